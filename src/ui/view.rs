//! What there is to show: the scenario, every number, what stands half-typed in fields, and what is to be said about how a
//! reader arrived. Computed once for each action and shared.

use std::rc::Rc;

use counted_core::entry::EntryError;
use counted_core::link::Ignored;
use counted_core::{FigureId, NotAPlace, OwnPlace, Report, Row, Scenario, Story};

/// What became of copying the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// Nothing was asked for.
    #[default]
    No,
    /// It is on the clipboard.
    Done,
    /// The clipboard is denied: here it is.
    ByHand(String),
}

/// What stands in a field while it is being typed in, or since it was left with something wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What was typed, as typed.
    pub text: String,
    /// What is wrong with it.
    pub error: Option<EntryError>,
    /// How many characters the field held before: it keeps that width until the draft is committed.
    pub wide: usize,
}

/// The drafts of all fields: a handful.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts(Vec<(FigureId, Draft)>);

impl Drafts {
    /// What stands half-typed in a figure's field.
    #[must_use]
    pub fn get(&self, figure: FigureId) -> Option<&Draft> {
        self.0.iter().find(|(other, _)| *other == figure).map(|(_, draft)| draft)
    }

    /// Whether every field shows the value in force.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, figure: FigureId, draft: Draft) {
        self.remove(figure);
        self.0.push((figure, draft));
    }

    pub(super) fn remove(&mut self, figure: FigureId) {
        self.0.retain(|(other, _)| *other != figure);
    }

    pub(super) fn retain(&mut self, keep: impl Fn(FigureId, &Draft) -> bool) {
        self.0.retain(|(figure, draft)| keep(*figure, draft));
    }
}

/// A place of the reader's own, as it stands in its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnForm {
    /// Its name, as typed.
    pub name: String,
    /// Its count, as typed.
    pub count: String,
    /// Of how many, as typed.
    pub base: String,
    /// What is wrong with it, since it was last handed in.
    pub error: Option<NotAPlace>,
}

/// What a chapter of places shows beside its figures, and no link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The row whose results are told in words, where the reader chose one.
    pub about: Option<Row>,
    /// The place that is being typed.
    pub own: OwnForm,
}

/// Everything the page shows, computed once for each action and shared.
#[derive(Clone, Debug)]
pub struct View {
    /// The story.
    pub story: Rc<Story>,
    /// What differs from it.
    pub scenario: Scenario,
    /// Every number.
    pub report: Rc<Report>,
    /// What stands half-typed.
    pub drafts: Drafts,
    /// Whether there is a step to take back.
    pub can_undo: bool,
    /// Whether there is one to take again.
    pub can_redo: bool,
    /// The figures that a link changed, until that is dismissed.
    pub arrival: Vec<FigureId>,
    /// The places of the reader's own that a link brought, by panel, until that is dismissed.
    pub brought: Vec<(usize, OwnPlace)>,
    /// What was ignored in the link, until that is dismissed.
    pub ignored: Vec<Ignored>,
    /// The last visit's figures, while they are on offer.
    pub offer: Option<Scenario>,
    /// What became of copying the address.
    pub copied: Copied,
    /// What each panel of places shows beside its figures, where that is not what it starts with.
    pub asides: Vec<(usize, Aside)>,
    /// Whether no field is being typed in and no slider dragged: scales may shrink.
    pub settled: bool,
}

impl View {
    /// What a panel of places shows beside its figures.
    #[must_use]
    pub fn aside(&self, panel: usize) -> Aside {
        self.asides.iter().find(|(other, _)| *other == panel).map(|(_, aside)| aside.clone()).unwrap_or_default()
    }

    /// The list of what a link changed has been read.
    pub(super) fn dismiss(&mut self) {
        self.arrival.clear();
        self.brought.clear();
    }

    pub(super) fn beside(&mut self, panel: usize, change: impl FnOnce(&mut Aside)) {
        let mut aside = self.aside(panel);
        change(&mut aside);
        self.asides.retain(|(other, _)| *other != panel);
        self.asides.push((panel, aside));
    }

    /// What the field of a figure shows: what is being typed, or the value in force.
    #[must_use]
    pub fn field(&self, figure: FigureId) -> String {
        self.drafts.get(figure).map_or_else(|| self.committed(figure), |draft| draft.text.clone())
    }

    /// The value in force as a field shows it.
    #[must_use]
    pub fn committed(&self, figure: FigureId) -> String {
        let amount = self.scenario.amount(&self.story, figure);
        self.story.words().in_field(amount, &self.scenario.unit(&self.story, figure))
    }

    /// How many characters the field of a figure has room for: what it holds, or held before someone began to type.
    #[must_use]
    pub fn wide(&self, figure: FigureId) -> usize {
        self.drafts.get(figure).map_or_else(|| self.committed(figure).chars().count(), |draft| draft.wide)
    }

    /// What is wrong with what stands in a figure's field.
    #[must_use]
    pub fn error(&self, figure: FigureId) -> Option<EntryError> {
        self.drafts.get(figure)?.error
    }

    /// Whether a figure differs from the story.
    #[must_use]
    pub fn is_edited(&self, figure: FigureId) -> bool {
        self.scenario.change(figure).is_some()
    }

    /// Whether nothing differs from what the story shows.
    #[must_use]
    pub fn is_the_story(&self) -> bool {
        self.scenario.is_the_story()
    }

    /// How many figures differ from the story.
    #[must_use]
    pub fn edits(&self) -> usize {
        self.scenario.edits()
    }
}
