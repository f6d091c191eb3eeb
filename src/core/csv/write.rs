//! Tables as text: RFC 4180, numbers with every digit, limits said in a column of their own, "not stated" as nothing.

use crate::document::Kind;
use crate::imported::{Imported, ImportedRow};
use crate::kinds::places::{Measure, Places};
use crate::report::Shown;
use crate::selection::{Row, Selection};
use crate::term::Term;
use crate::words::Key;
use crate::{Amount, Bound, CaveatKind, Level, Report, Story, Value};

/// What a line says of a place, by the names that [`super::read`] knows.
const GIVEN: [&str; 4] = ["place", "count", "bound", "children"];
/// What follows from it, for each 100,000.
const RATES: [&str; 5] = ["rate_per_100000", "rate_low", "rate_high", "confidence", "unstable"];
/// What the story has in its stead.
const STORY: [&str; 4] = ["story_count", "story_bound", "story_children", "story_rate"];

/// A panel of places as a table: the rows that are shown, with the cells that they are shown by. Where a figure of theirs is
/// edited, the first line says so, and further columns have the story's values. Empty for panels of other kinds.
#[must_use]
pub fn of_panel(story: &Story, report: &Report, panel: usize) -> String {
    let (Some(Kind::Places(kind)), Some(selection)) = (story.panel(panel).map(|panel| &panel.kind), report.selection(panel)) else { return String::new() };
    let source = Source { story, report, panel, kind, selection };
    let edited: Vec<bool> = selection.rows().map(|row| source.is_edited(row)).collect();
    let is_edited = edited.contains(&true);
    let mut text = Csv::default();
    if is_edited {
        text.line([story.words().get(Key::EditedPrefix)]);
    }
    let further = if is_edited { STORY.as_slice() } else { &[] };
    text.line(GIVEN.iter().chain(&["basis"]).chain(&RATES).chain(further));
    for row in selection.rows() {
        text.line(source.line(row, is_edited));
    }
    text.0
}

/// A table of a reader's own, its rows in that order.
#[must_use]
pub fn of_table(table: &Imported, order: &[usize]) -> String {
    let mut text = Csv::default();
    text.line(GIVEN.iter().chain(&RATES));
    for row in order.iter().filter_map(|at| table.row(*at)) {
        text.line(own_line(row, table.level()));
    }
    text.0
}

/// The text as a file that spreadsheets read with its accents: they take a file for UTF-8 by its mark.
#[must_use]
pub fn as_file(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { format!("\u{feff}{text}") }
}

fn own_line(row: &ImportedRow, level: Level) -> Vec<String> {
    let line = row.line();
    let (count, bound) = match line.count() {
        Amount::Number(number, bound) => (number.to_string(), bound),
        Amount::NotStated | Amount::Day(_) => (String::new(), Bound::Exact),
    };
    let (low, high) = row.limits();
    let mut cells = vec![guarded(line.place()), count, slug(bound), line.children().to_string()];
    cells.extend([row.rate(), low, high].map(|term| digits(Some(term))));
    cells.extend([level.percent().to_string(), flag(Some(row.rate()), row.is_unstable())]);
    cells
}

/// Where the cells of a panel's rows stand.
struct Source<'a> {
    story: &'a Story,
    report: &'a Report,
    panel: usize,
    kind: &'a Places,
    selection: &'a Selection,
}

impl<'a> Source<'a> {
    fn line(&self, row: Row, is_edited: bool) -> Vec<String> {
        let [count, rate, low, high] = [Measure::Count, Measure::Rate, Measure::RateLow, Measure::RateHigh].map(|measure| self.cell(row, measure));
        let base = self.base(row);
        let mut cells = vec![guarded(&self.report.row_name(self.story, self.panel, row))];
        cells.extend(given(count.map(Shown::now), base.map(Shown::now)));
        if let (Row::Own(at), Some(children)) = (row, cells.last_mut()) {
            *children = self.selection.own.get(at).map(|own| own.base().to_string()).unwrap_or_default();
        }
        cells.push(self.selection.basis.slug().to_owned());
        cells.extend([rate, low, high].map(|cell| digits(cell.map(Shown::now))));
        cells.push(self.selection.confidence.percent().to_string());
        cells.push(flag(rate.map(Shown::now), rate.is_some_and(|rate| rate.caveats().contains(&CaveatKind::Unstable))));
        if is_edited {
            // A place of the reader's own is none of the story's.
            let of_story = |cell: Option<&'a Shown>| cell.filter(|_| matches!(row, Row::Place(_))).map(|shown| shown.was().unwrap_or(shown.now()));
            cells.extend(given(of_story(count), of_story(base)));
            cells.push(digits(of_story(rate)));
        }
        cells
    }

    fn cell(&self, row: Row, measure: Measure) -> Option<&'a Shown> {
        self.report.cell(self.report.row(self.panel, row)?.cell(measure)?)
    }

    /// The figure that a place of the story is counted against.
    fn base(&self, row: Row) -> Option<&'a Shown> {
        match row {
            Row::Place(place) => self.report.cell(self.story.place_figure(place, self.kind.base)?.cell()),
            Row::Own(_) => None,
        }
    }

    fn is_edited(&self, row: Row) -> bool {
        let mut cells = [self.cell(row, Measure::Count), self.base(row)].into_iter().flatten();
        matches!(row, Row::Own(_)) || cells.any(|shown| shown.was().is_some())
    }
}

/// A count, its bound, and of how many.
fn given(count: Option<&Term>, base: Option<&Term>) -> [String; 3] {
    let bound = count.filter(|count| count.value().is_ok()).map_or(Bound::Exact, Term::bound);
    [digits(count), slug(bound), digits(base)]
}

fn digits(term: Option<&Term>) -> String {
    term.and_then(|term| term.value().ok()).map(Value::digits).unwrap_or_default()
}

fn slug(bound: Bound) -> String {
    bound.slug().unwrap_or_default().to_owned()
}

/// Whether a rate is unstable, where there is one.
fn flag(rate: Option<&Term>, is_unstable: bool) -> String {
    match rate {
        Some(rate) if rate.value().is_ok() => is_unstable.to_string(),
        _ => String::new(),
    }
}

/// Lines as they are written.
#[derive(Default)]
struct Csv(String);

impl Csv {
    fn line<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.cell(cell.as_ref());
        }
        self.0.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        // The other separators too: a line that has more of them than of commas would be taken for theirs.
        if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
            self.0.push('"');
            self.0.push_str(&cell.replace('"', "\"\""));
            self.0.push('"');
        } else {
            self.0.push_str(cell);
        }
    }
}

/// A name that no spreadsheet takes for a formula: an apostrophe keeps it text.
fn guarded(name: &str) -> String {
    if is_formula(name) { format!("'{name}") } else { name.to_owned() }
}

/// A name without the apostrophe that [`guarded`] gave it.
pub(super) fn unguarded(name: &str) -> &str {
    name.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(name)
}

/// Whether a spreadsheet would compute it, with or without apostrophes before it.
fn is_formula(name: &str) -> bool {
    name.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
