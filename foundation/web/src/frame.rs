//! What the layout needs besides the page's own content.

use vocabulary::Language;

use crate::{DISPLAY, Display, FRONT, Visit, localised};

/// Everything around a page. Templates have it as their field `frame`, beside `t`.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The page's own title: also the text of its first heading in most pages.
    pub title: String,
    /// One sentence for search engines; empty when there is none.
    pub description: String,
    /// `pl`, `en`, `uk`.
    pub language: &'static str,
    /// The visitor's choice.
    pub display: Display,
    /// The name of the site.
    pub site: String,
    /// The front page.
    pub front: String,
    /// Entries beside the wordmark.
    pub menu: Vec<MenuLink>,
    /// Entries at the foot.
    pub footer: Vec<MenuLink>,
    /// This page in each language.
    pub languages: Vec<LanguageLink>,
    /// The way from the front page to this one; empty on the front page.
    pub crumbs: Vec<Crumb>,
    /// Where "leave this page" leads; `None` hides it (pages of staff).
    pub quick_exit: Option<String>,
    /// The address to be indexed, absolute when the public address is known.
    pub canonical: String,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// The title begins with "Error:" because a form was refused.
    pub wrong: bool,
    /// How the page lies on the screen.
    pub shape: Shape,
    /// The display page, which leads back here.
    pub display_page: String,
    /// The stylesheet.
    pub stylesheet: String,
    /// The script of the quick exit; every page works without it.
    pub script: String,
    /// The scripts of this very page, by address.
    pub scripts: Vec<String>,
    /// The icon.
    pub icon: String,
    /// The reference number of the request.
    pub reference: String,
    /// A line says that nothing can be saved now.
    pub only_showing: bool,
    /// Who is signed in and where they may go; `None` on every public page.
    pub desk: Option<Desk>,
}

/// The line over the pages of staff: for whom one acts, the places of work, the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Who, and in which role for whom: one line.
    pub acting: String,
    /// Where the person looks after their own account.
    pub account: MenuLink,
    /// Where another role is taken; `None` when there is only one.
    pub switch: Option<MenuLink>,
    /// The places of work.
    pub links: Vec<MenuLink>,
    /// Where the button that ends the session sends its form.
    pub sign_out: String,
    /// What every form of this session carries, so that no other page can send one.
    pub seal: String,
}

/// How a page lies on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A comfortable column.
    #[default]
    Usual,
    /// The whole width: maps, wide tables.
    Wide,
    /// Made for paper: no menus on the screen either.
    Paper,
}

/// A link of the menu or the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuLink {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub address: String,
    /// It leads to this very page.
    pub here: bool,
}

/// This page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageLink {
    /// `pl`, `en`, `uk`.
    pub code: &'static str,
    /// The language's own name for itself.
    pub name: String,
    /// With the query kept.
    pub address: String,
    /// Without the query, absolute when the public address is known.
    pub canonical: String,
    /// It is the language of this page.
    pub here: bool,
}

/// One step on the way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// The page's title.
    pub text: String,
    /// Its address.
    pub address: String,
}

impl Frame {
    pub(crate) fn new(visit: &Visit, title: String) -> Self {
        let site = &visit.site;
        let link = |entry: &crate::MenuEntry| {
            let address = entry.route.address(visit.language);
            MenuLink { text: visit.t.say(entry.words), here: address == visit.path, address }
        };
        let canonical = |address: &str| site.absolute(without_query(address));
        let languages = Language::ALL
            .into_iter()
            .map(|language| {
                let address = visit.in_language(language);
                LanguageLink {
                    code: language.code(),
                    name: visit.t.in_language(language).say("language-own-name"),
                    canonical: canonical(&address),
                    address,
                    here: language == visit.language,
                }
            })
            .collect();
        Self {
            title,
            description: String::new(),
            language: visit.language.code(),
            display: visit.display,
            site: site.name.clone(),
            front: FRONT.address(visit.language),
            menu: site.menu.iter().map(link).collect(),
            footer: site.footer.iter().map(link).collect(),
            languages,
            crumbs: Vec::new(),
            quick_exit: Some(site.quick_exit.clone()),
            canonical: canonical(&visit.path),
            indexed: true,
            wrong: false,
            shape: Shape::Usual,
            display_page: format!(
                "{}?back={}",
                DISPLAY.address(visit.language),
                localised::percent_encoded(&visit.asked())
            ),
            stylesheet: site.assets().stylesheet.address.clone(),
            script: site.assets().script.address.clone(),
            scripts: Vec::new(),
            icon: site.assets().icon.address.clone(),
            reference: visit.reference.clone(),
            only_showing: site.only_showing.now(),
            desk: None,
        }
    }

    /// With a sentence for search engines.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// With one more step between the front page and this one.
    #[must_use]
    pub fn under(mut self, text: impl Into<String>, address: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { text: text.into(), address: address.into() });
        self
    }

    /// Directly under the front page.
    #[must_use]
    pub fn under_front(self, visit: &Visit) -> Self {
        let text = visit.t.say("layout-front-page");
        let address = FRONT.address(visit.language);
        self.under(text, address)
    }

    /// Not for search engines: results, answers to forms, personal pages.
    #[must_use]
    pub fn not_indexed(mut self) -> Self {
        self.indexed = false;
        self
    }

    /// Shows a refused form: the title begins with "Error:".
    #[must_use]
    pub fn wrong(mut self) -> Self {
        self.wrong = true;
        self
    }

    /// Uses the whole width.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.shape = Shape::Wide;
        self
    }

    /// Made for paper.
    #[must_use]
    pub fn for_print(mut self) -> Self {
        self.shape = Shape::Paper;
        self
    }

    /// A page of staff: with their desk, without the quick exit, not for search engines.
    #[must_use]
    pub fn at_desk(mut self, desk: Desk) -> Self {
        self.desk = Some(desk);
        self.quick_exit = None;
        self.indexed = false;
        self
    }

    /// With one of the site's scripts; nothing happens when the site has none of this name.
    #[must_use]
    pub fn with_script(mut self, visit: &Visit, name: &str) -> Self {
        self.scripts.extend(visit.site.assets().script_named(name).map(|asset| asset.address.clone()));
        self
    }

    /// What every form of a signed-in person carries; empty for visitors.
    pub fn seal(&self) -> &str {
        self.desk.as_ref().map_or("", |desk| desk.seal.as_str())
    }

    /// Whether the page uses the whole width.
    pub fn is_wide(&self) -> bool {
        self.shape == Shape::Wide
    }

    /// Whether the page is made for paper.
    pub fn is_for_paper(&self) -> bool {
        self.shape == Shape::Paper
    }

    /// `data-theme`.
    pub fn theme(&self) -> &'static str {
        self.display.theme.name()
    }

    /// `data-text`.
    pub fn text_size(&self) -> &'static str {
        self.display.text.name()
    }
}

fn without_query(address: &str) -> &str {
    address.split('?').next().unwrap_or(address)
}
