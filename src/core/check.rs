//! What a document must hold to be a story: every reference in it leads somewhere, every value is one its figure can hold.

use crate::document::{Choice, Decides, Edge, Kind, Paragraph, Part, Passage, Span, When};
use crate::{Amount, Basis, CellId, NounRef, Story, UnitRef, kinds, link};

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
        let figures =
            self.figures().map(|(_, figure)| figure).flat_map(|figure| figure.note.iter().chain(figure.alternatives.iter().flat_map(|other| &other.note)));
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
                    self.check_choice(choice)?;
                    choice.rows.iter().try_for_each(|row| self.check_parts(&row.text))?;
                }
            }
        }
        Ok(())
    }

    /// Checks that something decides, and that every row asks for something that it can be.
    fn check_choice(&self, choice: &Choice) -> Result<(), String> {
        let places = |panel: usize| match self.panel(panel).map(|panel| &panel.kind) {
            Some(Kind::Places(kind)) => Ok(kind),
            _ => Err("a choice refers to no panel of places".to_owned()),
        };
        let bases = match choice.of {
            Decides::Cell(cell) => return self.check_cell(cell).and_then(|()| asks(choice, |when| !matches!(when, When::Chosen(_)))),
            Decides::Basis(panel) => places(panel)?.bases().map(Basis::slug).collect(),
            Decides::Reference(panel) => places(panel).map(|_| Vec::new())?,
        };
        let codes = || self.places().map(|(_, place)| place.code.as_str()).chain(std::iter::once(link::OTHERS));
        let known = |name: &str| if matches!(choice.of, Decides::Basis(_)) { bases.contains(&name) } else { codes().any(|code| code == name) };
        asks(choice, |when| matches!(when, When::Else) || matches!(when, When::Chosen(name) if known(name)))
    }

    fn check_parts(&self, parts: &[Part]) -> Result<(), String> {
        for part in parts {
            match part {
                Part::Words(_) => {}
                Part::Strong(parts) => self.check_parts(parts)?,
                Part::Field { figure, .. } | Part::Date { of: figure, .. } | Part::Noun(figure) => self.check_cell(figure.cell())?,
                Part::Shown { of, .. } => self.check_cell(*of)?,
                Part::WhatIf { sets, .. } if !sets.is_empty() && link::read(self, sets).ignored.is_empty() => {}
                Part::WhatIf { sets, .. } => return Err(format!("a what-if sets `{sets}`, which no link can")),
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
}

fn asks(choice: &Choice, can: impl Fn(&When) -> bool) -> Result<(), String> {
    if choice.rows.iter().all(|row| can(&row.when)) { Ok(()) } else { Err("a row of a choice asks for what cannot be".to_owned()) }
}
