//! The two tables: the figures with their rates, and the comparison.

use counted_core::document::Form;
use counted_core::kinds::places::Measure;
use counted_core::words::Key;
use counted_core::{CellId, FigureId, Reference, Row, RowCells};
use yew::prelude::*;

use super::Seen;
use super::switches::{basis_name, row_name};
use crate::ui::sentence::{caveat_mark, has_note, output};
use crate::ui::session::Action;
use crate::ui::{control, field, results};

/// The figures of each place, editable, with rate and limits.
pub(super) fn figures(seen: &Seen<'_>, act: &Callback<Action>) -> Html {
    let words = seen.view.story.words();
    let columns: Vec<&str> = [Some(seen.kind.count), seen.kind.recent, Some(seen.kind.base)]
        .into_iter()
        .flatten()
        .filter_map(|column| seen.view.story.document().gazetteer.columns.get(column.place()))
        .map(|column| column.label.as_str())
        .collect();
    let head = columns.iter().map(|label| html! { <th key={label.to_string()} scope="col" class="r">{ capital(label) }</th> });
    let sure = format!("{}%", seen.selection.confidence.percent());
    let compared = format!("{}: {}", words.get(Key::ThCompared), basis_name(seen, seen.selection.basis));
    let rows = seen.selection.rows().filter_map(|row| Some(figures_row(seen, row, seen.view.report.row(seen.place, row)?, &columns, act)));
    html! {
        <table class="led places">
            <caption>{ words.get(Key::PlacesCaption) }</caption>
            <thead><tr>
                <th scope="col">{ words.get(Key::ThPlace) }</th>
                <>{ for head }</>
                <th scope="col" class="r">{ words.get(Key::ThRecentShare) }</th>
                <th scope="col" class="r">{ compared }</th>
                <th scope="col" class="r">{ words.get(Key::ThRate) }</th>
                <th scope="col" class="r">{ sure }</th>
                <td></td>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn capital(label: &str) -> String {
    counted_core::words::capitalised(label)
}

fn figures_row(seen: &Seen<'_>, row: Row, cells: &RowCells, columns: &[&str], act: &Callback<Action>) -> Html {
    let words = seen.view.story.words();
    let name = row_name(seen, row);
    let figures: Vec<Html> = match row {
        Row::Place(place) => {
            let figures = seen.kind.figures_of(&seen.view.story, place);
            figures.iter().zip(columns).map(|(figure, label)| figure_cell(seen, *figure, label, act)).collect()
        }
        Row::Own(at) => own_cells(seen, at, columns),
    };
    let remove = seen.choose(act, seen.selection.clone().without(row));
    let is_last = seen.selection.rows().count() == 1;
    let label = words.fill(Key::RemoveRow, &[("place", &name)]);
    let sure = format!("{}%", seen.selection.confidence.percent());
    html! {
        <tr key={key(seen, row)} class={classes!(is_subject(seen, row).then_some("own"))} data-row={rate_name(seen, cells)}>
            <th scope="row">{ name }{ reference_note(seen, row) }</th>
            <>{ for figures }</>
            { number(seen, cells, Measure::RecentShare, words.get(Key::ThRecentShare)) }
            { number(seen, cells, Measure::Count, &format!("{}: {}", words.get(Key::ThCompared), basis_name(seen, seen.selection.basis))) }
            { number(seen, cells, Measure::Rate, words.get(Key::ThRate)) }
            { range(seen, cells, Measure::RateLow, Measure::RateHigh, &sure) }
            <td class="x"><button type="button" class="btn" aria-label={label} title={words.fill(Key::RemoveRow, &[("place", &row_name(seen, row))])} disabled={is_last} onclick={remove}>{ "×" }</button></td>
        </tr>
    }
}

/// Each place against the reference.
pub(super) fn comparison(seen: &Seen<'_>) -> Html {
    let words = seen.view.story.words();
    let reference = seen.view.report.reference_name(&seen.view.story, seen.place);
    let sure = format!("{}%", seen.selection.confidence.percent());
    let titles = [
        words.fill(Key::ThRatio, &[("reference", &reference)]),
        sure.clone(),
        words.get(Key::ThGap).to_owned(),
        "p".to_owned(),
        words.get(Key::ThTipping).to_owned(),
        words.get(Key::ThExpected).to_owned(),
        format!("{}, {sure}", words.get(Key::ThByChance)),
        words.get(Key::ThNeeded).to_owned(),
        words.get(Key::ThIfSame).to_owned(),
        words.get(Key::ThIfVary).to_owned(),
    ];
    let varies = seen.kind.variation.is_some();
    let heads = titles.iter().take(if varies { 10 } else { 9 }).map(|title| html! { <th key={title.clone()} scope="col" class="r">{ title }</th> });
    let rows = seen.selection.rows().filter_map(|row| Some(comparison_row(seen, row, seen.view.report.row(seen.place, row)?, &titles)));
    html! {
        <table class="led places compared">
            <caption>{ words.fill(Key::PlacesCompared, &[("reference", &reference)]) }</caption>
            <thead><tr><th scope="col">{ words.get(Key::ThPlace) }</th>{ for heads }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn comparison_row(seen: &Seen<'_>, row: Row, cells: &RowCells, titles: &[String; 10]) -> Html {
    let [ratio, limits, gap, p, tipping, expected, chance, needed, same, vary] = titles;
    html! {
        <tr key={key(seen, row)} class={classes!(is_subject(seen, row).then_some("own"))} data-row={rate_name(seen, cells)}>
            <th scope="row">{ row_name(seen, row) }{ reference_note(seen, row) }</th>
            { number(seen, cells, Measure::Ratio, ratio) }
            { range(seen, cells, Measure::RatioLow, Measure::RatioHigh, limits) }
            { number(seen, cells, Measure::Gap, gap) }
            { number(seen, cells, Measure::P, p) }
            { number(seen, cells, Measure::Tipping, tipping) }
            { number(seen, cells, Measure::Expected, expected) }
            { range(seen, cells, Measure::PredictedLow, Measure::PredictedHigh, chance) }
            { number(seen, cells, Measure::Needed, needed) }
            { number(seen, cells, Measure::AtMostIfSame, same) }
            { number(seen, cells, Measure::AtMost, vary) }
        </tr>
    }
}

fn key(seen: &Seen<'_>, row: Row) -> String {
    match row {
        Row::Place(place) => place.place().to_string(),
        Row::Own(at) => seen.selection.own.get(at).map(|own| format!("*{own}")).unwrap_or_default(),
    }
}

/// The name that lights the row's mark in the chart, and is lit by it.
fn rate_name(seen: &Seen<'_>, cells: &RowCells) -> String {
    cells.cell(Measure::Rate).map(|cell| seen.view.report.cell_name(&seen.view.story, cell).to_owned()).unwrap_or_default()
}

fn is_subject(seen: &Seen<'_>, row: Row) -> bool {
    counted_core::kinds::places::finding::subject(&seen.view.report, seen.place).is_some_and(|cells| cells.row == row)
}

fn reference_note(seen: &Seen<'_>, row: Row) -> Html {
    let is_reference = matches!((row, seen.selection.reference), (Row::Place(place), Reference::Place(other)) if place == other);
    html! { <small hidden={!is_reference}>{ " " }{ seen.view.story.words().get(Key::ComparedWith) }</small> }
}

/// A figure's field; where the text holds the field, the value, which leads there.
fn figure_cell(seen: &Seen<'_>, figure: FigureId, label: &str, act: &Callback<Action>) -> Html {
    let text = seen.view.story.panel(seen.place).map(|panel| panel.text.as_slice()).unwrap_or_default();
    let content = if control::mentioned(text, figure) { control::echo(seen.view, figure) } else { field::in_cell(seen.view, figure, act) };
    html! { <td key={figure.place()} class="r fld"><span class="lbl" aria-hidden="true">{ capital(label) }</span>{ content }</td> }
}

/// A place of the reader's own has one count, which serves every basis.
fn own_cells(seen: &Seen<'_>, at: usize, columns: &[&str]) -> Vec<Html> {
    let words = seen.view.story.words();
    let own = seen.selection.own.get(at);
    let (count, base) = (own.map(|own| words.decimal(own.count())), own.map(|own| words.decimal(own.base())));
    let last = columns.len().saturating_sub(1);
    let cells = columns.iter().enumerate().map(|(place, label)| {
        let text = if place == 0 { count.clone() } else if place == last { base.clone() } else { None };
        html! { <td key={place} class="r fld"><span class="lbl" aria-hidden="true">{ capital(label) }</span><b class="mine">{ text.unwrap_or_else(|| "–".to_owned()) }</b></td> }
    });
    cells.collect()
}

/// A number with its bound, what it was, and its weightiest mark.
fn number(seen: &Seen<'_>, cells: &RowCells, measure: Measure, label: &str) -> Html {
    let view = seen.view;
    let Some(cell) = cells.cell(measure) else { return html! { <></> } };
    let was = results::was(view, cell);
    let mark = if matches!(measure, Measure::Rate | Measure::Ratio) {
        mark(seen, cell)
    } else {
        html! { <></> }
    };
    html! {
        <td class="r"><span class="lbl" aria-hidden="true">{ label }</span><span class="num">{ bounded(seen, cell) }{ mark }<small class="was" hidden={was.is_none()}>{ was.unwrap_or_default() }</small></span></td>
    }
}

/// Two limits in one cell.
fn range(seen: &Seen<'_>, cells: &RowCells, low: Measure, high: Measure, label: &str) -> Html {
    let (Some(low), Some(high)) = (cells.cell(low), cells.cell(high)) else { return html! { <></> } };
    let words = seen.view.story.words();
    let defined = |cell: CellId| seen.view.report.now(cell).is_some_and(|term| term.value().is_ok());
    let (before, rest) = words.around(Key::RangeTo, "low");
    let between = rest.split_once("{high}").map(|(between, _)| between.to_owned()).unwrap_or_default();
    let content = if defined(low) && defined(high) {
        html! { <>{ before }{ bounded(seen, low) }{ between }{ bounded(seen, high) }</> }
    } else {
        html! { <>{ bounded(seen, low) }<span class="vh">{ bounded(seen, high) }</span></> }
    };
    html! { <td class="r lim"><span class="lbl" aria-hidden="true">{ label }</span><span class="num">{ content }</span></td> }
}

/// A result with its bound as a sign, in words for those who listen; a dash where there is none, with why.
fn bounded(seen: &Seen<'_>, cell: CellId) -> Html {
    let view = seen.view;
    let Some(term) = view.report.now(cell) else { return html! { <></> } };
    if term.value().is_err() {
        let reason = view.report.reason(&view.story, cell).unwrap_or_default();
        let text = if term.value() == Err(counted_core::Reason::NotStated) { view.story.words().get(Key::NotStated) } else { "–" };
        return html! { <span class="none" title={reason.clone()}>{ output(view, cell, text) }<span class="vh">{ reason }</span></span> };
    }
    let pieces = view.story.words().pieces(term, view.report.decimals_of(&view.story, cell), Form::Number);
    let sign = match term.bound() {
        counted_core::Bound::Exact => "",
        counted_core::Bound::AtLeast => "≥ ",
        counted_core::Bound::AtMost => "≤ ",
        counted_core::Bound::Open => "≈ ",
    };
    let sign = if pieces.lead.is_empty() { "" } else { sign };
    html! { <><span aria-hidden="true">{ sign }</span><span class="vh">{ pieces.lead }</span>{ output(view, cell, &pieces.number) }</> }
}

fn mark(seen: &Seen<'_>, cell: CellId) -> Html {
    let caveats = seen.view.report.cell(cell).map(|cell| cell.caveats()).unwrap_or_default();
    match caveats.iter().copied().find(|caveat| has_note(*caveat)) {
        Some(caveat) => caveat_mark(seen.view, seen.id(), cell, caveat),
        None => html! { <></> },
    }
}
