//! What a document must hold to be a story: every reference in it leads somewhere, every value is one its figure can hold.

use crate::document::{Edge, Kind, Paragraph, Part, Passage, Span};
use crate::{Amount, CellId, Change, FigureId, NounRef, Story, UnitRef, kinds};

impl Story {
    pub(crate) fn check_figures(&self) -> Result<(), String> {
        for (_, figure) in self.figures() {
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
            if !sources.copied().all(|source| source.place() < self.document().sources.len()) {
                return Err(format!("`{id}` refers to no source"));
            }
        }
        for panel in &self.document().panels {
            if !kinds::figures(&panel.kind).into_iter().all(|id| self.figure(id).is_some()) {
                return Err(format!("panel `{}` is bound to no figure", panel.id));
            }
            match &panel.kind {
                Kind::PartsOfBase(kind) if kind.parts.is_empty() || kind.parts.len() != panel.parts.len() => {
                    return Err(format!("panel `{}` has no label for each of its parts", panel.id));
                }
                Kind::Places(kind) if !kind.stands_in(self) => {
                    return Err(format!("panel `{}` refers to no place or to no column", panel.id));
                }
                Kind::PartsOfBase(_) | Kind::Places(_) => {}
            }
        }
        Ok(())
    }

    fn has_noun(&self, noun: NounRef) -> bool {
        match noun {
            NounRef::Noun(noun) => noun.place() < self.document().nouns.len(),
            NounRef::Of(figure) => matches!(self.figure(figure).map(|figure| figure.unit), Some(UnitRef::Count(NounRef::Noun(_)))),
        }
    }

    fn has_span(&self, span: Span) -> bool {
        [span.from, span.until].into_iter().all(|edge| match edge {
            Edge::Day(_) => true,
            Edge::Figure(id) => matches!(self.figure(id).map(|figure| figure.unit), Some(UnitRef::Year | UnitRef::Day)),
        })
    }

    pub(crate) fn check_texts(&self) -> Result<(), String> {
        let document = self.document();
        let figures = self.figures().map(|(_, figure)| figure).flat_map(|figure| figure.note.iter().chain(figure.alternatives.iter().flat_map(|other| &other.note)));
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
        if id.place() < self.cell_count() { Ok(()) } else { Err("a sentence refers to no cell".to_owned()) }
    }

    fn check_change(&self, id: FigureId, change: &Change) -> Result<(), String> {
        let valid = self.figure(id).is_some_and(|figure| match change {
            Change::Typed(amount) => figure.domain.check(*amount).is_ok(),
            Change::Taken(name) => figure.alternatives.iter().any(|other| other.id == *name),
        });
        if valid { Ok(()) } else { Err("a what-if sets what a figure cannot hold".to_owned()) }
    }
}
