//! The address: what it says is what is shown, whatever stands in it.

use counted_core::document::Form;
use counted_core::words::Key as Word;
use counted_core::{Scenario, link, report};
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::{assert_agrees, at, story};

crate::tests![
    the_address_follows_within_a_second_and_makes_no_history,
    another_address_replaces_the_figures_and_can_be_undone,
    links_within_the_page_leave_the_address_alone,
    a_reload_loses_no_figure,
    a_denied_clipboard_shows_the_address,
    a_copied_link_brings_the_figures_back,
    the_query_stays_and_its_theme_is_in_force,
    the_last_visit_is_offered_and_never_forced,
    a_link_with_edits_lists_them_with_the_storys_figures_first,
    a_broken_link_loads_and_names_its_bad_parts,
    what_hosts_append_to_an_address_is_no_fault_of_the_reader,
];

async fn the_address_follows_within_a_second_and_makes_no_history(browser: &Browser) -> Outcome {
    browser.page("").await?;
    let entries = browser.eval("history.length").await?;
    let follow = "new Promise(done => {
        const field = document.querySelector('[data-figure=victims]'), start = performance.now();
        for (const text of ['5', '50', '500']) { field.value = text; field.dispatchEvent(new InputEvent('input', { bubbles: true })) }
        const ask = () => location.hash === '#victims=500' || performance.now() - start > 5000 ? done(performance.now() - start) : requestAnimationFrame(ask);
        ask();
    })";
    let took = browser.eval(follow).await?.as_f64().unwrap();
    assert!(took < 1000.0, "the address followed after {took} ms");
    browser.find("[data-do=reset]").await?.click().await?;
    browser.until("location.hash === ''").await?;
    assert_eq!(browser.eval("history.length").await?, entries);
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn another_address_replaces_the_figures_and_can_be_undone(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("#victims=500").await?;
    browser.eval("location.hash = 'state_cases=3&nonsense=1'").await?;
    browser.see("[data-notice]").await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=3")).await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "victims=500")).await?;
    browser.until("location.hash === '#victims=500'").await?;
    browser.find("[data-do=redo]").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=3")).await?;
    // Back to an address without a fragment is back to the story.
    browser.eval("location.hash = ''").await?;
    browser.until("!document.querySelector('[data-edited]')").await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn links_within_the_page_leave_the_address_alone(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("#state_cases=3").await?;
    let entries = browser.eval("history.length").await?;
    let links = "[...document.querySelectorAll('a[href^=\"#\"]:not([data-what-if])')]";
    let count = browser.eval(&format!("{links}.length")).await?.as_u64().unwrap();
    assert!(count >= 6, "{count} links within the page");
    for place in 0..count {
        let href = browser.text(&format!("{links}[{place}].getAttribute('href')")).await?;
        browser.eval(&format!("(window.scrollTo(0, 0), {links}[{place}].click())")).await?;
        let led = browser.eval(&format!("document.activeElement === document.querySelector({})", json!(href))).await?;
        assert_eq!(led, true, "{href} leads to its place");
        assert_eq!(browser.text("location.hash").await?, "#state_cases=3", "after {href}");
    }
    // The skip link by the key that reaches it first.
    browser.page("#state_cases=3").await?;
    browser.press(&[Key::Tab]).await?;
    assert_eq!(browser.text("document.activeElement.className").await?, "skip");
    browser.press(&[Key::Enter]).await?;
    browser.until("document.activeElement.id === 'prosecution'").await?;
    assert_eq!(browser.text("location.hash").await?, "#state_cases=3");
    assert_eq!(browser.eval("history.length").await?, entries.as_u64().unwrap() + 2, "only the pages themselves");
    assert_agrees(browser, &story, &at(&story, "state_cases=3")).await?;
    // An address that names a place of the page is a place and no fault.
    browser.page("#sources").await?;
    assert_eq!(browser.eval("document.querySelectorAll('[data-notice], [data-arrival]').length").await?, 0);
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_reload_loses_no_figure(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    browser.type_into("victims", "500").await?;
    browser.until("location.hash === '#victims=500'").await?;
    browser.client.refresh().await?;
    browser.settled().await?;
    assert_agrees(browser, &story, &at(&story, "victims=500")).await?;
    // A page that goes before the address has followed has at least kept what it had, and offers it.
    browser.page("").await?;
    browser.type_into("victims", "600").await?;
    browser.client.refresh().await?;
    browser.settled().await?;
    if browser.text("location.hash").await?.is_empty() {
        browser.find("[data-restore] .btn.line").await?.click().await?;
    }
    assert_agrees(browser, &story, &at(&story, "victims=600")).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_denied_clipboard_shows_the_address(browser: &Browser) -> Outcome {
    let denials = [
        "self.Clipboard && Object.defineProperty(Clipboard.prototype, 'writeText', { value: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) })",
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })",
    ];
    for denial in denials {
        browser.before_page(denial).await?;
        browser.page("?theme=dark#victims=500").await?;
        browser.type_into("state_cases", "3").await?;
        browser.find("[data-do=link]").await?.click().await?;
        browser.until("document.activeElement.matches('[data-address]')").await?;
        let address = browser.address("?theme=dark#victims=500&state_cases=3");
        assert_eq!(browser.text("document.activeElement.value").await?, address);
        assert_eq!(browser.text("getSelection().toString()").await?, address, "it is selected, to be copied by hand");
        assert!(browser.find("[data-address]").await?.is_displayed().await?);
        // The next edit makes it stale: it goes.
        browser.type_into("state_cases", "4").await?;
        browser.until("document.querySelector('[data-address]').checkVisibility() === false").await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
    }
    Ok(())
}

async fn a_copied_link_brings_the_figures_back(browser: &Browser) -> Outcome {
    let story = story();
    browser.before_page("self.Clipboard && Object.defineProperty(Clipboard.prototype, 'writeText', { value: async text => { window.copied = text } })").await?;
    browser.page("#victims=@reports_2017&last_day=2017-11-30").await?;
    browser.type_into("children_per_case", "1.50").await?;
    browser.find("[data-do=link]").await?.click().await?;
    browser.until("window.copied && document.querySelector('.copied').checkVisibility()").await?;
    let address = browser.text("window.copied").await?;
    assert_eq!(address, browser.address("#victims=@reports_2017&last_day=2017-11-30&children_per_case=1.50"));
    browser.page(address.strip_prefix(&browser.address("")).unwrap()).await?;
    assert_agrees(browser, &story, &at(&story, "victims=@reports_2017&last_day=2017-11-30&children_per_case=1.50")).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn the_query_stays_and_its_theme_is_in_force(browser: &Browser) -> Outcome {
    for theme in ["dark", "light"] {
        browser.page(&format!("?theme={theme}#victims=500")).await?;
        assert_eq!(browser.root("data-theme").await?, theme);
        browser.type_into("victims", "600").await?;
        browser.until("location.hash === '#victims=600'").await?;
        assert_eq!(browser.text("location.search").await?, format!("?theme={theme}"));
    }
    // The reader's own choice is kept for the next visit, and a later link may still ask for another.
    browser.page("").await?;
    browser.find("[data-theme-switch]").await?.click().await?;
    assert_eq!(browser.root("data-theme").await?, "dark");
    browser.page("").await?;
    assert_eq!(browser.root("data-theme").await?, "dark");
    browser.page("?theme=light").await?;
    assert_eq!(browser.root("data-theme").await?, "light");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn the_last_visit_is_offered_and_never_forced(browser: &Browser) -> Outcome {
    let story = story();
    let kept = |kept: &str| format!("Object.values(localStorage).includes('{kept}')");
    browser.page("").await?;
    browser.type_into("state_cases", "30").await?;
    browser.until(&kept("state_cases=30")).await?;
    // A link is not overruled by what was done last time.
    browser.page("#victims=500").await?;
    assert_eq!(browser.eval("document.querySelector('[data-restore]')").await?, json!(null));
    browser.page("").await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    let offer = browser.see("[data-restore]").await?;
    assert!(offer.is_displayed().await? && offer.text().await?.contains("1 figure"));
    browser.find("[data-restore] .btn.line").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=30")).await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    // Declined, it is not offered again.
    browser.find("[data-do=redo]").await?.click().await?;
    browser.until(&kept("state_cases=30")).await?;
    browser.page("").await?;
    browser.find("[data-restore] .btn:not(.line)").await?.click().await?;
    browser.until("!document.querySelector('[data-restore]')").await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    browser.page("").await?;
    assert_eq!(browser.eval("document.querySelector('[data-restore]')").await?, json!(null));
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_link_with_edits_lists_them_with_the_storys_figures_first(browser: &Browser) -> Outcome {
    let story = story();
    let fragment = "victims=@reports_2017&state_cases=3&last_day=2017-11-30";
    let scenario = at(&story, fragment);
    let report = report(&story, &scenario);
    browser.page(&format!("#{fragment}")).await?;
    let rows = browser.eval("[...document.querySelectorAll('[data-arrival] tbody tr')].map(r => [...r.cells].map(c => c.textContent.trim()))").await?;
    let expected: Vec<[String; 3]> = scenario
        .changes()
        .map(|(figure, _)| {
            let cell = figure.cell();
            let was = report.was_phrase(&story, cell, None, Form::Full).unwrap();
            [report.label(&story, cell), report.phrase(&story, cell, None, Form::Full), was]
        })
        .collect();
    assert_eq!(rows, json!(expected));
    let choices = browser.eval("[...document.querySelectorAll('[data-arrival] button')].map(b => b.textContent)").await?;
    assert_eq!(choices, json!([story.words().get(Word::ArrivalShowStory), story.words().get(Word::ArrivalKeep)]));
    let before = "document.querySelector('[data-arrival]').compareDocumentPosition(document.querySelector('.chapter')) & Node.DOCUMENT_POSITION_FOLLOWING";
    assert_ne!(browser.eval(before).await?, 0, "it stands before the chapters");
    assert!(browser.find("[data-edited]").await?.is_displayed().await?);
    assert!(browser.text("document.title").await?.starts_with(story.words().get(Word::EditedPrefix)));

    browser.find("[data-arrival] button").await?.click().await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    assert_eq!(browser.eval("document.querySelectorAll('[data-arrival], [data-edited]').length").await?, 0);
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &scenario).await?;

    browser.page(&format!("#{fragment}")).await?;
    browser.find("[data-arrival] button:last-child").await?.click().await?;
    browser.until("!document.querySelector('[data-arrival]')").await?;
    assert_agrees(browser, &story, &scenario).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

/// Links with something wrong in them: the link, what of it applies, and the parts that do not, as they are named.
const BROKEN: &[(&str, &str, &[&str])] = &[
    ("victims", "", &["victims"]),
    ("victims=", "", &["victims="]),
    ("victims=abc", "", &["victims=abc"]),
    ("victims=-3", "", &["victims=-3"]),
    ("victims=+3", "", &["victims=+3"]),
    ("victims=1e3", "", &["victims=1e3"]),
    ("victims=1e400", "", &["victims=1e400"]),
    ("victims=1,234", "", &["victims=1,234"]),
    ("victims=12.5", "", &["victims=12.5"]),
    ("victims=5.", "", &["victims=5."]),
    ("victims=.5", "", &["victims=.5"]),
    ("victims=1.2.3", "", &["victims=1.2.3"]),
    ("victims=4%2E5", "", &["victims=4.5"]),
    ("victims=1000000001", "", &["victims=1000000001"]),
    ("victims=99999999999999999999999999999999999999", "", &["victims=99999999999999999999999999999999999999"]),
    ("victims=NaN", "", &["victims=NaN"]),
    ("victims=Infinity", "", &["victims=Infinity"]),
    ("victims=0x10", "", &["victims=0x10"]),
    ("victims=null", "", &["victims=null"]),
    ("victims=none", "", &["victims=none"]),
    ("victims=%205", "", &["victims= 5"]),
    ("victims=5%20", "", &["victims=5 "]),
    ("victims=%zz", "", &["victims=%zz"]),
    ("victims=%ff", "", &["victims=%ff"]),
    ("victims=%", "", &["victims=%"]),
    ("victims=%00", "", &["victims=\u{fffd}"]),
    ("victims=\u{663}", "", &["victims=\u{663}"]),
    ("victims=\u{ff15}", "", &["victims=\u{ff15}"]),
    ("victims=@nothing", "", &["victims=@nothing"]),
    ("victims=@", "", &["victims=@"]),
    ("victims=@reports_2017@", "", &["victims=@reports_2017@"]),
    ("victims=@arrests", "", &["victims=@arrests"]),
    ("victims==5", "", &["victims==5"]),
    ("victims=500;state_cases=3", "", &["victims=500;state_cases=3"]),
    ("victims=500,state_cases=3", "", &["victims=500,state_cases=3"]),
    ("victims=<script>alert(1)</script>", "", &["victims=<script>alert(1)</script>"]),
    ("victims=\"><img src=x onerror=alert(1)>", "", &["victims=\"><img src=x onerror=alert(1)>"]),
    ("Victims=5", "", &["Victims=5"]),
    ("%20victims=5", "", &[" victims=5"]),
    ("=5", "", &["=5"]),
    ("=", "", &["="]),
    ("x", "", &["x"]),
    ("x=1", "", &["x=1"]),
    ("constructor=1", "", &["constructor=1"]),
    ("__proto__=1", "", &["__proto__=1"]),
    ("prosecution.rate=5", "", &["prosecution.rate=5"]),
    ("missing.nothing=1", "", &["missing.nothing=1"]),
    ("first_year=1899", "", &["first_year=1899"]),
    ("first_year=2101", "", &["first_year=2101"]),
    ("first_year=2006.5", "", &["first_year=2006.5"]),
    ("last_day=2016-02-30", "", &["last_day=2016-02-30"]),
    ("last_day=2016-2-3", "", &["last_day=2016-2-3"]),
    ("last_day=31.3.2016", "", &["last_day=31.3.2016"]),
    ("last_day=1899-12-31", "", &["last_day=1899-12-31"]),
    ("last_day=2101-01-01", "", &["last_day=2101-01-01"]),
    ("last_day=432", "", &["last_day=432"]),
    ("confirmed_percent=101", "", &["confirmed_percent=101"]),
    ("confirmed_percent=50%25", "", &["confirmed_percent=50%"]),
    ("children_per_case=0", "", &["children_per_case=0"]),
    ("children_per_case=1001", "", &["children_per_case=1001"]),
    ("target_rate=1000.1", "", &["target_rate=1000.1"]),
    ("target_rate=ten", "", &["target_rate=ten"]),
    ("VICTIMS=5&state_cases=3", "state_cases=3", &["VICTIMS=5"]),
    ("state_cases=3&victims=abc", "state_cases=3", &["victims=abc"]),
    ("victims=abc&state_cases=3", "state_cases=3", &["victims=abc"]),
    ("victims=500&victims=600", "victims=500", &["victims=600"]),
    ("victims=abc&victims=600", "victims=600", &["victims=abc"]),
    ("victims=500&victims=abc", "victims=500", &["victims=abc"]),
    ("state_cases=3&x=1&y=2&victims=0", "victims=0&state_cases=3", &["x=1", "y=2"]),
    ("a=1&b=2&c=3&d=4&e=5&confirmed_percent=25", "confirmed_percent=25", &["a=1", "b=2", "c=3", "d=4", "e=5"]),
];

async fn a_broken_link_loads_and_names_its_bad_parts(browser: &Browser) -> Outcome {
    let story = story();
    assert!(BROKEN.len() >= 60);
    let long = "a".repeat(5000);
    let shortened = |text: &str| format!("{}\u{2026}", text.chars().take(60).collect::<String>());
    let (cut, nines) = (format!("victims=500&x={long}"), format!("victims={}", "9".repeat(300)));
    let mut table: Vec<(&str, &str, Vec<String>)> =
        BROKEN.iter().map(|(link, good, bad)| (*link, *good, bad.iter().map(|part| (*part).to_owned()).collect())).collect();
    table.push((&cut, "victims=500", vec![shortened(&format!("x={long}"))]));
    table.push((&nines, "", vec![shortened(&nines)]));
    for (link, good, bad) in table {
        browser.page(&format!("#{link}")).await?;
        assert_eq!(browser.root("data-app").await?, "ready", "{link}");
        let named = browser.eval("[...document.querySelectorAll('[data-notice] li code')].map(c => c.textContent)").await?;
        assert_eq!(named, json!(bad), "{link}");
        assert_eq!(browser.eval("document.querySelector('[data-notice]').checkVisibility()").await?, true, "{link}");
        assert_agrees(browser, &story, &at(&story, good)).await?;
        assert_eq!(browser.console_errors().await?, [""; 0], "{link}");
    }
    // The notice can be dismissed, and that changes nothing else.
    browser.page("#state_cases=3&x=1").await?;
    browser.find("[data-notice] button").await?.click().await?;
    browser.until("!document.querySelector('[data-notice]')").await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=3")).await?;
    Ok(())
}

async fn what_hosts_append_to_an_address_is_no_fault_of_the_reader(browser: &Browser) -> Outcome {
    let story = story();
    for address in [
        "#victims=500",
        "?childId=7#victims=500",
        "#victims=500&amp=1",
        "#amp=1&victims=500",
        "#victims=500#?secret=abc",
        "#victims=500?utm_source=x&victims=7",
        "#victims=500&",
        "#&&victims=500",
        "#%76ictims=50%30",
        "#victims=000500",
    ] {
        browser.page(address).await?;
        assert_eq!(browser.eval("document.querySelector('[data-notice]')").await?, json!(null), "{address}");
        assert_agrees(browser, &story, &at(&story, "victims=500")).await?;
    }
    assert_eq!(link::write(&story, &at(&story, "victims=000500")), "victims=500");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}
