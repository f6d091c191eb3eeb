//! What a reader brought and did to it. Pure: texts come in as they were read, and nothing else of the page is touched.

use std::rc::Rc;

use counted_core::Level;
use counted_core::csv::{Reading, Unreadable};
use counted_core::imported::By;
use counted_core::words::PluralRule;
use yew::Reducible;

use super::editing::{Place, Table};

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
                    *table = Rc::new(table.at(level));
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

#[cfg(test)]
mod tests {
    use super::*;
    use counted_core::Decimal;
    use counted_core::csv::{self, Column};
    use counted_core::entry::EntryError;
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
