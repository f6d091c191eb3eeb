//! Counted: the page.
//!
//! # The map of the house
//!
//! One direction of dependency: `core ← chart ← app (this crate) ← publish`.
//!
//! - `core`: a story and a scenario in, a report out. Pure; cannot panic; knows no web and no drawing.
//! - `chart`: a report becomes a series, a layout, and marks on any plotters backend. Knows no web.
//! - [`platform`]: the browser's edges: canvas, address, storage, clock, the page that is taken over.
//! - [`ui`]: components from a [`ui::view::View`] to HTML; the session behind them is pure.
//! - `ui/import`: a table of the reader's own. It is a wasm of its own ([`start_table`]), fetched when a reader opens the place
//!   for it, and shares only the page with the app.
//! - `publish`: native; compiles a story's folder, prerenders these components, weighs and serves.
//!
//! # Invariants
//!
//! - After [`counted_core::report()`] nothing holds a number but the report's cells.
//! - The only state is the scenario, what stands half-typed, and what a reader has dismissed: [`ui::session`].
//! - An edit is computed once, in its event; components and charts are handed the same shared view, and each canvas
//!   whose series changed is painted in the same frame.
//! - The wasm holds no story and no words: both come with the page.
//! - The prerendered `<main>` stands until the app's own is ready, and is put back after a panic (`start.js`).

pub mod platform;
pub mod ui;

pub use platform::{start, start_table};
