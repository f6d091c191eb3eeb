//! Reference values of the statistics in use, from a 60-digit oracle, and the traps that they lay.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::stats::special::{Tail, normal_quantile};
use counted_core::stats::{Confidence, Method, OutOfDomain, poisson, prediction, proportion, rate_ratio};

/// Values published with the methods, which other software agrees on.
const REFERENCE: &str = include_str!("vectors/reference.tsv");
/// Our own oracle's, where the arithmetic is hardest: ends, far tails, 10⁹ against 10⁹, the switches between formulas, ties.
const CORNERS: &str = include_str!("vectors/corners.tsv");

/// The largest relative error allowed; whole numbers are exact.
const ALLOWED: f64 = 1e-10;
const WHOLE: [&str; 3] = ["needed", "predicted_low", "predicted_high"];

#[test]
fn every_reference_value_is_met() {
    let mut worst: Vec<(&str, usize, f64, &str)> = Vec::new();
    for row in REFERENCE.lines().skip(1).chain(CORNERS.lines().skip(1)) {
        let [method, tail, arguments, expected] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let arguments: Vec<f64> = arguments.split(' ').map(|number| number.parse().unwrap()).collect();
        let (found, expected) = (found(method, tail, &arguments).expect(row), expected.parse::<f64>().unwrap());
        let error = if found == expected { 0.0 } else { (found / expected - 1.0).abs() };
        assert!(error <= if WHOLE.contains(&method) { 0.0 } else { ALLOWED }, "{row}: {found:e} ({error:e})");
        match worst.iter_mut().find(|(known, ..)| *known == method) {
            Some((_, rows, largest, at)) => {
                *rows += 1;
                if error > *largest {
                    (*largest, *at) = (error, row);
                }
            }
            None => worst.push((method, 1, error, row)),
        }
    }
    println!("{:<20} {:>4}  {:>8}  at", "method", "rows", "worst");
    for (method, rows, error, row) in worst {
        println!("{method:<20} {rows:>4}  {error:>8.1e}  {}", row.split('\t').nth(2).unwrap());
    }
}

fn found(method: &str, tail: &str, of: &[f64]) -> Result<f64, OutOfDomain> {
    let confidence = if tail.is_empty() { Confidence::NINETY_FIVE } else { Confidence::of_tail(tail.parse().unwrap()).unwrap() };
    match method {
        "wilson_low" => at(&proportion::wilson_low(confidence), of),
        "wilson_high" => at(&proportion::wilson_high(confidence), of),
        "clopper_pearson_low" => at(&proportion::clopper_pearson_low(confidence), of),
        "clopper_pearson_high" => at(&proportion::clopper_pearson_high(confidence), of),
        "garwood_low" => at(&poisson::garwood_low(confidence), of),
        "garwood_high" => at(&poisson::garwood_high(confidence), of),
        "ratio_low" => at(&rate_ratio::ratio_low(confidence), of),
        "ratio_high" => at(&rate_ratio::ratio_high(confidence), of),
        "p_less" => at(&rate_ratio::P_LESS, of),
        "p_greater" => at(&rate_ratio::P_GREATER, of),
        "p_central" => at(&rate_ratio::P_CENTRAL, of),
        "tipping" => at(&rate_ratio::tipping(confidence), of),
        "needed" => at(&rate_ratio::needed(confidence), of),
        "predicted_low" => at(&prediction::predicted_low(confidence), of),
        "predicted_high" => at(&prediction::predicted_high(confidence), of),
        "at_most" => at(&prediction::AT_MOST, of),
        "at_most_if_same" => at(&prediction::AT_MOST_IF_SAME, of),
        "normal_quantile" => Ok(normal_quantile(of[0])),
        "beta_below" => Ok(Tail::beta(of[1], of[2])?.chance(of[0], 1.0 - of[0])),
        "beta_above" => Ok(Tail::beta(of[2], of[1])?.chance(1.0 - of[0], of[0])),
        "beta_quantile" => {
            let odds = Tail::beta(of[1], of[2])?.quantile(of[0]);
            Ok(odds / (1.0 + odds))
        }
        "gamma_below" => Ok(Tail::gamma_below(of[1])?.chance(of[0], 1.0)),
        "gamma_above" => Ok(Tail::gamma_above(of[1])?.chance(1.0, of[0])),
        "gamma_quantile" => Ok(Tail::gamma_below(of[1])?.quantile(of[0])),
        "poisson_at_most" => Ok(Tail::gamma_above(of[0] + 1.0)?.chance(1.0, of[1])),
        "poisson_above" => Ok(Tail::gamma_below(of[0] + 1.0)?.chance(of[1], 1.0)),
        "binomial_at_most" => Ok(Tail::beta(of[1] - of[0], of[0] + 1.0)?.chance(1.0 - of[2], of[2])),
        "binomial_above" => Ok(Tail::beta(of[0] + 1.0, of[1] - of[0])?.chance(of[2], 1.0 - of[2])),
        _ => panic!("{method}"),
    }
}

fn at<const N: usize>(method: &Method<N>, of: &[f64]) -> Result<f64, OutOfDomain> {
    method.at(of.try_into().unwrap())
}

/// The counts of the story: children listed and children who live there.
const CT: [f64; 2] = [3.0, 761_796.0];
const MA: [f64; 2] = [75.0, 1_385_700.0];

#[test]
fn the_storys_own_answers() {
    let confidence = Confidence::NINETY_FIVE;
    let needed = rate_ratio::needed(confidence);
    assert_eq!(needed.at([CT[1], 75.0, MA[1]]), Ok(27.0));
    assert_eq!(needed.at([CT[1], 99.0, MA[1]]), Ok(37.0));
    let at_most = |v: f64| prediction::AT_MOST.at([CT[0], CT[1], MA[0], MA[1], v]).unwrap();
    assert_eq!(format!("{:.1e} {:.4} {:.3} {:.3}", at_most(0.0), at_most(0.5), at_most(0.72), at_most(1.0)), "1.6e-11 0.0022 0.024 0.095");
    assert_eq!(prediction::AT_MOST_IF_SAME.at([CT[0], CT[1], MA[0], MA[1]]), Ok(at_most(0.0)));
}

#[test]
fn nothing_against_nothing() {
    let confidence = Confidence::NINETY_FIVE;
    let none = [0.0, 1e6, 0.0, 2e6];
    assert_eq!(rate_ratio::ratio_low(confidence).at(none), Ok(0.0));
    assert_eq!(rate_ratio::ratio_high(confidence).at(none), Ok(f64::INFINITY));
    for p in [rate_ratio::P_LESS, rate_ratio::P_GREATER, rate_ratio::P_CENTRAL, rate_ratio::tipping(confidence)] {
        assert_eq!(p.at(none), Ok(1.0));
    }
    // A share of nothing, and a rate per nobody, are none.
    for limit in [
        proportion::wilson_low(confidence),
        proportion::wilson_high(confidence),
        proportion::clopper_pearson_low(confidence),
        proportion::clopper_pearson_high(confidence),
        poisson::garwood_low(confidence),
        poisson::garwood_high(confidence),
    ] {
        assert_eq!(limit.at([0.0, 0.0]), Err(OutOfDomain));
    }
}

#[test]
fn a_reference_with_none() {
    let confidence = Confidence::NINETY_FIVE;
    let five = [5.0, 1000.0, 0.0, 1000.0];
    assert_eq!(rate_ratio::ratio_high(confidence).at(five), Ok(f64::INFINITY));
    assert_eq!(rate_ratio::tipping(confidence).at(five), Ok(1.0));
    // It turns finite the other way round, and 9 against none stand apart.
    assert_eq!(rate_ratio::ratio_low(confidence).at([0.0, 1000.0, 5.0, 1000.0]), Ok(0.0));
    assert!(rate_ratio::tipping(confidence).at([9.0, 1000.0, 0.0, 1000.0]).unwrap() > 1.9);
    assert_eq!(rate_ratio::needed(confidence).at([1000.0, 0.0, 1000.0]), Ok(0.0));
}

#[test]
fn none_and_all_of_a_whole() {
    for confidence in [Confidence::NINETY, Confidence::NINETY_FIVE, Confidence::NINETY_NINE] {
        for n in [1.0, 28.0, 432.0, 1e6, 1e9, 5.1e10] {
            for (low, high) in [
                (proportion::wilson_low(confidence), proportion::wilson_high(confidence)),
                (proportion::clopper_pearson_low(confidence), proportion::clopper_pearson_high(confidence)),
            ] {
                assert_eq!((low.at([0.0, n]), high.at([n, n])), (Ok(0.0), Ok(1.0)));
                assert!(high.at([0.0, n]).unwrap() < 1.0 && low.at([n, n]).unwrap() > 0.0);
            }
        }
    }
    let part_above_whole = [5.0, 3.0];
    assert_eq!(proportion::wilson_low(Confidence::NINETY).at(part_above_whole), Err(OutOfDomain));
    assert_eq!(proportion::clopper_pearson_high(Confidence::NINETY).at(part_above_whole), Err(OutOfDomain));
}

#[test]
fn limits_and_p_agree() {
    // Where two-sided p-values of another kind say 0.04 beside limits that hold 1.
    let pair = [2.0, 17_877.0, 10.0, 20_000.0];
    assert!(rate_ratio::ratio_high(Confidence::NINETY_FIVE).at(pair).unwrap() > 1.0);
    assert!(rate_ratio::P_CENTRAL.at(pair).unwrap() > 0.05);
}

#[test]
fn a_tie_is_decided_as_on_paper() {
    // At 39 to 1 the chance of none is 1/40, which is 0.025: so 0 will do, and one more child makes it 1.
    let needed = rate_ratio::needed(Confidence::NINETY_FIVE);
    assert_eq!((needed.at([39.0, 1.0, 1.0]), needed.at([39.001, 1.0, 1.0])), (Ok(0.0), Ok(1.0)));
    // The root of 1/1600 with half a success likewise.
    let low = prediction::predicted_low(Confidence::NINETY_FIVE);
    assert_eq!((low.at([0.0, 1.0, 1599.0]), low.at([0.0, 1.0, 1599.1])), (Ok(0.0), Ok(1.0)));
    // And of (39/40)² what is left.
    let high = prediction::predicted_high(Confidence::NINETY_FIVE);
    assert_eq!((high.at([0.0, 1521.0, 79.0]), high.at([0.0, 1521.0, 79.01])), (Ok(0.0), Ok(1.0)));
}

#[test]
fn far_tails_keep_their_digits() {
    // 0 of a mean of 700: e^−700, not 0; and what leaves the doubles is 0, not an error.
    let chance = Tail::gamma_above(1.0).unwrap().chance(1.0, 700.0);
    assert!((chance / 9.859_676_543_759_77e-305 - 1.0).abs() < 1e-12, "{chance:e}");
    assert_eq!(rate_ratio::P_LESS.at([0.0, 1.0, 1e9, 1.0]), Ok(0.0));
}

#[test]
fn what_is_no_share_is_refused() {
    for (events, of) in [(f64::NAN, 3.0), (1.0, 0.0), (-1.0, 3.0), (4.0, 3.0), (1.0, f64::INFINITY)] {
        assert_eq!(proportion::wilson_low(Confidence::NINETY_FIVE).at([events, of]), Err(OutOfDomain));
        assert_eq!(proportion::clopper_pearson_low(Confidence::NINETY_FIVE).at([events, of]), Err(OutOfDomain));
    }
}
