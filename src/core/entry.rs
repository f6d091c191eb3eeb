//! What people type into a field.

use crate::words::PluralRule;
use crate::{Amount, Decimal, Domain, NotADay, Outside, Shape};

/// Why something typed is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// Nothing was typed.
    Empty,
    /// It is no number.
    NotANumber,
    /// It has decimals where only whole numbers make sense.
    NotWhole,
    /// It is below the smallest number.
    Below,
    /// It is above the largest number.
    Above,
    /// It is not written as a date.
    NotADay,
    /// There is no such day, or not in the years from 1900 to 2100.
    NoSuchDay,
}

impl From<Outside> for EntryError {
    fn from(outside: Outside) -> Self {
        match outside {
            Outside::NotWhole => Self::NotWhole,
            Outside::Below => Self::Below,
            Outside::Above => Self::Above,
            Outside::WrongKind => Self::NotANumber,
        }
    }
}

/// Reads what was typed: digits with at most one point, thousands grouped or not, leading zeros and surrounding
/// spaces as they come. In Spanish a comma may be the decimal sign.
///
/// # Errors
/// Says what is wrong with it; nothing typed ever becomes 0.
///
/// ```
/// use counted_core::entry::{EntryError, read};
/// use counted_core::words::PluralRule::{English, Spanish};
/// use counted_core::{Domain, Shape};
/// let domain = Domain { shape: Shape::Decimal, min: 0.into(), max: 10_000.into(), not_stated: false };
/// assert_eq!(read(" 1,234 ", &domain, English).unwrap().to_string(), "1234");
/// assert_eq!(read("6,5", &domain, Spanish).unwrap().to_string(), "6.5");
/// assert_eq!(read("6,5", &domain, English), Err(EntryError::NotANumber));
/// assert_eq!(read("", &domain, English), Err(EntryError::Empty));
/// ```
pub fn read(typed: &str, domain: &Domain, language: PluralRule) -> Result<Amount, EntryError> {
    let text = typed.trim();
    if text.is_empty() {
        return if domain.not_stated { Ok(Amount::NotStated) } else { Err(EntryError::Empty) };
    }
    let amount = match domain.shape {
        Shape::Day => Amount::Day(text.parse().map_err(|error| match error {
            NotADay::Shape => EntryError::NotADay,
            NotADay::NoSuchDay | NotADay::OutOfRange => EntryError::NoSuchDay,
        })?),
        Shape::Whole | Shape::Decimal => Amount::exactly(number(text, language)?),
    };
    domain.check(amount).map_err(EntryError::from)
}

fn number(text: &str, language: PluralRule) -> Result<Decimal, EntryError> {
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let decimal_comma =
        language == PluralRule::Spanish && !text.contains('.') && text.split_once(',').is_some_and(|(_, after)| !after.contains(',') && after.len() != 3);
    let plain = if decimal_comma { text.replace(',', ".") } else { ungrouped(text).ok_or(EntryError::NotANumber)? };
    // While "12.5" is being typed, "12." is 12; ".5" is 0.5.
    let plain = plain.strip_suffix('.').unwrap_or(&plain);
    let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain.to_owned() };
    let number: Decimal = plain.parse().map_err(|_| EntryError::NotANumber)?;
    if negative && !number.is_zero() { Err(EntryError::Below) } else { Ok(number) }
}

/// The text without its thousands' commas, where they stand where they belong.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty();
    if grouped && (first.is_empty() || first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return None;
    }
    let whole = [first, &rest.concat()].concat();
    Some(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}
