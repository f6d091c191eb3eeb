//! What story.toml says: a document without words, and where each thing in it stands.

use ::toml::de::DeTable;
use counted_core::document::{Document, FORMAT, Front, Help, Noun, Source};
use counted_core::words::PluralRule;

use super::columns::{self, Cell};
use super::numbers::{self, Numbers, Sinks};
use super::panels;
use super::places::{self, PlacesFile};
use super::problem::{Lines, Problem, Sink, meant};
use super::toml::{self, Entry, Table};

/// A story without words. Places in its lists are the places in the document's.
#[derive(Debug)]
pub(super) struct Outline {
    /// The document; every word in it is empty.
    pub(super) document: Document,
    pub(super) languages: Vec<Named>,
    pub(super) names: Names,
    /// The figures that say more about a cell of places.csv: their places among the figures, with the cells.
    pub(super) cells: Vec<(usize, Cell)>,
    pub(super) speakers: Vec<Named>,
    pub(super) panels: Vec<Named>,
    /// The asides of each panel.
    pub(super) asides: Vec<Vec<Named>>,
    pub(super) help: Vec<Named>,
}

/// A name with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) line: usize,
}

/// What the parts of story.toml refer to.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) nouns: Vec<Named>,
    pub(super) sources: Vec<Named>,
    /// Those of story.toml, and after them those that it leaves to the columns, as the engine makes them.
    pub(super) figures: Vec<Named>,
    pub(super) columns: Vec<Named>,
    /// The codes of the places.
    pub(super) places: Vec<Named>,
}

/// Ids that headings or links use for something else.
const TAKEN: [&str; 6] = ["story", "content", "help", "amp", "secret", "childId"];

/// Reads story.toml, and places.csv where there is one; `id` is the name of the story's folder.
pub(super) fn read(text: &str, places: Option<&str>, id: &str) -> Result<Outline, Vec<Problem>> {
    let (mut sink, mut csv) = (Sink::new("story.toml"), Sink::new(places::FILE));
    let parsed = toml::parse(text, &mut sink);
    let file = places.map(|text| places::read(text, &mut csv));
    if !sink.is_empty() || !csv.is_empty() {
        return Err(of_both(sink, csv));
    }
    // Without its column, nothing that is said of a place would make sense.
    let mut sinks = Sinks { toml: &mut sink, csv: &mut csv };
    let lines = Lines::of(text);
    let columns = columns::declared(&mut Table::root(parsed.get_ref(), &lines), sinks.toml);
    columns::check(&columns, file.as_ref(), &mut sinks);
    if !sink.is_empty() || !csv.is_empty() {
        return Err(of_both(sink, csv));
    }
    let mut sinks = Sinks { toml: &mut sink, csv: &mut csv };
    let outline = outline(parsed.get_ref(), &lines, file.as_ref(), id, &mut sinks);
    if sink.is_empty() && csv.is_empty() { Ok(outline) } else { Err(of_both(sink, csv)) }
}

fn of_both(toml: Sink, csv: Sink) -> Vec<Problem> {
    let mut problems = toml.into_problems();
    problems.extend(csv.into_problems());
    problems
}

fn outline(parsed: &DeTable<'_>, lines: &Lines, file: Option<&PlacesFile>, id: &str, sinks: &mut Sinks<'_>) -> Outline {
    let mut root = Table::root(parsed, lines);
    let languages = languages(&mut root, sinks.toml);
    let nouns = nouns(&mut root, sinks.toml);
    let entries = root.get("sources").and_then(|entry| entry.table("`sources`", sinks.toml)).map(|table| table.entries()).unwrap_or_default();
    let names = named(&entries, sinks.toml);
    let sources = entries.iter().filter_map(|entry| source(entry, sinks.toml)).collect();
    let numbers = numbers::read(&mut root, nouns, names, file, sinks);
    let sink = &mut *sinks.toml;
    let mut panels = Vec::new();
    let (mut panel_names, mut asides) = (Vec::new(), Vec::new());
    for read in panels::read(&mut root, &numbers, sink) {
        panels.push(read.panel);
        panel_names.push(read.name);
        asides.push(read.asides);
    }
    let (help, help_names) = help(&mut root, sink);
    let help_checked = help_checked(&mut root, !help.is_empty(), sink);
    root.finish(sink);
    let Numbers { figures, gazetteer, cells, speakers, names, .. } = numbers;
    let document = Document {
        format: FORMAT,
        id: id.to_owned(),
        language: String::new(),
        plural: PluralRule::English,
        words: Vec::new(),
        nouns: names.nouns.iter().map(|_| Noun { one: String::new(), many: String::new(), other: String::new() }).collect(),
        sources,
        figures,
        gazetteer,
        panels,
        front: Front { title: String::new(), standfirst: Vec::new(), content: Vec::new() },
        help,
        help_checked,
    };
    let outline = Outline { document, languages, names, cells, speakers, panels: panel_names, asides, help: help_names };
    check_ids(&outline, sink);
    outline
}

fn languages(root: &mut Table<'_>, sink: &mut Sink) -> Vec<Named> {
    let languages = root.need("languages", "[\"en\"]", sink).map(|entry| texts(&entry, sink)).unwrap_or_default();
    for (place, language) in languages.iter().enumerate() {
        if languages.iter().take(place).any(|other| other.name == language.name) {
            sink.add(language.line, format!("the language `{}` is named twice. Keep one.", language.name));
        }
    }
    languages
}

/// A list of texts.
pub(super) fn texts(entry: &Entry<'_>, sink: &mut Sink) -> Vec<Named> {
    let entries = entry.list("a list of names", "[\"one\", \"other\"]", sink).unwrap_or_default();
    entries.iter().filter_map(|entry| Some(Named { name: entry.text(sink)?.to_owned(), line: entry.line })).collect()
}

/// The name, where it can be one: of headings, links and result ids.
pub(super) fn check_name(name: &str, line: usize, sink: &mut Sink) {
    let simple = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !simple {
        sink.add(line, format!("`{name}` cannot be an id. Write small letters, digits and `_`, a letter first."));
    } else if TAKEN.contains(&name) {
        sink.add(line, format!("the id `{name}` is taken for something else. Choose another one."));
    }
}

/// The place of a name in a list, or a problem that suggests the nearest one.
pub(super) fn place_of(names: &[Named], entry: &Entry<'_>, kind: &str, sink: &mut Sink) -> Option<usize> {
    let name = entry.text(sink)?;
    let place = names.iter().position(|other| other.name == name);
    if place.is_none() {
        let known = names.iter().map(|other| other.name.as_str());
        sink.add(entry.line, format!("there is no {kind} `{name}`. {}", meant(name, known, "Declare it, or name one that is declared.")));
    }
    place
}

/// The names of entries, each of which can be an id.
pub(super) fn named(entries: &[Entry<'_>], sink: &mut Sink) -> Vec<Named> {
    entries.iter().for_each(|entry| check_name(&entry.key, entry.line, sink));
    entries.iter().map(|entry| Named { name: entry.key.clone(), line: entry.line }).collect()
}

fn nouns(root: &mut Table<'_>, sink: &mut Sink) -> Vec<Named> {
    let Some(mut table) = root.need("nouns", "{ known = [\"children\"] }", sink).and_then(|entry| entry.table("`nouns`", sink)) else {
        return Vec::new();
    };
    let known = table.need("known", "[\"children\"]", sink).map(|entry| texts(&entry, sink)).unwrap_or_default();
    table.finish(sink);
    for (place, noun) in known.iter().enumerate() {
        check_name(&noun.name, noun.line, sink);
        if matches!(noun.name.as_str(), "percent" | "year" | "date") {
            sink.add(noun.line, format!("`{}` is a unit of its own. Choose another name for the noun.", noun.name));
        }
        if known.iter().take(place).any(|other| other.name == noun.name) {
            sink.add(noun.line, format!("the noun `{}` is named twice. Keep one.", noun.name));
        }
    }
    known
}

fn source(entry: &Entry<'_>, sink: &mut Sink) -> Option<Source> {
    let mut table = entry.table(format!("source `{}`", entry.key), sink)?;
    let name = table.need("name", "\"The Day\"", sink).and_then(|entry| entry.text(sink));
    let date = table.get("date").and_then(|entry| entry.day(sink));
    let url = table.get("url").and_then(|entry| {
        let url = entry.text(sink)?;
        if !url.starts_with("https://") {
            sink.add(entry.line, format!("{url} is no https address. Write one that starts with https://, or leave `url` out."));
        }
        Some(url.to_owned())
    });
    table.finish(sink);
    Some(Source { name: name?.to_owned(), date, url })
}

fn help(root: &mut Table<'_>, sink: &mut Sink) -> (Vec<Help>, Vec<Named>) {
    let entries = root.get("help").and_then(|entry| entry.list("a list of help lines", "[[help]] above each of them", sink)).unwrap_or_default();
    let mut lines = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some(mut table) = entry.table(format!("help line {}", place + 1), sink) else { continue };
        let id = table.need("id", "\"hotline\"", sink).and_then(|entry| Some(Named { name: entry.text(sink)?.to_owned(), line: entry.line }));
        let phone = table.need("phone", "\"211\"", sink).and_then(|entry| entry.text(sink));
        table.finish(sink);
        if let (Some(id), Some(phone)) = (id, phone) {
            check_name(&id.name, id.line, sink);
            lines.push((Help { label: String::new(), phone: phone.to_owned(), note: Vec::new() }, id));
        }
    }
    lines.into_iter().unzip()
}

/// "2026-11" or "2026-11-23".
fn help_checked(root: &mut Table<'_>, needed: bool, sink: &mut Sink) -> String {
    let entry = if needed { root.need("help_checked", "\"2026-11\"", sink) } else { root.get("help_checked") };
    let Some((entry, text)) = entry.and_then(|entry| entry.text(sink).map(|text| (entry.clone(), text))) else { return String::new() };
    let day = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
    if day.parse::<counted_core::Day>().is_err() {
        sink.add(entry.line, format!("`{text}` is no month. Write the month in which the help lines were last tried, such as \"2026-11\"."));
    }
    text.to_owned()
}

/// Headings name figures, columns, panels, speakers and help lines alike, so no two may share an id.
fn check_ids(outline: &Outline, sink: &mut Sink) {
    outline.speakers.iter().for_each(|speaker| check_name(&speaker.name, speaker.line, sink));
    let (declared, placed) = outline.names.figures.split_at_checked(outline.document.figures.len()).unwrap_or_default();
    let all: Vec<&Named> = [declared, &outline.names.columns, &outline.speakers, &outline.panels, &outline.help].into_iter().flatten().collect();
    for (place, named) in all.iter().enumerate() {
        if let Some(first) = all.iter().take(place).find(|other| other.name == named.name) {
            sink.add(named.line, format!("the id `{}` is taken on line {}. Choose another one.", named.name, first.line));
        }
        if let Some(cell) = placed.iter().find(|other| other.name == named.name) {
            sink.add(named.line, format!("the id `{}` is that of a figure on line {} of {}. Choose another one.", named.name, cell.line, places::FILE));
        }
    }
}
