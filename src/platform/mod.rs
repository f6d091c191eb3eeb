//! The browser's edges. Everything here may be denied, and the page works without it.

mod address;
mod anchors;
mod canvas;
mod clipboard;
mod dom;
pub mod downloads;
pub mod files;
mod own;
mod painter;
mod speech;
mod storage;
mod store;
mod takeover;
mod theme;

pub use own::start_table;

use std::rc::Rc;

use counted_core::{Document, Story, wire};

use crate::ui::session::Session;

/// Takes the page over. Where that cannot be done, the prerendered page stays as it is and says so.
pub fn start() {
    if let Err(why) = try_start() {
        web_sys::console::error_1(&format!("Counted did not start: {why}").into());
        dom::fail();
    }
}

fn try_start() -> Result<(), String> {
    let story = Rc::new(Story::open(document()?).map_err(|error| error.to_string())?);
    let fragment = address::fragment();
    let last = storage::read(&storage::key(&story));
    let before = takeover::Before::of_page()?;
    let mut session = Session::new(story, &fragment, last.as_deref());
    before.typed(&mut session);
    store::run(session, before)
}

/// The story that the page carries, unopened.
fn document() -> Result<Document, String> {
    let text = dom::story_text().ok_or("the page carries no story")?;
    wire::from_text(&text).map_err(|error| error.to_string())
}
