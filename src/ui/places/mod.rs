//! What a chapter of places has of its own: switches, tables, rows to add, and each result in words.

mod add;
mod switches;
mod table;
mod words;

pub(super) use words::Words;

use counted_core::document::Kind;
use counted_core::kinds::places::Places;
use counted_core::words::Key;
use counted_core::{FigureId, Selection};
use yew::prelude::*;

use super::app::Shared;
use super::control;
use super::session::Action;
use super::view::View;

/// A panel of places with what is seen of it.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) view: &'a View,
    /// The panel, by its place.
    pub(super) place: usize,
    pub(super) kind: &'a Places,
    pub(super) selection: &'a Selection,
}

impl<'a> Seen<'a> {
    /// Nothing of panels of other kinds.
    pub(super) fn new(view: &'a View, place: usize) -> Option<Self> {
        match &view.story.panel(place)?.kind {
            Kind::Places(kind) => Some(Self { view, place, kind, selection: view.report.selection(place)? }),
            Kind::PartsOfBase(_) => None,
        }
    }

    fn id(&self) -> &'a str {
        self.view.story.panel(self.place).map(|panel| panel.id.as_str()).unwrap_or_default()
    }

    /// What choosing another selection is.
    fn choose(&self, act: &Callback<Action>, selection: Selection) -> Callback<MouseEvent> {
        let place = self.place;
        act.reform(move |_: MouseEvent| Action::Select(place, selection.clone()))
    }

    /// The first year of the recent part, as text.
    fn year(&self) -> Option<String> {
        let (_, recent, _) = self.kind.window?;
        self.view.report.cell(recent.cell()).map(|cell| cell.text().to_owned())
    }

    /// The figures of the rows, in order.
    fn figures(&self) -> Vec<FigureId> {
        self.selection.places.iter().flat_map(|place| self.kind.figures_of(&self.view.story, *place)).collect()
    }
}

/// What a section of a chapter shows.
#[derive(Clone, PartialEq, Properties)]
pub struct PlacesProps {
    /// Everything.
    pub view: Shared,
    /// Which panel, by its place.
    pub place: usize,
    /// Where actions go.
    pub act: Callback<Action>,
}

/// The figures of the places and what follows from them.
pub(super) fn figures(shared: &Shared, place: usize, act: &Callback<Action>) -> Html {
    let view: &View = shared;
    let Some(seen) = Seen::new(view, place) else { return html! { <section></section> } };
    let words = view.story.words();
    let id = format!("{}-figures", seen.id());
    let figures = seen.figures();
    let n = figures.len().to_string();
    html! {
        <section class="figs places over" aria-labelledby={id.clone()}>
            <header><h3 {id}>{ words.get(Key::TheFigures) }</h3>{ switches::switches(&seen, act) }</header>
            <div id={format!("{}-table", seen.id())}>
                { table::figures(&seen, act) }
                { table::comparison(&seen) }
            </div>
            <p class="means">{ words.get(Key::TippingMeans) }</p>
            <add::Add view={shared.clone()} {place} act={act.clone()} />
            <details class="sliders">
                <summary>{ words.fill(Key::SlidersAndSources, &[("n", &n)]) }</summary>
                <div class="ctls">{ for figures.into_iter().map(|figure| control::control(view, figure, false, act)) }</div>
            </details>
        </section>
    }
}
