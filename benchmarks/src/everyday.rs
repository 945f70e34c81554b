//! What people ask on an ordinary day, for measuring speed: the words matter only in being like theirs.

/// Questions as people type them: plain, inflected, long and short, professional, in three languages.
pub const QUESTIONS: &[&str] = &[
    "dodatek mieszkaniowy",
    "obiady dla dzieci w szkole",
    "kto pomoże mi wypełnić wniosek o zasiłek",
    "opiekunka do starszej osoby",
    "babcia nie radzi sobie sama w domu",
    "usługi opiekuńcze",
    "straciłem dach nad głową",
    "noclegownia dla kobiety",
    "syn pije i bije",
    "psycholog dla nastolatka",
    "rodzice się rozwodzą, rozmowa z psychologiem",
    "dom pomocy społecznej dla przewlekle chorych",
    "wolne miejsce w domu opieki",
    "klub seniora",
    "zajęcia dla emerytów",
    "uniwersytet trzeciego wieku",
    "środowiskowy dom samopomocy",
    "warsztaty dla osób z niepełnosprawnością intelektualną",
    "asystent osoby niepełnosprawnej",
    "dofinansowanie do wózka inwalidzkiego",
    "karta parkingowa",
    "turnus rehabilitacyjny",
    "nie stać mnie na leki",
    "nie mam za co kupić opału",
    "zasiłek celowy na remont po pożarze",
    "zasiłek okresowy",
    "zasiłek stały po decyzji o niezdolności do pracy",
    "bezpłatny prawnik",
    "porady prawne o alimentach",
    "poradnia uzależnień",
    "mąż gra w automaty i ma długi",
    "leczenie alkoholizmu",
    "grupa wsparcia dla współuzależnionych",
    "niebieska karta",
    "boję się wrócić do domu",
    "schronisko dla kobiet z dziećmi",
    "interwencja kryzysowa",
    "dziecko nie chce chodzić do szkoły",
    "asystent rodziny",
    "chcę zostać rodziną zastępczą",
    "wychodzę z pieczy zastępczej i szukam mieszkania",
    "mieszkanie treningowe",
    "pogrzeb samotnego sąsiada",
    "ciepły posiłek",
    "wizyta pracownika socjalnego",
    "opieka wytchnieniowa na dwa tygodnie",
    "mama ma demencję i wychodzi w nocy",
    "dzienny dom pobytu",
    "świetlica dla dzieci po lekcjach",
    "terapia dla sprawców przemocy",
    "mediacje rodzinne",
    "telefon zaufania",
    "praca po pięćdziesiątce",
    "nie rozumiem pisma z urzędu",
    "transport do lekarza",
    "help with rent",
    "legal advice for refugees",
    "care for my mother after a stroke",
    "допомога з оренда житла",
    "безкоштовні обіди",
    "психолог для дитини",
    "догляд за літньою людиною",
];

/// A question as somebody types it in a hurry: a slip in its longest word, of one of four kinds.
pub fn with_a_slip(question: &str, number: usize) -> String {
    let Some(longest) = question.split_whitespace().max_by_key(|word| word.chars().count()) else {
        return question.to_owned();
    };
    let mut letters: Vec<char> = longest.chars().collect();
    if letters.len() < 4 {
        return question.to_owned();
    }
    // Not the first letter, which people rarely miss, and never past the last but one.
    let at = 1 + number % (letters.len() - 2);
    match number % 4 {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = if letters[at] == 'e' { 'r' } else { 'e' },
    }
    let slipped: String = letters.into_iter().collect();
    question.replacen(longest, &slipped, 1)
}

/// One question at one of the places.
#[derive(Debug, Clone)]
pub struct Asked<P> {
    /// The question, perhaps with a slip.
    pub question: String,
    /// Where.
    pub place: P,
}

/// Every question at several of the places, every third with a slip; at least so many in all.
pub fn asked<P: Clone>(places: &[P], at_least: usize) -> Vec<Asked<P>> {
    if places.is_empty() {
        return Vec::new();
    }
    let rounds = at_least.div_ceil(QUESTIONS.len());
    let mut asked = Vec::with_capacity(rounds * QUESTIONS.len());
    for round in 0..rounds {
        for (number, question) in QUESTIONS.iter().enumerate() {
            let nth = round * QUESTIONS.len() + number;
            // 11 shares no divisor with the usual numbers of units, so all places have their turn.
            let place = places[nth * 11 % places.len()].clone();
            let slips = (number + round) % 3 == 0;
            let question = if slips { with_a_slip(question, nth) } else { (*question).to_owned() };
            asked.push(Asked { question, place });
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_changes_one_word_and_only_that() {
        assert_eq!(with_a_slip("ciepły posiłek", 1), "ciepły poiłek");
        assert_eq!(with_a_slip("a to i", 1), "a to i");
    }

    #[test]
    fn a_third_of_what_is_asked_has_a_slip() {
        let asked = asked(&["Wadowice"], 600);
        let slips = asked.iter().filter(|one| !QUESTIONS.contains(&one.question.as_str())).count();
        assert!(asked.len() >= 600);
        assert!((180..=220).contains(&(slips * 600 / asked.len())), "{slips} of {}", asked.len());
    }
}
