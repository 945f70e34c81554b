//! What the layer under the program put down (`xtask/power_cut/layer.c`), read again.

use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::ops::Range;

/// One thing that happened, in order. A file is known by its number: its name may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A file was made.
    Made { path: String, file: u64 },
    /// A folder was made.
    Folder { path: String },
    /// Bytes were written at a place; the range lies in the journal.
    Written { file: u64, at: u64, data: Range<usize> },
    /// A file got this length.
    Cut { file: u64, length: u64 },
    /// A file was synced.
    Synced { file: u64 },
    /// A folder was synced.
    Listed { path: String },
    /// A name was changed.
    Renamed { from: String, to: String },
    /// A file got another name.
    Linked { from: String, to: String },
    /// A name was removed.
    Removed { path: String },
    /// An answer left, in this run of the server, under this number of its request.
    Answered { run: usize, number: String },
}

/// The whole journal.
pub struct Journal {
    bytes: Vec<u8>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Where in the journal each event ends.
    ends: Vec<usize>,
}

/// Length of the part of a record that is always the same.
const HEAD: usize = 29;

impl Journal {
    /// Reads a journal. `root` is the folder that was watched; paths come without it.
    ///
    /// # Errors
    /// When it is not a journal of the layer.
    pub fn read(bytes: Vec<u8>, root: &str, is_left_out: impl Fn(&str) -> bool) -> Result<Self> {
        let (mut events, mut ends) = (Vec::new(), Vec::new());
        // Numbers of files are given again after a file was removed; a name says to which file a number belongs now.
        let mut known: HashMap<u64, bool> = HashMap::new();
        let (mut at, mut run) = (0, 0);
        while at < bytes.len() {
            let head = bytes.get(at..at + HEAD).context("the journal ends within a record")?;
            let length = |index: usize| u32_at(head, 1 + 4 * index) as usize;
            let (file, number) = (u64_at(head, 13), u64_at(head, 21));
            let path_end = at + HEAD + length(0);
            let other_end = path_end + length(1);
            let end = other_end + length(2);
            let text = |range: Range<usize>| -> Result<String> {
                let text =
                    std::str::from_utf8(bytes.get(range).context("the journal ends within a record")?)?;
                Ok(text.strip_prefix(root).unwrap_or(text).to_owned())
            };
            let path = text(at + HEAD..path_end)?;
            let is_out = is_left_out(&path);
            let is_known = known.get(&file).copied().unwrap_or(false);
            let event = match head[0] {
                b'C' => {
                    known.insert(file, !is_out);
                    (!is_out).then_some(Event::Made { path, file })
                }
                b'D' => (!is_out).then_some(Event::Folder { path }),
                b'W' => is_known.then_some(Event::Written { file, at: number, data: other_end..end }),
                b'T' => is_known.then_some(Event::Cut { file, length: number }),
                b'S' => is_known.then_some(Event::Synced { file }),
                b'F' => (!is_out).then_some(Event::Listed { path }),
                b'R' | b'L' if !is_out => {
                    let to = text(path_end..other_end)?;
                    let is_renamed = head[0] == b'R';
                    Some(if is_renamed {
                        Event::Renamed { from: path, to }
                    } else {
                        Event::Linked { from: path, to }
                    })
                }
                b'U' => (!is_out).then_some(Event::Removed { path }),
                b'A' => answer(&bytes[other_end..end]).map(|number| Event::Answered { run, number }),
                b'P' => {
                    run += 1;
                    None
                }
                b'R' | b'L' => None,
                kind => bail!("a record of the unknown kind {kind}"),
            };
            if end > bytes.len() {
                bail!("the journal ends within a record");
            }
            if let Some(event) = event {
                events.push(event);
                ends.push(end);
            }
            at = end;
        }
        Ok(Self { bytes, events, ends })
    }

    /// The bytes of something written.
    pub fn data(&self, range: &Range<usize>) -> &[u8] {
        &self.bytes[range.clone()]
    }

    /// How many events had happened when the journal had this length.
    pub fn events_until(&self, length: u64) -> usize {
        self.ends.partition_point(|end| *end as u64 <= length)
    }

    /// After how many events the answer to each request left. Every run of the server counts its requests anew.
    pub fn answers(&self) -> HashMap<(usize, String), usize> {
        let numbered = self.events.iter().enumerate().filter_map(|(index, event)| match event {
            Event::Answered { run, number } => Some(((*run, number.clone()), index + 1)),
            _ => None,
        });
        numbered.collect()
    }
}

/// The number of the request, as the beginning of an answer tells it.
fn answer(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let number = lines.find_map(|line| line.strip_prefix("x-request-id: "))?;
    Some(number.trim().to_owned())
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes are four bytes"))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes are eight bytes"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn record(kind: u8, path: &str, other: &str, file: u64, number: u64, data: &[u8]) -> Vec<u8> {
        let mut record = vec![kind];
        for length in [path.len(), other.len(), data.len()] {
            record.extend(u32::try_from(length).unwrap().to_le_bytes());
        }
        record.extend(file.to_le_bytes());
        record.extend(number.to_le_bytes());
        record.extend(path.bytes().chain(other.bytes()));
        record.extend(data);
        record
    }

    #[test]
    fn records_are_read_in_order_without_what_is_left_out() {
        let bytes = [
            record(b'P', "", "", 0, 0, b""),
            record(b'C', "/r/index/a", "", 5, 0, b""),
            record(b'W', "", "", 5, 0, b"derived"),
            record(b'C', "/r/a", "", 7, 0, b""),
            record(b'W', "", "", 7, 3, b"text"),
            record(b'S', "", "", 7, 0, b""),
            record(b'A', "", "", 0, 0, b"HTTP/1.1 303 See Other\r\nx-request-id: marker-1\r\n\r\n"),
            record(b'A', "", "", 0, 0, b"HTTP/1.1 200 OK\r\n\r\n"),
        ]
        .concat();
        let whole = bytes.len() as u64;
        let journal = Journal::read(bytes, "/r", |path| path.starts_with("/index")).unwrap();
        let [made, Event::Written { file: 7, at: 3, data }, Event::Synced { file: 7 }, answered] =
            &journal.events[..]
        else {
            panic!("{:?}", journal.events)
        };
        assert_eq!(*made, Event::Made { path: "/a".to_owned(), file: 7 });
        assert_eq!(journal.data(data), b"text");
        assert_eq!(*answered, Event::Answered { run: 1, number: "marker-1".to_owned() });
        assert_eq!(journal.answers()[&(1, "marker-1".to_owned())], 4);
        assert_eq!((journal.events_until(whole), journal.events_until(0)), (4, 0));
    }

    #[test]
    fn half_a_record_is_refused() {
        let whole = record(b'W', "", "", 7, 3, b"text");
        assert!(Journal::read(whole[..whole.len() - 1].to_vec(), "/r", |_| false).is_err());
        assert!(Journal::read(whole[..9].to_vec(), "/r", |_| false).is_err());
    }
}
