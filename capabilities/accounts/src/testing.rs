//! Invented people: those of a demonstration, and those whom tests sign in. They pass through the same verbs as
//! everybody else; there is no other way in.

use database::{Context, Work};
use institutions::Institution;
use vocabulary::{Id, Language, Mailbox, Personal, Teryt};

use crate::{
    Account, Doorkeeper, Entered, Fault, Membership, Role, authorise,
    invite::{self, Open},
    sign_in::{self, CannotSignIn, Token},
    store,
};

/// Somebody who does not exist.
#[derive(Debug, Clone, Copy)]
pub struct Invented {
    /// In forms and message keys.
    pub code: &'static str,
    /// The name on their pages.
    pub name: &'static str,
    /// Their mailbox, at a host that can never exist.
    pub mailbox: &'static str,
    /// Their role.
    pub role: Role,
}

/// The people of a demonstration, each in one role.
pub const INVENTED: &[Invented] = &[
    Invented {
        code: "manager",
        name: "Barbara Wymyślona",
        mailbox: "barbara@demo.invalid",
        role: Role::Manager,
    },
    Invented { code: "editor", name: "Adam Przykładowy", mailbox: "adam@demo.invalid", role: Role::Editor },
    Invented { code: "worker", name: "Celina Zmyślona", mailbox: "celina@demo.invalid", role: Role::Worker },
    Invented {
        code: "coordinator",
        name: "Daniel Fikcyjny",
        mailbox: "daniel@demo.invalid",
        role: Role::Coordinator,
    },
    Invented {
        code: "administrator",
        name: "Ewa Niebyła",
        mailbox: "ewa@demo.invalid",
        role: Role::PlatformAdministrator,
    },
    Invented { code: "auditor", name: "Feliks Urojony", mailbox: "feliks@demo.invalid", role: Role::Auditor },
];

/// Opens the account of an invented person and gives them their role; in an institution when the role is of one.
pub async fn settle(
    work: &mut Work,
    keeper: &Doorkeeper,
    who: &Invented,
    institution: Option<Id<Institution>>,
    territory: Option<Teryt>,
) -> Result<Id<Account>, Fault> {
    let mailbox: Mailbox = who.mailbox.parse().expect("an invented mailbox is one");
    let known = store::of_mailbox(work, &keeper.blind(&mailbox)).await?;
    let account = if let Some(known) = known {
        known.id
    } else {
        let account = work.new_id();
        let open = Open {
            name: Personal::new(who.name.to_owned()),
            mailbox: Personal::new(mailbox),
            password_hash: String::new(),
            language: Language::Polish,
            device: String::new(),
        };
        invite::open_account(work, keeper, account, &open).await?;
        account
    };
    let membership = Membership {
        id: work.new_id(),
        account,
        institution: institution.filter(|_| !who.role.is_regional()),
        role: who.role,
        territory,
        granted_at: work.moment(),
    };
    invite::give(work, &membership, None).await?;
    Ok(account)
}

/// Whether this is a database of real people: somebody has an account, and none of the invented people does. A
/// demonstration, in which everybody takes anybody's place, is never given there.
pub async fn is_of_real_people(work: &mut Work, keeper: &Doorkeeper) -> Result<bool, Fault> {
    for invented in INVENTED {
        let mailbox: Mailbox = invented.mailbox.parse().expect("an invented mailbox is one");
        if store::of_mailbox(work, &keeper.blind(&mailbox)).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(store::how_many(work).await? > 0)
}

/// Signs an invented person in and accepts their authorisation, as their pages would; the doorkeeper must be one of a
/// demonstration.
pub async fn signed_in(
    keeper: &Doorkeeper,
    context: &Context,
    who: &Invented,
) -> Result<(Token, Entered), CannotSignIn> {
    let mailbox: Mailbox = who.mailbox.parse().expect("an invented mailbox is one");
    let token = sign_in::as_invented(keeper, context, &mailbox, String::new()).await?;
    let mut entered = entered(keeper, &token).await?;
    if let Some(scope) = entered.scope.as_ref().filter(|scope| scope.role().needs_authorisation()) {
        let mut work = keeper.database.work(context.acting_as(scope.actor())).await?;
        authorise::accept(&mut work, scope).await.map_err(|refusal| match refusal {
            authorise::CannotAuthorise::Fault(fault) => CannotSignIn::Fault(fault),
            authorise::CannotAuthorise::NotAllowed(_) => CannotSignIn::Wrong,
        })?;
        work.commit().await?;
        entered = self::entered(keeper, &token).await?;
    }
    Ok((token, entered))
}

async fn entered(keeper: &Doorkeeper, token: &Token) -> Result<Entered, CannotSignIn> {
    let mut headers = axum::http::HeaderMap::new();
    let cookie = format!("{}={}", keeper.cookie_name(), token.0);
    headers.insert(axum::http::header::COOKIE, cookie.parse().expect("a token is plain ASCII"));
    keeper.entered(&headers).await?.ok_or(CannotSignIn::Wrong)
}
