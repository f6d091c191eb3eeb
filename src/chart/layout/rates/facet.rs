//! One facet: the rows' dots, whiskers and numbers in a rectangle, on a given scale.

use super::super::lettering::{Lettering, SMALL};
use super::super::lines::{hatching, level, upright};
use super::plan::ARROW;
use crate::axis::Reals;
use crate::layout::{Hit, Layout, Mark, Point, Rect, Shape, Text};
use crate::palette::Role;
use crate::pixels::{length, nearest, place, real};
use crate::series::rates::{Rate, Rated, Standing};
use counted_core::Bound;

// Lengths in CSS pixels.
/// Half the length of a whisker's cap.
const CAP: f64 = 4.0;
/// The height of a hatched band, how far apart its lines are (further where there are many bands), and around the words on it.
const BAND: f64 = 18.0;
const HATCH: f64 = 7.0;
const SPARSE_HATCH: f64 = 10.0;
const AROUND: f64 = 4.0;
/// Where the words start.
const INDENT: f64 = 20.0;
/// Between gridlines and the words that they make room for.
const CLEAR: f64 = 2.0;
/// Between two labels of the axis.
const TICKS_APART: f64 = 10.0;

/// A facet, in device pixels.
pub(super) struct Facet<'a> {
    pub(super) lettering: Lettering<'a>,
    pub(super) rows: &'a [Rated],
    pub(super) scale: &'a Reals,
    /// Zero at its left edge, the end of the scale at its right one; the rows share its height.
    pub(super) plot: Rect,
    /// How far its words may reach.
    pub(super) right: i32,
    pub(super) pitch: i32,
    pub(super) line: i32,
    pub(super) radius: i32,
    /// What a dot with its count takes beneath its line; where it has nothing above it, above as well.
    pub(super) beneath: i32,
    pub(super) stroke: i32,
    pub(super) hair: i32,
    /// Whether a line shows the rate that the others are compared with.
    pub(super) lined: bool,
    /// Whether a rate stands above its dot, rather than behind its whisker.
    pub(super) above: bool,
    /// The top of the axis's labels.
    pub(super) labels_top: i32,
}

impl Facet<'_> {
    /// Adds the facet's marks; its gridlines make room for whatever words there are.
    pub(super) fn place(&self, layout: &mut Layout) {
        for (row, at) in self.rows.iter().zip(0..) {
            let y = self.plot.top + place(at) * self.pitch + self.line;
            match &row.now {
                Ok(rate) => self.rate(row, rate, y, layout),
                Err(words) => self.hatched(row, words, y, layout),
            }
        }
        let ticks = self.ticks();
        let clear = self.lettering.device(CLEAR);
        let words: Vec<Rect> = layout.marks.iter().filter(|mark| matches!(mark.shape, Shape::Text(_))).map(|mark| mark.bounds().padded(clear)).collect();
        layout.marks.splice(0..0, self.grid(&ticks, &words));
        for (_, text) in ticks {
            layout.say(None, Role::Muted, Some(text));
        }
    }

    fn x(&self, rate: f64) -> i32 {
        self.plot.left + nearest(f64::from(self.plot.right - self.plot.left) * (rate / self.scale.top()).clamp(0.0, 1.0))
    }

    /// The labels of the axis: of the finest steps whose labels stand apart.
    fn ticks(&self) -> Vec<(i32, Text)> {
        let apart = self.lettering.device(TICKS_APART);
        let label = |x: i32, words: &str| {
            let width = self.lettering.width(words, (SMALL, false));
            let left = (x - width / 2).min(self.right - width).max(0);
            self.lettering.set(words, (SMALL, false), (left, self.labels_top), width + 1).map(|text| (x, text))
        };
        let labels = self.scale.steps().map(|(step, count)| (0..=count).filter_map(|at| label(self.x(step.value() * real(at)), &step.text(at))).collect());
        let stand_apart = |labels: &Vec<(i32, Text)>| labels.iter().zip(labels.iter().skip(1)).all(|(a, b)| a.1.bounds.right + apart <= b.1.bounds.left);
        labels.into_iter().find(stand_apart).unwrap_or_else(|| label(self.plot.left, "0").into_iter().collect())
    }

    /// Gridlines, the firmer one at zero, and a line at the rate that the others are compared with.
    fn grid(&self, ticks: &[(i32, Text)], words: &[Rect]) -> Vec<Mark> {
        let height = (self.plot.top, self.plot.bottom);
        let lines = |role: Role, xs: &mut dyn Iterator<Item = i32>| Mark {
            of: None,
            role,
            shape: Shape::Lines { ends: xs.flat_map(|x| upright(x, height, words)).collect(), stroke: length(self.hair) },
        };
        let reference = self.rows.iter().filter(|row| self.lined && row.standing == Standing::Reference).filter_map(|row| row.now.as_ref().ok());
        let mut grid = vec![lines(Role::Rule, &mut ticks.iter().skip(1).map(|(x, _)| *x)), lines(Role::Edge, &mut std::iter::once(self.plot.left))];
        grid.extend(reference.map(|rate| lines(Role::Mark, &mut std::iter::once(self.x(rate.value)))));
        grid
    }

    fn around(&self, (x, y): Point) -> Rect {
        Rect { left: x, top: y, right: x, bottom: y }.padded(self.radius)
    }

    /// The story's value behind the reader's.
    fn ghost(&self, row: &Rated, at: Point, layout: &mut Layout) {
        let radius = (self.radius - self.stroke / 2).max(1);
        layout.draw(row.cell, Role::Muted, Shape::Ring { at, radius: length(radius), stroke: length(self.stroke) });
    }

    /// A dot with its whisker and its numbers.
    fn rate(&self, row: &Rated, rate: &Rate, y: i32, layout: &mut Layout) {
        let x = self.x(rate.value);
        let ghost = row.story.map(|story| (self.x(story), y));
        let ghost_box = ghost.map(|at| self.around(at));
        let (from, to) = self.whisker(row, rate, y, ghost_box, layout);
        if let Some(at) = ghost {
            self.ghost(row, at, layout);
        }
        let role = match row.standing {
            _ if row.edited => Role::Edit,
            Standing::Subject => Role::Accent,
            Standing::Reference | Standing::Other => Role::Mark,
        };
        layout.draw(row.cell, role, Shape::Dot { at: (x, y), radius: length(self.radius) });
        let dot = self.around((x, y));
        let own = Rect { left: from.min(dot.left), right: to.max(dot.right) + self.stroke, ..dot };
        let taken: Vec<Rect> = std::iter::once(own).chain(ghost_box).collect();
        layout.hits.extend(taken.iter().map(|rect| Hit { cell: row.cell, rect: *rect }));
        self.numbers(row, rate, (x, y), &taken, layout);
        layout.hits.extend(row.figures.iter().map(|cell| Hit { cell: *cell, rect: dot }));
    }

    /// From the lowest rate that fits to the highest, with a cap at each end. The open end of a limit has an arrow instead.
    fn whisker(&self, row: &Rated, rate: &Rate, y: i32, ghost: Option<Rect>, layout: &mut Layout) -> (i32, i32) {
        let [head, cap] = [ARROW, CAP].map(|css| self.lettering.device(css).min(self.pitch / 4).max(1));
        let (x, low, high) = (self.x(rate.value), self.x(rate.limits.0), self.x(rate.limits.1));
        let open_low = matches!(rate.bound, Bound::AtMost | Bound::Open);
        let open_high = matches!(rate.bound, Bound::AtLeast | Bound::Open);
        let from = if open_low { (low.min(x - self.radius) - head).max(self.plot.left).min(x) } else { low };
        let to = if open_high { high.max(x + self.radius) + head } else { high };
        let mut ends = level(y, (from, to), ghost.as_slice());
        ends.extend([(low, open_low), (high, open_high)].into_iter().filter(|(_, open)| !open).map(|(x, _)| ((x, y - cap), (x, y + cap))));
        layout.draw(row.cell, Role::Ink, Shape::Lines { ends, stroke: length(self.stroke) });
        // Nothing is below zero, so a dot there has no arrow.
        let arrows = [(from, head, open_low && from < x - self.radius), (to, -head, open_high)];
        for (tip, back, _) in arrows.into_iter().filter(|(_, _, drawn)| *drawn) {
            let points = vec![(tip + back, y - cap), (tip, y), (tip + back, y + cap)];
            layout.draw(row.cell, Role::Ink, Shape::Line { points, stroke: length(self.stroke) });
        }
        (from, to)
    }

    /// A hatched band with the words for why there is no number: never a zero.
    fn hatched(&self, row: &Rated, words: &str, y: i32, layout: &mut Layout) {
        let [around, indent] = [AROUND, INDENT].map(|css| self.lettering.device(css));
        let size = self.lettering.width(words, (SMALL, false));
        let start = self.plot.left + indent.min((self.right - self.plot.left - size) / 2).max(around);
        let ghost = row.story.map(|story| (self.x(story), y));
        // Where the ghost stands in the way they start behind it, or it gives way where there is no room for them.
        let in_the_way = ghost.map(|at| self.around(at).padded(around)).filter(|ghost| ghost.left < start + size && ghost.right > start);
        let behind = in_the_way.map_or(start, |ghost| ghost.right);
        let (start, ghost) = if behind + size <= self.right { (behind, ghost) } else { (start, ghost.filter(|_| in_the_way.is_none())) };
        let free = if self.above { self.pitch } else { 2 * self.beneath };
        let height = self.lettering.device(BAND).min(self.pitch * 2 / 3).min(free).max(1);
        // Wide enough for hatching on both sides of the words.
        let right = self.plot.right.max((start + size + indent).min(self.right - self.hair));
        let band = Rect { left: self.plot.left, top: y - height / 2, right, bottom: y - height / 2 + height };
        let text = self.lettering.set(words, (SMALL, false), (start, y - self.lettering.line(SMALL) / 2), self.right - start);
        let boxes: Vec<Rect> = text.iter().map(|text| text.bounds.padded(around)).chain(ghost.map(|at| self.around(at))).collect();
        let apart = self.lettering.device(if self.above { HATCH } else { SPARSE_HATCH }).max(2);
        layout.draw(row.cell, Role::Mark, Shape::Lines { ends: hatching(band, apart, &boxes), stroke: length(self.hair) });
        if let Some(at) = ghost {
            self.ghost(row, at, layout);
        }
        layout.say(Some(row.cell), if row.edited { Role::Edit } else { Role::Ink }, text);
        layout.hits.push(Hit { cell: row.cell, rect: band });
        layout.hits.extend(row.figures.iter().map(|cell| Hit { cell: *cell, rect: band }));
    }
}
