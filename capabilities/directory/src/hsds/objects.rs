//! Nouns: the objects of HSDS 3.1 that this directory speaks of, with the fields it fills.
//!
//! Field names are those of the specification (Open Referral, Human Services Data Specification 3.1); the
//! remarks say what stands in them here. Each kind of record has its own file; what all have stands here.

mod organizations;
mod places;
mod services;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use self::{
    organizations::{Organization, OrganizationIdentifier, ServiceName},
    places::{Accessibility, Address, Location, Phone, Schedule, ServiceAtLocation},
    services::{Capacity, CostOption, RequiredDocument, Service, ServiceArea, Unit},
};

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
