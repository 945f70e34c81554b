//! Writing the directory out: as tables that can be taken in again, and as HSDS 3.1.
//!
//! Everything is written page by page, so that memory does not grow with the directory. Confidential addresses are
//! left out unless the operator asks for them.

mod open_referral;
pub(crate) mod tables;

use std::collections::HashMap;

use database::{Fault, Work};
use institutions::Institution;
use spreadsheets::CannotWrite;
use vocabulary::Id;

pub use self::{
    open_referral::{Shape, data_package, hsds},
    tables::{INSTITUTION_COLUMNS, SERVICE_COLUMNS, TableFormat, institutions, services},
};
use crate::{
    Filter,
    look::{self, Kept},
};

/// Why nothing could be written.
#[derive(Debug, thiserror::Error)]
pub enum CannotExport {
    /// The file cannot be written.
    #[error("the file cannot be written: {0}. Check the path, the permissions and the room on the disk")]
    File(#[from] std::io::Error),
    /// A table cannot be written.
    #[error(transparent)]
    Table(#[from] CannotWrite),
    /// The archive cannot be written.
    #[error("the archive cannot be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Whether addresses that nobody in public may see are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Confidential {
    /// They are left out.
    #[default]
    LeftOut,
    /// They are written: the file itself is then confidential.
    Written,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// Institutions.
    pub institutions: u64,
    /// Services.
    pub services: u64,
    /// Further sites of services, for which a table has no columns; HSDS has them.
    pub sites_left_out: u64,
}

/// Told while writing: how many records are done.
pub type Progress<'a> = &'a mut (dyn FnMut(u64) + Send);

/// How many records are in memory at once.
const PAGE: usize = 500;

/// A page of institutions, tombstones left out.
async fn page_of_institutions(
    work: &mut Work,
    confidential: Confidential,
    offset: usize,
) -> Result<Vec<(Institution, vocabulary::Moment)>, Fault> {
    let page = institutions::look::page(work, PAGE, offset).await?;
    Ok(page.into_iter().map(|(institution, at)| (shown(institution, confidential), at)).collect())
}

/// A page of services, tombstones left out, with their institutions.
async fn page_of_services(
    work: &mut Work,
    confidential: Confidential,
    offset: usize,
) -> Result<(Vec<Kept>, HashMap<Id<Institution>, Institution>), Fault> {
    let mut page = look::found(work, &Filter::default(), PAGE, offset).await?;
    if confidential == Confidential::LeftOut {
        page = page.into_iter().map(|kept| Kept { service: kept.service.for_the_public(), ..kept }).collect();
    }
    let mut ids: Vec<_> = page.iter().map(|kept| kept.service.institution).collect();
    ids.sort_unstable();
    ids.dedup();
    let institutions = institutions::look::some(work, &ids).await?;
    let institutions = institutions
        .into_iter()
        .map(|institution| (institution.id, shown(institution, confidential)))
        .collect();
    Ok((page, institutions))
}

fn shown(institution: Institution, confidential: Confidential) -> Institution {
    match confidential {
        Confidential::Written => institution,
        Confidential::LeftOut => {
            let mut institution = institution.for_the_public();
            if institution.address.confidential {
                // In which gmina a hidden house stands is part of its address.
                institution.located_in = institution.teryt.clone();
            }
            institution
        }
    }
}
