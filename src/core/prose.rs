//! Sentences as they stand: the parts of a sentence turned into runs of text, fields and numbers.

use crate::document::{Choice, Decides, Paragraph, Part, Passage, Row, When};
use crate::term::Reason;
use crate::words::Pieces;
use crate::{CellId, FigureId, Report, Story, Unit, link};

/// A run of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Plain words.
    Words(String),
    /// Words that carry weight.
    Strong(Vec<Run>),
    /// A figure's field with the noun that follows it.
    Field {
        /// Which figure.
        figure: FigureId,
        /// Its bound's words before it: "at least ".
        lead: String,
        /// What follows its number.
        tail: String,
    },
    /// A number that follows from figures, or repeats one.
    Number {
        /// Its cell.
        cell: CellId,
        /// Its text.
        pieces: Pieces,
    },
    /// A date.
    Date {
        /// Its figure.
        figure: FigureId,
        /// Its text.
        text: String,
    },
    /// What a figure counts.
    Noun(String),
    /// A link that sets figures, and what is seen of panels of places.
    WhatIf {
        /// Its words.
        words: String,
        /// What it sets: a fragment without its `#`, for [`crate::link::merge`].
        sets: String,
    },
    /// A link to elsewhere.
    Link {
        /// Its words.
        words: String,
        /// Its address.
        href: String,
    },
}

/// A passage as it stands: nothing where a choice has no row that fits.
#[must_use]
pub fn passage(story: &Story, report: &Report, passage: &Passage) -> Vec<Run> {
    match passage {
        Passage::Always(parts) => runs(story, report, parts),
        Passage::Choice(choice) => row(story, report, choice).map(|row| runs(story, report, &row.text)).unwrap_or_default(),
    }
}

pub(crate) fn paragraph(story: &Story, report: &Report, paragraph: &Paragraph) -> Vec<Run> {
    paragraph.0.iter().flat_map(|part| passage(story, report, part)).collect()
}

/// The row of a choice that fits.
#[must_use]
pub fn row<'a>(story: &Story, report: &Report, choice: &'a Choice) -> Option<&'a Row> {
    choice.rows.iter().find(|row| fits(story, report, choice.of, &row.when))
}

/// Whether a condition holds for what decides.
#[must_use]
pub fn fits(story: &Story, report: &Report, of: Decides, when: &When) -> bool {
    let Some(chosen) = chosen(story, report, of) else {
        return matches!(of, Decides::Cell(cell) if holds(story, report, cell, when));
    };
    match when {
        When::Else => true,
        When::Chosen(name) => chosen == name,
        _ => false,
    }
}

/// What is chosen of a panel of places, called as in links; nothing where a cell decides.
#[must_use]
pub fn chosen<'a>(story: &'a Story, report: &Report, of: Decides) -> Option<&'a str> {
    match of {
        Decides::Cell(_) => None,
        Decides::Basis(panel) => Some(report.selection(panel)?.basis.slug()),
        Decides::Reference(panel) => Some(link::reference_code(story, report.selection(panel)?.reference)),
    }
}

/// Whether a condition holds for a cell. Numbers are compared as they are shown, but only an exact zero is 0.
fn holds(story: &Story, report: &Report, of: CellId, when: &When) -> bool {
    let Some(cell) = report.cell(of) else { return false };
    let value = cell.now().value();
    let shown = cell.text().trim_end_matches('%').replace(',', "").parse::<crate::Decimal>().ok();
    match when {
        When::Else => true,
        When::Chosen(_) => false,
        When::NotStated => value == Err(Reason::NotStated),
        When::Undefined => matches!(value, Err(reason) if reason != Reason::NotStated),
        When::Is(number) if number.is_zero() => cell.now().is_zero(),
        When::Is(number) => shown.is_some_and(|shown| shown.compare(*number).is_eq()),
        When::Below(number) => shown.map_or_else(|| cell.now().number().is_some_and(|value| value < number.to_f64()), |shown| shown.compare(*number).is_lt()),
        When::Above(number) => shown.is_some_and(|shown| shown.compare(*number).is_gt()),
        When::Plural(class) => value.is_ok() && story.words().plural_rule().class(cell.text()) == *class,
    }
}

pub(crate) fn runs(story: &Story, report: &Report, parts: &[Part]) -> Vec<Run> {
    parts.iter().filter_map(|part| run(story, report, part)).collect()
}

fn run(story: &Story, report: &Report, part: &Part) -> Option<Run> {
    let words = story.words();
    Some(match part {
        Part::Words(text) => Run::Words(text.clone()),
        Part::Strong(parts) => Run::Strong(runs(story, report, parts)),
        Part::Field { figure, form } => {
            let term = report.now(figure.cell())?;
            let Pieces { lead, tail, .. } = words.pieces(term, None, *form);
            // A field holds digits only, so its percent sign follows it as a noun would, where there is a number to follow.
            let tail = if *term.unit() == Unit::Percent && term.value().is_ok() { format!("%{tail}") } else { tail };
            Run::Field { figure: *figure, lead, tail }
        }
        Part::Shown { of, decimals, form } => Run::Number { cell: *of, pieces: words.pieces(report.now(*of)?, *decimals, *form) },
        Part::Date { of, form } => Run::Date { figure: *of, text: report.date(story, *of, *form) },
        Part::Noun(figure) => Run::Noun(words.plural_of(&report.now(figure.cell())?.nouns())),
        Part::WhatIf { words, sets } => Run::WhatIf { words: words.clone(), sets: sets.clone() },
        Part::Link { words, href } => Run::Link { words: words.clone(), href: href.clone() },
    })
}

/// Runs as plain text. A field, which stands only where it can be typed in, leaves its noun.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Words(text) | Run::Noun(text) | Run::Date { text, .. } => text.clone(),
            Run::Strong(runs) => plain(runs),
            Run::Field { lead, tail, .. } => format!("{lead}{tail}"),
            Run::Number { pieces, .. } => pieces.text(),
            Run::WhatIf { words, .. } | Run::Link { words, .. } => words.clone(),
        })
        .collect()
}
