//! The one live region: after a pause it says the results that changed, whole sentences.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;

use super::dom;

/// How long nothing must change before something is said, in milliseconds.
const PAUSE: u32 = 700;

/// What is about to be said.
#[derive(Default)]
pub(super) struct Speech {
    waiting: RefCell<Option<Timeout>>,
}

impl Speech {
    /// Says a text after a pause, unless another comes before.
    pub(super) fn say(&self, text: String) {
        let timeout = Timeout::new(PAUSE, move || {
            if let Some(region) = dom::find("[data-live]") {
                region.set_text_content(Some(&text));
            }
        });
        // Dropping the one that waits cancels it.
        self.waiting.replace(Some(timeout));
    }
}
