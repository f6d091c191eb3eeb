//! Numbers along a line that starts at zero.

use counted_core::words::grouped;

use crate::pixels;

/// The most steps that a scale is divided into: few gridlines.
const MOST_STEPS: f64 = 5.0;
/// What rounding may have added.
const CLOSE: f64 = 1e-9;

/// The largest number that there is room for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reals {
    top: f64,
}

impl Reals {
    /// A whole number of round steps, no more than needed.
    ///
    /// ```
    /// use counted_chart::axis::Reals;
    /// assert_eq!(Reals::fitting(8.7).top(), 10.0); // five steps of 2
    /// assert_eq!(Reals::fitting(10.1).top(), 15.0); // three of 5
    /// ```
    #[must_use]
    pub fn fitting(room: f64) -> Self {
        let step = Step::not_below(room / MOST_STEPS).value();
        let steps = (room / step - CLOSE).ceil().max(1.0);
        Self { top: if room > 0.0 && room.is_finite() { steps * step } else { 1.0 } }
    }

    /// The scale after an edit: until it is committed, the one before, or the next of 1, 2, 5, 10, … that has the room.
    #[must_use]
    pub fn held(previous: Option<&Self>, room: f64, committed: bool) -> Self {
        match previous {
            Some(previous) if !committed && room <= previous.top => previous.clone(),
            Some(_) if !committed => Self { top: Step::not_below(room).value() },
            _ => Self::fitting(room),
        }
    }

    /// The largest number that there is room for.
    #[must_use]
    pub fn top(&self) -> f64 {
        self.top
    }

    /// The round steps that divide it, each with how many of it there is room for: the finest first.
    pub fn steps(&self) -> impl Iterator<Item = (Step, u64)> {
        let top = self.top;
        let first = Step::not_below(top / MOST_STEPS * (1.0 - CLOSE));
        let steps = std::iter::successors(Some(first), |step| Some(step.next()));
        steps.map(move |step| (step, pixels::count((top / step.value() + CLOSE).floor()))).take_while(|(_, count)| *count > 0)
    }
}

/// A round step: 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    digit: u32,
    power: i32,
}

impl Step {
    const SMALLEST: Self = Self { digit: 1, power: -12 };
    const LARGEST: i32 = 24;

    /// The smallest that is not below a number.
    fn not_below(number: f64) -> Self {
        let mut step = Self::SMALLEST;
        while step.value() < number * (1.0 - CLOSE) && step.power < Self::LARGEST {
            step = step.next();
        }
        step
    }

    fn next(self) -> Self {
        match self.digit {
            1 => Self { digit: 2, ..self },
            2 => Self { digit: 5, ..self },
            _ => Self { digit: 1, power: self.power + 1 },
        }
    }

    /// The step as a number.
    #[must_use]
    pub fn value(self) -> f64 {
        let ten = 10f64.powi(self.power.abs());
        if self.power < 0 { f64::from(self.digit) / ten } else { f64::from(self.digit) * ten }
    }

    /// So many of it as text, grouped, with as many decimals as the step has.
    #[must_use]
    pub fn text(self, count: u64) -> String {
        let digits = count.saturating_mul(u64::from(self.digit)).to_string();
        let places = usize::try_from(self.power.unsigned_abs()).unwrap_or(0);
        if count == 0 {
            digits
        } else if self.power >= 0 {
            grouped(&(digits + &"0".repeat(places)))
        } else {
            let padded = "0".repeat((places + 1).saturating_sub(digits.len())) + &digits;
            padded.split_at_checked(padded.len() - places).map(|(whole, fraction)| format!("{}.{fraction}", grouped(whole))).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(top: f64) -> Vec<String> {
        let (step, count) = Reals { top }.steps().next().unwrap();
        (0..=count).map(|place| step.text(place)).collect()
    }

    #[test]
    fn ticks_are_round_few_and_grouped() {
        assert_eq!(ticks(10.0), ["0", "2", "4", "6", "8", "10"]);
        assert_eq!(ticks(8.0), ["0", "2", "4", "6", "8"]);
        assert_eq!(ticks(1.5), ["0", "0.5", "1.0", "1.5"]);
        assert_eq!(ticks(0.00015), ["0", "0.00005", "0.00010", "0.00015"]);
        assert_eq!(ticks(15_000.0), ["0", "5,000", "10,000", "15,000"]);
        assert_eq!(ticks(1.5e14), ["0", "50,000,000,000,000", "100,000,000,000,000", "150,000,000,000,000"]);
    }

    #[test]
    fn a_drag_grows_in_steps_and_a_commit_lets_go() {
        let story = Reals::held(None, 8.7, true);
        let held = |previous: &Reals, room: f64, committed: bool| Reals::held(Some(previous), room, committed);
        let up = held(&story, 10.5, false);
        assert_eq!(up.top(), 20.0);
        assert_eq!(held(&up, 31.0, false).top(), 50.0);
        assert_eq!(held(&up, 3.0, false), up);
        assert_eq!(held(&up, 10.5, true).top(), 15.0);
        assert_eq!(held(&up, 8.7, true), story);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn laws(edits in proptest::collection::vec((-5.0..17.0f64, any::<bool>()), 1..12)) {
            let mut scale: Option<Reals> = None;
            for (power, committed) in edits {
                let room = 10f64.powf(power);
                let next = Reals::held(scale.as_ref(), room, committed);
                prop_assert!(next.top() >= room * (1.0 - 1e-8) && next.top().is_finite());
                prop_assert!(!committed || next.top() <= room * 2.0, "{room}: {next:?}");
                if let Some(before) = scale.filter(|_| !committed) {
                    prop_assert!(next == before || next.top() > before.top());
                }
                for (step, count) in next.steps() {
                    prop_assert!((1..=5).contains(&count) && step.value() * pixels::real(count) <= next.top() * (1.0 + 1e-8));
                }
                scale = Some(next);
            }
        }
    }

    #[test]
    fn nothing_to_show_still_has_a_scale() {
        for room in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Reals::held(None, room, true).top(), 1.0);
        }
    }
}
