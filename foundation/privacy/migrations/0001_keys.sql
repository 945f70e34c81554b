create table wrapping_key (
    key_id text not null primary key,
    since {moment} not null,
    superseded_at {moment}
) {strict};
create table retired_key (
    key_id text not null primary key,
    retired_at {moment} not null
) {strict};
create table subject_key (
    subject_id {id} not null primary key,
    wrapped {bytes},
    key_id text references wrapping_key (key_id),
    created_at {moment} not null,
    erased_at {moment}
) {strict};
create index subject_key_by_wrapping on subject_key (key_id) where key_id is not null;
create table erasure (
    subject_id {id} not null primary key,
    erased_at {moment} not null,
    swept text
) {strict};
create table legal_hold (
    legal_hold_id {id} not null primary key,
    subject_id {id} not null,
    reason text not null,
    since {moment} not null,
    until {moment}
) {strict};
create index legal_hold_by_subject on legal_hold (subject_id)
