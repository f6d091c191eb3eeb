//! What-ifs and choices that follow what is seen of a panel of places: one change to a good story, and what is said of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

/// What is replaced in the what-ifs of en.md, by what, and every problem then.
const WHAT_IFS: &[(&str, &str, &str)] = &[
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#mising.basis=listed_recent)",
        "en.md:47: `mising.basis=listed_recent` names no panel of places. Did you mean `missing`?",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#listed.basis=listed_recent)",
        "en.md:47: `listed.basis=listed_recent` names no panel of places. Name a panel of the kind `places`.",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.bases=listed_recent)",
        "en.md:47: `missing.bases=listed_recent` sets nothing: `missing` has no `bases`. Did you mean `basis`?",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.colour=red)",
        "en.md:47: `missing.colour=red` sets nothing: `missing` has no `colour`. Set `basis`, `reference`, `confidence` or `places`.",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing=listed_recent)",
        "en.md:47: `missing=listed_recent` sets no figure. Name a figure of story.toml.",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.custom=Elm~3~48000)",
        "en.md:47: `missing.custom=Elm~3~48000` adds a place of a reader's own, and only readers can. Set `basis`, `reference`, `confidence` or `places` instead.",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.basis=recent)",
        "en.md:47: `recent` is no basis. Write `listed`, `listed_recent` or `listed_older`.",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.basis=listed_recnt)",
        "en.md:47: `listed_recnt` is no basis. Did you mean `listed_recent`?",
    ),
    ("new ones?](#missing.basis=listed_recent)", "new ones?](#missing.basis)", "en.md:47: `missing.basis` sets nothing. Write a value after `=`."),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.basis=listed)",
        "en.md:47: `#missing.basis=listed` changes nothing: it is what the story says and shows. Set something else.",
    ),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.places=CT,NJ)",
        "en.md:47: there is no place `NJ`. Write codes of places.csv with commas between them.",
    ),
    ("new ones?](#missing.basis=listed_recent)", "new ones?](#missing.places=CT,VT,CT)", "en.md:47: the place `CT` is named twice. Keep one."),
    (
        "new ones?](#missing.basis=listed_recent)",
        "new ones?](#missing.basis=listed_recent&missing.basis=listed)",
        "en.md:47: `missing.basis=listed` sets the same a second time. Keep one.",
    ),
    (
        "reference=NY&missing.basis=listed&ny",
        "reference=NJ&missing.basis=listed&ny",
        "en.md:48: there is no place `NJ`. Write a code of places.csv or `OTHERS`.",
    ),
    ("reference=NY&missing.basis=listed&ny", "reference=ny&missing.basis=listed&ny", "en.md:48: there is no place `ny`. Did you mean `NY`?"),
    ("reference=NY&missing.basis=listed&ny", "reference=OTHER&missing.basis=listed&ny", "en.md:48: there is no place `OTHER`. Did you mean `OTHERS`?"),
    (
        "with 12 there",
        "with 13 there",
        "en.md:48: 13 is not among what #missing.reference=NY&missing.basis=listed&ny_recent=12 sets. Set it, or take it out of the link's words.",
    ),
    ("confidence=99", "confidence=97", "en.md:48: `97` is no confidence. Write `90`, `95` or `99`."),
    ("How sure at 99%?", "How sure at 90%?", "en.md:48: 90 is not among what #missing.confidence=99 sets. Set it, or take it out of the link's words."),
    (
        "Only the new ones?",
        "Only those since 2014?",
        "en.md:47: 2014 is not among what #missing.basis=listed_recent sets. Set it, or take it out of the link's words.",
    ),
];

/// What is replaced in its choices.
const CHOICES: &[(&str, &str, &str)] = &[
    ("| `missing.basis` | |", "| `missing.base` | |", "en.md:34: `missing.base` is no figure and no result. Did you mean `missing.basis`?"),
    ("| `missing.basis` | |", "| `missing.confidence` | |", "en.md:34: `missing.confidence` is no figure and no result. Did you mean `missing.reference`?"),
    ("| `missing.basis` | |", "| `missing.basis` | text |", "en.md:34: `text` in the head of a choice would be lost. Leave that cell empty."),
    (
        "| `missing.basis` | |",
        "| `missing.reference` | |",
        "en.md:36: there is no place `listed`. Write a code of places.csv, `OTHERS` or `else`.\nen.md:37: there is no place `listed_recent`. Write a code of places.csv, `OTHERS` or `else`.",
    ),
    ("| listed |", "| all |", "en.md:36: `all` is no basis. Write `listed`, `listed_recent`, `listed_older` or `else`."),
    ("| listed |", "| listed_recnt |", "en.md:36: `listed_recnt` is no basis. Did you mean `listed_recent`?"),
    ("| listed |", "| undefined |", "en.md:36: `undefined` is no basis. Write `listed`, `listed_recent`, `listed_older` or `else`."),
    (
        "| listed_recent `#missing.basis=listed_recent` |",
        "| listed_recent |",
        "en.md:37: the story's own figures do not reach the row `listed_recent`: missing.basis is listed. Write `#missing.basis=listed_recent` after it.",
    ),
    (
        "| listed_recent `#missing.basis=listed_recent` |",
        "| listed_recent `#missing.basis=listed_older` |",
        "en.md:37: at #missing.basis=listed_older missing.basis is listed_older, so the row `listed_recent` does not fit. Name figures that reach it.",
    ),
    (
        "| listed_recent `#missing.basis=listed_recent` |",
        "| listed_recent `#missing.basis=recent` |",
        "en.md:37: `recent` is no basis. Write `listed`, `listed_recent` or `listed_older`.",
    ),
    (
        "| else `#missing.basis=listed_older` |",
        "| else |",
        "en.md:38: the story's own figures do not reach the row `else`: missing.basis is listed. Name one that does after it, such as `#missing.basis=listed_older`.",
    ),
    (
        "| else `#missing.basis=listed_older` |",
        "| listed_older `#missing.basis=listed_older` |",
        "en.md:38: the last row is not `else`. End with one, so that there is always something to say.",
    ),
    (
        "| else `#missing.basis=listed_older` |",
        "| listed_older `#missing.basis=listed_older` | |\n| else `#ct_listed=20` |",
        "en.md:39: nothing is left for `else`: all that missing.basis can be has a row above it. Write the last of them as `else`.",
    ),
    (
        "| else `#missing.basis=listed_older` |",
        "| listed `#ct_listed=20` | |\n| else `#missing.basis=listed_older` |",
        "en.md:38: at #ct_listed=20 the row `listed` on line 36 is shown instead of `listed`. Move this row above it, or name other figures.",
    ),
    (
        "[at least 5.4](missing.rate.MA)",
        "[5.4](missing.rate.MA)",
        "en.md:37: missing.rate.MA is a limit, and the words for that belong inside the link. Write `at least 5.4`, `at least 5.4 bicycles` or `at least 5.4 bicycles per 100,000 residents`.",
    ),
    ("[at most 1.7](missing.rate.MA)", "[at most 1.8](missing.rate.MA)", "en.md:38: 1.8, but missing.rate.MA is 1.73 (1.7). Write 1.7."),
    ("[1.4 times](missing.gap.CT)", "[1.5 times](missing.gap.CT)", "en.md:43: 1.5, but missing.gap.CT is 1.42 (1.4). Write 1.4."),
    (
        "| NY `#missing.reference=NY&missing.basis=listed` |",
        "| NJ `#missing.reference=NY` |",
        "en.md:43: there is no place `NJ`. Write a code of places.csv, `OTHERS` or `else`.",
    ),
    ("| NY `#missing.reference=NY&missing.basis=listed` |", "| ny `#missing.reference=NY` |", "en.md:43: there is no place `ny`. Did you mean `NY`?"),
    (
        "| NY `#missing.reference=NY&missing.basis=listed` |",
        "| NY |",
        "en.md:43: the story's own figures do not reach the row `NY`: missing.reference is MA. Write `#missing.reference=NY` after it.",
    ),
    (
        "| NY `#missing.reference=NY&missing.basis=listed` |",
        "| MA | |\n| NY `#missing.reference=NY` |",
        "en.md:45: the story's own figures do not reach the row `else`: missing.reference is MA. Name one that does after it, such as `#missing.reference=CT`.",
    ),
    (
        "| OTHERS `#missing.reference=OTHERS` |",
        "| one `#missing.reference=OTHERS` |",
        "en.md:42: there is no place `one`. Write a code of places.csv, `OTHERS` or `else`.",
    ),
    (
        "| `missing.at_most.CT` | |",
        "| `missing.at_most.CT` | |\n|---|---|\n| listed | |\n| else | |\n\n| `missing.at_most.CT` | |",
        "en.md:19: `listed` is no condition. Write a number, `<1`, `>1`, `one`, `many`, `other`, `undefined`, `not stated` or `else`.",
    ),
];

#[test]
fn each_what_if_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_chosen", "places", "en.md", WHAT_IFS);
}

#[test]
fn each_choice_is_named_with_its_line_and_its_remedy() {
    author::check_broken("broken_choices", "places", "en.md", CHOICES);
}
