//! The theme in force: `data-theme` on the root element. The boot script sets it first.

use super::{dom, storage};

/// Whether the dark theme is in force.
pub(super) fn is_dark() -> bool {
    dom::root().and_then(|root| root.get_attribute("data-theme")).is_some_and(|theme| theme == "dark")
}

/// The reader's own choice: the other one.
pub(super) fn switch() {
    let theme = if is_dark() { "light" } else { "dark" };
    dom::tell("data-theme", theme);
    storage::write("counted.theme", theme);
}

/// The system changed its mind: it counts unless the address or the reader chose.
pub(super) fn follow(dark: bool) {
    let chosen = storage::read("counted.theme").is_some();
    let query = dom::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let asked = query.contains("theme=dark") || query.contains("theme=light");
    if !chosen && !asked {
        dom::tell("data-theme", if dark { "dark" } else { "light" });
    }
}

/// Whether the reader's system replaces colours.
pub(super) fn is_forced() -> bool {
    matches("(forced-colors: active)")
}

/// Whether a media query holds.
pub(super) fn matches(query: &str) -> bool {
    dom::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}
