//! Places by their rates: a dot for each, with the underlying rates that fit its count.

use counted_core::document::{Form, Kind};
use counted_core::kinds::places::{Measure, Places, finding};
use counted_core::words::{Key, Words};
use counted_core::{Basis, Bound, CaveatKind, CellId, Reference, Report, Row, RowCells, Selection, Shown, Story, Term};

/// What a row is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What the panel is about.
    Subject,
    /// What the others are compared with.
    Reference,
    /// Any other place.
    Other,
}

/// A rate and what fits it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The rate.
    pub value: f64,
    /// The lowest underlying rate that fits the count, and the highest.
    pub limits: (f64, f64),
    /// Whether it is a limit itself.
    pub bound: Bound,
    /// The number, with the sign of its bound.
    pub text: String,
}

/// A count as a note behind its rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// Its cell; none for a reader's own place.
    pub cell: Option<CellId>,
    /// The number, with the sign of its bound.
    pub text: String,
}

/// A row of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// The cell of the rate.
    pub cell: CellId,
    /// The figures that went into it.
    pub figures: Vec<CellId>,
    /// What the place is called.
    pub name: String,
    /// Whether it is a reader's own place, whose name may be cut.
    pub own: bool,
    /// What it is to the comparison.
    pub standing: Standing,
    /// The rate in force, or the words for why there is none.
    pub now: Result<Rate, String>,
    /// The story's rate, where the one in force differs and the story has one.
    pub story: Option<f64>,
    /// Whether it differs from the story.
    pub edited: bool,
    /// The sign of a rate that rests on few events; none for others.
    pub unstable: Option<&'static str>,
    /// The count, where one cell holds it.
    pub count: Option<Count>,
}

/// What the chart of places shows, its rows in the order in which they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateSeries {
    /// The rows.
    pub rows: Vec<Rated>,
    /// What is said beneath the reference's name.
    pub reference: String,
    /// What stands before and after the number of rows that there is no room for.
    pub more: (String, String),
    /// What images begin with, where anything here differs from the story: each changed place with the story's rate.
    pub edited: Option<String>,
}

impl RateSeries {
    /// Takes its numbers and texts from the report's cells.
    #[must_use]
    pub fn new(story: &Story, report: &Report, panel: usize) -> Self {
        let (Some(Kind::Places(kind)), Some(selection)) = (story.panel(panel).map(|panel| &panel.kind), report.selection(panel)) else {
            return Self::default();
        };
        let rows = Rows { story, report, panel, kind, selection };
        let words = story.words();
        let all = rows.ordered();
        Self {
            edited: edited(words, report, &all),
            rows: all,
            reference: words.get(Key::ChartPlacesReference).to_owned(),
            more: words.around(Key::ChartPlacesMore, "n"),
        }
    }

    /// The largest rate that a scale has to hold.
    #[must_use]
    pub fn room(&self) -> f64 {
        let now = self.rows.iter().filter_map(|row| row.now.as_ref().ok()).map(|rate| rate.limits.1);
        now.chain(self.rows.iter().filter_map(|row| row.story)).fold(0.0, f64::max)
    }
}

/// "Edited figures: Connecticut (was 2.5)".
fn edited(words: &Words, report: &Report, rows: &[Rated]) -> Option<String> {
    let edited = || rows.iter().filter(|row| row.edited);
    edited().next()?;
    let was = edited().filter_map(|row| {
        let was = words.fill(Key::Was, &[("value", report.cell(row.cell)?.was_text()?)]);
        Some(format!("{} ({was})", row.name))
    });
    let was: Vec<String> = was.collect();
    Some(format!("{} {}", words.get(Key::EditedPrefix), was.join(", ")).trim_end().to_owned())
}

/// Where rows are found.
struct Rows<'a> {
    story: &'a Story,
    report: &'a Report,
    panel: usize,
    kind: &'a Places,
    selection: &'a Selection,
}

impl Rows<'_> {
    /// The rows by the story's rates, highest first, and after them those without one; in the reader's order, if there is one.
    fn ordered(&self) -> Vec<Rated> {
        // Rows that were only taken away, or added at the end, are no order of the reader's.
        let (shown, chosen) = (self.story.shown_of(self.panel).map(|shown| shown.places).unwrap_or_default(), &self.selection.places);
        let kept = shown.iter().filter(|place| chosen.contains(place));
        let given = !kept.chain(chosen.iter().filter(|place| !shown.contains(place))).eq(chosen);
        let subject = finding::subject(self.report, self.panel).map(|cells| cells.row);
        let mut ordered: Vec<(Option<f64>, Rated)> = Vec::new();
        for row in self.selection.rows() {
            let Some((rate, rated)) = self.rated(row, subject) else { continue };
            // What is edited keeps its place, so it is the story's rate that counts.
            let rate = if given { None } else { rate };
            let place = ordered.iter().position(|(other, _)| rate.is_some() && *other < rate).unwrap_or(ordered.len());
            ordered.insert(place, (rate, rated));
        }
        ordered.into_iter().map(|(_, rated)| rated).collect()
    }

    /// A row with the story's rate.
    fn rated(&self, row: Row, subject: Option<Row>) -> Option<(Option<f64>, Rated)> {
        let cells = self.report.row(self.panel, row)?;
        let cell = cells.cell(Measure::Rate)?;
        let shown = self.report.cell(cell)?;
        let own = matches!(row, Row::Own(_));
        let was = shown.was().and_then(Term::number);
        let story = if own { None } else { shown.was().map_or_else(|| shown.now().number(), |_| was) };
        let standing = match (row, self.selection.reference) {
            (Row::Place(place), Reference::Place(reference)) if place == reference => Standing::Reference,
            _ if subject == Some(row) => Standing::Subject,
            _ => Standing::Other,
        };
        let rated = Rated {
            cell,
            figures: shown.now().from().iter().map(|figure| figure.cell()).collect(),
            name: self.report.row_name(self.story, self.panel, row),
            own,
            standing,
            now: self.rate(cells, cell, shown),
            story: was,
            edited: own || shown.was().is_some(),
            unstable: shown.caveats().contains(&CaveatKind::Unstable).then(|| CaveatKind::Unstable.mark()),
            count: self.count(row).filter(|_| shown.now().value().is_ok()),
        };
        Some((story, rated))
    }

    fn rate(&self, cells: &RowCells, cell: CellId, shown: &Shown) -> Result<Rate, String> {
        let term = shown.now();
        let value = term.number().ok_or_else(|| shown.text().to_owned())?;
        let limit = |measure: Measure| cells.cell(measure).and_then(|cell| self.report.now(cell)?.number()).unwrap_or(value);
        let limits = (limit(Measure::RateLow).min(value), limit(Measure::RateHigh).max(value));
        Ok(Rate { value, limits, bound: term.bound(), text: self.signed(term, self.report.decimals_of(self.story, cell)) })
    }

    /// The count at the basis chosen. The older part has no cell of its own: it is a difference.
    fn count(&self, row: Row) -> Option<Count> {
        let place = match row {
            Row::Place(place) => place,
            Row::Own(at) => {
                let text = self.story.words().decimal(self.selection.own.get(at)?.count());
                return Some(Count { cell: None, text });
            }
        };
        let column = match self.selection.basis {
            Basis::All => self.kind.count,
            Basis::Recent => self.kind.recent?,
            Basis::Older => return None,
        };
        let cell = self.story.place_figure(place, column)?.cell();
        let term = self.report.now(cell)?;
        Some(Count { cell: Some(cell), text: self.signed(term, None) })
    }

    /// A number with the sign of its bound, where words would say one: of an upper limit, "less than 0.1" says it all.
    fn signed(&self, term: &Term, decimals: Option<u8>) -> String {
        let pieces = self.story.words().pieces(term, decimals, Form::Number);
        let sign = match term.bound() {
            Bound::AtLeast => "≥ ",
            Bound::AtMost => "≤ ",
            Bound::Open => "≈ ",
            Bound::Exact => "",
        };
        if pieces.lead.is_empty() && pieces.tail.is_empty() { pieces.number } else { sign.to_owned() + &pieces.number }
    }
}
