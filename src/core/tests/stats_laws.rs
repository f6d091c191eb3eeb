//! Laws of the statistics that hold at every input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::stats::poisson::{garwood_high, garwood_low};
use counted_core::stats::prediction::{AT_MOST, AT_MOST_IF_SAME, predicted_high, predicted_low};
use counted_core::stats::proportion::{clopper_pearson_high, clopper_pearson_low, wilson_high, wilson_low};
use counted_core::stats::rate_ratio::{P_CENTRAL, P_GREATER, P_LESS, needed, ratio_high, ratio_low, tipping};
use counted_core::stats::{Confidence, Method, OutOfDomain, Sign};
use proptest::prelude::*;

const CASES: u32 = 10_000;

/// A whole number from 0 to 10⁹, small ones as often as large ones.
fn count() -> impl Strategy<Value = f64> {
    (0u32..31, any::<u32>()).prop_map(|(bits, noise)| f64::from(if bits == 0 { 0 } else { (noise >> (32 - bits)).min(1_000_000_000) }))
}

/// From 1 to 10¹⁰, not always whole.
fn exposure() -> impl Strategy<Value = f64> {
    (0.0..10.0f64, any::<bool>()).prop_map(|(digits, whole)| if whole { 10_f64.powf(digits).floor() } else { 10_f64.powf(digits) })
}

fn confidence() -> impl Strategy<Value = Confidence> {
    let any = (0.001..0.49).prop_map(|tail| Confidence::of_tail(tail).unwrap());
    prop_oneof![Just(Confidence::NINETY), Just(Confidence::NINETY_FIVE), Just(Confidence::NINETY_NINE), any]
}

/// Two counts with their exposures; every other time alike enough for the ratio to be near 1.
fn pair() -> impl Strategy<Value = [f64; 4]> {
    (count(), exposure(), count(), exposure(), any::<bool>(), -4.0..4.0f64).prop_map(|(x1, e1, x2, e2, near, z)| {
        let expected = x2 * e1 / e2;
        let alike = (expected + z * (expected + expected * expected / (x2 + 1.0)).sqrt()).round().clamp(0.0, 5e10);
        [if near { alike } else { x1 }, e1, x2, e2]
    })
}

/// A part and its whole.
fn part() -> impl Strategy<Value = [f64; 2]> {
    (count(), count()).prop_map(|(one, other)| [one.min(other), one.max(other).max(1.0)])
}

fn close(one: f64, other: f64, within: f64) -> bool {
    one == other || (one / other - 1.0).abs() <= within
}

/// A method of any number of arguments.
struct Any {
    name: &'static str,
    signs: Vec<Sign>,
    at: Box<At>,
}

type At = dyn Fn(&[f64]) -> Result<f64, OutOfDomain>;

fn named<const N: usize>(name: &'static str, method: Method<N>) -> Any {
    Any { name, signs: method.signs.to_vec(), at: Box::new(move |arguments| method.at(arguments.try_into().unwrap())) }
}

fn shares(confidence: Confidence) -> [Any; 4] {
    [
        named("wilson_low", wilson_low(confidence)),
        named("wilson_high", wilson_high(confidence)),
        named("clopper_pearson_low", clopper_pearson_low(confidence)),
        named("clopper_pearson_high", clopper_pearson_high(confidence)),
    ]
}

/// The methods of two counts and two exposures, with the places of their arguments among `x1, e1, x2, e2, v`.
fn comparisons(confidence: Confidence) -> [(Any, &'static [usize]); 12] {
    [
        (named("garwood_low", garwood_low(confidence)), &[0, 1]),
        (named("garwood_high", garwood_high(confidence)), &[0, 1]),
        (named("ratio_low", ratio_low(confidence)), &[0, 1, 2, 3]),
        (named("ratio_high", ratio_high(confidence)), &[0, 1, 2, 3]),
        (named("p_less", P_LESS), &[0, 1, 2, 3]),
        (named("p_greater", P_GREATER), &[0, 1, 2, 3]),
        (named("p_central", P_CENTRAL), &[0, 1, 2, 3]),
        (named("tipping", tipping(confidence)), &[0, 1, 2, 3]),
        (named("needed", needed(confidence)), &[1, 2, 3]),
        (named("predicted_low", predicted_low(confidence)), &[2, 3, 1]),
        (named("predicted_high", predicted_high(confidence)), &[2, 3, 1]),
        (named("at_most", AT_MOST), &[0, 1, 2, 3, 4]),
    ]
}

fn moves_as_declared(method: &Any, before: &[f64], after: &[f64], argument: usize) -> Result<(), TestCaseError> {
    let (was, is) = ((method.at)(before).unwrap(), (method.at)(after).unwrap());
    let slack = 1e-11;
    match method.signs[argument] {
        Sign::Rises => prop_assert!(is >= was * (1.0 - slack), "{} {before:?} {after:?}: {was} {is}", method.name),
        Sign::Falls => prop_assert!(is <= was * (1.0 + slack), "{} {before:?} {after:?}: {was} {is}", method.name),
        Sign::Either => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn shares_move_as_their_signs_say(confidence in confidence(), [part, whole] in part(), up in 0.0..=1.0f64, more in count()) {
        for method in shares(confidence) {
            moves_as_declared(&method, &[part, whole], &[part + ((whole - part) * up).round(), whole], 0)?;
            moves_as_declared(&method, &[part, whole], &[part, whole + more], 1)?;
        }
    }

    #[test]
    fn comparisons_move_as_their_signs_say(confidence in confidence(), [x1, e1, x2, e2] in pair(), v in 0.0..5.0f64, more in count(), times in 1.0..3.0f64) {
        let all = [x1, e1, x2, e2, v];
        for (method, places) in comparisons(confidence) {
            let before: Vec<f64> = places.iter().map(|place| all[*place]).collect();
            for (argument, place) in places.iter().enumerate() {
                if method.signs[argument] == Sign::Either { continue; }
                let mut after = before.clone();
                after[argument] = if place % 2 == 0 { after[argument] + more } else { after[argument] * times };
                moves_as_declared(&method, &before, &after, argument)?;
            }
        }
    }

    #[test]
    fn limits_hold_the_estimate(confidence in confidence(), [x1, e1, x2, e2] in pair(), [part, whole] in part()) {
        let share = part / whole;
        for [low, high] in [[wilson_low(confidence), wilson_high(confidence)], [clopper_pearson_low(confidence), clopper_pearson_high(confidence)]] {
            let (low, high) = (low.at([part, whole]).unwrap(), high.at([part, whole]).unwrap());
            prop_assert!(0.0 <= low && low <= share * (1.0 + 1e-15) && share <= high * (1.0 + 1e-15) && high <= 1.0, "{part} of {whole}: {low} {high}");
        }
        let (low, high) = (garwood_low(confidence).at([x1, e1]).unwrap(), garwood_high(confidence).at([x1, e1]).unwrap());
        prop_assert!(0.0 <= low && low <= x1 / e1 && x1 / e1 < high, "{x1} in {e1}: {low} {high}");
        let (low, high) = (ratio_low(confidence).at([x1, e1, x2, e2]).unwrap(), ratio_high(confidence).at([x1, e1, x2, e2]).unwrap());
        let ratio = x1 * e2 / (x2 * e1);
        prop_assert!(low < high && (ratio.is_nan() || low <= ratio && ratio <= high), "{x1} {e1} {x2} {e2}: {low} {high}");
    }

    #[test]
    fn limits_widen_with_confidence([x1, e1, x2, e2] in pair(), [part, whole] in part(), one in 1e-4..0.49f64, other in 1e-4..0.49f64) {
        let (wide, narrow) = (Confidence::of_tail(one.min(other)).unwrap(), Confidence::of_tail(one.max(other)).unwrap());
        let slack = 1e-12;
        for (wide, narrow, lower) in [
            (wilson_low(wide), wilson_low(narrow), true),
            (wilson_high(wide), wilson_high(narrow), false),
            (clopper_pearson_low(wide), clopper_pearson_low(narrow), true),
            (clopper_pearson_high(wide), clopper_pearson_high(narrow), false),
        ] {
            let (wide, narrow) = (wide.at([part, whole]).unwrap(), narrow.at([part, whole]).unwrap());
            let (outer, inner) = if lower { (wide, narrow) } else { (narrow, wide) };
            prop_assert!(outer <= inner * (1.0 + slack), "{outer} {inner}");
        }
        prop_assert!(garwood_low(wide).at([x1, e1]).unwrap() <= garwood_low(narrow).at([x1, e1]).unwrap() * (1.0 + slack));
        prop_assert!(garwood_high(wide).at([x1, e1]).unwrap() >= garwood_high(narrow).at([x1, e1]).unwrap() * (1.0 - slack));
        let pair = [x1, e1, x2, e2];
        prop_assert!(ratio_low(wide).at(pair).unwrap() <= ratio_low(narrow).at(pair).unwrap() * (1.0 + slack));
        prop_assert!(ratio_high(wide).at(pair).unwrap() >= ratio_high(narrow).at(pair).unwrap() * (1.0 - slack));
        prop_assert!(tipping(wide).at(pair).unwrap() <= tipping(narrow).at(pair).unwrap() * (1.0 + slack));
        prop_assert!(predicted_low(wide).at([x2, e2, e1]).unwrap() <= predicted_low(narrow).at([x2, e2, e1]).unwrap());
        prop_assert!(predicted_high(wide).at([x2, e2, e1]).unwrap() >= predicted_high(narrow).at([x2, e2, e1]).unwrap());
    }

    #[test]
    fn a_swap_inverts_the_ratio(confidence in confidence(), [x1, e1, x2, e2] in pair()) {
        let (pair, swapped) = ([x1, e1, x2, e2], [x2, e2, x1, e1]);
        let (low, high) = (ratio_low(confidence).at(pair).unwrap(), ratio_high(confidence).at(swapped).unwrap());
        prop_assert!(close(low, 1.0 / high, 1e-12), "{low} {high}");
        prop_assert_eq!(P_LESS.at(pair), P_GREATER.at(swapped));
        prop_assert_eq!(P_CENTRAL.at(pair), P_CENTRAL.at(swapped));
        prop_assert!(close(tipping(confidence).at(pair).unwrap(), tipping(confidence).at(swapped).unwrap(), 1e-12));
    }

    #[test]
    fn only_the_quotient_of_exposures_counts(confidence in confidence(), [x1, e1, x2, e2] in pair(), v in 0.0..5.0f64, bits in 1u8..30) {
        // A power of two, for other factors round the exposures.
        let times = f64::from(1u32 << bits);
        let (pair, scaled) = ([x1, e1, x2, e2], [x1, e1 * times, x2, e2 * times]);
        for method in [ratio_low(confidence), ratio_high(confidence), tipping(confidence), P_LESS, P_GREATER, P_CENTRAL, AT_MOST_IF_SAME] {
            prop_assert_eq!(method.at(pair), method.at(scaled));
        }
        prop_assert_eq!(AT_MOST.at([x1, e1, x2, e2, v]), AT_MOST.at([x1, e1 * times, x2, e2 * times, v]));
        prop_assert_eq!(needed(confidence).at([e1, x2, e2]), needed(confidence).at([e1 * times, x2, e2 * times]));
        prop_assert_eq!(predicted_low(confidence).at([x2, e2, e1]), predicted_low(confidence).at([x2, e2 * times, e1 * times]));
        prop_assert_eq!(garwood_high(confidence).at([x1, e1]).unwrap(), garwood_high(confidence).at([x1, e1 * times]).unwrap() * times);
    }

    #[test]
    fn at_a_limit_p_is_what_is_left_out(confidence in confidence(), [x1, e1, x2, e2] in pair()) {
        // The exposure at which the limit is the ratio 1.
        let low = ratio_low(confidence).at([x1, e1, x2, e2]).unwrap();
        if (1e-20..1e20).contains(&low) {
            let p = P_GREATER.at([x1, e1 * low, x2, e2]).unwrap();
            prop_assert!(close(p, confidence.tail(), 1e-9), "{p} at {low}");
        }
        let high = ratio_high(confidence).at([x1, e1, x2, e2]).unwrap();
        if (1e-20..1e20).contains(&high) {
            let p = P_CENTRAL.at([x1, e1 * high, x2, e2]).unwrap();
            prop_assert!(close(p, 2.0 * confidence.tail(), 1e-9), "{p} at {high}");
        }
    }

    #[test]
    fn limits_and_p_never_disagree(confidence in confidence(), pair in pair()) {
        let p = P_CENTRAL.at(pair).unwrap();
        let apart = p < 2.0 * confidence.tail();
        if !close(p, 2.0 * confidence.tail(), 1e-9) {
            let (low, high) = (ratio_low(confidence).at(pair).unwrap(), ratio_high(confidence).at(pair).unwrap());
            prop_assert_eq!(apart, low > 1.0 || high < 1.0, "{} {} {}", p, low, high);
            prop_assert_eq!(apart, tipping(confidence).at(pair).unwrap() > 1.0);
        }
        let (less, greater) = (P_LESS.at(pair).unwrap(), P_GREATER.at(pair).unwrap());
        prop_assert!((0.0..=1.0).contains(&less) && (0.0..=1.0).contains(&greater) && less + greater >= 1.0 - 1e-12);
    }

    #[test]
    fn a_share_mirrors_its_complement(confidence in confidence(), [part, whole] in part()) {
        for [low, high] in [[wilson_low(confidence), wilson_high(confidence)], [clopper_pearson_low(confidence), clopper_pearson_high(confidence)]] {
            let (low, mirrored) = (low.at([part, whole]).unwrap(), high.at([whole - part, whole]).unwrap());
            prop_assert!((low + mirrored - 1.0).abs() <= 1e-15 && close(low, 1.0 - mirrored, 1e-15 / low), "{low} {mirrored}");
        }
    }

    #[test]
    fn none_has_closed_forms(tail in 1e-9..0.49f64, n in count(), exposed in exposure()) {
        let (confidence, n) = (Confidence::of_tail(tail).unwrap(), n.max(1.0));
        let upper = clopper_pearson_high(confidence).at([0.0, n]).unwrap();
        prop_assert!(close(upper, -(tail.ln() / n).exp_m1(), 1e-13), "{upper}");
        let lower = clopper_pearson_low(confidence).at([n, n]).unwrap();
        prop_assert!(close(lower, (tail.ln() / n).exp(), 1e-13), "{lower}");
        let upper = garwood_high(confidence).at([0.0, exposed]).unwrap();
        prop_assert!(close(upper, -tail.ln() / exposed, 1e-13), "{upper}");
    }

    #[test]
    fn needed_is_the_smallest_that_will_do(confidence in confidence(), [_, e1, x2, e2] in pair()) {
        let enough = needed(confidence).at([e1, x2, e2]).unwrap();
        prop_assert_eq!(enough, enough.floor());
        if enough < 1e12 {
            let high = ratio_high(confidence).at([enough, e1, x2, e2]).unwrap();
            prop_assert!(high >= 1.0 - 1e-12, "{enough}: {high}");
        }
        if enough > 0.0 && enough < 1e12 {
            let high = ratio_high(confidence).at([enough - 1.0, e1, x2, e2]).unwrap();
            prop_assert!(high < 1.0, "one less than {enough}: {high}");
        }
    }

    #[test]
    fn predictions_leave_out_what_they_say(confidence in confidence(), [_, to, x, from] in pair()) {
        let (low, high) = (predicted_low(confidence).at([x, from, to]).unwrap(), predicted_high(confidence).at([x, from, to]).unwrap());
        let at_most = |k: f64| AT_MOST_IF_SAME.at([k, to, x, from]).unwrap();
        let tail = confidence.tail();
        prop_assert!(low <= high && low == low.floor() && high == high.floor());
        if high < 1e12 {
            prop_assert!(at_most(low) >= tail * (1.0 - 1e-12) && at_most(high) >= 1.0 - tail - 1e-12);
            prop_assert!(low == 0.0 || at_most(low - 1.0) < tail);
            prop_assert!(high == 0.0 || at_most(high - 1.0) < 1.0 - tail + 1e-12);
        }
    }

    #[test]
    fn without_variation_it_is_the_prediction([x1, e1, x2, e2] in pair(), v in 0.0..5.0f64) {
        prop_assert_eq!(AT_MOST.at([x1, e1, x2, e2, 0.0]), AT_MOST_IF_SAME.at([x1, e1, x2, e2]));
        let varied = AT_MOST.at([x1, e1, x2, e2, v]).unwrap();
        prop_assert!((0.0..=1.0).contains(&varied));
        // The count of the reference for certain, in place of half a child more: the conditional test.
        if x2 > 0.0 {
            prop_assert_eq!(AT_MOST_IF_SAME.at([x1, e1, x2 - 0.5, e2]), P_LESS.at([x1, e1, x2, e2]));
        }
    }

    #[test]
    fn anything_has_a_value_or_is_refused(bits in any::<[u64; 5]>(), tail in any::<u64>(), digits in prop::array::uniform5(-32.0..32.0f64), mix in any::<u8>()) {
        let tail = f64::from_bits(tail).abs();
        let confidence = Confidence::of_tail(tail).or_else(|_| Confidence::of_tail(0.5 * tail.fract())).unwrap_or(Confidence::NINETY);
        let all: [f64; 5] = std::array::from_fn(|i| if mix >> i & 1 == 1 { f64::from_bits(bits[i]) } else { 10_f64.powf(digits[i]) });
        let check = |method: &Any, arguments: &[f64]| {
            let found = (method.at)(arguments);
            prop_assert!(found.is_err() || found.is_ok_and(|value| value >= 0.0), "{} {arguments:?}: {found:?}", method.name);
            if arguments.iter().any(|argument| !(*argument >= 0.0 && argument.is_finite())) { prop_assert!(found.is_err()); }
            Ok(())
        };
        for method in shares(confidence) {
            check(&method, &all[..2])?;
            check(&method, &[all[0].min(all[1]), all[0].max(all[1])])?;
        }
        for (method, places) in comparisons(confidence) {
            let arguments: Vec<f64> = places.iter().map(|place| all[*place]).collect();
            check(&method, &arguments)?;
        }
    }
}

/// Where a sign is [`Sign::Either`], no other would do.
#[test]
fn either_means_both() {
    let tipping = tipping(Confidence::NINETY_FIVE);
    for p_or_factor in [P_CENTRAL, tipping] {
        let at = |x1: f64| p_or_factor.at([x1, 1e6, 50.0, 1e6]).unwrap();
        assert_eq!(at(20.0) < at(50.0), at(100.0) < at(50.0));
        assert_ne!(at(20.0), at(50.0));
    }
    let at = |k: f64, v: f64| AT_MOST.at([k, 1e6, 50.0, 1e6, v]).unwrap();
    assert!(at(20.0, 0.5) > at(20.0, 0.0) && at(60.0, 0.5) < at(60.0, 0.0));
}
