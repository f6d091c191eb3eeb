//! A figure's field: it sits in its sentence, or in the control card where no sentence mentions it.

use counted_core::document::Status;
use counted_core::entry::EntryError;
use counted_core::words::{Class, Key};
use counted_core::{FigureId, Shape, Unit};
use web_sys::{HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::session::Action;
use super::view::View;

/// The field with its noun, its "was" once it is committed, and the strip that stands under it while it has the focus.
pub(super) fn in_sentence(view: &View, id: FigureId, lead: &str, tail: &str, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    let committed = view.is_edited(id) && view.drafts.get(id).is_none();
    let was = view.report.cell(id.cell()).and_then(|cell| cell.was_text()).filter(|_| committed).map(|was| words.fill(Key::Was, &[("value", was)]));
    // "at least" keeps its room while someone types an exact number in its place, so that the line stays.
    let bound = if lead.is_empty() && !committed { story_lead(view, id) } else { String::new() };
    // A noun stands after a space that does not break; a percent sign close to its number.
    let (space, noun) = tail.strip_prefix(' ').map_or(("", tail), |noun| ("\u{a0}", noun));
    html! {
        <span class="blank">
            <span hidden={lead.is_empty()}>{ lead }</span>
            <span class="gone" aria-hidden="true" hidden={bound.is_empty()}>{ bound }</span>
            { input(view, id, act) }
            <span class="noun" hidden={noun.is_empty()}>
                <span>{ space }{ noun }</span>
                <span class="size" aria-hidden="true">{ space }{ longest_noun(view, id) }</span>
            </span>
            <small class="was" hidden={was.is_none()}>{ " " }{ was.unwrap_or_default() }</small>
            { strip(view, id) }
        </span>
    }
}

/// The words of the bound that the story's value has, where a figure is edited and they do not stand any more.
fn story_lead(view: &View, id: FigureId) -> String {
    if !view.is_edited(id) {
        return String::new();
    }
    let term = counted_core::Scenario::default().term(&view.story, id);
    view.story.words().pieces(&term, None, counted_core::document::Form::Number).lead
}

/// The field in a table's cell, with its bound before it and its strip beneath.
pub(super) fn in_cell(view: &View, id: FigureId, act: &Callback<Action>) -> Html {
    let lead = view.report.now(id.cell()).map(|term| view.story.words().pieces(term, None, counted_core::document::Form::Number).lead).unwrap_or_default();
    html! {
        <span class="cellbox">
            { in_sentence(view, id, &lead, "", act) }
            { message(view, id) }
        </span>
    }
}

/// The longest form of what a figure counts: the room that its noun keeps while one types.
fn longest_noun(view: &View, id: FigureId) -> String {
    let words = view.story.words();
    match view.report.now(id.cell()).map(|term| term.unit().clone()) {
        Some(Unit::Count(nouns) | Unit::Per { of: nouns, .. }) => {
            let forms = [Class::One, Class::Other].map(|class| words.nouns(&nouns, class));
            forms.into_iter().max_by_key(|form| form.chars().count()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The field itself.
pub(super) fn input(view: &View, id: FigureId, act: &Callback<Action>) -> Html {
    let Some(figure) = view.story.figure(id) else { return html! { <span></span> } };
    let error = view.error(id);
    let name = figure.id.clone();
    let is_none = view.field(id).is_empty() && view.error(id).is_none() && figure.domain.not_stated;
    let class = classes!("fig", format!("n{}", width(view, id)), view.is_edited(id).then_some("is-edited"), is_none.then_some("is-none"));
    let mode = if figure.domain.shape == Shape::Day { "text" } else { "decimal" };
    let described = error.is_some().then(|| format!("m-{name}"));
    let placeholder = figure.domain.not_stated.then(|| view.story.words().get(Key::NotStated).to_owned());
    html! {
        <input type="text" {class} id={format!("f-{name}")} data-figure={name.clone()} inputmode={mode} autocomplete="off" spellcheck="false" {placeholder}
            value={view.field(id)} aria-labelledby={format!("l-{name}")} aria-invalid={error.map(|_| "true")} aria-describedby={described}
            onfocus={act.reform(move |event: FocusEvent| entered(id, &event))}
            oninput={act.reform(move |event: InputEvent| Action::Type(id, typed(&event)))}
            onblur={act.reform(move |_: FocusEvent| Action::Commit(id))}
            onkeydown={keys(id, act)} />
    }
}

/// What is docked at the edges while a field has the focus must not cover it, wherever it was clicked.
fn entered(id: FigureId, event: &FocusEvent) -> Action {
    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        input.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
    Action::Enter(id)
}

fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Up and Down step, with Shift by ten; Enter commits; Escape gives back what the field held.
fn keys(id: FigureId, act: &Callback<Action>) -> Callback<KeyboardEvent> {
    let act = act.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let size = if event.shift_key() { 10 } else { 1 };
        let action = match event.key().as_str() {
            "ArrowUp" => Action::Step(id, size),
            "ArrowDown" => Action::Step(id, -size),
            "Enter" => Action::Commit(id),
            "Escape" => Action::Escape(id),
            _ => return,
        };
        event.prevent_default();
        act.emit(action);
    })
}

/// As wide as the figure's usual digits, and wider only once something longer is committed.
fn width(view: &View, id: FigureId) -> usize {
    let usual = view.story.figure(id).and_then(|figure| figure.slider).map(|(_, high)| high.to_string().len()).unwrap_or_default();
    let story =
        view.story.words().in_field(view.story.figure(id).map_or(counted_core::Amount::NotStated, |figure| figure.value), &view.scenario.unit(&view.story, id));
    let story = story.chars().count();
    view.wide(id).max(usual).max(story).clamp(1, 14)
}

/// What the field is, how it stands, and what the story says: under the field while it has the focus.
fn strip(view: &View, id: FigureId) -> Html {
    let Some(figure) = view.story.figure(id) else { return html! { <span></span> } };
    let words = view.story.words();
    let story = words.fill(Key::StoryValue, &[("value", &story_value(view, id))]);
    html! {
        <span class="strip" tabindex="-1">
            <b>{ &figure.label }</b>
            <span class="why" aria-hidden="true" hidden={view.error(id).is_none()}>{ said(view, id).unwrap_or_default() }</span>
            { status(view, figure.status) }
            <span>{ story }</span>
            <button type="button" class="btn link" data-source={figure.id.clone()} aria-label={words.fill(Key::SourceOf, &[("label", &figure.label)])}>{ words.get(Key::Source) }</button>
        </span>
    }
}

/// The story's value of a figure, with its bound.
pub(super) fn story_value(view: &View, id: FigureId) -> String {
    let term = counted_core::Scenario::default().term(&view.story, id);
    view.story.words().bounded_number(&term, None)
}

/// The sign and the word of a status.
pub(super) fn status(view: &View, status: Option<Status>) -> Html {
    let Some(status) = status else { return html! { <span></span> } };
    html! { <span><span class={classes!("st", slug(status))} aria-hidden="true"></span>{ " " }{ view.story.words().status(status).0 }</span> }
}

/// The class of a status's sign.
pub(super) fn slug(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::DifferentUnit => "different_unit",
        Status::Disputed => "disputed",
        Status::Misread => "misread",
        Status::Unverified => "unverified",
        Status::Assumption => "assumption",
        Status::Invented => "invented",
    }
}

/// What is wrong with what stands in a figure's field, and what is still in force.
fn said(view: &View, id: FigureId) -> Option<String> {
    let words = view.story.words();
    let figure = view.story.figure(id)?;
    let example = story_value(view, id);
    let text = match view.error(id)? {
        EntryError::Empty => words.get(Key::EntryEmpty).to_owned(),
        EntryError::NotANumber => words.fill(Key::EntryNotANumber, &[("example", &example)]),
        EntryError::NotWhole => words.fill(Key::EntryNotWhole, &[("example", &example)]),
        EntryError::Below => words.fill(Key::EntryBelow, &[("min", &limit(view, id, figure.domain.min))]),
        EntryError::Above => words.fill(Key::EntryAbove, &[("max", &limit(view, id, figure.domain.max))]),
        EntryError::NotADay => words.get(Key::EntryNotADay).to_owned(),
        EntryError::NoSuchDay => words.get(Key::EntryNoSuchDay).to_owned(),
    };
    let in_force = view.report.cell(id.cell()).map(|cell| words.bounded_number(cell.now(), None)).unwrap_or_default();
    Some(format!("{text} {}", words.fill(Key::EntryStillUses, &[("value", &in_force)])))
}

fn limit(view: &View, id: FigureId, number: counted_core::Decimal) -> String {
    view.story.words().in_field(counted_core::Amount::exactly(number), &view.scenario.unit(&view.story, id))
}

/// The message beside a field: after its paragraph, so that it moves no line that is being typed in.
pub(super) fn message(view: &View, id: FigureId) -> Html {
    let name = view.story.figure(id).map(|figure| figure.id.as_str()).unwrap_or_default();
    let said = said(view, id);
    html! { <p key={id.place()} class="msg" id={format!("m-{name}")} hidden={said.is_none()}>{ said.unwrap_or_default() }</p> }
}
