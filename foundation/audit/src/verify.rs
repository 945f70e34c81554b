//! Examining the log: every entry, every head, and the file of heads beside the database.

use database::{Fault, Work};

use crate::{
    chain::{self, Hash},
    entry::{Body, account_of},
    head::Head,
    prune::Pruned,
    signing::PublicKey,
    store::{self, Columns, End, Stored},
    verdict::{Damage, Verdict, Witness},
};

/// So many lines of the file are compared at once.
const LINES_AT_ONCE: usize = 500;

/// Walks all of the log and says what was altered, taken out or cut off. `trusted` are the keys whose signatures count;
/// `written` are the lines of the file of heads, without which a cut end cannot be noticed when the heads in the database
/// were cut too. Needs the same memory for a short log and a long one.
///
/// Meant for a unit of work that only looks, which sees one moment of the database.
pub async fn verify(
    work: &mut Work,
    trusted: &[PublicKey],
    written: &mut (dyn Iterator<Item = String> + Send),
) -> Result<Verdict, Fault> {
    let end = store::chain(work).await?;
    let mut verdict = match &end {
        Some(end) => walk(work, end, trusted, u64::MAX).await?,
        None => Verdict::default(),
    };
    if end.is_none() && store::remains(work).await? {
        verdict.find(1, Damage::NoChain);
    }
    let mut heads = Heads { trusted, end: end.clone(), furthest: None, rewritten: false };
    if let Some(end) = &end {
        heads.in_database(work, end, &mut verdict).await?;
    }
    heads.in_file(work, written, &mut verdict).await?;
    conclude(&mut verdict, end.as_ref(), heads.furthest);
    verdict.findings.sort_by_key(|finding| finding.sequence);
    Ok(verdict)
}

/// Compares what remains with what the note and the heads speak of.
fn conclude(verdict: &mut Verdict, end: Option<&End>, furthest: Option<Head>) {
    let last = verdict.last;
    let Some(end) = end else {
        if let Some(head) = furthest.filter(|head| head.sequence > 0) {
            let witness = Witness::Head { number: head.number, signed_at: head.signed_at };
            verdict.find(1, Damage::CutOff { from: 1, to: head.sequence, witness });
        }
        return;
    };
    let spoken = furthest.as_ref().map_or(0, |head| head.sequence);
    if spoken > last || end.sequence > last {
        let witness = match furthest {
            Some(head) if head.sequence >= end.sequence => {
                Witness::Head { number: head.number, signed_at: head.signed_at }
            }
            _ => Witness::Note,
        };
        let to = spoken.max(end.sequence);
        verdict.find(last + 1, Damage::CutOff { from: last + 1, to, witness });
    } else if end.sequence < last || verdict.last_hash.is_some_and(|hash| hash != end.hash) {
        verdict.find(last, Damage::End(last));
    }
}

/// Walks the entries up to one; the verdict says nothing of heads yet.
pub async fn walk(work: &mut Work, end: &End, trusted: &[PublicKey], through: u64) -> Result<Verdict, Fault> {
    let mut verdict = Verdict { installation: Some(end.installation), ..Verdict::default() };
    let mut before = Link { sequence: 0, hashes: vec![chain::beginning(end.installation)] };
    for pruned in store::pruned(work, end.installation).await? {
        if is_ours(&pruned, trusted) {
            before = Link { sequence: pruned.sequence, hashes: vec![pruned.hash] };
            verdict.pruned_through = pruned.sequence;
        } else {
            verdict.find(pruned.sequence, Damage::PrunedForged(pruned.sequence));
        }
    }
    verdict.last = before.sequence;
    verdict.last_hash = before.hashes.first().copied();
    store::walk(work, through, |row| {
        verdict.entries += 1;
        match store::stored(&row) {
            Ok(stored) => before.follow(stored, &mut verdict),
            Err(fault) => {
                let sequence = store::place(&row)?;
                before.pass_over(sequence, fault.to_string(), &mut verdict);
            }
        }
        Ok(())
    })
    .await?;
    if verdict.last != before.sequence {
        verdict.last = before.sequence;
        // Nothing is known for sure after a damaged end.
        verdict.last_hash = if before.hashes.len() == 1 { before.hashes.pop() } else { None };
    }
    Ok(verdict)
}

fn is_ours(pruned: &Pruned, trusted: &[PublicKey]) -> bool {
    trusted.contains(&pruned.public_key) && pruned.is_signed()
}

/// The link of the chain that was walked last.
struct Link {
    sequence: u64,
    /// The hash the next one may build on: one, unless this link was altered, when it is the one that stands there or the
    /// one that should; none when that is not known.
    hashes: Vec<Hash>,
}

impl Link {
    fn follow(&mut self, stored: Stored, verdict: &mut Verdict) {
        let Stored { sequence, columns, body, hash } = stored;
        if sequence <= self.sequence {
            verdict.find(sequence, Damage::OutOfPlace(sequence));
            return;
        }
        if sequence > self.sequence + 1 {
            verdict.find(self.sequence + 1, Damage::Missing { from: self.sequence + 1, to: sequence - 1 });
            self.hashes.clear();
        }
        let should: Vec<Hash> =
            self.hashes.iter().map(|previous| chain::link(previous, sequence, &body)).collect();
        let fits = should.is_empty() || should.contains(&hash);
        if !fits {
            verdict.find(sequence, Damage::Altered(sequence));
        } else if should.get(1) == Some(&hash)
            && let Some(last) = verdict.findings.last_mut()
            && last.damage == Damage::Altered(self.sequence)
        {
            // This one builds on the hash that should have stood before it.
            last.damage = Damage::HashAltered(self.sequence);
        }
        if let Some(damage) = differing(sequence, &columns, &body).filter(|_| fits) {
            verdict.find(sequence, damage);
        }
        self.sequence = sequence;
        self.hashes = if fits { vec![hash] } else { vec![hash, should[0]] };
    }

    fn pass_over(&mut self, sequence: i64, reason: String, verdict: &mut Verdict) {
        let place = u64::try_from(sequence).unwrap_or(0);
        if place > self.sequence + 1 {
            verdict.find(self.sequence + 1, Damage::Missing { from: self.sequence + 1, to: place - 1 });
        }
        verdict.find(place, Damage::Unreadable { sequence, reason });
        self.sequence = self.sequence.max(place);
        self.hashes.clear();
    }
}

/// The columns that say something else than the body.
fn differing(sequence: u64, columns: &Columns, body: &str) -> Option<Damage> {
    let Ok(body) = serde_json::from_str::<Body>(body) else { return Some(Damage::Altered(sequence)) };
    let (object_kind, object) = body.object.map(|object| (object.kind, object.id)).unzip();
    let names: Vec<&str> = [
        ("at", columns.at == body.at),
        ("kind", columns.kind == body.kind.code()),
        ("what", columns.what == body.what),
        ("actor", columns.actor == body.actor),
        ("account_id", columns.account == account_of(&body.actor)),
        ("institution_id", columns.institution == body.institution),
        ("subject_id", columns.subject == body.subject),
        ("object_kind", columns.object_kind == object_kind),
        ("object_id", columns.object == object),
    ]
    .into_iter()
    .filter_map(|(name, agrees)| (!agrees).then_some(name))
    .collect();
    (!names.is_empty()).then(|| Damage::Columns { sequence, columns: names.join(", ") })
}

/// The examination of heads.
struct Heads<'a> {
    trusted: &'a [PublicKey],
    end: Option<End>,
    /// The head that speaks of the latest entry, of those that were signed by us.
    furthest: Option<Head>,
    /// Whether a head was met that gives another hash than the entries.
    rewritten: bool,
}

impl Heads<'_> {
    /// Whether the head is one of ours; what is wrong with it is noted.
    fn is_ours(&mut self, head: &Head, verdict: &mut Verdict) -> bool {
        let Head { number, sequence, installation, public_key, .. } = head;
        let damage = if !self.trusted.contains(public_key) {
            Damage::ForeignKey { number: *number, key: *public_key }
        } else if !head.is_signed() {
            Damage::HeadAltered { number: *number, sequence: *sequence }
        } else if self.end.as_ref().is_some_and(|end| end.installation != *installation) {
            Damage::ForeignInstallation { number: *number, installation: *installation }
        } else {
            if self.furthest.as_ref().is_none_or(|furthest| furthest.sequence < *sequence) {
                self.furthest = Some(head.clone());
            }
            return true;
        };
        verdict.find(*sequence, damage);
        false
    }

    /// Holds the head against the hash of the entry it speaks of.
    fn compare(&mut self, head: &Head, entry: Option<Hash>, verdict: &mut Verdict) {
        let (from, to) = (verdict.proven_through + 1, head.sequence);
        match entry {
            Some(hash) if hash == head.hash => verdict.proven_through = verdict.proven_through.max(to),
            // Said once, for every later head differs too; and not at all when it is known which entry was altered.
            Some(_)
                if self.rewritten
                    || verdict.findings.iter().any(|one| (from..=to).contains(&one.sequence)) => {}
            Some(_) => {
                self.rewritten = true;
                let from = from.min(to);
                let damage = Damage::Rewritten { from, to, number: head.number, signed_at: head.signed_at };
                verdict.find(from, damage);
            }
            // Missing entries were found while walking; cut off ones are told of at the end.
            None => {}
        }
    }

    async fn in_database(&mut self, work: &mut Work, end: &End, verdict: &mut Verdict) -> Result<(), Fault> {
        let anchor = store::pruned(work, end.installation).await?.pop();
        let mut next = 1;
        store::heads_and_entries(work, |row| {
            verdict.heads += 1;
            let head = match store::head(&row, end.installation) {
                Ok(head) => head,
                Err(fault) => {
                    let number = store::head_place(&row)?;
                    verdict.find(0, Damage::HeadUnreadable { number, reason: fault.to_string() });
                    next = u64::try_from(number).unwrap_or(0).saturating_add(1);
                    return Ok(());
                }
            };
            for missing in (next..head.number).take(LINES_AT_ONCE) {
                verdict.find(head.sequence, Damage::HeadMissing(missing));
            }
            next = head.number + 1;
            if self.is_ours(&head, verdict) {
                let entry = match &anchor {
                    Some(anchor) if anchor.sequence == head.sequence => Some(anchor.hash),
                    _ if head.sequence == 0 => Some(chain::beginning(end.installation)),
                    _ => store::entry_hash(&row),
                };
                self.compare(&head, entry, verdict);
            }
            Ok(())
        })
        .await?;
        for missing in (next..=end.head).take(LINES_AT_ONCE) {
            verdict.find(end.sequence, Damage::HeadMissing(missing));
        }
        if next > end.head + 1 {
            verdict.find(verdict.last, Damage::End(verdict.last));
        }
        Ok(())
    }

    async fn in_file(
        &mut self,
        work: &mut Work,
        written: &mut (dyn Iterator<Item = String> + Send),
        verdict: &mut Verdict,
    ) -> Result<(), Fault> {
        let mut lines = 0;
        let mut latest = 0;
        let mut strange: Option<(u64, String)> = None;
        loop {
            let so_far = lines;
            let mut heads = Vec::new();
            for line in (&mut *written).take(LINES_AT_ONCE) {
                lines += 1;
                if line.is_empty() {
                    continue;
                }
                if let Some((number, _)) = strange.take() {
                    verdict.find(0, Damage::LineAltered(number));
                }
                match Head::of_line(&line) {
                    Some(head) => heads.push(head),
                    None => strange = Some((lines, line)),
                }
            }
            if lines == so_far {
                break;
            }
            latest = heads.last().map_or(latest, |head| head.number);
            self.compare_with_database(work, heads, verdict).await?;
        }
        // The last line may have been begun just before the power went; it is ended when the next head is written.
        if let Some((number, begun)) = strange {
            let next = match &self.end {
                Some(end) => store::heads_at(work, end.installation, vec![latest + 1]).await?,
                None => Vec::new(),
            };
            if !next.iter().any(|head| head.line().starts_with(&begun)) {
                verdict.find(0, Damage::LineAltered(number));
            }
        }
        Ok(())
    }

    async fn compare_with_database(
        &mut self,
        work: &mut Work,
        heads: Vec<Head>,
        verdict: &mut Verdict,
    ) -> Result<(), Fault> {
        let known = match &self.end {
            Some(end) => {
                store::heads_at(work, end.installation, heads.iter().map(|head| head.number).collect())
                    .await?
            }
            None => Vec::new(),
        };
        let others: Vec<Head> = heads.into_iter().filter(|head| !known.contains(head)).collect();
        let entries = store::hashes_at(work, others.iter().map(|head| head.sequence).collect()).await?;
        for head in others {
            if !self.is_ours(&head, verdict) {
                continue;
            }
            if known.iter().any(|known| known.number == head.number) {
                verdict.find(head.sequence, Damage::HeadReplaced(head.number));
            } else if self.end.as_ref().is_some_and(|end| end.head < head.number) {
                // Those below the note of the last head were missed already.
                verdict.find(head.sequence, Damage::HeadMissing(head.number));
            }
            let entry = entries.iter().find(|(sequence, _)| *sequence == head.sequence);
            self.compare(&head, entry.map(|(_, hash)| *hash), verdict);
        }
        Ok(())
    }
}
