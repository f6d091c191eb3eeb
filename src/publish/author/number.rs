//! Numbers in links, checked against what the engine itself would write there.

use counted_core::document::{Form, Kind};
use counted_core::words::Words;
use counted_core::{CellId, FigureId, Report, Story, Term, Unit};

use super::problem::one_of;

/// A cell that a link names, at a scenario.
pub(super) struct Subject<'a> {
    pub(super) story: &'a Story,
    pub(super) report: &'a Report,
    pub(super) cell: CellId,
    pub(super) name: &'a str,
}

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Digits after the point; none for "as typed".
    pub(super) decimals: Option<u8>,
    pub(super) form: Form,
}

/// A numeral in a text: "1,234.5".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) text: String,
    pub(super) decimals: u8,
}

const FORMS: [Form; 3] = [Form::Number, Form::Noun, Form::Full];
/// More decimals than any sentence bears.
const MOST_DECIMALS: u8 = 17;

impl<'a> Subject<'a> {
    pub(super) fn term(&self) -> Option<&'a Term> {
        self.report.now(self.cell)
    }

    pub(super) fn words(&self) -> &'a Words {
        self.story.words()
    }

    pub(super) fn is_figure(&self) -> bool {
        self.cell.place() < self.story.figures().len()
    }

    /// How the text writes the cell's number.
    ///
    /// # Errors
    /// Says what it should be.
    pub(super) fn read(&self, text: &str) -> Result<Written, String> {
        let Some(term) = self.term() else { return Err(unseen(self.story, self.name)) };
        let numeral = numeral(text);
        if *term.unit() == Unit::Chance && term.value().is_ok() {
            return self.read_chance(term, text, numeral.as_ref());
        }
        let typed = numeral.as_ref().map_or(0, |numeral| numeral.decimals);
        for decimals in self.precisions(term, numeral.as_ref()) {
            for form in FORMS {
                if self.words().phrase(term, decimals, form) == text {
                    return Ok(Written { decimals, form });
                }
            }
        }
        let right = self.right(term, typed);
        match numeral {
            Some(numeral) if bare(&right) != numeral.text => Err(self.wrong_number(term, &numeral, &right)),
            _ => Err(self.wrong_form(term, text, typed)),
        }
    }

    /// A probability: in natural frequencies, which have no decimals to choose, or as a decimal.
    fn read_chance(&self, term: &Term, text: &str, numeral: Option<&Numeral>) -> Result<Written, String> {
        let frequency = self.words().phrase(term, None, Form::Full);
        if frequency == text {
            return Ok(Written { decimals: None, form: Form::Full });
        }
        let decimals = numeral.map(|numeral| numeral.decimals).filter(|decimals| *decimals > 0);
        let decimal = self.words().phrase(term, decimals.or(self.story.decimals_of(self.cell)), Form::Number);
        if decimal == text && decimals.is_some() {
            return Ok(Written { decimals, form: Form::Number });
        }
        let right = one_of(&[decimal, frequency]);
        let lead = self.words().pieces(term, None, Form::Full).lead;
        if !text.starts_with(&lead) {
            return Err(format!("{} is a limit, and the words for that belong inside the link. Write {right}.", self.name));
        }
        let exact = self.words().number(term, self.story.decimals_of(self.cell));
        Err(format!("`{text}`, but {} is {exact}. Write {right}.", self.name))
    }

    /// The precisions that a text with that numeral may have been written at.
    fn precisions(&self, term: &Term, numeral: Option<&Numeral>) -> Vec<Option<u8>> {
        let typed = numeral.map_or(0, |numeral| numeral.decimals);
        match (self.is_figure(), term.exact()) {
            (true, Some(value)) if typed < value.scale() => vec![Some(typed)],
            (true, _) => vec![None],
            // A zero or a missing value shows no decimals, so that the cell's own hold once it has some.
            (false, _) if term.is_zero() || term.value().is_err() => vec![self.story.decimals_of(self.cell)],
            (false, _) => vec![Some(typed)],
        }
    }

    /// The number as it should stand at that precision.
    fn right(&self, term: &Term, typed: u8) -> String {
        let fewer = term.exact().is_none_or(|value| typed < value.scale());
        let as_typed = self.is_figure() && !fewer;
        self.words().number(term, if as_typed { None } else { Some(typed) })
    }

    /// "6.4, but prosecution.rate is 6.48 (6.5). Write 6.5."
    fn wrong_number(&self, term: &Term, numeral: &Numeral, right: &str) -> String {
        let words = self.words();
        if right != "0" && term.number().is_some_and(|value| value != 0.0) && bare(right).is_empty() {
            let enough = (numeral.decimals..MOST_DECIMALS).map(|decimals| words.number(term, Some(decimals))).find(|text| !bare(text).is_empty());
            let enough = enough.unwrap_or_default();
            return format!("{} has too few decimals for {}, which is {enough}. Write {enough}, or {right}.", numeral.text, self.name);
        }
        let digits = term.value().map(counted_core::Value::digits).unwrap_or_default();
        let scale = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let next = numeral.decimals.saturating_add(1);
        let detail = words.number(term, if scale <= usize::from(next) { None } else { Some(next) });
        let rounded = if detail == right { String::new() } else { format!(" ({right})") };
        format!("{}, but {} is {detail}{rounded}. Write {right}.", numeral.text, self.name)
    }

    fn wrong_form(&self, term: &Term, text: &str, typed: u8) -> String {
        let decimals = if self.is_figure() && term.exact().is_none_or(|value| typed >= value.scale()) { None } else { Some(typed) };
        let mut right: Vec<String> = FORMS.iter().map(|form| self.words().phrase(term, decimals, *form)).collect();
        right.dedup();
        let pieces = self.words().pieces(term, decimals, Form::Number);
        let bounded = !(pieces.lead.is_empty() && pieces.tail.is_empty());
        if bounded && !(text.starts_with(&pieces.lead) && text.ends_with(&pieces.tail)) {
            return format!("{} is a limit, and the words for that belong inside the link. Write {}.", self.name, one_of(&right));
        }
        format!("`{text}` is not how {} is written here. Write {}.", self.name, one_of(&right))
    }
}

/// Whether a cell stands in every report. The figures of a place that is neither a row nor compared with do not, unless
/// story.toml declares them.
pub(super) fn is_seen(story: &Story, cell: CellId) -> bool {
    let (declared, all) = (story.document().figures.len(), story.figures().len());
    if cell.place() < declared || cell.place() >= all {
        return true;
    }
    story.document().panels.iter().any(|panel| match &panel.kind {
        Kind::Places(kind) => {
            kind.rows.iter().chain([&kind.reference]).any(|place| kind.figures_of(story, *place).into_iter().map(FigureId::cell).any(|other| other == cell))
        }
        Kind::PartsOfBase(_) => false,
    })
}

/// Says that a figure does not, and what to do about it.
pub(super) fn unseen(story: &Story, figure: &str) -> String {
    let of = |code: &str| figure.strip_prefix(&code.to_ascii_lowercase()).is_some_and(|rest| rest.starts_with('_'));
    let code = story.places().map(|(_, place)| place.code.as_str()).find(|code| of(code)).unwrap_or_default();
    format!("`{figure}` belongs to a place that no panel shows. Add `{code}` to the `places` of one, or declare [figures.{figure}] in story.toml.")
}

/// The number without its percent sign; nothing where it is words.
fn bare(number: &str) -> &str {
    let number = number.trim_end_matches('%');
    if number.starts_with(|c: char| c.is_ascii_digit()) { number } else { "" }
}

/// The first numeral of a text.
pub(super) fn numeral(text: &str) -> Option<Numeral> {
    numerals(text).into_iter().next()
}

/// Every numeral of a text: digits, with points and commas between them.
pub(super) fn numerals(text: &str) -> Vec<Numeral> {
    let mut all: Vec<String> = Vec::new();
    let mut letters = text.chars().peekable();
    let mut open = false;
    while let Some(letter) = letters.next() {
        let between = open && matches!(letter, '.' | ',') && letters.peek().is_some_and(char::is_ascii_digit);
        if letter.is_ascii_digit() || between {
            if !open {
                all.push(String::new());
            }
            open = true;
            all.iter_mut().rev().take(1).for_each(|last| last.push(letter));
        } else {
            open = false;
        }
    }
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, fraction)| u8::try_from(fraction.len()).unwrap_or(u8::MAX));
    all.into_iter().map(|text| Numeral { decimals: decimals(&text), text }).collect()
}

/// Every stretch of a text that states a number outside a link: "46a", "1,000", "½".
pub(super) fn bare_numerals(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')))
        .map(|stretch| stretch.trim_matches(['.', ',']))
        .filter(|stretch| stretch.chars().any(char::is_numeric))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_numerals() {
        let texts = |text| numerals(text).into_iter().map(|numeral| numeral.text).collect::<Vec<_>>();
        assert_eq!(texts("at least 1,234.5 cases, 7."), ["1,234.5", "7"]);
        assert_eq!(texts("none"), Vec::<String>::new());
        assert_eq!(bare_numerals("Law 46a of 2006, and ½."), ["46a", "2006", "½"]);
    }
}
