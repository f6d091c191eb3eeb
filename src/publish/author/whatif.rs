//! What-ifs: links that set figures, and what is seen of panels of places.

use counted_core::link::{self, IgnoredFor};
use counted_core::{Amount, Change, Decimal, Scenario, Story};

use super::markdown::Inline;
use super::number::numerals;
use super::problem::meant;
use super::selected;

/// What a fragment sets.
pub(super) struct WhatIf {
    /// The fragment without `#`, as links write it, with what is the story's own: that is set too, over what a reader did.
    pub(super) fragment: String,
    /// The story with that set.
    pub(super) scenario: Scenario,
    /// The numbers that it sets.
    numbers: Vec<Decimal>,
}

/// One part of a fragment.
struct Set {
    /// Where it stands among the parts of a link: figures first, then panel by panel what is seen of it.
    place: (usize, usize),
    /// As links write it.
    text: String,
    numbers: Vec<Decimal>,
}

/// Reads a fragment.
///
/// # Errors
/// Says which part sets nothing, and why.
pub(super) fn read(story: &Story, fragment: &str) -> Result<WhatIf, String> {
    let body = fragment.strip_prefix('#').unwrap_or(fragment);
    if body.is_empty() {
        return Err("this link sets nothing. Write figures after #, such as #victims=500.".to_owned());
    }
    let mut sets: Vec<Set> = Vec::new();
    for part in body.split('&') {
        let set = if named(part).contains('.') { chosen(story, part) } else { figure(story, part) }?;
        if sets.iter().any(|other| other.place == set.place) {
            let what = if named(part).contains('.') { "the same" } else { "its figure" };
            return Err(format!("`{part}` sets {what} a second time. Keep one."));
        }
        sets.push(set);
    }
    sets.sort_by_key(|set| set.place);
    let written = sets.iter().map(|set| set.text.as_str()).collect::<Vec<_>>().join("&");
    let scenario = link::read(story, &written).scenario;
    if scenario.is_the_story() {
        return Err(format!("`{fragment}` changes nothing: it is what the story says and shows. Set something else."));
    }
    Ok(WhatIf { fragment: written, scenario, numbers: sets.into_iter().flat_map(|set| set.numbers).collect() })
}

fn named(part: &str) -> &str {
    part.split_once('=').map_or(part, |(name, _)| name)
}

fn figure(story: &Story, part: &str) -> Result<Set, String> {
    let name = named(part);
    let Some((id, figure)) = story.figures().find(|(_, figure)| figure.id == name) else {
        let remedy = meant(name, story.figures().map(|(_, figure)| figure.id.as_str()), "Name a figure of story.toml.");
        return Err(format!("`{part}` sets no figure. {remedy}"));
    };
    let arrived = link::read(story, part);
    if let Some(ignored) = arrived.ignored.first() {
        return Err(match ignored.why {
            IgnoredFor::NoAlternative => {
                let wanted = part.split_once("=@").map_or("", |(_, wanted)| wanted);
                let remedy = meant(wanted, figure.alternatives.iter().map(|other| other.id.as_str()), "Declare it in story.toml, or name another.");
                format!("`{name}` has no alternative `{wanted}`. {remedy}")
            }
            IgnoredFor::Outside => format!("`{part}` lies outside the domain of {name}, {} to {}. Write another value.", figure.domain.min, figure.domain.max),
            _ => format!("`{part}` is no value of {name}. Write one such as {name}={}.", example(figure.value)),
        });
    }
    let amount = match arrived.scenario.change(id) {
        None => Some(figure.value),
        Some(Change::Typed(amount)) => Some(*amount),
        Some(Change::Taken(name)) => figure.alternatives.iter().find(|other| other.id == *name).map(|other| other.value),
    };
    let text = Some(link::write(story, &arrived.scenario)).filter(|text| !text.is_empty());
    Ok(Set {
        place: (0, id.place()),
        text: text.unwrap_or_else(|| format!("{name}={}", example(figure.value))),
        numbers: amount.map(numbers).unwrap_or_default(),
    })
}

/// What is seen of a panel of places. Its values are names, so that they are written in one way only.
fn chosen(story: &Story, part: &str) -> Result<Set, String> {
    let (panel, key) = selected::part(story, part)?;
    let level = part.split_once("confidence=").and_then(|(_, level)| selected::level(level));
    Ok(Set { place: (panel + 1, key), text: part.to_owned(), numbers: level.map(|level| Decimal::from(level.percent())).into_iter().collect() })
}

fn example(value: Amount) -> String {
    match value {
        Amount::Number(number, _) => number.to_string(),
        other => other.to_string(),
    }
}

/// The numbers that an amount may be written with.
fn numbers(amount: Amount) -> Vec<Decimal> {
    match amount {
        Amount::Number(number, _) => vec![number],
        Amount::Day(day) => [day.year(), day.month(), day.day()].into_iter().filter_map(|part| part.to_string().parse().ok()).collect(),
        Amount::NotStated => Vec::new(),
    }
}

impl WhatIf {
    /// The numerals in a link's words that it does not set. Those in backticks state nothing.
    pub(super) fn unset(&self, words: &[Inline]) -> Vec<String> {
        let known = |text: &str| text.replace(',', "").parse::<Decimal>().is_ok_and(|number| self.numbers.iter().any(|other| other.compare(number).is_eq()));
        stated(words).into_iter().filter(|text| !known(text)).collect()
    }
}

fn stated(words: &[Inline]) -> Vec<String> {
    let one = |inline: &Inline| match inline {
        Inline::Text { text, .. } => numerals(text).into_iter().map(|numeral| numeral.text).collect(),
        Inline::Code { .. } => Vec::new(),
        Inline::Strong(text) | Inline::Emphasis(text) | Inline::Link { text, .. } => stated(text),
    };
    words.iter().flat_map(one).collect()
}
