//! The words in which Polish institutions write their hours.

use jiff::civil::Time;

use super::{WORKING_DAYS, Weekday};

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A day of the week.
    Day(Weekday),
    /// Several at once: "dni robocze", "weekend", "7 dni w tygodniu".
    Days(Vec<Weekday>),
    /// A time of day, and whether its minutes were written.
    Clock(Time, bool),
    /// "-".
    Dash,
    /// "od".
    From,
    /// "do".
    Until,
    /// "i", "oraz", a comma.
    And,
    /// ";", "|", the end of a line.
    Break,
    /// "codziennie".
    EveryDay,
    /// "święta".
    Holidays,
    /// "całodobowo".
    RoundTheClock,
    /// "nieczynne", "dzień wewnętrzny".
    Closed,
    /// Somebody who may have hours of their own.
    Person,
}

/// Words that say only whose hours follow, or hold the sentence together.
const PASSED_OVER: &str = "\
    w we g o a godz godzina godzinach godzinie godziny godzin od-do pracy prac praca czynny czynna czynne \
    czynni otwarte otwarty otwarta tj t j tzn jest przez ops gops mops mgops mopr mopsiwr cus pcpr oik sow \
    centrum osrodek osrodka osrodku placowka placowki poradnia poradni punkt punktu konsultacyjny \
    konsultacyjnego sekretariat sekretariatu urzedowania urzad urzedu biuro biura interwencji kryzysowej \
    gminny gminnego miejski miejskiego pomocy pomoc spolecznej uslug spolecznych dzialalnosc dziala kazdy \
    kazda kazde kazdego tygodnia przyjecia przyjec przyjmuje przyjmuja stron interesantow klientow dyzur \
    dyzury obslugi dni dniach gmina gminy powiatowe powiatowego rodzinie mozna uzyskac dostepni dostepny \
    dostepna pelni wsparcie wsparcia informacji informacja poradnictwo socjalne schronienie pierwszego \
    kontaktu";

/// People and bodies whose hours a text may give.
const PERSONS: &str = "\
    pracownik pracownicy pracownikow socjalny socjalni socjalnych socjalnego psycholog psychologa \
    psychoterapeuta prawnik prawnika radca prawny terapeuta terapeuty uzaleznien pedagog pedagoga pedagodzy \
    szkolny mediator asystent asystenci rodziny koordynator przewodniczacy przewodniczaca zi dyrektor \
    kierownik specjalista specjalisci koordynatorzy nk konsultant dyzurny policji policjant komendant \
    dzielnicowi dzielnicowy logopeda wychowawcy wychowawca zespol zespolu interdyscyplinarnego czlonek";

/// How the words for specialists begin: people who come to an office on some hours of the week.
const SPECIALISTS: &str = "\
    psycho prawni radca radcy radna terap pedago mediat logoped specjali konsultant pelnomocnik instruktor \
    wychowaw socjoter";

/// Words by which a text says that the hours are those of the office itself.
const OFFICE: &[&str] = &[
    "pracownicy socjalni",
    "pracownik socjalny",
    "ops",
    "cus",
    "pcpr",
    "osrod",
    "godzinach pracy",
    "godz. pracy",
];

fn among(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// The part of a text that gives the office's own hours before it goes on to the specialists.
pub(super) fn of_the_office(folded: &str) -> Option<&str> {
    let first_digit = folded.find(|letter: char| letter.is_ascii_digit())?;
    let cut = folded
        .char_indices()
        .filter(|(place, letter)| {
            letter.is_alphabetic() && !folded[..*place].ends_with(|before: char| before.is_alphabetic())
        })
        .map(|(place, _)| place)
        .find(|place| SPECIALISTS.split_whitespace().any(|word| folded[*place..].starts_with(word)))?;
    let head = &folded[..cut];
    if cut < first_digit || !OFFICE.iter().any(|word| head.contains(word)) {
        return None;
    }
    Some(without_numbering(head))
}

/// Without the "1." before the first and the "2)" before the next entry of a list.
fn without_numbering(text: &str) -> &str {
    let numbering = |letter: char| letter.is_ascii_digit() || letter == ' ' || letter == '-' || letter == ';';
    let text = match text.split_once(['.', ')']) {
        Some((number, rest)) if number.len() == 1 && number.starts_with('1') => rest,
        _ => text,
    };
    let trimmed = text.trim_end();
    match trimmed.strip_suffix([')', '.']) {
        Some(rest)
            if rest.ends_with([' ', '2', '3'])
                && rest.trim_end_matches(['2', '3']).ends_with([' ', ';', ',']) =>
        {
            rest.trim_end_matches(numbering)
        }
        _ => trimmed,
    }
}

/// The tokens of a folded text; nothing when one of its words is not known.
pub(super) fn tokens(folded: &str) -> Option<Vec<Token>> {
    let mut reader = Reader { rest: folded, tokens: Vec::new() };
    while !reader.rest.is_empty() {
        reader.step()?;
    }
    Some(reader.tokens)
}

struct Reader<'text> {
    rest: &'text str,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn step(&mut self) -> Option<()> {
        let first = self.rest.chars().next()?;
        if first.is_ascii_digit() {
            return self.number();
        }
        if first.is_alphabetic() {
            return self.word();
        }
        self.rest = &self.rest[first.len_utf8()..];
        match first {
            ',' | '/' | '&' => self.tokens.push(Token::And),
            ';' | '|' | '\n' => self.tokens.push(Token::Break),
            '-' => self.tokens.push(Token::Dash),
            '.' | ':' | '(' | ')' | '"' | '„' | '”' => {}
            space if space.is_whitespace() => {}
            _ => return None,
        }
        Some(())
    }

    fn word(&mut self) -> Option<()> {
        let end = self.rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        let token = match word {
            "pn" | "pon" => Token::Day(Weekday::Monday),
            "wt" => Token::Day(Weekday::Tuesday),
            "sr" | "sro" => Token::Day(Weekday::Wednesday),
            "cz" | "czw" => Token::Day(Weekday::Thursday),
            "pt" | "ptk" => Token::Day(Weekday::Friday),
            "sob" => Token::Day(Weekday::Saturday),
            "nd" | "ndz" | "niedz" => Token::Day(Weekday::Sunday),
            "od" => Token::From,
            "do" => Token::Until,
            "i" | "oraz" => Token::And,
            "codziennie" => Token::EveryDay,
            "swieta" => Token::Holidays,
            "weekend" | "weekendy" => Token::Days(vec![Weekday::Saturday, Weekday::Sunday]),
            "robocze" | "roboczy" | "roboczych" => Token::Days(WORKING_DAYS.to_vec()),
            "nieczynne" | "nieczynny" | "nieczynna" | "zamkniete" => Token::Closed,
            "calodobowo" | "calodobowa" | "calodobowy" | "calodobowe" => Token::RoundTheClock,
            "dzien" => {
                self.rest = self.rest.trim_start().strip_prefix("wewnetrzny")?;
                Token::Closed
            }
            "cala" => {
                self.rest = self.rest.trim_start().strip_prefix("dobe")?;
                Token::RoundTheClock
            }
            other if among(PASSED_OVER, other) => return Some(()),
            other if among(PERSONS, other) => Token::Person,
            other => Token::Day(day_in_full(other)?),
        };
        match (self.tokens.last(), &token) {
            (Some(Token::Person), Token::Person) => {}
            _ => self.tokens.push(token),
        }
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let (hour, digits) = leading_number(self.rest)?;
        let after = &self.rest[digits..];
        if (hour == 24 && after.trim_start().starts_with('h')) || self.rest.starts_with("24/7") {
            let taken = self.rest.find(['h', '7'])? + 1;
            self.rest = &self.rest[taken..];
            self.tokens.push(Token::RoundTheClock);
            return Some(());
        }
        // "4 pracowników socjalnych", "3x w tygodniu": a count, not an hour.
        if let Some(rest) = after.strip_prefix("x w tygodniu") {
            self.rest = rest;
            return Some(());
        }
        if after.trim_start().starts_with("pracownik") {
            self.rest = after;
            return Some(());
        }
        if hour == 7
            && let Some(after) = after.trim_start().strip_prefix("dni w tygodniu")
        {
            self.rest = after;
            self.tokens.push(Token::Days(Weekday::ALL.to_vec()));
            return Some(());
        }
        let after_range_with_minutes =
            matches!(self.tokens.as_slice(), [.., Token::Clock(_, true), Token::Dash | Token::Until]);
        let (minute, taken) = match minutes(after, after_range_with_minutes) {
            Some((minute, taken)) => (Some(minute), digits + taken),
            None => (None, digits),
        };
        self.rest = &self.rest[taken..];
        // Midnight at the end of a day is 0:00 of the next.
        let hour = if hour == 24 && minute.unwrap_or(0) == 0 { 0 } else { hour };
        let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute.unwrap_or(0)).ok()?, 0, 0).ok()?;
        self.tokens.push(Token::Clock(time, minute.is_some()));
        Some(())
    }
}

/// One or two digits at the start, and how many they are.
fn leading_number(text: &str) -> Option<(u8, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    Some((text[..digits].parse().ok()?, digits))
}

/// The minutes after an hour: ".30", ":30", ";30", " 30", ".oo"; after a beginning with minutes also "-30".
fn minutes(after: &str, end_of_range: bool) -> Option<(u8, usize)> {
    let separator = after.chars().next()?;
    let skipped = match separator {
        '.' | ':' => after.bytes().take_while(|byte| matches!(byte, b'.' | b':')).count().min(2),
        ';' | ' ' => 1,
        '-' if end_of_range => 1,
        _ => return None,
    };
    let tail = &after[skipped..];
    if matches!(separator, '.' | ':') && tail.starts_with("oo") {
        return Some((0, skipped + 2));
    }
    let (minute, digits) = leading_number(tail)?;
    if digits != 2 || minute > 59 {
        return None;
    }
    // Quarters only, where the sign between hour and minute could mean something else; and no second time.
    let strict = matches!(separator, ' ' | '-' | ';');
    let next = tail[digits..].chars().next();
    if strict && (minute % 15 != 0 || matches!(next, Some('.' | ':'))) {
        return None;
    }
    Some((minute, skipped + digits))
}

/// A day written out, in any case and number, with the usual slips.
fn day_in_full(word: &str) -> Option<Weekday> {
    let stems = [
        ("poniedzial", Weekday::Monday),
        ("wtor", Weekday::Tuesday),
        ("srod", Weekday::Wednesday),
        ("czwart", Weekday::Thursday),
        ("piat", Weekday::Friday),
        ("sobot", Weekday::Saturday),
        ("niedziel", Weekday::Sunday),
    ];
    let (stem, day) = stems.into_iter().find(|(stem, _)| word.starts_with(stem))?;
    let endings =
        ["ek", "ki", "ku", "kami", "kow", "a", "y", "e", "i", "ami", "kiem", "", "ele", "le", "ach", "kach"];
    // "czwarty" is "the fourth" and "piąty" the fifth: only the days end in these ways.
    let ordinal = matches!(word, "czwarty" | "czwarta" | "piaty" | "piata" | "czwarte" | "piate" | "wtorny");
    (!ordinal && endings.contains(&&word[stem.len()..])).then_some(day)
}
