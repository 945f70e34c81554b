//! Signing in by an institution's identity provider: linking, coming in, and everything that must not let anybody in.

use accounts::{Role, pages};
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{builders::*, provider::*};

/// A provider that the centre told us of, and the way to it.
async fn told(house: &House, domain: &str) -> (Provider, String) {
    let provider = Provider::start().await;
    let manager = house.signed_in(Role::Manager).await;
    let answer = tell(&manager, &provider.issuer, domain).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.text().contains("Zapisano"), "{}", answer.text());
    let way = way(house).await;
    (provider, way)
}

async fn tell(manager: &Browser<'_>, issuer: &str, domain: &str) -> Answer {
    let fields =
        [("what", "save"), ("issuer", issuer), ("client", CLIENT), ("secret", SECRET), ("domain", domain)];
    manager.submit(pages::PROVIDER.pl, &fields).await
}

/// The way to the only provider, from the page where people choose theirs.
async fn way(house: &House) -> String {
    let page = house.browser().get(pages::PROVIDERS.pl).await.html();
    let start = format!("href=\"{}/", pages::PROVIDERS.pl);
    let from = page.find(&start).expect("a way") + "href=\"".len();
    page[from..].split(['"', '?']).next().expect("an address").to_owned()
}

/// Somebody of the centre who linked their account.
async fn linked<'house>(house: &'house House, provider: &Provider, way: &str) -> Browser<'house> {
    let browser = house.signed_in(Role::Editor).await;
    let answer = provider.round(&browser, &format!("{way}?for=link"), &honest("edyta")).await;
    assert!(answer.location().starts_with(pages::IDENTITIES.pl), "{}", answer.location());
    assert!(answer.location().contains("done=linked"), "{}", answer.location());
    browser
}

fn refused(answer: &Answer, why: &str) {
    assert_eq!(answer.location(), format!("{}?why={why}", pages::PROVIDERS.pl));
    assert!(!answer.cookies().iter().any(|line| line.contains("session=")), "{:?}", answer.cookies());
}

#[tokio::test]
async fn somebody_who_linked_their_account_comes_in_by_their_institutions_word() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let letters = house.new_letters().await;
        assert!(letters.iter().any(|letter| letter.contains("sposób logowania") || letter.contains("logow")));
        let browser = house.browser();
        let answer = provider.round(&browser, &format!("{way}?back=%2Fpl%2Fkonto"), &honest("edyta")).await;
        assert_eq!(answer.location(), pages::ACCOUNT.pl);
        let page = browser.get(pages::ACCOUNT.pl).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Edyta Niebyła"), "{}", page.text());
        let audited = house.audited().await;
        for what in ["identity_provider.set", "identity.linked", "sign_in.done"] {
            assert!(audited.iter().any(|one| one == what), "{what} in {audited:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_question_says_who_asks_and_hides_what_only_we_can_show() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        let going = house.browser().get(&way).await;
        let asked = web::Form::of(going.location().split_once('?').expect("a question").1);
        assert_eq!(asked.get("redirect_uri"), redirect(&house));
        assert_eq!(asked.get("redirect_uri"), format!("{ADDRESS}{}", pages::FROM_PROVIDER.pl));
        assert_eq!((asked.get("scope"), asked.get("response_type")), ("openid email profile", "code"));
        assert_eq!(asked.get("state").len(), 43);
        assert_eq!(asked.get("code_challenge").len(), 43);
        let [cookie] = &going.cookies()[..] else { panic!("one cookie") };
        assert!(cookie.starts_with("__Host-elsewhere="), "{cookie}");
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure"), "{cookie}");
        let other = house.browser().get(&way).await;
        let again = web::Form::of(other.location().split_once('?').expect("a question").1);
        for name in ["state", "nonce", "code_challenge"] {
            assert_ne!(asked.get(name), again.get(name), "{name}");
        }
        assert!(!provider.calls().iter().any(|call| call.contains("token")), "{:?}", provider.calls());
    })
    .await;
}

#[tokio::test]
async fn another_site_begins_no_sign_in() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        for from in ["cross-site", "same-site", "none"] {
            let answer = house.browser().get_from(&way, from).await;
            assert_eq!(answer.location(), pages::PROVIDERS.pl, "{from}");
            assert!(answer.cookies().is_empty(), "{from}");
        }
        let own = house.browser().get_from(&way, "same-origin").await;
        assert!(own.location().starts_with(&provider.issuer), "{}", own.location());
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_misbehaves_lets_nobody_in() {
    type Bend = Box<dyn Fn(&mut Value, &mut Value)>;
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let now = house.keeper.now().timestamp().as_second();
        let claim = |name: &'static str, value: Value| -> Bend {
            Box::new(move |_, claims| claims[name] = value.clone())
        };
        let head = |name: &'static str, value: Value| -> Bend {
            Box::new(move |head, _| head[name] = value.clone())
        };
        let without = |name: &'static str| -> Bend {
            Box::new(move |_, claims| {
                claims.as_object_mut().expect("an object").remove(name);
            })
        };
        let cases: Vec<(&str, Bend, &str)> = vec![
            ("another nonce", claim("nonce", json!("other")), "nonce"),
            ("no nonce", without("nonce"), "nonce"),
            ("another issuer", claim("iss", json!("https://evil.example")), "issuer"),
            ("an issuer with a slash", claim("iss", json!(format!("{}/", provider.issuer))), "issuer"),
            ("another audience", claim("aud", json!("another")), "audience"),
            ("other audiences", claim("aud", json!(["another", "third"])), "audience"),
            ("many audiences and nobody named", claim("aud", json!([CLIENT, "another"])), "audience"),
            ("another party", claim("azp", json!("another")), "audience"),
            ("expired", claim("exp", json!(now - 61)), "expired"),
            ("old", claim("iat", json!(now - 700)), "expired"),
            ("of tomorrow", claim("iat", json!(now + 86_400)), "clock"),
            ("not yet", claim("nbf", json!(now + 86_400)), "clock"),
            ("no end", without("exp"), "garbled"),
            ("an end beyond time", claim("exp", json!(i64::MAX)), "garbled"),
            ("nobody", claim("sub", json!("")), "garbled"),
            ("a subject without end", claim("sub", json!("x".repeat(256))), "garbled"),
            ("no algorithm", head("alg", json!("none")), "algorithm"),
            ("an algorithm in another spelling", head("alg", json!("nOnE")), "algorithm"),
            ("a shared secret", head("alg", json!("HS256")), "algorithm"),
            ("RSA said, the curve used", head("alg", json!("RS256")), "key"),
            ("another algorithm of the curve", head("alg", json!("ES384")), "algorithm"),
            ("an unknown key", head("kid", json!("two")), "key"),
            ("something that must be understood", head("crit", json!(["exp"])), "garbled"),
            ("another kind of token", head("typ", json!("at+jwt")), "garbled"),
        ];
        for (what, bend, why) in cases {
            let browser = house.browser();
            let answer = provider.round(&browser, &way, &Visitor { subject: "edyta", bend: &*bend }).await;
            assert_eq!(answer.location(), format!("{}?why={why}", pages::PROVIDERS.pl), "{what}");
            refused(&answer, why);
            assert!(browser.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl), "{what}");
            let said = browser.get(answer.location()).await;
            assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            // Nobody waits because a provider misbehaves in this test.
            house.pass_minutes(16);
        }
        // What a good one says still lets in.
        let good = provider.round(&house.browser(), &way, &honest("edyta")).await;
        assert_eq!(good.location(), pages::TODAY.pl);
        let many: Bend = Box::new(|_, claims| {
            claims["aud"] = json!([CLIENT, "another"]);
            claims["azp"] = json!(CLIENT);
        });
        let good = provider.round(&house.browser(), &way, &Visitor { subject: "edyta", bend: &*many }).await;
        assert_eq!(good.location(), pages::TODAY.pl);
    })
    .await;
}

#[tokio::test]
async fn a_signature_is_the_providers_or_nobodys() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        // Whoever takes the published key for a shared secret.
        let published = provider.calls().len().to_string();
        for signing in [Signing::Hs256(published.into_bytes()), Signing::Nothing] {
            provider.sign_with(signing);
            let answer = provider.round(&house.browser(), &way, &honest("edyta")).await;
            refused(&answer, "algorithm");
        }
        // A key of its own under the name of the published one: the same signature is looked for once more, then refused.
        provider.sign_with(Signing::es256());
        house.pass_minutes(1);
        refused(&provider.round(&house.browser(), &way, &honest("edyta")).await, "signature");
        // Changed keys are fetched without anybody's doing.
        house.pass_minutes(1);
        provider.rotate(Signing::es256());
        let answer = provider.round(&house.browser(), &way, &honest("edyta")).await;
        assert_eq!(answer.location(), pages::TODAY.pl);
        house.pass_minutes(1);
        provider.rotate(Signing::rs256());
        let answer = provider.round(&house.browser(), &way, &honest("edyta")).await;
        assert_eq!(answer.location(), pages::TODAY.pl);
        // Without anything to sign with there is no provider.
        house.pass_minutes(11);
        provider.publishes(json!({ "keys": [{ "kty": "oct", "k": "AAAA" }] }));
        let going = house.browser().get(&way).await;
        refused(&going, "unable");
    })
    .await;
}

#[tokio::test]
async fn an_answer_belongs_to_one_question_of_one_browser() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let (one, other) = (house.browser(), house.browser());
        let going = one.get(&way).await.location().to_owned();
        let back = provider.lets_in(&house, &going, &honest("edyta"));
        // Another browser: without a question, and with one of its own.
        refused(&other.get(&back).await, "lost");
        other.get(&way).await;
        refused(&other.get(&back).await, "lost");
        // The right one, once. A copy of its cookie does not bring it back.
        let copy = house.browser();
        copy.copy_cookies(&one);
        assert_eq!(one.get(&back).await.location(), pages::TODAY.pl);
        refused(&copy.get(&back).await, "lost");
        refused(&one.get(&back).await, "lost");
        // A code that was stolen and is put into a question of one's own: PKCE refuses it.
        let (victim, thief) = (house.browser(), house.browser());
        let going = victim.get(&way).await.location().to_owned();
        let stolen = web::Form::of(
            provider.lets_in(&house, &going, &honest("edyta")).split_once('?').expect("a query").1,
        );
        let own = thief.get(&way).await.location().to_owned();
        let own = web::Form::of(own.split_once('?').expect("a query").1);
        let mut back = web::Form::default();
        back.set("code", stolen.get("code"));
        back.set("state", own.get("state"));
        refused(&thief.get(&back.address(pages::FROM_PROVIDER.pl)).await, "code");
        // Too late.
        let slow = house.browser();
        let going = slow.get(&way).await.location().to_owned();
        let back = provider.lets_in(&house, &going, &honest("edyta"));
        house.pass_minutes(10);
        refused(&slow.get(&back).await, "late");
        // Broken off over there.
        let browser = house.browser();
        let going = browser.get(&way).await.location().to_owned();
        let state = web::Form::of(going.split_once('?').expect("a query").1).get("state").to_owned();
        let back = format!("{}?error=access_denied&state={state}", pages::FROM_PROVIDER.pl);
        refused(&browser.get(&back).await, "declined");
    })
    .await;
}

#[tokio::test]
async fn another_providers_answer_is_not_taken() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let browser = house.browser();
        let going = browser.get(&way).await.location().to_owned();
        let back = provider.lets_in(&house, &going, &honest("edyta"));
        refused(&browser.get(&format!("{back}&iss=https%3A%2F%2Fevil.example")).await, "issuer");
        // One that names itself in its answers must do so in each.
        provider.says("authorization_response_iss_parameter_supported", json!(true));
        house.pass_minutes(11);
        refused(&provider.round(&house.browser(), &way, &honest("edyta")).await, "issuer");
        let browser = house.browser();
        let going = browser.get(&way).await.location().to_owned();
        let mut named = web::Form::default();
        named.set("iss", &provider.issuer);
        let back = provider.lets_in(&house, &going, &honest("edyta"));
        let back = format!("{back}{}", named.address("").replace('?', "&"));
        assert_eq!(browser.get(&back).await.location(), pages::TODAY.pl);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_known_by_their_mailbox() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let same_mailbox = |_: &mut Value, claims: &mut Value| claims["email"] = json!("edyta@ops.example");
        let answer = provider
            .round(&house.browser(), &way, &Visitor { subject: "somebody", bend: &same_mailbox })
            .await;
        refused(&answer, "not-linked");
        assert!(house.audited().await.iter().any(|what| what == "sign_in.refused"));
    })
    .await;
}

#[tokio::test]
async fn a_provider_vouches_for_mailboxes_of_its_domain_only() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "ops.example").await;
        linked(&house, &provider, &way).await;
        for mailbox in [json!("edyta@evil.example"), json!("edyta@ops.example.evil"), Value::Null] {
            let bend = |_: &mut Value, claims: &mut Value| claims["email"] = mailbox.clone();
            let visitor = Visitor { subject: "edyta", bend: &bend };
            refused(&provider.round(&house.browser(), &way, &visitor).await, "domain");
        }
        let unchecked = |_: &mut Value, claims: &mut Value| claims["email_verified"] = json!(false);
        let visitor = Visitor { subject: "edyta", bend: &unchecked };
        refused(&provider.round(&house.browser(), &way, &visitor).await, "domain");
        let good = provider.round(&house.browser(), &way, &honest("edyta")).await;
        assert_eq!(good.location(), pages::TODAY.pl);
    })
    .await;
}

#[tokio::test]
async fn without_a_word_of_two_factors_our_own_second_proof_is_asked() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        for methods in [json!(["pwd"]), json!([]), json!(["sms", "pwd"]), json!(["otp"]), Value::Null] {
            let bend = |_: &mut Value, claims: &mut Value| claims["amr"] = methods.clone();
            let browser = house.browser();
            provider.round(&browser, &way, &Visitor { subject: "edyta", bend: &bend }).await;
            for address in [pages::ACCOUNT.pl, pages::TEAM.pl, pages::IDENTITIES.pl] {
                let answer = browser.get(address).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{methods} {address}");
                let to = answer.location();
                assert!(
                    to.starts_with(pages::CODE.pl) || to.starts_with(pages::ENROL.pl),
                    "{methods} → {to}"
                );
            }
        }
        for methods in [json!(["mfa"]), json!(["pwd", "hwk"]), json!(["fpt", "swk"])] {
            let bend = |_: &mut Value, claims: &mut Value| claims["amr"] = methods.clone();
            let browser = house.browser();
            provider.round(&browser, &way, &Visitor { subject: "edyta", bend: &bend }).await;
            assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK, "{methods}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_provider_vouches_for_the_people_of_its_own_institution_only() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        let who = somebody(Role::Editor);
        house.settle(&who, Some(&library())).await;
        linked(&house, &provider, &way).await;
        let browser = house.browser();
        provider.round(&browser, &way, &honest("edyta")).await;
        let page = browser.get(pages::ACCOUNT.pl).await.text();
        assert!(page.contains("Nowym Targu") && !page.contains("Biblioteka"), "{page}");
        assert_eq!(
            browser.get(pages::TEAM.pl).await.status,
            StatusCode::OK,
            "the only role is taken by itself"
        );
    })
    .await;
}

#[tokio::test]
async fn an_invitation_opens_an_account_without_a_password() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        let manager = house.signed_in(Role::Manager).await;
        house.new_letters().await;
        manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", "editor")]).await;
        let link = house.link_in_letter().await;
        let browser = house.browser();
        let away = browser.get_once(&link).await;
        assert_eq!(away.location(), pages::INVITATION.pl, "the secret leaves the address");
        let page = browser.get(pages::INVITATION.pl).await;
        assert!(page.html().contains("for=invitation"), "{}", page.text());
        let answer = provider.round(&browser, &format!("{way}?for=invitation"), &honest("nowa")).await;
        assert_eq!(answer.location(), pages::TODAY.pl, "{}", answer.location());
        let own = browser.get(pages::ACCOUNT.pl).await.text();
        assert!(own.contains("Wanda z Ośrodka") && own.contains("nowa@ops.example"), "{own}");
        // The link is used up, for everybody.
        let again = house.browser();
        again.get(&link).await;
        assert_eq!(again.get(pages::INVITATION.pl).await.status, StatusCode::GONE);
        // Who has no means of their own keeps the only way in.
        let unlinked = browser.get(pages::IDENTITIES.pl).await;
        assert_eq!(unlinked.status, StatusCode::OK, "{}", unlinked.text());
    })
    .await;
}

#[tokio::test]
async fn an_invitation_to_another_institution_is_not_taken_by_this_provider() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        let manager = house.signed_in_as(&somebody(Role::LocalAdministrator), Some(&library())).await;
        drop(manager);
        let elsewhere = house.browser();
        // No invitation at all.
        let answer = provider.round(&elsewhere, &format!("{way}?for=invitation"), &honest("nowa")).await;
        refused(&answer, "invitation");
        // The console's, which is for no institution.
        let browser = house.browser();
        browser.get(&house.console_link().await).await;
        let answer = provider.round(&browser, &format!("{way}?for=invitation"), &honest("nowa")).await;
        refused(&answer, "invitation");
    })
    .await;
}

#[tokio::test]
async fn linking_asks_for_a_fresh_proof_of_ones_own_and_takes_nobody_elses_person() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let worker = house.signed_in(Role::Worker).await;
        let taken = provider.round(&worker, &format!("{way}?for=link"), &honest("edyta")).await;
        assert!(taken.location().contains("why=somebody-else"), "{}", taken.location());
        let stranger = house.signed_in_as(&somebody(Role::Manager), Some(&library())).await;
        let foreign = provider.round(&stranger, &format!("{way}?for=link"), &honest("marek")).await;
        assert!(
            foreign.location().contains("done=linked") || foreign.location().contains("why=not-allowed"),
            "{}",
            foreign.location()
        );
        let late = house.signed_in(Role::Worker).await;
        house.pass_minutes(11);
        let stale = provider.round(&late, &format!("{way}?for=link"), &honest("wanda")).await;
        assert!(stale.location().contains("why=not-allowed"), "{}", stale.location());
        // A session that rests on the provider's word links nothing either.
        let vouched = house.browser();
        provider.round(&vouched, &way, &honest("edyta")).await;
        let more = provider.round(&vouched, &format!("{way}?for=link"), &honest("another")).await;
        assert!(more.location().contains("why=not-allowed"), "{}", more.location());
    })
    .await;
}

#[tokio::test]
async fn a_fresh_word_of_the_provider_renews_only_its_own_sessions() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        let own = linked(&house, &provider, &way).await;
        let browser = house.browser();
        provider.round(&browser, &way, &honest("edyta")).await;
        house.pass_minutes(11);
        let going = browser.get(&format!("{way}?for=confirm&back=%2Fpl%2Fkonto")).await;
        let asked = web::Form::of(going.location().split_once('?').expect("a question").1);
        assert_eq!((asked.get("prompt"), asked.get("max_age")), ("login", "0"));
        let before = browser.cookie();
        let back = provider.lets_in(&house, going.location(), &honest("edyta"));
        assert_eq!(browser.get(&back).await.location(), pages::ACCOUNT.pl);
        assert_ne!(before, browser.cookie(), "a new token");
        let confirm = format!("{way}?for=confirm");
        let now = house.keeper.now().timestamp().as_second();
        // Who was not asked just now has not proved anything.
        let old = move |_: &mut Value, claims: &mut Value| claims["auth_time"] = json!(now - 3_600);
        let stale = provider.round(&browser, &confirm, &Visitor { subject: "edyta", bend: &old }).await;
        assert!(stale.location().contains("why=stale"), "{}", stale.location());
        let weak = |_: &mut Value, claims: &mut Value| claims["amr"] = json!(["pwd"]);
        let answer = provider.round(&browser, &confirm, &Visitor { subject: "edyta", bend: &weak }).await;
        assert!(answer.location().contains("why=one-factor"), "{}", answer.location());
        let other = provider.round(&browser, &confirm, &honest("somebody")).await;
        assert!(other.location().contains("why=somebody-else"), "{}", other.location());
        house.pass_minutes(5);
        let kept = provider.round(&own, &confirm, &honest("edyta")).await;
        assert!(kept.location().contains("why=not-allowed"), "{}", kept.location());
    })
    .await;
}

#[tokio::test]
async fn without_the_moment_of_the_proof_a_session_is_not_fresh() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let browser = house.browser();
        let silent = |_: &mut Value, claims: &mut Value| {
            claims.as_object_mut().expect("an object").remove("auth_time");
        };
        provider.round(&browser, &way, &Visitor { subject: "edyta", bend: &silent }).await;
        assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        let fresh = browser.get(pages::PASSWORD.pl).await;
        assert!(fresh.location().starts_with(pages::CODE.pl), "{}", fresh.location());
    })
    .await;
}

#[tokio::test]
async fn who_takes_the_provider_away_ends_the_sessions_that_rest_on_it() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let browser = house.browser();
        provider.round(&browser, &way, &honest("edyta")).await;
        let manager = house.signed_in(Role::Manager).await;
        let gone = manager.submit(pages::PROVIDER.pl, &[("what", "remove")]).await;
        assert_eq!(gone.status, StatusCode::OK, "{}", gone.text());
        assert!(browser.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
        assert_eq!(house.browser().get(&way).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.count("select count(*) as n from identity").await, 0);
    })
    .await;
}

#[tokio::test]
async fn another_issuer_is_another_provider() {
    in_a_house(async |house| {
        let (provider, way) = told(&house, "").await;
        linked(&house, &provider, &way).await;
        let other = Provider::start().await;
        let manager = house.signed_in(Role::Manager).await;
        tell(&manager, &other.issuer, "").await;
        assert_eq!(house.browser().get(&way).await.status, StatusCode::NOT_FOUND, "the old way is gone");
        let new = self::way(&house).await;
        refused(&other.round(&house.browser(), &new, &honest("edyta")).await, "not-linked");
    })
    .await;
}

#[tokio::test]
async fn a_trial_says_in_plain_words_what_is_wrong() {
    in_a_house(async |house| {
        let (provider, _) = told(&house, "").await;
        let manager = house.signed_in(Role::Manager).await;
        let tried = async || manager.submit(pages::PROVIDER.pl, &[("what", "try")]).await.text();
        assert!(tried().await.contains("Połączenie działa"));
        provider.says("issuer", json!(format!("{}/", provider.issuer)));
        assert!(tried().await.contains("innym adresem"));
        provider.says("issuer", json!(provider.issuer));
        provider.says("code_challenge_methods_supported", json!(["plain"]));
        assert!(tried().await.contains("PKCE"));
        provider.says("code_challenge_methods_supported", json!(["S256"]));
        provider.says("jwks_uri", json!(format!("{}/nowhere", provider.issuer)));
        assert!(tried().await.contains("odsyła pod inny adres"));
        provider.says("jwks_uri", json!("ftp://127.0.0.1/keys"));
        assert!(tried().await.contains("https://"));
        provider.says("jwks_uri", json!(format!("{}/keys", provider.issuer)));
        let wrong = [("what", "save"), ("issuer", &*provider.issuer), ("client", CLIENT), ("secret", "inny")];
        manager.submit(pages::PROVIDER.pl, &wrong).await;
        assert!(tried().await.contains("nie uznaje"));
        // Where the secret travels in the body instead.
        provider.says("token_endpoint_auth_methods_supported", json!(["client_secret_post"]));
        tell(&manager, &provider.issuer, "").await;
        assert!(tried().await.contains("Połączenie działa"));
        let way = format!("{}?for=try", self::way(&house).await);
        let back = provider.round(&manager, &way, &honest("marek")).await;
        assert_eq!(back.location(), format!("{}?tried=strong", pages::PROVIDER.pl));
        assert!(manager.get(back.location()).await.text().contains("dwa składniki"));
        assert_eq!(house.count("select count(*) as n from identity").await, 0, "a trial links nobody");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_manage_people_tells_of_no_provider_and_nobody_sees_the_secret() {
    in_a_house(async |house| {
        let (provider, _) = told(&house, "").await;
        for role in [Role::Worker, Role::Editor, Role::Coordinator, Role::Auditor] {
            let browser = house.signed_in(role).await;
            assert_eq!(browser.get(pages::PROVIDER.pl).await.status, StatusCode::FORBIDDEN, "{role:?}");
            assert_eq!(browser.get(pages::ANY_PROVIDER.pl).await.status, StatusCode::FORBIDDEN, "{role:?}");
        }
        let administrator = house.signed_in(Role::PlatformAdministrator).await;
        let address = format!("{}?institution=ops-1211011", pages::ANY_PROVIDER.pl);
        let page = administrator.get(&address).await;
        assert!(page.html().contains(&provider.issuer), "{}", page.text());
        assert!(!page.html().contains(SECRET.trim()), "the secret is on the page");
        let manager = house.signed_in(Role::Manager).await;
        for issuer in
            ["", "gmina.pl", "ftp://gmina.pl", "https://name:word@gmina.pl", "https://gmina.pl/?a=b"]
        {
            let answer = tell(&manager, issuer, "").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{issuer}");
        }
        house.pass_minutes(11);
        let stale = tell(&manager, &provider.issuer, "").await;
        assert!(stale.location().starts_with(pages::CODE.pl), "a change asks for a fresh proof");
    })
    .await;
}

#[tokio::test]
async fn no_address_of_an_inner_network_is_called() {
    use mail::webhooks::Reach;
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        let house = House::with(database).await;
        let mut careful = house.keeper.clone().calling(Reach::Public);
        careful.open = true;
        for issuer in ["http://127.0.0.1:1", "https://127.0.0.1", "https://10.0.0.1", "https://localhost"] {
            let refused = accounts::providers::reach(&careful, issuer).await;
            assert!(refused.is_err(), "{issuer}");
        }
    })
    .await;
}
