//! The figures of story.toml.

use counted_core::document::{Alternative, Edge, Figure, Span, Status};
use counted_core::{Amount, Bound, Day, Decimal, Domain, FigureId, NounId, NounRef, Outside, Shape, SourceId, UnitRef};

use super::outline::{Named, Names, check_name, place_of};
use super::problem::{Sink, meant};
use super::toml::{Entry, Table, Typed};
use super::units;

/// A figure as far as it could be read, and who said it.
pub(super) struct Read {
    pub(super) figure: Option<Figure>,
    pub(super) said_by: Option<Named>,
}

const STATUSES: [(&str, Status); 7] = [
    ("confirmed", Status::Confirmed),
    ("different_unit", Status::DifferentUnit),
    ("disputed", Status::Disputed),
    ("misread", Status::Misread),
    ("unverified", Status::Unverified),
    ("assumption", Status::Assumption),
    ("invented", Status::Invented),
];

pub(super) fn read(entry: &Entry<'_>, names: &Names, sink: &mut Sink) -> Read {
    let Some(mut table) = entry.table(format!("figure `{}`", entry.key), sink) else { return Read { figure: None, said_by: None } };
    let unit = table.need("unit", "\"children\"", sink).and_then(|entry| units::read(&entry, names, sink));
    let domain = domain(&mut table, unit, sink);
    let value = value(&mut table, domain.as_ref(), sink);
    let period = period(&mut table, names, sink);
    let said_by = table.get("said_by").and_then(|entry| Some(Named { name: entry.text(sink)?.to_owned(), line: entry.line }));
    let sources = sources(&mut table, names, sink);
    let status = status(&mut table, value, sink);
    let slider = table.get("slider").and_then(|entry| slider(&entry, domain.as_ref(), sink));
    let alternatives = table.get("alternatives").and_then(|entry| entry.table("`alternatives`", sink));
    let alternatives = alternatives.map(|all| all.entries()).unwrap_or_default();
    let alternatives: Vec<Alternative> = alternatives.iter().filter_map(|other| alternative(other, &entry.key, unit, domain.as_ref(), names, sink)).collect();
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

fn status(table: &mut Table<'_>, value: Option<Amount>, sink: &mut Sink) -> Option<Status> {
    let names: Vec<String> = STATUSES.iter().map(|(name, _)| format!("`{name}`")).collect();
    match table.get("status") {
        None => {
            if value.is_some_and(|value| value != Amount::NotStated) {
                sink.add(table.line, format!("{} has no `status`. Add one of {}.", table.what, names.join(", ")));
            }
            None
        }
        Some(entry) => {
            let name = entry.text(sink)?;
            let found = STATUSES.iter().find(|(known, _)| *known == name);
            if found.is_none() {
                let remedy = meant(name, STATUSES.iter().map(|(known, _)| *known), &format!("Write one of {}.", names.join(", ")));
                sink.add(entry.line, format!("`{name}` is no status. {remedy}"));
            }
            found.map(|(_, status)| *status)
        }
    }
}

/// The domain that follows from the unit, with what the figure says of it.
fn domain(table: &mut Table<'_>, unit: Option<UnitRef>, sink: &mut Sink) -> Option<Domain> {
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

fn slider(entry: &Entry<'_>, domain: Option<&Domain>, sink: &mut Sink) -> Option<(Decimal, Decimal)> {
    let (low, high) = ends(entry, sink)?;
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

fn value(table: &mut Table<'_>, domain: Option<&Domain>, sink: &mut Sink) -> Option<Amount> {
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
    let domain = domain?;
    let held = if amount == Amount::NotStated { Ok(amount) } else { domain.check(amount) };
    match held {
        Ok(amount) => Some(amount),
        Err(why) => {
            let why = match why {
                Outside::NotWhole => "is no whole number. Write one, or add `whole = false` to the figure",
                Outside::Below | Outside::Above => "lies outside the domain. Write another value, or set `domain`",
                Outside::WrongKind => "is not of the kind that the unit asks for. Write another value, or another unit",
            };
            sink.add(entry.line, format!("{} {why}; its domain is {}.", entry.what, described(domain)));
            None
        }
    }
}

fn sources(table: &mut Table<'_>, names: &Names, sink: &mut Sink) -> Vec<SourceId> {
    let Some(entry) = table.get("sources") else { return Vec::new() };
    let entries = entry.list("a list of sources", "[\"wnpr\"]", sink).unwrap_or_default();
    entries.iter().filter_map(|entry| place_of(&names.sources, entry, "source", sink)).filter_map(SourceId::at).collect()
}

fn period(table: &mut Table<'_>, names: &Names, sink: &mut Sink) -> Option<Span> {
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

fn alternative(entry: &Entry<'_>, figure: &str, unit: Option<UnitRef>, domain: Option<&Domain>, names: &Names, sink: &mut Sink) -> Option<Alternative> {
    check_name(&entry.key, entry.line, sink);
    let mut table = entry.table(format!("alternative `{figure}@{}`", entry.key), sink)?;
    let value = value(&mut table, domain, sink);
    let noun = table.get("unit").and_then(|entry| {
        let counts = matches!(unit, Some(UnitRef::Count(_)) | None);
        if !counts {
            sink.add(entry.line, format!("{} changes a unit that is no noun. Take it out.", entry.what));
            return None;
        }
        place_of(&names.nouns, &entry, "noun", sink).and_then(NounId::at)
    });
    let period = period(&mut table, names, sink);
    let sources = sources(&mut table, names, sink);
    table.finish(sink);
    Some(Alternative { id: entry.key.clone(), note: Vec::new(), value: value?, noun, period, sources })
}

/// Checks, once every figure is known, that each refers to figures of the right kind.
pub(super) fn check_references(figures: &[Figure], names: &Names, sink: &mut Sink) {
    for (figure, name) in figures.iter().zip(&names.figures) {
        let of = |id: FigureId| figures.get(id.place());
        let nouns = match figure.unit {
            UnitRef::Count(noun) => vec![noun],
            UnitRef::Per { of, by, .. } => vec![of, by],
            UnitRef::Percent | UnitRef::Year | UnitRef::Day => Vec::new(),
        };
        for id in nouns.into_iter().filter_map(|noun| if let NounRef::Of(id) = noun { Some(id) } else { None }) {
            if let Some(other) = of(id).filter(|other| !matches!(other.unit, UnitRef::Count(NounRef::Noun(_)))) {
                let message = format!("the unit of `{}` follows `{}`, whose own unit is no noun. Name a figure that counts a noun.", figure.id, other.id);
                sink.add(name.line, message);
            }
        }
        let spans = figure.period.iter().chain(figure.alternatives.iter().filter_map(|other| other.period.as_ref()));
        for id in spans.flat_map(|span| [span.from, span.until]).filter_map(|edge| if let Edge::Figure(id) = edge { Some(id) } else { None }) {
            if let Some(other) = of(id).filter(|other| !matches!(other.unit, UnitRef::Year | UnitRef::Day)) {
                sink.add(
                    name.line,
                    format!("a period of `{}` ends with `{}`, which holds no date. Name a figure with the unit `year` or `date`.", figure.id, other.id),
                );
            }
        }
    }
}
