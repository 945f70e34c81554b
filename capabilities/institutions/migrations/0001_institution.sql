create table code (
    list text not null,
    code text not null,
    parent text,
    name_pl text not null,
    name_en text,
    name_uk text,
    note text,
    valid_from {date},
    valid_to {date},
    position {integer} not null,
    primary key (list, code)
) {strict};

create table source (
    source text not null primary key,
    publisher text not null,
    title text not null,
    as_of text,
    url text,
    licence text,
    used_for text
) {strict};

create table institution (
    institution_id {id} not null primary key,
    source text not null,
    source_id text not null,
    kind text not null,
    teryt text not null,
    part_of {id},
    sort_name text not null,
    facts {json} not null,
    fingerprint {integer} not null,
    created_at {moment} not null,
    changed_at {moment} not null,
    removed_at {moment},
    unique (source, source_id)
) {strict};
create index institution_by_teryt on institution (teryt);
create index institution_by_change on institution (changed_at, institution_id);

create table institution_history (
    institution_id {id} not null references institution (institution_id),
    changed_at {moment} not null,
    actor text not null,
    what text not null,
    before {json},
    primary key (institution_id, changed_at)
) {strict}
