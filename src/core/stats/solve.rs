//! Whole-number quantiles of the negative binomial distribution: failures before the r-th success, at the odds of exposures.

use super::OutOfDomain;
use super::special::{Tail, normal_quantile};

/// A negative binomial count Y: P(Y ≤ k) = I_p(r, k + 1) with p = success / (success + failure).
#[derive(Clone, Copy)]
pub(super) struct NegativeBinomial {
    pub(super) r: f64,
    pub(super) success: f64,
    pub(super) failure: f64,
}

impl NegativeBinomial {
    /// The smallest k with P(Y ≤ k) ≥ `tail`.
    pub(super) fn low(self, tail: f64) -> Result<f64, OutOfDomain> {
        let mut search = Search::from(self.start(normal_quantile(tail)));
        for _ in 0..MOST_STEPS {
            let k = search.k;
            let (below, density) = Tail::beta(self.r, k + 1.0)?.chance_and_density(self.success, self.failure);
            let mass = self.mass(k, density);
            let reached = |chance: f64| chance >= tail * (1.0 - TIE);
            let here = reached(below);
            // A difference far smaller than its terms says nothing.
            let beside = if here { below > FAR * tail || reached(below - mass) } else { reached(below + self.next_mass(k, mass)) };
            // In the logarithms of both it is close to a line, near the end as in the middle.
            let step = libm::log(tail / below) * below / (mass * (k + 1.0));
            if let Some(found) = search.step(here, beside, (k + 1.0) * libm::exp(step.clamp(-LEAP, LEAP)) - 1.0) {
                return Ok(found);
            }
        }
        Ok(search.k)
    }

    /// The smallest k with P(Y > k) ≤ `tail`.
    pub(super) fn high(self, tail: f64) -> Result<f64, OutOfDomain> {
        let mut search = Search::from(self.start(-normal_quantile(tail)));
        for _ in 0..MOST_STEPS {
            let k = search.k;
            let (above, density) = Tail::beta(k + 1.0, self.r)?.chance_and_density(self.failure, self.success);
            let mass = self.mass(k, density);
            let next_mass = self.next_mass(k, mass);
            let reached = |chance: f64| chance <= tail * (1.0 + TIE);
            let here = reached(above);
            let beside = if here { reached(above + mass) } else { above < FAR * tail && reached(above - next_mass) };
            if let Some(found) = search.step(here, beside, k + libm::log(above / tail) * above / next_mass) {
                return Ok(found);
            }
        }
        Ok(search.k)
    }

    /// P(Y = k), from the density of its tail.
    fn mass(self, k: f64, density: f64) -> f64 {
        density * (self.success + self.failure) / (self.failure * (self.r + k))
    }

    /// P(Y = k + 1), from P(Y = k).
    fn next_mass(self, k: f64, mass: f64) -> f64 {
        mass * (self.r + k) / (k + 1.0) * self.failure / (self.success + self.failure)
    }

    /// About the quantile at the normal quantile z, that of a gamma distribution with its mean and variance: Wilson, E. B., Hilferty, M. M.
    /// (1931), *PNAS* 17.
    fn start(self, z: f64) -> f64 {
        let mean = self.r * self.failure / self.success;
        let variance = mean * (1.0 + self.failure / self.success);
        let centre = mean + 0.5;
        let spread = variance / (9.0 * centre * centre);
        let root = (1.0 - spread + z * spread.sqrt()).max(0.0);
        centre * root * root * root - 0.5
    }
}

/// A search for the smallest whole number that has reached a chance.
struct Search {
    k: f64,
    /// The largest that is known not to have reached it, and the smallest that has.
    low: f64,
    high: f64,
}

impl Search {
    fn from(start: f64) -> Self {
        Self { k: (start + 0.5).floor().max(0.0), low: -1.0, high: f64::INFINITY }
    }

    /// Takes in whether k has reached it, and whether its neighbour on the other side has: the answer, or the next k, about
    /// `proposed`.
    fn step(&mut self, here: bool, beside: bool, proposed: f64) -> Option<f64> {
        if here {
            if !beside || self.k == 0.0 {
                return Some(self.k);
            }
            self.high = self.k;
        } else {
            if beside {
                return Some(self.k + 1.0);
            }
            self.low = self.k;
        }
        let next = (proposed + 0.5).floor();
        if self.high - self.low <= 1.0 {
            return Some(self.high);
        }
        // Among numbers so large the chance does not tell one from the next.
        if self.k > LARGE && (next - self.k).abs() <= self.k / LARGE {
            return Some(next);
        }
        let middle = if self.high.is_finite() { (0.5 * (self.low + self.high)).floor() } else { 2.0 * self.low + 1.0 };
        self.k = if self.low < next && next < self.high { next } else { middle };
        None
    }
}

/// Chances as near as this are the same: a tie, as of (1/40)¹ with 0.025, is decided as on paper.
const TIE: f64 = 1e-14;
/// Whole numbers above this are no nearer than what chances this near can tell.
const LARGE: f64 = 1e14;
/// Within this factor of the tail a difference of chances still has its digits.
const FAR: f64 = 100.0;
/// The farthest that one step goes, as the logarithm of a factor.
const LEAP: f64 = 20.0;
const MOST_STEPS: u32 = 200;
