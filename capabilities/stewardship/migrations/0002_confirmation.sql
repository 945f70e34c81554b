-- When a mailbox was last asked whether its entries are true: at most one letter a week, on however many nodes the
-- job runs. The mailbox itself stands in the directory, and here is only what tells two of them apart.
create table confirmation_mailbox (
    mailbox_id {id} not null primary key,
    mailbox_blind text not null unique,
    written_at {moment} not null,
    refused_at {moment}
) {strict};

-- One service, asked about once: the letter, up to two reminders, the answer.
create table confirmation_request (
    request_id {id} not null primary key,
    service_id {id} not null,
    institution_id {id} not null,
    mailbox_blind text not null,
    asked_on {date} not null,
    letters {integer} not null,
    letter_id {id} not null,
    refused_at {moment},
    escalated_at {moment},
    closed_at {moment},
    answer text,
    status_before text
) {strict};
create unique index confirmation_request_open on confirmation_request (service_id) where closed_at is null;
create index confirmation_request_by_letter on confirmation_request (letter_id);
create index confirmation_request_by_closing on confirmation_request (closed_at);
create index confirmation_request_by_institution on confirmation_request (institution_id, closed_at)
