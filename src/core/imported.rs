//! A table of a reader's own: places with what was counted there, and the rates that follow. It stands beside the story, is
//! no part of the scenario, and changes nothing else.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::csv::{Column, Line};
use crate::kinds::places;
use crate::term::{Caution, Reason, Term};
use crate::{Amount, Level, Nouns, Unit};

/// A row: a line, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedRow {
    line: Line,
    numbers: [Term; 3],
}

impl ImportedRow {
    fn new(line: Line, level: Level) -> Self {
        let unit = || Unit::Count(Nouns::none());
        let count = match line.count() {
            Amount::Number(number, bound) => Term::given(number, unit()).bounded(bound),
            Amount::NotStated | Amount::Day(_) => Term::constant(0, unit()).undefined(Reason::NotStated),
        };
        let numbers = places::alone(count, Term::given(line.children(), unit()), level);
        Self { line, numbers }
    }

    /// What was brought, or typed since.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// How many for each 100,000.
    #[must_use]
    pub fn rate(&self) -> &Term {
        let [rate, ..] = &self.numbers;
        rate
    }

    /// The lowest and the highest underlying rate that fit the count.
    #[must_use]
    pub fn limits(&self) -> (&Term, &Term) {
        let [_, low, high] = &self.numbers;
        (low, high)
    }

    /// Whether it rests on so few that chance alone moves it a lot.
    #[must_use]
    pub fn is_unstable(&self) -> bool {
        self.rate().cautions().contains(&Caution::Unstable)
    }
}

/// What rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A column of the table.
    Column(Column),
    /// The rate.
    Rate,
}

/// A table of a reader's own, in the order in which it was brought.
///
/// ```
/// use counted_core::imported::Imported;
/// use counted_core::words::PluralRule::English;
/// use counted_core::{Level, csv};
/// let reading = csv::read("place,count,children\nElm,3,763000\nOak,,1000", &[], English).unwrap();
/// let table = Imported::new(reading.lines, Level::NinetyFive);
/// let elm = table.row(0).unwrap();
/// let shown = |number: Option<f64>| number.map(|number| format!("{number:.2}"));
/// assert_eq!(shown(elm.rate().number()).as_deref(), Some("0.39"));
/// assert_eq!(shown(elm.limits().1.number()).as_deref(), Some("1.15"));
/// assert_eq!(table.row(1).unwrap().rate().number(), None); // not stated is not 0
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    level: Level,
    rows: Vec<Rc<ImportedRow>>,
}

impl Imported {
    /// The table of these lines.
    #[must_use]
    pub fn new(lines: Vec<Line>, level: Level) -> Self {
        Self { level, rows: lines.into_iter().map(|line| Rc::new(ImportedRow::new(line, level))).collect() }
    }

    /// How sure limits are to hold what they should.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row, by its place.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<&ImportedRow> {
        self.rows.get(at).map(Rc::as_ref)
    }

    /// Every row, in order.
    pub fn rows(&self) -> impl Iterator<Item = &ImportedRow> {
        self.rows.iter().map(Rc::as_ref)
    }

    /// The table with another line in one place: that row is computed anew, and the others are shared.
    #[must_use]
    pub fn with(&self, at: usize, line: Line) -> Self {
        let mut next = self.clone();
        if let Some(row) = next.rows.get_mut(at) {
            *row = Rc::new(ImportedRow::new(line, self.level));
        }
        next
    }

    /// The table with limits at another confidence.
    #[must_use]
    pub fn at(&self, level: Level) -> Self {
        Self::new(self.rows().map(|row| row.line.clone()).collect(), level)
    }

    /// The places of the rows in another order. What is not stated comes last either way; equals keep their order.
    #[must_use]
    pub fn order(&self, by: By, descending: bool) -> Vec<usize> {
        let names: Vec<String> = if by == By::Column(Column::Place) { self.rows().map(|row| folded(row.line.place())).collect() } else { Vec::new() };
        let numbers: Vec<Option<f64>> = self.rows().map(|row| row.number(by)).collect();
        let number = |at: usize| numbers.get(at).copied().flatten();
        let compared = |a: usize, b: usize| match (number(a), number(b)) {
            (Some(a), Some(b)) if descending => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) if descending => names.get(b).cmp(&names.get(a)),
            (None, None) => names.get(a).cmp(&names.get(b)),
        };
        sorted((0..self.len()).collect(), &compared)
    }

    /// Those of the rows whose place holds a text, whatever its case and accents.
    #[must_use]
    pub fn find(&self, rows: &[usize], text: &str) -> Vec<usize> {
        let sought = folded(text.trim());
        let holds = |at: usize| self.row(at).is_some_and(|row| folded(row.line.place()).contains(&sought));
        rows.iter().copied().filter(|at| holds(*at)).collect()
    }
}

impl ImportedRow {
    fn number(&self, by: By) -> Option<f64> {
        match by {
            By::Rate => self.rate().number(),
            By::Column(Column::Children) => Some(self.line.children().to_f64()),
            By::Column(Column::Count) => match self.line.count() {
                Amount::Number(number, _) => Some(number.to_f64()),
                Amount::NotStated | Amount::Day(_) => None,
            },
            By::Column(Column::Place) => None,
        }
    }
}

/// Small letters without accents: those of ASCII and of Western Europe, without the tables of all others.
fn folded(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ñ' | 'ñ' => 'n',
            'Ò'..='Ö' | 'ò'..='ö' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            '’' => '\'',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

/// Merge sort: a third of what the standard library's would weigh in the browser.
fn sorted(all: Vec<usize>, compared: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if all.len() < 2 {
        return all;
    }
    let mut left = all;
    let right = left.split_off(left.len() / 2);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (sorted(left, compared).into_iter().peekable(), sorted(right, compared).into_iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if compared(*b, *a).is_lt() => right.next(),
            (Some(_), _) => left.next(),
            (None, _) => right.next(),
        };
        match next {
            Some(next) => merged.push(next),
            None => return merged,
        }
    }
}
