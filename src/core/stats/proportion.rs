//! Limits for a share, where chance is a fair model.

use super::method::count;
use super::special::{Tail, normal_quantile};
use super::{Confidence, Method, OutOfDomain, Sign};

const SIGNS: [Sign; 2] = [Sign::Rises, Sign::Falls];

/// The lower Wilson score limit of the share of `[events, of]`, from 0 to 1; 0 at x = 0.
///
/// Centre (x + z²/2) / (n + z²), half-width z √(x(n − x)/n + z²/4) / (n + z²), z = Φ⁻¹(1 − α/2).
/// Wilson, E. B. (1927), *JASA* 22; recommended in Brown, Cai, DasGupta (2001), *Statistical Science* 16.
/// Domain: 0 ≤ x ≤ n ≤ 10¹², n > 0.
///
/// ```
/// use counted_core::stats::{Confidence, proportion::wilson_low};
/// // 161 of 2,949 books: 5.5 %, at least 4.7 %.
/// assert_eq!(format!("{:.3}", wilson_low(Confidence::NINETY_FIVE).at([161.0, 2949.0]).unwrap()), "0.047");
/// ```
#[must_use]
pub const fn wilson_low(confidence: Confidence) -> Method<2> {
    Method::new(SIGNS, confidence.tail(), |[events, of], tail| Ok(wilson(events, of, tail)?.0))
}

/// The upper Wilson score limit of the share of `[events, of]`, from 0 to 1; 1 at x = n. Formula, source and domain as for
/// [`wilson_low`].
///
/// ```
/// use counted_core::stats::{Confidence, proportion::wilson_high};
/// // 161 of 2,949 books: 5.5 %, at most 6.3 %.
/// assert_eq!(format!("{:.3}", wilson_high(Confidence::NINETY_FIVE).at([161.0, 2949.0]).unwrap()), "0.063");
/// ```
#[must_use]
pub const fn wilson_high(confidence: Confidence) -> Method<2> {
    Method::new(SIGNS, confidence.tail(), |[events, of], tail| Ok(wilson(events, of, tail)?.1))
}

fn wilson(events: f64, of: f64, tail: f64) -> Result<(f64, f64), OutOfDomain> {
    let (events, of) = part(events, of)?;
    let z = -normal_quantile(tail);
    let z2 = z * z;
    let centre = events + z2 / 2.0;
    let spread = z * (events * (of - events) / of + z2 / 4.0).sqrt();
    // The lower limit as a quotient: the difference of two close numbers would lose its digits for rare events.
    let low = if events == 0.0 { 0.0 } else { events * events / of / (centre + spread) };
    let high = if events >= of { 1.0 } else { (centre + spread) / (of + z2) };
    Ok((low, high))
}

/// The lower Clopper–Pearson limit of the share of `[events, of]`, from 0 to 1: coverage is never below the confidence.
///
/// B⁻¹(α/2; x, n − x + 1), the share at which so many events or more have chance α/2; 0 at x = 0.
/// Clopper, C. J., Pearson, E. S. (1934), *Biometrika* 26. Domain: 0 ≤ x ≤ n ≤ 10¹², n > 0; fractions are allowed (an
/// effective sample).
///
/// ```
/// use counted_core::stats::{Confidence, proportion::clopper_pearson_low};
/// // 28 cases for 432 children: 6.5 %, limits 4.3 to 9.2 %.
/// assert_eq!(format!("{:.3}", clopper_pearson_low(Confidence::NINETY_FIVE).at([28.0, 432.0]).unwrap()), "0.043");
/// ```
#[must_use]
pub const fn clopper_pearson_low(confidence: Confidence) -> Method<2> {
    Method::new(SIGNS, confidence.tail(), |[events, of], tail| {
        let (events, of) = part(events, of)?;
        let odds = low_odds(events, of - events, tail)?;
        Ok(odds / (1.0 + odds))
    })
}

/// The upper Clopper–Pearson limit of the share of `[events, of]`, from 0 to 1: coverage is never below the confidence.
///
/// B⁻¹(1 − α/2; x + 1, n − x), the share at which so few events or fewer have chance α/2; 1 at x = n. At x = 0 it is
/// 1 − (α/2)^(1/n). Source and domain as for [`clopper_pearson_low`].
///
/// ```
/// use counted_core::stats::{Confidence, proportion::clopper_pearson_high};
/// // None of 432: at most 0.85 %.
/// assert_eq!(format!("{:.4}", clopper_pearson_high(Confidence::NINETY_FIVE).at([0.0, 432.0]).unwrap()), "0.0085");
/// ```
#[must_use]
pub const fn clopper_pearson_high(confidence: Confidence) -> Method<2> {
    Method::new(SIGNS, confidence.tail(), |[events, of], tail| {
        let (events, of) = part(events, of)?;
        let against = low_odds(of - events, events, tail)?;
        Ok(1.0 / (1.0 + against))
    })
}

/// The odds of the lower Clopper–Pearson limit of `events` against `others`; the upper one's are the lower one's the other
/// way round, inverted.
pub(super) fn low_odds(events: f64, others: f64, tail: f64) -> Result<f64, OutOfDomain> {
    if events == 0.0 { Ok(0.0) } else { Ok(Tail::beta(events, others + 1.0)?.quantile(tail)) }
}

fn part(events: f64, of: f64) -> Result<(f64, f64), OutOfDomain> {
    let (events, of) = (count(events)?, count(of)?);
    if of > 0.0 && events <= of { Ok((events, of)) } else { Err(OutOfDomain) }
}
