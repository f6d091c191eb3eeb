//! Changing figures: by typing, stepping, dragging, following what-ifs, taking alternatives; and taking it all back.

use counted_core::Scenario;
use fantoccini::Locator;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::{assert_agrees, at, story};

crate::tests![
    the_story_as_it_is_agrees_with_the_engine,
    thirty_state_cases_change_everything_that_depends_on_them,
    an_edit_and_its_picture_come_in_one_frame,
    what_is_no_value_is_said_kept_and_loses_nothing_else,
    keys_step_commit_and_give_back,
    no_line_moves_while_one_types,
    a_noun_never_parts_from_its_field,
    a_drag_is_one_step,
    undo_and_redo_by_button_and_by_key,
    what_ifs_merge_and_can_be_undone,
    an_alternative_changes_the_noun_everywhere,
    no_children_gives_reasons
];

async fn the_story_as_it_is_agrees_with_the_engine(browser: &Browser) -> Outcome {
    browser.page("").await?;
    assert_agrees(browser, &story(), &Scenario::default()).await?;
    for (id, value) in [("rate", "6.481481481481482"), ("base_per_event", "15.428571428571429"), ("needed", "16")] {
        assert_eq!(browser.result(&format!("prosecution.{id}")).await?.value, value);
    }
    assert_eq!(browser.eval("document.querySelectorAll('[data-result^=prosecution][data-reason]').length").await?, 0);
    Ok(())
}

async fn thirty_state_cases_change_everything_that_depends_on_them(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    browser.type_into("state_cases", "30").await?;
    assert_agrees(browser, &story, &at(&story, "state_cases=30")).await?;
    assert_eq!(browser.result("prosecution.rate").await?.value, "13.425925925925926");
    assert!(browser.text("document.title").await?.starts_with("Edited figures:"));
    assert_eq!(browser.console_errors().await?, [""; 0]);
    // The address follows within a second, in place of the one that was there.
    let before = browser.eval("history.length").await?;
    browser.until("location.hash === '#state_cases=30'").await?;
    assert_eq!(browser.eval("history.length").await?, before);
    Ok(())
}

async fn an_edit_and_its_picture_come_in_one_frame(browser: &Browser) -> Outcome {
    browser.page("").await?;
    // Typed in the page itself. What a later callback of the same frame finds is what that frame will show.
    let found = browser
        .eval(
            "new Promise(done => requestAnimationFrame(() => setTimeout(() => {
               const field = document.querySelector('[data-figure=state_cases]'), canvas = document.querySelector('canvas');
               const paints = +canvas.dataset.paints;
               field.value = '30';
               field.dispatchEvent(new InputEvent('input', { bubbles: true }));
               requestAnimationFrame(() => done([
                 [...document.querySelectorAll('[data-result=\"prosecution.rate\"]')].map(o => o.textContent.trim()).join(),
                 document.querySelector('.chart h3').textContent.includes('13.4'),
                 canvas.getAttribute('aria-label').includes('30 cases'),
                 +canvas.dataset.paints - paints,
               ]));
             })))",
        )
        .await?;
    assert_eq!(found, serde_json::json!(["13.4,13.4,13.4", true, true, 1]));
    Ok(())
}

async fn what_is_no_value_is_said_kept_and_loses_nothing_else(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("#state_cases=7").await?;
    for (typed, said) in [
        ("", "Type a number."),
        ("-3", "Type 0 or more."),
        ("1e400", "Type digits only"),
        ("12,5", "Type digits only"),
        ("12.5", "Whole numbers only"),
        ("<b>x</b>", "Type digits only"),
        ("9999999999", "Type 1,000,000,000 or less."),
    ] {
        browser.type_into("victims", "50").await?;
        // Set at once, so that no prefix of it counts.
        browser
            .eval(&format!(
                "(f => {{ f.focus(); f.value = {typed:?}; f.dispatchEvent(new InputEvent('input', {{ bubbles: true }})) }})(document.querySelector('[data-figure=victims]'))"
            ))
            .await?;
        let message = "document.querySelector('#m-victims').hidden ? '' : document.querySelector('#m-victims').textContent";
        browser.until("document.querySelector('[data-figure=victims]').getAttribute('aria-invalid') === 'true'").await?;
        let message = browser.text(message).await?;
        assert!(message.starts_with(said) && message.ends_with("The results still use 50."), "{typed}: {message}");
        // Left, it keeps what was typed.
        browser.find("h1").await?.click().await?;
        browser.eval("document.activeElement.blur()").await?;
        assert_eq!(browser.text("document.querySelector('[data-figure=victims]').value").await?, typed);
        assert_eq!(browser.result("prosecution.rate").await?.value, "70");
        assert_eq!(browser.text("document.querySelector('[data-figure=state_cases]').value").await?, "7");
    }
    // 0 is a value, and 1,234 is how people write it.
    browser.type_into("victims", "0").await?;
    assert_agrees(browser, &story, &at(&story, "victims=0&state_cases=7")).await?;
    browser.type_into("victims", "1,234").await?;
    assert_eq!(browser.eval("document.querySelector('#m-victims').hidden").await?, true);
    assert_agrees(browser, &story, &at(&story, "victims=1234&state_cases=7")).await?;
    browser.type_into("last_day", "2016-02-30").await?;
    assert!(browser.text("document.querySelector('#m-last_day').textContent").await?.starts_with("There is no such day"));
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn keys_step_commit_and_give_back(browser: &Browser) -> Outcome {
    let value = "document.querySelector('[data-figure=state_cases]').value";
    browser.page("").await?;
    browser.figure("state_cases").await?.click().await?;
    browser.press(&[Key::Up, Key::Up]).await?;
    browser.until(&format!("{value} === '2'")).await?;
    browser.figure("state_cases").await?.send_keys(&format!("{}{}", char::from(Key::Shift), char::from(Key::Up))).await?;
    browser.until(&format!("{value} === '12'")).await?;
    browser.press(&[Key::Escape]).await?;
    browser.until(&format!("{value} === '0'")).await?;
    assert_eq!(browser.eval("document.querySelectorAll('[data-edited]').length").await?, 0);
    browser.type_into("state_cases", "0012").await?;
    browser.press(&[Key::Enter]).await?;
    browser.until(&format!("{value} === '12'")).await?;
    Ok(())
}

/// The top of every word and field of the paragraph that holds the field of `victims`.
const LINES: &str = "(() => {
  const paragraph = document.querySelector('[data-figure=victims]').closest('p'), tops = [];
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    if (node.parentElement.closest('.strip, .size, .was, .noun, [hidden]')) continue;
    for (const word of node.textContent.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      tops.push(word[0] + ' ' + Math.round(range.getBoundingClientRect().top + scrollY));
    }
  }
  for (const field of paragraph.querySelectorAll('input')) tops.push(field.id + ' ' + Math.round(field.getBoundingClientRect().top + scrollY));
  return tops.join('\\n');
})()";

async fn no_line_moves_while_one_types(browser: &Browser) -> Outcome {
    for width in [1280, 768, 360, 320] {
        browser.screen(width, 900, 1.0).await?;
        browser.page("").await?;
        // A visit before would be offered again, over the text.
        browser.eval("localStorage.clear()").await?;
        browser.page("?").await?;
        browser.figure("victims").await?.click().await?;
        let before = browser.text(LINES).await?;
        for typed in ["4", "43", "432", "4321", "1", "1000000", "", "x"] {
            browser.type_into("victims", typed).await?;
            assert_eq!(browser.text(LINES).await?, before, "at {width} with {typed:?}");
        }
    }
    Ok(())
}

async fn a_noun_never_parts_from_its_field(browser: &Browser) -> Outcome {
    browser.page("#victims=1&state_cases=1000").await?;
    for width in (320..=640).step_by(20) {
        browser.resize(width, 900).await?;
        let parted = browser
            .text(
                "[...document.querySelectorAll('.blank')].filter(b => {
                   const field = b.querySelector('input'), noun = b.querySelector('.noun:not([hidden]) > span');
                   if (!field || !noun) return false;
                   const [a, c] = [field.getBoundingClientRect(), noun.getBoundingClientRect()];
                   return c.top > a.bottom || a.top > c.bottom;
                 }).map(b => b.textContent).join()",
            )
            .await?;
        assert_eq!(parted, "", "at {width}");
        assert_eq!(browser.eval("document.documentElement.scrollWidth - innerWidth <= 0").await?, true, "the page is wider than {width}");
    }
    Ok(())
}

async fn a_drag_is_one_step(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    let slider = browser.client.find(Locator::Css("[data-slider=state_cases]")).await?;
    browser.eval("document.querySelector('[data-slider=state_cases]').scrollIntoView({ block: 'center' })").await?;
    let (x, y, width, height) = slider.rectangle().await?;
    let scrolled = browser.eval("scrollY").await?.as_f64().unwrap();
    let middle = y - scrolled + height / 2.0;
    let to = |share: f64| PointerAction::MoveTo { duration: None, x: x + 11.0 + (width - 22.0) * share, y: middle };
    let drag = MouseActions::new("mouse".into())
        .then(to(0.0))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(to(0.1))
        .then(to(0.2))
        .then(to(0.3))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    browser.client.perform_actions(drag).await?;
    let value = browser.text("document.querySelector('[data-figure=state_cases]').value").await?;
    let cases: u32 = value.parse()?;
    assert!((25..=35).contains(&cases), "{cases}");
    assert_agrees(browser, &story, &at(&story, &format!("state_cases={cases}"))).await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    assert_eq!(browser.eval("document.querySelector('[data-do=undo]').disabled").await?, true);
    Ok(())
}

async fn undo_and_redo_by_button_and_by_key(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    browser.type_into("victims", "500").await?;
    browser.type_into("state_cases", "3").await?;
    let (both, one) = (at(&story, "victims=500&state_cases=3"), at(&story, "victims=500"));
    assert_agrees(browser, &story, &both).await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &one).await?;
    browser.find("[data-do=redo]").await?.click().await?;
    assert_agrees(browser, &story, &both).await?;
    browser.eval("document.activeElement.blur()").await?;
    let chord = |key: &str, shift: bool| {
        format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {key:?}, ctrlKey: true, shiftKey: {shift}, bubbles: true, cancelable: true }}))"
        )
    };
    browser.eval(&chord("z", false)).await?;
    assert_agrees(browser, &story, &one).await?;
    browser.eval(&chord("Z", true)).await?;
    assert_agrees(browser, &story, &both).await?;
    browser.eval(&chord("z", false)).await?;
    browser.eval(&chord("y", false)).await?;
    assert_agrees(browser, &story, &both).await?;
    browser.find("[data-do=reset]").await?.click().await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &both).await?;
    Ok(())
}

async fn what_ifs_merge_and_can_be_undone(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("#victims=500").await?;
    browser.find("a[data-what-if][href='#state_cases=30']").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "victims=500&state_cases=30")).await?;
    browser.find("[data-do=undo]").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "victims=500")).await?;
    Ok(())
}

async fn an_alternative_changes_the_noun_everywhere(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    // By the strip under the field to its card, and there by "use".
    browser.figure("victims").await?.click().await?;
    browser.find("[data-source=victims]").await?.click().await?;
    browser.until("document.querySelector('#src-victims').open").await?;
    browser.find("[data-use='victims=@reports_2017']").await?.click().await?;
    assert_agrees(browser, &story, &at(&story, "victims=@reports_2017")).await?;
    // Whatever the chapter says of its numbers now says reports. Notes, which quote sources, and what the story's value was
    // still speak of children.
    let said = browser
        .text(
            "[...document.querySelectorAll('#prosecution :is(.prose, .big, .led, .chart h3, .chart .sub, .ctl > label)')].map(e => {
               const copy = e.cloneNode(true);
               copy.querySelectorAll('.was, .s, .strip').forEach(was => was.remove());
               return copy.textContent;
             }).concat([...document.querySelectorAll('#prosecution :is(canvas, input[type=range])')].map(e => e.getAttribute('aria-label') ?? e.getAttribute('aria-valuetext'))).join(' ')",
        )
        .await?;
    assert!(said.contains("650 reports"), "{said}");
    assert!(!said.to_lowercase().contains("child"), "{said}");
    browser.find("[data-story-value=victims]").await?.click().await?;
    assert_agrees(browser, &story, &Scenario::default()).await?;
    Ok(())
}

async fn no_children_gives_reasons(browser: &Browser) -> Outcome {
    let story = story();
    browser.page("").await?;
    browser.type_into("victims", "0").await?;
    assert_agrees(browser, &story, &at(&story, "victims=0")).await?;
    assert_eq!(browser.result("prosecution.rate").await?.reason, "no_victims");
    let everything = browser.text("document.querySelector('.page').outerHTML").await?;
    for wrong in ["NaN", "Infinity", ">inf", "undefined<"] {
        assert!(!everything.contains(wrong), "{wrong} stands on the page");
    }
    Ok(())
}
