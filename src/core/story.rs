//! A checked story: every reference in it leads somewhere, every value is one its figure can hold.

use std::fmt;

use crate::document::{Document, Edge, FORMAT, Figure, Kind, Panel, Paragraph, Part, Passage, Span};
use crate::report::{Label, evaluate};
use crate::words::Words;
use crate::{Amount, CellId, Change, FigureId, NounRef, Scenario, UnitRef, kinds};

/// Why a document is no story this engine can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// It was written in another format.
    Format(u32),
    /// Something in it refers to nothing, or holds what it cannot.
    Broken(String),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(found) => write!(f, "the story is written in format {found}, and this page reads format {FORMAT}"),
            Self::Broken(what) => f.write_str(what),
        }
    }
}

/// What a story knows of one of its results.
#[derive(Clone, Debug)]
pub(crate) struct ResultInfo {
    pub(crate) name: String,
    pub(crate) panel: usize,
    pub(crate) decimals: u8,
    pub(crate) label: Label,
}

/// A checked story.
#[derive(Clone, Debug)]
pub struct Story {
    document: Document,
    words: Words,
    results: Vec<ResultInfo>,
}

impl Story {
    /// Checks a document.
    ///
    /// # Errors
    /// Says what is wrong with it, in English: a page falls back to its prerendered text then.
    pub fn open(document: Document) -> Result<Self, DocumentError> {
        if document.format != FORMAT {
            return Err(DocumentError::Format(document.format));
        }
        let words = Words::new(&document).map_err(DocumentError::Broken)?;
        let mut story = Self { document, words, results: Vec::new() };
        story.check_figures().map_err(DocumentError::Broken)?;
        story.name_cells().map_err(DocumentError::Broken)?;
        story.check_texts().map_err(DocumentError::Broken)?;
        Ok(story)
    }

    /// The document it was made from.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The engine's words and the story's nouns, in the story's language.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// A figure.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.document.figures.get(id.place())
    }

    /// Every figure, in order.
    pub fn figures(&self) -> impl Iterator<Item = (FigureId, &Figure)> {
        self.document.figures.iter().enumerate().filter_map(|(place, figure)| Some((FigureId::at(place)?, figure)))
    }

    /// The figure of that name.
    #[must_use]
    pub fn figure_id(&self, name: &str) -> Option<FigureId> {
        self.figures().find(|(_, figure)| figure.id == name).map(|(id, _)| id)
    }

    /// A panel, by its place.
    #[must_use]
    pub fn panel(&self, place: usize) -> Option<&Panel> {
        self.document.panels.get(place)
    }

    /// The cell of that name: a figure's id, or `panel.result`.
    #[must_use]
    pub fn cell(&self, name: &str) -> Option<CellId> {
        CellId::at(self.names().position(|other| other == name)?)
    }

    /// The names of all cells, in order.
    fn names(&self) -> impl Iterator<Item = &str> {
        let figures = self.document.figures.iter().map(|figure| figure.id.as_str());
        figures.chain(self.results.iter().map(|result| result.name.as_str()))
    }

    /// The name of a cell.
    #[must_use]
    pub fn cell_name(&self, id: CellId) -> &str {
        match self.document.figures.get(id.place()) {
            Some(figure) => &figure.id,
            None => self.result(id).map(|result| result.name.as_str()).unwrap_or_default(),
        }
    }

    /// The cells of a panel's results, in order.
    pub fn results_of(&self, panel: usize) -> impl Iterator<Item = CellId> {
        let first = self.document.figures.len();
        let results = self.results.iter().enumerate().filter(move |(_, result)| result.panel == panel);
        results.filter_map(move |(place, _)| CellId::at(first + place))
    }

    pub(crate) fn result(&self, id: CellId) -> Option<&ResultInfo> {
        self.results.get(id.place().checked_sub(self.document.figures.len())?)
    }

    /// The digits after the point that a cell is shown with; none for figures, which are shown as typed.
    #[must_use]
    pub fn decimals_of(&self, id: CellId) -> Option<u8> {
        self.decimals(id.place())
    }

    /// The same by place; none for figures, which are shown as typed.
    pub(crate) fn decimals(&self, place: usize) -> Option<u8> {
        self.result(CellId::at(place)?).map(|result| result.decimals)
    }

    fn name_cells(&mut self) -> Result<(), String> {
        let declared = evaluate(self, &Scenario::default());
        self.results = declared
            .into_iter()
            .map(|(panel, result)| ResultInfo {
                name: format!("{}.{}", self.document.panels.get(panel).map(|panel| panel.id.as_str()).unwrap_or_default(), result.id),
                panel,
                decimals: result.decimals,
                label: result.label,
            })
            .collect();
        CellId::at(self.names().count()).ok_or("the story has more than 65,535 cells")?;
        let twice = self.names().enumerate().find(|(place, name)| self.names().take(*place).any(|other| other == *name));
        if let Some((_, name)) = twice {
            return Err(format!("two cells are called `{name}`"));
        }
        Ok(())
    }

    fn check_figures(&self) -> Result<(), String> {
        for figure in &self.document.figures {
            let id = &figure.id;
            let holds = |amount: Amount| figure.domain.check(amount).is_ok();
            let mut amounts = std::iter::once(figure.value).chain(figure.alternatives.iter().map(|other| other.value));
            if !amounts.all(holds) {
                return Err(format!("`{id}` holds a value outside its domain"));
            }
            if let Some((low, high)) = figure.slider
                && !(holds(Amount::exactly(low)) && holds(Amount::exactly(high)) && low.compare(high).is_lt())
            {
                return Err(format!("the slider of `{id}` does not lie within its domain"));
            }
            let nouns = match figure.unit {
                UnitRef::Count(noun) => vec![noun],
                UnitRef::Per { of, by, .. } => vec![of, by],
                UnitRef::Percent | UnitRef::Year | UnitRef::Day => Vec::new(),
            };
            if !nouns.into_iter().all(|noun| self.has_noun(noun)) {
                return Err(format!("the unit of `{id}` refers to no noun"));
            }
            let taken = figure.alternatives.iter();
            if !taken.clone().all(|other| other.noun.is_none_or(|noun| self.has_noun(NounRef::Noun(noun)))) {
                return Err(format!("an alternative of `{id}` refers to no noun"));
            }
            let spans = figure.period.iter().chain(taken.clone().filter_map(|other| other.period.as_ref()));
            if !spans.copied().all(|span| self.has_span(span)) {
                return Err(format!("a period of `{id}` refers to no figure"));
            }
            let sources = figure.sources.iter().chain(taken.flat_map(|other| &other.sources));
            if !sources.copied().all(|source| source.place() < self.document.sources.len()) {
                return Err(format!("`{id}` refers to no source"));
            }
        }
        for panel in &self.document.panels {
            if !kinds::figures(&panel.kind).into_iter().all(|id| self.figure(id).is_some()) {
                return Err(format!("panel `{}` is bound to no figure", panel.id));
            }
            let Kind::PartsOfBase(kind) = &panel.kind;
            if kind.parts.is_empty() || kind.parts.len() != panel.parts.len() {
                return Err(format!("panel `{}` has no label for each of its parts", panel.id));
            }
        }
        Ok(())
    }

    fn has_noun(&self, noun: NounRef) -> bool {
        match noun {
            NounRef::Noun(noun) => noun.place() < self.document.nouns.len(),
            NounRef::Of(figure) => matches!(self.figure(figure).map(|figure| figure.unit), Some(UnitRef::Count(NounRef::Noun(_)))),
        }
    }

    fn has_span(&self, span: Span) -> bool {
        [span.from, span.until].into_iter().all(|edge| match edge {
            Edge::Day(_) => true,
            Edge::Figure(id) => matches!(self.figure(id).map(|figure| figure.unit), Some(UnitRef::Year | UnitRef::Day)),
        })
    }

    fn check_texts(&self) -> Result<(), String> {
        let document = &self.document;
        let figures = document.figures.iter().flat_map(|figure| figure.note.iter().chain(figure.alternatives.iter().flat_map(|other| &other.note)));
        let panels = document.panels.iter().flat_map(|panel| panel.text.iter().chain(panel.asides.iter().flat_map(|aside| &aside.text)));
        let front = document.front.standfirst.iter().chain(&document.front.content);
        let help = document.help.iter().flat_map(|help| &help.note);
        for paragraph in figures.chain(panels).chain(front).chain(help) {
            self.check_paragraph(paragraph)?;
        }
        for panel in &document.panels {
            panel.parts.iter().chain(panel.caveats.iter().map(|(_, text)| text)).try_for_each(|parts| self.check_parts(parts))?;
        }
        Ok(())
    }

    fn check_paragraph(&self, paragraph: &Paragraph) -> Result<(), String> {
        for passage in &paragraph.0 {
            match passage {
                Passage::Always(parts) => self.check_parts(parts)?,
                Passage::Choice(choice) => {
                    self.check_cell(choice.of)?;
                    choice.rows.iter().try_for_each(|row| self.check_parts(&row.text))?;
                }
            }
        }
        Ok(())
    }

    fn check_parts(&self, parts: &[Part]) -> Result<(), String> {
        for part in parts {
            match part {
                Part::Words(_) => {}
                Part::Strong(parts) => self.check_parts(parts)?,
                Part::Field { figure, .. } | Part::Date { of: figure, .. } | Part::Noun(figure) => self.check_cell(figure.cell())?,
                Part::Shown { of, .. } => self.check_cell(*of)?,
                Part::WhatIf { sets, .. } => sets.iter().try_for_each(|(figure, change)| self.check_change(*figure, change))?,
                // Nothing else could be followed from a story that someone opens from their disk.
                Part::Link { href, .. } if href.starts_with("https://") || href.starts_with('#') => {}
                Part::Link { href, .. } => return Err(format!("a link leads to `{href}`, which is no https address")),
            }
        }
        Ok(())
    }

    fn check_cell(&self, id: CellId) -> Result<(), String> {
        if id.place() < self.names().count() { Ok(()) } else { Err("a sentence refers to no cell".to_owned()) }
    }

    fn check_change(&self, id: FigureId, change: &Change) -> Result<(), String> {
        let valid = self.figure(id).is_some_and(|figure| match change {
            Change::Typed(amount) => figure.domain.check(*amount).is_ok(),
            Change::Taken(name) => figure.alternatives.iter().any(|other| other.id == *name),
        });
        if valid { Ok(()) } else { Err("a what-if sets what a figure cannot hold".to_owned()) }
    }
}
