//! Calendar days, as a count from a fixed day, with the proleptic Gregorian calendar.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One day, between 1 January 1900 and 31 December 2100.
///
/// ```
/// use counted_core::Day;
/// let (first, last) = (Day::new(2006, 1, 1).unwrap(), "2016-03-31".parse::<Day>().unwrap());
/// assert_eq!(first.days_through(last), 3743); // both ends counted
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: i32,
    day: i32,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADay {
    /// It is not written as four digits, two digits, two digits.
    Shape,
    /// There is no such day in the calendar.
    NoSuchDay,
    /// Its year is outside 1900 to 2100.
    OutOfRange,
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "not a day written as YYYY-MM-DD",
            Self::NoSuchDay => "no such day in the calendar",
            Self::OutOfRange => "a year outside 1900 to 2100",
        })
    }
}

impl Day {
    /// The first and the last year there is.
    pub const YEARS: (i32, i32) = (1900, 2100);

    /// The day of that year, month (1 to 12) and day of the month.
    ///
    /// # Errors
    /// When there is no such day, or its year is outside 1900 to 2100.
    pub fn new(year: i32, month: i32, day: i32) -> Result<Self, NotADay> {
        if !(Self::YEARS.0..=Self::YEARS.1).contains(&year) {
            return Err(NotADay::OutOfRange);
        }
        if !(1..=days_in_month(year, month)).contains(&day) {
            return Err(NotADay::NoSuchDay);
        }
        Ok(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i32 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i32 {
        self.day
    }

    /// How many days there are from this one to `last`, both counted; 0 or less when `last` comes before.
    #[must_use]
    pub fn days_through(self, last: Self) -> i32 {
        last.number() - self.number() + 1
    }

    /// The day so many days later, or earlier; the first or the last there is where that would lie beyond.
    #[must_use]
    pub fn offset(self, days: i32) -> Self {
        let mut day = self;
        for _ in 0..days.unsigned_abs() {
            day = if days > 0 { day.next() } else { day.previous() };
        }
        day
    }

    fn next(self) -> Self {
        let Self { year, month, day } = self;
        Self::new(year, month, day + 1).or_else(|_| Self::new(year, month + 1, 1)).or_else(|_| Self::new(year + 1, 1, 1)).unwrap_or(self)
    }

    fn previous(self) -> Self {
        let Self { year, month, day } = self;
        let before = (year, month - 1);
        Self::new(year, month, day - 1)
            .or_else(|_| Self::new(before.0, before.1, days_in_month(before.0, before.1)))
            .or_else(|_| Self::new(year - 1, 12, 31))
            .unwrap_or(self)
    }

    /// Days since 1 January 1900.
    fn number(self) -> i32 {
        let before = self.year - Self::YEARS.0;
        // 1900 was no leap year, though its number divides by four.
        let leap_days = (before + 3) / 4 - i32::from(self.year > 1900);
        let months: i32 = (1..self.month).map(|month| days_in_month(self.year, month)).sum();
        before * 365 + leap_days + months + self.day - 1
    }
}

fn days_in_month(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl std::str::FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.split('-');
        let mut next = |width: usize| match parts.next() {
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => part.parse::<i32>().map_err(|_| NotADay::Shape),
            _ => Err(NotADay::Shape),
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() { Err(NotADay::Shape) } else { Self::new(year, month, day) }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_day_once() {
        let first = Day::new(1900, 1, 1).unwrap();
        let mut expected = 0;
        for year in 1900..=2100 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    expected += 1;
                    assert_eq!(first.days_through(Day::new(year, month, day).unwrap()), expected, "{year}-{month}-{day}");
                }
            }
        }
        assert_eq!(expected, 73414);
    }

    #[test]
    fn steps_over_ends_of_months_and_stops_at_the_ends_of_time() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (from, days, to) in [
            ("2016-02-28", 1, "2016-02-29"),
            ("2016-03-01", -1, "2016-02-29"),
            ("2015-12-31", 10, "2016-01-10"),
            ("2100-12-30", 10, "2100-12-31"),
            ("1900-01-02", -10, "1900-01-01"),
        ] {
            assert_eq!(day(from).offset(days), day(to), "{from} {days}");
        }
    }

    #[test]
    fn reads_only_real_days() {
        use NotADay::{NoSuchDay, OutOfRange, Shape};
        for (text, expected) in [
            ("2016-02-30", Err(NoSuchDay)),
            ("2100-02-29", Err(NoSuchDay)),
            ("2016-13-01", Err(NoSuchDay)),
            ("1899-12-31", Err(OutOfRange)),
            ("2016-3-31", Err(Shape)),
            ("2016-03-31x", Err(Shape)),
            ("2016-03-31-1", Err(Shape)),
            ("", Err(Shape)),
            ("2016-02-29", Ok("2016-02-29".to_owned())),
        ] {
            assert_eq!(text.parse::<Day>().map(|day| day.to_string()), expected, "{text}");
        }
    }
}
