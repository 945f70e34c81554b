//! Looking at what a disk held after a cut, with the program itself.

use super::disk::{Picture, lay_out};
use crate::demonstration::Demonstration;
use crate::dice::Dice;
use crate::enduring::{Acknowledged, field, look_into, table};
use crate::site::Site;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Asks SQLite itself, beside the program, whether the file is whole.
const INTEGRITY: &str = "import sqlite3, sys\n\
    rows = sqlite3.connect(sys.argv[1]).execute('pragma integrity_check').fetchall()\n\
    sys.exit(0 if rows == [('ok',)] else str(rows[:5]))";

/// What must be there.
pub struct Expected<'p> {
    /// What people had been told.
    pub acknowledged: Acknowledged,
    /// Files that were said to be made.
    pub backups: Vec<&'p str>,
    /// What the program saw in the end: backups and letters do not change once they are written.
    pub finally: &'p Picture,
    /// Whether a server had been ready; before, nothing was promised but that one can begin again.
    pub was_ready: bool,
}

/// Lays the picture out below a folder and looks at it.
///
/// # Errors
/// When something is lost, there by half, or the program cannot go on with it.
pub fn examine(
    binary: &Path,
    folder: &Path,
    picture: &Picture,
    expected: &Expected,
    begins_again: bool,
    dice: &mut Dice,
) -> Result<()> {
    let root = folder.join("root");
    fs::create_dir_all(&root)?;
    lay_out(picture, &root)?;
    let database = root.join("data/ogniwo.sqlite");
    if database.is_file() {
        leave_shared_memory(&database, dice)?;
    }
    if expected.was_ready {
        look(binary, folder, expected).context("before anything began again")?;
    }
    if begins_again || !expected.was_ready {
        let place = ["--data".to_owned(), root.join("data").display().to_string()];
        let server = Demonstration::start_with(binary, &place).context("the server did not begin again")?;
        let page = Site::visit(server.address()).look("/pl", &[])?;
        if page.status != 200 {
            bail!("the front page answers {}", page.status);
        }
        Site::enter(server.address(), "manager").context("nobody can sign in")?;
        drop(server);
        look(binary, folder, expected).context("after a server had begun again")?;
    }
    Ok(())
}

fn look(binary: &Path, folder: &Path, expected: &Expected) -> Result<()> {
    let data = folder.join("root/data");
    let run = |words: &[&str]| -> Result<()> {
        let done = Command::new(binary).args(words).arg("--data").arg(&data).output()?;
        if !done.status.success() {
            let said =
                String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
            bail!("`ogniwo {}` says:\n{said}", words.join(" "));
        }
        Ok(())
    };
    run(&["verify"]).context("the audit log")?;
    let out = folder.join("everything");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    run(&["export", "everything", &out.display().to_string()])?;
    look_into(&out, &expected.acknowledged)?;
    let integrity =
        Command::new("python3").args(["-c", INTEGRITY]).arg(data.join("ogniwo.sqlite")).output()?;
    if !integrity.status.success() {
        bail!("the database is damaged: {}", String::from_utf8_lossy(&integrity.stderr));
    }
    letters_are_there(&out, folder, expected)?;
    for backup in &expected.backups {
        let there = fs::read(folder.join("root").join(backup.trim_start_matches('/'))).ok();
        if there.as_deref() != expected.finally.get(*backup).and_then(|content| content.as_deref()) {
            bail!("{backup} was made and is {}", if there.is_some() { "damaged" } else { "gone" });
        }
    }
    Ok(())
}

/// A letter without the moment at which it was handed over. A server that begins again hands over once more what another one
/// had in its hands when that one's claim has run out.
fn undated(letter: &[u8]) -> Vec<&[u8]> {
    letter.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"Date: ")).collect()
}

/// A letter that counts as sent lies in the letterbox, whole.
fn letters_are_there(out: &Path, folder: &Path, expected: &Expected) -> Result<()> {
    for row in table(out, "letter")?.lines() {
        let (Some(id), Some(_)) = (field(row, "letter_id"), field(row, "sent_at")) else { continue };
        let path = format!("/data/letters/{id}.eml");
        let there = fs::read(folder.join("root").join(&path[1..])).ok();
        let sent = expected.finally.get(&path).and_then(|content| content.as_deref());
        match there {
            None => bail!("the letter {id} counts as sent and is gone"),
            Some(there) if sent.is_some_and(|sent| undated(sent) != undated(&there)) => {
                bail!("the letter {id} counts as sent and is damaged")
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The memory that connections share is a file that is never synced: it may be missing, empty or anything.
fn leave_shared_memory(database: &Path, dice: &mut Dice) -> Result<()> {
    let mut name = database.as_os_str().to_owned();
    name.push("-shm");
    let anything =
        |dice: &mut Dice| (0..32_768).map(|_| u8::try_from(dice.below(256)).expect("a byte")).collect();
    let content: Vec<u8> = match dice.below(3) {
        0 => return Ok(()),
        1 => vec![0; 32_768],
        _ => anything(dice),
    };
    Ok(fs::write(name, content)?)
}
