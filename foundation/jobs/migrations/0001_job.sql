create table job (
    job_id {id} not null primary key,
    kind text not null,
    details {json} not null,
    once_key text,
    due_at {moment} not null,
    attempts {integer} not null,
    claimed_until {moment},
    last_error text,
    given_up_at {moment}
) {strict};
create index job_by_due on job (due_at) where given_up_at is null;
create unique index job_once on job (kind, once_key) where once_key is not null and given_up_at is null
