//! Nouns: what a service is: for whom, where it serves, what it costs, what to bring, how many places.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attribute, Contact, Language, Metadata, Organization, Phone, Schedule, ServiceAtLocation, Url};

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
