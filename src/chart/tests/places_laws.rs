//! What holds for the chart of places whatever the counts, the names, the rows, the box and the screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod support;

use std::sync::LazyLock;

use counted_chart::layout::{Mark, Point, Rect, Shape, Text};
use counted_chart::series::rates::{RateSeries, Rated, Standing};
use counted_chart::{Estimate, Frame, Layout, Role, Scale, Series};
use counted_core::{Bound, Story};
use proptest::prelude::*;

fn rates(series: &Series) -> &RateSeries {
    let Series::Rates(rates) = series else { panic!() };
    rates
}

fn inside(rect: &Rect, layout: &Layout) -> bool {
    let (width, height) = layout.size;
    rect.left >= 0 && rect.top >= 0 && i64::from(rect.right) <= i64::from(width) && i64::from(rect.bottom) <= i64::from(height)
}

fn text(mark: &Mark) -> Option<&Text> {
    if let Shape::Text(text) = &mark.shape { Some(text) } else { None }
}

/// Points on the lines of a mark, close together.
fn on_lines(mark: &Mark) -> Vec<Point> {
    let ends = match &mark.shape {
        Shape::Lines { ends, .. } => ends.clone(),
        Shape::Line { points, .. } => points.windows(2).map(|ends| (ends[0], ends[1])).collect(),
        _ => Vec::new(),
    };
    let along = |((x, y), (to_x, to_y)): (Point, Point)| {
        let steps = (to_x - x).abs().max((to_y - y).abs()).max(1);
        (0..=steps).map(move |step| (x + (to_x - x) * step / steps, y + (to_y - y) * step / steps))
    };
    ends.into_iter().flat_map(along).collect()
}

/// Whether a mark covers a pixel of a text's box.
fn touches(mark: &Mark, words: &Rect) -> bool {
    match mark.shape {
        _ if !mark.bounds().meets(words) => false,
        Shape::Lines { .. } | Shape::Line { .. } => {
            let within = |(x, y): Point| x > words.left && x < words.right && y > words.top && y < words.bottom;
            on_lines(mark).into_iter().any(within)
        }
        _ => true,
    }
}

/// The rows that are drawn.
fn shown<'s>(series: &'s RateSeries, layout: &Layout) -> &'s [Rated] {
    let is_drawn = |row: &&Rated| layout.marks.iter().any(|mark| mark.of == Some(row.cell));
    &series.rows[..series.rows.iter().take_while(is_drawn).count()]
}

fn check(series: &Series, frame: &Frame, scale: &Scale) -> Result<(), TestCaseError> {
    let layout = series.layout(frame, scale, &Estimate);
    prop_assert_eq!(&layout, &series.layout(frame, scale, &Estimate));
    for mark in &layout.marks {
        prop_assert!(inside(&mark.bounds(), &layout), "outside {:?}: {mark:?}", layout.size);
    }
    let texts: Vec<&Mark> = layout.marks.iter().filter(|mark| text(mark).is_some()).collect();
    for (place, words) in texts.iter().enumerate() {
        let bounds = words.bounds();
        prop_assert!(!text(words).unwrap().text.is_empty());
        for other in texts.iter().skip(place + 1) {
            prop_assert!(!bounds.meets(&other.bounds()), "{words:?} on {other:?}");
        }
        for other in layout.marks.iter().filter(|mark| text(mark).is_none()) {
            prop_assert!(!touches(other, &bounds), "{words:?} under {other:?}");
        }
    }
    let series = rates(series);
    let rows = shown(series, &layout);
    prop_assert!(series.rows[rows.len()..].iter().all(|row| layout.marks.iter().all(|mark| mark.of != Some(row.cell))), "a row within is left out");
    if !rows.is_empty() && rows.len() < series.rows.len() {
        let number = (series.rows.len() - rows.len()).to_string();
        prop_assert!(texts.iter().any(|mark| mark.of.is_none() && text(mark).unwrap().text.contains(&number)), "rows are left out in silence");
    }
    let mut above = i32::MIN;
    for row in rows {
        above = one(row, above, &layout, frame, scale)?;
    }
    Ok(())
}

/// One row; its dot or band stands below `above`, and where it stands is given back.
fn one(row: &Rated, above: i32, layout: &Layout, frame: &Frame, scale: &Scale) -> Result<i32, TestCaseError> {
    let of = |wanted: &dyn Fn(&Mark) -> bool| layout.marks.iter().filter(|mark| mark.of == Some(row.cell) && wanted(mark)).cloned().collect::<Vec<_>>();
    let words: Vec<String> = of(&|mark| text(mark).is_some()).iter().map(|mark| text(mark).unwrap().text.clone()).collect();
    let begins = words.iter().any(|text| row.name.starts_with(text.trim_end_matches('…')));
    prop_assert!(begins, "{} is not named: {words:?}", row.name);
    prop_assert!(layout.hits.iter().any(|hit| hit.cell == row.cell));
    for cell in &row.figures {
        prop_assert!(layout.hits.iter().any(|hit| hit.cell == *cell));
    }
    let dots = of(&|mark| matches!(mark.shape, Shape::Dot { .. }));
    let Ok(rate) = &row.now else {
        let why = row.now.as_ref().unwrap_err();
        prop_assert!(dots.is_empty() && words.iter().any(|text| why.starts_with(text.trim_end_matches('…'))), "{words:?}");
        let band = of(&|mark| matches!(mark.shape, Shape::Lines { .. }))[0].bounds();
        prop_assert!(band.top >= above, "the order is lost");
        return Ok(band.bottom.min(band.top + 1));
    };
    prop_assert_eq!(dots.len(), 1);
    let Shape::Dot { at: (x, y), .. } = dots[0].shape else { panic!() };
    prop_assert!(y >= above, "the order is lost");
    let role = if row.edited {
        Role::Edit
    } else if row.standing == Standing::Subject {
        Role::Accent
    } else {
        Role::Mark
    };
    prop_assert_eq!(dots[0].role, role);
    // A whisker reaches from below its rate to above it; a ghost may hide a part of it.
    let whisker = of(&|mark| matches!(mark.shape, Shape::Lines { .. }) && mark.role == Role::Ink)[0].bounds();
    prop_assert!(whisker.left <= x && x <= whisker.right || row.story.is_some(), "{whisker:?} around {x}");
    let arrows = of(&|mark| matches!(mark.shape, Shape::Line { .. })).len();
    match rate.bound {
        Bound::Exact => prop_assert_eq!(arrows, 0),
        Bound::AtLeast => prop_assert_eq!(arrows, 1),
        Bound::AtMost => prop_assert!(arrows <= 1),
        Bound::Open => prop_assert!(arrows >= 1),
    }
    // The story's own value, where it is another one.
    prop_assert_eq!(of(&|mark| matches!(mark.shape, Shape::Ring { .. })).len(), usize::from(row.story.is_some()));
    let reals = scale.reals().unwrap();
    prop_assert!(rate.limits.1 <= reals.top() * (1.0 + 1e-8));
    // Numbers are whole or not there at all; the usual ones are there.
    let unstable = row.unstable.unwrap_or_default();
    let is_whole = |text: &&String| **text == rate.text || **text == format!("{}{unstable}", rate.text);
    if rate.text.len() < 10 && frame.width >= 280.0 && frame.text_scale <= 1.0 {
        prop_assert!(words.iter().any(|text| is_whole(&text)), "{} has no number: {words:?}", row.name);
    }
    Ok(y)
}

const CODES: [&str; 8] = ["ct", "ny", "ma", "dc", "nc", "nj", "ri", "tx"];

/// A fragment that sets figures of some places.
fn figures() -> impl Strategy<Value = String> {
    let few = prop_oneof![1 => Just("none".to_owned()), 3 => (0..200u32).prop_map(|count| count.to_string())];
    let count = prop_oneof![4 => few, 1 => (0..=1_000_000_000u32).prop_map(|count| count.to_string())];
    let children = prop_oneof![5 => 100_000..8_000_000u64, 1 => 1..=10_000_000_000u64];
    let edit = (count, children, 0..3usize).prop_map(|(count, children, column)| match column {
        0 => format!("listed={count}"),
        1 => format!("listed_recent={count}"),
        _ => format!("children={children}"),
    });
    proptest::collection::btree_map(0..CODES.len(), edit, 0..CODES.len())
        .prop_map(|edits| edits.into_iter().map(|(place, edit)| format!("{}_{edit}", CODES[place])).collect::<Vec<_>>().join("&"))
}

/// A fragment that chooses what is seen.
fn selection() -> impl Strategy<Value = String> {
    let basis = prop_oneof![Just("listed"), Just("listed_recent"), Just("listed_older")];
    let reference = prop_oneof![Just("OTHERS".to_owned()), (0..CODES.len()).prop_map(|place| CODES[place].to_uppercase())];
    let level = prop_oneof![Just(90), Just(95), Just(99)];
    let codes = Just(CODES.map(str::to_uppercase).to_vec()).prop_shuffle();
    let places = (codes, 1..=CODES.len(), any::<bool>())
        .prop_map(|(codes, count, given)| if given { format!("&missing.places={}", codes[..count].join(",")) } else { String::new() });
    let own = proptest::collection::btree_map("[a-z]{1,12}( [a-z]{1,14})?", (0..2_000u32, 1..900_000u32), 0..20);
    let own = (own, any::<bool>()).prop_map(|(own, given)| {
        let own: Vec<String> = own.into_iter().map(|(name, (count, base))| format!("{name}~{count}~{base}")).collect();
        if given && !own.is_empty() { format!("&missing.custom={}", own.join(";")) } else { String::new() }
    });
    (basis, reference, level, places, own).prop_map(|(basis, reference, level, places, own)| {
        format!("missing.basis={basis}&missing.reference={reference}&missing.confidence={level}{places}{own}")
    })
}

fn frame() -> impl Strategy<Value = Frame> {
    let scale = prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0), Just(2.625), Just(3.0)];
    let text_scale = prop_oneof![3 => Just(1.0), 1 => Just(1.5), 1 => Just(2.0), 1 => Just(0.75)];
    (280..720u32, 20..1_300u32, scale, text_scale, any::<bool>()).prop_map(|(width, height, device_scale, text_scale, export)| Frame {
        width: f64::from(width),
        height: f64::from(height),
        device_scale,
        text_scale: if export { 1.0 } else { text_scale },
        export,
    })
}

fn named(names: &[String]) -> Story {
    let mut document = support::document();
    for (place, name) in document.gazetteer.places.iter_mut().zip(names) {
        name.clone_into(&mut place.name);
    }
    Story::open(document).unwrap()
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![2 => Just(Vec::new()), 1 => proptest::collection::vec("[A-Z][a-z]{2,18}( [a-z]{2,8}){0,2}", 8)]
}

static STATES: LazyLock<Vec<Series>> = LazyLock::new(|| {
    let seen = ["", "missing.reference=OTHERS", "missing.basis=listed_recent"];
    seen.map(|seen| support::at(&support::states(), seen).1).to_vec()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn hold(names in names(), seen in selection(), first in figures(), then in figures(), frame in frame()) {
        let story = named(&names);
        let at = |figures: &str| support::at(&story, &[seen.as_str(), figures].join("&")).1;
        let before = at(&first);
        let scale = before.scale(None, true);
        check(&before, &frame, &scale)?;
        // In the middle of a drag the scale may be larger than what is needed.
        let during = at(&then);
        check(&during, &frame, &during.scale(Some(&scale), false))?;
    }

    #[test]
    fn hold_for_every_state(frame in frame(), seen in 0..3usize) {
        let series = &STATES[seen];
        check(series, &frame, &series.scale(None, true))?;
    }
}
