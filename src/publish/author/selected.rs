//! What can be chosen of a panel of places: names, and what is said of one that is none.

use counted_core::document::{Decides, Kind};
use counted_core::kinds::places::Places;
use counted_core::{Basis, Level, Story, link};

use super::problem::{meant, one_of};

/// What of a selection a what-if may set, in the order of links. Places of their own are for readers to add.
pub(super) const KEYS: [&str; 4] = ["basis", "reference", "confidence", "places"];

/// Every panel of places: its place among the panels, its id, its roles.
fn panels(story: &Story) -> impl Iterator<Item = (usize, &str, &Places)> {
    story.document().panels.iter().enumerate().filter_map(|(place, panel)| match &panel.kind {
        Kind::Places(kind) => Some((place, panel.id.as_str(), kind)),
        Kind::PartsOfBase(_) => None,
    })
}

/// The choice that `missing.basis` or `missing.reference` heads.
pub(super) fn decides(story: &Story, name: &str) -> Option<Decides> {
    let (id, what) = name.split_once('.')?;
    let (place, ..) = panels(story).find(|(_, other, _)| *other == id)?;
    match what {
        "basis" => Some(Decides::Basis(place)),
        "reference" => Some(Decides::Reference(place)),
        _ => None,
    }
}

/// What else than cells can head a choice.
pub(super) fn heads(story: &Story) -> Vec<String> {
    panels(story).flat_map(|(_, id, _)| [format!("{id}.basis"), format!("{id}.reference")]).collect()
}

/// What can be chosen where that decides; nothing where a cell does.
pub(super) fn names(story: &Story, of: Decides) -> Vec<&str> {
    match of {
        Decides::Cell(_) => Vec::new(),
        Decides::Basis(panel) => panels(story).filter(|(place, ..)| *place == panel).flat_map(|(.., kind)| kind.bases().map(Basis::slug)).collect(),
        Decides::Reference(_) => story.places().map(|(_, place)| place.code.as_str()).chain([link::OTHERS]).collect(),
    }
}

/// Says that a name cannot be chosen there; `besides` is what may be written too.
pub(super) fn unknown(story: &Story, of: Decides, name: &str, besides: &[&str]) -> String {
    let known: Vec<&str> = names(story, of).into_iter().chain(besides.iter().copied()).collect();
    if matches!(of, Decides::Reference(_)) {
        let also: Vec<String> = [link::OTHERS].iter().chain(besides).map(|name| format!("`{name}`")).collect();
        return no_place(name, known, &format!("Write a code of places.csv{}{}.", if besides.is_empty() { " or " } else { ", " }, also.join(" or ")));
    }
    let all: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
    format!("`{name}` is no basis. {}", meant(name, known, &format!("Write {}.", one_of(&all))))
}

/// Says that there is no such place. Codes are short, so that the same one in small letters is far from it.
fn no_place<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let remedy = match known.iter().find(|other| other.eq_ignore_ascii_case(name)) {
        Some(other) => format!("Did you mean `{other}`?"),
        None => meant(name, known, otherwise),
    };
    format!("there is no place `{name}`. {remedy}")
}

/// A part of a what-if: the place of its panel, and that of its key among [`KEYS`].
///
/// # Errors
/// Says why it chooses nothing.
pub(super) fn part(story: &Story, part: &str) -> Result<(usize, usize), String> {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    let (id, key) = name.split_once('.').unwrap_or((name, ""));
    let Some((panel, ..)) = panels(story).find(|(_, other, _)| *other == id) else {
        let remedy = meant(id, panels(story).map(|(_, id, _)| id), "Name a panel of the kind `places`.");
        return Err(format!("`{part}` names no panel of places. {remedy}"));
    };
    let Some(at) = KEYS.iter().position(|other| *other == key) else {
        let all = one_of(&KEYS.map(str::to_owned));
        if key == "custom" {
            return Err(format!("`{part}` adds a place of a reader's own, and only readers can. Set {all} instead."));
        }
        return Err(format!("`{part}` sets nothing: `{id}` has no `{key}`. {}", meant(key, KEYS, &format!("Set {all}."))));
    };
    if value.is_empty() {
        return Err(format!("`{part}` sets nothing. Write a value after `=`."));
    }
    let known = |of: Decides, name: &str| if names(story, of).contains(&name) { Ok(()) } else { Err(unknown(story, of, name, &[])) };
    match key {
        "basis" => known(Decides::Basis(panel), value)?,
        "reference" => known(Decides::Reference(panel), value)?,
        "places" => places(story, value)?,
        _ if level(value).is_some() => {}
        _ => {
            let levels = Level::ALL.map(|level| level.percent().to_string());
            return Err(format!("`{value}` is no confidence. Write {}.", one_of(&levels)));
        }
    }
    // Whatever else a link cannot say.
    if link::read(story, part).ignored.is_empty() { Ok((panel, at)) } else { Err(format!("`{part}` cannot be read whole. Write less.")) }
}

fn places(story: &Story, value: &str) -> Result<(), String> {
    let codes: Vec<&str> = value.split(',').collect();
    for (place, code) in codes.iter().enumerate() {
        if !story.places().any(|(_, known)| known.code == *code) {
            let known = story.places().map(|(_, place)| place.code.as_str());
            return Err(no_place(code, known, "Write codes of places.csv with commas between them."));
        }
        if codes.iter().take(place).any(|other| other == code) {
            return Err(format!("the place `{code}` is named twice. Keep one."));
        }
    }
    Ok(())
}

/// The confidence of that name.
pub(super) fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.percent().to_string() == name)
}
