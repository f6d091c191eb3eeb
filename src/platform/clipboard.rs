//! Copying a text, and what became of it.

use wasm_bindgen_futures::JsFuture;
use yew::platform::spawn_local;

use super::dom;

/// Copies, and tells whether it worked. The clipboard is missing in some frames and may be denied in any.
pub(super) fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move { done(try_copy(&text).await.is_some()) });
}

async fn try_copy(text: &str) -> Option<()> {
    let navigator = dom::window()?.navigator();
    // Absent outside secure contexts, where the binding's type claims it cannot be.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok().filter(|clipboard| clipboard.is_object())?;
    let clipboard: web_sys::Clipboard = wasm_bindgen::JsCast::unchecked_into(clipboard);
    JsFuture::from(clipboard.write_text(text)).await.ok()?;
    Some(())
}
