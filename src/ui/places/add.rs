//! Rows to add: a place of the story, or one of the reader's own.

use counted_core::entry::{EntryError, read};
use counted_core::words::{Key, capitalised};
use counted_core::{Amount, Decimal, Domain, NotAPlace, OwnPlace, PlaceId, Shape};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{PlacesProps, Seen};
use crate::ui::session::Action;
use crate::ui::view::View;

/// What a form of one's own place holds.
#[derive(Clone, Default, PartialEq)]
struct Form {
    name: String,
    count: String,
    base: String,
    error: Option<NotAPlace>,
}

/// The forms that add a row.
#[component]
pub fn Add(props: &PlacesProps) -> Html {
    let view: &View = &props.view;
    let select = use_node_ref();
    let form = use_state_eq(Form::default);
    let Some(seen) = Seen::new(view, props.place) else { return html! { <div></div> } };
    let words = view.story.words();
    let id = seen.id();
    let others = view.story.places().filter(|(place, _)| !seen.selection.places.contains(place));
    let options: Vec<Html> = others.map(|(place, known)| html! { <option key={place.place()} value={known.code.clone()}>{ &known.name }</option> }).collect();
    let none_left = options.is_empty();
    html! {
        <div class="add">
            <div class="one" hidden={none_left}>
                <label for={format!("{id}-add")}>{ words.get(Key::AddPlace) }</label>
                <select id={format!("{id}-add")} ref={select.clone()}>{ for options }</select>
                <button type="button" class="btn line" data-do="add-place" onclick={added(&seen, &select, &props.act)}>{ words.get(Key::Add) }</button>
            </div>
            <details>
                <summary>{ words.get(Key::OwnAdd) }</summary>
                { own(&seen, &form, &props.act) }
            </details>
        </div>
    }
}

fn added(seen: &Seen<'_>, select: &NodeRef, act: &Callback<Action>) -> Callback<MouseEvent> {
    let codes: Vec<(String, PlaceId)> = seen.view.story.places().map(|(id, place)| (place.code.clone(), id)).collect();
    let (select, act, panel, selection) = (select.clone(), act.clone(), seen.place, seen.selection.clone());
    Callback::from(move |_: MouseEvent| {
        let chosen = select.cast::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        if let Some((_, place)) = codes.iter().find(|(code, _)| *code == chosen) {
            act.emit(Action::Select(panel, selection.clone().with_place(*place)));
        }
    })
}

fn own(seen: &Seen<'_>, form: &UseStateHandle<Form>, act: &Callback<Action>) -> Html {
    let words = seen.view.story.words();
    let (base, parts) = seen.view.report.nouns(&seen.view.story, seen.place);
    let full = seen.selection.own.len() >= OwnPlace::MOST;
    let count_label = capitalised(&words.fill(Key::OwnCount, &[("parts", &words.plural_of(&parts))]));
    let base_label = capitalised(&words.fill(Key::OwnBase, &[("base", &words.plural_of(&base))]));
    let onsubmit = submit(seen, form, act);
    let error = |of: NotAPlace| form.error == Some(of);
    html! {
        <form class="own" {onsubmit} novalidate=true>
            <p>{ words.get(Key::OwnNote) }</p>
            { input(seen, "name", words.get(Key::OwnName), &form.name, error(NotAPlace::Name).then_some(Key::OwnErrorName), form, |form, text| form.name = text) }
            { input(seen, "count", &count_label, &form.count, error(NotAPlace::Count).then_some(Key::OwnErrorCount), form, |form, text| form.count = text) }
            { input(seen, "base", &base_label, &form.base, error(NotAPlace::Base).then_some(Key::OwnErrorBase), form, |form, text| form.base = text) }
            <button type="submit" class="btn line" data-do="add-own" disabled={full}>{ words.get(Key::Add) }</button>
            <p hidden={!full}>{ words.get(Key::OwnFull) }</p>
        </form>
    }
}

fn input(seen: &Seen<'_>, part: &str, label: &str, value: &str, error: Option<Key>, form: &UseStateHandle<Form>, set: fn(&mut Form, String)) -> Html {
    let id = format!("{}-own-{part}", seen.id());
    let handle = form.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        let mut next = (*handle).clone();
        next.error = None;
        set(&mut next, text);
        handle.set(next);
    });
    let message = error.map(|key| seen.view.story.words().get(key).to_owned());
    let mode = if part == "name" { "text" } else { "decimal" };
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <input type="text" id={id.clone()} inputmode={mode} autocomplete="off" value={value.to_owned()} aria-invalid={error.map(|_| "true")}
                aria-describedby={error.map(|_| format!("{id}-msg"))} {oninput} />
            <p class="msg" id={format!("{id}-msg")} role="alert" hidden={message.is_none()}>{ message.unwrap_or_default() }</p>
        </div>
    }
}

/// Adds the place; what cannot be one stays as typed, with what to type beside it.
fn submit(seen: &Seen<'_>, form: &UseStateHandle<Form>, act: &Callback<Action>) -> Callback<SubmitEvent> {
    let (form, act, panel, selection) = (form.clone(), act.clone(), seen.place, seen.selection.clone());
    let language = seen.view.story.words().plural_rule();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let number = |text: &str, max: Decimal| match read(text, &Domain { shape: Shape::Whole, min: Decimal::ZERO, max, not_stated: false }, language) {
            Ok(Amount::Number(number, _)) => Ok(number),
            Ok(_) => Err(EntryError::NotANumber),
            Err(error) => Err(error),
        };
        let most: Decimal = Decimal::from(1_000_000_000).times(Decimal::from(10)).unwrap_or(Decimal::ZERO);
        let made = match (number(&form.count, most), number(&form.base, most)) {
            (Err(_), _) => OwnPlace::new(&form.name, Decimal::ZERO, Decimal::from(1)).and(Err(NotAPlace::Count)),
            (_, Err(_)) => OwnPlace::new(&form.name, Decimal::ZERO, Decimal::from(1)).and(Err(NotAPlace::Base)),
            (Ok(count), Ok(base)) => OwnPlace::new(&form.name, count, base),
        };
        match made {
            Ok(own) => {
                act.emit(Action::Select(panel, selection.clone().with_own(own)));
                form.set(Form::default());
            }
            Err(error) => form.set(Form { error: Some(error), ..(*form).clone() }),
        }
    })
}
