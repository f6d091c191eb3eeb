//! Units as story.toml writes them: "children", "victims", "percent", "cases / 100 children".

use counted_core::{FigureId, NounId, NounRef, UnitRef};

use super::outline::Names;
use super::problem::{Sink, meant};
use super::toml::Entry;

pub(super) fn read(entry: &Entry<'_>, names: &Names, sink: &mut Sink) -> Option<UnitRef> {
    let text = entry.text(sink)?;
    match text {
        "percent" => return Some(UnitRef::Percent),
        "year" => return Some(UnitRef::Year),
        "date" => return Some(UnitRef::Day),
        _ => {}
    }
    let Some((of, by)) = text.split_once('/') else { return noun(text, entry, names, sink).map(UnitRef::Count) };
    let by = by.trim();
    let (per, by) = by.split_once(' ').map_or((Some(1), by), |(per, by)| (per.parse().ok().filter(|per| *per > 1), by.trim()));
    let Some(per) = per else {
        sink.add(entry.line, format!("`{text}` is no ratio. Write one such as `children / cases` or `cases / 100 children`."));
        return None;
    };
    let (of, by) = (noun(of.trim(), entry, names, sink), noun(by, entry, names, sink));
    Some(UnitRef::Per { of: of?, per, by: by? })
}

/// A noun, or the figure that counts it.
fn noun(name: &str, entry: &Entry<'_>, names: &Names, sink: &mut Sink) -> Option<NounRef> {
    let noun = names.nouns.iter().position(|noun| noun.name == name).and_then(NounId::at);
    let figure = names.figures.iter().position(|figure| figure.name == name).and_then(FigureId::at);
    match (noun, figure) {
        (Some(_), Some(_)) => {
            sink.add(entry.line, format!("`{name}` is a noun and a figure. Give one of them another name."));
            None
        }
        (Some(noun), None) => Some(NounRef::Noun(noun)),
        (None, Some(figure)) => Some(NounRef::Of(figure)),
        (None, None) => {
            let known = names.nouns.iter().chain(&names.figures).map(|known| known.name.as_str()).chain(["percent", "year", "date"]);
            let remedy = meant(name, known, "Write a noun, `percent`, `year`, `date` or a ratio such as `cases / 100 children`.");
            sink.add(entry.line, format!("`{name}` is no noun, no figure and no unit. {remedy}"));
            None
        }
    }
}
