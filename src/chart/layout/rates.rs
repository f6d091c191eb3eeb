//! Places by their rates: names at the left, and beside them a facet with a dot, a whisker and its numbers for each.

mod facet;
mod names;
mod numbers;
mod plan;

use super::lettering::SMALL;
use super::{Frame, Hit, Layout, Mark, Rect, Shape, Text};
use crate::axis::Reals;
use crate::measure::Measure;
use crate::palette::Role;
use crate::pixels::{place, real};
use crate::series::rates::RateSeries;
use counted_core::CellId;
use counted_core::words::grouped;
use plan::Plan;

/// The height of a row where there are few, and where there are many, in CSS pixels.
const ROOMY: f64 = 44.0;
const DENSE: f64 = 24.0;
/// So many rows are few.
const FEW: f64 = 6.0;
/// The height of the axis with its labels.
const AXIS: f64 = 22.0;

/// The height that a frame for so many rows should have, in CSS pixels: text that is larger needs more of it.
pub(crate) fn height(rows: usize, text_scale: f64) -> f64 {
    let rows = real(u64::try_from(rows).unwrap_or(0)).max(1.0);
    ((rows.min(FEW) * ROOMY).max(rows * DENSE) + AXIS) * text_scale.max(1.0)
}

/// Places the marks.
#[must_use]
pub fn layout(series: &RateSeries, frame: &Frame, scale: &Reals, measure: &dyn Measure) -> Layout {
    let mut layout = Layout { size: frame.device_size(), device_scale: frame.device_scale, marks: Vec::new(), hits: Vec::new() };
    let Some(plan) = Plan::new(series, frame, measure) else { return layout };
    edited(series, &plan, &mut layout);
    for (row, at) in series.rows.iter().take(plan.shown).zip(0..) {
        names::name(row, at, series, &plan, &mut layout);
    }
    more(series, &plan, &mut layout);
    plan.facet(series, scale).place(&mut layout);
    layout
}

/// The line that begins an image of edited figures.
fn edited(series: &RateSeries, plan: &Plan<'_>, layout: &mut Layout) {
    if let Some(edited) = series.edited.as_ref().filter(|_| plan.lettering.frame.export) {
        let text = plan.lettering.set(edited, (SMALL, true), (plan.margin, 0), plan.width - plan.margin);
        layout.say(None, Role::Edit, text);
    }
}

/// How many rows there is no room for.
fn more(series: &RateSeries, plan: &Plan<'_>, layout: &mut Layout) {
    let left_out = series.rows.len().saturating_sub(plan.shown);
    if left_out > 0 {
        let (before, after) = &series.more;
        let words = [before, grouped(&left_out.to_string()).as_str(), after].concat();
        let text = plan.lettering.set(&words, (SMALL, false), (plan.margin, plan.labels_top()), plan.column);
        layout.say(None, Role::Muted, text);
    }
}

impl Layout {
    /// Puts a mark down.
    fn draw(&mut self, of: CellId, role: Role, shape: Shape) {
        self.marks.push(Mark { of: Some(of), role, shape });
    }

    /// Puts a text down, if there was room for it: its cell can be pointed at there. Its bounds.
    fn say(&mut self, of: Option<CellId>, role: Role, text: Option<Text>) -> Option<Rect> {
        let bounds = text.as_ref()?.bounds;
        self.marks.extend(text.map(|text| Mark { of, role, shape: Shape::Text(text) }));
        self.hits.extend(of.map(|cell| Hit { cell, rect: bounds }));
        Some(bounds)
    }
}

/// The top of a row that stands at that place.
fn row_top(plan: &Plan<'_>, at: u64) -> i32 {
    plan.plot.top + place(at).saturating_mul(plan.pitch)
}
