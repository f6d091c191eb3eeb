//! One tail of a beta or gamma distribution.

use super::super::OutOfDomain;
use super::expansion::expansion;
use super::fraction::{fraction, series};
use super::loader::{deviance, scale};
use super::point::Point;

/// One tail of a beta or gamma distribution, as a function of odds.
///
/// Relative error below 10⁻¹² for the smaller tail, however small; where one shape is below ½ the other tail, as 1 less the
/// one computed, is good to that in absolute terms.
///
/// ```
/// use counted_core::stats::special::Tail;
/// // P(B ≤ 1/4), B ~ Beta(1, 2): 1 − (3/4)².
/// assert!((Tail::beta(1.0, 2.0).unwrap().chance(1.0, 3.0) - 0.4375).abs() < 1e-15);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Tail {
    /// Infinite in an upper gamma tail.
    pub(super) a: f64,
    /// Infinite in a lower gamma tail.
    pub(super) b: f64,
    /// √(m / 2π) with m = ab / (a + b), and Stirling's remainders.
    pub(super) scale: f64,
}

/// Far above any count, and far below where a product would overflow.
const MOST: f64 = 1e100;
/// A smaller shape cannot be told from it.
const LEAST: f64 = 1e-150;

impl Tail {
    /// P(B ≤ x), B ~ Beta(a, b), at the odds x : 1 − x. The upper tail is Beta(b, a)'s at 1 − x : x.
    ///
    /// # Errors
    /// [`OutOfDomain`] unless both shapes lie between 0 and 10¹⁰⁰.
    pub fn beta(a: f64, b: f64) -> Result<Self, OutOfDomain> {
        Ok(Self::of(shape(a)?, shape(b)?))
    }

    /// P(G ≤ t), G ~ Gamma(shape) of scale 1, at the odds t : 1.
    ///
    /// # Errors
    /// [`OutOfDomain`] unless the shape lies between 0 and 10¹⁰⁰.
    pub fn gamma_below(a: f64) -> Result<Self, OutOfDomain> {
        Ok(Self::of(shape(a)?, f64::INFINITY))
    }

    /// P(G ≥ t), G ~ Gamma(shape) of scale 1, at the odds 1 : t.
    ///
    /// # Errors
    /// [`OutOfDomain`] unless the shape lies between 0 and 10¹⁰⁰.
    pub fn gamma_above(a: f64) -> Result<Self, OutOfDomain> {
        Ok(Self::of(f64::INFINITY, shape(a)?))
    }

    fn of(a: f64, b: f64) -> Self {
        Self { a, b, scale: scale(a, b) }
    }

    /// The chance of the tail at the odds `weight : against`, both of them positive.
    #[must_use]
    pub fn chance(&self, weight: f64, against: f64) -> f64 {
        self.chance_and_density(weight, against).0
    }

    /// The chance at the odds `weight : against`, where a × `against` − b × `weight` is known better than from rounded shapes.
    pub(in super::super) fn chance_by_margin(&self, weight: f64, against: f64, margin: f64) -> f64 {
        self.at(&Point::with_margin(self.a, self.b, weight, against, margin)).0
    }

    /// The chance, and its derivative by the logarithm of the odds.
    pub(in super::super) fn chance_and_density(&self, weight: f64, against: f64) -> (f64, f64) {
        self.at(&Point::new(self.a, self.b, weight, against))
    }

    /// The same at a point: the density x^a (1 − x)^b / B(a, b), or t^a e^−t / Γ(a), comes of itself.
    pub(super) fn at(&self, point: &Point) -> (f64, f64) {
        let (a, b) = (self.a, self.b);
        let distance = deviance(a, -point.shift, point.np) + deviance(b, point.shift, point.nq);
        let density = self.scale * libm::exp(-distance);
        // Near an end the series is the shortest, on both sides of the mean.
        let chance = if point.np < SERIES && point.x <= point.y {
            series(a, point) * density
        } else if point.nq < SERIES && point.y <= point.x {
            1.0 - series(b, &point.mirrored()) * density
        } else if point.shift >= 0.0 {
            one_side(a, b, point, distance) * density
        } else {
            1.0 - one_side(b, a, &point.mirrored(), distance) * density
        };
        (chance.clamp(0.0, 1.0), density)
    }
}

/// Below this expected number the series is used.
const SERIES: f64 = 1.5;

/// The tail on the side of the mean where it is the smaller one, over the density; `distance` is the deviance.
fn one_side(a: f64, b: f64, point: &Point, distance: f64) -> f64 {
    // Near the mean the fraction takes some √shape steps; away from it, few for any shapes.
    if a.min(b) > LARGE && distance < NEAR { expansion(a, b, distance) } else { fraction(1.0 / a, point) }
}

/// Above this shape the expansion is the shorter, and has all its digits.
const LARGE: f64 = 3000.0;
/// The deviance at 2.8 standard deviations.
const NEAR: f64 = 4.0;

fn shape(shape: f64) -> Result<f64, OutOfDomain> {
    if shape > 0.0 && shape <= MOST { Ok(shape.max(LEAST)) } else { Err(OutOfDomain) }
}
