//! A chart in its frame: title, drawing, what its marks are, and where the figures come from.

use counted_core::document::{DateForm, Form, Kind, Panel};
use counted_core::kinds;
use counted_core::words::Key;
use yew::prelude::*;

use super::view::View;

/// The figure: in the browser a canvas, before that the same drawing as SVG, in two widths.
pub(super) fn figure(view: &View, panel: &Panel, drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    let words = view.story.words();
    let title = format!("{}-chart", panel.id);
    let about = view.report.cell_named(&view.story, &panel.id, kinds::headline(&panel.kind));
    let finding =
        about.map(|cell| view.report.reason(&view.story, cell).unwrap_or_else(|| view.report.phrase(&view.story, cell, None, Form::Full))).unwrap_or_default();
    let was = about.and_then(|cell| view.report.cell(cell)?.was_text().map(|was| words.fill(Key::Was, &[("value", was)])));
    let description = described(view, panel);
    let drawing = drawing(panel, description, drawn);
    html! {
        <figure class="chart" aria-labelledby={title.clone()}>
            <div class="stick">
                <h3 id={title}>{ finding }{ " " }<small class="was" hidden={was.is_none()}>{ was.unwrap_or_default() }</small></h3>
                <div class="plotbox">{ drawing }</div>
            </div>
            <p class="sub">{ beneath(view, panel) }</p>
            <figcaption><span>{ sources(view, panel) }</span></figcaption>
        </figure>
    }
}

/// The drawing for a page's first paint.
#[cfg(feature = "ssr")]
fn drawing(_panel: &Panel, description: String, drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    let (wide, narrow) = drawn.cloned().unwrap_or_default();
    html! { <div class="plot" role="img" aria-label={description}>{ Html::from_html_unchecked(wide) }{ Html::from_html_unchecked(narrow) }</div> }
}

/// The canvas, which the painter paints.
#[cfg(not(feature = "ssr"))]
fn drawing(panel: &Panel, description: String, _drawn: Option<&(AttrValue, AttrValue)>) -> Html {
    html! { <div class="plot"><canvas data-chart={panel.id.clone()} data-paints="0" role="img" aria-label={description}></canvas></div> }
}

/// What the chart shows, in words, beginning with "Edited figures:" when it is so.
pub(super) fn described(view: &View, panel: &Panel) -> String {
    let description = kinds::describe(&view.story, &view.report, panel);
    if view.scenario.is_edited() { format!("{} {description}", view.story.words().get(Key::EditedPrefix)) } else { description }
}

/// What each mark is.
fn beneath(view: &View, panel: &Panel) -> String {
    let Kind::PartsOfBase(kind) = &panel.kind;
    let words = view.story.words();
    let (base, parts) = kind.nouns(&view.report);
    let period = super::control::period(view, kind.base);
    let base = [words.plural_of(&base), period].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let dots = words.fill(Key::ChartIconsDots, &[("base", &base)]);
    format!("{dots} {}", words.fill(Key::ChartIconsBars, &[("parts", &words.plural_of(&parts))]))
}

/// As of when, and who published the figures that are drawn.
fn sources(view: &View, panel: &Panel) -> String {
    let Kind::PartsOfBase(kind) = &panel.kind;
    let words = view.story.words();
    let drawn = std::iter::once(kind.base).chain(kind.parts.iter().map(|(_, figure)| *figure));
    let mut names: Vec<String> = Vec::new();
    for source in drawn.filter_map(|figure| view.story.figure(figure)).flat_map(|figure| &figure.sources) {
        if let Some(source) = view.story.document().sources.get(source.place()).filter(|source| !names.contains(&source.name)) {
            names.push(source.name.clone());
        }
    }
    let as_of = kind.span.map(|(_, last)| words.fill(Key::AsOf, &[("date", &view.report.date(&view.story, last, DateForm::Month))]));
    let published = (!names.is_empty()).then(|| words.fill(Key::ChartSources, &[("names", &names.join("; "))]));
    [as_of, published].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What the live region says after an edit: the panel's result, whole, with what it was.
pub fn spoken(view: &View, panel: &Panel) -> Option<String> {
    let cell = view.report.cell_named(&view.story, &panel.id, kinds::headline(&panel.kind))?;
    let words = view.story.words();
    let value = view.report.reason(&view.story, cell).unwrap_or_else(|| view.report.phrase(&view.story, cell, None, Form::Full));
    let label = panel.title.as_str();
    Some(match view.report.was_phrase(&view.story, cell, None, Form::Number) {
        Some(was) => words.fill(Key::LiveWas, &[("label", label), ("value", &value), ("was", &was)]),
        None => words.fill(Key::Live, &[("label", label), ("value", &value)]),
    })
}
