//! A story in one language: its outline with every word of it, each sentence proved.

use counted_core::document::{Document, Paragraph, Passage};
use counted_core::words::{Key, Words};
use counted_core::{FigureId, Report, Scenario, Story, report};

use super::choice::{self, Proof};
use super::headings::{Names, Sections};
use super::markdown::{Block, Inline, Section, parse};
use super::nouns;
use super::outline::Outline;
use super::problem::{Problem, Sink};
use super::prose::Writer;
use super::words::EngineWords;

/// What a words file compiles to.
pub(super) struct Spoken {
    pub(super) document: Document,
    /// The rows of each panel's choices.
    pub(super) proofs: Vec<Vec<Proof>>,
}

/// A words file, read: what it holds besides what every language must.
pub(super) struct Read {
    pub(super) spoken: Option<Spoken>,
    /// The ids that it might have left out, with their lines.
    pub(super) optional: Vec<(String, usize)>,
    pub(super) problems: Vec<Problem>,
}

/// Compiles the words file of a language.
pub(super) fn read(text: &str, language: &str, outline: &Outline, engine: EngineWords) -> Read {
    let mut sink = Sink::new(format!("{language}.md"));
    let sections = parse(text, &mut sink);
    let sorted = Sections::sort(&sections, outline, &mut sink);
    let forms = nouns::read(&sections, outline, engine.plural, &mut sink);
    let spoken = forms.and_then(|nouns| {
        let mut document = Document { language: language.to_owned(), plural: engine.plural, words: engine.texts, nouns, ..outline.document.clone() };
        label(&mut document, outline, &sorted);
        // With no sentence in it yet, it says what every sentence must.
        match Story::open(document.clone()) {
            Ok(story) => {
                let report = report(&story, &Scenario::default());
                let mut texts = Texts { story: &story, report: &report, outline, sections: &sorted, sink: &mut sink, proofs: Vec::new() };
                texts.write(&mut document);
                Some(Spoken { document, proofs: texts.proofs })
            }
            Err(error) => {
                sink.add(1, format!("the engine cannot open this story: {error}. Mend story.toml."));
                None
            }
        }
    });
    let spoken = spoken.filter(|_| sink.is_empty());
    if let Some(Err(error)) = spoken.as_ref().map(|spoken| Story::open(spoken.document.clone())) {
        sink.add(1, format!("the engine cannot open this story: {error}. Mend what it names."));
    }
    Read { spoken, optional: sorted.optional(), problems: sink.into_problems() }
}

/// Fills in what headings alone say.
fn label(document: &mut Document, outline: &Outline, sections: &Sections<'_>) {
    let words = Words::new(document).ok();
    document.front.title = sections.label(Names::Story);
    let gazetteer = &mut document.gazetteer;
    for (place, column) in gazetteer.columns.iter_mut().enumerate() {
        column.label = sections.label(Names::Column(place));
        column.said_by = column.said_by.take().map(|id| sections.speaker(&id));
    }
    for (at, place) in gazetteer.places.iter_mut().enumerate() {
        let name = sections.label(Names::Place(at));
        if !name.is_empty() {
            place.name = name;
        }
    }
    for (place, figure) in document.figures.iter_mut().enumerate() {
        figure.said_by = figure.said_by.take().map(|id| sections.speaker(&id));
        figure.label = sections.label(figure_names(outline, place));
    }
    for (place, cell) in &outline.cells {
        let names = gazetteer.places.get(cell.place).zip(gazetteer.columns.get(cell.column)).zip(words.as_ref());
        let label = names.map(|((place, column), words)| words.fill(Key::PlaceFigure, &[("place", &place.name), ("label", &column.label)]));
        if let Some((figure, label)) = document.figures.get_mut(*place).filter(|figure| figure.label.is_empty()).zip(label) {
            figure.label = label;
        }
    }
    for (place, help) in document.help.iter_mut().enumerate() {
        help.label = sections.label(Names::Help(place));
    }
}

/// What the heading of a figure of story.toml names.
fn figure_names(outline: &Outline, place: usize) -> Names {
    if outline.cells.iter().any(|(other, _)| *other == place) { Names::Cell(place) } else { Names::Figure(place) }
}

struct Texts<'a, 's> {
    story: &'a Story,
    report: &'a Report,
    outline: &'a Outline,
    sections: &'a Sections<'s>,
    sink: &'a mut Sink,
    proofs: Vec<Vec<Proof>>,
}

/// Where a text stands, which decides what may stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A panel's own text: numbers are linked, and each figure's first mention is a field.
    Panel,
    /// Beside it: numbers are linked, and none is a field.
    Beside,
    /// A note: numerals stand free.
    Note,
}

impl Texts<'_, '_> {
    fn write(&mut self, document: &mut Document) {
        let mut unseen = Vec::new();
        document.front.standfirst = self.text(Names::Story, Place::Beside, &mut unseen);
        document.front.content = self.text(Names::Content, Place::Beside, &mut unseen);
        if let Some(section) = self.sections.of(Names::Story) {
            document.front.title = self.writer(Place::Beside).words(&section.heading);
        }
        for (place, column) in document.gazetteer.columns.iter_mut().enumerate() {
            column.note = self.text(Names::Column(place), Place::Note, &mut unseen);
            self.label_of(Names::Column(place));
        }
        for place in 0..document.gazetteer.places.len() {
            self.label_of(Names::Place(place));
        }
        for (place, figure) in document.figures.iter_mut().enumerate() {
            let names = figure_names(self.outline, place);
            figure.note = self.text(names, Place::Note, &mut unseen);
            if let Some(column) = self.column_of(names).filter(|_| self.sections.of(names).is_none()) {
                figure.note = document.gazetteer.columns.get(column).map(|column| column.note.clone()).unwrap_or_default();
            }
            for (other, alternative) in figure.alternatives.iter_mut().enumerate() {
                alternative.note = self.text(Names::Alternative(place, other), Place::Note, &mut unseen);
            }
            self.label_of(names);
        }
        for (place, help) in document.help.iter_mut().enumerate() {
            help.note = self.text(Names::Help(place), Place::Note, &mut unseen);
            self.label_of(Names::Help(place));
        }
        for place in 0..document.panels.len() {
            self.panel(place, document);
        }
        self.refuse_texts(document);
    }

    /// The column of a cell's figure.
    fn column_of(&self, names: Names) -> Option<usize> {
        let Names::Cell(place) = names else { return None };
        self.outline.cells.iter().find(|(other, _)| *other == place).map(|(_, cell)| cell.column)
    }

    fn panel(&mut self, place: usize, document: &mut Document) {
        let mut proofs = Vec::new();
        let Some(panel) = document.panels.get_mut(place) else { return };
        if let Some(section) = self.sections.of(Names::Panel(place)) {
            panel.title = self.writer(Place::Beside).words(&section.heading);
            panel.question = self.question(section);
            panel.text = self.blocks(section.blocks.get(1..).unwrap_or_default(), Place::Panel, &mut proofs);
            if section.blocks.len() == 1 {
                self.sink.add(section.line, format!("panel `{}` has no text. Write at least one paragraph beneath its question.", panel.id));
            }
        }
        for (part, label) in panel.parts.iter_mut().enumerate() {
            if let Some(section) = self.sections.of(Names::Part(place, part)) {
                *label = self.writer(Place::Beside).parts(&section.heading);
            }
        }
        for (aside, beside) in panel.asides.iter_mut().enumerate() {
            let names = Names::Aside(place, aside);
            let Some(section) = self.sections.of(names) else { continue };
            beside.title = self.writer(Place::Beside).words(&section.heading);
            beside.text = self.text(names, Place::Beside, &mut proofs);
            if section.blocks.is_empty() {
                self.sink.add(section.line, format!("aside `{}` has no text. Write some, or take it out of story.toml.", section.id));
            }
        }
        for caveat in counted_core::CaveatKind::ALL {
            let Some(section) = self.sections.of(Names::Caveat(place, caveat)) else { continue };
            match section.blocks.as_slice() {
                [Block::Paragraph { text, .. }] => {
                    let parts = self.writer(Place::Beside).parts(text);
                    panel.caveats.push((caveat, parts));
                }
                _ => self.sink.add(section.line, format!("caveat `{}` is not one paragraph. Write one beneath its heading.", section.id)),
            }
        }
        self.proofs.push(proofs);
    }

    /// The panel's question: its first paragraph, emphasised.
    fn question(&mut self, section: &Section) -> String {
        match section.blocks.first() {
            Some(Block::Paragraph { text, .. }) if matches!(text.as_slice(), [Inline::Emphasis(_)]) => self.writer(Place::Beside).words(text),
            _ => {
                self.sink
                    .add(section.line, format!("panel `{}` does not start with its question. Write it as the first paragraph, *in emphasis*.", section.id));
                String::new()
            }
        }
    }

    /// A label's words: figures, columns, places and help lines may have numerals in their names.
    fn label_of(&mut self, names: Names) {
        if let Some(section) = self.sections.of(names) {
            self.writer(Place::Note).words(&section.heading);
        }
    }

    fn text(&mut self, names: Names, place: Place, proofs: &mut Vec<Proof>) -> Vec<Paragraph> {
        self.sections.of(names).map(|section| self.blocks(&section.blocks, place, proofs)).unwrap_or_default()
    }

    fn writer(&mut self, place: Place) -> Writer<'_> {
        let fields = (place == Place::Panel).then(Vec::new);
        Writer { story: self.story, report: self.report, sink: self.sink, numerals_free: place == Place::Note, fields }
    }

    fn blocks(&mut self, blocks: &[Block], place: Place, proofs: &mut Vec<Proof>) -> Vec<Paragraph> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut fields: Option<Vec<FigureId>> = (place == Place::Panel).then(Vec::new);
        for block in blocks {
            match block {
                Block::Paragraph { text, .. } => {
                    let mut writer = self.writer(place);
                    writer.fields = fields.take();
                    let parts = writer.parts(text);
                    fields = writer.fields;
                    paragraphs.push(Paragraph(vec![Passage::Always(parts)]));
                }
                Block::Refused => {}
                Block::Table { rows, .. } if nouns::is_units(rows) => {}
                Block::Table { line, rows } => match paragraphs.last_mut() {
                    None => self.sink.add(*line, "a choice joins the paragraph before it, and there is none. Write a paragraph above the table."),
                    Some(paragraph) => {
                        if let Some((choice, proved)) = choice::read(self.story, rows, self.sink) {
                            paragraph.0.push(Passage::Choice(choice));
                            proofs.extend(proved);
                        }
                    }
                },
            }
        }
        paragraphs
    }

    /// What stands where nothing is published.
    fn refuse_texts(&mut self, document: &Document) {
        let panels = document.panels.iter().enumerate();
        let parts = panels.flat_map(|(place, panel)| (0..panel.parts.len()).map(move |part| Names::Part(place, part)));
        let places = (0..document.gazetteer.places.len()).map(Names::Place);
        let speakers = self.sections.speakers();
        for names in parts.chain(places).chain(speakers).chain([Names::HelpLines]) {
            let Some(section) = self.sections.of(names) else { continue };
            let stray = section.blocks.iter().find_map(|block| match block {
                Block::Table { rows, .. } if nouns::is_units(rows) => None,
                Block::Refused => None,
                Block::Paragraph { line, .. } | Block::Table { line, .. } => Some(*line),
            });
            if let Some(line) = stray {
                self.sink.add(line, format!("nothing beneath the heading `{}` is published. Move this, or take it out.", section.id));
            }
        }
    }
}
