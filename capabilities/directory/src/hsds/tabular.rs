//! The tabular form of HSDS: which tables there are, and how their rows name each other.

/// Which rows of a table belong into which field of the rows of another: (in, field, of, named by, unless).
pub type Nest = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

/// The fields that hold rows of other tables.
pub const NESTS: &[Nest] = &[
    ("organization", "phones", "phone", "organization_id", &["service_id", "location_id"]),
    ("organization", "contacts", "contact", "organization_id", &["service_id", "location_id"]),
    ("organization", "locations", "location", "organization_id", &[]),
    ("organization", "addresses", "address", "organization_id", &["location_id"]),
    ("organization", "organization_identifiers", "organization_identifier", "organization_id", &[]),
    ("organization", "additional_websites", "url", "organization_id", &["service_id"]),
    ("organization", "attributes", "attribute", "link_id", &[]),
    ("organization_identifier", "attributes", "attribute", "link_id", &[]),
    ("location", "addresses", "address", "location_id", &[]),
    ("location", "accessibility", "accessibility", "location_id", &[]),
    ("location", "schedules", "schedule", "location_id", &["service_id", "service_at_location_id"]),
    ("location", "attributes", "attribute", "link_id", &[]),
    ("service", "phones", "phone", "service_id", &[]),
    ("service", "contacts", "contact", "service_id", &[]),
    ("service", "schedules", "schedule", "service_id", &[]),
    ("service", "service_areas", "service_area", "service_id", &[]),
    ("service", "languages", "language", "service_id", &[]),
    ("service", "cost_options", "cost_option", "service_id", &[]),
    ("service", "required_documents", "required_document", "service_id", &[]),
    ("service", "capacities", "service_capacity", "service_id", &[]),
    ("service", "additional_urls", "url", "service_id", &[]),
    ("service", "eligibilitys", "eligibility", "service_id", &[]),
    ("service", "service_taxonomies", "service_taxonomy", "service_id", &[]),
    ("service", "attributes", "attribute", "link_id", &[]),
    ("service", "service_at_locations", "service_at_location", "service_id", &[]),
    ("service_at_location", "schedules", "schedule", "service_at_location_id", &["service_id"]),
    ("required_document", "attributes", "attribute", "link_id", &[]),
    ("attribute", "metadata", "metadata", "resource_id", &[]),
];

/// Which row of another table a row names: (in, field, named by, of).
pub const LINKS: &[(&str, &str, &str, &str)] = &[
    ("service_at_location", "location", "location_id", "location"),
    ("attribute", "taxonomy_term", "taxonomy_term_id", "taxonomy_term"),
    ("service_taxonomy", "taxonomy_term", "taxonomy_term_id", "taxonomy_term"),
    ("service_taxonomy", "taxonomy", "taxonomy_id", "taxonomy"),
    ("service_capacity", "unit", "unit_id", "unit"),
];

/// The tables that an export writes: name of the table, of the file, and the columns.
pub const TABLES: &[(&str, &str, &[&str])] = &[
    ("organization", "organizations.csv", &["id", "name", "description", "email", "website", "parent_organization_id"]),
    (
        "service",
        "services.csv",
        &[
            "id", "organization_id", "name", "description", "url", "email", "status", "application_process",
            "fees_description", "wait_time", "eligibility_description", "minimum_age", "maximum_age", "assured_date",
            "alert", "last_modified",
        ],
    ),
    ("service_at_location", "service_at_location.csv", &["id", "service_id", "location_id"]),
    (
        "location",
        "locations.csv",
        &[
            "id", "organization_id", "location_type", "name", "latitude", "longitude", "external_identifier",
            "external_identifier_type",
        ],
    ),
    (
        "address",
        "addresses.csv",
        &["id", "location_id", "address_1", "city", "region", "state_province", "postal_code", "country", "address_type"],
    ),
    ("phone", "phones.csv", &["id", "organization_id", "service_id", "location_id", "number", "type"]),
    ("contact", "contacts.csv", &["id", "organization_id", "service_id", "location_id", "email"]),
    (
        "schedule",
        "schedules.csv",
        &[
            "id", "service_id", "location_id", "service_at_location_id", "valid_from", "valid_to", "wkst", "freq",
            "interval", "byday", "description", "opens_at", "closes_at", "notes",
        ],
    ),
    ("service_area", "service_areas.csv", &["id", "service_id", "name", "extent", "extent_type"]),
    ("language", "languages.csv", &["id", "service_id", "name", "code"]),
    ("cost_option", "cost_options.csv", &["id", "service_id", "option", "currency", "amount"]),
    ("required_document", "required_documents.csv", &["id", "service_id", "document"]),
    ("service_capacity", "service_capacity.csv", &["id", "service_id", "unit_id", "available", "maximum", "updated"]),
    ("unit", "units.csv", &["id", "name"]),
    ("url", "url.csv", &["id", "organization_id", "service_id", "url"]),
    (
        "organization_identifier",
        "organization_identifiers.csv",
        &["id", "organization_id", "identifier_scheme", "identifier_type", "identifier"],
    ),
    ("accessibility", "accessibility.csv", &["id", "location_id", "description", "details"]),
    (
        "attribute",
        "attributes.csv",
        &["id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label"],
    ),
    ("taxonomy", "taxonomies.csv", &["id", "name", "description"]),
    (
        "taxonomy_term",
        "taxonomy_terms.csv",
        &["id", "code", "name", "description", "parent_id", "taxonomy", "language", "taxonomy_id"],
    ),
    (
        "metadata",
        "metadata.csv",
        &[
            "id", "resource_id", "resource_type", "last_action_date", "last_action_type", "field_name",
            "previous_value", "replacement_value", "updated_by",
        ],
    ),
];
