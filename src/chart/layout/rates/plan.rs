//! How the rows are arranged: with numbers above their dots where there is height for it, in one line each where there is
//! not, and with names above their rows where those leave no width for the plot.

use super::super::Frame;
use super::super::lettering::{LABEL, Lettering, SMALL};
use super::facet::Facet;
use super::names::{self, NOTE};
use crate::axis::Reals;
use crate::layout::Rect;
use crate::measure::Measure;
use crate::pixels::{below, place};
use crate::series::rates::{RateSeries, Rated, Standing};

// Lengths in CSS pixels.
/// Left of the names.
const MARGIN: f64 = 1.0;
/// The largest dot's radius.
const RADIUS: f64 = 6.0;
/// The length of an arrow's head.
pub(super) const ARROW: f64 = 5.0;
/// Between the names and the plot: a dot at zero reaches into it.
const GAP: f64 = 14.0;
/// Right of the plot, for numbers behind a whisker: a count alone, and a rate with its count.
const COUNT: f64 = 46.0;
const BOTH: f64 = 78.0;
/// The highest row: three places are no poster.
const MOST_PITCH: f64 = 64.0;
/// Between the plot and the labels of its axis.
const BENEATH: f64 = 4.0;

/// What of the width names usually take, and what they may take before text becomes smaller.
const USUAL: f64 = 0.38;
const MOST: f64 = 0.47;
/// How much smaller than wanted text may be, and the smallest text as a part of the usual size.
const SMALLER_TEXT: [f64; 6] = [1.0, 0.85, 0.7, 0.6, 0.5, 0.42];
const SMALLEST_TEXT: f64 = 0.85;

/// Where a row's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// The name at the left, the rate above its dot.
    Above,
    /// The name at the left, the rate behind the whisker.
    Beside,
    /// The name above, the rate behind the whisker.
    Stacked,
}

/// Where a note on a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// In a line of its own.
    Beneath,
    /// In the name's line.
    Beside,
}

/// Lengths that hold whatever the figures in force, in device pixels.
pub(super) struct Plan<'a> {
    /// With text as large as there is room for.
    pub(super) lettering: Lettering<'a>,
    pub(super) arrangement: Arrangement,
    /// The rows that there is room for.
    pub(super) shown: usize,
    /// Left of the names.
    pub(super) margin: i32,
    /// The width of the names.
    pub(super) column: i32,
    /// Whether some of them are wider.
    pub(super) wraps: bool,
    /// The whole width.
    pub(super) width: i32,
    /// Where rates stand along the scale.
    pub(super) plot: Rect,
    /// From row to row.
    pub(super) pitch: i32,
    /// From a row's top to the line that its dot stands on.
    pub(super) line: i32,
    pub(super) radius: i32,
    /// What a dot with its count takes beneath that line.
    pub(super) beneath: i32,
    /// The width of lines that carry meaning, and of those that separate.
    pub(super) stroke: i32,
    pub(super) hair: i32,
}

impl<'a> Plan<'a> {
    /// A plan with every name whole if there is one, else one with as much as there is room for; none where that is nothing.
    pub(super) fn new(series: &RateSeries, frame: &Frame, measure: &'a dyn Measure) -> Option<Self> {
        if series.rows.is_empty() {
            return None;
        }
        let scales = SMALLER_TEXT.iter().map(|part| frame.text_scale * part);
        let fitting = scales.enumerate().filter(|(at, scale)| *at == 0 || *scale >= SMALLEST_TEXT);
        let mut last = None;
        for (_, text_scale) in fitting {
            let room = Room::new(series, Lettering { frame: Frame { text_scale, ..*frame }, measure });
            if let Some((arrangement, column)) = room.whole() {
                return Some(room.plan(arrangement, column, series.rows.len()));
            }
            last = Some(room);
        }
        last?.cut()
    }

    /// The facet of one scale beside the names.
    pub(super) fn facet<'b>(&'b self, series: &'b RateSeries, scale: &'b Reals) -> Facet<'b> {
        let rows = series.rows.as_slice();
        Facet {
            lettering: self.lettering,
            rows: rows.get(..self.shown).unwrap_or(rows),
            scale,
            plot: self.plot,
            right: self.width,
            pitch: self.pitch,
            line: self.line,
            radius: self.radius,
            beneath: self.beneath,
            stroke: self.stroke,
            hair: self.hair,
            lined: self.note(series).is_none(),
            above: self.arrangement == Arrangement::Above,
            labels_top: self.labels_top(),
        }
    }

    /// Where there is room for a note on the reference's name.
    pub(super) fn note(&self, series: &RateSeries) -> Option<Note> {
        let (line, small) = (self.lettering.line(LABEL), self.lettering.line(SMALL));
        // A name in two lines may stand beneath.
        let needed = if self.wraps { 2 * line + small / 2 } else { line + small };
        let reference = series.rows.iter().find(|row| row.standing == Standing::Reference)?;
        if self.arrangement != Arrangement::Stacked && self.pitch >= needed && self.lettering.width(&series.reference, NOTE) <= self.column {
            return Some(Note::Beneath);
        }
        (names::noted(reference, series, &self.lettering) <= self.column).then_some(Note::Beside)
    }

    /// The top of the axis's labels.
    pub(super) fn labels_top(&self) -> i32 {
        self.plot.bottom + self.lettering.device(BENEATH)
    }
}

/// What there is to share out among the rows.
struct Room<'a, 's> {
    series: &'s RateSeries,
    lettering: Lettering<'a>,
    width: i32,
    top: i32,
    bottom: i32,
}

impl<'a, 's> Room<'a, 's> {
    fn new(series: &'s RateSeries, lettering: Lettering<'a>) -> Self {
        let frame = &lettering.frame;
        let [width, height] = [frame.width, frame.height].map(|side| below(side * frame.device_scale));
        let top = if frame.export && series.edited.is_some() { lettering.line(SMALL) + lettering.device(BENEATH) } else { 0 };
        Self { series, lettering, width, top, bottom: height - lettering.line(SMALL) - lettering.device(BENEATH) }
    }

    /// The height of each of so many rows.
    fn pitch(&self, rows: usize) -> i32 {
        let rows = i32::try_from(rows).unwrap_or(i32::MAX).max(1);
        ((self.bottom - self.top) / rows).min(self.lettering.device(MOST_PITCH * self.lettering.frame.text_scale.max(1.0)))
    }

    fn share(&self, part: f64) -> i32 {
        below(f64::from(self.width) * part)
    }

    /// How all rows can be shown with their names whole, and the width of the names.
    fn whole(&self) -> Option<(Arrangement, i32)> {
        let (pitch, line) = (self.pitch(self.series.rows.len()), self.lettering.line(LABEL));
        if pitch < line {
            return None;
        }
        if let Some(column) = self.column(pitch >= 2 * line) {
            let above = pitch >= self.above(pitch) + self.beneath(pitch) + self.lettering.device(3.0);
            return Some((if above { Arrangement::Above } else { Arrangement::Beside }, column));
        }
        (pitch >= line + 2 * self.beneath(pitch)).then_some((Arrangement::Stacked, self.width - self.lettering.device(MARGIN)))
    }

    /// The width that the names need; none where that is too much.
    fn column(&self, two_lines: bool) -> Option<i32> {
        let (usual, most) = (self.share(USUAL), self.share(MOST));
        let widest = |own: bool, width: &dyn Fn(&Rated) -> i32| self.series.rows.iter().filter(|row| row.own == own).map(width).max().unwrap_or(0);
        let single = |row: &Rated| self.lettering.width(&row.name, names::style(row));
        let column = widest(false, &single);
        let column = if column <= usual {
            column
        } else {
            let halves = if two_lines { widest(false, &|row| names::halves(row, &self.lettering).2) } else { column };
            Some(halves.max(usual.min(column))).filter(|column| *column <= most)?
        };
        // A reader's own place may be cut; what is said of the reference may be left out.
        let noted = |row: &Rated| if two_lines { self.lettering.width(&self.series.reference, NOTE) } else { names::noted(row, self.series, &self.lettering) };
        let reference = self.series.rows.iter().find(|row| row.standing == Standing::Reference);
        let note = reference.map(noted).filter(|width| *width <= usual).unwrap_or(0);
        Some(column.max(widest(true, &single).min(usual)).max(note))
    }

    fn radius(&self, pitch: i32) -> i32 {
        self.lettering.device(RADIUS).min((pitch * 2 / 9).max(self.lettering.device(3.0))).max(1)
    }

    /// What a dot with its count takes beneath the line that it stands on, and above it as well.
    fn beneath(&self, pitch: i32) -> i32 {
        self.radius(pitch).max((self.lettering.line(SMALL) + 1) / 2)
    }

    /// What a dot takes above the line that it stands on, with its rate above it.
    fn above(&self, pitch: i32) -> i32 {
        self.lettering.line(SMALL) + self.beneath(pitch).max(self.radius(pitch) + self.lettering.device(2.0))
    }

    fn plan(&self, arrangement: Arrangement, column: i32, shown: usize) -> Plan<'a> {
        let (lettering, pitch) = (self.lettering, self.pitch(shown));
        let [stroke, hair] = [1.5, 1.0].map(|css| lettering.device(css).max(1));
        let radius = self.radius(pitch);
        let above = match arrangement {
            Arrangement::Above => self.above(pitch),
            Arrangement::Beside => self.beneath(pitch),
            Arrangement::Stacked => lettering.line(LABEL) + self.beneath(pitch),
        };
        let spare = (pitch - above - self.beneath(pitch)).max(0);
        // What stands above a dot is nearer to it than to the row before.
        let line = above + if arrangement == Arrangement::Beside { spare / 2 } else { spare * 2 / 5 };
        let margin = lettering.device(MARGIN);
        let left = match arrangement {
            Arrangement::Stacked => radius + lettering.device(ARROW) + stroke,
            Arrangement::Above | Arrangement::Beside => margin + column + lettering.device(GAP),
        };
        let kept = if arrangement == Arrangement::Above { COUNT } else { BOTH };
        let kept = lettering.device(kept * lettering.frame.text_scale).min(self.share(0.25));
        let right = (self.width - kept).min(self.width - radius - lettering.device(ARROW) - stroke).max(left + 1);
        let plot = Rect { left, top: self.top, right, bottom: self.top + place(u64::try_from(shown).unwrap_or(0)) * pitch };
        let wraps = self.series.rows.iter().any(|row| lettering.width(&row.name, names::style(row)) > column);
        Plan { lettering, arrangement, shown, margin, column, wraps, width: self.width, plot, pitch, line, radius, beneath: self.beneath(pitch), stroke, hair }
    }

    /// As many rows as there is room for, with names cut where they must be.
    fn cut(&self) -> Option<Plan<'a>> {
        let line = self.lettering.line(LABEL).max(1);
        let shown = usize::try_from((self.bottom - self.top) / line).ok()?.min(self.series.rows.len());
        let column = self.column(false).unwrap_or_else(|| self.share(MOST));
        (shown > 0).then(|| self.plan(Arrangement::Beside, column, shown))
    }
}
