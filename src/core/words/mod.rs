//! Words: the engine's own texts and the story's nouns, in the language of the document.

mod keys;
mod plural;
mod show;

pub use keys::Key;
pub use plural::{Class, PluralRule};
pub use show::{Pieces, capitalised, grouped, rounded};

use crate::caveat::CaveatKind;
use crate::document::{Document, Noun, Status};
use crate::{NounId, Nouns};

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Words {
    texts: Vec<String>,
    nouns: Vec<Noun>,
    plural: PluralRule,
}

impl Words {
    /// The words that a document brings.
    ///
    /// # Errors
    /// When it does not bring as many texts as the engine has. That each has its slots is the compiler's to check: a
    /// text that lacks one says less, and nothing else breaks.
    pub fn new(document: &Document) -> Result<Self, String> {
        if document.words.len() != Key::ALL.len() {
            return Err(format!("the story brings {} of the engine's texts, and there are {}", document.words.len(), Key::ALL.len()));
        }
        Ok(Self { texts: document.words.clone(), nouns: document.nouns.clone(), plural: document.plural })
    }

    /// A text as it is.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.texts.get(key.place()).map(String::as_str).unwrap_or_default()
    }

    /// A text with its slots filled.
    #[must_use]
    pub fn fill(&self, key: Key, slots: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.get(key);
        // One pass, so that braces in what is filled in stay as they are.
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((slot, after)) = after.split_once('}') else {
                rest = after;
                break;
            };
            text.push_str(slots.iter().find(|(name, _)| *name == slot).map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// What stands before and after a text's slot.
    #[must_use]
    pub fn around(&self, key: Key, slot: &str) -> (String, String) {
        let marker = format!("{{{slot}}}");
        self.get(key).split_once(&marker).map(|(before, after)| (before.to_owned(), after.to_owned())).unwrap_or_default()
    }

    /// "a, b and c".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        self.joined(items, Key::And)
    }

    fn joined(&self, items: &[String], last_by: Key) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => format!("{} {} {last}", rest.join(", "), self.get(last_by)),
        }
    }

    /// How the language forms plurals.
    #[must_use]
    pub fn plural_rule(&self) -> PluralRule {
        self.plural
    }

    /// The form of a noun.
    #[must_use]
    pub fn noun(&self, id: NounId, class: Class) -> &str {
        self.nouns
            .get(id.place())
            .map(|noun| match class {
                Class::One => noun.one.as_str(),
                Class::Many => noun.many.as_str(),
                Class::Other => noun.other.as_str(),
            })
            .unwrap_or_default()
    }

    /// The form of one noun or several: "cases and arrests", but "for each case or arrest".
    #[must_use]
    pub fn nouns(&self, nouns: &Nouns, class: Class) -> String {
        let forms: Vec<String> = nouns.list().iter().map(|noun| self.noun(*noun, class).to_owned()).collect();
        self.joined(&forms, if class == Class::One { Key::Or } else { Key::And })
    }

    /// The plural without a number.
    #[must_use]
    pub fn plural_of(&self, nouns: &Nouns) -> String {
        self.nouns(nouns, Class::Other)
    }

    /// The singular without a number.
    #[must_use]
    pub fn singular_of(&self, nouns: &Nouns) -> String {
        self.nouns(nouns, Class::One)
    }

    /// Whose something is: "Connecticut's", "Massachusetts'".
    #[must_use]
    pub fn whose(&self, name: &str) -> String {
        self.fill(if name.ends_with('s') { Key::WhoseS } else { Key::Whose }, &[("name", name)])
    }

    /// What a status is called, and what it means.
    #[must_use]
    pub fn status(&self, status: Status) -> (&str, &str) {
        let (name, means) = match status {
            Status::Confirmed => (Key::StatusConfirmed, Key::StatusConfirmedMeans),
            Status::DifferentUnit => (Key::StatusDifferentUnit, Key::StatusDifferentUnitMeans),
            Status::Disputed => (Key::StatusDisputed, Key::StatusDisputedMeans),
            Status::Misread => (Key::StatusMisread, Key::StatusMisreadMeans),
            Status::Unverified => (Key::StatusUnverified, Key::StatusUnverifiedMeans),
            Status::Assumption => (Key::StatusAssumption, Key::StatusAssumptionMeans),
            Status::Invented => (Key::StatusInvented, Key::StatusInventedMeans),
        };
        (self.get(name), self.get(means))
    }

    /// What the engine says of a caveat.
    #[must_use]
    pub fn caveat(&self, caveat: CaveatKind) -> &str {
        self.get(match caveat {
            CaveatKind::UnlikeUnits => Key::CaveatUnlikeUnits,
            CaveatKind::UnlikePeriods => Key::CaveatUnlikePeriods,
            CaveatKind::PartsExceedBase => Key::CaveatPartsExceedBase,
            CaveatKind::Over100 => Key::CaveatOver100,
            CaveatKind::Unstable => Key::CaveatUnstable,
            CaveatKind::AtLeast => Key::CaveatAtLeast,
            CaveatKind::AtMost => Key::CaveatAtMost,
            CaveatKind::Open => Key::CaveatOpen,
            CaveatKind::Disputed => Key::CaveatDisputed,
            CaveatKind::Unverified => Key::CaveatUnverified,
            CaveatKind::Assumption => Key::CaveatAssumption,
        })
    }
}
