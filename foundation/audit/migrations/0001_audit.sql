create table audit_chain (
    chain {integer} not null primary key check (chain = 1),
    installation_id {id} not null,
    last_sequence {integer} not null,
    last_hash {bytes} not null,
    last_head {integer} not null
) {strict};
create table audit_entry (
    sequence {integer} not null primary key,
    at {moment} not null,
    kind text not null,
    what text not null,
    actor text not null,
    account_id {id},
    institution_id {id},
    subject_id {id},
    object_kind text,
    object_id {id},
    body text not null,
    hash {bytes} not null
) {strict};
create index audit_entry_by_subject on audit_entry (subject_id, sequence) where subject_id is not null;
create index audit_entry_by_account on audit_entry (account_id, sequence) where account_id is not null;
create index audit_entry_by_object on audit_entry (object_id, sequence) where object_id is not null;
create index audit_entry_by_institution on audit_entry (institution_id, sequence) where institution_id is not null;
create table audit_head (
    head {integer} not null primary key,
    sequence {integer} not null,
    hash {bytes} not null,
    signed_at {moment} not null,
    public_key {bytes} not null,
    signature {bytes} not null
) {strict};
create table audit_pruned (
    sequence {integer} not null primary key,
    hash {bytes} not null,
    pruned_at {moment} not null,
    public_key {bytes} not null,
    signature {bytes} not null
) {strict}
