//! Headings, nouns and layout that do not hold: one change to a good story, and what is said of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

/// What is replaced in en.md, by what, and every problem then.
const CASES: &[(&str, &str, &str)] = &[
    (
        "| `prosecution.share.state` | |",
        "| share | |",
        "en.md:18: this table is neither a choice nor the forms of nouns. Head it with one id in backticks, or with `unit`.",
    ),
    ("### Federal cases {#federal_cases}\n", "", "en.md:1: figure `federal_cases` has no heading. Add one, such as `### Its label {#federal_cases}`."),
    (
        "### Federal cases {#federal_cases}",
        "### {#federal_cases}",
        "en.md:71: figure `federal_cases` has an empty heading. Write its label before {#federal_cases}.",
    ),
    (
        "### Federal cases {#federal_cases}",
        "### Federal cases {#federal_case}",
        "en.md:1: figure `federal_cases` has no heading. Add one, such as `### Its label {#federal_cases}`.\nen.md:71: story.toml knows no `federal_case`. Did you mean `federal_cases`?",
    ),
    (
        "### Federal cases {#federal_cases}",
        "### Federal cases",
        "en.md:1: figure `federal_cases` has no heading. Add one, such as `### Its label {#federal_cases}`.\nen.md:71: this heading has no id, so nothing says what it names. Add one, such as {#victims}.",
    ),
    (
        "### State cases {#state_cases}",
        "### State cases {#state_cases}\n### State cases {#state_cases}",
        "en.md:73: the id `state_cases` has a heading on line 72 already. Keep one of them.",
    ),
    ("### The child-welfare agency {#agency}\n", "", "en.md:1: speaker `agency` has no heading. Add one, such as `### Its label {#agency}`."),
    (
        "### The child-welfare agency {#agency}\n",
        "### The child-welfare agency {#agency}\n\nIt counts.\n",
        "en.md:87: nothing beneath the heading `agency` is published. Move this, or take it out.",
    ),
    (
        "### {#victims@reports_2014}",
        "### {#victims@reports_2015}",
        "en.md:67: story.toml knows no `victims@reports_2015`. Did you mean `victims@reports_2017`?",
    ),
    (
        "### {#victims@reports_2014}",
        "### Reports {#victims@reports_2014}",
        "en.md:67: alternative `victims@reports_2014` has no label, so `Reports` would be lost. Leave only {#victims@reports_2014} in the heading.",
    ),
    (
        "{#prosecution.caveat.disputed}",
        "{#prosecution.caveat.dispute}",
        "en.md:52: story.toml knows no `prosecution.caveat.dispute`. Did you mean `prosecution.caveat.disputed`?",
    ),
    ("Other reports show state arrests.\n", "", "en.md:52: caveat `prosecution.caveat.disputed` is not one paragraph. Write one beneath its heading."),
    ("*How many cases were brought?*\n", "", "en.md:9: panel `prosecution` does not start with its question. Write it as the first paragraph, *in emphasis*."),
    ("It concludes that the state brought none.\n", "", "en.md:44: aside `prosecution.concludes` has no text. Write some, or take it out of story.toml."),
    (
        "## Prosecuted {#prosecution}\n",
        "",
        "en.md:1: panel `prosecution` has no heading. Add one, such as `## Its label {#prosecution}`.\nen.md:31: 2016-03-31 is how a field shows last_day, and no field can stand here. Write `March 31, 2016`, `March 2016` or `2016`.",
    ),
    ("Every hour, all 24 of them.", "![A picture](x.png)", "en.md:91: an image has no place in a story's words. Write paragraphs, links, tables and headings."),
    (
        "# What the numbers can say {#story}\n",
        "",
        "en.md:1: the story has no heading. Add one, such as `# Its label {#story}`.\nen.md:2: this stands before the first heading, so nothing says where it goes. Put a heading with an id above it.",
    ),
    ("| reports | report | reports |\n", "", "en.md:1: the noun `reports` has no forms. Add a row for it to a table headed `unit | one | else`."),
    (
        "| reports | report | reports |",
        "| report | report | reports |",
        "en.md:1: the noun `reports` has no forms. Add a row for it to a table headed `unit | one | else`.\nen.md:64: story.toml knows no noun `report`. Did you mean `reports`?",
    ),
    ("| reports | report | reports |", "| reports | | reports |", "en.md:64: a form of `reports` is empty. Write every form, even where two are alike."),
    (
        "| unit | one | else |",
        "| unit | one | other |",
        "en.md:60: the forms of nouns in this language need other columns. Head the table `unit | one | else`.",
    ),
    (
        "It concludes that the state brought none.",
        "- It concludes that the state brought none.",
        "en.md:46: a list has no place in a story's words. Write paragraphs, links, tables and headings.",
    ),
    (
        "It concludes that the state brought none.",
        "It concludes that <b>the state</b> brought none.",
        "en.md:46: HTML has no place in a story's words. Write paragraphs, links, tables and headings.",
    ),
];

#[test]
fn each_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_headings", "cases", "en.md", CASES);
}
