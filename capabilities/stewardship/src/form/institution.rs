//! The form of what an institution says about itself.

use directory::about_itself::Aspect;
use institutions::Institution;
use translations::Speak;
use vocabulary::Postcode;
use web::{Choice, FieldErrors, Form};

use super::{
    Field, Kind, LONGEST_LINE, LONGEST_NAME, Surroundings,
    read::{Reader, access, contacts, is_website, rewrite_hours},
    show::Maker,
};

/// The fields of an aspect, holding what the institution says.
pub fn fields(aspect: Aspect, here: &Surroundings<'_>, t: &Speak) -> Vec<Field> {
    let mut maker = Maker { t, fields: Vec::new() };
    let institution = here.institution;
    match aspect {
        Aspect::About => {
            maker.text("plain", 8, &institution.texts.plain);
            maker.text("easy", 8, &institution.texts.easy_to_read);
            let address = institution.texts.sign_language_url.clone().unwrap_or_default();
            maker.typed("sign-language-url", Kind::Line, address);
            maker.text("transcript", 4, &institution.texts.sign_language_transcript);
        }
        Aspect::Contacts => {
            let contacts = &institution.contacts;
            maker.typed("phones", Kind::Area(3), contacts.phones.join("\n"));
            maker.typed("emails", Kind::Area(2), contacts.emails.join("\n"));
            maker.typed("websites", Kind::Area(2), contacts.websites.join("\n"));
        }
        Aspect::Place => {
            let address = &institution.address;
            let lines =
                [("street", &address.street), ("postcode", &address.postcode), ("city", &address.city)];
            for (id, value) in lines {
                let field = maker.add_as(id, &format!("site-{id}"), Kind::Line);
                field.value = value.clone().unwrap_or_default();
                field.before = field.value.clone();
            }
            let secret = t.say("steward-field-site-confidential-yes");
            let field = maker.add_as("confidential", "site-confidential", Kind::Checkboxes);
            field.choices = vec![Choice::new("yes", secret, address.confidential)];
            maker.typed("hours", Kind::Area(2), institution.hours.as_given.clone().unwrap_or_default());
        }
        Aspect::Access => {
            let needs: Vec<String> = institution.access.iter().map(|access| access.need.clone()).collect();
            maker.codes("access-needs", Kind::Checkboxes, here.codes.list("access_need"), here, &needs);
            let languages = &institution.languages;
            maker.codes("languages", Kind::Checkboxes, here.codes.list("language"), here, languages);
        }
    }
    for field in &mut maker.fields {
        field.advise();
    }
    maker.fields
}

/// The institution with what was typed, or what is wrong with the form.
pub fn read(aspect: Aspect, form: &Form, here: &Surroundings<'_>) -> Result<Institution, FieldErrors> {
    let mut reader = Reader { form, errors: FieldErrors::new() };
    let mut changed = here.institution.clone();
    match aspect {
        Aspect::About => {
            reader.text("plain", &mut changed.texts.plain);
            reader.text("easy", &mut changed.texts.easy_to_read);
            let address = reader.line("sign-language-url", LONGEST_LINE);
            if address.as_deref().is_some_and(|address| !is_website(address)) {
                reader.wrong("sign-language-url", "steward-website-wrong");
            }
            changed.texts.sign_language_url = address;
            reader.text("transcript", &mut changed.texts.sign_language_transcript);
        }
        Aspect::Contacts => contacts(&mut reader, &mut changed.contacts),
        Aspect::Place => place(&mut reader, &mut changed),
        Aspect::Access => {
            access(&mut reader, &mut changed.access, here);
            changed.languages = reader.codes("languages", "language", here);
        }
    }
    if reader.errors.is_empty() { Ok(changed) } else { Err(reader.errors) }
}

fn place(reader: &mut Reader<'_>, changed: &mut Institution) {
    let before = changed.address.clone();
    changed.address.street = reader.line("street", LONGEST_NAME);
    changed.address.postcode = reader.line("postcode", LONGEST_NAME);
    changed.address.city = reader.line("city", LONGEST_NAME);
    changed.address.confidential = reader.form.ticked("confidential", "yes");
    if changed.address.postcode.as_deref().is_some_and(|code| code.parse::<Postcode>().is_err()) {
        reader.wrong("postcode", "steward-postcode-wrong");
    }
    let same_place = (&before.street, &before.postcode, &before.city)
        == (&changed.address.street, &changed.address.postcode, &changed.address.city);
    if !same_place {
        // A point of another address would lead people astray.
        changed.position = None;
        changed.locality = None;
    }
    let typed = reader.line("hours", LONGEST_LINE).unwrap_or_default();
    rewrite_hours(&mut changed.hours, &typed);
}
