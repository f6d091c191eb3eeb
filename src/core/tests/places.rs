//! The comparison of places: known answers, bounds, selections, and laws.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::kinds::places::{Measure, reading};
use counted_core::words::Key;
use counted_core::{Bound, Reason, Report, Row, Scenario, Story, link, report, samples};
use proptest::prelude::*;

struct At {
    story: Story,
    scenario: Scenario,
    report: Report,
}

fn at(fragment: &str) -> At {
    let story = samples::places();
    let arrived = link::read(&story, fragment);
    assert_eq!(arrived.ignored, [], "{fragment}");
    let report = report(&story, &arrived.scenario);
    At { story, scenario: arrived.scenario, report }
}

impl At {
    fn cell(&self, name: &str) -> counted_core::CellId {
        self.report.cell_called(&self.story, &format!("missing.{name}")).unwrap_or_else(|| panic!("no cell {name}"))
    }

    fn number(&self, name: &str) -> f64 {
        self.report.now(self.cell(name)).unwrap().number().unwrap_or_else(|| panic!("{name} has no value"))
    }

    fn reason(&self, name: &str) -> Reason {
        self.report.now(self.cell(name)).unwrap().value().unwrap_err()
    }

    fn bound(&self, name: &str) -> Bound {
        self.report.now(self.cell(name)).unwrap().bound()
    }

    #[track_caller]
    fn near(&self, name: &str, expected: f64, digits: i32) {
        let found = self.number(name);
        assert!((found - expected).abs() <= 0.500_001 * 10f64.powi(-digits), "{name}: {found}, not {expected}");
    }
}

#[test]
fn rates_and_limits_at_the_storys_figures() {
    let at = at("");
    for (name, expected) in [("rate.CT", 2.49), ("rate.NY", 3.54), ("rate.MA", 7.14), ("ratio.CT", 0.35), ("ratio_low.CT", 0.20), ("ratio_high.CT", 0.57)] {
        at.near(name, expected, 2);
    }
    at.near("even_share", 5.4, 1);
    at.near("recent_share.CT", 15.8, 1);
    at.near("recent_share.MA", 75.8, 1);
    assert_eq!(at.bound("recent_share.MA"), Bound::AtLeast);
    assert_eq!(at.number("needed.CT"), 37.0);
    at.near("tipping.CT", 1.74, 2);
    at.near("at_most.CT", 0.18, 2);
    assert_eq!(at.reason("recent_share.NY"), Reason::NotStated);
    assert_eq!(at.number("ratio.MA"), 1.0);
    assert_eq!(at.reason("p.MA"), Reason::Reference);
}

#[test]
fn since_2014_connecticuts_3_against_massachusetts_rate() {
    let at = at("missing.basis=listed_recent");
    at.near("expected.CT", 41.2, 1);
    assert_eq!(at.bound("expected.CT"), Bound::AtLeast);
    at.near("ratio.CT", 0.073, 3);
    assert_eq!(at.bound("ratio.CT"), Bound::AtMost);
    at.near("tipping.CT", 4.5, 1);
    assert_eq!(at.bound("tipping.CT"), Bound::AtLeast);
    assert_eq!(at.number("needed.CT"), 27.0);
    assert_eq!((at.number("predicted_low.CT"), at.number("predicted_high.CT")), (27.0, 58.0));
    assert!((at.number("at_most_if_same.CT") / 1.6e-11 - 1.0).abs() < 0.03);
    at.near("at_most.CT", 0.024, 3);
    assert_eq!(at.bound("at_most.CT"), Bound::AtMost);
    assert_eq!(at.bound("p.CT"), Bound::AtMost);
    assert_eq!(at.bound("rate.MA"), Bound::AtLeast);
    for name in ["rate.NY", "ratio.NY", "p.NY", "at_most.NY", "count.NY"] {
        assert_eq!(at.reason(name), Reason::NotStated, "{name}");
    }
    // What would be needed does not hang on what is listed.
    at.near("expected.NY", 226.3, 1);
    let both = [Key::MethodAtMostIfSame, Key::MethodAtMost];
    let say = |place: &str| {
        let readings = reading::readings(&at.story, &at.report, 0, row(&at.story, place));
        readings.into_iter().filter(|reading| both.contains(&reading.method)).collect::<Vec<_>>()
    };
    assert_eq!(say("CT").len(), 2);
}

fn row(story: &Story, code: &str) -> Row {
    Row::Place(story.places().find(|(_, place)| place.code == code).unwrap().0)
}

#[test]
fn before_2014_the_two_cannot_be_told_apart() {
    let at = at("missing.basis=listed_older");
    assert_eq!(at.number("count.CT"), 16.0);
    at.near("ratio.CT", 1.21, 2);
    assert_eq!(at.bound("ratio.CT"), Bound::AtLeast);
    assert_eq!((at.number("count.MA"), at.bound("rate.MA")), (24.0, Bound::AtMost));
    at.near("ratio_low.CT", 0.60, 2);
    at.near("ratio_high.CT", 2.38, 2);
    assert_eq!((at.number("tipping.CT"), at.bound("tipping.CT")), (1.0, Bound::AtLeast));
    assert_eq!(at.bound("p.CT"), Bound::AtMost);
}

#[test]
fn connecticut_against_new_york_is_compatible_with_no_difference() {
    let at = at("missing.reference=NY");
    for (name, expected) in [
        ("ratio.CT", 0.70),
        ("ratio_low.CT", 0.41),
        ("ratio_high.CT", 1.14),
        ("p.CT", 0.17),
        ("ratio.MA", 2.02),
        ("ratio_low.MA", 1.55),
        ("ratio_high.MA", 2.62),
    ] {
        at.near(name, expected, 2);
    }
    assert_eq!(at.number("tipping.CT"), 1.0);
    assert_eq!(at.reason("tipping.NY"), Reason::Reference);
}

#[test]
fn the_others_are_pooled_for_each_row() {
    let at = at("missing.reference=OTHERS&missing.places=CT,MA");
    // Against two rows, the other one is all there is.
    at.near("ratio.CT", 0.349, 3);
    at.near("ratio.MA", 2.865, 3);
    // A place of the story that is no row is compared with the rows.
    assert!(at.report.now(at.cell("ratio.NY")).unwrap().value().is_ok());
    let alone = self::at("missing.reference=OTHERS&missing.places=CT");
    assert_eq!(alone.reason("ratio.CT"), Reason::NoOthers);
}

#[test]
fn reasons_where_there_is_nothing_to_compute() {
    let zero = at("ma_listed=0");
    for name in ["ratio.CT", "ratio_low.CT", "ratio_high.CT", "gap.CT", "p.CT", "tipping.CT", "needed.CT"] {
        assert_eq!(zero.reason(name), Reason::ReferenceRateIsZero, "{name}");
    }
    assert_eq!(zero.number("expected.CT"), 0.0);
    assert_eq!(zero.number("rate_low.MA"), 0.0);
    let none = at("ct_listed=0");
    assert_eq!(none.reason("gap.CT"), Reason::RateIsZero);
    assert_eq!((none.number("ratio.CT"), none.number("ratio_low.CT")), (0.0, 0.0));
    let part = at("ct_listed_recent=20&missing.basis=listed_older");
    assert_eq!((part.reason("recent_share.CT"), part.reason("rate.CT")), (Reason::PartExceedsWhole, Reason::PartExceedsWhole));
    assert_eq!(at("list_day=2010-01-01").reason("even_share"), Reason::NoPeriod);
    assert_eq!(at("recent_since=1960").reason("even_share"), Reason::PartExceedsWhole);
}

#[test]
fn a_missing_number_can_be_filled_in_and_cleared_again() {
    let filled = at("ny_listed_recent=60&missing.basis=listed_recent");
    at_rate(&filled, "rate.NY", 60.0 / 4_181_909.0);
    let cleared = at("ct_listed_recent=none&missing.basis=listed_recent");
    assert_eq!(cleared.reason("rate.CT"), Reason::NotStated);
    // A typed 75 is exactly 75.
    let exact = at("ma_listed_recent=75&missing.basis=listed_recent");
    assert_eq!(exact.bound("ratio.CT"), Bound::Exact);
    assert!(exact.scenario.is_edited());
}

fn at_rate(at: &At, name: &str, expected: f64) {
    assert!((at.number(name) / (expected * 1e5) - 1.0).abs() < 1e-14);
}

#[test]
fn places_are_added_and_taken_away() {
    let at = at("missing.places=MA,TX,CT&tx_listed=100&missing.custom=Elm~3~48000;Oak%20Hill~130~90000");
    at_rate(&at, "rate.*Elm", 3.0 / 48_000.0);
    at_rate(&at, "rate.*Oak Hill", 130.0 / 90_000.0);
    assert!(at.number("rate.TX") > 0.0);
    // New York is no row, and what sentences say of it stands.
    assert!(at.number("rate.NY") > 0.0);
    assert_eq!(link::write(&at.story, &at.scenario), "tx_listed=100&missing.places=MA,TX,CT&missing.custom=Elm~3~48000;Oak%20Hill~130~90000");
    assert_eq!(at.scenario.edits(), 3);
}

#[test]
fn what_is_wrong_in_a_selection_is_named_and_the_rest_stands() {
    let story = samples::places();
    let read = |fragment: &str| {
        let arrived = link::read(&story, fragment);
        (link::write(&story, &arrived.scenario), arrived.ignored.into_iter().map(|ignored| ignored.part).collect::<Vec<_>>())
    };
    for (fragment, kept, ignored) in [
        ("missing.places=CT,XX,CT,TX", "missing.places=CT,TX", vec!["missing.places=XX", "missing.places=CT"]),
        ("missing.places=XX", "", vec!["missing.places=XX"]),
        ("missing.basis=recent", "", vec!["missing.basis=recent"]),
        ("missing.confidence=97&missing.confidence=99", "missing.confidence=99", vec!["missing.confidence=97"]),
        (
            "missing.custom=E1m~3~48~;Elm~3~0;Elm~-3~5;Elm~3~48000;Elm~4~5",
            "missing.custom=Elm~3~48000",
            vec!["missing.custom=E1m~3~48~", "missing.custom=Elm~3~0", "missing.custom=Elm~-3~5", "missing.custom=Elm~4~5"],
        ),
        ("missing.reference=ny", "", vec!["missing.reference=ny"]),
        ("missing.colour=red&other.basis=listed", "", vec!["missing.colour=red", "other.basis=listed"]),
        ("missing.basis=listed_older&missing.basis=listed", "missing.basis=listed_older", vec!["missing.basis=listed"]),
        ("missing.reference=MA&missing.confidence=95&missing.basis=listed", "", vec![]),
    ] {
        assert_eq!(read(fragment), (kept.to_owned(), ignored.into_iter().map(str::to_owned).collect()), "{fragment}");
    }
    let many: Vec<String> = (0..25u8).map(|at| format!("E{}~1~9", char::from(b'a' + at))).collect();
    let arrived = link::read(&story, &format!("missing.custom={}", many.join(";")));
    assert_eq!((arrived.scenario.edits(), arrived.ignored.len()), (20, 5));
}

#[test]
fn every_result_has_a_sentence_and_a_formula() {
    for fragment in
        ["", "missing.basis=listed_recent", "missing.basis=listed_older&missing.reference=NY", "ma_listed=0", "missing.reference=OTHERS&missing.custom=Elm~0~5"]
    {
        let at = at(fragment);
        for cells in at.report.rows_of(0) {
            let told: Vec<_> = reading::readings(&at.story, &at.report, 0, cells.row)
                .into_iter()
                .flat_map(|reading| {
                    assert!(!reading.text.is_empty() && !reading.text.contains(['{', '}']), "{}", reading.text);
                    reading.cells
                })
                .collect();
            for (measure, cell) in cells.cells() {
                let is_reference = at.report.now(cell).unwrap().value() == Err(Reason::Reference);
                assert!(told.contains(&cell) || is_reference || measure == Measure::Count, "{fragment}: {measure:?}");
                assert!(!at.report.formula(&at.story, cell).is_empty());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever the figures: nothing panics, limits bracket, and a bound points the way the number moves.
    #[test]
    fn bounds_point_the_right_way(ct in 0u32..300, ma in 0u32..300, more in 0u32..200, basis in 0usize..3, recent in 0u32..100) {
        let basis = ["listed", "listed_recent", "listed_older"][basis];
        let (ma_all, ma_recent) = (ma + more, ma.min(recent));
        let story = samples::places();
        let scenario = |recent: u32| link::read(&story, &format!("ct_listed={}&ct_listed_recent={}&ma_listed={ma_all}&ma_listed_recent={recent}&missing.basis={basis}", ct + 100, ct.min(100))).scenario;
        // The story's "at least 75" as the exact numbers 75 to 175: each bounded result must hold for all of them.
        let bounded = link::read(&story, &format!("ct_listed={}&ct_listed_recent={}&ma_listed=400&missing.basis={basis}", ct + 100, ct.min(100))).scenario;
        let exact = link::read(&story, &format!("ct_listed={}&ct_listed_recent={}&ma_listed=400&ma_listed_recent={}&missing.basis={basis}", ct + 100, ct.min(100), 75 + more)).scenario;
        let (bounded, exact) = (report(&story, &bounded), report(&story, &exact));
        for cell in story.results_of(0) {
            let (limit, truth) = (bounded.now(cell).unwrap(), exact.now(cell).unwrap());
            if let (Some(limit_value), Some(value)) = (limit.number(), truth.number()) {
                let slack = 1e-9 * value.abs();
                match limit.bound() {
                    Bound::Exact => prop_assert!((limit_value - value).abs() <= slack, "{}", story.cell_name(cell)),
                    Bound::AtLeast => prop_assert!(value >= limit_value - slack, "{}: {value} is less than {limit_value}", story.cell_name(cell)),
                    Bound::AtMost => prop_assert!(value <= limit_value + slack, "{}: {value} is more than {limit_value}", story.cell_name(cell)),
                    Bound::Open => {}
                }
            }
        }
        let any = report(&story, &scenario(ma_recent));
        for cells in any.rows_of(0) {
            let number = |measure: Measure| cells.cell(measure).and_then(|cell| any.now(cell)).and_then(counted_core::Term::number);
            for [low, middle, high] in [[Measure::RateLow, Measure::Rate, Measure::RateHigh], [Measure::RatioLow, Measure::Ratio, Measure::RatioHigh]] {
                if let (Some(low), Some(middle), Some(high)) = (number(low), number(middle), number(high)) {
                    prop_assert!(low <= middle && middle <= high, "{:?} {middle}: {low} to {high}", cells.row);
                }
            }
        }
    }
}
