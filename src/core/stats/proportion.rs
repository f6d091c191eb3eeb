//! Limits for a share, where chance is a fair model.

/// Φ⁻¹(0.975): the two-sided 95 % point of the standard normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Wilson's score limits for `events` out of `of`, as shares from 0 to 1, at the normal quantile `z`.
///
/// Centre (x + z²/2) / (n + z²), half-width z √(x(n − x)/n + z²/4) / (n + z²); 0 at x = 0 and 1 at x = n exactly.
/// Wilson, E. B. (1927), *JASA* 22; recommended in Brown, Cai, DasGupta (2001), *Statistical Science* 16.
/// `None` where it is no share: `of` is not positive, `events` is negative or above `of`, or something is not finite.
///
/// ```
/// use counted_core::stats::proportion::{Z_95, wilson};
/// // 161 of 2,949 books: 5.5 %, limits 4.7 to 6.3 %.
/// let (low, high) = wilson(161.0, 2949.0, Z_95).unwrap();
/// assert_eq!((format!("{:.3}", low), format!("{:.3}", high)), ("0.047".to_owned(), "0.063".to_owned()));
/// assert_eq!(wilson(5.0, 3.0, Z_95), None);
/// ```
#[must_use]
pub fn wilson(events: f64, of: f64, z: f64) -> Option<(f64, f64)> {
    let fair = events.is_finite() && of.is_finite() && z.is_finite() && of > 0.0 && events >= 0.0 && events <= of;
    if !fair {
        return None;
    }
    let z2 = z * z;
    let centre = events + z2 / 2.0;
    let spread = z * (events * (of - events) / of + z2 / 4.0).sqrt();
    // The lower limit as a quotient: the difference of two close numbers would lose its digits for rare events.
    let low = if events == 0.0 { 0.0 } else { events * events / of / (centre + spread) };
    let high = if events >= of { 1.0 } else { (centre + spread) / (of + z2) };
    Some((low, high))
}
