//! The prose sheet: every sentence of a story as plain text, under every row and every alternative, to be read by eye.

use std::fmt::Write as _;

use counted_core::document::{Form, Panel, Paragraph, Part, Passage};
use counted_core::prose::{Run, row};
use counted_core::{Change, FigureId, Report, Scenario, Story, Unit, kinds, report};

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
    /// How many sentences its texts have at the story's figures, with every row of every choice.
    #[must_use]
    pub fn sentences(&self) -> usize {
        let Ok(story) = Story::open(self.document.clone()) else { return 0 };
        let report = report(&story, &Scenario::default());
        let page = Page { story: &story, report: &report };
        let front = self.document.front.standfirst.iter().chain(&self.document.front.content);
        let notes = self.document.figures.iter().flat_map(|figure| figure.note.iter().chain(figure.alternatives.iter().flat_map(|other| &other.note)));
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
            self.panel(&page, panel, compiled.proofs.get(place).map(Vec::as_slice).unwrap_or_default());
        }
    }

    fn panel(&mut self, page: &Page<'_>, panel: &Panel, proofs: &[Proof]) {
        self.line(&format!("## {} ({})\n\n{}\n", panel.title, panel.id, panel.question));
        let story_texts = page.panel(panel, false);
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
        for figure in figures(self.story, panel) {
            let Some(declared) = self.story.figure(figure) else { continue };
            for other in &declared.alternatives {
                let scenario = Scenario::default().with(self.story, figure, Change::Taken(other.id.clone()));
                let report = report(self.story, &scenario);
                let changed = Page { story: self.story, report: &report }.panel(panel, false);
                let changed: Vec<String> = changed.iter().flat_map(|text| sentences(text)).filter(|text| !known.contains(text)).collect();
                self.line(&format!("### #{}=@{}\n", declared.id, other.id));
                changed.iter().for_each(|text| self.line(text));
                self.line("");
            }
        }
    }
}

/// The figures of a panel: those bound to its roles, then those that only its text mentions.
fn figures(story: &Story, panel: &Panel) -> Vec<FigureId> {
    fn mentioned(parts: &[Part], figures: &mut Vec<FigureId>) {
        for part in parts {
            let figure = match part {
                Part::Strong(parts) => {
                    mentioned(parts, figures);
                    continue;
                }
                Part::Field { figure, .. } | Part::Date { of: figure, .. } | Part::Noun(figure) => Some(*figure),
                Part::Shown { of, .. } => FigureId::at(of.place()),
                Part::Words(_) | Part::WhatIf { .. } | Part::Link { .. } => None,
            };
            figures.extend(figure);
        }
    }
    let mut all = kinds::figures(&panel.kind);
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

/// A story's texts at one scenario.
struct Page<'a> {
    story: &'a Story,
    report: &'a Report,
}

impl Page<'_> {
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
            Run::Field { figure, noun } => self.field(*figure, noun.is_some()),
            Run::Number { pieces, .. } => pieces.text(),
            Run::WhatIf { words, .. } | Run::Link { words, .. } => words.clone(),
        };
        runs.iter().map(text).collect()
    }

    /// A field as the number that it holds.
    fn field(&self, figure: FigureId, noun: bool) -> String {
        let Some(term) = self.report.now(figure.cell()) else { return String::new() };
        match (term.unit(), term.value()) {
            (Unit::Day, Ok(value)) => value.digits(),
            _ => self.story.words().phrase(term, None, if noun { Form::Noun } else { Form::Number }),
        }
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
