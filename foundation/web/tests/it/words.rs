#[test]
fn the_three_languages_say_the_same() {
    let differences: Vec<String> =
        translations::compare(&[web::WORDS]).iter().map(ToString::to_string).collect();
    assert_eq!(differences, Vec::<String>::new());
}
