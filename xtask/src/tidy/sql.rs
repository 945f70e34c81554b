//! SQL has one home per capability, the engines have one home in the house, and a table has one owner.

use super::rust_text::{Kind, has_word, lines, stretches, without_tests};
use super::tree::{is_rust, is_test};
use super::{Finding, Tree};
use std::collections::BTreeMap;

const ENGINES: [&str; 4] = ["sqlite", "postgres", "postgresql", "sqlx"];

/// SQL stands only in `store.rs` (or a `store` folder) of a capability.
pub fn statements(tree: &Tree) -> Vec<Finding> {
    let why = "who looks for what is asked of the database looks in one file";
    let mut findings = Vec::new();
    for (path, text) in sources(tree, "capabilities/").filter(|(path, _)| !is_store(path)) {
        for stretch in stretches(without_tests(text)) {
            for (line, seen) in lines(&stretch) {
                let is_sql = match stretch.kind {
                    Kind::Code => ["statements!", "Sql::new("].iter().any(|maker| seen.contains(maker)),
                    Kind::Literal => is_statement(seen),
                    Kind::Comment => false,
                };
                if is_sql {
                    let mend = "move the statement into store.rs as a constant named by its question";
                    findings.push(Finding::new(
                        path,
                        line,
                        format!("SQL outside the store: {}", seen.trim()),
                        why,
                        mend,
                    ));
                }
            }
        }
    }
    findings
}

/// The engines are named only where the door to them is made.
pub fn engines(tree: &Tree) -> Vec<Finding> {
    let why = "one SQL text for two engines stays one only while nobody asks which engine it is";
    let mut findings = Vec::new();
    for floor in ["vocabulary/", "science/", "foundation/", "capabilities/", "server/src/"] {
        for (path, text) in sources(tree, floor).filter(|(path, _)| !knows_engines(path)) {
            for stretch in stretches(without_tests(text)).iter().filter(|one| one.kind != Kind::Comment) {
                // The first bytes of such a file are how a reader of files tells that it is none of ours.
                for (line, seen) in lines(stretch).filter(|(_, seen)| !seen.starts_with("SQLite format")) {
                    let lower = seen.to_lowercase();
                    if let Some(engine) = ENGINES.iter().find(|engine| has_word(&lower, engine)) {
                        let mend = "ask foundation/database for what you need and let it know the difference";
                        findings.push(Finding::new(
                            path,
                            line,
                            format!("names the engine `{engine}`"),
                            why,
                            mend,
                        ));
                    }
                }
            }
        }
    }
    findings
}

fn knows_engines(path: &str) -> bool {
    ["foundation/database/", "foundation/jobs/"].iter().any(|home| path.starts_with(home))
        || path.starts_with("server/src/") && (path.contains("configuration") || path.contains("doctor"))
}

/// A table is asked only by the crate whose migration makes it.
pub fn tables(tree: &Tree) -> Vec<Finding> {
    let why = "a table belongs to one capability; who joins across borders cannot change a column alone";
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".sql").filter(|(path, _)| path.contains("/migrations/")) {
        for (line, name) in made_tables(text) {
            let owner = crate_of(path);
            match owners.insert(name.clone(), owner) {
                Some(other) if other != owner => {
                    let seen = format!("the table `{name}` is also made by {other}");
                    findings.push(Finding::new(path, line, seen, why, "give one of the two another name"));
                }
                _ => {}
            }
        }
    }
    for floor in ["foundation/", "capabilities/", "server/src/"] {
        for (path, text) in sources(tree, floor) {
            for stretch in stretches(without_tests(text)).iter().filter(|one| one.kind == Kind::Literal) {
                for (line, seen) in lines(stretch) {
                    for name in asked_tables(seen) {
                        let Some(owner) = owners.get(&name).filter(|owner| **owner != crate_of(path)) else {
                            continue;
                        };
                        let seen = format!("asks the table `{name}`, which belongs to {owner}");
                        let mend = format!("call a verb of {owner} through its lib.rs");
                        findings.push(Finding::new(path, line, seen, why, mend));
                    }
                }
            }
        }
    }
    findings
}

fn sources<'a>(tree: &'a Tree, floor: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    tree.below(floor).filter(|(path, _)| is_rust(path) && path.contains("src/") && !is_test(path))
}

fn is_store(path: &str) -> bool {
    path.ends_with("/store.rs") || path.contains("/store/")
}

fn is_statement(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    begins(&["insert into ", "delete from ", "create table ", "alter table ", "drop table "])
        || begins(&["select ", "with "]) && (lower.contains(" from ") || lower.contains(" as ("))
        || begins(&["update "]) && lower.contains(" set ")
}

/// `capabilities/directory`, from the path of a file in it.
fn crate_of(path: &str) -> &str {
    let mut slashes = path.match_indices('/').map(|(at, _)| at);
    let first = slashes.next().unwrap_or(path.len());
    let end = if path.starts_with("server/") { first } else { slashes.next().unwrap_or(first) };
    &path[..end]
}

fn made_tables(text: &str) -> Vec<(usize, String)> {
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let lower = line.split("--").next().unwrap_or_default().to_lowercase();
            let rest = lower.trim_start().strip_prefix("create table ")?;
            let rest = rest.trim_start().strip_prefix("if not exists ").unwrap_or(rest);
            let name = first_word(rest)?;
            Some((index + 1, name))
        })
        .collect()
}

/// The words after `from`, `join`, `into` and `update` in a line of SQL.
fn asked_tables(line: &str) -> Vec<String> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words
        .windows(2)
        .filter(|pair| ["from", "join", "into", "update"].contains(&pair[0].trim_start_matches('(')))
        .filter_map(|pair| first_word(pair[1]))
        .collect()
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_is_at_home_in_the_store_and_nowhere_else() {
        let text = "const ALL: Sql = Sql::new(\"select name from service\");\n";
        let at_home = Tree::of(&[
            ("capabilities/directory/src/store.rs", text),
            ("capabilities/finder/src/service/store/queries.rs", text),
            ("capabilities/finder/tests/it/main.rs", text),
        ]);
        assert_eq!(statements(&at_home), []);
        let astray = Tree::of(&[("capabilities/directory/src/confirm.rs", text)]);
        assert_eq!(statements(&astray).len(), 2);
    }

    #[test]
    fn ordinary_sentences_are_no_sql() {
        for text in
            ["select", "with care", "Select one of these", "update the address", "insert coin", "delete"]
        {
            assert!(!is_statement(text), "{text}");
        }
        for text in ["select 1 from x", "  WITH a as (select 1)", "update x set y = 1", "delete from x"] {
            assert!(is_statement(text), "{text}");
        }
    }

    #[test]
    fn an_engine_named_outside_its_home_is_found() {
        let text = "//! Works on SQLite.\nfn f(kind: sqlx::Kind) {}\n#[cfg(test)]\nmod tests { use sqlx; }\n";
        let tree = Tree::of(&[("foundation/database/src/lib.rs", text), ("foundation/web/src/lib.rs", text)]);
        let findings = engines(&tree);
        assert_eq!(
            findings.iter().map(|one| (one.path.as_str(), one.line)).collect::<Vec<_>>(),
            [("foundation/web/src/lib.rs", 2)]
        );
    }

    #[test]
    fn a_join_across_a_border_is_found() {
        let tree = Tree::of(&[
            ("capabilities/institutions/migrations/0001.sql", "create table institution (\n  id {id}\n);\n"),
            ("capabilities/institutions/src/store.rs", "Sql::new(\"select 1 from institution\")"),
            ("capabilities/directory/migrations/0001.sql", "create table if not exists service (id {id});"),
            (
                "capabilities/directory/src/store.rs",
                "Sql::new(\"select 1 from service\n  join institution i on true\")\n// from institution\n",
            ),
        ]);
        let findings = tables(&tree);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!((findings[0].path.as_str(), findings[0].line), ("capabilities/directory/src/store.rs", 2));
    }

    #[test]
    fn a_table_with_two_makers_is_found() {
        let tree = Tree::of(&[
            ("capabilities/institutions/migrations/0001.sql", "create table place (id {id});"),
            ("capabilities/territory/migrations/0001.sql", "create table place (id {id});"),
        ]);
        assert_eq!(tables(&tree).len(), 1);
    }
}
