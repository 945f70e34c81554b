//! How a visitor wants pages to look: theme and text size, kept in the only cookie there is.

use std::fmt;
use std::str::FromStr;

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The name of the cookie.
pub const COOKIE_NAME: &str = "display";
/// Its name where the site is reached by https: browsers then refuse it from neighbours and over plain http.
pub const SECURE_COOKIE_NAME: &str = "__Host-display";

/// The colours of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's device is set.
    #[default]
    Auto,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
    /// Black, white and yellow.
    Contrast,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    /// The name in the cookie, in forms and in `data-theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// The size of all text, in per cent of the usual one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 100 %.
    #[default]
    Usual,
    /// 125 %.
    Larger,
    /// 150 %.
    Large,
    /// 200 %.
    Double,
}

impl TextSize {
    /// All, from small to large.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Larger, Self::Large, Self::Double];

    /// The name in the cookie, in forms and in `data-text`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "100",
            Self::Larger => "125",
            Self::Large => "150",
            Self::Double => "200",
        }
    }
}

/// The visitor's choice; the default is what somebody sees who never chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Colours.
    pub theme: Theme,
    /// Size of text.
    pub text: TextSize,
}

impl Display {
    /// Reads the cookie; whatever is not understood counts as not chosen.
    pub fn of(headers: &HeaderMap) -> Self {
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .filter(|(name, _)| matches!(*name, COOKIE_NAME | SECURE_COOKIE_NAME))
            // The name that only we can set counts first.
            .max_by_key(|(name, _)| *name == SECURE_COOKIE_NAME)
            .and_then(|(_, value)| value.parse().ok())
            .unwrap_or_default()
    }

    /// The `Set-Cookie` line that keeps the choice for a year, or forgets it when it is the default.
    pub(crate) fn cookie(self, secure: bool) -> String {
        let (name, secure) = if secure { (SECURE_COOKIE_NAME, "; Secure") } else { (COOKIE_NAME, "") };
        let age = if self == Self::default() { 0 } else { 365 * 24 * 60 * 60 };
        format!("{name}={self}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}")
    }
}

impl fmt::Display for Display {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.theme.name(), self.text.name())
    }
}

/// The text is not a display choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a theme and a text size")]
pub struct NotADisplay;

impl FromStr for Display {
    type Err = NotADisplay;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (theme, size) = text.split_once('-').ok_or(NotADisplay)?;
        Ok(Self {
            theme: Theme::ALL.into_iter().find(|known| known.name() == theme).ok_or(NotADisplay)?,
            text: TextSize::ALL.into_iter().find(|known| known.name() == size).ok_or(NotADisplay)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn with_cookie(cookie: &'static str) -> Display {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static(cookie));
        Display::of(&headers)
    }

    #[test]
    fn the_choice_survives_the_cookie() {
        let choice = Display { theme: Theme::Contrast, text: TextSize::Large };
        assert_eq!(choice.to_string(), "contrast-150");
        assert_eq!(with_cookie("other=1; display=contrast-150"), choice);
    }

    #[test]
    fn nonsense_in_the_cookie_counts_as_no_choice() {
        assert_eq!(with_cookie("display=\"><script>"), Display::default());
        assert_eq!(with_cookie("display=dark-101"), Display::default());
        assert_eq!(with_cookie("display"), Display::default());
    }

    #[test]
    fn the_default_choice_removes_the_cookie() {
        assert!(Display::default().cookie(false).contains("Max-Age=0"));
        let kept = Display { theme: Theme::Dark, ..Display::default() }.cookie(true);
        assert!(kept.contains("Max-Age=31536000") && kept.ends_with("; Secure"));
    }

    #[test]
    fn the_cookie_that_only_we_can_set_counts_first() {
        let dark = Display { theme: Theme::Dark, ..Display::default() };
        for cookies in
            ["display=light-100; __Host-display=dark-100", "__Host-display=dark-100; display=light-100"]
        {
            assert_eq!(with_cookie(cookies), dark, "{cookies}");
        }
        assert!(dark.cookie(true).starts_with("__Host-display=dark-100; Path=/;"));
        assert!(dark.cookie(false).starts_with("display=dark-100; Path=/;"));
    }
}
