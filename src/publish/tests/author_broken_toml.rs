//! Figures and panels that do not hold: one change to a good story, and what is said of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

/// What is replaced in story.toml, by what, and every problem then.
const CASES: &[(&str, &str, &str)] = &[
    (r#"languages = ["en"]"#, r#"languages = ["en", "en"]"#, "story.toml:1: the language `en` is named twice. Keep one."),
    (
        "value = 14.2857142857143",
        "value = 1e2",
        r#"story.toml:94: `value` of figure `mean_share` must be a number, a date or "not stated". Write it as 432, "98.0", 2016-03-31 or "not stated"."#,
    ),
    (
        r#"sources = ["herald"]"#,
        r#"sources = "herald""#,
        r#"story.toml:44: `sources` of figure `federal_cases` must be a list of sources. Write it as ["wnpr"]."#,
    ),
    (
        r#"unit = "children""#,
        r#"unit = "federal_cases""#,
        "story.toml:68: the unit of `children_per_case` follows `victims`, whose own unit is no noun. Name a figure that counts a noun.\nstory.toml:79: the unit of `target_rate` follows `victims`, whose own unit is no noun. Name a figure that counts a noun.\nstory.toml:85: the unit of `victims_last_year` follows `victims`, whose own unit is no noun. Name a figure that counts a noun.",
    ),
    (
        r#"unit = "victims / federal_cases""#,
        r#"unit = "victims_last_year / federal_cases""#,
        "story.toml:68: the unit of `children_per_case` follows `victims_last_year`, whose own unit is no noun. Name a figure that counts a noun.",
    ),
    (
        r#"name = "City Radio""#,
        r#"title = "City Radio""#,
        "story.toml:12: source `radio` has no `name`. Add one, such as `name = \"The Day\"`.\nstory.toml:13: source `radio` has no key `title`. Take it out; known are `name`, `date`, `url`.",
    ),
    (r#"id = "hotline""#, r#"id = "victims""#, "story.toml:115: the id `victims` is taken on line 15. Choose another one."),
    (
        "value = \"not stated\"\nunit = \"cases\"",
        "value = \"not stated\"\nbound = \"at_most\"\nunit = \"cases\"",
        "story.toml:100: figure `convicted` has a bound, but its value is no number. Take the bound out.",
    ),
    ("asides = [", "beside = \"two\"\nasides = [", "story.toml:112: `beside` of panel `prosecution` must be a whole number. Write it as 2."),
    (r#"languages = ["en"]"#, r#"languages = ["en", "es"]"#, "story.toml:1: there is no es.md. Write it, or take `es` out of `languages`."),
    (
        r#"languages = ["en"]"#,
        r#"languages = ["en""#,
        "story.toml:2: this is not TOML: missing comma between array elements, expected `,`. Mend this line and check again.",
    ),
    ("help_checked = \"2026-11\"\n", "", r#"story.toml:1: story.toml has no `help_checked`. Add one, such as `help_checked = "2026-11"`."#),
    (
        r#"help_checked = "2026-11""#,
        r#"help_checked = "November""#,
        r#"story.toml:2: `November` is no month. Write the month in which the help lines were last tried, such as "2026-11"."#,
    ),
    (
        "value = 0\n",
        "value = 0.5\n",
        "story.toml:48: `value` of figure `state_cases` is no whole number. Write one, or add `whole = false` to the figure; its domain is whole numbers from 0 to 1000000000.",
    ),
    (
        "value = 10\nunit = \"state_cases",
        "vale = 10\nunit = \"state_cases",
        "story.toml:79: figure `target_rate` has no `value`. Add one, such as `value = 432`.\nstory.toml:80: figure `target_rate` has no key `vale`. Did you mean `value`?",
    ),
    ("value = 10\nunit = \"arrests\"", "value = 10\nunit = \"arrest\"", "story.toml:56: there is no noun `arrest`. Did you mean `arrests`?"),
    (
        "unit = \"reports\"\nfrom = 2008\nuntil = 2014-08-25",
        "unit = \"reports\"\nfrom = 2008",
        "story.toml:25: alternative `victims@reports_2014` has `from` but no `until`. Write both ends of the period, or neither.",
    ),
    (
        r#"unit = "victims / federal_cases""#,
        r#"unit = "victims per federal_cases""#,
        "story.toml:70: `victims per federal_cases` is no noun, no figure and no unit. Write a noun, `percent`, `year`, `date` or a ratio such as `cases / 100 children`.",
    ),
    (
        "domain = [0.01, 1000]\n",
        "",
        "story.toml:68: figure `children_per_case` is a ratio and has no `domain`. Add both ends, such as `domain = [0.01, 1000]`.",
    ),
    (
        "domain = [0, 1000]\nstatus",
        "domain = [1000, 0]\nstatus",
        "story.toml:82: `domain` of figure `target_rate` must be two numbers, the smaller one first. Write it as [0, 1000].",
    ),
    (
        "slider = [0, 1000]",
        "slider = [0, 2000000000]",
        "story.toml:23: `slider` of figure `victims` leaves its domain, which is whole numbers from 0 to 1000000000. Draw the ends in.",
    ),
    (
        "status = \"disputed\"\n",
        "",
        "story.toml:47: figure `state_cases` has no `status`. Add one of `confirmed`, `different_unit`, `disputed`, `misread`, `unverified`, `assumption`, `invented`.",
    ),
    (
        r#"status = "disputed""#,
        r#"status = "doubtful""#,
        "story.toml:52: `doubtful` is no status. Write one of `confirmed`, `different_unit`, `disputed`, `misread`, `unverified`, `assumption`, `invented`.",
    ),
    (r#"bound = "at_least""#, r#"bound = "atleast""#, "story.toml:87: `atleast` is no bound. Write `at_least` or `at_most`."),
    (
        "value = 2016-03-31\nunit = \"date\"",
        "value = 2016\nunit = \"date\"",
        "story.toml:64: `value` of figure `last_day` is not of the kind that the unit asks for. Write another value, or another unit; its domain is dates.",
    ),
    (
        "value = 2006",
        "value = 1806",
        "story.toml:59: `value` of figure `first_year` lies outside the domain. Write another value, or set `domain`; its domain is whole numbers from 1900 to 2100.",
    ),
    (r#"sources = ["herald"]"#, r#"sources = ["heral"]"#, "story.toml:44: there is no source `heral`. Did you mean `herald`?"),
    (
        r#"url = "https://example.org/herald""#,
        r#"url = "http://example.org/herald""#,
        "story.toml:10: http://example.org/herald is no https address. Write one that starts with https://, or leave `url` out.",
    ),
    ("[figures.convicted]", "[figures.Convicted]", "story.toml:98: `Convicted` cannot be an id. Write small letters, digits and `_`, a letter first."),
    ("[figures.convicted]", "[figures.agency]", "story.toml:20: the id `agency` is taken on line 98. Choose another one."),
    (r#"kind = "parts_of_base""#, r#"kind = "part_of_base""#, "story.toml:104: the engine has no kind `part_of_base`. Did you mean `parts_of_base`?"),
    (r#"base = "victims""#, r#"base = "victim""#, "story.toml:105: there is no figure `victim`. Did you mean `victims`?"),
    (
        r#"confirmed = "confirmed_percent""#,
        r#"confirmed = "victims_last_year""#,
        "story.toml:109: `confirmed` of panel `prosecution` takes a percentage, and the unit of `victims_last_year` is a noun. Bind another figure.",
    ),
    (r#"part = "state" }"#, r#"part = "stat" }"#, "story.toml:108: the panel has no part `stat`. Did you mean `state`?"),
    (
        r#"span = ["first_year", "last_day"]"#,
        r#"span = ["first_year"]"#,
        r#"story.toml:110: `span` of panel `prosecution` must be two figures, the first year and the last day. Write it as ["first_year", "last_day"]."#,
    ),
    (
        r#"asides = ["said", "concludes", "since"]"#,
        r#"asides = ["said", "concludes", "state"]"#,
        "story.toml:112: `prosecution.state` is taken. Give the aside another name.",
    ),
    (r#"recent = "victims_last_year""#, r#"recents = "victims_last_year""#, "story.toml:111: panel `prosecution` has no key `recents`. Did you mean `recent`?"),
    (
        "from = 2015\nuntil = 2015",
        "from = \"target_rate\"\nuntil = 2015",
        "story.toml:85: a period of `victims_last_year` ends with `target_rate`, which holds no date. Name a figure with the unit `year` or `date`.",
    ),
    ("phone = \"1-888-373-7888\"\n", "", r#"story.toml:114: help line 1 has no `phone`. Add one, such as `phone = "211"`."#),
    (
        r#"known = ["children", "cases", "reports", "arrests"]"#,
        r#"known = ["children", "cases", "reports", "reports"]"#,
        "story.toml:5: the noun `reports` is named twice. Keep one.\nstory.toml:56: there is no noun `arrests`. Declare it, or name one that is declared.",
    ),
    (
        "bound = \"at_least\"\nunit = \"victims\"",
        "bound = \"at_least\"\nunit = \"federal_cases_of\"",
        "story.toml:88: `federal_cases_of` is no noun, no figure and no unit. Did you mean `federal_cases`?",
    ),
];

#[test]
fn each_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_toml", "cases", "story.toml", CASES);
}
