//! How sure a pair of limits is to be.

use super::OutOfDomain;

/// The confidence of a pair of limits, held as the chance left out at each end.
///
/// The tail is what the definitions use, and 0.025 is the nearest double to 1/40 while (1 − 0.95)/2 is not.
///
/// ```
/// use counted_core::stats::Confidence;
/// assert_eq!(Confidence::NINETY_FIVE.tail(), 0.025);
/// assert_eq!(Confidence::of_tail(0.0005).map(Confidence::tail), Ok(0.0005));
/// assert!(Confidence::of_tail(0.5).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence {
    tail: f64,
}

impl Confidence {
    /// 90 %.
    pub const NINETY: Self = Self { tail: 0.05 };
    /// 95 %.
    pub const NINETY_FIVE: Self = Self { tail: 0.025 };
    /// 99 %.
    pub const NINETY_NINE: Self = Self { tail: 0.005 };

    /// The confidence 1 − 2 `tail`.
    ///
    /// # Errors
    /// [`OutOfDomain`] unless the tail lies between 0 and ½.
    pub fn of_tail(tail: f64) -> Result<Self, OutOfDomain> {
        // Below this it is no number with all its digits.
        if (f64::MIN_POSITIVE..0.5).contains(&tail) { Ok(Self { tail }) } else { Err(OutOfDomain) }
    }

    /// The chance left out at each end, α/2.
    #[must_use]
    pub const fn tail(self) -> f64 {
        self.tail
    }
}
