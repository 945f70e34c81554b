//! The examination, line by line, so that a log of any length fits into memory.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read as _},
};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::{
    keys::{Hash, PublicKey, beginning, link},
    lines::{End, Entry, Head, Header, Printed, Pruned, Seal, hash, read},
    report::{Finding, Report},
};

/// The format this verifier knows.
const FORMAT: u32 = 1;
/// No line is longer: the program writes none above a few thousand bytes.
const LONGEST_LINE: u64 = 16 * 1024 * 1024;

/// Why nothing can be said.
#[derive(Debug, thiserror::Error)]
pub enum CannotVerify {
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
    /// A newer format.
    #[error(
        "the file says that it is written in format {0}, and this verifier knows format {FORMAT}; use a newer verifier, or suspect the file"
    )]
    Format(u32),
}

/// Where in the file we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Header,
    Heads,
    Entries,
    Behind,
}

/// An examination under way. Give it what you know besides the file, then the file.
#[derive(Debug, Clone)]
pub struct Verification {
    report: Report,
    part: Part,
    lines: u64,
    sum: Sha256,
    /// Heads by the entry of which they speak, until that entry comes.
    awaited: BTreeMap<u64, Vec<Head>>,
    printed: Vec<Printed>,
    last_head: u64,
    sequence: u64,
    /// The hash the next entry may build on: one, unless the last entry was altered, when it is the one that stands there
    /// or the one that should; none when that is not known.
    hashes: Vec<Hash>,
    /// Up to which entry a head agreed.
    proven: u64,
    /// The last entry that was found damaged itself.
    damaged: u64,
    rewritten: bool,
    counted: (u64, u64),
}

impl Verification {
    /// An examination that trusts these keys; without any, those the file names itself.
    pub fn trusting(keys: Vec<PublicKey>) -> Self {
        let report = Report { trusts_itself: keys.is_empty(), trusted: keys, ..Report::default() };
        Self {
            report,
            part: Part::Header,
            lines: 0,
            sum: Sha256::new(),
            awaited: BTreeMap::new(),
            printed: Vec::new(),
            last_head: 0,
            sequence: 0,
            hashes: Vec::new(),
            proven: 0,
            damaged: 0,
            rewritten: false,
            counted: (0, 0),
        }
    }

    /// Adds the lines of a file of heads that was kept elsewhere.
    #[must_use]
    pub fn with_heads(mut self, text: &str) -> Self {
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty()) {
            match Head::of_line(line) {
                Some(head) => self.awaited.entry(head.sequence).or_default().push(head),
                None => self.report.find(Finding::HeadsLine(number)),
            }
        }
        self
    }

    /// Adds heads that were read from paper.
    #[must_use]
    pub fn with_printed(mut self, printed: Vec<Printed>) -> Self {
        self.printed = printed;
        self
    }

    /// Reads the rest of the file and concludes.
    ///
    /// # Errors
    /// When the file cannot be read or is written in another format.
    pub fn read(mut self, mut file: impl BufRead) -> Result<Report, CannotVerify> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if file.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(self.conclude());
            }
            self.line(&line)?;
        }
    }

    /// Takes the next line, with its end.
    ///
    /// # Errors
    /// When the file is written in another format.
    pub fn line(&mut self, line: &[u8]) -> Result<(), CannotVerify> {
        self.lines += 1;
        let text = line.strip_suffix(b"\n").and_then(|text| std::str::from_utf8(text).ok());
        match (self.part, text) {
            (Part::Behind, _) => self.report.find(Finding::BehindTheEnd(self.lines)),
            (Part::Header, text) => self.header(text)?,
            (_, None) => self.strange(),
            (Part::Heads | Part::Entries, Some(text)) => {
                if let Some(End { end }) = read(text) {
                    self.seal(&end);
                } else if let Some(head) = read(text).filter(|_| self.part == Part::Heads) {
                    self.head(head);
                } else if let Some(entry) = read(text) {
                    self.part = Part::Entries;
                    self.entry(&entry);
                } else {
                    self.strange();
                }
            }
        }
        self.sum.update(line);
        Ok(())
    }

    /// Whether something wrong was met so far.
    pub fn found_something(&self) -> bool {
        !self.report.is_whole()
    }

    fn strange(&mut self) {
        self.report.find(Finding::Line(self.lines));
        if self.part == Part::Entries {
            // It was an entry once.
            self.sequence += 1;
            self.damaged = self.sequence;
            self.hashes.clear();
        }
    }

    fn header(&mut self, text: Option<&str>) -> Result<(), CannotVerify> {
        self.part = Part::Heads;
        let Some(header) = text.and_then(read::<Header>) else {
            self.report.find(Finding::Header);
            return Ok(());
        };
        if header.ogniwo_audit_export != FORMAT {
            return Err(CannotVerify::Format(header.ogniwo_audit_export));
        }
        if self.report.trusts_itself {
            let keys: Option<Vec<PublicKey>> =
                header.public_keys.iter().map(|key| key.parse().ok()).collect();
            match keys {
                Some(keys) => self.report.trusted = keys,
                None => self.report.find(Finding::Header),
            }
        }
        self.hashes = vec![beginning(&header.installation)];
        if let Some(pruned) = &header.pruned {
            self.pruned(pruned, &header.installation);
        }
        self.report.installation = header.installation;
        self.report.exported_at = header.exported_at;
        let kept: Vec<Head> = self.awaited.values().flatten().cloned().collect();
        self.awaited.clear();
        for head in kept {
            self.await_entry(head);
        }
        Ok(())
    }

    fn pruned(&mut self, pruned: &Pruned, installation: &str) {
        self.sequence = pruned.sequence;
        self.report.pruned_through = pruned.sequence;
        self.hashes = hash(&pruned.hash).into_iter().collect();
        let is_ours = self
            .trusted(&pruned.public_key)
            .is_some_and(|key| key.signed(&pruned.message(installation), &pruned.signature));
        if !is_ours || self.hashes.is_empty() {
            self.report.find(Finding::PrunedForged(pruned.sequence));
        }
    }

    fn trusted(&self, key: &str) -> Option<PublicKey> {
        key.parse().ok().filter(|key| self.report.trusted.contains(key))
    }

    fn head(&mut self, head: Head) {
        self.counted.1 += 1;
        if head.number != self.last_head + 1 {
            self.report.find(Finding::HeadMissing(self.last_head + 1));
        }
        self.last_head = head.number;
        self.await_entry(head);
    }

    /// Checks the head itself and keeps it until the entry of which it speaks has come.
    fn await_entry(&mut self, head: Head) {
        match self.trusted(&head.public_key) {
            None => self.report.find(Finding::ForeignKey { number: head.number, key: head.public_key }),
            Some(key) if !key.signed(&head.message(), &head.signature) => {
                self.report.find(Finding::HeadAltered(head.number));
            }
            Some(_) if head.installation != self.report.installation => {
                self.report.find(Finding::ForeignInstallation(head.number));
            }
            // Of entries that were let go after their time.
            Some(_) if head.sequence < self.sequence => self.report.heads += 1,
            Some(_) if head.sequence == self.sequence => {
                self.report.heads += 1;
                let here = self.hashes.first().copied();
                self.compare(&head, here);
            }
            Some(_) => {
                let beside = self.awaited.entry(head.sequence).or_default();
                if !beside.contains(&head) {
                    self.report.heads += 1;
                    beside.push(head);
                }
            }
        }
    }

    fn compare(&mut self, head: &Head, stands: Option<Hash>) {
        let (from, to) = ((self.proven + 1).min(head.sequence), head.sequence);
        match stands {
            Some(stands) if HEXLOWER.encode(&stands) == head.hash => self.proven = to,
            // Said once, for every later head differs too; and not at all when it is known which entry was altered.
            Some(_) if !self.rewritten && self.damaged < from => {
                self.rewritten = true;
                let signed_at = head.signed_at.clone();
                self.report.find(Finding::Rewritten { from, to, number: head.number, signed_at });
            }
            _ => {}
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.counted.0 += 1;
        self.report.entries += 1;
        let Some(stands) = hash(&entry.hash) else { return self.strange() };
        if entry.sequence <= self.sequence {
            self.report.find(Finding::OutOfPlace(entry.sequence));
            return;
        }
        if entry.sequence > self.sequence + 1 {
            self.report.find(Finding::Missing { from: self.sequence + 1, to: entry.sequence - 1 });
            self.hashes.clear();
        }
        let should: Vec<Hash> =
            self.hashes.iter().map(|previous| link(previous, entry.sequence, &entry.body)).collect();
        let fits = should.is_empty() || should.contains(&stands);
        if !fits {
            self.damaged = entry.sequence;
            self.report.find(Finding::Altered(entry.sequence));
        } else if should.get(1) == Some(&stands)
            && let Some(last) = self.report.findings.last_mut()
            && *last == Finding::Altered(self.sequence)
        {
            // This one builds on the hash that should have stood before it.
            *last = Finding::HashAltered(self.sequence);
        }
        self.sequence = entry.sequence;
        self.hashes = if fits { vec![stands] } else { vec![stands, should[0]] };
        for head in self.awaited.remove(&entry.sequence).unwrap_or_default() {
            self.compare(&head, Some(stands));
        }
        self.compare_with_paper(entry.sequence, &stands);
        self.remember(&entry.body, entry.sequence, stands);
    }

    fn compare_with_paper(&mut self, sequence: u64, stands: &Hash) {
        let here = |printed: &Printed| printed.sequence == sequence;
        let differs = self.printed.iter().any(|printed| here(printed) && !printed.agrees_with(stands));
        self.printed.retain(|printed| !here(printed));
        if differs {
            self.report.find(Finding::PrintedDiffers(sequence));
        }
    }

    fn remember(&mut self, body: &str, sequence: u64, stands: Hash) {
        self.report.last = Some((sequence, stands));
        let body: Option<serde_json::Value> = serde_json::from_str(body).ok();
        let at = body.as_ref().and_then(|body| body["at"].as_str()).unwrap_or("?").to_owned();
        match &mut self.report.between {
            Some((_, last)) => *last = at,
            None => self.report.between = Some((at.clone(), at)),
        }
    }

    fn seal(&mut self, seal: &Seal) {
        self.part = Part::Behind;
        let (entries, heads) = self.counted;
        if (seal.entries, seal.heads) != (entries, heads) {
            let (said_entries, said_heads) = (seal.entries, seal.heads);
            self.report.find(Finding::Count { said_entries, said_heads, entries, heads });
        }
        match self.trusted(&seal.public_key) {
            None => self.report.find(Finding::ForeignSeal(seal.public_key.clone())),
            Some(key) if !key.signed(&seal.message(&self.report.installation), &seal.signature) => {
                self.report.find(Finding::SealAltered);
            }
            Some(_) if HEXLOWER.encode(&self.sum.clone().finalize()) != seal.sha256 => {
                self.report.find(Finding::Sum);
            }
            Some(_) => {}
        }
    }

    /// Says what was found, now that the file has ended.
    pub fn conclude(mut self) -> Report {
        if self.part != Part::Behind {
            self.report.find(Finding::CutOff(self.lines));
        }
        let beyond = self.awaited.split_off(&(self.sequence + 1));
        if let Some((to, heads)) = beyond.into_iter().next_back()
            && let Some(head) = heads.into_iter().next_back()
        {
            let (number, signed_at) = (head.number, head.signed_at);
            self.report.find(Finding::EntriesCutOff { from: self.sequence + 1, to, number, signed_at });
        }
        for printed in std::mem::take(&mut self.printed) {
            self.report.find(Finding::PrintedMissing(printed.sequence));
        }
        self.report
    }
}
