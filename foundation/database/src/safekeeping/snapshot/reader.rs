//! Reading a snapshot, with everything that it says of itself checked.

use data_encoding::HEXLOWER;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};

use super::{BUFFER, Contents, FORMAT, Header, TableContents, TableHead, Trailer};
use crate::{
    Value,
    safekeeping::{SafekeepingFault, spelling},
};

/// What comes next in a snapshot.
pub enum Piece {
    /// A table begins.
    Table(TableHead),
    /// A row of it.
    Row(Vec<Value>),
    /// The table ended and was as long and as it says.
    End(TableContents),
}

/// Reads a snapshot and checks all that it says of itself.
pub struct Reader<R> {
    from: BufReader<R>,
    line: Vec<u8>,
    whole: Sha256,
    table: Option<Open>,
    /// What the first line said.
    pub header: Header,
    contents: Contents,
    ended: bool,
}

struct Open {
    head: TableHead,
    hash: Sha256,
    rows: u64,
}

impl<R: AsyncRead + Unpin> Reader<R> {
    /// Reads the first line.
    pub async fn begin(from: R) -> Result<Self, SafekeepingFault> {
        #[derive(Deserialize)]
        struct Format {
            ogniwo_snapshot: u32,
        }
        let mut from = BufReader::with_capacity(BUFFER, from);
        let mut line = Vec::new();
        next_line(&mut from, &mut line).await?;
        let format: Format = serde_json::from_slice(&line).map_err(|_| SafekeepingFault::NotOurs)?;
        if format.ogniwo_snapshot > FORMAT {
            return Err(SafekeepingFault::Newer(format!("format {}", format.ogniwo_snapshot)));
        }
        let header: Header = parse(&line)?;
        let contents = Contents::of(&header);
        let mut whole = Sha256::new();
        whole.update(&line);
        whole.update(b"\n");
        Ok(Self { from, line, whole, table: None, header, contents, ended: false })
    }

    /// The next piece; nothing after the last line, which was checked then.
    pub async fn next(&mut self) -> Result<Option<Piece>, SafekeepingFault> {
        if self.ended {
            return Ok(None);
        }
        next_line(&mut self.from, &mut self.line).await?;
        match &mut self.table {
            Some(open) if self.line.first() == Some(&b'[') => {
                open.hash.update(&self.line);
                open.hash.update(b"\n");
                open.rows += 1;
                let row = row_of(&self.line, &open.head, open.rows)?;
                Ok(Some(Piece::Row(row)))
            }
            Some(_) => self.end_table().map(Piece::End).map(Some),
            None if self.line.starts_with(b"{\"table\"") => {
                self.add_to_whole();
                let head: TableHead = parse(&self.line)?;
                self.table = Some(Open { head: head.clone(), hash: Sha256::new(), rows: 0 });
                Ok(Some(Piece::Table(head)))
            }
            None => self.end().await.map(|()| None),
        }
    }

    /// What was read, once all of it was.
    pub fn into_contents(self) -> Contents {
        self.contents
    }

    fn add_to_whole(&mut self) {
        self.whole.update(&self.line);
        self.whole.update(b"\n");
    }

    fn end_table(&mut self) -> Result<TableContents, SafekeepingFault> {
        self.add_to_whole();
        let told: TableContents = parse(&self.line)?;
        let open = self.table.take().expect("a table is open here");
        let sha256 = HEXLOWER.encode(&open.hash.finalize());
        if (&told.table, told.rows, &told.sha256) != (&open.head.table, open.rows, &sha256) {
            return Err(SafekeepingFault::Altered(format!("the table {}", open.head.table)));
        }
        self.contents.tables.push(told.clone());
        Ok(told)
    }

    async fn end(&mut self) -> Result<(), SafekeepingFault> {
        let told: Trailer = parse(&self.line)?;
        let sha256 = HEXLOWER.encode(&self.whole.finalize_reset());
        let expected = (self.contents.tables.len(), self.contents.rows(), sha256);
        if (told.tables, told.rows, told.sha256) != expected {
            return Err(SafekeepingFault::Altered("its last line".to_owned()));
        }
        let rest = self.from.fill_buf().await.map_err(SafekeepingFault::of_reading)?;
        if !rest.is_empty() {
            return Err(SafekeepingFault::Altered("something follows its end".to_owned()));
        }
        self.ended = true;
        Ok(())
    }
}

fn row_of(line: &[u8], head: &TableHead, number: u64) -> Result<Vec<Value>, SafekeepingFault> {
    let refuse = |reason: String| {
        SafekeepingFault::Altered(format!("the table {}, row {number}: {reason}", head.table))
    };
    let raw: Vec<&RawValue> = serde_json::from_slice(line).map_err(|error| refuse(error.to_string()))?;
    if raw.len() != head.columns.len() {
        return Err(refuse("the number of columns".to_owned()));
    }
    let values = head.columns.iter().zip(raw).map(|((name, kind), raw)| {
        spelling::unspell(*kind, raw).map_err(|reason| refuse(format!("{name}: {reason}")))
    });
    values.collect()
}

async fn next_line<R: AsyncRead + Unpin>(
    from: &mut BufReader<R>,
    line: &mut Vec<u8>,
) -> Result<(), SafekeepingFault> {
    line.clear();
    from.read_until(b'\n', line).await.map_err(SafekeepingFault::of_reading)?;
    if line.pop() == Some(b'\n') { Ok(()) } else { Err(SafekeepingFault::Truncated) }
}

fn parse<T: DeserializeOwned>(line: &[u8]) -> Result<T, SafekeepingFault> {
    serde_json::from_slice(line).map_err(|error| SafekeepingFault::Altered(error.to_string()))
}
