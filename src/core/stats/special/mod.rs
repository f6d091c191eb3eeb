//! The tails of the beta and gamma distributions, to some 13 digits each, however far out: in a bounded number of steps.
//!
//! The gamma distribution is the beta as one shape goes to infinity, so one continued fraction, one series, one expansion
//! and one solver serve four tails. A tail is held with both x and 1 − x, and with the distance from its mean, because none
//! of the three can be had from the others without losing digits.

mod expansion;
mod fraction;
mod loader;
mod normal;
mod point;
mod quantile;
mod tail;

pub use normal::normal_quantile;
pub(super) use point::difference_of_products;
pub use tail::Tail;
