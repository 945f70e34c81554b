use jiff::civil::Time;

use super::{Weekday, read};

/// The week in one line: `1 8:00-16:00, 2 7:30-15:30 …`, days counted from Monday.
fn week(text: &str) -> String {
    let Some(read) = read(text) else { return "?".to_owned() };
    if read.round_the_clock {
        return "always".to_owned();
    }
    let clock = |time: Time| format!("{}:{:02}", time.hour(), time.minute());
    let mut days: Vec<String> = Vec::new();
    for opening in &read.weekly {
        let hours = format!("{}-{}", clock(opening.from), clock(opening.until));
        let number = Weekday::ALL.iter().position(|day| *day == opening.day).unwrap() + 1;
        days.push(format!("{number} {hours}"));
    }
    days.join(", ")
}

const OFFICE: &str = "1 7:30-15:30, 2 7:30-15:30, 3 7:30-15:30, 4 7:30-15:30, 5 7:30-15:30";

#[test]
fn an_office_week_is_understood_however_it_is_written() {
    for text in [
        "pn-pt 7:30-15:30",
        "pon.-pt. 7.30 – 15.30",
        "poniedziałek -piątek od 7.30- 15.30",
        "poniedziałek - piątek; 7.30-15.30",
        "od poniedziałku do piątku w godz. 7.30 do 15.30",
        "Od poniedziałku do piątku w godzinach od 07:30 do 15:30.",
        "7.30 - 15.30 od poniedziałku do piątku",
        "W godzinach pracy ośrodka, tj. od poniedziałku od piątku od godz.7.30 do 15.30",
        "pracownicy socjalni w dni robocze 7.30-15.30",
        "dni robocze; od 7:30 do 15:30 | od poniedziałku do piątku w godzinach od 7.30 do 15.30.",
        "pn., wt., śr., czw., pt. 7:30-15:30",
        "poniedzialek, wtorek, środa, czwartek i piatek : 7 30 - 15 30",
        "7.30-15.30",
        "od 7:30- do 15:30",
        "pn - pt - 7.30-15-30",
        "pn.: 7:30-15:30; wt.: 7:30-15:30; śr.: 7:30-15:30; czw.: 7:30-15:30; pt.: 7:30-15:30",
        "poniedziałek 7.30 15.30, wtorek - piątek 7;30 - 15;30",
        "codziennie od poniedziałku do piątku w godz. 7.30 do 15.30",
        "poniedziałek oraz od środy do piątku w godz. od 7:30 do 15:30; wtorek od 7:30 do 15:30",
        "Poniedziałek - Piątek 7:30 - 15:30; Sobota - Niedziela Nieczynne",
    ] {
        assert_eq!(week(text), OFFICE, "{text}");
    }
}

#[test]
fn each_day_gets_its_own_hours() {
    let table = [
        (
            "pon. od 9.00 do 12.00 i 13.30 do 15.30; śr. od 15.00 do 19.00",
            "1 9:00-12:00, 1 13:30-15:30, 3 15:00-19:00",
        ),
        (
            "PON 8-18; WT-CZW 8-16; PT 8-14",
            "1 8:00-18:00, 2 8:00-16:00, 3 8:00-16:00, 4 8:00-16:00, 5 8:00-14:00",
        ),
        (
            "8.00 do 17.00 poniedziałek; 8.00 do 16.00 wtorek-środa",
            "1 8:00-17:00, 2 8:00-16:00, 3 8:00-16:00",
        ),
        (
            "Od 9.00 do 13.00 Poniedziałek i Piątek, Od 15.00 do 19.00; Wtorek",
            "1 9:00-13:00, 2 15:00-19:00, 5 9:00-13:00",
        ),
        ("śr.: 7:30-16:00, 16:30-19:30", "3 7:30-16:00, 3 16:30-19:30"),
        ("w każdy wtorek 13.00-15.00 i w każdy czwartek 14.00-16.00", "2 13:00-15:00, 4 14:00-16:00"),
        ("wtorki i czwartki od 8.00 - 10.00", "2 8:00-10:00, 4 8:00-10:00"),
        ("sobota- 18:00-20:00", "6 18:00-20:00"),
        ("poniedziałek 9 - 11; czwartek 14 -15 30", "1 9:00-11:00, 4 14:00-15:30"),
        (
            "pn-niedz 18:00-8:00",
            "1 18:00-8:00, 2 18:00-8:00, 3 18:00-8:00, 4 18:00-8:00, 5 18:00-8:00, 6 18:00-8:00, 7 18:00-8:00",
        ),
        ("wtorek - piątek 7-15; piątek: dzień wewnętrzny", "2 7:00-15:00, 3 7:00-15:00, 4 7:00-15:00"),
        ("sobota 12.00 - 24.00", "6 12:00-0:00"),
    ];
    for (text, expected) in table {
        assert_eq!(week(text), expected, "{text}");
    }
}

#[test]
fn day_and_night_is_understood_when_nothing_else_is_said() {
    for text in
        ["całodobowo", "Całą Dobę", "24h", "24/7", "placówka całodobowa", "całodobowo przez 7 dni w tygodniu"]
    {
        assert_eq!(week(text), "always", "{text}");
    }
    for text in [
        "całodobowo, telefon zaufania - codziennie; w godz. 16.00 - 21.00",
        "Posterunek nie funkcjonuje całodobowo.",
    ] {
        assert_eq!(week(text), "?", "{text}");
    }
}

#[test]
fn what_is_not_understood_wholly_is_not_understood() {
    for text in [
        "",
        "drugi wtorek miesiąca 16-18",
        "czwarty wtorek miesiąca od godz. 18",
        "1 i 3 środa miesiąca w godz. od 10.00 do 14.00",
        "poniedziałek-piątek; 7.30-15.30; raz w miesiącu we wtorek",
        "w ustalonym terminie",
        "pon. pt. od 16.00 do 20.00",
        "wtorek piątek 7:30 do 15:30",
        "15.00-16.00",
        "poniedziałek 8.00-16.00, wtorki do 17:00",
        "środa 12",
        "Pracownicy socjalni Poniedziałek - Piątek",
        "pon. 14.10-3.00",
        "pn-pt 27:30-35:30",
        "pn-pt 1530-1730",
        "23.01.2024r., 27.02.2024r. 16:00-18:00",
        "codziennie w godzinach pracy GOPS 7.45-15.45",
        "piątek-wtorek 8-16",
        "pn-pt 7:00-15:00 […]",
    ] {
        assert_eq!(week(text), "?", "{text}");
    }
}

#[test]
fn hours_that_contradict_each_other_are_not_understood() {
    assert_eq!(week("wtorek-piątek 7:30 do 15:30; piątek 7:30 do 14:30"), "?");
    assert_eq!(week("pn-pt 7-15; pn 14-18"), "?");
}

#[test]
fn the_hours_of_several_people_are_not_the_hours_of_the_place() {
    assert_eq!(week("psycholog wtorek 8.00-12.00; prawnik środa 9.00-11.00"), "?");
    assert_eq!(week("prawnik pn-pt 8-16, psycholog pn-pt 9-13"), "?");
}

#[test]
fn the_office_is_open_even_when_specialists_come_on_some_hours() {
    assert_eq!(
        week(
            "pracownicy socjalni w godzinach pracy GOPS od pn. do pt. 7.30-15.30; psycholog w każdy 1 czwartek miesiąca"
        ),
        OFFICE
    );
    assert_eq!(
        week("1. pracownicy socjalni- od pon. do piątku od 7:30 do 15:30.; 2. psycholog- raz w miesiącu"),
        OFFICE
    );
}

#[test]
fn days_of_the_office_that_stand_among_the_specialists_are_not_lost() {
    assert_eq!(
        week("GOPS: poniedziałek 7.30-17.00; wtorek 7.30-15.30; psycholog według potrzeb; środa 7.30-15.30"),
        "?"
    );
}

#[test]
fn a_place_that_names_holidays_is_open_on_them() {
    let read = read("codziennie (weekendy oraz święta) w godzinach 7:00-22:00").unwrap();
    assert_eq!(read.weekly.len(), 7);
    assert!(read.open_on_holidays);
}

#[test]
fn no_text_makes_the_reader_panic() {
    for text in [
        "7.",
        "7:3",
        "24",
        "24h24h",
        "cala",
        "dzien",
        "-",
        "7.30-",
        "od do od do",
        "pn-",
        "ąęł—„”",
        "7 dni",
        "99:99",
    ] {
        week(text);
    }
}
