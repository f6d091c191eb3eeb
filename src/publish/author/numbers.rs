//! Every number of a story: the figures and columns of story.toml, with the values of places.csv.

use counted_core::UnitRef;
use counted_core::document::{Figure, Gazetteer};

use super::cells;
use super::columns::{self, Cell};
use super::figures::{self, Referring};
use super::outline::{Named, Names, named};
use super::places::{PlaceRow, PlacesFile};
use super::problem::Sink;
use super::toml::{Entry, Table};

/// The numbers of a story, and what they are called.
pub(super) struct Numbers {
    /// Those that story.toml declares.
    pub(super) figures: Vec<Figure>,
    pub(super) gazetteer: Gazetteer,
    /// The figures that say more about a cell: their places among the figures, with the cells.
    pub(super) cells: Vec<(usize, Cell)>,
    /// Who said them.
    pub(super) speakers: Vec<Named>,
    pub(super) names: Names,
    /// The unit of each figure of `names`; nothing unless all of them are known.
    pub(super) units: Option<Vec<UnitRef>>,
    /// The unit of each column of `names`.
    pub(super) column_units: Vec<Option<UnitRef>>,
}

/// Where problems of the two files go.
pub(super) struct Sinks<'s> {
    pub(super) toml: &'s mut Sink,
    pub(super) csv: &'s mut Sink,
}

/// Reads every number; `file` is places.csv.
pub(super) fn read(root: &mut Table<'_>, nouns: Vec<Named>, sources: Vec<Named>, file: Option<&PlacesFile>, sinks: &mut Sinks<'_>) -> Numbers {
    let figures = root.need("figures", "…", sinks.toml).and_then(|entry| entry.table("`figures`", sinks.toml)).map(|table| table.entries()).unwrap_or_default();
    let all = columns::declared(root, sinks.toml);
    named(&all, sinks.toml);
    let matched = columns::matched(&all, file);
    let cells = columns::cells(&matched, file);
    let rows = file.map(|file| file.rows.as_slice()).unwrap_or_default();
    let names = names(&figures, &matched, &cells, rows, (nouns, sources), sinks.toml);
    let declared: Vec<(usize, Cell)> = figures.iter().enumerate().filter_map(|(place, entry)| Some((place, cell_of(&cells, entry)?.clone()))).collect();

    let read: Vec<columns::Read> = matched.iter().map(|column| columns::read(*column, rows, &names, sinks)).collect();
    let mut own_status = Vec::new();
    let figures: Vec<figures::Read> = figures
        .iter()
        .map(|entry| {
            let Some(cell) = cell_of(&cells, entry) else {
                return if cells::is_meant(entry, &cells, sinks.toml) { figures::Read::default() } else { figures::read(entry, &names, sinks.toml) };
            };
            let found = cells::read(entry, cell, read.get(cell.column), &names, sinks.toml);
            own_status.extend(found.has_status.then(|| cell.clone()));
            found.read
        })
        .collect();
    read.iter().enumerate().for_each(|(at, column)| column.check_status(at, &own_status, sinks.toml));
    collected(figures, &read, rows, declared, &cells, names, sinks.toml)
}

/// The cell that a figure says more about.
fn cell_of<'c>(cells: &'c [Cell], figure: &Entry<'_>) -> Option<&'c Cell> {
    cells.iter().find(|cell| cell.id == figure.key)
}

fn names(
    figures: &[Entry<'_>],
    columns: &[(usize, &Entry<'_>)],
    cells: &[Cell],
    rows: &[PlaceRow],
    (nouns, sources): (Vec<Named>, Vec<Named>),
    sink: &mut Sink,
) -> Names {
    let mut all = named(figures, sink);
    let placed = cells.iter().filter(|cell| !figures.iter().any(|entry| entry.key == cell.id));
    all.extend(placed.map(|cell| Named { name: cell.id.clone(), line: cell.line }));
    let columns = columns.iter().map(|(_, entry)| Named { name: entry.key.clone(), line: entry.line }).collect();
    let places = rows.iter().map(|row| Named { name: row.code.clone(), line: row.line }).collect();
    Names { nouns, sources, figures: all, columns, places }
}

fn collected(
    read: Vec<figures::Read>,
    columns: &[columns::Read],
    rows: &[PlaceRow],
    declared: Vec<(usize, Cell)>,
    cells: &[Cell],
    names: Names,
    sink: &mut Sink,
) -> Numbers {
    let column_units: Vec<Option<UnitRef>> = columns.iter().map(|read| read.column.as_ref().map(|column| column.unit)).collect();
    let own = read.iter().map(|read| read.figure.as_ref().map(|figure| figure.unit));
    let placed = cells.iter().filter(|cell| !declared.iter().any(|(_, other)| other == *cell));
    let units: Option<Vec<UnitRef>> = own.chain(placed.map(|cell| column_units.get(cell.column).copied().flatten())).collect();
    let mut speakers: Vec<Named> = Vec::new();
    for speaker in read.iter().filter_map(|read| read.said_by.as_ref()).chain(columns.iter().filter_map(|read| read.said_by.as_ref())) {
        if !speakers.iter().any(|other| other.name == speaker.name) {
            speakers.push(speaker.clone());
        }
    }
    let figures: Vec<Figure> = read.into_iter().filter_map(|read| read.figure).collect();
    let gazetteer = columns::gazetteer(columns, rows, &declared);
    if let Some(units) = &units {
        figures::check_references(&referring(&figures, &gazetteer, &declared, &names), units, &names, sink);
    }
    Numbers { figures, gazetteer, cells: declared, speakers, names, units, column_units }
}

/// What refers to figures: those of story.toml, and the columns for those of places.
fn referring<'a>(figures: &'a [Figure], gazetteer: &'a Gazetteer, cells: &[(usize, Cell)], names: &Names) -> Vec<Referring<'a>> {
    let is_cell = |place: usize| cells.iter().any(|(other, _)| *other == place);
    let figures = figures.iter().zip(&names.figures).enumerate().map(|(place, (figure, name))| {
        let alternatives = figure.alternatives.iter().filter_map(|other| other.period);
        // The unit of a cell's figure is its column's.
        let unit = if is_cell(place) { UnitRef::Percent } else { figure.unit };
        Referring { id: &figure.id, line: name.line, unit, spans: figure.period.into_iter().chain(alternatives).collect() }
    });
    let columns = gazetteer.columns.iter().zip(&names.columns);
    let columns = columns.map(|(column, name)| Referring { id: &column.id, line: name.line, unit: column.unit, spans: column.period.into_iter().collect() });
    figures.chain(columns).collect()
}
