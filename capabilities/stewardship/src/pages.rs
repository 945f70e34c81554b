//! Doors for people who look after entries: the list of an institution's entries, one entry, its parts, its past, the
//! recycle bin; what others noticed; and, for the region, first publications and what is there twice.

mod add;
mod advice_door;
mod bin;
mod duplicates;
mod edit;
mod entries;
mod entry;
mod history;
mod import;
mod itself;
mod past;
mod pending;
mod picture;
mod presenting;
mod proposals;
mod translations;

use accounts::{Access, Permission, Staff};
use axum::{
    http::StatusCode,
    routing::{get, post},
};
use database::Work;
use directory::{Service, add::CannotDecide, look::Kept, pages::House, revise::CannotRevise};
use institutions::Institution;
use vocabulary::Id;
use web::{Localised, Pages, Problem, Upload};

macro_rules! routes {
    ($($(#[$documentation:meta])* $name:ident = $pl:literal, $en:literal, $uk:literal, $access:expr;)+) => {
        $($(#[$documentation])* pub const $name: Localised = Localised { pl: $pl, en: $en, uk: $uk };)+
        /// Who may open which of these pages.
        pub const ACCESS: &[(Localised, Access)] = &[$(($name, $access)),+];
    };
}

const EDIT_ENTRIES: Access = Access::Role(Permission::EditEntries);
const IMPORT_ENTRIES: Access = Access::Role(Permission::ImportEntries);
const VERIFY: Access = Access::Role(Permission::VerifyInstitutions);
const MERGE: Access = Access::Role(Permission::MergeEntries);

routes! {
    /// The entries of the institution.
    ENTRIES = "/pl/wpisy", "/en/entries", "/uk/zapysy", EDIT_ENTRIES;
    /// The same list as a file: `csv` or `xlsx`.
    ENTRIES_FILE = "/pl/wpisy/plik/{format}", "/en/entries/file/{format}", "/uk/zapysy/fail/{format}", EDIT_ENTRIES;
    /// A new entry.
    ADD = "/pl/wpisy/nowy", "/en/entries/new", "/uk/zapysy/novyi", EDIT_ENTRIES;
    /// What was withdrawn in the last 30 days.
    BIN = "/pl/wpisy/kosz", "/en/entries/bin", "/uk/zapysy/koshyk", EDIT_ENTRIES;
    /// Brings back from the bin.
    RESTORE = "/pl/wpisy/kosz/{id}", "/en/entries/bin/{id}", "/uk/zapysy/koshyk/{id}", EDIT_ENTRIES;
    /// What a text reads like, for the small script of the forms.
    ADVICE = "/pl/wpisy/tekst", "/en/entries/text", "/uk/zapysy/tekst", EDIT_ENTRIES;
    /// One entry.
    ENTRY = "/pl/wpisy/{id}", "/en/entries/{id}", "/uk/zapysy/{id}", EDIT_ENTRIES;
    /// Changing a part of it.
    PART = "/pl/wpisy/{id}/zmien/{part}", "/en/entries/{id}/change/{part}", "/uk/zapysy/{id}/zminyty/{part}", EDIT_ENTRIES;
    /// Its free places, from a phone.
    PLACES = "/pl/wpisy/{id}/wolne-miejsca", "/en/entries/{id}/free-places", "/uk/zapysy/{id}/vilni-mistsia", EDIT_ENTRIES;
    /// Its texts in other languages.
    TRANSLATIONS = "/pl/wpisy/{id}/tlumaczenia", "/en/entries/{id}/translations", "/uk/zapysy/{id}/pereklady", EDIT_ENTRIES;
    /// Its picture.
    PICTURE = "/pl/wpisy/{id}/obraz", "/en/entries/{id}/picture", "/uk/zapysy/{id}/zobrazhennia", EDIT_ENTRIES;
    /// What it said before.
    HISTORY = "/pl/wpisy/{id}/historia", "/en/entries/{id}/history", "/uk/zapysy/{id}/istoriia", EDIT_ENTRIES;
    /// Taking it out of the directory.
    WITHDRAW = "/pl/wpisy/{id}/wycofaj", "/en/entries/{id}/withdraw", "/uk/zapysy/{id}/vidklykaty", EDIT_ENTRIES;
    /// Many entries at once: the table to change, the form to send it, the sheets so far.
    IMPORTS = "/pl/wpisy-z-arkusza", "/en/entries-from-a-sheet", "/uk/zapysy-z-tablytsi", IMPORT_ENTRIES;
    /// What a sheet would do, or what it did.
    IMPORT = "/pl/wpisy-z-arkusza/{id}", "/en/entries-from-a-sheet/{id}", "/uk/zapysy-z-tablytsi/{id}", IMPORT_ENTRIES;
    /// The institutions that somebody may describe.
    ITSELF_LIST = "/pl/o-instytucji", "/en/about-the-institution", "/uk/pro-ustanovu", EDIT_ENTRIES;
    /// What an institution says about itself.
    ITSELF = "/pl/o-instytucji/{id}", "/en/about-the-institution/{id}", "/uk/pro-ustanovu/{id}", EDIT_ENTRIES;
    /// Changing a part of it.
    ITSELF_PART = "/pl/o-instytucji/{id}/zmien/{part}", "/en/about-the-institution/{id}/change/{part}", "/uk/pro-ustanovu/{id}/zminyty/{part}", EDIT_ENTRIES;
    /// Its picture.
    ITSELF_PICTURE = "/pl/o-instytucji/{id}/obraz", "/en/about-the-institution/{id}/picture", "/uk/pro-ustanovu/{id}/zobrazhennia", EDIT_ENTRIES;
    /// What it said before.
    ITSELF_HISTORY = "/pl/o-instytucji/{id}/historia", "/en/about-the-institution/{id}/history", "/uk/pro-ustanovu/{id}/istoriia", EDIT_ENTRIES;
    /// What others noticed about the institution's entries.
    PROPOSALS = "/pl/zgloszenia", "/en/reports", "/uk/povidomlennia", EDIT_ENTRIES;
    /// One of these.
    PROPOSAL = "/pl/zgloszenia/{id}", "/en/reports/{id}", "/uk/povidomlennia/{id}", EDIT_ENTRIES;
    /// What nobody answered for 14 days.
    OVERDUE = "/pl/zgloszenia-bez-odpowiedzi", "/en/unanswered-reports", "/uk/povidomlennia-bez-vidpovidi", VERIFY;
    /// One of these.
    OVERDUE_ONE = "/pl/zgloszenia-bez-odpowiedzi/{id}", "/en/unanswered-reports/{id}", "/uk/povidomlennia-bez-vidpovidi/{id}", VERIFY;
    /// First publications that wait for the region.
    PENDING = "/pl/pierwsze-wpisy", "/en/first-entries", "/uk/pershi-zapysy", VERIFY;
    /// Decides about one of these.
    PENDING_ONE = "/pl/pierwsze-wpisy/{id}", "/en/first-entries/{id}", "/uk/pershi-zapysy/{id}", VERIFY;
    /// What may be in the directory twice.
    DUPLICATES = "/pl/powtorzenia", "/en/duplicates", "/uk/povtorennia", MERGE;
    /// What was joined, and parting it again.
    MERGED = "/pl/powtorzenia/polaczone", "/en/duplicates/joined", "/uk/povtorennia/obiednani", MERGE;
    /// Two that may be one.
    DUPLICATE = "/pl/powtorzenia/para/{pair}", "/en/duplicates/pair/{pair}", "/uk/povtorennia/para/{pair}", MERGE;
}

/// The largest picture that arrives; what is a little too large is refused with words.
const PICTURES: usize = 2 * directory::pictures::LARGEST;

/// All pages of looking after entries.
pub fn pages() -> Pages<House> {
    Pages::new()
        .page(ENTRIES, get(entries::show))
        .page(ENTRIES_FILE, get(entries::file))
        .page(ADD, get(add::ask).post(add::take))
        .page(BIN, get(bin::show))
        .page(RESTORE, post(bin::restore))
        .page(ADVICE, post(advice_door::answer))
        .page(ENTRY, get(entry::show).post(entry::confirm))
        .page(PART, get(edit::ask).post(edit::take))
        .page(PLACES, get(edit::ask_places).post(edit::take_places))
        .page(TRANSLATIONS, get(translations::ask).post(translations::take))
        .page(PICTURE, get(picture::ask_entry).post(picture::take_entry).layer(Upload::of_at_most(PICTURES)))
        .page(HISTORY, get(history::show).post(history::take))
        .page(WITHDRAW, get(bin::ask).post(bin::withdraw))
        .page(
            IMPORTS,
            get(import::show).post(import::take).layer(Upload::of_at_most(directory::import::LARGEST)),
        )
        .page(IMPORT, get(import::one).post(import::act))
        .page(ITSELF_LIST, get(itself::list))
        .page(ITSELF, get(itself::show))
        .page(ITSELF_PART, get(itself::ask).post(itself::take))
        .page(
            ITSELF_PICTURE,
            get(picture::ask_itself).post(picture::take_itself).layer(Upload::of_at_most(PICTURES)),
        )
        .page(ITSELF_HISTORY, get(itself::show_history).post(itself::return_to))
        .page(PROPOSALS, get(proposals::show))
        .page(PROPOSAL, get(proposals::ask).post(proposals::take))
        .page(OVERDUE, get(proposals::show_overdue))
        .page(OVERDUE_ONE, get(proposals::ask_overdue).post(proposals::take_overdue))
        .page(PENDING, get(pending::show))
        .page(PENDING_ONE, get(pending::ask).post(pending::take))
        .page(DUPLICATES, get(duplicates::show).post(duplicates::search))
        .page(MERGED, get(duplicates::show_merged).post(duplicates::part))
        .page(DUPLICATE, get(duplicates::ask).post(duplicates::take))
}

/// An entry of one's own.
pub(super) struct Mine {
    pub kept: Kept,
    pub institution: Institution,
}

impl Mine {
    fn service(&self) -> &Service {
        &self.kept.service
    }

    /// Of the entry that is there; one that was withdrawn is found in the bin.
    async fn present(work: &mut Work, staff: &Staff, id: &str) -> Result<Self, Problem> {
        let mine = Self::of(work, staff, id).await?;
        if mine.kept.removed_at.is_some() {
            return Err(gone(staff));
        }
        Ok(mine)
    }

    /// The entry of an address, withdrawn or not; another's is as if it were not there.
    async fn of(work: &mut Work, staff: &Staff, id: &str) -> Result<Self, Problem> {
        staff.must(Permission::EditEntries)?;
        let id: Id<Service> = id.parse().map_err(|_| Problem::not_found())?;
        let kept = directory::look::one(work, id).await.map_err(Problem::fault)?;
        let kept = kept.ok_or_else(Problem::not_found)?;
        let institution =
            institutions::look::one(work, kept.service.institution).await.map_err(Problem::fault)?;
        let institution = institution.ok_or_else(Problem::not_found)?.institution;
        staff.scope.may_at(Permission::EditEntries, &institution)?;
        Ok(Self { kept, institution })
    }
}

/// A unit of work in the name of an institution within reach.
async fn work_at(staff: &Staff, institution: &Institution) -> Result<Work, Problem> {
    let actor = staff.scope.actor_at(institution)?;
    staff.keeper.database.work(staff.keeper.context(actor)).await.map_err(Problem::fault)
}

/// The institutions whose entries the person keeps.
async fn within_reach(work: &mut Work, staff: &Staff) -> Result<Vec<Institution>, Problem> {
    staff.must(Permission::EditEntries)?;
    directory::stewarding::within_reach(work, &staff.scope).await.map_err(Problem::fault)
}

fn gone(staff: &Staff) -> Problem {
    Problem::refusal(StatusCode::GONE, "steward-gone")
        .link("steward-bin-title", staff.visit.address(BIN))
        .link("steward-entries-title", staff.visit.address(ENTRIES))
}

/// A refusal of the verbs as a page. Conflicts and missing names are shown by the forms.
fn refused(staff: &Staff, refusal: CannotRevise) -> Problem {
    match refusal {
        CannotRevise::NotAllowed(refusal) => refusal.into(),
        CannotRevise::Gone => gone(staff),
        CannotRevise::Nameless => Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY),
        CannotRevise::Conflict(kept) => Problem::refusal(StatusCode::CONFLICT, "steward-conflict")
            .link("steward-entry-back", entry_address(staff, kept.service.id)),
        CannotRevise::NoSuchVersion => Problem::not_found(),
        CannotRevise::Database(fault) => Problem::fault(fault),
    }
}

fn undecided(refusal: CannotDecide) -> Problem {
    match refusal {
        CannotDecide::NotAllowed(refusal) => refusal.into(),
        CannotDecide::NoReason => Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY),
        CannotDecide::Decided => Problem::refusal(StatusCode::CONFLICT, "steward-decided"),
        CannotDecide::Database(fault) => Problem::fault(fault),
        CannotDecide::Privacy(fault) => Problem::fault(fault),
    }
}

fn entry_address(staff: &Staff, id: Id<Service>) -> String {
    staff.visit.fill(ENTRY, &[("id", &id.to_string())])
}
