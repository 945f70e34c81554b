//! What a page may weigh on a slow line.

use super::{Finding, Tree};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Compressed bytes of all style sheets together, and of all scripts together.
const BUDGETS: [(&str, usize); 2] = [(".css", 20 * 1024), (".js", 20 * 1024)];

/// Style sheets and scripts that the server sends stay within their budget, compressed.
pub fn assets(tree: &Tree) -> Vec<Finding> {
    let why = "people look for help on an old telephone and a weak line";
    let mut findings = Vec::new();
    for (ending, budget) in BUDGETS {
        let sent: Vec<(&str, usize)> = ["foundation/", "capabilities/", "server/"]
            .into_iter()
            .flat_map(|floor| tree.below(floor))
            .filter(|(path, _)| path.ends_with(ending))
            .map(|(path, text)| (path, compressed(text)))
            .collect();
        let total: usize = sent.iter().map(|(_, size)| size).sum();
        if let Some((largest, _)) = sent.iter().max_by_key(|(_, size)| *size).filter(|_| total > budget) {
            let seen = format!("{ending} files weigh {total} bytes compressed, {budget} are allowed");
            findings.push(Finding::new(*largest, 0, seen, why, "take something away before adding"));
        }
    }
    findings
}

fn compressed(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).expect("writing into memory does not fail");
    encoder.finish().expect("writing into memory does not fail").len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn a_heavy_style_sheet_is_found() {
        let heavy = (0..9000_u32).fold(String::new(), |mut text, n| {
            let scattered = n.wrapping_mul(2_654_435_761);
            let _infallible = writeln!(text, ".c{scattered} {{ top: {n}px }}");
            text
        });
        assert_eq!(assets(&Tree::of(&[("foundation/web/assets/a.css", &heavy)])).len(), 1);
        assert_eq!(assets(&Tree::of(&[("foundation/web/assets/a.css", ".a { top: 0 }")])), []);
    }
}
