//! Rows to add: a place of the story, or one of the reader's own.

use counted_core::words::{Key, capitalised};
use counted_core::{NotAPlace, OwnPlace};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Seen;
use crate::ui::session::Action;
use crate::ui::view::OwnForm;

/// The forms that add a row.
pub(super) fn add(seen: &Seen<'_>, act: &Callback<Action>) -> Html {
    let words = seen.view.story.words();
    let id = format!("{}-add", seen.id());
    let others = seen.view.story.places().filter(|(place, _)| !seen.selection.places.contains(place));
    let options: Vec<Html> = others.map(|(place, known)| html! { <option key={place.place()} value={known.code.clone()}>{ &known.name }</option> }).collect();
    html! {
        <div class="add">
            <div class="one" hidden={options.is_empty()}>
                <label for={id.clone()}>{ words.get(Key::AddPlace) }</label>
                <select id={id.clone()}>{ for options }</select>
                <button type="button" class="btn line" data-do="add-place" onclick={added(seen, act)}>{ words.get(Key::Add) }</button>
            </div>
            <details>
                <summary>{ words.get(Key::OwnAdd) }</summary>
                { own(seen, act) }
            </details>
        </div>
    }
}

/// The button stands beside the list that it adds from.
fn added(seen: &Seen<'_>, act: &Callback<Action>) -> Callback<MouseEvent> {
    let (act, panel, selection, story) = (act.clone(), seen.place, seen.selection.clone(), seen.view.story.clone());
    Callback::from(move |event: MouseEvent| {
        let button = event.target_dyn_into::<web_sys::Element>();
        let list = button.and_then(|button| button.previous_element_sibling()).and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
        let code = list.map(|list| list.value()).unwrap_or_default();
        if let Some((place, _)) = story.places().find(|(_, place)| place.code == code) {
            act.emit(Action::Select(panel, selection.clone().with_place(place)));
        }
    })
}

fn own(seen: &Seen<'_>, act: &Callback<Action>) -> Html {
    let words = seen.view.story.words();
    let (base, parts) = seen.view.report.nouns(&seen.view.story, seen.place);
    let form = seen.view.aside(seen.place).own;
    let full = seen.selection.own.len() >= OwnPlace::MOST;
    let count_label = capitalised(&words.fill(Key::OwnCount, &[("parts", &words.plural_of(&parts))]));
    let base_label = capitalised(&words.fill(Key::OwnBase, &[("base", &words.plural_of(&base))]));
    let place = seen.place;
    let onsubmit = act.reform(move |event: SubmitEvent| {
        event.prevent_default();
        Action::AddOwn(place)
    });
    html! {
        <form class="own" {onsubmit} novalidate=true>
            <p>{ words.get(Key::OwnNote) }</p>
            { input(seen, act, &form, "name", words.get(Key::OwnName), &form.name, (NotAPlace::Name, Key::OwnErrorName)) }
            { input(seen, act, &form, "count", &count_label, &form.count, (NotAPlace::Count, Key::OwnErrorCount)) }
            { input(seen, act, &form, "base", &base_label, &form.base, (NotAPlace::Base, Key::OwnErrorBase)) }
            <button type="submit" class="btn line" data-do="add-own" disabled={full}>{ words.get(Key::Add) }</button>
            <p hidden={!full}>{ words.get(Key::OwnFull) }</p>
        </form>
    }
}

fn input(seen: &Seen<'_>, act: &Callback<Action>, form: &OwnForm, part: &'static str, label: &str, value: &str, (about, message): (NotAPlace, Key)) -> Html {
    let id = format!("{}-own-{part}", seen.id());
    let wrong = form.error == Some(about);
    let (place, form) = (seen.place, form.clone());
    let oninput = act.reform(move |event: InputEvent| {
        let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        let mut next = OwnForm { error: None, ..form.clone() };
        match part {
            "name" => next.name = text,
            "count" => next.count = text,
            _ => next.base = text,
        }
        Action::TypeOwn(place, next)
    });
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <input type="text" id={id.clone()} inputmode={if part == "name" { "text" } else { "decimal" }} autocomplete="off" value={value.to_owned()}
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| format!("{id}-msg"))} {oninput} />
            <p class="msg" id={format!("{id}-msg")} role="alert" hidden={!wrong}>{ if wrong { seen.view.story.words().get(message) } else { "" } }</p>
        </div>
    }
}
