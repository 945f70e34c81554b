alter table service add column stewarded_at {moment};
alter table service add column removed_why text;

alter table error_report add column handled_by text;
alter table error_report add column outcome text;
-- What somebody wrote in their own words is sealed; the open column has only what was written before there were keys.
alter table error_report add column details_sealed {bytes};
alter table error_report add column reason_sealed {bytes};
alter table error_report add column sender {id};
alter table error_report add column proposed {json};
create index error_report_by_service on error_report (service_id, handled_at);
create index error_report_by_time on error_report (handled_at, reported_at);

create table pending_service (
    service_id {id} not null primary key,
    institution_id {id} not null,
    facts {json} not null,
    added_at {moment} not null,
    added_by text not null,
    decided_at {moment},
    decided_by text,
    outcome text,
    reason_sealed {bytes}
) {strict};
create index pending_service_by_time on pending_service (decided_at, added_at);

create table merged_entry (
    merged_entry_id {id} not null primary key,
    kind text not null,
    entry_id {id} not null,
    into_id {id} not null,
    merged_at {moment} not null,
    merged_by text not null,
    before {json} not null,
    undone_at {moment},
    undone_by text
) {strict};
create unique index merged_entry_once on merged_entry (entry_id) where undone_at is null;

create table likely_duplicate (
    kind text not null,
    one_id {id} not null,
    other_id {id} not null,
    reasons text not null,
    found_at {moment} not null,
    primary key (kind, one_id, other_id)
) {strict};

create table not_the_same (
    kind text not null,
    one_id {id} not null,
    other_id {id} not null,
    decided_at {moment} not null,
    decided_by text not null,
    primary key (kind, one_id, other_id)
) {strict}
