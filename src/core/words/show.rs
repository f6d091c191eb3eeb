//! The one place where a term becomes text.

use super::{Class, Key, Words};
use crate::document::{DateForm, Form};
use crate::term::{Reason, Term, Value};
use crate::{Amount, Bound, Day, Decimal, Unit};

/// A number's text in pieces, so that the page can mark the number among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// The bound's words before it: "at least ".
    pub lead: String,
    /// The number: "6.5", "30.8%".
    pub number: String,
    /// Its unit: " cases per 100 children".
    pub tail: String,
}

impl Pieces {
    /// The whole of it.
    #[must_use]
    pub fn text(&self) -> String {
        [self.lead.as_str(), self.number.as_str(), self.tail.as_str()].concat()
    }
}

impl Words {
    /// A term's number without bound or unit: "6.5", "30.8%", "less than 0.1", "not stated", "no value". With no
    /// decimals given, as typed. Rounds half up on the decimal digits; only an exact zero is shown as 0.
    #[must_use]
    pub fn number(&self, term: &Term, decimals: Option<u8>) -> String {
        let value = match term.value() {
            Ok(Value::Day(day)) => return self.day(day, DateForm::Day),
            Ok(value) => value,
            Err(Reason::NotStated) => return self.get(Key::NotStated).to_owned(),
            Err(_) => return self.get(Key::NoValue).to_owned(),
        };
        let sign = if *term.unit() == Unit::Percent { "%" } else { "" };
        let digits = value.digits();
        let Some(decimals) = decimals else { return self.typed(&digits, term.unit()) + sign };
        // A chance is never nothing, however small.
        if term.is_zero() && *term.unit() != Unit::Chance {
            return format!("0{sign}");
        }
        let shown = rounded(&digits, decimals);
        if shown.bytes().all(|b| matches!(b, b'0' | b'.')) {
            let smallest = rounded(&format!("0.{}1", "0".repeat(usize::from(decimals.saturating_sub(1)))), decimals);
            let smallest = if decimals == 0 { "1".to_owned() } else { smallest };
            return self.fill(Key::LessThan, &[("n", &format!("{smallest}{sign}"))]);
        }
        grouped(&shown) + sign
    }

    fn typed(&self, digits: &str, unit: &Unit) -> String {
        if *unit == Unit::Year { digits.to_owned() } else { grouped(digits) }
    }

    /// A decimal as typed, grouped by thousands.
    #[must_use]
    pub fn decimal(&self, value: Decimal) -> String {
        grouped(&value.to_string())
    }

    /// A figure's amount as its field shows it: dates as they are typed.
    #[must_use]
    pub fn in_field(&self, amount: Amount, unit: &Unit) -> String {
        match amount {
            Amount::NotStated => String::new(),
            Amount::Number(number, _) => self.typed(&number.to_string(), unit),
            Amount::Day(day) => day.to_string(),
        }
    }

    /// The number with its bound: "at most 28".
    #[must_use]
    pub fn bounded_number(&self, term: &Term, decimals: Option<u8>) -> String {
        self.phrase(term, decimals, Form::Number)
    }

    /// The number with its bound and as much of its unit as asked for: "at most 28 children".
    #[must_use]
    pub fn phrase(&self, term: &Term, decimals: Option<u8>, form: Form) -> String {
        self.pieces(term, decimals, form).text()
    }

    /// The same in pieces.
    #[must_use]
    pub fn pieces(&self, term: &Term, decimals: Option<u8>, form: Form) -> Pieces {
        let number = match (term.unit(), form, term.number()) {
            (Unit::Chance, Form::Noun | Form::Full, Some(chance)) => self.chance(chance),
            _ => self.number(term, decimals),
        };
        if term.value().is_err() {
            return Pieces { number, ..Pieces::default() };
        }
        let unit = self.unit(term.unit(), &number, form);
        let unit = if unit.is_empty() { unit } else { format!(" {unit}") };
        let bound = match term.bound() {
            Bound::Exact => return Pieces { lead: String::new(), number, tail: unit },
            // "Less than 0.1" says of an upper limit all there is to say.
            Bound::AtMost if self.is_too_small(&number) => return Pieces { lead: String::new(), number, tail: unit },
            Bound::AtLeast if self.is_too_small(&number) => return Pieces { lead: self.around(Key::AtLeast, "n").0, number: "0".to_owned(), tail: unit },
            Bound::AtLeast => Key::AtLeast,
            Bound::AtMost => Key::AtMost,
            Bound::Open => Key::OpenBound,
        };
        let (lead, rest) = self.around(bound, "n");
        Pieces { lead, number, tail: unit + &rest }
    }

    /// Whether a number's text says only that it is less than what is shown.
    fn is_too_small(&self, number: &str) -> bool {
        let (before, _) = self.around(Key::LessThan, "n");
        number.starts_with(&before)
    }

    /// A probability in natural frequencies: "2 in 100", "less than 1 in 1,000" (Gigerenzer, G., Hoffrage, U. (1995),
    /// *Psychological Review* 102: people reason better with them than with decimals).
    fn chance(&self, chance: f64) -> String {
        let times = |of: u32| rounded(&(chance * f64::from(of)).to_string(), 0);
        let count = |n: &str, of: u32| self.fill(Key::ChanceIn, &[("n", n), ("of", &grouped(&of.to_string()))]);
        if chance < 0.001 {
            self.fill(Key::LessThan, &[("n", &count("1", 1_000))])
        } else if chance < 0.0095 {
            count(&times(1_000), 1_000)
        } else if !(0.995..1.0).contains(&chance) {
            count(&times(100), 100)
        } else {
            self.fill(Key::MoreThan, &[("n", &count("99", 100))])
        }
    }

    /// A unit's words after a number shown so; none for percent, years of the calendar and dates.
    #[must_use]
    pub fn unit(&self, unit: &Unit, shown: &str, form: Form) -> String {
        let class = self.plural_rule().class(shown);
        match (unit, form) {
            (_, Form::Number) | (Unit::Percent | Unit::Chance | Unit::Year | Unit::Day, _) => String::new(),
            (Unit::Count(nouns), _) | (Unit::Per { of: nouns, .. } | Unit::PerYear(nouns), Form::Noun) => self.nouns(nouns, class),
            (Unit::Per { of, per: 1, by }, Form::Full) => self.fill(Key::UnitPerOne, &[("of", &self.nouns(of, class)), ("by", &self.singular_of(by))]),
            (Unit::Per { of, per, by }, Form::Full) => {
                let per = grouped(&per.to_string());
                let by = self.nouns(by, self.plural_rule().class(&per));
                self.fill(Key::UnitPer, &[("of", &self.nouns(of, class)), ("n", &per), ("by", &by)])
            }
            (Unit::PerYear(nouns), Form::Full) => self.fill(Key::UnitAYear, &[("of", &self.nouns(nouns, class))]),
            (Unit::Times, _) => self.get(if class == Class::One { Key::TimesOne } else { Key::TimesOther }).to_owned(),
            (Unit::Years, _) => self.get(if class == Class::One { Key::YearsOne } else { Key::YearsOther }).to_owned(),
        }
    }

    /// The date that a term holds; for a year, the year.
    #[must_use]
    pub fn date(&self, term: &Term, form: DateForm) -> String {
        match term.value() {
            Ok(Value::Day(day)) => self.day(day, form),
            _ => self.number(term, None),
        }
    }

    /// A day as text.
    #[must_use]
    pub fn day(&self, day: Day, form: DateForm) -> String {
        let month = usize::try_from(day.month() - 1).ok().and_then(|place| self.get(Key::Months).split(' ').nth(place)).unwrap_or_default();
        let (number, year) = (day.day().to_string(), day.year().to_string());
        match form {
            DateForm::Day => self.fill(Key::DateDay, &[("month", month), ("day", &number), ("year", &year)]),
            DateForm::Month => self.fill(Key::DateMonth, &[("month", month), ("year", &year)]),
            DateForm::Year => year,
        }
    }
}

/// Digits rounded half up to so many after the point, on the decimal digits themselves: 0.15 to one place is 0.2.
///
/// ```
/// use counted_core::words::rounded;
/// assert_eq!(rounded("6.481481481481482", 1), "6.5");
/// assert_eq!(rounded("9.95", 1), "10.0");
/// assert_eq!(rounded("2.5", 0), "3");
/// assert_eq!(rounded("28", 1), "28.0");
/// ```
#[must_use]
pub fn rounded(digits: &str, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let kept = fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals);
    let mut all: Vec<u8> = whole.bytes().chain(kept).collect();
    if fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5') {
        let mut carry = true;
        for digit in all.iter_mut().rev().filter(|digit| digit.is_ascii_digit()) {
            if !carry {
                break;
            }
            carry = *digit == b'9';
            *digit = if carry { b'0' } else { *digit + 1 };
        }
        if carry {
            all.insert(usize::from(all.first() == Some(&b'-')), b'1');
        }
    }
    let point = all.len().saturating_sub(decimals);
    let text: String = all.iter().map(|byte| char::from(*byte)).collect();
    match text.split_at_checked(point) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{whole}.{fraction}"),
        _ => text,
    }
}

/// Digits grouped by thousands: "1,234.5".
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left % 3 == 0 && digit.is_ascii_digit() && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The text with its first letter raised: the letters of ASCII and of Western Europe, without the tables of all others.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let raised = letters.next().map(|first| match first {
        'à'..='ö' | 'ø'..='þ' => u32::from(first).checked_sub(32).and_then(char::from_u32).unwrap_or(first),
        other => other.to_ascii_uppercase(),
    });
    raised.into_iter().chain(letters).collect()
}
