//! The steady scale: what there is room for.
//!
//! While a reader drags or types, nothing may shrink under the hand; what grows, grows in steps of 1, 2 and 5. Once the
//! edit is committed the scale is what the numbers need.

mod counts;
mod reals;

pub use counts::{Counts, MOST_MARKS, Need, Needs, marks};
pub use reals::{Reals, Step};

/// The scale of a chart of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// Of marks that are counted.
    Counts(Counts),
    /// Of numbers along a line.
    Reals(Reals),
}

impl Scale {
    /// Where marks are counted.
    #[must_use]
    pub fn counts(&self) -> Option<&Counts> {
        match self {
            Self::Counts(counts) => Some(counts),
            Self::Reals(_) => None,
        }
    }

    /// Where numbers stand along a line.
    #[must_use]
    pub fn reals(&self) -> Option<&Reals> {
        match self {
            Self::Reals(reals) => Some(reals),
            Self::Counts(_) => None,
        }
    }
}
