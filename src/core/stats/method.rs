//! A statistic with the direction in which each argument moves it.

/// How a statistic moves when one argument rises and the others stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It never falls.
    Rises,
    /// It never rises.
    Falls,
    /// It may do both.
    Either,
}

/// The arguments lie outside the statistic's domain: not finite, negative, a part above its whole, no exposure, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfDomain;

impl std::fmt::Display for OutOfDomain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("outside the domain of the statistic")
    }
}

impl std::error::Error for OutOfDomain {}

/// A statistic of `N` arguments, at a confidence where it has one.
///
/// ```
/// use counted_core::stats::{Confidence, OutOfDomain, Sign, poisson};
/// // 3 children listed among 763,000: underlying rates per child that fit this count.
/// let low = poisson::garwood_low(Confidence::NINETY_FIVE);
/// assert_eq!(low.signs, [Sign::Rises, Sign::Falls]);
/// assert_eq!(format!("{:.2e}", low.at([3.0, 763_000.0]).unwrap()), "8.11e-7");
/// assert_eq!(low.at([3.0, 0.0]), Err(OutOfDomain));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Method<const N: usize> {
    /// How it moves with each argument.
    pub signs: [Sign; N],
    tail: f64,
    compute: Compute<N>,
}

/// The arguments, and the chance left out at each end.
type Compute<const N: usize> = fn([f64; N], f64) -> Result<f64, OutOfDomain>;

impl<const N: usize> Method<N> {
    pub(super) const fn new(signs: [Sign; N], tail: f64, compute: Compute<N>) -> Self {
        Self { signs, tail, compute }
    }

    /// Its value at those arguments: finite, but for a ratio's upper limit and a chance too small for a double, which is 0.
    ///
    /// # Errors
    /// [`OutOfDomain`]; each statistic says what its domain is.
    pub fn at(&self, arguments: [f64; N]) -> Result<f64, OutOfDomain> {
        (self.compute)(arguments, self.tail)
    }
}

/// Twenty times all the people there are, and small enough that a double still tells it from one more.
const MOST: f64 = 1e12;
/// So far from the largest double that no product of exposures and counts reaches it.
const MOST_EXPOSURE: f64 = 1e30;

/// A count: 0 to 10¹².
pub(super) fn count(count: f64) -> Result<f64, OutOfDomain> {
    // Adding 0 makes a zero of −0.
    if (0.0..=MOST).contains(&count) { Ok(count + 0.0) } else { Err(OutOfDomain) }
}

/// An exposure, in persons or person-years: 10⁻³⁰ to 10³⁰.
pub(super) fn exposure(exposure: f64) -> Result<f64, OutOfDomain> {
    if (1.0 / MOST_EXPOSURE..=MOST_EXPOSURE).contains(&exposure) { Ok(exposure) } else { Err(OutOfDomain) }
}
