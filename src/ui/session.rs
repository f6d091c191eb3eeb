//! What a reader does, and what the page has to show then. Pure: the page's edges carry out what follows from it.

use std::rc::Rc;

use counted_core::words::PluralRule;
use counted_core::{
    Amount, Change, Decimal, Domain, FigureId, Gesture, History, NotAPlace, OwnPlace, Row, Scenario, Selection, Shape, Story, entry, link, report, report_after,
};

use super::view::{Copied, Draft, Drafts, OwnForm, View};

/// Something a reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Went into a field.
    Enter(FigureId),
    /// Typed in it: this is what it holds now.
    Type(FigureId, String),
    /// Stepped it up or down by so much.
    Step(FigureId, i32),
    /// Left it, or pressed Enter.
    Commit(FigureId),
    /// Pressed Escape: what it held on entry is back.
    Escape(FigureId),
    /// Moved its slider.
    Slide(FigureId, String),
    /// Let go of a slider.
    Release,
    /// Took a value from a source card.
    Apply(Vec<(FigureId, Change)>),
    /// Followed a "what if", which sets what this fragment says.
    WhatIf(String),
    /// Chose what is seen of a panel of places.
    Select(usize, Selection),
    /// Chose the row of a panel of places whose results are told in words.
    About(usize, Option<Row>),
    /// Typed in the form of a place of one's own: this is what it holds now.
    TypeOwn(usize, OwnForm),
    /// Handed that form in.
    AddOwn(usize),
    /// Put one figure back to the story's value.
    Story(FigureId),
    /// Put every figure back.
    Reset,
    /// Took a step back.
    Undo,
    /// Took it again.
    Redo,
    /// The address changed to this fragment.
    Arrive(String),
    /// Dismissed the list of figures that a link changed.
    Keep,
    /// Dismissed the notice of what was ignored in a link.
    CloseNotice,
    /// Took up the last visit's figures, or did not.
    Restore(bool),
    /// The address was copied, or has to be copied by hand.
    Copied(Copied),
}

/// What a field held when it was entered.
#[derive(Clone, Debug)]
struct Held {
    figure: FigureId,
    change: Option<Change>,
    draft: Option<Draft>,
}

/// The state behind the page.
#[derive(Debug)]
pub struct Session {
    history: History,
    view: Rc<View>,
    held: Option<Held>,
}

impl Session {
    /// A session that starts at a fragment. Without one, the last visit's fragment is offered.
    #[must_use]
    pub fn new(story: Rc<Story>, fragment: &str, last: Option<&str>) -> Self {
        let arrived = link::read(&story, fragment);
        let offer = last.map(|last| link::read(&story, last).scenario).filter(|last| !last.is_the_story() && fragment.is_empty());
        let arrival = arrived.scenario.changes().map(|(figure, _)| figure).collect();
        let report = Rc::new(report(&story, &arrived.scenario));
        let view = View {
            story,
            scenario: arrived.scenario.clone(),
            report,
            drafts: Drafts::default(),
            can_undo: false,
            can_redo: false,
            arrival,
            brought: brought(&arrived.scenario),
            ignored: arrived.ignored,
            offer,
            copied: Copied::No,
            asides: Vec::new(),
            settled: true,
        };
        Self { history: History::starting(arrived.scenario), view: Rc::new(view), held: None }
    }

    /// What there is to show.
    #[must_use]
    pub fn view(&self) -> Rc<View> {
        self.view.clone()
    }

    /// Carries out an action and computes what there is to show then.
    pub fn act(&mut self, action: Action) -> Rc<View> {
        let mut next = View::clone(&self.view);
        next.copied = Copied::No;
        self.carry_out(action, &mut next);
        next.scenario = self.history.now().clone();
        next.can_undo = self.history.can_undo();
        next.can_redo = self.history.can_redo();
        if next.scenario != self.view.scenario {
            next.report = Rc::new(report_after(&next.story, &next.scenario, &self.view.report));
            // Whoever has begun anew has no use for the last visit's figures.
            next.offer = None;
        }
        self.view = Rc::new(next);
        self.view()
    }

    fn carry_out(&mut self, action: Action, next: &mut View) {
        match action {
            Action::Enter(figure) => {
                // A field that is entered anew in the middle of typing, as when the page is taken over, was not left.
                let midway = self.held.as_ref().is_some_and(|held| held.figure == figure) && next.drafts.get(figure).is_some_and(|draft| draft.error.is_none());
                if !midway {
                    self.hold(figure, next);
                }
            }
            Action::Type(figure, text) => self.type_in(figure, text, next),
            Action::Step(figure, by) => {
                if let Some(amount) = self.stepped(figure, by) {
                    next.drafts.remove(figure);
                    self.set(figure, Change::Typed(amount), next);
                }
            }
            Action::Commit(figure) => {
                self.history.end();
                next.drafts.retain(|id, draft| id != figure || draft.error.is_some());
                next.settled = true;
                self.hold(figure, next);
            }
            Action::Escape(figure) => self.give_back(figure, next),
            Action::Slide(figure, text) => {
                if let Ok(number) = text.parse::<Decimal>() {
                    next.drafts.remove(figure);
                    self.set(figure, Change::Typed(Amount::exactly(number)), next);
                }
            }
            Action::Release => {
                self.history.end();
                next.settled = true;
            }
            Action::Apply(sets) => {
                let scenario = sets.into_iter().fold(self.history.now().clone(), |scenario, (figure, change)| {
                    next.drafts.remove(figure);
                    scenario.with(&next.story, figure, change)
                });
                self.put(scenario, next);
            }
            Action::WhatIf(fragment) => {
                let now = self.history.now();
                let scenario = link::merge(&next.story, now, &fragment);
                next.drafts.retain(|figure, _| now.change(figure) == scenario.change(figure));
                self.put(scenario, next);
            }
            Action::Select(panel, selection) => {
                let scenario = self.history.now().choosing(&next.story, panel, selection);
                self.put(scenario, next);
            }
            Action::About(panel, row) => next.beside(panel, |aside| aside.about = row),
            Action::TypeOwn(panel, form) => next.beside(panel, |aside| aside.own = form),
            Action::AddOwn(panel) => self.add_own(panel, next),
            Action::Story(figure) => {
                next.drafts.remove(figure);
                self.put(self.history.now().without(figure), next);
            }
            Action::Reset => {
                next.drafts = Drafts::default();
                next.dismiss();
                self.put(Scenario::default(), next);
            }
            Action::Undo => self.travel(History::undo, next),
            Action::Redo => self.travel(History::redo, next),
            Action::Arrive(fragment) => {
                let arrived = link::read(&next.story, &fragment);
                next.drafts = Drafts::default();
                next.arrival = arrived.scenario.changes().map(|(figure, _)| figure).collect();
                next.brought = brought(&arrived.scenario);
                next.ignored = arrived.ignored;
                self.put(arrived.scenario, next);
            }
            Action::Keep => next.dismiss(),
            Action::CloseNotice => next.ignored.clear(),
            Action::Restore(wanted) => {
                if let Some(last) = next.offer.take().filter(|_| wanted) {
                    self.put(last, next);
                }
            }
            Action::Copied(copied) => next.copied = copied,
        }
    }

    /// Adds a place of the reader's own; what cannot be one stays as typed, with what to type beside it.
    fn add_own(&mut self, panel: usize, next: &mut View) {
        let Some(selection) = self.history.now().selection(&next.story, panel) else { return };
        let language = next.story.words().plural_rule();
        match own_place(&next.aside(panel).own, language) {
            Ok(own) => {
                next.beside(panel, |aside| aside.own = OwnForm::default());
                let scenario = self.history.now().choosing(&next.story, panel, selection.with_own(own));
                self.put(scenario, next);
            }
            Err(error) => next.beside(panel, |aside| aside.own.error = Some(error)),
        }
    }

    /// What a field holds now is what Escape gives back.
    fn hold(&mut self, figure: FigureId, next: &View) {
        let change = self.history.now().change(figure).cloned();
        self.held = Some(Held { figure, change, draft: next.drafts.get(figure).cloned() });
    }

    /// Each keystroke that parses applies. What does not parse stays as typed, and the last valid value in force.
    fn type_in(&mut self, figure: FigureId, text: String, next: &mut View) {
        let Some(domain) = next.story.figure(figure).map(|figure| figure.domain) else { return };
        let read = entry::read(&text, &domain, next.story.words().plural_rule());
        let wide = next.wide(figure);
        if let Ok(amount) = read {
            self.set(figure, Change::Typed(amount), next);
        }
        next.settled = false;
        next.drafts.insert(figure, Draft { text, error: read.err(), wide });
    }

    /// A change that belongs to a run of keystrokes or to a drag.
    fn set(&mut self, figure: FigureId, change: Change, next: &mut View) {
        next.settled = false;
        let scenario = self.history.now().with(&next.story, figure, change);
        self.history.set(scenario, Gesture::Figure(figure));
    }

    fn put(&mut self, scenario: Scenario, next: &mut View) {
        next.settled = true;
        self.history.set(scenario, Gesture::Once);
    }

    fn travel(&mut self, step: fn(&mut History), next: &mut View) {
        let before = self.history.now().clone();
        step(&mut self.history);
        let now = self.history.now();
        // What stands half-typed in fields that the step does not touch is the reader's own and stays.
        next.drafts.retain(|figure, draft| draft.error.is_some() && before.change(figure) == now.change(figure));
        next.settled = true;
    }

    fn give_back(&mut self, figure: FigureId, next: &mut View) {
        let Some(held) = self.held.clone().filter(|held| held.figure == figure) else { return };
        let now = self.history.now();
        let scenario = match held.change {
            Some(change) => now.with(&next.story, figure, change),
            None => now.without(figure),
        };
        self.history.set(scenario, Gesture::Figure(figure));
        self.history.end();
        next.drafts.remove(figure);
        if let Some(draft) = held.draft {
            next.drafts.insert(figure, draft);
        }
        next.settled = true;
    }

    fn stepped(&self, id: FigureId, by: i32) -> Option<Amount> {
        let figure = self.view.story.figure(id)?;
        let amount = match self.history.now().amount(&self.view.story, id) {
            Amount::Day(day) => Amount::Day(day.offset(by)),
            Amount::Number(number, _) => {
                let size = Decimal::from(by.unsigned_abs());
                let moved = if by < 0 { number.minus(size)? } else { number.plus(size)? };
                let kept = if moved.compare(figure.domain.min).is_lt() { figure.domain.min } else { moved };
                Amount::exactly(if kept.compare(figure.domain.max).is_gt() { figure.domain.max } else { kept })
            }
            // From "not stated" the first step is to the smallest value.
            Amount::NotStated if figure.domain.shape == Shape::Day => return None,
            Amount::NotStated => Amount::exactly(figure.domain.min),
        };
        Some(amount)
    }
}

/// The places of the reader's own in a scenario.
fn brought(scenario: &Scenario) -> Vec<(usize, OwnPlace)> {
    scenario.selections().flat_map(|(panel, selection)| selection.own.iter().cloned().map(move |own| (panel, own))).collect()
}

fn own_place(form: &OwnForm, language: PluralRule) -> Result<OwnPlace, NotAPlace> {
    let domain = Domain { shape: Shape::Whole, min: Decimal::ZERO, max: OwnPlace::largest_base(), not_stated: false };
    let number = |text: &str| match entry::read(text, &domain, language) {
        Ok(Amount::Number(number, _)) => Some(number),
        _ => None,
    };
    // The name is judged first: it stands first.
    OwnPlace::new(&form.name, Decimal::ZERO, Decimal::from(1))?;
    OwnPlace::new(&form.name, number(&form.count).ok_or(NotAPlace::Count)?, number(&form.base).ok_or(NotAPlace::Base)?)
}

#[cfg(test)]
mod tests;
