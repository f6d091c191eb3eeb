//! The module for a reader's own table: it comes when the place for it is opened, and needs no app.

use counted_core::words::Key as Word;
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::story;

crate::tests![
    nothing_of_it_comes_before_its_place_is_opened_and_then_once,
    a_place_that_was_opened_before_the_app_came_is_filled_then,
    where_it_does_not_come_that_is_said_and_the_next_opening_asks_again,
    a_file_over_its_closed_place_brings_it,
    it_needs_no_app,
    the_failures_of_each_are_told_apart,
    without_scripts_its_place_says_what_it_needs,
];

/// What of it the page has asked for, each file as often as it was.
const ASKED: &str = "performance.getEntriesByType('resource').map(e => e.name).filter(name => name.includes('-table-'))";
const OPEN: &str = "document.querySelector('#missing-import').open = true";
const CLOSE: &str = "document.querySelector('#missing-import').open = false";

/// Pastes a table of one place and has it read.
const PASTE: &str = "(document.querySelector('#missing-import-text').value = 'place,count,children\\nElm,3,1000', document.querySelector('#missing-import [data-do=read]').click())";

async fn nothing_of_it_comes_before_its_place_is_opened_and_then_once(browser: &Browser) -> Outcome {
    browser.page("").await?;
    browser.until("document.readyState === 'complete'").await?;
    assert_eq!(browser.eval(ASKED).await?, json!([]));
    // With the page itself.
    let requests = browser.eval("performance.getEntriesByType('resource').length + 1").await?.as_u64().unwrap();
    assert!(requests <= 8, "a first visit makes {requests} requests");
    for _ in 0..2 {
        browser.eval(OPEN).await?;
        browser.see("#missing-import-text").await?;
        browser.eval(PASTE).await?;
        browser.see("#missing-import .imported").await?;
        browser.eval(CLOSE).await?;
    }
    assert_eq!(browser.eval(ASKED).await?.as_array().unwrap().len(), 2, "its bindings and its wasm");
    assert_eq!(browser.eval("document.querySelectorAll('#missing-import-text').length").await?, 1);
    for file in browser.eval(ASKED).await?.as_array().unwrap() {
        let file = file.as_str().unwrap().rsplit('/').next().unwrap();
        let headers = browser.headers(file).await?;
        assert!(headers["cache-control"].as_str().unwrap().contains("immutable"), "{file}");
    }
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_place_that_was_opened_before_the_app_came_is_filled_then(browser: &Browser) -> Outcome {
    let hold = "{ const ask = window.fetch, held = new Promise(done => window.release = done); window.fetch = (...all) => held.then(() => ask(...all)) }";
    browser.before_page(hold).await?;
    browser.open_only("").await?;
    browser.until("window.release").await?;
    browser.find("#missing-import > summary").await?.click().await?;
    browser.until("document.querySelector('#missing-import .coming').checkVisibility()").await?;
    assert_eq!(browser.eval(ASKED).await?, json!([]));
    browser.eval("window.release()").await?;
    browser.settled().await?;
    browser.see("#missing-import-text").await?;
    let now = "(place => [place.open, document.activeElement === place.querySelector('summary'), place.querySelector('.coming').checkVisibility()])(document.querySelector('#missing-import'))";
    browser.until("document.documentElement.dataset.table === 'ready'").await?;
    assert_eq!(browser.eval(now).await?, json!([true, true, false]));
    browser.eval(PASTE).await?;
    browser.see("#missing-import .imported").await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn where_it_does_not_come_that_is_said_and_the_next_opening_asks_again(browser: &Browser) -> Outcome {
    let lost = "document.querySelector('#missing-import .lost').checkVisibility()";
    for blocked in ["*counted-table-*.js*", "*counted-table-*.wasm"] {
        browser.block(&[blocked]).await?;
        browser.page("").await?;
        browser.eval(OPEN).await?;
        browser.until(lost).await?;
        // The rest of the page works.
        browser.type_into("victims", "500").await?;
        browser.until("location.hash === '#victims=500'").await?;
        assert_eq!(browser.root("data-app").await?, "ready");
        browser.block(&[]).await?;
        browser.eval(CLOSE).await?;
        browser.eval(OPEN).await?;
        browser.see("#missing-import-text").await?;
        browser.until(&format!("!{lost}")).await?;
        browser.eval(PASTE).await?;
        browser.see("#missing-import .imported").await?;
    }
    Ok(())
}

async fn a_file_over_its_closed_place_brings_it(browser: &Browser) -> Outcome {
    browser.page("").await?;
    let send = "const data = new DataTransfer();
      data.items.add(new File(['place,count,children\\nElm,3,10\\nOak,,10'], 'table.csv', { type: 'text/csv' }));
      return !document.querySelector('#missing-import summary').dispatchEvent(new DragEvent(arguments[0], { dataTransfer: data, bubbles: true, cancelable: true }))";
    // Dropped at once it is lost, but the page does not leave for the file.
    for name in ["dragover", "drop"] {
        assert_eq!(browser.client.execute(send, vec![json!(name)]).await?, true, "{name} is prevented");
    }
    browser.see("#missing-import-text").await?;
    browser.client.execute(send, vec![json!("drop")]).await?;
    browser.until("document.querySelectorAll('#missing-import tr[data-at]').length === 2").await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn it_needs_no_app(browser: &Browser) -> Outcome {
    let rows = "document.querySelectorAll('#missing-import tr[data-at]').length === 1";
    // The app fails: the table of the reader's own stays, and goes on.
    browser.page("").await?;
    browser.eval(OPEN).await?;
    browser.see("#missing-import-text").await?;
    browser.eval(PASTE).await?;
    browser.until(rows).await?;
    browser.eval("window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))").await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    browser.until(&format!("{rows} && document.querySelector('#missing-import .imported').checkVisibility()")).await?;
    browser.eval("document.querySelector('#missing-import [data-do=remove-table]').click()").await?;
    browser.until("!document.querySelector('#missing-import .imported')").await?;
    // It does not come at all: the table does.
    let app = browser.text("document.querySelector('script[data-wasm]').dataset.wasm").await?;
    browser.block(&[&format!("*{app}")]).await?;
    browser.page("").await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    browser.eval(OPEN).await?;
    browser.see("#missing-import-text").await?;
    browser.eval(PASTE).await?;
    browser.until(rows).await?;
    browser.block(&[]).await?;
    Ok(())
}

async fn the_failures_of_each_are_told_apart(browser: &Browser) -> Outcome {
    // A text too long for any memory is a panic in the wasm that asks for it.
    let trap =
        |selector: &str| format!("Object.defineProperty(document.querySelector('{selector}'), 'value', {{ get: () => ({{ length: 3e9 }}), set() {{}} }})");
    browser.page("").await?;
    browser.eval(OPEN).await?;
    browser.see("#missing-import-text").await?;
    browser.eval(&trap("#missing-import-text")).await?;
    browser.eval("document.querySelector('#missing-import [data-do=read]').scrollIntoView({ block: 'center', behavior: 'instant' })").await?;
    browser.find("#missing-import [data-do=read]").await?.click().await?;
    browser.until("document.querySelector('#missing-import .lost').checkVisibility()").await?;
    assert_eq!(browser.root("data-app").await?, "ready");
    browser.type_into("victims", "500").await?;
    browser.until("location.hash === '#victims=500'").await?;
    browser.eval(&trap("[data-figure=victims]")).await?;
    browser.figure("victims").await?.click().await?;
    browser.press(&[Key::Backspace]).await?;
    browser.until("document.documentElement.dataset.app === 'failed'").await?;
    Ok(())
}

async fn without_scripts_its_place_says_what_it_needs(browser: &Browser) -> Outcome {
    browser.allow_scripts(false).await?;
    browser.open_only("").await?;
    browser.find("#missing-import > summary").await?.click().await?;
    let said = browser.find("#missing-import noscript").await?.text().await?;
    assert_eq!(said, story().words().get(Word::ImportNoScript));
    assert!(!browser.find(".tables > .out").await?.is_displayed().await?);
    Ok(())
}
