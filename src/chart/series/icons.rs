//! The icon array: as many dots as the base counts, and below them as many bars as each part counts.

use counted_core::document::{Form, Panel};
use counted_core::kinds::parts_of_base::PartsOfBase;
use counted_core::term::Term;
use counted_core::words::Key;
use counted_core::{CellId, FigureId, Report, Shown, Story};

use crate::axis::{Need, Needs};
use crate::pixels;

/// A count and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Its cell.
    pub cell: CellId,
    /// The count in force; none where it is not stated, and then its label says so.
    pub now: Option<u64>,
    /// The story's count; none where the story states none.
    pub story: Option<u64>,
    /// The count in words: "28 cases by federal prosecutors".
    pub label: String,
    /// The story's count in words, where the one in force differs.
    pub note: Option<String>,
}

impl Counted {
    /// Whether the reader changed it.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.note.is_some()
    }

    fn new(story: &Story, report: &Report, figure: FigureId, label: Option<String>) -> Self {
        let cell = figure.cell();
        let count = |term: &Term| term.number().map(pixels::count);
        let now = report.now(cell).and_then(count);
        let before = report.cell(cell).and_then(Shown::was).map_or(now, count);
        // The unit is said again only where it is another one: "story: 0 cases" beside "10 arrests".
        let unit = |term: &Term| report.now(cell).is_some_and(|now| now.unit() == term.unit());
        let form = if report.cell(cell).and_then(Shown::was).is_none_or(unit) { Form::Number } else { Form::Noun };
        let was = report.was_phrase(story, cell, None, form);
        Self {
            cell,
            now,
            story: before,
            label: label.filter(|label| !label.is_empty()).unwrap_or_else(|| report.phrase(story, cell, None, Form::Noun)),
            note: was.map(|value| story.words().fill(Key::ChartStory, &[("value", &value)])),
        }
    }

    fn need(&self) -> Need {
        let story = self.story.unwrap_or(0);
        Need { room: self.now.unwrap_or(0).max(story), story }
    }
}

/// How many of the base one case stands against.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its cell.
    pub cell: CellId,
    /// How many of the base.
    pub of_base: f64,
    /// The same in words: "15.4 children per case".
    pub text: String,
}

/// What the icon array shows.
#[derive(Clone, Debug, PartialEq)]
pub struct IconSeries {
    /// The dots.
    pub base: Counted,
    /// The bars.
    pub parts: Vec<Counted>,
    /// The bracket over the dots that one case stands against; none where that is undefined.
    pub span: Option<Span>,
    /// What stands before and after the number that each mark stands for, where that is not one.
    pub each: (String, String),
    /// What images begin with, where anything here differs from the story.
    pub edited: Option<String>,
}

impl IconSeries {
    /// Takes its counts and texts from the report's cells.
    #[must_use]
    pub fn new(story: &Story, report: &Report, panel: &Panel, kind: &PartsOfBase) -> Self {
        let words = story.words();
        let label = |place: usize| panel.parts.get(place).map(|label| report.plain(story, label));
        let base = Counted::new(story, report, kind.base, None);
        let parts: Vec<Counted> = kind.parts.iter().enumerate().map(|(place, (_, figure))| Counted::new(story, report, *figure, label(place))).collect();
        let span = story.cell(&format!("{}.base_per_event", panel.id)).and_then(|cell| {
            let of_base = report.now(cell)?.number()?;
            Some(Span { cell, of_base, text: report.phrase(story, cell, None, Form::Full) })
        });
        let is_edited = base.is_edited() || parts.iter().any(Counted::is_edited);
        Self { base, parts, span, each: words.around(Key::ChartIconsEach, "n"), edited: is_edited.then(|| words.get(Key::EditedPrefix).to_owned()) }
    }

    /// What a scale has to hold.
    #[must_use]
    pub fn needs(&self) -> Needs {
        Needs { base: self.base.need(), parts: self.parts.iter().map(Counted::need).collect() }
    }
}
