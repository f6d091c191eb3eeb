//! Known answers of `parts_of_base`, worked by hand from the definitions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::document::Form;
use counted_core::{CaveatKind, Change, Report, Scenario, Story, link, report, samples};

fn at(story: &Story, fragment: &str) -> Report {
    let arrived = link::read(story, fragment);
    assert!(arrived.ignored.is_empty(), "{fragment}: {:?}", arrived.ignored);
    report(story, &arrived.scenario)
}

/// Value, bound or reason of a result, as the page's data attributes carry them.
fn told(story: &Story, report: &Report, id: &str) -> String {
    let cell = story.cell(id).unwrap_or_else(|| panic!("no cell {id}"));
    let term = report.now(cell).unwrap();
    match term.value() {
        Ok(value) => format!("{}{}", term.bound().slug().map(|bound| format!("{bound} ")).unwrap_or_default(), value.digits()),
        Err(reason) => format!("({})", reason.slug(story)),
    }
}

#[track_caller]
fn check(fragment: &str, expected: &[(&str, &str)]) {
    let story = samples::cases();
    let report = at(&story, fragment);
    for (id, value) in expected {
        assert_eq!(told(&story, &report, &format!("prosecution.{id}")), *value, "{id} at #{fragment}");
    }
}

#[test]
fn the_story_as_it_is() {
    check(
        "",
        &[
            ("total", "28"),
            ("rate", "6.481481481481482"),
            ("rate.federal", "6.481481481481482"),
            ("rate.state", "0"),
            ("share.federal", "100"),
            ("share.state", "0"),
            ("base_per_event", "15.428571428571429"),
            ("covered", "at_most 28"),
            ("covered_share", "at_most 6.481481481481482"),
            ("not_covered", "at_least 404"),
            ("needed", "16"),
            ("rate_confirmed", "6.481481481481482"),
            ("years", "10.247775496235455"),
            ("recent_share", "30.787037037037038"),
        ],
    );
    let story = samples::cases();
    let report = at(&story, "");
    let close = |id: &str, expected: f64| {
        let value = report.now(story.cell(id).unwrap()).unwrap().number().unwrap();
        assert!((value / expected - 1.0).abs() < 1e-12, "{id}: {value}, not {expected}");
    };
    let years = 3743.0 / 365.25;
    close("prosecution.base_per_year", 432.0 / years);
    close("prosecution.events_per_year", 28.0 / years);
    close("prosecution.earlier_per_year", 299.0 / (years - 1.0));
    close("prosecution.recent_pace", 133.0 / (299.0 / (years - 1.0)));
}

#[test]
fn thirty_cases_by_the_state() {
    check(
        "state_cases=30",
        &[
            ("total", "58"),
            ("rate", "13.425925925925926"),
            ("rate.state", "6.944444444444445"),
            ("share.state", "51.724137931034484"),
            ("base_per_event", "7.448275862068965"),
            ("covered", "at_most 58"),
            ("needed", "16"),
        ],
    );
}

#[test]
fn nothing_is_divided_by_zero() {
    check(
        "victims=0",
        &[
            ("rate", "(no_victims)"),
            ("rate.state", "(no_victims)"),
            ("share.federal", "100"),
            ("base_per_event", "0"),
            ("covered", "at_most 0"),
            ("covered_share", "(no_victims)"),
            ("needed", "0"),
            ("rate_confirmed", "(no_victims)"),
            ("recent_share", "(no_victims)"),
            ("earlier_per_year", "(part_exceeds_whole)"),
            ("recent_pace", "(part_exceeds_whole)"),
        ],
    );
    check(
        "federal_cases=0",
        &[("total", "0"), ("rate", "0"), ("share.state", "(no_total)"), ("share.federal", "(no_total)"), ("base_per_event", "(no_total)"), ("needed", "44")],
    );
    check("confirmed_percent=0", &[("rate_confirmed", "(no_confirmed_percent)")]);
    check("confirmed_percent=0&victims=0", &[("rate_confirmed", "(no_victims)")]);
}

#[test]
fn what_is_needed_is_exact_on_the_decimals_as_typed() {
    check("victims=1000&federal_cases=0&target_rate=0.7", &[("needed", "7")]);
    check("victims=1000&federal_cases=0&target_rate=0.701", &[("needed", "8")]);
    check("victims=3&target_rate=14.2857142857143", &[("needed", "0")]);
    check("victims=1000000000&federal_cases=0&target_rate=999.99999999999999", &[("needed", "10000000000")]);
    check("target_rate=0", &[("needed", "0")]);
}

#[test]
fn coverage_is_an_upper_limit_and_never_above_the_base() {
    check("children_per_case=2.35", &[("covered", "at_most 65.80")]);
    check("children_per_case=50", &[("covered", "at_most 432"), ("covered_share", "at_most 100"), ("not_covered", "at_least 0")]);
}

#[test]
fn a_period_that_ends_before_it_starts_is_none() {
    let reason = "(no_period)";
    check(
        "first_year=2017",
        &[
            ("years", reason),
            ("base_per_year", reason),
            ("events_per_year", reason),
            ("earlier_per_year", reason),
            ("recent_pace", reason),
            ("recent_share", "30.787037037037038"),
        ],
    );
    check("first_year=2016", &[("earlier_per_year", "(no_earlier_period)"), ("recent_pace", "(no_earlier_period)")]);
    check("first_year=2016&last_day=2016-01-01", &[("years", "0.0027378507871321013"), ("earlier_per_year", "(no_earlier_period)")]);
    check(
        "victims_last_year=500",
        &[("earlier_per_year", "(part_exceeds_whole)"), ("recent_pace", "(part_exceeds_whole)"), ("recent_share", "115.74074074074075")],
    );
    check("victims_last_year=432", &[("earlier_per_year", "0"), ("recent_pace", "(none_earlier)")]);
}

fn caveats(story: &Story, fragment: &str, id: &str) -> Vec<CaveatKind> {
    at(story, fragment).cell(story.cell(id).unwrap()).unwrap().caveats().to_vec()
}

#[test]
fn caveats_follow_from_how_a_number_was_computed() {
    use CaveatKind::{Assumption, AtMost, Disputed, Over100, PartsExceedBase, UnlikePeriods, UnlikeUnits};
    let story = samples::cases();
    assert_eq!(caveats(&story, "", "prosecution.rate"), [UnlikeUnits, Disputed]);
    assert_eq!(caveats(&story, "", "prosecution.rate.federal"), [UnlikeUnits]);
    assert_eq!(caveats(&story, "", "prosecution.share.state"), [Disputed]);
    assert_eq!(caveats(&story, "", "prosecution.covered"), [AtMost, Disputed, Assumption]);
    assert_eq!(caveats(&story, "", "prosecution.recent_share"), []);
    assert_eq!(caveats(&story, "victims=@reports_2017", "prosecution.rate"), [UnlikeUnits, UnlikePeriods, Disputed]);
    assert_eq!(caveats(&story, "victims=@reports_2017&federal_cases=@cases_2017", "prosecution.rate.federal"), [UnlikeUnits, UnlikePeriods]);
    assert_eq!(caveats(&story, "state_cases=@arrests", "prosecution.total"), [UnlikeUnits, Disputed]);
    assert_eq!(caveats(&story, "victims=20", "prosecution.rate"), [UnlikeUnits, PartsExceedBase, Disputed]);
    assert_eq!(caveats(&story, "victims_last_year=500", "prosecution.recent_share"), [Over100]);
}

#[test]
fn the_noun_follows_an_alternative_everywhere() {
    let story = samples::cases();
    let report = at(&story, "victims=@reports_2017");
    let phrase = |id: &str, form| report.phrase(&story, story.cell(id).unwrap(), None, form);
    assert_eq!(phrase("victims", Form::Noun), "650 reports");
    assert_eq!(phrase("prosecution.rate", Form::Full), "4.3 cases per 100 reports");
    assert_eq!(phrase("prosecution.base_per_event", Form::Full), "23.2 reports per case");
    assert_eq!(phrase("prosecution.covered", Form::Full), "at most 28 reports");
    assert_eq!(phrase("children_per_case", Form::Full), "1 report per case");
    assert_eq!(phrase("target_rate", Form::Full), "10 cases per 100 reports");
    assert_eq!(phrase("victims_last_year", Form::Noun), "133 reports");
    let report = at(&story, "state_cases=@arrests");
    let phrase = |id: &str, form| report.phrase(&story, story.cell(id).unwrap(), None, form);
    assert_eq!(phrase("prosecution.total", Form::Noun), "38 cases and arrests");
    assert_eq!(phrase("prosecution.rate", Form::Full), "8.8 cases and arrests per 100 children");
    assert_eq!(phrase("prosecution.base_per_event", Form::Full), "11.4 children per case or arrest");
    assert_eq!(phrase("state_cases", Form::Noun), "10 arrests");
}

#[test]
fn formulas_are_filled_with_the_cells_own_texts() {
    let story = samples::cases();
    let report = at(&story, "state_cases=12");
    for (id, formula) in [
        ("total", "28 + 12"),
        ("rate", "100 × 40 ÷ 432"),
        ("rate.state", "100 × 12 ÷ 432"),
        ("share.state", "100 × 12 ÷ 40"),
        ("base_per_event", "432 ÷ 40"),
        ("covered", "min(432, 40 × 1)"),
        ("covered_share", "100 × at most 40 ÷ 432"),
        ("not_covered", "432 − at most 40"),
        ("needed", "max(0, ⌈10 × 432 ÷ 100⌉ − 28)"),
        ("rate_confirmed", "100 × 40 ÷ (432 × 100% ÷ 100)"),
        ("years", "days from 2006 to March 31, 2016 ÷ 365.25"),
        ("base_per_year", "432 ÷ 10.2"),
        ("earlier_per_year", "(432 − 133) ÷ (10.2 − 1)"),
        ("recent_pace", "133 ÷ 32.3"),
    ] {
        let cell = story.cell(&format!("prosecution.{id}")).unwrap();
        assert_eq!(report.formula(&story, cell), formula, "{id}");
    }
}

#[test]
fn every_changed_value_says_what_it_was() {
    let story = samples::cases();
    let report = at(&story, "state_cases=30");
    let was = |id: &str| report.cell(story.cell(id).unwrap()).unwrap().was_text().map(str::to_owned);
    assert_eq!(was("state_cases"), Some("0".to_owned()));
    assert_eq!(was("prosecution.rate"), Some("6.5".to_owned()));
    assert_eq!(was("prosecution.covered"), Some("at most 28".to_owned()));
    assert_eq!(was("prosecution.rate.federal"), None);
    assert_eq!(was("victims"), None);
    let report = at(&story, "victims=@reports_2017");
    let was = |id: &str| report.cell(story.cell(id).unwrap()).unwrap().was_text().map(str::to_owned);
    assert_eq!(was("victims"), Some("432 children".to_owned()));
    assert_eq!(was("prosecution.covered"), Some("at most 28 children".to_owned()));
    assert_eq!(was("prosecution.rate"), Some("6.5".to_owned()));
}

#[test]
fn a_sample_has_wilson_limits_and_a_full_count_has_none() {
    let mut document = samples::document();
    let counted_core::document::Kind::PartsOfBase(kind) = &mut document.panels[0].kind else { panic!("another kind") };
    kind.sample = true;
    let story = Story::open(document).unwrap();
    let report = at(&story, "victims=2949&federal_cases=161&state_cases=0");
    let text = |id: &str| report.cell(story.cell(id).unwrap()).unwrap().text().to_owned();
    assert_eq!((text("prosecution.rate_low"), text("prosecution.rate_high")), ("4.7".to_owned(), "6.3".to_owned()));
    assert_eq!(report.formula(&story, story.cell("prosecution.rate_high").unwrap()), "Wilson(161, 2,949, 95%)");
    let report = at(&story, "victims=3");
    assert_eq!(told(&story, &report, "prosecution.rate_low"), "(part_exceeds_whole)");
    assert!(samples::cases().cell("prosecution.rate_low").is_none());
}

#[test]
fn taking_and_resetting_a_figure() {
    let story = samples::cases();
    let victims = story.figure_id("victims").unwrap();
    let taken = Scenario::default().with(&story, victims, Change::Taken("reports_2014".to_owned()));
    assert_eq!(link::write(&story, &taken), "victims=@reports_2014");
    assert!(!taken.without(victims).is_edited());
    // A value or an alternative that the figure cannot hold changes nothing.
    assert_eq!(taken.with(&story, victims, Change::Taken("nothing".to_owned())), taken);
    assert_eq!(taken.with(&story, victims, Change::Typed("1.5".parse().unwrap())), taken);
}
