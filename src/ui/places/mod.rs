//! What a chapter of places has of its own: switches, tables, rows to add, and each result in words.

mod add;
mod switches;
mod table;
mod words;

pub(super) use words::words;

use counted_core::document::Kind;
use counted_core::kinds::places::Places;
use counted_core::words::Key;
use counted_core::{FigureId, Selection};
use yew::prelude::*;

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

/// The figures of the places and what follows from them.
pub(super) fn figures(view: &View, place: usize, act: &Callback<Action>) -> Html {
    let Some(seen) = Seen::new(view, place) else { return html! { <section></section> } };
    let texts = view.story.words();
    let id = format!("{}-figures", seen.id());
    let figures = seen.figures();
    let n = figures.len().to_string();
    html! {
        <section class="figs places over" aria-labelledby={format!("{}-title {id}", seen.id())}>
            <header><h3 {id}>{ texts.get(Key::TheFigures) }</h3>{ switches::switches(&seen, act) }</header>
            <div id={format!("{}-rows", seen.id())}>
                { table::figures(&seen, act) }
                { table::comparison(&seen) }
            </div>
            <p class="means">{ texts.get(Key::TippingMeans) }</p>
            { add::add(&seen, act) }
            <details class="sliders">
                <summary>{ texts.fill(Key::SlidersAndSources, &[("n", &n)]) }</summary>
                <div class="ctls">{ for figures.into_iter().map(|figure| control::control(view, figure, false, act)) }</div>
            </details>
        </section>
    }
}
