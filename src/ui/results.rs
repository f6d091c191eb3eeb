//! What follows from the figures: the main results large, the notes to them, and the whole table.

use counted_core::document::{Form, Panel};
use counted_core::words::Key;
use counted_core::{CaveatKind, CellId, kinds};
use yew::prelude::*;

use super::sentence;
use super::sentence::{caveat_mark, has_note, output};
use super::view::View;

/// The three or so results that matter most.
pub(super) fn large(view: &View, panel: &Panel) -> Html {
    let cells = kinds::large(&panel.kind).into_iter().filter_map(|name| view.story.cell(&format!("{}.{name}", panel.id)));
    let items = cells.map(|cell| {
        let shown = view.report.cell(cell);
        let was = was(view, cell);
        let reason = view.report.reason(&view.story, cell);
        let marks = shown.map(|shown| shown.caveats().iter().filter(|caveat| has_note(**caveat)).take(2).copied().collect::<Vec<_>>()).unwrap_or_default();
        html! {
            <div key={cell.place()}>
                <dt>{ view.report.label(&view.story, cell) }{ " " }<small class="was" hidden={was.is_none()}>{ was.unwrap_or_default() }</small></dt>
                <dd>
                    { output(view, cell, shown.map(|shown| shown.text()).unwrap_or_default()) }
                    <span class="marks">{ for marks.into_iter().map(|caveat| caveat_mark(view, &panel.id, cell, caveat)) }</span>
                    <small class="why" hidden={reason.is_none()}>{ reason.unwrap_or_default() }</small>
                </dd>
            </div>
        }
    });
    html! { <dl class="big">{ for items }</dl> }
}

pub(super) fn was(view: &View, cell: CellId) -> Option<String> {
    let was = view.report.cell(cell)?.was_text()?;
    Some(view.story.words().fill(Key::Was, &[("value", was)]))
}

/// Each caveat of the panel's results once, in the story's words where it has its own.
pub(super) fn notes(view: &View, place: usize, panel: &Panel) -> Html {
    let cells = view.report.results_of(&view.story, place).filter_map(|cell| view.report.cell(cell));
    let found: Vec<CaveatKind> = cells.flat_map(|cell| cell.caveats().iter().copied()).collect();
    let items = CaveatKind::ALL.into_iter().filter(|caveat| has_note(*caveat) && found.contains(caveat)).map(|caveat| {
        let own = panel.caveats.iter().find(|(kind, _)| *kind == caveat);
        let text = match own {
            Some((_, parts)) => sentence::words(view, parts),
            None => html! { { view.story.words().caveat(caveat) } },
        };
        html! {
            <li key={caveat.slug()} id={format!("{}-{}", panel.id, caveat.slug())} data-caveat={caveat.slug()} tabindex="-1">
                <span class="g" aria-hidden="true">{ caveat.mark() }</span><span>{ text }</span>
            </li>
        }
    });
    html! { <ul class="notes">{ for items }</ul> }
}

/// Every result with what it was and its formula.
pub(super) fn table(view: &View, place: usize, panel: &Panel) -> Html {
    listed(view, panel, view.report.results_of(&view.story, place).collect())
}

/// The results of a panel of places that belong to no row.
pub(super) fn rest(view: &View, place: usize) -> Html {
    let Some(panel) = view.story.panel(place) else { return html! { <></> } };
    let in_rows: Vec<CellId> = view.report.rows_of(place).flat_map(|row| row.cells().map(|(_, cell)| cell)).collect();
    listed(view, panel, view.report.results_of(&view.story, place).filter(|cell| !in_rows.contains(cell)).collect())
}

fn listed(view: &View, panel: &Panel, cells: Vec<CellId>) -> Html {
    let words = view.story.words();
    let rows = cells.into_iter().map(|cell| row(view, panel, cell));
    html! {
        <div class="table over" id={format!("{}-table", panel.id)}>
            <table class="led pairs">
                <caption>{ words.get(Key::TableCaption) }</caption>
                <thead><tr>
                    <th scope="col">{ words.get(Key::TableResult) }</th>
                    <th scope="col" class="r s"><span class="vh">{ words.get(Key::TableStory) }</span></th>
                    <th scope="col" class="r y">{ words.get(Key::TableYours) }</th>
                    <td></td>
                    <th scope="col">{ words.get(Key::TableFrom) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn row(view: &View, panel: &Panel, cell: CellId) -> Html {
    let pieces =
        view.report.now(cell).map(|term| view.story.words().pieces(term, view.report.decimals_of(&view.story, cell), Form::Number)).unwrap_or_default();
    let shown = view.report.cell(cell);
    let marks = shown.map(|shown| shown.caveats().iter().filter(|caveat| has_note(**caveat)).copied().collect::<Vec<_>>()).unwrap_or_default();
    let from = view.report.reason(&view.story, cell).unwrap_or_else(|| view.report.formula(&view.story, cell));
    let name = view.report.cell_name(&view.story, cell).to_owned();
    html! {
        <tr key={cell.place()} data-row={name}>
            <th scope="row">{ view.report.label(&view.story, cell) }</th>
            <td class="r s">{ was(view, cell).unwrap_or_default() }</td>
            <td class="r y"><small>{ &pieces.lead }</small>{ output(view, cell, &pieces.number) }</td>
            <td class="m"><span class="marks">{ for marks.into_iter().map(|caveat| caveat_mark(view, &panel.id, cell, caveat)) }</span></td>
            <td class="f">{ from }</td>
        </tr>
    }
}
