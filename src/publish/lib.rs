//! The native side of Counted: it compiles a story's folder, writes its pages, weighs them and serves them.
//!
//! - [`author`] reads a story's folder and proves its prose.
//! - [`prerender`] turns a compiled story into pages (feature `pages`).
//! - [`shell`] is the page without a story, made once from what Trunk built.
//! - [`headers`] is the one table of response headers; [`serve`] sends them and `_headers` carries them to a host.
//! - [`weigh`] is the scale on which a first visit is put.

pub mod assets;
pub mod headers;
pub mod serve;
pub mod shell;
pub mod weigh;

/// Compiling a story's folder.
pub mod author {
    use std::{fmt, path::Path};

    /// A story in one language, checked and ready for its pages.
    #[derive(Debug)]
    pub struct CompiledStory;

    /// What is wrong with a story's folder.
    #[derive(Debug)]
    pub struct Problems(pub String);

    impl fmt::Display for Problems {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.0)
        }
    }

    /// Compiles the story in `folder`, one result for each of its languages.
    pub fn compile(_folder: &Path) -> Result<Vec<CompiledStory>, Problems> {
        Err(Problems("not built yet".into()))
    }
}

/// Rendering a compiled story to pages.
#[cfg(feature = "pages")]
pub mod prerender {
    use crate::{author::CompiledStory, shell::Shell};
    use std::path::PathBuf;

    /// Every page of `story`: its path below the output folder, and its text.
    pub fn pages(_story: &CompiledStory, _shell: &Shell) -> Vec<(PathBuf, String)> {
        Vec::new()
    }
}
