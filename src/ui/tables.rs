//! The tables of a panel of places: its own, to take away, and the place for one of the reader's.

use counted_core::csv;
use counted_core::words::Key;
use yew::prelude::*;

use super::app::Shared;
use super::out::out;

/// What takes a panel's table away, and the place for one's own. Whatever stands in that place is a module of its own, which
/// comes when a reader opens it: all that it is told is how sure limits are to be, and nothing here changes what it shows.
pub(super) fn tables(view: &Shared, place: usize) -> Html {
    let (Some(panel), Some(selection)) = (view.story.panel(place), view.report.selection(place)) else { return html! { <div></div> } };
    let words = view.story.words();
    let name = format!("{}-{}.csv", view.story.document().id, panel.id);
    let written = {
        let view = view.clone();
        Callback::from(move |()| csv::of_panel(&view.story, &view.report, place))
    };
    html! {
        <div class="tables">
            { out(words, &format!("{}-csv", panel.id), words.get(Key::ImportAbove), name, written) }
            <details class="import" id={format!("{}-import", panel.id)} data-import={selection.confidence.percent().to_string()}>
                <summary>{ words.get(Key::ImportTitle) }</summary>
                <noscript><p>{ words.get(Key::ImportNoScript) }</p></noscript>
                <div role="status"><p class="coming">{ words.get(Key::ImportComing) }</p><p class="lost">{ words.get(Key::ImportLost) }</p></div>
                <div data-import-root=""></div>
            </details>
        </div>
    }
}
