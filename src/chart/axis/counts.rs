//! Counts: how many there is room for, and how many each mark stands for.

/// The most marks of one shape; past them each stands for several.
pub const MOST_MARKS: u64 = 1_000;

/// What one row of marks has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The larger of the count in force and the story's.
    pub room: u64,
    /// The story's count: a row never gives more room than this without need, so that the story's own chart is full.
    pub story: u64,
}

/// What a chart has to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The dots.
    pub base: Need,
    /// The bars, by part.
    pub parts: Vec<Need>,
}

/// The room that a chart gives, in counts, and how many each mark stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    each: u64,
    base: u64,
    parts: Vec<u64>,
}

impl Counts {
    /// The scale that the needs ask for, with nothing to hold on to.
    ///
    /// ```
    /// use counted_chart::axis::{Counts, Need, Needs};
    /// let needs = |room| Needs { base: Need { room, story: 432 }, parts: vec![Need { room: 28, story: 28 }] };
    /// assert_eq!(Counts::fitting(&needs(432)).base(), 432); // the story's own count fills its chart
    /// assert_eq!(Counts::fitting(&needs(433)).base(), 500);
    /// assert_eq!(Counts::fitting(&needs(1_000)).each(), 1);
    /// assert_eq!(Counts::fitting(&needs(1_001)).each(), 2);
    /// ```
    #[must_use]
    pub fn fitting(needs: &Needs) -> Self {
        let bars = needs.parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.room));
        Self { each: step(needs.base.room.max(bars).div_ceil(MOST_MARKS)), base: rung(needs.base), parts: needs.parts.iter().map(|part| rung(*part)).collect() }
    }

    /// The scale after an edit: at least what is needed, never less than before until the edit is committed.
    #[must_use]
    pub fn held(previous: Option<&Self>, needs: &Needs, committed: bool) -> Self {
        let fitting = Self::fitting(needs);
        match previous {
            Some(previous) if !committed => fitting.over(previous),
            _ => fitting,
        }
    }

    /// How many each mark stands for: 1, 2, 5, 10, …
    #[must_use]
    pub fn each(&self) -> u64 {
        self.each
    }

    /// The counts that there is room for among the dots.
    #[must_use]
    pub fn base(&self) -> u64 {
        self.base
    }

    /// The counts that there is room for among the bars of each part.
    #[must_use]
    pub fn parts(&self) -> &[u64] {
        &self.parts
    }

    fn over(self, other: &Self) -> Self {
        let parts = self.parts.iter().enumerate().map(|(place, part)| (*part).max(other.parts.get(place).copied().unwrap_or(0)));
        Self { each: self.each.max(other.each), base: self.base.max(other.base), parts: parts.collect() }
    }
}

/// The marks for a count, rounded half up.
#[must_use]
pub fn marks(count: u64, each: u64) -> u64 {
    let each = each.max(1);
    count.saturating_add(each / 2) / each
}

fn rung(need: Need) -> u64 {
    if need.room == need.story { need.room } else { step(need.room) }
}

/// The smallest of 1, 2, 5, 10, 20, 50, … that is not below it.
fn step(count: u64) -> u64 {
    let mut ten = 1u64;
    loop {
        for digit in [1, 2, 5] {
            let step = ten.saturating_mul(digit);
            if step >= count || step == u64::MAX {
                return step;
            }
        }
        ten = ten.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn needs(base: (u64, u64), part: (u64, u64)) -> Needs {
        let need = |(room, story): (u64, u64)| Need { room: room.max(story), story };
        Needs { base: need(base), parts: vec![need(part)] }
    }

    fn is_step(count: u64) -> bool {
        let digits = count.to_string();
        matches!(digits.trim_end_matches('0'), "1" | "2" | "5")
    }

    #[test]
    fn steps() {
        for (count, expected) in [(0, 1), (1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (432, 500), (501, 1_000), (1_000_000_000, 1_000_000_000)] {
            assert_eq!(step(count), expected, "{count}");
        }
        assert_eq!(step(u64::MAX), u64::MAX);
    }

    #[test]
    fn a_drag_grows_and_keeps_and_a_commit_lets_go() {
        let story = needs((432, 432), (28, 28));
        let start = Counts::held(None, &story, true);
        assert_eq!((start.base(), start.parts()), (432, [28].as_slice()));
        let up = Counts::held(Some(&start), &needs((700, 432), (28, 28)), false);
        assert_eq!(up.base(), 1_000);
        let back = Counts::held(Some(&up), &needs((440, 432), (28, 28)), false);
        assert_eq!(back, up);
        assert_eq!(Counts::held(Some(&back), &needs((440, 432), (28, 28)), true).base(), 500);
        assert_eq!(Counts::held(Some(&back), &story, true), start);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn laws(story in (0..=2_000u64, 0..=300u64), edits in proptest::collection::vec((0..=1_000_000_000u64, 0..=1_000_000_000u64, any::<bool>()), 1..12)) {
            let mut scale: Option<Counts> = None;
            for (base, part, committed) in edits {
                let needs = needs((base, story.0), (part, story.1));
                let next = Counts::held(scale.as_ref(), &needs, committed);
                prop_assert!(next.base() >= needs.base.room && next.parts()[0] >= needs.parts[0].room);
                prop_assert!(is_step(next.each()));
                prop_assert!(next.base() == story.0 || is_step(next.base()));
                prop_assert!(marks(needs.base.room, next.each()) <= MOST_MARKS && marks(needs.parts[0].room, next.each()) <= MOST_MARKS);
                if let Some(before) = scale.filter(|_| !committed) {
                    prop_assert!(next.base() >= before.base() && next.each() >= before.each() && next.parts()[0] >= before.parts()[0]);
                }
                scale = Some(next);
            }
        }
    }
}
