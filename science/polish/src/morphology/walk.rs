//! The walk through the automaton: from a form to its entries.

use std::ops::ControlFlow;

use crate::automaton::{Arc, Automaton, State};
use crate::fold::fold_of;

use super::SEPARATOR;
use super::class::{Classes, TagReader};

/// The letter that means zero in the lemma codes.
const ZERO: u8 = b'A';
/// The count that means "all of it".
const EVERYTHING: u8 = 255;
/// Longer words than this are not looked up; the longest in the dictionary has half as many bytes.
const LONGEST_FORM: usize = 96;

/// How letters of the question match letters of the dictionary. Capitals never matter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// `z` is only `z`. The question is in lower case, tidied ([`crate::marked`]).
    AsWritten,
    /// `z` may be `ź` or `ż`. The question is folded.
    LeftOut,
}

/// One lemma met on a walk, with the classes that the form has there.
pub(super) struct Entry<'walk> {
    pub lemma: &'walk str,
    pub classes: Classes,
}

type Visit<'visit> = &'visit mut dyn FnMut(Entry<'_>) -> ControlFlow<()>;

/// Shows `visit` every entry of the form until it says to stop.
pub(super) fn walk(automaton: Automaton, tags: &TagReader, form: &str, marks: Marks, visit: Visit<'_>) {
    if form.is_empty() || form.len() > LONGEST_FORM {
        return;
    }
    let mut walk = Walk {
        automaton,
        tags,
        marks,
        form: Vec::with_capacity(LONGEST_FORM),
        code: Vec::with_capacity(32),
        lemma: Vec::with_capacity(LONGEST_FORM),
        visit,
    };
    // A walk that was told to stop has nothing more to say.
    let _stopped = walk.letters(automaton.root(), form);
}

struct Walk<'walk> {
    automaton: Automaton,
    tags: &'walk TagReader,
    marks: Marks,
    /// The form as the dictionary writes it, as far as the walk has come.
    form: Vec<u8>,
    code: Vec<u8>,
    lemma: Vec<u8>,
    visit: Visit<'walk>,
}

impl Walk<'_> {
    /// Matches the rest of the question from this state on; at its end, reads the entries.
    fn letters(&mut self, state: State, rest: &str) -> ControlFlow<()> {
        let Some(wanted) = rest.chars().next() else {
            let separator = self.automaton.arc(state, SEPARATOR);
            return match separator.and_then(|separator| self.automaton.follow(separator)) {
                Some(codes) => self.codes(codes),
                None => ControlFlow::Continue(()),
            };
        };
        if wanted == char::from(SEPARATOR) {
            // No form has the separator in it; past it the labels are codes, not letters.
            return ControlFlow::Continue(());
        }

        let mut small = None;
        let mut capital = None;
        let mut beyond_ascii = [None; 6];
        let mut beyond_count = 0;
        // Arcs are in ascending order: capitals, small letters, then first bytes of longer letters.
        let (letter, last_byte) = self.bytes_to_look_for(wanted);
        for arc in self.automaton.arcs_of(state) {
            if arc.label > last_byte {
                break;
            }
            if arc.label < 0x80 {
                if arc.label == letter {
                    small = Some(arc);
                } else if arc.label.eq_ignore_ascii_case(&letter) {
                    capital = Some(arc);
                }
            } else if beyond_count < beyond_ascii.len() {
                beyond_ascii[beyond_count] = Some(arc);
                beyond_count += 1;
            }
        }
        // The letter as it was asked for comes first.
        for arc in [small, capital].into_iter().flatten() {
            self.through(arc, |walk, next| walk.letters(next, &rest[1..]))?;
        }
        for arc in beyond_ascii.into_iter().flatten() {
            let more_bytes = match arc.label {
                0xc0..0xe0 => 1,
                0xe0..0xf0 => 2,
                _ => 3,
            };
            let bits = u32::from(arc.label) & (0x3f >> more_bytes);
            self.through(arc, |walk, next| walk.rest_of_letter(next, more_bytes, bits, wanted, rest))?;
        }
        ControlFlow::Continue(())
    }

    /// The ASCII letter to match (0 for none) and the greatest first byte that can still match.
    fn bytes_to_look_for(&self, wanted: char) -> (u8, u8) {
        match u8::try_from(wanted) {
            // The dictionary writes the apostrophe as ’.
            Ok(ascii) if ascii < 0x80 && self.marks == Marks::AsWritten && ascii != b'\'' => (ascii, ascii),
            Ok(ascii) if ascii < 0x80 => (ascii, u8::MAX),
            _ => (0, u8::MAX),
        }
    }

    fn through(
        &mut self,
        arc: Arc,
        go_on: impl FnOnce(&mut Self, State) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(next) = self.automaton.follow(arc) else { return ControlFlow::Continue(()) };
        self.form.push(arc.label);
        let flow = go_on(self, next);
        self.form.pop();
        flow
    }

    /// Reads the remaining bytes of a letter beyond ASCII, then compares the letter.
    fn rest_of_letter(
        &mut self,
        state: State,
        more_bytes: u32,
        bits: u32,
        wanted: char,
        rest: &str,
    ) -> ControlFlow<()> {
        for arc in self.automaton.arcs_of(state) {
            if arc.label & 0xc0 != 0x80 {
                continue;
            }
            let bits = bits << 6 | u32::from(arc.label & 0x3f);
            if more_bytes > 1 {
                self.through(arc, |walk, next| {
                    walk.rest_of_letter(next, more_bytes - 1, bits, wanted, rest)
                })?;
            } else if let Some(length) =
                char::from_u32(bits).and_then(|letter| self.matched(letter, wanted, rest))
            {
                self.through(arc, |walk, next| walk.letters(next, &rest[length..]))?;
            }
        }
        ControlFlow::Continue(())
    }

    /// How many bytes of the question this letter of the dictionary answers; `None` when it is another letter.
    fn matched(&self, letter: char, wanted: char, rest: &str) -> Option<usize> {
        if letter == wanted {
            return Some(wanted.len_utf8());
        }
        if letter == '’' {
            return (wanted == '\'').then_some(1);
        }
        if self.marks == Marks::LeftOut
            && let Some(folded) = fold_of(letter)
        {
            return (!folded.is_empty() && rest.starts_with(folded)).then_some(folded.len());
        }
        // Letters with one-letter small forms only: all that the dictionary has.
        letter.to_lowercase().eq([wanted]).then_some(wanted.len_utf8())
    }

    /// Reads every lemma code that begins here.
    fn codes(&mut self, state: State) -> ControlFlow<()> {
        for arc in self.automaton.arcs_of(state) {
            let Some(next) = self.automaton.follow(arc) else { continue };
            // The first two bytes are counts and may be any byte.
            if arc.label == SEPARATOR && self.code.len() >= 2 {
                self.report(next)?;
                continue;
            }
            self.code.push(arc.label);
            let flow = self.codes(next);
            self.code.pop();
            flow?;
        }
        ControlFlow::Continue(())
    }

    fn report(&mut self, tags: State) -> ControlFlow<()> {
        // The dictionary holds whole letters only; anything else would be a damaged file, and is passed over.
        if self.decode().is_none() {
            return ControlFlow::Continue(());
        }
        let Ok(lemma) = std::str::from_utf8(&self.lemma) else { return ControlFlow::Continue(()) };
        (self.visit)(Entry { lemma, classes: self.tags.classes_at(tags) })
    }

    /// Makes the lemma: trim so much in front, so much behind, append the rest of the code.
    fn decode(&mut self) -> Option<()> {
        let [front, back, ending @ ..] = self.code.as_slice() else { return None };
        let (front, back) = (front.wrapping_sub(ZERO), back.wrapping_sub(ZERO));
        self.lemma.clear();
        if front != EVERYTHING && back != EVERYTHING {
            let until = self.form.len().checked_sub(usize::from(back))?;
            self.lemma.extend_from_slice(self.form.get(usize::from(front)..until)?);
        }
        self.lemma.extend_from_slice(ending);
        Some(())
    }
}
