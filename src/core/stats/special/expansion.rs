//! The uniform asymptotic expansion of a tail near the mean of large shapes, where the fraction is long.

/// I_x(a, b) over x^a (1 − x)^b / B(a, b), for x below the mean of two large shapes, at a small deviance of x from the mean. Either
/// shape may be infinite, as for a gamma tail.
///
/// `basym` of TOMS 708: Didonato, A. R., Morris, A. H. (1992), *ACM Transactions on Mathematical Software* 18.
pub(super) fn expansion(a: f64, b: f64, deviance: f64) -> f64 {
    let (least, h, skew) = if a < b { (a, a / b, 1.0 - a / b) } else { (b, b / a, b / a - 1.0) };
    let width = 1.0 / (least * (1.0 + h)).sqrt();
    let z = (2.0 * deviance).sqrt();
    let (mut slopes, mut inverse, mut weights) = (Coefficients::NONE, Coefficients::NONE, Coefficients::NONE);
    // Powers of h, z and the width, 1 + h² + h⁴ …, and the integrals of the last two terms.
    let (mut h_power, mut h_sum, mut z_power, mut width_power) = (1.0, 0.0, 1.0, 1.0);
    let (mut before, mut last) = (0.0, 0.5 / std::f64::consts::FRAC_2_SQRT_PI * libm::exp(deviance) * libm::erfc(deviance.sqrt()));
    let (mut sum, mut last_term, mut odd) = (last, f64::INFINITY, true);
    for i in 1..=MOST_TERMS {
        let i = f64::from(i);
        if odd {
            h_sum += h_power;
            slopes.push(2.0 * skew * h_sum / (i + 2.0));
        } else {
            slopes.push(2.0 * (1.0 + h_power * h * h) / ((1.0 + h) * (i + 2.0)));
        }
        h_power *= h;
        inverse.push(slopes.last_of_power(-0.5 * (i + 1.0)) / (i + 1.0));
        weights.push(weights.next_of_reciprocal(&inverse));
        (before, last) = (last, EIGHTH_ROOT * z_power + (i - 1.0) * before);
        z_power *= z;
        width_power *= width;
        let term = weights.last() * width_power * last;
        sum += term;
        // Every other term of equal shapes is 0.
        if term.abs() + last_term.abs() <= 1e-16 * sum {
            break;
        }
        last_term = term;
        odd = !odd;
    }
    (8.0 * (1.0 + h) / least).sqrt() * sum
}

/// As many as the expansion needs where it is used.
const MOST_TERMS: u32 = 12;
const ROOM: usize = 12;
/// √(1/8).
const EIGHTH_ROOT: f64 = 0.5 * std::f64::consts::FRAC_1_SQRT_2;

/// The coefficients of a power series from the first power on; the constant is 1.
struct Coefficients {
    values: [f64; ROOM],
    len: usize,
}

impl Coefficients {
    const NONE: Self = Self { values: [0.0; ROOM], len: 0 };

    fn push(&mut self, value: f64) {
        if let Some(next) = self.values.get_mut(self.len) {
            *next = value;
            self.len += 1;
        }
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = f64> + ExactSizeIterator {
        self.values.iter().copied().take(self.len)
    }

    fn last(&self) -> f64 {
        self.iter().next_back().unwrap_or(0.0)
    }

    /// The last coefficient of the series to the power r, by Miller's recurrence.
    fn last_of_power(&self, r: f64) -> f64 {
        let mut powers = Self::NONE;
        let mut m = 1.0;
        for own in self.iter() {
            let (mut j, mut sum) = (0.0, 0.0);
            for (one, other) in self.iter().zip(powers.iter().rev()) {
                j += 1.0;
                sum += (j * r - (m - j)) * one * other;
            }
            powers.push(r * own + sum / m);
            m += 1.0;
        }
        powers.last()
    }

    /// The next coefficient of the reciprocal of `other`, of which these are the ones before.
    fn next_of_reciprocal(&self, other: &Self) -> f64 {
        let products: f64 = self.iter().rev().zip(other.iter()).map(|(one, other)| one * other).sum();
        -(products + other.last())
    }
}
