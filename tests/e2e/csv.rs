//! Tables of the reader's own: pasted, chosen as a file, dropped; edited, and taken away. How their module comes stands in
//! `own.rs`.

use std::fs;

use counted_core::csv::{Line, of_table};
use counted_core::imported::Imported;
use counted_core::words::rounded;
use counted_core::{Amount, Level};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::Outcome;

crate::tests![
    every_county_is_brought_and_an_edit_computes_its_own_row,
    what_cannot_be_read_is_said_by_line_and_loses_nothing,
    files_are_chosen_and_dropped,
    fields_of_a_table_behave_as_the_pages_do,
    rows_keep_their_order_until_a_head_is_pressed,
    a_table_is_taken_away_whole,
    a_frame_that_allows_no_downloads_says_so,
    a_table_is_for_everyone,
];

/// Opens the page with its import.
async fn open(browser: &Browser, address: &str) -> Outcome {
    browser.page(address).await?;
    browser.eval("document.querySelector('#missing-import').open = true").await?;
    browser.see("#missing-import-text").await?;
    Ok(())
}

/// Pastes a text and has it read.
async fn paste(browser: &Browser, text: &str) -> Outcome {
    let script = "const area = document.querySelector('#missing-import-text'); area.value = arguments[0]; area.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.client.execute(script, vec![json!(text)]).await?;
    press(browser, "#missing-import [data-do=read]").await
}

async fn press(browser: &Browser, selector: &str) -> Outcome {
    browser.eval(&format!("document.querySelector({}).scrollIntoView({{ block: 'center', behavior: 'instant' }})", json!(selector))).await?;
    Ok(browser.find(selector).await?.click().await?)
}

/// The rows on the page, each as the texts of its cells and the values of its fields.
async fn rows(browser: &Browser) -> Result<Vec<Vec<String>>, Box<dyn std::error::Error>> {
    let all = "[...document.querySelectorAll('.imported tbody tr[data-at]')].map(row =>
      [...row.cells].map(cell => cell.querySelector('input')?.value ?? [...cell.querySelectorAll('.vh')].reduce((text, hidden) => text.replace(hidden.textContent, ''), cell.textContent)))";
    Ok(serde_json::from_value(browser.eval(all).await?)?)
}

async fn said(browser: &Browser) -> Result<String, fantoccini::error::CmdError> {
    browser.text("[...document.querySelectorAll('#missing-import [role=alert] :is(p, li)')].map(line => line.textContent).join('\\n')").await
}

/// A field of the table, by its row and column.
fn field(at: usize, column: &str) -> String {
    format!("document.querySelector('tr[data-at=\"{at}\"] [data-own={column}]')")
}

/// Sets what stands in a field, as a keystroke would.
fn typed(at: usize, column: &str, text: &str) -> String {
    let field = field(at, column);
    format!("({field}.focus(), {field}.value = {}, {field}.dispatchEvent(new InputEvent('input', {{ bubbles: true }})))", json!(text))
}

const SMALL: &str = "place,count,children\nElm,3,150000\n\"Oak, \"\"the\"\" old\",>=75,\"1,385,700\"\nAsh,,4181909\nDoña Ana,148,4181909\n";

async fn every_county_is_brought_and_an_edit_computes_its_own_row(browser: &Browser) -> Outcome {
    let count = |at: usize| if at % 50 == 7 { String::new() } else { (at * 7 % 400).to_string() };
    let counties: String = (0..3200).map(|at| format!("\"County {at}, State {}\",{},{}\n", at % 51, count(at), 20_000 + 31 * at)).collect();
    open(browser, "").await?;
    let text = format!("place,count,children\n{counties}");
    // The press, everything that follows from it, and the layout.
    let brought = "const done = arguments[1], area = document.querySelector('#missing-import-text');
      area.value = arguments[0];
      setTimeout(async () => {
        const start = performance.now();
        document.querySelector('#missing-import [data-do=read]').click();
        for (let turn = 0; turn < 50 && !document.querySelector('.imported'); turn++) await null;
        document.body.offsetHeight;
        done(performance.now() - start);
      })";
    let took = browser.client.execute_async(brought, vec![json!(text)]).await?;
    println!("3,200 rows: brought, computed and laid out in {} ms", rounded(&took.to_string(), 1));
    let page = rows(browser).await?;
    assert_eq!((page.len(), page[0][0].as_str()), (50, "County 0, State 0"));
    assert_eq!(browser.text("document.querySelector('#missing-import-title').textContent").await?, "Your table: 3,200 places");
    assert_eq!(browser.text("document.activeElement.id").await?, "missing-import-title");
    for _ in 0..63 {
        browser.eval("document.querySelector('#missing-import [data-do=next]').click()").await?;
    }
    browser.until("document.querySelector('tr[data-at=\"3199\"]')").await?;
    assert!(browser.text("document.querySelector('.pages').textContent").await?.starts_with("Rows 3,151 to 3,200 of 3,200"));
    // What a later callback of the same frame finds is what that frame will show.
    let edit = "new Promise(done => requestAnimationFrame(() => setTimeout(() => {
      const row = document.querySelector('tr[data-at=\"3190\"]'), field = row.querySelector('[data-own=count]');
      const others = () => [...document.querySelectorAll('tr[data-at]')].filter(other => other !== row).map(other => other.textContent).join();
      const before = others();
      field.value = '1,000';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      requestAnimationFrame(() => done([row.querySelector('[data-rate]').dataset.rate, row.cells[3].textContent, row.cells[4].textContent, before === others()]));
    })))";
    let children = 20_000 + 31 * 3190;
    let line = Line::new("x", Amount::exactly(1000.into()), children.into()).unwrap();
    let table = Imported::new(vec![line], Level::NinetyFive);
    let row = table.row(0).unwrap();
    let shown = |term: &counted_core::Term| rounded(&term.value().unwrap().digits(), 1);
    let expected = json!([row.rate().value().unwrap().digits(), shown(row.rate()), format!("{}–{}", shown(row.limits().0), shown(row.limits().1)), true]);
    assert_eq!(browser.eval(edit).await?, expected);
    // The main thread's time of one edit: the event, what follows from it, and the layout.
    let timed = "const done = arguments[0], field = document.querySelector('tr[data-at=\"3190\"] [data-own=count]');
      const rate = document.querySelector('tr[data-at=\"3190\"] [data-rate]'), times = [];
      const next = async k => {
        if (k === 20) return done(times);
        const before = rate.dataset.rate;
        field.value = String(500 + k);
        const start = performance.now();
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        for (let turn = 0; turn < 50 && rate.dataset.rate === before; turn++) await null;
        document.body.offsetHeight;
        times.push(rate.dataset.rate === before ? -1 : performance.now() - start);
        requestAnimationFrame(() => setTimeout(next, 0, k + 1));
      };
      next(0)";
    let mut times: Vec<f64> = serde_json::from_value(browser.client.execute_async(timed, vec![]).await?)?;
    assert!(times.iter().all(|time| *time >= 0.0), "an edit was not shown in its own task: {times:?}");
    times.sort_by(f64::total_cmp);
    println!(
        "3,200 rows: an edit takes {} ms of the main thread (median of 20; at most {} ms)",
        rounded(&times[10].to_string(), 2),
        rounded(&times[19].to_string(), 2)
    );
    // Nothing else on the page follows from it, and no link carries it.
    assert_eq!(
        browser.eval("[location.hash, document.querySelectorAll('[data-edited]').length, document.title.startsWith('Edited')]").await?,
        json!(["", 0, false])
    );
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn what_cannot_be_read_is_said_by_line_and_loses_nothing(browser: &Browser) -> Outcome {
    open(browser, "").await?;
    paste(browser, SMALL).await?;
    browser.see(".imported").await?;
    browser.eval(&typed(0, "count", "4")).await?;
    let before = rows(browser).await?;
    let wrong = "place,count,children\nElm,3,150000\nOak,many,10\nAsh,3,0\n\"Fir,1,2\nElm,1,2\nYew,1,234,5,678\n,1,2\nBox,1,10\n";
    paste(browser, wrong).await?;
    let expected = [
        "Not every line can be read, and nothing has been taken yet:",
        "Line 3, count: Type digits only, such as 1,234.",
        "Line 4, children: Type 1 or more.",
        "Line 5: A quote is opened and never closed.",
        "Line 6: This place stands in line 2 already.",
        "Line 7: There are 5 values, and 3 columns. A number with commas needs quotes around it.",
        "Line 8: It names no place.",
    ];
    assert_eq!(said(browser).await?, expected.join("\n"));
    // Neither the text nor the table that stood there is lost.
    assert_eq!(browser.text("document.querySelector('#missing-import-text').value").await?, wrong);
    assert_eq!(rows(browser).await?, before);
    assert_eq!(browser.find("#missing-import [data-do=take]").await?.text().await?, "Take the 2 lines that can be read");
    press(browser, "#missing-import [data-do=take]").await?;
    browser.until("document.querySelectorAll('tr[data-at]').length === 2").await?;
    assert_eq!(said(browser).await?, "");
    // And the table before can come back, with what was edited in it.
    press(browser, "#missing-import [data-do=bring-back]").await?;
    browser.until("document.querySelectorAll('tr[data-at]').length === 4").await?;
    assert_eq!(rows(browser).await?, before);
    // Many are not all listed.
    let many: String = (0..57).map(|at| format!("Town {at},x,10\n")).collect();
    paste(browser, &format!("place,count,children\n{many}")).await?;
    let lines = said(browser).await?;
    assert_eq!(lines.lines().count(), 22);
    assert!(lines.ends_with("Line 21, count: Type digits only, such as 1,234.\nand 37 more"), "{lines}");
    assert_eq!(browser.eval("document.querySelector('#missing-import [data-do=take]').checkVisibility()").await?, false);
    for (text, expected) in [
        ("", "There is no line with numbers to read."),
        ("place,count\nElm,3", "Line 1 names no column “children”."),
        ("place,count,count,children\nElm,3,3,10", "Line 1 names the column “count” twice."),
        (&"x".repeat(1_000_001), "This is more than 1 MB"),
    ] {
        paste(browser, text).await?;
        let found = said(browser).await?;
        assert!(found.starts_with(expected), "{found}");
    }
    let rows_beyond: String = (0..3203).map(|at| format!("Town {at},1,10\n")).collect();
    paste(browser, &rows_beyond).await?;
    assert!(said(browser).await?.ends_with("Line 3,201: A table holds 3,200 places. Lines left over: 3."));
    assert_eq!(rows(browser).await?, before);
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn files_are_chosen_and_dropped(browser: &Browser) -> Outcome {
    let folder = std::env::temp_dir().join(format!("counted-csv-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let (utf8, windows) = (folder.join("utf8.csv"), folder.join("windows.txt"));
    fs::write(&utf8, format!("\u{feff}{}", SMALL.replace('\n', "\r\n")))?;
    fs::write(&windows, b"place\tcount\tchildren\r\nDo\xf1a Ana\t1,234\t58,000\r\n")?;
    open(browser, "").await?;
    let input = browser.find("#missing-import-file").await?;
    input.send_keys(utf8.to_str().unwrap()).await?;
    browser.until("document.querySelectorAll('tr[data-at]').length === 4").await?;
    assert_eq!(rows(browser).await?[1][..3], ["Oak, \"the\" old", "≥75", "1,385,700"]);
    // As a spreadsheet saves it on Windows.
    input.send_keys(windows.to_str().unwrap()).await?;
    browser.until("document.querySelectorAll('tr[data-at]').length === 1").await?;
    assert_eq!(rows(browser).await?[0][..3], ["Doña Ana", "1,234", "58,000"]);
    fs::remove_dir_all(&folder)?;
    // Dropped on the closed heading: a file, and then a text.
    browser.eval("document.querySelector('#missing-import').open = false").await?;
    let drop = "const data = new DataTransfer(), over = () => document.querySelector('#missing-import').classList.contains('over');
      if (arguments[1]) data.items.add(new File([arguments[0]], 'table.csv', { type: 'text/csv' })); else data.setData('text/plain', arguments[0]);
      const on = document.querySelector('#missing-import summary');
      const send = (name, to) => !on.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true, relatedTarget: to }));
      const seen = [send('dragover'), over()];
      send('dragleave', document.querySelector('#missing-import-text'));
      seen.push(over());
      send('dragleave', document.body);
      seen.push(over(), send('dragover'), send('drop'), over(), document.querySelector('#missing-import').open);
      return seen;";
    for (text, is_file, expected) in [("place,count,children\nElm,3,10\nOak,,10", true, 2), ("Elm,3,10\nOak,,10\nAsh,0,10", false, 3)] {
        let seen = browser.client.execute(drop, vec![json!(text), json!(is_file)]).await?;
        assert_eq!(seen, json!([true, true, true, false, true, true, false, true]));
        browser.until(&format!("document.querySelectorAll('tr[data-at]').length === {expected}")).await?;
    }
    // A wrong file leaves what stands there.
    browser.client.execute(drop, vec![json!("a,b\n1,2"), json!(true)]).await?;
    browser.until("document.querySelector('#missing-import [role=alert]').textContent").await?;
    assert_eq!(rows(browser).await?.len(), 3);
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn fields_of_a_table_behave_as_the_pages_do(browser: &Browser) -> Outcome {
    open(browser, "").await?;
    paste(browser, SMALL).await?;
    let page = rows(browser).await?;
    assert_eq!(page[0], ["Elm", "3", "150,000", "2.0", "0.4–5.8", "†"]);
    assert_eq!(page[1][..4], ["Oak, \"the\" old", "≥75", "1,385,700", "at least 5.4"]);
    assert!(page[1][4].starts_with("at least 4.3–"));
    assert_eq!(page[2], ["Ash", "", "4,181,909", "not stated", "", ""]);
    assert_eq!(browser.text(&format!("{}.placeholder", field(2, "count"))).await?, "not stated");
    assert!(browser.text("document.querySelector('.brought .notes').textContent").await?.contains("†"));
    // A typed 75 is exactly 75; an emptied count is not stated, and never 0.
    for (text, rate) in [("75", "5.4"), ("76+", "at least 5.5"), ("<=24", "at most 1.7"), ("", "not stated"), ("0", "0")] {
        browser.eval(&typed(1, "count", text)).await?;
        assert_eq!(rows(browser).await?[1][3], rate, "{text}");
    }
    // What is no number stays as typed, with what to type and what is still used.
    browser.eval(&typed(1, "count", "75")).await?;
    for (column, text, expected) in [
        ("count", "12.5", "Whole numbers only, such as 1,234. The results still use 75."),
        ("count", "-1", "Type 0 or more. The results still use 75."),
        ("count", "1e3", "Type digits only, such as 1,234. The results still use 75."),
        ("children", "", "Type a number. The results still use 1,385,700."),
        ("children", "0", "Type 1 or more. The results still use 1,385,700."),
        ("children", "10000000001", "Type 10,000,000,000 or less. The results still use 1,385,700."),
    ] {
        browser.eval(&typed(1, column, text)).await?;
        browser.eval("document.activeElement.blur()").await?;
        let found = field(1, column);
        let told = browser
            .eval(&format!(
                "[{found}.value, {found}.getAttribute('aria-invalid'), document.getElementById({found}.getAttribute('aria-describedby'))?.textContent]"
            ))
            .await?;
        assert_eq!(told, json!([text, "true", expected]));
        assert_eq!(rows(browser).await?[1][3], "5.4");
    }
    browser.eval(&typed(1, "children", "2,771,400")).await?;
    browser.eval(&typed(1, "count", "80")).await?;
    browser.eval("document.activeElement.blur()").await?;
    assert_eq!(browser.eval("document.querySelectorAll('.wrong').length").await?, 0);
    assert_eq!(rows(browser).await?[1][3], "2.9");
    // What was brought stands beside what was changed.
    assert_eq!(browser.text("document.querySelector('tr[data-at=\"1\"]').cells[1].querySelector('.was').textContent").await?, "was ≥75");
    // Keys step and give back.
    browser.eval(&format!("{}.focus()", field(0, "count"))).await?;
    for (keys, expected) in [(&[Key::Up][..], "4"), (&[Key::Down, Key::Down, Key::Down], "1"), (&[Key::Down, Key::Down], "0"), (&[Key::Escape], "3")] {
        browser.press(keys).await?;
        assert_eq!(rows(browser).await?[0][1], expected, "{keys:?}");
    }
    // The limits follow the confidence above.
    let limits = rows(browser).await?[3][4].clone();
    browser.eval("document.querySelector('[name=missing-confidence][value=\"99\"]').click()").await?;
    browser.until(&format!("document.querySelector('tr[data-at=\"3\"]').cells[4].textContent !== {}", json!(limits))).await?;
    assert_eq!(browser.text("document.querySelector('.imported thead tr').cells[4].textContent").await?, "99% limits");
    // However it changes.
    browser.eval("document.querySelector('[data-do=undo]').click()").await?;
    browser.until("document.querySelector('.imported thead tr').cells[4].textContent === '95% limits'").await?;
    browser.eval("location.hash = '#missing.confidence=90'").await?;
    browser.until("document.querySelector('.imported thead tr').cells[4].textContent === '90% limits'").await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn rows_keep_their_order_until_a_head_is_pressed(browser: &Browser) -> Outcome {
    let names = async || Ok::<String, Box<dyn std::error::Error>>(rows(browser).await?.iter().map(|row| row[0].clone()).collect::<Vec<_>>().join(" "));
    open(browser, "").await?;
    paste(browser, "place,count,children\nElm,3,1000\nash,,500\nÉcija,9,9000\nZoo,3,100").await?;
    assert_eq!(names().await?, "Elm ash Écija Zoo");
    let sorted = "[...document.querySelectorAll('.imported th')].map(head => head.ariaSort ?? '').join()";
    for (head, order, told) in [
        (3, "Zoo Elm Écija ash", ",,,descending,"),
        (3, "Écija Elm Zoo ash", ",,,ascending,"),
        (3, "Elm ash Écija Zoo", ",,,,"),
        (0, "ash Écija Elm Zoo", "ascending,,,,"),
        (1, "Écija Elm Zoo ash", ",descending,,,"),
    ] {
        browser.eval(&format!("document.querySelectorAll('.imported thead th')[{head}].querySelector('button').click()")).await?;
        assert_eq!(names().await?, order);
        assert!(browser.text(sorted).await?.starts_with(told), "{head}");
    }
    // A row that is edited stays where it is.
    browser.eval(&typed(0, "count", "999")).await?;
    assert_eq!(names().await?, "Écija Elm Zoo ash");
    let find = browser.find("#missing-import-find").await?;
    find.send_keys("eci").await?;
    assert_eq!(names().await?, "Écija");
    find.send_keys("x").await?;
    assert_eq!(names().await?, "");
    assert!(browser.text("document.querySelector('.pages').textContent").await?.starts_with("No place is called that."));
    browser.press(&[Key::Backspace; 4]).await?;
    assert_eq!(names().await?, "Écija Elm Zoo ash");
    Ok(())
}

/// Has the page tell what it would save instead of saving it.
const CATCH: &str = "{
  window.saved = [];
  const make = URL.createObjectURL;
  let blob;
  URL.createObjectURL = made => (blob = made, make.call(URL, made));
  HTMLAnchorElement.prototype.click = function () { blob.arrayBuffer().then(bytes => window.saved.push([this.download, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)])); };
}";

async fn a_table_is_taken_away_whole(browser: &Browser) -> Outcome {
    open(browser, "").await?;
    paste(browser, SMALL).await?;
    browser.see(".imported").await?;
    browser.client.execute(CATCH, vec![]).await?;
    browser.eval(&typed(2, "count", "5")).await?;
    press(browser, ".brought [data-do=csv]").await?;
    browser.until("window.saved.length === 1").await?;
    let saved = browser.eval("window.saved[0]").await?;
    assert_eq!(saved[0], "connecticut-missing-own.csv");
    let lines = [("Elm", "3", 150_000), ("Oak, \"the\" old", ">=75", 1_385_700), ("Ash", "5", 4_181_909), ("Doña Ana", "148", 4_181_909)];
    let lines = lines.map(|(place, count, children)| Line::new(place, count.parse().unwrap(), children.into()).unwrap());
    let expected = of_table(&Imported::new(lines.to_vec(), Level::NinetyFive), &[0, 1, 2, 3]);
    assert_eq!(saved[1], format!("\u{feff}{expected}"));
    // The panel's own, with what is edited in it.
    press(browser, ".tables > .out [data-do=csv]").await?;
    browser.until("window.saved.length === 2").await?;
    let saved = browser.eval("window.saved[1]").await?;
    assert_eq!(saved[0], "connecticut-missing.csv");
    assert!(saved[1].as_str().unwrap().starts_with("place,count,bound,children,basis,rate_per_100000,rate_low,rate_high,confidence,unstable\r\n"));
    browser.type_into("ct_listed", "50").await?;
    press(browser, ".tables > .out [data-do=csv]").await?;
    browser.until("window.saved.length === 3").await?;
    let edited = browser.text("window.saved[2][1]").await?;
    assert!(edited.starts_with("Edited figures:\r\nplace,") && edited.contains("Connecticut,50,,761796,") && edited.contains(",19,,761796,2.49"), "{edited}");
    // Copied, or, where the clipboard is denied, to copy by hand.
    let clipboard =
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: arguments[0] && { writeText: async text => { window.copied = text } } })";
    browser.client.execute(clipboard, vec![json!(true)]).await?;
    press(browser, ".brought [data-do=copy-csv]").await?;
    browser.until("document.querySelector('.brought .out [role=status]').textContent === 'Copied'").await?;
    assert_eq!(browser.text("window.copied").await?, expected);
    browser.client.execute(clipboard, vec![json!(null)]).await?;
    press(browser, ".brought [data-do=copy-csv]").await?;
    browser.until("document.querySelector('#missing-import-own-hand').checkVisibility()").await?;
    assert_eq!(browser.text("document.querySelector('#missing-import-own-hand').value.replaceAll('\\n', '\\r\\n')").await?, expected);
    assert_eq!(browser.text("document.activeElement.id").await?, "missing-import-own-hand");
    // Removed without a question, and brought back once.
    press(browser, "#missing-import [data-do=remove-table]").await?;
    browser.until("!document.querySelector('.imported')").await?;
    assert_eq!(browser.text("document.activeElement.textContent").await?, "The table is removed.");
    press(browser, "#missing-import [data-do=bring-back]").await?;
    browser.see(".imported").await?;
    assert_eq!(rows(browser).await?[2][1], "5");
    assert_eq!(browser.eval("document.querySelector('#missing-import .aside').checkVisibility()").await?, false);
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}

async fn a_frame_that_allows_no_downloads_says_so(browser: &Browser) -> Outcome {
    // A frame on the page's own site can see its conditions; the page's policy allows no frames.
    browser.emulate("Page.setBypassCSP", json!({ "enabled": true })).await?;
    for (sandbox, expected) in
        [("allow-scripts allow-same-origin", "The page around this one does not allow downloads."), ("allow-scripts allow-same-origin allow-downloads", "")]
    {
        browser.page("").await?;
        let frame = "const frame = document.createElement('iframe'), done = arguments[1];
          frame.setAttribute('sandbox', arguments[0]);
          frame.onload = () => done(true);
          frame.src = location.href;
          document.body.replaceChildren(frame)";
        browser.client.execute_async(frame, vec![json!(sandbox)]).await?;
        browser.until("document.querySelector('iframe').contentDocument.documentElement.dataset.app === 'ready'").await?;
        let press = "(page => {
          page.defaultView.HTMLAnchorElement.prototype.click = () => {};
          page.querySelector('.tables > .out [data-do=csv]').click();
          return page.querySelector('.tables > .out [role=status]').textContent;
        })(document.querySelector('iframe').contentDocument)";
        let said = browser.text(press).await?;
        assert!(said.starts_with(expected) && said.is_empty() == expected.is_empty(), "{sandbox}: {said}");
    }
    Ok(())
}

async fn a_table_is_for_everyone(browser: &Browser) -> Outcome {
    let axe = fs::read_to_string(std::env::var("COUNTED_AXE").expect("COUNTED_AXE names axe.min.js; ./dev test sets it"))?;
    let run = "const done = arguments[0];
      axe.run('.tables', { rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: false } }, resultTypes: ['violations'] })
         .then(found => done(found.violations.map(v => [v.id, v.help, ...v.nodes.slice(0, 4).map(n => n.target.join(' ') + ': ' + n.html.slice(0, 160))].join('\\n  '))), why => done([String(why)]))";
    let wide = "document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('.tables *')]
      .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + .5).slice(0, 8).map(e => e.localName + '.' + e.className)";
    let many: String = (0..120).map(|at| format!("A county of a long name indeed {at},{},10000000000\n", at * 8_000_000)).collect();
    let mut found: Vec<String> = Vec::new();
    for (width, theme) in [(1280, "light"), (320, "light"), (320, "dark"), (1280, "dark")] {
        browser.resize(width, 900).await?;
        for state in ["closed", "open", "wrong text", "table", "wrong field", "removed"] {
            let address = format!("?theme={theme}");
            match state {
                "closed" => browser.page(&address).await?,
                _ => open(browser, &address).await?,
            }
            match state {
                "wrong text" => paste(browser, "place,count,children\nElm,x,1\nOak,1,2").await?,
                "table" | "wrong field" | "removed" => paste(browser, &format!("place,count,children\nElm,,10\nOak,>=75,10\n{many}")).await?,
                _ => {}
            }
            match state {
                "wrong field" => drop(browser.eval(&typed(1, "count", "x")).await?),
                "removed" => press(browser, "[data-do=remove-table]").await?,
                _ => {}
            }
            browser.client.execute(&axe, vec![]).await?;
            let violations = browser.client.execute_async(run, vec![]).await?;
            let overflow = browser.eval(wide).await?;
            let lines = [violations, overflow].into_iter().flat_map(|list| list.as_array().cloned().unwrap_or_default());
            found.extend(lines.map(|line| format!("{state} at {width}, {theme}: {}", line.as_str().unwrap_or_default())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // By the keyboard alone: to the text, typed, to the button, and to the table that comes.
    browser.resize(1280, 900).await?;
    browser.page("").await?;
    browser.eval("document.querySelector('#missing-import > summary').focus()").await?;
    browser.press(&[Key::Enter]).await?;
    browser.see("#missing-import-text").await?;
    browser.press(&[Key::Tab]).await?;
    assert_eq!(browser.text("document.activeElement.id").await?, "missing-import-text");
    browser.client.active_element().await?.send_keys("place,count,children\nElm,3,1000").await?;
    browser.press(&[Key::Tab, Key::Enter]).await?;
    browser.until("document.activeElement.id === 'missing-import-title'").await?;
    let mut reached: Vec<Value> = Vec::new();
    for _ in 0..13 {
        browser.press(&[Key::Tab]).await?;
        reached.push(browser.eval("document.activeElement.dataset.own ?? document.activeElement.dataset.do ?? document.activeElement.type").await?);
    }
    assert_eq!(json!(reached[..10]), json!(["search", "button", "button", "button", "button", "count", "children", "csv", "copy-csv", "remove-table"]));
    assert_eq!(browser.console_errors().await?, [""; 0]);
    Ok(())
}
