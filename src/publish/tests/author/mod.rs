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

/// What is wrong with the copy of a story in which one text of one file was replaced.
#[allow(dead_code, reason = "not every test needs it")]
pub fn broken(copy: &str, story: &str, file: &str, from: &str, to: &str) -> Result<Vec<CompiledStory>, Problems> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(copy).join(story);
    replaced(&fixture(story), &folder, file, from, to);
    author::compile(&folder, &words())
}

/// Checks what is said of a good story with one text of a file replaced, case by case.
#[allow(dead_code, reason = "not every test needs it")]
pub fn check_broken(copy: &str, story: &str, file: &str, cases: &[(&str, &str, &str)]) {
    let said = |(from, to, expected): &(&str, &str, &str)| {
        let problems = broken(copy, story, file, from, to).map_or_else(|problems| problems.to_string(), |_| "nothing".to_owned());
        (problems != *expected).then(|| format!("`{from}` as `{to}`:\n  said     {problems}\n  expected {expected}"))
    };
    let wrong: Vec<String> = cases.iter().filter_map(said).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
