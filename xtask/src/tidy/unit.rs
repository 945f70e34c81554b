//! The unit of systemd: what it takes from the program stays taken. How much is left to an attacker is what
//! `systemd-analyze security` judges in `./check`; here stand the lines that the table of security requirements leans on.

use super::{Finding, Tree};

const UNIT: &str = "ops/ogniwo.service";

/// A line, and what would be open without it.
const LINES: [(&str, &str); 8] = [
    ("NoNewPrivileges=yes", "a program it starts could become more than it is"),
    ("CapabilityBoundingSet=", "it could do what only root may"),
    ("ProtectSystem=strict", "it could write outside its own folders"),
    ("PrivateDevices=yes", "it could read disks past their files"),
    ("MemoryDenyWriteExecute=yes", "what an attacker writes into it could be run"),
    ("SystemCallFilter=@system-service", "every call of the kernel would be open to it"),
    ("IPAddressDeny=any", "a taken program could speak with the whole world"),
    ("IPAddressAllow=localhost", "it could not speak with the proxy beside it"),
];

/// The service may speak with its own machine only and write into its own folders only, until the operator says more.
pub fn closed(tree: &Tree) -> Vec<Finding> {
    let Some(unit) = tree.text(UNIT) else {
        return vec![Finding::new(UNIT, 0, "it is not there", "regions run it as a service", "put it back")];
    };
    LINES
        .iter()
        .filter(|(line, _)| !unit.lines().any(|written| written.trim() == *line))
        .map(|(line, open)| {
            Finding::new(UNIT, 0, format!("`{line}` is not in it"), open, "put the line back into [Service]")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_asked_for_and_a_comment_is_none() {
        let whole: String = LINES.iter().map(|(line, _)| format!("{line}\n")).collect();
        assert!(closed(&Tree::of(&[(UNIT, &whole)])).is_empty());
        for (line, _) in LINES {
            let without = whole.replace(&format!("{line}\n"), &format!("#{line}\n"));
            let findings = closed(&Tree::of(&[(UNIT, &without)]));
            assert_eq!(findings.len(), 1, "{line}");
            assert!(findings[0].seen.contains(line));
        }
        assert_eq!(closed(&Tree::of(&[])).len(), 1);
    }
}
