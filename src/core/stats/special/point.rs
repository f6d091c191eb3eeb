//! A point of a distribution, held so that no quantity near it loses digits.

/// A point x of Beta(a, b), or of its limit, a gamma distribution.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// x: 0 in a lower gamma tail, 1 in an upper.
    pub(super) x: f64,
    /// 1 − x.
    pub(super) y: f64,
    /// b x.
    pub(super) bx: f64,
    /// a (1 − x).
    pub(super) ay: f64,
    /// a − (a + b) x, which is ay − bx: how far below the mean it lies.
    pub(super) shift: f64,
    /// (a + b) x.
    pub(super) np: f64,
    /// (a + b)(1 − x).
    pub(super) nq: f64,
}

impl Point {
    /// The point at the odds `weight : against`.
    pub(super) fn new(a: f64, b: f64, weight: f64, against: f64) -> Self {
        Self::with_margin(a, b, weight, against, difference_of_products(a, against, b, weight))
    }

    /// The same where `a against − b weight` is known better than from the shapes.
    pub(super) fn with_margin(a: f64, b: f64, weight: f64, against: f64, margin: f64) -> Self {
        if b.is_infinite() {
            let t = weight / against;
            return Self { x: 0.0, y: 1.0, bx: t, ay: a, shift: a - t, np: t, nq: b };
        }
        if a.is_infinite() {
            let t = against / weight;
            return Self { x: 1.0, y: 0.0, bx: b, ay: t, shift: t - b, np: a, nq: t };
        }
        let both = weight + against;
        let (x, y) = (weight / both, against / both);
        Self { x, y, bx: b * x, ay: a * y, shift: margin / both, np: a * x + b * x, nq: a * y + b * y }
    }

    /// The same point seen from the other end, where the shapes change places.
    pub(super) fn mirrored(&self) -> Self {
        Self { x: self.y, y: self.x, bx: self.ay, ay: self.bx, shift: -self.shift, np: self.nq, nq: self.np }
    }
}

/// `a b − c d` to the last digit, though the products agree in most of theirs.
///
/// Dekker, T. J. (1971), *Numerische Mathematik* 18; `libm`'s fused product would take longer.
pub(in super::super) fn difference_of_products(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let (high, low) = product(a, b);
    let (other_high, other_low) = product(c, d);
    (high - other_high) + (low - other_low)
}

/// A product and the rounding error of it.
fn product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
    (product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

/// The first 26 bits of a double, and the rest.
fn halves(number: f64) -> (f64, f64) {
    let scaled = 134_217_729.0 * number;
    let high = scaled - (scaled - number);
    (high, number - high)
}
