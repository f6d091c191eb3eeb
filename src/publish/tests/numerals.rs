//! After a report nothing holds a number but its cells: every numeral in prose, labels, formulas and descriptions is some
//! cell's text, at whatever a reader does to the story's figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use std::collections::BTreeSet;
use std::path::Path;

use counted_core::document::{DateForm, Form};
use counted_core::prose::{self, Run};
use counted_core::{Amount, Change, Day, Decimal, FigureId, Report, Scenario, Story, kinds, report};
use counted_publish::author;
use proptest::prelude::*;

fn story() -> Story {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let compiled = author::compile(&root.join("stories/connecticut"), &root.join("src/words")).unwrap_or_else(|problems| panic!("{problems}"));
    Story::open(compiled[0].document.clone()).unwrap()
}

/// The numerals of a text: runs of digits with their points and commas.
fn numerals(text: &str) -> BTreeSet<String> {
    let kept = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    text.split(|letter| !kept(letter)).map(|run| run.trim_matches(['.', ','])).filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

/// Every numeral that the cells' own texts hold, at any number of decimals that a sentence may ask for.
fn told(story: &Story, report: &Report) -> BTreeSet<String> {
    let figures = story.figures().map(|(id, _)| id.cell());
    let cells: Vec<_> = figures.chain((0..story.document().panels.len()).flat_map(|panel| story.results_of(panel).collect::<Vec<_>>())).collect();
    let mut all = BTreeSet::new();
    for cell in cells {
        let term = report.now(cell).unwrap();
        for decimals in std::iter::once(None).chain((0..4).map(Some)) {
            all.extend(numerals(&story.words().number(term, decimals)));
        }
    }
    for (id, _) in story.figures() {
        for form in [DateForm::Day, DateForm::Month, DateForm::Year] {
            all.extend(numerals(&report.date(story, id, form)));
        }
    }
    all
}

fn assert_told(what: &str, text: &str, told: &BTreeSet<String>, constants: &[&str]) {
    for numeral in numerals(text) {
        assert!(told.contains(&numeral) || constants.contains(&numeral.as_str()), "{what}: {numeral} in “{text}” is no cell's text");
    }
}

/// What a sentence says beside its own words, which no edit can change.
fn computed(runs: &[Run]) -> String {
    let text = runs.iter().map(|run| match run {
        Run::Strong(runs) => computed(runs),
        Run::Field { noun, .. } => noun.clone().unwrap_or_default(),
        Run::Number { pieces, .. } => pieces.text(),
        Run::Date { text, .. } | Run::Noun(text) => text.clone(),
        Run::Words(_) | Run::WhatIf { .. } | Run::Link { .. } => String::new(),
    });
    text.collect::<Vec<_>>().join(" ")
}

fn check(story: &Story, scenario: &Scenario) {
    let report = report(story, scenario);
    let told = told(story, &report);
    for (place, panel) in story.document().panels.iter().enumerate() {
        for passage in panel.text.iter().flat_map(|paragraph| &paragraph.0) {
            assert_told("prose", &computed(&prose::passage(story, &report, passage)), &told, &["100"]);
        }
        for parts in &panel.parts {
            assert_told("part", &computed(&report.runs(story, parts)), &told, &[]);
        }
        for (_, parts) in &panel.caveats {
            assert_told("caveat", &computed(&report.runs(story, parts)), &told, &["100"]);
        }
        assert_told("description", &kinds::describe(story, &report, panel), &told, &["100"]);
        for cell in story.results_of(place) {
            assert_told("label", &report.label(story, cell), &told, &["100"]);
            assert_told("formula", &report.formula(story, cell), &told, &["100", "365.25", "1", "0"]);
            assert_told("cell", report.cell(cell).unwrap().text(), &told, &[]);
            // Table, sentence and chart ask for the same cell, so they say the same.
            assert_eq!(report.phrase(story, cell, None, Form::Number), story.words().bounded_number(report.now(cell).unwrap(), story.decimals_of(cell)));
        }
    }
}

fn change() -> impl Strategy<Value = (usize, Change)> {
    let whole = prop_oneof![Just(0u32), 0u32..2000, 0u32..=1_000_000_000];
    let decimal = (0u32..2_000_000, 0u8..6).prop_map(|(digits, scale)| Decimal::from(digits).over_power_of_ten(scale).unwrap());
    let day = (1900i32..=2100, 1i32..=12, 1i32..=28).prop_map(|(year, month, day)| Day::new(year, month, day).unwrap());
    let typed = prop_oneof![
        3 => whole.prop_map(|number| Amount::exactly(number.into())),
        2 => (1900u32..=2100).prop_map(|year| Amount::exactly(year.into())),
        2 => decimal.prop_map(Amount::exactly),
        1 => day.prop_map(Amount::Day),
    ];
    (0usize..12, prop_oneof![4 => typed.prop_map(Change::Typed), 1 => (0usize..3).prop_map(|place| Change::Taken(place.to_string()))])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_numeral_is_some_cells_text(changes in prop::collection::vec(change(), 0..8)) {
        thread_local!(static STORY: Story = story());
        STORY.with(|story| {
            let scenario = changes.iter().fold(Scenario::default(), |scenario, (figure, change)| {
                let id = FigureId::at(*figure).unwrap();
                // Alternatives are named by their place here, whatever the story calls them.
                let change = match change {
                    Change::Taken(place) => match story.figure(id).and_then(|figure| figure.alternatives.get(place.parse::<usize>().unwrap())) {
                        Some(other) => Change::Taken(other.id.clone()),
                        None => return scenario,
                    },
                    typed => typed.clone(),
                };
                scenario.with(story, id, change)
            });
            check(story, &scenario);
        });
    }
}
