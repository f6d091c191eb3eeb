//! What a reader meets before touching anything.

use crate::{browser::Browser, driver::Outcome};

crate::tests![the_page_gets_ready_without_a_word_in_the_console, without_its_wasm_the_page_has_failed_and_still_reads, every_answer_carries_the_policy];

async fn the_page_gets_ready_without_a_word_in_the_console(browser: &Browser) -> Outcome {
    browser.page("").await?;
    assert_eq!(browser.root("data-app").await?, "ready");
    assert_eq!(browser.console_errors().await?, [""; 0]);
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
