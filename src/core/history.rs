//! Undo and redo, as scenarios.

use crate::{FigureId, Scenario};

/// What belongs together as one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A run of keystrokes in one field, or one drag of its slider.
    Figure(FigureId),
    /// Something done at once.
    Once,
}

/// The scenario in force, and the ones before and after it.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Scenario>,
    now: Scenario,
    future: Vec<Scenario>,
    open: Option<FigureId>,
}

/// Steps kept; older ones are forgotten.
const DEPTH: usize = 500;

impl History {
    /// A history that starts with a scenario.
    #[must_use]
    pub fn starting(now: Scenario) -> Self {
        Self { now, ..Self::default() }
    }

    /// The scenario in force.
    #[must_use]
    pub fn now(&self) -> &Scenario {
        &self.now
    }

    /// Puts a scenario in force. Changes of one figure in a row are one step until the gesture [`ends`](Self::end).
    pub fn set(&mut self, next: Scenario, gesture: Gesture) {
        if next == self.now {
            return;
        }
        let continues = matches!(gesture, Gesture::Figure(id) if self.open == Some(id));
        if !continues {
            self.past.push(std::mem::take(&mut self.now));
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        self.now = next;
        self.future.clear();
        self.open = match gesture {
            Gesture::Figure(id) => Some(id),
            Gesture::Once => None,
        };
        // Typing back to where the run began leaves nothing to undo.
        if continues && self.past.last() == Some(&self.now) {
            self.past.pop();
            self.open = None;
        }
    }

    /// The run of keystrokes, or the drag, is over: the next change is a step of its own.
    pub fn end(&mut self) {
        self.open = None;
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(previous) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, previous));
        }
        self.open = None;
    }

    /// Takes it again.
    pub fn redo(&mut self) {
        if let Some(next) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, next));
        }
        self.open = None;
    }
}
