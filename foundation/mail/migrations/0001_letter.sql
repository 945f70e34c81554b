-- What shall be sent, put down in the same transaction as the change that asks for it. The recipient's mailbox
-- and the texts are sealed, and go some time after the letter was sent, the rest stays for the count.
create table letter (
    letter_id {id} not null primary key,
    kind text not null,
    to_sealed {bytes},
    to_blind text,
    language text not null,
    subject text,
    text_sealed {bytes},
    html_sealed {bytes},
    unsubscribe text,
    once_key text,
    created_at {moment} not null,
    due_at {moment} not null,
    attempts {integer} not null,
    claimed_until {moment},
    message_id text,
    dated_at {moment},
    last_error text,
    sent_at {moment},
    given_up_at {moment}
) {strict};
create index letter_by_due on letter (due_at) where sent_at is null and given_up_at is null;
create unique index letter_once on letter (kind, once_key)
    where once_key is not null and sent_at is null and given_up_at is null;
create index letter_by_recipient on letter (to_blind) where to_blind is not null;
-- A mailbox that a mail server refused for good. No letter is needed to remember it, only its blind index.
create table letter_bounce (
    letter_id {id} not null primary key,
    kind text not null,
    once_key text,
    to_blind text not null,
    code {integer} not null,
    detail text,
    bounced_at {moment} not null
) {strict};
create index letter_bounce_by_recipient on letter_bounce (to_blind, bounced_at);
create index letter_bounce_by_moment on letter_bounce (bounced_at)
