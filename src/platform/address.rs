//! The address: the fragment is the whole state.

use wasm_bindgen::JsValue;

use super::dom;

/// The fragment in force, without its `#`. One that names an element of the page is a place in it and no state.
pub(super) fn fragment() -> String {
    let hash = dom::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let fragment = hash.strip_prefix('#').unwrap_or(&hash);
    let place = !fragment.contains('=') && dom::document().is_some_and(|document| document.get_element_by_id(fragment).is_some());
    if place { String::new() } else { fragment.to_owned() }
}

/// The address with another fragment.
pub(super) fn with(fragment: &str) -> Option<String> {
    let href = dom::window()?.location().href().ok()?;
    let bare = href.split('#').next().unwrap_or_default();
    Some(if fragment.is_empty() { bare.to_owned() } else { format!("{bare}#{fragment}") })
}

/// Writes the fragment, in place of the one there: typing makes no history. Some hosts forbid it, and nothing is lost.
pub(super) fn write(fragment: &str) {
    let Some(address) = with(fragment) else { return };
    if let Some(history) = dom::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
