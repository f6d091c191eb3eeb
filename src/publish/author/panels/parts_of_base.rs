//! The roles of the kind `parts_of_base`.

use counted_core::FigureId;
use counted_core::kinds::parts_of_base::PartsOfBase;

use super::super::outline::check_name;
use super::super::problem::{Sink, meant};
use super::super::toml::{Entry, Table};
use super::{Roles, Takes};

/// Binds the roles.
pub(super) fn read(table: &mut Table<'_>, roles: &Roles<'_>, sink: &mut Sink) -> Option<PartsOfBase> {
    let base = table.need("base", "\"victims\"", sink).and_then(|entry| roles.figure(&entry, &[Takes::Count], sink));
    let parts = table.need("parts", "{ federal = \"federal_cases\" }", sink).and_then(|entry| entry.table("`parts`", sink));
    let parts = parts.map(|parts| parts.entries()).unwrap_or_default();
    let bound: Vec<(String, FigureId)> = parts.iter().filter_map(|entry| Some((entry.key.clone(), roles.figure(entry, &[Takes::Count], sink)?))).collect();
    for entry in &parts {
        check_name(&entry.key, entry.line, sink);
        if entry.key == "caveat" {
            sink.add(entry.line, "a part cannot be called `caveat`, which heads caveats. Choose another key.");
        }
    }
    let per_event = table.get("per_event").and_then(|entry| roles.figure(&entry, &[Takes::Ratio], sink));
    let target = table.get("target").and_then(|entry| target(&entry, &parts, roles, sink));
    let confirmed = table.get("confirmed").and_then(|entry| roles.figure(&entry, &[Takes::Percent], sink));
    let span = table.get("span").and_then(|entry| span(&entry, roles, sink));
    let recent = table.get("recent").and_then(|entry| roles.figure(&entry, &[Takes::Count], sink));
    let sample = table.get("sample").and_then(|entry| entry.flag(sink)).unwrap_or(false);
    if bound.is_empty() && parts.is_empty() {
        sink.add(table.line, format!("{} has no parts. Bind at least one, such as `parts = {{ federal = \"federal_cases\" }}`.", table.what));
    }
    (bound.len() == parts.len() && !parts.is_empty()).then_some(())?;
    Some(PartsOfBase { base: base?, parts: bound, per_event, target, confirmed, span, recent, sample })
}

fn target(entry: &Entry<'_>, parts: &[Entry<'_>], roles: &Roles<'_>, sink: &mut Sink) -> Option<(FigureId, String)> {
    let mut table = entry.table("`target`", sink)?;
    let rate = table.need("rate", "\"target_rate\"", sink).and_then(|entry| roles.figure(&entry, &[Takes::Ratio], sink));
    let part = table.need("part", "\"state\"", sink);
    table.finish(sink);
    let part = part?;
    let name = part.text(sink)?;
    if !parts.iter().any(|known| known.key == name) {
        let remedy = meant(name, parts.iter().map(|known| known.key.as_str()), "Name one of the parts.");
        sink.add(part.line, format!("the panel has no part `{name}`. {remedy}"));
        return None;
    }
    Some((rate?, name.to_owned()))
}

fn span(entry: &Entry<'_>, roles: &Roles<'_>, sink: &mut Sink) -> Option<(FigureId, FigureId)> {
    let (must, example) = ("two figures, the first year and the last day", "[\"first_year\", \"last_day\"]");
    match entry.list(must, example, sink)?.as_slice() {
        [first, last] => {
            let (first, last) = (roles.figure(first, &[Takes::Year, Takes::Date], sink), roles.figure(last, &[Takes::Date, Takes::Year], sink));
            Some((first?, last?))
        }
        _ => entry.wrong(must, example, sink),
    }
}
