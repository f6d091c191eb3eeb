//! What a term holds, why it may hold nothing, and what came up while it was computed.

use crate::{CellId, Day, Decimal};

/// A value, kept exact as long as the arithmetic allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// An exact decimal.
    Exact(Decimal),
    /// A finite double.
    Real(f64),
    /// A date.
    Day(Day),
}

impl Value {
    /// A double as a value; `None` for what is not finite.
    #[must_use]
    pub fn real(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self::Real(value))
    }

    /// The number as a double; none for a date.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Exact(decimal) => Some(decimal.to_f64()),
            Self::Real(value) => Some(value),
            Self::Day(_) => None,
        }
    }

    /// The number with every digit there is: what the page's `data-value` carries.
    #[must_use]
    pub fn digits(self) -> String {
        match self {
            Self::Exact(decimal) => decimal.to_string(),
            Self::Real(value) => value.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// Why a result has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It would divide by that cell, which is zero.
    IsZero(CellId),
    /// The source gives no number.
    NotStated,
    /// The period ends before it starts.
    NoPeriod,
    /// There is at most one year, so there are no earlier years.
    NoEarlierPeriod,
    /// The earlier years have none, so there is nothing to compare with.
    NoneEarlier,
    /// The part is larger than the whole.
    PartExceedsWhole,
    /// It is what the others are compared with, so it has nothing to be compared with itself.
    Reference,
    /// What it is compared with has a rate of zero.
    ReferenceRateIsZero,
    /// Its own rate is zero, and nothing is so many times zero.
    RateIsZero,
    /// There is no other place to compare with.
    NoOthers,
    /// The numbers are too large to compute with.
    TooLarge,
}

/// A period, first and last day included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
}

impl Period {
    pub(crate) fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }
}

/// How the periods of two numbers should stand to each other for their combination to be fair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Periods {
    /// They should be the same.
    Same,
    /// The first should lie within the second.
    Within,
    /// They differ by design.
    Apart,
}

/// A warning that came up while computing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caution {
    /// Unlike things were added up or divided.
    UnlikeUnits,
    /// Counts of different periods were put together.
    UnlikePeriods,
    /// There are more events than things they are counted against.
    PartsExceedBase,
    /// A percentage above 100.
    Over100,
    /// It rests on 20 events or fewer, so chance alone moves it a lot.
    Unstable,
}
