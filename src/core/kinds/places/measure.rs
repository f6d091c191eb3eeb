//! What is computed for each place.

use crate::words::Key;

/// A result of a place: the part of its id before the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// `count`: what is compared, at the basis chosen.
    Count,
    /// `rate`: counted for each 100,000 of the base.
    Rate,
    /// `rate_low`: the lowest underlying rate that fits the count.
    RateLow,
    /// `rate_high`: the highest.
    RateHigh,
    /// `recent_share`: the recent part, in percent of all.
    RecentShare,
    /// `ratio`: the rate over the reference's.
    Ratio,
    /// `ratio_low`: its lower exact conditional limit.
    RatioLow,
    /// `ratio_high`: its upper one.
    RatioHigh,
    /// `gap`: how many times the lower of the two rates the higher one is.
    Gap,
    /// `p`: the central p of the ratio.
    P,
    /// `tipping`: the factor of over-listing at which the ratio's limits just reach 1.
    Tipping,
    /// `needed`: the smallest count whose ratio's upper limit reaches 1.
    Needed,
    /// `expected`: the count at the reference's rate.
    Expected,
    /// `predicted_low`: the lower limit of the count that the reference predicts.
    PredictedLow,
    /// `predicted_high`: the upper one.
    PredictedHigh,
    /// `at_most_if_same`: the chance of the count or fewer, if all places share one rate.
    AtMostIfSame,
    /// `at_most`: the same if true rates vary between places.
    AtMost,
}

impl Measure {
    /// Every measure, in the order of a place's results.
    pub const ALL: [Self; 17] = [
        Self::Count,
        Self::Rate,
        Self::RateLow,
        Self::RateHigh,
        Self::RecentShare,
        Self::Ratio,
        Self::RatioLow,
        Self::RatioHigh,
        Self::Gap,
        Self::P,
        Self::Tipping,
        Self::Needed,
        Self::Expected,
        Self::PredictedLow,
        Self::PredictedHigh,
        Self::AtMostIfSame,
        Self::AtMost,
    ];

    /// Its name in result ids.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Rate => "rate",
            Self::RateLow => "rate_low",
            Self::RateHigh => "rate_high",
            Self::RecentShare => "recent_share",
            Self::Ratio => "ratio",
            Self::RatioLow => "ratio_low",
            Self::RatioHigh => "ratio_high",
            Self::Gap => "gap",
            Self::P => "p",
            Self::Tipping => "tipping",
            Self::Needed => "needed",
            Self::Expected => "expected",
            Self::PredictedLow => "predicted_low",
            Self::PredictedHigh => "predicted_high",
            Self::AtMostIfSame => "at_most_if_same",
            Self::AtMost => "at_most",
        }
    }

    /// The digits after the point that it is shown with.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match self {
            Self::Rate | Self::RateLow | Self::RateHigh | Self::RecentShare | Self::Gap | Self::Tipping | Self::Expected => 1,
            Self::Ratio | Self::RatioLow | Self::RatioHigh => 2,
            Self::P | Self::AtMostIfSame | Self::AtMost => 3,
            Self::Count | Self::Needed | Self::PredictedLow | Self::PredictedHigh => 0,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Key {
        match self {
            Self::Count => Key::LabelPlaceCount,
            Self::Rate => Key::LabelPlaceRate,
            Self::RateLow => Key::LabelPlaceRateLow,
            Self::RateHigh => Key::LabelPlaceRateHigh,
            Self::RecentShare => Key::LabelPlaceRecentShare,
            Self::Ratio => Key::LabelPlaceRatio,
            Self::RatioLow => Key::LabelPlaceRatioLow,
            Self::RatioHigh => Key::LabelPlaceRatioHigh,
            Self::Gap => Key::LabelPlaceGap,
            Self::P => Key::LabelPlaceP,
            Self::Tipping => Key::LabelPlaceTipping,
            Self::Needed => Key::LabelPlaceNeeded,
            Self::Expected => Key::LabelPlaceExpected,
            Self::PredictedLow => Key::LabelPlacePredictedLow,
            Self::PredictedHigh => Key::LabelPlacePredictedHigh,
            Self::AtMostIfSame => Key::LabelPlaceAtMostIfSame,
            Self::AtMost => Key::LabelPlaceAtMost,
        }
    }
}
