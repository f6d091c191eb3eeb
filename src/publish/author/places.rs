//! places.csv: the places of a story, a line each, with what is known of them in columns.

use super::outline::Named;
use super::problem::{Lines, Sink};

/// The file's name, as messages call it.
pub(super) const FILE: &str = "places.csv";
/// The columns that each such file starts with.
const FIRST: [&str; 2] = ["place", "name"];

/// The file as it was read: its shape holds, its values are still texts.
#[derive(Debug, Default)]
pub(super) struct PlacesFile {
    /// What stands after `place` and `name` in its first line.
    pub(super) columns: Vec<Named>,
    pub(super) rows: Vec<PlaceRow>,
}

/// A place as the file has it.
#[derive(Debug)]
pub(super) struct PlaceRow {
    pub(super) line: usize,
    /// Its code: "CT".
    pub(super) code: String,
    pub(super) name: String,
    /// A text for each column.
    pub(super) cells: Vec<String>,
}

/// Reads the file's text; what does not hold is reported.
pub(super) fn read(text: &str, sink: &mut Sink) -> PlacesFile {
    let mut records = records(text, sink).into_iter();
    let Some((line, head)) = records.next() else {
        sink.add(1, "this file is empty. Write `place,name` and the columns in its first line, and a place in each line after it.");
        return PlacesFile::default();
    };
    let columns = columns(line, &head, sink);
    if !sink.is_empty() {
        return PlacesFile::default();
    }
    let mut rows: Vec<PlaceRow> = Vec::new();
    for (line, cells) in records {
        rows.extend(row(line, cells, head.len(), &rows, sink));
    }
    if rows.is_empty() && sink.is_empty() {
        sink.add(line, "there is no place in this file. Write one in each line after the first, such as `CT,Connecticut`.");
    }
    PlacesFile { columns, rows }
}

/// Every line that says something, with its number.
fn records(text: &str, sink: &mut Sink) -> Vec<(usize, Vec<String>)> {
    let lines = Lines::of(text);
    let mut records = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
                // A record starts where the one before it ended, and blank lines are no records.
                let blank = text.bytes().skip(start).take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
                let cells: Vec<String> = record.iter().map(str::to_owned).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    records.push((lines.at(start.saturating_add(blank)), cells));
                }
            }
            Err(error) => sink.add(1, format!("this is not CSV: {error}. Mend it and check again.")),
        }
    }
    records
}

fn columns(line: usize, head: &[String], sink: &mut Sink) -> Vec<Named> {
    if head.iter().zip(FIRST).filter(|(found, wanted)| found == wanted).count() != FIRST.len() {
        sink.add(line, "the first line does not start with `place,name`. Name the columns in it, such as `place,name,children`.");
        return Vec::new();
    }
    let columns: Vec<Named> = head.iter().skip(FIRST.len()).map(|name| Named { name: name.clone(), line }).collect();
    for (place, column) in columns.iter().enumerate() {
        if column.name.is_empty() {
            sink.add(line, format!("column {} has no name. Name it, or take its comma out of every line.", place + FIRST.len() + 1));
        } else if FIRST.contains(&column.name.as_str()) || columns.iter().take(place).any(|other| other.name == column.name) {
            sink.add(line, format!("the column `{}` is there twice. Keep one.", column.name));
        }
    }
    columns
}

fn row(line: usize, cells: Vec<String>, width: usize, before: &[PlaceRow], sink: &mut Sink) -> Option<PlaceRow> {
    if cells.len() != width {
        let remedy = "Write one for each column, empty where nothing is stated.";
        sink.add(
            line,
            format!(
                "this line has {}, and the first line {width}. {remedy}",
                if cells.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", cells.len()) }
            ),
        );
        return None;
    }
    let mut cells = cells.into_iter();
    let (code, name) = (cells.next()?, cells.next()?);
    let letters = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if !(letters && code.starts_with(|first: char| first.is_ascii_uppercase()) && code.len() >= 2) {
        sink.add(line, format!("`{code}` cannot be a place's code. Write two or more capital letters and digits, a letter first."));
    }
    if let Some(other) = before.iter().find(|other| other.code == code) {
        sink.add(line, format!("the code `{code}` is taken on line {}. Choose another one.", other.line));
    }
    if name.is_empty() {
        sink.add(line, format!("the place `{code}` has no name. Write it after the code."));
    } else if let Some(other) = before.iter().find(|other| other.name == name) {
        sink.add(line, format!("the name `{name}` is taken on line {}. Add what tells the two apart.", other.line));
    }
    Some(PlaceRow { line, code, name, cells: cells.collect() })
}
