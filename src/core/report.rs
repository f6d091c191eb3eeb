//! The report: after an edit the only holder of numbers. Sentences, tables, charts and descriptions hold cell ids.

use std::rc::Rc;

use crate::caveat::{self, CaveatKind};
use crate::document::{Form, Kind};
use crate::selection::{Reference, Row, Selection};
use crate::sheet::{self, Evaluated};
use crate::term::Term;
use crate::{CellId, FigureId, Scenario, Story, Unit};

pub use crate::sheet::{Label, RowCells};
pub(crate) use crate::sheet::{ResultInfo, Sheet, evaluate};

/// A cell: a number with everything that is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    now: Term,
    was: Option<Term>,
    text: String,
    was_text: Option<String>,
    caveats: Vec<CaveatKind>,
}

impl Shown {
    /// The term in force.
    #[must_use]
    pub fn now(&self) -> &Term {
        &self.now
    }

    /// The story's term, where the one in force differs from it.
    #[must_use]
    pub fn was(&self) -> Option<&Term> {
        self.was.as_ref()
    }

    /// Its number as it is shown by default, without its unit; the words for "no value" where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The story's number as it is shown by default, where the one in force differs from it; with what it counts, where
    /// that differs.
    #[must_use]
    pub fn was_text(&self) -> Option<&str> {
        self.was_text.as_deref()
    }

    /// What must be said beside it, weightiest first.
    #[must_use]
    pub fn caveats(&self) -> &[CaveatKind] {
        &self.caveats
    }
}

/// Every figure and every result of a story at a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// By the place of their ids. Nothing stands for figures of places that are no rows.
    cells: Vec<Option<Shown>>,
    /// What the results of added rows are called; their cells are the last.
    added: Vec<ResultInfo>,
    rows: Vec<RowCells>,
    /// What is seen of each panel of places.
    selections: Vec<Option<Selection>>,
    storys: Option<Storys>,
}

/// What the story's own figures come to, seen as the reader sees them.
#[derive(Clone, Debug, PartialEq)]
struct Storys {
    scenario: Scenario,
    evaluated: Rc<Evaluated>,
}

impl Storys {
    fn of(story: &Story, scenario: Scenario, known: Option<&Self>) -> Self {
        match known {
            Some(known) if known.scenario == scenario => known.clone(),
            _ => Self { evaluated: Rc::new(sheet::evaluate(story, &scenario)), scenario },
        }
    }
}

/// Computes the report.
///
/// ```
/// use counted_core::{Scenario, report, samples};
/// let story = samples::cases();
/// let report = report(&story, &Scenario::default());
/// let rate = report.cell(story.cell("prosecution.rate").unwrap()).unwrap();
/// assert_eq!(rate.text(), "6.5"); // cases for each 100 children
/// assert_eq!(rate.now().number(), Some(6.481481481481482));
/// ```
#[must_use]
pub fn report(story: &Story, scenario: &Scenario) -> Report {
    computed(story, scenario, None)
}

/// The same after another report of the same story: what the story's figures come to is not computed again.
#[must_use]
pub fn report_after(story: &Story, scenario: &Scenario, before: &Report) -> Report {
    computed(story, scenario, before.storys.as_ref())
}

fn computed(story: &Story, scenario: &Scenario, known: Option<&Storys>) -> Report {
    let storys = scenario.is_edited().then(|| Storys::of(story, scenario.unedited(), known));
    let now = sheet::evaluate(story, scenario);
    let (unedited, was) = (storys.as_ref().map(|storys| &storys.scenario), storys.as_ref().map(|storys| storys.evaluated.as_ref()));
    let selections: Vec<Option<Selection>> = (0..story.document().panels.len()).map(|panel| scenario.selection(story, panel)).collect();

    let in_play = figures_in_play(story, scenario, &selections);
    let figures = story.figures().zip(in_play).map(|((id, _), in_play)| {
        let was = unedited.filter(|_| scenario.change(id).is_some()).map(|unedited| unedited.term(story, id));
        in_play.then(|| shown(story, None, scenario.term(story, id), was.as_ref()))
    });
    let mut cells: Vec<Option<Shown>> = figures.collect();
    // A row of one's own has no story's value; the other rows are the same in both.
    let mut was_added = was.into_iter().flat_map(|was| &was.added);
    let Evaluated { terms, added, rows, .. } = now;
    for (place, term) in terms.into_iter().enumerate() {
        let decimals = CellId::at(cells.len()).and_then(|id| story.decimals_of(id));
        cells.push(Some(shown(story, decimals, term, was.and_then(|was| was.terms.get(place)))));
    }
    let mut infos = Vec::with_capacity(added.len());
    for (info, term) in added {
        let is_own = matches!(info.label.row, Some(Row::Own(_)));
        let was = if is_own { None } else { was_added.next().map(|(_, term)| term) };
        cells.push(Some(shown(story, Some(info.decimals), term, was)));
        infos.push(info);
    }
    Report { cells, added: infos, rows, selections, storys }
}

/// The figures that a report shows: all but those of places that are neither rows, nor compared with, by the story or by the
/// reader, nor changed.
fn figures_in_play(story: &Story, scenario: &Scenario, selections: &[Option<Selection>]) -> Vec<bool> {
    let declared = story.document().figures.len();
    let mut all: Vec<bool> = (0..story.figures().len()).map(|place| place < declared).collect();
    let mut play = |figure: FigureId| {
        if let Some(known) = all.get_mut(figure.place()) {
            *known = true;
        }
    };
    scenario.changes().for_each(|(id, _)| play(id));
    for (panel, selection) in story.document().panels.iter().zip(selections) {
        let (Kind::Places(kind), Some(selection)) = (&panel.kind, selection) else { continue };
        let reference = match selection.reference {
            Reference::Place(place) => Some(place),
            Reference::Others => None,
        };
        for place in kind.rows.iter().chain(&selection.places).copied().chain([kind.reference]).chain(reference) {
            kind.figures_of(story, place).into_iter().for_each(&mut play);
        }
    }
    all
}

fn shown(story: &Story, decimals: Option<u8>, now: Term, was: Option<&Term>) -> Shown {
    let was = was.filter(|was| was.value() != now.value() || was.bound() != now.bound() || was.unit() != now.unit()).cloned();
    let text = story.words().number(&now, decimals);
    // "650 reports, was 432 children": where what is counted changed too, the number alone would mislead.
    let form = if was.as_ref().is_some_and(|was| was.unit() != now.unit() && matches!(was.unit(), Unit::Count(_))) { Form::Noun } else { Form::Number };
    let was_text = was.as_ref().map(|was| story.words().phrase(was, decimals, form));
    let caveats = caveat::of(&now, story);
    Shown { now, was, text, was_text, caveats }
}

impl Report {
    /// A cell; none for the figures of places that are no rows.
    #[must_use]
    pub fn cell(&self, id: CellId) -> Option<&Shown> {
        self.cells.get(id.place())?.as_ref()
    }

    /// The term in force of a cell.
    #[must_use]
    pub fn now(&self, id: CellId) -> Option<&Term> {
        self.cell(id).map(Shown::now)
    }

    pub(crate) fn result<'a>(&'a self, story: &'a Story, id: CellId) -> Option<&'a ResultInfo> {
        story.result(id).or_else(|| self.added.get(id.place().checked_sub(story.cell_count())?))
    }

    /// The name of a cell.
    #[must_use]
    pub fn cell_name<'a>(&'a self, story: &'a Story, id: CellId) -> &'a str {
        self.added.get(id.place().wrapping_sub(story.cell_count())).map_or_else(|| story.cell_name(id), |info| info.name.as_str())
    }

    /// The cell of that name: a figure's id, or `panel.result`, with those of added rows.
    #[must_use]
    pub fn cell_called(&self, story: &Story, name: &str) -> Option<CellId> {
        story.cell(name).or_else(|| CellId::at(story.cell_count() + self.added.iter().position(|info| info.name == name)?))
    }

    /// The digits after the point that a cell is shown with; none for figures, which are shown as typed.
    #[must_use]
    pub fn decimals_of(&self, story: &Story, id: CellId) -> Option<u8> {
        self.result(story, id).map(|info| info.decimals)
    }

    /// The cells of a panel's results, in order, with those of added rows.
    pub fn results_of(&self, story: &Story, panel: usize) -> impl Iterator<Item = CellId> {
        let (first, infos) = (story.cell_count(), self.added.iter().enumerate());
        let added = infos.filter(move |(_, info)| info.panel == panel).filter_map(move |(place, _)| CellId::at(first + place));
        story.results_of(panel).chain(added)
    }

    /// What is seen of a panel of places.
    #[must_use]
    pub fn selection(&self, panel: usize) -> Option<&Selection> {
        self.selections.get(panel)?.as_ref()
    }

    /// The cells of a row of places.
    #[must_use]
    pub fn row(&self, panel: usize, row: Row) -> Option<&RowCells> {
        self.rows.iter().find(|cells| cells.panel == panel && cells.row == row)
    }

    /// The rows of a panel of places: those of the story, then those that a reader added.
    pub fn rows_of(&self, panel: usize) -> impl Iterator<Item = &RowCells> {
        self.rows.iter().filter(move |cells| cells.panel == panel)
    }
}
