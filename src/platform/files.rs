//! Files that a reader chooses or drops: they are read here and sent nowhere.

use counted_core::csv::{MOST_BYTES, decode};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::platform::spawn_local;

/// Why a file is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// It is larger than any table here.
    TooLarge,
    /// The browser cannot read it: it is gone, or a folder.
    Unreadable,
}

/// Reads a file as text.
pub fn read(file: File, done: impl FnOnce(Result<String, NoText>) + 'static) {
    spawn_local(async move { done(try_read(&file).await) });
}

async fn try_read(file: &File) -> Result<String, NoText> {
    // A spreadsheet's Unicode has two bytes for each letter.
    let most = u32::try_from(2 * MOST_BYTES).unwrap_or(u32::MAX);
    if file.size() > f64::from(most) {
        return Err(NoText::TooLarge);
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| NoText::Unreadable)?;
    Ok(decode(&Uint8Array::new(&bytes).to_vec()))
}
