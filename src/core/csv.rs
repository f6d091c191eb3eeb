//! Tables that readers bring, and tables that they take away, as CSV.
//!
//! [`read`] takes what spreadsheets write and what people paste: commas, semicolons or tabs, quotes (RFC 4180), any order
//! of columns, and further ones, which it names and leaves out. Whatever it cannot read is a [`Problem`] with its line.
//! [`of_panel`] and [`of_table`] write.
//!
//! The reader of records is our own. `csv-core`, weighed in the browser, costs 1,300 bytes more, and it takes a quote that is
//! opened and never closed for the rest of the file without a word, where here such a line is one error and the lines after
//! it are read.

mod decode;
mod records;
mod table;
mod write;

use crate::entry::{self, EntryError};
use crate::words::PluralRule;
use crate::{Amount, Bound, Decimal, Domain, Shape};

pub use decode::decode;
pub use table::{Column, Names, Reading, Unreadable, read};
pub use write::{as_file, of_panel, of_table};

/// The most bytes of a table.
pub const MOST_BYTES: usize = 1_000_000;
/// The most rows of a table: every county of the country.
pub const MOST_ROWS: usize = 3_200;
/// The most characters of a place's name.
pub const LONGEST_NAME: usize = 80;
/// The most problems that are kept by themselves; of the others only their number is.
pub const MOST_PROBLEMS: usize = 20;

/// A line of a table: a place, how many were counted there, and of how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    place: String,
    count: Amount,
    children: Decimal,
}

impl Line {
    /// A line. The name has 1 to 80 characters and none that steers text; the count is "not stated", or a whole number of 0
    /// to 1e9, or a limit; the children are a whole number of 1 to 1e10.
    ///
    /// # Errors
    /// Says which of them does not hold.
    ///
    /// ```
    /// use counted_core::csv::{Line, Wrong};
    /// use counted_core::Amount;
    /// assert!(Line::new("Doña Ana County", Amount::NotStated, 58_000.into()).is_ok());
    /// assert_eq!(Line::new(" ", Amount::NotStated, 58_000.into()), Err(Wrong::NoPlace));
    /// ```
    pub fn new(place: &str, count: Amount, children: Decimal) -> Result<Self, Wrong> {
        let place = place.trim();
        if place.is_empty() {
            return Err(Wrong::NoPlace);
        }
        if place.contains(steers) {
            return Err(Wrong::PlaceUnreadable);
        }
        if place.chars().count() > LONGEST_NAME {
            return Err(Wrong::PlaceTooLong);
        }
        let count = count_domain().check(count).map_err(|outside| Wrong::Count(outside.into()))?;
        if matches!(count, Amount::Number(_, Bound::Open)) {
            return Err(Wrong::Bound);
        }
        children_domain().check(Amount::exactly(children)).map_err(|outside| Wrong::Children(outside.into()))?;
        Ok(Self { place: place.to_owned(), count, children })
    }

    /// The place's name.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// How many were counted there.
    #[must_use]
    pub fn count(&self) -> Amount {
        self.count
    }

    /// Of how many.
    #[must_use]
    pub fn children(&self) -> Decimal {
        self.children
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A quote is opened and never closed.
    OpenQuote,
    /// It has so many values, and there are so many columns.
    Values {
        /// Its values.
        found: usize,
        /// The columns.
        columns: usize,
    },
    /// It names no place.
    NoPlace,
    /// The place's name is too long.
    PlaceTooLong,
    /// The place's name holds a control character, or one that was lost on the way.
    PlaceUnreadable,
    /// The place stands in a line before.
    Twice {
        /// That line.
        first: usize,
    },
    /// The count is none.
    Count(EntryError),
    /// The number of children is none.
    Children(EntryError),
    /// The bound is neither `at_least` nor `at_most`, or bounds nothing, or contradicts the count.
    Bound,
    /// The rows up to here are as many as a table holds, and so many more follow.
    TooMany {
        /// How many more.
        more: usize,
    },
}

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, the first of the text being 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: Wrong,
}

/// Reads a count: nothing for "not stated"; `75`, `1,234`, `>=75`, `≥75`, `75+`, `<=24`, `≤24`.
///
/// # Errors
/// Says what is wrong with it.
///
/// ```
/// use counted_core::csv::read_count;
/// use counted_core::words::PluralRule::English;
/// assert_eq!(read_count("75+", English).unwrap().to_string(), ">=75");
/// assert_eq!(read_count("≤ 1,024", English).unwrap().to_string(), "<=1024");
/// assert_eq!(read_count("", English).unwrap().to_string(), "none");
/// assert!(read_count("about 75", English).is_err());
/// ```
pub fn read_count(text: &str, language: PluralRule) -> Result<Amount, EntryError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Amount::NotStated);
    }
    let stripped = |signs: [&str; 2]| signs.into_iter().find_map(|sign| text.strip_prefix(sign));
    let (bound, digits) = match (stripped([">=", "≥"]), stripped(["<=", "≤"]), text.strip_suffix('+')) {
        (Some(digits), _, _) | (_, _, Some(digits)) => (Bound::AtLeast, digits),
        (_, Some(digits), _) => (Bound::AtMost, digits),
        _ => (Bound::Exact, text),
    };
    whole(digits, count_domain(), language).map(|number| Amount::Number(number, bound))
}

/// Reads a number of children.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_children(text: &str, language: PluralRule) -> Result<Decimal, EntryError> {
    whole(text, children_domain(), language)
}

/// A count as [`read_count`] takes it and a field shows it: `≥75`.
#[must_use]
pub fn sign(count: Amount) -> &'static str {
    match count {
        Amount::Number(_, Bound::AtLeast) => "≥",
        Amount::Number(_, Bound::AtMost) => "≤",
        _ => "",
    }
}

fn whole(text: &str, domain: Domain, language: PluralRule) -> Result<Decimal, EntryError> {
    let text = text.trim();
    // Tools that know no whole numbers write 3.0.
    let digits = text.strip_suffix(".0").unwrap_or(text);
    // A field takes 50% for 50; a share in a column of counts is a mistake.
    if digits.contains('%') {
        return Err(EntryError::NotANumber);
    }
    match entry::read(digits, &Domain { not_stated: false, ..domain }, language)? {
        Amount::Number(number, _) => Ok(number),
        _ => Err(EntryError::NotANumber),
    }
}

/// What a count may be.
#[must_use]
pub fn count_domain() -> Domain {
    Domain { shape: Shape::Whole, min: Decimal::ZERO, max: Decimal::from(1_000_000_000), not_stated: true }
}

/// What a number of children may be.
#[must_use]
pub fn children_domain() -> Domain {
    let max = Decimal::from(1_000_000_000).times(Decimal::from(10)).unwrap_or(Decimal::ZERO);
    Domain { shape: Shape::Whole, min: Decimal::from(1), max, not_stated: false }
}

/// Characters that are no text but steer it: controls, breaks of lines, marks of direction, and what stands for a lost character.
fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}
