//! A words file as sections: headings with their ids, and the paragraphs and tables beneath each, with line numbers.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::problem::{Lines, Sink};

/// A heading with what stands beneath it, as far as the next heading.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) line: usize,
    pub(super) id: String,
    pub(super) heading: Vec<Inline>,
    pub(super) blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
pub(super) enum Block {
    Paragraph {
        line: usize,
        text: Vec<Inline>,
    },
    Table {
        line: usize,
        rows: Vec<TableRow>,
    },
    /// Something that has no place here, and was reported.
    Refused,
}

/// A row of a table; the first one is its head.
#[derive(Clone, Debug, Default)]
pub(super) struct TableRow {
    pub(super) line: usize,
    pub(super) cells: Vec<Vec<Inline>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    Text { line: usize, text: String },
    Code { line: usize, text: String },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link { line: usize, href: String, text: Vec<Inline> },
}

/// Reads a words file. What stands before the first heading, or has no place in a story, is reported.
pub(super) fn parse(text: &str, sink: &mut Sink) -> Vec<Section> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader { lines: Lines::of(text), sink, sections: Vec::new(), open: Vec::new(), rows: Vec::new(), at: 1, refused: 0 };
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()) {
        reader.at = reader.lines.at(range.start);
        reader.event(event);
    }
    reader.sections
}

/// The words of a text alone.
pub(super) fn words_of(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } | Inline::Code { text, .. } => text.clone(),
            Inline::Strong(text) | Inline::Emphasis(text) | Inline::Link { text, .. } => words_of(text),
        })
        .collect()
}

struct Reader<'s> {
    lines: Lines,
    sink: &'s mut Sink,
    sections: Vec<Section>,
    /// The inline texts that are open, innermost last, each with the line and the address that it started with.
    open: Vec<(usize, String, Vec<Inline>)>,
    rows: Vec<TableRow>,
    at: usize,
    /// How many things that have no place here are open.
    refused: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        if self.refused > 0 {
            match event {
                Event::Start(_) => self.refused += 1,
                Event::End(_) => self.refused -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.push(Inline::Text { line: self.at, text: text.into_string() }),
            Event::Code(text) => self.push(Inline::Code { line: self.at, text: text.into_string() }),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Text { line: self.at, text: " ".to_owned() }),
            Event::Html(text) | Event::InlineHtml(text) if text.trim_start().starts_with("<!--") || text.trim().is_empty() => {}
            Event::Html(_) | Event::InlineHtml(_) => self.refuse("HTML"),
            Event::Rule => self.refuse("a rule"),
            _ => self.refuse("this"),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { id, .. } => {
                let id = id.map(|id| id.into_string()).unwrap_or_default();
                self.sections.push(Section { line: self.at, id, heading: Vec::new(), blocks: Vec::new() });
                self.begin(String::new());
            }
            Tag::Paragraph | Tag::Strong | Tag::Emphasis | Tag::TableCell => self.begin(String::new()),
            Tag::Link { dest_url, .. } => self.begin(dest_url.into_string()),
            Tag::Table(_) => self.rows.clear(),
            Tag::TableHead | Tag::TableRow => self.rows.push(TableRow { line: self.at, cells: Vec::new() }),
            Tag::HtmlBlock => {}
            other => {
                self.refuse(name(&other));
                self.refused = 1;
                if self.open.is_empty() {
                    self.place(Block::Refused);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::Paragraph => {
                let (line, _, text) = self.open.pop().unwrap_or_default();
                self.place(Block::Paragraph { line, text });
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                let line = rows.first().map_or(self.at, |row| row.line);
                self.place(Block::Table { line, rows });
            }
            TagEnd::TableCell => {
                let (_, _, text) = self.open.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(text);
                }
            }
            TagEnd::Strong => self.close(|_, _, text| Inline::Strong(text)),
            TagEnd::Emphasis => self.close(|_, _, text| Inline::Emphasis(text)),
            TagEnd::Link => self.close(|line, href, text| Inline::Link { line, href, text }),
            _ => {}
        }
    }

    fn end_heading(&mut self, _level: HeadingLevel) {
        let (_, _, text) = self.open.pop().unwrap_or_default();
        if let Some(section) = self.sections.last_mut() {
            section.heading = text;
        }
    }

    fn begin(&mut self, href: String) {
        self.open.push((self.at, href, Vec::new()));
    }

    fn close(&mut self, make: impl FnOnce(usize, String, Vec<Inline>) -> Inline) {
        if let Some((line, href, text)) = self.open.pop() {
            self.push(make(line, href, text));
        }
    }

    fn push(&mut self, inline: Inline) {
        if let Some((_, _, text)) = self.open.last_mut() {
            text.push(inline);
        }
    }

    fn place(&mut self, block: Block) {
        match self.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => {
                let line = if let Block::Paragraph { line, .. } | Block::Table { line, .. } = block { line } else { self.at };
                self.sink.add(line, "this stands before the first heading, so nothing says where it goes. Put a heading with an id above it.");
            }
        }
    }

    fn refuse(&mut self, what: &str) {
        self.sink.add(self.at, format!("{what} has no place in a story's words. Write paragraphs, links, tables and headings."));
    }
}

fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::List(_) => "a list",
        Tag::BlockQuote(_) => "a quotation block",
        Tag::CodeBlock(_) => "a code block",
        Tag::Image { .. } => "an image",
        _ => "this",
    }
}
