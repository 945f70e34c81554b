-- How the region asks institutions whether their entries are still true. The newest row holds; the others say what held
-- before, since when and by whom it was changed.
create table confirmation_rhythm (
    rhythm_id {id} not null primary key,
    ahead_days {integer} not null,
    between_letters_days {integer} not null,
    most_letters {integer} not null,
    set_at {moment} not null,
    set_by {id} not null
) {strict};
create index confirmation_rhythm_by_moment on confirmation_rhythm (set_at)
