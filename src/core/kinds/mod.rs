//! The kinds of panel: each computes its results from the figures that a story bound to its roles.

pub mod parts_of_base;
pub mod places;

use crate::document::{Form, Kind, Panel};
use crate::report::Sheet;
use crate::{CellId, FigureId, Report, Story};
use places::Measure;

/// Computes a panel's results onto the sheet, always the same ones in the same order.
pub(crate) fn evaluate(place: usize, panel: &Panel, sheet: &mut Sheet<'_>) {
    match &panel.kind {
        Kind::PartsOfBase(kind) => kind.evaluate(sheet),
        Kind::Places(kind) => kind.evaluate(place, sheet),
    }
}

/// The figures of a panel, in the order in which its controls stand.
#[must_use]
pub fn figures(kind: &Kind) -> Vec<FigureId> {
    match kind {
        Kind::PartsOfBase(kind) => kind.figures(),
        Kind::Places(kind) => kind.figures(),
    }
}

/// The result that a panel is about: what its title and the live region say. None where there is nothing to compare.
#[must_use]
pub fn headline(story: &Story, report: &Report, panel: usize) -> Option<CellId> {
    let found = story.panel(panel)?;
    match &found.kind {
        Kind::PartsOfBase(_) => story.cell(&format!("{}.rate", found.id)),
        Kind::Places(_) => places::finding::subject(report, panel)?.cell(Measure::Gap),
    }
}

/// What a panel's chart shows, as a sentence or the number with its unit: the chart's title.
#[must_use]
pub fn finding(story: &Story, report: &Report, panel: usize) -> String {
    let Some(cell) = headline(story, report, panel) else { return String::new() };
    match story.panel(panel).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => places::finding::sentence(story, report, panel),
        _ => report.reason(story, cell).unwrap_or_else(|| report.phrase(story, cell, None, Form::Full)),
    }
}

/// The results that stand large beneath the chapter.
#[must_use]
pub fn large(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::PartsOfBase(kind) => kind.large(),
        Kind::Places(_) => Vec::new(),
    }
}

/// What the panel's chart shows, in words.
#[must_use]
pub fn describe(story: &Story, report: &Report, place: usize) -> String {
    let Some(panel) = story.panel(place) else { return String::new() };
    match &panel.kind {
        Kind::PartsOfBase(kind) => kind.describe(story, report, panel),
        Kind::Places(_) => places::finding::describe(story, report, place),
    }
}
