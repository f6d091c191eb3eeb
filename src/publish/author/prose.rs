//! Sentences: text with links becomes parts that follow the figures, once every number in it is proved.

use counted_core::document::{Form, Part};
use counted_core::words::Class;
use counted_core::{Amount, Bound, FigureId, NounRef, Report, Story, UnitRef};

use super::date;
use super::markdown::{Inline, words_of};
use super::number::{Subject, Written, bare_numerals, numeral};
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
                        Ok(linked) => linked.into_iter().for_each(|part| push(&mut parts, part)),
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

    fn link(&mut self, line: usize, href: &str, text: &[Inline], next: Option<&Inline>) -> Result<Vec<Part>, String> {
        let words = spaced(&words_of(text));
        if words.is_empty() {
            return Err("this link has no words. Write some between its brackets.".to_owned());
        }
        if href.starts_with('#') {
            return self.what_if(href, text, words).map(|part| vec![part]);
        }
        if href.starts_with("https://") {
            self.words(text);
            return Ok(vec![Part::Link { words, href: href.to_owned() }]);
        }
        if href.contains(':') || href.contains('/') {
            return Err(format!("a link cannot lead to `{href}`. Write an https address, an id, or # and what to set."));
        }
        let Some(cell) = self.story.cell(href) else { return Err(self.unknown(href)) };
        let subject = Subject { story: self.story, report: self.report, cell, name: href };
        let figure = self.story.figure_id(href);
        if let (Some(figure), Some(day)) = (figure, date::of(&subject)) {
            let free = self.has_field_for(figure);
            let part = date::read(&subject, figure, day, &words, free)?;
            if matches!(part, Part::Field { .. }) {
                self.take_field(figure);
            }
            return Ok(vec![part]);
        }
        let stated = subject.term().is_some_and(|term| term.value().is_ok());
        if numeral(&words).is_none() && (stated || figure.is_some() && words == plural(&subject)) {
            return noun(&subject, figure, &words).map(|part| vec![part]);
        }
        let written = subject.read(&words)?;
        if written.form == Form::Number
            && let Some(outside) = noun_outside(&subject, next)
        {
            self.sink.add(
                line,
                format!("`{outside}` stands outside the link to {href}, and would stay when the number changes. Write [{words} {outside}]({href})."),
            );
        }
        match figure {
            Some(figure) if self.has_field_for(figure) => {
                let parts = self.field(&subject, figure, written)?;
                self.take_field(figure);
                Ok(parts)
            }
            _ => Ok(vec![Part::Shown { of: cell, decimals: written.decimals, form: written.form }]),
        }
    }

    /// Whether the figure's next mention is its field. A limit has none here: its field could not say "at least".
    fn has_field_for(&self, figure: FigureId) -> bool {
        let exact = |amount: &Amount| !matches!(amount, Amount::Number(_, Bound::AtLeast | Bound::AtMost | Bound::Open));
        let is_limit = self.story.figure(figure).is_some_and(|figure| {
            let mut amounts = std::iter::once(&figure.value).chain(figure.alternatives.iter().map(|other| &other.value));
            !amounts.all(exact)
        });
        !is_limit && self.fields.as_ref().is_some_and(|fields| !fields.contains(&figure))
    }

    fn take_field(&mut self, figure: FigureId) {
        if let Some(fields) = &mut self.fields {
            fields.push(figure);
        }
    }

    /// A field with its unit. Only its noun is part of it, so the rest of a whole unit follows as parts of their own.
    fn field(&self, subject: &Subject<'_>, figure: FigureId, written: Written) -> Result<Vec<Part>, String> {
        if written.decimals.is_some() {
            let typed = subject.term().map(|term| subject.words().number(term, None)).unwrap_or_default();
            return Err(format!("the first mention of {} is a field, which shows every digit. Write {typed}.", subject.name));
        }
        let mut parts = vec![Part::Field { figure, noun: written.form != Form::Number }];
        if written.form == Form::Full {
            let rest = self.rest_of_unit(figure);
            parts.extend(
                rest.ok_or_else(|| format!("the first mention of {} is a field, and its unit's end could not follow. Leave it out here.", subject.name))?,
            );
        }
        Ok(parts)
    }

    /// What follows the noun in a whole unit: " per 100 children", as parts.
    fn rest_of_unit(&self, figure: FigureId) -> Option<Vec<Part>> {
        use counted_core::words::{Key, grouped};
        let words = self.story.words();
        let UnitRef::Per { per, by, .. } = self.story.figure(figure)?.unit else { return None };
        let template = words.get(if per == 1 { Key::UnitPerOne } else { Key::UnitPer });
        let per_text = grouped(&per.to_string());
        let rest = template.strip_prefix("{of}")?.replace("{n}", &per_text);
        let (before, after) = rest.split_once("{by}")?;
        let class = if per == 1 { Class::One } else { words.plural_rule().class(&per_text) };
        let by = match by {
            NounRef::Of(of) if class == Class::Other => Part::Noun(of),
            NounRef::Of(of) => {
                let other = self.story.figure(of)?;
                // The singular cannot follow an alternative that counts something else.
                if other.alternatives.iter().any(|taken| taken.noun.is_some()) {
                    return None;
                }
                Part::Words(words.nouns(&self.report.now(of.cell())?.nouns(), class))
            }
            NounRef::Noun(noun) => Part::Words(words.noun(noun, class).to_owned()),
        };
        let mut parts = Vec::new();
        [Part::Words(before.to_owned()), by, Part::Words(after.to_owned())].into_iter().for_each(|part| push(&mut parts, part));
        Some(parts)
    }

    fn what_if(&mut self, href: &str, text: &[Inline], words: String) -> Result<Part, String> {
        let sets = whatif::sets(self.story, href)?;
        match whatif::unset(self.story, text, &sets).first() {
            Some(numeral) => Err(format!("{numeral} is not among what {href} sets. Set it, or take it out of the link's words.")),
            None => Ok(Part::WhatIf { words, sets }),
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
