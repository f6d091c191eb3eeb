//! What a reader chose to see of a panel of places: state beside the figures, and like them a difference from the story.

use std::fmt;

use crate::kinds::places::Places;
use crate::stats::Confidence;
use crate::{Decimal, PlaceId};

/// Which of the counted are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// All of them.
    #[default]
    All,
    /// The recent part.
    Recent,
    /// All but the recent part.
    Older,
}

impl Basis {
    /// Every basis, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Recent, Self::Older];

    /// Its name in links.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::All => "listed",
            Self::Recent => "listed_recent",
            Self::Older => "listed_older",
        }
    }
}

/// How sure limits are to hold what they should.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// 90 %.
    Ninety,
    /// 95 %.
    #[default]
    NinetyFive,
    /// 99 %.
    NinetyNine,
}

impl Level {
    /// Every level, in order.
    pub const ALL: [Self; 3] = [Self::Ninety, Self::NinetyFive, Self::NinetyNine];

    /// In percent.
    #[must_use]
    pub fn percent(self) -> u32 {
        match self {
            Self::Ninety => 90,
            Self::NinetyFive => 95,
            Self::NinetyNine => 99,
        }
    }

    /// As the statistics take it.
    #[must_use]
    pub fn confidence(self) -> Confidence {
        match self {
            Self::Ninety => Confidence::NINETY,
            Self::NinetyFive => Confidence::NINETY_FIVE,
            Self::NinetyNine => Confidence::NINETY_NINE,
        }
    }
}

/// What each place is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// A place, which need not be a row.
    Place(PlaceId),
    /// The other rows together.
    Others,
}

/// A place of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPlace {
    name: String,
    count: Decimal,
    base: Decimal,
}

/// Why something is no place of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPlace {
    /// The name is empty, too long, or holds more than letters, spaces, hyphens and apostrophes.
    Name,
    /// The count is no whole number from 0 to 1,000,000,000.
    Count,
    /// The base is no whole number from 1 to 10,000,000,000.
    Base,
}

impl OwnPlace {
    /// The most letters of a name.
    pub const LONGEST: usize = 40;
    /// The most places of one's own.
    pub const MOST: usize = 20;

    /// The largest base: ten times what there are people.
    #[must_use]
    pub fn largest_base() -> Decimal {
        Decimal::from(1_000_000_000).times(Decimal::from(10)).unwrap_or(Decimal::ZERO)
    }

    /// A place with a name of 1 to 40 letters, spaces, hyphens and apostrophes, a whole count of 0 to 1e9 and a whole base of 1
    /// to 1e10.
    ///
    /// # Errors
    /// Says which of them does not hold.
    ///
    /// ```
    /// use counted_core::{NotAPlace, OwnPlace};
    /// assert!(OwnPlace::new("St. John", 3.into(), 1_000.into()).is_err()); // no full stops
    /// assert!(OwnPlace::new("Trois-Rivières", 3.into(), 1_000.into()).is_ok());
    /// assert_eq!(OwnPlace::new("Elm", 3.into(), 0.into()), Err(NotAPlace::Base));
    /// ```
    pub fn new(name: &str, count: Decimal, base: Decimal) -> Result<Self, NotAPlace> {
        let name = name.trim();
        let spelled = name.chars().all(|letter| is_letter(letter) || matches!(letter, ' ' | '-' | '\'' | '’'));
        if !spelled || !name.contains(is_letter) || name.chars().count() > Self::LONGEST {
            return Err(NotAPlace::Name);
        }
        let within = |number: Decimal, low: u32, high: Decimal| {
            number.is_written_whole() && !number.compare(Decimal::from(low)).is_lt() && !number.compare(high).is_gt()
        };
        if !within(count, 0, Decimal::from(1_000_000_000)) {
            return Err(NotAPlace::Count);
        }
        if !within(base, 1, Self::largest_base()) {
            return Err(NotAPlace::Base);
        }
        Ok(Self { name: name.to_owned(), count, base })
    }

    /// Its name as typed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many were counted there.
    #[must_use]
    pub fn count(&self) -> Decimal {
        self.count
    }

    /// Of how many.
    #[must_use]
    pub fn base(&self) -> Decimal {
        self.base
    }
}

impl fmt::Display for OwnPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// A letter of the Latin, Greek or Cyrillic alphabets; the tables of all others would weigh more than they are worth here.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || (matches!(letter, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}') && !matches!(letter, '×' | '÷' | '\u{37e}' | '\u{387}'))
}

/// A row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// A place of the story.
    Place(PlaceId),
    /// A place of the reader's own, by its place among them.
    Own(usize),
}

/// What a reader chose to see of a panel of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Which of the counted.
    pub basis: Basis,
    /// What each place is compared with.
    pub reference: Reference,
    /// How sure limits are to hold what they should.
    pub confidence: Level,
    /// The places that stand as rows, in order.
    pub places: Vec<PlaceId>,
    /// The reader's own, which stand after them.
    pub own: Vec<OwnPlace>,
}

impl Selection {
    /// The most places of the story that stand as rows.
    pub const MOST_PLACES: usize = 51;

    /// What a story shows of a panel.
    #[must_use]
    pub fn of(kind: &Places) -> Self {
        Self { basis: Basis::All, reference: Reference::Place(kind.reference), confidence: Level::default(), places: kind.rows.clone(), own: Vec::new() }
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.places.iter().copied().map(Row::Place).chain((0..self.own.len()).map(Row::Own))
    }

    /// The selection with a place added as the last row, unless it is one or there are too many.
    #[must_use]
    pub fn with_place(mut self, place: PlaceId) -> Self {
        if !self.places.contains(&place) && self.places.len() < Self::MOST_PLACES {
            self.places.push(place);
        }
        self
    }

    /// The selection without that row. The last one stays: there is nothing to show without any.
    #[must_use]
    pub fn without(mut self, row: Row) -> Self {
        if self.rows().count() <= 1 {
            return self;
        }
        match row {
            Row::Place(place) => self.places.retain(|other| *other != place),
            Row::Own(at) if at < self.own.len() => {
                self.own.remove(at);
            }
            Row::Own(_) => {}
        }
        self
    }

    /// The selection with a place of the reader's own, in the stead of the one of the same name, if any.
    #[must_use]
    pub fn with_own(mut self, own: OwnPlace) -> Self {
        if let Some(other) = self.own.iter_mut().find(|other| other.name() == own.name()) {
            *other = own;
        } else if self.own.len() < OwnPlace::MOST {
            self.own.push(own);
        }
        self
    }
}
