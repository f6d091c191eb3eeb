//! After a report nothing holds a number but its cells: every numeral in prose, labels, formulas and descriptions is some
//! cell's text, at whatever a reader does to the story's figures and chooses to see of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use std::collections::BTreeSet;
use std::path::Path;

use counted_core::document::{DateForm, Form, Kind};
use counted_core::prose::{self, Run};
use counted_core::{Amount, Basis, CellId, Change, Day, Decimal, FigureId, Level, OwnPlace, Reference, Report, Scenario, Selection, Story, kinds, report};
use counted_publish::author;
use proptest::prelude::*;

fn story(folder: &str) -> Story {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let compiled = author::compile(&root.join(folder), &root.join("../words")).unwrap_or_else(|problems| panic!("{problems}"));
    Story::open(compiled[0].document.clone()).unwrap()
}

/// The numerals of a text: runs of digits with their points and commas.
fn numerals(text: &str) -> BTreeSet<String> {
    let kept = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    text.split(|letter| !kept(letter)).map(|run| run.trim_matches(['.', ','])).filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

/// The cells of a report: every figure that it shows, and every result.
fn cells(story: &Story, report: &Report) -> Vec<CellId> {
    let figures = story.figures().map(|(id, _)| id.cell()).filter(|cell| report.cell(*cell).is_some());
    figures.chain((0..story.document().panels.len()).flat_map(|panel| report.results_of(story, panel).collect::<Vec<_>>())).collect()
}

/// Every numeral that the cells' own texts hold, at any number of decimals that a sentence may ask for; a chance in natural
/// frequencies too, which are the whole of its text.
fn told(story: &Story, report: &Report) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for cell in cells(story, report) {
        let term = report.now(cell).unwrap();
        for decimals in std::iter::once(None).chain((0..4).map(Some)) {
            all.extend(numerals(&story.words().number(term, decimals)));
            all.extend(numerals(&story.words().bounded_number(term, decimals)));
        }
        if *term.unit() == counted_core::Unit::Chance {
            all.extend(numerals(&report.phrase(story, cell, None, Form::Full)));
        }
    }
    // The count and the base of a place of one's own are numbers that the reader gave.
    for own in (0..story.document().panels.len()).filter_map(|panel| report.selection(panel)).flat_map(|selection| &selection.own) {
        all.extend([own.count(), own.base()].map(|number| story.words().decimal(number)));
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
        Run::Field { lead, tail, .. } => format!("{lead} {tail}"),
        Run::Number { pieces, .. } => pieces.text(),
        Run::Date { text, .. } | Run::Noun(text) => text.clone(),
        Run::Words(_) | Run::WhatIf { .. } | Run::Link { .. } => String::new(),
    });
    text.collect::<Vec<_>>().join(" ")
}

/// The numbers that a kind's own words hold: for how many a rate is, how sure limits are.
fn constants(kind: &Kind, report: &Report, panel: usize) -> Vec<String> {
    match kind {
        Kind::PartsOfBase(_) => vec!["100".to_owned()],
        Kind::Places(_) => vec!["100,000".to_owned(), report.selection(panel).unwrap().confidence.percent().to_string()],
    }
}

fn check(story: &Story, scenario: &Scenario) {
    let report = report(story, scenario);
    let told = told(story, &report);
    for (place, panel) in story.document().panels.iter().enumerate() {
        let own = constants(&panel.kind, &report, place);
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        for passage in panel.text.iter().flat_map(|paragraph| &paragraph.0) {
            assert_told("prose", &computed(&prose::passage(story, &report, passage)), &told, &own);
        }
        for parts in &panel.parts {
            assert_told("part", &computed(&report.runs(story, parts)), &told, &[]);
        }
        for (_, parts) in &panel.caveats {
            assert_told("caveat", &computed(&report.runs(story, parts)), &told, &own);
        }
        // That a missing number is not 0 is among the reasons why there is nothing to say.
        let described: Vec<&str> = own.iter().copied().chain(["0"]).collect();
        assert_told("description", &kinds::describe(story, &report, place), &told, &described);
        for cell in report.results_of(story, place) {
            assert_told("label", &report.label(story, cell), &told, &described);
            let formula: Vec<&str> = own.iter().copied().chain(["100", "365.25", "1", "0"]).collect();
            assert_told("formula", &report.formula(story, cell), &told, &formula);
            assert_told("cell", report.cell(cell).unwrap().text(), &told, &[]);
            // Table, sentence and chart ask for the same cell, so they say the same.
            let number = story.words().bounded_number(report.now(cell).unwrap(), report.decimals_of(story, cell));
            assert_eq!(report.phrase(story, cell, None, Form::Number), number);
        }
    }
}

/// A story with the figures that a reader sees at first.
fn seen(folder: &str) -> (Story, Vec<FigureId>) {
    let story = story(folder);
    let shown = report(&story, &Scenario::default());
    let figures = story.figures().map(|(id, _)| id).filter(|id| shown.cell(id.cell()).is_some()).collect();
    (story, figures)
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
        1 => Just(Amount::NotStated),
    ];
    (0usize..40, prop_oneof![4 => typed.prop_map(Change::Typed), 1 => (0usize..3).prop_map(|place| Change::Taken(place.to_string()))])
}

/// What a reader chooses of a panel of places: basis, reference, confidence, another place, a place of one's own.
type Chosen = (usize, Option<usize>, usize, Option<usize>, Option<(u32, u32)>);

fn chosen() -> impl Strategy<Value = Chosen> {
    let own = (0u32..500, 1u32..10_000_000);
    (0usize..3, prop::option::of(0usize..51), 0usize..3, prop::option::of(0usize..51), prop::option::weighted(0.3, own))
}

fn choose(story: &Story, scenario: Scenario, (basis, reference, confidence, more, own): Chosen) -> Scenario {
    let places: Vec<_> = story.places().map(|(id, _)| id).collect();
    (0..story.document().panels.len()).fold(scenario, |scenario, panel| {
        let Some(shown) = story.shown_of(panel) else { return scenario };
        let reference = reference.map_or(Reference::Others, |turn| Reference::Place(places[turn % places.len()]));
        let mut selection = Selection { basis: Basis::ALL[basis], reference, confidence: Level::ALL[confidence], ..shown };
        if let Some(turn) = more {
            selection = selection.with_place(places[turn % places.len()]);
        }
        if let Some((count, base)) = own {
            selection = selection.with_own(OwnPlace::new("Elm", count.into(), base.into()).unwrap());
        }
        scenario.choosing(story, panel, selection)
    })
}

fn check_changed((story, figures): &(Story, Vec<FigureId>), changes: &[(usize, Change)], chosen: Chosen) {
    let scenario = changes.iter().fold(Scenario::default(), |scenario, (turn, change)| {
        let id = figures[*turn % figures.len()];
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
    check(story, &choose(story, scenario, chosen));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_numeral_is_some_cells_text(changes in prop::collection::vec(change(), 0..8), chosen in chosen()) {
        thread_local!(static STORY: (Story, Vec<FigureId>) = seen("../../stories/connecticut"));
        STORY.with(|story| check_changed(story, &changes, chosen));
    }

    #[test]
    fn of_places_too(changes in prop::collection::vec(change(), 0..8), chosen in chosen()) {
        thread_local!(static STORY: (Story, Vec<FigureId>) = seen("tests/fixtures/places"));
        STORY.with(|story| check_changed(story, &changes, chosen));
    }
}
