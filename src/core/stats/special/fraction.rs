//! A tail over the density: the power series near an end, and the continued fraction.

use super::point::Point;

/// No sum or fraction goes further, whatever it is given; where they are used they need some 400.
const MOST_TERMS: u32 = 2000;
/// Terms below this part of the sum change nothing.
const EPSILON: f64 = 1e-16;

/// The hypergeometric series of I_x(a, b) over x^a (1 − x)^b / B(a, b): 1/a Σ Π ((a + b + j) x) / (a + 1 + j), of positive terms.
///
/// Abramowitz, Stegun (1964), 26.5.4, and 6.5.29 for the gamma.
pub(super) fn series(a: f64, point: &Point) -> f64 {
    let (mut term, mut sum, mut j) = (1.0, 1.0, 0.0);
    for _ in 0..MOST_TERMS {
        term *= (point.np + j * point.x) / (a + 1.0 + j);
        sum += term;
        j += 1.0;
        if term < EPSILON * sum {
            break;
        }
    }
    sum / a
}

/// I_x(a, b) over x^a (1 − x)^b / B(a, b), for x below the mean; `inverse` is 1/a.
///
/// `bfrac` of TOMS 708: Didonato, A. R., Morris, A. H. (1992), *ACM Transactions on Mathematical Software* 18. Written with bx
/// and 1/a, so that either shape may be infinite; the fraction of the upper gamma tail is then Legendre's.
pub(super) fn fraction(inverse: f64, point: &Point) -> f64 {
    let Point { x, y, bx, shift, .. } = *point;
    let (c, c1) = (1.0 + shift, 1.0 + inverse);
    let (mut before, mut over, mut under_before) = (0.0, 1.0, 1.0);
    let mut under = c / c1;
    let mut value = over / under;
    let (mut n, mut p) = (0.0, 1.0);
    for _ in 0..MOST_TERMS {
        n += 1.0;
        let t = n * inverse;
        let e = 1.0 / (1.0 + (2.0 * n - 1.0) * inverse);
        let w = n * (bx - n * x);
        let alpha = p * (p * x + bx * inverse) * e * e * w;
        let beta = n + w * inverse * e + (1.0 + t) / (c1 + 2.0 * t) * (c + n * (1.0 + y));
        p = 1.0 + t;
        (before, over) = (over, alpha * before + beta * over);
        (under_before, under) = (under, alpha * under_before + beta * under);
        let last = value;
        let rescaled = 1.0 / under;
        value = over * rescaled;
        if (value - last).abs() <= 4.0 * EPSILON * value.abs() {
            break;
        }
        (before, over, under_before, under) = (before * rescaled, value, under_before * rescaled, 1.0);
    }
    value
}
