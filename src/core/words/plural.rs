//! Plural forms, by the number as it is shown.

use serde::{Deserialize, Serialize};

/// The form of a noun that a number takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// "1 child"
    One,
    /// "1,000,000 de niños"
    Many,
    /// "2 children"
    Other,
}

/// How a language chooses the form (Unicode CLDR, plural rules).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PluralRule {
    /// One for 1 shown without decimals: "1 child", "1.0 children".
    English,
    /// One for 1 however it is shown; many for whole millions: "un millón de niños".
    Spanish,
}

impl PluralRule {
    /// The form that a number shown so takes.
    ///
    /// ```
    /// use counted_core::words::{Class, PluralRule};
    /// assert_eq!(PluralRule::English.class("1"), Class::One);
    /// assert_eq!(PluralRule::English.class("1.0"), Class::Other);
    /// assert_eq!(PluralRule::Spanish.class("1.0"), Class::One);
    /// assert_eq!(PluralRule::Spanish.class("2,000,000"), Class::Many);
    /// ```
    #[must_use]
    pub fn class(self, shown: &str) -> Class {
        match self {
            Self::English if shown == "1" => Class::One,
            Self::Spanish if is_one(shown) => Class::One,
            Self::Spanish if is_millions(shown) => Class::Many,
            Self::English | Self::Spanish => Class::Other,
        }
    }
}

fn is_one(shown: &str) -> bool {
    shown.split_once('.').map_or(shown == "1", |(whole, fraction)| whole == "1" && fraction.bytes().all(|b| b == b'0'))
}

fn is_millions(shown: &str) -> bool {
    shown.strip_suffix(",000,000").is_some_and(|lead| !lead.is_empty())
}
