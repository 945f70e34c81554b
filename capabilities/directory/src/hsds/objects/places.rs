//! Nouns: where a service is given and when: services at locations, addresses, access, phones, schedules.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attribute, Language, Metadata, Service, ServiceArea};

/// A place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Location)]
pub struct Location {
    /// Identifier; stays as long as the place does.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// Always `physical`.
    pub location_type: String,
    /// What the place is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub name: Option<String>,
    /// WGS 84 degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = f64)]
    pub latitude: Option<f64>,
    /// WGS 84 degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = f64)]
    pub longitude: Option<f64>,
    /// TERYT code of the gmina in which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub external_identifier: Option<String>,
    /// Always `TERYT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub external_identifier_type: Option<String>,
    /// Languages in which one can talk there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Postal address; missing when it is confidential.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Accessibility of the place, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accessibility: Vec<Accessibility>,
    /// When it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// What has no field of its own: precision of the point, translations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

/// A postal address; what is not known is an empty text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Address)]
pub struct Address {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid")]
    pub location_id: Option<Uuid>,
    /// Street and number, or village and number.
    pub address_1: String,
    /// Town or village.
    pub city: String,
    /// Powiat.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub region: Option<String>,
    /// Voivodeship.
    pub state_province: String,
    /// `dd-ddd`.
    pub postal_code: String,
    /// Always `PL`.
    pub country: String,
    /// Always `physical`.
    pub address_type: String,
}

/// A telephone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Phone)]
pub struct Phone {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// As published.
    pub number: String,
    /// Always `voice`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub r#type: Option<String>,
}

/// Hours as a rule of RFC 5545, or only in the words of the source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = hsds::Schedule)]
pub struct Schedule {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    pub id: Uuid,
    /// First day of an exception.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub valid_from: Option<String>,
    /// Last day of an exception.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub valid_to: Option<String>,
    /// Always `MO`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub wkst: Option<String>,
    /// `WEEKLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub freq: Option<String>,
    /// Always 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = u32)]
    pub interval: Option<u32>,
    /// Days of the week, for example `MO,TU`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub byday: Option<String>,
    /// The source's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub description: Option<String>,
    /// From.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub opens_at: Option<String>,
    /// Until; before `opens_at` when it runs past midnight.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub closes_at: Option<String>,
    /// Why there is an exception.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    pub notes: Option<String>,
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
