//! Where letters leave the house.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use lettre::Message;

use crate::{
    message::Contents,
    smtp::{Failure, Line, SmtpSettings},
    store::Claimed,
};

/// Where letters go. The first two work without a mail server.
#[derive(Debug, Clone)]
pub enum Letterbox {
    /// To standard output, with the recipient hidden: for a first look on one's own machine.
    Console,
    /// Each letter as a file `<letter>.eml` in this folder, for the owner of the process only. A letter that is written
    /// twice is one file.
    Folder(PathBuf),
    /// To a mail server.
    Smtp(SmtpSettings),
}

/// A letterbox during one round of the postman.
pub enum Opened<'a> {
    Console,
    Folder(&'a Path),
    Smtp(Box<Line<'a>>),
}

impl Letterbox {
    pub(crate) fn open(&self) -> Opened<'_> {
        match self {
            Self::Console => Opened::Console,
            Self::Folder(folder) => Opened::Folder(folder),
            Self::Smtp(settings) => Opened::Smtp(Box::new(Line::new(settings))),
        }
    }
}

impl Opened<'_> {
    pub async fn take(
        &mut self,
        letter: &Claimed,
        contents: &Contents,
        message: &Message,
    ) -> Result<(), Failure> {
        match self {
            Self::Console => io::stdout()
                .lock()
                .write_all(on_console(letter, contents).as_bytes())
                .map_err(|error| cannot_write("standard output", &error)),
            Self::Folder(folder) => {
                let (folder, name, bytes) =
                    (folder.to_owned(), format!("{}.eml", letter.id), message.formatted());
                let written = tokio::task::spawn_blocking(move || write_whole(&folder, &name, &bytes)).await;
                written
                    .unwrap_or_else(|broken_off| Err(io::Error::other(broken_off)))
                    .map_err(|error| cannot_write("the folder for letters", &error))
            }
            Self::Smtp(line) => line.deliver(&contents.to, message).await,
        }
    }

    pub async fn close(self) {
        if let Self::Smtp(line) = self {
            line.close().await;
        }
    }
}

fn cannot_write(what: &str, error: &io::Error) -> Failure {
    Failure::Closed(format!("{what} cannot be written: {}", error.kind()))
}

fn on_console(letter: &Claimed, contents: &Contents) -> String {
    let rule = "─".repeat(72);
    format!(
        "{rule}\n▒▒▒@▒▒▒ ({}, {})\n{}\n\n{}\n{rule}\n",
        letter.kind, letter.language, letter.subject, contents.text
    )
}

/// Writes beside the place and renames, so that whoever reads the folder never sees half a letter.
fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    make_private_folder(folder)?;
    let beside = folder.join(format!(".{name}.part"));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, folder.join(name))?;
    // Because a letter counts as sent from here on, its name must survive a power cut as surely as its text.
    sync_folder(folder)
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
