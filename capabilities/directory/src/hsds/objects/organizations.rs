//! Nouns: who gives services, under which registry numbers.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attribute, Contact, Location, Metadata, Phone, Url};

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
