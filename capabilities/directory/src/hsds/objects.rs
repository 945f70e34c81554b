//! Nouns: the objects of HSDS 3.1 that this directory speaks of, with the fields it fills.
//!
//! Field names are those of the specification (Open Referral, Human Services Data Specification 3.1); the
//! remarks say what stands in them here.

mod places;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use self::places::{Address, Location, Phone, Schedule};

/// A service, nested as deep as it was asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Service)]
pub struct Service {
    /// Identifier; stays the same for ever.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// Who gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub organization_id: Option<Uuid>,
    /// What people call it, in Polish.
    pub name: String,
    /// What it is, in Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub description: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub url: Option<String>,
    /// Further websites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_urls: Vec<Url>,
    /// Mailbox of the office.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub email: Option<String>,
    /// `active`, `temporarily closed` or `defunct`.
    pub status: String,
    /// How to begin, in Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub application_process: Option<String>,
    /// What it costs, in Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub fees_description: Option<String>,
    /// How long people wait, as a duration of ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub wait_time: Option<String>,
    /// For whom, in Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub eligibility_description: Option<String>,
    /// From this age, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = u32)]
    pub minimum_age: Option<u32>,
    /// Up to this age, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = u32)]
    pub maximum_age: Option<u32>,
    /// The earliest day on which the entry can have been confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub assured_date: Option<String>,
    /// What a reader must know first: an obligation without a confirmed offer, an invented example.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub alert: Option<String>,
    /// When the entry last changed.
    #[schema(format = DateTime)]
    pub last_modified: String,
    /// Telephones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// When, where that differs from the place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// The units whose inhabitants it serves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_areas: Vec<ServiceArea>,
    /// Where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub service_at_locations: Vec<ServiceAtLocation>,
    /// Languages spoken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Who gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, value_type = Organization)]
    pub organization: Option<Box<Organization>>,
    /// Prices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cost_options: Vec<CostOption>,
    /// What to bring.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_documents: Vec<RequiredDocument>,
    /// Further mailboxes of the office.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Free places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub capacities: Vec<Capacity>,
    /// What has no field of its own: codes, translations, accessibility, source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// The last change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata>,
}

/// An institution, nested as deep as it was asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Organization)]
pub struct Organization {
    /// Identifier; stays the same for ever.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// Its name, in Polish.
    pub name: String,
    /// What kind of institution it is, in Polish.
    pub description: String,
    /// Mailbox of the office.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub email: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub website: Option<String>,
    /// Further websites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_websites: Vec<Url>,
    /// The institution of which it is a branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub parent_organization_id: Option<Uuid>,
    /// Further mailboxes of the office.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Telephones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// The seat.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// Numbers in registers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization_identifiers: Vec<OrganizationIdentifier>,
    /// What it offers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceName>,
    /// When the entry last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = DateTime)]
    pub last_modified: Option<String>,
    /// `defunct` when its source no longer names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub status: Option<String>,
    /// What has no field of its own: kind, unit, translations, accessibility, source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// The last change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata>,
}

/// A service by its name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::ServiceName)]
pub struct ServiceName {
    /// Identifier of the service.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Whether it can be had.
    pub status: String,
}

/// A service at one of its places.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::ServiceAtLocation)]
pub struct ServiceAtLocation {
    /// Identifier; stays as long as the place does.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub service_id: Option<Uuid>,
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub location_id: Option<Uuid>,
    /// The units whose inhabitants are served here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_areas: Vec<ServiceArea>,
    /// Telephones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// When.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, value_type = Location)]
    pub location: Option<Box<Location>>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, value_type = Service)]
    pub service: Option<Box<Service>>,
    /// What has no field of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// The last change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata>,
}

/// A territorial unit that is served.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::ServiceArea)]
pub struct ServiceArea {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub service_id: Option<Uuid>,
    /// Name of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub name: Option<String>,
    /// Its TERYT code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub extent: Option<String>,
    /// Always `TERYT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub extent_type: Option<String>,
}

/// A spoken language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Language)]
pub struct Language {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// Its Polish name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub name: Option<String>,
    /// BCP 47 code, or a code of the list `language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub code: Option<String>,
}

/// A price.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::CostOption)]
pub struct CostOption {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// For whom or for what.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub option: Option<String>,
    /// `PLN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub currency: Option<String>,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = f64)]
    pub amount: Option<f64>,
}

/// Something to bring.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::RequiredDocument)]
pub struct RequiredDocument {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// What.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub document: Option<String>,
    /// Translations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

/// A further mailbox of an office. No person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Contact)]
pub struct Contact {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub email: Option<String>,
}

/// A further website.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Url)]
pub struct Url {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The address.
    pub url: String,
}

/// Free places at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Capacity)]
pub struct Capacity {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub service_id: Option<Uuid>,
    /// What is counted.
    pub unit: Unit,
    /// Free.
    pub available: u32,
    /// All.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = u32)]
    pub maximum: Option<u32>,
    /// The moment the figures describe.
    #[schema(format = DateTime)]
    pub updated: String,
}

/// What is counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Unit)]
pub struct Unit {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// Always `place`.
    pub name: String,
}

/// A number in a register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::OrganizationIdentifier)]
pub struct OrganizationIdentifier {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The institution.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub organization_id: Option<Uuid>,
    /// Scheme as org-id.guide writes it, for example `PL-REGON`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub identifier_scheme: Option<String>,
    /// The register.
    pub identifier_type: String,
    /// The number as its source states it.
    pub identifier: String,
    /// Who states it, and when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

/// One statement about accessibility.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Accessibility)]
pub struct Accessibility {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub location_id: Option<Uuid>,
    /// In Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub description: Option<String>,
    /// Code of the list `access_need`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub details: Option<String>,
}

/// A statement about a record that has no field of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Attribute)]
pub struct Attribute {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub link_id: Option<Uuid>,
    /// What is stated: a name of a field or of a code list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub link_type: Option<String>,
    /// What kind of record it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub link_entity: Option<String>,
    /// What is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub value: Option<String>,
    /// The language of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub label: Option<String>,
    /// The code, when a code is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub taxonomy_term_id: Option<Uuid>,
    /// The code, when a code is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, value_type = TaxonomyTerm)]
    pub taxonomy_term: Option<Box<TaxonomyTerm>>,
    /// Who confirmed it, and when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata>,
}

/// A code list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Taxonomy)]
pub struct Taxonomy {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// Its key.
    pub name: String,
    /// What its codes say.
    pub description: String,
}

/// A code of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::TaxonomyTerm)]
pub struct TaxonomyTerm {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The code, stable for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub code: Option<String>,
    /// What people call it, in Polish.
    pub name: String,
    /// In English, or in Polish where there is no English.
    pub description: String,
    /// The code above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub parent_id: Option<Uuid>,
    /// Key of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub taxonomy: Option<String>,
    /// The list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, value_type = Taxonomy)]
    pub taxonomy_detail: Option<Box<Taxonomy>>,
    /// Language of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub language: Option<String>,
    /// The list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub taxonomy_id: Option<Uuid>,
}

/// A change of a record, or a confirmation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Metadata)]
pub struct Metadata {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub resource_id: Option<Uuid>,
    /// What kind of record it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub resource_type: Option<String>,
    /// Day.
    pub last_action_date: String,
    /// What was done.
    pub last_action_type: String,
    /// Which field; empty for the whole record.
    pub field_name: String,
    /// What stood there; empty when it is not told.
    pub previous_value: String,
    /// What stands there now; empty when it is not told.
    pub replacement_value: String,
    /// The source or the role.
    pub updated_by: String,
}
