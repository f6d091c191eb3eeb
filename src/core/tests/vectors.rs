//! Reference values of the statistics in use, from a 60-digit oracle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::stats::proportion::{Z_95, wilson};

#[test]
fn wilson_limits_agree_with_the_reference() {
    for (events, of, low, high) in WILSON_95 {
        let found = wilson(*events, *of, Z_95).unwrap();
        for (found, expected) in [(found.0, *low), (found.1, *high)] {
            let error = if expected == 0.0 { found.abs() } else { (found / expected - 1.0).abs() };
            assert!(error <= 1e-12, "{events} of {of}: {found}, not {expected} ({error:e})");
        }
    }
}

#[test]
fn wilson_limits_bracket_the_share_and_mirror() {
    for of in [1u32, 2, 7, 88, 432, 1_000_000] {
        for events in [0, 1, of / 3, of / 2, of - 1, of] {
            let (low, high) = wilson(f64::from(events), f64::from(of), Z_95).unwrap();
            let share = f64::from(events) / f64::from(of);
            assert!(0.0 <= low && low <= share && share <= high && high <= 1.0, "{events} of {of}");
            let (mirror_low, mirror_high) = wilson(f64::from(of - events), f64::from(of), Z_95).unwrap();
            assert!((low - (1.0 - mirror_high)).abs() < 1e-12 && (high - (1.0 - mirror_low)).abs() < 1e-12);
        }
    }
    for (events, of) in [(f64::NAN, 3.0), (1.0, 0.0), (-1.0, 3.0), (4.0, 3.0), (1.0, f64::INFINITY)] {
        assert_eq!(wilson(events, of, Z_95), None);
    }
}

/// Events, of how many, lower and upper limit at 95 %.
const WILSON_95: &[(f64, f64, f64, f64)] = &[
    (28.0, 432.0, 0.045220673565055665, 0.09208030505825836),
    (86.0, 88.0, 0.9208745464473241, 0.9937450717361879),
    (28.0, 28.0, 0.8793566952341544, 1.0),
    (3.0, 19.0, 0.055204716385341406, 0.3756547527032908),
    (133.0, 133.0, 0.9719276683119283, 1.0),
];
