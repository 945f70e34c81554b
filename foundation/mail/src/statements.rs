//! All statements of this crate in one list, for the test that prepares them on both engines.

use database::Sql;

use crate::{notices, personal, store, webhooks};

const PARTS: [&[(&str, Sql)]; 4] =
    [store::STATEMENTS, personal::STATEMENTS, notices::store::STATEMENTS, webhooks::store::STATEMENTS];
const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len();

const ALL: [(&str, Sql); COUNT] = {
    let mut all = [store::STATEMENTS[0]; COUNT];
    let (mut part, mut filled) = (0, 0);
    while part < PARTS.len() {
        let mut index = 0;
        while index < PARTS[part].len() {
            all[filled] = PARTS[part][index];
            filled += 1;
            index += 1;
        }
        part += 1;
    }
    all
};

/// Every statement of the outbox, the notices and the webhooks.
pub const STATEMENTS: &[(&str, Sql)] = &ALL;
