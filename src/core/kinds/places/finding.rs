//! What the comparison comes to, in words.

use super::Measure;
use crate::document::Form;
use crate::report::RowCells;
use crate::selection::{Reference, Row};
use crate::term::Reason;
use crate::words::{Key, capitalised};
use crate::{Bound, Report, Story, Term};

/// The row that the panel is about: the first that is not the reference.
#[must_use]
pub fn subject(report: &Report, panel: usize) -> Option<&RowCells> {
    let selection = report.selection(panel)?;
    let mut rows = selection.rows().filter(|row| !matches!((row, selection.reference), (Row::Place(place), Reference::Place(other)) if *place == other));
    rows.find_map(|row| report.row(panel, row))
}

/// "Massachusetts' rate is 2.9 times Connecticut's.", or that the two cannot be told apart, or why there is nothing to say.
#[must_use]
pub(crate) fn sentence(story: &Story, report: &Report, panel: usize) -> String {
    let Some(subject) = subject(report, panel) else { return String::new() };
    let words = story.words();
    let names = report.row_slots(story, panel, subject.row);
    let filled = |key: Key, value: &str| {
        let mut slots: Vec<(&str, &str)> = names.iter().map(|(slot, name)| (*slot, name.as_str())).collect();
        slots.push(("value", value));
        capitalised(&words.fill(key, &slots))
    };
    let number = |measure: Measure| subject.cell(measure).and_then(|cell| report.now(cell)).and_then(Term::number);
    let Some(cell) = subject.cell(Measure::Gap) else { return String::new() };
    match report.now(cell).map(Term::value) {
        Some(Err(Reason::RateIsZero)) => return filled(Key::FindingNone, ""),
        Some(Err(_)) | None => return report.reason(story, cell).unwrap_or_default(),
        Some(Ok(_)) => {}
    }
    let gap = report.phrase(story, cell, None, Form::Full);
    match (number(Measure::Ratio), number(Measure::RatioLow), number(Measure::RatioHigh)) {
        (_, Some(low), Some(high)) if low <= 1.0 && high >= 1.0 => {
            let is_exact = subject.cell(Measure::Ratio).and_then(|cell| report.now(cell)).is_some_and(|ratio| ratio.bound() == Bound::Exact);
            filled(if is_exact { Key::FindingAlike } else { Key::FindingAlikeAt }, &gap)
        }
        (Some(ratio), ..) if ratio < 1.0 => filled(Key::FindingBelow, &gap),
        _ => filled(Key::FindingAbove, &gap),
    }
}

/// Every row with its rate and limits: what the chart shows, for those who do not see it.
#[must_use]
pub(crate) fn describe(story: &Story, report: &Report, panel: usize) -> String {
    let Some(selection) = report.selection(panel) else { return String::new() };
    let words = story.words();
    let rows: Vec<String> = selection.rows().filter_map(|row| Some(row_in_words(story, report, panel, report.row(panel, row)?))).collect();
    let (base, _) = report.nouns(story, panel);
    let (counted, base) = (super::reading::counted(story, report, panel), words.plural_of(&base));
    let confidence = selection.confidence.percent().to_string();
    let finding = sentence(story, report, panel);
    // The text ends the sentence itself. A finding has no full stop of its own, a reason has.
    let finding = finding.strip_suffix('.').unwrap_or(&finding);
    let slots = [("counted", counted.as_str()), ("base", &base), ("rows", &rows.join("; ")), ("n", &confidence), ("finding", finding)];
    capitalised(&words.fill(Key::ChartPlacesDescription, &slots))
}

fn row_in_words(story: &Story, report: &Report, panel: usize, row: &RowCells) -> String {
    let words = story.words();
    let name = report.row_name(story, panel, row.row);
    let phrase = |measure: Measure| row.cell(measure).map(|cell| report.phrase(story, cell, None, Form::Number)).unwrap_or_default();
    let number = |measure: Measure| row.cell(measure).and_then(|cell| report.cell(cell)).map(|cell| cell.text().to_owned()).unwrap_or_default();
    let stated = row.cell(Measure::Rate).and_then(|cell| report.now(cell)).is_some_and(|term| term.value().is_ok());
    if stated {
        let slots = [("place", name), ("rate", phrase(Measure::Rate)), ("low", number(Measure::RateLow)), ("high", number(Measure::RateHigh))];
        words.fill(Key::ChartPlacesRow, &slots.each_ref().map(|(slot, text)| (*slot, text.as_str())))
    } else {
        words.fill(Key::ChartPlacesRowNone, &[("place", &name), ("rate", &phrase(Measure::Rate))])
    }
}
