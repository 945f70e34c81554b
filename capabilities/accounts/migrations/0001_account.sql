create table account (
    account_id {id} not null primary key,
    name_sealed {bytes} not null,
    mailbox_sealed {bytes} not null,
    mailbox_blind text unique,
    language text not null,
    created_at {moment} not null,
    password_hash text,
    password_at {moment},
    code_sealed {bytes},
    code_at {moment},
    code_step {integer},
    suspended_at {moment},
    erased_at {moment}
) {strict};

create table recovery_code (
    account_id {id} not null references account (account_id),
    digest {bytes} not null,
    used_at {moment},
    primary key (account_id, digest)
) {strict};

create table passkey (
    passkey_id {id} not null primary key,
    account_id {id} not null references account (account_id),
    credential text not null unique,
    facts {json} not null,
    name text not null,
    created_at {moment} not null,
    used_at {moment}
) {strict};
create index passkey_by_account on passkey (account_id);

create table passkey_question (
    question text not null primary key,
    answered_at {moment} not null
) {strict};

create table membership (
    membership_id {id} not null primary key,
    account_id {id} not null references account (account_id),
    institution_id {id},
    role text not null,
    territory text,
    granted_at {moment} not null,
    granted_by {id},
    ended_at {moment},
    ended_by {id}
) {strict};
create unique index membership_once on membership (account_id, institution_id, role) where ended_at is null;
create unique index membership_in_region_once on membership (account_id, role) where institution_id is null and ended_at is null;
create index membership_by_institution on membership (institution_id, ended_at);
{belt membership institution_id};

create table session (
    session_id {id} not null primary key,
    digest {bytes} not null unique,
    account_id {id} not null references account (account_id),
    membership_id {id},
    begun_at {moment} not null,
    seen_at {moment} not null,
    strong_at {moment},
    device text not null,
    challenge {json},
    ended_at {moment}
) {strict};
create index session_by_account on session (account_id, ended_at);

create table invitation (
    invitation_id {id} not null primary key,
    digest {bytes} not null unique,
    purpose text not null,
    mailbox_sealed {bytes},
    mailbox_blind text,
    account_id {id},
    institution_id {id},
    role text,
    territory text,
    language text not null,
    made_at {moment} not null,
    made_by {id},
    expires_at {moment} not null,
    taken_at {moment},
    withdrawn_at {moment},
    batch_id {id}
) {strict};
create index invitation_by_batch on invitation (batch_id);
create index invitation_by_institution on invitation (institution_id, made_at);
{belt invitation institution_id};

create table authorisation (
    authorisation_id {id} not null primary key,
    account_id {id} not null references account (account_id),
    institution_id {id} not null,
    version text not null,
    accepted_at {moment} not null,
    revoked_at {moment},
    revoked_by {id}
) {strict};
create unique index authorisation_once on authorisation (account_id, institution_id, version) where revoked_at is null;
{belt authorisation institution_id};

create table sign_in_attempt (
    attempt_id {id} not null primary key,
    account_blind text not null,
    origin_blind text not null,
    at {moment} not null,
    ended_well {flag} not null
) {strict};
create index sign_in_attempt_by_account on sign_in_attempt (account_blind, at);
create index sign_in_attempt_by_origin on sign_in_attempt (origin_blind, at);

create table join_request (
    join_request_id {id} not null primary key,
    institution_id {id},
    institution_name text not null,
    regon text,
    krs text,
    teryt text not null,
    name_sealed {bytes},
    mailbox_sealed {bytes},
    language text not null,
    words_sealed {bytes},
    asked_at {moment} not null,
    decided_at {moment},
    decided_by {id},
    outcome text,
    reason_sealed {bytes}
) {strict};
create index join_request_by_time on join_request (decided_at, asked_at)
