//! Each result as a sentence that anyone understands, with the method behind it one step away.

use super::{Measure, Places};
use crate::document::{Form, Kind};
use crate::report::RowCells;
use crate::selection::{Basis, Row};
use crate::term::Reason;
use crate::words::Key;
use crate::{Bound, CellId, Report, Story, Term};

/// A result in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The cells that it tells of: its formulas.
    pub cells: Vec<CellId>,
    /// The sentence.
    pub text: String,
    /// The method: what it rests on, and its limits.
    pub method: Key,
}

/// The sentences, each with the measures it tells of and its method.
const SENTENCES: [(&[Measure], Key, Key); 13] = [
    (&[Measure::Rate], Key::SayRate, Key::MethodRate),
    (&[Measure::RateLow, Measure::RateHigh], Key::SayRateLimits, Key::MethodRateLimits),
    (&[Measure::RecentShare], Key::SayRecentShare, Key::MethodRecentShare),
    (&[Measure::Ratio], Key::SayRatio, Key::MethodRatio),
    (&[Measure::RatioLow, Measure::RatioHigh], Key::SayRatioApart, Key::MethodRatioLimits),
    (&[Measure::Gap], Key::SayGap, Key::MethodGap),
    (&[Measure::P], Key::SayP, Key::MethodP),
    (&[Measure::Tipping], Key::SayTippingReference, Key::MethodTipping),
    (&[Measure::Needed], Key::SayNeeded, Key::MethodNeeded),
    (&[Measure::Expected], Key::SayExpected, Key::MethodExpected),
    (&[Measure::PredictedLow, Measure::PredictedHigh], Key::SayPredicted, Key::MethodPredicted),
    (&[Measure::AtMostIfSame], Key::SayAtMostIfSame, Key::MethodAtMostIfSame),
    (&[Measure::AtMost], Key::SayAtMost, Key::MethodAtMost),
];

/// Every result of a row in words, in the order of its results.
#[must_use]
pub fn readings(story: &Story, report: &Report, panel: usize, row: Row) -> Vec<Reading> {
    let Some(Kind::Places(kind)) = story.panel(panel).map(|panel| &panel.kind) else { return Vec::new() };
    let Some(cells) = report.row(panel, row) else { return Vec::new() };
    let reader = Reader { story, report, panel, kind, cells };
    SENTENCES.iter().filter_map(|(measures, key, method)| reader.reading(measures, *key, *method)).collect()
}

/// What is counted, at the basis chosen: "on the national list, since 2014".
#[must_use]
pub fn counted(story: &Story, report: &Report, panel: usize) -> String {
    let Some(Kind::Places(kind)) = story.panel(panel).map(|panel| &panel.kind) else { return String::new() };
    let column = story.document().gazetteer.columns.get(kind.count.place());
    let counted = column.map(|column| column.label.clone()).unwrap_or_default();
    let key = match report.selection(panel).map(|selection| selection.basis) {
        Some(Basis::Recent) => Key::CountedSince,
        Some(Basis::Older) => Key::CountedBefore,
        Some(Basis::All) | None => return counted,
    };
    story.words().fill(key, &[("counted", &counted), ("year", &year(story, report, kind))])
}

/// The first year of the recent part.
fn year(story: &Story, report: &Report, kind: &Places) -> String {
    kind.window.map(|(_, recent, _)| report.phrase(story, recent.cell(), None, Form::Number)).unwrap_or_default()
}

struct Reader<'a> {
    story: &'a Story,
    report: &'a Report,
    panel: usize,
    kind: &'a Places,
    cells: &'a RowCells,
}

impl Reader<'_> {
    fn reading(&self, measures: &[Measure], key: Key, method: Key) -> Option<Reading> {
        let cells: Vec<CellId> = measures.iter().filter_map(|measure| self.cells.cell(*measure)).collect();
        let first = *cells.first()?;
        let text = match self.report.now(first)?.value() {
            // Of the reference itself there is nothing to say but its own rate.
            Err(Reason::Reference) => return None,
            Err(_) => {
                let (label, reason) = (self.report.label(self.story, first), self.report.reason(self.story, first).unwrap_or_default());
                self.filled(Key::SayUndefined, &[("label", label), ("reason", reason)])
            }
            Ok(_) => self.sentence(measures, key),
        };
        Some(Reading { cells, text, method })
    }

    fn sentence(&self, measures: &[Measure], key: Key) -> String {
        let (first, last) = (measures.first().copied().unwrap_or(Measure::Rate), measures.last().copied().unwrap_or(Measure::Rate));
        let form = if matches!(first, Measure::Rate | Measure::RateLow) { Form::Number } else { Form::Full };
        let mut slots = vec![
            ("value", if first == Measure::Expected { self.rounded(first) } else { self.phrase(first, form) }),
            ("low", self.phrase(first, Form::Number)),
            ("high", self.phrase(last, Form::Number)),
            ("count", self.phrase(Measure::Count, Form::Number)),
        ];
        slots.extend(self.report.row_slots(self.story, self.panel, self.cells.row));
        let (base, _) = self.report.nouns(self.story, self.panel);
        slots.push(("base", self.story.words().plural_of(&base)));
        slots.push(("counted", counted(self.story, self.report, self.panel)));
        slots.push(("year", year(self.story, self.report, self.kind)));
        let variation = self.kind.variation.map(|figure| self.report.phrase(self.story, figure.cell(), None, Form::Full));
        slots.push(("variation", variation.unwrap_or_default()));
        let text = self.filled(self.fitting(key), &slots);
        let even = if key == Key::SayRecentShare { self.even() } else { None };
        even.map_or(text.clone(), |even| format!("{text} {even}"))
    }

    /// The sentence that fits the numbers: whether the limits hold 1, and who would have to list more readily.
    fn fitting(&self, key: Key) -> Key {
        let number = |measure: Measure| self.cells.cell(measure).and_then(|cell| self.report.now(cell)).and_then(Term::number).unwrap_or(1.0);
        let (low, high) = (number(Measure::RatioLow), number(Measure::RatioHigh));
        match key {
            Key::SayRatioApart if low <= 1.0 && high >= 1.0 => {
                let bound = self.cells.cell(Measure::Ratio).and_then(|cell| self.report.now(cell)).map(Term::bound);
                if bound == Some(Bound::Exact) { Key::SayRatioAlike } else { Key::SayRatioAlikeAt }
            }
            Key::SayTippingReference if low > 1.0 => Key::SayTippingPlace,
            Key::SayTippingReference if high >= 1.0 => Key::SayTippingNone,
            other => other,
        }
    }

    fn even(&self) -> Option<String> {
        let cell = self.story.cell(&format!("{}.even_share", self.story.panel(self.panel)?.id))?;
        self.report.now(cell)?.number()?;
        Some(self.filled(Key::SayEvenShare, &[("value", self.report.phrase(self.story, cell, None, Form::Number))]))
    }

    /// In whole children: nobody expects a part of one.
    fn rounded(&self, measure: Measure) -> String {
        self.cells.cell(measure).map(|cell| self.report.phrase(self.story, cell, Some(0), Form::Full)).unwrap_or_default()
    }

    fn phrase(&self, measure: Measure, form: Form) -> String {
        self.cells.cell(measure).map(|cell| self.report.phrase(self.story, cell, None, form)).unwrap_or_default()
    }

    fn filled(&self, key: Key, slots: &[(&str, String)]) -> String {
        let slots: Vec<(&str, &str)> = slots.iter().map(|(slot, text)| (*slot, text.as_str())).collect();
        self.story.words().fill(key, &slots)
    }
}
