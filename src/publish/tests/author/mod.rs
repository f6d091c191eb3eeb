//! What the tests of the author's checks share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails panics")]

use std::fs;
use std::path::{Path, PathBuf};

use counted_publish::author::{self, CompiledStory, Problems};

/// The engine's own words.
pub fn words() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../words")
}

/// A story made for tests.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A story made for tests, compiled.
#[allow(dead_code, reason = "not every test needs it")]
pub fn compile(name: &str) -> Vec<CompiledStory> {
    author::compile(&fixture(name), &words()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What is wrong with a folder's copy in which one text of one file was replaced.
#[allow(dead_code, reason = "not every test needs it")]
pub fn broken(copy: &str, file: &str, from: &str, to: &str) -> Result<Vec<CompiledStory>, Problems> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(copy).join("cases");
    replaced(&fixture("cases"), &folder, file, from, to);
    author::compile(&folder, &words())
}

/// Copies a folder's files, with one text of one of them replaced.
pub fn replaced(folder: &Path, copy: &Path, file: &str, from: &str, to: &str) {
    fs::create_dir_all(copy).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let mut text = fs::read_to_string(entry.path()).unwrap();
        if entry.file_name() == file {
            assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {file}");
            text = text.replacen(from, to, 1);
        }
        fs::write(copy.join(entry.file_name()), text).unwrap();
    }
}
