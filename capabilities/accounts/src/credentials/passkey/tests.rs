//! Both ceremonies with a device of our own, with what a real browser recorded, and with the published vectors.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::software::Device;
use super::*;

const ANNA: Uuid = Uuid::from_u128(0x0199_aaaa_bbbb_7ccc_8ddd_eeee_ffff_0001);
const OLENA: Uuid = Uuid::from_u128(0x0199_aaaa_bbbb_7ccc_8ddd_eeee_ffff_0002);

type ChangeDevice = fn(&mut Device);
type ChangeAnswer = fn(&mut Value);

fn second(second: i64) -> Moment {
    Moment::from_microseconds((1_790_000_000 + second) * 1_000_000).expect("it is this century")
}

fn here() -> RelyingParty {
    RelyingParty::at("https://pomoc.example.pl", "Ogniwo").expect("a good address")
}

fn registered(device: &mut Device) -> Passkey {
    let (options, begun) = here().begin_registration(ANNA, "anna@ops.example", "Anna", &[], second(0));
    let answer = device.register(&options);
    here().finish_registration(&begun, &answer.to_string(), second(60)).expect("the device is honest")
}

/// Registers, changes the device, signs in, changes the answer.
fn signed_in(
    change_device: impl FnOnce(&mut Device),
    change_answer: impl FnOnce(&mut Value),
) -> Result<Passkey, PasskeyRefused> {
    let mut device = Device::new();
    let passkey = registered(&mut device);
    let (options, begun) = here().begin_sign_in(&[], second(100));
    change_device(&mut device);
    let mut answer = device.sign(&options);
    change_answer(&mut answer);
    let answer = SignInAnswer::read(&answer.to_string())?;
    here().finish_sign_in(&begun, &answer, &passkey, ANNA, second(130))
}

#[test]
fn somebody_registers_a_passkey_and_signs_in_with_it() {
    for mut device in [Device::new(), Device::of_edwards()] {
        device.flags |= 0x18; // may be backed up, and is
        let passkey = registered(&mut device);
        assert_eq!(passkey.id, BASE64URL_NOPAD.encode(&[9; 20]));
        assert!(passkey.may_be_backed_up && passkey.backed_up);
        assert_eq!(passkey.transports, ["internal", "hybrid"]);
        let kept = serde_json::to_string(&passkey).expect("it can be kept");
        let passkey: Passkey = serde_json::from_str(&kept).expect("and read");

        device.counter = 7;
        let (options, begun) = here().begin_sign_in(&[], second(100));
        let begun: SignIn = serde_json::from_str(&serde_json::to_string(&begun).unwrap()).unwrap();
        let answer = SignInAnswer::read(&device.sign(&options).to_string()).expect("it is well-formed");
        assert_eq!(answer.passkey(), passkey.id, "this is what the account is found by");
        let moved = here().finish_sign_in(&begun, &answer, &passkey, ANNA, second(130));
        assert_eq!(moved, Ok(Passkey { counter: 7, ..passkey }));
    }
}

#[test]
fn a_sensitive_act_is_confirmed_by_the_accounts_own_passkeys_only() {
    let (mut first, mut second_device) = (Device::new(), Device::new());
    second_device.id = vec![8; 20];
    let (mine, other) = (registered(&mut first), registered(&mut second_device));
    let (options, begun) = here().begin_sign_in(std::slice::from_ref(&mine), second(0));
    assert_eq!(options["allowCredentials"][0]["id"], json!(mine.id));
    first.counter = 2;
    first.account = None; // devices that are asked by name need not name the account
    let answer = SignInAnswer::read(&first.sign(&options).to_string()).unwrap();
    assert!(here().finish_sign_in(&begun, &answer, &mine, ANNA, second(1)).is_ok());
    let answer = SignInAnswer::read(&second_device.sign(&options).to_string()).unwrap();
    let refused = here().finish_sign_in(&begun, &answer, &other, ANNA, second(1));
    assert_eq!(refused, Err(PasskeyRefused::OtherPasskey));
}

#[test]
fn the_options_ask_for_a_verified_owner_and_no_attestation() {
    let known = registered(&mut Device::new());
    let (options, _) =
        here().begin_registration(ANNA, "anna@ops.example", "Anna", std::slice::from_ref(&known), second(0));
    assert_eq!(options["rp"], json!({ "id": "pomoc.example.pl", "name": "Ogniwo" }));
    assert_eq!(options["user"]["id"], json!(BASE64URL_NOPAD.encode(ANNA.as_bytes())));
    assert_eq!(options["authenticatorSelection"]["userVerification"], json!("required"));
    assert_eq!(options["attestation"], json!("none"));
    assert_eq!(options["pubKeyCredParams"][1], json!({ "type": "public-key", "alg": -7 }));
    assert_eq!(options["excludeCredentials"][0]["id"], json!(known.id));
    assert_eq!(options["timeout"], json!(300_000));
    let (again, _) = here().begin_registration(ANNA, "anna@ops.example", "Anna", &[], second(0));
    assert_ne!(options["challenge"], again["challenge"]);
    let (options, _) = here().begin_sign_in(&[], second(0));
    assert_eq!(options["userVerification"], json!("required"));
    assert_eq!(options["rpId"], json!("pomoc.example.pl"));
}

#[test]
fn no_dishonest_sign_in_is_taken() {
    use PasskeyRefused::{
        CounterWentBack, Garbled, NotVerified, OtherChallenge, OtherPasskey, OtherPlace, WrongSignature,
    };
    let changes: [(&str, PasskeyRefused, ChangeDevice); 10] = [
        ("the page of a neighbour", OtherPlace, |device| device.origin = "https://zla.example.pl".into()),
        ("the same page without TLS", OtherPlace, |device| device.origin = "http://pomoc.example.pl".into()),
        ("another port", OtherPlace, |device| device.origin = "https://pomoc.example.pl:8443".into()),
        ("a frame", OtherPlace, |device| device.framed = true),
        ("another host", OtherPlace, |device| device.host = "example.pl".into()),
        ("nobody touched it", NotVerified, |device| device.flags = 0x04),
        ("nobody was verified", NotVerified, |device| device.flags = 0x01),
        ("another key", WrongSignature, |device| device.key = Device::new().key),
        ("an old counter", CounterWentBack, |device| device.counter = 1),
        ("another kind of passkey", OtherPasskey, |device| device.flags |= 0x08),
    ];
    for (what, reason, change) in changes {
        assert_eq!(signed_in(change, |_| {}), Err(reason), "{what}");
    }
    let changes: [(&str, PasskeyRefused, ChangeAnswer); 8] = [
        ("another passkey's name", OtherPasskey, |answer| answer["rawId"] = json!("AAAA")),
        ("another account's name", OtherPasskey, |answer| {
            answer["response"]["userHandle"] = json!(BASE64URL_NOPAD.encode(OLENA.as_bytes()));
        }),
        ("no account's name", OtherPasskey, |answer| answer["response"]["userHandle"] = Value::Null),
        ("no signature", WrongSignature, |answer| answer["response"]["signature"] = json!("")),
        ("another counter than was signed", WrongSignature, |answer| turn(answer, "authenticatorData", 36)),
        ("an answer of another type", Garbled, |answer| answer["type"] = json!("password")),
        ("an answer without data", Garbled, |answer| answer["response"]["authenticatorData"] = json!("")),
        ("what is no base64url", Garbled, |answer| answer["response"]["signature"] = json!("+/==")),
    ];
    for (what, reason, change) in changes {
        assert_eq!(signed_in(|device| device.counter = 2, change), Err(reason), "{what}");
    }
    // The same challenge, but the text around it is not what was signed.
    let respelled = signed_in(
        |device| device.counter = 2,
        |answer| {
            let bytes = BASE64URL_NOPAD
                .decode(answer["response"]["clientDataJSON"].as_str().unwrap().as_bytes())
                .unwrap();
            answer["response"]["clientDataJSON"] =
                json!(BASE64URL_NOPAD.encode(&[&bytes[..], b" "].concat()));
        },
    );
    assert_eq!(respelled, Err(WrongSignature));
    assert!(signed_in(|device| device.counter = 2, |_| {}).is_ok(), "the honest one");

    let mut device = Device::new();
    let passkey = registered(&mut device);
    device.counter = 2;
    let (options, begun) = here().begin_sign_in(&[], second(0));
    let answer = SignInAnswer::read(&device.sign(&options).to_string()).unwrap();
    let (_, another) = here().begin_sign_in(&[], second(0));
    let finish = |begun, account, at| here().finish_sign_in(begun, &answer, &passkey, account, second(at));
    assert_eq!(finish(&another, ANNA, 1), Err(OtherChallenge), "an answer to an earlier question");
    assert_eq!(finish(&begun, OLENA, 1), Err(OtherPasskey), "somebody else's account");
    assert_eq!(finish(&begun, ANNA, 301), Err(PasskeyRefused::Expired));
    assert!(finish(&begun, ANNA, 300).is_ok());
    // Answers to the two ceremonies cannot be taken for each other.
    let (options, begun) = here().begin_registration(ANNA, "a", "A", &[], second(0));
    assert_eq!(
        here().finish_registration(&begun, &device.sign(&options).to_string(), second(1)),
        Err(Garbled)
    );
}

/// Turns one bit of bytes written in base64url.
fn turn(answer: &mut Value, name: &str, place: usize) {
    let mut bytes = BASE64URL_NOPAD.decode(answer["response"][name].as_str().unwrap().as_bytes()).unwrap();
    bytes[place] ^= 8;
    answer["response"][name] = json!(BASE64URL_NOPAD.encode(&bytes));
}

#[test]
fn no_dishonest_registration_is_taken() {
    use PasskeyRefused::{Expired, Garbled, NotVerified, OtherChallenge, OtherPasskey, OtherPlace};
    let attempt = |change: ChangeDevice, spoil: ChangeAnswer, at: i64| {
        let (mut options, begun) = here().begin_registration(ANNA, "a", "A", &[], second(0));
        let mut device = Device::new();
        change(&mut device);
        if device.counter == 99 {
            options["challenge"] = json!("AAAA");
        }
        let mut answer = device.register(&options);
        spoil(&mut answer);
        here().finish_registration(&begun, &answer.to_string(), second(at)).map(|_| ())
    };
    let (no, none): (ChangeDevice, ChangeAnswer) = (|_| {}, |_| {});
    assert_eq!(attempt(no, none, 300), Ok(()));
    assert_eq!(attempt(no, none, 301), Err(Expired));
    assert_eq!(attempt(|device| device.counter = 99, none, 1), Err(OtherChallenge));
    assert_eq!(attempt(|device| device.origin = "https://pomoc.example".into(), none, 1), Err(OtherPlace));
    assert_eq!(attempt(|device| device.framed = true, none, 1), Err(OtherPlace));
    assert_eq!(attempt(|device| device.host = "pomoc.example".into(), none, 1), Err(OtherPlace));
    assert_eq!(attempt(|device| device.flags = 0x01, none, 1), Err(NotVerified));
    assert_eq!(attempt(|device| device.flags = 0x15, none, 1), Err(Garbled));
    assert_eq!(attempt(|device| device.extension = vec![0xa0], none, 1), Ok(()));
    assert_eq!(attempt(|device| device.extension = vec![0xa1], none, 1), Err(Garbled));
    assert_eq!(attempt(|device| device.id = Vec::new(), none, 1), Err(Garbled));
    assert_eq!(attempt(|device| device.id = vec![1; 1023], none, 1), Ok(()));
    assert_eq!(attempt(|device| device.id = vec![1; 1024], none, 1), Err(Garbled));
    assert_eq!(attempt(no, |answer| answer["rawId"] = json!("AAAA"), 1), Err(OtherPasskey));
    assert_eq!(attempt(no, |answer| answer["response"]["attestationObject"] = json!("oA"), 1), Err(Garbled));
    assert_eq!(attempt(no, |answer| *answer = json!("x".repeat(70_000)), 1), Err(Garbled));
}

#[test]
fn what_the_browser_calls_a_way_to_the_device_is_a_word() {
    let (options, begun) = here().begin_registration(ANNA, "a", "A", &[], second(0));
    let mut answer = Device::new().register(&options);
    answer["response"]["transports"] = json!(["usb", "<script>", "", "smart-card", "x".repeat(30)]);
    let passkey = here().finish_registration(&begun, &answer.to_string(), second(1)).unwrap();
    assert_eq!(passkey.transports, ["usb", "smart-card"]);
}

#[test]
fn passkeys_are_offered_where_browsers_allow_them() {
    for (address, id, origin) in [
        ("https://pomoc.example.pl", "pomoc.example.pl", "https://pomoc.example.pl"),
        ("https://Pomoc.Example.PL/", "pomoc.example.pl", "https://pomoc.example.pl"),
        ("https://pomoc.example.pl:443/pl", "pomoc.example.pl", "https://pomoc.example.pl"),
        ("https://pomoc.example.pl:8443", "pomoc.example.pl", "https://pomoc.example.pl:8443"),
        ("http://localhost:8080/", "localhost", "http://localhost:8080"),
        ("http://localhost:80", "localhost", "http://localhost"),
    ] {
        let expected = RelyingParty { id: id.into(), origin: origin.into(), name: "Ogniwo".into() };
        assert_eq!(RelyingParty::at(address, "Ogniwo"), Some(expected), "{address}");
    }
    for address in [
        "",
        "pomoc.example.pl",
        "http://pomoc.example.pl",
        "https://",
        "https://192.0.2.1",
        "https://[2001:db8::1]",
        "https://anna@pomoc.example.pl",
        "https://pomoc.example.pl:port",
        "ftp://pomoc.example.pl",
        "https://żłobek.pl",
    ] {
        assert_eq!(RelyingParty::at(address, "Ogniwo"), None, "{address}");
    }
}

/// Values of the standard's own examples (WebAuthn Level 3, §16), in hexadecimal.
fn published() -> Value {
    serde_json::from_str(include_str!("published.json")).expect("the file is JSON")
}

fn octets(hex: &Value) -> Vec<u8> {
    HEXLOWER.decode(hex.as_str().expect("it is text").as_bytes()).expect("it is hexadecimal")
}

fn base64(hex: &Value) -> String {
    BASE64URL_NOPAD.encode(&octets(hex))
}

#[test]
fn the_published_ceremonies_with_a_verified_owner_succeed() {
    let example = &published()["packed.ES256"];
    let there = RelyingParty::at("https://example.org", "Example").unwrap();
    let (id, until) = (base64(&example["credential_id"]), second(300));
    let answer = json!({
        "type": "public-key", "id": id, "rawId": id,
        "response": {
            "clientDataJSON": base64(&example["registration"]["clientDataJSON"]),
            "attestationObject": base64(&example["registration"]["attestationObject"]),
        },
    });
    let begun = Registration { challenge: base64(&example["registration"]["challenge"]), until };
    let passkey = there.finish_registration(&begun, &answer.to_string(), second(0)).expect("it is published");
    assert_eq!(passkey.id, id);
    assert_eq!(passkey.model.as_bytes()[..], octets(&example["aaguid"]));
    assert!(passkey.may_be_backed_up && !passkey.backed_up);

    let answer = json!({
        "type": "public-key", "id": id, "rawId": id,
        "response": {
            "clientDataJSON": base64(&example["authentication"]["clientDataJSON"]),
            "authenticatorData": base64(&example["authentication"]["authenticatorData"]),
            "signature": base64(&example["authentication"]["signature"]),
        },
    });
    let answer = SignInAnswer::read(&answer.to_string()).expect("it is published");
    let challenge = base64(&example["authentication"]["challenge"]);
    let begun = SignIn { challenge, until, among: vec![passkey.id.clone()] };
    assert_eq!(there.finish_sign_in(&begun, &answer, &passkey, ANNA, second(0)), Ok(passkey));
}

#[test]
fn the_published_signatures_of_all_three_kinds_are_right() {
    let published = published();
    for kind in ["none.ES256", "packed.ES256", "packed.EdDSA", "packed.RS256"] {
        let example = &published[kind];
        let (cose, rest) =
            cbor::Value::read(&octets(&example["publicKey"])).map(|(key, rest)| (key, rest.len())).unwrap();
        assert_eq!(rest, 0);
        let key = PublicKey::read(&cose).expect("it is a kind we know");
        let example = &example["authentication"];
        let mut signed = octets(&example["authenticatorData"]);
        signed.extend_from_slice(&Sha256::digest(octets(&example["clientDataJSON"])));
        let mut signature = octets(&example["signature"]);
        assert_eq!(key.verify(&signed, &signature), Ok(()), "{kind}");
        *signature.last_mut().unwrap() ^= 1;
        assert_eq!(key.verify(&signed, &signature), Err(PasskeyRefused::WrongSignature), "{kind}");
    }
}

proptest! {
    #[test]
    fn one_wrong_bit_anywhere_in_what_was_signed_is_noticed(place in 0usize..37, bit in 0u8..8) {
        let result = signed_in(
            |device| device.counter = 2,
            |answer| {
                let data = answer["response"]["authenticatorData"].as_str().unwrap().as_bytes();
                let mut bytes = BASE64URL_NOPAD.decode(data).unwrap();
                bytes[place] ^= 1 << bit;
                answer["response"]["authenticatorData"] = json!(BASE64URL_NOPAD.encode(&bytes));
            },
        );
        prop_assert!(result.is_err());
    }

    #[test]
    fn whatever_is_sent_instead_of_an_answer_is_only_refused(json in ".*") {
        prop_assert!(SignInAnswer::read(&json).is_err());
        let (_, begun) = here().begin_registration(ANNA, "a", "A", &[], second(0));
        prop_assert!(here().finish_registration(&begun, &json, second(1)).is_err());
    }
}

#[test]
fn what_a_browser_answered_to_our_script_is_taken() {
    let recorded: Value = serde_json::from_str(include_str!("recorded.json")).expect("the file is JSON");
    let there = RelyingParty::at("http://localhost:8123", "Ogniwo").unwrap();
    let until = second(300);
    for kind in ["EdDSA", "ES256", "RS256"] {
        let begun = Registration { challenge: BASE64URL_NOPAD.encode(&[1; 32]), until };
        let answer = recorded[kind]["registration"].to_string();
        let passkey = there.finish_registration(&begun, &answer, second(0)).expect(kind);
        assert!(passkey.backed_up, "{kind}");
        assert_eq!(passkey.transports, ["internal"], "{kind}");

        let begun = SignIn { challenge: BASE64URL_NOPAD.encode(&[2; 32]), until, among: Vec::new() };
        let answer = SignInAnswer::read(&recorded[kind]["sign_in"].to_string()).expect(kind);
        let moved = there.finish_sign_in(&begun, &answer, &passkey, ANNA, second(0)).expect(kind);
        assert_eq!(moved.counter, passkey.counter + 1, "{kind}");
        let elsewhere = RelyingParty::at("https://pomoc.example.pl", "Ogniwo").unwrap();
        let refused = elsewhere.finish_sign_in(&begun, &answer, &passkey, ANNA, second(0));
        assert_eq!(refused, Err(PasskeyRefused::OtherPlace), "{kind}");
    }
}
