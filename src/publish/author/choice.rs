//! Choices: tables of sentences, of which the first that fits is shown. Every row is proved at figures that reach it.

use counted_core::document::{Choice, Decides, Form, Part, Row, When};
use counted_core::prose::{chosen, fits, row};
use counted_core::words::Class;
use counted_core::{Decimal, Report, Scenario, Story, report};

use super::markdown::{Inline, TableRow, words_of};
use super::number::{is_seen, unseen};
use super::problem::{Sink, meant};
use super::prose::{Writer, push};
use super::selected;
use super::whatif;

/// A row at the figures that reach it, for the prose sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proof {
    /// The condition and the witness, as written.
    pub(super) when: String,
    pub(super) scenario: Scenario,
    pub(super) text: Vec<Part>,
}

/// What decides, with its name.
#[derive(Clone, Copy)]
struct Head<'t> {
    of: Decides,
    name: &'t str,
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
    let top = rows.first()?;
    let head = decides(story, top, sink);
    let read = rows.iter().skip(1).map(|row| written(story, head, row, sink)).collect::<Vec<_>>();
    let complete = read.iter().all(Option::is_some);
    let read: Vec<Written<'_>> = read.into_iter().flatten().collect();
    let head = head.filter(|_| complete)?;
    let last_is_else = read.last().is_some_and(|row| row.when == When::Else);
    if !last_is_else {
        sink.add(read.last().map_or(top.line, |row| row.line), "the last row is not `else`. End with one, so that there is always something to say.");
    }
    let conditions = Choice { of: head.of, rows: read.iter().map(|row| Row { when: row.when.clone(), text: Vec::new() }).collect() };
    let mut proofs = Vec::new();
    for (place, row) in read.iter().enumerate() {
        if let Some(scenario) = (Rows { story, head, choice: &conditions, rows: &read }).reaching(place, sink) {
            proofs.push(prove(story, row, scenario, sink));
        }
    }
    if proofs.len() != read.len() || !last_is_else {
        return None;
    }
    let rows = read.iter().zip(&proofs).map(|(row, proof)| Row { when: row.when.clone(), text: joined(&proof.text) }).collect();
    Some((Choice { of: head.of, rows }, proofs))
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

/// What the table's head names.
fn decides<'t>(story: &Story, head: &'t TableRow, sink: &mut Sink) -> Option<Head<'t>> {
    let Some([Inline::Code { text: name, .. }]) = head.cells.first().map(Vec::as_slice) else {
        sink.add(head.line, "this table is neither a choice nor the forms of nouns. Head it with one id in backticks, or with `unit`.");
        return None;
    };
    if let Some(text) = head.cells.get(1).map(|cell| words_of(cell)).filter(|text| !text.trim().is_empty()) {
        sink.add(head.line, format!("`{}` in the head of a choice would be lost. Leave that cell empty.", text.trim()));
    }
    if let Some(of) = selected::decides(story, name) {
        return Some(Head { of, name });
    }
    let cell = story.cell(name);
    if cell.is_none() {
        let heads = selected::heads(story);
        let results = (0..story.document().panels.len()).flat_map(|panel| story.results_of(panel)).map(|cell| story.cell_name(cell));
        let known: Vec<&str> = story.figures().map(|(_, figure)| figure.id.as_str()).chain(results).chain(heads.iter().map(String::as_str)).collect();
        sink.add(head.line, format!("`{name}` is no figure and no result. {}", meant(name, known, "Name the one that decides.")));
    }
    if let Some(cell) = cell.filter(|cell| !is_seen(story, *cell)) {
        sink.add(head.line, unseen(story, story.cell_name(cell)));
        return None;
    }
    cell.map(|cell| Head { of: Decides::Cell(cell), name })
}

fn written<'t>(story: &Story, head: Option<Head<'_>>, row: &'t TableRow, sink: &mut Sink) -> Option<Written<'t>> {
    let cell = row.cells.first()?;
    let said: String = cell.iter().filter(|inline| !matches!(inline, Inline::Code { .. })).map(|inline| words_of(std::slice::from_ref(inline))).collect();
    let said = said.trim().to_owned();
    // Without knowing what decides, nobody can tell what may stand here.
    let when = head.and_then(|head| condition(story, head.of, &said).map_err(|message| sink.add(row.line, message)).ok());
    let witness = cell.iter().find_map(|inline| if let Inline::Code { text, .. } = inline { Some(text) } else { None });
    let witness = match witness {
        None => None,
        Some(text) => match whatif::read(story, text) {
            Ok(what_if) => Some((text.clone(), what_if.scenario)),
            Err(message) => {
                sink.add(row.line, message);
                return None;
            }
        },
    };
    Some(Written { line: row.line, when: when?, said, witness, text: row.cells.get(1).map(Vec::as_slice).unwrap_or_default() })
}

fn condition(story: &Story, of: Decides, said: &str) -> Result<When, String> {
    if matches!(of, Decides::Cell(_)) {
        return of_cell(said).ok_or_else(|| {
            let known = CONDITIONS.map(|(name, _)| name);
            let remedy = meant(said, known, "Write a number, `<1`, `>1`, `one`, `many`, `other`, `undefined`, `not stated` or `else`.");
            format!("`{said}` is no condition. {remedy}")
        });
    }
    match said {
        "else" => Ok(When::Else),
        _ if selected::names(story, of).contains(&said) => Ok(When::Chosen(said.to_owned())),
        _ => Err(selected::unknown(story, of, said, &["else"])),
    }
}

fn of_cell(said: &str) -> Option<When> {
    let number = |text: &str| text.trim().trim_end_matches('%').replace(',', "").parse::<Decimal>().ok();
    if let Some((_, when)) = CONDITIONS.iter().find(|(name, _)| *name == said) {
        return Some(when.clone());
    }
    match (said.strip_prefix('<'), said.strip_prefix('>')) {
        (Some(limit), _) => number(limit).map(When::Below),
        (_, Some(limit)) => number(limit).map(When::Above),
        _ => number(said).map(When::Is),
    }
}

/// The rows of a choice as written, with their conditions.
struct Rows<'a, 't> {
    story: &'a Story,
    head: Head<'a>,
    choice: &'a Choice,
    rows: &'a [Written<'t>],
}

impl Rows<'_, '_> {
    /// The scenario at which a row is the first that fits; a problem where its witness does not show that.
    fn reaching(&self, place: usize, sink: &mut Sink) -> Option<Scenario> {
        let written = self.rows.get(place)?;
        let scenario = written.witness.as_ref().map(|(_, scenario)| scenario.clone()).unwrap_or_default();
        let report = report(self.story, &scenario);
        let first = row(self.story, &report, self.choice).and_then(|first| self.choice.rows.iter().position(|other| std::ptr::eq(other, first)));
        if first == Some(place) {
            return Some(scenario);
        }
        let message = match (&written.witness, first.and_then(|first| self.rows.get(first))) {
            _ if written.when == When::Else && self.leaves_nothing() => {
                format!("nothing is left for `else`: all that {} can be has a row above it. Write the last of them as `else`.", self.head.name)
            }
            (None, _) => self.without_witness(written, &report),
            (Some((witness, _)), Some(other)) if fits(self.story, &report, self.choice.of, &written.when) => format!(
                "at {witness} the row `{}` on line {} is shown instead of `{}`. Move this row above it, or name other figures.",
                other.said, other.line, written.said
            ),
            (Some((witness, _)), _) => {
                let (name, at) = (self.head.name, self.at(&report));
                format!("at {witness} {name} is {at}, so the row `{}` does not fit. Name figures that reach it.", written.said)
            }
        };
        sink.add(written.line, message);
        None
    }

    /// What the head comes to in a report.
    fn at(&self, report: &Report) -> String {
        match self.head.of {
            Decides::Cell(cell) => report.phrase(self.story, cell, None, Form::Number),
            of => chosen(self.story, report, of).unwrap_or_default().to_owned(),
        }
    }

    fn without_witness(&self, written: &Written<'_>, report: &Report) -> String {
        let (name, at) = (self.head.name, self.at(report));
        let remedy = match self.left().first().filter(|_| written.when == When::Else) {
            Some(left) => format!("Name one that does after it, such as `#{name}={left}`."),
            None if matches!(written.when, When::Chosen(_)) => format!("Write `#{name}={}` after it.", written.said),
            None => "Name figures that do after it, such as `#figure=1`.".to_owned(),
        };
        format!("the story's own figures do not reach the row `{}`: {name} is {at}. {remedy}", written.said)
    }

    /// What can be chosen and has no row of its own.
    fn left(&self) -> Vec<&str> {
        let has_row = |name: &str| self.choice.rows.iter().any(|row| matches!(&row.when, When::Chosen(other) if other == name));
        selected::names(self.story, self.head.of).into_iter().filter(|name| !has_row(name)).collect()
    }

    fn leaves_nothing(&self) -> bool {
        !matches!(self.head.of, Decides::Cell(_)) && self.left().is_empty()
    }
}

/// The row's text, with its numbers proved at the figures that reach it.
fn prove(story: &Story, row: &Written<'_>, scenario: Scenario, sink: &mut Sink) -> Proof {
    let report = report(story, &scenario);
    let text = Writer { story, report: &report, sink, numerals_free: false, fields: None }.parts(row.text);
    let witness = row.witness.as_ref().map(|(text, _)| format!(" {text}")).unwrap_or_default();
    Proof { when: format!("{}{witness}", row.said), scenario, text }
}
