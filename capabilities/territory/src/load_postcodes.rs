//! Loading which places a postal code serves.

use database::Work;
use rustc_hash::FxHashSet;
use spreadsheets::{CannotRead, Row, TableReader};
use vocabulary::{Postcode, Teryt};

use crate::{
    load_localities::doubt_unknown_gminas,
    loading::{CannotLoad, Complaint, Completeness, EVERY, Loaded, Progress, Tally, filled, gmina, point},
    locality::PostcodePlace,
    permissions, store,
};

/// What tells one pair from another.
type Key = (String, String, Teryt);

/// Loads `postcode, place, teryt, lat, lon`.
///
/// With [`Completeness::Whole`], pairs of the file's voivodeships that the file no longer has are removed, except
/// those of codes with a refused row.
pub async fn load_postcodes(
    work: &mut Work,
    reader: TableReader<'_>,
    completeness: Completeness,
    progress: Progress<'_>,
) -> Result<Loaded, CannotLoad> {
    permissions::may_load(work.actor())?;
    let Read { places, named, refused, mut tally } = read(reader, progress)?;
    let mut vanished = Vec::new();
    if completeness == Completeness::Whole {
        let scope: FxHashSet<Teryt> = places.iter().map(|place| place.teryt.voivodeship()).collect();
        store::each_postcode_place(work, |place| {
            let key = key(&place);
            if scope.contains(&place.teryt.voivodeship())
                && !named.contains(&key)
                && !refused.contains(&key.0)
            {
                vanished.push(key);
            }
        })
        .await?;
    }
    for (postcode, place, teryt) in &vanished {
        store::forget_postcode_place(work, postcode, place, teryt).await?;
    }
    doubt_unknown_gminas(work, places.iter().map(|place| &place.teryt), &mut tally).await?;
    let (total, mut done) = (places.len() as u64, 0);
    for part in places.chunks(10_000) {
        store::save_postcode_places(work, part).await?;
        done += part.len() as u64;
        progress(done, Some(total));
    }
    Ok(tally.finish(total, vanished.len() as u64))
}

fn key(place: &PostcodePlace) -> Key {
    (place.postcode.as_str().to_owned(), place.place.clone(), place.teryt.clone())
}

struct Read {
    places: Vec<PostcodePlace>,
    named: FxHashSet<Key>,
    /// Codes of refused rows.
    refused: FxHashSet<String>,
    tally: Tally,
}

fn read(mut reader: TableReader<'_>, progress: Progress<'_>) -> Result<Read, CannotRead> {
    reader.require(&["postcode", "place", "teryt"])?;
    let mut tally = Tally::of(&reader);
    let (mut named, mut refused) = (FxHashSet::default(), FxHashSet::default());
    let mut places = Vec::new();
    while let Some(row) = reader.next_row()? {
        tally.read += 1;
        if tally.read.is_multiple_of(EVERY) {
            progress(tally.read, None);
        }
        match postcode_place(&row, &mut tally) {
            Ok(place) if named.insert(key(&place)) => places.push(place),
            // The same pair again, usually with the point of another street: the first one stands.
            Ok(_) => tally.passed_over += 1,
            Err(complaint) => {
                refused.extend(row.value("postcode").map(str::to_owned));
                tally.refuse(row, complaint);
            }
        }
    }
    Ok(Read { places, named, refused, tally })
}

fn postcode_place(row: &Row, tally: &mut Tally) -> Result<PostcodePlace, Complaint> {
    if let Some(problem) = row.problem() {
        return Err(problem.into());
    }
    let postcode = filled(row, "postcode")?.parse::<Postcode>().map_err(|error| {
        Complaint::new(
            "postcode",
            error.to_string(),
            "write two digits, a hyphen and three digits, for example 34-500",
        )
    })?;
    let place = filled(row, "place")?.to_owned();
    Ok(PostcodePlace { postcode, place, teryt: gmina(row, "teryt")?, point: point(row, tally) })
}
