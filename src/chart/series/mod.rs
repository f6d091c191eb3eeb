//! What a chart shows, without a pixel: whole counts and texts, each from a cell of the report.

pub mod icons;

use counted_core::document::{Kind, Panel};
use counted_core::{Report, Story};

use crate::axis::Scale;
use crate::layout::{self, Frame, Layout};
use crate::measure::Measure;
use icons::IconSeries;

/// The series of any kind of panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// Parts counted against a base.
    Icons(IconSeries),
}

/// What a panel's chart shows.
#[must_use]
pub fn series(story: &Story, report: &Report, panel: &Panel) -> Series {
    match &panel.kind {
        Kind::PartsOfBase(kind) => Series::Icons(IconSeries::new(story, report, panel, kind)),
    }
}

impl Series {
    /// The scale to draw it on: steady until an edit is committed.
    #[must_use]
    pub fn scale(&self, previous: Option<&Scale>, committed: bool) -> Scale {
        match self {
            Self::Icons(icons) => crate::axis::held(previous, &icons.needs(), committed),
        }
    }

    /// Its marks, placed in a frame.
    #[must_use]
    pub fn layout(&self, frame: &Frame, scale: &Scale, measure: &dyn Measure) -> Layout {
        match self {
            Self::Icons(icons) => layout::icons::layout(icons, frame, scale, measure),
        }
    }

    /// Whether anything in it differs from the story.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        match self {
            Self::Icons(icons) => icons.edited.is_some(),
        }
    }
}
