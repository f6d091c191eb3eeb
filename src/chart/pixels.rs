//! Between numbers and pixels: the only casts of this crate.

/// The nearest whole pixel; what is no number is 0.
#[expect(clippy::cast_possible_truncation, reason = "clamped well inside the range of the type")]
pub(crate) fn nearest(pixels: f64) -> i32 {
    pixels.round().clamp(-1e6, 1e6) as i32
}

/// The whole pixel below.
pub(crate) fn below(pixels: f64) -> i32 {
    nearest(pixels.floor())
}

/// A length that is never negative.
pub(crate) fn length(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(0)
}

/// The nearest count; negative ones and what is no number are 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped well inside the range of the type")]
pub(crate) fn count(number: f64) -> u64 {
    number.round().clamp(0.0, 1e15) as u64
}

/// A count as a number to measure with.
#[expect(clippy::cast_precision_loss, reason = "counts of marks are small")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}

/// A count of marks as a coordinate; there are never more than some thousands.
pub(crate) fn place(count: u64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
