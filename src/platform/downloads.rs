//! Texts that leave the page: as a file, or by the clipboard.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{clipboard, dom};

/// How long a file's address must stand for the browser to fetch it, in milliseconds.
const STANDS: u32 = 10_000;

/// What became of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It was started.
    Done,
    /// It was started in a frame, where only the page around it knows whether that is allowed.
    Perhaps,
    /// The frame does not allow it.
    Denied,
}

/// Saves a text as a file, where that is allowed: a frame may forbid it, and says nothing when it does.
#[must_use]
pub fn save(name: &str, text: &str) -> Saved {
    match (is_allowed(), || try_save(name, text)) {
        (Some(true), save) if save().is_some() => Saved::Done,
        (None, save) if save().is_some() => Saved::Perhaps,
        _ => Saved::Denied,
    }
}

/// Copies a text, and tells whether it worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    clipboard::copy(text, done);
}

/// Whether downloads are allowed here; none in the frame of another site, which cannot see its own conditions.
fn is_allowed() -> Option<bool> {
    let window = dom::window()?;
    if window.parent().ok().flatten().as_ref() == Some(&window) {
        return Some(true);
    }
    let frame = window.frame_element().ok().flatten()?;
    Some(frame.get_attribute("sandbox").is_none_or(|allowed| allowed.split_ascii_whitespace().any(|token| token == "allow-downloads")))
}

fn try_save(name: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = dom::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(STANDS, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}
