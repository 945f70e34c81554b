//! When offers were confirmed, without the rest of their facts.

use database::{Fault, Work, values};
use institutions::Institution;
use vocabulary::Id;

use super::CONFIRMATIONS;
use crate::{Confirmation, Service};

/// When somebody last said that an offer is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The offer.
    pub service: Id<Service>,
    /// Whose it is.
    pub institution: Id<Institution>,
    /// A code of the list `cus_area`.
    pub area: String,
    /// When, by whom, and when to ask again.
    pub confirmation: Confirmation,
}

pub async fn confirmations(work: &mut Work) -> Result<Vec<Confirmed>, Fault> {
    let mut found = Vec::new();
    work.each(CONFIRMATIONS, values![], |row| {
        let text = |column: &str| row.get::<Option<String>>(column).map(Option::unwrap_or_default);
        found.push(Confirmed {
            service: row.get("service_id")?,
            institution: row.get("institution_id")?,
            area: row.get("area")?,
            confirmation: Confirmation {
                on: text("confirmed_on")?.parse().ok(),
                by: text("confirmed_by")?,
                next_due: text("next_due")?.parse().ok(),
            },
        });
        Ok(())
    })
    .await?;
    Ok(found)
}
