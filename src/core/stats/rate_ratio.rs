//! Two rates compared: exact, conditional on the total count.
//!
//! Given N = x₁ + x₂ events, x₁ is binomial with the share ρe₁ / (ρe₁ + e₂), ρ the ratio of the rates. The limits are
//! Clopper–Pearson's for that share, as a ratio; the p-values are the binomial tails at ρ = 1. Limits and p are central, so
//! they never contradict each other: 1 lies outside the limits exactly where p < α.
//!
//! Przyborowski, J., Wilenski, H. (1940), *Biometrika* 31; Breslow, N. E., Day, N. E. (1987), *Statistical Methods in Cancer
//! Research* II, §3.4. Domain of all of them: counts 0 to 10¹², exposures 10⁻³⁰ to 10³⁰, in the same unit.

use super::method::{count, exposure};
use super::proportion::low_odds;
use super::solve::NegativeBinomial;
use super::special::Tail;
use super::{Confidence, Method, OutOfDomain, Sign};

const RATIO: [Sign; 4] = [Sign::Rises, Sign::Falls, Sign::Falls, Sign::Rises];
const OPPOSITE: [Sign; 4] = [Sign::Falls, Sign::Rises, Sign::Rises, Sign::Falls];
const EITHER: [Sign; 4] = [Sign::Either; 4];

/// The lower exact limit of the ratio (x₁/e₁) / (x₂/e₂), for `[x1, e1, x2, e2]`; 0 at x₁ = 0.
///
/// ```
/// use counted_core::stats::{Confidence, rate_ratio::ratio_low};
/// // 3 children listed of 763,000 against 75 of 1,390,000: 0.07 times the rate, limits 0.015 to 0.22.
/// let low = ratio_low(Confidence::NINETY_FIVE).at([3.0, 763_000.0, 75.0, 1_390_000.0]).unwrap();
/// assert_eq!(format!("{low:.3}"), "0.015");
/// ```
#[must_use]
pub const fn ratio_low(confidence: Confidence) -> Method<4> {
    Method::new(RATIO, confidence.tail(), |arguments, tail| low(pair(arguments)?, tail))
}

/// The upper exact limit of the ratio (x₁/e₁) / (x₂/e₂), for `[x1, e1, x2, e2]`; infinite at x₂ = 0.
///
/// ```
/// use counted_core::stats::{Confidence, rate_ratio::ratio_high};
/// // 3 children listed of 763,000 against 75 of 1,390,000: 0.07 times the rate, limits 0.015 to 0.22.
/// let high = ratio_high(Confidence::NINETY_FIVE);
/// assert_eq!(format!("{:.2}", high.at([3.0, 763_000.0, 75.0, 1_390_000.0]).unwrap()), "0.22");
/// assert_eq!(high.at([5.0, 1000.0, 0.0, 1000.0]), Ok(f64::INFINITY));
/// ```
#[must_use]
pub const fn ratio_high(confidence: Confidence) -> Method<4> {
    Method::new(RATIO, confidence.tail(), |arguments, tail| high(pair(arguments)?, tail))
}

/// How many times over the first would have to be counted (or the second, the other way) until the exact limits of the
/// ratio of `[x1, e1, x2, e2]` just reach 1: 1/high where they lie below 1, low where they lie above, else 1.
///
/// ```
/// use counted_core::stats::{Confidence, rate_ratio::tipping};
/// // Massachusetts would have to list 4.5 times over before chance could explain 3 against 75.
/// let factor = tipping(Confidence::NINETY_FIVE).at([3.0, 763_000.0, 75.0, 1_390_000.0]).unwrap();
/// assert_eq!(format!("{factor:.1}"), "4.5");
/// ```
#[must_use]
pub const fn tipping(confidence: Confidence) -> Method<4> {
    Method::new(EITHER, confidence.tail(), |arguments, tail| {
        let pair = pair(arguments)?;
        // The limits hold the estimate between them, so only the one towards 1 can pass it.
        let factor = if pair.x1 * pair.e2 < pair.x2 * pair.e1 { 1.0 / high(pair, tail)? } else { low(pair, tail)? };
        Ok(factor.max(1.0))
    })
}

/// P(X₁ ≤ x₁) were the two rates equal, for `[x1, e1, x2, e2]`; 1 at x₂ = 0.
///
/// ```
/// use counted_core::stats::rate_ratio::P_LESS;
/// // So few as 3 of 78, by chance: 2 in 100,000 million.
/// assert_eq!(format!("{:.1e}", P_LESS.at([3.0, 763_000.0, 75.0, 1_390_000.0]).unwrap()), "2.0e-11");
/// ```
pub const P_LESS: Method<4> = Method::new(RATIO, 0.0, |arguments, _| less(pair(arguments)?));

/// P(X₁ ≥ x₁) were the two rates equal, for `[x1, e1, x2, e2]`; 1 at x₁ = 0.
///
/// ```
/// use counted_core::stats::rate_ratio::P_GREATER;
/// // All 5 in the first of two equal halves: 1 in 32.
/// assert_eq!(format!("{:.5}", P_GREATER.at([5.0, 1000.0, 0.0, 1000.0]).unwrap()), "0.03125");
/// ```
pub const P_GREATER: Method<4> = Method::new(OPPOSITE, 0.0, |arguments, _| less(pair(arguments)?.swapped()));

/// The central p-value of "the two rates are equal", for `[x1, e1, x2, e2]`: twice the smaller tail, at most 1.
///
/// ```
/// use counted_core::stats::rate_ratio::P_CENTRAL;
/// // 19 of 763,000 children against 148 of 4,210,000 cannot be told apart.
/// assert_eq!(format!("{:.2}", P_CENTRAL.at([19.0, 763_000.0, 148.0, 4_210_000.0]).unwrap()), "0.18");
/// ```
pub const P_CENTRAL: Method<4> = Method::new(EITHER, 0.0, |arguments, _| {
    let pair = pair(arguments)?;
    Ok((2.0 * less(pair)?.min(less(pair.swapped())?)).min(1.0))
});

/// The smallest whole x₁ whose upper limit [`ratio_high`] is at least 1, for `[e1, x2, e2]`: the count the first would need
/// before its rate could be the second's. 0 at x₂ = 0.
///
/// It is the smallest k with P(X₁ ≤ k) ≥ α/2, X₁ negative binomial with x₂ successes of chance e₂ / (e₁ + e₂).
///
/// ```
/// use counted_core::stats::{Confidence, rate_ratio::needed};
/// // At 75 in Massachusetts, Connecticut would have to list 27.
/// assert_eq!(needed(Confidence::NINETY_FIVE).at([761_796.0, 75.0, 1_385_700.0]), Ok(27.0));
/// ```
#[must_use]
pub const fn needed(confidence: Confidence) -> Method<3> {
    Method::new([Sign::Rises, Sign::Rises, Sign::Falls], confidence.tail(), |[e1, x2, e2], tail| {
        let (e1, x2, e2) = (exposure(e1)?, count(x2)?, exposure(e2)?);
        if x2 == 0.0 { Ok(0.0) } else { NegativeBinomial { r: x2, success: e2, failure: e1 }.low(tail) }
    })
}

/// Two counts with what each was counted in.
#[derive(Clone, Copy)]
struct Pair {
    x1: f64,
    e1: f64,
    x2: f64,
    e2: f64,
}

impl Pair {
    fn swapped(self) -> Self {
        Self { x1: self.x2, e1: self.e2, x2: self.x1, e2: self.e1 }
    }
}

fn pair([x1, e1, x2, e2]: [f64; 4]) -> Result<Pair, OutOfDomain> {
    Ok(Pair { x1: count(x1)?, e1: exposure(e1)?, x2: count(x2)?, e2: exposure(e2)? })
}

fn low(pair: Pair, tail: f64) -> Result<f64, OutOfDomain> {
    Ok(low_odds(pair.x1, pair.x2, tail)? * (pair.e2 / pair.e1))
}

fn high(pair: Pair, tail: f64) -> Result<f64, OutOfDomain> {
    Ok(pair.e2 / pair.e1 / low_odds(pair.x2, pair.x1, tail)?)
}

fn less(pair: Pair) -> Result<f64, OutOfDomain> {
    if pair.x2 == 0.0 { Ok(1.0) } else { Ok(Tail::beta(pair.x2, pair.x1 + 1.0)?.chance(pair.e2, pair.e1)) }
}
