//! Where the kinds of panel put their results: ids, order, labels and values have this one source.

use crate::kinds::{self, places::Measure};
use crate::selection::{Row, Selection};
use crate::term::{Period, Term};
use crate::words::Key;
use crate::{CellId, FigureId, Scenario, Story};

/// What a result is called: the engine's words, with a figure's own label in them where it belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The engine's words.
    pub key: Key,
    /// The figure whose label fills `{figure}`.
    pub figure: Option<FigureId>,
    /// The figure whose value fills `{value}`.
    pub value: Option<FigureId>,
    /// The row whose name fills `{place}`.
    pub row: Option<Row>,
}

impl Label {
    pub(crate) fn plain(key: Key) -> Self {
        Self { key, figure: None, value: None, row: None }
    }

    pub(crate) fn of(key: Key, figure: FigureId) -> Self {
        Self { figure: Some(figure), ..Self::plain(key) }
    }

    pub(crate) fn in_row(key: Key, row: Row) -> Self {
        Self { row: Some(row), ..Self::plain(key) }
    }

    pub(crate) fn at(self, value: FigureId) -> Self {
        Self { value: Some(value), ..self }
    }
}

/// A result as a kind declares it while computing it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ResultInfo {
    pub(crate) name: String,
    pub(crate) panel: usize,
    pub(crate) decimals: u8,
    pub(crate) label: Label,
}

/// The cells of a row of places.
#[derive(Clone, Debug, PartialEq)]
pub struct RowCells {
    /// Its panel.
    pub panel: usize,
    /// Which row.
    pub row: Row,
    measures: Vec<(Measure, CellId)>,
}

impl RowCells {
    /// The cell of a measure; none where the panel does not bind what it needs.
    #[must_use]
    pub fn cell(&self, measure: Measure) -> Option<CellId> {
        self.measures.iter().find(|(other, _)| *other == measure).map(|(_, cell)| *cell)
    }

    /// Every measure with its cell, in order.
    pub fn cells(&self) -> impl Iterator<Item = (Measure, CellId)> {
        self.measures.iter().copied()
    }
}

/// Every result of every panel at a scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Evaluated {
    /// The terms of the results that stand in every report, in order.
    pub(crate) terms: Vec<Term>,
    /// What they are called; filled only while a story is opened, which keeps it.
    pub(crate) results: Vec<ResultInfo>,
    /// The results of rows that a reader added, whose cells follow.
    pub(crate) added: Vec<(ResultInfo, Term)>,
    /// Where the measures of each row stand.
    pub(crate) rows: Vec<RowCells>,
}

/// Where a kind puts its results.
pub(crate) struct Sheet<'a> {
    story: &'a Story,
    scenario: &'a Scenario,
    panel: usize,
    id: &'a str,
    is_adding: bool,
    found: Evaluated,
}

impl<'a> Sheet<'a> {
    pub(crate) fn story(&self) -> &'a Story {
        self.story
    }

    /// The figure in force.
    pub(crate) fn figure(&self, id: FigureId) -> Term {
        self.scenario.term(self.story, id)
    }

    /// What is seen of a panel of places.
    pub(crate) fn selection(&self, panel: usize) -> Option<Selection> {
        self.scenario.selection(self.story, panel)
    }

    /// The period from the start of the year that one figure holds to the day that another holds, and its days, both ends
    /// counted; no days where it ends before it starts.
    pub(crate) fn days_between(&self, first: FigureId, last: FigureId) -> (Option<Period>, Option<u32>) {
        let span = self.scenario.between(self.story, first, last);
        let days = span.map(|period| period.from.days_through(period.until)).and_then(|days| u32::try_from(days).ok());
        (span, days.filter(|days| *days > 0))
    }

    /// Puts a result down and gives it back under its own name, so that formulas built on it show it as one number.
    pub(crate) fn put(&mut self, stem: &str, key: Option<&str>, decimals: u8, label: Label, term: Term) -> Term {
        self.lay(stem, key, decimals, label, term.clone());
        term.named(self.last())
    }

    /// Puts a result down that no other builds on.
    pub(crate) fn lay(&mut self, stem: &str, key: Option<&str>, decimals: u8, label: Label, term: Term) {
        let info = || {
            let name = key.map_or_else(|| format!("{}.{stem}", self.id), |key| format!("{}.{stem}.{key}", self.id));
            ResultInfo { name, panel: self.panel, decimals, label }
        };
        if self.is_adding {
            let info = info();
            self.found.added.push((info, term));
        } else {
            if self.story.result_count() == 0 {
                let info = info();
                self.found.results.push(info);
            }
            self.found.terms.push(term);
        }
        let cell = self.last();
        if let Some((row, measure)) = self.found.rows.last_mut().zip(Measure::ALL.into_iter().find(|measure| label.row.is_some() && measure.slug() == stem)) {
            row.measures.push((measure, cell));
        }
    }

    /// What follows are the results of a row of places.
    pub(crate) fn row(&mut self, row: Row) {
        self.found.rows.push(RowCells { panel: self.panel, row, measures: Vec::with_capacity(Measure::ALL.len()) });
    }

    /// Puts down results that do not stand in every report.
    pub(crate) fn adding(&mut self, put: impl FnOnce(&mut Self)) {
        self.is_adding = true;
        put(self);
        self.is_adding = false;
    }

    /// The cell of the result put down last.
    pub(crate) fn last(&self) -> CellId {
        let before = if self.is_adding { self.story.result_count() + self.found.added.len() } else { self.found.terms.len() };
        let place = self.story.figures().len() + before.saturating_sub(1);
        // A checked story has fewer cells than ids; past them, the first figure stands in and nothing panics.
        CellId::at(place).unwrap_or_else(|| FigureId::first().cell())
    }
}

/// Every result of every panel at a scenario, in order.
pub(crate) fn evaluate(story: &Story, scenario: &Scenario) -> Evaluated {
    let mut sheet = Sheet { story, scenario, panel: 0, id: "", is_adding: false, found: Evaluated::default() };
    for (place, panel) in story.document().panels.iter().enumerate() {
        sheet.panel = place;
        sheet.id = &panel.id;
        kinds::evaluate(place, panel, &mut sheet);
    }
    sheet.found
}
