//! Each drawing as it was when someone last looked at it. `UPDATE_GOLDENS=1` writes them anew: look at each one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use counted_chart::{Estimate, Frame, Palette, Surround, series, svg};
use counted_core::document::{Form, Part};
use counted_core::words::Key;
use counted_core::{Amount, Change, Decimal, Scenario, Story, report, samples};

/// The sample, its parts labelled as a story labels them.
fn story() -> Story {
    let mut document = samples::document();
    let texts = [(Key::ChartIconsEach, "Each dot or bar stands for {n}."), (Key::ChartStory, "story: {value}"), (Key::EditedPrefix, "Edited figures:")];
    for (key, text) in texts {
        let place = Key::ALL.iter().position(|other| *other == key).unwrap();
        document.words[place] = text.to_owned();
    }
    let labels = [" by federal prosecutors", " by the state"];
    document.panels[0].parts = labels
        .iter()
        .zip(["federal_cases", "state_cases"])
        .map(|(label, figure)| {
            let of = samples::cases().figure_id(figure).unwrap().cell();
            vec![Part::Shown { of, decimals: None, form: Form::Noun }, Part::Words((*label).to_owned())]
        })
        .collect();
    Story::open(document).unwrap()
}

enum To {
    Number(u32),
    Taken(&'static str),
}

fn draw(edits: &[(&str, To)], frame: Frame, palette: &Palette, surround: Surround<'_>) -> String {
    let story = story();
    let scenario = edits.iter().fold(Scenario::default(), |scenario, (figure, to)| {
        let change = match to {
            To::Number(number) => Change::Typed(Amount::exactly(Decimal::from(*number))),
            To::Taken(alternative) => Change::Taken((*alternative).to_owned()),
        };
        scenario.with(&story, story.figure_id(figure).unwrap(), change)
    });
    let report = report(&story, &scenario);
    let series = series(&story, &report, 0);
    let scale = series.scale(None, true);
    svg(&series.layout(&frame, &scale, &Estimate), palette, surround)
}

fn check(name: &str, drawn: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, drawn).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == drawn, "{name} is drawn otherwise than its golden: UPDATE_GOLDENS=1 writes it anew, then look at it");
}

fn light(name: &str, edits: &[(&str, To)], frame: Frame) {
    check(name, &draw(edits, frame, &Palette::LIGHT, Surround::Alone { title: name }));
}

#[test]
fn as_the_story_has_it() {
    light("default-wide", &[], Frame::WIDE);
    light("default-narrow", &[], Frame::NARROW);
    check("default-page", &draw(&[], Frame::WIDE, &Palette::LIGHT, Surround::Page { class: "wide" }));
}

#[test]
fn edited() {
    for (size, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW)] {
        light(&format!("state-12-{size}"), &[("state_cases", To::Number(12))], frame);
        light(&format!("victims-500-{size}"), &[("victims", To::Number(500))], frame);
        light(&format!("victims-300-{size}"), &[("victims", To::Number(300))], frame);
        light(&format!("federal-20-{size}"), &[("federal_cases", To::Number(20))], frame);
    }
    light("state-10-arrests", &[("state_cases", To::Taken("arrests"))], Frame::WIDE);
    light("victims-250-reports", &[("victims", To::Taken("reports_2014"))], Frame::NARROW);
    light("export", &[("state_cases", To::Number(12)), ("victims", To::Number(450))], Frame::WIDE.exported());
}

#[test]
fn at_the_edges() {
    for (size, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW)] {
        light(&format!("victims-1-{size}"), &[("victims", To::Number(1))], frame);
        light(&format!("victims-0-{size}"), &[("victims", To::Number(0))], frame);
        light(&format!("victims-7-cases-12-{size}"), &[("victims", To::Number(7)), ("federal_cases", To::Number(12))], frame);
        light(&format!("victims-1000000-{size}"), &[("victims", To::Number(1_000_000))], frame);
        light(&format!("one-case-{size}"), &[("federal_cases", To::Number(1))], frame);
        light(&format!("no-case-{size}"), &[("federal_cases", To::Number(0))], frame);
        light(&format!("victims-1000-{size}"), &[("victims", To::Number(1_000))], frame);
        light(&format!("cases-600-{size}"), &[("federal_cases", To::Number(600)), ("state_cases", To::Number(77))], frame);
    }
}

#[test]
fn dark() {
    check("state-12-dark", &draw(&[("state_cases", To::Number(12))], Frame::WIDE, &Palette::DARK, Surround::Alone { title: "state-12-dark" }));
}

#[test]
fn a_drawing_for_a_page_obeys_a_strict_policy() {
    let drawn = draw(&[], Frame::WIDE, &Palette::LIGHT, Surround::Page { class: "wide" });
    assert!(drawn.starts_with("<svg class=\"wide\" viewBox=\"0 0 640 300\" aria-hidden=\"true\" focusable=\"false\">"), "{drawn}");
    for forbidden in ["style=", "font-family", "opacity", "dy=", "width=\"640\""] {
        assert!(!drawn.contains(forbidden), "{forbidden} in {drawn}");
    }
    assert!(drawn.contains("font-size=\"13\"") && drawn.len() < 2_000, "{} bytes", drawn.len());
}

/// Places as a link shows them.
fn places(name: &str, story: &Story, fragment: &str, frame: Frame, palette: &Palette) {
    let (_, series) = support::at(story, fragment);
    let frame = Frame { height: series.height(frame.width, frame.text_scale), ..frame };
    let layout = series.layout(&frame, &series.scale(None, true), &Estimate);
    check(&format!("places-{name}"), &svg(&layout, palette, Surround::Alone { title: name }));
}

#[test]
fn places_at_each_basis() {
    let story = support::places();
    for (size, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW)] {
        places(&format!("default-{size}"), &story, "", frame, &Palette::LIGHT);
        places(&format!("recent-{size}"), &story, "missing.basis=listed_recent", frame, &Palette::LIGHT);
        places(&format!("older-{size}"), &story, "missing.basis=listed_older", frame, &Palette::LIGHT);
    }
    places("default-dark", &story, "", Frame::WIDE, &Palette::DARK);
    places("recent-dark", &story, "missing.basis=listed_recent", Frame::NARROW, &Palette::DARK);
}

#[test]
fn places_edited() {
    let story = support::places();
    for (size, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW)] {
        places(&format!("edited-{size}"), &story, "ct_listed=24", frame, &Palette::LIGHT);
        places(&format!("own-{size}"), &story, "missing.custom=Springfield~12~31000", frame, &Palette::LIGHT);
    }
    places("edited-dark", &story, "ct_listed=24", Frame::WIDE, &Palette::DARK);
    places("edited-apart", &story, "ct_listed=60&ny_listed=none", Frame::WIDE, &Palette::LIGHT);
    places("export", &story, "ct_listed=24&ny_listed=20", Frame::WIDE.exported(), &Palette::LIGHT);
}

#[test]
fn places_at_the_edges() {
    let story = support::places();
    for (size, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW)] {
        places(&format!("one-{size}"), &story, "missing.places=CT", frame, &Palette::LIGHT);
        places(&format!("zero-{size}"), &story, "ct_listed=0", frame, &Palette::LIGHT);
        places(&format!("huge-{size}"), &story, "ny_listed=1000000000&ny_children=1", frame, &Palette::LIGHT);
    }
    places("tiny", &story, "missing.places=CT&ct_listed=1&ct_children=10000000000", Frame::NARROW, &Palette::LIGHT);
    places("others", &story, "missing.reference=OTHERS", Frame::WIDE, &Palette::LIGHT);
    places("sure", &story, "missing.confidence=99", Frame::WIDE, &Palette::LIGHT);
    places("large-text", &story, "", Frame { text_scale: 2.0, ..Frame::NARROW }, &Palette::LIGHT);
    places("large-text-wide", &story, "", Frame { text_scale: 2.0, ..Frame::WIDE }, &Palette::LIGHT);
}

#[test]
fn many_places() {
    let story = support::places();
    let states = support::states();
    let eight = "missing.places=CT,NY,MA,DC,NC,NJ,RI,TX&dc_listed=7&nc_listed=60&missing.custom=Springfield~12~31000";
    for (size, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW), ("small", Frame { width: 300.0, ..Frame::NARROW })] {
        places(&format!("eight-{size}"), &story, eight, frame, &Palette::LIGHT);
        places(&format!("states-{size}"), &states, "", frame, &Palette::LIGHT);
    }
    let six = "missing.places=CT,NY,MA,DC,NC,TX";
    places("six-small", &story, six, Frame { width: 300.0, ..Frame::NARROW }, &Palette::LIGHT);
}

#[test]
fn too_many_places_for_the_frame() {
    let (_, series) = support::at(&support::states(), "");
    let layout = series.layout(&Frame::NARROW, &series.scale(None, true), &Estimate);
    check("places-states-low", &svg(&layout, &Palette::LIGHT, Surround::Alone { title: "states-low" }));
}
