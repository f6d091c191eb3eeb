//! The reader's own table, in the places that the page keeps for it. It comes after the page, as a module of its own, and
//! shares nothing with the app: it takes the words from the page's story, of which it needs no number, and the confidence
//! from an attribute of its place.

use std::rc::Rc;

use counted_core::document::Kind;
use counted_core::words::{Class, Words};
use counted_core::{ColumnId, Document, Level, NounId, NounRef, UnitRef};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlDetailsElement, MutationObserver, MutationObserverInit};

use super::dom;
use crate::ui::{Import, ImportProps, Known};

/// The attribute of a place for a table: how sure limits are to be, in percent.
const CONFIDENCE: &str = "data-import";

/// Puts the import into every place for it.
pub fn start_table() {
    if let Err(why) = try_start() {
        // What asked for the module says on the page that it did not come.
        wasm_bindgen::throw_str(&why);
    }
}

fn try_start() -> Result<(), String> {
    let document = super::document()?;
    let words = Known(Rc::new(Words::new(&document)?));
    let root = dom::root().ok_or("there is no page")?;
    for at in dom::all_in::<HtmlDetailsElement>(&root, "details[data-import]") {
        mount(at, &document, &words).ok_or("the place for a table is in no panel of places")?;
    }
    Ok(())
}

fn mount(at: HtmlDetailsElement, document: &Document, words: &Known) -> Option<()> {
    let id = at.id();
    let panel = document.panels.iter().find(|panel| id.strip_suffix("-import") == Some(panel.id.as_str()))?;
    let Kind::Places(kind) = &panel.kind else { return None };
    let nouns = [kind.count, kind.base].map(|column| noun(document, column).map(|noun| words.0.noun(noun, Class::Other).to_owned()).unwrap_or_default());
    let name = format!("{}-{}-own.csv", document.id, panel.id);
    let root = at.query_selector("[data-import-root]").ok()??;
    let props = ImportProps { known: words.clone(), at: at.clone(), id, level: confidence(&at)?, nouns, name };
    let mut import = yew::Renderer::<Import>::with_root_and_props(root, props.clone()).render();
    follow(&at, move |level| import.update(ImportProps { level, ..props.clone() }))
}

/// What a column counts: a noun of its own, or what some figure counts.
fn noun(document: &Document, column: ColumnId) -> Option<NounId> {
    let mut unit = document.gazetteer.columns.get(column.place())?.unit;
    // Figures may refer to each other, but never in longer chains than there are figures.
    for _ in 0..=document.figures.len() {
        match unit {
            UnitRef::Count(NounRef::Noun(noun)) => return Some(noun),
            UnitRef::Count(NounRef::Of(figure)) => unit = document.figures.get(figure.place())?.unit,
            _ => return None,
        }
    }
    None
}

fn confidence(at: &HtmlDetailsElement) -> Option<Level> {
    let percent = at.get_attribute(CONFIDENCE)?;
    Level::ALL.into_iter().find(|level| level.percent().to_string() == percent)
}

/// Tells of every other confidence, whether it was chosen, taken back, or came with a link.
fn follow(at: &HtmlDetailsElement, mut tell: impl FnMut(Level) + 'static) -> Option<()> {
    let place = at.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        if let Some(level) = confidence(&place) {
            tell(level);
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    // It lives as long as the page.
    changed.forget();
    let what = MutationObserverInit::new();
    what.set_attribute_filter(&js_sys::Array::of1(&CONFIDENCE.into()));
    observer.observe_with_options(at, &what).ok()
}
