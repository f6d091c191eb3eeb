//! The story document as it travels in a page: JSON in which a struct is the list of its fields and a variant its place in
//! its enum.
//!
//! Names would tell a reader more, and cost every page thirty kilobytes of code to match them. The types stay serde's, so that
//! neither side is written by hand.

mod de;
#[cfg(any(test, feature = "write"))]
mod ser;

use std::fmt;

use serde::Deserialize;

use crate::Document;
use crate::document::FORMAT;

/// Why a text is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// It was written in another format.
    Format(u32),
    /// It is not written as documents are.
    Malformed,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(found) => write!(f, "the story is written in format {found}, and this page reads format {FORMAT}"),
            Self::Malformed => f.write_str("the story is not written as this page reads them"),
        }
    }
}

/// Reads a document.
///
/// # Errors
/// [`WireError`]: another format is told apart from what is none at all. Nothing panics or overflows the stack.
pub fn from_text(text: &str) -> Result<Document, WireError> {
    let mut reader = de::Reader::new(text);
    match reader.format() {
        Some(FORMAT) => {}
        Some(other) => return Err(WireError::Format(other)),
        None => return Err(WireError::Malformed),
    }
    let document = Document::deserialize(&mut reader).map_err(|_| WireError::Malformed)?;
    if reader.is_at_end() { Ok(document) } else { Err(WireError::Malformed) }
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
