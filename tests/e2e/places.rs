//! The comparison of places: switches, rows, and numbers that are missing or only limits.

use counted_core::{Scenario, link};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::{assert_agrees, at, story};

crate::tests![
    the_known_answers_stand_on_the_page,
    every_selection_agrees_with_the_engine,
    switches_change_everything_and_can_be_undone,
    what_is_not_stated_can_be_filled_in_and_cleared_again,
    at_least_75_is_not_75,
    a_row_can_be_added_edited_and_taken_away,
    a_link_lists_the_places_it_brings,
    a_place_of_ones_own_says_what_is_wrong_and_loses_nothing,
    fifty_one_rows_are_drawn,
    no_line_moves_while_a_limit_is_typed_over,
];

async fn the_known_answers_stand_on_the_page(browser: &Browser) -> Outcome {
    browser.page("").await?;
    for (id, start) in
        [("rate.CT", "2.494106"), ("rate.NY", "3.53905"), ("rate.MA", "7.14440"), ("even_share", "5.357"), ("needed.CT", "37"), ("ratio.MA", "1")]
    {
        let shown = browser.result(&format!("missing.{id}")).await?;
        assert!(shown.value.starts_with(start), "{id} is {}", shown.value);
    }
    browser.page("#missing.basis=listed_recent").await?;
    for (id, start, bound) in [
        ("expected.CT", "41.2", Some("at_least")),
        ("ratio.CT", "0.072", Some("at_most")),
        ("tipping.CT", "4.", Some("at_least")),
        ("needed.CT", "27", Some("at_least")),
        ("predicted_low.CT", "27", Some("at_least")),
        ("predicted_high.CT", "58", Some("at_least")),
        ("at_most_if_same.CT", "0.0000000000", Some("at_most")),
        ("at_most.CT", "0.02", Some("at_most")),
    ] {
        let output = format!("document.querySelector('[data-result=\"missing.{id}\"]').dataset");
        let value = browser.eval(&format!("{output}.value")).await?;
        assert!(value.as_str().unwrap().starts_with(start), "{id} is {value}");
        assert_eq!(browser.eval(&format!("{output}.bound ?? null")).await?, json!(bound), "{id}");
    }
    for id in ["rate.NY", "ratio.NY", "at_most.NY"] {
        assert_eq!(browser.result(&format!("missing.{id}")).await?.reason, "not_stated");
    }
    Ok(())
}

async fn every_selection_agrees_with_the_engine(browser: &Browser) -> Outcome {
    let story = story();
    for fragment in [
        "missing.basis=listed_recent",
        "missing.basis=listed_older&missing.reference=NY",
        "ct_listed=24&missing.reference=OTHERS&missing.confidence=99",
        "ma_listed=0",
        "ct_listed=0&ny_listed_recent=60&missing.basis=listed_recent",
        "tx_listed=300&missing.places=TX,CT,MA&missing.custom=Elm~3~48000;Oak%20Hill~130~90000",
        "ct_listed=1000000000&place_variation_percent=0",
        "recent_since=1970&list_day=1969-01-01",
    ] {
        browser.page(&format!("#{fragment}")).await?;
        assert_agrees(browser, &story, &at(&story, fragment)).await?;
    }
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn switches_change_everything_and_can_be_undone(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    let choose = |name: &str, value: &str| format!("document.querySelector('[name=missing-{name}][value=\"{value}\"]').click()");
    browser.eval(&choose("basis", "listed_recent")).await?;
    browser.until("location.hash === '#missing.basis=listed_recent'").await?;
    browser.eval(&choose("reference", "NY")).await?;
    browser.eval(&choose("confidence", "99")).await?;
    let fragment = "missing.basis=listed_recent&missing.reference=NY&missing.confidence=99";
    browser.until(&format!("location.hash === '#{fragment}'")).await?;
    assert_agrees(browser, &story, &at(&story, fragment)).await?;
    // What is seen is no edit of a figure: nothing is labelled as edited, and all of it can be taken back.
    assert_eq!(browser.eval("document.querySelectorAll('[data-edited]').length").await?, 0);
    for _ in 0..3 {
        browser.find("[data-do=undo]").await?.click().await?;
    }
    browser.until("location.hash === ''").await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    // The keyboard moves among the values of a switch.
    browser.find("[name=missing-basis]:checked").await?.send_keys(&Key::Right.to_string()).await?;
    browser.until("location.hash === '#missing.basis=listed_recent'").await?;
    browser.find("[data-do=reset]").await?.click().await?;
    browser.until("location.hash === ''").await?;
    Ok(())
}

async fn what_is_not_stated_can_be_filled_in_and_cleared_again(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("#missing.basis=listed_recent").await?;
    let field = "document.querySelector('[data-figure=ny_listed_recent]')";
    assert_eq!(browser.eval(&format!("[{field}.value, {field}.placeholder]")).await?, json!(["", "not stated"]));
    browser.type_into("ny_listed_recent", "60").await?;
    assert_agrees(browser, &story, &at(&story, "ny_listed_recent=60&missing.basis=listed_recent")).await?;
    let clear = |id: &str| {
        format!(
            "(() => {{ const f = document.querySelector('[data-figure={id}]'); f.value = ''; f.dispatchEvent(new InputEvent('input', {{ bubbles: true }})) }})()"
        )
    };
    browser.eval(&clear("ny_listed_recent")).await?;
    browser.until("location.hash === '#missing.basis=listed_recent'").await?;
    assert_eq!(browser.result("missing.rate.NY").await?.reason, "not_stated");
    // Connecticut's is stated, and may be cleared all the same.
    browser.eval(&clear("ct_listed_recent")).await?;
    browser.until("location.hash.includes('ct_listed_recent=none')").await?;
    assert_eq!(browser.result("missing.rate.CT").await?.reason, "not_stated");
    Ok(())
}

async fn at_least_75_is_not_75(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("#missing.basis=listed_recent").await?;
    browser.type_into("ma_listed_recent", "75").await?;
    browser.until("location.hash.startsWith('#ma_listed_recent=75')").await?;
    assert_agrees(browser, &story, &at(&story, "ma_listed_recent=75&missing.basis=listed_recent")).await?;
    assert_eq!(browser.eval("document.querySelector('[data-result=\"missing.ratio.CT\"]').dataset.bound ?? null").await?, json!(null));
    Ok(())
}

async fn a_row_can_be_added_edited_and_taken_away(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    browser.find("#missing-add").await?.select_by_value("TX").await?;
    browser.find("[data-do=add-place]").await?.click().await?;
    browser.until("location.hash === '#missing.places=CT,NY,MA,TX'").await?;
    assert_eq!(browser.result("missing.rate.TX").await?.reason, "not_stated");
    browser.type_into("tx_listed", "300").await?;
    let fragment = "tx_listed=300&missing.places=CT,NY,MA,TX";
    browser.until(&format!("location.hash === '#{fragment}'")).await?;
    assert_agrees(browser, &story, &at(&story, fragment)).await?;
    // Undo takes back the count, then the row.
    browser.find("[data-do=undo]").await?.click().await?;
    browser.find("[aria-label='Remove Texas']").await?.click().await?;
    browser.until("location.hash === ''").await?;
    assert_eq!(browser.eval("document.querySelectorAll('[data-result^=\"missing.rate.TX\"]').length").await?, 0);
    Ok(())
}

async fn a_link_lists_the_places_it_brings(browser: &Browser) -> Outcome {
    browser.page("#ct_listed=24&missing.custom=Elm~3~48000").await?;
    let rows = "[...document.querySelectorAll('[data-arrival] tbody tr')].map(r => [...r.children].map(c => c.textContent))";
    let listed = json!([["Connecticut, on the list", "24 children", "19 children"], ["Reader's place: Elm", "3 children / 48,000 children", "–"]]);
    assert_eq!(browser.eval(rows).await?, listed);
    browser.find("[data-arrival] .solid").await?.click().await?;
    browser.until("location.hash === ''").await?;
    assert_eq!(browser.eval("document.querySelectorAll('[data-arrival]').length").await?, json!(0));
    // What is only seen otherwise is no figure changed.
    browser.page("#missing.basis=listed_recent").await?;
    assert_eq!(browser.eval("document.querySelectorAll('[data-arrival], [data-notice]').length").await?, json!(0));
    Ok(())
}

async fn a_place_of_ones_own_says_what_is_wrong_and_loses_nothing(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    browser.eval("document.querySelector('.add details').open = true").await?;
    let field = |part: &str| format!("#missing-own-{part}");
    for (part, text) in [("name", "Elm 2"), ("count", "1,234"), ("base", "48,000")] {
        browser.find(&field(part)).await?.send_keys(text).await?;
    }
    browser.find("[data-do=add-own]").await?.click().await?;
    let wrong = browser.find("#missing-own-name-msg").await?.text().await?;
    assert!(wrong.starts_with("Type 1 to 40 letters"), "{wrong}");
    assert_eq!(browser.eval("document.querySelector('#missing-own-count').value").await?, "1,234");
    browser.find(&field("name")).await?.clear().await?;
    browser.find(&field("name")).await?.send_keys("Elm\n").await?;
    browser.until("location.hash === '#missing.custom=Elm~1234~48000'").await?;
    assert_agrees(browser, &story, &at(&story, "missing.custom=Elm~1234~48000")).await?;
    // A number of one's own is no number of the story.
    assert!(browser.text("document.title").await?.starts_with("Edited figures:"));
    assert_eq!(browser.eval("[...document.querySelectorAll('.places th')].some(t => t.textContent.includes(\"Reader's place: Elm\"))").await?, json!(true));
    assert!(!browser.text("document.querySelector('#missing .chart h3').textContent").await?.contains("Elm"));
    assert_eq!(browser.eval("document.querySelector('#missing-own-name').value").await?, "");
    Ok(())
}

async fn fifty_one_rows_are_drawn(browser: &Browser) -> Outcome {
    let story = story();
    let codes: Vec<&str> = story.places().map(|(_, place)| place.code.as_str()).collect();
    assert_eq!(codes.len(), 51);
    let fragment = format!("missing.places={}", codes.join(","));
    assert_eq!(link::read(&story, &fragment).ignored, []);
    browser.page(&format!("#{fragment}")).await?;
    assert_eq!(browser.eval("document.querySelectorAll('table.places:not(.compared) tbody tr').length").await?, 51);
    let height = browser.eval("document.querySelector('canvas[data-chart=missing]').clientHeight").await?;
    assert!(height.as_f64().unwrap() > 1_000.0, "{height}");
    assert_eq!(browser.eval("document.documentElement.scrollWidth <= innerWidth").await?, json!(true));
    Ok(())
}

async fn no_line_moves_while_a_limit_is_typed_over(browser: &Browser) -> Outcome {
    for width in [1280, 360] {
        browser.client.set_window_size(width, 900).await?;
        browser.page("").await?;
        let place = "JSON.stringify([...document.querySelectorAll('#missing .prose .para')].map(p => Math.round(p.getBoundingClientRect().height)))";
        let field = browser.client.find(Locator::Css("[data-figure=ma_listed_recent]")).await?;
        field.click().await?;
        let before = browser.eval(place).await?;
        for key in ["1", "2"] {
            field.send_keys(key).await?;
            assert_eq!(browser.eval(place).await?, before, "after {key} at {width}");
        }
    }
    Ok(())
}
