//! Statistics: definitions with their sources, pure and bounded. Domain errors are values.
//!
//! A [`Method`] is a statistic that declares, argument by argument, which way it moves. So a count that is "at least 75"
//! makes its limits "at least" or its comparison "at most" with no list kept by hand.
//!
//! - [`proportion`]: limits of a share (Wilson; Clopper–Pearson).
//! - [`poisson`]: limits of a rate (Garwood).
//! - [`rate_ratio`]: two rates compared, conditional on their total.
//! - [`prediction`]: one place's count predicted from another's rate, with and without variation between places.
//! - [`special`]: the tails of the beta and gamma distributions under them all.
//!
//! Counts may be fractions where the definition allows it (an effective sample), exposures need not be whole. Every
//! transcendental function is `libm`'s, so that the browser and the native tools agree to the last bit.

mod confidence;
mod method;
pub mod poisson;
pub mod prediction;
pub mod proportion;
pub mod rate_ratio;
mod solve;
pub mod special;

pub use confidence::Confidence;
pub use method::{Method, OutOfDomain, Sign};
