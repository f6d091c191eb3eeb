//! A checked story: every reference in it leads somewhere, every value is one its figure can hold.

use std::fmt;

use crate::document::{Document, FORMAT, Figure, Gazetteer, Kind, Panel, Place};
use crate::report::{ResultInfo, evaluate};
use crate::selection::Selection;
use crate::words::{Key, Words};
use crate::{Amount, CellId, ColumnId, Domain, FigureId, PlaceId, Scenario};

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

/// A checked story.
#[derive(Clone, Debug)]
pub struct Story {
    document: Document,
    words: Words,
    /// The document's, and after them those that it leaves to the columns of its gazetteer.
    figures: Vec<Figure>,
    /// The figures of the gazetteer, place by place, each in the order of the columns.
    of_places: Vec<FigureId>,
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
        let mut figures = document.figures.clone();
        let of_places = placed(&document.gazetteer, &words, &mut figures).ok_or_else(|| DocumentError::Broken("the story has too many figures".to_owned()))?;
        let mut story = Self { document, words, figures, of_places, results: Vec::new() };
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
        self.figures.get(id.place())
    }

    /// Every figure, in order.
    pub fn figures(&self) -> impl ExactSizeIterator<Item = (FigureId, &Figure)> {
        // The cells were counted when the story was opened, so that every place has an id.
        self.figures.iter().enumerate().map(|(place, figure)| (FigureId::at(place).unwrap_or_else(FigureId::first), figure))
    }

    /// The figure of that name.
    #[must_use]
    pub fn figure_id(&self, name: &str) -> Option<FigureId> {
        self.figures().find(|(_, figure)| figure.id == name).map(|(id, _)| id)
    }

    /// A place of the gazetteer.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        self.document.gazetteer.places.get(id.place())
    }

    /// Every place, in order.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.document.gazetteer.places.iter().enumerate().filter_map(|(at, place)| Some((PlaceId::at(at)?, place)))
    }

    /// A place's figure in a column.
    #[must_use]
    pub fn place_figure(&self, place: PlaceId, column: ColumnId) -> Option<FigureId> {
        let columns = self.document.gazetteer.columns.len();
        self.of_places.get(place.place() * columns + column.place()).copied()
    }

    /// What a story shows of a panel of places before anyone chooses.
    #[must_use]
    pub fn shown_of(&self, panel: usize) -> Option<Selection> {
        match &self.panel(panel)?.kind {
            Kind::Places(kind) => Some(Selection::of(kind)),
            Kind::PartsOfBase(_) => None,
        }
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
        let figures = self.figures.iter().map(|figure| figure.id.as_str());
        figures.chain(self.results.iter().map(|result| result.name.as_str()))
    }

    /// The name of a cell that stands in every report; those of rows that a reader added are the report's to know.
    #[must_use]
    pub fn cell_name(&self, id: CellId) -> &str {
        match self.figures.get(id.place()) {
            Some(figure) => &figure.id,
            None => self.result(id).map(|result| result.name.as_str()).unwrap_or_default(),
        }
    }

    /// The cells of a panel's results that stand in every report, in order.
    pub fn results_of(&self, panel: usize) -> impl Iterator<Item = CellId> {
        let first = self.figures.len();
        let results = self.results.iter().enumerate().filter(move |(_, result)| result.panel == panel);
        results.filter_map(move |(place, _)| CellId::at(first + place))
    }

    pub(crate) fn result(&self, id: CellId) -> Option<&ResultInfo> {
        self.results.get(id.place().checked_sub(self.figures.len())?)
    }

    /// How many results stand in every report.
    pub(crate) fn result_count(&self) -> usize {
        self.results.len()
    }

    /// The digits after the point that a cell of every report is shown with; none for figures, which are shown as typed.
    #[must_use]
    pub fn decimals_of(&self, id: CellId) -> Option<u8> {
        self.result(id).map(|result| result.decimals)
    }

    /// How many cells stand in every report.
    pub(crate) fn cell_count(&self) -> usize {
        self.figures.len() + self.results.len()
    }

    fn name_cells(&mut self) -> Result<(), String> {
        self.results = evaluate(self, &Scenario::default()).results;
        CellId::at(self.cell_count()).ok_or("the story has more than 65,535 cells")?;
        let twice = self.names().enumerate().find(|(place, name)| self.names().take(*place).any(|other| other == *name));
        if let Some((_, name)) = twice {
            return Err(format!("two cells are called `{name}`"));
        }
        Ok(())
    }
}

/// The figures of a gazetteer: those that are declared, and new ones for the rest. `None` when there are too many.
fn placed(gazetteer: &Gazetteer, words: &Words, figures: &mut Vec<Figure>) -> Option<Vec<FigureId>> {
    let declared = figures.len();
    let mut all = Vec::with_capacity(gazetteer.places.len() * gazetteer.columns.len());
    for place in &gazetteer.places {
        for (at, column) in gazetteer.columns.iter().enumerate() {
            let id = format!("{}_{}", place.code.to_ascii_lowercase(), column.id);
            let known = figures.iter().take(declared).position(|figure| figure.id == id);
            all.push(FigureId::at(known.unwrap_or(figures.len()))?);
            if known.is_some() {
                continue;
            }
            let value = place.values.get(at).copied().unwrap_or(Amount::NotStated);
            let stated = value != Amount::NotStated;
            let label = words.fill(Key::PlaceFigure, &[("place", &place.name), ("label", &column.label)]);
            figures.push(Figure {
                id,
                label,
                note: column.note.clone(),
                unit: column.unit,
                // What is blank can be filled in and cleared again; what is stated, only where the column says so.
                domain: Domain { not_stated: column.domain.not_stated || !stated, ..column.domain },
                value,
                period: column.period,
                said_by: column.said_by.clone().filter(|_| stated),
                status: column.status.filter(|_| stated),
                sources: if stated { column.sources.clone() } else { Vec::new() },
                slider: column.slider,
                alternatives: Vec::new(),
            });
        }
    }
    Some(all)
}
