//! Noun: what somebody may do, and for whom.

use std::str::FromStr;

use vocabulary::{Id, Moment, Teryt};

use institutions::Institution;

use crate::Account;

/// What somebody is in an institution, or for the region. The law draws the line between the two: an institution's
/// people see what concerns their institution, the region's people see sums (art. 23a ust. 3 of the social assistance
/// act does not name the regional centre).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Works with people: social worker, job adviser, pedagogue, librarian, policeman.
    Worker,
    /// Keeps what the directory says about the institution true.
    Editor,
    /// Answers for the institution: its people, its entries, its figures.
    Manager,
    /// Looks after the people and entries of all institutions of a powiat, or of an institution's branches.
    LocalAdministrator,
    /// Observatory and analyses of the region.
    Analyst,
    /// Training in the region.
    TrainingSpecialist,
    /// Strategy, cooperation, quality of the directory in the region.
    Coordinator,
    /// Runs the installation; sees no case of anybody.
    PlatformAdministrator,
    /// Reads the audit and nothing else.
    Auditor,
}

/// One kind of act. A page or a verb asks for one of these and never for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Own tasks, own account: everybody who is signed in in a role.
    Work,
    /// Change, confirm and withdraw entries of the own institution.
    EditEntries,
    /// Bring many entries at once in a sheet: of institutions within reach, or for the region of any.
    ImportEntries,
    /// See who works in the own institution in which role.
    SeeTeam,
    /// Invite, change and end roles in the own institution.
    ManageTeam,
    /// Invite many at once from a sheet, to the roles that one may give.
    InviteMany,
    /// Data of persons who get help, of the own institution; only after the authorisation was accepted.
    SeeProtected,
    /// Freshness and coverage of the whole region, as sums and lists of entries.
    SeeBoard,
    /// Decide whether an institution is who it says; let first entries out.
    VerifyInstitutions,
    /// Join what is there twice.
    MergeEntries,
    /// Settings, invitations of the first people of institutions, diagnosis.
    Administer,
    /// Read the audit.
    ReadAudit,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Work,
        Self::EditEntries,
        Self::ImportEntries,
        Self::SeeTeam,
        Self::ManageTeam,
        Self::InviteMany,
        Self::SeeProtected,
        Self::SeeBoard,
        Self::VerifyInstitutions,
        Self::MergeEntries,
        Self::Administer,
        Self::ReadAudit,
    ];
}

/// The text is no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a role")]
pub struct UnknownRole(pub String);

impl Role {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Worker,
        Self::Editor,
        Self::Manager,
        Self::LocalAdministrator,
        Self::Analyst,
        Self::TrainingSpecialist,
        Self::Coordinator,
        Self::PlatformAdministrator,
        Self::Auditor,
    ];

    /// The code in tables and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Editor => "editor",
            Self::Manager => "manager",
            Self::LocalAdministrator => "local_administrator",
            Self::Analyst => "analyst",
            Self::TrainingSpecialist => "training_specialist",
            Self::Coordinator => "coordinator",
            Self::PlatformAdministrator => "platform_administrator",
            Self::Auditor => "auditor",
        }
    }

    /// Whether the role is held for the region and not for an institution.
    pub const fn is_regional(self) -> bool {
        matches!(
            self,
            Self::Analyst
                | Self::TrainingSpecialist
                | Self::Coordinator
                | Self::PlatformAdministrator
                | Self::Auditor
        )
    }

    /// Whether the written authorisation and the pledge of secrecy (art. 100 ust. 6) come before the work.
    pub const fn needs_authorisation(self) -> bool {
        self.may(Permission::SeeProtected)
    }

    /// Whether somebody in this role may do this. The whole table of rights.
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::Work => true,
            P::EditEntries => matches!(self, Self::Editor | Self::Manager | Self::LocalAdministrator),
            P::ImportEntries => {
                matches!(self, Self::Editor | Self::Manager | Self::LocalAdministrator | Self::Coordinator)
            }
            P::SeeTeam => {
                matches!(self, Self::Worker | Self::Editor | Self::Manager | Self::LocalAdministrator)
            }
            P::ManageTeam => matches!(self, Self::Manager | Self::LocalAdministrator),
            P::InviteMany => matches!(
                self,
                Self::Manager | Self::LocalAdministrator | Self::Coordinator | Self::PlatformAdministrator
            ),
            P::SeeProtected => matches!(self, Self::Worker | Self::Manager),
            P::SeeBoard => {
                matches!(
                    self,
                    Self::Coordinator
                        | Self::Analyst
                        | Self::PlatformAdministrator
                        | Self::LocalAdministrator
                )
            }
            P::VerifyInstitutions => matches!(self, Self::Coordinator | Self::PlatformAdministrator),
            P::MergeEntries => matches!(self, Self::Coordinator),
            P::Administer => matches!(self, Self::PlatformAdministrator),
            P::ReadAudit => matches!(self, Self::Auditor),
        }
    }

    /// Which roles somebody in this role may give to others.
    pub const fn may_grant(self, other: Self) -> bool {
        match self {
            Self::Manager => matches!(other, Self::Worker | Self::Editor | Self::Manager),
            Self::LocalAdministrator => {
                matches!(other, Self::Worker | Self::Editor | Self::Manager)
            }
            // The first people of an institution, as by accepting its request to join.
            Self::Coordinator => matches!(other, Self::Manager),
            Self::PlatformAdministrator => !matches!(other, Self::Worker | Self::Editor),
            _ => false,
        }
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.code() == text).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// A role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its identifier.
    pub id: Id<Membership>,
    /// Who holds it.
    pub account: Id<Account>,
    /// For which institution; none for a role of the region.
    pub institution: Option<Id<Institution>>,
    /// Which.
    pub role: Role,
    /// Of a local administrator: the powiat.
    pub territory: Option<Teryt>,
    /// Since when.
    pub granted_at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_reaches_no_person() {
        for role in Role::ALL.into_iter().filter(|role| role.is_regional()) {
            assert!(!role.may(Permission::SeeProtected), "{role:?}");
            assert!(!role.may(Permission::SeeTeam), "{role:?}");
        }
    }

    #[test]
    fn an_auditor_reads_the_audit_and_nothing_else() {
        let may: Vec<_> = Permission::ALL.into_iter().filter(|one| Role::Auditor.may(*one)).collect();
        assert_eq!(may, [Permission::Work, Permission::ReadAudit]);
        assert!(Role::ALL.iter().all(|role| !role.may(Permission::ReadAudit) || *role == Role::Auditor));
    }

    #[test]
    fn nobody_gives_away_more_than_they_hold_in_their_house() {
        assert!(!Role::Manager.may_grant(Role::LocalAdministrator));
        assert!(!Role::Editor.may_grant(Role::Editor));
        for role in Role::ALL.into_iter().filter(|role| role.is_regional()) {
            assert!(!Role::Manager.may_grant(role) && !Role::LocalAdministrator.may_grant(role), "{role:?}");
        }
    }

    #[test]
    fn a_code_is_read_back() {
        for role in Role::ALL {
            assert_eq!(role.code().parse(), Ok(role));
        }
        assert!("boss".parse::<Role>().is_err());
    }
}
