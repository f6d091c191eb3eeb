//! The small good story compiles, and its document says what it should.

mod author;

#[test]
fn compiles() {
    let stories = author::compile("cases");
    assert_eq!(stories.len(), 1);
}
