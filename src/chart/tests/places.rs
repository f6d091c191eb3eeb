//! What the chart of places shows, and what stays where it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod support;

use counted_chart::layout::{Point, Rect, Shape};
use counted_chart::series::rates::{RateSeries, Standing};
use counted_chart::{Estimate, Frame, Layout, Scale, Series};
use counted_core::Story;

fn rates(story: &Story, fragment: &str) -> RateSeries {
    let Series::Rates(rates) = support::at(story, fragment).1 else { panic!() };
    rates
}

fn names(rates: &RateSeries) -> Vec<&str> {
    rates.rows.iter().map(|row| row.name.as_str()).collect()
}

/// Each row's number, or why there is none, and its count.
fn told(rates: &RateSeries) -> Vec<String> {
    let number = |row: &counted_chart::series::rates::Rated| row.now.as_ref().map_or_else(Clone::clone, |rate| rate.text.clone());
    rates.rows.iter().map(|row| format!("{} {}{}", number(row), row.count.as_ref().map_or("", |count| &count.text), row.unstable.unwrap_or_default())).collect()
}

fn drawn(series: &RateSeries, frame: &Frame) -> Layout {
    let series = Series::Rates(series.clone());
    series.layout(frame, &series.scale(None, true), &Estimate)
}

fn words(layout: &Layout) -> Vec<&str> {
    layout.marks.iter().filter_map(|mark| if let Shape::Text(text) = &mark.shape { Some(text.text.as_str()) } else { None }).collect()
}

fn dots(layout: &Layout) -> Vec<Point> {
    layout.marks.iter().filter_map(|mark| if let Shape::Dot { at, .. } = mark.shape { Some(at) } else { None }).collect()
}

fn frame(width: f64, height: f64) -> Frame {
    Frame { width, height, ..Frame::WIDE }
}

#[test]
fn numbers_carry_their_bounds_and_signs() {
    let story = support::places();
    assert_eq!(told(&rates(&story, "")), ["7.1 99", "3.5 148", "2.5 19†"]);
    assert_eq!(told(&rates(&story, "missing.basis=listed_recent")), ["≥ 5.4 ≥ 75", "0.4 3†", "not stated "]);
    assert_eq!(told(&rates(&story, "missing.basis=listed_older")), ["2.1 †", "≤ 1.7 ", "not stated "]);
    assert_eq!(told(&rates(&story, "ct_listed=1&ct_children=10000000000")), ["7.1 99", "3.5 148", "less than 0.1 1†"]);
    // Typed as 75, it is 75 and no bound.
    assert_eq!(told(&rates(&story, "missing.basis=listed_recent&ma_listed_recent=75"))[0], "5.4 75");
    // More recent ones than there are: words, and no zero.
    assert_eq!(told(&rates(&story, "missing.basis=listed_older&ma_listed=70"))[1], "no value ");
}

#[test]
fn rows_stand_by_the_storys_rates_and_keep_still() {
    let story = support::places();
    let usual = ["Massachusetts", "New York", "Connecticut"];
    assert_eq!(names(&rates(&story, "")), usual);
    assert_eq!(names(&rates(&story, "ct_listed=900")), usual);
    assert_eq!(names(&rates(&story, "ma_listed=none&ct_listed=0")), usual);
    assert_eq!(names(&rates(&story, "missing.custom=Elm~900~1000")), [usual.as_slice(), &["Reader’s place: Elm"]].concat());
    assert_eq!(names(&rates(&story, "missing.places=CT,TX,MA")), ["Connecticut", "Texas", "Massachusetts"]);
    let states = rates(&support::states(), "");
    let values: Vec<f64> = states.rows.iter().map(|row| row.now.as_ref().unwrap().value).collect();
    assert!(values.windows(2).all(|pair| pair[0] >= pair[1]) && values.len() == 51);
}

#[test]
fn the_subject_is_the_first_that_is_not_compared_with() {
    let story = support::places();
    let standing = |fragment: &str| rates(&story, fragment).rows.iter().map(|row| row.standing).collect::<Vec<_>>();
    use Standing::{Other, Reference, Subject};
    assert_eq!(standing(""), [Reference, Other, Subject]);
    assert_eq!(standing("missing.reference=CT"), [Other, Subject, Reference]);
    assert_eq!(standing("missing.reference=OTHERS"), [Other, Other, Subject]);
    assert_eq!(standing("missing.reference=TX"), [Other, Other, Subject]);
}

#[test]
fn an_image_begins_with_what_was_edited() {
    let story = support::places();
    assert_eq!(rates(&story, "").edited, None);
    let edited = rates(&story, "ct_listed=24&ny_listed=none");
    assert_eq!(edited.edited.as_deref(), Some("Edited figures: New York (was 3.5), Connecticut (was 2.5)"));
    assert_eq!(rates(&story, "missing.custom=Elm~9~1000").edited.as_deref(), Some("Edited figures:"));
    assert!(words(&drawn(&edited, &frame(640.0, 154.0).exported()))[0].starts_with("Edited figures: New York"));
    assert!(!words(&drawn(&edited, &frame(640.0, 154.0))).iter().any(|text| text.contains("Edited")));
}

#[test]
fn pointing_finds_the_rate_at_its_marks_and_words_and_the_count_at_its_own() {
    let story = support::places();
    let series = rates(&story, "missing.basis=listed_recent");
    let layout = drawn(&series, &frame(640.0, 154.0));
    for row in &series.rows {
        for mark in layout.marks.iter().filter(|mark| mark.of == Some(row.cell) && matches!(mark.shape, Shape::Dot { .. } | Shape::Text(_))) {
            let Rect { left, top, right, bottom } = mark.bounds();
            assert_eq!(layout.cell_at(((left + right) / 2, (top + bottom) / 2)), Some(row.cell));
        }
    }
    let count = story.figure_id("ct_listed_recent").unwrap().cell();
    let text = layout.marks.iter().find(|mark| mark.of == Some(count)).unwrap().bounds();
    assert_eq!(layout.cell_at((text.left + 1, text.top + 4)), Some(count));
    // A word about a count lights the dot that follows from it, and so does one about the children.
    for (figure, grounds) in [("ct_listed_recent", 2), ("ct_children", 1), ("ct_listed", 0)] {
        let lit = layout.clone().lit(story.figure_id(figure).unwrap().cell());
        assert_eq!(lit.marks.len() - layout.marks.len(), grounds, "{figure}");
    }
    assert_eq!(layout.cell_at((639, 153)), None);
}

#[test]
fn a_drag_moves_one_dot_and_nothing_else() {
    let story = support::places();
    let frame = frame(340.0, 154.0);
    let mut scale: Option<Scale> = None;
    let mut before: Option<Vec<Point>> = None;
    for count in [19, 24, 40, 58] {
        let series = Series::Rates(rates(&story, &format!("ct_listed={count}")));
        let next = series.scale(scale.as_ref(), scale.is_none());
        let dots = dots(&series.layout(&frame, &next, &Estimate));
        if let Some(before) = before {
            assert_eq!(dots[..2], before[..2]);
            assert!(dots[2].0 > before[2].0 && dots[2].1 == before[2].1);
        }
        (before, scale) = (Some(dots), Some(next));
    }
    let top = |count: u32, previous: &Scale, committed: bool| Series::Rates(rates(&story, &format!("ct_listed={count}"))).scale(Some(previous), committed);
    let scale = scale.unwrap();
    let grown = top(80, &scale, false);
    assert_eq!((scale.reals().unwrap().top(), grown.reals().unwrap().top()), (10.0, 20.0));
    assert_eq!(top(19, &grown, false), grown);
    assert_eq!(top(19, &grown, true), scale);
}

#[test]
fn names_of_places_are_whole_on_small_phones() {
    let states = rates(&support::states(), "");
    let height = Series::Rates(states.clone()).height(300.0, 1.0);
    let layout = drawn(&states, &frame(300.0, height));
    let words = words(&layout);
    for row in &states.rows {
        assert!(words.contains(&row.name.as_str()), "{} is cut", row.name);
        assert!(words.contains(&row.now.as_ref().unwrap().text.as_str()), "{} has no number", row.name);
    }
    let few = rates(&support::places(), "missing.places=MA,NC,CT");
    assert!(["Massachusetts", "North Carolina", "Connecticut"].iter().all(|name| self::words(&drawn(&few, &frame(280.0, 154.0))).contains(name)));
}

#[test]
fn an_unchanged_series_needs_no_repaint() {
    let story = support::places();
    assert_eq!(rates(&story, ""), rates(&story, "ct_listed=19&list_day=2016-05-01"));
    assert_ne!(rates(&story, ""), rates(&story, "ct_listed=20"));
}
