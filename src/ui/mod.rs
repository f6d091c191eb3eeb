//! The page's components: thin, from a [`View`](view::View) to HTML, with [`Action`](session::Action)s up.

mod app;
mod card;
mod chapter;
mod chart;
mod control;
mod field;
mod front;
mod import;
mod notices;
mod out;
#[cfg(feature = "ssr")]
mod outside;
mod places;
#[cfg(feature = "ssr")]
mod prerender;
mod results;
mod sentence;
pub mod session;
mod sources;
mod tables;
pub mod view;

pub use app::{App, AppProps, Shared};
pub use chart::spoken;
pub(crate) use import::{Import, ImportProps, Known};
#[cfg(feature = "ssr")]
pub use prerender::prerender;
