//! The story document as it travels in a page: JSON in which a struct is the list of its fields and a variant its place in
//! its enum.
//!
//! Names would tell a reader more, and cost every page thirty kilobytes of code to match them. The types stay serde's, so that
//! neither side is written by hand.

mod de;
#[cfg(any(test, feature = "write"))]
mod ser;

use serde::Deserialize;

use crate::document::FORMAT;
use crate::{Document, DocumentError};

/// Reads a document.
///
/// # Errors
/// Another format is told apart from what is no document at all. Nothing panics or overflows the stack.
pub fn from_text(text: &str) -> Result<Document, DocumentError> {
    let mut reader = de::Reader::new(text);
    if let Some(found) = reader.format()
        && found != FORMAT
    {
        return Err(DocumentError::Format(found));
    }
    match Document::deserialize(&mut reader) {
        Ok(document) if reader.has_read_all() => Ok(document),
        _ => Err(DocumentError::Broken("the story is not written as this page reads them".to_owned())),
    }
}

/// Writes a document, as it may stand in a script element: nothing in it can end the element or begin a comment.
#[cfg(any(test, feature = "write"))]
#[must_use]
pub fn to_text(document: &Document) -> String {
    use serde::Serialize;
    let mut writer = ser::Writer::default();
    // The writer refuses only what no document holds: numbers with decimals, maps, bytes.
    let _ = document.serialize(&mut writer);
    writer.text()
}
