//! Marks in their places, in whole device pixels.

mod grid;
pub mod icons;
mod lettering;
mod lines;
pub mod rates;

use counted_core::CellId;

use crate::palette::Role;
use crate::pixels;

/// The box that a chart is drawn in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// Device pixels for each CSS pixel.
    pub device_scale: f64,
    /// How much larger than usual the reader wants text: 1 for a root font size of 16 CSS pixels.
    pub text_scale: f64,
    /// Whether this is an image to take away, which says itself what was edited.
    pub export: bool,
}

impl Frame {
    /// The box of the wide page, as drawn for print and for a page's first paint.
    pub const WIDE: Self = Self { width: 640.0, height: 300.0, device_scale: 1.0, text_scale: 1.0, export: false };
    /// The box of a phone.
    pub const NARROW: Self = Self { width: 340.0, height: 240.0, device_scale: 1.0, text_scale: 1.0, export: false };

    /// The same as an image to take away.
    #[must_use]
    pub fn exported(self) -> Self {
        Self { export: true, ..self }
    }

    /// The same on a screen with so many device pixels for each CSS pixel.
    #[must_use]
    pub fn at_scale(self, device_scale: f64) -> Self {
        Self { device_scale, ..self }
    }

    /// Its size in device pixels.
    #[must_use]
    pub fn device_size(&self) -> (u32, u32) {
        let side = |css: f64| pixels::length(pixels::nearest(css * self.device_scale));
        (side(self.width), side(self.height))
    }
}

/// A point, in device pixels.
pub type Point = (i32, i32);

/// A rectangle, in device pixels, its right and bottom edges outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Its left edge.
    pub left: i32,
    /// Its top edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its bottom edge.
    pub bottom: i32,
}

impl Rect {
    /// Whether a point lies in it.
    #[must_use]
    pub fn holds(&self, (x, y): Point) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    /// Whether two rectangles share a pixel.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn padded(&self, by: i32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Its words.
    pub text: String,
    /// Where its baseline starts.
    pub at: Point,
    /// The size of its letters, in device pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// The room it takes.
    pub bounds: Rect,
}

/// The shape of a mark. Shape is unit: dots are what the base counts, bars what the parts count.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled dot.
    Dot {
        /// Its centre.
        at: Point,
        /// Its radius.
        radius: u32,
    },
    /// A hollow dot.
    Ring {
        /// Its centre.
        at: Point,
        /// Its radius, to the middle of the line.
        radius: u32,
        /// The width of the line.
        stroke: u32,
    },
    /// A filled bar.
    Bar(Rect),
    /// A hollow bar.
    Outline {
        /// Its edge, to the middle of the line.
        edge: Rect,
        /// The width of the line.
        stroke: u32,
    },
    /// An open line.
    Line {
        /// Its corners.
        points: Vec<Point>,
        /// Its width.
        stroke: u32,
    },
    /// Straight lines of one look: gridlines, whiskers, hatching.
    Lines {
        /// Their ends.
        ends: Vec<(Point, Point)>,
        /// Their width.
        stroke: u32,
    },
    /// A ground behind what is pointed at.
    Ground(Rect),
    /// Words.
    Text(Text),
}

/// A mark in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The cell that it shows.
    pub of: Option<CellId>,
    /// What its colour means.
    pub role: Role,
    /// What it looks like.
    pub shape: Shape,
}

impl Mark {
    /// The pixels that it may touch.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let around = |(x, y): Point, by: u32| {
            let by = i32::try_from(by).unwrap_or(0);
            Rect { left: x - by, top: y - by, right: x + by, bottom: y + by }
        };
        match &self.shape {
            Shape::Dot { at, radius } => around(*at, *radius),
            Shape::Ring { at, radius, stroke } => around(*at, radius + stroke.div_ceil(2)),
            Shape::Bar(rect) | Shape::Ground(rect) => *rect,
            Shape::Outline { edge, stroke } => drawn_over(*edge, *stroke),
            Shape::Line { points, stroke } => drawn_over(around_all(points.iter().copied()), *stroke),
            Shape::Lines { ends, stroke } => ends.iter().map(|ends| along(*ends, *stroke)).reduce(joined).unwrap_or(around((0, 0), 0)),
            Shape::Text(text) => text.bounds,
        }
    }
}

/// The smallest rectangle with all the points on its edges or inside.
fn around_all(points: impl Iterator<Item = Point>) -> Rect {
    let one = |(x, y): Point| Rect { left: x, top: y, right: x, bottom: y };
    points.map(one).reduce(joined).unwrap_or(one((0, 0)))
}

fn joined(a: Rect, b: Rect) -> Rect {
    Rect { left: a.left.min(b.left), top: a.top.min(b.top), right: a.right.max(b.right), bottom: a.bottom.max(b.bottom) }
}

/// The pixels of a line, which ends where it ends: one that is upright or level is wider than its ends to its sides only.
fn along((from, to): (Point, Point), stroke: u32) -> Rect {
    let edge = around_all([from, to].into_iter());
    let (wide, narrow) = (drawn_over(edge, stroke), drawn_over(edge, stroke % 2));
    let (left, right) = if from.1 == to.1 { (narrow.left, narrow.right) } else { (wide.left, wide.right) };
    let (top, bottom) = if from.0 == to.0 { (narrow.top, narrow.bottom) } else { (wide.top, wide.bottom) };
    Rect { left, top, right, bottom }
}

/// The pixels of lines along a rectangle. One of odd width lies on the middle of its pixels: half of it, and half a pixel,
/// to right and bottom.
fn drawn_over(edge: Rect, stroke: u32) -> Rect {
    let [before, after] = [stroke / 2, stroke.div_ceil(2)].map(|width| i32::try_from(width).unwrap_or(0));
    Rect { left: edge.left - before, top: edge.top - before, right: edge.right + after, bottom: edge.bottom + after }
}

/// Where a cell can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which cell.
    pub cell: CellId,
    /// Where.
    pub rect: Rect,
}

/// A chart, ready to be painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Its size in device pixels.
    pub size: (u32, u32),
    /// Device pixels for each CSS pixel.
    pub device_scale: f64,
    /// What to paint, from back to front.
    pub marks: Vec<Mark>,
    /// Where it can be pointed at.
    pub hits: Vec<Hit>,
}

impl Layout {
    /// The cell at a point, in device pixels.
    #[must_use]
    pub fn cell_at(&self, point: Point) -> Option<CellId> {
        self.hits.iter().find(|hit| hit.rect.holds(point)).map(|hit| hit.cell)
    }

    /// The same with a soft ground behind the marks and words of one cell: what shows when its number is pointed at.
    #[must_use]
    pub fn lit(mut self, cell: CellId) -> Self {
        let pad = pixels::nearest(3.0 * self.device_scale);
        let grounds = self.hits.iter().filter(|hit| hit.cell == cell);
        let grounds = grounds.map(|hit| Mark { of: Some(cell), role: Role::AccentSoft, shape: Shape::Ground(hit.rect.padded(pad)) }).collect::<Vec<_>>();
        self.marks.splice(0..0, grounds);
        self
    }

    /// The same on paper: for an image to take away.
    #[must_use]
    pub fn on_paper(mut self) -> Self {
        let [right, bottom] = [self.size.0, self.size.1].map(|side| i32::try_from(side).unwrap_or(i32::MAX));
        self.marks.insert(0, Mark { of: None, role: Role::Paper, shape: Shape::Ground(Rect { left: 0, top: 0, right, bottom }) });
        self
    }
}
