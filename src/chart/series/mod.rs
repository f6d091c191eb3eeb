//! What a chart shows, without a pixel: numbers and texts, each from a cell of the report.

pub mod icons;
pub mod rates;

use counted_core::document::Kind;
use counted_core::{Report, Story};

use crate::axis::{Counts, Reals, Scale};
use crate::layout::{self, Frame, Layout};
use crate::measure::Measure;
use icons::IconSeries;
use rates::RateSeries;

/// The series of any kind of panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// Parts counted against a base.
    Icons(IconSeries),
    /// Places compared by a rate.
    Rates(RateSeries),
}

/// What the chart of a panel shows. A panel that there is not has an empty one.
#[must_use]
pub fn series(story: &Story, report: &Report, panel_index: usize) -> Series {
    match story.panel(panel_index).map(|panel| (panel, &panel.kind)) {
        Some((panel, Kind::PartsOfBase(kind))) => Series::Icons(IconSeries::new(story, report, panel, kind)),
        Some((_, Kind::Places(_))) | None => Series::Rates(RateSeries::new(story, report, panel_index)),
    }
}

impl Series {
    /// The scale to draw it on: steady until an edit is committed.
    #[must_use]
    pub fn scale(&self, previous: Option<&Scale>, committed: bool) -> Scale {
        match self {
            Self::Icons(icons) => Scale::Counts(Counts::held(previous.and_then(Scale::counts), &icons.needs(), committed)),
            Self::Rates(rates) => Scale::Reals(Reals::held(previous.and_then(Scale::reals), rates.room(), committed)),
        }
    }

    /// Its marks, placed in a frame. On a scale of another kind of chart they stand as on one of their own.
    #[must_use]
    pub fn layout(&self, frame: &Frame, scale: &Scale, measure: &dyn Measure) -> Layout {
        match (self, scale) {
            (Self::Icons(icons), Scale::Counts(counts)) => layout::icons::layout(icons, frame, counts, measure),
            (Self::Rates(rates), Scale::Reals(reals)) => layout::rates::layout(rates, frame, reals, measure),
            (Self::Icons(icons), Scale::Reals(_)) => layout::icons::layout(icons, frame, &Counts::fitting(&icons.needs()), measure),
            (Self::Rates(rates), Scale::Counts(_)) => layout::rates::layout(rates, frame, &Reals::fitting(rates.room()), measure),
        }
    }

    /// The height in CSS pixels that a frame of a width should have, with text so much larger than usual. It does not depend on
    /// the figures, so that a page can reserve it and no edit moves what stands beneath.
    #[must_use]
    pub fn height(&self, width: f64, text_scale: f64) -> f64 {
        match self {
            Self::Icons(_) => layout::icons::height(width),
            Self::Rates(rates) => layout::rates::height(rates.rows.len(), text_scale),
        }
    }

    /// Whether anything in it differs from the story.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        match self {
            Self::Icons(icons) => icons.edited.is_some(),
            Self::Rates(rates) => rates.edited.is_some(),
        }
    }
}
