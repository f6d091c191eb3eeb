//! A table to take away: as a file, or by the clipboard; where neither is allowed, to copy by hand.

use counted_core::csv;
use counted_core::words::{Key, Words};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::platform::downloads::{self, Saved};

/// The buttons, and what becomes of each press. That is written into the page by the press itself: it comes from the browser
/// and no state of the page depends on it.
pub(super) fn out(words: &Words, id: &str, title: &str, name: String, written: Callback<(), String>) -> Html {
    let hand = format!("{id}-hand");
    let said = [Key::ImportPerhaps, Key::ImportDenied, Key::ImportCopied].map(|key| words.get(key).to_owned());
    let save = {
        let (written, [perhaps, denied, _]) = (written.clone(), said.clone());
        Callback::from(move |event: MouseEvent| {
            let said = match downloads::save(&name, &csv::as_file(&written.emit(()))) {
                Saved::Done => "",
                Saved::Perhaps => &perhaps,
                Saved::Denied => &denied,
            };
            say(&around(&event), said, None);
        })
    };
    let copy = Callback::from(move |event: MouseEvent| {
        let (text, around, [.., said]) = (written.emit(()), around(&event), said.clone());
        downloads::copy(text.clone(), move |copied| if copied { say(&around, &said, None) } else { say(&around, "", Some(&text)) });
    });
    html! {
        <div class="out">
            <span hidden={title.is_empty()}>{ title }</span>
            { button(words, "csv", Key::ImportSave, save) }
            { button(words, "copy-csv", Key::ImportCopy, copy) }
            <span role="status"></span>
            <div class="hand" hidden=true><label for={hand.clone()}>{ words.get(Key::ImportByHand) }</label><textarea id={hand} rows="6" readonly=true /></div>
        </div>
    }
}

/// A button.
pub(super) fn button(words: &Words, name: &'static str, key: Key, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn line" data-do={name} {onclick}>{ words.get(key) }</button> }
}

fn around(event: &MouseEvent) -> Option<Element> {
    event.target_dyn_into::<Element>()?.closest(".out").ok().flatten()
}

/// Says what became of a press, or shows the text to copy by hand.
fn say(around: &Option<Element>, said: &str, by_hand: Option<&str>) {
    let find = |selector: &str| around.as_ref().and_then(|around| around.query_selector(selector).ok().flatten());
    if let Some(status) = find("[role=status]") {
        status.set_text_content(Some(said));
    }
    if let Some(hand) = find(".hand") {
        let _ = hand.toggle_attribute_with_force("hidden", by_hand.is_none());
    }
    if let Some((area, text)) = find("textarea").zip(by_hand)
        && let Some(area) = wasm_bindgen::JsCast::dyn_ref::<HtmlTextAreaElement>(&area)
    {
        area.set_value(text);
        area.select();
        let _ = HtmlElement::focus(area);
    }
}
