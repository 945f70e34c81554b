//! Which backups are kept, which may go, and when the next is due.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::fmt::strtime;
use vocabulary::Moment;

use super::SafekeepingFault;

const BEGINNING: &str = "ogniwo-";
const MOMENT: &str = "%Y-%m-%dT%H%M%S.%6fZ";
/// The ending of a backup that is not locked.
pub const BARE: &str = ".jsonl.gz";
/// The ending of a backup that is locked.
pub const LOCKED: &str = ".jsonl.gz.age";
/// The ending of the name, which begins with a point, of a backup that is being written.
pub const UNFINISHED: &str = ".part";
/// What stands in the name of a backup that was made because an upgrade came.
pub const BEFORE_UPGRADE: &str = "before-upgrade";

/// One backup in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// When it was taken.
    pub moment: Moment,
    /// Whether it was made because an upgrade came, and not by the clock.
    pub before_upgrade: bool,
    /// The file.
    pub file: PathBuf,
}

/// How many backups are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// The last backup of each of so many days that have one.
    pub days: usize,
    /// The last backup of each of so many weeks that have one.
    pub weeks: usize,
    /// The last so many that were made before an upgrade.
    pub upgrades: usize,
}

impl Default for Keep {
    /// A week of days, four weeks, three upgrades. Not more: a key of personal data is retired when no backup from its
    /// time is kept any more, and until then an erasure does not reach the backups.
    fn default() -> Self {
        Self { days: 7, weeks: 4, upgrades: 3 }
    }
}

/// Whether the next backup is due. A clock that was put back does not hold it up for ever.
pub fn due(last: Option<Moment>, now: Moment, every: Duration) -> bool {
    last.is_none_or(|last| {
        let passed = now.microseconds().abs_diff(last.microseconds());
        u128::from(passed) >= every.as_micros() || last > now
    })
}

/// Which backups may go. The newest is never among them, and a moment in the future counts as any other.
pub fn to_let_go(generations: &[Generation], keep: Keep) -> Vec<&Generation> {
    let mut newest_first: Vec<&Generation> = generations.iter().collect();
    newest_first.sort_by_key(|generation| std::cmp::Reverse(generation.moment));
    let (mut days, mut weeks, mut upgrades) = (BTreeSet::new(), BTreeSet::new(), 0);
    let mut may_go = Vec::new();
    for (at, generation) in newest_first.into_iter().enumerate() {
        let mut stays = at == 0;
        if generation.before_upgrade {
            upgrades += 1;
            stays |= upgrades <= keep.upgrades;
        } else {
            let day = generation.moment.day_in_poland();
            let week = day.iso_week_date();
            stays |= days.len() < keep.days && days.insert(day);
            stays |= weeks.len() < keep.weeks && weeks.insert((week.year(), week.week()));
        }
        if !stays {
            may_go.push(generation);
        }
    }
    may_go
}

/// The backups in a folder, oldest first. A folder that is not there holds none.
pub fn kept_in(folder: &Path) -> Result<Vec<Generation>, SafekeepingFault> {
    let fault = SafekeepingFault::of_file(folder);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(&fault)?,
    };
    let mut generations = Vec::new();
    for entry in entries {
        let file = entry.map_err(&fault)?.path();
        let name = file.file_name().and_then(|name| name.to_str()).and_then(read_name);
        if let Some((moment, before_upgrade)) = name {
            generations.push(Generation { moment, before_upgrade, file });
        }
    }
    generations.sort_by_key(|generation| generation.moment);
    Ok(generations)
}

/// Removes the backups that may go, with what lies beside them, and tells which they were.
pub fn prune(folder: &Path, keep: Keep) -> Result<Vec<PathBuf>, SafekeepingFault> {
    let generations = kept_in(folder)?;
    remove_unfinished(folder, generations.last())?;
    let mut gone = Vec::new();
    for generation in to_let_go(&generations, keep) {
        // The manifest first: a backup without one can still be restored, a manifest without its backup misleads.
        match fs::remove_file(manifest_beside(&generation.file)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(SafekeepingFault::of_file(&generation.file)(error));
            }
            _ => {}
        }
        fs::remove_file(&generation.file).map_err(SafekeepingFault::of_file(&generation.file))?;
        gone.push(generation.file.clone());
    }
    Ok(gone)
}

/// Removes what programs left that were killed while they made a backup: a day older than the newest whole one, because
/// another node may be at work.
fn remove_unfinished(folder: &Path, newest: Option<&Generation>) -> Result<(), SafekeepingFault> {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    let fault = SafekeepingFault::of_file(folder);
    let Some(newest) = newest else { return Ok(()) };
    for entry in fs::read_dir(folder).map_err(&fault)? {
        let file = entry.map_err(&fault)?.path();
        let name = file.file_name().and_then(|name| name.to_str());
        let whole = name.and_then(|name| name.strip_prefix('.')?.strip_suffix(UNFINISHED));
        if let Some((moment, _)) = whole.and_then(read_name)
            && newest.moment.microseconds() - moment.microseconds() > DAY
        {
            fs::remove_file(&file).map_err(SafekeepingFault::of_file(&file))?;
        }
    }
    Ok(())
}

/// The name of a backup without its ending.
pub fn stem(moment: Moment, before_upgrade: bool) -> String {
    let moment =
        strtime::format(MOMENT, moment.timestamp()).expect("the pattern names parts that a moment has");
    let why = if before_upgrade { format!("-{BEFORE_UPGRADE}") } else { String::new() };
    format!("{BEGINNING}{moment}{why}")
}

/// Where the manifest of a backup lies.
pub fn manifest_beside(backup: &Path) -> PathBuf {
    let name = backup.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = name.strip_suffix(LOCKED).or(name.strip_suffix(BARE)).unwrap_or(name);
    backup.with_file_name(format!("{stem}.json"))
}

fn read_name(name: &str) -> Option<(Moment, bool)> {
    let stem = name.strip_suffix(LOCKED).or(name.strip_suffix(BARE))?.strip_prefix(BEGINNING)?;
    let (moment, before_upgrade) =
        stem.strip_suffix(BEFORE_UPGRADE).map_or((stem, false), |stem| (stem.trim_end_matches('-'), true));
    let civil = strtime::parse(MOMENT, moment).and_then(|parts| parts.to_datetime()).ok()?;
    let moment = civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some((Moment::of(moment), before_upgrade))
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::*;

    fn at(text: &str) -> Moment {
        Moment::of(text.parse::<Timestamp>().expect("a timestamp"))
    }

    fn generation(moment: Moment, before_upgrade: bool) -> Generation {
        Generation { moment, before_upgrade, file: PathBuf::from(stem(moment, before_upgrade) + LOCKED) }
    }

    #[test]
    fn a_backup_is_due_when_its_time_has_come_or_the_clock_was_put_back() {
        let day = Duration::from_hours(24);
        let noon = at("2026-11-22T12:00:00Z");
        assert!(due(None, noon, day));
        assert!(!due(Some(at("2026-11-21T12:00:01Z")), noon, day));
        assert!(due(Some(at("2026-11-21T12:00:00Z")), noon, day));
        assert!(due(Some(at("2026-11-22T12:00:01Z")), noon, day));
    }

    #[test]
    fn days_then_weeks_are_kept_and_the_newest_always() {
        // Twice a day for two hundred days.
        let newest = at("2026-11-22T12:00:00Z");
        let all: Vec<Generation> = (0..400)
            .map(|back| Moment::of(newest.timestamp() - SignedDuration::from_hours(12 * back)))
            .map(|moment| generation(moment, false))
            .collect();
        let keep = Keep { days: 14, weeks: 13, upgrades: 3 };
        let gone: Vec<_> = to_let_go(&all, keep).into_iter().map(|generation| generation.moment).collect();
        let kept: Vec<Moment> =
            all.iter().map(|generation| generation.moment).filter(|moment| !gone.contains(moment)).collect();
        assert_eq!(kept[0], newest);
        let days: BTreeSet<_> = kept.iter().map(|moment| moment.day_in_poland()).collect();
        assert_eq!(days.len(), kept.len(), "one of a day");
        // From a Sunday back, fourteen days are two weeks, whose last days are among them; eleven further weeks follow.
        assert_eq!(kept.len(), 14 + 11);
        assert!(to_let_go(&all[..1], Keep { days: 0, weeks: 0, upgrades: 0 }).is_empty());
    }

    #[test]
    fn after_a_long_pause_the_old_generations_stay() {
        let all =
            [generation(at("2026-01-05T03:00:00Z"), false), generation(at("2026-11-22T03:00:00Z"), false)];
        assert!(to_let_go(&all, Keep { days: 2, weeks: 0, upgrades: 0 }).is_empty());
    }

    #[test]
    fn backups_before_upgrades_are_counted_by_themselves() {
        let mut all: Vec<Generation> =
            (1..=5).map(|day| generation(at(&format!("2026-11-0{day}T03:00:00Z")), true)).collect();
        all.push(generation(at("2026-11-20T03:00:00Z"), false));
        let gone = to_let_go(&all, Keep { days: 1, weeks: 1, upgrades: 3 });
        assert_eq!(
            gone.iter().map(|generation| generation.moment).collect::<Vec<_>>(),
            [all[1].moment, all[0].moment]
        );
    }

    #[test]
    fn what_may_go_goes_with_its_manifest_and_with_what_was_left_unfinished() {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, new) = (at("2026-01-05T03:00:00Z"), at("2026-11-22T03:00:00Z"));
        let names = |moment| [stem(moment, false) + LOCKED, stem(moment, false) + ".json"];
        let unfinished = |moment| format!(".{}{LOCKED}{UNFINISHED}", stem(moment, false));
        let others = ["notes.txt".to_owned(), unfinished(at("2026-11-21T13:00:00Z"))];
        for name in names(old).iter().chain(&names(new)).chain(&others).chain([&unfinished(old)]) {
            fs::write(folder.path().join(name), name).expect("writable");
        }
        let gone = prune(folder.path(), Keep { days: 1, weeks: 0, upgrades: 0 }).expect("pruned");
        assert_eq!(gone, [folder.path().join(&names(old)[0])]);
        let left: BTreeSet<String> = fs::read_dir(folder.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(left, names(new).into_iter().chain(others).collect());
    }

    #[test]
    fn a_name_tells_the_moment_and_other_files_are_left_alone() {
        for before_upgrade in [false, true] {
            let moment = at("2026-11-22T09:00:00.000123Z");
            let name = stem(moment, before_upgrade) + LOCKED;
            assert_eq!(read_name(&name), Some((moment, before_upgrade)), "{name}");
            let manifest = manifest_beside(Path::new("/b").join(&name).as_path());
            assert_eq!(manifest, Path::new("/b").join(stem(moment, before_upgrade) + ".json"));
        }
        for other in
            ["ogniwo.sqlite", "ogniwo-x.jsonl.gz", "notes.jsonl.gz", "ogniwo-2026-11-22T090000.000123Z.json"]
        {
            assert_eq!(read_name(other), None, "{other}");
        }
    }
}
