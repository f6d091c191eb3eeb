//! Decimals as typed: digits and a scale, so that what a person wrote is what is computed with.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The significant digits that are kept as written: as many as it takes to name any double. Longer numbers are rounded to them.
const KEPT_DIGITS: usize = 17;
/// Past it a number stops growing while it is read: no figure holds as much.
const LARGEST: i128 = 10i128.pow(30);

/// A decimal number with the precision it was written with: `98` and `98.0` are equal in value, not in precision.
///
/// ```
/// use counted_core::Decimal;
/// let percent: Decimal = "0.7".parse().unwrap();
/// let base: Decimal = "1000".parse().unwrap();
/// // 0.7 per 100 of 1,000 is exactly 7, where doubles give 7.000000000000001 or 6.99….
/// assert_eq!(percent.times(base).unwrap().over_power_of_ten(2).unwrap().ceiling(), Some(Decimal::from(7)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i128,
    scale: u8,
}

/// Why a text is no decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number written with digits and at most one point")
    }
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { digits: 0, scale: 0 };

    /// How many digits stand after the point.
    #[must_use]
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether it is zero, at any precision.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether it is written without digits after the point.
    #[must_use]
    pub fn is_written_whole(self) -> bool {
        self.scale == 0
    }

    /// The nearest double.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        let magnitude = quotient(self.digits.unsigned_abs(), self.scale);
        if self.digits < 0 { -magnitude } else { magnitude }
    }

    /// The double as its shortest decimal, or `None` for what is not finite.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        if value.is_finite() { value.to_string().parse().ok() } else { None }
    }

    /// The sum, exact; `None` when it does not fit.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other)?;
        Some(Self { digits: a.checked_add(b)?, scale })
    }

    /// The difference, exact; `None` when it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other)?;
        Some(Self { digits: a.checked_sub(b)?, scale })
    }

    /// The product, exact; `None` when it does not fit.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let scale = self.scale.checked_add(other.scale)?;
        Some(Self { digits: self.digits.checked_mul(other.digits)?, scale })
    }

    /// The number divided by 10^`power`, exact.
    #[must_use]
    pub fn over_power_of_ten(self, power: u8) -> Option<Self> {
        Some(Self { digits: self.digits, scale: self.scale.checked_add(power)? })
    }

    /// The smallest whole number that is not below it; `None` when it does not fit.
    #[must_use]
    pub fn ceiling(self) -> Option<Self> {
        let unit = power_of_ten(self.scale)?;
        let whole = self.digits.div_euclid(unit);
        let digits = if self.digits.rem_euclid(unit) == 0 { whole } else { whole.checked_add(1)? };
        Some(Self { digits, scale: 0 })
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, u8)> {
        let scale = self.scale.max(other.scale);
        Some((self.raised(scale)?, other.raised(scale)?, scale))
    }

    fn raised(self, scale: u8) -> Option<i128> {
        self.digits.checked_mul(power_of_ten(scale.checked_sub(self.scale)?)?)
    }

    /// Compares the values: `98` equals `98.0` here.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        match self.aligned(other) {
            Some((a, b, _)) => a.cmp(&b),
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

/// `digits` / 10^`scale` as the nearest double, ties to even. The standard library's reader of texts would do the same, with
/// ten kilobytes of tables that do not compress.
fn quotient(digits: u128, scale: u8) -> f64 {
    // Whole numbers that a double holds exactly are most of what a story counts.
    if scale == 0 && digits < 1 << 53 {
        return whole_to_f64(digits);
    }
    if digits == 0 {
        return 0.0;
    }
    // Beyond 10^22 there are more zeros than any figure is written with: two divisions, each rounded, are near enough.
    let (exact, rest) = (scale.min(22), scale.saturating_sub(22));
    let divisor = 10u128.pow(u32::from(exact));
    let shift = digits.leading_zeros();
    let (whole, remainder) = ((digits << shift) / divisor, (digits << shift) % divisor);
    // The top 53 bits, rounded by what is left of them.
    let spare = (u128::BITS - whole.leading_zeros()).saturating_sub(53);
    let (top, below) = (whole >> spare, whole & ((1 << spare) - 1));
    let half = 1u128.checked_shl(spare.saturating_sub(1)).unwrap_or(0);
    let up = spare > 0 && (below > half || (below == half && (remainder > 0 || top & 1 == 1)));
    let mantissa = whole_to_f64(top + u128::from(up));
    mantissa * two_to(spare) / two_to(shift) / 10f64.powi(i32::from(rest))
}

fn two_to(power: u32) -> f64 {
    2f64.powi(i32::try_from(power).unwrap_or(0))
}

/// A whole number of at most 53 bits as a double, without a lossy cast: in two halves.
fn whole_to_f64(whole: u128) -> f64 {
    let half = |bits: u128| f64::from(u32::try_from(bits & u128::from(u32::MAX)).unwrap_or(0));
    half(whole >> 32) * 4_294_967_296.0 + half(whole)
}

fn power_of_ten(power: u8) -> Option<i128> {
    10i128.checked_pow(u32::from(power))
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self { digits: i128::from(whole), scale: 0 }
    }
}

impl std::str::FromStr for Decimal {
    type Err = NotADecimal;

    /// ASCII digits with at most one point that has digits on both sides; a leading minus for derived values.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(NotADecimal),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(NotADecimal);
        }
        let mut number = Self::ZERO;
        let mut kept = 0;
        let mut scale = 0usize;
        for (place, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
            let (digit, after_point) = (i128::from(byte - b'0'), place >= whole.len());
            if kept < KEPT_DIGITS {
                number.digits = number.digits * 10 + digit;
                kept += usize::from(number.digits > 0);
                scale += usize::from(after_point);
            } else {
                // What no double holds is rounded away; before the point its place is kept, up to what no figure holds.
                if kept == KEPT_DIGITS && digit >= 5 {
                    number.digits += 1;
                }
                kept += 1;
                if !after_point && number.digits < LARGEST {
                    number.digits *= 10;
                }
            }
        }
        number.scale = u8::try_from(scale).map_err(|_| NotADecimal)?;
        if negative {
            number.digits = -number.digits;
        }
        Ok(number)
    }
}

impl fmt::Display for Decimal {
    /// As written: every digit, no grouping, no exponent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at_checked(digits.len().saturating_sub(scale)).unwrap_or((&digits, ""));
        if self.digits < 0 {
            f.write_str("-")?;
        }
        f.write_str(whole)?;
        if fraction.is_empty() { Ok(()) } else { write!(f, ".{fraction}") }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn keeps_what_was_written() {
        for text in ["0", "432", "98.0", "14.2857142857143", "0.70", "1000000000", "0.00000000000016", "-3.5"] {
            assert_eq!(d(text).to_string(), text);
        }
        assert_eq!(d("007").to_string(), "7");
        assert_ne!(d("98"), d("98.0"));
        assert_eq!(d("98").compare(d("98.0")), Ordering::Equal);
    }

    #[test]
    fn rounds_more_digits_than_a_double_holds() {
        assert_eq!(d("14.285714285714285714285714").to_string(), "14.285714285714286");
        assert_eq!(d("0.0000000000000000000012345678901234567890").to_string(), "0.00000000000000000000123456789012345679".replace("679", "68"));
        assert_eq!(d(&"9".repeat(30)).to_f64(), 1e30);
        assert!(d(&"9".repeat(400)).to_f64() >= 1e30);
    }

    #[test]
    fn refuses_everything_else() {
        for text in ["", ".", "5.", ".5", "1e3", "+1", "--1", "1,000", " 1", "1 ", "٣", "NaN", "inf", "1.2.3"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal), "{text}");
        }
    }

    #[test]
    fn ceilings_are_exact() {
        for (text, ceiling) in [("43.2", "44"), ("7.000", "7"), ("0", "0"), ("0.0001", "1"), ("-0.5", "0"), ("-3.5", "-3")] {
            assert_eq!(d(text).ceiling(), Some(d(ceiling)), "{text}");
        }
    }

    #[test]
    fn converts_to_the_nearest_double() {
        for text in
            ["0.1", "14.2857142857143", "999999999999999.5", "0.07", "12345678901234567", "9007199254740993", "0.30000000000000004", "1", "0.9999999999999999"]
        {
            assert_eq!(d(text).to_f64(), text.parse::<f64>().unwrap(), "{text}");
        }
        assert_eq!(Decimal::from_f64(6.481481481481482).unwrap().to_string(), "6.481481481481482");
        assert_eq!(Decimal::from_f64(f64::NAN), None);
    }
}
