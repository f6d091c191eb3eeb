//! The forms of the nouns: tables headed `unit`.

use counted_core::document::Noun;
use counted_core::words::PluralRule;

use super::markdown::{Block, Section, TableRow, words_of};
use super::outline::Outline;
use super::problem::{Sink, meant};

/// Whether a table gives nouns their forms.
pub(super) fn is_units(rows: &[TableRow]) -> bool {
    rows.first().and_then(|head| head.cells.first()).is_some_and(|cell| words_of(cell).trim() == "unit")
}

/// The forms of every noun, in the story's order; nothing when one of them is missing.
pub(super) fn read(sections: &[Section], outline: &Outline, plural: PluralRule, sink: &mut Sink) -> Option<Vec<Noun>> {
    let mut found: Vec<(String, Noun)> = Vec::new();
    let tables = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table { rows, .. } if is_units(rows) => Some(rows),
        _ => None,
    });
    let mut complete = true;
    let mut unread = false;
    for rows in tables {
        let Some(columns) = columns(rows, plural, sink) else {
            unread = true;
            continue;
        };
        for row in rows.iter().skip(1) {
            let Some((name, noun, whole)) = forms(row, &columns, sink) else { continue };
            complete &= whole;
            if !outline.names.nouns.iter().any(|known| known.name == name) {
                let remedy = meant(&name, outline.names.nouns.iter().map(|known| known.name.as_str()), "Take the row out, or add the noun.");
                sink.add(row.line, format!("story.toml knows no noun `{name}`. {remedy}"));
            } else if found.iter().any(|(other, _)| *other == name) {
                sink.add(row.line, format!("the noun `{name}` has its forms already. Keep one row."));
            } else {
                found.push((name, noun));
            }
        }
    }
    let noun = |name: &str| found.iter().find(|(other, _)| other == name).map(|(_, noun)| noun.clone());
    if unread {
        return None;
    }
    for missing in outline.names.nouns.iter().filter(|known| noun(&known.name).is_none()) {
        complete = false;
        sink.add(1, format!("the noun `{}` has no forms. Add a row for it to a table headed `{}`.", missing.name, head(plural)));
    }
    if complete { outline.names.nouns.iter().map(|known| noun(&known.name)).collect() } else { None }
}

fn head(plural: PluralRule) -> &'static str {
    match plural {
        PluralRule::English => "unit | one | else",
        PluralRule::Spanish => "unit | one | many | else",
    }
}

/// The columns in their order.
fn columns(rows: &[TableRow], plural: PluralRule, sink: &mut Sink) -> Option<Vec<String>> {
    let head_row = rows.first()?;
    let columns: Vec<String> = head_row.cells.iter().map(|cell| words_of(cell).trim().to_owned()).collect();
    if columns.join(" | ") == head(plural) {
        return Some(columns);
    }
    sink.add(head_row.line, format!("the forms of nouns in this language need other columns. Head the table `{}`.", head(plural)));
    None
}

/// A noun's name with its forms, and whether all of them are there.
fn forms(row: &TableRow, columns: &[String], sink: &mut Sink) -> Option<(String, Noun, bool)> {
    let form = |column: &str| {
        let at = columns.iter().position(|name| name == column)?;
        Some(words_of(row.cells.get(at)?).trim().to_owned())
    };
    let name = form("unit")?;
    let (one, other) = (form("one")?, form("else")?);
    let many = form("many").unwrap_or_else(|| other.clone());
    let whole = ![&one, &many, &other].into_iter().any(|form| form.is_empty());
    if !whole {
        sink.add(row.line, format!("a form of `{name}` is empty. Write every form, even where two are alike."));
    }
    Some((name, Noun { one, many, other }, whole))
}
