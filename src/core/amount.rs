//! What a figure holds, and what it may hold.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::stats::Sign;
use crate::{Day, Decimal};

/// Whether a number is itself or a limit: "75 or more" is not 75.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// The number or more.
    AtLeast,
    /// The number or less.
    AtMost,
    /// Limits of both directions went into it, so it is a limit in neither.
    Open,
}

impl Bound {
    /// The bound of a quantity that grows with both of its arguments.
    ///
    /// ```
    /// use counted_core::Bound::{AtLeast, AtMost, Exact, Open};
    /// assert_eq!(AtLeast.and(Exact), AtLeast);
    /// assert_eq!(AtLeast.and(AtMost), Open);
    /// // 19 of at least 75: a quotient falls as its divisor grows.
    /// assert_eq!(Exact.and(AtLeast.flipped()), AtMost);
    /// ```
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact, bound) | (bound, Self::Exact) => bound,
            (a, b) if a == b => a,
            _ => Self::Open,
        }
    }

    /// The bound of a quantity that falls as its argument grows.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            other => other,
        }
    }

    /// The bound of a quantity that moves with an argument in that direction.
    #[must_use]
    pub(crate) fn through(self, sign: Sign) -> Self {
        match (sign, self) {
            (Sign::Rises, bound) => bound,
            (Sign::Falls, bound) => bound.flipped(),
            (Sign::Either, Self::Exact) => Self::Exact,
            (Sign::Either, _) => Self::Open,
        }
    }

    /// The name that the page's `data-bound` carries; none for an exact number.
    #[must_use]
    pub fn slug(self) -> Option<&'static str> {
        match self {
            Self::Exact => None,
            Self::AtLeast => Some("at_least"),
            Self::AtMost => Some("at_most"),
            Self::Open => Some("open"),
        }
    }
}

/// What a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// The source gives no number. Never 0.
    NotStated,
    /// A number, or a limit.
    Number(Decimal, Bound),
    /// A date.
    Day(Day),
}

impl Amount {
    /// A number that is itself.
    #[must_use]
    pub fn exactly(number: Decimal) -> Self {
        Self::Number(number, Bound::Exact)
    }
}

impl fmt::Display for Amount {
    /// As documents write it: `432`, `>=75`, `<=24`, `2016-03-31`, `none`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStated => f.write_str("none"),
            Self::Number(number, Bound::AtLeast) => write!(f, ">={number}"),
            Self::Number(number, Bound::AtMost) => write!(f, "<={number}"),
            Self::Number(number, Bound::Exact | Bound::Open) => write!(f, "{number}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl std::str::FromStr for Amount {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "none" {
            return Ok(Self::NotStated);
        }
        if let Ok(day) = text.parse() {
            return Ok(Self::Day(day));
        }
        let (bound, digits) = if let Some(digits) = text.strip_prefix(">=") {
            (Bound::AtLeast, digits)
        } else if let Some(digits) = text.strip_prefix("<=") {
            (Bound::AtMost, digits)
        } else {
            (Bound::Exact, text)
        };
        digits.parse().map(|number| Self::Number(number, bound)).map_err(|_| "neither a number, nor a date, nor `none`")
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// What shape a figure's values have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Whole numbers.
    Whole,
    /// Numbers with or without decimals.
    Decimal,
    /// Dates.
    Day,
}

/// What a figure may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// The shape of its values.
    pub shape: Shape,
    /// The smallest number; unused for dates, which run from 1900 to 2100.
    pub min: Decimal,
    /// The largest number; unused for dates.
    pub max: Decimal,
    /// Whether "not stated" is a value of it.
    pub not_stated: bool,
}

/// Why a value is outside a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// A number with decimals where only whole ones make sense.
    NotWhole,
    /// Below the smallest number.
    Below,
    /// Above the largest number.
    Above,
    /// A date for a number, a number for a date, or "not stated" where something must be.
    WrongKind,
}

impl Domain {
    /// Checks an amount.
    ///
    /// # Errors
    /// Says in which way it lies outside.
    pub fn check(&self, amount: Amount) -> Result<Amount, Outside> {
        match (amount, self.shape) {
            (Amount::NotStated, _) if self.not_stated => Ok(amount),
            (Amount::Day(_), Shape::Day) => Ok(amount),
            (Amount::Number(number, _), Shape::Whole | Shape::Decimal) => {
                if self.shape == Shape::Whole && !number.is_written_whole() {
                    Err(Outside::NotWhole)
                } else if number.compare(self.min).is_lt() {
                    Err(Outside::Below)
                } else if number.compare(self.max).is_gt() {
                    Err(Outside::Above)
                } else {
                    Ok(amount)
                }
            }
            _ => Err(Outside::WrongKind),
        }
    }
}
