//! The board: sums, the list of what is overdue, files, and who sees how much.

use axum::http::StatusCode;
use directory::Service;
use institutions::Institution;

use crate::house::{Answer, DUNAJEC, KRAKOW, a_service, an_office, centre, in_a_house};

fn region() -> (Vec<Institution>, Vec<Service>) {
    let targ = centre();
    let dunajec = an_office("ops-1211033", "Ośrodek w Czarnym Dunajcu", DUNAJEC, "ops@dunajec.example");
    let krakow = an_office("ops-1261011", "Miejski Ośrodek w Krakowie", KRAKOW, "mops@krakow.example");
    let mut advice = a_service("advice", "Porady prawne", &krakow, "2025-01-02");
    advice.area = "support".into();
    let services = vec![
        a_service("care", "Usługi opiekuńcze", &targ, "2026-11-01"),
        a_service("club", "Klub seniora", &targ, "2026-11-10"),
        a_service("meals", "Posiłki", &dunajec, "2026-03-04"),
        a_service("never", "Asystent", &dunajec, ""),
        advice,
    ];
    (vec![targ, dunajec, krakow], services)
}

fn plain(page: &Answer) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test]
async fn the_board_says_how_fresh_the_entries_of_each_gmina_are() {
    let (institutions, services) = region();
    in_a_house(&institutions, &services, async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let page = house.get_as("/pl/stan-wpisow", &coordinator).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = plain(&page);
        assert!(text.contains("potwierdzono 40% wpisów, a 3 wpisy są po terminie"), "{text}");
        assert!(text.contains("W 2 gminach z 3 potwierdzono mniej niż połowę"), "{text}");
        let html = page.html();
        assert!(html.contains("<svg"), "there is a map");
        assert!(
            html.contains("/pl/stan-wpisow/zalegle?unit=1211033"),
            "a gmina leads to what is overdue there"
        );

        let narrowed = house.get_as("/pl/stan-wpisow?unit=1261", &coordinator).await;
        assert!(
            plain(&narrowed).contains("potwierdzono 0% wpisów, a 1 wpis jest po terminie"),
            "{}",
            plain(&narrowed)
        );
        let area = house.get_as("/pl/stan-wpisow?area=social_assistance", &coordinator).await;
        assert!(plain(&area).contains("potwierdzono 50% wpisów, a 2 wpisy są"), "{}", plain(&area));
    })
    .await;
}

#[tokio::test]
async fn what_is_overdue_is_listed_with_whom_to_call() {
    let (institutions, services) = region();
    in_a_house(&institutions, &services, async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let page = house.get_as("/pl/stan-wpisow/zalegle", &coordinator).await;
        let text = plain(&page);
        let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
        assert!(place("Asystent") < place("Porady prawne") && place("Porady prawne") < place("Posiłki"));
        assert!(text.contains("nigdy") && text.contains("18 266 25 93"), "{text}");
        assert!(!text.contains("Klub seniora"));
        let by_institution = house.get_as("/pl/stan-wpisow/zalegle?sort=institution", &coordinator).await;
        let text = plain(&by_institution);
        let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
        assert!(place("Porady prawne") < place("Asystent"), "Miejski comes before Ośrodek");

        let csv = house.get_as("/pl/stan-wpisow/zalegle/plik/csv?unit=1211", &coordinator).await;
        assert!(csv.kind.starts_with("text/csv"));
        let csv = csv.html();
        assert_eq!(csv.lines().count(), 3, "{csv}");
        assert!(csv.contains("Posiłki;") && csv.contains("ops@dunajec.example") && !csv.contains("Porady"));
        let book = house.get_as("/pl/stan-wpisow/zalegle/plik/xlsx", &coordinator).await;
        assert!(book.bytes.starts_with(b"PK"));
        let gminas = house.get_as("/pl/stan-wpisow/plik/csv", &coordinator).await.html();
        assert!(gminas.contains("1211033;2;0.000;0.000;"), "{gminas}");
        let nothing = house.get_as("/pl/stan-wpisow/plik/pdf", &coordinator).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_local_administrator_sees_their_powiat_only() {
    let (institutions, services) = region();
    in_a_house(&institutions, &services, async |house| {
        let local = house.signed_in("local", Some(&centre()), Some("1211")).await;
        for address in [
            "/pl/stan-wpisow",
            "/pl/stan-wpisow?unit=1261",
            "/pl/stan-wpisow/zalegle",
            "/pl/stan-wpisow/zalegle?unit=1261011",
            "/pl/stan-wpisow/zalegle/plik/csv?unit=1261",
            "/pl/stan-wpisow/plik/csv",
        ] {
            let page = house.get_as(address, &local).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            let html = page.html();
            assert!(!html.contains("Porady") && !html.contains("Kraków"), "{address}: {html}");
        }
        let text = plain(&house.get_as("/pl/stan-wpisow", &local).await);
        assert!(text.contains("potwierdzono 50% wpisów, a 2 wpisy są"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn whose_role_does_not_include_the_board_does_not_see_it() {
    let (institutions, services) = region();
    in_a_house(&institutions, &services, async |house| {
        for code in ["editor", "worker", "manager", "auditor"] {
            let institution = (code != "auditor").then(centre);
            let cookie = house.signed_in(code, institution.as_ref(), None).await;
            for address in ["/pl/stan-wpisow", "/pl/stan-wpisow/zalegle", "/pl/stan-wpisow/zalegle/plik/csv"]
            {
                let page = house.get_as(address, &cookie).await;
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{code}: {address}");
            }
        }
    })
    .await;
}
