//! A small story to test with, made by hand so that the engine's tests need neither files nor a compiler.

mod places;

pub use places::{places, places_document};

use crate::document::{Alternative, Document, Edge, FORMAT, Figure, Front, Gazetteer, Kind, Noun, Panel, Span, Status};
use crate::kinds::parts_of_base::PartsOfBase;
use crate::words::{Key, PluralRule};
use crate::{Amount, Day, Decimal, Domain, FigureId, NounId, NounRef, Shape, Story, UnitRef};

/// Cases counted against children: one panel `prosecution` with every role bound, at the figures 432, 28 and 0.
///
/// # Panics
/// Never: its own test opens it.
#[must_use]
#[expect(clippy::expect_used, reason = "a sample for tests, opened by one")]
pub fn cases() -> Story {
    Story::open(document()).expect("the sample is a story")
}

/// The document of [`cases`].
#[must_use]
pub fn document() -> Document {
    let id = |place| FigureId::at(place).unwrap_or_else(FigureId::first);
    let span = Span { from: Edge::Figure(id(3)), until: Edge::Figure(id(4)) };
    let (children, cases, reports, arrests) = (noun(0), noun(1), noun(2), noun(3));
    let of_base = UnitRef::Count(NounRef::Of(id(0)));
    let figures = vec![
        Figure {
            alternatives: vec![
                other("reports_2014", "250", Some(reports), days("2008-01-01", "2014-08-25")),
                other("reports_2017", "650", Some(reports), days("2008-01-01", "2017-11-30")),
            ],
            slider: Some((0.into(), 1000.into())),
            ..figure("victims", UnitRef::Count(NounRef::Noun(children)), "432", Some(span), Status::DifferentUnit)
        },
        Figure {
            alternatives: vec![other("cases_2017", "38", None, days("2006-01-01", "2017-11-30"))],
            ..figure("federal_cases", UnitRef::Count(NounRef::Noun(cases)), "28", Some(span), Status::DifferentUnit)
        },
        Figure {
            alternatives: vec![other("arrests", "10", Some(arrests), None)],
            ..figure("state_cases", UnitRef::Count(NounRef::Noun(cases)), "0", Some(span), Status::Disputed)
        },
        Figure { domain: domain(Shape::Whole, "1900", "2100"), ..figure("first_year", UnitRef::Year, "2006", None, Status::Confirmed) },
        Figure { domain: domain(Shape::Day, "0", "0"), ..figure("last_day", UnitRef::Day, "2016-03-31", None, Status::Confirmed) },
        Figure {
            domain: domain(Shape::Decimal, "0.01", "1000"),
            ..figure("children_per_case", UnitRef::Per { of: NounRef::Of(id(0)), per: 1, by: NounRef::Of(id(1)) }, "1", None, Status::Assumption)
        },
        Figure { domain: domain(Shape::Decimal, "0", "100"), ..figure("confirmed_percent", UnitRef::Percent, "100", None, Status::Assumption) },
        Figure {
            domain: domain(Shape::Decimal, "0", "1000"),
            ..figure("target_rate", UnitRef::Per { of: NounRef::Of(id(2)), per: 100, by: NounRef::Of(id(0)) }, "10", None, Status::Assumption)
        },
        figure("victims_last_year", of_base, "133", days("2015-01-01", "2015-12-31"), Status::DifferentUnit),
    ];
    let kind = PartsOfBase {
        base: id(0),
        parts: vec![("federal".to_owned(), id(1)), ("state".to_owned(), id(2))],
        per_event: Some(id(5)),
        target: Some((id(7), "state".to_owned())),
        confirmed: Some(id(6)),
        span: Some((id(3), id(4))),
        recent: Some(id(8)),
        sample: false,
    };
    Document {
        format: FORMAT,
        id: "sample".to_owned(),
        language: "en".to_owned(),
        plural: PluralRule::English,
        words: Key::ALL.iter().map(|key| text(*key)).collect(),
        nouns: [("child", "children"), ("case", "cases"), ("report", "reports"), ("arrest", "arrests")]
            .map(|(one, other)| Noun { one: one.to_owned(), many: other.to_owned(), other: other.to_owned() })
            .to_vec(),
        sources: Vec::new(),
        figures,
        gazetteer: Gazetteer::default(),
        panels: vec![Panel {
            id: "prosecution".to_owned(),
            kind: Kind::PartsOfBase(kind),
            title: "Prosecuted".to_owned(),
            question: "How many cases were brought?".to_owned(),
            text: Vec::new(),
            beside: 0,
            parts: vec![Vec::new(), Vec::new()],
            caveats: Vec::new(),
            asides: Vec::new(),
        }],
        front: Front { title: "Cases".to_owned(), standfirst: Vec::new(), content: Vec::new() },
        help: Vec::new(),
        help_checked: String::new(),
    }
}

fn noun(place: usize) -> NounId {
    NounId::at(place).unwrap_or_else(NounId::first)
}

fn days(from: &str, until: &str) -> Option<Span> {
    let day = |text: &str| text.parse::<Day>().ok().map(Edge::Day);
    Some(Span { from: day(from)?, until: day(until)? })
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap_or(Amount::NotStated)
}

fn domain(shape: Shape, min: &str, max: &str) -> Domain {
    let number = |text: &str| text.parse().unwrap_or(Decimal::ZERO);
    Domain { shape, min: number(min), max: number(max), not_stated: false }
}

fn figure(id: &str, unit: UnitRef, value: &str, period: Option<Span>, status: Status) -> Figure {
    Figure {
        id: id.to_owned(),
        label: id.replace('_', " "),
        note: Vec::new(),
        unit,
        domain: domain(Shape::Whole, "0", "1000000000"),
        value: amount(value),
        period,
        said_by: None,
        status: Some(status),
        sources: Vec::new(),
        slider: None,
        alternatives: Vec::new(),
    }
}

fn other(id: &str, value: &str, noun: Option<NounId>, period: Option<Span>) -> Alternative {
    Alternative { id: id.to_owned(), note: Vec::new(), value: amount(value), noun, period, sources: Vec::new() }
}

/// Texts that tests can read; the others name themselves and their slots.
fn text(key: Key) -> String {
    match key {
        Key::AtLeast => "at least {n}".to_owned(),
        Key::AtMost => "at most {n}".to_owned(),
        Key::OpenBound => "roughly {n}".to_owned(),
        Key::LessThan => "less than {n}".to_owned(),
        Key::UnitPer => "{of} per {n} {by}".to_owned(),
        Key::UnitPerOne => "{of} per {by}".to_owned(),
        Key::UnitAYear => "{of} a year".to_owned(),
        Key::TimesOne => "time".to_owned(),
        Key::TimesOther => "times".to_owned(),
        Key::YearsOne => "year".to_owned(),
        Key::YearsOther => "years".to_owned(),
        Key::And => "and".to_owned(),
        Key::Or => "or".to_owned(),
        Key::NotStated => "not stated".to_owned(),
        Key::NoValue => "no value".to_owned(),
        Key::OwnPlace => "Reader’s place: {name}".to_owned(),
        Key::TheOthers => "the others".to_owned(),
        Key::Whose => "{name}’s".to_owned(),
        Key::WhoseS => "{name}’".to_owned(),
        Key::PlaceFigure => "{place}, {label}".to_owned(),
        Key::Months => "January February March April May June July August September October November December".to_owned(),
        Key::DateDay => "{month} {day}, {year}".to_owned(),
        Key::DateMonth => "{month} {year}".to_owned(),
        Key::FormulaSmaller => "min".to_owned(),
        Key::FormulaLarger => "max".to_owned(),
        Key::FormulaDays => "days from {from} to {until}".to_owned(),
        other => {
            let slots: Vec<String> = other.slots().iter().map(|slot| format!("{{{slot}}}")).collect();
            format!("{} {}", other.name(), slots.join(" "))
        }
    }
}
