-- Notices in the program, each for one account, with the moment at which a letter about it is due (none: no letter).
create table notice (
    notice_id {id} not null primary key,
    account_id {id} not null,
    institution_id {id},
    kind text not null,
    arguments {json} not null,
    link text not null,
    once_key text,
    created_at {moment} not null,
    read_at {moment},
    mail_due_at {moment},
    digest_at {moment}
) {strict};
create index notice_by_account on notice (account_id, created_at);
create index notice_by_mail on notice (mail_due_at) where mail_due_at is not null and digest_at is null and read_at is null;
create unique index notice_once on notice (account_id, kind, once_key) where once_key is not null and read_at is null;
-- How somebody wants to hear of a kind of notice. The kind * stands for all without a row of their own.
create table notice_preference (
    account_id {id} not null,
    kind text not null,
    channel text not null,
    quiet_from {integer},
    quiet_to {integer},
    primary key (account_id, kind)
) {strict}
