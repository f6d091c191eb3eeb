//! How strange the count is, and each result in words, with its method one step away.

use counted_core::kinds::places::{Measure, finding, reading};
use counted_core::words::Key;
use counted_core::{CellId, Row};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::switches::row_name;
use super::{PlacesProps, Seen};
use crate::ui::control;
use crate::ui::view::View;

/// One place in words: the one that the panel is about, or another that the reader chose.
#[component]
pub fn Words(props: &PlacesProps) -> Html {
    let view: &View = &props.view;
    let chosen = use_state_eq(|| None::<Row>);
    let Some(seen) = Seen::new(view, props.place) else { return html! { <div></div> } };
    let rows: Vec<Row> = seen.selection.rows().collect();
    let subject = finding::subject(&view.report, props.place).map(|cells| cells.row);
    let Some(row) = chosen.filter(|row| rows.contains(row)).or(subject).or(rows.first().copied()) else { return html! { <div></div> } };
    let words = view.story.words();
    let figures = counted_core::kinds::figures(&view.story.panel(props.place).map(|panel| panel.kind.clone()).unwrap_or_else(|| counted_core::document::Kind::Places(seen.kind.clone())));
    let id = seen.id();
    html! {
        <>
            <section class="row owt strange" aria-labelledby={format!("{id}-strange")}>
                <div class="over">
                    <h3 id={format!("{id}-strange")}>{ strange(&seen, row) }</h3>
                    { chances(&seen, row) }
                </div>
                <div class="over"><div class="ctls">{ for figures.into_iter().map(|figure| control::control(view, figure, control::needs_field(view, props.place, figure), &props.act)) }</div></div>
            </section>
            <section class="row readings over" aria-labelledby={format!("{id}-words")}>
                <header>
                    <h3 id={format!("{id}-words")}>{ words.get(Key::EachInWords) }</h3>
                    { choose(&seen, &rows, row, &chosen) }
                </header>
                <ul>{ for reading::readings(&view.story, &view.report, props.place, row).into_iter().enumerate().map(|(at, reading)| one(&seen, at, &reading)) }</ul>
            </section>
        </>
    }
}

/// "How strange is 3?"
fn strange(seen: &Seen<'_>, row: Row) -> String {
    let words = seen.view.story.words();
    let count = seen.view.report.row(seen.place, row).and_then(|cells| cells.cell(Measure::Count)).and_then(|cell| seen.view.report.cell(cell));
    match count.filter(|count| count.now().value().is_ok()) {
        Some(count) => words.fill(Key::HowStrange, &[("count", count.text())]),
        None => words.get(Key::HowStrangeNone).to_owned(),
    }
}

/// What would be expected, what chance would give, and both chances of so few: they always stand together.
fn chances(seen: &Seen<'_>, row: Row) -> Html {
    let (story, report) = (&seen.view.story, &seen.view.report);
    let wanted = [Key::MethodExpected, Key::MethodPredicted, Key::MethodAtMostIfSame, Key::MethodAtMost];
    let readings: Vec<_> = reading::readings(story, report, seen.place, row).into_iter().filter(|reading| wanted.contains(&reading.method)).collect();
    if readings.is_empty() {
        let name = row_name(seen, row);
        return html! { <p class="lead">{ story.words().fill(Key::SayReference, &[("place", &name)]) }</p> };
    }
    html! { <p class="lead">{ for readings.iter().map(|reading| html! { <span>{ &reading.text }{ " " }</span> }) }</p> }
}

fn choose(seen: &Seen<'_>, rows: &[Row], row: Row, chosen: &UseStateHandle<Option<Row>>) -> Html {
    let id = format!("{}-for", seen.id());
    let (all, handle) = (rows.to_vec(), chosen.clone());
    let onchange = Callback::from(move |event: Event| {
        let at = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| usize::try_from(select.selected_index()).ok());
        handle.set(at.and_then(|at| all.get(at).copied()));
    });
    let options = rows.iter().enumerate().map(|(at, other)| html! { <option key={at} value={at.to_string()} selected={*other == row}>{ row_name(seen, *other) }</option> });
    html! { <span class="one"><label for={id.clone()}>{ seen.view.story.words().get(Key::InWords) }</label><select {id} {onchange}>{ for options }</select></span> }
}

fn one(seen: &Seen<'_>, at: usize, reading: &reading::Reading) -> Html {
    let (story, report) = (&seen.view.story, &seen.view.report);
    let formulas = reading.cells.iter().map(|cell| formula(seen, *cell));
    html! {
        <li key={at}>
            <p>{ &reading.text }</p>
            <details>
                <summary>{ story.words().get(Key::Method) }<span class="vh">{ ": " }{ reading.cells.first().map(|cell| report.label(story, *cell)) }</span></summary>
                <div>{ for formulas }</div>
                <p>{ story.words().get(reading.method) }</p>
            </details>
        </li>
    }
}

/// The formula with its numbers, and what it comes to.
fn formula(seen: &Seen<'_>, cell: CellId) -> Html {
    let (story, report) = (&seen.view.story, &seen.view.report);
    let value = report.phrase(story, cell, None, counted_core::document::Form::Number);
    html! { <p class="f" key={cell.place()}>{ report.formula(story, cell) }{ " = " }<b>{ value }</b></p> }
}
