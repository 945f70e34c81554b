use web::outline::Markup;

use crate::sample::{get_page, get_with};

#[tokio::test]
async fn a_page_has_the_frame_everybody_knows() {
    let page = get_page("/pl/rzecz/Krzes%C5%82o").await;
    assert_eq!(
        web::outline::of(&page.body),
        "\
title: Krzesło – ogniwo
language: pl
banner
  link “Przejdź do treści” → #main
  link “ogniwo” → /pl
  link “Opuść tę stronę” → https://pl.wikipedia.org/
  navigation “Menu”
    link “Rzecz” → /pl/zamow
  navigation “Język”
    link “English” → /en/thing/Krzes%C5%82o [en]
    link “українська” → /uk/rich/Krzes%C5%82o [uk]
main
  heading 1: Krzesło
  text “Rzecz” = Krzesło (x)
  button “Rzecz”
contentinfo
  navigation “Pomoc i informacje”
    link “Wygląd strony” → /pl/wyglad?back=%2Fpl%2Frzecz%2FKrzes%25C5%2582o
"
    );
}

#[tokio::test]
async fn what_people_wrote_is_never_markup() {
    let page = get_page("/pl/rzecz/%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(!page.body.contains("<script>alert"));
    assert_eq!(Markup::of(&page.body).headings()[0].1, "<script>alert(1)</script>");
}

#[tokio::test]
async fn nothing_is_inline_and_nothing_is_foreign() {
    let page = get_page("/pl").await;
    assert!(!page.body.contains(" style=") && !page.body.contains("<style") && !page.body.contains(" on"));
    for attribute in ["src=\"http", "<script>"] {
        assert!(!page.body.contains(attribute), "{attribute}");
    }
}

#[tokio::test]
async fn the_theme_stands_on_the_html_element() {
    let page = get_with("/uk", &[("cookie", "display=contrast-200")]).await;
    assert!(page.body.contains(r#"<html lang="uk" data-theme="contrast" data-text="200">"#));
}

#[tokio::test]
async fn no_id_stands_twice() {
    for address in ["/pl", "/pl/wyglad", "/pl/nic"] {
        assert_eq!(Markup::of(&get_page(address).await.body).repeated_ids(), Vec::<String>::new());
    }
}

#[test]
fn the_stylesheet_keeps_its_budget() {
    let site = crate::sample::site();
    let stylesheet = &site.assets().stylesheet;
    // Plain bytes are an upper bound of the compressed size, which is about a quarter of them.
    assert!(stylesheet.body.len() < 40 * 1024, "{} bytes", stylesheet.body.len());
}

#[test]
fn what_other_crates_add_to_the_stylesheet_changes_its_address() {
    let own = crate::sample::site();
    let mut more = crate::sample::site();
    more.styles = vec![".chart{fill:none}"];
    assert_ne!(own.assets().stylesheet.address, more.assets().stylesheet.address);
    assert!(more.assets().stylesheet.body.ends_with(b"@layer components {\n.chart{fill:none}}\n"));
}

#[test]
fn a_script_of_another_crate_has_an_address_of_its_own() {
    let mut more = crate::sample::site();
    more.scripts = vec![web::Script { name: "passkey", text: "{}" }];
    let script = more.assets().script_named("passkey").expect("it was given");
    assert!(script.address.starts_with("/assets/passkey.") && script.address.ends_with(".js"));
    assert!(more.assets().all().any(|asset| asset.address == script.address), "it is served like the others");
    assert!(crate::sample::site().assets().script_named("passkey").is_none());
}
