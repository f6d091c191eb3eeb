//! The engine's words, and languages beside each other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

use std::fs;
use std::path::{Path, PathBuf};

use counted_publish::author as publish;

fn said(story: &Path, words: &Path) -> String {
    publish::compile(story, words).map_or_else(|problems| problems.to_string(), |_| "nothing".to_owned())
}

fn copy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn each_text_is_there_with_its_slots() {
    for (from, to, expected) in [
        ("at_least = \"at least {n}\"\n", "", "words/en.toml:5: the text `at_least` is missing. Add it; its slots are {n}."),
        ("at_least = \"at least {n}\"", "at_least = \"at least\"", "words/en.toml:6: the text `at_least` lacks its slot {n}. Say where it goes."),
        (
            "at_least = \"at least {n}\"",
            "at_least = \"at least {n} {m}\"",
            "words/en.toml:6: the text `at_least` has no slot {m}. Take it out; its slots are {n}.",
        ),
        (
            "at_least = \"at least {n}\"",
            "at_least = \"at least {n}\"\nat_leest = \"at least {n}\"",
            "words/en.toml:7: the engine has no text called `at_leest`. Did you mean `at_least`?",
        ),
        ("plural = \"english\"", "plural = \"welsh\"", "words/en.toml:3: this is no rule for plurals that the engine knows. Write \"english\" or \"spanish\"."),
        ("language = \"en\"", "language = \"de\"", "words/en.toml:2: the file says that its language is `de`. Write `en`, which is its name."),
    ] {
        let words = copy("words");
        author::replaced(&author::words(), &words, "en.toml", from, to);
        assert_eq!(said(&author::fixture("cases"), &words), expected, "{to}");
    }
}

#[test]
fn a_language_without_words_is_named() {
    let expected = "words/en.toml:1: the engine has no words in the language `en`. Write this file, or take `en` out of the story's languages.";
    assert_eq!(said(&author::fixture("cases"), &copy("nowhere")), expected);
}

/// The good story in two languages, the second of which differs by one text.
fn twice(name: &str, from: &str, to: &str) -> String {
    let (story, words) = (copy(name).join("cases"), copy(name).join("words"));
    author::replaced(&author::fixture("cases"), &story, "story.toml", "languages = [\"en\"]", "languages = [\"en\", \"xx\"]");
    let english = fs::read_to_string(story.join("en.md")).unwrap();
    assert_eq!(english.matches(from).count(), 1);
    fs::write(story.join("xx.md"), english.replacen(from, to, 1)).unwrap();
    author::replaced(&author::words(), &words, "en.toml", "language = \"en\"", "language = \"xx\"");
    fs::rename(words.join("en.toml"), words.join("xx.toml")).unwrap();
    fs::copy(author::words().join("en.toml"), words.join("en.toml")).unwrap();
    said(&story, &words)
}

#[test]
fn no_language_lacks_what_another_has() {
    assert_eq!(twice("alike", "*How many", "*How many"), "nothing");
    assert_eq!(
        twice("lacking", "### {#prosecution.caveat.disputed}\n\nOther reports show state arrests.\n", ""),
        "xx.md:1: `prosecution.caveat.disputed` has no heading, and en.md has one on line 52. Add it here, or take it out there."
    );
    assert_eq!(
        twice("wrong", "They were reported to say that [28 cases]", "They were reported to say that [29 cases]"),
        "xx.md:42: 29, but federal_cases is 28. Write 28."
    );
}
