//! Sentences as HTML: fields, numbers with their caveats, what-ifs.

use std::cell::RefCell;

use counted_core::document::{Paragraph, Part, Passage};
use counted_core::prose::{self, Run};
use counted_core::words::{Key, Pieces};
use counted_core::{CaveatKind, CellId, FigureId, Term};
use yew::prelude::*;

use super::field;
use super::session::Action;
use super::view::View;

/// A chapter's text, from its first paragraph to its last: each caveat is marked once in it.
pub(super) struct Prose<'a> {
    view: &'a View,
    panel: &'a str,
    act: &'a Callback<Action>,
    marked: RefCell<Vec<CaveatKind>>,
}

impl<'a> Prose<'a> {
    /// The text of a panel.
    pub(super) fn new(view: &'a View, panel: &'a str, act: &'a Callback<Action>) -> Self {
        Self { view, panel, act, marked: RefCell::default() }
    }

    /// A paragraph, with fields. Each passage has an element of its own, so that a choice that changes its row never
    /// disturbs the field beside it.
    pub(super) fn paragraph(&self, paragraph: &Paragraph) -> Html {
        let figures: Vec<FigureId> = paragraph.0.iter().flat_map(fields).collect();
        let passages = paragraph.0.iter().enumerate().map(|(place, passage)| {
            let runs = prose::passage(&self.view.story, &self.view.report, passage);
            html! { <span key={place}>{ for runs.iter().map(|run| self.run(run)) }</span> }
        });
        html! {
            <div class="para">
                <p>{ for passages }</p>
                { for figures.iter().map(|figure| field::message(self.view, *figure)) }
            </div>
        }
    }

    fn run(&self, run: &Run) -> Html {
        match run {
            Run::Strong(runs) => html! { <strong>{ for runs.iter().map(|run| self.run(run)) }</strong> },
            Run::Field { figure, lead, tail } => field::in_sentence(self.view, *figure, lead, tail, self.act),
            Run::Number { cell, pieces } => self.number(*cell, pieces),
            Run::WhatIf { words, sets } => what_if(0, words, sets, self.act),
            other => still(other),
        }
    }

    /// A number in a sentence: a result with its weightiest caveat, or a figure repeated, which leads to its field. It
    /// never parts from the word that follows it.
    fn number(&self, cell: CellId, pieces: &Pieces) -> Html {
        let story = &self.view.story;
        let (next, rest) = first_word(&pieces.tail);
        if let Some((_, figure)) = story.figures().nth(cell.place()) {
            let label = story.words().fill(Key::EditAbove, &[("label", &figure.label), ("value", &pieces.text())]);
            return html! {
                <><span class="blank">{ &pieces.lead }<button type="button" class="echo" data-echo={figure.id.clone()} aria-label={label}>{ &pieces.number }</button>{ next }</span>{ rest }</>
            };
        }
        let mark = self.mark(cell).map(|caveat| caveat_mark(self.view, self.panel, cell, caveat));
        html! {
            <>
                <span class="res" data-cell={self.view.report.cell_name(story, cell).to_owned()}>{ &pieces.lead }{ output(self.view, cell, &pieces.number) }{ next }</span>
                { rest }
                { mark.unwrap_or_default() }
            </>
        }
    }

    /// The caveat to mark on a number: its weightiest, unless the text has marked that one before.
    fn mark(&self, cell: CellId) -> Option<CaveatKind> {
        let caveat = self.view.report.cell(cell)?.caveats().iter().copied().find(|caveat| has_note(*caveat))?;
        let mut marked = self.marked.borrow_mut();
        if marked.contains(&caveat) {
            return None;
        }
        marked.push(caveat);
        Some(caveat)
    }
}

/// The figures whose fields stand in a passage.
fn fields(passage: &Passage) -> Vec<FigureId> {
    fn of(parts: &[Part]) -> Vec<FigureId> {
        let each = parts.iter().flat_map(|part| match part {
            Part::Field { figure, .. } => vec![*figure],
            Part::Strong(parts) => of(parts),
            _ => Vec::new(),
        });
        each.collect()
    }
    match passage {
        Passage::Always(parts) => of(parts),
        Passage::Choice(_) => Vec::new(),
    }
}

/// Whether a paragraph holds nothing but what-ifs.
pub(super) fn is_what_if(paragraph: &Paragraph) -> bool {
    let only = |part: &Part| match part {
        Part::WhatIf { .. } => true,
        Part::Words(words) => words.trim().is_empty(),
        _ => false,
    };
    paragraph.0.iter().all(|passage| matches!(passage, Passage::Always(parts) if parts.iter().all(only)))
}

/// A paragraph of what-ifs.
pub(super) fn what_ifs(view: &View, paragraph: &Paragraph, act: &Callback<Action>) -> Html {
    let runs = view.report.paragraph(&view.story, paragraph);
    let links = runs.iter().enumerate().filter_map(|(place, run)| match run {
        Run::WhatIf { words, sets } => Some(what_if(place, words, sets, act)),
        _ => None,
    });
    html! { <p class="whatif">{ for links }</p> }
}

fn what_if(place: usize, words: &str, sets: &str, act: &Callback<Action>) -> Html {
    let (href, sets) = (format!("#{sets}"), sets.to_owned());
    let onclick = act.reform(move |event: MouseEvent| {
        event.prevent_default();
        Action::WhatIf(sets.clone())
    });
    html! { <><a key={place} {href} data-what-if="" {onclick}>{ words }</a>{ " " }</> }
}

/// A run where nothing can be changed: notes, asides, source cards.
fn still(run: &Run) -> Html {
    match run {
        Run::Words(text) | Run::Noun(text) | Run::Date { text, .. } => html! { { text } },
        Run::Strong(runs) => html! { <strong>{ for runs.iter().map(still) }</strong> },
        Run::Field { lead, tail, .. } => html! { { format!("{lead}{tail}") } },
        Run::Number { pieces, .. } => html! { { pieces.text() } },
        Run::WhatIf { words, .. } => html! { { words } },
        Run::Link { words, href } => html! { <a href={href.clone()}>{ words }</a> },
    }
}

/// A paragraph where nothing can be changed.
pub(super) fn plain(view: &View, paragraph: &Paragraph) -> Html {
    html! { <p>{ for view.report.paragraph(&view.story, paragraph).iter().map(still) }</p> }
}

/// A sentence where nothing can be changed.
pub(super) fn words(view: &View, parts: &[Part]) -> Html {
    html! { <>{ for view.report.runs(&view.story, parts).iter().map(still) }</> }
}

/// The first word with the space before it, and what follows.
fn first_word(tail: &str) -> (String, String) {
    let word = tail.trim_start();
    let end = word.find(' ').unwrap_or(word.len());
    let at = tail.len() - word.len() + end;
    tail.split_at_checked(at).map(|(word, rest)| (word.to_owned(), rest.to_owned())).unwrap_or_default()
}

/// Whether a caveat has a note under the results: bounds are said in words wherever the number stands.
pub(super) fn has_note(caveat: CaveatKind) -> bool {
    !matches!(caveat, CaveatKind::AtLeast | CaveatKind::AtMost)
}

/// The sign of a caveat, which leads to its note.
pub(super) fn caveat_mark(view: &View, panel: &str, cell: CellId, caveat: CaveatKind) -> Html {
    let label = view.report.label(&view.story, cell);
    let words = view.story.words();
    let name = words.fill(Key::NoteOn, &[("label", &label)]);
    html! { <a class="cav" href={format!("#{panel}-{}", caveat.slug())} data-caveat={caveat.slug()} aria-label={name}>{ caveat.mark() }</a> }
}

/// A result as an `<output>`: the visible number, and its full value, bound or reason as data.
pub(super) fn output(view: &View, cell: CellId, text: &str) -> Html {
    let term = view.report.now(cell);
    let value = term.and_then(|term| term.value().ok()).map(|value| value.digits()).unwrap_or_default();
    let reason = term.and_then(|term| term.value().err()).map(|reason| reason.slug(&view.story));
    let bound = term.map(Term::bound).and_then(counted_core::Bound::slug);
    html! {
        <output data-result={view.report.cell_name(&view.story, cell).to_owned()} data-value={value} data-reason={reason} data-bound={bound} aria-live="off" class={width(text)}>
            { text }
        </output>
    }
}

/// The class that reserves the width of a number in digits, so that a small change of it moves nothing.
fn width(text: &str) -> String {
    if text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return String::new();
    }
    // Two separators are as wide as a digit.
    let separators = text.matches(['.', ',']).count();
    let wide = (text.chars().count() - separators / 2).clamp(1, 14);
    let point = if separators % 2 == 1 { " pt" } else { "" };
    format!("n{wide}{point}")
}
