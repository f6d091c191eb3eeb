//! Records as the lines of a table: which column is which, and what is wrong with each line.

use super::records::{Record, Records};
use super::{Line, MOST_BYTES, MOST_PROBLEMS, MOST_ROWS, Problem, Wrong, read_children, read_count};
use crate::words::PluralRule;
use crate::{Amount, Bound};

/// A column that a table must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The place's name.
    Place,
    /// How many were counted there.
    Count,
    /// Of how many.
    Children,
}

impl Column {
    /// Every column, in the order in which they are written.
    pub const ALL: [Self; 3] = [Self::Place, Self::Count, Self::Children];

    /// Its name in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Count => "count",
            Self::Children => "children",
        }
    }
}

/// What else the columns may be called: the page's own words for them.
pub type Names<'a> = [(Column, &'a str)];

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The lines that can be read, in their order.
    pub lines: Vec<Line>,
    /// The first problems, in the order of their lines.
    pub problems: Vec<Problem>,
    /// How many problems there are besides.
    pub further: usize,
    /// The columns that were left out.
    pub ignored: Vec<String>,
}

/// Why a text is no table at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// Nothing stands in it but, perhaps, the names of its columns.
    Empty,
    /// Its first line does not name this column.
    NoColumn {
        /// The line in which the names should stand.
        line: usize,
        /// The column.
        missing: Column,
    },
    /// Its first line names this column twice.
    ColumnTwice {
        /// That line.
        line: usize,
        /// The column.
        column: Column,
    },
}

/// Reads a table. Its first line names the columns `place`, `count` and `children`, or what `names` has for them, in any
/// order and case, and may be missing where each line has just these three in this order. A column `bound` says `at_least`
/// or `at_most` of a count. Further columns are left out.
///
/// # Errors
/// Where nothing can be read at all; what is wrong with single lines stands in the [`Reading`].
///
/// ```
/// use counted_core::csv::{read, Wrong};
/// use counted_core::words::PluralRule::English;
/// let reading = read("Place;Children;Count;Note\nElm;1,200;75+;x\nOak;none;3;\n", &[], English).unwrap();
/// assert_eq!((reading.lines[0].place(), reading.lines[0].count().to_string().as_str()), ("Elm", ">=75"));
/// assert_eq!(reading.problems[0].line, 3);
/// assert!(matches!(reading.problems[0].what, Wrong::Children(_)));
/// assert_eq!(reading.ignored, ["Note"]);
/// ```
pub fn read(text: &str, names: &Names<'_>, language: PluralRule) -> Result<Reading, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let records: Vec<Record> = Records::new(text).filter(|record| !record.is_blank()).collect();
    let mut records = records.as_slice();
    // A title may stand above the columns.
    if let [title, head, ..] = records
        && is_title(title)
        && Layout::headed(head, names).is_ok()
    {
        records = records.get(1..).unwrap_or_default();
    }
    let (first, rest) = records.split_first().ok_or(Unreadable::Empty)?;
    let layout = match Layout::headed(first, names) {
        Ok(layout) => {
            records = rest;
            layout
        }
        Err(_) if is_line(first, language) => Layout::bare(),
        Err(unreadable) => return Err(unreadable),
    };
    let mut reader = Reader { layout, language, seen: Vec::new(), reading: Reading::default() };
    for (at, record) in records.iter().enumerate() {
        if reader.reading.lines.len() == MOST_ROWS {
            reader.problem(record.line, Wrong::TooMany { more: records.len() - at });
            break;
        }
        reader.take(record);
    }
    let reading = Reading { ignored: reader.layout.ignored, ..reader.reading };
    if reading.lines.is_empty() && reading.problems.is_empty() { Err(Unreadable::Empty) } else { Ok(reading) }
}

/// Whether only its first cell holds anything, as with "Edited figures:" or "sep=;".
fn is_title(record: &Record) -> bool {
    !record.is_open && record.cells.iter().skip(1).all(|cell| cell.trim().is_empty())
}

/// Whether a record is a line of a table that names no columns: a text and two numbers.
fn is_line(record: &Record, language: PluralRule) -> bool {
    match record.cells.as_slice() {
        [_, count, children] => read_count(count, language).is_ok() && read_children(children, language).is_ok(),
        _ => false,
    }
}

/// Where each column stands.
struct Layout {
    place: usize,
    count: usize,
    children: usize,
    bound: Option<usize>,
    columns: usize,
    ignored: Vec<String>,
}

impl Layout {
    fn bare() -> Self {
        Self { place: 0, count: 1, children: 2, bound: None, columns: 3, ignored: Vec::new() }
    }

    fn headed(record: &Record, names: &Names<'_>) -> Result<Self, Unreadable> {
        let cells: Vec<&str> = record.cells.iter().map(|cell| cell.trim()).collect();
        let is_named = |cell: &str| Column::ALL.into_iter().find(|column| cell.eq_ignore_ascii_case(column.name()));
        // A story may call two columns by one word, as where listed children are counted against children.
        let is_called = |cell: &str, column: Column| match is_named(cell) {
            Some(other) => other == column,
            None => names.iter().any(|(other, name)| *other == column && cell.eq_ignore_ascii_case(name)),
        };
        let find = |column: Column| {
            let mut found = cells.iter().enumerate().filter(|(_, cell)| is_called(cell, column)).map(|(at, _)| at);
            let at = found.next().ok_or(Unreadable::NoColumn { line: record.line, missing: column })?;
            if found.next().is_some() { Err(Unreadable::ColumnTwice { line: record.line, column }) } else { Ok(at) }
        };
        let (place, count, children) = (find(Column::Place)?, find(Column::Count)?, find(Column::Children)?);
        let bound = cells.iter().position(|cell| cell.eq_ignore_ascii_case("bound"));
        let known = [Some(place), Some(count), Some(children), bound];
        let ignored = cells.iter().enumerate().filter(|(at, cell)| !cell.is_empty() && !known.contains(&Some(*at)));
        let ignored = ignored.map(|(_, cell)| (*cell).to_owned()).collect();
        // Spreadsheets end lines with empty cells.
        let columns = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        Ok(Self { place, count, children, bound, columns, ignored })
    }

    /// The values of a record, unless it has too many or too few: a number with a comma and no quotes would move the others.
    fn values<'a>(&self, record: &'a Record) -> Result<[&'a str; 4], Wrong> {
        let found = record.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        let cell = |at: usize| record.cells.get(at).map(|cell| cell.trim());
        match (cell(self.place), cell(self.count), cell(self.children)) {
            (Some(place), Some(count), Some(children)) if found <= self.columns => Ok([place, count, children, self.bound.and_then(cell).unwrap_or_default()]),
            _ => Err(Wrong::Values { found: found.max(record.cells.len().min(self.columns)), columns: self.columns }),
        }
    }
}

/// What has been read so far.
struct Reader {
    layout: Layout,
    language: PluralRule,
    /// For each line that was read, a digest of its place and its number.
    seen: Vec<(u32, usize)>,
    reading: Reading,
}

impl Reader {
    fn take(&mut self, record: &Record) {
        match self.line(record) {
            Ok(line) => {
                self.seen.push((digest(line.place()), record.line));
                self.reading.lines.push(line);
            }
            Err(what) => self.problem(record.line, what),
        }
    }

    fn problem(&mut self, line: usize, what: Wrong) {
        if self.reading.problems.len() < MOST_PROBLEMS {
            self.reading.problems.push(Problem { line, what });
        } else {
            self.reading.further += 1;
        }
    }

    fn line(&self, record: &Record) -> Result<Line, Wrong> {
        if record.is_open {
            return Err(Wrong::OpenQuote);
        }
        let [place, count, children, bound] = self.layout.values(record)?;
        let count = read_count(count, self.language).map_err(Wrong::Count)?;
        let count = bounded(count, bound).ok_or(Wrong::Bound)?;
        let children = read_children(children, self.language).map_err(Wrong::Children)?;
        let line = Line::new(super::write::unguarded(place), count, children)?;
        match self.before(line.place()) {
            Some(first) => Err(Wrong::Twice { first }),
            None => Ok(line),
        }
    }

    /// The line in which a place stands already. A few million comparisons of numbers take less than a table of hashes would
    /// weigh.
    fn before(&self, place: &str) -> Option<usize> {
        let sought = digest(place);
        let mut same = self.seen.iter().zip(&self.reading.lines).filter(|((digest, _), _)| *digest == sought);
        same.find(|(_, line)| line.place().eq_ignore_ascii_case(place)).map(|((_, at), _)| *at)
    }
}

/// FNV-1a of the name in small letters.
fn digest(place: &str) -> u32 {
    place.bytes().fold(0x811c_9dc5, |digest, byte| (digest ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// The count with the bound that its column says, unless there is nothing to bound, or another bound.
fn bounded(count: Amount, bound: &str) -> Option<Amount> {
    let bound = match bound {
        "" => return Some(count),
        _ if bound.eq_ignore_ascii_case("at_least") => Bound::AtLeast,
        _ if bound.eq_ignore_ascii_case("at_most") => Bound::AtMost,
        _ => return None,
    };
    match count {
        Amount::Number(number, other) if other == Bound::Exact || other == bound => Some(Amount::Number(number, bound)),
        _ => None,
    }
}
