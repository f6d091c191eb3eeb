//! Compiling a story's folder: its numbers from story.toml and places.csv, its words from one file for each language, and the proof
//! that they agree.
//!
//! [`outline`] and what it calls read story.toml; [`places`] reads places.csv, whose values [`columns`] and [`cells`] join to it.
//! [`markdown`] and [`headings`] sort a words file; [`prose`], [`choice`] and [`whatif`] turn its sentences into parts, recomputing
//! every number with the engine. `docs/writing-a-story.md` is the format.

mod cells;
mod choice;
mod columns;
mod date;
mod facts;
mod figures;
mod headings;
mod language;
mod markdown;
mod nouns;
mod number;
mod numbers;
mod outline;
mod panels;
mod places;
mod problem;
mod prose;
mod selected;
mod sheet;
mod toml;
mod units;
mod whatif;
mod words;

use std::fs;
use std::path::Path;

use counted_core::{Document, wire};

pub use problem::{Problem, Problems};
pub use sheet::sheet;

use outline::{Named, Outline};

/// A story in one language, checked and ready for its pages.
#[derive(Clone, Debug)]
pub struct CompiledStory {
    /// The language of its words, as in HTML's `lang`.
    pub language: String,
    /// The story as pages carry it.
    pub document: Document,
    /// The rows of each panel's choices, at the figures that reach them.
    proofs: Vec<Vec<choice::Proof>>,
}

impl CompiledStory {
    /// The document as it stands in a page.
    #[must_use]
    pub fn json(&self) -> String {
        wire::to_text(&self.document)
    }
}

/// Compiles the story in `folder`, one result for each of its languages, with the engine's words from `words`.
///
/// # Errors
/// Everything that does not hold, in the order of files and lines.
pub fn compile(folder: &Path, words: &Path) -> Result<Vec<CompiledStory>, Problems> {
    let outline = outline(folder).map_err(Problems)?;
    let mut problems = Vec::new();
    let mut compiled = Vec::new();
    let mut optional: Vec<(String, Vec<(String, usize)>)> = Vec::new();
    for language in &outline.languages {
        let text = match words_file(folder, language) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        match words::read(words, &language.name) {
            Ok(engine) => {
                let read = language::read(&text, &language.name, &outline, engine);
                problems.extend(read.problems);
                optional.push((language.name.clone(), read.optional));
                let story = |spoken: language::Spoken| CompiledStory { language: language.name.clone(), document: spoken.document, proofs: spoken.proofs };
                compiled.extend(read.spoken.map(story));
            }
            Err(found) => problems.extend(found),
        }
    }
    problems.extend(lacking(&optional));
    if problems.is_empty() { Ok(compiled) } else { Err(Problems(problems)) }
}

fn outline(folder: &Path) -> Result<Outline, Vec<Problem>> {
    let id = folder.canonicalize().ok().and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned())).unwrap_or_default();
    let missing = |_| {
        let message = format!("{} has no story.toml. Name the folder of a story.", folder.display());
        vec![Problem { file: "story.toml".to_owned(), line: 1, message }]
    };
    let text = fs::read_to_string(folder.join("story.toml")).map_err(missing)?;
    let places = folder.join(places::FILE);
    let unread = |error| {
        let message = format!("this file cannot be read: {error}. Save it as plain text, in UTF-8.");
        vec![Problem { file: places::FILE.to_owned(), line: 1, message }]
    };
    let places = if places.exists() { Some(fs::read_to_string(places).map_err(unread)?) } else { None };
    outline::read(&text, places.as_deref(), &id)
}

fn words_file(folder: &Path, language: &Named) -> Result<String, Problem> {
    let name = format!("{}.md", language.name);
    fs::read_to_string(folder.join(&name)).map_err(|_| Problem {
        file: "story.toml".to_owned(),
        line: language.line,
        message: format!("there is no {name}. Write it, or take `{}` out of `languages`.", language.name),
    })
}

/// What one language says of the things that need no words, and another does not.
fn lacking(languages: &[(String, Vec<(String, usize)>)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (language, ids) in languages {
        for (other, others) in languages {
            for (id, line) in others.iter().filter(|(id, _)| !ids.iter().any(|(mine, _)| mine == id)) {
                let message = format!("`{id}` has no heading, and {other}.md has one on line {line}. Add it here, or take it out there.");
                let problem = Problem { file: format!("{language}.md"), line: 1, message };
                if !problems.iter().any(|known: &Problem| known.file == problem.file && known.message.starts_with(&format!("`{id}` "))) {
                    problems.push(problem);
                }
            }
        }
    }
    problems
}
