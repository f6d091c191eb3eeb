//! Good stories compile, and their documents say what they should.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, reason = "a test that fails panics")]

mod author;

use counted_core::document::{Form, Paragraph, Part, Passage};
use counted_core::{Amount, Change, Document, Scenario, Story, prose, report, wire};
use counted_publish::author::CompiledStory;

fn only(name: &str) -> CompiledStory {
    let mut stories = author::compile(name);
    assert_eq!(stories.len(), 1);
    stories.remove(0)
}

fn parts(paragraph: &Paragraph) -> Vec<Part> {
    let always = paragraph.0.iter().filter_map(|passage| if let Passage::Always(parts) = passage { Some(parts.clone()) } else { None });
    always.flatten().collect()
}

fn fields(document: &Document) -> Vec<&str> {
    let text = document.panels[0].text.iter().flat_map(parts);
    let figures = text.filter_map(|part| if let Part::Field { figure, .. } = part { Some(figure.place()) } else { None });
    figures.map(|place| document.figures[place].id.as_str()).collect()
}

#[test]
fn documents_survive_their_journey() {
    for name in ["cases", "biblioteca"] {
        let compiled = only(name);
        let read = wire::from_text(&compiled.json()).unwrap();
        assert_eq!(read, compiled.document);
        assert_eq!(read.id, name);
        assert_eq!(read.language, compiled.language);
        Story::open(read).unwrap();
    }
}

#[test]
fn so_do_those_of_every_story() {
    for folder in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../stories")).unwrap().map(|entry| entry.unwrap().path()) {
        for compiled in counted_publish::author::compile(&folder, &author::words()).unwrap_or_else(|problems| panic!("{problems}")) {
            assert_eq!(wire::from_text(&compiled.json()), Ok(compiled.document));
        }
    }
}

#[test]
fn first_mentions_are_fields_and_later_ones_repeat_them() {
    let document = only("cases").document;
    assert_eq!(
        fields(&document),
        [
            "first_year",
            "victims",
            "federal_cases",
            "state_cases",
            "children_per_case",
            "confirmed_percent",
            "target_rate",
            "last_day",
            "victims_last_year",
            "convicted"
        ]
    );
    let story = Story::open(document.clone()).unwrap();
    let victims = story.figure_id("victims").unwrap();
    let texts: Vec<Part> = document.panels[0].text.iter().flat_map(parts).collect();
    assert!(texts.contains(&Part::Field { figure: victims, form: Form::Noun }));
    assert!(texts.contains(&Part::Shown { of: victims.cell(), decimals: None, form: Form::Number }));
    assert!(texts.contains(&Part::Noun(victims)));
    // A limit is a field too, and a whole unit follows its field.
    let limit = story.figure_id("victims_last_year").unwrap();
    assert!(texts.contains(&Part::Field { figure: limit, form: Form::Noun }));
    assert!(texts.contains(&Part::Field { figure: story.figure_id("target_rate").unwrap(), form: Form::Full }));
    // The front, labels, asides and rows have none.
    let front = document.front.standfirst.iter().flat_map(parts);
    let beside = document.panels[0].asides.iter().flat_map(|aside| aside.text.iter().flat_map(parts));
    let labels = document.panels[0].parts.iter().flatten().cloned();
    assert!(front.chain(beside).chain(labels).all(|part| !matches!(part, Part::Field { .. })));
}

#[test]
fn decimals_and_forms_are_as_typed() {
    let document = only("cases").document;
    let story = Story::open(document.clone()).unwrap();
    let texts: Vec<Part> = document.panels[0].text.iter().flat_map(parts).collect();
    let shown = |name: &str, decimals: u8, form: Form| texts.contains(&Part::Shown { of: story.cell(name).unwrap(), decimals: Some(decimals), form });
    assert!(shown("prosecution.rate", 1, Form::Full));
    assert!(shown("prosecution.base_per_event", 1, Form::Noun));
    assert!(shown("prosecution.rate_confirmed", 1, Form::Number));
    assert!(shown("prosecution.covered_share", 0, Form::Number));
    assert!(shown("prosecution.base_per_year", 1, Form::Full));
}

#[test]
fn figures_are_read_as_written() {
    let document = only("cases").document;
    let figure = |id: &str| document.figures.iter().find(|figure| figure.id == id).unwrap();
    assert_eq!(figure("mean_share").value.to_string(), "14.2857142857143");
    assert_eq!(figure("confirmed_percent").value.to_string(), "100.0");
    assert_eq!(figure("last_day").value.to_string(), "2016-03-31");
    assert_eq!(figure("victims_last_year").value.to_string(), ">=133");
    assert_eq!(figure("convicted").value, Amount::NotStated);
    assert!(figure("convicted").domain.not_stated && !figure("victims").domain.not_stated);
    assert_eq!(figure("victims").said_by.as_deref(), Some("The child-welfare agency"));
    assert_eq!(document.sources[figure("victims").sources[1].place()].name, "City Radio");
    assert_eq!(document.panels[0].asides.iter().map(|aside| aside.wide).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn notes_keep_free_numerals() {
    let document = only("cases").document;
    let story = Story::open(document.clone()).unwrap();
    let report = report(&story, &Scenario::default());
    let text = |note: &Paragraph| prose::plain(&report.paragraph(&story, note));
    assert_eq!(text(&document.figures[0].note[0]), "Reported elsewhere as children referred to the agency: 250 by August 2014.");
    assert_eq!(text(&document.figures[0].alternatives[0].note[0]), "City Radio said 250 in 2014.");
    assert_eq!(text(&document.help[0].note[0]), "Every hour, all 24 of them.");
}

#[test]
fn rows_are_chosen_at_their_witnesses() {
    for (name, witness, expected) in [
        ("cases", "", "The article counts none of them as the state's."),
        ("cases", "federal_cases=0", "With no cases there is no share."),
        ("cases", "state_cases=3", "The state's share is 9.7%, of 31 cases."),
        ("biblioteca", "", "De los que no estaban, el 53.4% sigue sin aparecer."),
        ("biblioteca", "faltan=1", "Por 1 libro, un estante."),
        ("biblioteca", "faltan=2000000", "Por 2,000,000 de libros, todos."),
    ] {
        let document = only(name).document;
        let story = Story::open(document.clone()).unwrap();
        let report = report(&story, &counted_core::link::read(&story, witness).scenario);
        let text: String = document.panels[0].text.iter().map(|paragraph| prose::plain(&report.paragraph(&story, paragraph))).collect();
        assert!(text.contains(expected), "{witness}: {text}");
    }
}

#[test]
fn units_follow_an_alternative() {
    let document = only("cases").document;
    let story = Story::open(document.clone()).unwrap();
    let victims = story.figure_id("victims").unwrap();
    let report = report(&story, &Scenario::default().with(&story, victims, Change::Taken("reports_2017".to_owned())));
    let text: Vec<String> = document.panels[0].text.iter().map(|paragraph| prose::plain(&report.paragraph(&story, paragraph))).collect();
    assert!(text.iter().any(|text| text.starts_with("That is 4.3 cases per 100 reports, one for every 23.2 reports.")), "{text:?}");
    assert!(text.iter().any(|text| text.contains("cases per 100 reports, the state would have to bring 37 cases")), "{text:?}");
}

#[test]
fn what_ifs_set_figures() {
    let document = only("biblioteca").document;
    let what_ifs: Vec<Part> = document.panels[0].text.iter().flat_map(parts).filter(|part| matches!(part, Part::WhatIf { .. })).collect();
    let [Part::WhatIf { words, sets }, Part::WhatIf { sets: taken, .. }] = what_ifs.as_slice() else { panic!("{what_ifs:?}") };
    assert_eq!(words, "¿Y si hubieran faltado 120?");
    assert_eq!((sets.as_str(), taken.as_str()), ("faltan=120", "buscados=@ronda_corta&faltan=35"));
}

#[test]
fn one_changed_number_fails_by_its_line() {
    let problems =
        author::broken("changed", "cases", "en.md", "They were reported to say that [28 cases]", "They were reported to say that [29 cases]").unwrap_err();
    assert_eq!(problems.to_string(), "en.md:42: 29, but federal_cases is 28. Write 28.");
}

#[test]
fn every_digit_between_brackets_counts() {
    for (story, enough) in [("cases", 50), ("places", 40)] {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("digits").join(story);
        author::replaced(&author::fixture(story), &folder, "en.md", "{#story}", "{#story}");
        let text = std::fs::read_to_string(folder.join("en.md")).unwrap();
        let (mut within, mut tried) = (false, 0);
        for (place, letter) in text.char_indices() {
            within = (within || letter == '[') && letter != ']';
            let Some(digit) = letter.to_digit(10).filter(|_| within) else { continue };
            let other = format!("{}{}{}", &text[..place], (digit + 1) % 10, &text[place + 1..]);
            std::fs::write(folder.join("en.md"), &other).unwrap();
            let line = text[..place].matches('\n').count() + 1;
            let problems = counted_publish::author::compile(&folder, &author::words()).unwrap_err();
            assert!(problems.0.iter().any(|problem| problem.line == line), "line {line}: {problems}");
            tried += 1;
        }
        assert!(tried > enough, "{tried}");
    }
}

#[test]
fn a_changed_figure_fails_wherever_a_sentence_states_it() {
    let problems = author::broken("figure", "cases", "story.toml", "value = 28\n", "value = 29\n").unwrap_err();
    let text = problems.to_string();
    assert!(text.contains("en.md:14: 28, but federal_cases is 29. Write 29."), "{text}");
    assert!(text.contains("6.5, but prosecution.rate is 6.71 (6.7). Write 6.7."), "{text}");
    assert!(problems.0.len() >= 8, "{text}");
}
