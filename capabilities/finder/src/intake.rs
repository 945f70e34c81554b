//! Keeping the index in step with the directory.
//!
//! The index is derived: what it is made of is named by the moment of the directory's last change, so that every
//! node notices by itself when another one, or an import, changed something.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, mpsc},
};

use database::{Context, Database, Fault};
use directory::{Service, Standing, Status};
use institutions::{CodeLists, Institution};
use jiff::civil::Date;
use vocabulary::{Actor, Id};

use crate::{CannotIndex, Entry, Index, Thesaurus};

/// Why the index could not follow the directory.
#[derive(Debug, thiserror::Error)]
pub enum CannotFollow {
    /// The directory could not be read.
    #[error(transparent)]
    Database(#[from] Fault),
    /// The index could not be written.
    #[error(transparent)]
    Index(#[from] CannotIndex),
}

/// Entries go from the reader of the database to the writer of the index by the batch: handing over costs more than
/// an entry does.
const BATCH: usize = 256;
/// How many batches may wait.
const WAITING: usize = 2;

/// What the directory's present state is called.
pub async fn state(database: &Database) -> Result<String, Fault> {
    let mut work = database.reading(Context::now(Actor::System("index"))).await?;
    let services = directory::look::last_change(&mut work).await?;
    let institutions = institutions::look::last_change(&mut work).await?;
    let name = |moment: Option<vocabulary::Moment>| moment.map_or(0, vocabulary::Moment::microseconds);
    Ok(format!("{}-{}", name(services), name(institutions)))
}

/// Opens the index in this folder, building it when it is not of the directory's present state.
pub async fn open(
    database: &Database,
    folder: &Path,
    thesaurus: &'static Thesaurus,
) -> Result<(Arc<Index>, String), CannotFollow> {
    let state = state(database).await?;
    // An index that is up to date needs nothing of the directory.
    if let Some(index) = Index::open(folder, thesaurus, &state) {
        return Ok((Arc::new(index), state));
    }
    let (of, folder) = (state.clone(), folder.to_owned());
    let index =
        feed(database, move |entries| Index::open_or_rebuild(&folder, thesaurus, &of, || entries)).await?;
    Ok((Arc::new(index), state))
}

/// Builds the next generation from the directory's present state. Searches go on meanwhile.
pub async fn rebuild(database: &Database, index: &Arc<Index>, state: &str) -> Result<(), CannotFollow> {
    let (index, of) = (Arc::clone(index), state.to_owned());
    feed(database, move |entries| index.rebuild(&of, entries).map(drop)).await
}

/// Runs a builder on a thread of its own and feeds it the directory, record by record.
async fn feed<T: Send + 'static>(
    database: &Database,
    build: impl FnOnce(Entries) -> Result<T, CannotIndex> + Send + 'static,
) -> Result<T, CannotFollow> {
    let (sender, receiver) = mpsc::sync_channel::<Vec<Entry>>(WAITING);
    let builder = tokio::task::spawn_blocking(move || build(receiver.into_iter().flatten()));
    let mut work = database.reading(Context::now(Actor::System("index"))).await?;
    let today = work.moment().day_in_poland();
    let codes = institutions::look::code_lists(&mut work).await?;
    let institutions: HashMap<Id<Institution>, Institution> = institutions::look::all(&mut work)
        .await?
        .into_iter()
        .map(|institution| (institution.id, institution))
        .collect();
    let mut batch = Vec::with_capacity(BATCH);
    let fed = directory::look::each(&mut work, |service| {
        // What has ended stays in the directory for its page to say so, but nobody is led there.
        if service.status != Status::Ended
            && let Some(institution) = institutions.get(&service.institution)
        {
            batch.push(entry(&service, institution, &codes, today));
        }
        if batch.len() == BATCH {
            hand_over(&sender, std::mem::replace(&mut batch, Vec::with_capacity(BATCH)));
        }
    })
    .await;
    hand_over(&sender, batch);
    drop(sender);
    // The builder's own fault explains more than the closed channel it leaves behind.
    let outcome = builder.await.expect("a build that panics is a bug")?;
    fed?;
    Ok(outcome)
}

/// What a builder reads.
type Entries = std::iter::Flatten<mpsc::IntoIter<Vec<Entry>>>;

/// The walk is asynchronous; a full channel must not hold up the thread that other tasks share. A builder that gave up
/// hears nothing more; its fault is told by itself.
fn hand_over(sender: &mpsc::SyncSender<Vec<Entry>>, batch: Vec<Entry>) {
    tokio::task::block_in_place(|| sender.send(batch).ok());
}

/// What the finder keeps of a service.
pub fn entry(service: &Service, institution: &Institution, codes: &CodeLists, today: Date) -> Entry {
    let name_of =
        |list: &str, code: &str| codes.get(list, code).map(|code| code.name.clone()).unwrap_or_default();
    let site = service.sites.first();
    let confidential = institution.address.confidential || site.is_some_and(|site| site.address.confidential);
    let point = site.and_then(|site| site.position).or(institution.position).map(|position| position.point);
    let mut access: Vec<String> =
        service.access.iter().chain(&institution.access).map(|access| access.need.clone()).collect();
    access.sort_unstable();
    access.dedup();
    Entry {
        id: service.id.uuid(),
        source: service.provenance.collection.clone(),
        source_id: service.provenance.source_id.clone(),
        name: service.name.clone(),
        service_type: service.service_type.clone(),
        service_type_name: name_of("service_type", &service.service_type),
        description: service.description.clone(),
        eligibility: service.audience.conditions.clone(),
        cost: service.cost.note.clone(),
        institution_id: institution.id.uuid(),
        institution_name: institution.name.clone(),
        institution_kind: institution.kind.clone(),
        institution_kind_name: name_of("institution_kind", &institution.kind),
        target_groups: service.audience.target_groups.clone(),
        access,
        languages: service.languages.clone(),
        modes: service.modes.iter().map(|mode| mode.code().to_owned()).collect(),
        point: point.filter(|_| !confidential),
        covers: service.serves.clone(),
        free_places: service.capacity.free,
        free_for_women: service.capacity.free_for_women,
        free_for_men: service.capacity.free_for_men,
        statutory: service.standing == Standing::StatutoryDuty,
        free_of_charge: service.cost.free_of_charge,
        hours: if service.hours.is_empty() { institution.hours.clone() } else { service.hours.clone() },
        round_the_clock: service.hours.round_the_clock || institution.hours.round_the_clock,
        quality: directory::quality::judge(service, institution, today).score,
        confidential,
    }
}
