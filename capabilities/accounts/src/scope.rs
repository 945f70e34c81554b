//! Noun: what the person of a session may see and do. Only a session makes one.

use institutions::Institution;
use vocabulary::{Actor, Id, Teryt};

use crate::{Account, Membership, Permission, Role, Session};

/// Whose eyes a query has. Its fields are closed: [`crate::doorkeeper`] makes it from a session and nobody else can, so
/// a verb that takes a `&Scope` cannot be reached without one.
#[derive(Debug, Clone)]
pub struct Scope {
    account: Id<Account>,
    session: Id<Session>,
    membership: Membership,
    authorised: bool,
    fresh: bool,
}

/// The role does not include this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// Another role is needed.
    #[error("your role does not include this; a manager of your institution can change it")]
    Role,
    /// The written authorisation has to be accepted first.
    #[error("the authorisation to process personal data has not been accepted yet")]
    Authorisation,
    /// It belongs to another institution: as if it were not there.
    #[error("there is nothing here that you may see")]
    Foreign,
    /// The person has to prove again who they are.
    #[error("this needs a fresh proof of who you are")]
    Stale,
}

impl Scope {
    pub(crate) fn new(session: &Session, membership: Membership, authorised: bool, fresh: bool) -> Self {
        Self { account: session.account, session: session.id, membership, authorised, fresh }
    }

    /// Whose account.
    pub fn account(&self) -> Id<Account> {
        self.account
    }

    /// In which session.
    pub fn session(&self) -> Id<Session> {
        self.session
    }

    /// Under which role.
    pub fn membership(&self) -> &Membership {
        &self.membership
    }

    /// In which role.
    pub fn role(&self) -> Role {
        self.membership.role
    }

    /// For which institution; none for the region.
    pub fn institution(&self) -> Option<Id<Institution>> {
        self.membership.institution
    }

    /// Of a local administrator: where.
    pub fn territory(&self) -> Option<&Teryt> {
        self.membership.territory.as_ref()
    }

    /// Whether the authorisation was accepted and holds.
    pub fn is_authorised(&self) -> bool {
        self.authorised
    }

    /// What a unit of work writes down.
    pub fn actor(&self) -> Actor {
        Actor::Member { account: self.account.uuid(), institution: self.membership.institution.map(Id::uuid) }
    }

    /// Whether the role includes this, and what else it needs is there.
    pub fn may(&self, permission: Permission) -> Result<(), NotAllowed> {
        if !self.role().may(permission) {
            return Err(NotAllowed::Role);
        }
        if permission == Permission::SeeProtected && !self.authorised {
            return Err(NotAllowed::Authorisation);
        }
        Ok(())
    }

    /// The same for what belongs to an institution: another's is as if it were not there.
    pub fn may_at(&self, permission: Permission, institution: &Institution) -> Result<(), NotAllowed> {
        self.reaches(institution)?;
        self.may(permission)
    }

    /// Whether the institution is within reach: one's own, a branch of it, or one in a local administrator's powiat.
    pub fn reaches(&self, institution: &Institution) -> Result<(), NotAllowed> {
        let own = self.institution();
        let is_own = own == Some(institution.id);
        let is_branch = own.is_some() && institution.part_of == own && self.role() != Role::Worker;
        let is_near = self.role() == Role::LocalAdministrator
            && self.territory().is_some_and(|territory| territory.contains(&institution.teryt));
        if is_own || is_branch || is_near {
            return Ok(());
        }
        Err(NotAllowed::Foreign)
    }

    /// What a unit of work writes down that acts for an institution within reach.
    pub fn actor_at(&self, institution: &Institution) -> Result<Actor, NotAllowed> {
        self.reaches(institution)?;
        Ok(Actor::Member { account: self.account.uuid(), institution: Some(institution.id.uuid()) })
    }

    /// What a unit of work writes down that acts for several institutions at once: a local administrator's own belongs to
    /// none of them. Each institution is asked for with [`Scope::may_at`].
    pub fn actor_across(&self) -> Actor {
        if self.role() == Role::LocalAdministrator {
            return Actor::Member { account: self.account.uuid(), institution: None };
        }
        self.actor()
    }

    /// Asks for a fresh proof.
    pub fn must_be_fresh(&self) -> Result<(), NotAllowed> {
        if self.fresh { Ok(()) } else { Err(NotAllowed::Stale) }
    }
}
