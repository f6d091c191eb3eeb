//! Choices: tables of sentences, of which the first that fits is shown. Every row is proved at figures that reach it.

use counted_core::document::{Choice, Part, Row, When};
use counted_core::prose::{fits, row};
use counted_core::words::Class;
use counted_core::{CellId, Decimal, Scenario, Story, report};

use super::markdown::{Inline, TableRow, words_of};
use super::problem::{Sink, meant};
use super::prose::{Writer, push};
use super::whatif;

/// A row at the figures that reach it, for the prose sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proof {
    /// The condition and the witness, as written.
    pub(super) when: String,
    pub(super) scenario: Scenario,
    pub(super) text: Vec<Part>,
}

struct Written<'t> {
    line: usize,
    when: When,
    /// The condition as written.
    said: String,
    witness: Option<(String, Scenario)>,
    text: &'t [Inline],
}

const CONDITIONS: [(&str, When); 6] = [
    ("one", When::Plural(Class::One)),
    ("many", When::Plural(Class::Many)),
    ("other", When::Plural(Class::Other)),
    ("undefined", When::Undefined),
    ("not stated", When::NotStated),
    ("else", When::Else),
];

/// Compiles a choice. Nothing comes back when a row could not be read or proved.
pub(super) fn read(story: &Story, rows: &[TableRow], sink: &mut Sink) -> Option<(Choice, Vec<Proof>)> {
    let head = rows.first()?;
    let of = decides(story, head, sink);
    let read = rows.iter().skip(1).map(|row| written(story, row, sink)).collect::<Vec<_>>();
    let complete = read.iter().all(Option::is_some);
    let read: Vec<Written<'_>> = read.into_iter().flatten().collect();
    let of = of.filter(|_| complete)?;
    let last_is_else = read.last().is_some_and(|row| row.when == When::Else);
    if !last_is_else {
        sink.add(read.last().map_or(head.line, |row| row.line), "the last row is not `else`. End with one, so that there is always something to say.");
    }
    let conditions = Choice { of, rows: read.iter().map(|row| Row { when: row.when, text: Vec::new() }).collect() };
    let mut proofs = Vec::new();
    for (place, row) in read.iter().enumerate() {
        if let Some(scenario) = reaching(story, &conditions, &read, place, sink) {
            proofs.push(prove(story, row, scenario, sink));
        }
    }
    if proofs.len() != read.len() || !last_is_else {
        return None;
    }
    let rows = read.iter().zip(&proofs).map(|(row, proof)| Row { when: row.when, text: joined(&proof.text) }).collect();
    Some((Choice { of, rows }, proofs))
}

/// The row's text after the sentence before it.
fn joined(text: &[Part]) -> Vec<Part> {
    let mut parts = Vec::new();
    if !text.is_empty() {
        push(&mut parts, Part::Words(" ".to_owned()));
    }
    text.iter().cloned().for_each(|part| push(&mut parts, part));
    parts
}

/// The cell that the table's head names.
fn decides(story: &Story, head: &TableRow, sink: &mut Sink) -> Option<CellId> {
    let Some([Inline::Code { text: name, .. }]) = head.cells.first().map(Vec::as_slice) else {
        sink.add(head.line, "this table is neither a choice nor the forms of nouns. Head it with one id in backticks, or with `unit`.");
        return None;
    };
    if let Some(text) = head.cells.get(1).map(|cell| words_of(cell)).filter(|text| !text.trim().is_empty()) {
        sink.add(head.line, format!("`{}` in the head of a choice would be lost. Leave that cell empty.", text.trim()));
    }
    let cell = story.cell(name);
    if cell.is_none() {
        let results = (0..story.document().panels.len()).flat_map(|panel| story.results_of(panel)).map(|cell| story.cell_name(cell));
        let known: Vec<&str> = story.figures().map(|(_, figure)| figure.id.as_str()).chain(results).collect();
        sink.add(head.line, format!("`{name}` is no figure and no result. {}", meant(name, known, "Name the one that decides.")));
    }
    cell
}

fn written<'t>(story: &Story, row: &'t TableRow, sink: &mut Sink) -> Option<Written<'t>> {
    let cell = row.cells.first()?;
    let said: String = cell.iter().filter(|inline| !matches!(inline, Inline::Code { .. })).map(|inline| words_of(std::slice::from_ref(inline))).collect();
    let said = said.trim().to_owned();
    let when = condition(&said);
    if when.is_none() {
        let known = CONDITIONS.map(|(name, _)| name);
        let remedy = meant(&said, known, "Write a number, `<1`, `>1`, `one`, `many`, `other`, `undefined`, `not stated` or `else`.");
        sink.add(row.line, format!("`{said}` is no condition. {remedy}"));
    }
    let witness = cell.iter().find_map(|inline| if let Inline::Code { text, .. } = inline { Some(text) } else { None });
    let witness = match witness {
        None => None,
        Some(text) => match whatif::sets(story, text) {
            Ok(sets) => Some((text.clone(), whatif::scenario(story, &sets))),
            Err(message) => {
                sink.add(row.line, message);
                return None;
            }
        },
    };
    Some(Written { line: row.line, when: when?, said, witness, text: row.cells.get(1).map(Vec::as_slice).unwrap_or_default() })
}

fn condition(said: &str) -> Option<When> {
    let number = |text: &str| text.trim().trim_end_matches('%').replace(',', "").parse::<Decimal>().ok();
    if let Some((_, when)) = CONDITIONS.iter().find(|(name, _)| *name == said) {
        return Some(*when);
    }
    match (said.strip_prefix('<'), said.strip_prefix('>')) {
        (Some(limit), _) => number(limit).map(When::Below),
        (_, Some(limit)) => number(limit).map(When::Above),
        _ => number(said).map(When::Is),
    }
}

/// The scenario at which a row is the first that fits; a problem where its witness does not show that.
fn reaching(story: &Story, choice: &Choice, rows: &[Written<'_>], place: usize, sink: &mut Sink) -> Option<Scenario> {
    let written = rows.get(place)?;
    let scenario = written.witness.as_ref().map(|(_, scenario)| scenario.clone()).unwrap_or_default();
    let report = report(story, &scenario);
    let first = row(story, &report, choice).and_then(|first| choice.rows.iter().position(|other| std::ptr::eq(other, first)));
    if first == Some(place) {
        return Some(scenario);
    }
    let name = story.cell_name(choice.of);
    let at = report.phrase(story, choice.of, None, counted_core::document::Form::Number);
    let Some((witness, _)) = &written.witness else {
        let message =
            format!("the story's own figures do not reach the row `{}`: {name} is {at}. Name figures that do after it, such as `#figure=1`.", written.said);
        sink.add(written.line, message);
        return None;
    };
    let message = match first.and_then(|first| rows.get(first)) {
        Some(other) if fits(story, &report, choice.of, written.when) => {
            format!(
                "at {witness} the row `{}` on line {} is shown instead of `{}`. Move this row above it, or name other figures.",
                other.said, other.line, written.said
            )
        }
        _ => format!("at {witness} {name} is {at}, so the row `{}` does not fit. Name figures that reach it.", written.said),
    };
    sink.add(written.line, message);
    None
}

/// The row's text, with its numbers proved at the figures that reach it.
fn prove(story: &Story, row: &Written<'_>, scenario: Scenario, sink: &mut Sink) -> Proof {
    let report = report(story, &scenario);
    let text = Writer { story, report: &report, sink, numerals_free: false, fields: None }.parts(row.text);
    let witness = row.witness.as_ref().map(|(text, _)| format!(" {text}")).unwrap_or_default();
    Proof { when: format!("{}{witness}", row.said), scenario, text }
}
