//! A good story with places: what places.csv and its columns become.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

use counted_core::document::{Edge, Figure, Form, Kind, Part, Passage, Status};
use counted_core::{Amount, Document, Scenario, Story, link, prose, report, wire};

fn document(language: &str) -> Document {
    author::compile("places").into_iter().find(|story| story.language == language).unwrap().document
}

fn story(language: &str) -> Story {
    Story::open(document(language)).unwrap()
}

fn figure<'s>(story: &'s Story, id: &str) -> &'s Figure {
    story.figure(story.figure_id(id).unwrap()).unwrap()
}

#[test]
fn documents_survive_their_journey() {
    for compiled in author::compile("places") {
        let read = wire::from_text(&compiled.json()).unwrap();
        assert_eq!(read, compiled.document);
        assert_eq!(compiled.figures(), Story::open(read).unwrap().figures().len());
    }
}

#[test]
fn every_cell_is_a_figure() {
    let story = story("en");
    let ids: Vec<&str> = story.figures().map(|(_, figure)| figure.id.as_str()).collect();
    assert_eq!(ids[..6], ["ny_listed", "ma_recent", "listed_since", "recent_since", "list_day", "variation"]);
    assert_eq!(
        ids[6..],
        ["ct_residents", "ct_listed", "ct_recent", "ma_residents", "ma_listed", "ny_residents", "ny_recent", "vt_residents", "vt_listed", "vt_recent"]
    );
    for (id, value) in [("ct_listed", "19"), ("ma_recent", ">=75"), ("ny_listed", "148"), ("ny_recent", "none"), ("vt_residents", "120051")] {
        assert_eq!(figure(&story, id).value.to_string(), value, "{id}");
    }
    assert!(figure(&story, "vt_listed").domain.not_stated && !figure(&story, "ct_residents").domain.not_stated);
}

#[test]
fn a_declared_cell_leaves_its_value_out_of_the_gazetteer() {
    let document = document("en");
    let values = |code: &str| document.gazetteer.places.iter().find(|place| place.code == code).unwrap().values.clone();
    assert_eq!(values("CT"), ["761796", "19", "3"].map(|value| value.parse::<Amount>().unwrap()));
    assert_eq!(values("MA"), ["1385700", "99"].map(|value| value.parse::<Amount>().unwrap()));
    assert_eq!(values("NY"), ["4181909"].map(|value| value.parse::<Amount>().unwrap()));
    assert_eq!(document.gazetteer.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>(), ["residents", "listed", "recent"]);
}

#[test]
fn what_a_cell_leaves_out_is_the_columns() {
    let story = story("en");
    let (column, own, plain) = (figure(&story, "ct_listed"), figure(&story, "ny_listed"), figure(&story, "ma_recent"));
    assert_eq!(column.status, Some(Status::Unverified));
    assert_eq!(column.period.unwrap().from, Edge::Figure(story.figure_id("listed_since").unwrap()));
    assert_eq!((own.period, own.status), (None, Some(Status::Disputed)));
    assert_eq!((own.unit, own.sources.len(), own.said_by.as_deref()), (column.unit, 1, Some("The owner")));
    assert_eq!(own.slider.unwrap().1.to_string(), "500");
    assert_eq!(own.alternatives[0].value.to_string(), "151");
    assert_eq!(plain.period.unwrap().from, Edge::Figure(story.figure_id("recent_since").unwrap()));
    assert_eq!(plain.status, Some(Status::Unverified));
    // Nobody said what is not stated.
    let blank = figure(&story, "ny_recent");
    assert_eq!((blank.status, blank.said_by.as_deref(), blank.sources.len()), (None, None, 0));
}

#[test]
fn labels_and_notes_come_from_columns_unless_a_figure_has_its_own() {
    let (english, spanish) = (story("en"), story("es"));
    let says = |story: &Story, id: &str| {
        let report = report(story, &Scenario::default());
        let figure = figure(story, id);
        let note: Vec<String> = figure.note.iter().map(|paragraph| prose::plain(&report.paragraph(story, paragraph))).collect();
        (figure.label.clone(), note.join(" "))
    };
    let pair = |label: &str, note: &str| (label.to_owned(), note.to_owned());
    assert_eq!(says(&english, "ct_listed"), pair("Connecticut, on the list", "A list is a stock on one day: 2016."));
    assert_eq!(says(&english, "ny_listed"), pair("New York, on the list of all years", ""));
    assert_eq!(says(&english, "ma_recent"), pair("Massachusetts, on the list since then", "It says 75 or more."));
    assert_eq!(says(&spanish, "ny_residents"), pair("Nueva York, residentes", ""));
    assert_eq!(says(&spanish, "ma_residents").0, "Massachusetts, residentes");
}

#[test]
fn a_cell_without_a_heading_has_its_columns_label_and_note() {
    // Where one language leaves the heading out, all do.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_heading/places");
    author::replaced(&author::fixture("places"), &folder, "en.md", "### {#ma_recent}\n\nIt says 75 or more.\n", "");
    let spanish = std::fs::read_to_string(folder.join("es.md")).unwrap().replace("### {#ma_recent}\n", "");
    std::fs::write(folder.join("es.md"), spanish).unwrap();
    let compiled = counted_publish::author::compile(&folder, &author::words()).unwrap_or_else(|problems| panic!("{problems}"));
    let figure = compiled[0].document.figures.iter().find(|figure| figure.id == "ma_recent").unwrap();
    assert_eq!(figure.label, "Massachusetts, on the list since then");
    assert_eq!(figure.note, compiled[0].document.gazetteer.columns[2].note);
}

#[test]
fn the_panel_is_bound() {
    let story = story("en");
    let Kind::Places(kind) = &story.panel(0).unwrap().kind else { panic!("another kind") };
    let code = |place| story.place(place).unwrap().code.as_str();
    assert_eq!(kind.rows.iter().map(|place| code(*place)).collect::<Vec<_>>(), ["CT", "NY", "MA"]);
    assert_eq!(code(kind.reference), "MA");
    assert_eq!((kind.count.place(), kind.recent.map(counted_core::ColumnId::place), kind.base.place()), (1, Some(2), 0));
    let figures: Vec<&str> = kind.figures().into_iter().map(|id| story.figure(id).unwrap().id.as_str()).collect();
    assert_eq!(figures, ["variation", "listed_since", "recent_since", "list_day"]);
}

#[test]
fn limits_and_what_is_not_stated_are_fields() {
    let story = story("en");
    let id = |name: &str| story.figure_id(name).unwrap();
    let always = |passage: &Passage| if let Passage::Always(parts) = passage { parts.clone() } else { Vec::new() };
    let parts: Vec<Part> = story.panel(0).unwrap().text.iter().flat_map(|paragraph| paragraph.0.iter().flat_map(always)).collect();
    assert!(parts.contains(&Part::Field { figure: id("ma_recent"), form: Form::Noun }));
    assert!(parts.contains(&Part::Field { figure: id("ny_recent"), form: Form::Number }));
    assert!(parts.contains(&Part::Shown { of: id("ma_recent").cell(), decimals: None, form: Form::Number }));
    let text = |link: &str| {
        let report = report(&story, &link::read(&story, link).scenario);
        let runs = story.panel(0).unwrap().text.iter().flat_map(|paragraph| report.paragraph(&story, paragraph)).collect::<Vec<_>>();
        prose::plain(&runs)
    };
    // Fields leave only their words: those of the limit go once a number is typed, which is exact.
    assert!(text("").contains("at least  bicycles; for New York"), "{}", text(""));
    assert!(text("#ma_recent=75").contains("and  bicycles; for New York"), "{}", text("#ma_recent=75"));
    assert!(text("#ma_recent=75").contains("Of the 99, 75 are new."));
    assert!(text("").contains("Of the 99, at least 75 are new."));
}

#[test]
fn what_ifs_set_cells() {
    let story = story("en");
    for (link, id, value) in [("#ma_recent=75", "ma_recent", "75"), ("#ny_recent=12", "ny_recent", "12"), ("#vt_listed=4", "vt_listed", "4")] {
        let arrived = link::read(&story, link);
        assert!(arrived.ignored.is_empty() && arrived.scenario.is_edited(), "{link}");
        assert_eq!(arrived.scenario.amount(&story, story.figure_id(id).unwrap()).to_string(), value);
    }
    let always = |passage: &Passage| if let Passage::Always(parts) = passage { parts.clone() } else { Vec::new() };
    let parts = story.panel(0).unwrap().text.iter().flat_map(|paragraph| paragraph.0.iter().flat_map(always));
    let sets: Vec<String> = parts.filter_map(|part| if let Part::WhatIf { sets, .. } = part { Some(sets) } else { None }).collect();
    let written = [
        "ma_recent=75",
        "ny_recent=12",
        "ny_listed=@other_list",
        "missing.basis=listed_recent",
        "missing.confidence=99",
        // In the order of links, with what is the story's own.
        "ny_recent=12&missing.basis=listed&missing.reference=NY",
    ];
    assert_eq!(sets, written);
}

#[test]
fn what_is_blank_can_be_filled_in_and_cleared_again() {
    let story = story("en");
    let clears = |id: &str| link::read(&story, &format!("{id}=none")).ignored.is_empty();
    // One is blank, the column of the other says that its figures may be.
    assert!(clears("vt_listed") && clears("ct_recent"));
    assert!(!clears("ct_listed") && !clears("ny_listed") && !clears("vt_residents"));
}

#[test]
fn the_place_compared_with_can_be_linked_though_it_is_no_row() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference/places");
    author::replaced(&author::fixture("places"), &folder, "en.md", "A list has [99", "Vermont's is [not stated](vt_listed). A list has [99");
    let said = || counted_publish::author::compile(&folder, &author::words()).map_or_else(|problems| problems.to_string(), |_| String::new());
    assert!(said().contains("`vt_listed` belongs to a place that no panel shows."), "{}", said());
    let toml = std::fs::read_to_string(folder.join("story.toml")).unwrap();
    std::fs::write(folder.join("story.toml"), toml.replace("reference = \"MA\"", "reference = \"VT\"")).unwrap();
    assert!(!said().contains("vt_listed"), "{}", said());
}

#[test]
fn choices_follow_what_is_seen() {
    let story = story("en");
    let text = |link: &str| {
        let report = report(&story, &link::read(&story, link).scenario);
        prose::plain(&story.panel(0).unwrap().text.iter().flat_map(|paragraph| report.paragraph(&story, paragraph)).collect::<Vec<_>>())
    };
    for (link, said) in [
        ("", "Massachusetts has 7.1 bicycles. Its rate is the mark."),
        ("missing.basis=listed_recent", "Massachusetts has at least 5.4, and New York is not stated. Its rate is the mark."),
        ("missing.basis=listed_recent&ny_recent=12&ma_recent=75", "Massachusetts has 5.4, and New York is 0.3. Its rate is the mark."),
        ("missing.basis=listed_older&missing.reference=NY", "Massachusetts has at most 1.7. New York has not stated Connecticut's rate."),
        ("missing.reference=OTHERS", "Massachusetts has 7.1 bicycles. The others together have 1.8 times Connecticut's rate."),
    ] {
        assert!(text(link).contains(said), "{link}: {}", text(link));
    }
}

#[test]
fn chances_are_written_either_way() {
    let story = story("en");
    let at_most = story.cell("missing.at_most.CT").unwrap();
    let rows = story.panel(0).unwrap().text.iter().flat_map(|paragraph| &paragraph.0).filter_map(|passage| match passage {
        Passage::Choice(choice) => Some(choice.rows.iter().flat_map(|row| row.text.clone())),
        Passage::Always(_) => None,
    });
    let parts: Vec<Part> = rows.flatten().collect();
    assert!(parts.contains(&Part::Shown { of: at_most, decimals: None, form: Form::Full }));
    assert!(parts.contains(&Part::Shown { of: at_most, decimals: Some(3), form: Form::Number }));
}
