//! The small good story compiles, and its document says what it should.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

#[test]
fn compiles() {
    let stories = author::compile("cases");
    assert_eq!(stories.len(), 1);
}
