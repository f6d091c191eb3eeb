//! Limits for a count and its rate, where chance is a fair model.

use super::method::{count, exposure};
use super::special::Tail;
use super::{Confidence, Method, Sign};

const SIGNS: [Sign; 2] = [Sign::Rises, Sign::Falls];

/// The lower Garwood limit of the rate of `[count, exposure]`, in events per unit of exposure.
///
/// G⁻¹(α/2; k) / e, G the gamma distribution of scale 1: the rate at which so many events or more have chance α/2; 0 at
/// k = 0. Garwood, F. (1936), *Biometrika* 28. Domain: count 0 to 10¹², exposure 10⁻³⁰ to 10³⁰.
///
/// ```
/// use counted_core::stats::{Confidence, poisson::garwood_low};
/// // 3 among 763,000 children: 0.39 per 100,000, limits 0.08 to 1.15.
/// let low = garwood_low(Confidence::NINETY_FIVE).at([3.0, 763_000.0]).unwrap();
/// assert_eq!(format!("{:.2}", 100_000.0 * low), "0.08");
/// ```
#[must_use]
pub const fn garwood_low(confidence: Confidence) -> Method<2> {
    Method::new(SIGNS, confidence.tail(), |[events, exposed], tail| {
        let (events, exposed) = (count(events)?, exposure(exposed)?);
        if events == 0.0 { Ok(0.0) } else { Ok(Tail::gamma_below(events)?.quantile(tail) / exposed) }
    })
}

/// The upper Garwood limit of the rate of `[count, exposure]`, in events per unit of exposure.
///
/// G⁻¹(1 − α/2; k + 1) / e: the rate at which so few events or fewer have chance α/2; −ln(α/2) / e at k = 0. Source and
/// domain as for [`garwood_low`].
///
/// ```
/// use counted_core::stats::{Confidence, poisson::garwood_high};
/// // 3 among 763,000 children: 0.39 per 100,000, limits 0.08 to 1.15.
/// let high = garwood_high(Confidence::NINETY_FIVE).at([3.0, 763_000.0]).unwrap();
/// assert_eq!(format!("{:.2}", 100_000.0 * high), "1.15");
/// ```
#[must_use]
pub const fn garwood_high(confidence: Confidence) -> Method<2> {
    Method::new(SIGNS, confidence.tail(), |[events, exposed], tail| {
        let (events, exposed) = (count(events)?, exposure(exposed)?);
        // The quantile is in odds against, so its inverse is the mean sought.
        Ok(1.0 / Tail::gamma_above(events + 1.0)?.quantile(tail) / exposed)
    })
}
