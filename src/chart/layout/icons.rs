//! The icon array in its box: a bracket, the dots, and a row of bars for each part with its label.

mod plan;
mod slots;

use counted_core::CellId;
use counted_core::words::grouped;

use super::lettering::{LABEL, LINE, SMALL};
use super::{Frame, Hit, Layout, Mark, Point, Rect, Shape};
use crate::axis::Counts;
use crate::measure::Measure;
use crate::palette::Role;
use crate::pixels::{below, length, nearest, place, real};
use crate::series::icons::{Counted, IconSeries, Span};
use plan::{APART, BENEATH, BRACKET_ENDS, BRACKET_GAP, Plan, bar_gap, bar_height};
use slots::slots;

/// The height that a frame of a width should have: the shape of a page's first paint.
pub(crate) fn height(width: f64) -> f64 {
    let Frame { width: full, height, .. } = if width < NARROW { Frame::NARROW } else { Frame::WIDE };
    width * height / full
}

/// Places the marks.
#[must_use]
pub fn layout(series: &IconSeries, frame: &Frame, scale: &Counts, measure: &dyn Measure) -> Layout {
    let plan = Plan::new(series, frame, scale, measure);
    let mut placing = Placing { series, plan, marks: Vec::new(), hits: Vec::new() };
    placing.everything();
    Layout { size: frame.device_size(), device_scale: frame.device_scale, marks: placing.marks, hits: placing.hits }
}

/// Below it a frame has the shape of a phone's.
const NARROW: f64 = 480.0;

struct Placing<'a> {
    series: &'a IconSeries,
    plan: Plan<'a>,
    marks: Vec<Mark>,
    hits: Vec<Hit>,
}

impl Placing<'_> {
    fn everything(&mut self) {
        let series = self.series;
        let mut top = self.edited();
        top = self.header(top);
        let dots_end = self.dots(top);
        let mut top = dots_end + self.plan.device(self.plan.below_dots);
        for part in &series.parts {
            top = self.part(part, top) + self.plan.device(self.plan.between);
        }
        self.footer();
    }

    /// Puts one line of text down, shortened to the room there is; its right edge.
    fn text(&mut self, of: Option<CellId>, words: &str, style: (f64, bool, Role), left: i32, top: i32, room: i32) -> Option<Rect> {
        if !self.plan.worded {
            return None;
        }
        let (size, bold, role) = style;
        let text = self.plan.lettering().set(words, (size, bold), (left, top), room)?;
        let bounds = text.bounds;
        self.marks.push(Mark { of, role, shape: Shape::Text(text) });
        if let Some(cell) = of {
            self.hits.push(Hit { cell, rect: bounds });
        }
        Some(bounds)
    }

    fn width(&self) -> i32 {
        below(self.plan.frame.width * self.plan.frame.device_scale)
    }

    fn text_width(&self, words: &str, size: f64, bold: bool) -> i32 {
        self.plan.lettering().width(words, (size, bold))
    }

    /// The line that begins an image of edited figures; where the next line starts.
    fn edited(&mut self) -> i32 {
        let Some(edited) = self.series.edited.as_ref().filter(|_| self.plan.frame.export) else { return 0 };
        let room = self.width() - self.plan.left();
        self.text(None, edited, (SMALL, true, Role::Edit), self.plan.left(), 0, room);
        self.plan.device(SMALL * LINE * self.plan.frame.text_scale + 2.0)
    }

    /// The bracket with its words at the left, the base's own count at the right of the dots.
    fn header(&mut self, top: i32) -> i32 {
        let series = self.series;
        let line = self.plan.device(SMALL * LINE * self.plan.frame.text_scale);
        let left = self.plan.left();
        let mut taken = left;
        if let Some(span) = &series.span {
            let room = self.width() - left;
            if let Some(words) = self.text(Some(span.cell), &span.text, (SMALL, false, Role::Ink), left, top, room) {
                taken = words.right + self.plan.device(APART);
            }
            self.bracket(span, top + line + self.plan.device(BRACKET_GAP));
        }
        self.base_label(&series.base, top, taken);
        top + line + self.plan.device(BRACKET_GAP + BRACKET_ENDS + 1.0)
    }

    fn base_label(&mut self, base: &Counted, top: i32, taken: i32) {
        let edited = base.is_edited();
        let label = self.text_width(&base.label, SMALL, edited);
        let apart = self.plan.device(APART);
        let note = base.note.as_ref().map(|note| (note, self.text_width(note, SMALL, false)));
        // Flush with the dots' right edge, or as near to it as the words before it allow.
        let block = self.plan.end(self.base_marks().min(self.plan.grid.columns));
        let starts = |width: i32| (block - width).max(taken);
        let whole = label + note.map_or(0, |(_, width)| apart + width);
        let with_note = starts(whole) + whole <= self.width();
        let start = starts(if with_note { whole } else { label });
        let role = if edited { Role::Edit } else { Role::Muted };
        let room = self.width() - start;
        let placed = self.text(Some(base.cell), &base.label, (SMALL, edited, role), start, top, room);
        if let (Some(placed), Some((note, width)), true) = (placed, note, with_note) {
            self.text(Some(base.cell), note, (SMALL, false, Role::Muted), placed.right + apart, top, width + 1);
        }
    }

    /// All marks of the base, hollow ones included.
    fn base_marks(&self) -> u64 {
        let marks = |count: Option<u64>| count.map_or(0, |count| self.plan.marks(count).max(u64::from(count > 0)));
        marks(self.series.base.now).max(marks(self.series.base.story))
    }

    /// A bracket over as many dots as one case stands against. Where those are more than the first row holds it
    /// stays open at its right.
    fn bracket(&mut self, span: &Span, top: i32) {
        let row = self.base_marks().min(self.plan.grid.columns);
        let dots = span.of_base / real(self.plan.each.max(1));
        if row == 0 || dots <= 0.0 {
            return;
        }
        let (left, stroke, ends) = (self.plan.left(), self.plan.stroke, self.plan.device(BRACKET_ENDS));
        let bottom = top + ends;
        let open = dots > real(row) + 1e-9;
        let gap = f64::from(self.plan.pitch - 2 * self.plan.radius);
        let exact = left + nearest(dots.min(real(row)) * f64::from(self.plan.pitch) - gap * dots.min(1.0));
        let right = if open { self.plan.end(row) } else { exact.max(left + 2 * stroke) } - stroke;
        let mut points = vec![(left, bottom), (left, top), (right, top)];
        if !open {
            points.push((right, bottom));
        }
        let line = |points| Mark { of: Some(span.cell), role: Role::Ink, shape: Shape::Line { points, stroke: length(stroke) } };
        self.marks.push(line(points));
        if open {
            let arm = (self.plan.device(BRACKET_GAP) - stroke).max(1);
            self.marks.push(line(vec![(right - arm, top - arm), (right, top), (right - arm, top + arm)]));
        }
        self.hits.push(Hit { cell: span.cell, rect: Rect { left, top, right: right + stroke, bottom } });
    }

    /// The dots, row by row; their bottom edge.
    fn dots(&mut self, top: i32) -> i32 {
        let base = &self.series.base;
        let (columns, pitch, radius) = (self.plan.grid.columns, self.plan.pitch, self.plan.radius);
        let pad = (pitch - 2 * radius) / 2;
        let centre = |plan: &Plan<'_>, slot: u64| (plan.middle(slot % columns), top + pad + radius + place(slot / columns) * pitch);
        for slot in slots(base, &self.plan, Role::Mark) {
            let at = centre(&self.plan, slot.place);
            self.marks.push(Mark {
                of: Some(base.cell),
                role: slot.role,
                shape: if slot.hollow { self.ring(at) } else { Shape::Dot { at, radius: length(radius) } },
            });
        }
        let all = self.base_marks();
        let rows = place(all.div_ceil(columns));
        let bottom = top + rows.max(1) * pitch;
        if all > 0 {
            let rect = Rect { left: self.plan.left(), top: top + pad, right: self.plan.end(all.min(columns)), bottom: bottom - pad };
            self.hits.push(Hit { cell: base.cell, rect });
        }
        bottom
    }

    fn ring(&self, at: Point) -> Shape {
        let radius = (self.plan.radius - self.plan.stroke / 2).max(1);
        Shape::Ring { at, radius: length(radius), stroke: length(self.plan.stroke) }
    }

    /// One part: its bars and its label; their bottom edge.
    fn part(&mut self, part: &Counted, top: i32) -> i32 {
        let columns = self.plan.grid.bar_columns;
        let slots = slots(part, &self.plan, Role::Accent);
        let bars = slots.last().map_or(0, |slot| slot.place + 1);
        let rows = bars.div_ceil(columns).max(1);
        let height = if rows == 1 { self.plan.device(self.plan.bar) } else { self.plan.device(bar_height(rows, self.plan.grid.pitch)) };
        let step = height + self.plan.device(bar_gap(self.plan.grid.pitch));
        // Large letters are higher than the bars that they stand beside.
        let line = self.plan.device(LABEL * LINE * self.plan.frame.text_scale);
        let top = top + if rows == 1 { ((line - height) / 2).max(0) } else { 0 };
        for slot in &slots {
            let (middle, top) = (self.plan.middle(slot.place % columns), top + place(slot.place / columns) * step);
            let rect = Rect { left: middle - self.plan.half_bar, top, right: middle + self.plan.half_bar, bottom: top + height };
            self.marks.push(Mark { of: Some(part.cell), role: slot.role, shape: if slot.hollow { self.outline(rect) } else { Shape::Bar(rect) } });
        }
        let bottom = top + place(rows - 1) * step + height;
        if bars == 0 && part.now.is_some() {
            let x = self.plan.middle(0) - self.plan.half_bar;
            let shape = Shape::Line { points: vec![(x, top), (x, bottom - 1)], stroke: length(self.plan.stroke) };
            self.marks.push(Mark { of: Some(part.cell), role: Role::Muted, shape });
        }
        let left = self.plan.middle(0) - self.plan.half_bar;
        let right = if bars == 0 { left } else { self.plan.middle(bars.min(columns) - 1) + self.plan.half_bar };
        self.hits.push(Hit { cell: part.cell, rect: Rect { left, top, right: right.max(left + self.plan.stroke), bottom } });
        let last = bars - (rows - 1) * columns;
        let last_end = if last == 0 { left + self.plan.stroke } else { self.plan.middle(last - 1) + self.plan.half_bar };
        let start = if bars == 0 && part.now.is_none() { left } else { last_end + self.plan.device(APART) };
        let beside = rows == 1 || line <= height;
        bottom.max(self.part_label(part, (left, start, beside), bottom - height, bottom))
    }

    /// The label to the right of the last row, from `start`, where it may stand there and fits; else beneath, from `left`.
    /// Its bottom edge.
    fn part_label(&mut self, part: &Counted, (left, start, beside): (i32, i32, bool), row_top: i32, row_bottom: i32) -> i32 {
        let role = match part.now {
            _ if part.is_edited() => Role::Edit,
            None | Some(0) => Role::Muted,
            Some(_) => Role::Accent,
        };
        let bold = role != Role::Muted;
        let (label, apart) = (self.text_width(&part.label, LABEL, bold), self.plan.device(APART));
        let note = part.note.as_ref().map(|note| (note, self.text_width(note, LABEL, false)));
        let whole = label + note.map_or(0, |(_, width)| apart + width);
        let line = self.plan.device(LABEL * LINE * self.plan.frame.text_scale);
        let beside = beside && start + whole <= self.width();
        let (x, y) = if beside { (start, row_top + (row_bottom - row_top - line) / 2) } else { (left, row_bottom + self.plan.device(BENEATH)) };
        let room = self.width() - x;
        let Some(placed) = self.text(Some(part.cell), &part.label, (LABEL, bold, role), x, y, room) else { return row_bottom };
        if let Some((note, width)) = note.filter(|_| whole <= room) {
            self.text(Some(part.cell), note, (LABEL, false, Role::Muted), placed.right + apart, y, width + 1);
        }
        placed.bottom
    }

    fn outline(&self, rect: Rect) -> Shape {
        // The line's outer edge is the bar's own.
        let (near, far) = (self.plan.stroke / 2, self.plan.stroke - self.plan.stroke / 2);
        // A bar too thin to be hollow is widened as far as its neighbours allow.
        let half = self.plan.half_bar.max((2 * self.plan.stroke).min((self.plan.pitch - 1) / 2));
        let wider = half - self.plan.half_bar;
        let edge = Rect { left: (rect.left - wider).max(0) + near, top: rect.top + near, right: rect.right + wider - far, bottom: rect.bottom - far };
        Shape::Outline { edge, stroke: length(self.plan.stroke) }
    }

    /// What each mark stands for, at the foot.
    fn footer(&mut self) {
        if self.plan.each <= 1 {
            return;
        }
        let (before, after) = &self.series.each;
        let words = [before, grouped(&self.plan.each.to_string()).as_str(), after].concat();
        let height = self.plan.device(SMALL * LINE * self.plan.frame.text_scale);
        let bottom = below(self.plan.frame.height * self.plan.frame.device_scale);
        let (left, room) = (self.plan.left(), self.width() - self.plan.left());
        self.text(None, &words, (SMALL, false, Role::Muted), left, bottom - height, room);
    }
}
