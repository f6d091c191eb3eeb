//! A table on the page: its rows, their order, and what stands half-typed in their fields.

use std::rc::Rc;

use counted_core::csv::{self, Column, Line, Reading};
use counted_core::entry::EntryError;
use counted_core::imported::{By, Imported};
use counted_core::words::PluralRule;
use counted_core::{Amount, Decimal, Level};

use super::state::Act;

/// How many rows stand on the page at once.
pub(super) const PAGE: usize = 50;

/// A field of the table: its row, by its place among those that were brought, and its column.
pub(super) type Place = (usize, Column);

/// What stands in a field while it is being typed in, or since it was left with something wrong in it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) place: Place,
    pub(super) text: String,
    pub(super) error: Option<EntryError>,
}

/// What a field held when it was entered.
#[derive(Clone, Debug)]
struct Held {
    place: Place,
    line: Line,
    draft: Option<Draft>,
}

/// A table on the page.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) rows: Rc<Imported>,
    /// As they were brought.
    brought: Rc<[Line]>,
    /// The columns that were left out.
    pub(super) ignored: Rc<[String]>,
    /// Every row, in the order that was brought or asked for: it stays while rows are edited.
    pub(super) order: Rc<[usize]>,
    pub(super) sorted: Option<(By, bool)>,
    pub(super) sought: String,
    /// Those of the rows that are sought.
    pub(super) found: Rc<[usize]>,
    pub(super) page: usize,
    drafts: Vec<Draft>,
    held: Option<Held>,
}

impl Table {
    /// What was read, as it was brought.
    pub(super) fn new(reading: &Reading, level: Level) -> Self {
        let order: Rc<[usize]> = (0..reading.lines.len()).collect();
        Self {
            rows: Rc::new(Imported::new(reading.lines.clone(), level)),
            brought: reading.lines.as_slice().into(),
            ignored: reading.ignored.as_slice().into(),
            found: order.clone(),
            order,
            sorted: None,
            sought: String::new(),
            page: 0,
            drafts: Vec::new(),
            held: None,
        }
    }

    /// The rows of the page.
    pub(super) fn shown(&self) -> &[usize] {
        let from = self.page * PAGE;
        let until = self.found.len().min(from + PAGE);
        self.found.get(from..until).unwrap_or_default()
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.found.len().div_ceil(PAGE)
    }

    /// What was brought in a row, where another value stands in that column now.
    pub(super) fn was(&self, (at, column): Place) -> Option<&Line> {
        let (was, now) = (self.brought.get(at)?, self.rows.row(at)?.line());
        let is_same = if column == Column::Count { was.count() == now.count() } else { was.children() == now.children() };
        (!is_same).then_some(was)
    }

    /// What stands half-typed in a field.
    pub(super) fn draft(&self, place: Place) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.place == place)
    }

    /// The table with limits at another confidence.
    pub(super) fn at(&self, level: Level) -> Self {
        Self { rows: Rc::new(self.rows.at(level)), ..self.clone() }
    }

    /// What a reader did to it; what is done to whole tables is not its own.
    pub(super) fn act(&mut self, act: Act, language: PluralRule) {
        match act {
            Act::Enter(place) => self.hold(place),
            Act::Type(place, text) => self.type_in(place, text, language),
            Act::Step(place, by) => {
                if let Some(line) = self.line(place.0).and_then(|line| stepped(line, place.1, by)) {
                    self.forget(place);
                    self.set(place.0, line);
                }
            }
            Act::Commit(place) => {
                self.drafts.retain(|draft| draft.place != place || draft.error.is_some());
                self.hold(place);
            }
            Act::Escape(place) => {
                if let Some(held) = self.held.clone().filter(|held| held.place == place) {
                    self.forget(place);
                    self.set(place.0, held.line);
                    self.drafts.extend(held.draft);
                }
            }
            Act::Sort(by) => self.sort(by),
            Act::Seek(text) => {
                self.found = self.rows.find(&self.order, &text).into();
                self.sought = text;
                self.page = 0;
            }
            Act::Turn(page) => self.page = page.min(self.pages().saturating_sub(1)),
            Act::Read(_) | Act::Take | Act::Sure(_) | Act::Remove | Act::BringBack => {}
        }
    }

    fn line(&self, at: usize) -> Option<&Line> {
        self.rows.row(at).map(|row| row.line())
    }

    fn hold(&mut self, place: Place) {
        self.held = self.line(place.0).map(|line| Held { place, line: line.clone(), draft: self.draft(place).cloned() });
    }

    fn forget(&mut self, place: Place) {
        self.drafts.retain(|draft| draft.place != place);
    }

    fn set(&mut self, at: usize, line: Line) {
        self.rows = Rc::new(self.rows.with(at, line));
    }

    /// Each keystroke that can be read applies. What cannot stays as typed, and the last value in force.
    fn type_in(&mut self, place: Place, text: String, language: PluralRule) {
        let Some(line) = self.line(place.0) else { return };
        let read = match place.1 {
            Column::Count => csv::read_count(&text, language).map(|count| Line::new(line.place(), count, line.children())),
            _ => csv::read_children(&text, language).map(|children| Line::new(line.place(), line.count(), children)),
        };
        self.forget(place);
        let error = match read {
            Ok(line) => {
                if let Ok(line) = line {
                    self.set(place.0, line);
                }
                None
            }
            Err(error) => Some(error),
        };
        self.drafts.push(Draft { place, text, error });
    }

    fn sort(&mut self, by: By) {
        // Numbers are asked for from the largest, names from A.
        let first = by != By::Column(Column::Place);
        self.sorted = match self.sorted {
            Some((other, descending)) if other == by && descending == first => Some((by, !first)),
            Some((other, _)) if other == by => None,
            _ => Some((by, first)),
        };
        self.order = match self.sorted {
            Some((by, descending)) => self.rows.order(by, descending).into(),
            None => (0..self.rows.len()).collect(),
        };
        self.found = self.rows.find(&self.order, &self.sought).into();
        self.page = 0;
    }
}

/// A line with its count or its children one step, or ten, up or down. A limit becomes a number, as when one is typed.
fn stepped(line: &Line, column: Column, by: i32) -> Option<Line> {
    let size = Decimal::from(by.unsigned_abs());
    let moved = |number: Decimal| if by < 0 { number.minus(size) } else { number.plus(size) };
    let within = |number: Decimal, low: Decimal, high: Decimal| {
        let number = if number.compare(low).is_lt() { low } else { number };
        if number.compare(high).is_gt() { high } else { number }
    };
    let (count, children) = (csv::count_domain(), csv::children_domain());
    let made = match (column, line.count()) {
        (Column::Count, Amount::Number(number, _)) => Line::new(line.place(), Amount::exactly(within(moved(number)?, count.min, count.max)), line.children()),
        // From "not stated" the first step is to the smallest value.
        (Column::Count, _) => Line::new(line.place(), Amount::exactly(count.min), line.children()),
        _ => Line::new(line.place(), line.count(), within(moved(line.children())?, children.min, children.max)),
    };
    made.ok()
}
