//! All SQL of the accounts. What belongs to a person is sealed before it comes here.

mod accounts;
mod batches;
mod invitations;
mod memberships;
mod providers;
mod requests;
mod sessions;

use database::{Fault, Row, Value, Work, statements, values};
use institutions::Institution;
use privacy::{ColumnRule, LegalBasis, Retention, Sweep};
use vocabulary::{Id, Language, Moment, Teryt};

use crate::{
    Account, IdentityProvider, Invitation, JoinRequest, Means, Membership, Role, Session,
    credentials::throttle,
    invitation::{Purpose, Standing},
};

pub use self::{
    accounts::*, batches::*, invitations::*, memberships::*, providers::*, requests::*, sessions::*,
};

statements! {
    /// Opens an account.
    OPEN = "insert into account (account_id, name_sealed, mailbox_sealed, mailbox_blind, language, created_at) values ($1, $2, $3, $4, $5, $6)";
    /// One account.
    ONE = "select a.*, (select count(*) from passkey p where p.account_id = a.account_id) as passkeys,
        (select count(*) from recovery_code r where r.account_id = a.account_id and r.used_at is null) as codes_left,
        (select count(*) from identity i where i.account_id = a.account_id) as identities
        from account a where a.account_id = $1";
    /// The account of a mailbox.
    OF_MAILBOX = "select a.*, (select count(*) from passkey p where p.account_id = a.account_id) as passkeys,
        (select count(*) from recovery_code r where r.account_id = a.account_id and r.used_at is null) as codes_left,
        (select count(*) from identity i where i.account_id = a.account_id) as identities
        from account a where a.mailbox_blind = $1 and a.erased_at is null";
    /// How many accounts there are.
    HOW_MANY = "select count(*) as accounts from account where erased_at is null";
    /// Sets a password.
    SET_PASSWORD = "update account set password_hash = $1, password_at = $2 where account_id = $3";
    /// Sets the secret of the one-time codes, which counts only after a code was tried.
    SET_CODE = "update account set code_sealed = $1, code_at = $2, code_step = $3 where account_id = $4";
    /// Notes the step of an accepted code, unless one as late was accepted before: a code works once.
    USE_STEP = "update account set code_step = $1 where account_id = $2 and coalesce(code_step, 0) < $1";
    /// Keeps somebody out, or lets them in again.
    SUSPEND = "update account set suspended_at = $1 where account_id = $2";
    /// What is left of an erased account: its identifier.
    ERASE = "update account set erased_at = $1, mailbox_blind = null, password_hash = null, code_sealed = null, suspended_at = $1 where account_id = $2";
    /// Forgets recovery codes.
    DROP_RECOVERY = "delete from recovery_code where account_id = $1";
    /// Keeps recovery codes.
    KEEP_RECOVERY = "insert into recovery_code (account_id, digest) values {rows}";
    /// Uses a recovery code, once.
    USE_RECOVERY = "update recovery_code set used_at = $1 where account_id = $2 and digest = $3 and used_at is null";
    /// Keeps a passkey.
    KEEP_PASSKEY = "insert into passkey (passkey_id, account_id, credential, facts, name, created_at) values ($1, $2, $3, $4, $5, $6)";
    /// The passkeys of an account.
    PASSKEYS = "select passkey_id, account_id, facts, name, created_at, used_at from passkey where account_id = $1 order by created_at";
    /// The passkey of a credential.
    PASSKEY_OF = "select passkey_id, account_id, facts, name, created_at, used_at from passkey where credential = $1";
    /// Notes the use of a passkey.
    USE_PASSKEY = "update passkey set facts = $1, used_at = $2 where passkey_id = $3";
    /// Notes that a question to passkeys was answered: each is answered once.
    ANSWER = "insert into passkey_question (question, answered_at) values ($1, $2) on conflict do nothing";
    /// Forgets answered questions whose time is over anyway.
    FORGET_ANSWERS = "delete from passkey_question where answered_at < $1";
    /// Removes a passkey.
    DROP_PASSKEY = "delete from passkey where passkey_id = $1 and account_id = $2";
    /// Makes password and codes worthless.
    FORGET_MEANS = "update account set password_hash = null, password_at = null, code_sealed = null, code_at = null, code_step = null where account_id = $1";
    /// The steps that the database has taken.
    STEPS = "select owner, name from migration order by owner, name";
    /// Removes all passkeys of an account.
    DROP_PASSKEYS = "delete from passkey where account_id = $1";

    /// Gives a role, unless it is held already.
    GRANT = "insert into membership (membership_id, account_id, institution_id, role, territory, granted_at, granted_by)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    /// Ends a role.
    END_ROLE = "update membership set ended_at = $1, ended_by = $2 where membership_id = $3 and ended_at is null";
    /// Ends all roles of somebody.
    END_ROLES = "update membership set ended_at = $1, ended_by = $2 where account_id = $3 and ended_at is null";
    /// The roles somebody holds.
    ROLES_OF = "select * from membership where account_id = $1 and ended_at is null order by granted_at, membership_id";
    /// The roles somebody holds or held.
    ALL_ROLES = "select institution_id, role, territory, granted_at, ended_at from membership where account_id = $1 order by granted_at, membership_id";
    /// The authorisations somebody accepted.
    AUTHORISATIONS = "select institution_id, version, accepted_at, revoked_at from authorisation where account_id = $1 order by accepted_at";
    /// Revokes all authorisations of somebody.
    REVOKE_ALL = "update authorisation set revoked_at = $1, revoked_by = $2 where account_id = $2 and revoked_at is null";
    /// Forgets the sessions of an account.
    FORGET_SESSIONS = "delete from session where account_id = $1";
    /// Invitations that were sent to a mailbox.
    INVITATIONS_TO = "select invitation_id from invitation where mailbox_blind = $1";
    /// One role, held or ended.
    ROLE = "select * from membership where membership_id = $1 and ended_at is null";
    /// The people of an institution.
    TEAM = "select * from membership where institution_id = $1 and ended_at is null order by granted_at, membership_id limit $2 offset $3";
    /// How many people an institution has.
    TEAM_SIZE = "select count(*) as people from membership where institution_id = $1 and ended_at is null";
    /// How many hold a role.
    HOLDERS = "select count(*) as people from membership m join account a on a.account_id = m.account_id
        where m.role = $1 and m.ended_at is null and a.suspended_at is null and a.erased_at is null";
    /// How many answer for an institution.
    MANAGERS_AT = "select count(*) as people from membership m join account a on a.account_id = m.account_id
        where m.institution_id = $1 and m.role = 'manager' and m.ended_at is null and a.suspended_at is null";
    /// Those who hold a role in an institution.
    HOLDERS_AT = "select m.account_id from membership m join account a on a.account_id = m.account_id
        where m.institution_id = $1 and m.role in ('manager', 'editor') and m.ended_at is null and a.suspended_at is null order by m.granted_at";
    /// Those who hold a role for the region.
    HOLDERS_IN_REGION = "select m.account_id from membership m join account a on a.account_id = m.account_id
        where m.institution_id is null and m.role = $1 and m.ended_at is null and a.suspended_at is null order by m.granted_at";

    /// Begins a session.
    BEGIN = "insert into session (session_id, digest, account_id, membership_id, begun_at, seen_at, strong_at, device, provider_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The session of a token.
    SESSION_OF = "select s.*, a.suspended_at, p.institution_id as vouched_for from session s join account a on a.account_id = s.account_id
        left join identity_provider p on p.provider_id = s.provider_id where s.digest = $1 and s.ended_at is null";
    /// Notes that a session is used.
    SEEN = "update session set seen_at = $1 where session_id = $2";
    /// Gives a session a new token, because what it opens has changed.
    RENEW = "update session set digest = $1, strong_at = $2, seen_at = $3, challenge = null where session_id = $4 and ended_at is null";
    /// Takes another role in a session.
    SWITCH = "update session set membership_id = $1 where session_id = $2";
    /// What waits in a session to be finished.
    CHALLENGE_OF = "select challenge from session where session_id = $1 and ended_at is null";
    /// Keeps what waits to be finished.
    CHALLENGE = "update session set challenge = $1 where session_id = $2";
    /// Ends a session.
    END = "update session set ended_at = $1 where session_id = $2 and account_id = $3 and ended_at is null";
    /// Ends all sessions of an account but one.
    END_OTHERS = "update session set ended_at = $1 where account_id = $2 and session_id <> $3 and ended_at is null";
    /// The sessions of an account that have not been ended.
    SESSIONS = "select s.*, a.suspended_at, p.institution_id as vouched_for from session s join account a on a.account_id = s.account_id
        left join identity_provider p on p.provider_id = s.provider_id where s.account_id = $1 and s.ended_at is null order by s.seen_at desc";
    /// A proof of our own takes the place of a provider's word.
    OWN_PROOF = "update session set provider_id = null where session_id = $1";
    /// Ends the sessions that rest on a provider's word.
    END_VOUCHED = "update session set ended_at = $1 where provider_id = $2 and ended_at is null";
    /// Notes an attempt before it is tried, so that attempts at the same time count too.
    ATTEMPT = "insert into sign_in_attempt (attempt_id, account_blind, origin_blind, at, ended_well) values ($1, $2, $3, $4, $5)";
    /// Attempts at an account since a moment, newest first.
    ATTEMPTS_AT = "select at, ended_well from sign_in_attempt where account_blind = $1 and at > $2 order by at desc limit 64";
    /// Attempts from an origin since a moment, newest first.
    ATTEMPTS_FROM = "select at, ended_well from sign_in_attempt where origin_blind = $1 and at > $2 order by at desc limit 64";
    /// Notes that an attempt ended well.
    GOOD = "update sign_in_attempt set ended_well = $1 where attempt_id = $2";
    /// An attempt that ended well takes its account's failures along.
    FORGIVE = "delete from sign_in_attempt where account_blind = $1";

    /// Sessions that nobody needs any more.
    OLD_SESSIONS = "select session_id as row_id, account_id as subject_id from session
        where seen_at < $1 and session_id > $2 order by session_id limit $3";
    /// Forgets a session.
    CLEAR_SESSION = "delete from session where session_id = $1";
    /// Attempts that no longer count.
    OLD_ATTEMPTS = "select attempt_id as row_id, attempt_id as subject_id from sign_in_attempt
        where at < $1 and attempt_id > $2 order by attempt_id limit $3";
    /// Forgets an attempt.
    CLEAR_ATTEMPT = "delete from sign_in_attempt where attempt_id = $1";
    /// Invitations whose time was over long ago.
    OLD_INVITATIONS = "select invitation_id as row_id, invitation_id as subject_id from invitation
        where mailbox_blind is not null and expires_at < $1 and invitation_id > $2 order by invitation_id limit $3";
    /// To whom it was sent goes; that it was made stays.
    CLEAR_INVITATION = "update invitation set mailbox_sealed = null, mailbox_blind = null where invitation_id = $1";
    /// Requests that were decided long ago.
    OLD_REQUESTS = "select join_request_id as row_id, join_request_id as subject_id from join_request
        where decided_at < $1 and name_sealed is not null and join_request_id > $2 order by join_request_id limit $3";
    /// Who asked and what was written goes, with the key; the decision stays.
    CLEAR_REQUEST = "update join_request set name_sealed = null, mailbox_sealed = null, words_sealed = null, reason_sealed = null
        where join_request_id = $1";
    /// Nobody is found again by the mailbox of an erased account.
    CLEAR_BLIND = "update account set mailbox_blind = null where account_id = $1";
    /// The passkeys of an erased account.
    CLEAR_PASSKEYS = "delete from passkey where account_id = $1";

    /// Keeps an invitation.
    INVITE = "insert into invitation (invitation_id, digest, purpose, mailbox_sealed, mailbox_blind, account_id, institution_id, role, territory, language, made_at, made_by, expires_at, batch_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    /// The invitation of a token.
    INVITATION_OF = "select * from invitation where digest = $1";
    /// Takes an invitation, once.
    TAKE_INVITATION = "update invitation set taken_at = $1 where invitation_id = $2 and taken_at is null and withdrawn_at is null";
    /// Withdraws an invitation.
    WITHDRAW = "update invitation set withdrawn_at = $1 where invitation_id = $2 and taken_at is null and withdrawn_at is null";
    /// Withdraws all invitations of a purpose.
    WITHDRAW_ALL = "update invitation set withdrawn_at = $1 where purpose = $2 and taken_at is null and withdrawn_at is null";
    /// Withdraws the links for a new password of an account.
    WITHDRAW_RECOVERY = "update invitation set withdrawn_at = $1 where account_id = $2 and purpose = 'recovery' and taken_at is null and withdrawn_at is null";
    /// The open invitations of an institution.
    INVITATIONS = "select * from invitation where institution_id = $1 and taken_at is null and withdrawn_at is null order by made_at desc limit 200";
    /// An open invitation.
    INVITATION = "select * from invitation where invitation_id = $1 and taken_at is null and withdrawn_at is null";
    /// Whether a mailbox is invited to the same role already.
    INVITED = "select count(*) as invitations from invitation where mailbox_blind = $1 and (institution_id = $2 or (institution_id is null and $2 is null))
        and role = $3 and taken_at is null and withdrawn_at is null and expires_at > $4";

    /// Puts a sheet of people down, before anything is sent.
    PUT_BATCH = "insert into invitation_batch (batch_id, institution_id, made_at, made_by, file_name, lines, lines_sealed) values ($1, $2, $3, $4, $5, $6, $7)";
    /// One sheet.
    BATCH = "select * from invitation_batch where batch_id = $1";
    /// Confirms a sheet, once; its lines are forgotten.
    CONFIRM_BATCH = "update invitation_batch set confirmed_at = $1, left_out = $2, not_sent = $3, lines_sealed = null where batch_id = $4 and confirmed_at is null and lines_sealed is not null";
    /// Throws a sheet away that was not confirmed.
    DROP_BATCH = "delete from invitation_batch where batch_id = $1 and confirmed_at is null";
    /// How many letters of a sheet could not be written.
    NOT_SENT = "update invitation_batch set not_sent = $1 where batch_id = $2";
    /// The sheets of an institution, or of the region, with what became of their invitations.
    BATCHES = "select b.*, (select count(*) from invitation i where i.batch_id = b.batch_id and i.taken_at is not null) as taken,
        (select count(*) from invitation i where i.batch_id = b.batch_id and i.taken_at is null and i.withdrawn_at is null and i.expires_at > $2) as waiting
        from invitation_batch b where (b.institution_id = $1 or (b.institution_id is null and $1 is null))
        and (b.confirmed_at is not null or b.lines_sealed is not null) order by b.made_at desc, b.batch_id";
    /// The invitations of a sheet.
    INVITATIONS_OF_BATCH = "select * from invitation where batch_id = $1 order by made_at, invitation_id";
    /// Withdraws what nobody took of a sheet.
    WITHDRAW_BATCH = "update invitation set withdrawn_at = $1 where batch_id = $2 and taken_at is null and withdrawn_at is null";
    /// A new secret and a new time for an invitation that nobody took.
    RENEW_INVITATION = "update invitation set digest = $1, expires_at = $2 where invitation_id = $3 and taken_at is null and withdrawn_at is null";
    /// The roles that the accounts of some mailboxes hold.
    ROLES_OF_MAILBOXES = "select a.mailbox_blind, m.institution_id, m.role from account a join membership m on m.account_id = a.account_id
        where m.ended_at is null and a.erased_at is null and a.mailbox_blind in ({list})";
    /// To what some mailboxes were invited and have not answered.
    INVITED_MAILBOXES = "select mailbox_blind, institution_id, role from invitation
        where purpose = 'role' and role is not null and taken_at is null and withdrawn_at is null and expires_at > $1 and mailbox_blind in ({list})";
    /// Sheets that nobody confirmed.
    OLD_BATCHES = "select batch_id as row_id, batch_id as subject_id from invitation_batch
        where lines_sealed is not null and made_at < $1 and batch_id > $2 order by batch_id limit $3";
    /// What such a sheet says goes.
    CLEAR_BATCH = "update invitation_batch set lines_sealed = null where batch_id = $1";

    /// Keeps what an institution told of its identity provider.
    KEEP_PROVIDER = "insert into identity_provider (provider_id, institution_id, issuer, client, secret_sealed, domain, strong, set_at, set_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Changes it; the issuer stays.
    CHANGE_PROVIDER = "update identity_provider set client = $1, secret_sealed = $2, domain = $3, strong = $4, set_at = $5, set_by = $6 where provider_id = $7";
    /// The identity provider of an institution.
    PROVIDER_OF = "select * from identity_provider where institution_id = $1 and removed_at is null";
    /// One identity provider that is in use.
    PROVIDER = "select * from identity_provider where provider_id = $1 and removed_at is null";
    /// All identity providers in use.
    PROVIDERS = "select * from identity_provider where removed_at is null order by set_at, provider_id limit 500";
    /// Takes one out of use.
    REMOVE_PROVIDER = "update identity_provider set removed_at = $1 where provider_id = $2 and removed_at is null";
    /// Nobody is known by its word any more.
    UNLINK_ALL = "delete from identity where provider_id = $1";
    /// How many people are known by it.
    LINKED = "select count(*) as people from identity where provider_id = $1";
    /// Links an account with somebody at a provider; each of both once.
    LINK = "insert into identity (identity_id, account_id, provider_id, subject_blind, linked_at) values ($1, $2, $3, $4, $5) on conflict do nothing";
    /// The account of somebody at a provider.
    LINKED_TO = "select identity_id, account_id, provider_id, linked_at, used_at from identity where provider_id = $1 and subject_blind = $2";
    /// With which providers an account is linked.
    IDENTITIES = "select identity_id, account_id, provider_id, linked_at, used_at from identity where account_id = $1 order by linked_at";
    /// Notes that somebody came in by it.
    USE_IDENTITY = "update identity set used_at = $1 where identity_id = $2";
    /// Ends a link of one's own.
    UNLINK = "delete from identity where account_id = $1 and provider_id = $2";
    /// Ends all links of an account.
    CLEAR_IDENTITIES = "delete from identity where account_id = $1";

    /// Accepts the authorisation.
    AUTHORISE = "insert into authorisation (authorisation_id, account_id, institution_id, version, accepted_at) values ($1, $2, $3, $4, $5)";
    /// The authorisation that holds.
    AUTHORISED = "select accepted_at, version from authorisation where account_id = $1 and institution_id = $2 and revoked_at is null order by accepted_at desc limit 1";
    /// Revokes the authorisation.
    REVOKE = "update authorisation set revoked_at = $1, revoked_by = $2 where account_id = $3 and institution_id = $4 and revoked_at is null";

    /// Keeps a request to join.
    ASK_TO_JOIN = "insert into join_request (join_request_id, institution_id, institution_name, regon, krs, teryt, name_sealed, mailbox_sealed, language, words_sealed, asked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// Requests, the undecided first.
    REQUESTS = "select * from join_request order by case when decided_at is null then 0 else 1 end, asked_at desc, join_request_id limit $1 offset $2";
    /// How many requests there are, and how many wait.
    REQUEST_COUNT = "select count(*) as requests, count(*) filter (where decided_at is null) as waiting from join_request";
    /// One request.
    REQUEST = "select * from join_request where join_request_id = $1";
    /// Decides a request, once.
    DECIDE = "update join_request set decided_at = $1, decided_by = $2, outcome = $3, reason_sealed = $4, institution_id = $5 where join_request_id = $6 and decided_at is null";
}

const SESSIONS_KEPT: Retention = Retention::Days {
    days: 30,
    after: "seen_at",
    sweep: Sweep { due: OLD_SESSIONS, clear: CLEAR_SESSION, subject_ends: false },
};
const ATTEMPTS_KEPT: Retention = Retention::Days {
    days: 1,
    after: "at",
    sweep: Sweep { due: OLD_ATTEMPTS, clear: CLEAR_ATTEMPT, subject_ends: false },
};
const INVITATIONS_KEPT: Retention = Retention::Days {
    days: 30,
    after: "expires_at",
    sweep: Sweep { due: OLD_INVITATIONS, clear: CLEAR_INVITATION, subject_ends: true },
};
const BATCHES_KEPT: Retention = Retention::Days {
    days: 2,
    after: "made_at",
    sweep: Sweep { due: OLD_BATCHES, clear: CLEAR_BATCH, subject_ends: true },
};
const REQUESTS_KEPT: Retention = Retention::Days {
    days: 365,
    after: "decided_at",
    sweep: Sweep { due: OLD_REQUESTS, clear: CLEAR_REQUEST, subject_ends: true },
};

/// What this crate keeps about people.
pub const PERSONAL: &[ColumnRule] = &[
    rule("account", "name_sealed", "accounts-purpose-account", Retention::UntilErased, "account_id"),
    rule("account", "mailbox_sealed", "accounts-purpose-account", Retention::UntilErased, "account_id"),
    rule("account", "code_sealed", "accounts-purpose-sign-in", Retention::UntilErased, "account_id"),
    rule(
        "account",
        "mailbox_blind",
        "accounts-purpose-sign-in",
        Retention::OpenUntilErased { clear: CLEAR_BLIND },
        "account_id",
    ),
    rule(
        "passkey",
        "facts",
        "accounts-purpose-sign-in",
        Retention::OpenUntilErased { clear: CLEAR_PASSKEYS },
        "account_id",
    ),
    rule(
        "passkey",
        "name",
        "accounts-purpose-sign-in",
        Retention::OpenUntilErased { clear: CLEAR_PASSKEYS },
        "account_id",
    ),
    rule(
        "identity",
        "subject_blind",
        "accounts-purpose-sign-in",
        Retention::OpenUntilErased { clear: CLEAR_IDENTITIES },
        "account_id",
    ),
    rule("session", "device", "accounts-purpose-sign-in", SESSIONS_KEPT, "account_id"),
    rule("sign_in_attempt", "account_blind", "accounts-purpose-throttle", ATTEMPTS_KEPT, "attempt_id"),
    rule("sign_in_attempt", "origin_blind", "accounts-purpose-throttle", ATTEMPTS_KEPT, "attempt_id"),
    rule("invitation", "mailbox_sealed", "accounts-purpose-invitation", INVITATIONS_KEPT, "invitation_id"),
    rule("invitation", "mailbox_blind", "accounts-purpose-invitation", INVITATIONS_KEPT, "invitation_id"),
    rule("invitation_batch", "lines_sealed", "accounts-purpose-invitation", BATCHES_KEPT, "batch_id"),
    rule("join_request", "name_sealed", "accounts-purpose-join", REQUESTS_KEPT, "join_request_id"),
    rule("join_request", "mailbox_sealed", "accounts-purpose-join", REQUESTS_KEPT, "join_request_id"),
    rule("join_request", "words_sealed", "accounts-purpose-join", REQUESTS_KEPT, "join_request_id"),
    rule("join_request", "reason_sealed", "accounts-purpose-join", REQUESTS_KEPT, "join_request_id"),
];

const fn rule(
    table: &'static str,
    column: &'static str,
    purpose_key: &'static str,
    retention: Retention,
    subject_column: &'static str,
) -> ColumnRule {
    ColumnRule { table, column, purpose_key, legal_basis: LegalBasis::PublicTask, retention, subject_column }
}

fn number(row: &Row, column: &str) -> Result<u32, Fault> {
    Ok(u32::try_from(row.get::<i64>(column)?).unwrap_or(u32::MAX))
}

fn language(row: &Row) -> Result<Language, Fault> {
    read(row, "language")
}

/// A column that holds the code of a closed list.
fn read<T: std::str::FromStr<Err: ToString>>(row: &Row, column: &str) -> Result<T, Fault> {
    row.get::<String>(column)?
        .parse()
        .map_err(|error: T::Err| Fault::Unreadable { column: column.to_owned(), reason: error.to_string() })
}
