//! The count of one place predicted from the rate of another.
//!
//! The rate is not known, only the reference's count x in its exposure; Jeffreys' prior makes it gamma with shape x + ½, and
//! the count of another place negative binomial: wider than a Poisson count at the rate as found. Domain of all of them:
//! counts 0 to 10¹², exposures 10⁻³⁰ to 10³⁰, in the same unit.

use super::method::{count, exposure};
use super::solve::NegativeBinomial;
use super::special::{Tail, difference_of_products};
use super::{Confidence, Method, OutOfDomain, Sign};

const SIGNS: [Sign; 3] = [Sign::Rises, Sign::Falls, Sign::Rises];

/// The lower prediction limit of a count, for `[reference_count, reference_exposure, exposure]`: a whole number.
///
/// The smallest k with P(Y ≤ k) ≥ α/2, Y negative binomial with r = x + ½ and p = e_ref / (e_ref + e).
/// Jeffreys' prior: Krishnamoorthy, K., Peng, J. (2011), *Journal of Statistical Planning and Inference* 141.
///
/// ```
/// use counted_core::stats::{Confidence, prediction::predicted_low};
/// // At the rate of 75 in 1,390,000 a place of 763,000 would have 41, limits 27 to 58.
/// assert_eq!(predicted_low(Confidence::NINETY_FIVE).at([75.0, 1_390_000.0, 763_000.0]), Ok(27.0));
/// ```
#[must_use]
pub const fn predicted_low(confidence: Confidence) -> Method<3> {
    Method::new(SIGNS, confidence.tail(), |[x, from, to], tail| jeffreys(x, from, to)?.low(tail))
}

/// The upper prediction limit of a count, for `[reference_count, reference_exposure, exposure]`: a whole number.
///
/// The smallest k with P(Y ≤ k) ≥ 1 − α/2, Y as for [`predicted_low`].
///
/// ```
/// use counted_core::stats::{Confidence, prediction::predicted_high};
/// // At the rate of 75 in 1,390,000 a place of 763,000 would have 41, limits 27 to 58.
/// assert_eq!(predicted_high(Confidence::NINETY_FIVE).at([75.0, 1_390_000.0, 763_000.0]), Ok(58.0));
/// ```
#[must_use]
pub const fn predicted_high(confidence: Confidence) -> Method<3> {
    Method::new(SIGNS, confidence.tail(), |[x, from, to], tail| jeffreys(x, from, to)?.high(tail))
}

fn jeffreys(x: f64, from: f64, to: f64) -> Result<NegativeBinomial, OutOfDomain> {
    Ok(NegativeBinomial { r: count(x)? + 0.5, success: exposure(from)?, failure: exposure(to)? })
}

/// P(Y ≤ k) if the two places share one rate, for `[count, exposure, reference_count, reference_exposure]`.
///
/// Y is negative binomial with r = x + ½ and p = e_ref / (e_ref + e): P(Y ≤ k) = I_p(r, k + 1).
///
/// ```
/// use counted_core::stats::prediction::AT_MOST_IF_SAME;
/// let chance = AT_MOST_IF_SAME.at([3.0, 761_796.0, 75.0, 1_385_700.0]).unwrap();
/// assert_eq!(format!("{chance:.1e}"), "1.6e-11");
/// ```
pub const AT_MOST_IF_SAME: Method<4> =
    Method::new([Sign::Rises, Sign::Falls, Sign::Falls, Sign::Rises], 0.0, |[k, to, x, from], _| at_most(k, to, x, from, 0.0));

/// P(Y ≤ k) if true rates vary between places, for `[count, exposure, reference_count, reference_exposure, variation]`.
///
/// Y is negative binomial with mean (x + ½) e / e_ref, and the squared coefficient of variation of its rate is
/// c = (1 + 1/(x + ½))(1 + v²) − 1, v the variation between places as a fraction (0.72 for 72 %; 0 to 1000). So r = 1/c and
/// p = r / (r + mean), P(Y ≤ k) = I_p(r, k + 1): exactly [`AT_MOST_IF_SAME`] at v = 0, moment-matched above it.
///
/// ```
/// use counted_core::stats::prediction::AT_MOST;
/// // So few as 3, if true rates vary by 72 % from place to place: 2.4 %.
/// let chance = AT_MOST.at([3.0, 761_796.0, 75.0, 1_385_700.0, 0.72]).unwrap();
/// assert_eq!(format!("{:.1}", 100.0 * chance), "2.4");
/// ```
pub const AT_MOST: Method<5> =
    Method::new([Sign::Rises, Sign::Falls, Sign::Falls, Sign::Rises, Sign::Either], 0.0, |[k, to, x, from, v], _| at_most(k, to, x, from, v));

/// With g = c (x + ½) = 1 + v² (x + 3/2), r is (x + ½)/g and p is e_ref / (e_ref + g e): no digit is lost at v = 0.
fn at_most(k: f64, to: f64, x: f64, from: f64, variation: f64) -> Result<f64, OutOfDomain> {
    let (k, to, x, from) = (count(k)?, exposure(to)?, count(x)?, exposure(from)?);
    if !(0.0..=1000.0).contains(&variation) {
        return Err(OutOfDomain);
    }
    let wider = 1.0 + variation * variation * (x + 1.5);
    let margin = difference_of_products(x + 0.5, to, k + 1.0, from);
    Ok(Tail::beta((x + 0.5) / wider, k + 1.0)?.chance_by_margin(from, wider * to, margin))
}
