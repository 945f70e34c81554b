create table invitation_batch (
    batch_id {id} not null primary key,
    institution_id {id},
    made_at {moment} not null,
    made_by {id} not null,
    file_name text not null,
    lines {integer} not null,
    lines_sealed {bytes},
    confirmed_at {moment},
    left_out {integer},
    not_sent {integer}
) {strict};
create index invitation_batch_by_institution on invitation_batch (institution_id, made_at);
{belt invitation_batch institution_id}
