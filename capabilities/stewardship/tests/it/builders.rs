//! The doors of editing beside the others, and how somebody fills in a form.

use database::Database;
use directory::{Service, pages::House as Doors};
use institutions::{CodeLists, Institution};
use jobs::Derived;
use vocabulary::Id;
use web::Pages;

use crate::house::{Answer, DUNAJEC, House, a_service, an_office, centre};

/// The pages of entries and those of the public, over one database.
pub fn entries_and_directory(database: &Database) -> Pages<()> {
    let codes = Derived::new(CodeLists::new(directory::pack::shipped_codes()));
    let doors = Doors { database: database.clone(), codes, keys: privacy::Keyring::for_tests() };
    stewardship::pages::pages().merge(directory::pages::pages()).with_state(doors)
}

/// Another institution, in another gmina of the powiat.
pub fn neighbour() -> Institution {
    an_office("ops-1211033", "Ośrodek w Czarnym Dunajcu", DUNAJEC, "ops@dunajec.example")
}

/// Care at home, of the centre.
pub fn care() -> Service {
    a_service("care", "Usługi opiekuńcze w domu", &centre(), "2026-08-01")
}

/// Meals, of the neighbour.
pub fn meals() -> Service {
    let mut meals = a_service("meals", "Posiłki", &neighbour(), "2026-08-01");
    meals.service_type = "meals".into();
    meals
}

/// The entry's page of staff.
pub fn entry(service: &Service) -> String {
    format!("/pl/wpisy/{}", service.id)
}

/// The page on which a part is changed.
pub fn part(service: &Service, part: &str) -> String {
    format!("/pl/wpisy/{}/zmien/{part}", service.id)
}

impl House {
    /// Opens a page with a form, types into it and sends it.
    pub async fn fill_in(&self, address: &str, cookie: &str, typed: &[(&str, &str)]) -> Answer {
        let page = self.get_as(address, cookie).await;
        self.send_from(&page, address, cookie, typed).await
    }

    /// Sends the form of a page that was opened before.
    pub async fn send_from(
        &self,
        page: &Answer,
        address: &str,
        cookie: &str,
        typed: &[(&str, &str)],
    ) -> Answer {
        let seal = page.hidden("seal");
        let version =
            if page.html().contains("name=\"version\"") { page.hidden("version") } else { String::new() };
        let mut form = vec![("seal", seal.as_str()), ("version", version.as_str())];
        form.extend_from_slice(typed);
        self.post_as(address, &form, cookie).await
    }

    /// A source says something about the services of its collection again; tells how many were left to institutions.
    pub async fn import(&self, services: &[Service]) -> institutions::ledger::Kept {
        let context = self.now(vocabulary::Actor::Operator);
        let mut work = self.database.work(context).await.expect("a unit of work");
        let mut keeping = directory::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, services).await.expect("services");
        let kept = keeping.finish(&mut work, true).await.expect("the end");
        work.commit().await.expect("kept");
        self.pass(1);
        kept
    }

    /// The entry with all that is kept about it.
    pub async fn kept(&self, id: Id<Service>) -> directory::look::Kept {
        let mut work =
            self.database.reading(self.now(vocabulary::Actor::Operator)).await.expect("a unit of work");
        directory::look::one(&mut work, id).await.expect("asked").expect("there")
    }
}

/// What the part "name" sends when nothing else is said.
pub fn named<'a>(name: &'a str, description: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("description", description),
        ("service-type", "care_services"),
        ("area", "social_assistance"),
        ("status", "active"),
    ]
}
