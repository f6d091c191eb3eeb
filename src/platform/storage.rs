//! What the browser keeps: nothing where it is denied.

use counted_core::Story;

use super::dom;

/// Where a story's last figures are kept.
pub(super) fn key(story: &Story) -> String {
    format!("counted.{}", story.document().id)
}

/// Reads what is kept.
pub(super) fn read(key: &str) -> Option<String> {
    dom::window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a text; keeps nothing for an empty one.
pub(super) fn write(key: &str, text: &str) {
    let Some(Ok(Some(storage))) = dom::window().map(|window| window.local_storage()) else { return };
    let _ = if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) };
}
