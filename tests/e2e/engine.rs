//! The page held against the engine: whatever it shows is what `counted_core` says of the same story at the same scenario.

use std::fs;

use counted_core::document::{Form, Part, Passage};
use counted_core::kinds::places;
use counted_core::prose::{self, Run};
use counted_core::words::Key;
use counted_core::{CellId, Report, Scenario, Story, kinds, link, report, wire};
use serde_json::Value;

use crate::browser::Browser;
use crate::driver::{Outcome, dist};

/// The story that the built page carries.
pub fn story() -> Story {
    let page = fs::read_to_string(dist().join("index.html")).unwrap();
    let (_, rest) = page.split_once("data-story>").expect("a story in the page");
    let (json, _) = rest.split_once("</script>").unwrap();
    Story::open(wire::from_text(json).unwrap()).unwrap()
}

/// A scenario by its link.
pub fn at(story: &Story, fragment: &str) -> Scenario {
    let arrived = link::read(story, fragment);
    assert_eq!(arrived.ignored, [], "{fragment}");
    arrived.scenario
}

/// Reads the page's sentences with the values that stand in their fields, and without what explains them.
const READ: &str = r"(() => {
  const said = node => {
    if (node.nodeType === 3) return node.textContent;
    if (node.nodeType !== 1 || node.matches('.strip, .size, .gone, .was, .cav, [hidden]')) return '';
    return node.matches('input') ? node.value : [...node.childNodes].map(said).join('');
  };
  const tidy = text => text.replace(/[\s\u2060]+/g, ' ').trim();
  const all = (selector, pick, within = document) => [...within.querySelectorAll(selector)].map(pick);
  return {
    results: all('[data-result]', o => [o.dataset.result, o.dataset.value, o.dataset.reason ?? '', o.dataset.bound ?? '', tidy(o.textContent)]),
    rows: all('table:not(.places) tr[data-row]', r => [r.dataset.row, ...all('th, td:not(.m)', c => tidy([...c.childNodes].map(said).join('')), r)]),
    prose: all('.prose .para > p:first-child', p => tidy(said(p))),
    charts: all('canvas[data-chart]', c => [c.dataset.chart, c.getAttribute('aria-label')]),
    titles: all('.chart h3', t => tidy(said(t))),
    told: all('.readings li > p', p => tidy(p.textContent)),
    notes: all('.notes li', n => n.dataset.caveat),
    edited: [document.querySelectorAll('[data-edited]').length > 0, document.title],
  };
})()";

/// Holds every result, row, sentence, chart and note of the page against the engine's.
pub async fn assert_agrees(browser: &Browser, story: &Story, scenario: &Scenario) -> Outcome {
    let page = browser.eval(READ).await?;
    let report = report(story, scenario);
    let at = link::write(story, scenario);
    for result in page["results"].as_array().unwrap() {
        let text = |place: usize| result[place].as_str().unwrap_or_default();
        let cell = report.cell_called(story, text(0)).unwrap_or_else(|| panic!("no result {}", text(0)));
        let term = report.now(cell).unwrap();
        let value = term.value().map(|value| value.digits()).unwrap_or_default();
        let reason = term.value().err().map(|reason| reason.slug(story)).unwrap_or_default();
        let bound = term.bound().slug().unwrap_or_default();
        assert_eq!((text(1), text(2), text(3)), (value.as_str(), reason.as_str(), bound), "{} at {at}", text(0));
        let shown = (0..4).map(Some).chain([None]).any(|decimals| story.words().number(term, decimals) == text(4));
        // Where a table has no room for words, a dash stands for them, and the reason beside it for those who listen.
        let shown = shown || (term.value().is_err() && text(4) == "–");
        assert!(shown, "{} shows {} at {at}", text(0), text(4));
    }
    let mut expected = Expected::default();
    for (place, panel) in story.document().panels.iter().enumerate() {
        let in_rows: Vec<CellId> = report.rows_of(place).flat_map(|row| row.cells().map(|(_, cell)| cell)).collect();
        expected.rows.extend(report.results_of(story, place).filter(|cell| !in_rows.contains(cell)).map(|cell| row(story, &report, cell)));
        if let Some(subject) = places::finding::subject(&report, place) {
            expected.told.extend(places::reading::readings(story, &report, place, subject.row).into_iter().map(|reading| tidy(&reading.text)));
        }
        let description = kinds::describe(story, &report, place);
        let edited = if scenario.is_edited() { format!("{} ", story.words().get(Key::EditedPrefix)) } else { String::new() };
        expected.charts.push(vec![panel.id.clone(), edited + &description]);
        expected.titles.push(kinds::finding(story, &report, place));
        let paragraphs = panel.text.iter().filter(|paragraph| !paragraph.0.iter().all(only_what_ifs));
        expected.prose.extend(paragraphs.map(|paragraph| {
            let runs: Vec<Run> = paragraph.0.iter().flat_map(|passage| prose::passage(story, &report, passage)).collect();
            tidy(&said(story, scenario, &runs))
        }));
    }
    assert_eq!(texts(&page["rows"]), expected.rows, "the table at {at}");
    assert_eq!(texts(&page["charts"]), expected.charts, "the chart at {at}");
    assert_eq!(list(&page["titles"]), expected.titles, "the title at {at}");
    assert_eq!(list(&page["told"]), expected.told, "the results in words at {at}");
    assert_eq!(list(&page["prose"]), expected.prose, "the text at {at}");
    assert_eq!(page["edited"][0], Value::Bool(scenario.is_edited()), "the label at {at}");
    Ok(())
}

/// What the page should show beside its results.
#[derive(Default)]
struct Expected {
    rows: Vec<Vec<String>>,
    charts: Vec<Vec<String>>,
    titles: Vec<String>,
    prose: Vec<String>,
    told: Vec<String>,
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row of the table: its name, label, what it was, what it is, and its formula.
fn row(story: &Story, report: &Report, cell: CellId) -> Vec<String> {
    let was = report.cell(cell).unwrap().was_text();
    vec![
        story.cell_name(cell).to_owned(),
        report.label(story, cell),
        was.map(|was| story.words().fill(Key::Was, &[("value", was)])).unwrap_or_default(),
        report.phrase(story, cell, None, Form::Number),
        report.reason(story, cell).unwrap_or_else(|| report.formula(story, cell)),
    ]
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

fn texts(value: &Value) -> Vec<Vec<String>> {
    value.as_array().unwrap().iter().map(list).collect()
}

fn only_what_ifs(passage: &Passage) -> bool {
    let only = |part: &Part| matches!(part, Part::WhatIf { .. }) || matches!(part, Part::Words(words) if words.trim().is_empty());
    matches!(passage, Passage::Always(parts) if parts.iter().all(only))
}

/// A sentence with the values in force in its fields.
fn said(story: &Story, scenario: &Scenario, runs: &[Run]) -> String {
    let each = runs.iter().map(|run| match run {
        Run::Strong(runs) => said(story, scenario, runs),
        Run::Field { figure, lead, tail } => {
            let value = story.words().in_field(scenario.amount(story, *figure), &scenario.unit(story, *figure));
            format!("{lead}{value}{tail}")
        }
        other => prose::plain(std::slice::from_ref(other)),
    });
    each.collect()
}
