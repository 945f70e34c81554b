//! The list of erasures beside the key file: one line each, `<subject> <moment>`, only ever added to.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;
use vocabulary::Moment;

use crate::{fault::KeyFault, keyring, subject::Subject};

fn place(key_file: &Path) -> PathBuf {
    let mut name = key_file.as_os_str().to_owned();
    name.push(".erasures");
    name.into()
}

pub fn read(key_file: &Path) -> Result<Vec<(Subject, Moment)>, KeyFault> {
    let file = place(key_file);
    let text = match std::fs::read_to_string(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(|source| KeyFault::CannotRead { file: file.clone(), source })?,
    };
    // A last line without its end was being written when the power went: the database still knows that erasure.
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let damaged = || KeyFault::Damaged { file: file.clone(), why: "it holds a line that is no erasure" };
    whole.lines().map(|line| parse(line).ok_or_else(damaged)).collect()
}

fn parse(line: &str) -> Option<(Subject, Moment)> {
    let (subject, moment) = line.split_once(' ')?;
    let moment: jiff::Timestamp = moment.parse().ok()?;
    Some((Subject::of(Uuid::parse_str(subject).ok()?), Moment::of(moment)))
}

pub fn append(key_file: &Path, erasures: &[(Subject, Moment)]) -> Result<(), KeyFault> {
    if erasures.is_empty() {
        return Ok(());
    }
    let file = place(key_file);
    let lines: String =
        erasures.iter().map(|(subject, moment)| format!("{} {moment}\n", subject.uuid())).collect();
    write(&file, &lines).map_err(|source| KeyFault::CannotWrite { file: file.clone(), source })?;
    keyring::sync_folder(&file)
}

fn write(file: &Path, lines: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file)?;
    // One writer at a time, also among several programs: half a line of one must not meet half a line of another.
    opened.lock()?;
    cut_torn_line(&mut opened)?;
    opened.write_all(lines.as_bytes())?;
    opened.sync_all()
}

/// Goes to the end of the last whole line.
fn cut_torn_line(opened: &mut File) -> io::Result<()> {
    let mut text = Vec::new();
    opened.read_to_end(&mut text)?;
    let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1) as u64;
    opened.set_len(whole)?;
    opened.seek(io::SeekFrom::Start(whole)).map(drop)
}
