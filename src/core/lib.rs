//! The engine of Counted: a story and a scenario in, a report out.
//!
//! Pure and deterministic; no web, no drawing, nothing that panics. The direction of dependency is
//! `core ← chart ← app ← publish`.
//!
//! - [`Document`] is the wire form of a compiled story; [`Story::open`] checks it.
//! - [`Scenario`] is the only state: what differs from the story. [`History`] keeps its steps, [`link`] writes it.
//! - [`kinds`] compute with [`Term`]s, which know their unit, bound, periods, source figures and formula.
//! - [`report()`] puts them into cells; sentences ([`prose`]), tables, charts and descriptions hold cell ids.
#![forbid(unsafe_code)]

mod amount;
pub mod caveat;
mod check;
pub mod csv;
mod day;
mod decimal;
pub mod document;
pub mod entry;
mod history;
mod ids;
pub mod imported;
pub mod kinds;
pub mod link;
pub mod prose;
mod report;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod scenario;
pub mod selection;
mod sheet;
pub mod stats;
mod story;
pub mod term;
mod told;
mod unit;
mod value;
pub mod wire;
pub mod words;
pub mod working;

pub use amount::{Amount, Bound, Domain, Outside, Shape};
pub use caveat::CaveatKind;
pub use day::{Day, NotADay};
pub use decimal::{Decimal, NotADecimal};
pub use document::Document;
pub use history::{Gesture, History};
pub use ids::{CellId, ColumnId, FigureId, NounId, PlaceId, SourceId};
pub use report::{Label, Report, RowCells, Shown, report, report_after};
pub use scenario::{Change, Scenario};
pub use selection::{Basis, Level, NotAPlace, OwnPlace, Reference, Row, Selection};
pub use story::{DocumentError, Story};
pub use term::{Reason, Term, Value};
pub use unit::{NounRef, Nouns, Unit, UnitRef};
