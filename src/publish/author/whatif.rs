//! What-ifs: links that set figures.

use counted_core::link::{self, IgnoredFor};
use counted_core::{Amount, Change, Decimal, FigureId, Scenario, Story};

use super::markdown::Inline;
use super::number::numerals;
use super::problem::meant;

/// What a fragment sets, in its order.
///
/// # Errors
/// Says which part sets nothing, and why.
pub(super) fn sets(story: &Story, fragment: &str) -> Result<Vec<(FigureId, Change)>, String> {
    let body = fragment.strip_prefix('#').unwrap_or(fragment);
    if body.is_empty() {
        return Err("this link sets nothing. Write figures after #, such as #victims=500.".to_owned());
    }
    let mut sets: Vec<(FigureId, Change)> = Vec::new();
    for part in body.split('&') {
        let (figure, change) = set(story, part)?;
        if sets.iter().any(|(other, _)| *other == figure) {
            return Err(format!("`{part}` sets its figure a second time. Keep one."));
        }
        sets.push((figure, change));
    }
    if scenario(story, &sets).is_edited() { Ok(sets) } else { Err(format!("`{fragment}` changes nothing: these are the story's own figures. Set others.")) }
}

/// The story with those figures set.
pub(super) fn scenario(story: &Story, sets: &[(FigureId, Change)]) -> Scenario {
    sets.iter().fold(Scenario::default(), |scenario, (figure, change)| scenario.with(story, *figure, change.clone()))
}

fn set(story: &Story, part: &str) -> Result<(FigureId, Change), String> {
    let name = part.split_once('=').map_or(part, |(name, _)| name);
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
    let change = arrived.scenario.change(id).cloned().unwrap_or(Change::Typed(figure.value));
    Ok((id, change))
}

fn example(value: Amount) -> String {
    match value {
        Amount::Number(number, _) => number.to_string(),
        other => other.to_string(),
    }
}

/// The numerals in a what-if's words that it does not set. Those in backticks state nothing.
pub(super) fn unset(story: &Story, words: &[Inline], sets: &[(FigureId, Change)]) -> Vec<String> {
    let mut allowed: Vec<Decimal> = Vec::new();
    for (id, change) in sets {
        let taken = |name: &String| story.figure(*id)?.alternatives.iter().find(|other| other.id == *name).map(|other| other.value);
        let amount = match change {
            Change::Typed(amount) => Some(*amount),
            Change::Taken(name) => taken(name),
        };
        match amount {
            Some(Amount::Number(number, _)) => allowed.push(number),
            Some(Amount::Day(day)) => {
                allowed.extend([day.year(), day.month(), day.day()].into_iter().filter_map(|part| part.to_string().parse::<Decimal>().ok()))
            }
            Some(Amount::NotStated) | None => {}
        }
    }
    let known = |text: &str| text.replace(',', "").parse::<Decimal>().is_ok_and(|number| allowed.iter().any(|other| other.compare(number).is_eq()));
    stated(words).into_iter().filter(|text| !known(text)).collect()
}

fn stated(words: &[Inline]) -> Vec<String> {
    let one = |inline: &Inline| match inline {
        Inline::Text { text, .. } => numerals(text).into_iter().map(|numeral| numeral.text).collect(),
        Inline::Code { .. } => Vec::new(),
        Inline::Strong(text) | Inline::Emphasis(text) | Inline::Link { text, .. } => stated(text),
    };
    words.iter().flat_map(one).collect()
}
