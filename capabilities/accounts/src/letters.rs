//! The letters of this capability: each says what happened in general words and holds one link; nothing of a person.

use database::Work;
use mail::{CannotPost, Frame, Letterhead};
use translations::Speak;
use vocabulary::{Id, Mailbox, Personal};
use web::{Form, Localised, Visit};

use crate::{Account, Doorkeeper, Fault, look, pages};

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
        links: &[&str],
    ) -> Result<(), CannotPost> {
        let head = Letterhead { name: self.site.to_owned(), address: self.address.to_owned() };
        let t = self.speak;
        let mut frame =
            Frame::new(t, &head, t.say(format!("{words}-subject")), t.say(format!("{words}-reason")));
        for paragraph in t.paragraphs(format!("{words}-text")) {
            frame = frame.paragraph(paragraph);
        }
        for (place, link) in (1_u64..).zip(links) {
            let words = match links {
                [_] => t.say(format!("{words}-link")),
                _ => t.phrase(format!("{words}-link-nth")).with("n", place).to_string(),
            };
            frame = frame.link(words, *link);
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
        self.send(work, to, "account.invitation", "accounts-letter-invitation", &[link]).await
    }

    /// One letter about all places that somebody was invited to at once.
    pub async fn invitations(
        &self,
        work: &mut Work,
        to: &Personal<Mailbox>,
        links: &[String],
    ) -> Result<(), CannotPost> {
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        self.send(work, to, "account.invitation", "accounts-letter-invitation", &links).await
    }

    /// A link to set a new password.
    pub async fn recovery(
        &self,
        work: &mut Work,
        to: &Personal<Mailbox>,
        link: &str,
    ) -> Result<(), CannotPost> {
        self.send(work, to, "account.recovery", "accounts-letter-recovery", &[link]).await
    }

    /// Something about the means of signing in was changed; whoever did not do it themselves learns of it.
    pub async fn means_changed(&self, work: &mut Work, to: &Personal<Mailbox>) -> Result<(), CannotPost> {
        let link = format!("{}{}", self.address, pages::ACCOUNT.address(self.speak.language()));
        self.send(work, to, "account.means_changed", "accounts-letter-means", &[&link]).await
    }

    /// A request to join was declined; the reason stands behind the words of the letter.
    pub async fn declined(&self, work: &mut Work, to: &Personal<Mailbox>) -> Result<(), CannotPost> {
        let link = format!("{}{}", self.address, pages::JOIN.address(self.speak.language()));
        self.send(work, to, "account.declined", "accounts-letter-declined", &[&link]).await
    }
}

/// Tells somebody that the means of signing in to their account changed, in the language in which they read letters. That a
/// letter cannot be sent does not undo the change.
pub async fn means_changed(
    work: &mut Work,
    keeper: &Doorkeeper,
    visit: &Visit,
    account: Id<Account>,
) -> Result<(), Fault> {
    let Some((mailbox, language)) = look::address_of(work, keeper, account).await? else { return Ok(()) };
    let t = visit.t.in_language(language);
    let writer = Writer { keeper, site: &visit.site.name, address: &keeper.public_address, speak: &t };
    if let Err(refusal) = writer.means_changed(work, &mailbox).await {
        tracing::warn!(%refusal, "nobody was told that the means of an account changed");
    }
    Ok(())
}
