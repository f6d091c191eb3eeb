//! What-ifs and choices that follow a selection: how a fragment merges, and what a document may ask for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::document::{Choice, Decides, Document, Form, Paragraph, Part, Passage, Row, When};
use counted_core::words::Key;
use counted_core::{Amount, FigureId, Reason, Scenario, Story, Term, kinds, link, prose, report, samples};
use proptest::prelude::*;

fn merged(readers: &str, fragment: &str) -> String {
    let story = samples::places();
    link::write(&story, &link::merge(&story, &link::read(&story, readers).scenario, fragment))
}

#[test]
fn a_fragment_sets_what_it_names_and_keeps_the_rest() {
    for (readers, fragment, expected) in [
        ("", "", ""),
        ("", "#missing.basis=listed_recent", "missing.basis=listed_recent"),
        ("ct_listed=24", "", "ct_listed=24"),
        ("ct_listed=24", "ma_listed_recent=75", "ct_listed=24&ma_listed_recent=75"),
        ("ct_listed=24", "ct_listed=30", "ct_listed=30"),
        // Back to the story's own.
        ("ct_listed=24&missing.basis=listed_older", "ct_listed=19&missing.basis=listed", ""),
        ("missing.basis=listed_recent&missing.confidence=99", "missing.reference=NY", "missing.basis=listed_recent&missing.reference=NY&missing.confidence=99"),
        ("missing.reference=NY", "missing.reference=OTHERS", "missing.reference=OTHERS"),
        ("missing.places=CT,TX", "missing.places=CT,MA", "missing.places=CT,MA"),
        ("missing.custom=Elm~3~48000", "missing.basis=listed_recent", "missing.basis=listed_recent&missing.custom=Elm~3~48000"),
        ("missing.custom=Elm~3~48000", "missing.custom=Elm~4~48000", "missing.custom=Elm~4~48000"),
        // What cannot be read sets nothing.
        ("ct_listed=24", "ct_listed=-3&nothing=1&missing.basis=recent&missing.confidence=90", "ct_listed=24&missing.confidence=90"),
        ("ct_listed=24", "ct_listed=25&ct_listed=26", "ct_listed=25"),
    ] {
        assert_eq!(merged(readers, fragment), expected, "{fragment} over {readers}");
    }
}

/// A scenario as a link of the sample with places.
fn fragment() -> impl Strategy<Value = String> {
    let figure = prop_oneof![
        (prop_oneof![Just("ct_listed"), Just("ma_listed"), Just("ct_listed_recent"), Just("tx_listed")], 0u32..200)
            .prop_map(|(id, value)| format!("{id}={value}")),
        Just("ny_listed_recent=none".to_owned()),
        Just("list_day=2015-05-05".to_owned()),
    ];
    let chosen = prop_oneof![
        prop_oneof![Just("listed"), Just("listed_recent"), Just("listed_older")].prop_map(|basis| format!("basis={basis}")),
        prop_oneof![Just("CT"), Just("MA"), Just("TX"), Just("OTHERS")].prop_map(|place| format!("reference={place}")),
        prop_oneof![Just("90"), Just("95"), Just("99")].prop_map(|level| format!("confidence={level}")),
        prop_oneof![Just("CT,NY,MA"), Just("TX"), Just("MA,CT")].prop_map(|places| format!("places={places}")),
        (1u32..50).prop_map(|count| format!("custom=Elm~{count}~48000")),
    ];
    let part = prop_oneof![figure, chosen.prop_map(|part| format!("missing.{part}"))];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.join("&"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_reading_over_what_is_there(readers in fragment(), what_if in fragment()) {
        let story = samples::places();
        let (before, set) = (link::read(&story, &readers).scenario, link::read(&story, &what_if).scenario);
        prop_assert_eq!(link::merge(&story, &Scenario::default(), &what_if), set.clone());
        prop_assert_eq!(link::merge(&story, &before, ""), before.clone());
        let after = link::merge(&story, &before, &what_if);
        prop_assert_eq!(link::merge(&story, &after, &what_if), after.clone());
        // Its own link is all that a scenario adds.
        prop_assert_eq!(link::merge(&story, &after, &link::write(&story, &after)), after.clone());
        for (id, figure) in story.figures() {
            let named = what_if.split('&').any(|part| part.starts_with(&format!("{}=", figure.id)));
            prop_assert_eq!(after.change(id), if named { set.change(id) } else { before.change(id) }, "{}", figure.id);
        }
    }
}

fn with_text(passage: Passage) -> Document {
    let mut document = samples::places_document();
    document.panels[0].text = vec![Paragraph(vec![passage])];
    document
}

fn opened(passage: Passage) -> Result<Story, String> {
    Story::open(with_text(passage)).map_err(|error| error.to_string())
}

#[test]
fn a_what_if_must_be_read_whole() {
    let what_if = |sets: &str| opened(Passage::Always(vec![Part::WhatIf { words: "What if?".to_owned(), sets: sets.to_owned() }]));
    for good in ["ct_listed=24", "ma_listed_recent=75&missing.basis=listed_recent", "missing.reference=OTHERS&missing.confidence=99&missing.places=CT,TX"] {
        assert!(what_if(good).is_ok(), "{good}");
    }
    for bad in ["", "ct_listed=-1", "ct_listed=24&ct_listed=25", "missing.basis=recent", "missing.places=CT,XX", "other.basis=listed", "ct_listed=@nothing"] {
        assert_eq!(what_if(bad).unwrap_err(), format!("a what-if sets `{bad}`, which no link can"));
    }
}

fn choice(of: Decides, rows: &[When]) -> Choice {
    let row = |(at, when): (usize, &When)| Row { when: when.clone(), text: vec![Part::Words(at.to_string())] };
    Choice { of, rows: rows.iter().enumerate().map(row).collect() }
}

fn chosen(name: &str) -> When {
    When::Chosen(name.to_owned())
}

#[test]
fn rows_follow_the_selection() {
    let by_basis = choice(Decides::Basis(0), &[chosen("listed"), chosen("listed_recent"), When::Else]);
    let by_reference = choice(Decides::Reference(0), &[chosen("OTHERS"), chosen("NY"), When::Else]);
    let story = opened(Passage::Choice(by_basis.clone())).unwrap();
    assert!(opened(Passage::Choice(by_reference.clone())).is_ok());
    let said = |choice: &Choice, fragment: &str| {
        let report = report(&story, &link::read(&story, fragment).scenario);
        prose::plain(&prose::passage(&story, &report, &Passage::Choice(choice.clone())))
    };
    for (fragment, basis, reference) in [
        ("", "0", "2"),
        ("missing.basis=listed_recent", "1", "2"),
        ("missing.basis=listed_older&missing.reference=NY", "2", "1"),
        ("missing.reference=OTHERS&ct_listed=0", "0", "0"),
        ("missing.reference=TX", "0", "2"),
    ] {
        assert_eq!((said(&by_basis, fragment).as_str(), said(&by_reference, fragment).as_str()), (basis, reference), "{fragment}");
    }
}

#[test]
fn rows_ask_for_what_can_be() {
    let rate = samples::places().cell("missing.rate.CT").unwrap();
    let refused = |of, rows: &[When]| opened(Passage::Choice(choice(of, rows))).unwrap_err();
    let cannot = "a row of a choice asks for what cannot be";
    assert_eq!(refused(Decides::Basis(0), &[chosen("recent"), When::Else]), cannot);
    assert_eq!(refused(Decides::Basis(0), &[When::Undefined, When::Else]), cannot);
    assert_eq!(refused(Decides::Reference(0), &[chosen("listed")]), cannot);
    assert_eq!(refused(Decides::Cell(rate), &[chosen("listed")]), cannot);
    assert_eq!(refused(Decides::Basis(1), &[When::Else]), "a choice refers to no panel of places");
    // Without a recent part, there is one basis.
    let mut document = with_text(Passage::Choice(choice(Decides::Basis(0), &[chosen("listed_recent"), When::Else])));
    if let counted_core::document::Kind::Places(kind) = &mut document.panels[0].kind {
        kind.recent = None;
    }
    assert!(Story::open(document).is_err());
    let mut document = samples::document();
    document.panels[0].text = vec![Paragraph(vec![Passage::Choice(choice(Decides::Reference(0), &[When::Else]))])];
    assert!(Story::open(document).is_err());
}

#[test]
fn only_what_is_blank_can_be_cleared_unless_the_column_says_so() {
    let mut document = samples::places_document();
    document.gazetteer.columns[2].domain.not_stated = false;
    let story = Story::open(document).unwrap();
    let clears = |id: &str| link::read(&story, &format!("{id}=none")).ignored.is_empty();
    assert!(clears("ny_listed_recent") && clears("tx_listed_recent") && clears("ct_listed"));
    assert!(!clears("ct_listed_recent") && !clears("ma_listed_recent"));
    // Once filled in, it can be cleared again.
    assert_eq!(link::write(&story, &link::merge(&story, &link::read(&story, "ny_listed_recent=60").scenario, "ny_listed_recent=none")), "");
}

#[test]
fn a_percentage_that_is_not_stated_has_no_sign() {
    let mut document = samples::document();
    let confirmed = document.figures.iter_mut().find(|figure| figure.id == "confirmed_percent").unwrap();
    (confirmed.value, confirmed.domain.not_stated) = (Amount::NotStated, true);
    let story = Story::open(document).unwrap();
    let field = Part::Field { figure: story.figure_id("confirmed_percent").unwrap(), form: Form::Number };
    let said = |fragment: &str| report(&story, &link::read(&story, fragment).scenario).plain(&story, std::slice::from_ref(&field));
    assert_eq!(said(""), "");
    assert_eq!(said("confirmed_percent=50"), "%");
}

#[test]
fn the_reference_is_in_play_though_it_is_no_row() {
    let mut document = samples::places_document();
    let counted_core::document::Kind::Places(kind) = &mut document.panels[0].kind else { panic!("another kind") };
    kind.rows.retain(|place| *place != kind.reference);
    let story = Story::open(document).unwrap();
    let listed: FigureId = story.figure_id("ma_listed").unwrap();
    for fragment in ["", "missing.reference=CT", "missing.reference=OTHERS"] {
        let report = report(&story, &link::read(&story, fragment).scenario);
        assert_eq!(report.cell(listed.cell()).map(|cell| cell.text()), Some("99"), "{fragment}");
    }
}

#[test]
fn findings_are_sentences_and_end_once() {
    let mut document = samples::places_document();
    for (key, text) in [
        (Key::FindingAbove, "{of_reference} rate is {value} {of_place}"),
        (Key::FindingBelow, "{of_reference} rate is {value} {of_place}"),
        (Key::ReasonReferenceRateIsZero, "The other rate is zero."),
        (Key::ChartPlacesDescription, "{rows}. {finding}."),
    ] {
        document.words[Key::ALL.iter().position(|other| *other == key).unwrap()] = text.to_owned();
    }
    let story = Story::open(document).unwrap();
    let says = |fragment: &str| {
        let report = report(&story, &link::read(&story, fragment).scenario);
        let described = kinds::describe(&story, &report, 0);
        (kinds::finding(&story, &report, 0), described.rsplit_once(". ").unwrap().1.to_owned())
    };
    for (fragment, finding, described) in [
        ("", "Massachusetts’ rate is 2.9 times Connecticut’s", "Massachusetts’ rate is 2.9 times Connecticut’s."),
        ("missing.reference=OTHERS", "The others’ rate is 1.8 times Connecticut’s", "The others’ rate is 1.8 times Connecticut’s."),
        ("ma_listed=0", "The other rate is zero.", "The other rate is zero."),
    ] {
        assert_eq!(says(fragment), (finding.to_owned(), described.to_owned()), "{fragment}");
    }
    let story = samples::places();
    let nothing = report(&story, &link::read(&story, "missing.reference=TX").scenario);
    let rate = nothing.cell_called(&story, "missing.gap.CT").unwrap();
    assert_eq!(nothing.now(rate).map(Term::value), Some(Err(Reason::NotStated)));
}
