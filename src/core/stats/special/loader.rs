//! Saddle-point pieces: Stirling's remainder and the deviance.
//!
//! Loader, C. (2000), *Fast and Accurate Computation of Binomial Probabilities*: a density written with them keeps its digits
//! where one written with ln Γ loses as many as the shapes have.

/// √(m / 2π) e^(δ(a + b) − δ(a) − δ(b)), m = ab / (a + b): what x^a (1 − x)^b / B(a, b) is at its highest, but for the deviance.
pub(super) fn scale(a: f64, b: f64) -> f64 {
    let m = if a < b { a / (1.0 + a / b) } else { b / (1.0 + b / a) };
    let remainder = stirling(a + b) - stirling(a) - stirling(b);
    (m / std::f64::consts::TAU).sqrt() * libm::exp(remainder)
}

/// δ(n) = ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π; 0 for infinity.
pub(super) fn stirling(n: f64) -> f64 {
    if n >= SERIES {
        return stirling_series(n);
    }
    // Step up to where the series holds: Γ(n + 1) = Γ(N + 1) / ((n + 1) … N).
    let mut top = n;
    let mut product = 1.0;
    while top < SERIES {
        top += 1.0;
        product *= top;
    }
    stirling_series(top) + (top + 0.5) * libm::log(top) - (n + 0.5) * libm::log(n) - (top - n) - libm::log(product)
}

/// From here on six terms are enough.
const SERIES: f64 = 15.0;

fn stirling_series(n: f64) -> f64 {
    let (r, rr) = (1.0 / n, 1.0 / (n * n));
    r * (1.0 / 12.0 - rr * (1.0 / 360.0 - rr * (1.0 / 1260.0 - rr * (1.0 / 1680.0 - rr * (1.0 / 1188.0 - rr * (691.0 / 360_360.0))))))
}

/// The deviance `k ln(k / e) + e − k` of a shape k from the expectation e, given their difference `shift` = e − k too.
/// 0 for an infinite shape, whose part of the limit is 0.
pub(super) fn deviance(shape: f64, shift: f64, expected: f64) -> f64 {
    if shape.is_infinite() {
        return 0.0;
    }
    let t = shift / shape;
    let v = t / (2.0 + t);
    let per_shape = if v.abs() < 0.2 {
        // t − ln(1 + t) with ln(1 + t) = 2 artanh v.
        let vv = v * v;
        let tail = ODD.iter().rev().fold(0.0, |sum, odd| sum * vv + odd);
        v * (t - 2.0 * vv * tail)
    } else {
        t - libm::log(expected / shape)
    };
    shape * per_shape
}

/// 1/3, 1/5 …: enough of them for |v| < 0.2.
const ODD: [f64; 11] = [1.0 / 3.0, 1.0 / 5.0, 1.0 / 7.0, 1.0 / 9.0, 1.0 / 11.0, 1.0 / 13.0, 1.0 / 15.0, 1.0 / 17.0, 1.0 / 19.0, 1.0 / 21.0, 1.0 / 23.0];
