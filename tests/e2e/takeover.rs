//! The page before the app, while it comes, and when it does not.

use counted_core::words::Key as Word;
use counted_core::{Scenario, kinds, report};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::{assert_agrees, at, story};

crate::tests![
    a_link_with_edits_never_shows_the_storys_numbers,
    nothing_moves_when_the_app_takes_over,
    what_was_begun_before_the_app_came_goes_on,
    escape_gives_back_what_the_field_held_before_the_app_came,
    what_was_typed_wrong_before_the_app_came_is_said_then,
    a_slider_moved_before_the_app_came_counts,
    without_scripts_everything_can_be_read,
    without_its_wasm_the_page_says_so_and_can_be_read,
    a_panic_puts_the_readable_page_back,
    a_story_in_another_format_is_refused_in_words,
    a_browser_that_keeps_nothing_shows_everything,
];

/// Keeps the wasm back until `release()` is called.
const HOLD: &str = "{
  const ask = window.fetch;
  const held = new Promise(done => window.release = done);
  window.fetch = (...all) => held.then(() => ask(...all));
}";

/// What a reader sees of the story's numbers in each frame until the app has come: `window.seen`, and how many frames there were.
const WATCH: &str = "{
  window.seen = []; window.frames_watched = 0;
  const watch = () => {
    const page = document.documentElement.dataset, main = document.querySelector('main');
    if (main && document.body) {
      window.frames_watched++;
      for (const e of main.querySelectorAll('[data-result], [data-figure], [data-echo], .chart h3, [role=img]')) {
        if (e.checkVisibility({ visibilityProperty: true }))
          window.seen.push([page.app, e.dataset.result ?? e.dataset.figure ?? e.className, e.value ?? e.textContent.trim()].join(' '));
      }
    }
    if (page.app === 'loading' || window.frames_after-- > 0) requestAnimationFrame(watch);
  };
  window.frames_after = 3;
  requestAnimationFrame(watch);
}";

/// The next two frames have been shown.
const FRAMES: &str = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

async fn a_link_with_edits_never_shows_the_storys_numbers(browser: &Browser) -> Outcome {
    browser.before_page(HOLD).await?;
    browser.before_page(WATCH).await?;
    for (address, hidden) in [("#state_cases=30", true), ("", false)] {
        browser.open_only(address).await?;
        browser.until("window.frames_watched > 10").await?;
        let early = browser.eval("window.seen.filter(line => line.startsWith('loading')).length").await?.as_u64().unwrap();
        assert_eq!(early == 0, hidden, "{address}: {early} of the story's numbers seen before the app came");
        browser.eval("window.release()").await?;
        browser.settled().await?;
        browser.eval(FRAMES).await?;
        let seen = browser.eval("window.seen").await?;
        let rates: Vec<&str> = seen.as_array().unwrap().iter().filter_map(Value::as_str).filter(|line| line.contains("prosecution.rate ")).collect();
        assert!(!rates.is_empty(), "{address}: the app's numbers were seen");
        let expected = if hidden { "13.4" } else { "6.5" };
        assert!(rates.iter().all(|line| line.ends_with(expected)), "{address}: {rates:?}");
    }
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn nothing_moves_when_the_app_takes_over(browser: &Browser) -> Outcome {
    browser.before_page(HOLD).await?;
    let shifts = "{
      window.shifts = [];
      const line = e => [e.value, ...e.sources.map(s => s.node?.nodeName + '.' + s.node?.className)].join(' ');
      new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(e => e.startTime >= window.released).map(line)))
        .observe({ type: 'layout-shift', buffered: true });
    }";
    browser.before_page(shifts).await?;
    // Where everything stands that has a name, or is a paragraph of its own.
    let places = "[...document.querySelectorAll('main [id], main p, main h1, main output, main input, main table, main tr, footer')]
      .filter(e => e.checkVisibility())
      .map(e => { const r = e.getBoundingClientRect(); return [e.nodeName + '.' + (e.id || e.className), r.left, r.top, r.width, r.height] })";
    for width in [1280, 768, 360, 320] {
        browser.resize(width, 900).await?;
        for address in ["", "#state_cases=30&victims=500"] {
            browser.open_only(address).await?;
            browser.until("document.readyState === 'complete' && window.release").await?;
            browser.eval(FRAMES).await?;
            let before = browser.eval(places).await?;
            browser.eval("(window.released = performance.now(), window.release())").await?;
            browser.settled().await?;
            browser.eval(FRAMES).await?;
            if address.is_empty() {
                let after = browser.eval(places).await?;
                let (before, after) = (before.as_array().unwrap(), after.as_array().unwrap());
                let moved: Vec<(&Value, &Value)> = before.iter().zip(after).filter(|(before, after)| !is_there(before, after)).collect();
                assert!(before.len() > 60 && before.len() == after.len(), "{} and {}", before.len(), after.len());
                assert_eq!(moved, [], "at {width}");
            }
            assert_eq!(browser.eval("window.shifts").await?, json!([]), "layout shifts at {width} of {address:?}");
        }
    }
    Ok(())
}

/// Whether a box is the same one in the same place. Glyphs at the seams of elements are spaced by fractions of a pixel.
fn is_there(before: &Value, after: &Value) -> bool {
    before[0] == after[0] && (1..=4).all(|side| (before[side].as_f64().unwrap() - after[side].as_f64().unwrap()).abs() < 1.0)
}

async fn what_was_begun_before_the_app_came_goes_on(browser: &Browser) -> Outcome {
    let story = story();
    browser.before_page(HOLD).await?;
    browser.resize(1000, 500).await?;
    browser.open_only("").await?;
    browser.until("window.release").await?;
    browser.find("#src-federal_cases > summary").await?.click().await?;
    browser.eval("document.querySelector('[data-figure=victims]').scrollIntoView({ block: 'center' })").await?;
    browser.type_into("victims", "43").await?;
    let hand = "(f => [f.dataset.figure, f.value, f.selectionStart, f.selectionEnd, scrollY, [...document.querySelectorAll('details[open]')].map(d => d.id)])(document.activeElement)";
    browser.eval("(document.activeElement.setSelectionRange(1, 2), scrollTo(0, 350))").await?;
    let before = browser.eval(hand).await?;
    assert_eq!(before, json!(["victims", "43", 1, 2, 350, ["src-federal_cases"]]));
    assert_eq!(browser.root("data-app").await?, "loading");
    browser.eval("window.release()").await?;
    browser.settled().await?;
    browser.eval(FRAMES).await?;
    assert_eq!(browser.eval(hand).await?, before);
    assert_agrees(browser, &story, &at(&story, "victims=43")).await?;
    // The reader types on: what was selected is replaced, in the field that now is the app's.
    browser.client.active_element().await?.send_keys("21").await?;
    assert_agrees(browser, &story, &at(&story, "victims=421")).await?;
    // All of it is one step, and one step back leads to the story.
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn escape_gives_back_what_the_field_held_before_the_app_came(browser: &Browser) -> Outcome {
    let story = story();
    browser.before_page(HOLD).await?;
    browser.open_only("").await?;
    browser.until("window.release").await?;
    browser.type_into("victims", "43").await?;
    browser.eval("window.release()").await?;
    browser.settled().await?;
    assert_agrees(browser, &story, &at(&story, "victims=43")).await?;
    browser.press(&[Key::Escape]).await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn what_was_typed_wrong_before_the_app_came_is_said_then(browser: &Browser) -> Outcome {
    browser.before_page(HOLD).await?;
    browser.open_only("").await?;
    browser.until("window.release").await?;
    browser.type_into("state_cases", "5x").await?;
    browser.eval("window.release()").await?;
    browser.settled().await?;
    browser.until("document.querySelector('#m-state_cases').checkVisibility()").await?;
    assert_eq!(browser.text("document.activeElement.value").await?, "5x");
    assert_eq!(browser.result("prosecution.rate").await?.value, "6.481481481481482", "the story's value stays in force");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_slider_moved_before_the_app_came_counts(browser: &Browser) -> Outcome {
    let story = story();
    browser.before_page(HOLD).await?;
    browser.open_only("").await?;
    browser.until("window.release").await?;
    browser.eval("document.querySelector('[data-slider=state_cases]').focus()").await?;
    browser.press(&[Key::Right, Key::Right, Key::Right]).await?;
    browser.eval("window.release()").await?;
    browser.settled().await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=3")).await?;
    assert_eq!(browser.text("document.activeElement.dataset.slider").await?, "state_cases");
    browser.press(&[Key::Right]).await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=4")).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

/// Holds the prerendered page against the engine: figures, results, table and a drawing, all of it to be seen.
async fn assert_readable(browser: &Browser) -> Outcome {
    let story = story();
    let report = report(&story, &Scenario::default());
    let results = browser
        .eval("[...document.querySelectorAll('[data-result]')].filter(o => o.checkVisibility({ visibilityProperty: true })).map(o => [o.dataset.result, o.dataset.value])")
        .await?;
    let figures = browser
        .eval("[...document.querySelectorAll('[data-figure]')].filter(f => f.checkVisibility({ visibilityProperty: true })).map(f => [f.dataset.figure, f.value])")
        .await?;
    let [results, figures] = [results, figures].map(|pairs| serde_json::from_value::<Vec<[String; 2]>>(pairs).unwrap());
    for (place, panel) in story.document().panels.iter().enumerate() {
        for cell in story.results_of(place) {
            let value = report.now(cell).unwrap().value().map(|value| value.digits()).unwrap_or_default();
            assert!(results.contains(&[story.cell_name(cell).to_owned(), value]), "{} is not to be seen", story.cell_name(cell));
        }
        for id in kinds::figures(&panel.kind) {
            let figure = story.figure(id).unwrap();
            let text = story.words().in_field(figure.value, &Scenario::default().unit(&story, id));
            assert!(figures.contains(&[figure.id.clone(), text]), "{} is not to be seen in {figures:?}", figure.id);
        }
        let drawing = format!(
            "[...document.querySelectorAll('#{} [role=img]')].map(d => [d.getAttribute('aria-label'), [...d.querySelectorAll('svg')].filter(s => s.checkVisibility() && s.getBoundingClientRect().height > 100).length])",
            panel.id
        );
        assert_eq!(browser.eval(&drawing).await?, json!([[kinds::describe(&story, &report, place), 1]]), "one drawing, described");
    }
    assert!(browser.find("table.led").await?.is_displayed().await?);
    Ok(())
}

async fn without_scripts_everything_can_be_read(browser: &Browser) -> Outcome {
    browser.allow_scripts(false).await?;
    for (width, address) in [(1280, ""), (320, ""), (1280, "#state_cases=30")] {
        browser.resize(width, 900).await?;
        browser.open_only(address).await?;
        assert_eq!(browser.root("data-app").await?, "loading");
        assert_readable(browser).await?;
        let note = browser.find("noscript").await?.text().await?;
        assert_eq!(note, story().words().get(Word::NoScript));
        assert_eq!(browser.eval("document.documentElement.scrollWidth - innerWidth <= 0").await?, true);
    }
    Ok(())
}

async fn without_its_wasm_the_page_says_so_and_can_be_read(browser: &Browser) -> Outcome {
    let note = "document.querySelector('.when-failed').checkVisibility()";
    browser.page("").await?;
    assert_eq!(browser.eval(note).await?, false);
    browser.block(&["*.wasm"]).await?;
    for address in ["", "#state_cases=30"] {
        browser.page(address).await?;
        assert_eq!(browser.root("data-app").await?, "failed");
        assert_eq!(browser.eval(note).await?, true, "{address}");
        assert_readable(browser).await?;
    }
    Ok(())
}

async fn a_panic_puts_the_readable_page_back(browser: &Browser) -> Outcome {
    browser.page("#state_cases=30").await?;
    browser.type_into("victims", "500").await?;
    // An error of another kind is none of the app's.
    browser.eval("window.dispatchEvent(new ErrorEvent('error', { error: new Error('an extension') }))").await?;
    assert_eq!(browser.root("data-app").await?, "ready");
    browser.eval("window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))").await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    assert!(browser.find(".when-failed").await?.is_displayed().await?);
    assert_readable(browser).await?;
    assert_eq!(browser.eval("document.querySelectorAll('main').length").await?, 1);
    Ok(())
}

async fn a_story_in_another_format_is_refused_in_words(browser: &Browser) -> Outcome {
    for (from, to, why) in [("[2,", "[99,", "format 99"), ("[2,", "{\"format\":1,", "format 1,"), ("[", "", "not written"), ("\"en\"", "7", "not written")] {
        let change = format!(
            "document.addEventListener('readystatechange', () => {{ const s = document.querySelector('script[data-story]'); if (s) s.textContent = s.textContent.replace({}, {}) }}, {{ once: true }})",
            json!(from),
            json!(to)
        );
        let id = browser.emulate("Page.addScriptToEvaluateOnNewDocument", json!({ "source": change })).await?;
        browser.page("").await?;
        browser.emulate("Page.removeScriptToEvaluateOnNewDocument", id).await?;
        assert_eq!(browser.root("data-app").await?, "failed", "{why}");
        assert_readable(browser).await?;
        let errors = browser.console_errors().await?;
        assert!(errors.len() == 1 && errors[0].contains("did not start") && errors[0].contains(why), "{errors:?}");
    }
    Ok(())
}

async fn a_browser_that_keeps_nothing_shows_everything(browser: &Browser) -> Outcome {
    let story = story();
    let denial = "for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });
      Object.defineProperty(window, 'indexedDB', { value: undefined })";
    browser.before_page(denial).await?;
    browser.page("#victims=500").await?;
    browser.type_into("state_cases", "30").await?;
    assert_agrees(browser, &story, &at(&story, "victims=500&state_cases=30")).await?;
    browser.until("location.hash === '#victims=500&state_cases=30'").await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "victims=500")).await?;
    browser.find("[data-theme-switch]").await?.click().await?;
    assert_eq!(browser.root("data-theme").await?, "dark");
    browser.page("").await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}
