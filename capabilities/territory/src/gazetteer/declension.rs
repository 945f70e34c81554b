//! How names of places are declined in Polish, by rules on their endings.
//!
//! The rules say more forms than exist: the gender of a name and its softness cannot always be told from its
//! last letters, and a form too many hurts nobody, because only names that exist are looked up. Forms are
//! folded, for people who type without diacritics. Each word of a name is declined by itself.

use polish::{fold, marked};

/// Grammatical cases as a set of bits, since one form often serves several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Cases(u8);

impl Cases {
    /// Who, what.
    pub const NOMINATIVE: Self = Self(1);
    /// Of: do, z, koło, od.
    pub const GENITIVE: Self = Self(2);
    /// To: ku, dzięki.
    pub const DATIVE: Self = Self(4);
    /// Direct object; pod, nad, przez with motion.
    pub const ACCUSATIVE: Self = Self(8);
    /// With: pod, nad, przed, za at rest.
    pub const INSTRUMENTAL: Self = Self(16);
    /// In: w, na, przy, po.
    pub const LOCATIVE: Self = Self(32);
    /// Any of them.
    pub const ANY: Self = Self(63);
    /// None: words that do not agree with each other.
    #[cfg(test)]
    pub const NONE: Self = Self(0);

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn bits(self) -> u8 {
        self.0
    }

    pub const fn of_bits(bits: u8) -> Self {
        Self(bits & Self::ANY.0)
    }
}

const GEN: Cases = Cases::GENITIVE;
const DAT: Cases = Cases::DATIVE;
const ACC: Cases = Cases::ACCUSATIVE;
const INS: Cases = Cases::INSTRUMENTAL;
const LOC: Cases = Cases::LOCATIVE;
const GEN_DAT_LOC: Cases = GEN.or(DAT).or(LOC);
const DAT_LOC: Cases = DAT.or(LOC);
const NOM_ACC: Cases = Cases::NOMINATIVE.or(ACC);

/// The folded forms of one word of a name, the word itself among them, none twice.
pub(crate) fn forms(word: &str) -> Vec<(String, Cases)> {
    let word = marked(word).into_owned();
    let mut forms = Forms { all: Vec::with_capacity(16) };
    forms.add(&word, "", NOM_ACC);
    let letters: Vec<char> = word.chars().collect();
    let long_enough = letters.len() > 2 && letters.iter().all(|letter| letter.is_alphabetic());
    match letters.last() {
        _ if fold(&word) == "wies" => {
            forms.add("ws", "i", GEN_DAT_LOC);
            forms.add("ws", "ią", INS);
        }
        Some('a') if long_enough => feminine(&word, &mut forms),
        Some('o') if long_enough => neuter_in_o(&word, &mut forms),
        Some('e') if long_enough => in_e(&word, &mut forms),
        Some('y') if long_enough => in_y(&word, &mut forms),
        Some('i') if long_enough => in_i(&word, &mut forms),
        Some('u' | 'ą' | 'ę' | 'ó') | None => {}
        Some(_) if long_enough => masculine(&word, &mut forms),
        Some(_) => {}
    }
    forms.all
}

struct Forms {
    all: Vec<(String, Cases)>,
}

impl Forms {
    fn add(&mut self, stem: &str, ending: &str, cases: Cases) {
        let mut form = fold(stem).into_owned();
        form.push_str(&fold(ending));
        match self.all.iter_mut().find(|(known, _)| *known == form) {
            Some((_, known)) => *known = known.or(cases),
            None => self.all.push((form, cases)),
        }
    }

    fn add_each(&mut self, stem: &str, endings: &[(&str, Cases)]) {
        for (ending, cases) in endings {
            self.add(stem, ending, *cases);
        }
    }
}

/// The word without its last letter.
fn stem(word: &str) -> &str {
    let last = word.chars().next_back().map_or(0, char::len_utf8);
    &word[..word.len() - last]
}

fn ends_soft(stem: &str) -> bool {
    ["c", "cz", "sz", "rz", "ż", "dz", "l", "j", "i", "ń", "ć", "ś", "ź"]
        .iter()
        .any(|end| stem.ends_with(end))
}

fn ends_in_k_or_g(stem: &str) -> bool {
    stem.ends_with(['k', 'g'])
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ą' | 'ę' | 'ó')
}

/// The stem before the ending -e of dative and locative: Skawina → Skawini-e, Warta → Warci-e, Rabka → Rabc-e.
fn softened(stem: &str) -> String {
    let (before, ending) = [("st", "ści"), ("zd", "ździ"), ("ch", "sz"), ("sł", "śl"), ("zł", "źl")]
        .iter()
        .find_map(|(hard, soft)| stem.strip_suffix(hard).map(|before| (before, *soft)))
        .or_else(|| {
            let last = stem.chars().next_back()?;
            let soft = match last {
                't' => "ci",
                'd' => "dzi",
                'r' => "rz",
                'ł' => "l",
                'k' => "c",
                'g' => "dz",
                'h' => "sz",
                's' => "si",
                'z' => "zi",
                'n' => "ni",
                'm' => "mi",
                'b' => "bi",
                'p' => "pi",
                'w' => "wi",
                'f' => "fi",
                _ => return None,
            };
            Some((&stem[..stem.len() - last.len_utf8()], soft))
        })
        .unwrap_or((stem, ""));
    format!("{before}{ending}")
}

/// With an e between the last two consonants, as in Liszki → Liszek, Siedlce → Siedlec.
fn with_fleeting_e(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    // Digraphs are one sound.
    let digraph = matches!((before, last), ('c' | 's' | 'r' | 'd', 'z') | ('c', 'h'));
    let fits = !is_vowel(last) && !is_vowel(before) && !digraph;
    fits.then(|| {
        let head = &stem[..stem.len() - last.len_utf8()];
        let head = head.strip_suffix('ń').map_or_else(|| head.to_owned(), |head| format!("{head}ni"));
        format!("{head}e{last}")
    })
}

/// Wieliczka, Bochnia, Muszyna, and adjectives: Limanowa, Sucha, Lisia.
fn feminine(word: &str, forms: &mut Forms) {
    let stem = stem(word);
    forms.add(stem, "ę", ACC);
    forms.add(stem, "ą", INS);
    if let Some(before) = stem.strip_suffix('i') {
        forms.add(before, "i", GEN_DAT_LOC); // Bochnia → Bochni
        forms.add(stem, "i", GEN_DAT_LOC); // Kalwaria → Kalwarii
    } else if let Some(before) = stem.strip_suffix('j') {
        forms.add(before, "i", GEN_DAT_LOC); // Zawoja → Zawoi
        forms.add(stem, "i", GEN_DAT_LOC);
    } else if stem.ends_with('l') {
        forms.add(stem, "i", GEN_DAT_LOC);
    } else if ends_soft(stem) {
        forms.add(stem, "y", GEN_DAT_LOC);
    } else {
        forms.add(stem, if ends_in_k_or_g(stem) { "i" } else { "y" }, GEN);
        forms.add(&softened(stem), "e", DAT_LOC);
    }
    // As an adjective.
    forms.add(stem, if ends_in_k_or_g(stem) { "iej" } else { "ej" }, GEN_DAT_LOC);
    forms.add(stem, "ą", ACC.or(INS));
}

/// Brzesko, Dębno, Krosno, and in villages also Limanowo.
fn neuter_in_o(word: &str, forms: &mut Forms) {
    let stem = stem(word);
    forms.add_each(stem, &[("a", GEN), ("u", DAT), ("owi", DAT)]);
    forms.add(stem, if ends_in_k_or_g(stem) { "iem" } else { "em" }, INS);
    if ends_soft(stem) || ends_in_k_or_g(stem) || stem.ends_with("ch") {
        forms.add(stem, "u", LOC);
    } else {
        forms.add(&softened(stem), "e", LOC);
    }
}

/// Plurals (Wadowice, Klucze), neuters (Zagórze), adjectives (Zakopane, Niżne).
fn in_e(word: &str, forms: &mut Forms) {
    let stem = stem(word);
    forms.add_each(stem, &[("ach", LOC), ("ami", INS), ("om", DAT)]);
    forms.add_each(stem, &[("a", GEN), ("u", DAT_LOC), ("em", INS)]);
    forms.add(stem, if ends_in_k_or_g(stem) || stem.ends_with(['l', 'i']) { "i" } else { "y" }, GEN);
    if stem.ends_with('l') || stem.ends_with('i') {
        forms.add(stem.trim_end_matches('i'), "", GEN);
        forms.add(stem.trim_end_matches('i'), "i", GEN);
    } else {
        forms.add(stem, "", GEN);
    }
    if let Some(fleeting) = with_fleeting_e(stem.trim_end_matches('i')) {
        forms.add(&fleeting, "", GEN);
    }
    // As an adjective, neuter or plural; Wielkie has its i already.
    forms.add_each(stem, &[("go", GEN), ("ego", GEN), ("emu", DAT), ("em", LOC.or(INS))]);
    let plural = if stem.ends_with('i') { "" } else { "y" };
    for (ending, cases) in [("m", LOC.or(INS).or(DAT)), ("ch", GEN.or(LOC)), ("mi", INS)] {
        forms.add(stem, &format!("{plural}{ending}"), cases);
    }
}

/// Plurals (Kęty, Szaflary) and adjectives (Nowy).
fn in_y(word: &str, forms: &mut Forms) {
    let stem = stem(word);
    forms.add_each(stem, &[("", GEN), ("ów", GEN), ("ach", LOC), ("ami", INS), ("om", DAT)]);
    if let Some(fleeting) = with_fleeting_e(stem) {
        forms.add(&fleeting, "", GEN);
    }
    forms.add_each(stem, &[("ego", GEN), ("emu", DAT)]);
    forms.add(word, "m", INS.or(LOC));
    forms.add(word, "ch", GEN.or(LOC));
}

/// Plurals (Liszki, Lipinki) and adjectives (Wielki, limanowski).
fn in_i(word: &str, forms: &mut Forms) {
    let stem = stem(word);
    forms.add_each(stem, &[("", GEN), ("ów", GEN), ("ach", LOC), ("ami", INS), ("om", DAT)]);
    forms.add_each(word, &[("ach", LOC), ("ami", INS), ("om", DAT)]);
    if let Some(fleeting) = with_fleeting_e(stem) {
        forms.add(&fleeting, "", GEN);
    }
    forms.add_each(word, &[("ego", GEN), ("emu", DAT), ("m", INS.or(LOC)), ("ch", GEN.or(LOC))]);
}

/// Kraków, Oświęcim, Chełmek, Dąb, and feminines without an ending: Łódź, Bydgoszcz.
fn masculine(word: &str, forms: &mut Forms) {
    let last = word.chars().next_back().unwrap_or_default();
    let mut stems = vec![word.to_owned()];
    if let Some(shorter) = without_fleeting_e(word) {
        stems.push(shorter);
    }
    let before_last = stem(word);
    if let Some(head) = before_last.strip_suffix('ą') {
        stems.push(format!("{head}ę{last}")); // Dąb → Dębu
    }
    for stem in &stems {
        declined_as_masculine(stem, forms);
    }
    if matches!(last, 'ń' | 'ć' | 'ś' | 'ź' | 'l' | 'j' | 'w') {
        forms.add(word, "i", GEN_DAT_LOC);
        forms.add(word, "ią", INS);
    } else if ends_soft(word) {
        forms.add(word, "y", GEN_DAT_LOC);
        forms.add(word, "ą", INS);
    }
}

fn declined_as_masculine(stem: &str, forms: &mut Forms) {
    let last = stem.chars().next_back().unwrap_or_default();
    let acute = matches!(last, 'ń' | 'ć' | 'ś' | 'ź');
    if !acute {
        forms.add_each(stem, &[("a", GEN), ("u", GEN), ("owi", DAT), ("u", DAT)]);
        forms.add(stem, if ends_in_k_or_g(stem) { "iem" } else { "em" }, INS);
        if ends_soft(stem) || ends_in_k_or_g(stem) || stem.ends_with("ch") {
            forms.add(stem, "u", LOC);
        } else {
            forms.add(&softened(stem), "e", LOC);
        }
    }
    // Poznań and, with a softness that is heard only when declined, Radom, Wrocław, Pcim.
    if acute || matches!(last, 'm' | 'w' | 'b' | 'p') {
        forms.add_each(stem, &[("ia", GEN), ("iu", LOC.or(GEN)), ("iowi", DAT), ("iem", INS)]);
    }
}

/// Chełmek → Chełmk, Sosnowiec → Sosnowc, Kamień keeps its e.
fn without_fleeting_e(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let head = &word[..word.len() - last.len_utf8()];
    let head = head.strip_suffix("ie").or_else(|| head.strip_suffix('e'))?;
    let fits = matches!(last, 'k' | 'c' | 'ń' | 'l' | 'r' | 'w') && head.chars().count() >= 2;
    (fits && !head.ends_with(is_vowel)).then(|| format!("{head}{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(name: &str, form: &str) -> Cases {
        forms(name)
            .into_iter()
            .find(|(known, _)| *known == fold(form))
            .map_or(Cases::NONE, |(_, cases)| cases)
    }

    #[test]
    fn names_are_declined_as_people_decline_them() {
        for (name, genitive, locative, instrumental) in [
            ("Kraków", "Krakowa", "Krakowie", "Krakowem"),
            ("Limanowa", "Limanowej", "Limanowej", "Limanową"),
            ("Wieliczka", "Wieliczki", "Wieliczce", "Wieliczką"),
            ("Wadowice", "Wadowic", "Wadowicach", "Wadowicami"),
            ("Zakopane", "Zakopanego", "Zakopanem", "Zakopanem"),
            ("Brzesko", "Brzeska", "Brzesku", "Brzeskiem"),
            ("Dębno", "Dębna", "Dębnie", "Dębnem"),
            ("Bochnia", "Bochni", "Bochni", "Bochnią"),
            ("Kalwaria", "Kalwarii", "Kalwarii", "Kalwarią"),
            ("Kęty", "Kęt", "Kętach", "Kętami"),
            ("Liszki", "Liszek", "Liszkach", "Liszkami"),
            ("Chełmek", "Chełmka", "Chełmku", "Chełmkiem"),
            ("Osiek", "Osieka", "Osieku", "Osiekiem"),
            ("Oświęcim", "Oświęcimia", "Oświęcimiu", "Oświęcimiem"),
            ("Wrocław", "Wrocławia", "Wrocławiu", "Wrocławiem"),
            ("Poznań", "Poznania", "Poznaniu", "Poznaniem"),
            ("Łódź", "Łodzi", "Łodzi", "Łodzią"),
            ("Wieś", "Wsi", "Wsi", "Wsią"),
            ("Zator", "Zatora", "Zatorze", "Zatorem"),
            ("Biecz", "Biecza", "Bieczu", "Bieczem"),
            ("Sosnowiec", "Sosnowca", "Sosnowcu", "Sosnowcem"),
            ("Siedlce", "Siedlec", "Siedlcach", "Siedlcami"),
            ("Zagórze", "Zagórza", "Zagórzu", "Zagórzem"),
            ("Skała", "Skały", "Skale", "Skałą"),
            ("Warta", "Warty", "Warcie", "Wartą"),
            ("Nowy", "Nowego", "Nowym", "Nowym"),
            ("Wielki", "Wielkiego", "Wielkim", "Wielkim"),
            ("Niżne", "Niżnych", "Niżnych", "Niżnymi"),
            ("Klucze", "Kluczy", "Kluczach", "Kluczami"),
            ("Zdrój", "Zdroju", "Zdroju", "Zdrojem"),
            ("Podegrodzie", "Podegrodzia", "Podegrodziu", "Podegrodziem"),
            ("Zawoja", "Zawoi", "Zawoi", "Zawoją"),
            ("Lisia", "Lisiej", "Lisiej", "Lisią"),
        ] {
            for (case, form) in [(GEN, genitive), (LOC, locative), (INS, instrumental)] {
                assert!(cases(name, form).meets(case), "{name} → {form}: {:?}", forms(name));
            }
            assert!(cases(name, name).meets(Cases::NOMINATIVE));
        }
    }

    #[test]
    fn no_form_is_said_twice() {
        for name in ["Limanowa", "Wadowice", "Dąb", "Nowy", "a", "", "łł", "İ", "1"] {
            let mut all: Vec<String> = forms(name).into_iter().map(|(form, _)| form).collect();
            all.sort();
            let count = all.len();
            all.dedup();
            assert_eq!(all.len(), count, "{name}");
        }
    }
}
