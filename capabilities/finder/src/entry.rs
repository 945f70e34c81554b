//! What the finder knows of a service: the input of the index.

use institutions::Hours;
use uuid::Uuid;
use vocabulary::{LocalText, Point, Teryt};

/// One service of one institution, as far as finding it is concerned. The directory's records are turned into these;
/// the finder keeps nothing that it cannot be given again.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Identifier of the service in the directory.
    pub id: Uuid,
    /// Where the record comes from.
    pub source: String,
    /// Its identifier there.
    pub source_id: String,
    /// What it is called.
    pub name: LocalText,
    /// Code of the service type.
    pub service_type: String,
    /// The names of that type, in every language there is.
    pub service_type_name: LocalText,
    /// What it is, for whom, how much it costs: running text in which words may be found.
    pub description: LocalText,
    /// Who may use it.
    pub eligibility: LocalText,
    /// What it costs, in words.
    pub cost: LocalText,
    /// Identifier of the institution.
    pub institution_id: Uuid,
    /// What the institution is called.
    pub institution_name: LocalText,
    /// Code of its kind.
    pub institution_kind: String,
    /// The names of that kind, in every language there is.
    pub institution_kind_name: LocalText,
    /// Codes of the groups it is for.
    pub target_groups: Vec<String>,
    /// Codes of what makes it accessible, of the service and of its institution.
    pub access: Vec<String>,
    /// Languages in which it is given, as codes.
    pub languages: Vec<String>,
    /// `in_person`, `at_home`, `phone`, `online`.
    pub modes: Vec<String>,
    /// Where it is given.
    pub point: Option<Point>,
    /// The units whose residents it serves; empty when that is unknown.
    pub covers: Vec<Teryt>,
    /// Places free, for anybody.
    pub free_places: Option<u32>,
    /// Places a woman could have.
    pub free_for_women: Option<u32>,
    /// Places a man could have.
    pub free_for_men: Option<u32>,
    /// A duty that the law lays on the institution, not an offer somebody confirmed.
    pub statutory: bool,
    /// Whether it costs nothing; nothing when the source does not say.
    pub free_of_charge: Option<bool>,
    /// When it is open.
    pub hours: Hours,
    /// Open day and night.
    pub round_the_clock: bool,
    /// How complete the record is, 0 to 1.
    pub quality: f32,
    /// Its address must not be shown or used for distances.
    pub confidential: bool,
}
