//! Laws that hold at every scenario.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::term::Value;
use counted_core::{Amount, Change, Day, Decimal, Gesture, History, Report, Scenario, Story, entry, link, report, samples};
use proptest::prelude::*;

/// Any change that some figure can hold, dates included.
fn change() -> impl Strategy<Value = (usize, Change)> {
    let whole = prop_oneof![Just(0u32), Just(1), Just(100), 0u32..2000, 0u32..=1_000_000_000];
    let decimal = (0u32..2_000_000, 0u8..6).prop_map(|(digits, scale)| Decimal::from(digits).over_power_of_ten(scale).unwrap());
    let day = (1900i32..=2100, 1i32..=12, 1i32..=28).prop_map(|(year, month, day)| Day::new(year, month, day).unwrap());
    let typed = prop_oneof![
        4 => whole.prop_map(|number| Amount::exactly(number.into())),
        2 => (1900u32..=2100).prop_map(|year| Amount::exactly(year.into())),
        3 => decimal.prop_map(Amount::exactly),
        1 => day.prop_map(Amount::Day),
        1 => Just(Amount::NotStated),
    ];
    let taken = prop_oneof![Just("reports_2014"), Just("reports_2017"), Just("cases_2017"), Just("arrests"), Just("nothing")];
    (0usize..9, prop_oneof![5 => typed.prop_map(Change::Typed), 1 => taken.prop_map(|name| Change::Taken(name.to_owned()))])
}

fn scenario(story: &Story, changes: &[(usize, Change)]) -> Scenario {
    changes.iter().fold(Scenario::default(), |scenario, (figure, change)| scenario.with(story, counted_core::FigureId::at(*figure).unwrap(), change.clone()))
}

fn number(story: &Story, report: &Report, id: &str) -> Option<f64> {
    report.now(story.cell(id).unwrap()).unwrap().number()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn values_are_finite_or_undefined(changes in prop::collection::vec(change(), 0..8)) {
        let story = samples::cases();
        let report = report(&story, &scenario(&story, &changes));
        for cell in story.results_of(0) {
            let shown = report.cell(cell).unwrap();
            match shown.now().value() {
                Ok(Value::Real(value)) => prop_assert!(value.is_finite() && value >= 0.0, "{} is {value}", story.cell_name(cell)),
                Ok(Value::Exact(value)) => prop_assert!(value.compare(Decimal::ZERO).is_ge(), "{} is {value}", story.cell_name(cell)),
                Ok(Value::Day(_)) => prop_assert!(false, "a result is a date"),
                Err(reason) => {
                    prop_assert!(!reason.slug(&story).is_empty());
                    prop_assert!(report.reason(&story, cell).is_some());
                }
            }
            prop_assert!(!shown.text().is_empty() && !shown.text().contains("NaN") && !shown.text().contains("inf"));
            // Only an exact zero is shown as 0.
            if shown.text() == "0" || shown.text() == "0%" { prop_assert!(shown.now().is_zero()); }
            // "was" stands exactly where the story's value differs.
            prop_assert_eq!(shown.was().is_some(), shown.was_text().is_some());
            prop_assert!(!report.label(&story, cell).is_empty() && !report.formula(&story, cell).is_empty());
        }
    }

    #[test]
    fn a_link_brings_back_its_scenario(changes in prop::collection::vec(change(), 0..8)) {
        let story = samples::cases();
        let scenario = scenario(&story, &changes);
        let arrived = link::read(&story, &link::write(&story, &scenario));
        prop_assert_eq!(arrived.ignored, vec![]);
        prop_assert_eq!(arrived.scenario, scenario);
    }

    #[test]
    fn any_text_is_a_link(text in any::<String>()) {
        let story = samples::cases();
        let arrived = link::read(&story, &text);
        let again = link::read(&story, &link::write(&story, &arrived.scenario));
        prop_assert_eq!(again.scenario, arrived.scenario);
    }

    #[test]
    fn anything_typed_is_read_or_refused(text in any::<String>(), digits in "[0-9,.\\- ]{0,24}") {
        let story = samples::cases();
        for (_, figure) in story.figures() {
            for text in [&text, &digits] {
                if let Ok(amount) = entry::read(text, &figure.domain, story.words().plural_rule()) {
                    prop_assert!(figure.domain.check(amount).is_ok());
                }
            }
        }
    }

    #[test]
    fn what_a_field_shows_reads_back_as_the_same(changes in prop::collection::vec(change(), 0..8)) {
        let story = samples::cases();
        let scenario = scenario(&story, &changes);
        for (id, figure) in story.figures() {
            let amount = scenario.amount(&story, id);
            let shown = story.words().in_field(amount, &scenario.unit(&story, id));
            prop_assert_eq!(entry::read(&shown, &figure.domain, story.words().plural_rule()), Ok(amount));
        }
    }

    #[test]
    fn parts_add_up_and_scale(victims in 1u32..1_000_000, federal in 0u32..100_000, state in 0u32..100_000) {
        let story = samples::cases();
        let at = |victims: u32, federal: u32, state: u32| {
            report(&story, &link::read(&story, &format!("victims={victims}&federal_cases={federal}&state_cases={state}")).scenario)
        };
        let one = at(victims, federal, state);
        let get = |report: &Report, id: &str| number(&story, report, id);
        let rate = get(&one, "prosecution.rate").unwrap();
        let parts = get(&one, "prosecution.rate.federal").unwrap() + get(&one, "prosecution.rate.state").unwrap();
        prop_assert!((rate - parts).abs() <= 1e-12 * rate.max(1.0));
        // The rate is the same for a thousand times as many of both.
        let many = at(victims * 1000, federal * 1000, state * 1000);
        prop_assert!((rate - get(&many, "prosecution.rate").unwrap()).abs() <= 1e-12 * rate.max(1.0));
        // One more case raises it; one more child lowers it.
        prop_assert!(get(&at(victims, federal, state + 1), "prosecution.rate").unwrap() > rate);
        prop_assert!(get(&at(victims + 1, federal, state), "prosecution.rate").unwrap() <= rate);
        // Bringing exactly what is needed reaches the target, and one fewer does not.
        let needed = get(&one, "prosecution.needed").unwrap();
        prop_assert!((f64::from(federal) + needed) * 100.0 >= 10.0 * f64::from(victims));
        if needed > 0.0 { prop_assert!((f64::from(federal) + needed - 1.0) * 100.0 < 10.0 * f64::from(victims)); }
        if federal + state > 0 {
            let shares = get(&one, "prosecution.share.federal").unwrap() + get(&one, "prosecution.share.state").unwrap();
            prop_assert!((shares - 100.0).abs() < 1e-9);
            let inverse = get(&one, "prosecution.base_per_event").unwrap();
            prop_assert!((inverse * rate - 100.0).abs() < 1e-9);
        }
        let covered = get(&one, "prosecution.covered").unwrap();
        prop_assert!(covered <= f64::from(victims) && covered + get(&one, "prosecution.not_covered").unwrap() == f64::from(victims));
    }

    #[test]
    fn undo_takes_back_what_redo_takes_again(steps in prop::collection::vec((0usize..3, 0u32..50, any::<bool>()), 1..40)) {
        let story = samples::cases();
        let mut history = History::default();
        let mut seen = vec![history.now().clone()];
        for (figure, value, ends) in steps {
            let id = counted_core::FigureId::at(figure).unwrap();
            let next = history.now().with(&story, id, Change::Typed(Amount::exactly(value.into())));
            let before = history.now().clone();
            history.set(next, Gesture::Once);
            if *history.now() != before { seen.push(history.now().clone()); }
            if ends { history.end(); }
        }
        for expected in seen.iter().rev().skip(1) {
            prop_assert!(history.can_undo());
            history.undo();
            prop_assert_eq!(history.now(), expected);
        }
        prop_assert!(!history.can_undo());
        for expected in seen.iter().skip(1) {
            history.redo();
            prop_assert_eq!(history.now(), expected);
        }
        prop_assert!(!history.can_redo());
    }
}

#[test]
fn a_run_of_keystrokes_is_one_step() {
    let story = samples::cases();
    let victims = story.figure_id("victims").unwrap();
    let cases = story.figure_id("state_cases").unwrap();
    let mut history = History::default();
    let type_in = |history: &mut History, id, value: u32| {
        let next = history.now().with(&story, id, Change::Typed(Amount::exactly(value.into())));
        history.set(next, Gesture::Figure(id));
    };
    for value in [5, 50, 500] {
        type_in(&mut history, victims, value);
    }
    type_in(&mut history, cases, 3);
    history.end();
    type_in(&mut history, cases, 30);
    history.undo();
    assert_eq!(link::write(&story, history.now()), "victims=500&state_cases=3");
    history.undo();
    assert_eq!(link::write(&story, history.now()), "victims=500");
    history.undo();
    assert_eq!(link::write(&story, history.now()), "");
    assert!(!history.can_undo());
    // Typing back to where a run began leaves no step behind.
    for value in [4, 43, 432] {
        type_in(&mut history, victims, value);
    }
    assert!(!history.can_undo());
}
