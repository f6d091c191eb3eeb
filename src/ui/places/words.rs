//! How strange the count is, and each result in words, with its method one step away.

use counted_core::kinds::places::{Measure, finding, reading};
use counted_core::words::Key;
use counted_core::{CellId, Row};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Seen;
use super::switches::row_name;
use crate::ui::control;
use crate::ui::session::Action;
use crate::ui::view::View;

/// One place in words: the one that the panel is about, or another that the reader chose.
pub(in crate::ui) fn words(view: &View, place: usize, act: &Callback<Action>) -> Html {
    let Some(seen) = Seen::new(view, place) else { return html! { <div></div> } };
    let rows: Vec<Row> = seen.selection.rows().collect();
    let subject = finding::subject(&view.report, place).map(|cells| cells.row);
    let chosen = view.aside(place).about.filter(|row| rows.contains(row));
    let Some(row) = chosen.or(subject).or(rows.first().copied()) else { return html! { <div></div> } };
    let id = seen.id();
    let controls = seen.kind.figures().into_iter().map(|figure| control::control(view, figure, control::needs_field(view, place, figure), act));
    let told = reading::readings(&view.story, &view.report, place, row);
    html! {
        <>
            <section class="row owt strange" aria-labelledby={format!("{id}-strange")}>
                <div class="over">
                    <h3 id={format!("{id}-strange")}>{ strange(&seen, row) }</h3>
                    { chances(&seen, row, &told) }
                </div>
                <div class="over"><div class="ctls">{ for controls }</div></div>
            </section>
            <section class="row readings over" aria-labelledby={format!("{id}-words")}>
                <header>
                    <h3 id={format!("{id}-words")}>{ view.story.words().get(Key::EachInWords) }</h3>
                    { choose(&seen, &rows, row, act) }
                </header>
                <ul>{ for told.iter().enumerate().map(|(at, reading)| one(&seen, at, reading)) }</ul>
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
fn chances(seen: &Seen<'_>, row: Row, told: &[reading::Reading]) -> Html {
    let wanted = [Key::MethodExpected, Key::MethodPredicted, Key::MethodAtMostIfSame, Key::MethodAtMost];
    let sentences: Vec<&str> = told.iter().filter(|reading| wanted.contains(&reading.method)).map(|reading| reading.text.as_str()).collect();
    if sentences.is_empty() {
        return html! { <p class="lead">{ seen.view.story.words().fill(Key::SayReference, &[("place", &row_name(seen, row))]) }</p> };
    }
    html! { <p class="lead">{ sentences.join(" ") }</p> }
}

fn choose(seen: &Seen<'_>, rows: &[Row], row: Row, act: &Callback<Action>) -> Html {
    let id = format!("{}-for", seen.id());
    let (all, place) = (rows.to_vec(), seen.place);
    let onchange = act.reform(move |event: Event| {
        let at = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| usize::try_from(select.selected_index()).ok());
        Action::About(place, at.and_then(|at| all.get(at).copied()))
    });
    let options = rows
        .iter()
        .enumerate()
        .map(|(at, other)| html! { <option key={at} value={at.to_string()} selected={*other == row}>{ row_name(seen, *other) }</option> });
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
