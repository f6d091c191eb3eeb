//! Text as records of cells, each with its line: RFC 4180, and lenient where a reader could not tell what is wrong.

use std::iter::Peekable;
use std::str::Chars;

/// A record: its cells, and the line it starts in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    /// Whether it opens a quote that nothing closes. Then the next record starts in the next line.
    pub(super) is_open: bool,
}

impl Record {
    /// Whether nothing stands in it: spreadsheets write their empty rows too.
    pub(super) fn is_blank(&self) -> bool {
        !self.is_open && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The records of a text.
#[derive(Clone)]
pub(super) struct Records<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
    separator: char,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text.chars().peekable(), line: 1, separator: separator(text) }
    }

    /// The next character, with any end of a line as `\n`.
    fn letter(&mut self) -> Option<char> {
        let letter = self.rest.next()?;
        if !matches!(letter, '\n' | '\r') {
            return Some(letter);
        }
        if letter == '\r' {
            self.rest.next_if_eq(&'\n');
        }
        self.line += 1;
        Some('\n')
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.rest.peek()?;
        let line = self.line;
        let (mut cells, mut cell) = (Vec::new(), String::new());
        let (mut is_quoted, mut is_fresh) = (false, true);
        // What follows its first line, in case the quote in it is never closed.
        let mut after = None;
        while let Some(letter) = self.letter() {
            match letter {
                '"' if is_quoted => is_quoted = self.rest.next_if_eq(&'"').is_some_and(|_| push(&mut cell, '"')),
                '\n' if is_quoted => {
                    after.get_or_insert_with(|| self.clone());
                    cell.push('\n');
                }
                '\n' => break,
                '"' if is_fresh => is_quoted = true,
                _ if letter == self.separator && !is_quoted => {
                    cells.push(std::mem::take(&mut cell));
                    is_fresh = true;
                    continue;
                }
                _ => cell.push(letter),
            }
            // People put a space between a comma and a quote.
            is_fresh = is_fresh && letter == ' ';
        }
        cells.push(cell);
        if let Some(after) = after.filter(|_| is_quoted) {
            *self = after;
        }
        Some(Record { line, cells, is_open: is_quoted })
    }
}

fn push(cell: &mut String, letter: char) -> bool {
    cell.push(letter);
    true
}

/// A comma, a semicolon or a tab: whichever stands most often, outside quotes, in the first line that has any.
fn separator(text: &str) -> char {
    let signs = [',', ';', '\t'];
    let (mut counts, mut is_quoted) = ([0; 3], false);
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted && counts.iter().any(|count| *count > 0) => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().zip(signs).filter(|(_, sign)| *sign == letter).for_each(|(count, _)| *count += 1),
        }
    }
    let most = counts.into_iter().max().unwrap_or_default();
    counts.into_iter().zip(signs).find(|(count, _)| *count == most).map_or(',', |(_, sign)| sign)
}
