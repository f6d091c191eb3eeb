//! A report in words: what its rows and results are called, its numbers with their units, its formulas, its reasons.

use crate::document::{DateForm, Edge, Form, Kind, Paragraph, Part, Span};
use crate::prose::{self, Run};
use crate::selection::{Reference, Row};
use crate::term::Reason;
use crate::words::{self, Key};
use crate::working::Token;
use crate::{CellId, FigureId, Nouns, Report, Story};

impl Report {
    /// What a row of places is called.
    #[must_use]
    pub fn row_name(&self, story: &Story, panel: usize, row: Row) -> String {
        match row {
            Row::Place(place) => story.place(place).map(|place| place.name.clone()).unwrap_or_default(),
            Row::Own(at) => {
                let own = self.selection(panel).and_then(|selection| selection.own.get(at));
                own.map(|own| story.words().fill(Key::OwnPlace, &[("name", own.name())])).unwrap_or_default()
            }
        }
    }

    /// What a panel's rows are compared with.
    #[must_use]
    pub fn reference_name(&self, story: &Story, panel: usize) -> String {
        match self.selection(panel).map(|selection| selection.reference) {
            Some(Reference::Place(place)) => self.row_name(story, panel, Row::Place(place)),
            Some(Reference::Others) => story.words().get(Key::TheOthers).to_owned(),
            None => String::new(),
        }
    }

    /// The slots that a row fills: its name, the reference's, whose each is, and how sure limits are.
    #[must_use]
    pub fn row_slots(&self, story: &Story, panel: usize, row: Row) -> Vec<(&'static str, String)> {
        let words = story.words();
        let (place, reference) = (self.row_name(story, panel, row), self.reference_name(story, panel));
        let confidence = self.selection(panel).map(|selection| format!("{}%", selection.confidence.percent())).unwrap_or_default();
        vec![("of_place", words.whose(&place)), ("of_reference", words.whose(&reference)), ("place", place), ("reference", reference), ("sure", confidence)]
    }

    /// A cell's number with as much of its unit as asked for, and its bound: "at most 28 children". The decimals are
    /// the cell's own unless given.
    #[must_use]
    pub fn phrase(&self, story: &Story, id: CellId, decimals: Option<u8>, form: Form) -> String {
        self.cell(id).map(|cell| story.words().phrase(cell.now(), decimals.or(self.decimals_of(story, id)), form)).unwrap_or_default()
    }

    /// The same at the story's value, where the one in force differs.
    #[must_use]
    pub fn was_phrase(&self, story: &Story, id: CellId, decimals: Option<u8>, form: Form) -> Option<String> {
        let was = self.cell(id)?.was()?;
        Some(story.words().phrase(was, decimals.or(self.decimals_of(story, id)), form))
    }

    /// The date of a figure, as text.
    #[must_use]
    pub fn date(&self, story: &Story, figure: FigureId, form: DateForm) -> String {
        self.now(figure.cell()).map(|term| story.words().date(term, form)).unwrap_or_default()
    }

    /// A period as text: "2006 to March 31, 2016", with the figures that it moves with in force.
    #[must_use]
    pub fn span(&self, story: &Story, span: Span) -> String {
        let words = story.words();
        let edge = |edge: Edge, ends: (i32, i32)| match edge {
            Edge::Figure(figure) => self.date(story, figure, DateForm::Day),
            // A period that starts or ends with its year is named by the year.
            Edge::Day(day) if (day.month(), day.day()) == ends => day.year().to_string(),
            Edge::Day(day) => words.day(day, DateForm::Day),
        };
        let (from, until) = (edge(span.from, (1, 1)), edge(span.until, (12, 31)));
        if from == until { from } else { words.fill(Key::PeriodFromTo, &[("from", &from), ("until", &until)]) }
    }

    /// What a cell is called, with the nouns in force.
    #[must_use]
    pub fn label(&self, story: &Story, id: CellId) -> String {
        let Some(result) = self.result(story, id) else {
            return FigureId::at(id.place()).and_then(|id| story.figure(id)).map(|figure| figure.label.clone()).unwrap_or_default();
        };
        let texts = story.words();
        let (base, parts) = self.nouns(story, result.panel);
        let figure = result.label.figure.and_then(|id| story.figure(id)).map(|figure| figure.label.clone()).unwrap_or_default();
        let value = result.label.value.map(|id| self.phrase(story, id.cell(), None, Form::Full)).unwrap_or_default();
        let mut slots = vec![
            ("base", texts.plural_of(&base)),
            ("parts", texts.plural_of(&parts)),
            ("base_one", texts.singular_of(&base)),
            ("part_one", texts.singular_of(&parts)),
            ("figure", figure),
            ("value", value),
        ];
        if let Some(row) = result.label.row {
            slots.extend(self.row_slots(story, result.panel, row));
        }
        let filled: Vec<(&str, &str)> = slots.iter().map(|(slot, text)| (*slot, text.as_str())).collect();
        words::capitalised(&texts.fill(result.label.key, &filled))
    }

    /// What a panel counts against, and what it counts.
    #[must_use]
    pub fn nouns(&self, story: &Story, panel: usize) -> (Nouns, Nouns) {
        match story.panel(panel).map(|panel| &panel.kind) {
            Some(Kind::PartsOfBase(kind)) => kind.nouns(self),
            Some(Kind::Places(kind)) => kind.nouns(story, self),
            None => (Nouns::none(), Nouns::none()),
        }
    }

    /// A result's formula, filled with the cells' own texts.
    #[must_use]
    pub fn formula(&self, story: &Story, id: CellId) -> String {
        let words = story.words();
        let Some(term) = self.now(id) else { return String::new() };
        let mut text = String::new();
        for token in term.working().tokens() {
            match token {
                Token::Cell(cell) => text.push_str(&self.phrase(story, *cell, None, Form::Number)),
                Token::Constant(value) => text.push_str(&words.decimal(*value)),
                Token::Sign(symbol) => text.push_str(&format!(" {} ", symbol.sign())),
                Token::Open => text.push('('),
                Token::Close => text.push(')'),
                Token::Smaller => text.push_str(&format!("{}(", words.get(Key::FormulaSmaller))),
                Token::Larger => text.push_str(&format!("{}(", words.get(Key::FormulaLarger))),
                Token::Method(name) => text.push_str(&format!("{name}(")),
                Token::Odds => text.push_str(&format!("{}(", words.get(Key::FormulaOdds))),
                Token::Percentage(value) => text.push_str(&format!("{}%", words.decimal(*value))),
                Token::Comma => text.push_str(", "),
                Token::Up => text.push('⌈'),
                Token::EndUp => text.push('⌉'),
                Token::DaysFrom(first, last) => {
                    let first = self.phrase(story, first.cell(), None, Form::Number);
                    let last = self.date(story, *last, DateForm::Day);
                    text.push_str(&words.fill(Key::FormulaDays, &[("from", &first), ("until", &last)]));
                }
            }
        }
        text
    }

    /// Why a cell has no value, as a sentence; none where it has one.
    #[must_use]
    pub fn reason(&self, story: &Story, id: CellId) -> Option<String> {
        let reason = self.now(id)?.value().err()?;
        let words = story.words();
        Some(match reason {
            Reason::IsZero(cell) => words.fill(Key::ReasonIsZero, &[("label", &self.label(story, cell))]),
            Reason::NotStated => words.get(Key::ReasonNotStated).to_owned(),
            Reason::NoPeriod => words.get(Key::ReasonNoPeriod).to_owned(),
            Reason::NoEarlierPeriod => words.get(Key::ReasonNoEarlierPeriod).to_owned(),
            Reason::NoneEarlier => words.get(Key::ReasonNoneEarlier).to_owned(),
            Reason::PartExceedsWhole => words.get(Key::ReasonPartExceedsWhole).to_owned(),
            Reason::Reference => words.get(Key::ReasonReference).to_owned(),
            Reason::ReferenceRateIsZero => words.get(Key::ReasonReferenceRateIsZero).to_owned(),
            Reason::RateIsZero => words.get(Key::ReasonRateIsZero).to_owned(),
            Reason::NoOthers => words.get(Key::ReasonNoOthers).to_owned(),
            Reason::TooLarge => words.get(Key::ReasonTooLarge).to_owned(),
        })
    }

    /// A sentence as it stands.
    #[must_use]
    pub fn runs(&self, story: &Story, parts: &[Part]) -> Vec<Run> {
        prose::runs(story, self, parts)
    }

    /// A paragraph as it stands.
    #[must_use]
    pub fn paragraph(&self, story: &Story, paragraph: &Paragraph) -> Vec<Run> {
        prose::paragraph(story, self, paragraph)
    }

    /// A sentence as plain text.
    #[must_use]
    pub fn plain(&self, story: &Story, parts: &[Part]) -> String {
        prose::plain(&self.runs(story, parts))
    }
}

impl Reason {
    /// The name that `data-reason` carries: `no_victims` where the figure `victims` is zero.
    #[must_use]
    pub fn slug(self, story: &Story) -> String {
        match self {
            Self::IsZero(cell) => format!("no_{}", story.cell_name(cell).rsplit('.').next().unwrap_or_default()),
            Self::NotStated => "not_stated".to_owned(),
            Self::NoPeriod => "no_period".to_owned(),
            Self::NoEarlierPeriod => "no_earlier_period".to_owned(),
            Self::NoneEarlier => "none_earlier".to_owned(),
            Self::PartExceedsWhole => "part_exceeds_whole".to_owned(),
            Self::Reference => "reference".to_owned(),
            Self::ReferenceRateIsZero => "reference_rate_is_zero".to_owned(),
            Self::RateIsZero => "rate_is_zero".to_owned(),
            Self::NoOthers => "no_others".to_owned(),
            Self::TooLarge => "too_large".to_owned(),
        }
    }
}
