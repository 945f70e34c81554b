//! The table of security requirements (`docs/security/asvs.csv`) says of each how it is met and which test holds it.
//! Here it is held against the tree, so that it cannot name a test that is not there, nor leave a requirement out.
//!
//! It does not judge whether a test proves what it is named for; people who review do.

use super::{Finding, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The identifiers of OWASP ASVS 5.0.0, levels 1 and 2; nothing else of it is copied.
const LEVEL_2: &str = include_str!("asvs/level2.txt");

const TABLE: &str = "docs/security/asvs.csv";
const HEADER: [&str; 7] = ["id", "level", "about", "applies", "how", "test", "state"];
/// What a row is about is said in a few words of our own.
const MOST_WORDS: usize = 12;
/// The text after which a test name is that of a rule of this workshop.
const RULES: &str = "xtask tidy: ";

const WHY: &str = "who answers for the security of an instance reads this table and believes it";

/// The table is whole, and what it says is held is held.
pub fn table(tree: &Tree) -> Vec<Finding> {
    let broken = |line, seen: String, mend: &str| Finding::new(TABLE, line, seen, WHY, mend);
    let Some(written) = tree.text(TABLE) else {
        return vec![broken(0, "the table is not there".to_owned(), "put it back")];
    };
    let rows = match records(written) {
        Ok(rows) => rows,
        Err(line) => {
            return vec![broken(line, "a quotation mark is not closed".to_owned(), "close or double it")];
        }
    };
    let mut rows = rows.into_iter();
    if rows.next().is_none_or(|(_, header)| header != HEADER) {
        return vec![broken(1, "the header is another".to_owned(), &format!("write {}", HEADER.join(",")))];
    }
    let known: BTreeSet<&str> = LEVEL_2.lines().collect();
    let mut seen = BTreeSet::new();
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for (line, cells) in rows {
        let Ok([id, level, about, applies, how, test, state]) = <[String; 7]>::try_from(cells) else {
            findings.push(broken(line, "a row of another length".to_owned(), "seven cells a row"));
            continue;
        };
        let mut complain =
            |seen: String, mend: &str| findings.push(broken(line, format!("{id}: {seen}"), mend));
        if !known.contains(id.as_str()) {
            complain("no requirement of level 2".to_owned(), "see xtask/src/tidy/asvs/level2.txt");
        }
        if !seen.insert(id.clone()) {
            complain("stands here twice".to_owned(), "make one row of the two");
        }
        if level != "1" && level != "2" {
            complain(format!("level {level:?}"), "1 or 2");
        }
        if about.is_empty() || about.split_whitespace().count() > MOST_WORDS {
            complain("says too little or too much".to_owned(), "one to twelve words of our own");
        }
        if how.is_empty() {
            complain(
                "does not say how".to_owned(),
                "say how it is met, what is missing, or why it does not apply",
            );
        }
        let tests: Vec<&str> = test.split("; ").filter(|name| !name.is_empty()).collect();
        match (applies.as_str(), state.as_str()) {
            ("no", "") if tests.is_empty() => {}
            ("yes", "met") if tests.is_empty() => {
                complain("is met, but no test says so".to_owned(), "name the test, or say `open: no test`");
            }
            ("yes", "met") => {}
            ("yes", "open" | "open: no test") => *open.entry(chapter(&id)).or_default() += 1,
            _ => complain(
                format!("applies {applies:?}, state {state:?}"),
                "`yes` with `met`, `open` or `open: no test`; `no` without test and state",
            ),
        }
        for name in tests {
            if let Some(missing) = missing(tree, name) {
                complain(format!("`{name}`: {missing}"), "name it as it is called now, or say `open`");
            }
        }
    }
    for id in known.iter().filter(|id| !seen.contains(**id)) {
        findings.push(broken(0, format!("{id} is not in the table"), "add its row"));
    }
    let count: usize = open.values().sum();
    if count > 0 {
        let chapters: Vec<String> =
            open.iter().map(|(chapter, count)| format!("V{chapter} {count}")).collect();
        let seen = format!("{count} requirements are open ({})", chapters.join(", "));
        findings.push(broken(0, seen, "meet one, write its test, say `met`").advised());
    }
    findings
}

fn chapter(id: &str) -> usize {
    id.trim_start_matches('V').split('.').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// What is not there of a named test; nothing when it is there.
fn missing(tree: &Tree, name: &str) -> Option<&'static str> {
    if let Some(rule) = name.strip_prefix(RULES) {
        return (!is_rule(tree, rule)).then_some("there is no such rule");
    }
    if let Some((path, title)) = name.split_once(": ") {
        let Some(text) = tree.text(path) else { return Some("there is no such file") };
        let is_there = if Path::new(path).extension().is_some_and(|ending| ending == "md") {
            has_heading(text, title)
        } else {
            text.contains(title)
        };
        return (!is_there).then_some("the file does not have it");
    }
    let Some((binary, path)) = name.split_once(' ') else {
        return Some("is neither `binary path::of::test` nor `file: title`");
    };
    (!is_test_of(tree, binary, path)).then_some("there is no such test")
}

fn is_rule(tree: &Tree, rule: &str) -> bool {
    let Some((module, function)) = rule.split_once("::") else { return false };
    let stands = |path: &str, what: &str| tree.text(path).is_some_and(|text| text.contains(what));
    stands("xtask/src/tidy/mod.rs", rule)
        && stands(&format!("xtask/src/tidy/{module}.rs"), &format!("pub fn {function}("))
}

fn has_heading(text: &str, title: &str) -> bool {
    text.lines().any(|line| line.starts_with('#') && line.trim_start_matches('#').trim() == title)
}

/// Whether a test stands where cargo-nextest says it does: `web::it safety::name`, `web origin::tests::name`,
/// `server::bin/ogniwo house::tests::name`.
fn is_test_of(tree: &Tree, binary: &str, path: &str) -> bool {
    let (package, kind) = binary.split_once("::").unwrap_or((binary, ""));
    let line = format!("name = \"{package}\"");
    let manifest = tree.ending("Cargo.toml").find(|(_, text)| {
        text.starts_with("[package]")
            && text.lines().take_while(|line| !line.is_empty()).any(|one| one == line)
    });
    let Some((manifest, _)) = manifest else { return false };
    let folder = manifest.trim_end_matches("Cargo.toml");
    let root = match kind {
        "" => format!("{folder}src"),
        bin if bin.starts_with("bin/") => format!("{folder}src"),
        folder_of_tests => format!("{folder}tests/{folder_of_tests}"),
    };
    let mut modules: Vec<&str> = path.split("::").collect();
    let Some(name) = modules.pop() else { return false };
    let inner: Vec<&str> = modules.iter().copied().take(modules.len().saturating_sub(1)).collect();
    let mut places = vec![modules.clone()];
    if modules.last() == Some(&"tests") {
        places.push(inner);
    }
    places
        .iter()
        .flat_map(|modules| files(&root, modules))
        .any(|file| tree.text(&file).is_some_and(|text| has_test(text, name)))
}

fn files(root: &str, modules: &[&str]) -> Vec<String> {
    if modules.is_empty() {
        return vec![format!("{root}/main.rs"), format!("{root}/lib.rs")];
    }
    let path = format!("{root}/{}", modules.join("/"));
    vec![format!("{path}.rs"), format!("{path}/mod.rs")]
}

/// Whether the text has a test of this name: the attribute stands above the function.
fn has_test(text: &str, name: &str) -> bool {
    let begins = format!("fn {name}(");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.iter().enumerate().any(|(at, line)| {
        line.strip_prefix("async ").unwrap_or(line).starts_with(&begins)
            && lines[..at]
                .iter()
                .rev()
                .take_while(|above| above.starts_with("#[") || above.starts_with("//"))
                .any(|above| above.starts_with("#[test]") || above.starts_with("#[tokio::test"))
    })
}

/// The rows of a table as RFC 4180 writes them, each with the line on which it begins; the line of a quotation mark that
/// is not closed.
fn records(text: &str) -> Result<Vec<(usize, Vec<String>)>, usize> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let (mut line, mut began, mut inside) = (1, 1, None);
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match (mark, inside) {
            ('"', Some(_)) if marks.peek() == Some(&'"') => {
                marks.next();
                cell.push('"');
            }
            ('"', Some(_)) => inside = None,
            ('"', None) => inside = Some(line),
            (',', None) => row.push(std::mem::take(&mut cell)),
            ('\n', None) => {
                row.push(std::mem::take(&mut cell));
                rows.push((began, std::mem::take(&mut row)));
                began = line + 1;
            }
            ('\r', None) => {}
            (other, _) => cell.push(other),
        }
        line += usize::from(mark == '\n');
    }
    if let Some(opened) = inside {
        return Err(opened);
    }
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        rows.push((began, row));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,level,about,applies,how,test,state\n";

    /// A table of all requirements, none of which applies, with these rows instead of some of them.
    fn with(rows: &[&str]) -> String {
        let id = |row: &str| row.split(',').next().unwrap_or_default().to_owned();
        let instead: BTreeSet<String> = rows.iter().map(|row| id(row)).collect();
        let others = LEVEL_2.lines().filter(|id| !instead.contains(*id));
        let others: String = others.map(|id| format!("{id},2,something,no,it is not here,,\n")).collect();
        format!("{HEAD}{others}{}", rows.join("\n"))
    }

    fn found(table: &str) -> Vec<Finding> {
        let tree = Tree::of(&[
            (TABLE, table),
            ("foundation/web/Cargo.toml", "[package]\nname = \"web\"\n"),
            (
                "foundation/web/src/origin.rs",
                "mod tests {\n    #[test]\n    fn strangers_wait() {}\n    fn not_a_test() {}\n}\n",
            ),
            (
                "foundation/web/tests/it/safety.rs",
                "#[tokio::test]\n#[should_panic(expected = \"no\")]\nasync fn doors_shut() {}\n",
            ),
            ("server/Cargo.toml", "[package]\nname = \"server\"\n\n[[bin]]\nname = \"ogniwo\"\n"),
            ("server/src/main.rs", "#[test]\nfn it_starts() {}\n"),
            ("journeys/stories/find.test.mjs", "test('a page leads on', async () => {});\n"),
            ("docs/security/measures.md", "# Measures\n\n## Sessions\n\nHalf an hour.\n"),
            ("xtask/src/tidy/mod.rs", "let rules = [sql::statements];\n"),
            ("xtask/src/tidy/sql.rs", "pub fn statements(tree: &Tree) {}\npub fn tables(tree: &Tree) {}\n"),
        ]);
        super::table(&tree)
    }

    #[test]
    fn a_whole_table_whose_tests_are_there_is_in_order() {
        let table = with(&[
            "V1.2.1,1,pages escape,yes,\"by templates, always\",web::it safety::doors_shut,met",
            "V1.2.2,1,links escape,yes,by us,web origin::tests::strangers_wait; server::bin/ogniwo it_starts,met",
            "V1.2.4,1,no joined statements,yes,by the door,xtask tidy: sql::statements,met",
            "V6.2.6,1,a way on,yes,by a link,journeys/stories/find.test.mjs: a page leads on,met",
            "V7.1.1,2,times are told,yes,in a document,docs/security/measures.md: Sessions,met",
        ]);
        assert_eq!(found(&table), []);
    }

    #[test]
    fn a_table_that_is_not_there_or_not_a_table_is_found() {
        assert_eq!(super::table(&Tree::of(&[])).len(), 1);
        assert_eq!(found("id,level\n").len(), 1);
        assert_eq!(found(&format!("{HEAD}V1.1.1,1,\"never closed,yes\n"))[0].line, 2);
        assert!(
            found(&with(&["V1.2.1,1,three cells"])).iter().any(|one| one.seen == "a row of another length")
        );
    }

    #[test]
    fn each_requirement_stands_there_once() {
        let twice = format!("{}V1.1.2,2,again,no,why,,\n", with(&[]));
        assert_eq!(found(&twice).len(), 1);
        let unknown = with(&["V1.2.10,3,of level three,no,why,,"]);
        assert_eq!(found(&unknown).len(), 2, "no requirement of level 2, and level 3");
        let without: String = with(&[])
            .lines()
            .filter(|line| !line.starts_with("V16.5.1,"))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_eq!(found(&without)[0].seen, "V16.5.1 is not in the table");
    }

    #[test]
    fn what_is_met_names_a_test_that_is_there() {
        for test in [
            "",
            "web::it safety::doors_open",
            "web::it origin::tests::strangers_wait",
            "web origin::tests::not_a_test",
            "web it_starts",
            "shop::it safety::doors_shut",
            "safety::doors_shut",
            "xtask tidy: sql::tables",
            "xtask tidy: sql::nothing",
            "journeys/stories/find.test.mjs: another page",
            "journeys/stories/gone.test.mjs: a page leads on",
            "docs/security/measures.md: Half an hour.",
        ] {
            let table = with(&[&format!("V1.2.1,1,pages escape,yes,by templates,{test},met")]);
            assert_eq!(found(&table).len(), 1, "{test}");
        }
        let both =
            "V1.2.1,1,pages escape,yes,by templates,web::it safety::doors_shut; web::it safety::gone,met";
        assert_eq!(found(&with(&[both])).len(), 1, "each of several tests is looked for");
    }

    #[test]
    fn what_is_open_is_allowed_and_counted() {
        let table = with(&[
            "V1.2.1,1,pages escape,yes,nobody does it,,open",
            "V1.2.2,1,links escape,yes,by us,,open: no test",
            "V16.5.1,2,no innards,yes,by us,,open",
        ]);
        let findings = found(&table);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].advice);
        assert_eq!(findings[0].seen, "3 requirements are open (V1 2, V16 1)");
    }

    #[test]
    fn a_row_that_says_two_things_at_once_is_found() {
        for row in [
            "V1.2.1,1,pages escape,no,not here,,met",
            "V1.2.1,1,pages escape,no,not here,web::it safety::doors_shut,",
            "V1.2.1,1,pages escape,yes,somehow,,",
            "V1.2.1,1,pages escape,perhaps,somehow,,met",
            "V1.2.1,3,pages escape,no,not here,,",
            "V1.2.1,1,,no,not here,,",
            "V1.2.1,1,pages escape,no,,,",
            "V1.2.1,1,one two three four five six seven eight nine ten eleven twelve thirteen,no,not here,,",
        ] {
            assert_eq!(found(&with(&[row])).len(), 1, "{row}");
        }
    }
}
