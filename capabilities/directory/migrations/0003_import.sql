create table entry_import (
    entry_import_id {id} not null primary key,
    institution_id {id},
    made_at {moment} not null,
    made_by text not null,
    file_name text not null,
    file {bytes},
    confirmed_at {moment},
    added {integer} not null,
    changed {integer} not null,
    unchanged {integer} not null,
    refused {integer} not null,
    undone_at {moment}
) {strict};
create index entry_import_by_institution on entry_import (institution_id, made_at);

create table entry_import_row (
    entry_import_id {id} not null references entry_import (entry_import_id),
    service_id {id} not null,
    what text not null,
    state_after {integer} not null,
    owned_before {flag} not null,
    kept {flag},
    primary key (entry_import_id, service_id)
) {strict}
