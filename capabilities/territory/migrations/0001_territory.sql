create table unit (
    teryt text not null,
    valid_from {date} not null,
    valid_to {date},
    level text not null check (level in ('voivodeship', 'powiat', 'gmina')),
    parent text,
    name text not null,
    seat text,
    population {integer},
    population_year {integer},
    latitude {real},
    longitude {real},
    point_source text,
    primary key (teryt, valid_from)
) {strict};
create index unit_parent on unit (parent);

create table unit_change (
    unit_change_id {id} not null primary key,
    old_teryt text,
    new_teryt text,
    name text not null,
    change text not null,
    effective {date},
    note text
) {strict};
create index unit_change_old on unit_change (old_teryt);
create index unit_change_new on unit_change (new_teryt);

create table locality (
    sym text not null primary key,
    name text not null,
    kind text not null,
    teryt text not null,
    latitude {real},
    longitude {real}
) {strict};
create index locality_teryt on locality (teryt);

create table postcode_place (
    postcode text not null,
    place text not null,
    teryt text not null,
    latitude {real},
    longitude {real},
    primary key (postcode, place, teryt)
) {strict};

create table boundary (
    teryt text not null,
    year {integer} not null,
    rings {json} not null,
    primary key (teryt, year)
) {strict}
