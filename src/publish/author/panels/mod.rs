//! The panels of story.toml: a kind, with its roles bound to figures.

mod parts_of_base;
mod places;

use counted_core::document::{Aside, Kind, Panel};
use counted_core::{ColumnId, FigureId, UnitRef};

use super::numbers::Numbers;
use super::outline::{Named, check_name, place_of, texts};
use super::problem::{Sink, meant};
use super::toml::{Entry, Table};

/// The kinds that the engine knows.
const KINDS: [&str; 2] = ["parts_of_base", "places"];
/// A panel's text stands beside its chart unless the story says how many of its paragraphs do.
const ALL_OF_IT: usize = 65_535;

/// A panel, and where its names stand.
pub(super) struct Read {
    pub(super) panel: Panel,
    pub(super) name: Named,
    pub(super) asides: Vec<Named>,
}

/// Reads every panel.
pub(super) fn read(root: &mut Table<'_>, numbers: &Numbers, sink: &mut Sink) -> Vec<Read> {
    let entries = root.need("panels", "[]", sink).and_then(|entry| entry.list("a list of panels", "[[panels]] above each of them", sink)).unwrap_or_default();
    let roles = Roles { numbers };
    entries.iter().enumerate().filter_map(|(place, entry)| panel(entry, place, &roles, sink)).collect()
}

fn panel(entry: &Entry<'_>, place: usize, roles: &Roles<'_>, sink: &mut Sink) -> Option<Read> {
    let mut table = entry.table(format!("panel {}", place + 1), sink)?;
    let id = table.need("id", "\"prosecution\"", sink).and_then(|entry| Some(Named { name: entry.text(sink)?.to_owned(), line: entry.line }));
    if let Some(id) = &id {
        check_name(&id.name, id.line, sink);
        table.what = format!("panel `{}`", id.name);
    }
    let kind = table.need("kind", "\"parts_of_base\"", sink)?;
    let kind = match kind.text(sink)? {
        "parts_of_base" => parts_of_base::read(&mut table, roles, sink).map(Kind::PartsOfBase),
        "places" => places::read(&mut table, roles, sink).map(Kind::Places),
        other => {
            let remedy = meant(other, KINDS, "Write `parts_of_base` or `places`.");
            sink.add(kind.line, format!("the engine has no kind `{other}`. {remedy}"));
            return None;
        }
    };
    let asides = table.get("asides").map(|entry| texts(&entry, sink)).unwrap_or_default();
    let beside = table.get("beside").map_or(ALL_OF_IT, |entry| entry.count(sink).unwrap_or(ALL_OF_IT));
    table.finish(sink);
    let (id, kind) = (id?, kind?);
    let parts = parts_of(&kind);
    check_asides(&asides, &id.name, &parts, sink);
    // Two stand beside each other; an odd last one has the page's width.
    let aside = |(place, _)| Aside { title: String::new(), text: Vec::new(), wide: place % 2 == 0 && place + 1 == asides.len() };
    let panel = Panel {
        id: id.name.clone(),
        parts: parts.iter().map(|_| Vec::new()).collect(),
        kind,
        title: String::new(),
        question: String::new(),
        text: Vec::new(),
        beside,
        caveats: Vec::new(),
        asides: asides.iter().enumerate().map(aside).collect(),
    };
    Some(Read { panel, name: id, asides })
}

/// The keys of a kind's parts, each of which has a label.
pub(super) fn parts_of(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::PartsOfBase(kind) => kind.parts.iter().map(|(key, _)| key.clone()).collect(),
        Kind::Places(_) => Vec::new(),
    }
}

fn check_asides(asides: &[Named], panel: &str, parts: &[String], sink: &mut Sink) {
    for (place, aside) in asides.iter().enumerate() {
        let named = |name: &str| name == aside.name;
        if named("caveat") || parts.iter().any(|key| named(key)) || asides.iter().take(place).any(|other| named(&other.name)) {
            sink.add(aside.line, format!("`{panel}.{}` is taken. Give the aside another name.", aside.name));
        }
        check_name(&aside.name, aside.line, sink);
    }
}

/// What a role takes.
#[derive(Clone, Copy)]
enum Takes {
    Count,
    Ratio,
    Percent,
    Year,
    Date,
}

/// What roles are bound to.
struct Roles<'a> {
    numbers: &'a Numbers,
}

impl Roles<'_> {
    fn figure(&self, entry: &Entry<'_>, takes: &[Takes], sink: &mut Sink) -> Option<FigureId> {
        let place = place_of(&self.numbers.names.figures, entry, "figure", sink)?;
        let unit = self.numbers.units.as_ref().and_then(|units| units.get(place)).copied();
        check_unit(entry, unit, takes, "figure", sink);
        FigureId::at(place)
    }

    fn column(&self, entry: &Entry<'_>, takes: &[Takes], sink: &mut Sink) -> Option<ColumnId> {
        let place = place_of(&self.numbers.names.columns, entry, "column", sink)?;
        let unit = self.numbers.column_units.get(place).copied().flatten();
        check_unit(entry, unit, takes, "column", sink);
        ColumnId::at(place)
    }
}

fn check_unit(entry: &Entry<'_>, unit: Option<UnitRef>, takes: &[Takes], kind: &str, sink: &mut Sink) {
    if let Some(unit) = unit.filter(|unit| !takes.iter().any(|takes| takes.holds(*unit))) {
        let wanted = takes.first().map_or("", |takes| takes.name());
        let name = entry.quoted().unwrap_or_default();
        sink.add(entry.line, format!("{} takes {wanted}, and the unit of `{name}` is {}. Bind another {kind}.", entry.what, unit_name(unit)));
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
