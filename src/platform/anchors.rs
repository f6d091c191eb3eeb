//! Links within the page. The fragment is the state, so following them must not touch it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::{dom, theme};

/// Listens to clicks everywhere on the page: links within it, source buttons, the theme, leaving.
pub(super) fn listen(themed: impl Fn() + 'static) {
    let Some(document) = dom::document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, move |event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let plain = event.dyn_ref::<MouseEvent>().is_none_or(|mouse| !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key()));
        if closest(&element, "[data-theme-switch]").is_some() {
            theme::switch();
            themed();
        } else if let Some(link) = closest(&element, "[data-leave]").filter(|_| plain) {
            leave(event, &link);
        } else if let Some(name) = closest(&element, "[data-source]").and_then(|button| button.get_attribute("data-source")) {
            open_source(&name);
        } else if let Some(name) = closest(&element, "[data-echo]").and_then(|button| button.get_attribute("data-echo")) {
            go_to(&format!("f-{name}"));
        } else if let Some(button) = closest(&element, "[data-close]") {
            close(&button);
        } else if let Some(link) = closest(&element, "a[href^='#']:not([data-what-if])").filter(|_| plain) {
            event.prevent_default();
            if let Some(id) = link.get_attribute("href") {
                go_to(id.trim_start_matches('#'));
            }
        } else if closest(&element, "details.src").is_none() {
            close_all();
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", options, |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| key.key() == "Escape") else { return };
        let open = dom::find("details.src[open]");
        if let Some(open) = open.filter(|_| !key.default_prevented()) {
            event.prevent_default();
            shut(&open);
        }
    })
    .forget();
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Leaves, and leaves nothing behind to come back to with one press.
fn leave(event: &Event, link: &Element) {
    if let Some((window, href)) = dom::window().zip(link.get_attribute("href"))
        && window.location().replace(&href).is_ok()
    {
        event.prevent_default();
    }
}

/// Scrolls to an element and gives it the focus.
fn go_to(id: &str) {
    let Some(element) = dom::document().and_then(|document| document.get_element_by_id(id)) else { return };
    element.scroll_into_view();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let _ = input.focus();
        input.select();
    } else if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What cannot hold the focus by itself may while it is where someone was led to.
        if element.tab_index() < 0 && element.get_attribute("tabindex").is_none() {
            let _ = element.set_attribute("tabindex", "-1");
        }
        let _ = element.focus();
    }
}

fn open_source(name: &str) {
    let Some(details) = dom::find_as::<HtmlDetailsElement>(&format!("#src-{name}")) else { return };
    details.set_open(true);
    details.scroll_into_view();
    if let Some(summary) = dom::find_as::<HtmlElement>(&format!("#src-{name} summary")) {
        let _ = summary.focus();
    }
}

fn close(button: &Element) {
    if let Some(details) = closest(button, "details") {
        shut(&details);
    }
}

fn shut(details: &Element) {
    if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
        details.set_open(false);
        if let Some(summary) = dom::all_in::<HtmlElement>(details, "summary").first() {
            let _ = summary.focus();
        }
    }
}

fn close_all() {
    let Some(root) = dom::root() else { return };
    for details in dom::all_in::<HtmlDetailsElement>(&root, "details.src[open]") {
        details.set_open(false);
    }
}
