//! The take-over: the app stands in a detached `<main>` before it replaces the prerendered one, in one task, so that nothing
//! moves and nothing that a reader had begun is lost.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement};

use super::dom;
use crate::ui::session::{Action, Session};

/// What a reader had in hand before the app stood.
pub(super) struct Before {
    old: Element,
}

/// Where the focus was, as a selector, with the selection in a field.
struct Focus {
    selector: String,
    selection: Option<(u32, u32)>,
}

impl Before {
    /// The prerendered page.
    pub(super) fn of_page() -> Result<Self, String> {
        let old = dom::find("main").ok_or("the page has no main")?;
        Ok(Self { old })
    }

    /// An empty `<main>` beside the page, for the app to fill.
    pub(super) fn detached(&self) -> Result<Element, String> {
        let main = dom::document().and_then(|document| document.create_element("main").ok()).ok_or("no element can be made")?;
        main.set_id(&self.old.id());
        Ok(main)
    }

    /// Everything that was typed before the app stood, as if typed now. A field that still holds what the page
    /// came with is left to the story or the link.
    pub(super) fn typed(&self, session: &mut Session) {
        for input in dom::all_in::<HtmlInputElement>(&self.old, "input[data-figure], input[data-slider]") {
            if input.value() == input.default_value() {
                continue;
            }
            let story = session.view().story.clone();
            let named = |attribute: &str| input.get_attribute(attribute).and_then(|name| story.figure_id(&name));
            if let Some(figure) = named("data-figure") {
                session.act(Action::Enter(figure));
                session.act(Action::Type(figure, input.value()));
                if dom::document().and_then(|document| document.active_element()).as_ref() != Some(input.as_ref()) {
                    session.act(Action::Commit(figure));
                }
            } else if let Some(figure) = named("data-slider") {
                session.act(Action::Slide(figure, input.value()));
                session.act(Action::Release);
            }
        }
    }

    /// Puts the app's `<main>` in the page's place, with focus, selection, opened cards and scroll as they were.
    pub(super) fn swap(&self, new: &Element) {
        let focus = self.focus();
        let scroll = dom::window().map(|window| (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default()));
        let open: Vec<String> = dom::all_in::<HtmlDetailsElement>(&self.old, "details[open]").iter().map(|details| details.id()).collect();
        if self.old.replace_with_with_node_1(new).is_err() {
            return;
        }
        for details in dom::all_in::<HtmlDetailsElement>(new, "details") {
            if open.contains(&details.id()) {
                details.set_open(true);
            }
        }
        if let Some(focus) = focus {
            give(&focus, new);
        }
        if let Some(((x, y), window)) = scroll.zip(dom::window()) {
            window.scroll_to_with_x_and_y(x, y);
        }
    }

    fn focus(&self) -> Option<Focus> {
        let active = dom::document()?.active_element()?;
        if !self.old.contains(Some(&active)) {
            return None;
        }
        let named = ["data-figure", "data-slider", "data-do", "data-echo", "data-source"].into_iter().find_map(|attribute| {
            let value = active.get_attribute(attribute)?;
            Some(format!("[{attribute}='{value}']"))
        });
        let within = || {
            let details = active.closest("details").ok().flatten().filter(|_| active.tag_name() == "SUMMARY")?;
            Some(format!("#{} > summary", details.id()))
        };
        let linked = || active.get_attribute("href").map(|href| format!("a[href='{}']", href.replace(['\'', '\\'], "")));
        let selector = if active.id().is_empty() { named.or_else(within).or_else(linked)? } else { format!("#{}", active.id()) };
        let selection = active.dyn_ref::<HtmlInputElement>().and_then(|input| Some((input.selection_start().ok()??, input.selection_end().ok()??)));
        Some(Focus { selector, selection })
    }
}

fn give(focus: &Focus, new: &Element) {
    let Some(element) = new.query_selector(&focus.selector).ok().flatten() else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    if let Some((input, (start, end))) = element.dyn_ref::<HtmlInputElement>().zip(focus.selection) {
        let _ = input.set_selection_range(start, end);
    }
}
