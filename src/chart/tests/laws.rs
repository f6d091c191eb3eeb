//! What holds for the icon array whatever the counts, the labels, the box and the screen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss, clippy::panic, reason = "tests")]

use counted_chart::axis::marks;
use counted_chart::layout::{Mark, Rect, Shape};
use counted_chart::series::icons::IconSeries;
use counted_chart::{Estimate, Frame, Layout, Role, Scale, Series, series};
use counted_core::document::{Form, Part};
use counted_core::{Amount, CellId, Change, Decimal, Scenario, Story, report, samples};
use proptest::prelude::*;

const FIGURES: [&str; 3] = ["victims", "federal_cases", "state_cases"];

fn story(labels: &[String; 2]) -> Story {
    let mut document = samples::document();
    let sample = samples::cases();
    let label = |place: usize| {
        let of = sample.figure_id(FIGURES[place + 1]).unwrap().cell();
        vec![Part::Shown { of, decimals: None, form: Form::Noun }, Part::Words(labels[place].clone())]
    };
    document.panels[0].parts = vec![label(0), label(1)];
    Story::open(document).unwrap()
}

fn icons(story: &Story, counts: &[Option<u32>; 3]) -> Series {
    let edits = FIGURES.iter().zip(counts).filter_map(|(name, count)| Some((*name, (*count)?)));
    let scenario = edits.fold(Scenario::default(), |scenario, (name, count)| {
        scenario.with(story, story.figure_id(name).unwrap(), Change::Typed(Amount::exactly(Decimal::from(count))))
    });
    series(story, &report(story, &scenario), 0)
}

fn inside(rect: &Rect, layout: &Layout) -> bool {
    let (width, height) = layout.size;
    rect.left >= 0 && rect.top >= 0 && i64::from(rect.right) <= i64::from(width) && i64::from(rect.bottom) <= i64::from(height)
}

fn is_text(mark: &Mark) -> bool {
    matches!(mark.shape, Shape::Text(_))
}

fn of(layout: &Layout, cell: CellId) -> impl Iterator<Item = &Mark> {
    layout.marks.iter().filter(move |mark| mark.of == Some(cell) && !is_text(mark))
}

/// Solid marks in all, solid ones in the colour of edits, and ghosts.
fn tally(layout: &Layout, cell: CellId) -> (u64, u64, u64) {
    let count = |wanted: &dyn Fn(&Mark) -> bool| u64::try_from(of(layout, cell).filter(|mark| wanted(mark)).count()).unwrap();
    let solid = |mark: &Mark| matches!(mark.shape, Shape::Dot { .. } | Shape::Bar(_));
    let hollow = |mark: &Mark| matches!(mark.shape, Shape::Ring { .. } | Shape::Outline { .. });
    (count(&solid), count(&|mark| solid(mark) && mark.role == Role::Edit), count(&|mark| hollow(mark) && mark.role == Role::Muted))
}

fn check(series: &Series, frame: &Frame, scale: &Scale) -> Result<(), TestCaseError> {
    let layout = series.layout(frame, scale, &Estimate);
    prop_assert_eq!(&layout, &series.layout(frame, scale, &Estimate));
    for mark in &layout.marks {
        prop_assert!(inside(&mark.bounds(), &layout), "outside {:?}: {mark:?}", layout.size);
    }
    let texts: Vec<&Mark> = layout.marks.iter().filter(|mark| is_text(mark)).collect();
    for (place, text) in texts.iter().enumerate() {
        for other in texts.iter().skip(place + 1).copied().chain(layout.marks.iter().filter(|mark| !is_text(mark))) {
            prop_assert!(!text.bounds().meets(&other.bounds()), "{text:?} on {other:?}");
        }
    }
    let Series::Icons(icons) = series else { panic!() };
    for part in &icons.parts {
        let named = texts.iter().any(|text| text.of == Some(part.cell));
        prop_assert!(named, "no label for {part:?}");
    }
    counts(icons, &layout, scale)?;
    order(icons, &layout)
}

fn counts(icons: &IconSeries, layout: &Layout, scale: &Scale) -> Result<(), TestCaseError> {
    for counted in std::iter::once(&icons.base).chain(&icons.parts) {
        let (now, story) = (counted.now.unwrap(), counted.story.unwrap());
        let (solid, edited, ghosts) = tally(layout, counted.cell);
        let (now_marks, story_marks) = (marks(now, scale.counts().unwrap().each()), marks(story, scale.counts().unwrap().each()));
        prop_assert_eq!(solid, now_marks);
        prop_assert_eq!(edited, if now == story { 0 } else { now_marks.saturating_sub(story_marks) });
        if now_marks > 0 || now == 0 && story_marks > 0 {
            prop_assert_eq!(ghosts, story_marks.saturating_sub(now_marks));
        }
        prop_assert!(of(layout, counted.cell).next().is_some() || now == 0 && counted.cell == icons.base.cell);
        // Dots are the base, bars are parts, never mixed.
        let is_base = counted.cell == icons.base.cell;
        let unmixed = of(layout, counted.cell).all(|mark| matches!(mark.shape, Shape::Dot { .. } | Shape::Ring { .. }) == is_base);
        prop_assert!(unmixed);
    }
    Ok(())
}

/// Dots stand above the parts, the parts in their order.
fn order(icons: &IconSeries, layout: &Layout) -> Result<(), TestCaseError> {
    let extent = |cell: CellId| {
        let bounds: Vec<Rect> = of(layout, cell).map(Mark::bounds).collect();
        Some((bounds.iter().map(|rect| rect.top).min()?, bounds.iter().map(|rect| rect.bottom).max()?))
    };
    let mut above = i32::MIN;
    for counted in std::iter::once(&icons.base).chain(&icons.parts) {
        if let Some((top, bottom)) = extent(counted.cell) {
            prop_assert!(top >= above);
            above = bottom;
        }
    }
    Ok(())
}

fn count() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![2 => Just(None), 2 => (0..60u32).prop_map(Some), 4 => (0..2_000u32).prop_map(Some), 2 => (0..=1_000_000_000u32).prop_map(Some)]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![Just(" by federal prosecutors".to_owned()), Just(" by the state".to_owned()), "[ a-zñ]{0,70}"]
}

fn frame() -> impl Strategy<Value = Frame> {
    let size = prop_oneof![(270..480u32).prop_map(|width| (width, 240.0 / 340.0)), (480..800u32).prop_map(|width| (width, 300.0 / 640.0))];
    let scale = prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0), Just(2.625), Just(3.0)];
    (size, scale, prop_oneof![3 => Just(1.0), 1 => Just(1.5), 1 => Just(2.0)], any::<bool>()).prop_map(|((width, ratio), device_scale, text_scale, export)| {
        // An image to take away has a size of its own and not the reader's text size.
        let text_scale = if export { 1.0 } else { text_scale };
        Frame { width: f64::from(width), height: f64::from(width) * ratio, device_scale, text_scale, export }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn hold(labels in [label(), label()], first in [count(), count(), count()], then in [count(), count(), count()], frame in frame()) {
        let story = story(&labels);
        let before = icons(&story, &first);
        let scale = before.scale(None, true);
        check(&before, &frame, &scale)?;
        // In the middle of a drag the scale is larger than what is needed.
        let during = icons(&story, &then);
        check(&during, &frame, &during.scale(Some(&scale), false))?;
    }
}

#[test]
fn the_storys_own_chart_is_twelve_rows_of_thirty_six() {
    let story = story(&[" by federal prosecutors".to_owned(), " by the state".to_owned()]);
    let series = icons(&story, &[None; 3]);
    for frame in [Frame::WIDE, Frame::NARROW, Frame::WIDE.at_scale(2.0), Frame::NARROW.at_scale(3.0)] {
        let layout = series.layout(&frame, &series.scale(None, true), &Estimate);
        let centres: Vec<(i32, i32)> = layout.marks.iter().filter_map(|mark| if let Shape::Dot { at, .. } = mark.shape { Some(at) } else { None }).collect();
        let first_row = centres.iter().filter(|at| at.1 == centres[0].1).count();
        assert_eq!((centres.len(), first_row), (432, 36), "{frame:?}");
    }
}

#[test]
fn pointing_finds_dots_bars_bracket_and_words() {
    let story = story(&[" by federal prosecutors".to_owned(), " by the state".to_owned()]);
    let series = icons(&story, &[None; 3]);
    let layout = series.layout(&Frame::WIDE, &series.scale(None, true), &Estimate);
    let Series::Icons(icons) = &series else { panic!() };
    for mark in layout.marks.iter().filter(|mark| matches!(mark.shape, Shape::Dot { .. } | Shape::Bar(_) | Shape::Text(_))) {
        let Rect { left, top, right, bottom } = mark.bounds();
        assert_eq!(layout.cell_at(((left + right) / 2, (top + bottom) / 2)), mark.of);
    }
    assert_eq!(layout.cell_at((639, 150)), None);
    let lit = layout.clone().lit(icons.base.cell);
    assert!(lit.marks.len() > layout.marks.len() && matches!(lit.marks[0].shape, Shape::Ground(_)));
}

#[test]
fn an_unchanged_series_needs_no_repaint() {
    let story = story(&[String::new(), String::new()]);
    assert_eq!(icons(&story, &[None; 3]), icons(&story, &[Some(432), Some(28), Some(0)]));
    assert_ne!(icons(&story, &[None; 3]), icons(&story, &[Some(433), None, None]));
}

#[test]
fn what_is_not_stated_is_said_and_not_drawn() {
    let mut document = samples::document();
    for figure in document.figures.iter_mut().take(3) {
        figure.domain.not_stated = true;
    }
    let story = Story::open(document).unwrap();
    let scenario = FIGURES
        .iter()
        .take(2)
        .fold(Scenario::default(), |scenario, name| scenario.with(&story, story.figure_id(name).unwrap(), Change::Typed(Amount::NotStated)));
    let Series::Icons(icons) = series(&story, &report(&story, &scenario), 0) else { panic!() };
    assert_eq!((icons.base.now, icons.base.story, icons.base.label.as_str()), (None, Some(432), "not stated"));
    assert_eq!(icons.span, None);
    let series = Series::Icons(icons.clone());
    let layout = series.layout(&Frame::WIDE, &series.scale(None, true), &Estimate);
    // Nothing solid, and the story's counts behind: not stated is not zero, and zero is not drawn so.
    assert_eq!(tally(&layout, icons.base.cell), (0, 0, 432));
    assert_eq!(tally(&layout, icons.parts[0].cell), (0, 0, 28));
    let words: Vec<&str> = layout.marks.iter().filter_map(|mark| if let Shape::Text(text) = &mark.shape { Some(text.text.as_str()) } else { None }).collect();
    assert!(words.iter().filter(|text| **text == "not stated").count() >= 2, "{words:?}");
}

#[test]
fn a_drag_keeps_every_dot_in_its_place() {
    let story = story(&[" by federal prosecutors".to_owned(), " by the state".to_owned()]);
    let mut scale = icons(&story, &[Some(501), None, None]).scale(None, true);
    let centres = |count: u32, scale: &Scale| {
        let layout = icons(&story, &[Some(count), None, None]).layout(&Frame::WIDE, scale, &Estimate);
        layout.marks.iter().filter_map(|mark| if let Shape::Dot { at, .. } = mark.shape { Some(at) } else { None }).collect::<Vec<_>>()
    };
    let most = centres(1_000, &scale);
    for count in (440..1_000).step_by(40) {
        scale = icons(&story, &[Some(count), None, None]).scale(Some(&scale), false);
        let now = centres(count, &scale);
        assert_eq!(now, most[..now.len()]);
    }
}
