//! Words around names of places: prepositions, words for units, regions without a code, names cut short.
//!
//! All are folded. They are not shown to anybody: they are understood.

use polish::{Class, Morphology, fold};

use super::declension::Cases;

/// The folded word; a Ukrainian one in Latin letters, as a Pole would write down what they hear.
pub(super) fn folded(word: &str) -> String {
    let folded = fold(word);
    if !folded.chars().any(|letter| matches!(letter, '\u{400}'..='\u{4ff}')) {
        return folded.into_owned();
    }
    let mut latin = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        let heard = match letter {
            'а' => "a",
            'б' => "b",
            'в' => "w",
            'г' => "g",
            'д' => "d",
            'е' | 'э' => "e",
            'є' => "ie",
            'ж' | 'з' => "z",
            // Новий Тарг: the й of an adjective is not heard in Polish.
            'и' if letters.peek() == Some(&'й') => {
                letters.next();
                "y"
            }
            'и' | 'ы' => "y",
            'і' => "i",
            'ї' => "ji",
            'й' => "j",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ў' => "u",
            'ф' => "f",
            'х' => "ch",
            'ц' => "c",
            'ч' => "cz",
            'ш' => "sz",
            'щ' => "szcz",
            'ю' => "iu",
            'я' => "ia",
            'ь' | 'ъ' | '\'' => "",
            other => {
                latin.push(other);
                continue;
            }
        };
        latin.push_str(heard);
    }
    latin
}

/// What kind of place somebody says they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Gmina,
    UrbanGmina,
    RuralGmina,
    UrbanRuralGmina,
    Town,
    Village,
    Powiat,
    Voivodeship,
}

/// The cases a preposition governs. English ones govern all.
pub(super) fn preposition(word: &str) -> Option<Cases> {
    Some(match word {
        "w" | "we" | "na" => Cases::LOCATIVE.or(Cases::ACCUSATIVE),
        "przy" | "po" | "o" => Cases::LOCATIVE,
        "do" | "od" | "ode" | "kolo" | "obok" | "blisko" | "niedaleko" | "opodal" | "spod" | "znad"
        | "okolice" | "okolicy" | "okolicach" | "okolic" | "poblizu" | "u" | "wokol" | "spoza" | "poza" => {
            Cases::GENITIVE.or(Cases::INSTRUMENTAL)
        }
        "z" | "ze" => Cases::GENITIVE.or(Cases::INSTRUMENTAL),
        "pod" | "pode" | "nad" | "nade" | "przed" | "za" | "miedzy" => {
            Cases::INSTRUMENTAL.or(Cases::ACCUSATIVE)
        }
        "bila" | "bilia" | "pid" | "poblyzu" | "k" | "ok" | "in" | "near" | "at" | "from" | "around" => {
            Cases::ANY
        }
        "ku" => Cases::DATIVE,
        _ => return None,
    })
}

/// The kind that a word before (or, in brackets, after) a name asks for.
pub(super) fn unit_word(word: &str) -> Option<Wanted> {
    Some(match word {
        "gmina" | "gminy" | "gminie" | "gmine" | "gm" => Wanted::Gmina,
        "powiat" | "powiatu" | "powiecie" | "powiatem" | "pow" => Wanted::Powiat,
        "wojewodztwo" | "wojewodztwa" | "wojewodztwie" | "wojewodztwem" | "woj" => Wanted::Voivodeship,
        "miasto" | "miasta" | "miescie" | "miastem" | "miasteczko" | "miasteczku" | "m" | "city" | "town" => {
            Wanted::Town
        }
        "wies" | "wsi" | "wsia" | "wioska" | "wiosce" | "village" => Wanted::Village,
        _ => return None,
    })
}

/// The kind of gmina that an adjective beside `gmina` asks for.
pub(super) fn gmina_adjective(word: &str) -> Option<Wanted> {
    Some(match word {
        "miejska" | "miejskiej" => Wanted::UrbanGmina,
        "wiejska" | "wiejskiej" => Wanted::RuralGmina,
        _ => return None,
    })
}

/// Words after which a street, not a place, is named.
pub(super) fn is_street_word(word: &str) -> bool {
    matches!(
        word,
        "ul" | "ulica"
            | "ulicy"
            | "al"
            | "aleja"
            | "aleje"
            | "alei"
            | "os"
            | "osiedle"
            | "osiedlu"
            | "pl"
            | "plac"
            | "placu"
            | "rynek"
            | "rynku"
    )
}

/// Names that no register lists but everybody says, and the units they mean: voivodeships in one word (the
/// register has the adjectives), and a part of a city that is named like a town.
pub(super) const SPOKEN_NAMES: [(&str, &str); 19] = [
    ("nowa huta", "1261011"),
    ("krakiw", "1261011"),
    ("cracow", "1261011"),
    ("nowy soncz", "1262011"),
    ("oswiencim", "1213011"),
    ("warsaw", "1465011"),
    ("dolny slask", "02"),
    ("kujawy", "04"),
    ("lubelszczyzna", "06"),
    ("malopolska", "12"),
    ("mazowsze", "14"),
    ("opolszczyzna", "16"),
    ("podkarpacie", "18"),
    ("podlasie", "20"),
    ("pomorze", "22"),
    ("slask", "24"),
    ("mazury", "28"),
    ("wielkopolska", "30"),
    ("pomorze zachodnie", "32"),
];

/// First words that say nothing without the second.
const BARE_ADJECTIVES: [&str; 34] = [
    "nowy", "nowa", "nowe", "stary", "stara", "stare", "wielki", "wielka", "wielkie", "maly", "mala", "male",
    "bialy", "biala", "biale", "czarny", "czarna", "czarne", "lisia", "dolna", "dolny", "gorna", "gorny",
    "dobra", "dobre", "czerwona", "zielona", "jelenia", "ruda", "dolne", "gorne", "swiety", "swieta",
    "kamienna",
];

/// By which one word people call a gmina whose name has several: Kalwaria (Zebrzydowska), (Nowy) Sącz,
/// Krynica(-Zdrój).
pub(super) fn short_name(name: &str) -> Option<&str> {
    let mut parts = name.split([' ', '-']);
    let (first, second) = (parts.next()?, parts.next()?);
    let bare = BARE_ADJECTIVES.contains(&fold(first).as_ref());
    let short = match (bare, parts.next()) {
        (false, _) => first,
        // Nobody calls Lisia Góra a mere mountain, or Nowy Targ a market.
        (true, None) if !is_ordinary_noun(second) || fold(second) == "sacz" => second,
        (true, _) => return None,
    };
    (short.chars().count() > 2).then_some(short)
}

/// Whether the base form of an ordinary noun is written like this.
fn is_ordinary_noun(word: &str) -> bool {
    let folded = fold(word);
    Morphology::embedded()
        .lemmas(word)
        .iter()
        .any(|lemma| !lemma.is_name() && lemma.class == Class::Noun && lemma.folded == folded)
}

/// Places whose names are words that hardly anybody uses for anything else.
const RATHER_PLACES: [&str; 15] = [
    "rabka",
    "krynica",
    "kalwaria",
    "brzeszcze",
    "zakopane",
    "kety",
    "liszki",
    "gromnik",
    "tymbark",
    "osiek",
    "kozlow",
    "koscielisko",
    "szerzyny",
    "zielonki",
    "gnojnik",
];

/// Whether a form that is also a name is more likely an ordinary word. Many names are, on paper, a rare form of
/// some word: Limanowa of an adjective that nobody says, Chrzanów of several horseradishes.
pub(super) fn is_rather_ordinary(form: &str, nominative: bool) -> bool {
    let folded = fold(form);
    let lemmas = Morphology::embedded().lemmas(form);
    if lemmas.iter().any(|lemma| RATHER_PLACES.contains(&lemma.folded.as_str())) {
        return false;
    }
    lemmas.iter().filter(|lemma| !lemma.is_name()).any(|lemma| match lemma.class {
        Class::Noun => !nominative || lemma.folded == folded,
        Class::Adjective => !lemma.folded.ends_with("owy"),
        Class::Adverb => !lemma.folded.ends_with("sko"),
        Class::Participle => !nominative,
        _ => true,
    })
}
