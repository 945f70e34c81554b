//! `ogniwo-verify FILE`: says whether an export of the audit log is still what was recorded.

use std::{fs::File, io::BufReader, path::PathBuf, process::ExitCode};

use verifier::{Printed, PublicKey, Verification};

const HELP: &str = "\
Examines an export of Ogniwo's audit log.

Usage: ogniwo-verify FILE [--public-key HEX]... [--heads FILE] [--printed TEXT]...

  FILE              the export, made with `ogniwo audit export`
  --public-key HEX  trust this key (64 hexadecimal digits) and no other; give it again for a key that was replaced.
                    Without it, the keys named in the file itself are trusted.
  --heads FILE      also hold the export against this copy of the file of signed heads
  --printed TEXT    also hold it against a head printed on a report, as in \"1234 · 2026-11-22 · 9f3c 11aa 0b77 4d21\"

Ends with 0 when the log is whole, with 1 when it is damaged, with 2 when nothing can be said.
";

/// Nothing can be said.
const UNKNOWN: u8 = 2;

#[derive(Default)]
struct Arguments {
    file: PathBuf,
    keys: Vec<PublicKey>,
    heads: Option<PathBuf>,
    printed: Vec<Printed>,
}

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    if given.iter().any(|one| one == "--help" || one == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match understand(given).and_then(examine) {
        Ok(whole) if whole => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("ogniwo-verify: {reason}");
            ExitCode::from(UNKNOWN)
        }
    }
}

fn understand(given: Vec<String>) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    let mut file = None;
    let mut given = given.into_iter();
    while let Some(one) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{one} needs something after it; see --help"));
        match one.as_str() {
            "--public-key" => {
                let key =
                    value()?.to_lowercase().parse().map_err(|fault| format!("--public-key: {fault}"))?;
                arguments.keys.push(key);
            }
            "--heads" => arguments.heads = Some(value()?.into()),
            "--printed" => {
                arguments.printed.push(value()?.parse().map_err(|fault| format!("--printed: {fault}"))?);
            }
            option if option.starts_with("--") => return Err(format!("{option} is not known; see --help")),
            _ if file.is_some() => return Err("one file at a time; see --help".to_owned()),
            path => file = Some(path.into()),
        }
    }
    arguments.file = file.ok_or("which file? See --help")?;
    Ok(arguments)
}

fn examine(arguments: Arguments) -> Result<bool, String> {
    let cannot_read =
        |path: &PathBuf, fault: std::io::Error| format!("{} cannot be read: {fault}", path.display());
    let mut verification = Verification::trusting(arguments.keys).with_printed(arguments.printed);
    if let Some(heads) = arguments.heads {
        let bytes = std::fs::read(&heads).map_err(|fault| cannot_read(&heads, fault))?;
        verification = verification.with_heads(&String::from_utf8_lossy(&bytes));
    }
    let file = File::open(&arguments.file).map_err(|fault| cannot_read(&arguments.file, fault))?;
    let report = verification.read(BufReader::new(file)).map_err(|fault| fault.to_string())?;
    println!("File           {}", arguments.file.display());
    print!("{report}");
    Ok(report.is_whole())
}
