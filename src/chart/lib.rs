//! Charts: a report becomes a series, a series a layout, a layout marks on any plotters backend.
//!
//! | Step | Knows | Does not know |
//! |---|---|---|
//! | [`series`](mod@series) | numbers and texts, taken from cells | pixels |
//! | [`axis`] | how much room numbers have, and when that may change | what is drawn |
//! | [`layout`] | where each mark stands, in whole device pixels | colours |
//! | [`palette`] | which colour a role has in a theme | marks |
//! | [`paint()`] | how a mark is drawn | what it means |
//!
//! A series that equals the one before needs no repaint. A new kind of chart is one file in `series` and one in `layout`.
#![forbid(unsafe_code)]

pub mod axis;
pub mod lattice;
pub mod layout;
pub mod measure;
mod paint;
pub mod palette;
mod pixels;
pub mod series;
#[cfg(feature = "svg")]
pub mod svg;

pub use axis::Scale;
pub use layout::{Frame, Layout};
pub use measure::{Estimate, Measure};
pub use paint::paint;
pub use palette::{Palette, Role};
pub use plotters_backend as backend;
pub use series::{Series, series};
#[cfg(feature = "svg")]
pub use svg::{Surround, svg};
