-- Addresses of other systems that want to hear of events.
create table webhook (
    webhook_id {id} not null primary key,
    institution_id {id},
    address text not null,
    secret_sealed {bytes} not null,
    former_secret_sealed {bytes},
    former_until {moment},
    kinds {json} not null,
    created_at {moment} not null,
    paused_at {moment},
    pause_reason text
) {strict};
create index webhook_by_institution on webhook (institution_id);
-- What was or shall be sent to them, with what they answered.
create table webhook_delivery (
    delivery_id {id} not null primary key,
    webhook_id {id} not null references webhook (webhook_id) on delete cascade,
    event_id {id} not null,
    kind text not null,
    body text not null,
    created_at {moment} not null,
    due_at {moment} not null,
    attempts {integer} not null,
    claimed_until {moment},
    response_code {integer},
    response_text text,
    last_error text,
    delivered_at {moment},
    given_up_at {moment}
) {strict};
create index webhook_delivery_by_due on webhook_delivery (due_at) where delivered_at is null and given_up_at is null;
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, created_at);
create index webhook_delivery_by_age on webhook_delivery (created_at)
