//! The doors for people.

use axum::http::StatusCode;
use directory::look;

use crate::builders::*;

#[tokio::test]
async fn the_page_of_a_service_says_what_to_do_first() {
    let care = care_at_home();
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        let answer = visitor.get(&page_of(&care)).await;
        assert_eq!(answer.status, StatusCode::OK);
        insta::assert_snapshot!("service", answer.page().outline());
        insta::assert_snapshot!("service_text", answer.text());
        assert_eq!(answer.page().repeated_ids(), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_text_that_exists_only_in_polish_is_marked_on_the_pages_of_other_languages() {
    let care = care_at_home();
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        for (address, own) in [
            (format!("/en/service/{}", care.id), "What to do first"),
            (format!("/uk/posluha/{}", care.id), "Що зробити спершу"),
        ] {
            let html = visitor.get(&address).await.html();
            assert!(html.contains("<h1 lang=\"pl\">Usługi opiekuńcze w"), "{address}");
            assert!(html.contains(own), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_does_not_exist_is_a_page_that_says_so() {
    let nobody = "00000000-0000-4000-8000-000000000000";
    in_a_region(&[an_office()], &[care_at_home()], async |visitor| {
        for address in [
            format!("/pl/usluga/{nobody}"),
            "/pl/usluga/nie-ma-takiej".to_owned(),
            "/pl/usluga/%00%ff".to_owned(),
            format!("/pl/usluga/{nobody}/zglos-blad"),
            "/pl/usluga/x/zglos-blad".to_owned(),
            format!("/pl/usluga/{nobody}/zglos-blad/dziekujemy"),
            format!("/pl/instytucja/{nobody}"),
            "/pl/instytucja/nie-ma-takiej".to_owned(),
            "/pl/gmina/9999999".to_owned(),
            "/pl/gmina/1211".to_owned(),
            "/pl/gmina/abc".to_owned(),
            "/pl/gmina/abc.csv".to_owned(),
            "/pl/gmina/1211011.pdf".to_owned(),
            "/pl/powiat/1211011".to_owned(),
            "/pl/powiat/9999".to_owned(),
            "/pl/powiat/%C5%82".to_owned(),
        ] {
            let answer = visitor.get(&address).await;
            assert!(
                matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST),
                "{address}: {}",
                answer.status
            );
            assert!(answer.html().contains("<h1>"), "{address} is not dressed");
        }
    })
    .await;
}

#[tokio::test]
async fn an_identifier_of_the_source_leads_to_the_page() {
    let care = care_at_home();
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        let answer = visitor.get("/pl/usluga/ops-1211011--care").await;
        assert_eq!((answer.status, answer.location), (StatusCode::PERMANENT_REDIRECT, page_of(&care)));
        let answer = visitor.get("/en/institution/ops-1211011").await;
        assert_eq!(answer.location, format!("/en/institution/{}", an_office().id));
    })
    .await;
}

#[tokio::test]
async fn a_service_that_ended_says_so_and_leads_on() {
    let (care, advice) =
        (care_at_home(), a_service("advice", "Porady", "legal_counselling", "family_support"));
    in_a_region(&[an_office()], &[care.clone(), advice.clone()], async |visitor| {
        keep(&visitor.database, later(), &[an_office()], std::slice::from_ref(&advice)).await;
        let answer = visitor.get(&page_of(&care)).await;
        assert_eq!(answer.status, StatusCode::GONE);
        let links = answer.page().links();
        let leads_to = |address: &str| links.iter().any(|(_, to)| to == address);
        assert!(leads_to(&format!("/pl/instytucja/{}", an_office().id)), "{links:?}");
        assert!(leads_to("/pl/gmina/1211011"), "{links:?}");
        let form = visitor.get(&format!("{}/zglos-blad", page_of(&care))).await;
        assert_eq!(form.status, StatusCode::GONE);
        assert_eq!(visitor.get(&page_of(&advice)).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn an_institution_that_ended_says_so_and_leads_on() {
    in_a_region(&[an_office()], &[], async |visitor| {
        keep(&visitor.database, later(), &[], &[]).await;
        let answer = visitor.get(&format!("/pl/instytucja/{}", an_office().id)).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.page().links().iter().any(|(_, to)| to == "/pl/gmina/1211011"));
    })
    .await;
}

#[tokio::test]
async fn a_secret_address_is_nowhere() {
    let shelter =
        at_a_secret_place(a_service("shelter", "Schronienie", "crisis_shelter", "social_assistance"));
    in_a_region(&[in_hiding(an_office())], std::slice::from_ref(&shelter), async |visitor| {
        for address in [
            page_of(&shelter),
            format!("{}?print=1", page_of(&shelter)),
            format!("/en/service/{}", shelter.id),
            format!("/pl/instytucja/{}", an_office().id),
            "/pl/gmina/1211011".to_owned(),
            "/pl/powiat/1211".to_owned(),
            "/pl/gmina/1211011.csv".to_owned(),
        ] {
            let answer = visitor.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            for secret in ["Ukryta", "34-401", "Tajnowo"] {
                assert!(!answer.html().contains(secret), "{address} tells {secret}");
            }
        }
        assert!(visitor.get(&page_of(&shelter)).await.text().contains("Adres jest tajny"));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_confirmed_is_labelled_as_such() {
    let duty = only_by_law(care_at_home());
    let mut unofficial = a_service("club", "Klub seniora", "senior_club", "civic_activity");
    unofficial.provenance.source = "secondary_listing".into();
    let mut example = a_service("example", "Przykład", "job_brokering", "counteracting_unemployment");
    example.is_example = true;
    in_a_region(&[an_office()], &[duty.clone(), unofficial.clone(), example.clone()], async |visitor| {
        let said = async |service| visitor.get(&page_of(service)).await.text();
        assert!(said(&duty).await.contains("To obowiązek gminy, a nie potwierdzona oferta"));
        assert!(said(&unofficial).await.contains("To wiadomość z nieurzędowego spisu"));
        assert!(said(&example).await.contains("To wymyślony przykład"));
        let list = visitor.get("/pl/gmina/1211011").await.text();
        for label in ["obowiązek z ustawy, nie potwierdzona oferta", "spis nieurzędowy", "wymyślony przykład"]
        {
            assert!(list.contains(label), "{label}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_old_entry_warns_and_a_duty_is_never_called_confirmed() {
    let (care, duty) =
        (care_at_home(), only_by_law(a_service("meal", "Obiady", "meal", "social_assistance")));
    in_a_region(&[an_office()], &[care.clone(), duty.clone()], async |visitor| {
        let old = visitor.get(&page_of(&care)).await.text();
        assert!(old.contains("Te wiadomości są stare") && old.contains("Potwierdzone: 2020"), "{old}");
        let duty = visitor.get(&page_of(&duty)).await.text();
        assert!(!duty.contains("Potwierdzone:"), "{duty}");
    })
    .await;
}

#[tokio::test]
async fn the_general_rule_speaks_only_where_the_entry_is_silent() {
    let silent = a_service("silent", "Zasiłek stały", "permanent_allowance", "social_assistance");
    let mut own = a_service("own", "Zasiłek stały u nas", "permanent_allowance", "social_assistance");
    own.access_path = directory::AccessPath {
        application: Some(false),
        decision: Some(true),
        documents: vec!["legitymacja".to_owned()].into_iter().map(vocabulary::LocalText::polish).collect(),
        first_step: vocabulary::LocalText::polish("Przyjdź do pokoju 5."),
        ..directory::AccessPath::default()
    };
    own.cost.free_of_charge = Some(true);
    in_a_region(&[an_office()], &[silent.clone(), own.clone()], async |visitor| {
        let text = visitor.get(&page_of(&silent)).await.text();
        assert!(text.contains("zasada ogólna") && text.contains("art. 37"), "{text}");
        let text = visitor.get(&page_of(&own)).await.text();
        assert!(text.contains("Przyjdź do pokoju 5.") && text.contains("legitymacja"), "{text}");
        assert!(!text.contains("zasada ogólna") && !text.contains("art. 37"), "{text}");
        assert!(!text.contains("dowód osobisty"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn figures_without_their_date_are_not_shown() {
    let mut undated = care_at_home();
    undated.capacity.as_of = None;
    in_a_region(&[an_office()], std::slice::from_ref(&undated), async |visitor| {
        assert!(!visitor.get(&page_of(&undated)).await.text().contains("Wolne miejsca"));
    })
    .await;
}

#[tokio::test]
async fn an_easy_text_is_a_link_away() {
    let mut care = care_at_home();
    care.texts.easy_to_read = vocabulary::LocalText::polish("Pani przyjdzie do domu.\nPani pomoże.");
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        let usual = visitor.get(&page_of(&care)).await;
        let easy = format!("{}?text=easy", page_of(&care));
        assert!(usual.page().links().iter().any(|(_, to)| *to == easy));
        assert!(!usual.text().contains("Pani pomoże."));
        assert!(visitor.get(&easy).await.text().contains("Pani pomoże."));
    })
    .await;
}

#[tokio::test]
async fn the_printed_page_leads_back_and_stays_out_of_search_engines() {
    let care = care_at_home();
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        let html = visitor.get(&format!("{}?print=1", page_of(&care))).await.html();
        assert!(
            html.contains("class=\"qr\"")
                && html.contains(&format!("http://pomoc.example.org{}", page_of(&care)))
        );
        assert!(html.contains("noindex"));
        assert!(!html.contains(" style="), "no inline style");
        let large = visitor.get(&format!("{}?print=large", page_of(&care))).await.html();
        assert!(large.contains("data-text=\"200\""));
    })
    .await;
}

#[tokio::test]
async fn a_visitor_reports_an_error_in_two_clicks() {
    let care = care_at_home();
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        let form = format!("{}/zglos-blad", page_of(&care));
        let page = visitor.get(&page_of(&care)).await.page();
        assert!(page.links().iter().any(|(_, to)| *to == form), "the first click");
        insta::assert_snapshot!("report", visitor.get(&form).await.page().outline());

        let answer = visitor.post(&form, "what=phone&details=Nikt+nie+odbiera").await;
        assert_eq!(
            (answer.status, answer.location.clone()),
            (StatusCode::SEE_OTHER, format!("{form}/dziekujemy"))
        );
        let thanks = visitor.get(&answer.location).await;
        assert_eq!(thanks.status, StatusCode::OK);
        assert!(thanks.text().contains("Sprawdzimy to i poprawimy"));

        let mut work = visitor.database.reading(database::testing::a_context()).await.unwrap();
        let (reports, total) = look::open_reports(&mut work, 10, 0).await.unwrap();
        assert_eq!(total, 1);
        assert_eq!((reports[0].service, reports[0].what.as_str()), (care.id, "phone"));
        let keys = privacy::Keyring::for_tests();
        let said = directory::report_error::words(&mut work, &keys, reports[0].id).await.unwrap();
        assert_eq!(said.disclose(), "Nikt nie odbiera");
    })
    .await;
}

#[tokio::test]
async fn a_report_that_cannot_be_taken_comes_back_with_what_to_mend() {
    let care = care_at_home();
    in_a_region(&[an_office()], std::slice::from_ref(&care), async |visitor| {
        let form = format!("{}/zglos-blad", page_of(&care));
        for (sent, said) in [
            ("details=co%C5%9B", "Zaznacz, co się nie zgadza"),
            ("what=wszystko", "Zaznacz, co się nie zgadza"),
            ("what=other", "Napisz, co się nie zgadza"),
            ("what=phone&details=44051401359", "To wygląda na numer PESEL"),
            (&format!("what=phone&details={}", "a".repeat(1001)), "Skróć tekst"),
        ] {
            let answer = visitor.post(&form, sent).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sent:.40}");
            assert!(answer.text().contains(said), "{sent:.40}: {}", answer.text());
        }
        let kept = visitor.post(&form, "what=other&details=").await.html();
        assert!(kept.contains("checked"), "the choice is kept");
        let mut work = visitor.database.reading(database::testing::a_context()).await.unwrap();
        assert_eq!(look::open_reports(&mut work, 10, 0).await.unwrap().1, 0);
    })
    .await;
}

#[tokio::test]
async fn the_page_of_an_institution_lists_what_it_gives() {
    let mut office = an_office();
    office.claims = vec![institutions::Claim {
        register: institutions::Register::Nip,
        number: "1234567890".into(),
        source: "register".into(),
        as_of: None,
    }];
    let services = [care_at_home(), only_by_law(a_service("meal", "Obiady", "meal", "social_assistance"))];
    in_a_region(&[office], &services, async |visitor| {
        let answer = visitor.get(&format!("/pl/instytucja/{}", an_office().id)).await;
        assert_eq!(answer.status, StatusCode::OK);
        insta::assert_snapshot!("institution", answer.page().outline());
        assert!(answer.text().contains("numer z błędem"));
    })
    .await;
}

#[tokio::test]
async fn a_gmina_says_whom_to_call_and_is_honest_about_what_it_does_not_know() {
    let services = [care_at_home(), only_by_law(a_service("meal", "Obiady", "meal", "social_assistance"))];
    in_a_region(&[an_office()], &services, async |visitor| {
        let answer = visitor.get("/pl/gmina/1211011").await;
        assert_eq!(answer.status, StatusCode::OK);
        insta::assert_snapshot!("gmina", answer.page().outline());
        insta::assert_snapshot!("gmina_text", answer.text());
    })
    .await;
}

#[tokio::test]
async fn a_long_list_comes_in_pages_and_by_area() {
    let mut services: Vec<_> = (0..25)
        .map(|number| {
            a_service(&format!("a{number}"), &format!("Klub {number}"), "senior_club", "civic_activity")
        })
        .collect();
    services.push(care_at_home());
    in_a_region(&[an_office()], &services, async |visitor| {
        let cards = |answer: &Answer| answer.html().matches("class=\"card\"").count();
        assert_eq!(cards(&visitor.get("/pl/gmina/1211011").await), 20);
        assert_eq!(cards(&visitor.get("/pl/gmina/1211011?page=2").await), 6);
        assert_eq!(cards(&visitor.get("/pl/gmina/1211011?page=99").await), 6);
        assert_eq!(cards(&visitor.get("/pl/gmina/1211011?area=social_assistance").await), 1);
        assert_eq!(cards(&visitor.get("/pl/gmina/1211011?area=civic_activity&page=2").await), 5);
        assert_eq!(cards(&visitor.get("/pl/gmina/1211011?area=no_such_area").await), 20);
    })
    .await;
}

#[tokio::test]
async fn services_of_the_powiat_reach_its_gminas_but_not_the_other_way_round() {
    let mut for_all = a_service("all", "Karta parkingowa", "parking_card", "disability_support");
    for_all.serves = vec![teryt("1211")];
    in_a_region(&[an_office()], &[for_all, care_at_home()], async |visitor| {
        let neighbour = visitor.get("/pl/gmina/1211092").await.text();
        assert!(neighbour.contains("Karta parkingowa") && !neighbour.contains("Usługi opiekuńcze w domu"));
        let powiat = visitor.get("/pl/powiat/1211").await;
        assert!(
            powiat.text().contains("Karta parkingowa") && !powiat.text().contains("Usługi opiekuńcze w domu")
        );
        assert!(powiat.page().links().iter().any(|(_, to)| to == "/pl/gmina/1211033"));
    })
    .await;
}

#[tokio::test]
async fn a_code_that_changed_leads_to_what_followed_it() {
    in_a_region(&[an_office()], &[], async |visitor| {
        let answer = visitor.get("/uk/hmina/1211032").await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::PERMANENT_REDIRECT, "/uk/hmina/1211033")
        );
    })
    .await;
}

#[tokio::test]
async fn the_list_of_a_gmina_is_a_file() {
    let mut cunning = care_at_home();
    cunning.name = vocabulary::LocalText::polish("=HYPERLINK(\"http://x\")");
    in_a_region(&[an_office()], &[cunning], async |visitor| {
        let csv = visitor.get("/pl/gmina/1211011.csv").await;
        assert_eq!((csv.status, csv.kind.as_str()), (StatusCode::OK, "text/csv; charset=utf-8"));
        let text = csv.html();
        assert!(text.starts_with("Usługa,Rodzaj,"), "{text}");
        assert!(
            !text.contains("\n=HYPERLINK") && !text.contains("\n\"=HYPERLINK"),
            "a formula went out: {text}"
        );
        assert!(
            text.contains("18 266 25 93") && text.contains("ul. Kościuszki 8, 34-400 Nowy Targ"),
            "{text}"
        );
        let workbook = visitor.get("/en/county/1211.xlsx").await;
        assert_eq!(workbook.status, StatusCode::OK);
        assert!(workbook.bytes.starts_with(b"PK"));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_named_by_us_and_not_by_whoever_asks() {
    in_a_region(&[an_office()], &[care_at_home()], async |visitor| {
        for (address, ending) in [
            ("/pl/gmina/1211011.csv", "-1211011.csv"),
            ("/pl/gmina/1211011.csv?filename=evil.exe&file=..%2Fevil.html", "-1211011.csv"),
            ("/en/county/1211.xlsx?name=%22%0D%0AX-Evil:%201", "-1211.xlsx"),
            ("/uk/povit/1211.csv", "-1211.csv"),
        ] {
            let answer = visitor.get(address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let name =
                answer.file.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"'));
            let name = name.unwrap_or_else(|| panic!("{address}: {}", answer.file));
            assert!(name.ends_with(ending), "{address}: {name}");
            let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
            assert!(name.chars().all(plain), "{address}: {name}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_region_has_a_map_and_the_same_numbers_as_a_table() {
    let services = [care_at_home(), only_by_law(a_service("meal", "Obiady", "meal", "social_assistance"))];
    in_a_region(&[an_office()], &services, async |visitor| {
        let answer = visitor.get("/pl/region").await;
        assert_eq!(answer.status, StatusCode::OK);
        let html = answer.html();
        assert!(html.contains("<svg class=\"chart map") && html.contains("Źródło:"), "{html}");
        insta::assert_snapshot!("region_text", answer.text());
        assert_eq!(visitor.get("/pl/region?unit=99").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_region_without_anything_is_a_page_and_not_an_error() {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        let answer = Visitor::of(database).get("/pl/region").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text().contains("Nie ma tu jeszcze żadnych usług."));
    })
    .await;
}

#[tokio::test]
async fn the_polish_pages_are_plain() {
    let services = [care_at_home(), only_by_law(a_service("meal", "Obiady", "meal", "social_assistance"))];
    in_a_region(&[an_office()], &services, async |visitor| {
        for address in [
            page_of(&services[0]),
            page_of(&services[1]),
            format!("{}/zglos-blad", page_of(&services[0])),
            format!("/pl/instytucja/{}", an_office().id),
            "/pl/gmina/1211011".to_owned(),
            "/pl/region".to_owned(),
        ] {
            // Sentences only: a list of official names has no sentence to be plain in.
            let text = visitor.get(&address).await.text();
            let sentences: Vec<&str> = text.lines().filter(|line| line.ends_with(['.', '?', '!'])).collect();
            let fog = polish::readability(&sentences.join("\n")).fog;
            assert!(fog <= 9.0, "{address}: FOG-PL {fog:.1}\n{}", sentences.join("\n"));
        }
    })
    .await;
}
