//! The letters of this capability: each says what happened in general words and holds one link; nothing of a person.

use database::Work;
use mail::{CannotPost, Frame, Letterhead};
use translations::Speak;
use vocabulary::{Mailbox, Personal};
use web::{Form, Localised, Visit};

use crate::{Doorkeeper, pages};

/// What letters need besides the doorkeeper.
#[derive(Debug, Clone)]
pub struct Writer<'a> {
    /// The doorkeeper.
    pub keeper: &'a Doorkeeper,
    /// The name of the site.
    pub site: &'a str,
    /// Where links lead: the public address, or the one under which the person writes while there is none.
    pub address: &'a str,
    /// The language of the reader.
    pub speak: &'a Speak,
}

impl<'a> Writer<'a> {
    /// Writes in the language of the page.
    pub fn of(keeper: &'a Doorkeeper, visit: &'a Visit) -> Self {
        Self { keeper, site: &visit.site.name, address: &keeper.public_address, speak: &visit.t }
    }

    async fn send(
        &self,
        work: &mut Work,
        to: &Personal<Mailbox>,
        kind: &'static str,
        words: &str,
        link: &str,
    ) -> Result<(), CannotPost> {
        let head = Letterhead { name: self.site.to_owned(), address: self.address.to_owned() };
        let t = self.speak;
        let mut frame =
            Frame::new(t, &head, t.say(format!("{words}-subject")), t.say(format!("{words}-reason")));
        for paragraph in t.paragraphs(format!("{words}-text")) {
            frame = frame.paragraph(paragraph);
        }
        if !link.is_empty() {
            frame = frame.link(t.say(format!("{words}-link")), link);
        }
        let to = Personal::new(to.disclose().as_str().to_owned());
        mail::post(work, &self.keeper.keys, frame.letter(to, kind)).await.map(drop)
    }

    /// The address of a page with a secret in its query, which no log keeps.
    pub fn link(&self, route: Localised, token: &str) -> String {
        let mut query = Form::default();
        query.set("token", token);
        format!("{}{}", self.address, query.address(&route.address(self.speak.language())))
    }

    /// An invitation to a role.
    pub async fn invitation(
        &self,
        work: &mut Work,
        to: &Personal<Mailbox>,
        link: &str,
    ) -> Result<(), CannotPost> {
        self.send(work, to, "account.invitation", "accounts-letter-invitation", link).await
    }

    /// A link to set a new password.
    pub async fn recovery(
        &self,
        work: &mut Work,
        to: &Personal<Mailbox>,
        link: &str,
    ) -> Result<(), CannotPost> {
        self.send(work, to, "account.recovery", "accounts-letter-recovery", link).await
    }

    /// Something about the means of signing in was changed; whoever did not do it themselves learns of it.
    pub async fn means_changed(&self, work: &mut Work, to: &Personal<Mailbox>) -> Result<(), CannotPost> {
        let link = format!("{}{}", self.address, pages::ACCOUNT.address(self.speak.language()));
        self.send(work, to, "account.means_changed", "accounts-letter-means", &link).await
    }

    /// A request to join was declined; the reason stands behind the words of the letter.
    pub async fn declined(&self, work: &mut Work, to: &Personal<Mailbox>) -> Result<(), CannotPost> {
        let link = format!("{}{}", self.address, pages::JOIN.address(self.speak.language()));
        self.send(work, to, "account.declined", "accounts-letter-declined", &link).await
    }
}
