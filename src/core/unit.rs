//! Units as data: what a number counts, so that unlike things are never divided without saying so.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{FigureId, NounId};

/// What a story writes for a noun: the noun itself, or "whatever that figure counts at the moment".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NounRef {
    /// A noun of the story.
    Noun(NounId),
    /// The noun of a figure, with the alternative that a reader took.
    Of(FigureId),
}

/// A figure's unit as the story declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitRef {
    /// A count of something.
    Count(NounRef),
    /// So many of something for each `per` of something else.
    Per {
        /// What is counted.
        of: NounRef,
        /// For how many: 1, 100.
        per: u32,
        /// Of what.
        by: NounRef,
    },
    /// A percentage, 0 to 100.
    Percent,
    /// A calendar year.
    Year,
    /// A date.
    Day,
}

/// What is counted, one noun or several: "cases and arrests" when unlike parts are added up. Shared, because every result
/// carries a few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nouns(Rc<[NounId]>);

impl Nouns {
    /// One noun.
    #[must_use]
    pub fn one(noun: NounId) -> Self {
        Self(Rc::new([noun]))
    }

    /// Both, each noun once, the first ones first.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        if other.within(self) {
            return self.clone();
        }
        Self(self.0.iter().chain(other.0.iter().filter(|noun| !self.0.contains(noun))).copied().collect())
    }

    /// None at all.
    #[must_use]
    pub fn none() -> Self {
        Self(Rc::new([]))
    }

    /// The nouns, in order.
    #[must_use]
    pub fn list(&self) -> &[NounId] {
        &self.0
    }

    /// Whether every noun here is one of the other's.
    #[must_use]
    pub fn within(&self, other: &Self) -> bool {
        self.0.iter().all(|noun| other.0.contains(noun))
    }
}

/// The unit of a number in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A count.
    Count(Nouns),
    /// So many for each `per` of something else.
    Per {
        /// What is counted.
        of: Nouns,
        /// For how many.
        per: u32,
        /// Of what.
        by: Nouns,
    },
    /// So many a year.
    PerYear(Nouns),
    /// Percent, of a number rather than capped at 100.
    Percent,
    /// How many times as many.
    Times,
    /// A probability, 0 to 1.
    Chance,
    /// A length of time in years of 365.25 days.
    Years,
    /// A calendar year.
    Year,
    /// A date.
    Day,
}

impl Unit {
    /// What is counted, where it is a count.
    #[must_use]
    pub fn counted(&self) -> Option<&Nouns> {
        match self {
            Self::Count(nouns) | Self::PerYear(nouns) | Self::Per { of: nouns, .. } => Some(nouns),
            _ => None,
        }
    }
}
