create table service (
    service_id {id} not null primary key,
    source text not null,
    source_id text not null,
    institution_id {id} not null,
    service_type text not null,
    area text not null,
    statutory {flag} not null,
    sort_name text not null,
    folded_name text not null,
    facts {json} not null,
    fingerprint {integer} not null,
    created_at {moment} not null,
    changed_at {moment} not null,
    removed_at {moment},
    unique (source, source_id)
) {strict};
create index service_by_institution on service (institution_id);
create index service_by_change on service (changed_at, service_id);
create index service_for_listing on service (service_id, removed_at, changed_at, institution_id, service_type, area, folded_name);


create table served_unit (
    teryt text not null,
    service_id {id} not null references service (service_id),
    primary key (teryt, service_id)
) {strict};
create index served_unit_by_service on served_unit (service_id);

create table service_code (
    list text not null,
    code text not null,
    service_id {id} not null references service (service_id),
    primary key (list, code, service_id)
) {strict};
create index service_code_by_service on service_code (service_id);

create table service_place (
    place_id {id} not null primary key,
    service_id {id} not null references service (service_id),
    place text not null
) {strict};
create index service_place_by_service on service_place (service_id, place);

create table service_history (
    service_id {id} not null references service (service_id),
    changed_at {moment} not null,
    actor text not null,
    what text not null,
    before {json},
    primary key (service_id, changed_at)
) {strict};

create table vacancy (
    institution_source_id text not null,
    resident_type text not null,
    as_of {date} not null,
    home_name text not null,
    places {integer},
    free_women {integer},
    free_men {integer},
    free_any {integer},
    free_total {integer},
    waiting {integer},
    waiting_days {integer},
    note text,
    primary key (institution_source_id, home_name, resident_type, as_of)
) {strict};

create table error_report (
    report_id {id} not null primary key,
    service_id {id} not null,
    reported_at {moment} not null,
    what text not null,
    details text not null,
    handled_at {moment}
) {strict}
