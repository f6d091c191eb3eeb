//! A chart as SVG text: drawn by plotters' own backend, then tidied.
//!
//! A page carries its charts as drawings for the first paint, so they must be small and obey a strict policy: no style
//! attributes, no font of their own, a box that follows its column. Runs of equal dots or bars at one pitch become one
//! dashed line, which is a tenth of the bytes of as many circles; lines of one look become one path.

use std::fmt::Write as _;

use plotters::prelude::SVGBackend;

use crate::layout::Layout;
use crate::paint;
use crate::palette::{Palette, Role};

/// What the drawing stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surround<'a> {
    /// A page, which gives it size, colours and faces; what it shows is described beside it.
    Page {
        /// Its class.
        class: &'a str,
    },
    /// Nothing: a file to take away, with its own ground.
    Alone {
        /// What it shows, in words.
        title: &'a str,
    },
}

/// Draws a chart. The light palette's colours are what a page's style sheet makes tokens of again.
#[must_use]
pub fn svg(layout: &Layout, palette: &Palette, surround: Surround<'_>) -> String {
    let mut drawn = String::new();
    let mut backend = SVGBackend::with_string(&mut drawn, layout.size);
    // A backend that writes to memory has nothing to fail with; were it to, what it wrote would stand.
    let _ = paint(&mut backend, layout, palette);
    drop(backend);
    let body = tidied(&drawn);
    let (width, height) = layout.size;
    match surround {
        Surround::Page { class } => {
            format!("<svg class=\"{}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\" focusable=\"false\">{body}</svg>", escaped(class))
        }
        Surround::Alone { title } => {
            let plotters::style::RGBColor(red, green, blue) = palette.colour(Role::Paper);
            let (full_width, full_height) = (width + 2 * EDGE, height + 2 * EDGE);
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{full_width}\" height=\"{full_height}\" \
                 viewBox=\"-{EDGE} -{EDGE} {full_width} {full_height}\" role=\"img\" \
                 font-family=\"system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif\"><title>{}</title>\
                 <rect x=\"-{EDGE}\" y=\"-{EDGE}\" width=\"{full_width}\" height=\"{full_height}\" fill=\"#{red:02X}{green:02X}{blue:02X}\"/>{body}</svg>\n",
                escaped(title)
            )
        }
    }
}

/// Around a drawing that stands alone.
const EDGE: u32 = 16;

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An element as plotters writes it: one to a line, a text's words on the line after.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Element<'a> {
    tag: &'a str,
    attributes: &'a str,
    words: &'a str,
}

impl<'a> Element<'a> {
    fn get(&self, name: &str) -> &'a str {
        let mut rest = self.attributes;
        while let Some((key, after)) = rest.split_once("=\"") {
            let Some((value, after)) = after.split_once('"') else { break };
            if key.trim() == name {
                return value;
            }
            rest = after;
        }
        ""
    }

    fn is_drawn_like(&self, other: &Self) -> bool {
        ["stroke", "stroke-width"].into_iter().all(|name| self.get(name) == other.get(name))
    }

    fn number(&self, name: &str) -> i32 {
        self.get(name).parse().unwrap_or(0)
    }
}

/// A filled mark that may be one of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Unit<'a> {
    /// Where a dash for it starts: its left end, and twice the height of its middle, so that both are whole.
    at: (i32, i32),
    /// How long, how wide and how round the dash is.
    dash: (i32, i32, bool),
    colour: &'a str,
}

impl<'a> Unit<'a> {
    fn of(element: &Element<'a>) -> Option<Self> {
        let colour = element.get("fill");
        match element.tag {
            "circle" if colour != "none" => {
                Some(Self { at: (element.number("cx"), element.number("cy") * 2), dash: (0, 2 * element.number("r"), true), colour })
            }
            "rect" if colour != "none" => {
                let (width, height) = (element.number("width"), element.number("height"));
                Some(Self { at: (element.number("x"), element.number("y") * 2 + height), dash: (width, height, false), colour })
            }
            _ => None,
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        self.dash == other.dash && self.colour == other.colour
    }
}

/// Units of one row at one pitch.
struct Run<'a> {
    first: Unit<'a>,
    pitch: i32,
    count: i32,
}

impl Run<'_> {
    /// The row as a stretch of path. A round dash has no length, so its row goes a little on.
    fn path(&self) -> String {
        let ((x, y), (length, _, round)) = (self.first.at, self.first.dash);
        let reach = (self.count - 1) * self.pitch + length;
        format!("M{x} {}{}h{reach}{}", y / 2, if y % 2 == 0 { "" } else { ".5" }, if round { ".1" } else { "" })
    }
}

fn tidied(drawn: &str) -> String {
    let mut lines = drawn.lines();
    let mut body = String::new();
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut strokes: Vec<Element<'_>> = Vec::new();
    while let Some(line) = lines.next() {
        let Some((tag, attributes)) = line.trim_start_matches('<').split_once(' ') else { continue };
        if tag == "svg" || line.starts_with("</") {
            continue;
        }
        let words = if tag == "text" { lines.next().unwrap_or_default() } else { "" };
        let element = Element { tag, attributes, words };
        if tag != "polyline" || strokes.last().is_some_and(|last| !last.is_drawn_like(&element)) {
            stroke(&mut strokes, &mut body);
        }
        if let Some(unit) = Unit::of(&element) {
            join(&mut runs, unit, &mut body);
            continue;
        }
        flush(&mut runs, &mut body);
        if tag == "polyline" {
            strokes.push(element);
        } else {
            write(&element, &mut body);
        }
    }
    stroke(&mut strokes, &mut body);
    flush(&mut runs, &mut body);
    body
}

/// Writes lines of one look as one path.
fn stroke(lines: &mut Vec<Element<'_>>, body: &mut String) {
    let Some(first) = lines.first().copied() else { return };
    let (colour, width) = (first.get("stroke"), first.get("stroke-width"));
    let paths: String = lines.drain(..).map(|line| path(line.get("points"), width)).collect();
    let _ = write!(body, "<path d=\"{paths}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>");
}

/// Adds a unit to the last run, or starts one: in a row of the same path where it has the same look and pitch.
fn join<'a>(runs: &mut Vec<Run<'a>>, unit: Unit<'a>, body: &mut String) {
    if let Some(last) = runs.last_mut().filter(|last| last.first.is_like(&unit) && last.first.at.1 == unit.at.1) {
        let step = unit.at.0 - last.first.at.0 - (last.count - 1) * last.pitch;
        if step > unit.dash.0 && (last.count == 1 || step == last.pitch) {
            last.pitch = step;
            last.count += 1;
            return;
        }
    }
    if runs.last().is_some_and(|last| !last.first.is_like(&unit)) {
        flush(runs, body);
    }
    runs.push(Run { first: unit, pitch: 0, count: 1 });
}

/// Writes the runs, which look alike, as few paths as there are pitches.
fn flush(runs: &mut Vec<Run<'_>>, body: &mut String) {
    let mut rest = std::mem::take(runs).into_iter().peekable();
    while let Some(run) = rest.next() {
        let Unit { dash: (length, width, round), colour, .. } = run.first;
        let (mut pitch, mut path) = (run.pitch, run.path());
        // A single mark goes with any pitch.
        while let Some(next) = rest.next_if(|next| next.pitch == pitch || next.count == 1 || pitch == 0) {
            pitch = pitch.max(next.pitch);
            path.push_str(&next.path());
        }
        let dashes = if pitch > 0 { format!(" stroke-dasharray=\"{length} {}\"", pitch - length) } else { String::new() };
        let cap = if round { " stroke-linecap=\"round\"" } else { "" };
        let _ = write!(body, "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}{cap}/>");
    }
}

/// Writes an element that stands for itself.
fn write(element: &Element<'_>, body: &mut String) {
    let stroke = element.get("stroke");
    let width = element.get("stroke-width");
    let _ = match element.tag {
        "circle" => {
            let (x, y, radius) = (element.get("cx"), element.get("cy"), element.get("r"));
            write!(body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>")
        }
        "text" => {
            let (x, y, fill) = (element.get("x"), element.get("y"), element.get("fill"));
            // plotters writes a size by another definition of it.
            let size = element.get("font-size").parse().map_or(0.0, |size: f64| (size * 1.24 * 100.0).round() / 100.0);
            let weight = if element.get("font-weight").is_empty() { "" } else { " font-weight=\"bold\"" };
            write!(body, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{fill}\">{}</text>", element.words)
        }
        _ => Ok(()),
    };
}

/// Corners as a path, on the middle of their pixels where the line's width is odd.
fn path(points: &str, width: &str) -> String {
    let half = if width.parse::<u32>().is_ok_and(|width| width % 2 == 1) { ".5" } else { "" };
    let corners: Vec<(&str, &str)> = points.split_whitespace().filter_map(|point| point.split_once(',')).collect();
    let closed = corners.len() > 2 && corners.first() == corners.last();
    let mut path = String::new();
    let mut before = ("", "");
    for (x, y) in corners.iter().take(corners.len() - usize::from(closed)).copied() {
        path += &match before {
            ("", _) => format!("M{x}{half} {y}{half}"),
            (_, last) if last == y => format!("H{x}{half}"),
            (last, _) if last == x => format!("V{y}{half}"),
            _ => format!("L{x}{half} {y}{half}"),
        };
        before = (x, y);
    }
    path + if closed { "z" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_dots_of_a_row_become_one_dashed_line() {
        let dot = |x: i32, y: i32| format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" opacity=\"1\" fill=\"#85817A\" stroke=\"none\" stroke-width=\"1\"/>");
        let drawn = [dot(6, 32), dot(23, 32), dot(40, 32), dot(6, 49)].join("\n");
        let expected =
            "<path d=\"M6 32h34.1M6 49h0.1\" fill=\"none\" stroke=\"#85817A\" stroke-width=\"10\" stroke-dasharray=\"0 17\" stroke-linecap=\"round\"/>";
        assert_eq!(tidied(&drawn), expected);
    }

    #[test]
    fn a_single_bar_is_one_line() {
        let drawn = "<rect x=\"3\" y=\"240\" width=\"6\" height=\"15\" opacity=\"1\" fill=\"#12556B\" stroke=\"none\"/>";
        assert_eq!(tidied(drawn), "<path d=\"M3 247.5h6\" fill=\"none\" stroke=\"#12556B\" stroke-width=\"15\"/>");
    }

    #[test]
    fn lines_of_odd_width_lie_on_the_middle_of_pixels() {
        assert_eq!(path("1,2 3,2 3,4 ", "1"), "M1.5 2.5H3.5V4.5");
        assert_eq!(path("1,2 3,2 5,4 1,2 ", "2"), "M1 2H3L5 4z");
    }

    #[test]
    fn lines_of_one_look_are_one_path() {
        let line = |points: &str, colour: &str| format!("<polyline fill=\"none\" opacity=\"1\" stroke=\"{colour}\" stroke-width=\"1\" points=\"{points}\"/>");
        let drawn = [line("1,2 1,9 ", "#1A1B1D"), line("3,2 3,9 ", "#1A1B1D"), line("5,2 5,9 ", "#5B5952")].join("\n");
        let expected = "<path d=\"M1.5 2.5V9.5M3.5 2.5V9.5\" fill=\"none\" stroke=\"#1A1B1D\" stroke-width=\"1\"/>\
                        <path d=\"M5.5 2.5V9.5\" fill=\"none\" stroke=\"#5B5952\" stroke-width=\"1\"/>";
        assert_eq!(tidied(&drawn), expected);
    }
}
