//! TOML with line numbers, and numbers as they were typed.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use counted_core::{Day, Decimal};

use super::problem::{Lines, Sink, meant};

/// Reads a file; what cannot be read is reported, and the rest is still there.
pub(super) fn parse<'t>(text: &'t str, sink: &mut Sink) -> Spanned<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    // What follows the first error is mostly the first error again.
    if let Some(error) = errors.first() {
        let line = error.span().map_or(1, |span| lines.at(span.start));
        sink.add(line, format!("this is not TOML: {}. Mend this line and check again.", error.message().trim_end_matches('.')));
    }
    table
}

/// A table, which remembers what it was asked for so that unknown keys can be named.
pub(super) struct Table<'t> {
    /// What it is, as messages call it: "figure `victims`".
    pub(super) what: String,
    /// Where it starts.
    pub(super) line: usize,
    table: &'t DeTable<'t>,
    lines: &'t Lines,
    asked: Vec<&'static str>,
    refused: Vec<&'static str>,
}

/// A value in a table or a list.
#[derive(Clone)]
pub(super) struct Entry<'t> {
    /// What it is, as messages call it: "`slider` of figure `victims`".
    pub(super) what: String,
    /// Its key, or its place in the list.
    pub(super) key: String,
    /// Its line.
    pub(super) line: usize,
    value: &'t DeValue<'t>,
    lines: &'t Lines,
}

/// A value of a figure as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Number(Decimal),
    Day(Day),
    NotStated,
}

impl<'t> Table<'t> {
    pub(super) fn root(table: &'t DeTable<'t>, lines: &'t Lines) -> Self {
        Self { what: "story.toml".to_owned(), line: 1, table, lines, asked: Vec::new(), refused: Vec::new() }
    }

    /// The value of a key.
    pub(super) fn get(&mut self, key: &'static str) -> Option<Entry<'t>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.find(key)
    }

    /// The value of a key that has no place in such a table, and that whoever asks reports.
    pub(super) fn refused(&mut self, key: &'static str) -> Option<Entry<'t>> {
        self.refused.push(key);
        self.find(key)
    }

    fn find(&self, key: &'static str) -> Option<Entry<'t>> {
        let (name, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        let place = if matches!(value.get_ref(), DeValue::Table(_)) { name.span().start } else { value.span().start };
        let line = self.lines.at(place);
        Some(Entry { what: format!("`{key}` of {}", self.what), key: key.to_owned(), line, value: value.get_ref(), lines: self.lines })
    }

    /// The value of a key that must be there.
    pub(super) fn need(&mut self, key: &'static str, example: &str, sink: &mut Sink) -> Option<Entry<'t>> {
        let entry = self.get(key);
        if entry.is_none() {
            sink.add(self.line, format!("{} has no `{key}`. Add one, such as `{key} = {example}`.", self.what));
        }
        entry
    }

    /// Every entry, in the order of the file: for tables whose keys are names.
    pub(super) fn entries(&self) -> Vec<Entry<'t>> {
        let entry = |(name, value): (&'t Spanned<_>, &'t Spanned<DeValue<'t>>)| {
            let key: &::toml::de::DeString<'t> = name.get_ref();
            Entry { what: format!("`{key}`"), key: key.to_string(), line: self.lines.at(name.span().start), value: value.get_ref(), lines: self.lines }
        };
        self.table.iter().map(entry).collect()
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self, sink: &mut Sink) {
        let asked = |name: &str| self.asked.iter().chain(&self.refused).any(|asked| *asked == name);
        for (name, _) in self.table.iter().filter(|(name, _)| !asked(name.get_ref())) {
            let known: Vec<String> = self.asked.iter().map(|key| format!("`{key}`")).collect();
            let remedy = meant(name.get_ref(), self.asked.iter().copied(), &format!("Take it out; known are {}.", known.join(", ")));
            sink.add(self.lines.at(name.span().start), format!("{} has no key `{}`. {remedy}", self.what, name.get_ref()));
        }
    }
}

impl<'t> Entry<'t> {
    /// Reports that the value is not what it must be.
    pub(super) fn wrong<T>(&self, must: &str, example: &str, sink: &mut Sink) -> Option<T> {
        sink.add(self.line, format!("{} must be {must}. Write it as {example}.", self.what));
        None
    }

    pub(super) fn text(&self, sink: &mut Sink) -> Option<&'t str> {
        match self.value {
            DeValue::String(text) => Some(text),
            _ => self.wrong("a text", "\"text\", in quotes", sink),
        }
    }

    pub(super) fn flag(&self, sink: &mut Sink) -> Option<bool> {
        match self.value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.wrong("yes or no", "true or false", sink),
        }
    }

    /// A number with the digits as typed, quoted or not.
    pub(super) fn decimal(&self, sink: &mut Sink) -> Option<Decimal> {
        match self.typed() {
            Some(Typed::Number(number)) => Some(number),
            _ => self.wrong("a number", "432 or \"98.0\"", sink),
        }
    }

    /// How many.
    pub(super) fn count(&self, sink: &mut Sink) -> Option<usize> {
        match self.typed() {
            Some(Typed::Number(number)) if number.to_string().parse::<u16>().is_ok() => number.to_string().parse().ok(),
            _ => self.wrong("a whole number", "2", sink),
        }
    }

    /// A number, a date or "not stated".
    pub(super) fn amount(&self, sink: &mut Sink) -> Option<Typed> {
        self.typed().or_else(|| self.wrong("a number, a date or \"not stated\"", "432, \"98.0\", 2016-03-31 or \"not stated\"", sink))
    }

    /// A date.
    pub(super) fn day(&self, sink: &mut Sink) -> Option<Day> {
        match self.typed() {
            Some(Typed::Day(day)) => Some(day),
            _ => self.wrong("a date from 1900 to 2100", "2016-03-31", sink),
        }
    }

    /// The value as typed, where it is one; nothing is reported.
    pub(super) fn typed(&self) -> Option<Typed> {
        let number = |text: &str| text.replace('_', "").trim_start_matches('+').parse().ok().map(Typed::Number);
        match self.value {
            DeValue::Integer(whole) if whole.radix() == 10 => number(whole.as_str()),
            DeValue::Float(float) => number(float.as_str()),
            DeValue::String(text) if text == "not stated" => Some(Typed::NotStated),
            DeValue::String(text) => number(text),
            DeValue::Datetime(at) if at.time.is_none() && at.offset.is_none() => {
                let date = at.date?;
                Day::new(date.year.into(), date.month.into(), date.day.into()).ok().map(Typed::Day)
            }
            _ => None,
        }
    }

    /// The text, where it is one; nothing is reported.
    pub(super) fn quoted(&self) -> Option<&'t str> {
        self.value.as_str()
    }

    pub(super) fn list(&self, must: &str, example: &str, sink: &mut Sink) -> Option<Vec<Self>> {
        let DeValue::Array(list) = self.value else { return self.wrong(must, example, sink) };
        let entry = |(place, value): (usize, &'t Spanned<DeValue<'t>>)| Self {
            what: format!("entry {} of {}", place + 1, self.what),
            key: place.to_string(),
            line: self.lines.at(value.span().start),
            value: value.get_ref(),
            lines: self.lines,
        };
        Some(list.iter().enumerate().map(entry).collect())
    }

    /// The table, called `what` in messages.
    pub(super) fn table(&self, what: impl Into<String>, sink: &mut Sink) -> Option<Table<'t>> {
        let DeValue::Table(table) = self.value else { return self.wrong("a table", "`[name]` on a line of its own, with its keys beneath", sink) };
        Some(Table { what: what.into(), line: self.line, table, lines: self.lines, asked: Vec::new(), refused: Vec::new() })
    }
}
