//! The columns of story.toml, and the values that places.csv holds in them.

use counted_core::document::{Column, Gazetteer, Place};
use counted_core::{Amount, Domain};

use super::facts;
use super::numbers::Sinks;
use super::outline::{Named, Names};
use super::places::{FILE, PlaceRow, PlacesFile};
use super::problem::{Sink, meant};
use super::toml::{Entry, Table};
use super::units;

/// A column as far as it could be read.
pub(super) struct Read {
    pub(super) name: Named,
    pub(super) column: Option<Column>,
    pub(super) said_by: Option<Named>,
    has_status: bool,
    /// The value of each place: nothing where it could not be read.
    values: Vec<Option<Amount>>,
}

/// A figure of a place in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// `<place>_<column>`.
    pub(super) id: String,
    /// Its line in places.csv.
    pub(super) line: usize,
    pub(super) place: usize,
    pub(super) column: usize,
}

/// The columns that story.toml declares.
pub(super) fn declared<'t>(root: &mut Table<'t>, sink: &mut Sink) -> Vec<Entry<'t>> {
    root.get("columns").and_then(|entry| entry.table("`columns`", sink)).map(|table| table.entries()).unwrap_or_default()
}

/// Reports each column that only one of the two files has.
pub(super) fn check(entries: &[Entry<'_>], file: Option<&PlacesFile>, sinks: &mut Sinks<'_>) {
    let Some(file) = file else {
        if let Some(first) = entries.first() {
            sinks.toml.add(first.line, format!("there is no {FILE} for the columns. Write it, or take the columns out."));
        }
        return;
    };
    for entry in entries.iter().filter(|entry| !file.columns.iter().any(|column| column.name == entry.key)) {
        let remedy = meant(&entry.key, file.columns.iter().map(|column| column.name.as_str()), "Add it to the first line there, or take the table out.");
        sinks.toml.add(entry.line, format!("{FILE} has no column `{}`. {remedy}", entry.key));
    }
    for column in file.columns.iter().filter(|column| !entries.iter().any(|entry| entry.key == column.name)) {
        let remedy = format!("Add [columns.{}] there, or take the column out.", column.name);
        let remedy = meant(&column.name, entries.iter().map(|entry| entry.key.as_str()), &remedy);
        sinks.csv.add(column.line, format!("story.toml declares no column `{}`. {remedy}", column.name));
    }
}

/// The columns in the order of the file, with their places in it.
pub(super) fn matched<'e, 't>(entries: &'e [Entry<'t>], file: Option<&PlacesFile>) -> Vec<(usize, &'e Entry<'t>)> {
    let columns = file.map(|file| file.columns.as_slice()).unwrap_or_default();
    columns.iter().enumerate().filter_map(|(at, column)| Some((at, entries.iter().find(|entry| entry.key == column.name)?))).collect()
}

/// Every figure of a place, place by place, in the order of the columns.
pub(super) fn cells(columns: &[(usize, &Entry<'_>)], file: Option<&PlacesFile>) -> Vec<Cell> {
    let rows = file.map(|file| file.rows.as_slice()).unwrap_or_default();
    let cells = |(place, row): (usize, &PlaceRow)| {
        let (line, code) = (row.line, row.code.to_ascii_lowercase());
        columns.iter().enumerate().map(move |(column, (_, entry))| Cell { id: format!("{code}_{}", entry.key), line, place, column }).collect::<Vec<_>>()
    };
    rows.iter().enumerate().flat_map(cells).collect()
}

/// Reads a column and its values, which stand at `at` in each line.
pub(super) fn read((at, entry): (usize, &Entry<'_>), rows: &[PlaceRow], names: &Names, sinks: &mut Sinks<'_>) -> Read {
    let sink = &mut *sinks.toml;
    let name = Named { name: entry.key.clone(), line: entry.line };
    let Some(mut table) = entry.table(format!("column `{}`", entry.key), sink) else {
        return Read { name, column: None, said_by: None, has_status: false, values: Vec::new() };
    };
    let unit = table.need("unit", "\"children\"", sink).and_then(|entry| units::read(&entry, names, sink));
    let domain = facts::domain(&mut table, unit, sink);
    let period = facts::period(&mut table, names, sink);
    let said_by = facts::said_by(&mut table, sink);
    let sources = facts::sources(&mut table, names, sink).unwrap_or_default();
    let has_status = table.get("status").is_some();
    let status = facts::status(&mut table, sink);
    let slider = facts::slider(&mut table, domain.as_ref(), sink);
    table.finish(sink);
    let text = |row: &PlaceRow| row.cells.get(at).cloned().unwrap_or_default();
    let values = domain.map(|domain| rows.iter().map(|row| value(&text(row), &entry.key, &domain, row.line, sinks.csv)).collect());
    let column = unit.zip(domain).map(|(unit, domain)| Column {
        id: entry.key.clone(),
        label: String::new(),
        note: Vec::new(),
        unit,
        domain,
        period,
        said_by: said_by.as_ref().map(|speaker| speaker.name.clone()),
        status,
        sources,
        slider,
    });
    Read { name, column, said_by, has_status, values: values.unwrap_or_default() }
}

/// "19", ">=75", "<=24", or nothing where it is not stated.
fn value(text: &str, column: &str, domain: &Domain, line: usize, csv: &mut Sink) -> Option<Amount> {
    let amount = match text.parse::<Amount>() {
        _ if text.is_empty() => Amount::NotStated,
        Ok(amount) if amount != Amount::NotStated => amount,
        _ => {
            csv.add(
                line,
                format!("`{text}` in column `{column}` is no value. Write a number such as 1234, `>=75`, `<=24`, or nothing where it is not stated."),
            );
            return None;
        }
    };
    facts::held(amount, domain, (&format!("`{text}` in column `{column}`"), "column"), line, csv)
}

impl Read {
    /// The value of a place.
    pub(super) fn value(&self, place: usize) -> Option<Amount> {
        self.values.get(place).copied().flatten()
    }

    /// Checks that every value that is stated has a status, the column's or its own.
    pub(super) fn check_status(&self, at: usize, own: &[Cell], sink: &mut Sink) {
        let lacks = |(place, value): (usize, &Option<Amount>)| {
            value.is_some_and(|value| value != Amount::NotStated) && !own.iter().any(|cell| (cell.place, cell.column) == (place, at))
        };
        if !self.has_status && self.values.iter().enumerate().any(lacks) {
            let message = format!("column `{}` has no `status`, and {FILE} states values in it. Add one of {}.", self.name.name, facts::statuses());
            sink.add(self.name.line, message);
        }
    }
}

/// The gazetteer: what figures of story.toml say themselves is left out of it.
pub(super) fn gazetteer(columns: &[Read], rows: &[PlaceRow], declared: &[(usize, Cell)]) -> Gazetteer {
    let value = |place: usize, (at, column): (usize, &Read)| {
        let is_declared = declared.iter().any(|(_, cell)| (cell.place, cell.column) == (place, at));
        column.value(place).filter(|_| !is_declared).unwrap_or(Amount::NotStated)
    };
    let place = |(place, row): (usize, &PlaceRow)| {
        let mut values: Vec<Amount> = columns.iter().enumerate().map(|column| value(place, column)).collect();
        // What is not stated at the end needs no word.
        while values.last() == Some(&Amount::NotStated) {
            values.pop();
        }
        Place { code: row.code.clone(), name: row.name.clone(), values }
    };
    Gazetteer { columns: columns.iter().filter_map(|read| read.column.clone()).collect(), places: rows.iter().enumerate().map(place).collect() }
}
