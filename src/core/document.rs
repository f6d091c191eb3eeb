//! The compiled story as it travels in a page: wire types only. [`crate::Story`] is what they become once checked.

use serde::{Deserialize, Serialize};

use crate::caveat::CaveatKind;
use crate::kinds::parts_of_base::PartsOfBase;
use crate::kinds::places::Places;
use crate::words::{Class, PluralRule};
use crate::{Amount, CellId, Day, Decimal, Domain, FigureId, NounId, SourceId, UnitRef};

/// The number of this format; a page refuses a document with another.
pub const FORMAT: u32 = 2;

/// One story in one language, with the engine's own words in that language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// The name of the story's folder: it separates what is kept in the browser by story.
    pub id: String,
    /// The language of every word here, as in HTML's `lang`.
    pub language: String,
    /// How that language forms plurals.
    pub plural: PluralRule,
    /// The engine's words, in the order of [`crate::words::Key::ALL`].
    pub words: Vec<String>,
    /// What is counted.
    pub nouns: Vec<Noun>,
    /// Who is quoted.
    pub sources: Vec<Source>,
    /// The numbers that a reader may change.
    pub figures: Vec<Figure>,
    /// The places that the story knows, each of which has a figure in every column.
    pub gazetteer: Gazetteer,
    /// The chapters.
    pub panels: Vec<Panel>,
    /// What stands above them.
    pub front: Front,
    /// Where to find help.
    pub help: Vec<Help>,
    /// When the help lines were last checked, as the story writes it.
    pub help_checked: String,
}

/// The forms of a noun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noun {
    /// For one: "child".
    pub one: String,
    /// For millions, where the language has such a form: "de menores". The same as `other` elsewhere.
    pub many: String,
    /// For everything else: "children".
    pub other: String,
}

/// Where a figure was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The publisher's name.
    pub name: String,
    /// When.
    pub date: Option<Day>,
    /// Where.
    pub url: Option<String>,
}

/// How well a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Another report of the same event gives the same number and unit.
    Confirmed,
    /// The number is reported elsewhere, but for something else.
    DifferentUnit,
    /// Another source contradicts it.
    Disputed,
    /// The source says something else than was taken from it.
    Misread,
    /// No independent copy could be found.
    Unverified,
    /// From no source: a knob.
    Assumption,
    /// A teaching figure.
    Invented,
}

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edge {
    /// That day.
    Day(Day),
    /// The day, or the start or the end of the year, that a figure holds: it moves with the figure.
    Figure(FigureId),
}

/// A period as the story declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its first day.
    pub from: Edge,
    /// Its last day.
    pub until: Edge,
}

/// A number of the story that a reader may change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its id: part of links, tests and embeds.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What is known about it.
    pub note: Vec<Paragraph>,
    /// What it counts.
    pub unit: UnitRef,
    /// What it may hold.
    pub domain: Domain,
    /// The story's value.
    pub value: Amount,
    /// When it was counted.
    pub period: Option<Span>,
    /// Who said it.
    pub said_by: Option<String>,
    /// How well it stands; none for a figure that is not stated.
    pub status: Option<Status>,
    /// Where it was published.
    pub sources: Vec<SourceId>,
    /// The ends of its slider.
    pub slider: Option<(Decimal, Decimal)>,
    /// Other documented values.
    pub alternatives: Vec<Alternative>,
}

/// Another documented value of a figure, with its own unit and period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// Its id, unique within the figure: `reports_2017`, written `@reports_2017` in links.
    pub id: String,
    /// What is known about it.
    pub note: Vec<Paragraph>,
    /// The value.
    pub value: Amount,
    /// What it counts, where that differs.
    pub noun: Option<NounId>,
    /// When, where that differs.
    pub period: Option<Span>,
    /// Where it was published.
    pub sources: Vec<SourceId>,
}

/// The places that a story knows. A place's figure in a column is called `<place>_<column>`: `ct_listed`. Those that the
/// story declares itself are among [`Document::figures`]; [`crate::Story::open`] makes the others from their columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gazetteer {
    /// What is known of each place.
    pub columns: Vec<Column>,
    /// The places.
    pub places: Vec<Place>,
}

/// What is known of each place: a figure but for its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its id: the second part of its figures' ids.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What is known about it.
    pub note: Vec<Paragraph>,
    /// What it counts.
    pub unit: UnitRef,
    /// What its figures may hold.
    pub domain: Domain,
    /// When it was counted.
    pub period: Option<Span>,
    /// Who said it.
    pub said_by: Option<String>,
    /// How well its figures stand, where they are stated.
    pub status: Option<Status>,
    /// Where it was published.
    pub sources: Vec<SourceId>,
    /// The ends of its sliders.
    pub slider: Option<(Decimal, Decimal)>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its code: the last part of its results' ids, and in small letters the first part of its figures' ids.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its value in each column; those past the end, and those of figures that the story declares itself, are not stated here.
    pub values: Vec<Amount>,
}

/// A chapter: a kind of panel, bound to the story's figures, with its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Its id: the first part of its results' ids.
    pub id: String,
    /// Its kind, with its roles bound.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Its text.
    pub text: Vec<Paragraph>,
    /// How many of its paragraphs, what-ifs not counted, stand beside the chart; the others stand beneath the figures.
    pub beside: usize,
    /// The label of each part, in the order of the kind's parts.
    pub parts: Vec<Vec<Part>>,
    /// Caveats that the story words in its own way.
    pub caveats: Vec<(CaveatKind, Vec<Part>)>,
    /// What stands beside the numbers without being one.
    pub asides: Vec<Aside>,
}

/// The kinds of panel that the engine knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Parts counted against a base: cases for each 100 children.
    PartsOfBase(PartsOfBase),
    /// Places compared by a rate.
    Places(Places),
}

/// Text beside a panel's numbers, under a heading of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: Vec<Paragraph>,
    /// Whether it stands across the page rather than beside the one before it.
    pub wide: bool,
}

/// What stands above the chapters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Front {
    /// The page's title.
    pub title: String,
    /// The paragraph beneath it.
    pub standfirst: Vec<Paragraph>,
    /// The neutral line about what the page deals with.
    pub content: Vec<Paragraph>,
}

/// A help line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Help {
    /// Whose line it is.
    pub label: String,
    /// The number to call, as printed.
    pub phone: String,
    /// What else to know.
    pub note: Vec<Paragraph>,
}

/// A paragraph: sentences, and choices between sentences that follow a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph(pub Vec<Passage>);

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Passage {
    /// Text that always stands.
    Always(Vec<Part>),
    /// One of several texts.
    Choice(Choice),
}

/// What decides between the rows of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decides {
    /// A cell's number.
    Cell(CellId),
    /// Which of the counted a panel of places compares: its place among the panels.
    Basis(usize),
    /// What a panel of places compares with.
    Reference(usize),
}

/// Several texts, the first of which that fits is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What decides.
    pub of: Decides,
    /// The texts with their conditions.
    pub rows: Vec<Row>,
}

/// One text of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// When it fits.
    pub when: When,
    /// The text.
    pub text: Vec<Part>,
}

/// When a row fits. Numbers are compared as they are shown, but only an exact zero is 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum When {
    /// The number is that one.
    Is(Decimal),
    /// The number is below that one.
    Below(Decimal),
    /// The number is above that one.
    Above(Decimal),
    /// The number takes that plural form.
    Plural(Class),
    /// There is no value.
    Undefined,
    /// The source gives none.
    NotStated,
    /// That basis or that reference is chosen, called as in links.
    Chosen(String),
    /// Anything that no row before it took.
    Else,
}

/// How much of its unit a number brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The number alone: "6.5".
    Number,
    /// With what is counted: "6.5 cases".
    Noun,
    /// With the whole unit: "6.5 cases per 100 children".
    Full,
}

/// How a date is written in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateForm {
    /// With the day.
    Day,
    /// Month and year.
    Month,
    /// The year alone.
    Year,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Plain words.
    Words(String),
    /// Words that carry weight.
    Strong(Vec<Part>),
    /// The figure's field: its first mention in the chapter.
    Field {
        /// Which figure.
        figure: FigureId,
        /// How much of its unit follows.
        form: Form,
    },
    /// A cell's number, wherever it is not a field.
    Shown {
        /// Which cell.
        of: CellId,
        /// Digits after the point; as typed where there are none given.
        decimals: Option<u8>,
        /// How much of its unit follows.
        form: Form,
    },
    /// A date of a figure, as text.
    Date {
        /// Which figure.
        of: FigureId,
        /// How it is written.
        form: DateForm,
    },
    /// What a figure counts, in the plural, without a number.
    Noun(FigureId),
    /// A link that sets figures, and what is seen of panels of places.
    WhatIf {
        /// Its words.
        words: String,
        /// What it sets: a fragment without its `#`, for [`crate::link::merge`].
        sets: String,
    },
    /// A link to elsewhere.
    Link {
        /// Its words.
        words: String,
        /// Its address.
        href: String,
    },
}
