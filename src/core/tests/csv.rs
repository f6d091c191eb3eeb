//! Tables that readers bring and take away.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

use counted_core::csv::{self, Column, Line, Problem, Reading, Unreadable, Wrong};
use counted_core::entry::EntryError;
use counted_core::imported::{By, Imported};
use counted_core::stats::poisson;
use counted_core::words::PluralRule::{English, Spanish};
use counted_core::{Amount, Basis, Bound, Change, Decimal, Level, OwnPlace, Scenario, Story, report, samples};
use proptest::prelude::*;

fn read(text: &str) -> Result<Reading, Unreadable> {
    csv::read(text, &[], English)
}

/// The lines that can be read, as `place count children`.
#[track_caller]
fn check(text: &str, lines: &[&str], problems: &[(usize, Wrong)]) -> Reading {
    let reading = read(text).unwrap();
    let found: Vec<String> = reading.lines.iter().map(|line| format!("{} {} {}", line.place(), line.count(), line.children())).collect();
    assert_eq!(found, lines, "{text:?}");
    let expected: Vec<Problem> = problems.iter().map(|(line, what)| Problem { line: *line, what: what.clone() }).collect();
    assert_eq!(reading.problems, expected, "{text:?}");
    reading
}

#[test]
fn tables_as_spreadsheets_and_people_write_them() {
    let both = ["Elm 3 1000", "Oak 12 2500"];
    for text in [
        "place,count,children\nElm,3,1000\nOak,12,2500\n",
        "place,count,children\r\nElm,3,1000\r\nOak,12,2500",
        "place,count,children\rElm,3,1000\rOak,12,2500\r",
        "\u{feff}place,count,children\nElm,3,1000\nOak,12,2500\n\n\n",
        "Elm,3,1000\nOak,12,2500",
        "CHILDREN;Place;count\n1000;Elm;3\n\"2,500\";Oak;12",
        "place\tcount\tchildren\nElm\t3\t1,000\nOak\t12\t2,500",
        " place , count , children \n Elm , 3 , 1000 \n Oak , 12 , \"2,500\" \n",
        "\"place\",\"count\",\"children\"\n\"Elm\",\"3\",\"1,000\"\n\"Oak\",\"12\",\"2,500\"\n",
        "Edited figures:\nplace,count,children\nElm,3,1000\nOak,12,2500\n",
        "\n\nplace,count,children,,\nElm,3,1000,,\n,,,,\nOak,12,2500,,\n",
        "place,count,children\nElm,3.0,1000.0\nOak,0012,2500\n",
        "sep=;\nplace;count;children\nElm;3;1000\nOak;12;2500\n",
    ] {
        check(text, &both, &[]);
    }
    check("place,count,children\n\"Prince George's, \"\"PG\"\"\",>=75,\"1,385,700\"", &["Prince George's, \"PG\" >=75 1385700"], &[]);
    check(
        "place,count,children\nDoña Ana,≥75,10\n東京,24+,10\nX,<=24,10\nY,≤ 1,10\nZ,,10",
        &["Doña Ana >=75 10", "東京 >=24 10", "X <=24 10", "Y <=1 10", "Z none 10"],
        &[],
    );
    check("count,place,children,bound\n75,A,10,at_least\n24,B,10,AT_MOST\n5,C,10,\n6,D,10", &["A >=75 10", "B <=24 10", "C 5 10", "D 6 10"], &[]);
    check("place,count,children\nmost,1000000000,10000000000\nleast,0,1", &["most 1000000000 10000000000", "least 0 1"], &[]);
    // A cell of a further column may hold what it likes, lines too.
    let reading = check("note,place,count,children,x\n\"a\nb\",Elm,3,1000,\n,Oak,x,1000,y\n", &["Elm 3 1000"], &[(4, Wrong::Count(EntryError::NotANumber))]);
    assert_eq!(reading.ignored, ["note", "x"]);
    assert_eq!(read("place,count,children\nElm,3,1000").unwrap().ignored, [""; 0]);
    // The page's own words for the columns.
    let names = [(Column::Place, "Lugar"), (Column::Count, "casos"), (Column::Children, "menores")];
    let reading = csv::read("lugar;CASOS;Menores\nDoña Ana;3;1,000", &names, Spanish).unwrap();
    assert_eq!(reading.lines[0].children(), Decimal::from(1000));
    let names = [(Column::Count, "children"), (Column::Children, "children")];
    assert_eq!(csv::read("place,count,children\nElm,3,1000", &names, English).unwrap().lines.len(), 1);
}

#[test]
fn what_is_wrong_has_its_line_and_loses_no_other() {
    use EntryError::{Above, Below, Empty, NotANumber, NotWhole};
    let after = "\nOak,12,2500\n";
    for (line, what) in [
        ("Elm,x,1000", Wrong::Count(NotANumber)),
        ("Elm,-3,1000", Wrong::Count(Below)),
        ("Elm,3.5,1000", Wrong::Count(NotWhole)),
        ("Elm,1000000001,1000", Wrong::Count(Above)),
        ("Elm,50%,1000", Wrong::Count(NotANumber)),
        ("Elm,about 75,1000", Wrong::Count(NotANumber)),
        ("Elm,>75,1000", Wrong::Count(NotANumber)),
        ("Elm,≥,1000", Wrong::Count(Empty)),
        ("Elm,\"1,00\",1000", Wrong::Count(NotANumber)),
        ("Elm,1e3,1000", Wrong::Count(NotANumber)),
        ("Elm,NA,1000", Wrong::Count(NotANumber)),
        ("Elm,3,", Wrong::Children(Empty)),
        ("Elm,3,0", Wrong::Children(Below)),
        ("Elm,3,10000000001", Wrong::Children(Above)),
        ("Elm,3,>=1000", Wrong::Children(NotANumber)),
        (",3,1000", Wrong::NoPlace),
        ("\"El\tm\",3,1000", Wrong::PlaceUnreadable),
        ("\"El\nm\",3,1000", Wrong::PlaceUnreadable),
        ("El\u{202e}m,3,1000", Wrong::PlaceUnreadable),
        ("El\u{fffd}m,3,1000", Wrong::PlaceUnreadable),
        ("Elm,3", Wrong::Values { found: 2, columns: 3 }),
        ("Elm", Wrong::Values { found: 1, columns: 3 }),
        ("Elm,1,234,5,678", Wrong::Values { found: 5, columns: 3 }),
        ("\"Elm,3,1000", Wrong::OpenQuote),
        ("oak,3,1000", Wrong::Twice { first: 2 }),
    ] {
        check(&format!("place,count,children\nOak,1,2\n{line}{}", after.replace("Oak", "Ash")), &["Oak 1 2", "Ash 12 2500"], &[(3, what)]);
    }
    let long = "é".repeat(81);
    check(&format!("place,count,children\n{long},1,2\n{},1,2", "é".repeat(80)), &[&format!("{} 1 2", "é".repeat(80))], &[(2, Wrong::PlaceTooLong)]);
    for line in ["Elm,3,10,at most", "Elm,,10,at_least", "Elm,>=3,10,at_most"] {
        check(&format!("place,count,children,bound\n{line}\nOak,1,2,"), &["Oak 1 2"], &[(2, Wrong::Bound)]);
    }
    // A quote that is never closed costs its own line alone; lines are counted as an editor shows them.
    check("place,count,children\r\n\"a\r\nb\",1,2\r\nElm,3,\"10\r\nOak,1,2\r\n", &["Oak 1 2"], &[(2, Wrong::PlaceUnreadable), (4, Wrong::OpenQuote)]);
}

#[test]
fn what_is_no_table_says_why() {
    for text in ["", " \n,,\n", "place,count,children\n", "\u{feff}"] {
        assert_eq!(read(text), Err(Unreadable::Empty), "{text:?}");
    }
    for (text, line, missing) in [
        ("count,children\n1,2", 1, Column::Place),
        ("\nplace,children\nElm,2", 2, Column::Count),
        ("place,count\nElm,2", 1, Column::Children),
        ("Elm,many,1000\n", 1, Column::Place),
        ("Elm,3,1000,2016\n", 1, Column::Place),
        ("Elm,,\nplace;count;children\n", 1, Column::Place),
        ("<html>\n<body>", 1, Column::Place),
    ] {
        assert_eq!(read(text), Err(Unreadable::NoColumn { line, missing }), "{text:?}");
    }
    assert_eq!(read("place,count,Count,children\nElm,1,2,3"), Err(Unreadable::ColumnTwice { line: 1, column: Column::Count }));
    assert_eq!(read(&"x".repeat(csv::MOST_BYTES + 1)), Err(Unreadable::TooLarge));
}

#[test]
fn a_table_holds_every_county_and_no_more() {
    let rows = |n: usize| (0..n).map(|at| format!("County {at},{},{}\n", at % 50, 1000 + at)).collect::<String>();
    let full = read(&format!("place,count,children\n{}", rows(3200))).unwrap();
    assert_eq!((full.lines.len(), full.problems.len()), (3200, 0));
    let more = read(&format!("place,count,children\n{}", rows(3212))).unwrap();
    assert_eq!((more.lines.len(), &more.problems[..]), (3200, &[Problem { line: 3202, what: Wrong::TooMany { more: 12 } }][..]));
    assert_eq!(more.lines, full.lines);
    // Of many problems the first are kept and the others counted.
    let wrong: String = (0..57).map(|at| format!("Town {at},x,1\n")).collect();
    let reading = read(&format!("place,count,children\n{wrong}{}", rows(5))).unwrap();
    assert_eq!((reading.lines.len(), reading.problems.len(), reading.further, reading.problems[19].line), (5, 20, 37, 21));
}

#[test]
fn files_of_any_spreadsheet_are_text() {
    let text = "place,count,children\nDoña Ana,3,1000";
    let wide =
        |unit: fn(u16) -> [u8; 2]| std::iter::once('\u{feff}').chain(text.chars()).flat_map(|letter| unit(u16::try_from(u32::from(letter)).unwrap())).collect();
    let files: [Vec<u8>; 5] = [
        text.into(),
        format!("\u{feff}{text}").into(),
        text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
    ];
    for file in files {
        assert_eq!(csv::decode(&file), text);
    }
    assert_eq!(csv::decode(b"O\x92Brien \x80 \x81"), "O’Brien € \u{fffd}");
    assert_eq!(csv::as_file("Elm"), "Elm");
    assert_eq!(csv::as_file("Doña"), "\u{feff}Doña");
}

/// A table of places with so many counted of so many.
fn table(lines: &[(&str, &str, u32)]) -> Imported {
    let lines = lines.iter().map(|(place, count, children)| Line::new(place, csv::read_count(count, English).unwrap(), (*children).into()).unwrap());
    Imported::new(lines.collect(), Level::NinetyFive)
}

#[test]
fn rates_have_garwood_limits_and_the_bound_of_their_count() {
    let table = table(&[("CT", "19", 761_796), ("MA", "≥75", 1_385_700), ("NY", "", 4_181_909), ("none", "0", 1000), ("more", "30", 10)]);
    for (at, count, children) in [(0, 19.0, 761_796.0), (1, 75.0, 1_385_700.0), (3, 0.0, 1000.0), (4, 30.0, 10.0)] {
        let row = table.row(at).unwrap();
        let confidence = Level::NinetyFive.confidence();
        assert_eq!(row.rate().number(), Some(100_000.0 * count / children));
        assert_eq!(row.limits().0.number(), Some(poisson::garwood_low(confidence).at([count, children / 100_000.0]).unwrap()));
        assert_eq!(row.limits().1.number(), Some(poisson::garwood_high(confidence).at([count, children / 100_000.0]).unwrap()));
    }
    let bounds: Vec<Bound> = table.rows().map(|row| row.rate().bound().and(row.limits().0.bound()).and(row.limits().1.bound())).collect();
    assert_eq!(bounds, [Bound::Exact, Bound::AtLeast, Bound::Exact, Bound::Exact, Bound::Exact]);
    let unstable: Vec<bool> = table.rows().map(|row| row.is_unstable()).collect();
    assert_eq!(unstable, [true, false, false, true, false]);
    let none = table.row(2).unwrap();
    assert_eq!((none.rate().number(), none.limits().0.number(), none.limits().1.number()), (None, None, None));
    // Another confidence moves the limits and nothing else; another line its own row and nothing else.
    let surer = table.at(Level::NinetyNine);
    assert!(surer.rows().zip(table.rows()).all(|(surer, row)| surer.rate() == row.rate() && surer.line() == row.line()));
    assert!(surer.row(0).unwrap().limits().1.number() > table.row(0).unwrap().limits().1.number());
    let edited = table.with(2, Line::new("NY", Amount::exactly(148.into()), 4_181_909.into()).unwrap());
    assert_eq!(edited.row(2).unwrap().rate().number(), Some(14_800_000.0 / 4_181_909.0));
    assert!((0..5).filter(|at| *at != 2).all(|at| std::ptr::eq(edited.row(at).unwrap(), table.row(at).unwrap())));
    assert_eq!(table.with(9, table.row(0).unwrap().line().clone()), table);
}

#[test]
fn rows_keep_their_order_until_a_reader_asks() {
    let table = table(&[("Elm", "3", 1000), ("ash", "", 3000), ("Écija", "≥3", 500), ("Ñora", "0", 1), ("Doña Ana", "10", 100_000), ("Zoo", "3", 1000)]);
    let names = |order: Vec<usize>| order.into_iter().map(|at| table.row(at).unwrap().line().place().to_owned()).collect::<Vec<_>>().join(" ");
    for (by, descending, expected) in [
        (By::Column(Column::Place), false, "ash Doña Ana Écija Elm Ñora Zoo"),
        (By::Column(Column::Place), true, "Zoo Ñora Elm Écija Doña Ana ash"),
        (By::Column(Column::Count), true, "Doña Ana Elm Écija Zoo Ñora ash"),
        (By::Column(Column::Count), false, "Ñora Elm Écija Zoo Doña Ana ash"),
        (By::Column(Column::Children), false, "Ñora Écija Elm Zoo ash Doña Ana"),
        (By::Rate, true, "Écija Elm Zoo Doña Ana Ñora ash"),
    ] {
        assert_eq!(names(table.order(by, descending)), expected, "{by:?} {descending}");
    }
    let all: Vec<usize> = (0..table.len()).collect();
    for (text, expected) in [("", "Elm ash Écija Ñora Doña Ana Zoo"), ("ona", "Doña Ana"), ("É", "Elm Écija"), (" ana ", "Doña Ana"), ("x", "")] {
        assert_eq!(names(table.find(&all, text)), expected, "{text}");
    }
    assert_eq!(names(table.find(&[5, 4, 0], "o")), "Zoo Doña Ana");
}

#[test]
fn a_table_is_written_as_spreadsheets_read_it() {
    let table = table(&[("Elm, \"the\" town", "3", 150_000), ("=1+1", "≥75", 100_000), ("Ash; Oak", "", 1000), ("'@x", "<=4", 8)]);
    let expected = [
        "place,count,bound,children,rate_per_100000,rate_low,rate_high,confidence,unstable",
        "\"Elm, \"\"the\"\" town\",3,,150000,2,",
        "'=1+1,75,at_least,100000,75,",
        "\"Ash; Oak\",,,1000,,,,95,",
        "''@x,4,at_most,8,50000,",
    ];
    let text = csv::of_table(&table, &[0, 1, 2, 3]);
    for (line, expected) in text.split("\r\n").zip(expected) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
    assert!(text.lines().nth(1).unwrap().ends_with(",95,true") && text.lines().nth(2).unwrap().ends_with(",95,false"));
    // What is written is read back, the computed columns left out.
    let reading = read(&text).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.ignored.len(), 5);
    assert_eq!(Imported::new(reading.lines, Level::NinetyFive), table);
    assert!(csv::of_table(&table, &[3, 0]).lines().nth(1).unwrap().starts_with("''@x"));
}

fn panel(story: &Story, scenario: &Scenario) -> Vec<String> {
    csv::of_panel(story, &report(story, scenario), 0).split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_panel_is_written_from_its_cells() {
    let story = samples::places();
    let lines = panel(&story, &Scenario::default());
    assert_eq!(lines[0], "place,count,bound,children,basis,rate_per_100000,rate_low,rate_high,confidence,unstable");
    assert_eq!(lines.len(), 4);
    let report = report(&story, &Scenario::default());
    let value = |name: &str| report.now(story.cell(name).unwrap()).unwrap().value().unwrap().digits();
    for (line, (code, name, rest)) in lines[1..].iter().zip([
        ("CT", "Connecticut,19,,761796", "true"),
        ("NY", "New York,148,,4181909", "false"),
        ("MA", "Massachusetts,99,,1385700", "false"),
    ]) {
        let rates = ["rate", "rate_low", "rate_high"].map(|stem| value(&format!("missing.{stem}.{code}")));
        assert_eq!(*line, format!("{name},listed,{},95,{rest}", rates.join(",")));
    }
    // At another basis bounds and what is not stated come along.
    let mut selection = story.shown_of(0).unwrap();
    selection.basis = Basis::Recent;
    selection.confidence = Level::Ninety;
    let recent = Scenario::default().choosing(&story, 0, selection.clone());
    let lines = panel(&story, &recent);
    assert!(lines[1].starts_with("Connecticut,3,,761796,listed_recent,") && lines[1].ends_with(",90,true"), "{}", lines[1]);
    assert_eq!(lines[2], "New York,,,4181909,listed_recent,,,,90,");
    assert!(lines[3].starts_with("Massachusetts,75,at_least,1385700,listed_recent,5.41"), "{}", lines[3]);
    selection.basis = Basis::Older;
    let lines = panel(&story, &Scenario::default().choosing(&story, 0, selection.clone()));
    assert!(lines[1].starts_with("Connecticut,16,,") && lines[3].starts_with("Massachusetts,24,at_most,"), "{lines:?}");
}

#[test]
fn edited_figures_say_so_with_the_storys_beside() {
    let story = samples::places();
    let mut selection = story.shown_of(0).unwrap();
    selection.basis = Basis::Recent;
    selection = selection.with_own(OwnPlace::new("Elm", 7.into(), 1000.into()).unwrap());
    let figure = |name: &str| story.figure_id(name).unwrap();
    let scenario = Scenario::default().choosing(&story, 0, selection).with(&story, figure("ma_listed_recent"), Change::Typed(Amount::exactly(75.into())));
    let lines = panel(&story, &scenario);
    assert!(lines[0].starts_with("edited_prefix"));
    assert!(lines[1].ends_with(",unstable,story_count,story_bound,story_children,story_rate"));
    assert!(lines[2].ends_with(",true,3,,761796,0.3938062158373108"), "{}", lines[2]);
    assert!(lines[3].ends_with(",,,4181909,"), "{}", lines[3]);
    assert!(lines[4].starts_with("Massachusetts,75,,") && lines[4].contains(",75,at_least,1385700,5.41"), "{}", lines[4]);
    assert!(lines[5].contains("Elm,7,,1000,") && lines[5].ends_with(",true,,,,"), "{}", lines[5]);
    // The reader takes it back, title and all.
    let text = csv::of_panel(&story, &report(&story, &scenario), 0);
    let reading = read(&text).unwrap();
    assert_eq!((reading.lines.len(), reading.problems), (4, vec![]));
    // A change elsewhere is none of this table's.
    let elsewhere = Scenario::default().with(&story, figure("place_variation_percent"), Change::Typed(Amount::exactly(5.into())));
    assert!(panel(&story, &elsewhere)[0].starts_with("place,"));
    assert_eq!(csv::of_panel(&samples::cases(), &report(&samples::cases(), &Scenario::default()), 0), "");
}

/// Names of any letters, with all that a table is written with.
fn name() -> impl Strategy<Value = String> {
    let letter = prop_oneof![5 => "[a-zA-Zéñ東 ]", 3 => "[,;\"'=+@|-]", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(letter, 1..12).prop_map(|letters| letters.concat())
}

fn line() -> impl Strategy<Value = Option<Line>> {
    let bound = prop_oneof![4 => Just(Bound::Exact), 1 => Just(Bound::AtLeast), 1 => Just(Bound::AtMost)];
    let count = prop_oneof![5 => (0u32..=1_000_000_000, bound).prop_map(|(count, bound)| Amount::Number(count.into(), bound)), 1 => Just(Amount::NotStated)];
    (name(), count, 1u32..).prop_map(|(place, count, children)| Line::new(&place, count, children.into()).ok())
}

/// What tables are made of.
const PIECES: &[&str] =
    &["place", "count", "children", "bound", "Elm", "Oak", ",", ";", "\t", "\"", "\r", "\n", "'", " ", "=", ">=", "≤", "+", ".0", "0", "7", "1,000"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_written_reads_back_as_the_same(lines in prop::collection::vec(line(), 1..5)) {
        let mut kept: Vec<Line> = Vec::new();
        for line in lines.into_iter().flatten() {
            if !kept.iter().any(|other| other.place().eq_ignore_ascii_case(line.place())) { kept.push(line); }
        }
        prop_assume!(!kept.is_empty());
        let table = Imported::new(kept.clone(), Level::Ninety);
        let order: Vec<usize> = (0..kept.len()).collect();
        let text = csv::of_table(&table, &order);
        for text in [csv::decode(csv::as_file(&text).as_bytes()), text.replace("\r\n", "\n")] {
            let reading = read(&text).unwrap();
            prop_assert_eq!(&reading.problems, &[]);
            prop_assert_eq!(&reading.lines, &kept);
        }
        // No spreadsheet finds a formula in it.
        prop_assert!(text.lines().skip(1).all(|line| !line.strip_prefix('"').unwrap_or(line).starts_with(['=', '+', '-', '@'])));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80), text in prop::collection::vec(prop::sample::select(PIECES), 0..20)) {
        let text = text.concat();
        for text in [csv::decode(&bytes), format!("place,count,children\n{}", csv::decode(&bytes)), text.clone(), format!("place,count,children\n{text}")] {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count() + 1;
            for language in [English, Spanish] {
                let Ok(mut reading) = csv::read(&text, &[], language) else { continue };
                for line in &reading.lines {
                    prop_assert_eq!(Line::new(line.place(), line.count(), line.children()), Ok(line.clone()));
                }
                prop_assert!(reading.problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
                prop_assert!(reading.problems.is_sorted_by_key(|problem| problem.line));
                reading.lines.truncate(1);
                let table = Imported::new(reading.lines, Level::NinetyNine);
                for row in table.rows() {
                    for number in [row.rate(), row.limits().0, row.limits().1] {
                        prop_assert!(number.number().is_none_or(|number| number.is_finite() && number >= 0.0));
                    }
                }
            }
        }
    }
}
