//! What the tests of the author's checks share.

use std::path::{Path, PathBuf};

use counted_publish::author::{self, CompiledStory};

pub fn words() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../words")
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

pub fn compile(name: &str) -> Vec<CompiledStory> {
    author::compile(&fixture(name), &words()).unwrap_or_else(|problems| panic!("{problems}"))
}
