//! Places that do not hold: one change to a good story with places, and what is said of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

/// What is replaced in places.csv, by what, and every problem then.
const FILE: &[(&str, &str, &str)] = &[
    (
        "place,name,residents",
        "place,residents",
        "places.csv:1: the first line does not start with `place,name`. Name the columns in it, such as `place,name,children`.",
    ),
    (
        "place,name,residents,listed,recent",
        "place,name,residents,listed,recent,",
        "places.csv:1: column 6 has no name. Name it, or take its comma out of every line.",
    ),
    ("place,name,residents,listed,recent", "place,name,residents,listed,listed", "places.csv:1: the column `listed` is there twice. Keep one."),
    (
        "place,name,residents,listed,recent",
        "place,name,residents,lised,recent",
        "story.toml:22: places.csv has no column `listed`. Did you mean `lised`?\nplaces.csv:1: story.toml declares no column `lised`. Did you mean `listed`?",
    ),
    (
        "NY,New York,4181909,148,",
        "NY,New York,4181909,148",
        "places.csv:4: this line has 4 cells, and the first line 5. Write one for each column, empty where nothing is stated.",
    ),
    ("CT,Connecticut", "Ct,Connecticut", "places.csv:2: `Ct` cannot be a place's code. Write two or more capital letters and digits, a letter first."),
    ("CT,Connecticut", "C,Connecticut", "places.csv:2: `C` cannot be a place's code. Write two or more capital letters and digits, a letter first."),
    ("MA,Massachusetts", "CT,Massachusetts", "places.csv:3: the code `CT` is taken on line 2. Choose another one."),
    ("MA,Massachusetts", "MA,", "places.csv:3: the place `MA` has no name. Write it after the code."),
    ("MA,Massachusetts", "MA,Connecticut", "places.csv:3: the name `Connecticut` is taken on line 2. Add what tells the two apart."),
    (
        ",>=75",
        ",75 or more",
        "places.csv:3: `75 or more` in column `recent` is no value. Write a number such as 1234, `>=75`, `<=24`, or nothing where it is not stated.",
    ),
    (",>=75", ",none", "places.csv:3: `none` in column `recent` is no value. Write a number such as 1234, `>=75`, `<=24`, or nothing where it is not stated."),
    (
        ",>=75",
        ",7.5",
        "places.csv:3: `7.5` in column `recent` is no whole number. Write one, or add `whole = false` to the column; its domain is whole numbers from 0 to 1000000000.",
    ),
    (
        "761796",
        "0",
        "places.csv:2: `0` in column `residents` lies outside the domain. Write another value, or set `domain`; its domain is whole numbers from 1 to 10000000000.",
    ),
    (
        "761796",
        "\"761,796\"",
        "places.csv:2: `761,796` in column `residents` is no value. Write a number such as 1234, `>=75`, `<=24`, or nothing where it is not stated.",
    ),
    (
        "19,3",
        "2016-03-31,3",
        "places.csv:2: `2016-03-31` in column `listed` is not of the kind that the unit asks for. Write another value, or another unit; its domain is whole numbers from 0 to 1000000000.",
    ),
    (
        "NY,New York,4181909,148,\n",
        "\n\"NY\",\"New\nYork\",4181909,148,\nNJ,New Jersey,1,,-\n",
        "places.csv:7: `-` in column `recent` is no value. Write a number such as 1234, `>=75`, `<=24`, or nothing where it is not stated.",
    ),
];

/// What is replaced in story.toml.
const TOML: &[(&str, &str, &str)] = &[
    (
        "[columns.recent]",
        "[columns.recently]",
        "story.toml:31: places.csv has no column `recently`. Did you mean `recent`?\nplaces.csv:1: story.toml declares no column `recent`. Did you mean `recently`?",
    ),
    (
        "[columns.recent]",
        "[columns.Recent]",
        "story.toml:31: places.csv has no column `Recent`. Did you mean `recent`?\nplaces.csv:1: story.toml declares no column `recent`. Did you mean `Recent`?",
    ),
    (
        "sources = [\"census\"]\nstatus = \"confirmed\"",
        "sources = [\"census\"]",
        "story.toml:13: column `residents` has no `status`, and places.csv states values in it. Add one of `confirmed`, `different_unit`, `disputed`, `misread`, `unverified`, `assumption`, `invented`.",
    ),
    (
        "status = \"confirmed\"\n\n[columns.listed]",
        "status = \"confirmd\"\n\n[columns.listed]",
        "story.toml:20: `confirmd` is no status. Did you mean `confirmed`?",
    ),
    ("unit = \"residents\"", "unit = \"resident\"", "story.toml:14: `resident` is no noun, no figure and no unit. Did you mean `residents`?"),
    ("unit = \"residents\"\n", "", "story.toml:13: column `residents` has no `unit`. Add one, such as `unit = \"children\"`."),
    (
        "unit = \"residents\"",
        "unit = \"residents\"\nvalue = 5",
        "story.toml:15: column `residents` has no key `value`. Take it out; known are `unit`, `domain`, `whole`, `may_be_not_stated`, `from`, `until`, `said_by`, `sources`, `status`, `slider`.",
    ),
    (
        "domain = [1, 10000000000]",
        "domain = [1, 1000000]",
        "places.csv:3: `1385700` in column `residents` lies outside the domain. Write another value, or set `domain`; its domain is whole numbers from 1 to 1000000.\nplaces.csv:4: `4181909` in column `residents` lies outside the domain. Write another value, or set `domain`; its domain is whole numbers from 1 to 1000000.",
    ),
    ("from = \"listed_since\"\n", "", "story.toml:22: column `listed` has `until` but no `from`. Write both ends of the period, or neither."),
    ("from = \"listed_since\"", "from = \"listed_snice\"", "story.toml:24: there is no figure `listed_snice`. Did you mean `listed_since`?"),
    (
        "from = \"listed_since\"",
        "from = \"variation\"",
        "story.toml:22: a period of `listed` ends with `variation`, which holds no date. Name a figure with the unit `year` or `date`.",
    ),
    (
        "from = \"listed_since\"",
        "from = \"ct_listed\"",
        "story.toml:22: a period of `listed` ends with `ct_listed`, which holds no date. Name a figure with the unit `year` or `date`.",
    ),
    (
        "unit = \"percent\"",
        "unit = \"ny_listed\"",
        "story.toml:82: `variation` of panel `missing` takes a percentage, and the unit of `variation` is a noun. Bind another figure.",
    ),
    (
        "period = \"not stated\"",
        "period = \"none\"",
        "story.toml:41: `period` of figure `ny_listed` can only be \"not stated\". Write `from` and `until` where there is one.",
    ),
    (
        "period = \"not stated\"",
        "period = \"not stated\"\nfrom = 2015\nuntil = 2015",
        "story.toml:41: figure `ny_listed` has a period and says that there is none. Keep one of the two.",
    ),
    (
        "[figures.ma_recent]",
        "[figures.ma_recent]\nvalue = 75\nbound = \"at_least\"\nunit = \"bicycles\"\ndomain = [0, 10]\nwhole = true\nmay_be_not_stated = true",
        "story.toml:52: `value` of figure `ma_recent` stands on line 3 of places.csv. Take it out here.\nstory.toml:53: `bound` of figure `ma_recent` stands on line 3 of places.csv. Take it out here.\nstory.toml:54: `unit` of figure `ma_recent` is that of column `recent`. Take it out here.\nstory.toml:55: `domain` of figure `ma_recent` is that of column `recent`. Take it out here.\nstory.toml:56: `whole` of figure `ma_recent` is that of column `recent`. Take it out here.\nstory.toml:57: `may_be_not_stated` of figure `ma_recent` is that of column `recent`. Take it out here.",
    ),
    (
        "[figures.ma_recent]",
        "[figures.ma_recently]",
        "story.toml:51: figure `ma_recently` has neither `value` nor `unit`, and is no cell of places.csv. Did you mean `ma_recent`?",
    ),
    (
        "value = 151",
        "value = 1.5",
        "story.toml:46: `value` of alternative `ny_listed@other_list` is no whole number. Write one, or add `whole = false` to the column; its domain is whole numbers from 0 to 1000000000.",
    ),
    (
        "slider = [0, 500]",
        "slider = [-5, 500]",
        "story.toml:43: `slider` of figure `ny_listed` leaves its domain, which is whole numbers from 0 to 1000000000. Draw the ends in.",
    ),
    ("said_by = \"bureau\"", "said_by = \"ct_listed\"", "story.toml:18: the id `ct_listed` is that of a figure on line 2 of places.csv. Choose another one."),
    ("said_by = \"bureau\"", "said_by = \"listed\"", "story.toml:18: the id `listed` is taken on line 22. Choose another one."),
    (
        "[[panels]]\nid = \"missing\"",
        "[[panels]]\nid = \"ct_listed\"",
        "story.toml:75: the id `ct_listed` is that of a figure on line 2 of places.csv. Choose another one.",
    ),
    ("kind = \"places\"", "kind = \"place\"", "story.toml:76: the engine has no kind `place`. Did you mean `places`?"),
    ("count = \"listed\"\n", "", "story.toml:74: panel `missing` has no `count`. Add one, such as `count = \"listed\"`."),
    ("count = \"listed\"", "count = \"lised\"", "story.toml:77: there is no column `lised`. Did you mean `listed`?"),
    ("recent = \"recent\"", "recent = \"ct_recent\"", "story.toml:78: there is no column `ct_recent`. Declare it, or name one that is declared."),
    ("base = \"residents\"", "base = [\"residents\"]", "story.toml:79: `base` of panel `missing` must be a text. Write it as \"text\", in quotes."),
    ("[\"CT\", \"NY\", \"MA\"]", "[]", "story.toml:80: `places` of panel `missing` must be a list of one place at least. Write it as [\"CT\", \"MA\"]."),
    ("[\"CT\", \"NY\", \"MA\"]", "\"CT\"", "story.toml:80: `places` of panel `missing` must be a list of places. Write it as [\"CT\", \"MA\"]."),
    ("[\"CT\", \"NY\", \"MA\"]", "[\"CT\", \"NY\", \"MA\", \"CT\"]", "story.toml:80: the place `CT` is named twice. Keep one."),
    (
        "[\"CT\", \"NY\", \"MA\"]",
        "[\"CT\", \"NJ\", \"ma\"]",
        "story.toml:80: there is no place `NJ`. Add it to places.csv, or name a place that is there.\nstory.toml:80: there is no place `ma`. Did you mean `MA`?",
    ),
    ("reference = \"MA\"\n", "", "story.toml:74: panel `missing` has no `reference`. Add one, such as `reference = \"MA\"`."),
    ("reference = \"MA\"", "reference = \"OTHERS\"", "story.toml:81: there is no place `OTHERS`. Add it to places.csv, or name a place that is there."),
    (
        "variation = \"variation\"",
        "variation = \"listed_since\"",
        "story.toml:82: `variation` of panel `missing` takes a percentage, and the unit of `listed_since` is `year`. Bind another figure.",
    ),
    (
        "variation = \"variation\"",
        "variation = \"variation\"\nper_event = \"variation\"",
        "story.toml:83: panel `missing` has no key `per_event`. Take it out; known are `id`, `kind`, `count`, `recent`, `base`, `places`, `reference`, `variation`, `window`, `asides`, `beside`.",
    ),
    (
        "\"recent_since\", \"list_day\"]\nbeside",
        "\"list_day\"]\nbeside",
        "story.toml:83: `window` of panel `missing` must be three figures, the first year of all, the first year of the recent part and the last day. Write it as [\"listed_since\", \"recent_since\", \"list_day\"].",
    ),
    (
        "\"recent_since\", \"list_day\"]\nbeside",
        "\"recent_since\", \"variation\"]\nbeside",
        "story.toml:83: entry 3 of `window` of panel `missing` takes a date, and the unit of `variation` is `percent`. Bind another figure.",
    ),
];

/// What is replaced in en.md.
const WORDS: &[(&str, &str, &str)] = &[
    ("### on the list {#listed}", "### {#listed}", "en.md:54: column `listed` has an empty heading. Write its label before {#listed}."),
    ("### residents {#residents}\n", "", "en.md:1: column `residents` has no heading. Add one, such as `### Its label {#residents}`."),
    ("### The owner {#owner}", "### The owner {#owner}\n### {#NY}", "en.md:82: place `NY` has an empty heading. Write its label before {#NY}."),
    (
        "### The owner {#owner}",
        "### The owner {#owner}\n### New York {#NY}\n\nA state.",
        "en.md:84: nothing beneath the heading `NY` is published. Move this, or take it out.",
    ),
    (
        "### The owner {#owner}",
        "### The owner {#owner}\n### New Jersey {#NJ}",
        "en.md:82: places.csv has no place `NJ`. Take the heading out, or add the place.",
    ),
    (
        "### New York, on the list of all years {#ny_listed}\n",
        "",
        "en.md:1: `ny_listed` has no heading, and es.md has one on line 29. Add it here, or take it out there.",
    ),
    (
        "[at least 75 bicycles](ma_recent)",
        "[75 bicycles](ma_recent)",
        "en.md:10: ma_recent is a limit, and the words for that belong inside the link. Write `at least 75` or `at least 75 bicycles`.",
    ),
    (
        "[at least 75 bicycles](ma_recent)",
        "[at least 75](ma_recent) bicycles",
        "en.md:10: `bicycles` stands outside the link to ma_recent, and would stay when the number changes. Write [at least 75 bicycles](ma_recent).",
    ),
    ("[at least 75 bicycles](ma_recent)", "[at least 76 bicycles](ma_recent)", "en.md:10: 76, but ma_recent is 75. Write 75."),
    ("[not stated](ny_recent)", "[12](ny_recent)", "en.md:11: 12, but ny_recent is not stated. Write not stated."),
    (
        "[not stated](ny_recent)",
        "[not stated](ny_recent) bicycles",
        "en.md:11: `bicycles` stands outside the link to ny_recent, and would stay when the number changes. Take it out.",
    ),
    (
        "[18 in 100](missing.at_most.CT)",
        "[17 in 100](missing.at_most.CT)",
        "en.md:20: `17 in 100`, but missing.at_most.CT is 0.180. Write `0.180` or `18 in 100`.",
    ),
    ("[18 in 100](missing.at_most.CT)", "[18%](missing.at_most.CT)", "en.md:20: `18%`, but missing.at_most.CT is 0.180. Write `0.180` or `18 in 100`."),
    ("[0.180](missing.at_most.CT)", "[0.19](missing.at_most.CT)", "en.md:20: `0.19`, but missing.at_most.CT is 0.180. Write `0.18` or `18 in 100`."),
    (
        "[less than 1 in 1,000](missing",
        "[1 in 1,000](missing",
        "en.md:20: `1 in 1,000`, but missing.at_most_if_same.CT is less than 0.001. Write `less than 0.001` or `less than 1 in 1,000`.",
    ),
    (
        "[less than 0.001](missing",
        "[0.000](missing",
        "en.md:20: `0.000`, but missing.at_most_if_same.CT is less than 0.001. Write `less than 0.001` or `less than 1 in 1,000`.",
    ),
    ("[no value](missing.at_most.MA)", "[0.5](missing.at_most.MA)", "en.md:30: 0.5, but missing.at_most.MA is no value. Write no value."),
    ("[1 in 100](missing.at_most.CT)", "[2 in 100](missing.at_most.CT)", "en.md:19: `2 in 100`, but missing.at_most.CT is 0.014. Write `0.014` or `1 in 100`."),
    (
        "<0.05 `#ct_listed=3`",
        "<0.05 `#ct_listed=4000`",
        "en.md:19: at #ct_listed=4000 missing.at_most.CT is 1.000, so the row `<0.05` does not fit. Name figures that reach it.",
    ),
    ("[2.9 times](missing.gap.CT)", "[2.8 times](missing.gap.CT)", "en.md:13: 2.8, but missing.gap.CT is 2.86 (2.9). Write 2.9."),
    ("[7.1](missing.rate.MA)", "[7.1](missing.rate.NJ)", "en.md:13: `missing.rate.NJ` is no figure and no result. Did you mean `missing.rate.NY`?"),
    ("](#ma_recent=75)", "](#ma_recent=75.5)", "en.md:46: `ma_recent=75.5` is no value of ma_recent. Write one such as ma_recent=75."),
    ("](#ma_recent=75)", "](#me_recent=75)", "en.md:46: `me_recent=75` sets no figure. Did you mean `ma_recent`?"),
    ("at least 75.8%", "75.8%", "en.md:15: missing.recent_share.MA is a limit, and the words for that belong inside the link. Write `at least 75.8%`."),
    (
        "[148](ny_listed)",
        "[not stated](vt_listed)",
        "en.md:9: `vt_listed` belongs to a place that no panel shows. Add `VT` to the `places` of one, or declare [figures.vt_listed] in story.toml.",
    ),
    (
        "[148](ny_listed)",
        "[bicycles](vt_listed)",
        "en.md:9: `vt_listed` belongs to a place that no panel shows. Add `VT` to the `places` of one, or declare [figures.vt_listed] in story.toml.",
    ),
    (
        "| `missing.gap.CT` | |",
        "| `vt_listed` | |",
        "en.md:24: `vt_listed` belongs to a place that no panel shows. Add `VT` to the `places` of one, or declare [figures.vt_listed] in story.toml.",
    ),
    (
        "| undefined `#ma_listed=0` |",
        "| not stated `#ma_listed=0` |",
        "en.md:26: at #ma_listed=0 missing.gap.CT is no value, so the row `not stated` does not fit. Name figures that reach it.",
    ),
    (
        "### First year {#listed_since}",
        "### First year {#listed_since}\n### {#ct_listed}",
        "en.md:76: story.toml says nothing of its own about `ct_listed`. Add [figures.ct_listed] there, or take the heading out.",
    ),
    ("[99](ma_listed), [at least", "[99.0](ma_listed), [at least", "en.md:11: 99.0, but ma_listed is 99. Write 99."),
];

#[test]
fn each_place_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_places", "places", "places.csv", FILE);
}

#[test]
fn each_column_and_panel_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_columns", "places", "story.toml", TOML);
}

#[test]
fn each_sentence_about_places_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_placed_words", "places", "en.md", WORDS);
}

/// What is said of the story with places when the text of places.csv is another one, or none.
fn with_file(copy: &str, text: Option<&str>) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(copy).join("places");
    author::replaced(&author::fixture("places"), &folder, "places.csv", "place,name", "place,name");
    match text {
        Some(text) => std::fs::write(folder.join("places.csv"), text).unwrap(),
        None => std::fs::remove_file(folder.join("places.csv")).unwrap(),
    }
    counted_publish::author::compile(&folder, &author::words()).map_or_else(|problems| problems.to_string(), |_| "nothing".to_owned())
}

#[test]
fn a_file_without_places_is_named() {
    assert_eq!(with_file("no_places", None), "story.toml:13: there is no places.csv for the columns. Write it, or take the columns out.");
    assert_eq!(
        with_file("empty_places", Some("\n,,\n")),
        "places.csv:1: this file is empty. Write `place,name` and the columns in its first line, and a place in each line after it."
    );
    assert_eq!(
        with_file("only_head", Some("\nplace,name,residents,listed,recent\n")),
        "places.csv:2: there is no place in this file. Write one in each line after the first, such as `CT,Connecticut`."
    );
}

#[test]
fn spreadsheets_may_write_the_file() {
    let good = std::fs::read_to_string(author::fixture("places").join("places.csv")).unwrap();
    let quoted = good.replace("New York", "\"New York\"").replace('\n', "\r\n");
    assert_eq!(with_file("spreadsheet", Some(&format!("\u{feff}{quoted}\r\n,,,,\r\n"))), "nothing");
    assert_eq!(with_file("spaces", Some(&good.replace(',', " , "))), "nothing");
    // No base is as good as no count: nothing is compared then.
    assert_eq!(with_file("blank", Some(&good.replace("VT,Vermont,120051", "VT,Vermont,"))), "nothing");
}

#[test]
fn a_chance_that_is_a_limit_says_so() {
    let good = std::fs::read_to_string(author::fixture("places").join("places.csv")).unwrap();
    let said = with_file("limits", Some(&good.replace(",99,", ",>=99,")));
    let expected = "en.md:20: missing.at_most.CT is a limit, and the words for that belong inside the link. Write `at most 0.180` or `at most 18 in 100`.";
    assert!(said.lines().any(|line| line == expected), "{said}");
    // An upper limit that is less than what is shown says so already.
    assert!(!said.contains("at_most_if_same"), "{said}");
}
