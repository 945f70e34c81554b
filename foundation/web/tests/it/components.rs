use std::sync::Arc;

use askama::Template;
use jiff::civil::{Date, date};
use translations::{Catalogue, Speak};
use vocabulary::Language;
use web::outline::of;
use web::{Cell, Choice, EmergencyLine, FieldErrors, PageLink, Paging, Table};

fn speak(language: Language) -> Speak {
    Speak::new(Arc::new(Catalogue::new(&[web::WORDS]).expect("the words are sound")), language)
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "components/forms.html" as forms %}
{% call forms::error_summary(errors) %}{% endcall %}
{% call forms::select("radius", "Jak daleko?", choices) %}{% endcall %}
{% call forms::radios("need", "Dla kogo?", choices, hint="Wybierz jedno.", error=errors.at("need", t)) %}{% endcall %}
{% call forms::text_area("note", "Uwagi", "dwa <wiersze>", optional=true) %}{% endcall %}
{% call forms::link_button("/pl", "Dalej") %}{% endcall %}"#
)]
struct Fields {
    t: Speak,
    errors: FieldErrors,
    choices: Vec<Choice>,
}

#[test]
fn fields_are_told_with_label_hint_and_error() {
    let mut errors = FieldErrors::new();
    errors.add("need", "problem-invalid-what");
    let fields = Fields {
        t: speak(Language::Polish),
        errors,
        choices: vec![
            Choice::new("me", "Dla mnie", false),
            Choice::new("family", "Dla bliskich", true).hint("np. dla mamy"),
        ],
    };
    assert_eq!(
        of(&fields.render().expect("a template")),
        "\
alert “Popraw to, zanim pójdziesz dalej”
heading 2: Popraw to, zanim pójdziesz dalej
link “Czegoś brakuje albo coś się nie zgadza.” → #need
select “Jak daleko?”
  option “Dla mnie”
  option “Dla bliskich”, chosen
group “Dla kogo?” (Wybierz jedno. Błąd: Czegoś brakuje albo coś się nie zgadza.)
  radio “Dla mnie”
  radio “Dla bliskich”, chosen (np. dla mamy)
textarea “Uwagi (nie musisz podawać)”
link “Dalej” → /pl
"
    );
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "components/content.html" as content %}
{% import "components/navigation.html" as navigation %}
{% call content::phone_button(phone) %}{% endcall %}
{% call content::phone("w recepcji") %}{% endcall %}
{% call content::ago(today, day) %}{% endcall %}
{% call content::table(table) %}{% endcall %}
{% call content::notice("Uwaga", "warning") %}<p><a href="/a">Czytaj</a></p>{% endcall %}
{% call navigation::pagination(paging, links) %}{% endcall %}
{% call navigation::emergency("Teraz", lines) %}{% endcall %}"#
)]
struct Content {
    t: Speak,
    phone: &'static str,
    today: Date,
    day: Date,
    table: Table,
    paging: Paging,
    links: Vec<PageLink>,
    lines: Vec<EmergencyLine>,
}

#[test]
fn content_is_told_as_it_is_meant() {
    let mut table = Table::new("Miejsca").column("Gmina").numbers("Wolne");
    table.push([Cell::link("Limanowa", "/pl/gmina/1"), "1 234".into()]);
    let content = Content {
        t: speak(Language::English),
        phone: "182661234",
        today: date(2026, 3, 12),
        day: date(2026, 3, 11),
        table,
        paging: Paging { number: 2, size: 10, total: 25 },
        links: vec![
            PageLink { number: Some(1), address: "/en".to_owned(), here: false },
            PageLink { number: Some(2), address: "/en?page=2".to_owned(), here: true },
            PageLink { number: None, address: String::new(), here: false },
        ],
        lines: vec![EmergencyLine { number: "112".to_owned(), text: "danger".to_owned() }],
    };
    let html = content.render().expect("a template");
    assert!(html.contains(r#"<time datetime="2026-03-11""#) && html.contains(">yesterday</time>"), "{html}");
    assert_eq!(
        of(&html),
        "\
link “Call 18 266 12 34” → tel:+48182661234
table “Miejsca”
  [Gmina] | [Wolne]
  [Limanowa] | 1 234
heading 2: Uwaga
link “Czytaj” → /a
navigation “Pages of the list”
  link “Page 1” → /en
region “Teraz”
  heading 2: Teraz
  link “112” → tel:112
"
    );
}
