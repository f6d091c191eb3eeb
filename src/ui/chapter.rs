//! A chapter: chart, text, figures, results.

use counted_core::document::{Kind, Panel, Paragraph};
use counted_core::words::Key;
use yew::prelude::*;

use super::app::Shared;
use super::sentence::{self, Prose};
use super::session::Action;
use super::view::View;
use super::{chart, control, import, places, results};

/// What a chapter shows.
#[derive(Clone, PartialEq, Properties)]
pub struct ChapterProps {
    /// Everything.
    pub view: Shared,
    /// Which panel, by its place.
    pub place: usize,
    /// Where actions go.
    pub act: Callback<Action>,
    /// Its chart as drawn for a page's first paint.
    pub drawn: Option<(AttrValue, AttrValue)>,
}

/// A chapter.
#[component]
pub fn Chapter(props: &ChapterProps) -> Html {
    let view: &View = &props.view;
    let Some(panel) = view.story.panel(props.place) else { return html! { <section></section> } };
    let (questions, text): (Vec<&Paragraph>, Vec<&Paragraph>) = panel.text.iter().partition(|paragraph| sentence::is_what_if(paragraph));
    let title = format!("{}-title", panel.id);
    let prose = Prose::new(view, &panel.id, &props.act);
    let beside = panel.beside.min(text.len());
    html! {
        <section class="chapter" id={panel.id.clone()} aria-labelledby={title.clone()}>
            <header class="head">
                <span class="n">{ props.place + 1 }</span><h2 id={title}>{ &panel.title }</h2><p class="q">{ &panel.question }</p>
                <span class="tag" data-edited={view.scenario.is_edited().then_some("")} hidden={!view.scenario.is_edited()}>{ view.story.words().get(Key::EditedFigures) }</span>
            </header>
            <div class="bench">
                { chart::figure(view, props.place, props.drawn.as_ref()) }
                <div class="prose">{ for text.get(..beside).unwrap_or_default().iter().map(|paragraph| prose.paragraph(paragraph)) }</div>
                <div class="whatifs">{ for questions.into_iter().map(|paragraph| sentence::what_ifs(view, paragraph, &props.act)) }</div>
                { figures(props) }
            </div>
            <div class="row more prose" hidden={text.len() <= beside}>{ for text.get(beside..).unwrap_or_default().iter().map(|paragraph| prose.paragraph(paragraph)) }</div>
            { reading(props) }
            <div class="row results">
                <div class="sum over">{ results::large(view, panel) }{ results::notes(view, props.place, panel) }</div>
                { table(props) }
                { asides(view, panel) }
            </div>
            { brought(props) }
        </section>
    }
}

/// The figures of a panel with what operates them.
fn figures(props: &ChapterProps) -> Html {
    match props.view.story.panel(props.place).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => places::figures(&props.view, props.place, &props.act),
        _ => control::figures(&props.view, props.place, &props.act),
    }
}

/// The results of places in words.
fn reading(props: &ChapterProps) -> Html {
    match props.view.story.panel(props.place).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => html! { <places::Words view={props.view.clone()} place={props.place} act={props.act.clone()} /> },
        _ => html! { <></> },
    }
}

/// Every result in one table; those of places stand in their rows.
fn table(props: &ChapterProps) -> Html {
    match props.view.story.panel(props.place) {
        Some(panel) if !matches!(panel.kind, Kind::Places(_)) => results::table(&props.view, props.place, panel),
        _ => results::rest(&props.view, props.place),
    }
}

/// A table of the reader's own beside the story's places.
fn brought(props: &ChapterProps) -> Html {
    match props.view.story.panel(props.place).map(|panel| &panel.kind) {
        Some(Kind::Places(_)) => import::tables(&props.view, props.place),
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
