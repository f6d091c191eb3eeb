//! The control card: for each figure of a panel its label, its value, a slider and its source.

use counted_core::document::{Form, Paragraph, Part, Passage};
use counted_core::words::{Key, rounded};
use counted_core::{Amount, Decimal, FigureId, Shape, kinds};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::session::Action;
use super::view::View;
use super::{card, field};

/// The figures of a panel.
pub(super) fn figures(view: &View, place: usize, act: &Callback<Action>) -> Html {
    let Some(panel) = view.story.panel(place) else { return html! { <section></section> } };
    let words = view.story.words();
    let id = format!("{}-figures", panel.id);
    let controls = kinds::figures(&panel.kind).into_iter().map(|figure| control(view, figure, needs_field(view, place, figure), act));
    html! {
        <section class="figs over" aria-labelledby={format!("{}-title {id}", panel.id)}>
            <header><h3 {id}>{ words.get(Key::TheFigures) }</h3><span>{ words.get(Key::RingHint) }</span></header>
            <div class="ctls">{ for controls }</div>
        </section>
    }
}

/// Whether a figure's field stands among the controls, because no sentence of its panel holds it.
pub(super) fn needs_field(view: &View, place: usize, figure: FigureId) -> bool {
    view.story.panel(place).is_some_and(|panel| !mentioned(&panel.text, figure))
}

/// A figure's value, which leads to its field.
pub(super) fn echo(view: &View, id: FigureId) -> Html {
    let Some(figure) = view.story.figure(id) else { return html! { <span></span> } };
    let text = view.report.cell(id.cell()).map(|cell| view.story.words().bounded_number(cell.now(), None)).unwrap_or_default();
    let label = view.story.words().fill(Key::EditAbove, &[("label", &figure.label), ("value", &text)]);
    let class = classes!("echo", view.is_edited(id).then_some("is-edited"));
    html! { <button type="button" {class} data-echo={figure.id.clone()} aria-label={label}>{ text }</button> }
}

/// Whether a panel's text holds the figure's field.
pub(super) fn mentioned(text: &[Paragraph], figure: FigureId) -> bool {
    fn within(parts: &[Part], figure: FigureId) -> bool {
        parts.iter().any(|part| match part {
            Part::Field { figure: other, .. } => *other == figure,
            Part::Strong(parts) => within(parts, figure),
            _ => false,
        })
    }
    text.iter().flat_map(|paragraph| &paragraph.0).any(|passage| matches!(passage, Passage::Always(parts) if within(parts, figure)))
}

pub(super) fn control(view: &View, id: FigureId, own_field: bool, act: &Callback<Action>) -> Html {
    let Some(figure) = view.story.figure(id) else { return html! { <div></div> } };
    let name = &figure.id;
    let value = if own_field { field::input(view, id, act) } else { echo(view, id) };
    // A label for the slider where there is one; the field's otherwise.
    let target = if figure.slider.is_some() { format!("s-{name}") } else { format!("f-{name}") };
    html! {
        <div class={classes!("ctl", view.is_edited(id).then_some("is-edited"))} id={format!("c-{name}")} key={id.place()}>
            <label id={format!("l-{name}")} for={target}>{ &figure.label }{ " " }<small>{ beneath(view, id) }</small></label>
            <>{ value }</>
            <div class="slot">{ slider(view, id, act) }</div>
            <div class="msgs">{ if own_field { field::message(view, id) } else { html! { <span></span> } } }</div>
            { card::source(view, id, act) }
        </div>
    }
}

/// The unit and the period of a figure.
fn beneath(view: &View, id: FigureId) -> String {
    let words = view.story.words();
    let unit = view.report.now(id.cell()).map(|term| words.unit(term.unit(), "0", Form::Full)).unwrap_or_default();
    [unit, period(view, id)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The period of a figure, as text.
pub(super) fn period(view: &View, id: FigureId) -> String {
    view.scenario.span(&view.story, id).map(|span| view.report.span(&view.story, span)).unwrap_or_default()
}

/// The slider: its track is painted only between the story's value and the reader's, where a ring marks the story's.
fn slider(view: &View, id: FigureId, act: &Callback<Action>) -> Html {
    let Some((figure, (low, high))) = view.story.figure(id).and_then(|figure| Some((figure, figure.slider?))) else { return html! { <span></span> } };
    let name = figure.id.clone();
    let at = |amount: Amount| match amount {
        Amount::Number(number, _) => Some(number),
        _ => None,
    };
    let now = at(view.scenario.amount(&view.story, id));
    let (mine, story) = (now.map(|now| share(now, low, high)), at(figure.value).map(|value| share(value, low, high)));
    let (from, until) = match (mine, story) {
        (Some(mine), Some(story)) => (mine.min(story), mine.max(story)),
        _ => (0.0, 0.0),
    };
    // Whole steps where the slider is long enough for them.
    let fine = figure.domain.shape == Shape::Decimal && high.to_f64() - low.to_f64() < 20.0;
    let spoken = view.report.phrase(&view.story, id.cell(), None, Form::Full);
    let restore = act.reform(move |_: MouseEvent| Action::Story(id));
    html! {
        <span class={classes!("sl", now.is_none().then_some("is-none"))}>
            <svg class="track" aria-hidden="true" focusable="false"><rect class="rail" width="100%" /><rect class="delta" x={percent(from)} width={percent(until - from)} /></svg>
            <input type="range" id={format!("s-{name}")} data-slider={name} min={low.to_string()} max={high.to_string()} step={if fine { "0.1" } else { "1" }}
                value={now.unwrap_or(low).to_string()} aria-valuetext={spoken}
                oninput={act.reform(move |event: InputEvent| Action::Slide(id, slid(&event)))}
                onchange={act.reform(|_: Event| Action::Release)} />
            <svg class="ring" aria-hidden="true" focusable="false"><circle class="story" cx={percent(story.unwrap_or_default())} cy="50%" onclick={restore} /></svg>
        </span>
    }
}

fn slid(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

fn share(value: Decimal, low: Decimal, high: Decimal) -> f64 {
    let (value, low, high) = (value.to_f64(), low.to_f64(), high.to_f64());
    if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) * 100.0 } else { 0.0 }
}

fn percent(share: f64) -> String {
    let digits = rounded(&share.to_string(), 2);
    format!("{digits}%")
}
