//! The roles of the kind `places`.

use counted_core::kinds::places::Places;
use counted_core::{FigureId, PlaceId, Selection};

use super::super::places::FILE;
use super::super::problem::Sink;
use super::super::toml::{Entry, Table};
use super::{Roles, Takes};

/// Binds the roles.
pub(super) fn read(table: &mut Table<'_>, roles: &Roles<'_>, sink: &mut Sink) -> Option<Places> {
    let count = table.need("count", "\"listed\"", sink).and_then(|entry| roles.column(&entry, &[Takes::Count], sink));
    let recent = table.get("recent").and_then(|entry| roles.column(&entry, &[Takes::Count], sink));
    let base = table.need("base", "\"children\"", sink).and_then(|entry| roles.column(&entry, &[Takes::Count], sink));
    let rows = table.need("places", "[\"CT\", \"MA\"]", sink).and_then(|entry| rows(&entry, roles, sink));
    let reference = table.need("reference", "\"MA\"", sink).and_then(|entry| roles.place(&entry, sink));
    let variation = table.get("variation").and_then(|entry| roles.figure(&entry, &[Takes::Percent], sink));
    let window = table.get("window").and_then(|entry| window(&entry, roles, sink));
    Some(Places { count: count?, recent, base: base?, rows: rows?, reference: reference?, variation, window })
}

impl Roles<'_> {
    fn place(&self, entry: &Entry<'_>, sink: &mut Sink) -> Option<PlaceId> {
        let code = entry.text(sink)?;
        let places = &self.numbers.names.places;
        let place = places.iter().position(|place| place.name == code);
        if place.is_none() {
            let like = places.iter().find(|place| place.name.eq_ignore_ascii_case(code));
            let remedy = like.map_or_else(|| format!("Add it to {FILE}, or name a place that is there."), |place| format!("Did you mean `{}`?", place.name));
            sink.add(entry.line, format!("there is no place `{code}`. {remedy}"));
        }
        PlaceId::at(place?)
    }
}

/// The places that stand as rows, each once.
fn rows(entry: &Entry<'_>, roles: &Roles<'_>, sink: &mut Sink) -> Option<Vec<PlaceId>> {
    let (must, example) = ("a list of places", "[\"CT\", \"MA\"]");
    let entries = entry.list(must, example, sink)?;
    if entries.is_empty() {
        return entry.wrong("a list of one place at least", example, sink);
    }
    if entries.len() > Selection::MOST_PLACES {
        sink.add(entry.line, format!("{} names {} places, and {} can stand as rows. Take some out.", entry.what, entries.len(), Selection::MOST_PLACES));
        return None;
    }
    let mut places = Vec::new();
    for entry in &entries {
        let Some(place) = roles.place(entry, sink) else { continue };
        if places.contains(&place) {
            sink.add(entry.line, format!("the place `{}` is named twice. Keep one.", entry.quoted().unwrap_or_default()));
        } else {
            places.push(place);
        }
    }
    (places.len() == entries.len()).then_some(places)
}

/// The first year of the whole count, the first year of the recent part, and the last day of both.
fn window(entry: &Entry<'_>, roles: &Roles<'_>, sink: &mut Sink) -> Option<(FigureId, FigureId, FigureId)> {
    let (must, example) =
        ("three figures, the first year of all, the first year of the recent part and the last day", "[\"listed_since\", \"recent_since\", \"list_day\"]");
    match entry.list(must, example, sink)?.as_slice() {
        [first, recent, last] => {
            let year = [Takes::Year, Takes::Date];
            let (first, recent) = (roles.figure(first, &year, sink), roles.figure(recent, &year, sink));
            let last = roles.figure(last, &[Takes::Date, Takes::Year], sink);
            Some((first?, recent?, last?))
        }
        _ => entry.wrong(must, example, sink),
    }
}
