//! For everyone: axe, the keyboard, small screens, what a screen reader hears, and a canvas that is sharp.

use std::fs;

use counted_core::document::Form;
use counted_core::kinds;
use counted_core::report;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::{at, story};

crate::tests![
    axe_finds_nothing_in_any_state_of_the_page,
    the_keyboard_reaches_everything_and_shows_where_it_is,
    leaving_is_one_press_and_leaves_nothing_behind,
    no_state_of_the_page_is_wider_than_a_small_phone,
    large_text_and_wide_spacing_lose_nothing,
    a_whole_sentence_is_said_once_after_a_run_of_edits,
    a_wrong_entry_is_tied_to_its_message,
    sliders_say_their_value_with_its_unit,
    the_canvas_is_sharp_at_any_density_and_follows_the_page,
    the_canvas_is_painted_anew_for_colours_and_for_what_it_shows_alone,
];

/// A state of the page: where it is opened, and what is done there.
#[derive(Clone, Copy, Debug)]
enum State {
    Story,
    Dark,
    Edited,
    BrokenLink,
    CardOpen,
    Typing,
    Wrong,
    NoVictims,
    OtherUnit,
    Offer,
    CopiedByHand,
    Failed,
}

const STATES: [State; 12] = [
    State::Story,
    State::Dark,
    State::Edited,
    State::BrokenLink,
    State::CardOpen,
    State::Typing,
    State::Wrong,
    State::NoVictims,
    State::OtherUnit,
    State::Offer,
    State::CopiedByHand,
    State::Failed,
];

async fn bring_about(browser: &Browser, state: State) -> Outcome {
    let address = match state {
        State::Dark => "?theme=dark#victims=500&state_cases=30",
        State::Edited | State::CopiedByHand => "?theme=light#victims=500&state_cases=30&children_per_case=5",
        State::BrokenLink => "?theme=light#victims=abc&nothing=1&state_cases=3",
        State::NoVictims => "?theme=light#victims=0",
        State::OtherUnit => "?theme=light#victims=@reports_2017&state_cases=@arrests&last_day=2017-11-30",
        _ => "?theme=light",
    };
    match state {
        State::Offer => {
            browser.page("").await?;
            browser.eval("Object.keys(localStorage).length").await?;
            browser.type_into("state_cases", "3").await?;
            browser.until("Object.values(localStorage).includes('state_cases=3')").await?;
        }
        State::Failed => browser.block(&["*.wasm"]).await?,
        _ => {}
    }
    browser.page(address).await?;
    match state {
        State::CardOpen => browser.eval("document.querySelector('#src-victims > summary').click()").await.map(drop)?,
        State::Typing => browser.type_into("victims", "4321").await?,
        State::Wrong => {
            browser.type_into("victims", "12,5").await?;
            browser.type_into("last_day", "tomorrow").await?;
        }
        State::Offer => browser.see("[data-restore]").await.map(drop)?,
        State::CopiedByHand => {
            browser.eval("(Object.defineProperty(navigator, 'clipboard', { value: undefined }), document.querySelector('[data-do=link]').click())").await?;
            browser.until("document.querySelector('[data-address]').checkVisibility()").await?;
        }
        State::Failed => browser.block(&[]).await?,
        _ => {}
    }
    browser.eval("localStorage.clear()").await?;
    Ok(())
}

async fn axe_finds_nothing_in_any_state_of_the_page(browser: &Browser) -> Outcome {
    let axe = fs::read_to_string(std::env::var("COUNTED_AXE").expect("COUNTED_AXE names axe.min.js; ./dev test sets it"))?;
    let run = "const done = arguments[0];
      axe.run(document, { rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: false } }, resultTypes: ['violations'] })
         .then(found => done(found.violations.map(v => [v.id, v.help, ...v.nodes.slice(0, 4).map(n => n.target.join(' ') + ': ' + n.html.slice(0, 160))].join('\\n  '))), why => done([String(why)]))";
    let mut found = Vec::new();
    for width in [1280, 320] {
        browser.resize(width, 900).await?;
        for state in STATES {
            bring_about(browser, state).await?;
            browser.client.execute(&axe, vec![]).await?;
            let violations = browser.client.execute_async(run, vec![]).await?;
            found.extend(violations.as_array().unwrap().iter().map(|violation| format!("{state:?} at {width}: {}", violation.as_str().unwrap_or_default())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// What has the focus, as one line, and whether a reader sees that it has it and nothing covers it.
const FOCUS: &str = "(e => {
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const there = document.elementFromPoint(x, y);
  return {
    what: e.dataset.figure ? 'figure ' + e.dataset.figure : e.dataset.slider ? 'slider ' + e.dataset.slider : e.dataset.do ? 'do ' + e.dataset.do
      : e.matches('[data-what-if]') ? 'what-if ' + e.getAttribute('href') : e.matches('summary') ? 'summary ' + e.parentElement.id
      : e.matches('[data-theme-switch]') ? 'theme' : e.matches('[data-leave]') ? 'leave' : e.className === 'skip' ? 'skip'
      : [e.localName, e.dataset.source ?? e.dataset.echo ?? e.getAttribute('href') ?? e.textContent.trim()].join(' '),
    shown: e.dataset.slider ? true : (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || e.className === 'skip',
    seen: Boolean(there && (e.contains(there) || there.contains(e) || there.closest('.sl')?.contains(e))) && box.bottom > 0 && box.top < innerHeight,
  };
})(document.activeElement)";

async fn the_keyboard_reaches_everything_and_shows_where_it_is(browser: &Browser) -> Outcome {
    let story = story();
    for (width, height) in [(1280, 900), (360, 640)] {
        browser.resize(width, height).await?;
        browser.page("#state_cases=30").await?;
        let (mut reached, mut faults): (Vec<String>, Vec<String>) = Default::default();
        for _ in 0..200 {
            browser.press(&[Key::Tab]).await?;
            let focus = browser.eval(FOCUS).await?;
            let Some(what) = focus["what"].as_str() else { break };
            if reached.iter().any(|before| before == what) && reached.first().is_some_and(|first| first == what) {
                break;
            }
            if focus["shown"] != true || focus["seen"] != true {
                faults.push(format!("{what}: ring {}, uncovered {}", focus["shown"], focus["seen"]));
            }
            reached.push(what.to_owned());
        }
        assert_eq!(faults, [""; 0], "at {width}");
        assert_eq!(reached[..2], ["skip", "leave"], "the way to the text and the way out come first");
        let mut wanted: Vec<String> = ["theme", "do reset", "do link"].map(str::to_owned).to_vec();
        for panel in &story.document().panels {
            for id in kinds::figures(&panel.kind) {
                let figure = story.figure(id).unwrap();
                wanted.push(format!("figure {}", figure.id));
                wanted.push(format!("summary src-{}", figure.id));
                wanted.extend(figure.slider.map(|_| format!("slider {}", figure.id)));
            }
        }
        let what_ifs = browser.eval("[...document.querySelectorAll('[data-what-if]')].map(a => 'what-if ' + a.getAttribute('href'))").await?;
        wanted.extend(what_ifs.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned));
        let missed: Vec<&String> = wanted.iter().filter(|what| !reached.contains(what)).collect();
        assert_eq!(missed, Vec::<&String>::new(), "at {width}, of {reached:?}");
    }
    // A slider's ring is drawn on its thumb, where no style can be asked for: it must change the picture.
    browser.resize(1280, 900).await?;
    browser.page("").await?;
    let slider = browser.find("[data-slider=victims]").await?;
    browser.eval("(document.activeElement.blur(), document.querySelector('[data-slider=victims]').scrollIntoView({ block: 'center' }))").await?;
    let before = slider.screenshot().await?;
    browser.eval("document.querySelector('#src-victims summary').focus()").await?;
    browser.client.perform_actions(backwards()).await?;
    assert_eq!(browser.text("document.activeElement.dataset.slider").await?, "victims");
    assert!(slider.screenshot().await? != before, "a slider with the focus looks like one without");
    // A card opens by key, is left by Escape, and gives the focus back.
    browser.eval("document.querySelector('#src-victims summary').focus()").await?;
    browser.press(&[Key::Enter]).await?;
    browser.until("document.querySelector('#src-victims').open").await?;
    browser.press(&[Key::Tab, Key::Escape]).await?;
    browser.until("!document.querySelector('#src-victims').open").await?;
    assert_eq!(browser.text("document.activeElement.localName").await?, "summary");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

/// Shift and Tab.
fn backwards() -> fantoccini::actions::KeyActions {
    use fantoccini::actions::{InputSource, KeyAction, KeyActions};
    let keys = [(Key::Shift, true), (Key::Tab, true), (Key::Tab, false), (Key::Shift, false)];
    keys.into_iter().fold(KeyActions::new("keys".into()), |actions, (key, down)| {
        actions.then(if down { KeyAction::Down { value: key.into() } } else { KeyAction::Up { value: key.into() } })
    })
}

async fn leaving_is_one_press_and_leaves_nothing_behind(browser: &Browser) -> Outcome {
    // The page is kept, to see where it wanted to go and how.
    let watch = "navigation.addEventListener('navigate', e => { window.left = [e.navigationType, e.destination.url]; e.preventDefault() })";
    for (width, ready) in [(1280, true), (320, true), (320, false)] {
        browser.resize(width, 600).await?;
        browser.block(if ready { &[] } else { &["*.wasm"] }).await?;
        browser.page("#state_cases=30").await?;
        browser.eval(watch).await?;
        let leave = browser.find("[data-leave]").await?;
        assert!(leave.is_displayed().await?);
        let href = leave.attr("href").await?.unwrap();
        browser.press(&[Key::Tab, Key::Tab, Key::Enter]).await?;
        browser.until("window.left").await?;
        // Without the app it is a plain link, which works all the same.
        assert_eq!(browser.eval("window.left").await?, json!([if ready { "replace" } else { "push" }, href]));
    }
    Ok(())
}

async fn no_state_of_the_page_is_wider_than_a_small_phone(browser: &Browser) -> Outcome {
    browser.resize(320, 640).await?;
    let mut wide = Vec::new();
    for state in STATES {
        bring_about(browser, state).await?;
        let found = browser
            .eval(
                "document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
                   .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 320.5).slice(0, 8).map(e => e.localName + '.' + e.className)",
            )
            .await?;
        wide.extend(found.as_array().unwrap().iter().map(|element| format!("{state:?}: {element}")));
    }
    assert_eq!(wide, [""; 0]);
    Ok(())
}

async fn large_text_and_wide_spacing_lose_nothing(browser: &Browser) -> Outcome {
    let mut lost = Vec::new();
    let spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
    for (width, font, style) in [(360, 16, spaced), (1280, 16, spaced), (640, 32, ""), (1280, 32, "")] {
        browser.resize(width, 900).await?;
        // As the reader's own browser would have it.
        browser.emulate("Page.setFontSizes", json!({ "fontSizes": { "standard": font, "fixed": font } })).await?;
        browser.page("#victims=500&state_cases=30").await?;
        assert_eq!(browser.text("getComputedStyle(document.documentElement).fontSize").await?, format!("{font}px"));
        let add = format!("(s => {{ s.replaceSync({}); document.adoptedStyleSheets.push(s) }})(new CSSStyleSheet())", json!(style));
        browser.eval(&add).await?;
        // Text that the page's edge or its own box cuts off, and fields too narrow for what is in them.
        let found = browser
            .eval(
                "[...document.querySelectorAll('main :is(output, input, button, td, th, h2, p)')].filter(e => e.checkVisibility() && !e.closest('.vh')).filter(e => {
                   for (let box = e.parentElement; box; box = box.parentElement) if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
                   const r = e.getBoundingClientRect();
                   return r.right > document.documentElement.clientWidth + 1 || r.left < -1
                     || (e.scrollWidth > e.clientWidth + 1 && (e.localName === 'input' ? e.dataset.figure : getComputedStyle(e).overflowX !== 'visible'));
                 }).slice(0, 8).map(e => [e.localName, e.className, e.dataset.figure ?? e.textContent.slice(0, 30)].join(' '))",
            )
            .await?;
        lost.extend(found.as_array().unwrap().iter().map(|element| format!("{element} at {width} in {font} px {style}")));
    }
    assert_eq!(lost, [""; 0]);
    Ok(())
}

async fn a_whole_sentence_is_said_once_after_a_run_of_edits(browser: &Browser) -> Outcome {
    browser.page("").await?;
    let listen = "{
      window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector('[data-live]').textContent)).observe(document.querySelector('[data-live]'), { childList: true, characterData: true, subtree: true });
    }";
    browser.client.execute(listen, vec![]).await?;
    browser.type_into("state_cases", "30").await?;
    browser.until("window.said.length > 0").await?;
    let said = browser.eval("window.said").await?;
    assert_eq!(said.as_array().unwrap().len(), 1, "{said}");
    let sentence = said[0].as_str().unwrap();
    assert!(sentence.contains("13.4 cases per 100 children") && sentence.contains("was 6.5"), "{sentence}");
    assert_eq!(browser.eval("document.querySelectorAll('output:not([aria-live=off])').length").await?, 0, "no number speaks for itself");
    assert_eq!(browser.eval("document.querySelectorAll('[aria-live=polite], [aria-live=assertive]').length").await?, 1);
    Ok(())
}

async fn a_wrong_entry_is_tied_to_its_message(browser: &Browser) -> Outcome {
    browser.page("").await?;
    let said = |id: &str| {
        format!(
            "(f => f.getAttribute('aria-invalid') + ' ' + (document.getElementById(f.getAttribute('aria-describedby'))?.checkVisibility() ?? 'no message'))(document.querySelector('[data-figure={id}]'))"
        )
    };
    for (id, wrong) in [("victims", "12,5"), ("last_day", "2016-02-30"), ("target_rate", "-1")] {
        assert_eq!(browser.text(&said(id)).await?, "null no message", "{id}");
        browser.type_into(id, wrong).await?;
        assert_eq!(browser.text(&said(id)).await?, "true true", "{id}");
    }
    for (id, right) in [("victims", "12"), ("last_day", "2016-02-29"), ("target_rate", "1.5")] {
        browser.type_into(id, right).await?;
        assert_eq!(browser.text(&said(id)).await?, "null no message", "{id}");
    }
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn sliders_say_their_value_with_its_unit(browser: &Browser) -> Outcome {
    let story = story();
    for fragment in ["", "victims=1&state_cases=30&children_per_case=2.5", "victims=@reports_2014&confirmed_percent=25"] {
        browser.page(&format!("#{fragment}")).await?;
        let report = report(&story, &at(&story, fragment));
        let sliders = browser.eval("[...document.querySelectorAll('[data-slider]')].map(s => [s.dataset.slider, s.getAttribute('aria-valuetext')])").await?;
        let sliders: Vec<[String; 2]> = serde_json::from_value(sliders)?;
        assert!(sliders.len() >= 6);
        for [id, spoken] in sliders {
            let cell = story.figure_id(&id).unwrap().cell();
            assert_eq!(spoken, report.phrase(&story, cell, None, Form::Full), "{id} at {fragment}");
        }
    }
    Ok(())
}

/// Whether each canvas has as many pixels as its box on the screen.
const SHARP: &str = "[...document.querySelectorAll('canvas[data-chart]')].every(c =>
  Math.abs(c.width - c.clientWidth * devicePixelRatio) <= 1 && Math.abs(c.height - c.clientHeight * devicePixelRatio) <= 1 && c.clientWidth > 0)";

/// How many pixels of the chart are not empty, and how many colours there are.
const DRAWN: &str = "(c => {
  const copy = new OffscreenCanvas(c.width, c.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(c, 0, 0);
  const data = new Uint32Array(copy.getImageData(0, 0, c.width, c.height).data.buffer);
  return [data.filter(Boolean).length / data.length, new Set(data).size, [...data].reduce((sum, pixel) => (sum * 31 + pixel) >>> 0, 7)];
})(document.querySelector('canvas[data-chart]'))";

async fn the_canvas_is_sharp_at_any_density_and_follows_the_page(browser: &Browser) -> Outcome {
    for ratio in [1.0, 1.5, 2.0, 3.0] {
        browser.screen(1280, 900, ratio).await?;
        browser.page("").await?;
        browser.until(SHARP).await?;
        let drawn = browser.eval(DRAWN).await?;
        assert!(drawn[0].as_f64().unwrap() > 0.05 && drawn[1].as_u64().unwrap() > 2, "an empty chart at {ratio}: {drawn}");
        // In the same page: narrower, wider, and zoomed.
        for (width, ratio) in [(320, ratio), (700, ratio), (1280, ratio), (1000, ratio * 1.25)] {
            browser.screen(width, 900, ratio).await?;
            browser.until(&format!("innerWidth === {width} && {SHARP}")).await?;
            let drawn = browser.eval(DRAWN).await?;
            assert!(drawn[0].as_f64().unwrap() > 0.05, "an empty chart at {width}, {ratio}: {drawn}");
        }
    }
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn the_canvas_is_painted_anew_for_colours_and_for_what_it_shows_alone(browser: &Browser) -> Outcome {
    browser.prefer_scheme("light").await?;
    browser.page("").await?;
    let mut paints = browser.paints().await?[0].1;
    assert!(paints >= 1);
    let mut picture = browser.eval(DRAWN).await?;
    let mut again = async |why: &str, wanted: bool| -> Outcome {
        if wanted {
            browser.until(&format!("document.querySelector('canvas').dataset.paints > {paints}")).await.map_err(|error| format!("{why}: {error}"))?;
        } else {
            browser.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))").await?;
        }
        let (now, drawn) = (browser.paints().await?[0].1, browser.eval(DRAWN).await?);
        assert_eq!((now > paints, drawn != picture), (wanted, wanted), "{why}");
        (paints, picture) = (now, drawn);
        Ok(())
    };
    browser.find("[data-theme-switch]").await?.click().await?;
    again("the reader's choice", true).await?;
    browser.find("[data-theme-switch]").await?.click().await?;
    again("and back", true).await?;
    // By script, since pointing at a field lights its mark.
    let set = |id: &str, text: &str| {
        format!(
            "(f => {{ f.value = '{text}'; f.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); f.dispatchEvent(new FocusEvent('blur')) }})(document.querySelector('[data-figure={id}]'))"
        )
    };
    browser.eval(&set("victims", "500")).await?;
    again("a figure that it shows", true).await?;
    browser.eval(&set("victims_last_year", "100")).await?;
    again("a figure that it does not show", false).await?;
    browser.eval("localStorage.clear()").await?;
    browser.prefer_scheme("dark").await?;
    again("the system's choice", true).await?;
    let features = json!({ "features": [{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": "dark" }] });
    browser.emulate("Emulation.setEmulatedMedia", features).await?;
    again("the system's own colours", true).await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}
