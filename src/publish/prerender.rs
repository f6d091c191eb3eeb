//! A compiled story as pages: the app's own components, rendered to text, with the story they were rendered from.

use std::fmt::Write as _;
use std::path::PathBuf;

use counted_core::document::Kind;
use counted_core::{ColumnId, Document, FigureId, Scenario, Story, kinds, report, wire};

use crate::author::CompiledStory;
use crate::shell::Shell;

/// Every page of a story in all its languages, the first of which stands at the top: each page's path below the output
/// folder, and its text.
///
/// # Errors
/// When a story is none, or the shell cannot be filled.
pub fn pages(stories: &[CompiledStory], shell: &Shell) -> Result<Vec<(PathBuf, String)>, String> {
    let languages: Vec<&str> = stories.iter().map(|story| story.language.as_str()).collect();
    stories.iter().map(|story| page(story, &languages, shell)).collect()
}

fn page(compiled: &CompiledStory, languages: &[&str], shell: &Shell) -> Result<(PathBuf, String), String> {
    let text = wire::to_text(&slim(&compiled.document)?);
    // What the page will read, so that it cannot be refused there.
    let story = wire::from_text(&text).and_then(Story::open).map_err(|error| error.to_string())?;
    let at_top = languages.first() == Some(&compiled.language.as_str());
    let path = if at_top { PathBuf::from("index.html") } else { PathBuf::from(&compiled.language).join("index.html") };
    let head = head(&story, languages, at_top);
    let body = format!("{}\n<script type=\"application/json\" data-story>{text}</script>", rendered(story)?);
    let text = shell.fill(&path, &compiled.language, &head, &body).map_err(|error| error.to_string())?;
    Ok((path, text))
}

/// The document without what no panel of the page shows: such a figure may still be set by a link, so its label, values
/// and domain stay; its notes and its quotations do not. Every place can become a row, so that all of them are shown.
fn slim(document: &Document) -> Result<Document, String> {
    let story = Story::open(document.clone()).map_err(|error| error.to_string())?;
    let mut slim = document.clone();
    let mut shown: Vec<FigureId> = document.panels.iter().flat_map(|panel| kinds::figures(&panel.kind)).collect();
    let mut columns: Vec<ColumnId> = Vec::new();
    for panel in &document.panels {
        if let Kind::Places(kind) = &panel.kind {
            shown.extend(story.places().flat_map(|(place, _)| kind.figures_of(&story, place)));
            columns.extend([Some(kind.count), kind.recent, Some(kind.base)].into_iter().flatten());
        }
    }
    for (place, figure) in slim.figures.iter_mut().enumerate() {
        if FigureId::at(place).is_none_or(|id| !shown.contains(&id)) {
            figure.note.clear();
            figure.said_by = None;
            figure.sources.clear();
            figure.alternatives.iter_mut().for_each(|other| {
                other.note.clear();
                other.sources.clear();
            });
        }
    }
    for (place, column) in slim.gazetteer.columns.iter_mut().enumerate() {
        if ColumnId::at(place).is_none_or(|id| !columns.contains(&id)) {
            column.note.clear();
            column.said_by = None;
            column.sources.clear();
        }
    }
    Ok(slim)
}

/// The components' own HTML.
fn rendered(story: Story) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| format!("The pages cannot be rendered: {error}."))?;
    Ok(tokio::task::LocalSet::new().block_on(&runtime, counted::ui::prerender(story)))
}

/// What a page's head says of its story.
fn head(story: &Story, languages: &[&str], at_top: bool) -> String {
    let front = &story.document().front;
    let report = report(story, &Scenario::default());
    let about = front.standfirst.first().map(|paragraph| counted_core::prose::plain(&report.paragraph(story, paragraph))).unwrap_or_default();
    let mut head = format!("<title>{}</title>\n<meta name=\"description\" content=\"{}\">", escaped(&front.title), escaped(&about));
    if languages.len() > 1 {
        for (place, language) in languages.iter().enumerate() {
            let href = match (place, at_top) {
                (0, true) => "./".to_owned(),
                (0, false) => "../".to_owned(),
                (_, true) => format!("./{language}/"),
                (_, false) => format!("../{language}/"),
            };
            // Writing to a String cannot fail.
            let _ = write!(head, "\n<link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\">");
        }
    }
    head
}

/// Text as it may stand in HTML, in and outside attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
