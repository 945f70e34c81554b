create table specimen (
    specimen_id {id} not null primary key,
    title text not null,
    noted_at {moment} not null
) {strict};
create index specimen_noted_at on specimen (noted_at, specimen_id);
