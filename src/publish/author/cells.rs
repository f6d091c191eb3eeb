//! Figures of story.toml that say more about a cell of places.csv: the value is the file's, what they leave out the column's.

use counted_core::document::{Figure, Span};
use counted_core::{Amount, Domain};

use super::columns::{self, Cell};
use super::facts;
use super::figures;
use super::outline::Names;
use super::places::FILE;
use super::problem::{Sink, meant};
use super::toml::{Entry, Table, Typed};

/// What such a figure does not say, and whose it is to say.
const NOT_HERE: [&str; 6] = ["value", "bound", "unit", "domain", "whole", "may_be_not_stated"];

/// A cell's figure as far as it could be read.
pub(super) struct Read {
    pub(super) read: figures::Read,
    pub(super) has_status: bool,
}

/// Reads the figure of a cell, whose column and value are known unless they could not be read.
pub(super) fn read(entry: &Entry<'_>, cell: &Cell, of: Option<&columns::Read>, names: &Names, sink: &mut Sink) -> Read {
    let column = of.and_then(|of| of.column.as_ref());
    let value = of.and_then(|of| of.value(cell.place));
    let Some(mut table) = entry.table(format!("figure `{}`", entry.key), sink) else {
        return Read { read: figures::Read::default(), has_status: false };
    };
    refuse(&mut table, cell, names, sink);
    let period = period(&mut table, names, sink);
    let said_by = facts::said_by(&mut table, sink);
    let sources = facts::sources(&mut table, names, sink);
    let has_status = table.get("status").is_some();
    let status = facts::status(&mut table, sink);
    let domain = column.map(|column| column.domain);
    let slider = facts::slider(&mut table, domain.as_ref(), sink);
    let of = figures::Holder { id: &entry.key, kind: "column", unit: column.map(|column| column.unit), domain: domain.as_ref() };
    let alternatives = figures::alternatives(&mut table, &of, names, sink);
    table.finish(sink);
    let figure = column.zip(value).map(|(column, value)| {
        let stated = value != Amount::NotStated;
        let not_stated = column.domain.not_stated || !stated || alternatives.iter().any(|other| other.value == Amount::NotStated);
        Figure {
            id: entry.key.clone(),
            label: String::new(),
            note: Vec::new(),
            unit: column.unit,
            domain: Domain { not_stated, ..column.domain },
            value,
            period: period.unwrap_or(column.period),
            said_by: said_by.as_ref().map(|speaker| speaker.name.clone()).or_else(|| column.said_by.clone().filter(|_| stated)),
            status: status.or(column.status.filter(|_| stated)),
            sources: sources.unwrap_or_else(|| if stated { column.sources.clone() } else { Vec::new() }),
            slider: slider.or(column.slider),
            alternatives,
        }
    });
    Read { read: figures::Read { figure, said_by }, has_status }
}

/// Whether a figure that is no cell's was meant to be one: it has neither a value nor a unit of its own. That is reported.
pub(super) fn is_meant(entry: &Entry<'_>, cells: &[Cell], sink: &mut Sink) -> bool {
    let Some(first) = cells.first() else { return false };
    let Some(mut table) = entry.table("", &mut Sink::new("")) else { return false };
    if table.get("value").is_some() || table.get("unit").is_some() {
        return false;
    }
    let remedy = format!("Write both, or name a place and a column, such as `{}`.", first.id);
    let remedy = meant(&entry.key, cells.iter().map(|cell| cell.id.as_str()), &remedy);
    sink.add(entry.line, format!("figure `{}` has neither `value` nor `unit`, and is no cell of {FILE}. {remedy}", entry.key));
    true
}

fn refuse(table: &mut Table<'_>, cell: &Cell, names: &Names, sink: &mut Sink) {
    let column = names.columns.get(cell.column).map(|column| column.name.as_str()).unwrap_or_default();
    for key in NOT_HERE {
        let Some(entry) = table.refused(key) else { continue };
        let whose = if matches!(key, "value" | "bound") { format!("stands on line {} of {FILE}", cell.line) } else { format!("is that of column `{column}`") };
        sink.add(entry.line, format!("{} {whose}. Take it out here.", entry.what));
    }
}

/// The period; nothing where it is the column's, and nothing in it where there is none.
fn period(table: &mut Table<'_>, names: &Names, sink: &mut Sink) -> Option<Option<Span>> {
    let none = table.get("period").and_then(|entry| match entry.typed() {
        Some(Typed::NotStated) => Some(entry),
        _ => {
            sink.add(entry.line, format!("{} can only be \"not stated\". Write `from` and `until` where there is one.", entry.what));
            None
        }
    });
    let written = table.get("from").is_some() || table.get("until").is_some();
    let period = facts::period(table, names, sink);
    match none {
        Some(entry) if written => {
            sink.add(entry.line, format!("{} has a period and says that there is none. Keep one of the two.", table.what));
            None
        }
        Some(_) => Some(None),
        None => period.map(Some),
    }
}
