//! What a script that we send may not do. There are few scripts and no library, so that words are enough to find it.

use super::{Finding, Tree};

/// What makes markup or code of a text, keeps something in the browser, or speaks with strangers; each with its reason.
const NOT_HERE: [(&str, &str); 18] = [
    ("innerHTML", MARKUP),
    ("outerHTML", MARKUP),
    ("insertAdjacentHTML", MARKUP),
    ("document.write", MARKUP),
    ("createContextualFragment", MARKUP),
    ("DOMParser", MARKUP),
    ("eval(", CODE),
    ("Function(", CODE),
    ("setAttribute(\"on", CODE),
    ("import(", CODE),
    ("importScripts", CODE),
    ("localStorage", KEPT),
    ("sessionStorage", KEPT),
    ("indexedDB", KEPT),
    ("document.cookie", KEPT),
    ("postMessage", STRANGERS),
    ("__proto__", SHAPE),
    (".prototype", SHAPE),
];

const MARKUP: &str = "a text that becomes markup is how strangers get into a page";
const CODE: &str = "a text that becomes code is how strangers get into a page";
const KEPT: &str = "what a browser keeps, the next person at the desk finds";
const STRANGERS: &str = "a page of ours has nothing to say to a page of somebody else";
const SHAPE: &str = "who changes the shape of all objects changes scripts that know nothing of it";

/// Scripts put text into pages as text and keep nothing.
pub fn harmless(tree: &Tree) -> Vec<Finding> {
    let mend = "use textContent and properties; keep on the server what must be kept";
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".js").filter(|(path, _)| is_sent(path)) {
        for (index, line) in text.lines().enumerate() {
            for (mark, why) in NOT_HERE.iter().filter(|(mark, _)| line.contains(mark)) {
                findings.push(Finding::new(path, index + 1, format!("a script says `{mark}`"), why, mend));
            }
        }
    }
    findings
}

fn is_sent(path: &str) -> bool {
    ["foundation/", "capabilities/", "server/"].iter().any(|floor| path.starts_with(floor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_markup_of_a_text_or_keeps_something_is_found() {
        let tree = Tree::of(&[
            ("foundation/web/assets/a.js", "row.textContent = name;\nrow.innerHTML = name;\n"),
            ("capabilities/accounts/assets/b.js", "localStorage.setItem('a', eval('1'))\n"),
            ("journeys/instruments/c.js", "page.innerHTML\n"),
        ]);
        let found: Vec<(String, usize)> =
            harmless(&tree).into_iter().map(|one| (one.path, one.line)).collect();
        let [a, b] = ["foundation/web/assets/a.js", "capabilities/accounts/assets/b.js"].map(str::to_owned);
        assert_eq!(found, [(b.clone(), 1), (b, 1), (a, 2)]);
    }
}
