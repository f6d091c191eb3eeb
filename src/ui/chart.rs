//! A chart in its frame: title, drawing, what its marks are, and where the figures come from.

use counted_core::FigureId;
use counted_core::document::{DateForm, Form, Kind, Panel};
use counted_core::kinds;
use counted_core::words::{Key, capitalised};
use yew::prelude::*;

use super::view::View;

/// The figure: in the browser a canvas, before that the same drawing as SVG, in two widths.
pub(super) fn figure(view: &View, place: usize, drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    let Some(panel) = view.story.panel(place) else { return html! { <figure></figure> } };
    let words = view.story.words();
    let title = format!("{}-chart", panel.id);
    let about = kinds::headline(&view.story, &view.report, place);
    let finding = kinds::finding(&view.story, &view.report, place);
    let was = about.and_then(|cell| view.report.cell(cell)?.was_text().map(|was| words.fill(Key::Was, &[("value", was)])));
    let drawing = drawing(panel, shape(view, place), described(view, place), drawn);
    html! {
        <figure class="chart" aria-labelledby={title.clone()}>
            <div class="stick">
                <h3 id={title}>{ finding }{ " " }<small class="was" hidden={was.is_none()}>{ was.unwrap_or_default() }</small></h3>
                <div class="plotbox">{ drawing }</div>
            </div>
            <p class="sub">{ beneath(view, place, panel) }</p>
            <figcaption><span>{ sources(view, place, panel) }</span></figcaption>
        </figure>
    }
}

/// The shape of the plot: a comparison is as tall as it has rows.
fn shape(view: &View, place: usize) -> String {
    match view.report.selection(place) {
        None => "plot".to_owned(),
        Some(selection) => format!("plot rates k{}", selection.rows().count()),
    }
}

/// The drawing for a page's first paint.
#[cfg(feature = "ssr")]
fn drawing(_panel: &Panel, shape: String, description: String, drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    let (wide, narrow) = drawn.cloned().unwrap_or_default();
    html! { <div class={shape} role="img" aria-label={description}>{ Html::from_html_unchecked(wide) }{ Html::from_html_unchecked(narrow) }</div> }
}

/// The canvas, which the painter paints.
#[cfg(not(feature = "ssr"))]
fn drawing(panel: &Panel, shape: String, description: String, _drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    html! { <div class={shape}><canvas data-chart={panel.id.clone()} data-paints="0" role="img" aria-label={description}></canvas></div> }
}

/// What the chart shows, in words, beginning with "Edited figures:" when it is so.
pub(super) fn described(view: &View, place: usize) -> String {
    let description = kinds::describe(&view.story, &view.report, place);
    if view.scenario.is_edited() { format!("{} {description}", view.story.words().get(Key::EditedPrefix)) } else { description }
}

/// What each mark is.
fn beneath(view: &View, place: usize, panel: &Panel) -> String {
    let words = view.story.words();
    let (base, parts) = view.report.nouns(&view.story, place);
    match &panel.kind {
        Kind::PartsOfBase(kind) => {
            let period = super::control::period(view, kind.base);
            let base = [words.plural_of(&base), period].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
            let dots = words.fill(Key::ChartIconsDots, &[("base", &base)]);
            format!("{dots} {}", words.fill(Key::ChartIconsBars, &[("parts", &words.plural_of(&parts))]))
        }
        Kind::Places(_) => {
            let counted = counted_core::kinds::places::reading::counted(&view.story, &view.report, place);
            let sure = view.report.selection(place).map(|selection| format!("{}%", selection.confidence.percent())).unwrap_or_default();
            capitalised(&words.fill(Key::ChartPlacesBeneath, &[("counted", &counted), ("base", &words.plural_of(&base)), ("sure", &sure)]))
        }
    }
}

/// As of when, and who published the figures that are drawn.
fn sources(view: &View, place: usize, panel: &Panel) -> String {
    let words = view.story.words();
    let (drawn, last): (Vec<FigureId>, Option<FigureId>) = match &panel.kind {
        Kind::PartsOfBase(kind) => (std::iter::once(kind.base).chain(kind.parts.iter().map(|(_, figure)| *figure)).collect(), kind.span.map(|(_, last)| last)),
        Kind::Places(kind) => {
            let places = view.report.selection(place).map(|selection| selection.places.clone()).unwrap_or_default();
            (places.into_iter().flat_map(|place| kind.figures_of(&view.story, place)).collect(), kind.window.map(|(_, _, last)| last))
        }
    };
    let mut names: Vec<String> = Vec::new();
    for source in drawn.into_iter().filter_map(|figure| view.story.figure(figure)).flat_map(|figure| &figure.sources) {
        if let Some(source) = view.story.document().sources.get(source.place()).filter(|source| !names.contains(&source.name)) {
            names.push(source.name.clone());
        }
    }
    let as_of = last.map(|last| words.fill(Key::AsOf, &[("date", &view.report.date(&view.story, last, DateForm::Month))]));
    let published = (!names.is_empty()).then(|| words.fill(Key::ChartSources, &[("names", &names.join("; "))]));
    [as_of, published].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What the live region says after an edit: the panel's finding, with what its number was.
pub fn spoken(view: &View, place: usize) -> Option<String> {
    let panel = view.story.panel(place)?;
    let cell = kinds::headline(&view.story, &view.report, place)?;
    let words = view.story.words();
    let (label, value) = (panel.title.as_str(), kinds::finding(&view.story, &view.report, place));
    Some(match view.report.was_phrase(&view.story, cell, None, Form::Number) {
        Some(was) => words.fill(Key::LiveWas, &[("label", label), ("value", &value), ("was", &was)]),
        None => words.fill(Key::Live, &[("label", label), ("value", &value)]),
    })
}
