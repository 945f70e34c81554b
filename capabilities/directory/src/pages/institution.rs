//! The page of an institution: who it is, how to reach it, what it offers.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use institutions::{Institution, Register};
use translations::Speak;
use vocabulary::Id;
use web::{Frame, Page, Problem, Visit};

use super::{
    House, INSTITUTION, PictureShown,
    lists::{ServiceCard, card, institution_link},
    picture,
    presenting::{
        AccessGroup, ContactsShown, HoursShown, Link, PlaceShown, Said, SourceShown, Sources, access_groups,
        code_name, date, unit_address, unit_name,
    },
};
use crate::{
    duplicates::{Kind, merged_into},
    look,
    pictures::Owner,
};

/// A register number with who states it.
struct ClaimShown {
    register: &'static str,
    number: String,
    stated: String,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "institution.html")]
struct InstitutionPage {
    picture: Option<PictureShown>,
    frame: Frame,
    t: Speak,
    name: Said,
    kind: Said,
    is_example: bool,
    unofficial: bool,
    part_of: Option<Link>,
    branches: Vec<Link>,
    contacts: ContactsShown,
    hours: HoursShown,
    place: PlaceShown,
    access: Vec<AccessGroup>,
    languages: Vec<Said>,
    plain: Option<Said>,
    sign_language: String,
    services: Vec<ServiceCard>,
    serves: Vec<Link>,
    claims: Vec<ClaimShown>,
    source: SourceShown,
    also_in: Vec<String>,
}

/// Shows an institution.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut work = house.reading().await?;
    let (institution, removed) = if let Ok(id) = id.parse::<Id<Institution>>() {
        let kept = institutions::look::one(&mut work, id).await.map_err(Problem::fault)?;
        let kept = kept.ok_or_else(Problem::not_found)?;
        (kept.institution, kept.removed_at.is_some())
    } else {
        let found = institutions::look::by_source_id(&mut work, &id).await.map_err(Problem::fault)?;
        (found.ok_or_else(Problem::not_found)?, false)
    };
    let canonical = visit.fill(INSTITUTION, &[("id", &institution.id.to_string())]);
    if canonical != visit.path {
        return Ok(Redirect::permanent(&canonical).into_response());
    }
    let institution = institution.for_the_public();
    if removed
        && let Some(into) =
            merged_into(&mut work, Kind::Institution, institution.id.uuid()).await.map_err(Problem::fault)?
    {
        let address = visit.fill(INSTITUTION, &[("id", &into.to_string())]);
        return Ok(Redirect::permanent(&address).into_response());
    }
    if removed {
        let name = visit.t.typography(institution.name.in_language(visit.language));
        return Err(Problem::refusal(StatusCode::GONE, "institution-ended")
            .with("name", name)
            .link("service-ended-near", unit_address(&visit, &institution.teryt)));
    }
    page(&visit, &house, &mut work, &institution).await.map(IntoResponse::into_response)
}

async fn page(
    visit: &Visit,
    house: &House,
    work: &mut Work,
    institution: &Institution,
) -> Result<Page<InstitutionPage>, Problem> {
    let codes = house.codes.get();
    let t = visit.speak();
    let today = work.moment().day_in_poland();
    let now = work.moment().clock_in_poland();
    let sources = Sources::new(institutions::look::sources(work).await.map_err(Problem::fault)?, &visit.t);
    let name = Said::of(&institution.name, &t).unwrap_or_default();
    let kind = code_name(&codes, "institution_kind", &institution.kind, &t);
    let mut frame = visit.frame(name.text.clone()).described(kind.text.clone()).under_front(visit);
    if let Some(unit) = territory::unit(work, &institution.teryt, today).await.map_err(Problem::fault)? {
        frame = frame.under(unit_name(&t, &unit), unit_address(visit, &unit.teryt));
    }
    let part_of = match institution.part_of {
        Some(id) => institutions::look::one(work, id).await.map_err(Problem::fault)?,
        None => None,
    };
    let branches = institutions::look::branches(work, institution.id).await.map_err(Problem::fault)?;
    let services = look::of_institution(work, institution.id).await.map_err(Problem::fault)?;
    let mut serves = Vec::new();
    for teryt in institution.serves.iter().take(30) {
        if let Some(unit) = territory::unit(work, teryt, today).await.map_err(Problem::fault)? {
            serves.push(Link { said: Said::own(unit_name(&t, &unit)), address: unit_address(visit, teryt) });
        }
    }
    let claims = institution
        .claims
        .iter()
        .map(|claim| ClaimShown {
            register: match claim.register {
                Register::Regon => "REGON",
                Register::Nip => "NIP",
                Register::Krs => "KRS",
                Register::Rspo => "RSPO",
            },
            number: claim.number.clone(),
            stated: match claim.as_of {
                Some(as_of) => format!("{}, {}", sources.publisher(&claim.source), date(&t, as_of)),
                None => sources.publisher(&claim.source),
            },
            wrong: !claim.is_well_formed(),
        })
        .collect();
    let texts = &institution.texts;
    Ok(Page(InstitutionPage {
        picture: picture(work, visit, Owner::Institution(institution.id)).await.map_err(Problem::fault)?,
        frame,
        name,
        kind,
        is_example: institution.is_example,
        unofficial: sources.is_unofficial(&institution.provenance.source),
        part_of: part_of
            .filter(|kept| kept.removed_at.is_none())
            .and_then(|kept| institution_link(visit, &kept.institution)),
        branches: branches.iter().filter_map(|branch| institution_link(visit, branch)).collect(),
        contacts: ContactsShown::of(&institution.contacts, &institutions::Contacts::default()),
        hours: HoursShown::of(&institution.hours, now, &t),
        place: PlaceShown::seat(institution),
        access: access_groups(&institution.access, &codes, &sources, &t),
        languages: institution.languages.iter().map(|code| code_name(&codes, "language", code, &t)).collect(),
        plain: Said::of(&texts.plain, &t).or_else(|| Said::of(&texts.easy_to_read, &t)),
        sign_language: texts.sign_language_url.clone().unwrap_or_default(),
        services: services
            .into_iter()
            .map(|kept| card(visit, &kept.service.for_the_public(), None, &sources))
            .collect(),
        serves,
        claims,
        source: sources.shown(&institution.provenance, &t),
        also_in: institution.provenance.also_in.iter().map(|key| sources.title(key)).collect(),
        t,
    }))
}
