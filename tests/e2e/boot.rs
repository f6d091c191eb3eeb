//! `boot.js` and `start.js`, on a page of their own with an app that does as it is told.

use crate::{browser::Browser, driver::Outcome, harness::Site};

crate::tests![
    the_latest_word_on_the_theme_wins,
    a_language_is_redirected_with_all_that_the_address_says,
    an_app_that_starts_is_given_its_files_at_any_depth,
    an_app_that_does_not_start_leaves_the_page_as_it_was,
    a_start_that_never_arrives_shows_the_story,
    a_panic_puts_the_readable_page_back,
];

const BOOT: &str = include_str!("../../src/boot.js");
const START: &str = include_str!("../../src/start.js");
const PAGE: &str = include_str!("fixture/page.html");
const APP: &str = include_str!("fixture/taking-over.js");

fn site() -> Site {
    assert!(BOOT.len() < 500, "a script that blocks the page has {} bytes", BOOT.len());
    let spanish = PAGE.replace("lang=\"en\" d", "lang=\"es\" d").replace("./", "../").replace("es/", "./");
    Site::of(&[("index.html", PAGE), ("es/index.html", &spanish), ("boot.js", BOOT), ("start.js", START), ("app.js", APP)])
}

async fn the_latest_word_on_the_theme_wins(browser: &Browser) -> Outcome {
    let site = site();
    let browser = browser.on(site.url());
    for (query, stored, system, theme) in [
        ("", None, "light", "light"),
        ("", None, "dark", "dark"),
        ("", Some("light"), "dark", "light"),
        ("?theme=dark", Some("light"), "light", "dark"),
        ("?theme=light", None, "dark", "light"),
        ("?theme=auto", None, "dark", "dark"),
        ("?theme=red", Some("blue"), "light", "light"),
    ] {
        browser.prefer_scheme(system).await?;
        browser.page("").await?;
        let storing = stored.map_or("localStorage.clear()".into(), |theme| format!("localStorage.setItem('counted.theme', '{theme}')"));
        browser.eval(&storing).await?;
        browser.page(query).await?;
        assert_eq!(browser.root("data-theme").await?, theme, "{query} {stored:?} {system}");
    }
    browser.before_page("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })").await?;
    browser.page("?theme=dark").await?;
    assert_eq!(browser.root("data-theme").await?, "dark");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_language_is_redirected_with_all_that_the_address_says(browser: &Browser) -> Outcome {
    let site = site();
    let browser = browser.on(site.url());
    for (from, to) in [
        ("?lang=es&theme=dark#victims=5", "es/?lang=es&theme=dark#victims=5"),
        ("?lang=en", "?lang=en"),
        ("?lang=fr", "?lang=fr"),
        ("?lang=", "?lang="),
        ("es/?lang=es#a=1", "es/?lang=es#a=1"),
        ("es/?lang=en#a=1", "?lang=en#a=1"),
    ] {
        browser.open_only(from).await?;
        let there = format!("location.href === '{}' && document.documentElement.dataset.app === 'ready'", browser.address(to));
        browser.until(&there).await?;
    }
    Ok(())
}

async fn an_app_that_starts_is_given_its_files_at_any_depth(browser: &Browser) -> Outcome {
    let site = site();
    let browser = browser.on(site.url());
    for page in ["", "es/"] {
        browser.page(page).await?;
        assert_eq!(browser.root("data-app").await?, "ready");
        assert_eq!(browser.text("window.given").await?, browser.address("app.wasm"));
        assert_eq!(browser.console_errors().await?, [""; 0]);
    }
    Ok(())
}

async fn an_app_that_does_not_start_leaves_the_page_as_it_was(browser: &Browser) -> Outcome {
    let site = site();
    let browser = browser.on(site.url());
    browser.open_only("?wait#victims=5").await?;
    browser.until("window.refuse").await?;
    assert_eq!(browser.root("data-app").await?, "loading");
    assert!(applying(&browser).await?);
    browser.find("input").await?.send_keys("12").await?;
    browser.eval("window.refuse()").await?;
    browser.settled().await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    assert!(!applying(&browser).await?);
    let field = "document.activeElement.localName + ' ' + document.activeElement.value";
    assert_eq!(browser.text(field).await?, "input 12", "a reader who was typing goes on");

    browser.block(&["*app.js"]).await?;
    browser.page("").await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    Ok(())
}

async fn a_start_that_never_arrives_shows_the_story(browser: &Browser) -> Outcome {
    let site = site();
    let browser = browser.on(site.url());
    browser.block(&["*start.js"]).await?;
    browser.page("#victims=5").await?;
    assert_eq!(browser.root("data-app").await?, "failed");
    assert!(!applying(&browser).await?);
    Ok(())
}

async fn a_panic_puts_the_readable_page_back(browser: &Browser) -> Outcome {
    let site = site();
    let browser = browser.on(site.url());
    let main = "document.querySelector('main').textContent";
    for how in ["throwing", "rejecting"] {
        browser.page("").await?;
        let kind = if how == "throwing" { "error" } else { "unhandledrejection" };
        let heard = format!("new Promise(done => {{ addEventListener('{kind}', () => done(), {{ once: true }}); {how}(Error) }})");
        browser.eval(&heard).await?;
        assert_eq!(browser.root("data-app").await?, "ready", "an error of another kind is no panic");
        assert_eq!(browser.text(main).await?, "Taken over.");
        browser.eval(&format!("{how}(WebAssembly.RuntimeError)")).await?;
        browser.until("document.documentElement.dataset.app === 'failed'").await?;
        assert_eq!(browser.text(main).await?, "As it was prerendered.");
    }
    Ok(())
}

async fn applying(browser: &Browser) -> Result<bool, fantoccini::error::CmdError> {
    Ok(browser.eval("document.documentElement.hasAttribute('data-applying')").await? == true)
}
