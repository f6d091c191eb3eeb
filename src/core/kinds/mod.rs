//! The kinds of panel: each computes its results from the figures that a story bound to its roles.

pub mod parts_of_base;

use crate::document::{Kind, Panel};
use crate::report::Sheet;
use crate::{FigureId, Report, Story};

/// Computes a panel's results onto the sheet, always the same ones in the same order.
pub(crate) fn evaluate(panel: &Panel, sheet: &mut Sheet<'_>) {
    match &panel.kind {
        Kind::PartsOfBase(kind) => kind.evaluate(sheet),
    }
}

/// The figures of a panel, in the order in which its controls stand.
#[must_use]
pub fn figures(kind: &Kind) -> Vec<FigureId> {
    match kind {
        Kind::PartsOfBase(kind) => kind.figures(),
    }
}

/// The result that a panel is about: its title, and what the live region says.
#[must_use]
pub fn headline(kind: &Kind) -> &'static str {
    match kind {
        Kind::PartsOfBase(_) => "rate",
    }
}

/// The results that stand large beneath the chapter.
#[must_use]
pub fn large(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::PartsOfBase(kind) => kind.large(),
    }
}

/// What the panel's chart shows, in words.
#[must_use]
pub fn describe(story: &Story, report: &Report, panel: &Panel) -> String {
    match &panel.kind {
        Kind::PartsOfBase(kind) => kind.describe(story, report, panel),
    }
}
