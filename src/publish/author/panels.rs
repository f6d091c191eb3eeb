//! The panels of story.toml: a kind, with its roles bound to figures.

use counted_core::document::{Aside, Figure, Kind, Panel};
use counted_core::kinds::parts_of_base::PartsOfBase;
use counted_core::{FigureId, UnitRef};

use super::figures::check_references;
use super::outline::{Named, Names, check_name, place_of, texts};
use super::problem::{Sink, meant};
use super::toml::{Entry, Table};

/// What a role takes.
#[derive(Clone, Copy)]
enum Takes {
    Count,
    Ratio,
    Percent,
    Year,
    Date,
}

struct Roles<'a> {
    names: &'a Names,
    /// Every figure, unless one of them could not be read.
    figures: Option<&'a [Figure]>,
}

/// A panel's text stands beside its chart unless the story says how many of its paragraphs do.
const ALL_OF_IT: usize = 65_535;

/// A panel, and where its names stand.
pub(super) struct Read {
    pub(super) panel: Panel,
    pub(super) name: Named,
    pub(super) asides: Vec<Named>,
}

/// Reads every panel.
pub(super) fn read(root: &mut Table<'_>, names: &Names, figures: Option<&[Figure]>, sink: &mut Sink) -> Vec<Read> {
    if let Some(figures) = figures {
        check_references(figures, names, sink);
    }
    let entries = root.need("panels", "[]", sink).and_then(|entry| entry.list("a list of panels", "[[panels]] above each of them", sink)).unwrap_or_default();
    let roles = Roles { names, figures };
    entries.iter().enumerate().filter_map(|(place, entry)| panel(entry, place, &roles, sink)).collect()
}

fn panel(entry: &Entry<'_>, place: usize, roles: &Roles<'_>, sink: &mut Sink) -> Option<Read> {
    let mut table = entry.table(format!("panel {}", place + 1), sink)?;
    let id = table.need("id", "\"prosecution\"", sink).and_then(|entry| Some(Named { name: entry.text(sink)?.to_owned(), line: entry.line }));
    if let Some(id) = &id {
        check_name(&id.name, id.line, sink);
        table.what = format!("panel `{}`", id.name);
    }
    if let Some(kind) = table.need("kind", "\"parts_of_base\"", sink)
        && let Some(name) = kind.text(sink).filter(|name| *name != "parts_of_base")
    {
        let remedy = meant(name, ["parts_of_base"], "Write `parts_of_base`.");
        sink.add(kind.line, format!("the engine has no kind `{name}`. {remedy}"));
    }
    let bound = parts_of_base(&mut table, roles, sink);
    let asides = table.get("asides").map(|entry| texts(&entry, sink)).unwrap_or_default();
    let beside = table.get("beside").map_or(ALL_OF_IT, |entry| entry.count(sink).unwrap_or(ALL_OF_IT));
    table.finish(sink);
    let (id, kind) = (id?, bound?);
    for (place, aside) in asides.iter().enumerate() {
        let named = |name: &str| name == aside.name;
        if named("caveat") || kind.parts.iter().any(|(key, _)| named(key)) || asides.iter().take(place).any(|other| named(&other.name)) {
            sink.add(aside.line, format!("`{}.{}` is taken. Give the aside another name.", id.name, aside.name));
        }
        check_name(&aside.name, aside.line, sink);
    }
    // Two stand beside each other; an odd last one has the page's width.
    let aside = |(place, _)| Aside { title: String::new(), text: Vec::new(), wide: place % 2 == 0 && place + 1 == asides.len() };
    let panel = Panel {
        id: id.name.clone(),
        parts: kind.parts.iter().map(|_| Vec::new()).collect(),
        kind: Kind::PartsOfBase(kind),
        title: String::new(),
        question: String::new(),
        text: Vec::new(),
        beside,
        caveats: Vec::new(),
        asides: asides.iter().enumerate().map(aside).collect(),
    };
    Some(Read { panel, name: id, asides })
}

fn parts_of_base(table: &mut Table<'_>, roles: &Roles<'_>, sink: &mut Sink) -> Option<PartsOfBase> {
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

impl Roles<'_> {
    fn figure(&self, entry: &Entry<'_>, takes: &[Takes], sink: &mut Sink) -> Option<FigureId> {
        let place = place_of(&self.names.figures, entry, "figure", sink)?;
        let unit = self.figures.and_then(|figures| figures.get(place)).map(|figure| figure.unit);
        if let Some(unit) = unit.filter(|unit| !takes.iter().any(|takes| takes.holds(*unit))) {
            let wanted = takes.first().map_or("", |takes| takes.name());
            let name = self.names.figures.get(place).map_or("", |named| named.name.as_str());
            sink.add(entry.line, format!("{} takes {wanted}, and the unit of `{name}` is {}. Bind another figure.", entry.what, unit_name(unit)));
        }
        FigureId::at(place)
    }
}

impl Takes {
    fn holds(self, unit: UnitRef) -> bool {
        match self {
            Self::Count => matches!(unit, UnitRef::Count(_)),
            Self::Ratio => matches!(unit, UnitRef::Per { .. }),
            Self::Percent => unit == UnitRef::Percent,
            Self::Year => unit == UnitRef::Year,
            Self::Date => unit == UnitRef::Day,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Count => "a count",
            Self::Ratio => "a ratio",
            Self::Percent => "a percentage",
            Self::Year => "a year",
            Self::Date => "a date",
        }
    }
}

fn unit_name(unit: UnitRef) -> &'static str {
    match unit {
        UnitRef::Count(_) => "a noun",
        UnitRef::Per { .. } => "a ratio",
        UnitRef::Percent => "`percent`",
        UnitRef::Year => "`year`",
        UnitRef::Day => "`date`",
    }
}
