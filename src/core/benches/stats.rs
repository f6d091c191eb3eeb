//! The time of one call of every statistic, at the panel's own figures and where it is slowest: large counts, near the mean and
//! far from it.
#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use std::hint::black_box;

use counted_core::stats::{Confidence, Method, poisson, prediction, proportion, rate_ratio};
use criterion::{Criterion, criterion_group, criterion_main};

const CONFIDENCE: Confidence = Confidence::NINETY_FIVE;

/// Each place's count, its children, the reference's count and children.
const PLACES: [(&str, [f64; 4]); 9] = [
    ("story", [3.0, 761_796.0, 75.0, 1_385_700.0]),
    ("all years", [148.0, 4_210_000.0, 99.0, 1_385_700.0]),
    ("alike", [80.0, 1e6, 75.0, 1e6]),
    ("thousands", [3_000.0, 1e6, 2_900.0, 1e6]),
    ("millions", [3_000_100.0, 1e9, 3_000_000.0, 1e9]),
    ("1e9 near", [1e9, 1e10, 1e9, 1e10]),
    ("1e9 far", [1e9, 1e10, 1.001e9, 1e10]),
    ("1e9 against 3", [1e9, 1e10, 3.0, 10.0]),
    ("pooled", [5.1e10, 5.1e11, 400.0, 5_000.0]),
];

fn every_method(criterion: &mut Criterion) {
    for (name, [x1, e1, x2, e2]) in PLACES {
        let mut bench = |method: &str, call: &dyn Fn() -> f64| {
            criterion.bench_function(&format!("{method}/{name}"), |bencher| bencher.iter(call));
        };
        bench("wilson_low", &|| at(&proportion::wilson_low(CONFIDENCE), [x1, x1 + x2]));
        bench("clopper_pearson_low", &|| at(&proportion::clopper_pearson_low(CONFIDENCE), [x1, x1 + x2]));
        bench("clopper_pearson_high", &|| at(&proportion::clopper_pearson_high(CONFIDENCE), [x1, x1 + x2]));
        bench("garwood_low", &|| at(&poisson::garwood_low(CONFIDENCE), [x1, e1]));
        bench("garwood_high", &|| at(&poisson::garwood_high(CONFIDENCE), [x1, e1]));
        bench("ratio_low", &|| at(&rate_ratio::ratio_low(CONFIDENCE), [x1, e1, x2, e2]));
        bench("ratio_high", &|| at(&rate_ratio::ratio_high(CONFIDENCE), [x1, e1, x2, e2]));
        bench("tipping", &|| at(&rate_ratio::tipping(CONFIDENCE), [x1, e1, x2, e2]));
        bench("p_central", &|| at(&rate_ratio::P_CENTRAL, [x1, e1, x2, e2]));
        bench("needed", &|| at(&rate_ratio::needed(CONFIDENCE), [e1, x2, e2]));
        bench("predicted_low", &|| at(&prediction::predicted_low(CONFIDENCE), [x2, e2, e1]));
        bench("predicted_high", &|| at(&prediction::predicted_high(CONFIDENCE), [x2, e2, e1]));
        bench("at_most_if_same", &|| at(&prediction::AT_MOST_IF_SAME, [x1, e1, x2, e2]));
        bench("at_most", &|| at(&prediction::AT_MOST, [x1, e1, x2, e2, 0.72]));
    }
}

fn at<const N: usize>(method: &Method<N>, arguments: [f64; N]) -> f64 {
    method.at(black_box(arguments)).unwrap_or(f64::NAN)
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(std::time::Duration::from_millis(20))
        .measurement_time(std::time::Duration::from_millis(60));
    targets = every_method
}
criterion_main!(benches);
