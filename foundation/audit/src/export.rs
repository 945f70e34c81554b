//! Writing the whole log into a file that the stand-alone verifier reads without this program.

use std::io::{self, Write};

use data_encoding::HEXLOWER;
use database::{Fault, Work};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vocabulary::Moment;

use crate::{prune::Pruned, signing::Signer, store};

/// Why nothing, or not all, was written.
#[derive(Debug, thiserror::Error)]
pub enum CannotExport {
    /// Nothing was ever recorded.
    #[error("nothing has been recorded yet, so there is nothing to export")]
    Empty,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
    /// The file failed.
    #[error("the export cannot be written: {0}. Check the room on the disk; the file is not complete")]
    Write(#[from] io::Error),
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// Entries.
    pub entries: u64,
    /// Signed heads.
    pub heads: u64,
}

#[derive(Serialize)]
struct Header {
    ogniwo_audit_export: u32,
    installation: Uuid,
    exported_at: Moment,
    public_keys: Vec<String>,
    pruned: Option<PrunedLine>,
}

#[derive(Serialize)]
struct PrunedLine {
    sequence: u64,
    hash: String,
    pruned_at: Moment,
    public_key: String,
    signature: String,
}

#[derive(Serialize)]
struct EntryLine<'a> {
    sequence: u64,
    hash: String,
    body: &'a str,
}

#[derive(Serialize)]
struct End {
    end: Seal,
}

#[derive(Serialize)]
struct Seal {
    heads: u64,
    entries: u64,
    sha256: String,
    public_key: String,
    signature: String,
}

/// Writes the log as lines of JSON: a header, the signed heads, the entries with their bodies and hashes, and an end that
/// signs everything before it. Meant for a unit of work that only looks. What the lines mean is described in the
/// verifier's README.
pub async fn export(
    work: &mut Work,
    signer: &Signer,
    writer: &mut (dyn Write + Send),
) -> Result<Exported, CannotExport> {
    let chain = store::chain(work).await?.ok_or(CannotExport::Empty)?;
    let mut sealed = Sealed { writer, digest: Sha256::new(), fault: None };
    let pruned = store::pruned(work, chain.installation).await?.pop();
    sealed.line(&Header {
        ogniwo_audit_export: 1,
        installation: chain.installation,
        exported_at: work.moment(),
        public_keys: signer.trusted().iter().map(ToString::to_string).collect(),
        pruned: pruned.map(PrunedLine::of),
    });
    let mut exported = Exported { entries: 0, heads: 0 };
    store::heads_after(work, 0, |row| {
        exported.heads += 1;
        sealed.text(&store::head(&row, chain.installation)?.line());
        Ok(())
    })
    .await?;
    store::walk(work, u64::MAX, |row| {
        exported.entries += 1;
        let stored = store::stored(&row)?;
        let hash = HEXLOWER.encode(&stored.hash);
        sealed.line(&EntryLine { sequence: stored.sequence, hash, body: &stored.body });
        Ok(())
    })
    .await?;
    let sha256 = HEXLOWER.encode(&sealed.digest.clone().finalize());
    let installation = chain.installation;
    let signature = signer.sign(&format!("ogniwo audit export 1\n{installation}\n{sha256}\n"));
    let end = Seal {
        heads: exported.heads,
        entries: exported.entries,
        sha256,
        public_key: signer.public_key().to_string(),
        signature: HEXLOWER.encode(&signature),
    };
    sealed.line(&End { end });
    match sealed.fault {
        Some(fault) => Err(fault.into()),
        None => Ok(exported),
    }
}

impl PrunedLine {
    fn of(pruned: Pruned) -> Self {
        Self {
            sequence: pruned.sequence,
            hash: HEXLOWER.encode(&pruned.hash),
            pruned_at: pruned.at,
            public_key: pruned.public_key.to_string(),
            signature: HEXLOWER.encode(&pruned.signature),
        }
    }
}

/// A writer that remembers what passed through it, and its first fault.
struct Sealed<'a> {
    writer: &'a mut (dyn Write + Send),
    digest: Sha256,
    fault: Option<io::Error>,
}

impl Sealed<'_> {
    fn line(&mut self, line: &impl Serialize) {
        self.text(&serde_json::to_string(line).expect("numbers and texts can be written as JSON"));
    }

    fn text(&mut self, line: &str) {
        if self.fault.is_some() {
            return;
        }
        let line = format!("{line}\n");
        self.digest.update(&line);
        self.fault = self.writer.write_all(line.as_bytes()).err();
    }
}
