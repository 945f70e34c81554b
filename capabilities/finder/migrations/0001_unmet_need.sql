create table unmet_need (
    need text not null,
    teryt text not null,
    week {date} not null,
    times {integer} not null,
    primary key (need, teryt, week)
) {strict}
