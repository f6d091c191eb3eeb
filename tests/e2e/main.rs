//! The page in a real browser.
//!
//! Run by `./dev test`, or alone on a built `dist`: `cargo test --test e2e -- part-of-a-name`. One server and one driver
//! serve all tests; each test has a browser session of its own, and two run at a time. A new test is an async function in
//! the file of its subject, named in that file's `tests!`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

mod access;
mod boot;
mod browser;
mod csv;
mod driver;
mod editing;
mod engine;
mod harness;
mod links;
mod monkey;
mod own;
mod places;
mod reading;
mod stories;
mod takeover;

use driver::{Test, World};
use libtest_mimic::{Arguments, Trial};
use std::{process::ExitCode, sync::Arc};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let tests: Vec<Test> = [
        harness::tests(),
        boot::tests(),
        reading::tests(),
        editing::tests(),
        links::tests(),
        takeover::tests(),
        monkey::tests(),
        access::tests(),
        stories::tests(),
        places::tests(),
        csv::tests(),
        own::tests(),
    ]
    .concat();
    let world = if arguments.list { None } else { Some(Arc::new(World::start())) };
    let trials = tests.into_iter().map(|test| {
        let world = world.clone();
        Trial::test(test.name, move || world.as_ref().map_or(Ok(()), |world| world.run(test)).map_err(Into::into))
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    drop(world);
    conclusion.exit_code()
}
