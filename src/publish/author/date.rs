//! Dates in links.

use counted_core::document::{DateForm, Form, Part};
use counted_core::{Day, FigureId, Value};

use super::number::Subject;
use super::problem::one_of;

const FORMS: [DateForm; 3] = [DateForm::Day, DateForm::Month, DateForm::Year];

/// The date that a figure holds, if it holds one.
pub(super) fn of(subject: &Subject<'_>) -> Option<Day> {
    match subject.term()?.value() {
        Ok(Value::Day(day)) => Some(day),
        _ => None,
    }
}

/// A date as part of a sentence; a field where it may be one and is written as it is typed.
///
/// # Errors
/// Says how it should be written.
pub(super) fn read(subject: &Subject<'_>, figure: FigureId, day: Day, text: &str, may_be_field: bool) -> Result<Part, String> {
    if text == day.to_string() && may_be_field {
        return Ok(Part::Field { figure, form: Form::Number });
    }
    let written = |form: DateForm| subject.words().day(day, form);
    if let Some(form) = FORMS.into_iter().find(|form| written(*form) == text) {
        return Ok(Part::Date { of: figure, form });
    }
    let choices = FORMS.map(written);
    if text == day.to_string() {
        return Err(format!("{text} is how a field shows {}, and no field can stand here. Write {}.", subject.name, one_of(&choices)));
    }
    let like = choices.iter().find(|choice| shape(choice) == shape(text));
    let remedy = like.map_or_else(|| one_of(&choices), |like| format!("`{like}`"));
    Err(format!("{text}, but {} is {day}. Write {remedy}.", subject.name))
}

/// How many words and numerals a date has, by which its form is known.
fn shape(date: &str) -> (usize, usize) {
    (date.split_whitespace().count(), super::number::numerals(date).len())
}
