create table identity_provider (
    provider_id {id} not null primary key,
    institution_id {id} not null,
    issuer text not null,
    client text not null,
    secret_sealed {bytes} not null,
    domain text,
    strong text,
    set_at {moment} not null,
    set_by {id},
    removed_at {moment}
) {strict};
create unique index identity_provider_of_institution on identity_provider (institution_id) where removed_at is null;
{belt identity_provider institution_id};

create table identity (
    identity_id {id} not null primary key,
    account_id {id} not null references account (account_id),
    provider_id {id} not null references identity_provider (provider_id),
    subject_blind text not null,
    linked_at {moment} not null,
    used_at {moment}
) {strict};
create unique index identity_once on identity (provider_id, subject_blind);
create unique index identity_by_account on identity (account_id, provider_id);

alter table session add column provider_id {id}
