create table picture (
    picture_id {id} not null primary key,
    kind text not null,
    entry_id {id} not null,
    institution_id {id} not null,
    media text not null,
    width {integer} not null,
    height {integer} not null,
    content {bytes} not null,
    alt_pl text,
    alt_en text,
    alt_uk text,
    decorative {flag} not null,
    added_at {moment} not null,
    added_by text not null,
    unique (kind, entry_id)
) {strict}
