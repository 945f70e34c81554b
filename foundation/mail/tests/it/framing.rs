use std::sync::Arc;

use mail::{Frame, Letterhead, WORDS};
use translations::{Catalogue, Speak, compare};
use vocabulary::{Language, Personal};

fn head() -> Letterhead {
    Letterhead { name: "Wsparcie".into(), address: "https://ogniwo.example".into() }
}

fn speak(language: Language) -> Speak {
    Speak::new(Arc::new(Catalogue::new(&[WORDS]).expect("the words are sound")), language)
}

#[test]
fn the_words_are_level_in_three_languages() {
    assert_eq!(compare(&[WORDS]), []);
}

#[test]
fn text_and_page_say_the_same_and_neither_lets_markup_in() {
    let (speak, head) = (speak(Language::Polish), head());
    let letter = Frame::new(&speak, &head, "Czy to aktualne?", "Ten adres podano w spisie.")
        .paragraph("Sprawdź <b>dane</b> & potwierdź.")
        .facts(vec![("Telefon".into(), "\"22\" 123".into())])
        .items(vec![
            ("Pierwsze".into(), Some("https://ogniwo.example/a?b=c&d=e".into())),
            ("Drugie".into(), None),
        ])
        .link("Tak, aktualne", "https://ogniwo.example/pl/tak?znak=a'b")
        .ended_at("https://ogniwo.example/pl/koniec")
        .letter(Personal::new("ewa@przyklad.pl".into()), "service.confirm");
    assert_eq!(letter.subject, "Czy to aktualne?");
    assert_eq!(letter.language, Language::Polish);
    assert_eq!(
        letter.text,
        "Dzień dobry,\n\nSprawdź <b>dane</b> & potwierdź.\n\nTelefon: \"22\" 123\n\n- Pierwsze\n  \
         https://ogniwo.example/a?b=c&d=e\n- Drugie\n\nTak, aktualne:\nhttps://ogniwo.example/pl/tak?znak=a'b\n\n-- \n\
         Wsparcie\nhttps://ogniwo.example\nTen adres podano w spisie.\nNikt nie czyta odpowiedzi na ten adres.\n\
         Nie chcę więcej takich listów: https://ogniwo.example/pl/koniec\n"
    );
    for part in [
        "<html lang=\"pl\">",
        "<p>Sprawdź &lt;b&gt;dane&lt;/b&gt; &amp; potwierdź.</p>",
        "<td>&quot;22&quot; 123</td>",
        "<a href=\"https://ogniwo.example/a?b=c&amp;d=e\">Pierwsze</a>",
        "<li>Drugie</li>",
        "<a href=\"https://ogniwo.example/pl/tak?znak=a&#39;b\">Tak, aktualne</a>",
        "Ten adres podano w spisie.",
        "<a href=\"https://ogniwo.example/pl/koniec\">Nie chcę więcej takich listów</a>",
    ] {
        assert!(letter.html.contains(part), "{part} in\n{}", letter.html);
    }
    assert!(
        !letter.html.contains("style=") && !letter.html.contains("<img"),
        "nothing is loaded from elsewhere"
    );
}
