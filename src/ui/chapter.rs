//! A chapter: chart, text, figures, results.

use counted_core::document::{Kind, Panel, Paragraph};
use counted_core::words::Key;
use yew::prelude::*;

use super::app::Shared;
use super::sentence::{self, Prose};
use super::session::Action;
use super::view::View;
use super::{chart, control, places, results, tables};

/// A chapter, by the place of its panel; `drawn` is its chart as drawn for a page's first paint.
pub(super) fn chapter(shared: &Shared, place: usize, act: &Callback<Action>, drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    let view: &View = shared;
    let Some(panel) = view.story.panel(place) else { return html! { <section></section> } };
    let (questions, text): (Vec<&Paragraph>, Vec<&Paragraph>) = panel.text.iter().partition(|paragraph| sentence::is_what_if(paragraph));
    let title = format!("{}-title", panel.id);
    let prose = Prose::new(view, &panel.id, act);
    let beside = panel.beside.min(text.len());
    html! {
        <section class="chapter" key={panel.id.clone()} id={panel.id.clone()} aria-labelledby={title.clone()}>
            <header class="head">
                <span class="n">{ place + 1 }</span><h2 id={title}>{ &panel.title }</h2><p class="q">{ &panel.question }</p>
                <span class="tag" data-edited={view.scenario.is_edited().then_some("")} hidden={!view.scenario.is_edited()}>{ view.story.words().get(Key::EditedFigures) }</span>
            </header>
            <div class="bench">
                { chart::figure(view, place, drawn) }
                <div class="prose">{ for text.get(..beside).unwrap_or_default().iter().map(|paragraph| prose.paragraph(paragraph)) }</div>
                <div class="whatifs">{ for questions.into_iter().map(|paragraph| sentence::what_ifs(view, paragraph, act)) }</div>
                { figures(view, place, act) }
            </div>
            <div class="row more prose" hidden={text.len() <= beside}>{ for text.get(beside..).unwrap_or_default().iter().map(|paragraph| prose.paragraph(paragraph)) }</div>
            { reading(view, place, act) }
            <div class="row results">
                <div class="sum over">{ results::large(view, panel) }{ results::notes(view, place, panel) }</div>
                { table(view, place) }
                { asides(view, panel) }
            </div>
            { brought(shared, place) }
        </section>
    }
}

/// The figures of a panel with what operates them.
fn figures(view: &View, place: usize, act: &Callback<Action>) -> Html {
    match view.story.panel(place).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => places::figures(view, place, act),
        _ => control::figures(view, place, act),
    }
}

/// The results of places in words.
fn reading(view: &View, place: usize, act: &Callback<Action>) -> Html {
    match view.story.panel(place).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => places::words(view, place, act),
        _ => html! { <></> },
    }
}

/// Every result in one table; those of places stand in their rows.
fn table(view: &View, place: usize) -> Html {
    match view.story.panel(place) {
        Some(panel) if !matches!(panel.kind, Kind::Places(_)) => results::table(view, place, panel),
        _ => results::rest(view, place),
    }
}

/// A table of the reader's own beside the story's places.
fn brought(view: &Shared, place: usize) -> Html {
    match view.story.panel(place).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => tables::tables(view, place),
        _ => html! { <></> },
    }
}

/// What stands beside the numbers without being one.
fn asides(view: &View, panel: &Panel) -> Html {
    let (wide, beside): (Vec<_>, Vec<_>) = panel.asides.iter().partition(|aside| aside.wide);
    let one = |aside: &&counted_core::document::Aside| {
        html! { <div><h3>{ &aside.title }</h3>{ for aside.text.iter().map(|paragraph| sentence::plain(view, paragraph)) }</div> }
    };
    html! {
        <>
            <div class="said over" hidden={beside.is_empty()}>{ for beside.iter().map(one) }</div>
            <div class="since" hidden={wide.is_empty()}>{ for wide.iter().map(one) }</div>
        </>
    }
}
