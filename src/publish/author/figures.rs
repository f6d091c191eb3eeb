//! The figures of story.toml.

use counted_core::document::{Alternative, Edge, Figure, Span};
use counted_core::{Amount, Bound, Domain, FigureId, NounId, NounRef, UnitRef};

use super::facts;
use super::outline::{Named, Names, check_name, place_of};
use super::problem::Sink;
use super::toml::{Entry, Table, Typed};
use super::units;

/// A figure as far as it could be read, and who said it.
#[derive(Default)]
pub(super) struct Read {
    pub(super) figure: Option<Figure>,
    pub(super) said_by: Option<Named>,
}

pub(super) fn read(entry: &Entry<'_>, names: &Names, sink: &mut Sink) -> Read {
    let Some(mut table) = entry.table(format!("figure `{}`", entry.key), sink) else { return Read::default() };
    let unit = table.need("unit", "\"children\"", sink).and_then(|entry| units::read(&entry, names, sink));
    let domain = facts::domain(&mut table, unit, sink);
    let value = value(&mut table, domain.as_ref(), "figure", sink);
    let period = facts::period(&mut table, names, sink);
    let said_by = facts::said_by(&mut table, sink);
    let sources = facts::sources(&mut table, names, sink).unwrap_or_default();
    let has_status = table.get("status").is_some();
    let status = facts::status(&mut table, sink);
    if !has_status && value.is_some_and(|value| value != Amount::NotStated) {
        sink.add(table.line, format!("{} has no `status`. Add one of {}.", table.what, facts::statuses()));
    }
    let slider = facts::slider(&mut table, domain.as_ref(), sink);
    let of = Holder { id: &entry.key, kind: "figure", unit, domain: domain.as_ref() };
    let alternatives = alternatives(&mut table, &of, names, sink);
    table.finish(sink);
    let figure = unit.zip(domain).zip(value).map(|((unit, domain), value)| {
        let not_stated = domain.not_stated || value == Amount::NotStated || alternatives.iter().any(|other| other.value == Amount::NotStated);
        Figure {
            id: entry.key.clone(),
            label: String::new(),
            note: Vec::new(),
            unit,
            domain: Domain { not_stated, ..domain },
            value,
            period,
            said_by: said_by.as_ref().map(|speaker| speaker.name.clone()),
            status,
            sources,
            slider,
            alternatives,
        }
    });
    Read { figure, said_by }
}

fn value(table: &mut Table<'_>, domain: Option<&Domain>, kind: &str, sink: &mut Sink) -> Option<Amount> {
    let entry = table.need("value", "432", sink);
    let bound = table.get("bound").and_then(|entry| match entry.text(sink)? {
        "at_least" => Some((entry.line, Bound::AtLeast)),
        "at_most" => Some((entry.line, Bound::AtMost)),
        other => {
            sink.add(entry.line, format!("`{other}` is no bound. Write `at_least` or `at_most`."));
            None
        }
    });
    let entry = entry?;
    let amount = match entry.amount(sink)? {
        Typed::Number(number) => Amount::Number(number, bound.map_or(Bound::Exact, |(_, bound)| bound)),
        Typed::Day(day) => Amount::Day(day),
        Typed::NotStated => Amount::NotStated,
    };
    if let (Some((line, _)), Amount::Day(_) | Amount::NotStated) = (bound, amount) {
        sink.add(line, format!("{} has a bound, but its value is no number. Take the bound out.", table.what));
    }
    facts::held(amount, domain?, (&entry.what, kind), entry.line, sink)
}

/// What holds an alternative's value: the figure, or the column that says what the figure may hold.
pub(super) struct Holder<'a> {
    /// The figure's id.
    pub(super) id: &'a str,
    /// What sets the domain, as messages call it.
    pub(super) kind: &'static str,
    pub(super) unit: Option<UnitRef>,
    pub(super) domain: Option<&'a Domain>,
}

/// The alternatives of a figure.
pub(super) fn alternatives(table: &mut Table<'_>, of: &Holder<'_>, names: &Names, sink: &mut Sink) -> Vec<Alternative> {
    let all = table.get("alternatives").and_then(|entry| entry.table("`alternatives`", sink));
    let entries = all.map(|all| all.entries()).unwrap_or_default();
    entries.iter().filter_map(|other| alternative(other, of, names, sink)).collect()
}

fn alternative(entry: &Entry<'_>, of: &Holder<'_>, names: &Names, sink: &mut Sink) -> Option<Alternative> {
    check_name(&entry.key, entry.line, sink);
    let mut table = entry.table(format!("alternative `{}@{}`", of.id, entry.key), sink)?;
    let value = value(&mut table, of.domain, of.kind, sink);
    let noun = table.get("unit").and_then(|entry| {
        let counts = matches!(of.unit, Some(UnitRef::Count(_)) | None);
        if !counts {
            sink.add(entry.line, format!("{} changes a unit that is no noun. Take it out.", entry.what));
            return None;
        }
        place_of(&names.nouns, &entry, "noun", sink).and_then(NounId::at)
    });
    let period = facts::period(&mut table, names, sink);
    let sources = facts::sources(&mut table, names, sink).unwrap_or_default();
    table.finish(sink);
    Some(Alternative { id: entry.key.clone(), note: Vec::new(), value: value?, noun, period, sources })
}

/// A figure or a column as far as it refers to figures.
pub(super) struct Referring<'a> {
    pub(super) id: &'a str,
    pub(super) line: usize,
    pub(super) unit: UnitRef,
    pub(super) spans: Vec<Span>,
}

/// Checks, once the unit of every figure is known, that figures and columns refer to figures of the right kind.
pub(super) fn check_references(referring: &[Referring<'_>], units: &[UnitRef], names: &Names, sink: &mut Sink) {
    let of = |id: FigureId| units.get(id.place()).copied().zip(names.figures.get(id.place()));
    for Referring { id, line, unit, spans } in referring {
        let nouns = match unit {
            UnitRef::Count(noun) => vec![*noun],
            UnitRef::Per { of, by, .. } => vec![*of, *by],
            UnitRef::Percent | UnitRef::Year | UnitRef::Day => Vec::new(),
        };
        for other in nouns.into_iter().filter_map(|noun| if let NounRef::Of(id) = noun { of(id) } else { None }) {
            if !matches!(other.0, UnitRef::Count(NounRef::Noun(_))) {
                let message = format!("the unit of `{id}` follows `{}`, whose own unit is no noun. Name a figure that counts a noun.", other.1.name);
                sink.add(*line, message);
            }
        }
        for other in spans.iter().flat_map(|span| [span.from, span.until]).filter_map(|edge| if let Edge::Figure(id) = edge { of(id) } else { None }) {
            if !matches!(other.0, UnitRef::Year | UnitRef::Day) {
                let remedy = "Name a figure with the unit `year` or `date`.";
                sink.add(*line, format!("a period of `{id}` ends with `{}`, which holds no date. {remedy}", other.1.name));
            }
        }
    }
}
