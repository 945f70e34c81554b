//! Parts of speech, as the tags of the dictionary give them.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::automaton::{Automaton, State};

use super::SEPARATOR;

/// Part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// `ośrodek`, `Limanowa`
    Noun,
    /// `iść`, with its adverbial participles (`idąc`, `poszedłszy`)
    Verb,
    /// A noun made of a verb: `leczenie` as a form of `leczyć`
    Gerund,
    /// An adjective made of a verb: `pracujący`, `leczony`
    Participle,
    /// `społeczny`
    Adjective,
    /// `blisko`
    Adverb,
    /// `pięć`
    Numeral,
    /// `ja`, `on`, `siebie`
    Pronoun,
    /// `do`, `bez`, `dla`
    Preposition,
    /// `i`, `że`, `ponieważ`
    Conjunction,
    /// `nie`, `czy`, `tylko`
    Particle,
    /// `trzeba`, `można`
    Predicative,
    /// `ach`
    Interjection,
    /// `np`, `ul`: the lemma is the word spelled out
    Abbreviation,
    /// Half of a fixed phrase: `oścież` (only in "na oścież")
    Fragment,
}

impl Class {
    const ALL: [Self; 15] = [
        Self::Noun,
        Self::Verb,
        Self::Gerund,
        Self::Participle,
        Self::Adjective,
        Self::Adverb,
        Self::Numeral,
        Self::Pronoun,
        Self::Preposition,
        Self::Conjunction,
        Self::Particle,
        Self::Predicative,
        Self::Interjection,
        Self::Abbreviation,
        Self::Fragment,
    ];

    /// Prepositions, conjunctions, particles and pronouns: they join words and say little by themselves.
    pub fn is_function_word(self) -> bool {
        matches!(self, Self::Pronoun | Self::Preposition | Self::Conjunction | Self::Particle)
    }

    fn from_tag(tag: &[u8]) -> Option<Self> {
        Some(match tag {
            b"subst" | b"depr" => Self::Noun,
            b"verb" | b"pcon" | b"pant" => Self::Verb,
            b"ger" => Self::Gerund,
            b"pact" | b"ppas" => Self::Participle,
            b"adj" | b"adjp" | b"adjc" => Self::Adjective,
            b"adv" => Self::Adverb,
            b"num" => Self::Numeral,
            b"ppron12" | b"ppron3" | b"siebie" => Self::Pronoun,
            b"prep" => Self::Preposition,
            b"conj" | b"comp" => Self::Conjunction,
            b"qub" => Self::Particle,
            b"pred" => Self::Predicative,
            b"interj" => Self::Interjection,
            b"brev" => Self::Abbreviation,
            b"burk" => Self::Fragment,
            _ => return None,
        })
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The classes that one form of one lemma can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes {
    present: u16,
    /// Those of them with at least one reading that is not negated.
    affirmed: u16,
}

impl Classes {
    pub(super) fn iter(self) -> impl Iterator<Item = (Class, bool)> {
        Class::ALL
            .into_iter()
            .filter(move |class| self.present & class.bit() != 0)
            .map(move |class| (class, self.affirmed & class.bit() == 0))
    }

    pub(super) fn has_function_word(self) -> bool {
        self.iter().any(|(class, _)| class.is_function_word())
    }

    /// Adds every reading of a tag list such as `adj:sg:acc:m3:pos+subst:sg:nom:m1`.
    fn add(&mut self, tags: &[u8]) {
        for tag in tags.split(|&byte| byte == SEPARATOR) {
            let mut fields = tag.split(|&byte| byte == b':');
            let Some(class) = fields.next().and_then(Class::from_tag) else { continue };
            self.present |= class.bit();
            let may_be_negated = matches!(class, Class::Gerund | Class::Participle);
            if !(may_be_negated && fields.any(|field| field == b"neg")) {
                self.affirmed |= class.bit();
            }
        }
    }
}

/// Reads tag lists, and remembers the ones met most recently.
///
/// Tag lists are long (a hundred letters are common) and few thousands of them serve all words. Each slot holds
/// one state and its classes in a single word, so that threads can share the table without a lock: whoever reads
/// a slot sees one whole answer or another.
#[derive(Debug)]
pub(super) struct TagReader {
    automaton: Automaton,
    slots: Box<[AtomicU64]>,
}

const SLOTS: usize = 1 << 13;

impl TagReader {
    pub(super) fn new(automaton: Automaton) -> Self {
        Self { automaton, slots: (0..SLOTS).map(|_| AtomicU64::new(0)).collect() }
    }

    /// The classes in all tag lists that begin at the state.
    pub(super) fn classes_at(&self, state: State) -> Classes {
        let Ok(key) = u32::try_from(state) else { return self.read(state) };
        let slot = &self.slots[state % SLOTS];
        let held = slot.load(Ordering::Relaxed);
        // No tag list begins at offset 0, so an empty slot matches nothing.
        if held >> 32 == u64::from(key) {
            return Classes { present: (held & 0xffff) as u16, affirmed: (held >> 16 & 0xffff) as u16 };
        }
        let classes = self.read(state);
        slot.store(
            u64::from(key) << 32 | u64::from(classes.affirmed) << 16 | u64::from(classes.present),
            Ordering::Relaxed,
        );
        classes
    }

    fn read(&self, state: State) -> Classes {
        let mut classes = Classes::default();
        self.read_on(state, &mut Vec::with_capacity(128), &mut classes);
        classes
    }

    fn read_on(&self, state: State, tags: &mut Vec<u8>, classes: &mut Classes) {
        for arc in self.automaton.arcs_of(state) {
            tags.push(arc.label);
            if arc.ends {
                classes.add(tags);
            }
            if let Some(next) = self.automaton.follow(arc) {
                self.read_on(next, tags, classes);
            }
            tags.pop();
        }
    }
}
