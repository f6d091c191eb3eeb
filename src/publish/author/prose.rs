//! Sentences: text with links becomes parts that follow the figures, once every number in it is proved.

use counted_core::document::{Form, Part};
use counted_core::words::Class;
use counted_core::{FigureId, Report, Story};

use super::date;
use super::markdown::{Inline, words_of};
use super::number::{Subject, bare_numerals, is_seen, numeral, unseen};
use super::problem::{Sink, meant};
use super::whatif;

/// Compiles the sentences of one place.
pub(super) struct Writer<'a> {
    pub(super) story: &'a Story,
    /// The report at the figures that the sentences are written for.
    pub(super) report: &'a Report,
    pub(super) sink: &'a mut Sink,
    /// Whether numerals may stand without a link: in notes, which quote sources.
    pub(super) numerals_free: bool,
    /// The figures that have their field already; nothing where no field may stand.
    pub(super) fields: Option<Vec<FigureId>>,
}

impl Writer<'_> {
    /// The parts of a sentence.
    pub(super) fn parts(&mut self, inlines: &[Inline]) -> Vec<Part> {
        let mut parts = Vec::new();
        for (place, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text { line, text } => {
                    self.check_words(*line, text);
                    push_words(&mut parts, text);
                }
                Inline::Code { text, .. } => push_words(&mut parts, text),
                Inline::Emphasis(inner) => self.parts(inner).into_iter().for_each(|part| push(&mut parts, part)),
                Inline::Strong(inner) => {
                    let inner = self.parts(inner);
                    parts.push(Part::Strong(inner));
                }
                Inline::Link { line, href, text } => {
                    let next = inlines.get(place + 1);
                    match self.link(*line, href, text, next) {
                        Ok(linked) => push(&mut parts, linked),
                        Err(message) => self.sink.add(*line, message),
                    }
                }
            }
        }
        parts
    }

    /// Plain words, for titles and the like.
    pub(super) fn words(&mut self, inlines: &[Inline]) -> String {
        for inline in inlines {
            match inline {
                Inline::Text { line, text } => self.check_words(*line, text),
                Inline::Code { .. } => {}
                Inline::Strong(inner) | Inline::Emphasis(inner) => {
                    self.words(inner);
                }
                Inline::Link { line, .. } => self.sink.add(*line, "no link can stand in a heading or a question. Write its words alone."),
            }
        }
        words_of(inlines).trim().to_owned()
    }

    fn check_words(&mut self, line: usize, text: &str) {
        if self.numerals_free {
            return;
        }
        for bare in bare_numerals(text) {
            let message = format!("{bare} stands without a link. Link it to what it states, or write it in backticks where it states nothing.");
            self.sink.add(line, message);
        }
    }

    fn link(&mut self, line: usize, href: &str, text: &[Inline], next: Option<&Inline>) -> Result<Part, String> {
        let words = spaced(&words_of(text));
        if words.is_empty() {
            return Err("this link has no words. Write some between its brackets.".to_owned());
        }
        if href.starts_with('#') {
            return self.what_if(href, text, words);
        }
        if href.starts_with("https://") {
            self.words(text);
            return Ok(Part::Link { words, href: href.to_owned() });
        }
        if href.contains(':') || href.contains('/') {
            return Err(format!("a link cannot lead to `{href}`. Write an https address, an id, or # and what to set."));
        }
        let Some(cell) = self.story.cell(href) else { return Err(self.unknown(href)) };
        if !is_seen(self.story, cell) {
            return Err(unseen(self.story, href));
        }
        self.cell(line, &Subject { story: self.story, report: self.report, cell, name: href }, &words, next)
    }

    /// What a link to a cell states: a date, a noun or a number, as a field where it may be one.
    fn cell(&mut self, line: usize, subject: &Subject<'_>, words: &str, next: Option<&Inline>) -> Result<Part, String> {
        let figure = self.story.figure_id(subject.name);
        if let (Some(figure), Some(day)) = (figure, date::of(subject)) {
            let part = date::read(subject, figure, day, words, self.has_field_for(figure))?;
            if matches!(part, Part::Field { .. }) {
                self.take_field(figure);
            }
            return Ok(part);
        }
        let stated = subject.term().is_some_and(|term| term.value().is_ok());
        if numeral(words).is_none() && (stated || figure.is_some() && words == plural(subject)) {
            return noun(subject, figure, words);
        }
        let written = subject.read(words)?;
        if let Some(outside) = noun_outside(subject, next).filter(|_| written.form == Form::Number) {
            let name = subject.name;
            let remedy = if stated { format!("Write [{words} {outside}]({name}).") } else { "Take it out.".to_owned() };
            self.sink.add(line, format!("`{outside}` stands outside the link to {name}, and would stay when the number changes. {remedy}"));
        }
        let Some(figure) = figure.filter(|figure| self.has_field_for(*figure)) else {
            return Ok(Part::Shown { of: subject.cell, decimals: written.decimals, form: written.form });
        };
        if written.decimals.is_some() {
            let typed = subject.term().map(|term| subject.words().number(term, None)).unwrap_or_default();
            return Err(format!("the first mention of {} is a field, which shows every digit. Write {typed}.", subject.name));
        }
        self.take_field(figure);
        Ok(Part::Field { figure, form: written.form })
    }

    /// Whether the figure's next mention is its field.
    fn has_field_for(&self, figure: FigureId) -> bool {
        self.fields.as_ref().is_some_and(|fields| !fields.contains(&figure))
    }

    fn take_field(&mut self, figure: FigureId) {
        if let Some(fields) = &mut self.fields {
            fields.push(figure);
        }
    }

    fn what_if(&mut self, href: &str, text: &[Inline], words: String) -> Result<Part, String> {
        let what_if = whatif::read(self.story, href)?;
        match what_if.unset(text).first() {
            Some(numeral) => Err(format!("{numeral} is not among what {href} sets. Set it, or take it out of the link's words.")),
            None => Ok(Part::WhatIf { words, sets: what_if.fragment }),
        }
    }

    fn unknown(&self, name: &str) -> String {
        let results = (0..self.story.document().panels.len()).flat_map(|panel| self.story.results_of(panel));
        let results: Vec<&str> = results.map(|cell| self.story.cell_name(cell)).collect();
        let known = self.story.figures().map(|(_, figure)| figure.id.as_str()).chain(results);
        format!("`{name}` is no figure and no result. {}", meant(name, known, "Name one, or write a whole address that starts with https://."))
    }
}

/// What a figure counts, without its number.
fn noun(subject: &Subject<'_>, figure: Option<FigureId>, text: &str) -> Result<Part, String> {
    let number = subject.term().map(|term| subject.words().phrase(term, None, Form::Noun)).unwrap_or_default();
    let Some(figure) = figure else {
        return Err(format!("`{text}` holds no number, and only a figure can be linked without one. Write the number of {} in the link.", subject.name));
    };
    let plural = plural(subject);
    if !plural.is_empty() && plural == text {
        return Ok(Part::Noun(figure));
    }
    let plural = if plural.is_empty() { String::new() } else { format!("`{plural}` or ") };
    Err(format!("`{text}` is not what {} counts. Write {plural}`{number}`.", subject.name))
}

fn plural(subject: &Subject<'_>) -> String {
    subject.term().map(|term| subject.words().plural_of(&term.nouns())).unwrap_or_default()
}

/// A form of the subject's noun at the start of what follows its link.
fn noun_outside(subject: &Subject<'_>, next: Option<&Inline>) -> Option<String> {
    let Some(Inline::Text { text, .. }) = next else { return None };
    let rest = spaced_start(text)?;
    let nouns = subject.term()?.unit().counted()?;
    let forms = [Class::Many, Class::Other, Class::One].map(|class| subject.words().nouns(nouns, class));
    let stands = |form: &String| rest.strip_prefix(form.as_str()).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    forms.into_iter().find(|form| !form.is_empty() && stands(form))
}

fn spaced_start(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    (rest.len() < text.len()).then_some(rest)
}

/// The text with each run of spaces, hard ones included, as one.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_words(parts: &mut Vec<Part>, text: &str) {
    push(parts, Part::Words(text.to_owned()));
}

/// Adds a part; words join the words before them.
pub(super) fn push(parts: &mut Vec<Part>, part: Part) {
    match (parts.last_mut(), part) {
        (_, Part::Words(text)) if text.is_empty() => {}
        (Some(Part::Words(before)), Part::Words(text)) => before.push_str(&text),
        (_, part) => parts.push(part),
    }
}
