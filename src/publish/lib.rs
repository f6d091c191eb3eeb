//! The native side of Counted: it compiles a story's folder, writes its pages, weighs them and serves them.
//!
//! - [`author`] reads a story's folder and proves its prose.
//! - [`prerender`] turns a compiled story into pages (feature `pages`).
//! - [`shell`] is the page without a story, made once from what Trunk built.
//! - [`headers`] is the one table of response headers; [`serve`] sends them and `_headers` carries them to a host.
//! - [`weigh`] is the scale on which a first visit is put.

pub mod assets;
pub mod author;
pub mod headers;
#[cfg(feature = "pages")]
pub mod prerender;
pub mod serve;
pub mod shell;
pub mod weigh;
