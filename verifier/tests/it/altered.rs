//! Every byte of an export, altered, cut, left out or moved.

use verifier::{Report, Verification};

use crate::kept;

fn examined(bytes: &[u8]) -> Report {
    Verification::trusting(Vec::new()).read(bytes).expect("readable")
}

/// The export line by line, each with the examination as it stood before that line.
fn step_by_step(export: &[u8]) -> Vec<(usize, Verification)> {
    let mut verification = Verification::trusting(Vec::new());
    let mut from = 0;
    let mut steps = Vec::new();
    for line in export.split_inclusive(|byte| *byte == b'\n') {
        steps.push((from, verification.clone()));
        verification.line(line).expect("our format");
        from += line.len();
    }
    assert!(verification.conclude().is_whole());
    steps
}

/// Whether an examination finds fault with the rest of a file. Stops at the first finding, so that a whole export can be
/// altered at every byte in seconds.
fn finds_fault(mut verification: Verification, rest: impl Iterator<Item = u8>) -> bool {
    let mut line = Vec::new();
    for byte in rest {
        line.push(byte);
        if byte == b'\n' {
            // Another format is refused, which is not to be called whole either.
            if verification.line(&line).is_err() || verification.found_something() {
                return true;
            }
            line.clear();
        }
    }
    if !line.is_empty() && verification.line(&line).is_err() {
        return true;
    }
    !verification.conclude().is_whole()
}

#[tokio::test]
async fn a_real_export_is_whole() {
    let kept = kept(200).await;
    let report = examined(&kept.export);
    assert!(report.is_whole(), "{report}");
    assert_eq!((report.entries, report.heads, report.last.map(|last| last.0)), (200, 2, Some(200)));
    assert_eq!(report.between, Some(("2026-11-22T08:00:00Z".to_owned(), "2026-11-22T10:13:20Z".to_owned())));
}

#[tokio::test]
async fn one_flipped_bit_at_any_byte_is_found() {
    let export = kept(200).await.export;
    let steps = step_by_step(&export);
    let mut tried = 0;
    for (index, (from, before)) in steps.iter().enumerate() {
        let end = steps.get(index + 1).map_or(export.len(), |(next, _)| *next);
        for position in *from..end {
            let flipped = export[position] ^ (1 << (position % 8));
            let rest = export[*from..position].iter().copied();
            let rest = rest.chain([flipped]).chain(export[position + 1..].iter().copied());
            assert!(finds_fault(before.clone(), rest), "byte {position}, in line {}", index + 1);
            tried += 1;
        }
    }
    assert_eq!(tried, export.len());
}

#[tokio::test]
async fn one_flipped_bit_is_found_when_the_whole_file_is_read_too() {
    let export = kept(40).await.export;
    for position in (0..export.len()).step_by(211) {
        let mut altered = export.clone();
        altered[position] ^= 1 << (position % 8);
        let whole =
            Verification::trusting(Vec::new()).read(altered.as_slice()).is_ok_and(|report| report.is_whole());
        assert!(!whole, "byte {position}");
    }
}

#[tokio::test]
async fn a_file_cut_at_any_byte_is_found() {
    let export = kept(200).await.export;
    let steps = step_by_step(&export);
    for (index, (from, before)) in steps.iter().enumerate() {
        let end = steps.get(index + 1).map_or(export.len(), |(next, _)| *next);
        for cut in *from..end {
            assert!(finds_fault(before.clone(), export[*from..cut].iter().copied()), "cut at byte {cut}");
        }
    }
}

#[tokio::test]
async fn a_line_left_out_said_twice_or_moved_is_found() {
    let export = kept(200).await.export;
    let lines: Vec<&[u8]> = export.split_inclusive(|byte| *byte == b'\n').collect();
    let steps = step_by_step(&export);
    let rest_of = |lines: &[&[u8]]| lines.concat().into_iter();
    for (index, (_, before)) in steps.iter().enumerate() {
        let left_out = rest_of(&lines[index + 1..]);
        assert!(finds_fault(before.clone(), left_out), "line {} left out", index + 1);
        let twice = rest_of(&[&lines[index..=index], &lines[index..]].concat());
        assert!(finds_fault(before.clone(), twice), "line {} said twice", index + 1);
        for other in
            (index + 1..lines.len()).step_by(17).chain([index + 1]).filter(|other| *other < lines.len())
        {
            let mut swapped = lines[index..].to_vec();
            swapped.swap(0, other - index);
            assert!(finds_fault(before.clone(), rest_of(&swapped)), "lines {} and {}", index + 1, other + 1);
        }
    }
}

#[tokio::test]
async fn a_byte_added_or_left_out_is_found() {
    let export = kept(10).await.export;
    let steps = step_by_step(&export);
    for (index, (from, before)) in steps.iter().enumerate() {
        let end = steps.get(index + 1).map_or(export.len(), |(next, _)| *next);
        for position in (*from..end).step_by(3) {
            let (left, right) = (export[*from..position].iter().copied(), export[position..].iter().copied());
            let without = left.clone().chain(right.clone().skip(1));
            assert!(finds_fault(before.clone(), without), "byte {position} left out");
            let with = left.chain(*b" ").chain(right);
            assert!(finds_fault(before.clone(), with), "byte {position} pushed aside");
        }
    }
    assert!(!examined(&[&export[..], b"\n"].concat()).is_whole());
    assert!(!examined(&[&export[..], b" "].concat()).is_whole());
}

/// What is said, for the alterations somebody would try.
#[tokio::test]
async fn what_was_done_is_said_in_a_plain_sentence() {
    let export = String::from_utf8(kept(20).await.export).expect("text");
    let lines: Vec<&str> = export.lines().collect();
    let without = |from: usize, to: usize| {
        let kept: Vec<&str> = [&lines[..from], &lines[to..]].concat();
        kept.join("\n") + "\n"
    };
    // A header, two heads, then the entries.
    let entry = |sequence: usize| lines[2 + sequence];
    for (altered, said) in [
        (
            export.replace(entry(7), &entry(7).replace("confirmed", "cancelled")),
            "Entry 7 was altered: what it says does not give its hash.",
        ),
        (without(10, 11), "Entry 8 is missing."),
        (without(10, 13), "Entries 8 to 10 are missing."),
        (without(20, 23), "The signed end speaks of 20 entries and 2 heads, but there are 17 and 2."),
        (without(1, 2), "The signed head no. 1 is missing from the export."),
        (without(23, 24), "The end of the file was cut off: it stops after line 23, without the signed end."),
        (
            export.replace("2026-11-22T09:00:00Z", "2026-11-22T09:00:01Z"),
            "The signed head no. 1 was altered: its signature does not fit.",
        ),
        (export.replace(lines[8], "hello"), "Line 9 was altered: it is not a line of an export."),
        (format!("{export}hello\n"), "Line 25 was added: it stands behind the signed end of the export."),
        (
            export.replace("\"exported_at\":\"2026", "\"exported_at\":\"2025"),
            "Something before the signed end was altered, added or removed: the bytes of the file do not give its sum.",
        ),
        ("hello\n".to_owned(), "The first line was altered, or this is not an export of Ogniwo's audit log."),
    ] {
        let report = examined(altered.as_bytes()).to_string();
        assert!(report.contains(said), "{said}\n{report}");
    }
}

#[tokio::test]
async fn the_one_hash_that_was_altered_is_told_from_an_altered_entry() {
    let export = String::from_utf8(kept(20).await.export).expect("text");
    let line = export.lines().nth(6).expect("entry 4");
    let at = line.find("\"hash\":\"").expect("a hash") + 8;
    let digit = if line.as_bytes()[at] == b'0' { "1" } else { "0" };
    let altered = format!("{}{digit}{}", &line[..at], &line[at + 1..]);
    let report = examined(export.replace(line, &altered).as_bytes());
    assert_eq!(
        report.findings[0].to_string(),
        "The hash of entry 4 was altered; what the entry says still belongs to the chain."
    );
}
