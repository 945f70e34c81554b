//! Reading a CFSA2 automaton where it lies.
//!
//! CFSA2 is the byte format of the Morfologik finite-state automata (Dawid Weiss; described in the sources of
//! `morfologik.fsa.CFSA2`). A state is a run of arcs; the arc with [`LAST`] ends it. One arc is
//!
//! ```text
//! flags and label index (1 byte) | label (1 byte, only when the index is 0) | target (v-coded, absent with NEXT)
//! ```
//!
//! Nothing is unpacked: a state is its offset in the file. Automata are built from sorted input, so the labels of a
//! state ascend.

use std::fmt;

/// The target is the state that follows this one in the file.
const NEXT: u8 = 1 << 7;
/// The last arc of its state.
const LAST: u8 = 1 << 6;
/// A sequence may end with this arc.
const FINAL: u8 = 1 << 5;
/// The lower bits: an index into the table of the 31 most frequent labels, or 0.
const LABEL_INDEX: u8 = FINAL - 1;

const MAGIC: &[u8] = b"\\fsa";
const VERSION_CFSA2: u8 = 0xc6;
/// The automaton has right-language counts in front of every state; the dictionary has none.
const FLAG_NUMBERS: u16 = 1 << 8;

/// Where a state begins.
pub(crate) type State = usize;

/// A finite-state automaton over bytes.
#[derive(Clone, Copy)]
pub(crate) struct Automaton {
    labels: &'static [u8],
    arcs: &'static [u8],
    root: State,
}

/// One transition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    pub label: u8,
    /// A sequence may end here.
    pub ends: bool,
    target: Target,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    At(State),
    /// Behind the last arc of the state; the rest of the state begins here.
    BehindStateFrom(usize),
    BehindStateAt(State),
}

impl Automaton {
    /// `None` when the bytes are not a CFSA2 automaton without counts.
    pub(crate) fn parse(file: &'static [u8]) -> Option<Self> {
        let rest = file.strip_prefix(MAGIC)?;
        let (&version, rest) = rest.split_first()?;
        let (flags, rest) = rest.split_first_chunk::<2>()?;
        let (&label_count, rest) = rest.split_first()?;
        let (labels, arcs) = rest.split_at_checked(usize::from(label_count))?;
        if version != VERSION_CFSA2 || u16::from_be_bytes(*flags) & FLAG_NUMBERS != 0 {
            return None;
        }
        let mut automaton = Self { labels, arcs, root: 0 };
        // The file opens with a dummy state whose one arc leads to the root.
        let first = automaton.arcs_of(0).next()?;
        automaton.root = automaton.follow(first)?;
        Some(automaton)
    }

    pub(crate) fn root(&self) -> State {
        self.root
    }

    pub(crate) fn arcs_of(&self, state: State) -> Arcs {
        Arcs { labels: self.labels, bytes: self.arcs, position: Some(state) }
    }

    /// The state that the arc leads to; `None` when the sequence can only end.
    pub(crate) fn follow(&self, arc: Arc) -> Option<State> {
        match arc.target {
            Target::At(0) => None,
            Target::At(state) | Target::BehindStateAt(state) => Some(state),
            Target::BehindStateFrom(position) => {
                let mut rest = self.arcs_of(position);
                loop {
                    if let Target::BehindStateAt(state) = rest.next_with_end()? {
                        return Some(state);
                    }
                }
            }
        }
    }

    /// The arc with this label, if the state has one.
    pub(crate) fn arc(&self, state: State, label: u8) -> Option<Arc> {
        self.arcs_of(state).take_while(|arc| arc.label <= label).find(|arc| arc.label == label)
    }
}

impl fmt::Debug for Automaton {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Automaton").field("root", &self.root).finish_non_exhaustive()
    }
}

/// The arcs of one state, in file order.
pub(crate) struct Arcs {
    labels: &'static [u8],
    bytes: &'static [u8],
    position: Option<usize>,
}

impl Arcs {
    fn read(&mut self) -> Option<(u8, u8, Option<State>, usize)> {
        let mut position = self.position?;
        let flags = *self.bytes.get(position)?;
        position += 1;
        let index = flags & LABEL_INDEX;
        let label = if index == 0 {
            position += 1;
            *self.bytes.get(position - 1)?
        } else {
            *self.labels.get(usize::from(index))?
        };
        let mut target = None;
        if flags & NEXT == 0 {
            let mut state = 0;
            let mut shift = 0;
            loop {
                let byte = *self.bytes.get(position)?;
                position += 1;
                state |= usize::from(byte & 0x7f) << shift;
                if byte & 0x80 == 0 {
                    break;
                }
                shift += 7;
            }
            target = Some(state);
        }
        self.position = (flags & LAST == 0).then_some(position);
        Some((flags, label, target, position))
    }

    /// `BehindStateAt` once the last arc has been read, anything else before.
    fn next_with_end(&mut self) -> Option<Target> {
        let (flags, _, _, position) = self.read()?;
        Some(if flags & LAST == 0 {
            Target::BehindStateFrom(position)
        } else {
            Target::BehindStateAt(position)
        })
    }
}

impl Iterator for Arcs {
    type Item = Arc;

    #[inline]
    fn next(&mut self) -> Option<Arc> {
        let (flags, label, target, position) = self.read()?;
        let target = match target {
            Some(state) => Target::At(state),
            None if flags & LAST == 0 => Target::BehindStateFrom(position),
            None => Target::BehindStateAt(position),
        };
        Some(Arc { label, ends: flags & FINAL != 0, target })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static DICTIONARY: &[u8] = include_bytes!("../dictionary/pl.dict");

    #[test]
    fn the_labels_of_every_state_ascend() {
        let automaton = Automaton::parse(DICTIONARY).expect("a CFSA2 automaton");
        let mut seen = vec![false; DICTIONARY.len()];
        let mut waiting = vec![automaton.root()];
        let mut states = 0;
        while let Some(state) = waiting.pop() {
            if std::mem::replace(&mut seen[state], true) {
                continue;
            }
            states += 1;
            let labels: Vec<u8> = automaton.arcs_of(state).map(|arc| arc.label).collect();
            assert!(labels.is_sorted_by(|earlier, later| earlier < later), "state {state}: {labels:?}");
            waiting.extend(automaton.arcs_of(state).filter_map(|arc| automaton.follow(arc)));
        }
        assert_eq!(states, 604_155);
    }

    #[test]
    fn other_files_are_refused() {
        for file in [&b""[..], b"\\fsa", b"\\fsa\xc5\0\x07\x20", b"PK\x03\x04", &DICTIONARY[..20]] {
            assert!(Automaton::parse(file).is_none());
        }
    }
}
