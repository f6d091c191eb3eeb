//! What a reader meets before touching anything.

use counted_core::document::Kind;
use counted_core::kinds;
use serde_json::json;

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::story;

crate::tests![
    the_page_gets_ready_without_a_word_in_the_console,
    every_figure_and_every_result_is_there,
    visible_numbers_are_the_full_ones_rounded,
    nothing_is_asked_of_anyone_else,
    without_its_wasm_the_page_has_failed_and_still_reads,
    every_answer_carries_the_policy,
];

async fn the_page_gets_ready_without_a_word_in_the_console(browser: &Browser) -> Outcome {
    browser.page("").await?;
    assert_eq!(browser.root("data-app").await?, "ready");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn every_figure_and_every_result_is_there(browser: &Browser) -> Outcome {
    let story = story();
    for address in ["", "#victims=0&federal_cases=0&first_year=2017&confirmed_percent=0"] {
        browser.page(address).await?;
        let results = browser.eval("[...new Set([...document.querySelectorAll('[data-result]')].map(o => o.dataset.result))].sort()").await?;
        let figures = browser.eval("[...document.querySelectorAll('input[data-figure]')].map(f => f.dataset.figure).sort()").await?;
        let charts = browser.eval("[...document.querySelectorAll('canvas[data-chart]')].map(c => [c.dataset.chart, c.dataset.paints > 0])").await?;
        let panels = &story.document().panels;
        let mut ids: Vec<&str> = (0..panels.len()).flat_map(|place| story.results_of(place)).map(|cell| story.cell_name(cell)).collect();
        ids.sort_unstable();
        assert_eq!(results, json!(ids), "every result, also while it has no value, at {address}");
        let own = panels.iter().flat_map(|panel| kinds::figures(&panel.kind));
        let of_rows = panels.iter().flat_map(|panel| match &panel.kind {
            Kind::Places(kind) => kind.rows.iter().flat_map(|place| kind.figures_of(&story, *place)).collect(),
            Kind::PartsOfBase(_) => Vec::new(),
        });
        let mut names: Vec<&str> = own.chain(of_rows).map(|id| story.figure(id).unwrap().id.as_str()).collect();
        names.sort_unstable();
        assert_eq!(figures, json!(names), "one field for each figure");
        assert_eq!(charts, json!(panels.iter().map(|panel| (panel.id.as_str(), true)).collect::<Vec<_>>()));
        let twice = "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, place, all) => all.indexOf(id) !== place)";
        assert_eq!(browser.eval(twice).await?, json!([]), "ids that stand twice");
        let none = "[...document.querySelectorAll('[data-result][data-value=\"\"]')].filter(o => !o.dataset.reason).length";
        assert_eq!(browser.eval(none).await?, 0, "no value without a reason");
    }
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn visible_numbers_are_the_full_ones_rounded(browser: &Browser) -> Outcome {
    for address in ["", "#victims=1234567&state_cases=98765", "#victims=@reports_2014&children_per_case=0.37&confirmed_percent=33.3", "#victims=999999999"] {
        browser.page(address).await?;
        let outputs =
            browser.eval("[...document.querySelectorAll('[data-result]')].map(o => [o.dataset.result, o.dataset.value, o.textContent.trim()])").await?;
        let outputs: Vec<[String; 3]> = serde_json::from_value(outputs)?;
        assert!(outputs.len() > 30);
        for [id, full, shown] in outputs {
            let digits = shown.trim_end_matches('%').replace(',', "");
            if full.is_empty() {
                assert!(["–", "not stated"].contains(&shown.as_str()), "{id} shows {shown:?}");
                continue;
            }
            let full: f64 = full.parse().map_err(|_| format!("{id} has the value {full:?} at {address}"))?;
            if let Some(limit) = digits.strip_prefix("less than ") {
                assert!(0.0 < full && full < limit.parse::<f64>()?, "{id} is {full}, shown as {shown}");
                continue;
            }
            let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
            let half = 0.5 * 10f64.powi(-i32::try_from(decimals)?);
            let value: f64 = digits.parse().map_err(|_| format!("{id} shows {shown:?}"))?;
            assert!((value - full).abs() <= half * 1.000_001, "{id} is {full}, shown as {shown} at {address}");
            assert!(value != 0.0 || full == 0.0, "{id} is {full}, shown as {shown}: only zero is 0");
        }
    }
    Ok(())
}

async fn nothing_is_asked_of_anyone_else(browser: &Browser) -> Outcome {
    browser.page("").await?;
    browser.type_into("victims", "500").await?;
    browser.until("location.hash === '#victims=500'").await?;
    let asked = browser.eval("performance.getEntriesByType('resource').map(e => new URL(e.name)).map(u => [u.origin === location.origin, u.pathname])").await?;
    let asked: Vec<(bool, String)> = serde_json::from_value(asked)?;
    assert!(asked.iter().all(|(own, _)| *own), "{asked:?}");
    assert!(asked.iter().any(|(_, path)| path.ends_with(".wasm")) && asked.len() <= 8, "{asked:?}");
    // And of the reader nothing is kept but what was changed.
    let kept = browser.eval("[document.cookie, Object.entries(localStorage), Object.keys(sessionStorage)]").await?;
    assert_eq!(kept, json!(["", [[format!("counted.{}", story().document().id), "victims=500"]], []]));
    assert_eq!(browser.eval("navigator.serviceWorker?.controller ?? null").await?, json!(null));
    Ok(())
}

async fn without_its_wasm_the_page_has_failed_and_still_reads(browser: &Browser) -> Outcome {
    browser.block(&["*.wasm"]).await?;
    // A link with edited figures hides the story's numbers until the app has come; here it never does.
    browser.page("#state_cases=30").await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    assert_eq!(browser.text("document.documentElement.hasAttribute('data-applying')").await?, "false");
    let words = browser.text("document.querySelector('main').innerText.trim()").await?;
    assert!(!words.is_empty(), "nothing to read");
    Ok(())
}

async fn every_answer_carries_the_policy(browser: &Browser) -> Outcome {
    browser.open_only("").await?;
    for page in ["", "shell.html", "none.html"] {
        let headers = browser.headers(page).await?;
        let policy = headers["content-security-policy"].as_str().unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && policy.contains("'wasm-unsafe-eval'"), "{page}: {headers}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("frame-ancestors"), "{page}: {policy}");
        assert_eq!(headers["access-control-allow-origin"], "*", "{page}");
    }
    Ok(())
}
