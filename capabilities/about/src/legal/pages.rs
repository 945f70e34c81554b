//! Doors for those who answer for an institution, and for whoever runs the instance.

mod documents;
mod register;

use accounts::{Access, NotAllowed, Permission, Staff};
use axum::{
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use institutions::Institution;
use privacy::ColumnRule;
use web::{Localised, Pages, Problem};

/// The register of the institution for which somebody works.
pub const REGISTER: Localised =
    Localised { pl: "/pl/rejestr-czynnosci", en: "/en/processing-register", uk: "/uk/reiestr-obrobky" };
/// The same as a table: `csv` or `xlsx`.
pub const REGISTER_TABLE: Localised = Localised {
    pl: "/pl/rejestr-czynnosci/{format}",
    en: "/en/processing-register/{format}",
    uk: "/uk/reiestr-obrobky/{format}",
};
/// The register as the operator of the instance, the processor, keeps it.
pub const OPERATORS_REGISTER: Localised = Localised {
    pl: "/pl/administracja/rejestr-czynnosci",
    en: "/en/administration/processing-register",
    uk: "/uk/administruvannia/reiestr-obrobky",
};
/// The same as a table.
pub const OPERATORS_REGISTER_TABLE: Localised = Localised {
    pl: "/pl/administracja/rejestr-czynnosci/{format}",
    en: "/en/administration/processing-register/{format}",
    uk: "/uk/administruvannia/reiestr-obrobky/{format}",
};
/// The documents of the pack.
pub const DOCUMENTS_LIST: Localised = Localised {
    pl: "/pl/dokumenty-ochrony-danych",
    en: "/en/data-protection-documents",
    uk: "/uk/dokumenty-zakhystu-danykh",
};
/// One document, to be read and printed.
pub const DOCUMENT: Localised = Localised {
    pl: "/pl/dokumenty-ochrony-danych/{document}",
    en: "/en/data-protection-documents/{document}",
    uk: "/uk/dokumenty-zakhystu-danykh/{document}",
};
/// One document as a file: `md`, `txt` or `html`.
pub const DOCUMENT_FILE: Localised = Localised {
    pl: "/pl/dokumenty-ochrony-danych/{document}/{format}",
    en: "/en/data-protection-documents/{document}/{format}",
    uk: "/uk/dokumenty-zakhystu-danykh/{document}/{format}",
};

/// Who may open which of these pages.
pub const ACCESS: &[(Localised, Access)] = &[
    (REGISTER, Access::Role(Permission::ManageTeam)),
    (REGISTER_TABLE, Access::Role(Permission::ManageTeam)),
    (OPERATORS_REGISTER, Access::Role(Permission::Administer)),
    (OPERATORS_REGISTER_TABLE, Access::Role(Permission::Administer)),
    (DOCUMENTS_LIST, Access::Role(Permission::ManageTeam)),
    (DOCUMENT, Access::Role(Permission::ManageTeam)),
    (DOCUMENT_FILE, Access::Role(Permission::ManageTeam)),
];

/// What these pages need.
#[derive(Debug, Clone)]
pub struct House {
    /// Who runs the instance, and where it is reached.
    pub about: crate::House,
    /// What all crates keep about people.
    pub personal: Vec<ColumnRule>,
}

/// The pages.
pub fn pages() -> Pages<House> {
    Pages::new()
        .page(REGISTER, get(register::show_own))
        .page(REGISTER_TABLE, get(register::own_file))
        .page(OPERATORS_REGISTER, get(register::show_all))
        .page(OPERATORS_REGISTER_TABLE, get(register::whole_file))
        .page(DOCUMENTS_LIST, get(documents::list))
        .page(DOCUMENT, get(documents::show))
        .page(DOCUMENT_FILE, get(documents::file))
}

/// The institution for which somebody answers.
async fn own(staff: &Staff) -> Result<Institution, Problem> {
    staff.must(Permission::ManageTeam)?;
    let id = staff.scope.institution().ok_or(NotAllowed::Role)?;
    let mut work = staff.reading().await?;
    let kept = institutions::look::one(&mut work, id).await.map_err(Problem::fault)?;
    Ok(kept.ok_or_else(Problem::not_found)?.institution)
}

/// Street, postal code and town in one line; nothing when it must stay secret.
fn address_of(institution: &Institution) -> String {
    let address = &institution.address;
    if address.confidential {
        return String::new();
    }
    let town: Vec<&str> =
        [&address.postcode, &address.city].into_iter().flatten().map(String::as_str).collect();
    let lines = [address.street.clone().unwrap_or_default(), town.join(" ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn attachment(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
