//! The only state there is: what differs from the story. Everything else is a function of it.

use crate::document::{Alternative, Edge, Span};
use crate::selection::Selection;
use crate::term::{Period, Reason, Term, Value};
use crate::{Amount, Bound, Day, FigureId, NounRef, Nouns, Story, Unit, UnitRef};

/// What a reader did to one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Typed a value, or moved the slider to it. A typed number is exact, whatever the story's was.
    Typed(Amount),
    /// Took a documented alternative, with its unit and period.
    Taken(String),
}

/// What differs from the story.
///
/// ```
/// # use counted_core::{Change, Scenario, samples};
/// let story = samples::cases();
/// let victims = story.figure_id("victims").unwrap();
/// let scenario = Scenario::default().with(&story, victims, Change::Typed("500".parse().unwrap()));
/// assert!(scenario.is_edited());
/// // Typing the story's own value leaves nothing to tell.
/// assert!(!scenario.with(&story, victims, Change::Typed("432".parse().unwrap())).is_edited());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// In the story's order, each figure once: a handful, so a list beats a tree in bytes and in time.
    changes: Vec<(FigureId, Change)>,
    /// By the place of their panel, in order: only those that differ from what the story shows.
    selections: Vec<(usize, Selection)>,
}

impl Scenario {
    /// The scenario with one more change. A change to the story's own value, or one that the figure cannot hold, is none.
    #[must_use]
    pub fn with(&self, story: &Story, id: FigureId, change: Change) -> Self {
        let Some(figure) = story.figure(id) else { return self.clone() };
        let valid = match &change {
            Change::Typed(amount) => figure.domain.check(*amount).is_ok(),
            Change::Taken(name) => figure.alternatives.iter().any(|other| other.id == *name),
        };
        if change == Change::Typed(figure.value) {
            return self.without(id);
        }
        if !valid {
            return self.clone();
        }
        let mut next = self.without(id);
        let place = next.changes.iter().take_while(|(other, _)| *other < id).count();
        next.changes.insert(place, (id, change));
        next
    }

    /// The scenario with that figure back at the story's value.
    #[must_use]
    pub fn without(&self, id: FigureId) -> Self {
        Self { changes: self.changes.iter().filter(|(other, _)| *other != id).cloned().collect(), selections: self.selections.clone() }
    }

    /// What is seen of a panel of places; nothing of panels of other kinds.
    #[must_use]
    pub fn selection(&self, story: &Story, panel: usize) -> Option<Selection> {
        let chosen = self.selections.iter().find(|(other, _)| *other == panel).map(|(_, selection)| selection.clone());
        chosen.or_else(|| story.shown_of(panel))
    }

    /// The scenario with another selection of a panel. One that a story shows anyway is no difference.
    #[must_use]
    pub fn choosing(&self, story: &Story, panel: usize, selection: Selection) -> Self {
        let Some(shown) = story.shown_of(panel) else { return self.clone() };
        let mut next = self.clone();
        next.selections.retain(|(other, _)| *other != panel);
        if selection != shown {
            let place = next.selections.iter().take_while(|(other, _)| *other < panel).count();
            next.selections.insert(place, (panel, selection));
        }
        next
    }

    /// Every selection that differs from what the story shows.
    pub fn selections(&self) -> impl ExactSizeIterator<Item = (usize, &Selection)> {
        self.selections.iter().map(|(panel, selection)| (*panel, selection))
    }

    /// The story's figures, seen in the same way: what "was" compares with. Places of the reader's own are figures too.
    #[must_use]
    pub(crate) fn unedited(&self) -> Self {
        let mut next = Self { changes: Vec::new(), selections: self.selections.clone() };
        next.selections.iter_mut().for_each(|(_, selection)| selection.own.clear());
        next
    }

    /// Whether any number differs from the story: figures, or places of the reader's own.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.edits() > 0
    }

    /// How many numbers differ from the story.
    #[must_use]
    pub fn edits(&self) -> usize {
        self.changes.len() + self.selections.iter().map(|(_, selection)| selection.own.len()).sum::<usize>()
    }

    /// Whether it is the story and nothing else, seen as the story shows it.
    #[must_use]
    pub fn is_the_story(&self) -> bool {
        self.changes.is_empty() && self.selections.is_empty()
    }

    /// What was done to that figure, if anything.
    #[must_use]
    pub fn change(&self, id: FigureId) -> Option<&Change> {
        self.changes.iter().find(|(other, _)| *other == id).map(|(_, change)| change)
    }

    /// Every change, in the story's order.
    pub fn changes(&self) -> impl ExactSizeIterator<Item = (FigureId, &Change)> {
        self.changes.iter().map(|(id, change)| (*id, change))
    }

    /// The value in force.
    #[must_use]
    pub fn amount(&self, story: &Story, id: FigureId) -> Amount {
        match (self.change(id), story.figure(id)) {
            (Some(Change::Typed(amount)), _) => *amount,
            (_, Some(figure)) => self.alternative(story, id).map_or(figure.value, |taken| taken.value),
            (_, None) => Amount::NotStated,
        }
    }

    /// The alternative in force, if one was taken.
    #[must_use]
    pub fn alternative<'a>(&self, story: &'a Story, id: FigureId) -> Option<&'a Alternative> {
        match self.change(id) {
            Some(Change::Taken(name)) => story.figure(id)?.alternatives.iter().find(|other| other.id == *name),
            _ => None,
        }
    }

    /// The figure in force, as a term to compute with.
    #[must_use]
    pub fn term(&self, story: &Story, id: FigureId) -> Term {
        let (value, bound) = match self.amount(story, id) {
            Amount::NotStated => (Err(Reason::NotStated), Bound::Exact),
            Amount::Number(number, bound) => (Ok(Value::Exact(number)), bound),
            Amount::Day(day) => (Ok(Value::Day(day)), Bound::Exact),
        };
        Term::of_figure(id, value, bound, self.unit(story, id), self.period(story, id))
    }

    /// The unit in force.
    #[must_use]
    pub fn unit(&self, story: &Story, id: FigureId) -> Unit {
        match story.figure(id).map(|figure| figure.unit) {
            Some(UnitRef::Count(noun)) => {
                Unit::Count(self.alternative(story, id).and_then(|taken| taken.noun).map_or_else(|| self.nouns(story, noun), Nouns::one))
            }
            Some(UnitRef::Per { of, per, by }) => Unit::Per { of: self.nouns(story, of), per, by: self.nouns(story, by) },
            Some(UnitRef::Year) => Unit::Year,
            Some(UnitRef::Day) => Unit::Day,
            Some(UnitRef::Percent) | None => Unit::Percent,
        }
    }

    fn nouns(&self, story: &Story, noun: NounRef) -> Nouns {
        match noun {
            NounRef::Noun(noun) => Nouns::one(noun),
            // A checked story refers only to figures that name their noun, so this goes one step and no further.
            NounRef::Of(figure) => match (self.alternative(story, figure).and_then(|taken| taken.noun), story.figure(figure).map(|figure| figure.unit)) {
                (Some(noun), _) | (None, Some(UnitRef::Count(NounRef::Noun(noun)))) => Nouns::one(noun),
                _ => Nouns::none(),
            },
        }
    }

    /// The period in force.
    #[must_use]
    pub fn period(&self, story: &Story, id: FigureId) -> Option<Period> {
        self.span(story, id).and_then(|span| self.resolve(story, span))
    }

    /// The period in force, as it was declared.
    #[must_use]
    pub fn span(&self, story: &Story, id: FigureId) -> Option<Span> {
        self.alternative(story, id).and_then(|taken| taken.period).or_else(|| story.figure(id)?.period)
    }

    /// The period from the start of the year, or the day, that one figure holds to the end of what another holds.
    #[must_use]
    pub(crate) fn between(&self, story: &Story, first: FigureId, last: FigureId) -> Option<Period> {
        self.resolve(story, Span { from: Edge::Figure(first), until: Edge::Figure(last) })
    }

    fn resolve(&self, story: &Story, span: Span) -> Option<Period> {
        Some(Period { from: self.edge(story, span.from, (1, 1))?, until: self.edge(story, span.until, (12, 31))? })
    }

    fn edge(&self, story: &Story, edge: Edge, (month, day): (i32, i32)) -> Option<Day> {
        match edge {
            Edge::Day(day) => Some(day),
            Edge::Figure(id) => match self.amount(story, id) {
                Amount::Day(day) => Some(day),
                Amount::Number(year, _) => Day::new(year.to_string().parse().ok()?, month, day).ok(),
                Amount::NotStated => None,
            },
        }
    }
}
