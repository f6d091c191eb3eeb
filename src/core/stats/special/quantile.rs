//! The odds at which a tail has a given chance.

use super::Tail;
use super::normal::normal_quantile;
use super::point::Point;

impl Tail {
    /// The odds x / (1 − x) at which its chance is `chance` (between 0 and 1): t of a lower gamma tail, 1/t of an upper.
    ///
    /// Halley's method inside a bracket, on the logarithm of the chance by the logarithm of the odds: concave, and nearly a
    /// line far out.
    ///
    /// ```
    /// use counted_core::stats::special::Tail;
    /// let odds = Tail::beta(1.0, 2.0).unwrap().quantile(0.4375);
    /// assert!((odds - 1.0 / 3.0).abs() < 1e-15);
    /// ```
    #[must_use]
    pub fn quantile(&self, chance: f64) -> f64 {
        let least = self.least(chance);
        if least < FAR && self.a.is_finite() && self.b >= 1.0 {
            // So near 0 the power is exact.
            return libm::exp(least);
        }
        let enough = ENOUGH * (1.0 / self.a + 1.0 / self.b).sqrt().min(1.0);
        let (mut low, mut high) = (least.max(FAR), -FAR);
        let mut log_odds = self.normal_start(chance).max(least).clamp(FAR, -FAR);
        let mut odds = libm::exp(log_odds);
        for _ in 0..MOST_STEPS {
            let point = Point::new(self.a, self.b, odds, 1.0);
            let (found, density) = self.at(&point);
            if found < chance {
                low = log_odds
            } else {
                high = log_odds
            }
            let slope = density / found;
            let newton = libm::log1p((found - chance) / chance) / slope;
            // Far off, where the curvature says nothing, no less than half of Newton's step and no more than twice.
            let step = -newton / (1.0 - 0.5 * newton * (point.shift - slope)).clamp(0.5, 2.0);
            log_odds += step;
            // What Halley's step leaves is its cube.
            if step.abs() < enough {
                return odds * libm::exp(step);
            }
            if low < log_odds && log_odds < high {
                odds *= libm::exp(step);
            } else {
                log_odds = 0.5 * (low + high);
                odds = libm::exp(log_odds);
            }
        }
        odds
    }

    /// The logarithm of odds that are not above those sought: where the first term of the series, x^a / a B(a, b), which
    /// is too much for b ≥ 1, has the chance.
    fn least(&self, chance: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        if a.is_infinite() || b < 1.0 {
            return f64::NEG_INFINITY;
        }
        let (log_x, log_y) = if b.is_infinite() { (libm::log(a), -1.0) } else { (-libm::log1p(b / a), -b / a * libm::log1p(a / b)) };
        (libm::log(chance) + libm::log(a) - libm::log(self.scale)) / a + log_x + log_y
    }

    /// About the logarithm of the odds sought: Abramowitz, Stegun (1964), 26.5.22; with an infinite shape, much like Wilson
    /// and Hilferty's cube.
    fn normal_start(&self, chance: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        if a < 1.0 || b < 1.0 {
            return f64::NEG_INFINITY;
        }
        let z = -normal_quantile(chance);
        let (of_a, of_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let h = 2.0 / (of_a + of_b);
        let l = (z * z - 3.0) / 6.0;
        let w = z * (h + l).max(0.0).sqrt() / h - (of_b - of_a) * (l + 5.0 / 6.0 - 2.0 / (3.0 * h));
        let log = |shape: f64| if shape.is_infinite() { 0.0 } else { libm::log(shape) };
        log(a) - log(b) - 2.0 * w
    }
}

/// e^FAR is the smallest odds that are searched.
const FAR: f64 = -600.0;
const MOST_STEPS: u32 = 100;
/// In standard deviations.
const ENOUGH: f64 = 3e-5;
