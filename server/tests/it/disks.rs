//! A disk that runs full and one that breaks, under the program while it serves.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use database::testing::Disk;

use super::{
    Place,
    running::{Answer, Browser, Node, pair},
    upgrading::old,
};

/// `/readyz` shows within this time that nothing can be saved.
const TOLD_WITHIN: Duration = Duration::from_secs(5);
/// And that it can be again.
const AGAIN_WITHIN: Duration = Duration::from_secs(8);

/// Everything lies on the disk: database, index, keys.
fn serve(place: &Place, data: &Path) -> Command {
    let mut command = place.command(&["serve", "--port", "0", "--data", &data.display().to_string()]);
    command.env("RUST_LOG", "info,tantivy=warn");
    command
}

/// A data folder that is served once, so that everything derived is there.
fn settled(place: &Place, disk: &Disk) -> std::path::PathBuf {
    old(place, "data");
    place.said(&["migrate", "--data", "data"]);
    let data = disk.path().join("data");
    fs::create_dir(&data).expect("there is room");
    fs::rename(place.at("data/ogniwo.sqlite"), data.join("ogniwo.sqlite"))
        .or_else(|_| fs::copy(place.at("data/ogniwo.sqlite"), data.join("ogniwo.sqlite")).map(drop))
        .expect("there is room");
    Node::start(&mut serve(place, &data)).stop();
    data
}

/// A page of a service.
fn a_service(node: &Node) -> String {
    let list = Browser::default().get(node, "/api/hsds/3.1/services?per_page=1").body;
    let list: serde_json::Value = serde_json::from_str(&list).unwrap_or_else(|_| panic!("{list}"));
    let id = list.pointer("/contents/0/id");
    format!("/pl/usluga/{}", id.and_then(serde_json::Value::as_str).unwrap_or_else(|| panic!("{list}")))
}

/// Says that an entry is wrong; a form that everybody can send.
fn report(node: &Node, service: &str, words: &str) -> Answer {
    let form = [pair("what", "phone"), pair("details", words)];
    Browser::default().post(node, &format!("{service}/zglos-blad"), &form)
}

/// How many of these forms are kept; what they say is sealed.
fn reports(place: &Place, data: &Path) -> usize {
    let folder = place.at("exported");
    let data = data.display().to_string();
    place.said(&["export", "everything", &folder.display().to_string(), "--data", &data]);
    let kept = fs::read_to_string(folder.join("tables/error_report.jsonl")).expect("text").lines().count();
    fs::remove_dir_all(folder).expect("it can go");
    kept
}

/// So many the old database holds already.
const BEFORE: usize = 2;
const BANNER: &str = "niczego nie zapiszemy";

#[test]
fn a_full_disk_is_told_within_five_seconds_pages_go_on_nothing_is_lost_and_it_mends_itself() {
    let Some(disk) = Disk::small(60_000) else { return };
    let place = Place::new();
    let data = settled(&place, &disk);
    let node = Node::start(&mut serve(&place, &data));
    let service = a_service(&node);
    assert_eq!(report(&node, &service, "Numer jest stary, przed").status, 303, "{}", node.log());
    assert_eq!(Browser::default().get(&node, "/readyz").status, 200);
    assert!(!Browser::default().get(&node, &service).body.contains(BANNER));

    let ballast = disk.fill();
    let took = node.says_within("/readyz", 503, TOLD_WITHIN);
    println!("/readyz told of the full disk after {took:?}");
    let told = Browser::default().get(&node, "/readyz");
    assert_eq!(told.body, r#"{"ready":false}"#, "the world learns nothing of the inside");
    assert!(node.log().contains("the disk is full"), "the operator does: {}", node.log());
    assert_eq!(Browser::default().get(&node, "/healthz").status, 200, "it need not be started anew");
    assert!(Browser::default().get(&node, "/metrics").body.contains("ogniwo_writable 0"));
    for page in [service.as_str(), "/pl", "/pl/pomoc?q=jedzenie", "/en/region"] {
        let answer = Browser::default().get(&node, page);
        assert_eq!(answer.status, 200, "{page}");
    }
    assert!(Browser::default().get(&node, &service).body.contains(BANNER));
    let refused = report(&node, &service, "Numer jest stary, w trakcie");
    assert_eq!(refused.status, 503);
    assert!(refused.body.contains("nic się nie zapisało"), "{}", refused.body);
    assert!(refused.body.contains("Numer jest stary, w trakcie"), "what was typed is still there");
    assert!(refused.header("content-security-policy").contains("default-src 'none'"));

    fs::remove_file(&ballast).expect("it can go");
    let took = node.says_within("/readyz", 200, AGAIN_WITHIN);
    println!("/readyz told that there is room again after {took:?}");
    assert!(!Browser::default().get(&node, &service).body.contains(BANNER));
    assert_eq!(report(&node, &service, "Numer jest stary, po").status, 303, "{}", node.log());
    node.stop();
    assert_eq!(reports(&place, &data), BEFORE + 2, "what was acknowledged, and nothing else");
}

#[test]
fn with_a_full_disk_it_starts_and_shows_what_it_has_also_after_a_kill() {
    let Some(disk) = Disk::small(60_000) else { return };
    let place = Place::new();
    let data = settled(&place, &disk);
    for (round, killed) in [(1, false), (2, true)] {
        let node = Node::start(&mut serve(&place, &data));
        let service = a_service(&node);
        assert_eq!(report(&node, &service, &format!("Zapisane, {killed}")).status, 303);
        if killed {
            node.kill();
        } else {
            node.stop();
        }
        let ballast = disk.fill();
        let node = Node::start(&mut serve(&place, &data));
        assert_eq!(Browser::default().get(&node, "/readyz").status, 503, "killed: {killed}");
        let shown = Browser::default().get(&node, &service);
        assert_eq!(shown.status, 200, "killed: {killed}");
        assert!(shown.body.contains(BANNER), "killed: {killed}");
        assert!(Browser::default().get(&node, "/pl/pomoc?q=jedzenie").status == 200, "the index is there");
        assert_eq!(report(&node, &service, "nie zapisane").status, 503, "killed: {killed}");
        fs::remove_file(&ballast).expect("it can go");
        node.says_within("/readyz", 200, AGAIN_WITHIN);
        assert_eq!(report(&node, &service, &format!("Potem, {killed}")).status, 303, "killed: {killed}");
        node.stop();
        assert_eq!(reports(&place, &data), BEFORE + 2 * round, "killed: {killed}");
    }
}

#[test]
fn a_disk_that_breaks_is_told_pages_go_on_and_it_starts_on_a_disk_that_can_only_be_read() {
    let Some(disk) = Disk::breakable() else { return };
    let place = Place::new();
    let data = settled(&place, &disk);
    let node = Node::start(&mut serve(&place, &data));
    let service = a_service(&node);
    assert_eq!(report(&node, &service, "Zapisane przedtem").status, 303);
    disk.break_down();
    let took = node.says_within("/readyz", 503, TOLD_WITHIN);
    println!("/readyz told of the broken disk after {took:?}");
    assert!(Browser::default().get(&node, &service).body.contains(BANNER));
    assert_eq!(report(&node, &service, "Nie zapisane").status, 503);
    node.kill();

    disk.only_for_reading();
    let node = Node::start(&mut serve(&place, &data));
    assert_eq!(Browser::default().get(&node, "/readyz").status, 503);
    assert_eq!(Browser::default().get(&node, &service).status, 200);
    assert_eq!(report(&node, &service, "Nie zapisane").status, 503);
    disk.writable_again();
    node.says_within("/readyz", 200, AGAIN_WITHIN);
    assert_eq!(report(&node, &service, "Zapisane potem").status, 303, "{}", node.log());
    node.stop();
    assert_eq!(reports(&place, &data), BEFORE + 2, "what was acknowledged, and nothing else");
}

/// For whom no disk may be mounted: a process that may not write files longer than so many blocks meets the same end.
#[test]
fn a_process_that_may_write_no_more_says_so_and_goes_on_when_it_may() {
    let place = Place::new();
    old(&place, "data");
    place.said(&["migrate", "--data", "data"]);
    let data = place.at("data");
    Node::start(&mut serve(&place, &data)).stop();
    // Without the trap the system would end a process that goes over its limit.
    let program = serve(&place, &data);
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(program.get_program())
        .args(program.get_args());
    command.current_dir(place.at(".")).env_clear().env("RUST_LOG", "info,tantivy=warn");
    let node = Node::start(&mut command);
    let service = a_service(&node);
    assert_eq!(report(&node, &service, "Zapisane przedtem").status, 303);
    let limit = |bytes: &str| {
        let log = node.log();
        let process = node.process();
        let set = Command::new("prlimit")
            .args([&format!("--fsize={bytes}:"), "--pid", &process.to_string()])
            .status();
        assert!(set.is_ok_and(|status| status.success()), "prlimit of util-linux is needed: {log}");
    };
    limit("1");
    let begun = Instant::now();
    while report(&node, &service, "Nie zapisane").status != 503 {
        assert!(begun.elapsed() < TOLD_WITHIN, "{}", node.log());
    }
    assert_eq!(Browser::default().get(&node, "/readyz").status, 503);
    assert!(Browser::default().get(&node, &service).body.contains(BANNER));
    limit("unlimited");
    node.says_within("/readyz", 200, AGAIN_WITHIN);
    assert_eq!(report(&node, &service, "Zapisane potem").status, 303);
    node.stop();
    assert_eq!(reports(&place, &data), BEFORE + 2, "what was acknowledged, and nothing else");
}
