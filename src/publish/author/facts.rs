//! What figures, alternatives and columns have in common: domain, period, sources, status and slider.

use counted_core::document::{Edge, Span, Status};
use counted_core::{Amount, Day, Decimal, Domain, FigureId, Outside, Shape, SourceId, UnitRef};

use super::outline::{Named, Names, place_of};
use super::problem::{Sink, meant};
use super::toml::{Entry, Table, Typed};

const STATUSES: [(&str, Status); 7] = [
    ("confirmed", Status::Confirmed),
    ("different_unit", Status::DifferentUnit),
    ("disputed", Status::Disputed),
    ("misread", Status::Misread),
    ("unverified", Status::Unverified),
    ("assumption", Status::Assumption),
    ("invented", Status::Invented),
];

/// Every status, for messages.
pub(super) fn statuses() -> String {
    STATUSES.map(|(name, _)| format!("`{name}`")).join(", ")
}

/// The status, where one is written.
pub(super) fn status(table: &mut Table<'_>, sink: &mut Sink) -> Option<Status> {
    let entry = table.get("status")?;
    let name = entry.text(sink)?;
    let found = STATUSES.iter().find(|(known, _)| *known == name);
    if found.is_none() {
        let remedy = meant(name, STATUSES.iter().map(|(known, _)| *known), &format!("Write one of {}.", statuses()));
        sink.add(entry.line, format!("`{name}` is no status. {remedy}"));
    }
    found.map(|(_, status)| *status)
}

/// Who said it.
pub(super) fn said_by(table: &mut Table<'_>, sink: &mut Sink) -> Option<Named> {
    table.get("said_by").and_then(|entry| Some(Named { name: entry.text(sink)?.to_owned(), line: entry.line }))
}

/// The domain that follows from the unit, with what the table says of it.
pub(super) fn domain(table: &mut Table<'_>, unit: Option<UnitRef>, sink: &mut Sink) -> Option<Domain> {
    let written = table.get("domain");
    let ends = written.as_ref().and_then(|entry| ends(entry, sink));
    let whole = table.get("whole").and_then(|entry| entry.flag(sink));
    let not_stated = table.get("may_be_not_stated").and_then(|entry| entry.flag(sink)).unwrap_or(false);
    let shape = |whole_by_default: bool| if whole.unwrap_or(whole_by_default) { Shape::Whole } else { Shape::Decimal };
    let (shape, min, max) = match unit? {
        UnitRef::Count(_) => (shape(true), 0, 1_000_000_000),
        UnitRef::Percent => (shape(false), 0, 100),
        UnitRef::Year => (Shape::Whole, 1900, 2100),
        UnitRef::Day => (Shape::Day, 0, 0),
        UnitRef::Per { .. } if written.is_none() => {
            sink.add(table.line, format!("{} is a ratio and has no `domain`. Add both ends, such as `domain = [0.01, 1000]`.", table.what));
            return None;
        }
        UnitRef::Per { .. } => (shape(false), 0, 0),
    };
    if written.is_some() && ends.is_none() {
        return None;
    }
    let (min, max) = ends.unwrap_or((Decimal::from(min), Decimal::from(max)));
    Some(Domain { shape, min, max, not_stated })
}

/// Two numbers, the smaller one first.
fn ends(entry: &Entry<'_>, sink: &mut Sink) -> Option<(Decimal, Decimal)> {
    let (must, example) = ("two numbers, the smaller one first", "[0, 1000]");
    let list = entry.list(must, example, sink)?;
    let numbers: Vec<Decimal> = list.iter().filter_map(|entry| entry.decimal(sink)).collect();
    match numbers.as_slice() {
        [low, high] if low.compare(*high).is_lt() => Some((*low, *high)),
        _ => entry.wrong(must, example, sink),
    }
}

/// The ends of the slider.
pub(super) fn slider(table: &mut Table<'_>, domain: Option<&Domain>, sink: &mut Sink) -> Option<(Decimal, Decimal)> {
    let entry = table.get("slider")?;
    let (low, high) = ends(&entry, sink)?;
    let domain = domain?;
    if !(domain.check(Amount::exactly(low)).is_ok() && domain.check(Amount::exactly(high)).is_ok()) {
        sink.add(entry.line, format!("{} leaves its domain, which is {}. Draw the ends in.", entry.what, described(domain)));
    }
    Some((low, high))
}

fn described(domain: &Domain) -> String {
    match domain.shape {
        Shape::Day => "dates".to_owned(),
        Shape::Whole => format!("whole numbers from {} to {}", domain.min, domain.max),
        Shape::Decimal => format!("{} to {}", domain.min, domain.max),
    }
}

/// An amount that the domain holds; `what` is how messages call it, `of` what has the domain.
pub(super) fn held(amount: Amount, domain: &Domain, (what, of): (&str, &str), line: usize, sink: &mut Sink) -> Option<Amount> {
    if amount == Amount::NotStated {
        return Some(amount);
    }
    domain
        .check(amount)
        .map_err(|why| {
            let why = match why {
                Outside::NotWhole => format!("is no whole number. Write one, or add `whole = false` to the {of}"),
                Outside::Below | Outside::Above => "lies outside the domain. Write another value, or set `domain`".to_owned(),
                Outside::WrongKind => "is not of the kind that the unit asks for. Write another value, or another unit".to_owned(),
            };
            sink.add(line, format!("{what} {why}; its domain is {}.", described(domain)));
        })
        .ok()
}

/// Where it was published; nothing where that is left out.
pub(super) fn sources(table: &mut Table<'_>, names: &Names, sink: &mut Sink) -> Option<Vec<SourceId>> {
    let entry = table.get("sources")?;
    let entries = entry.list("a list of sources", "[\"wnpr\"]", sink).unwrap_or_default();
    Some(entries.iter().filter_map(|entry| place_of(&names.sources, entry, "source", sink)).filter_map(SourceId::at).collect())
}

/// When it was counted.
pub(super) fn period(table: &mut Table<'_>, names: &Names, sink: &mut Sink) -> Option<Span> {
    let from = table.get("from");
    let until = table.get("until");
    if from.is_some() != until.is_some() {
        let (has, lacks) = if from.is_some() { ("from", "until") } else { ("until", "from") };
        sink.add(table.line, format!("{} has `{has}` but no `{lacks}`. Write both ends of the period, or neither.", table.what));
        return None;
    }
    Some(Span { from: edge(&from?, names, (1, 1), sink)?, until: edge(&until?, names, (12, 31), sink)? })
}

/// A date, a year, or the figure that holds one.
fn edge(entry: &Entry<'_>, names: &Names, (month, day): (i32, i32), sink: &mut Sink) -> Option<Edge> {
    match entry.typed() {
        Some(Typed::Day(day)) => return Some(Edge::Day(day)),
        Some(Typed::Number(year)) => {
            if let Some(day) = year.to_string().parse().ok().and_then(|year| Day::new(year, month, day).ok()) {
                return Some(Edge::Day(day));
            }
        }
        _ if entry.quoted().is_some() => return place_of(&names.figures, entry, "figure", sink).and_then(FigureId::at).map(Edge::Figure),
        _ => {}
    }
    sink.add(entry.line, format!("{} is no date. Write a date such as 2016-03-31, a year, or the figure that holds it.", entry.what));
    None
}
