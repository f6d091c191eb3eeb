//! Sentences that do not hold: one change to a good story, and what is said of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

/// What is replaced in en.md, by what, and every problem then.
const CASES: &[(&str, &str, &str)] = &[
    (
        "[6.5 cases per 100 children](prosecution.rate)",
        "[6.4 cases per 100 children](prosecution.rate)",
        "en.md:16: 6.4, but prosecution.rate is 6.48 (6.5). Write 6.5.",
    ),
    ("[16 cases](prosecution.needed)", "[15 cases](prosecution.needed)", "en.md:30: 15, but prosecution.needed is 16. Write 16."),
    (
        "[at most 28 children](prosecution.covered)",
        "[28 children](prosecution.covered)",
        "en.md:26: prosecution.covered is a limit, and the words for that belong inside the link. Write `at most 28` or `at most 28 children`.",
    ),
    (
        "[at most 28 children](prosecution.covered)",
        "[at least 28 children](prosecution.covered)",
        "en.md:26: prosecution.covered is a limit, and the words for that belong inside the link. Write `at most 28` or `at most 28 children`.",
    ),
    (
        "[6.5 cases per 100 children](prosecution.rate)",
        "[6.5 case per 100 children](prosecution.rate)",
        "en.md:16: `6.5 case per 100 children` is not how prosecution.rate is written here. Write `6.5`, `6.5 cases` or `6.5 cases per 100 children`.",
    ),
    (
        "[28 cases](federal_cases) by federal prosecutors and",
        "[28 children](federal_cases) by federal prosecutors and",
        "en.md:14: `28 children` is not how federal_cases is written here. Write `28` or `28 cases`.",
    ),
    (
        "[28 cases](federal_cases) by federal prosecutors and",
        "[28](federal_cases) cases by federal prosecutors and",
        "en.md:14: `cases` stands outside the link to federal_cases, and would stay when the number changes. Write [28 cases](federal_cases).",
    ),
    (
        "[28 cases](federal_cases) by federal prosecutors and",
        "[28.0 cases](federal_cases) by federal prosecutors and",
        "en.md:14: 28.0, but federal_cases is 28. Write 28.",
    ),
    (
        "[at least 30.8%](prosecution.recent_share)",
        "[at least 30.8](prosecution.recent_share)",
        "en.md:34: `at least 30.8` is not how prosecution.recent_share is written here. Write `at least 30.8%`.",
    ),
    (
        "[at most 6%](prosecution.covered_share)",
        "[at most 6.50%](prosecution.covered_share)",
        "en.md:27: 6.50, but prosecution.covered_share is 6.481% (6.48%). Write 6.48%.",
    ),
    (
        "[15.4 children](prosecution.base_per_event)",
        "[15.43 children](prosecution.base_per_event), and [0 children](prosecution.base_per_event)",
        "en.md:16: 0, but prosecution.base_per_event is 15.4 (15). Write 15.",
    ),
    (
        "[100.0%](confirmed_percent)",
        "[100%](confirmed_percent)",
        "en.md:28: the first mention of confirmed_percent is a field, which shows every digit. Write 100.0%.",
    ),
    ("[children](victims), [at least", "[child](victims), [at least", "en.md:33: `child` is not what victims counts. Write `children` or `432 children`."),
    (
        "[children](victims), [at least",
        "[cases](prosecution.total), [at least",
        "en.md:33: `cases` holds no number, and only a figure can be linked without one. Write the number of prosecution.total in the link.",
    ),
    ("[not stated](convicted)", "[0](convicted)", "en.md:35: 0, but convicted is not stated. Write not stated."),
    (
        "[6.5](prosecution.rate_confirmed)",
        "[no value](prosecution.rate_confirmed)",
        "en.md:28: `no value` holds no number, and only a figure can be linked without one. Write the number of prosecution.rate_confirmed in the link.",
    ),
    ("[March 2016](last_day)", "[April 2016](last_day)", "en.md:13: April 2016, but last_day is 2016-03-31. Write `March 2016`."),
    (
        "[10.2 years](prosecution.years)",
        "[10.2 years](prosecution.years) to [2016-03-31](last_day)",
        "en.md:32: 2016-03-31 is how a field shows last_day, and no field can stand here. Write `March 31, 2016`, `March 2016` or `2016`.",
    ),
    ("[2006](first_year)", "[2007](first_year)", "en.md:13: 2007, but first_year is 2006. Write 2006."),
    ("under law `46a`", "under law 46a", "en.md:14: 46a stands without a link. Link it to what it states, or write it in backticks where it states nothing."),
    (
        "With no cases there is no share.",
        "With 0 cases there is no share.",
        "en.md:20: 0 stands without a link. Link it to what it states, or write it in backticks where it states nothing.",
    ),
    (
        "Other reports show state arrests.",
        "Other reports show 10 state arrests.",
        "en.md:54: 10 stands without a link. Link it to what it states, or write it in backticks where it states nothing.",
    ),
    (
        "by federal prosecutors {#prosecution.federal}",
        "by 5 federal prosecutors {#prosecution.federal}",
        "en.md:37: 5 stands without a link. Link it to what it states, or write it in backticks where it states nothing.",
    ),
    (
        "*How many cases were brought?*",
        "*How many of the 432 were cases?*",
        "en.md:11: 432 stands without a link. Link it to what it states, or write it in backticks where it states nothing.",
    ),
    (
        "prosecution.base_per_event",
        "prosecution.base_for_event",
        "en.md:16: `prosecution.base_for_event` is no figure and no result. Did you mean `prosecution.base_per_event`?",
    ),
    ("[2006](first_year)", "[2006](first_yaer)", "en.md:13: `first_yaer` is no figure and no result. Did you mean `first_year`?"),
    (
        "https://example.org/law",
        "http://example.org/law",
        "en.md:35: a link cannot lead to `http://example.org/law`. Write an https address, an id, or # and what to set.",
    ),
    ("[the law]", "[law 46a]", "en.md:35: 46a stands without a link. Link it to what it states, or write it in backticks where it states nothing."),
    ("[the law](https://example.org/law)", "[](https://example.org/law)", "en.md:35: this link has no words. Write some between its brackets."),
    (
        "What if the state had brought 30?",
        "What if the state had brought 31?",
        "en.md:24: 31 is not among what #state_cases=30 sets. Set it, or take it out of the link's words.",
    ),
    ("](#state_cases=30)", "](#state_case=30)", "en.md:24: `state_case=30` sets no figure. Did you mean `state_cases`?"),
    ("](#state_cases=30)", "](#state_cases=30.5)", "en.md:24: `state_cases=30.5` is no value of state_cases. Write one such as state_cases=0."),
    ("](#state_cases=30)", "](#target_rate=2000)", "en.md:24: `target_rate=2000` lies outside the domain of target_rate, 0 to 1000. Write another value."),
    ("@reports_2017)", "@reports_2016)", "en.md:24: `victims` has no alternative `reports_2016`. Did you mean `reports_2017`?"),
    ("](#victims=@reports_2017)", "](#victims=432)", "en.md:24: `#victims=432` changes nothing: it is what the story says and shows. Set something else."),
    ("](#victims=@reports_2017)", "](#victims=1&victims=2)", "en.md:24: `victims=2` sets its figure a second time. Keep one."),
    ("](#victims=@reports_2017)", "](#)", "en.md:24: this link sets nothing. Write figures after #, such as #victims=500."),
    (
        "| else `#state_cases=3` |",
        "| else |",
        "en.md:22: the story's own figures do not reach the row `else`: prosecution.share.state is 0%. Name figures that do after it, such as `#figure=1`.",
    ),
    (
        "`#state_cases=3`",
        "`#state_cases=4`",
        "en.md:22: 9.7, but prosecution.share.state is 12.5%. Write 12.5%.\nen.md:22: 31, but prosecution.total is 32. Write 32.",
    ),
    (
        "| undefined `#federal_cases=0` |",
        "| undefined `#federal_cases=5` |",
        "en.md:20: at #federal_cases=5 prosecution.share.state is 0%, so the row `undefined` does not fit. Name figures that reach it.",
    ),
    (
        "| undefined `#federal_cases=0` |",
        "| >0 `#state_cases=3` |",
        "en.md:22: at #state_cases=3 the row `>0` on line 20 is shown instead of `else`. Move this row above it, or name other figures.",
    ),
    ("| undefined `#federal_cases=0` |", "| undefind `#federal_cases=0` |", "en.md:20: `undefind` is no condition. Did you mean `undefined`?"),
    ("| else `#state_cases=3` |", "| >0 `#state_cases=3` |", "en.md:22: the last row is not `else`. End with one, so that there is always something to say."),
    (
        "| 0 | The article",
        "| one `#federal_cases=1` | The article",
        "en.md:21: at #federal_cases=1 prosecution.share.state is 0%, so the row `one` does not fit. Name figures that reach it.",
    ),
    (
        "| `prosecution.share.state` | |",
        "| `prosecution.share.stat` | |",
        "en.md:18: `prosecution.share.stat` is no figure and no result. Did you mean `prosecution.share.state`?",
    ),
    (
        "| `prosecution.share.state` | |",
        "| `prosecution.share.state` | text |",
        "en.md:18: `text` in the head of a choice would be lost. Leave that cell empty.",
    ),
    (
        "This page deals with harm to children.\n",
        "This page deals with harm to [432 children](victims).\n\n| `prosecution.rate` | |\n|---|---|\n| else | It is [6.4](prosecution.rate). |\n",
        "en.md:11: 6.4, but prosecution.rate is 6.48 (6.5). Write 6.5.",
    ),
    (
        "# What the numbers can say {#story}\n",
        "# What 432 can say {#story}\n",
        "en.md:1: 432 stands without a link. Link it to what it states, or write it in backticks where it states nothing.",
    ),
    (
        "### The hotline {#hotline}",
        "### [The hotline](https://example.org) {#hotline}",
        "en.md:89: no link can stand in a heading or a question. Write its words alone.",
    ),
    (
        "[the law](https://example.org/law)",
        "[28 cases](prosecution.caveat.disputed)",
        "en.md:35: `prosecution.caveat.disputed` is no figure and no result. Name one, or write a whole address that starts with https://.",
    ),
    (
        "That is [6.5 cases",
        "\n| `prosecution.rate` | |\n|---|---|\n| >1 | High. |\n| else `#federal_cases=1` | Low. |\n\nThat is [6.6 cases",
        "en.md:22: 6.6, but prosecution.rate is 6.48 (6.5). Write 6.5.",
    ),
];

#[test]
fn each_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken", "cases", "en.md", CASES);
}
