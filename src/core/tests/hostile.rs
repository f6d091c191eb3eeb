//! What the engine is handed by links, people and documents that mean it no good.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::entry::{EntryError, read};
use counted_core::link::{self, IgnoredFor};
use counted_core::words::PluralRule::{English, Spanish};
use counted_core::{Document, DocumentError, Story, samples};

#[track_caller]
fn check_link(fragment: &str, kept: &str, ignored: &[(&str, IgnoredFor)]) {
    let story = samples::cases();
    let arrived = link::read(&story, fragment);
    assert_eq!(link::write(&story, &arrived.scenario), kept, "{fragment}");
    let found: Vec<(&str, IgnoredFor)> = arrived.ignored.iter().map(|ignored| (ignored.part.as_str(), ignored.why)).collect();
    assert_eq!(found, ignored, "{fragment}");
}

#[test]
fn links_keep_what_is_good_and_name_the_rest() {
    use IgnoredFor::{Malformed, NoAlternative, Outside, Repeated, TooLong, Unknown};
    check_link("#victims=500&state_cases=30", "victims=500&state_cases=30", &[]);
    check_link("state_cases=30&victims=500", "victims=500&state_cases=30", &[]);
    check_link("victims=%35%300", "victims=500", &[]);
    check_link("victims=0500", "victims=500", &[]);
    check_link("victims=432", "", &[]);
    check_link("victims=@reports_2017", "victims=@reports_2017", &[]);
    check_link("victims=@nothing", "", &[("victims=@nothing", NoAlternative)]);
    check_link("victims=@", "", &[("victims=@", NoAlternative)]);
    check_link("Victims=5", "", &[("Victims=5", Unknown)]);
    check_link("nothing=5&victims=7", "victims=7", &[("nothing=5", Unknown)]);
    check_link("victims=5&victims=7", "victims=5", &[("victims=7", Repeated)]);
    // The first valid one stands.
    check_link("victims=x&victims=7", "victims=7", &[("victims=x", Malformed)]);
    // The story's own value is a value too: what repeats it is still a repetition.
    check_link("victims=432&victims=7", "", &[("victims=7", Repeated)]);
    for value in
        ["", "-3", "+3", "1e3", "1,234", "1 234", "0x10", "NaN", "5.", ".5", "5.0", "٣", "%F0%9F%98%80", "<b>x</b>", "none", "2016-03-31", "1.2.3", "432;DROP"]
    {
        let part = format!("victims={value}");
        let arrived = link::read(&samples::cases(), &part);
        assert!(!arrived.scenario.is_edited(), "{part}");
        assert_eq!(arrived.ignored.iter().map(|ignored| ignored.why).collect::<Vec<_>>(), [Malformed], "{part}");
    }
    check_link("victims=1000000001", "", &[("victims=1000000001", Outside)]);
    check_link("children_per_case=0.001&confirmed_percent=100.5", "", &[("children_per_case=0.001", Outside), ("confirmed_percent=100.5", Outside)]);
    check_link("confirmed_percent=98.50", "confirmed_percent=98.50", &[]);
    check_link("last_day=2016-02-30", "", &[("last_day=2016-02-30", Malformed)]);
    check_link("last_day=2015-12-31&first_year=1899", "last_day=2015-12-31", &[("first_year=1899", Outside)]);
    check_link("victims", "", &[("victims", Malformed)]);
    check_link("victims=%", "", &[("victims=%", Malformed)]);
    check_link("victims=%zz", "", &[("victims=%zz", Malformed)]);
    check_link("victims=%ff", "", &[("victims=%ff", Malformed)]);
    // What hosts append is no one's mistake.
    check_link("victims=5&amp=1#?secret=abc", "victims=5", &[]);
    check_link("victims=5?childId=x&state_cases=3", "victims=5", &[]);
    check_link("&&victims=5&", "victims=5", &[]);
    check_link("", "", &[]);
    // A part cut by the limit is dropped whole; one that ends at it is read.
    let filler = "a".repeat(link::LONGEST - "&victims=50".len());
    let shown = format!("{}…", "a".repeat(60));
    check_link(&format!("{filler}&victims=500"), "", &[(&shown, Unknown), ("victims=50", TooLong)]);
    check_link(&format!("{filler}&victims=50&state_cases=3"), "victims=50", &[(&shown, Unknown)]);
}

#[test]
fn fields_take_what_people_type() {
    let story = samples::cases();
    let check = |figure: &str, typed: &str, expected: Result<&str, EntryError>| {
        let domain = story.figure(story.figure_id(figure).unwrap()).unwrap().domain;
        assert_eq!(read(typed, &domain, English).map(|amount| amount.to_string()), expected.map(str::to_owned), "{figure}: {typed:?}");
    };
    for (typed, expected) in [
        ("500", Ok("500")),
        ("1,234", Ok("1234")),
        ("1,234,567", Ok("1234567")),
        ("  007 ", Ok("7")),
        ("0", Ok("0")),
        ("", Err(EntryError::Empty)),
        ("   ", Err(EntryError::Empty)),
        ("-3", Err(EntryError::Below)),
        ("1e400", Err(EntryError::NotANumber)),
        ("4e2", Err(EntryError::NotANumber)),
        ("12,5", Err(EntryError::NotANumber)),
        ("1,23", Err(EntryError::NotANumber)),
        (",123", Err(EntryError::NotANumber)),
        ("12.5", Err(EntryError::NotWhole)),
        ("<b>x</b>", Err(EntryError::NotANumber)),
        ("1000000001", Err(EntryError::Above)),
        ("99999999999999999999999999999999999999999999", Err(EntryError::Above)),
        ("none", Err(EntryError::NotANumber)),
    ] {
        check("victims", typed, expected);
    }
    for (typed, expected) in
        [("12.5", Ok("12.5")), ("12.", Ok("12")), (".5", Ok("0.5")), ("50%", Ok("50")), ("100.1", Err(EntryError::Above)), ("98.0", Ok("98.0"))]
    {
        check("confirmed_percent", typed, expected);
    }
    for (typed, expected) in [
        ("2015-12-31", Ok("2015-12-31")),
        ("31/12/2015", Err(EntryError::NotADay)),
        ("2015-02-29", Err(EntryError::NoSuchDay)),
        ("1850-01-01", Err(EntryError::NoSuchDay)),
    ] {
        check("last_day", typed, expected);
    }
    let percent = story.figure(story.figure_id("confirmed_percent").unwrap()).unwrap().domain;
    assert_eq!(read("6,5", &percent, Spanish).unwrap().to_string(), "6.5");
    let count = story.figure(story.figure_id("victims").unwrap()).unwrap().domain;
    assert_eq!(read("1,234", &count, Spanish).unwrap().to_string(), "1234");
}

#[test]
fn broken_documents_are_refused_in_words() {
    let check = |spoil: &dyn Fn(&mut Document), message: &str| {
        let mut document = samples::document();
        spoil(&mut document);
        assert_eq!(Story::open(document).unwrap_err().to_string(), message);
    };
    check(&|document| document.format = 99, "the story is written in format 99, and this page reads format 2");
    check(&|document| document.words.truncate(3), &format!("the story brings 3 of the engine's texts, and there are {}", counted_core::words::Key::ALL.len()));
    check(&|document| document.nouns.truncate(1), "an alternative of `victims` refers to no noun");
    check(&|document| document.figures.truncate(3), "a period of `victims` refers to no figure");
    check(&|document| document.figures[1].id = "victims".to_owned(), "two cells are called `victims`");
    check(&|document| document.figures[0].value = "1.5".parse().unwrap(), "`victims` holds a value outside its domain");
    check(&|document| document.panels[0].parts.clear(), "panel `prosecution` has no label for each of its parts");
    assert_eq!(Story::open(Document { format: 3, ..samples::document() }).unwrap_err(), DocumentError::Format(3));
}
