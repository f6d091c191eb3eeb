//! Stories to draw places from.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "each test takes what it needs")]

use counted_chart::{Series, series};
use counted_core::document::{Document, Kind, Place};
use counted_core::words::Key;
use counted_core::{Report, Story, link, report, samples};

/// The sample with words as the page has them.
pub fn document() -> Document {
    let mut document = samples::places_document();
    let texts = [
        (Key::EditedPrefix, "Edited figures:"),
        (Key::Was, "was {value}"),
        (Key::ChartPlacesReference, "compared with"),
        (Key::ChartPlacesMore, "and {n} more"),
    ];
    for (key, text) in texts {
        document.words[key.place()] = text.to_owned();
    }
    document
}

/// Three places, two of them with counts of recent ones.
pub fn places() -> Story {
    Story::open(document()).unwrap()
}

/// Every state, with the counts of another list, all as rows.
pub fn states() -> Story {
    let mut document = document();
    let place = |(code, name, children, listed): (&str, &str, &str, &str)| Place {
        code: code.to_owned(),
        name: name.to_owned(),
        values: [children, listed, "none"].map(|value| value.parse().unwrap()).to_vec(),
    };
    document.gazetteer.places = STATES.map(place).to_vec();
    let id = |code: &str| counted_core::PlaceId::at(STATES.iter().position(|state| state.0 == code).unwrap()).unwrap();
    let Kind::Places(kind) = &mut document.panels[0].kind else { panic!() };
    kind.rows = std::iter::once(id("CT")).chain(STATES.iter().map(|state| state.0).filter(|code| *code != "CT").map(id)).collect();
    kind.reference = id("MA");
    Story::open(document).unwrap()
}

/// What a link shows.
pub fn at(story: &Story, fragment: &str) -> (Report, Series) {
    let arrived = link::read(story, fragment);
    assert!(arrived.ignored.is_empty(), "{fragment}: {:?}", arrived.ignored);
    let report = report(story, &arrived.scenario);
    let series = series(story, &report, 0);
    (report, series)
}

/// Code, name, children, listed.
const STATES: [(&str, &str, &str, &str); 51] = [
    ("AK", "Alaska", "186143", "84"),
    ("AL", "Alabama", "1102566", "24"),
    ("AR", "Arkansas", "706417", "74"),
    ("AZ", "Arizona", "1628631", "109"),
    ("CA", "California", "9116481", "616"),
    ("CO", "Colorado", "1257335", "51"),
    ("CT", "Connecticut", "761796", "38"),
    ("DC", "District of Columbia", "119066", "3"),
    ("DE", "Delaware", "203772", "5"),
    ("FL", "Florida", "4101870", "590"),
    ("GA", "Georgia", "2497465", "68"),
    ("HI", "Hawaii", "308172", "19"),
    ("IA", "Iowa", "729839", "15"),
    ("ID", "Idaho", "433551", "18"),
    ("IL", "Illinois", "2961798", "76"),
    ("IN", "Indiana", "1578188", "23"),
    ("KS", "Kansas", "720680", "32"),
    ("KY", "Kentucky", "1012671", "50"),
    ("LA", "Louisiana", "1114969", "29"),
    ("MA", "Massachusetts", "1385700", "42"),
    ("MD", "Maryland", "1346113", "49"),
    ("ME", "Maine", "256340", "10"),
    ("MI", "Michigan", "2209034", "87"),
    ("MN", "Minnesota", "1285301", "24"),
    ("MO", "Missouri", "1389690", "63"),
    ("MS", "Mississippi", "726340", "25"),
    ("MT", "Montana", "226514", "18"),
    ("NC", "North Carolina", "2287021", "115"),
    ("ND", "North Dakota", "174184", "5"),
    ("NE", "Nebraska", "470580", "13"),
    ("NH", "New Hampshire", "264783", "13"),
    ("NJ", "New Jersey", "1984001", "90"),
    ("NM", "New Mexico", "499114", "28"),
    ("NV", "Nevada", "667498", "35"),
    ("NY", "New York", "4181909", "197"),
    ("OH", "Ohio", "2630983", "47"),
    ("OK", "Oklahoma", "961241", "175"),
    ("OR", "Oregon", "863265", "69"),
    ("PA", "Pennsylvania", "2689649", "105"),
    ("RI", "Rhode Island", "210593", "4"),
    ("SC", "South Carolina", "1091223", "36"),
    ("SD", "South Dakota", "211280", "7"),
    ("TN", "Tennessee", "1499134", "370"),
    ("TX", "Texas", "7239390", "625"),
    ("UT", "Utah", "910626", "36"),
    ("VA", "Virginia", "1867041", "70"),
    ("VT", "Vermont", "120051", "8"),
    ("WA", "Washington", "1614217", "112"),
    ("WI", "Wisconsin", "1295104", "26"),
    ("WV", "West Virginia", "378115", "6"),
    ("WY", "Wyoming", "139549", "9"),
];
