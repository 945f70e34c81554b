//! A test that walks every page in every role: the list of who may open what, against what the doors do.

use std::collections::BTreeSet;

use accounts::{
    Access, Doorkeeper,
    testing::{self, INVENTED},
};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use database::Context;
use tower::ServiceExt as _;
use vocabulary::Actor;
use web::Localised;

use crate::{configuration::Configuration, demonstration, house, house::House};

/// What stands for the placeholders: an identifier that nothing has, and words where a page expects words.
const UNKNOWN: &str = "01a20000-0000-7000-8000-000000000000";

/// Who knocks.
struct Visitor {
    name: &'static str,
    cookie: String,
    seal: String,
}

/// A house with the demonstration's institutions and its invented people.
async fn a_house(folder: &tempfile::TempDir) -> (House, Configuration) {
    let settings = Configuration { data: folder.path().join("data"), ..Configuration::default() };
    settings.begin_data_folder().expect("a folder");
    let database = house::open(&settings).await.expect("it opens");
    let context = Context::now(Actor::Operator);
    database.migrate(&context, house::MIGRATIONS).await.expect("it migrates");
    let pack = demonstration::unpack(&folder.path().join("demo")).expect("the pack");
    let manner = directory::pack::Manner::default();
    directory::pack::load(&database, &context, &pack, &manner, &mut |_, _| ()).await.expect("it loads");
    demonstration::settle(&settings, &database).await.expect("they settle");
    database.close().await;
    let mut house = House::assemble(&settings).await.expect("it stands");
    house.keeper = house.keeper.for_demonstration();
    (house, settings)
}

async fn visitors(keeper: &Doorkeeper) -> Vec<(Visitor, accounts::Role)> {
    let context = Context::now(Actor::Visitor);
    let mut visitors = Vec::new();
    for who in INVENTED {
        let (token, entered) = testing::signed_in(keeper, &context, who).await.expect("they come in");
        let cookie = format!("{}={}", keeper.cookie_name(), token.0);
        visitors.push((Visitor { name: who.code, cookie, seal: entered.seal }, who.role));
    }
    visitors
}

/// Opens a page; one that only takes forms gets an empty one.
async fn knock(doors: &Router, path: &str, visitor: &Visitor) -> (StatusCode, String) {
    let request = |method: &str, body: String| {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, &visitor.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request")
    };
    let mut answer = doors.clone().oneshot(request("GET", String::new())).await.expect("an answer");
    if answer.status() == StatusCode::METHOD_NOT_ALLOWED {
        let form = format!("seal={}", visitor.seal);
        answer = doors.clone().oneshot(request("POST", form)).await.expect("an answer");
    }
    let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    (answer.status(), to.to_owned())
}

/// The Polish address with its placeholders filled.
fn address(route: Localised) -> String {
    let filled: Vec<&str> = route
        .pl
        .split('/')
        .map(|part| match part {
            "{format}" => "csv",
            "{document}" => "dla-inspektora",
            "{part}" => "kontakt",
            part if part.starts_with('{') => UNKNOWN,
            part => part,
        })
        .collect();
    filled.join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_for_those_who_may_and_for_nobody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (house, settings) = a_house(&folder).await;
    let doors = house.doors(&settings, Router::new()).expect("doors");
    let nobody = Visitor { name: "nobody", cookie: String::new(), seal: String::new() };
    let sign_in = accounts::pages::SIGN_IN.pl;
    let mut wrong = Vec::new();
    // Signing out ends the session the others walk with, so it comes last.
    let mut all: Vec<(Localised, Access)> = house::ACCESS.iter().copied().flatten().copied().collect();
    all.sort_by_key(|(route, _)| *route == accounts::pages::SIGN_OUT);
    for (route, access) in &all {
        let path = address(*route);
        let (status, to) = knock(&doors, &path, &nobody).await;
        let led_away = status == StatusCode::SEE_OTHER && to.split('?').next() == Some(sign_in);
        // A form without a session is refused before anybody is asked to sign in.
        let kept_out = led_away || status == StatusCode::FORBIDDEN;
        if (*access == Access::Public && led_away) || (*access != Access::Public && !kept_out) {
            wrong.push(format!("nobody at {path}: {status} {to}, declared {access:?}"));
        }
    }
    for (visitor, role) in visitors(&house.keeper).await {
        for (route, access) in &all {
            let path = address(*route);
            let (status, to) = knock(&doors, &path, &visitor).await;
            let may = match access {
                Access::Role(permission) => role.may(*permission),
                Access::Public | Access::Session | Access::SignedIn => continue,
            };
            let opened = !matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED)
                && !to.starts_with(sign_in)
                && !status.is_server_error();
            if may != opened {
                wrong.push(format!("{} at {path}: {status} {to}, declared {access:?}", visitor.name));
            }
            if may && path.contains(UNKNOWN) && status != StatusCode::NOT_FOUND {
                wrong.push(format!("{} at {path}: {status} for what is not there", visitor.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of the matrix are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_that_is_not_listed_is_public() {
    let folder = tempfile::tempdir().expect("a folder");
    let (house, settings) = a_house(&folder).await;
    let doors = house.doors(&settings, Router::new()).expect("doors");
    let listed: BTreeSet<&str> = house::ACCESS.iter().copied().flatten().map(|(route, _)| route.pl).collect();
    let nobody = Visitor { name: "nobody", cookie: String::new(), seal: String::new() };
    for [polish, ..] in house::route_list(&house::all_pages()) {
        if listed.contains(polish) || polish.contains('{') {
            continue;
        }
        let (status, to) = knock(&doors, polish, &nobody).await;
        assert!(
            !to.starts_with(accounts::pages::SIGN_IN.pl) && status != StatusCode::FORBIDDEN,
            "{polish} asks {} to sign in but says nowhere who may open it ({status})",
            nobody.name
        );
    }
}

/// Sends a form to a page: with the cookie of a visitor, a seal, and what else a browser says.
async fn send(doors: &Router, path: &str, cookie: &str, seal: &str, from: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in from {
        request = request.header(*name, *value);
    }
    let form = if seal.is_empty() { String::new() } else { format!("seal={seal}") };
    let request = request.body(Body::from(form)).expect("a request");
    doors.clone().oneshot(request).await.expect("an answer").status()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_of_the_house_is_taken_without_its_seal_or_from_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (house, settings) = a_house(&folder).await;
    let doors = house.doors(&settings, Router::new()).expect("doors");
    let listed: Vec<(Localised, Access)> = house::ACCESS.iter().copied().flatten().copied().collect();
    let visitors = visitors(&house.keeper).await;
    let (mut wrong, mut forms) = (Vec::new(), 0);
    // Every page of the route list that takes a form, also one that nobody thought of.
    for [polish, ..] in house::route_list(&house::all_pages()) {
        let route = Localised { pl: polish, en: "", uk: "" };
        let path = address(route);
        let access = listed.iter().find(|(known, _)| known.pl == polish).map(|(_, access)| *access);
        if send(&doors, &path, "", "", &[("sec-fetch-site", "same-origin")]).await
            == StatusCode::METHOD_NOT_ALLOWED
        {
            continue;
        }
        forms += 1;
        for from in [
            [("sec-fetch-site", "cross-site")],
            [("sec-fetch-site", "same-site")],
            [("origin", "https://evil.example")],
            [("origin", "null")],
        ] {
            for (visitor, _) in &visitors {
                let status = send(&doors, &path, &visitor.cookie, &visitor.seal, &from).await;
                if status != StatusCode::FORBIDDEN {
                    wrong.push(format!(
                        "{path} takes a form from elsewhere ({from:?}, {}): {status}",
                        visitor.name
                    ));
                }
            }
        }
        // Public forms have no session that a seal could belong to.
        if !matches!(access, Some(Access::Session | Access::SignedIn | Access::Role(_))) {
            continue;
        }
        for (place, (visitor, role)) in visitors.iter().enumerate() {
            if matches!(access, Some(Access::Role(permission)) if !role.may(permission)) {
                continue;
            }
            let other = &visitors[(place + 1) % visitors.len()].0;
            for (what, seal) in [
                ("no seal", ""),
                ("a made-up seal", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                ("a foreign seal", &other.seal),
            ] {
                let status =
                    send(&doors, &path, &visitor.cookie, seal, &[("sec-fetch-site", "same-origin")]).await;
                if status != StatusCode::FORBIDDEN {
                    wrong.push(format!("{path} takes a form with {what} ({}): {status}", visitor.name));
                }
            }
        }
    }
    assert!(forms >= 20, "only {forms} forms were found");
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
