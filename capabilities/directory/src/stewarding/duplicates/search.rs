//! Looking for pairs: the rule.

use std::collections::{BTreeMap, HashMap, HashSet};

use database::{Fault, Work};
use institutions::{Address, Institution};
use uuid::Uuid;
use vocabulary::{Id, Language};

use super::{Kind, Pair, Reason, store};
use crate::Service;
use crate::stewarding::likeness;

/// Names at least so alike may mean the same.
const ALIKE: f64 = 0.6;
/// What more entries than this have in common says nothing: the exchange of a town hall, a shared building.
const MOST_IN_COMMON: usize = 12;

/// What is compared of a service.
struct Compared {
    id: Uuid,
    institution: Id<Institution>,
    service_type: String,
    name: String,
    phones: Vec<String>,
    places: Vec<String>,
}

/// Looks through the whole directory and puts the pairs down that may be the same. Tells how many there are. What was
/// told apart is left out. It runs by itself; nobody has to be signed in.
pub async fn search(work: &mut Work) -> Result<u64, Fault> {
    let institutions: HashMap<Id<Institution>, Institution> =
        institutions::look::all(work).await?.into_iter().map(|one| (one.id, one)).collect();
    let mut compared = Vec::new();
    store::each_compared(work, |service| {
        compared.push(of(&service, institutions.get(&service.institution)));
    })
    .await?;
    let mut found: BTreeMap<Pair, HashSet<Reason>> = BTreeMap::new();
    services(&compared, &mut found);
    whole_institutions(&institutions, &mut found);
    let apart: HashSet<_> = store::not_the_same(work).await?.into_iter().collect();
    let pairs: Vec<_> = found
        .into_iter()
        .map(|(pair, reasons)| {
            let mut reasons: Vec<Reason> = reasons.into_iter().collect();
            reasons.sort_unstable();
            let words: Vec<&str> = reasons.into_iter().map(Reason::code).collect();
            (pair.key(), words.join(" "))
        })
        .filter(|(key, _)| !apart.contains(key))
        .collect();
    store::keep_likely(work, &pairs).await?;
    Ok(pairs.len() as u64)
}

fn of(service: &Service, institution: Option<&Institution>) -> Compared {
    let phones = match (&service.contacts.phones, institution) {
        (own, Some(institution)) if own.is_empty() => &institution.contacts.phones,
        (own, _) => own,
    };
    let places: Vec<String> = if service.sites.is_empty() {
        institution.and_then(|institution| place(&institution.address)).into_iter().collect()
    } else {
        service.sites.iter().filter_map(|site| place(&site.address)).collect()
    };
    Compared {
        id: service.id.uuid(),
        institution: service.institution,
        service_type: service.service_type.clone(),
        name: service.name.in_language(Language::Polish).to_owned(),
        phones: phones.iter().filter_map(|phone| dialled(phone)).collect(),
        places,
    }
}

/// The digits that are dialled in Poland; nothing when there are too few to tell anything.
fn dialled(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national =
        digits.strip_prefix("0048").or_else(|| digits.strip_prefix("48").filter(|rest| rest.len() >= 9));
    let national = national.unwrap_or(&digits);
    (national.len() >= 9).then(|| national[..9].to_owned())
}

/// An address as one folded word. A confidential one is compared with nothing.
fn place(address: &Address) -> Option<String> {
    if address.confidential {
        return None;
    }
    let street = address.street.as_deref()?;
    let town = address.postcode.as_deref().or(address.city.as_deref())?;
    let plain = |text: &str| -> String {
        polish::fold(text).to_lowercase().split_whitespace().filter(|word| *word != "ul.").collect()
    };
    Some(format!("{}|{}", plain(town), plain(street)))
}

fn note(found: &mut BTreeMap<Pair, HashSet<Reason>>, pair: Pair, reasons: &[Reason]) {
    found.entry(pair).or_default().extend(reasons);
}

fn services(compared: &[Compared], found: &mut BTreeMap<Pair, HashSet<Reason>>) {
    let mut same_house: HashMap<(Id<Institution>, &str), Vec<&Compared>> = HashMap::new();
    let mut same_phone: HashMap<(&str, &str), Vec<&Compared>> = HashMap::new();
    let mut same_place: HashMap<(&str, &str), Vec<&Compared>> = HashMap::new();
    for one in compared {
        same_house.entry((one.institution, &one.service_type)).or_default().push(one);
        for phone in &one.phones {
            same_phone.entry((phone, &one.service_type)).or_default().push(one);
        }
        for place in &one.places {
            same_place.entry((place, &one.service_type)).or_default().push(one);
        }
    }
    for group in same_house.values() {
        for (one, other) in pairs(group) {
            if likeness(&one.name, &other.name) >= ALIKE {
                let reasons = [Reason::SameInstitution, Reason::SameType, Reason::SimilarName];
                note(found, Pair::of(Kind::Service, one.id, other.id), &reasons);
            }
        }
    }
    for (groups, reason) in [(same_phone, Reason::SamePhone), (same_place, Reason::SameAddress)] {
        for group in groups.values().filter(|group| group.len() <= MOST_IN_COMMON) {
            for (one, other) in pairs(group).filter(|(one, other)| one.institution != other.institution) {
                note(found, Pair::of(Kind::Service, one.id, other.id), &[Reason::SameType, reason]);
                if likeness(&one.name, &other.name) >= ALIKE {
                    note(found, Pair::of(Kind::Service, one.id, other.id), &[Reason::SimilarName]);
                }
            }
        }
    }
}

fn whole_institutions(
    institutions: &HashMap<Id<Institution>, Institution>,
    found: &mut BTreeMap<Pair, HashSet<Reason>>,
) {
    let mut same_number: HashMap<(&'static str, String), Vec<&Institution>> = HashMap::new();
    let mut same_kind: HashMap<(String, &str), Vec<&Institution>> = HashMap::new();
    for one in institutions.values() {
        for claim in one.claims.iter().filter(|claim| claim.is_well_formed()) {
            let register = match claim.register {
                institutions::Register::Regon => "regon",
                institutions::Register::Krs => "krs",
                // Branches share the number of the tax office; schools of one complex share theirs.
                institutions::Register::Nip | institutions::Register::Rspo => continue,
            };
            same_number.entry((register, claim.number.clone())).or_default().push(one);
        }
        same_kind.entry((one.teryt.to_string(), &one.kind)).or_default().push(one);
    }
    for group in same_number.values().filter(|group| group.len() <= MOST_IN_COMMON) {
        for (one, other) in pairs(group).filter(|(one, other)| !are_one_house(one, other)) {
            let pair = Pair::of(Kind::Institution, one.id.uuid(), other.id.uuid());
            note(found, pair, &[Reason::SameNumber]);
        }
    }
    for group in same_kind.values() {
        for (one, other) in pairs(group).filter(|(one, other)| !are_one_house(one, other)) {
            let likeness =
                likeness(one.name.in_language(Language::Polish), other.name.in_language(Language::Polish));
            if likeness >= ALIKE
                && let Some(more) = nothing_against(one, other)
            {
                let pair = Pair::of(Kind::Institution, one.id.uuid(), other.id.uuid());
                note(found, pair, &[Reason::SameGmina, Reason::SameKind, Reason::SimilarName]);
                note(found, pair, &more);
            }
        }
    }
}

/// What else two institutions with similar names have in common; nothing when something says that they are two: another
/// number in the name ("nr 2", "nr 3"), another address, another number in a register. A telephone or an address that both
/// have outweighs that.
fn nothing_against(one: &Institution, other: &Institution) -> Option<Vec<Reason>> {
    let places = (place(&one.address), place(&other.address));
    let phones = |institution: &Institution| -> HashSet<String> {
        institution.contacts.phones.iter().filter_map(|phone| dialled(phone)).collect()
    };
    let mut common = Vec::new();
    if places.0.is_some() && places.0 == places.1 {
        common.push(Reason::SameAddress);
    }
    if !phones(one).is_disjoint(&phones(other)) {
        common.push(Reason::SamePhone);
    }
    let other_number = one.claims.iter().any(|claim| {
        let mut same = other.claims.iter().filter(|known| known.register == claim.register).peekable();
        same.peek().is_some() && same.all(|known| known.number != claim.number)
    });
    let other_place = matches!(&places, (Some(one), Some(other)) if one != other);
    let name = |institution: &Institution| numbers(institution.name.in_language(Language::Polish));
    let are_two = other_number || other_place || name(one) != name(other);
    (!common.is_empty() || !are_two).then_some(common)
}

/// The numbers that a name tells, in any order.
fn numbers(name: &str) -> Vec<String> {
    let digits = name.split(|mark: char| !mark.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut numbers: Vec<String> = digits.map(str::to_owned).collect();
    numbers.sort_unstable();
    numbers
}

/// A house and its branch, or two branches of one house, are not the same twice.
fn are_one_house(one: &Institution, other: &Institution) -> bool {
    one.part_of == Some(other.id)
        || other.part_of == Some(one.id)
        || (one.part_of.is_some() && one.part_of == other.part_of)
}

fn pairs<'a, T>(group: &'a [&'a T]) -> impl Iterator<Item = (&'a T, &'a T)> {
    group
        .iter()
        .enumerate()
        .flat_map(|(place, one)| group[place + 1..].iter().map(move |other| (*one, *other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_written_in_two_ways_is_dialled_alike() {
        assert_eq!(dialled("+48 18 200 12 34"), dialled("(18) 2001234"));
        assert_eq!(dialled("116 123"), None, "a help line is nobody's own");
    }

    #[test]
    fn an_address_is_the_same_with_and_without_the_word_street() {
        let address = |street: &str| Address {
            street: Some(street.to_owned()),
            postcode: Some("34-400".to_owned()),
            ..Address::default()
        };
        assert_eq!(place(&address("ul. Długa 5")), place(&address("Długa 5")));
        assert_eq!(place(&Address { confidential: true, ..address("Długa 5") }), None);
    }

    #[test]
    fn names_tell_numbers_in_any_order() {
        assert_eq!(numbers("Dom nr 2, ul. Długa 15"), numbers("Dom 15, ul. Długa nr 2"));
        assert_ne!(numbers("Przedszkole nr 2"), numbers("Przedszkole nr 3"));
        assert_eq!(numbers("Klub „Relax”"), Vec::<String>::new());
    }
}
