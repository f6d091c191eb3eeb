//! What the rows are called.

use super::super::lettering::{LABEL, Lettering, SMALL, Style};
use super::plan::{Arrangement, Note, Plan};
use super::row_top;
use crate::layout::Layout;
use crate::palette::Role;
use crate::series::rates::{RateSeries, Rated, Standing};

/// Between two things in one line, in CSS pixels.
const APART: f64 = 8.0;

/// What is said of the reference's name.
pub(super) const NOTE: Style = (SMALL, false);

/// The subject's name is bold.
pub(super) fn style(row: &Rated) -> Style {
    (LABEL, row.standing == Standing::Subject)
}

/// A name in two lines, as narrow as it can be, and how wide that is.
pub(super) fn halves<'r>(row: &'r Rated, lettering: &Lettering<'_>) -> (&'r str, &'r str, i32) {
    let width = |text: &str| lettering.width(text, style(row));
    let halves = row.name.match_indices(' ').filter_map(|(at, _)| row.name.split_at_checked(at));
    let halves = halves.map(|(first, second)| (first, second.trim_start(), width(first).max(width(second.trim_start()))));
    halves.min_by_key(|(_, _, width)| *width).unwrap_or((&row.name, "", width(&row.name)))
}

/// The width of a name with the note in its line.
pub(super) fn noted(row: &Rated, series: &RateSeries, lettering: &Lettering<'_>) -> i32 {
    lettering.width(&row.name, style(row)) + lettering.device(APART) + lettering.width(&series.reference, NOTE)
}

/// The name of a row, in two lines where it is too long for one; with a note where it is what the others are compared with.
pub(super) fn name(row: &Rated, at: u64, series: &RateSeries, plan: &Plan<'_>, layout: &mut Layout) {
    let (lettering, line) = (&plan.lettering, plan.lettering.line(LABEL));
    let stacked = plan.arrangement == Arrangement::Stacked;
    let two = !stacked && plan.pitch >= 2 * line && lettering.width(&row.name, style(row)) > plan.column;
    let (first, second, _) = if two { halves(row, lettering) } else { (row.name.as_str(), "", 0) };
    let middle = row_top(plan, at) + plan.line;
    let top = if stacked { middle - plan.beneath - line } else { middle - if second.is_empty() { line / 2 } else { line } };
    let mut end = plan.margin;
    for (words, top) in [(first, top), (second, top + line)].into_iter().filter(|(words, _)| !words.is_empty()) {
        let text = lettering.set(words, style(row), (plan.margin, top), plan.column);
        end = layout.say(Some(row.cell), Role::Ink, text).map_or(end, |bounds| bounds.right);
    }
    if row.standing == Standing::Reference && second.is_empty() {
        let at = plan.note(series).map(|note| match note {
            Note::Beneath => (plan.margin, top + line),
            // On one baseline, as far as rounding allows.
            Note::Beside => {
                let lower = lettering.baseline(LABEL) - lettering.baseline(SMALL);
                (end + lettering.device(APART), top + lower.min(line - lettering.line(SMALL)))
            }
        });
        let text = at.and_then(|at| lettering.set(&series.reference, NOTE, at, plan.width - at.0));
        layout.say(Some(row.cell), Role::Muted, text);
    }
}
