//! The page's own elements and the attributes that it tells its state by.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Window};

/// The window.
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The root element.
pub(super) fn root() -> Option<Element> {
    document()?.document_element()
}

/// The first element that a selector finds.
pub(super) fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The first element of a type that a selector finds.
pub(super) fn find_as<T: JsCast>(selector: &str) -> Option<T> {
    find(selector)?.dyn_into().ok()
}

/// Every element of a type within another that a selector finds.
pub(super) fn all_in<T: JsCast>(within: &Element, selector: &str) -> Vec<T> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.get(place)?.dyn_into().ok()).collect()
}

/// The story document that the page carries.
pub(super) fn story_text() -> Option<String> {
    find("script[data-story]")?.text_content()
}

/// Sets an attribute of the root element.
pub(super) fn tell(name: &str, value: &str) {
    if let Some(root) = root() {
        // Refused only for names that are none.
        let _ = root.set_attribute(name, value);
    }
}

/// The app stands.
pub(super) fn ready() {
    tell("data-app", "ready");
    unhide();
}

/// The app could not start.
pub(super) fn fail() {
    tell("data-app", "failed");
    unhide();
}

fn unhide() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-applying");
    }
}
