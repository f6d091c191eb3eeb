//! Lines of text in a frame.

use super::{Frame, Rect, Text};
use crate::measure::{Measure, shortened};
use crate::pixels::{below, nearest};

/// The sizes of letters in CSS pixels, where the reader wants text of the usual size.
pub(super) const LABEL: f64 = 13.0;
pub(super) const SMALL: f64 = 12.0;
/// The height of a line of text, and where its baseline lies, as parts of its size.
pub(super) const LINE: f64 = 1.25;
const BASELINE: f64 = 0.96;

/// How letters look: their size before the reader's wish, and whether they are bold.
pub(super) type Style = (f64, bool);

/// Sets lines of text in a frame, in device pixels.
#[derive(Clone, Copy)]
pub(super) struct Lettering<'a> {
    pub(super) frame: Frame,
    pub(super) measure: &'a dyn Measure,
}

impl Lettering<'_> {
    /// A length in CSS pixels.
    pub(super) fn device(&self, css: f64) -> i32 {
        nearest(css * self.frame.device_scale)
    }

    /// The height of a line.
    pub(super) fn line(&self, size: f64) -> i32 {
        self.device(size * LINE * self.frame.text_scale)
    }

    /// From a line's top to its baseline.
    pub(super) fn baseline(&self, size: f64) -> i32 {
        self.device(size * BASELINE * self.frame.text_scale)
    }

    /// The width of a text.
    pub(super) fn width(&self, words: &str, (size, bold): Style) -> i32 {
        below(self.measure.width(words, size * self.frame.text_scale, bold) * self.frame.device_scale) + 1
    }

    /// A line of text, shortened to the room there is.
    pub(super) fn set(&self, words: &str, (size, bold): Style, (left, top): (i32, i32), room: i32) -> Option<Text> {
        let css = size * self.frame.text_scale;
        let (text, width) = shortened(words, f64::from(room) / self.frame.device_scale, css, bold, self.measure)?;
        let right = left + below(width * self.frame.device_scale) + 1;
        let bounds = Rect { left, top, right, bottom: top + self.line(size) };
        Some(Text { text, at: (left, top + self.baseline(size)), size: css * self.frame.device_scale, bold, bounds })
    }
}
