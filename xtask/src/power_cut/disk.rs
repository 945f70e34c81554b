//! What a disk could hold after the power went.
//!
//! It promises what POSIX promises and nothing more. What was synced is there. Of what was written since, any part may
//! be there, in any order, and a write may be torn at the border of a sector. A name that was given, changed or taken
//! away is certain only once its folder was synced, and only when the folder's own name is certain; syncing the file
//! does not help. Real file systems are kinder.

use super::journal::{Event, Journal};
use crate::dice::Dice;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// What a disk writes at once or not at all.
const SECTOR: u64 = 512;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Debug, Clone)]
enum Naming {
    Given(String, Node),
    Changed(String, String, Node),
    Taken(String),
}

#[derive(Debug, Clone)]
enum Change<'j> {
    Written { at: u64, data: &'j [u8] },
    Cut(u64),
}

#[derive(Debug, Clone, Default)]
struct File<'j> {
    certain: Vec<u8>,
    waiting: Vec<Change<'j>>,
    /// The name it had first; only for saying which syncs do nothing.
    name: String,
}

/// Files and folders by their paths; a folder has no content.
pub type Picture = BTreeMap<String, Option<Vec<u8>>>;

/// A disk while the journal is played to it.
#[derive(Clone)]
pub struct Disk<'j> {
    journal: &'j Journal,
    files: Vec<File<'j>>,
    by_number: HashMap<u64, usize>,
    /// The names as the program sees them.
    seen: BTreeMap<String, Node>,
    /// The names that are certain.
    certain: BTreeMap<String, Node>,
    waiting: Vec<Naming>,
    deaf_to: Option<String>,
}

impl<'j> Disk<'j> {
    /// An empty disk.
    pub fn new(journal: &'j Journal) -> Self {
        Self {
            journal,
            files: Vec::new(),
            by_number: HashMap::new(),
            seen: BTreeMap::new(),
            certain: BTreeMap::new(),
            waiting: Vec::new(),
            deaf_to: None,
        }
    }

    /// The same with a folder that was there before anything began.
    #[must_use]
    pub fn holding(mut self, folder: &str) -> Self {
        self.seen.insert(folder.to_owned(), Node::Folder);
        self.certain.insert(folder.to_owned(), Node::Folder);
        self
    }

    /// From here on it forgets every sync of what has this in its path.
    pub fn become_deaf_to(&mut self, part: &str) {
        self.deaf_to = Some(part.to_owned());
    }

    fn hears(&self, path: &str) -> bool {
        self.deaf_to.as_ref().is_none_or(|part| !path.contains(part))
    }

    /// Plays some of the journal.
    ///
    /// # Errors
    /// When something happens that this disk does not know.
    pub fn play(&mut self, events: std::ops::Range<usize>) -> Result<()> {
        let journal = self.journal;
        for event in &journal.events[events] {
            self.take(event)?;
        }
        Ok(())
    }

    fn take(&mut self, event: &'j Event) -> Result<()> {
        match event {
            Event::Made { path, file } => {
                let node = Node::File(self.files.len());
                self.files.push(File { name: path.clone(), ..File::default() });
                self.by_number.insert(*file, self.files.len() - 1);
                self.give(path, node);
            }
            Event::Folder { path } => self.give(path, Node::Folder),
            Event::Written { file, at, data } => {
                let data = self.journal.data(data);
                if let Some(file) = self.file(*file) {
                    file.waiting.push(Change::Written { at: *at, data });
                }
            }
            Event::Cut { file, length } => {
                if let Some(file) = self.file(*file) {
                    file.waiting.push(Change::Cut(*length));
                }
            }
            Event::Synced { file } => {
                if let Some(index) = self.by_number.get(file).copied()
                    && self.hears(&self.files[index].name)
                {
                    self.files[index].settle();
                }
            }
            Event::Listed { path } => {
                if self.hears(&format!("{path}/")) {
                    self.settle_names(|name| parent(name) == path);
                }
            }
            Event::Linked { from, to } => match self.seen.get(from).copied() {
                Some(node) => self.give(to, node),
                None => bail!("{from} was given another name and is not known"),
            },
            Event::Renamed { from, to } => match self.seen.remove(from) {
                Some(node @ Node::File(_)) => {
                    self.seen.insert(to.clone(), node);
                    self.waiting.push(Naming::Changed(from.clone(), to.clone(), node));
                }
                Some(Node::Folder) => bail!("{from} is a folder that was renamed; this disk cannot do that"),
                None => bail!("{from} was renamed and is not known"),
            },
            Event::Removed { path } => {
                self.seen.remove(path);
                self.waiting.push(Naming::Taken(path.clone()));
            }
            Event::Answered { .. } => {}
        }
        Ok(())
    }

    fn file(&mut self, number: u64) -> Option<&mut File<'j>> {
        let index = *self.by_number.get(&number)?;
        self.files.get_mut(index)
    }

    fn give(&mut self, path: &str, node: Node) {
        self.seen.insert(path.to_owned(), node);
        self.waiting.push(Naming::Given(path.to_owned(), node));
    }

    fn settle_names(&mut self, is_meant: impl Fn(&str) -> bool) {
        for naming in std::mem::take(&mut self.waiting) {
            let meant = match &naming {
                Naming::Given(path, _) | Naming::Taken(path) => is_meant(path),
                Naming::Changed(from, to, _) => is_meant(from) || is_meant(to),
            };
            if meant {
                name(&mut self.certain, &naming);
            } else {
                self.waiting.push(naming);
            }
        }
    }

    /// Makes everything certain.
    pub fn settle(&mut self) {
        self.settle_names(|_| true);
        self.files.iter_mut().for_each(File::settle);
    }

    /// What the program sees.
    pub fn seen(&mut self) -> Picture {
        self.settle();
        picture(&self.seen, &self.files.iter().map(|file| file.certain.clone()).collect::<Vec<_>>())
    }

    /// The power goes: one of the many pictures that may be left.
    pub fn cut(self, dice: &mut Dice) -> Picture {
        let luck = Luck::throw(dice);
        let mut names = self.certain;
        for naming in luck.survivors(self.waiting, dice, false) {
            name(&mut names, &naming);
        }
        let contents: Vec<Vec<u8>> = self
            .files
            .into_iter()
            .map(|file| {
                let mut content = file.certain;
                for change in luck.survivors(file.waiting, dice, true) {
                    let is_torn = dice.happens(luck.torn);
                    apply(&mut content, &change, &mut |_| !is_torn || dice.happens(50));
                }
                content
            })
            .collect();
        picture(&names, &contents)
    }
}

/// How unkind the disk is this time.
struct Luck {
    kept: u64,
    torn: u64,
    in_order: bool,
}

impl Luck {
    fn throw(dice: &mut Dice) -> Self {
        let kept = [0, 10, 50, 50, 90, 100][usize::try_from(dice.below(6)).expect("small")];
        let torn = [0, 20, 60][usize::try_from(dice.below(3)).expect("small")];
        Self { kept, torn, in_order: dice.happens(30) }
    }

    /// A disk in order keeps a beginning; another keeps any part, and writes it in any order.
    fn survivors<T>(&self, mut all: Vec<T>, dice: &mut Dice, may_shuffle: bool) -> Vec<T> {
        if self.in_order {
            let kept = dice.below(all.len() as u64 + 1);
            all.truncate(usize::try_from(kept).expect("fits"));
            return all;
        }
        all.retain(|_| dice.happens(self.kept));
        if may_shuffle && dice.happens(50) {
            dice.shuffle(&mut all);
        }
        all
    }
}

impl File<'_> {
    fn settle(&mut self) {
        for change in std::mem::take(&mut self.waiting) {
            apply(&mut self.certain, &change, &mut |_| true);
        }
    }
}

fn apply(content: &mut Vec<u8>, change: &Change, reaches: &mut impl FnMut(u64) -> bool) {
    match change {
        Change::Cut(length) => content.resize(usize::try_from(*length).expect("a file fits into memory"), 0),
        Change::Written { at, data } => {
            let (mut from, end) = (*at, at + data.len() as u64);
            while from < end {
                let to = end.min((from / SECTOR + 1) * SECTOR);
                if reaches(from / SECTOR) {
                    let place = usize::try_from(from).expect("a file fits into memory");
                    let part = &data[index(from - at)..index(to - at)];
                    if content.len() < place + part.len() {
                        content.resize(place + part.len(), 0);
                    }
                    content[place..place + part.len()].copy_from_slice(part);
                }
                from = to;
            }
        }
    }
}

fn index(number: u64) -> usize {
    usize::try_from(number).expect("an index into data fits")
}

fn name(names: &mut BTreeMap<String, Node>, naming: &Naming) {
    match naming {
        Naming::Given(path, node) => {
            names.insert(path.clone(), *node);
        }
        Naming::Changed(from, to, node) => {
            names.remove(from);
            names.insert(to.clone(), *node);
        }
        Naming::Taken(path) => {
            names.remove(path);
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// What can be reached from the root.
fn picture(names: &BTreeMap<String, Node>, contents: &[Vec<u8>]) -> Picture {
    let mut picture = Picture::new();
    // Paths come in order, so a folder comes before what is in it.
    for (path, node) in names {
        let above = parent(path);
        if !above.is_empty() && picture.get(above) != Some(&None) {
            continue;
        }
        let content = match node {
            Node::Folder => None,
            Node::File(index) => Some(contents[*index].clone()),
        };
        picture.insert(path.clone(), content);
    }
    picture
}

/// Makes a folder that looks like the picture; nobody else may look in, as the program itself would have it.
///
/// # Errors
/// When it cannot be written.
pub fn lay_out(picture: &Picture, root: &Path) -> Result<()> {
    for (path, content) in picture {
        let place = root.join(path.trim_start_matches('/'));
        match content {
            None => {
                fs::create_dir(&place)?;
                fs::set_permissions(&place, fs::Permissions::from_mode(0o700))?;
            }
            Some(content) => {
                fs::write(&place, content)?;
                fs::set_permissions(&place, fs::Permissions::from_mode(0o600))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::journal::tests::record;
    use super::*;

    fn journal(records: &[Vec<u8>]) -> Journal {
        Journal::read(records.concat(), "/r", |_| false).unwrap()
    }

    fn pictures(journal: &Journal) -> Vec<Picture> {
        (0..300)
            .map(|seed| {
                let mut disk = Disk::new(journal);
                disk.play(0..journal.events.len()).unwrap();
                disk.cut(&mut Dice::new(seed))
            })
            .collect()
    }

    #[test]
    fn what_was_synced_with_its_folder_is_there_whatever_happens() {
        let journal = journal(&[
            record(b'C', "/r/a", "", 1, 0, b""),
            record(b'W', "", "", 1, 0, b"kept"),
            record(b'S', "", "", 1, 0, b""),
            record(b'F', "/r", "", 0, 0, b""),
            record(b'W', "", "", 1, 4, b" and more"),
        ]);
        for picture in pictures(&journal) {
            let content = picture["/a"].as_deref().unwrap();
            assert!(content.starts_with(b"kept"), "{content:?}");
        }
        let lengths: std::collections::BTreeSet<usize> =
            pictures(&journal).iter().map(|picture| picture["/a"].as_ref().unwrap().len()).collect();
        assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [4, 13], "the rest may be there or not");
    }

    #[test]
    fn a_file_that_was_synced_may_have_lost_its_name() {
        let journal = journal(&[
            record(b'C', "/r/a", "", 1, 0, b""),
            record(b'W', "", "", 1, 0, b"text"),
            record(b'S', "", "", 1, 0, b""),
        ]);
        let there = pictures(&journal).iter().filter(|picture| picture.contains_key("/a")).count();
        assert!((1..300).contains(&there), "{there}");
    }

    #[test]
    fn what_lies_in_a_folder_without_a_name_is_lost_with_it() {
        let journal = journal(&[
            record(b'D', "/r/f", "", 0, 0, b""),
            record(b'C', "/r/f/a", "", 1, 0, b""),
            record(b'S', "", "", 1, 0, b""),
            record(b'F', "/r/f", "", 0, 0, b""),
        ]);
        for picture in pictures(&journal) {
            assert_eq!(picture.contains_key("/f"), picture.contains_key("/f/a"));
        }
    }

    #[test]
    fn a_long_write_tears_only_between_sectors_and_writes_change_places() {
        let (old, new) = ([b'o'; 2048], [b'n'; 2048]);
        let journal = journal(&[
            record(b'C', "/r/a", "", 1, 0, b""),
            record(b'F', "/r", "", 0, 0, b""),
            record(b'W', "", "", 1, 0, &old),
            record(b'S', "", "", 1, 0, b""),
            record(b'W', "", "", 1, 0, &new),
            record(b'W', "", "", 1, 1024, &[b'x'; 512]),
        ]);
        let (mut torn, mut overtaken) = (0, 0);
        for picture in pictures(&journal) {
            let content = picture["/a"].as_ref().unwrap();
            assert_eq!(content.len(), 2048);
            for sector in content.chunks(512) {
                assert!(sector.iter().all(|byte| *byte == sector[0]), "a sector is written as a whole");
            }
            let first = (content[0], content[512], content[1536]);
            torn += usize::from(first.0 != first.1 || first.1 != first.2);
            overtaken += usize::from(content[0] == b'n' && content[512] == b'n' && content[1024] == b'n');
        }
        assert!(torn > 0 && overtaken > 0, "{torn} {overtaken}");
    }

    #[test]
    fn a_name_is_changed_or_not_and_the_file_is_never_gone() {
        let journal = journal(&[
            record(b'C', "/r/a", "", 1, 0, b""),
            record(b'F', "/r", "", 0, 0, b""),
            record(b'R', "/r/a", "/r/b", 0, 0, b""),
        ]);
        let mut old = 0;
        for picture in pictures(&journal) {
            assert_ne!(picture.contains_key("/a"), picture.contains_key("/b"));
            old += usize::from(picture.contains_key("/a"));
        }
        assert!((1..300).contains(&old));
    }

    #[test]
    fn a_disk_that_is_deaf_keeps_nothing_for_certain() {
        let journal = journal(&[
            record(b'C', "/r/a", "", 1, 0, b""),
            record(b'F', "/r", "", 0, 0, b""),
            record(b'W', "", "", 1, 0, b"text"),
            record(b'S', "", "", 1, 0, b""),
        ]);
        let mut disk = Disk::new(&journal);
        disk.play(0..2).unwrap();
        disk.become_deaf_to("/a");
        disk.play(2..4).unwrap();
        // A disk whose luck is bad in every way keeps the name, which was certain, and not a byte.
        let lost = (0..100).any(|seed| {
            let mut disk = Disk::new(&journal);
            disk.play(0..2).unwrap();
            disk.become_deaf_to("/a");
            disk.play(2..4).unwrap();
            disk.cut(&mut Dice::new(seed))["/a"].as_deref() == Some(b"".as_slice())
        });
        assert!(lost);
        assert_eq!(disk.seen()["/a"].as_deref(), Some(b"text".as_slice()));
    }
}
