//! The prose sheet: every sentence of a story as plain text, under every row and every alternative, to be read by eye.

use std::fmt::Write as _;

use counted_core::document::{Alternative, Figure, Kind, Panel, Paragraph, Part, Passage};
use counted_core::prose::{Run, row};
use counted_core::{Change, FigureId, Level, Reference, Report, Scenario, Selection, Story, Unit, kinds, link, report};

use super::CompiledStory;
use super::choice::Proof;

/// The sheet of a story in its languages.
#[must_use]
pub fn sheet(stories: &[CompiledStory]) -> String {
    let mut text = String::new();
    for compiled in stories {
        // What was compiled opens: compiling it opened it.
        if let Ok(story) = Story::open(compiled.document.clone()) {
            Sheet { story: &story, text: &mut text }.language(compiled);
        }
    }
    text
}

impl CompiledStory {
    /// How many figures readers may change, those of every place included.
    #[must_use]
    pub fn figures(&self) -> usize {
        Story::open(self.document.clone()).map_or(0, |story| story.figures().len())
    }

    /// How many sentences its texts have at the story's figures, with every row of every choice.
    #[must_use]
    pub fn sentences(&self) -> usize {
        let Ok(story) = Story::open(self.document.clone()) else { return 0 };
        let report = report(&story, &Scenario::default());
        let page = Page { story: &story, report: &report };
        let front = self.document.front.standfirst.iter().chain(&self.document.front.content);
        let notes = self.document.figures.iter().flat_map(|figure| figure.note.iter().chain(figure.alternatives.iter().flat_map(|other| &other.note)));
        let notes = notes.chain(self.document.gazetteer.columns.iter().flat_map(|column| &column.note));
        let help = self.document.help.iter().flat_map(|help| &help.note);
        let texts = front.chain(notes).chain(help).map(|paragraph| page.always(paragraph));
        let panels = self.document.panels.iter().flat_map(|panel| page.panel(panel, true));
        let rows = self.proofs.iter().flatten().map(|proof| page.plain(&proof.text));
        texts.chain(panels).chain(rows).map(|text| sentences(&text).len()).sum()
    }
}

struct Sheet<'a> {
    story: &'a Story,
    text: &'a mut String,
}

impl Sheet<'_> {
    fn line(&mut self, text: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{text}");
    }

    fn language(&mut self, compiled: &CompiledStory) {
        let document = self.story.document();
        let report = report(self.story, &Scenario::default());
        let page = Page { story: self.story, report: &report };
        self.line(&format!("# {} ({})\n", document.front.title, document.language));
        for paragraph in document.front.standfirst.iter().chain(&document.front.content) {
            self.line(&format!("{}\n", page.paragraph(paragraph)));
        }
        for (place, panel) in document.panels.iter().enumerate() {
            self.panel(&page, place, panel, compiled.proofs.get(place).map(Vec::as_slice).unwrap_or_default());
        }
    }

    fn panel(&mut self, page: &Page<'_>, place: usize, panel: &Panel, proofs: &[Proof]) {
        self.line(&format!("## {} ({})\n\n{}\n", panel.title, panel.id, panel.question));
        let story_texts = page.with_chart(place, panel);
        story_texts.iter().for_each(|text| self.line(&format!("{text}\n")));
        if !proofs.is_empty() {
            self.line("### Rows\n");
        }
        for proof in proofs {
            let report = report(self.story, &proof.scenario);
            let text = Page { story: self.story, report: &report }.plain(&proof.text);
            self.line(&format!("{}: {text}", proof.when));
        }
        if !proofs.is_empty() {
            self.line("");
        }
        let known: Vec<String> = story_texts.iter().flat_map(|text| sentences(text)).collect();
        for (title, scenario) in alternatives(self.story, panel).into_iter().chain(selections(self.story, place, panel)) {
            let report = report(self.story, &scenario);
            let changed = Page { story: self.story, report: &report }.with_chart(place, panel);
            self.line(&format!("### #{title}\n"));
            changed.iter().flat_map(|text| sentences(text)).filter(|text| !known.contains(text)).for_each(|text| self.line(&text));
            self.line("");
        }
    }
}

/// The story with each alternative of a panel's figures in force, as links write it.
fn alternatives(story: &Story, panel: &Panel) -> Vec<(String, Scenario)> {
    let figures = figures(story, panel).into_iter().filter_map(|id| Some((id, story.figure(id)?)));
    let taken = figures.flat_map(|(id, figure)| figure.alternatives.iter().map(move |other| (id, figure, other)));
    let scenario = |(id, figure, other): (FigureId, &Figure, &Alternative)| {
        (format!("{}=@{}", figure.id, other.id), Scenario::default().with(story, id, Change::Taken(other.id.clone())))
    };
    taken.map(scenario).collect()
}

/// The story seen in each other way that a reader may choose for a panel of places, as links write it.
fn selections(story: &Story, place: usize, panel: &Panel) -> Vec<(String, Scenario)> {
    let (Kind::Places(kind), Some(shown)) = (&panel.kind, story.shown_of(place)) else { return Vec::new() };
    let bases = kind.bases().map(|basis| (format!("basis={}", basis.slug()), Selection { basis, ..shown.clone() }));
    let others = kind.rows.iter().map(|row| Reference::Place(*row)).chain([Reference::Others]);
    let references = others.map(|reference| {
        let name = match reference {
            Reference::Place(place) => story.place(place).map_or("", |place| place.code.as_str()),
            Reference::Others => link::OTHERS,
        };
        (format!("reference={name}"), Selection { reference, ..shown.clone() })
    });
    let levels = Level::ALL.into_iter().map(|confidence| (format!("confidence={}", confidence.percent()), Selection { confidence, ..shown.clone() }));
    let all = bases.chain(references).chain(levels).filter(|(_, selection)| *selection != shown);
    all.map(|(name, selection)| (format!("{}.{name}", panel.id), Scenario::default().choosing(story, place, selection))).collect()
}

/// The figures of a panel: those bound to its roles, those of its rows, then those that only its text mentions.
fn figures(story: &Story, panel: &Panel) -> Vec<FigureId> {
    let mut all = kinds::figures(&panel.kind);
    if let Kind::Places(kind) = &panel.kind {
        all.extend(kind.rows.iter().flat_map(|place| kind.figures_of(story, *place)));
    }
    for passage in panel.text.iter().flat_map(|paragraph| &paragraph.0) {
        match passage {
            Passage::Always(parts) => mentioned(parts, &mut all),
            Passage::Choice(choice) => choice.rows.iter().for_each(|row| mentioned(&row.text, &mut all)),
        }
    }
    let mut once = Vec::new();
    all.into_iter().filter(|id| story.figure(*id).is_some()).for_each(|id| {
        if !once.contains(&id) {
            once.push(id);
        }
    });
    once
}

fn mentioned(parts: &[Part], figures: &mut Vec<FigureId>) {
    for part in parts {
        match part {
            Part::Strong(parts) => mentioned(parts, figures),
            Part::Field { figure, .. } | Part::Date { of: figure, .. } | Part::Noun(figure) => figures.push(*figure),
            Part::Shown { of, .. } => figures.extend(FigureId::at(of.place())),
            Part::Words(_) | Part::WhatIf { .. } | Part::Link { .. } => {}
        }
    }
}

/// A story's texts at one scenario.
struct Page<'a> {
    story: &'a Story,
    report: &'a Report,
}

impl Page<'_> {
    /// Every text of a panel, and what its chart says where that is sentences.
    fn with_chart(&self, place: usize, panel: &Panel) -> Vec<String> {
        let mut texts = self.panel(panel, false);
        if matches!(panel.kind, Kind::Places(_)) {
            texts.push(format!("→ {}", kinds::describe(self.story, self.report, place)));
        }
        texts
    }

    /// Every text of a panel; with `always`, without what its choices say.
    fn panel(&self, panel: &Panel, always: bool) -> Vec<String> {
        let say = |paragraph: &Paragraph| if always { self.always(paragraph) } else { self.paragraph(paragraph) };
        let mut texts: Vec<String> = panel.text.iter().map(say).collect();
        texts.extend(panel.parts.iter().map(|label| format!("• {}", self.plain(label))));
        for aside in &panel.asides {
            texts.push(format!("• {}", aside.title));
            texts.extend(aside.text.iter().map(say));
        }
        texts.extend(panel.caveats.iter().map(|(kind, text)| format!("{} {}", kind.mark(), self.plain(text))));
        texts
    }

    fn paragraph(&self, paragraph: &Paragraph) -> String {
        let texts = paragraph.0.iter().map(|passage| match passage {
            Passage::Always(parts) => self.plain(parts),
            Passage::Choice(choice) => row(self.story, self.report, choice).map(|row| self.plain(&row.text)).unwrap_or_default(),
        });
        texts.collect()
    }

    fn always(&self, paragraph: &Paragraph) -> String {
        let texts = paragraph.0.iter().map(|passage| if let Passage::Always(parts) = passage { self.plain(parts) } else { String::new() });
        texts.collect()
    }

    fn plain(&self, parts: &[Part]) -> String {
        self.runs(&self.report.runs(self.story, parts))
    }

    fn runs(&self, runs: &[Run]) -> String {
        let text = |run: &Run| match run {
            Run::Words(text) | Run::Noun(text) | Run::Date { text, .. } => text.clone(),
            Run::Strong(runs) => self.runs(runs),
            Run::Field { figure, lead, tail } => self.field(*figure, lead, tail),
            Run::Number { pieces, .. } => pieces.text(),
            Run::WhatIf { words, .. } | Run::Link { words, .. } => words.clone(),
        };
        runs.iter().map(text).collect()
    }

    /// A field as the number that it holds, between its words.
    fn field(&self, figure: FigureId, lead: &str, tail: &str) -> String {
        let Some(term) = self.report.now(figure.cell()) else { return String::new() };
        let number = match (term.unit(), term.value()) {
            (Unit::Day, Ok(value)) => value.digits(),
            _ => self.story.words().number(term, None),
        };
        // The sign of a percentage stands after its field.
        let number = if *term.unit() == Unit::Percent { number.trim_end_matches('%') } else { &number };
        [lead, number, tail].concat()
    }
}

/// The sentences of a text: each ends where a sign that ends one is followed by a space and what may start the next.
fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = text.chars().peekable();
    let mut ended = false;
    while let Some(letter) = letters.next() {
        let starts = letters.peek().is_some_and(|next| next.is_uppercase() || next.is_numeric() || "¿¡“«([".contains(*next));
        if letter == ' ' && ended && starts && !all.last().is_some_and(|last| is_abbreviated(last)) {
            all.push(String::new());
            ended = false;
            continue;
        }
        ended = matches!(letter, '.' | '?' | '!' | '…') || (ended && "”’)»".contains(letter));
        if let Some(last) = all.last_mut() {
            last.push(letter);
        }
    }
    all.retain(|sentence| !sentence.trim().is_empty());
    all
}

/// "U.S." and "J." end no sentence.
fn is_abbreviated(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.ends_with('.') && last.trim_end_matches('.').rsplit('.').next().is_some_and(|stem| stem.len() == 1 && stem.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn splits_sentences() {
        assert_eq!(sentences("One. Two? “Three.” 4 more, e.g. these."), ["One.", "Two?", "“Three.”", "4 more, e.g. these."]);
        assert_eq!(sentences("The U.S. Attorney said so. It is 6.5 a year."), ["The U.S. Attorney said so.", "It is 6.5 a year."]);
    }
}
