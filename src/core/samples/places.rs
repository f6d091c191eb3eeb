//! Places compared by a rate: three with counts, five without.

use super::{amount, domain, figure, noun, text};
use crate::document::{Column, Document, FORMAT, Figure, Front, Gazetteer, Kind, Noun, Panel, Place, Status};
use crate::kinds::places::Places;
use crate::words::{Key, PluralRule};
use crate::{Amount, ColumnId, Domain, FigureId, NounRef, PlaceId, Shape, Story, UnitRef};

/// Listed children against all children: one panel `missing` with every role bound. Connecticut, New York and Massachusetts
/// are its rows, in that order; Massachusetts is the reference and has "75 or more" recent ones, New York states none.
///
/// # Panics
/// Never: its own test opens it.
#[must_use]
#[expect(clippy::expect_used, reason = "a sample for tests, opened by one")]
pub fn places() -> Story {
    Story::open(places_document()).expect("the sample is a story")
}

/// The document of [`places`]. Its columns are `children`, `listed` and `listed_recent`.
#[must_use]
pub fn places_document() -> Document {
    let nouns = [("child", "children"), ("list entry", "list entries")];
    Document {
        format: FORMAT,
        id: "places".to_owned(),
        language: "en".to_owned(),
        plural: PluralRule::English,
        words: Key::ALL.iter().map(|key| text(*key)).collect(),
        nouns: nouns.map(|(one, other)| Noun { one: one.to_owned(), many: other.to_owned(), other: other.to_owned() }).to_vec(),
        sources: Vec::new(),
        figures: figures(),
        gazetteer: gazetteer(),
        panels: vec![Panel {
            id: "missing".to_owned(),
            kind: Kind::Places(kind()),
            title: "Missing".to_owned(),
            question: "Which place stands apart?".to_owned(),
            text: Vec::new(),
            beside: 0,
            parts: Vec::new(),
            caveats: Vec::new(),
            asides: Vec::new(),
        }],
        front: Front { title: "Places".to_owned(), standfirst: Vec::new(), content: Vec::new() },
        help: Vec::new(),
        help_checked: String::new(),
    }
}

fn figures() -> Vec<Figure> {
    let in_domain = |domain, figure| Figure { domain, ..figure };
    let year = |id, value| in_domain(domain(Shape::Whole, "1900", "2100"), figure(id, UnitRef::Year, value, None, Status::Unverified));
    let variation = figure("place_variation_percent", UnitRef::Percent, "72", None, Status::Assumption);
    vec![
        in_domain(domain(Shape::Decimal, "0", "500"), variation),
        year("listed_since", "1974"),
        year("recent_since", "2014"),
        in_domain(domain(Shape::Day, "0", "0"), figure("list_day", UnitRef::Day, "2016-04-06", None, Status::Assumption)),
    ]
}

fn kind() -> Places {
    let figure_at = |place| FigureId::at(place).unwrap_or_else(FigureId::first);
    let column_at = |place| ColumnId::at(place).unwrap_or_else(ColumnId::first);
    let place_at = |place| PlaceId::at(place).unwrap_or_else(PlaceId::first);
    Places {
        count: column_at(1),
        recent: Some(column_at(2)),
        base: column_at(0),
        rows: (0..3).map(place_at).collect(),
        reference: place_at(2),
        variation: Some(figure_at(0)),
        window: Some((figure_at(1), figure_at(2), figure_at(3))),
    }
}

fn gazetteer() -> Gazetteer {
    let count = |not_stated: bool| Domain { not_stated, ..domain(Shape::Whole, "0", "1000000000") };
    let places = [
        ("CT", "Connecticut", "761796", "19", "3"),
        ("NY", "New York", "4181909", "148", "none"),
        ("MA", "Massachusetts", "1385700", "99", ">=75"),
        ("DC", "District of Columbia", "119066", "none", "none"),
        ("NC", "North Carolina", "2287021", "none", "none"),
        ("NJ", "New Jersey", "1984001", "none", "none"),
        ("RI", "Rhode Island", "210593", "none", "none"),
        ("TX", "Texas", "7239390", "none", "none"),
    ];
    Gazetteer {
        columns: vec![
            column("children", 0, domain(Shape::Whole, "1", "10000000000"), Status::Confirmed),
            column("listed", 1, count(true), Status::Unverified),
            column("listed_recent", 1, count(true), Status::Unverified),
        ],
        places: places.map(|(code, name, children, listed, recent)| place(code, name, [children, listed, recent].map(amount))).to_vec(),
    }
}

fn column(id: &str, of: usize, domain: Domain, status: Status) -> Column {
    Column {
        id: id.to_owned(),
        label: id.replace('_', " "),
        note: Vec::new(),
        unit: UnitRef::Count(NounRef::Noun(noun(of))),
        domain,
        period: None,
        said_by: None,
        status: Some(status),
        sources: Vec::new(),
        slider: None,
    }
}

fn place(code: &str, name: &str, values: [Amount; 3]) -> Place {
    Place { code: code.to_owned(), name: name.to_owned(), values: values.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scenario, report};

    #[test]
    fn is_a_story() {
        let story = places();
        let report = report(&story, &Scenario::default());
        let text = |name: &str| report.cell(story.cell(name).unwrap()).unwrap().text().to_owned();
        assert_eq!(["CT", "NY", "MA"].map(|code| text(&format!("missing.rate.{code}"))), ["2.5", "3.5", "7.1"]);
    }
}
