//! What one edit costs natively: every panel recomputed, with what the story's figures came to beside it.
#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use std::hint::black_box;

use counted_core::{Scenario, Story, link, report, report_after, samples};
use criterion::{Criterion, criterion_group, criterion_main};

fn at(story: &Story, fragment: &str) -> Scenario {
    link::read(story, fragment).scenario
}

fn reports(criterion: &mut Criterion) {
    let (cases, places) = (samples::cases(), samples::places());
    let mut bench = |name: &str, story: &Story, fragment: &str| {
        let scenario = at(story, fragment);
        // As in a session: the report before is at hand.
        let before = report(story, &scenario);
        criterion.bench_function(name, |bencher| bencher.iter(|| report_after(black_box(story), black_box(&scenario), black_box(&before))));
    };
    bench("parts of a base, the story's", &cases, "");
    bench("parts of a base, edited", &cases, "victims=500");
    bench("places, the story's", &places, "");
    bench("places, edited", &places, "ct_listed=24");
    bench("places, edited, since 2014", &places, "ct_listed_recent=4&missing.basis=listed_recent");
    bench("places, edited, large counts", &places, "ct_listed=900000000&ma_listed=1000000000&ny_listed=999999999");
}

criterion_group!(benches, reports);
criterion_main!(benches);
