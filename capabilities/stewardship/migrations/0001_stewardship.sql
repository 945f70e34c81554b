create table translation_check (
    service_id {id} not null,
    slot text not null,
    language text not null,
    polish {integer} not null,
    checked_at {moment} not null,
    primary key (service_id, slot, language)
) {strict}
