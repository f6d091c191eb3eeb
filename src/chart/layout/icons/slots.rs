//! Which marks a count is drawn with.

use super::plan::Plan;
use crate::palette::Role;
use crate::series::icons::Counted;

/// A mark's place in its row of marks, and how it is drawn.
pub(super) struct Slot {
    pub(super) place: u64,
    pub(super) role: Role,
    pub(super) hollow: bool,
}

/// The marks of a count: up to the story's in their own colour, the reader's surplus in the colour of edits, what the
/// reader took away as hollow ghosts. A count too small for a whole mark still shows a hollow one of its own.
pub(super) fn slots(counted: &Counted, plan: &Plan<'_>, role: Role) -> Vec<Slot> {
    let marks = |count: Option<u64>| count.map_or(0, |count| plan.marks(count));
    let (now, story) = (marks(counted.now), marks(counted.story));
    let own = if counted.now == counted.story { now } else { now.min(story) };
    let tiny = now == 0 && counted.now.is_some_and(|count| count > 0);
    let faint = story == 0 && counted.story.is_some_and(|count| count > 0) && counted.now == Some(0);
    let ghosts = story.max(u64::from(faint));
    let own_role = if tiny && counted.is_edited() { Role::Edit } else { role };
    let mut slots = Vec::new();
    slots.extend(tiny.then_some(Slot { place: 0, role: own_role, hollow: true }));
    slots.extend((0..own).map(|place| Slot { place, role, hollow: false }));
    slots.extend((own..now).map(|place| Slot { place, role: Role::Edit, hollow: false }));
    slots.extend((now.max(u64::from(tiny))..ghosts).map(|place| Slot { place, role: Role::Muted, hollow: true }));
    slots
}
