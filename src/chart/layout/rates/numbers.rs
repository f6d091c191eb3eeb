//! The numbers of a row: its rate above the dot or behind the whisker, its count behind the whisker.

use super::super::lettering::{SMALL, Style};
use super::facet::Facet;
use crate::layout::{Layout, Point, Rect};
use crate::palette::Role;
use crate::series::rates::{Rate, Rated};
use counted_core::CellId;

/// Between a whisker and what stands behind it, and between a rate and its count, in CSS pixels.
const BEHIND: f64 = 6.0;

const RATE: Style = (SMALL, true);
const COUNT: Style = (SMALL, false);

/// A number to place.
struct Number {
    of: CellId,
    role: Role,
    style: Style,
    text: String,
}

impl Facet<'_> {
    /// Puts a row's numbers where there is room for them; `taken` is what its marks take, one box for the reader's rate and
    /// perhaps one for the story's.
    pub(super) fn numbers(&self, row: &Rated, rate: &Rate, at: Point, taken: &[Rect], layout: &mut Layout) {
        let sign = row.unstable.unwrap_or_default();
        let count = row.count.as_ref().map(|count| Number {
            of: count.cell.unwrap_or(row.cell),
            role: Role::Muted,
            style: COUNT,
            text: format!("{}{sign}", count.text),
        });
        // The sign stands once: on the count, or on the rate where there is none.
        let value = |sign: &str| Number { of: row.cell, role: Role::Ink, style: RATE, text: format!("{}{sign}", rate.text) };
        if self.above {
            let placed = count.is_some_and(|count| self.behind(&[count], at.1, taken, layout));
            self.over(value(if placed { "" } else { sign }), at, layout);
        } else if let Some(count) = count {
            let _ = self.behind(&[value(""), count], at.1, taken, layout) || self.behind(&[value(sign)], at.1, taken, layout);
        } else {
            self.behind(&[value(sign)], at.1, taken, layout);
        }
    }

    /// Above the dot, but within what there is.
    fn over(&self, number: Number, (x, y): Point, layout: &mut Layout) {
        let (width, line) = (self.lettering.width(&number.text, number.style), self.lettering.line(SMALL));
        let first = self.plot.left + self.lettering.device(3.0);
        if width > self.right - first {
            return;
        }
        let left = (x - width / 2).min(self.right - width).max(first);
        let bottom = y - (self.radius + self.lettering.device(2.0)).max((line + 1) / 2);
        layout.say(Some(number.of), number.role, self.lettering.set(&number.text, number.style, (left, bottom - line), width + 1));
    }

    /// Behind the whisker, or before it where there is no room behind. Whether there was room.
    fn behind(&self, numbers: &[Number], y: i32, taken: &[Rect], layout: &mut Layout) -> bool {
        let (gap, top) = (self.lettering.device(BEHIND * self.lettering.frame.text_scale.max(1.0)), y - self.lettering.line(SMALL) / 2);
        let widths: Vec<i32> = numbers.iter().map(|number| self.lettering.width(&number.text, number.style) + gap).collect();
        let whole: i32 = widths.iter().sum();
        // First beside the reader's own marks, then beyond the story's.
        let starts = taken.iter().map(|marks| marks.right + gap).chain(taken.iter().map(|marks| marks.left - whole));
        let fits = |left: &i32| {
            let room = Rect { left: left - gap, top, right: left + whole, bottom: top + 1 };
            let free = taken.iter().all(|marks| room.right <= marks.left || marks.right <= room.left);
            free && *left >= self.plot.left + gap / 2 && left + whole - gap <= self.right
        };
        let Some(mut left) = starts.into_iter().find(fits) else { return false };
        for (number, width) in numbers.iter().zip(widths) {
            layout.say(Some(number.of), number.role, self.lettering.set(&number.text, number.style, (left, top), width));
            left += width;
        }
        true
    }
}
