//! What a reader brought and did to it. Pure: texts come in as they were read, and nothing else of the page is touched.

use std::rc::Rc;

use counted_core::csv::{self, Column, Line, Reading, Unreadable};
use counted_core::entry::EntryError;
use counted_core::imported::{By, Imported};
use counted_core::words::PluralRule;
use counted_core::{Amount, Decimal, Level};
use yew::Reducible;

/// How many rows stand on the page at once.
pub(super) const PAGE: usize = 50;

/// Why a text is no table, as far as the page can know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The text is none.
    Text(Unreadable),
    /// There is no text: the file cannot be read.
    File,
}

/// What was read and is no table yet, because some of it is wrong.
pub(super) type Found = Result<Reading, Trouble>;

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

/// Everything that is brought.
#[derive(Clone, Debug)]
pub(super) struct Brought {
    language: PluralRule,
    pub(super) level: Level,
    pub(super) found: Option<Rc<Found>>,
    pub(super) table: Option<Rc<Table>>,
    /// The table that was removed, or that stood where another stands now.
    pub(super) aside: Option<Rc<Table>>,
    /// How many tables have come to stand: each is led to once.
    pub(super) comings: usize,
}

/// Something a reader did.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// A text was read.
    Read(Found),
    /// Took what could be read of it.
    Take,
    /// Chose another confidence, above.
    Sure(Level),
    /// Went into a field.
    Enter(Place),
    /// Typed in it: this is what it holds now.
    Type(Place, String),
    /// Stepped it up or down by so much.
    Step(Place, i32),
    /// Left it, or pressed Enter.
    Commit(Place),
    /// Pressed Escape: what it held on entry is back.
    Escape(Place),
    /// Asked for another order, then its reverse, then the one that was brought.
    Sort(By),
    /// Sought a place.
    Seek(String),
    /// Turned to a page.
    Turn(usize),
    /// Removed the table.
    Remove,
    /// Brought back the one set aside.
    BringBack,
}

impl Brought {
    /// Nothing yet.
    pub(super) fn nothing(language: PluralRule, level: Level) -> Self {
        Self { language, level, found: None, table: None, aside: None, comings: 0 }
    }

    fn stand(&mut self, reading: &Reading) {
        let before = self.table.replace(Rc::new(Table::new(reading, self.level)));
        self.aside = before.or(self.aside.take());
        self.found = None;
        self.comings += 1;
    }
}

impl Reducible for Brought {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match act {
            Act::Read(Ok(reading)) if reading.problems.is_empty() => next.stand(&reading),
            Act::Read(found) => next.found = Some(Rc::new(found)),
            Act::Take => {
                if let Some(Ok(reading)) = self.found.as_deref() {
                    next.stand(reading);
                }
            }
            Act::Sure(level) => {
                next.level = level;
                for table in next.table.iter_mut().chain(&mut next.aside) {
                    let rows = Rc::new(table.rows.at(level));
                    *table = Rc::new(Table { rows, ..Table::clone(table) });
                }
            }
            Act::Remove => next.aside = next.table.take().or(next.aside),
            Act::BringBack => {
                std::mem::swap(&mut next.table, &mut next.aside);
                next.comings += 1;
            }
            act => {
                if let Some(table) = &self.table {
                    let mut table = Table::clone(table);
                    table.act(act, self.language);
                    next.table = Some(Rc::new(table));
                }
            }
        }
        Rc::new(next)
    }
}

impl Table {
    fn new(reading: &Reading, level: Level) -> Self {
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

    fn act(&mut self, act: Act, language: PluralRule) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use counted_core::words::PluralRule::English;

    /// A state after acts.
    fn after(state: &Rc<Brought>, acts: impl IntoIterator<Item = Act>) -> Rc<Brought> {
        acts.into_iter().fold(state.clone(), Reducible::reduce)
    }

    fn read(text: &str) -> Act {
        Act::Read(csv::read(text, &[], English).map_err(Trouble::Text))
    }

    fn brought(text: &str) -> Rc<Brought> {
        after(&Rc::new(Brought::nothing(English, Level::NinetyFive)), [read(text)])
    }

    fn counts(state: &Brought) -> Vec<String> {
        state.table.iter().flat_map(|table| table.rows.rows()).map(|row| row.line().count().to_string()).collect()
    }

    const TABLE: &str = "place,count,children\nElm,3,1000\nOak,>=75,2000\nAsh,,3000";

    #[test]
    fn nothing_is_taken_of_a_text_with_problems_until_asked() {
        let state = after(&brought(TABLE), [read("place,count,children\nFir,x,1\nYew,7,10")]);
        assert_eq!((counts(&state), state.comings), (vec!["3".to_owned(), ">=75".to_owned(), "none".to_owned()], 1));
        let taken = after(&state, [Act::Take]);
        assert_eq!((counts(&taken), taken.comings, taken.found.is_none()), (vec!["7".to_owned()], 2, true));
        // Back and forth: neither is lost.
        let back = after(&taken, [Act::BringBack]);
        assert_eq!(counts(&back), counts(&state));
        assert_eq!(counts(&after(&back, [Act::BringBack])), ["7"]);
        // No table at all leaves what stands there, and there is nothing to take of it.
        let none = after(&taken, [read("nonsense"), Act::Take]);
        assert_eq!(counts(&none), ["7"]);
        assert!(none.found.is_some());
        // A text that can be read clears what was wrong with the one before.
        assert!(after(&none, [read(TABLE)]).found.is_none());
    }

    #[test]
    fn what_is_removed_comes_back_once_with_its_edits() {
        let edited = after(&brought(TABLE), [Act::Type((0, Column::Count), "9".to_owned())]);
        let removed = after(&edited, [Act::Remove]);
        assert!(removed.table.is_none() && removed.aside.is_some());
        // Limits follow meanwhile.
        let back = after(&removed, [Act::Sure(Level::Ninety), Act::BringBack]);
        assert_eq!((counts(&back)[0].as_str(), back.aside.is_none()), ("9", true));
        assert_eq!(back.table.as_ref().unwrap().rows.level(), Level::Ninety);
    }

    #[test]
    fn keystrokes_apply_as_they_can_be_read() {
        let (count, children) = ((0, Column::Count), (0, Column::Children));
        let mut state = after(&brought(TABLE), [Act::Enter(count)]);
        for (text, expected, error) in
            [("30", "30", None), ("3x", "30", Some(EntryError::NotANumber)), ("≥30", ">=30", None), ("", "none", None), ("-1", "none", Some(EntryError::Below))]
        {
            state = after(&state, [Act::Type(count, text.to_owned())]);
            let table = state.table.as_ref().unwrap();
            let draft = table.draft(count).unwrap();
            assert_eq!((counts(&state)[0].as_str(), draft.text.as_str(), draft.error), (expected, text, error));
        }
        // Left, a wrong entry stays and a right one does not; Escape gives back what was held on entry.
        assert!(after(&state, [Act::Commit(count)]).table.as_ref().unwrap().draft(count).is_some());
        let right = after(&state, [Act::Type(count, "5".to_owned()), Act::Commit(count)]);
        assert!(right.table.as_ref().unwrap().draft(count).is_none());
        let given = after(&state, [Act::Escape(count)]);
        assert_eq!((counts(&given)[0].as_str(), given.table.as_ref().unwrap().draft(count).is_none()), ("3", true));
        // Steps end at the ends.
        let steps = [Act::Step(count, -10), Act::Step(children, -10), Act::Step((2, Column::Count), 1), Act::Step((1, Column::Count), 1)];
        let stepped = after(&given, steps);
        assert_eq!(counts(&stepped), ["0", "76", "0"]);
        let table = stepped.table.as_ref().unwrap();
        assert_eq!(table.rows.row(0).unwrap().line().children(), Decimal::from(990));
        assert!(table.was(count).is_some() && table.was((1, Column::Children)).is_none());
    }

    #[test]
    fn pages_and_orders_stay_while_rows_are_edited() {
        let lines: String = (0..120).map(|at| format!("Town {at},{},1000\n", 120 - at)).collect();
        let state = after(&brought(&lines), [Act::Turn(9)]);
        let table = state.table.as_ref().unwrap();
        assert_eq!((table.pages(), table.page, table.shown().len(), table.shown()[0]), (3, 2, 20, 100));
        let by = By::Column(Column::Count);
        let sorted = after(&state, [Act::Sort(by), Act::Sort(by), Act::Type((119, Column::Count), "5000".to_owned())]);
        let table = sorted.table.as_ref().unwrap();
        assert_eq!((table.sorted, table.page, table.shown()[0]), (Some((by, false)), 0, 119));
        let sought = after(&sorted, [Act::Seek("town 11".to_owned())]);
        let table = sought.table.as_ref().unwrap();
        assert_eq!((table.found.len(), table.order.len()), (11, 120));
        assert_eq!(after(&sought, [Act::Sort(by)]).table.as_ref().unwrap().found[0], 11);
        assert_eq!(after(&sought, [Act::Seek("x".to_owned()), Act::Turn(1)]).table.as_ref().unwrap().shown(), [0usize; 0]);
    }
}
