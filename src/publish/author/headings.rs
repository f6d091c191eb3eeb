//! What each heading of a words file names, and which are missing.

use std::collections::BTreeMap;

use super::markdown::{Section, words_of};
use super::outline::Outline;
use super::panels::parts_of;
use super::places::FILE;
use super::problem::{Sink, meant};
use counted_core::caveat::CaveatKind;

/// What an id of a heading names. Numbers are places in the document's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Story,
    Content,
    HelpLines,
    Figure(usize),
    /// A figure that says more about a cell of places.csv.
    Cell(usize),
    Column(usize),
    Place(usize),
    Alternative(usize, usize),
    Panel(usize),
    Part(usize, usize),
    Aside(usize, usize),
    Caveat(usize, CaveatKind),
    Speaker(usize),
    Help(usize),
}

impl Names {
    /// What it is called in messages, with its id.
    fn called(self, id: &str) -> String {
        match self {
            Self::Story => "the story".to_owned(),
            Self::Content => "the neutral line".to_owned(),
            Self::HelpLines => "the help lines".to_owned(),
            Self::Figure(_) | Self::Cell(_) => format!("figure `{id}`"),
            Self::Column(_) => format!("column `{id}`"),
            Self::Place(_) => format!("place `{id}`"),
            Self::Alternative(..) => format!("alternative `{id}`"),
            Self::Panel(_) => format!("panel `{id}`"),
            Self::Part(..) => format!("part `{id}`"),
            Self::Aside(..) => format!("aside `{id}`"),
            Self::Caveat(..) => format!("caveat `{id}`"),
            Self::Speaker(_) => format!("speaker `{id}`"),
            Self::Help(_) => format!("help line `{id}`"),
        }
    }

    /// The level at which its heading is usually written.
    fn level(self) -> &'static str {
        match self {
            Self::Story => "#",
            Self::Content | Self::HelpLines | Self::Panel(_) => "##",
            _ => "###",
        }
    }

    fn is_optional(self) -> bool {
        matches!(self, Self::Content | Self::HelpLines | Self::Alternative(..) | Self::Caveat(..) | Self::Cell(_) | Self::Place(_))
    }

    /// Whether its heading's words are published. Those of the neutral line and the help lines only help to read the file.
    fn has_label(self) -> bool {
        !matches!(self, Self::Content | Self::HelpLines | Self::Alternative(..) | Self::Caveat(..))
    }

    /// Whether there is nothing to take its label from but its heading.
    fn needs_label(self) -> bool {
        self.has_label() && !matches!(self, Self::Cell(_))
    }

    fn may_have_words(self) -> bool {
        self.has_label() || matches!(self, Self::Content | Self::HelpLines)
    }
}

/// The sections of a file by what they name.
pub(super) struct Sections<'s> {
    found: Vec<(Names, &'s Section)>,
}

impl<'s> Sections<'s> {
    /// Sorts the sections of a file; unknown, repeated and missing ones are reported.
    pub(super) fn sort(sections: &'s [Section], outline: &Outline, sink: &mut Sink) -> Self {
        let known = known(outline);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for section in sections {
            let id = section.id.as_str();
            if id.is_empty() {
                sink.add(section.line, "this heading has no id, so nothing says what it names. Add one, such as {#victims}.");
                continue;
            }
            if let Some(first) = seen.insert(id, section.line) {
                sink.add(section.line, format!("the id `{id}` has a heading on line {first} already. Keep one of them."));
                continue;
            }
            match known.iter().find(|(name, _)| name == id) {
                Some((_, names)) => {
                    check(section, *names, sink);
                    found.push((*names, section));
                }
                None => sink.add(section.line, unknown(id, &known, outline)),
            }
        }
        let sections = Self { found };
        for (id, names) in known.iter().filter(|(_, names)| !names.is_optional() && sections.of(*names).is_none()) {
            let level = names.level();
            sink.add(1, format!("{} has no heading. Add one, such as `{level} Its label {{#{id}}}`.", names.called(id)));
        }
        sections
    }

    pub(super) fn of(&self, names: Names) -> Option<&'s Section> {
        self.found.iter().find(|(other, _)| *other == names).map(|(_, section)| *section)
    }

    pub(super) fn label(&self, names: Names) -> String {
        self.of(names).map(|section| words_of(&section.heading).trim().to_owned()).unwrap_or_default()
    }

    /// The label of a speaker.
    pub(super) fn speaker(&self, id: &str) -> String {
        let section = self.found.iter().find(|(names, section)| matches!(names, Names::Speaker(_)) && section.id == id);
        section.map(|(_, section)| words_of(&section.heading).trim().to_owned()).unwrap_or_default()
    }

    pub(super) fn speakers(&self) -> Vec<Names> {
        self.found.iter().map(|(names, _)| *names).filter(|names| matches!(names, Names::Speaker(_))).collect()
    }

    /// Every id that may be left out and is there, with its line. A place may be called so in one language alone.
    pub(super) fn optional(&self) -> Vec<(String, usize)> {
        self.found
            .iter()
            .filter(|(names, _)| names.is_optional() && !matches!(names, Names::Place(_)))
            .map(|(_, section)| (section.id.clone(), section.line))
            .collect()
    }
}

/// Says that an id names nothing, and what to do about it.
fn unknown(id: &str, known: &[(String, Names)], outline: &Outline) -> String {
    if outline.names.figures.iter().any(|figure| figure.name == id) {
        return format!("story.toml says nothing of its own about `{id}`. Add [figures.{id}] there, or take the heading out.");
    }
    if id.starts_with(|first: char| first.is_ascii_uppercase()) {
        return format!("{FILE} has no place `{id}`. Take the heading out, or add the place.");
    }
    let remedy = meant(id, known.iter().map(|(name, _)| name.as_str()), "Take the heading out, or declare it in story.toml.");
    format!("story.toml knows no `{id}`. {remedy}")
}

fn check(section: &Section, names: Names, sink: &mut Sink) {
    let called = names.called(&section.id);
    let words = words_of(&section.heading);
    if names.needs_label() && words.trim().is_empty() {
        sink.add(section.line, format!("{called} has an empty heading. Write its label before {{#{}}}.", section.id));
    }
    if !names.may_have_words() && !words.trim().is_empty() {
        sink.add(section.line, format!("{called} has no label, so `{}` would be lost. Leave only {{#{}}} in the heading.", words.trim(), section.id));
    }
}

/// Every id that a heading may have.
fn known(outline: &Outline) -> Vec<(String, Names)> {
    let mut known = vec![("story".to_owned(), Names::Story), ("content".to_owned(), Names::Content), ("help".to_owned(), Names::HelpLines)];
    for (at, panel) in outline.document.panels.iter().enumerate() {
        let id = &panel.id;
        known.push((id.clone(), Names::Panel(at)));
        known.extend(parts_of(&panel.kind).iter().enumerate().map(|(part, key)| (format!("{id}.{key}"), Names::Part(at, part))));
        let asides = outline.asides.get(at).into_iter().flatten().enumerate();
        known.extend(asides.map(|(aside, named)| (format!("{id}.{}", named.name), Names::Aside(at, aside))));
        known.extend(CaveatKind::ALL.map(|caveat| (format!("{id}.caveat.{}", caveat.slug()), Names::Caveat(at, caveat))));
    }
    for (at, figure) in outline.document.figures.iter().enumerate() {
        let is_cell = outline.cells.iter().any(|(place, _)| *place == at);
        known.push((figure.id.clone(), if is_cell { Names::Cell(at) } else { Names::Figure(at) }));
        known.extend(figure.alternatives.iter().enumerate().map(|(other, taken)| (format!("{}@{}", figure.id, taken.id), Names::Alternative(at, other))));
    }
    let gazetteer = &outline.document.gazetteer;
    known.extend(gazetteer.columns.iter().enumerate().map(|(at, column)| (column.id.clone(), Names::Column(at))));
    known.extend(gazetteer.places.iter().enumerate().map(|(at, place)| (place.code.clone(), Names::Place(at))));
    known.extend(outline.speakers.iter().enumerate().map(|(at, speaker)| (speaker.name.clone(), Names::Speaker(at))));
    known.extend(outline.help.iter().enumerate().map(|(at, help)| (help.name.clone(), Names::Help(at))));
    known
}
