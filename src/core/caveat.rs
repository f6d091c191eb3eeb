//! What must be said beside a number. Caveats follow from how the number was computed; no list of them is kept.

use serde::{Deserialize, Serialize};

use crate::document::Status;
use crate::term::{Caution, Term};
use crate::{Bound, Story};

/// The kinds of caveat, weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CaveatKind {
    /// Unlike things are put in one number.
    UnlikeUnits,
    /// Different periods are put in one number.
    UnlikePeriods,
    /// More events than things.
    PartsExceedBase,
    /// Above 100 percent.
    Over100,
    /// It rests on few events.
    Unstable,
    /// It is a lower limit.
    AtLeast,
    /// It is an upper limit.
    AtMost,
    /// It is a limit in neither direction.
    Open,
    /// Another source contradicts a figure in it.
    Disputed,
    /// A figure in it could not be checked.
    Unverified,
    /// A figure in it is an assumption.
    Assumption,
}

impl CaveatKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::UnlikeUnits,
        Self::UnlikePeriods,
        Self::PartsExceedBase,
        Self::Over100,
        Self::Unstable,
        Self::AtLeast,
        Self::AtMost,
        Self::Open,
        Self::Disputed,
        Self::Unverified,
        Self::Assumption,
    ];

    /// The name that `data-caveat` carries and that a story rewords it by.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::UnlikeUnits => "unlike_units",
            Self::UnlikePeriods => "unlike_periods",
            Self::PartsExceedBase => "parts_exceed_base",
            Self::Over100 => "over_100",
            Self::Unstable => "unstable",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Open => "open",
            Self::Disputed => "disputed",
            Self::Unverified => "unverified",
            Self::Assumption => "assumption",
        }
    }

    /// The sign printed on the number.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::UnlikeUnits => "≠",
            Self::UnlikePeriods => "‡",
            Self::PartsExceedBase | Self::Over100 => "!",
            Self::Unstable => "†",
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Open => "≶",
            Self::Disputed => "?",
            Self::Unverified => "○",
            Self::Assumption => "~",
        }
    }
}

/// The caveats of a term, weightiest first.
#[must_use]
pub fn of(term: &Term, story: &Story) -> Vec<CaveatKind> {
    let statuses = term.from().iter().filter_map(|figure| match story.figure(*figure)?.status? {
        Status::Disputed => Some(CaveatKind::Disputed),
        Status::Unverified => Some(CaveatKind::Unverified),
        Status::Assumption => Some(CaveatKind::Assumption),
        Status::Confirmed | Status::DifferentUnit | Status::Misread | Status::Invented => None,
    });
    let found: Vec<CaveatKind> = alone(term).into_iter().chain(statuses).collect();
    CaveatKind::ALL.into_iter().filter(|kind| found.contains(kind)).collect()
}

/// The caveats of a term that no figure of a story is in, weightiest first.
#[must_use]
pub fn alone(term: &Term) -> Vec<CaveatKind> {
    let cautions = term.cautions().iter().map(|caution| match caution {
        Caution::UnlikeUnits => CaveatKind::UnlikeUnits,
        Caution::UnlikePeriods => CaveatKind::UnlikePeriods,
        Caution::PartsExceedBase => CaveatKind::PartsExceedBase,
        Caution::Over100 => CaveatKind::Over100,
        Caution::Unstable => CaveatKind::Unstable,
    });
    let bound = match term.bound() {
        Bound::Exact => None,
        Bound::AtLeast => Some(CaveatKind::AtLeast),
        Bound::AtMost => Some(CaveatKind::AtMost),
        Bound::Open => Some(CaveatKind::Open),
    };
    let found: Vec<CaveatKind> = cautions.chain(bound).collect();
    CaveatKind::ALL.into_iter().filter(|kind| found.contains(kind)).collect()
}
