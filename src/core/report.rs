//! The report: after an edit the only holder of numbers. Sentences, tables, charts and descriptions hold cell ids.

use crate::caveat::{self, CaveatKind};
use crate::document::{DateForm, Edge, Form, Paragraph, Part, Span};
use crate::prose::{self, Run};
use crate::term::{Period, Reason, Term};
use crate::words::{self, Key};
use crate::working::Token;
use crate::{CellId, FigureId, Scenario, Story, Unit, kinds};

/// What a result is called: the engine's words, with a figure's own label in them where it belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The engine's words.
    pub key: Key,
    /// The figure whose label fills `{figure}`.
    pub figure: Option<FigureId>,
    /// The figure whose value fills `{value}`.
    pub value: Option<FigureId>,
}

impl Label {
    pub(crate) fn plain(key: Key) -> Self {
        Self { key, figure: None, value: None }
    }

    pub(crate) fn of(key: Key, figure: FigureId) -> Self {
        Self { key, figure: Some(figure), value: None }
    }

    pub(crate) fn at(self, value: FigureId) -> Self {
        Self { value: Some(value), ..self }
    }
}

/// A result as a kind declares it while computing it, so that ids, order and values have one source.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) id: String,
    pub(crate) decimals: u8,
    pub(crate) label: Label,
    pub(crate) term: Term,
}

/// Where a kind puts its results.
pub(crate) struct Sheet<'a> {
    story: &'a Story,
    scenario: &'a Scenario,
    results: Vec<Declared>,
}

impl Sheet<'_> {
    /// The figure in force.
    pub(crate) fn figure(&self, id: FigureId) -> Term {
        self.scenario.term(self.story, id)
    }

    /// The period from the start of the year that one figure holds to the day that another holds.
    pub(crate) fn period_between(&self, first: FigureId, last: FigureId) -> Option<Period> {
        self.scenario.between(self.story, first, last)
    }

    /// Puts a result down and gives it back under its own name, so that formulas built on it show it as one number.
    pub(crate) fn put(&mut self, stem: &str, key: Option<&str>, decimals: u8, label: Label, term: Term) -> Term {
        let id = key.map_or_else(|| stem.to_owned(), |key| format!("{stem}.{key}"));
        self.results.push(Declared { id, decimals, label, term: term.clone() });
        term.named(self.last())
    }

    /// The cell of the result put down last.
    pub(crate) fn last(&self) -> CellId {
        let place = self.story.document().figures.len() + self.results.len().saturating_sub(1);
        // A checked story has fewer cells than ids; past them, the first figure stands in and nothing panics.
        CellId::at(place).unwrap_or_else(|| FigureId::first().cell())
    }
}

/// Every result of every panel at a scenario, in order.
pub(crate) fn evaluate(story: &Story, scenario: &Scenario) -> Vec<(usize, Declared)> {
    let mut sheet = Sheet { story, scenario, results: Vec::new() };
    let mut panels = Vec::new();
    for (place, panel) in story.document().panels.iter().enumerate() {
        kinds::evaluate(panel, &mut sheet);
        panels.resize(sheet.results.len(), place);
    }
    panels.into_iter().zip(sheet.results).collect()
}

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
    cells: Vec<Shown>,
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
    let now = terms(story, scenario);
    let was = if scenario.is_edited() { Some(terms(story, &Scenario::default())) } else { None };
    let mut was = was.into_iter().flatten();
    let cells = now.into_iter().enumerate().map(|(place, now)| shown(story, place, now, was.next())).collect();
    Report { cells }
}

fn terms(story: &Story, scenario: &Scenario) -> Vec<Term> {
    let figures = story.figures().map(|(id, _)| scenario.term(story, id));
    figures.chain(evaluate(story, scenario).into_iter().map(|(_, declared)| declared.term)).collect()
}

fn shown(story: &Story, place: usize, now: Term, was: Option<Term>) -> Shown {
    let decimals = story.decimals(place);
    let was = was.filter(|was| was.value() != now.value() || was.bound() != now.bound() || was.unit() != now.unit());
    let text = story.words().number(&now, decimals);
    // "650 reports, was 432 children": where what is counted changed too, the number alone would mislead.
    let form = if was.as_ref().is_some_and(|was| was.unit() != now.unit() && matches!(was.unit(), Unit::Count(_))) { Form::Noun } else { Form::Number };
    let was_text = was.as_ref().map(|was| story.words().phrase(was, decimals, form));
    let caveats = caveat::of(&now, story);
    Shown { now, was, text, was_text, caveats }
}

impl Report {
    /// A cell.
    #[must_use]
    pub fn cell(&self, id: CellId) -> Option<&Shown> {
        self.cells.get(id.place())
    }

    /// The term in force of a cell.
    #[must_use]
    pub fn now(&self, id: CellId) -> Option<&Term> {
        self.cell(id).map(Shown::now)
    }

    /// The cell of a panel's result.
    #[must_use]
    pub fn cell_named(&self, story: &Story, panel: &str, result: &str) -> Option<CellId> {
        story.cell(&format!("{panel}.{result}"))
    }

    /// A cell's number with as much of its unit as asked for, and its bound: "at most 28 children". The decimals are
    /// the cell's own unless given.
    #[must_use]
    pub fn phrase(&self, story: &Story, id: CellId, decimals: Option<u8>, form: Form) -> String {
        self.cell(id).map(|cell| story.words().phrase(cell.now(), decimals.or(story.decimals(id.place())), form)).unwrap_or_default()
    }

    /// The same at the story's value, where the one in force differs.
    #[must_use]
    pub fn was_phrase(&self, story: &Story, id: CellId, decimals: Option<u8>, form: Form) -> Option<String> {
        let was = self.cell(id)?.was()?;
        Some(story.words().phrase(was, decimals.or(story.decimals(id.place())), form))
    }

    /// The date of a figure, as text.
    #[must_use]
    pub fn date(&self, story: &Story, figure: FigureId, form: DateForm) -> String {
        self.now(figure.cell()).map(|term| story.words().date(term, form)).unwrap_or_default()
    }

    /// A period as text: "2006 to March 31, 2016", with the figures that it moves with in force.
    #[must_use]
    pub fn span(&self, story: &Story, span: Span) -> String {
        let words = story.words();
        let edge = |edge: Edge, ends: (i32, i32)| match edge {
            Edge::Figure(figure) => self.date(story, figure, DateForm::Day),
            // A period that starts or ends with its year is named by the year.
            Edge::Day(day) if (day.month(), day.day()) == ends => day.year().to_string(),
            Edge::Day(day) => words.day(day, DateForm::Day),
        };
        let (from, until) = (edge(span.from, (1, 1)), edge(span.until, (12, 31)));
        if from == until { from } else { words.fill(Key::PeriodFromTo, &[("from", &from), ("until", &until)]) }
    }

    /// What a cell is called, with the nouns in force.
    #[must_use]
    pub fn label(&self, story: &Story, id: CellId) -> String {
        let Some(result) = story.result(id) else {
            return story.figures().nth(id.place()).map(|(_, figure)| figure.label.clone()).unwrap_or_default();
        };
        let texts = story.words();
        let nouns = story.panel(result.panel).map(|panel| match &panel.kind {
            crate::document::Kind::PartsOfBase(kind) => kind.nouns(self),
        });
        let (base, parts) = nouns.unwrap_or_else(|| (crate::Nouns::none(), crate::Nouns::none()));
        let figure = result.label.figure.and_then(|id| story.figure(id)).map(|figure| figure.label.as_str()).unwrap_or_default();
        let value = result.label.value.map(|id| self.phrase(story, id.cell(), None, Form::Full)).unwrap_or_default();
        let slots = [
            ("base", texts.plural_of(&base)),
            ("parts", texts.plural_of(&parts)),
            ("base_one", texts.singular_of(&base)),
            ("part_one", texts.singular_of(&parts)),
        ];
        let mut filled: Vec<(&str, &str)> = slots.iter().map(|(slot, text)| (*slot, text.as_str())).collect();
        filled.extend([("figure", figure), ("value", value.as_str())]);
        words::capitalised(&texts.fill(result.label.key, &filled))
    }

    /// A result's formula, filled with the cells' own texts.
    #[must_use]
    pub fn formula(&self, story: &Story, id: CellId) -> String {
        let words = story.words();
        let Some(term) = self.now(id) else { return String::new() };
        let mut text = String::new();
        for token in term.working().tokens() {
            match token {
                Token::Cell(cell) => text.push_str(&self.phrase(story, *cell, None, Form::Number)),
                Token::Constant(value) => text.push_str(&words.decimal(*value)),
                Token::Sign(symbol) => text.push_str(&format!(" {} ", symbol.sign())),
                Token::Open => text.push('('),
                Token::Close => text.push(')'),
                Token::Smaller => text.push_str(&format!("{}(", words.get(Key::FormulaSmaller))),
                Token::Larger => text.push_str(&format!("{}(", words.get(Key::FormulaLarger))),
                Token::Wilson => text.push_str("Wilson("),
                Token::Comma => text.push_str(", "),
                Token::Up => text.push('⌈'),
                Token::EndUp => text.push('⌉'),
                Token::DaysFrom(first, last) => {
                    let first = self.phrase(story, first.cell(), None, Form::Number);
                    let last = self.date(story, *last, DateForm::Day);
                    text.push_str(&words.fill(Key::FormulaDays, &[("from", &first), ("until", &last)]));
                }
            }
        }
        text
    }

    /// Why a cell has no value, as a sentence; none where it has one.
    #[must_use]
    pub fn reason(&self, story: &Story, id: CellId) -> Option<String> {
        let reason = self.now(id)?.value().err()?;
        let words = story.words();
        Some(match reason {
            Reason::IsZero(cell) => words.fill(Key::ReasonIsZero, &[("label", &self.label(story, cell))]),
            Reason::NotStated => words.get(Key::ReasonNotStated).to_owned(),
            Reason::NoPeriod => words.get(Key::ReasonNoPeriod).to_owned(),
            Reason::NoEarlierPeriod => words.get(Key::ReasonNoEarlierPeriod).to_owned(),
            Reason::NoneEarlier => words.get(Key::ReasonNoneEarlier).to_owned(),
            Reason::PartExceedsWhole => words.get(Key::ReasonPartExceedsWhole).to_owned(),
            Reason::TooLarge => words.get(Key::ReasonTooLarge).to_owned(),
        })
    }

    /// A sentence as it stands.
    #[must_use]
    pub fn runs(&self, story: &Story, parts: &[Part]) -> Vec<Run> {
        prose::runs(story, self, parts)
    }

    /// A paragraph as it stands.
    #[must_use]
    pub fn paragraph(&self, story: &Story, paragraph: &Paragraph) -> Vec<Run> {
        prose::paragraph(story, self, paragraph)
    }

    /// A sentence as plain text.
    #[must_use]
    pub fn plain(&self, story: &Story, parts: &[Part]) -> String {
        prose::plain(&self.runs(story, parts))
    }
}

impl Reason {
    /// The name that `data-reason` carries: `no_victims` where the figure `victims` is zero.
    #[must_use]
    pub fn slug(self, story: &Story) -> String {
        match self {
            Self::IsZero(cell) => format!("no_{}", story.cell_name(cell).rsplit('.').next().unwrap_or_default()),
            Self::NotStated => "not_stated".to_owned(),
            Self::NoPeriod => "no_period".to_owned(),
            Self::NoEarlierPeriod => "no_earlier_period".to_owned(),
            Self::NoneEarlier => "none_earlier".to_owned(),
            Self::PartExceedsWhole => "part_exceeds_whole".to_owned(),
            Self::TooLarge => "too_large".to_owned(),
        }
    }
}
