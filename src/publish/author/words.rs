//! The engine's own words in one language, checked against the engine's keys.

use std::fs;
use std::path::Path;

use counted_core::words::{Key, PluralRule};

use super::problem::{Lines, Problem, Sink, meant};
use super::toml::{self, Table};

/// What a document takes from the words file of its language.
#[derive(Clone, Debug)]
pub(super) struct EngineWords {
    pub(super) plural: PluralRule,
    /// In the order of [`Key::ALL`].
    pub(super) texts: Vec<String>,
}

/// Reads `<words>/<language>.toml`: exactly the engine's keys, each with its slots.
pub(super) fn read(words: &Path, language: &str) -> Result<EngineWords, Vec<Problem>> {
    let mut sink = Sink::new(format!("words/{language}.toml"));
    let read = match fs::read_to_string(words.join(format!("{language}.toml"))) {
        Ok(text) => check(&text, language, &mut sink),
        Err(_) => {
            sink.add(1, format!("the engine has no words in the language `{language}`. Write this file, or take `{language}` out of the story's languages."));
            None
        }
    };
    read.filter(|_| sink.is_empty()).ok_or_else(|| sink.into_problems())
}

fn check(text: &str, language: &str, sink: &mut Sink) -> Option<EngineWords> {
    let parsed = toml::parse(text, sink);
    let lines = Lines::of(text);
    let mut root = Table::root(parsed.get_ref(), &lines);
    let named = root.need("language", &format!("\"{language}\""), sink).and_then(|entry| Some((entry.line, entry.text(sink)?)));
    if let Some((line, named)) = named.filter(|(_, named)| *named != language) {
        sink.add(line, format!("the file says that its language is `{named}`. Write `{language}`, which is its name."));
    }
    let plural = root.need("plural", "\"english\"", sink).and_then(|entry| match entry.quoted() {
        Some("english") => Some(PluralRule::English),
        Some("spanish") => Some(PluralRule::Spanish),
        _ => {
            sink.add(entry.line, "this is no rule for plurals that the engine knows. Write \"english\" or \"spanish\".");
            None
        }
    });
    let texts = root.need("texts", "…", sink).and_then(|entry| entry.table("the words", sink)).map(|texts| check_texts(&texts, sink));
    Some(EngineWords { plural: plural?, texts: texts? })
}

fn check_texts(texts: &Table<'_>, sink: &mut Sink) -> Vec<String> {
    let entries = texts.entries();
    for entry in &entries {
        let known = Key::ALL.iter().map(|key| key.name());
        if !known.clone().any(|name| name == entry.key) {
            let remedy = meant(&entry.key, known, "Take it out.");
            sink.add(entry.line, format!("the engine has no text called `{}`. {remedy}", entry.key));
        }
    }
    let text = |key: &Key| {
        let Some(entry) = entries.iter().find(|entry| entry.key == key.name()) else {
            sink.add(texts.line, format!("the text `{}` is missing. Add it{}.", key.name(), with_slots(*key)));
            return String::new();
        };
        let Some(text) = entry.text(sink) else { return String::new() };
        for slot in key.slots().iter().filter(|slot| !text.contains(&format!("{{{slot}}}"))) {
            sink.add(entry.line, format!("the text `{}` lacks its slot {{{slot}}}. Say where it goes.", entry.key));
        }
        for slot in slots(text).filter(|slot| !key.slots().contains(slot)) {
            sink.add(entry.line, format!("the text `{}` has no slot {{{slot}}}. Take it out{}.", entry.key, with_slots(*key)));
        }
        text.to_owned()
    };
    Key::ALL.iter().map(text).collect()
}

fn with_slots(key: Key) -> String {
    let slots: Vec<String> = key.slots().iter().map(|slot| format!("{{{slot}}}")).collect();
    if slots.is_empty() { String::new() } else { format!("; its slots are {}", slots.join(", ")) }
}

fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(slot, _)| slot)
}
