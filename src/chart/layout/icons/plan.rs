//! Lengths that hold as long as the scale does: which grid, how high each row, what is kept for words.

use super::super::Frame;
use super::super::grid::{DOT, Grid, MARGIN, Room};
use super::super::lettering::{LABEL, LINE, Lettering, SMALL};
use crate::axis::{Counts, marks};
use crate::measure::Measure;
use crate::pixels::{below, count, nearest, place, real};
use crate::series::icons::{Counted, IconSeries};

// Lengths in CSS pixels, for text of the usual size.
/// From the text of the bracket to its line, from its ends to the dots, and its ends.
pub(super) const BRACKET_GAP: f64 = 3.0;
pub(super) const BRACKET_ENDS: f64 = 5.0;
/// Between two things in one line.
pub(super) const APART: f64 = 8.0;
/// Between a row of bars and the label beneath.
pub(super) const BENEATH: f64 = 3.0;
/// Between the dots and the first row of bars, and between rows.
pub(super) const BELOW_DOTS: f64 = 9.0;
pub(super) const BETWEEN_ROWS: f64 = 7.0;
/// What a row of bars may grow by where there is height to spare.
pub(super) const GROW: f64 = 6.0;

/// How much smaller than wanted text may be.
const SMALLER_TEXT: [f64; 4] = [1.0, 0.85, 0.7, 0.5];

/// Lengths that hold as long as the scale does, whatever the counts in force.
pub(super) struct Plan<'a> {
    /// The box, with text as large as there is room for.
    pub(super) frame: Frame,
    pub(super) measure: &'a dyn Measure,
    pub(super) each: u64,
    pub(super) grid: Grid,
    /// Whether there is room for words at all.
    pub(super) worded: bool,
    /// The height of a bar in a single row, in CSS pixels.
    pub(super) bar: f64,
    /// Between rows, in CSS pixels.
    pub(super) between: f64,
    pub(super) below_dots: f64,
    /// From mark to mark, in device pixels.
    pub(super) pitch: i32,
    pub(super) radius: i32,
    pub(super) half_bar: i32,
    pub(super) stroke: i32,
}

impl<'a> Plan<'a> {
    pub(super) fn new(series: &IconSeries, frame: &Frame, scale: &Counts, measure: &'a dyn Measure) -> Self {
        // Text that leaves no room for the marks is drawn smaller before it is left out.
        let fitting = SMALLER_TEXT.iter().find_map(|part| {
            let frame = Frame { text_scale: frame.text_scale * part, ..*frame };
            let wants = Wants::new(series, &frame, scale, measure);
            wants.grid(&frame).map(|grid| (frame, wants, grid))
        });
        let worded = fitting.is_some();
        let (frame, wants, grid) = fitting.unwrap_or_else(|| {
            let columns = count(frame.width / 2.0 - 2.0).max(1);
            (*frame, Wants::new(series, frame, scale, measure), Grid { pitch: 2.0, columns, bar_columns: columns })
        });
        let pitch = below(grid.pitch * frame.device_scale).max(1);
        // What rounding the pitch down left over goes to the bars and the gaps, but no further than looks good.
        let used = f64::from(pitch) / frame.device_scale * real(wants.dots.div_ceil(grid.columns)) + wants.others(&grid, &frame);
        let rows = real(u64::try_from(series.parts.len().max(1)).unwrap_or(1));
        let spare = ((frame.height - used) / rows).max(0.0);
        let grown = (spare * 0.5).min(GROW);
        let gap = ((spare - grown) * 0.4).min(GROW);
        let radius = nearest(f64::from(pitch) * DOT / 2.0).min((pitch - 2) / 2).max(1);
        Self {
            frame,
            measure,
            each: scale.each(),
            grid,
            worded,
            bar: bar_height(1, grid.pitch) + grown,
            between: BETWEEN_ROWS + gap,
            below_dots: BELOW_DOTS + gap,
            pitch,
            radius,
            half_bar: nearest(f64::from(pitch) * 0.18).max(1),
            stroke: below(1.5 * frame.device_scale).max(1),
        }
    }

    pub(super) fn device(&self, css: f64) -> i32 {
        nearest(css * self.frame.device_scale)
    }

    pub(super) fn lettering(&self) -> Lettering<'a> {
        Lettering { frame: self.frame, measure: self.measure }
    }

    /// The left edge of the marks.
    pub(super) fn left(&self) -> i32 {
        self.device(MARGIN).max(1)
    }

    /// The middle of the mark in that column.
    pub(super) fn middle(&self, column: u64) -> i32 {
        self.left() + self.radius + place(column).saturating_mul(self.pitch)
    }

    /// The right edge of so many marks in a row.
    pub(super) fn end(&self, marks: u64) -> i32 {
        marks.checked_sub(1).map_or(self.left(), |last| self.middle(last) + self.radius)
    }

    pub(super) fn marks(&self, count: u64) -> u64 {
        marks(count, self.each)
    }
}

/// What asks for height.
struct Wants {
    dots: u64,
    /// Whether as many dots will be drawn. Only the story's own count is sure to fill its room; a count in a step of the
    /// scale may be any below it.
    full: bool,
    /// Bars and the width of the label, by part. Measured once: many grids are tried.
    parts: Vec<(u64, f64)>,
    header_and_footer: f64,
}

impl Wants {
    fn new(series: &IconSeries, frame: &Frame, scale: &Counts, measure: &dyn Measure) -> Self {
        let each = scale.each();
        let parts = series.parts.iter().zip(scale.parts()).map(|(part, room)| (marks(*room, each), label_width(part, frame, measure)));
        Self {
            dots: marks(scale.base(), each).max(1),
            full: Some(scale.base()) == series.base.story,
            parts: parts.collect(),
            header_and_footer: header(series, frame) + footer(frame, each),
        }
    }

    fn grid(&self, frame: &Frame) -> Option<Grid> {
        let others = |grid: &Grid| self.others(grid, frame);
        Room { width: frame.width, height: frame.height, dots: self.dots, full: self.full, others }.grid()
    }

    /// The height of everything but the dots.
    fn others(&self, grid: &Grid, frame: &Frame) -> f64 {
        let rows: f64 = self.parts.iter().map(|(bars, label)| row_height(*label, *bars, grid, frame)).sum();
        let between = real(u64::try_from(self.parts.len().saturating_sub(1)).unwrap_or(0)) * snapped(BETWEEN_ROWS, frame);
        self.header_and_footer + snapped(BELOW_DOTS, frame) + rows + between
    }
}

/// A length as it will be drawn, in CSS pixels: in whole device pixels, so that what is planned is what is placed.
fn snapped(css: f64, frame: &Frame) -> f64 {
    f64::from(nearest(css * frame.device_scale)) / frame.device_scale
}

/// The height of a line of text.
fn line(size: f64, frame: &Frame) -> f64 {
    snapped(size * LINE * frame.text_scale, frame)
}

/// The words above the bracket and its line; before them, in an image, what says that figures were edited.
fn header(series: &IconSeries, frame: &Frame) -> f64 {
    let edited = if frame.export && series.edited.is_some() { snapped(SMALL * LINE * frame.text_scale + 2.0, frame) } else { 0.0 };
    line(SMALL, frame) + snapped(BRACKET_GAP + BRACKET_ENDS + 1.0, frame) + edited
}

/// The line that says what each mark stands for, where that is not one.
fn footer(frame: &Frame, each: u64) -> f64 {
    if each > 1 { line(SMALL, frame) + snapped(BETWEEN_ROWS, frame) } else { 0.0 }
}

/// The height of a bar: in one row about as high as the pitch is wide, in several lower, so that rows stay apart.
pub(super) fn bar_height(rows: u64, pitch: f64) -> f64 {
    if rows <= 1 { (0.95 * pitch).clamp(10.0, 16.0) } else { (0.8 * pitch).clamp(3.0, 13.0) }
}

/// Between rows of bars of one part.
pub(super) fn bar_gap(pitch: f64) -> f64 {
    (0.2 * pitch).max(2.0)
}

/// The height to keep for a part: its bars, and its label beneath unless it fits to the right even of the fullest row.
fn row_height(label: f64, bars: u64, grid: &Grid, frame: &Frame) -> f64 {
    let rows = bars.div_ceil(grid.bar_columns).max(1);
    let bars_alone = real(rows) * snapped(bar_height(rows, grid.pitch), frame) + real(rows - 1) * snapped(bar_gap(grid.pitch), frame);
    let line = line(LABEL, frame);
    let end = MARGIN + real(bars.clamp(1, grid.bar_columns)) * grid.pitch + APART;
    let beside = rows == 1 && end + label <= frame.width;
    bars_alone.max(line) + if beside { 0.0 } else { snapped(BENEATH, frame) + line }
}

fn label_width(part: &Counted, frame: &Frame, measure: &dyn Measure) -> f64 {
    let size = LABEL * frame.text_scale;
    let note = part.note.as_ref().map_or(0.0, |note| APART + measure.width(note, size, false));
    measure.width(&part.label, size, true) + note
}
