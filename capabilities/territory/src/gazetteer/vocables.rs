//! Words around names of places: prepositions, words for units, regions without a code, names cut short.
//!
//! All are folded. They are not shown to anybody: they are understood.

use super::declension::Cases;

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
        "do" | "od" | "ode" | "kolo" | "obok" | "blisko" | "niedaleko" | "opodal" | "spod" | "znad" | "okolice"
        | "okolicy" | "okolicach" | "okolic" | "poblizu" | "u" | "wokol" | "spoza" | "poza" => {
            Cases::GENITIVE.or(Cases::INSTRUMENTAL)
        }
        "z" | "ze" => Cases::GENITIVE.or(Cases::INSTRUMENTAL),
        "pod" | "pode" | "nad" | "nade" | "przed" | "za" | "miedzy" => {
            Cases::INSTRUMENTAL.or(Cases::ACCUSATIVE)
        }
        "k" | "ok" | "in" | "near" | "at" | "from" | "around" => Cases::ANY,
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
        "ul" | "ulica" | "ulicy" | "al" | "aleja" | "aleje" | "alei" | "os" | "osiedle" | "osiedlu" | "pl" | "plac"
            | "placu" | "rynek" | "rynku"
    )
}

/// What people call a voivodeship in one word. The register has the adjectives.
pub(super) const REGIONS: [(&str, &str); 13] = [
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
    "nowy", "nowa", "nowe", "stary", "stara", "stare", "wielki", "wielka", "wielkie", "maly", "mala", "male", "bialy",
    "biala", "biale", "czarny", "czarna", "czarne", "lisia", "dolna", "dolny", "gorna", "gorny", "dobra", "dobre",
    "czerwona", "zielona", "jelenia", "ruda", "dolne", "gorne", "swiety", "swieta", "kamienna",
];

/// By which one word people call a gmina whose name has several: Kalwaria (Zebrzydowska), (Nowy) Sącz,
/// Krynica(-Zdrój).
pub(super) fn short_name(name: &str) -> Option<&str> {
    let mut parts = name.split([' ', '-']);
    let (first, second) = (parts.next()?, parts.next()?);
    let bare = BARE_ADJECTIVES.contains(&polish::fold(first).as_ref());
    let short = match (bare, parts.next()) {
        (false, _) => first,
        // Nobody calls Lisia Góra a mere mountain, or Nowy Targ a market.
        (true, None) if !is_ordinary(second) => second,
        (true, _) => return None,
    };
    (short.chars().count() > 2).then_some(short)
}

/// Whether a form belongs to an ordinary word of the dictionary, and not only to names.
pub(super) fn is_ordinary(form: &str) -> bool {
    polish::Morphology::embedded().lemmas(form).iter().any(|lemma| !lemma.is_name())
}
