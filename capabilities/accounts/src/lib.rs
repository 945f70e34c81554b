//! Who somebody is, for whom they act and what they may see: accounts, roles, sessions, invitations, authorisations.
//!
//! It keeps staff, never people who get help, and holds no record of any other capability. Every page behind a sign-in
//! takes [`Staff`], which carries a [`Scope`]: made only from a session, asked by every verb. Start with [`Role`], the
//! whole table of rights; then [`Scope`]; then [`Doorkeeper`], which turns a request into one of them.

mod account;
pub mod administer;
pub mod auditing;
pub mod authorise;
pub mod change_means;
pub mod credentials;
mod doorkeeper;
mod invitation;
mod invitation_batch;
pub mod invite;
pub mod invite_many;
pub mod join;
mod join_request;
mod letters;
pub mod look;
pub mod own;
pub mod pages;
mod permissions;
mod provider;
mod provider_calls;
pub mod providers;
mod role;
mod scope;
mod session;
pub mod sign_in;
pub mod sign_in_elsewhere;
mod staff;
mod store;
pub mod team;
pub mod testing;
pub mod watch;

pub use account::{Account, Means};
pub use doorkeeper::{Clock, Doorkeeper, Entered, MoreDiagnosis, Place};
pub use invitation::{CannotBeTaken, Invitation, Purpose};
pub use invitation_batch::{Batch, Line, MOST_LINES, Verdict};
pub use join_request::JoinRequest;
pub use permissions::Fault;
pub use provider::IdentityProvider;
pub use provider_calls::CallFailed;
pub use role::{Membership, Permission, Role};
pub use scope::{NotAllowed, Scope};
pub use session::{Session, device_of};
pub use staff::{Access, Person, Sent, SentWithFiles, Staff};
pub use store::{Identity, KeptPasskey, PERSONAL, STATEMENTS};

/// The words of its pages and letters.
pub const WORDS: translations::Words = translations::Words {
    name: "accounts",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};

/// The capability's own tables.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "accounts",
    steps: &[
        database::Migration { name: "0001_account", sql: include_str!("../migrations/0001_account.sql") },
        database::Migration {
            name: "0002_invitation_batch",
            sql: include_str!("../migrations/0002_invitation_batch.sql"),
        },
        database::Migration {
            name: "0003_identity_provider",
            sql: include_str!("../migrations/0003_identity_provider.sql"),
        },
    ],
};

/// The script of the pages with passkeys; everything else works without scripts.
pub const SCRIPT: web::Script = web::Script { name: "passkey", text: include_str!("../assets/passkey.js") };
