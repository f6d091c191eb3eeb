//! The address fragment: the whole state, as differences from the story, both ways.

mod selection;

use crate::{Amount, Change, FigureId, Outside, Scenario, Shape, Story};

pub use selection::OTHERS;
pub(crate) use selection::reference_code;

/// The most characters of a fragment that are read.
pub const LONGEST: usize = 4096;

/// Why a part of a link was ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoredFor {
    /// No figure is called so.
    Unknown,
    /// An earlier part set it already.
    Repeated,
    /// It is not written as a value of that figure.
    Malformed,
    /// The figure cannot hold it.
    Outside,
    /// The figure has no such alternative.
    NoAlternative,
    /// The story knows no such place.
    NoPlace,
    /// The link is longer than what is read of it.
    TooLong,
}

/// A part of a link that was ignored. Everything else still applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The part, decoded, shortened where it is long.
    pub part: String,
    /// Why.
    pub why: IgnoredFor,
}

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    /// The scenario.
    pub scenario: Scenario,
    /// What was ignored, in order.
    pub ignored: Vec<Ignored>,
}

/// The fragment of a scenario, without `#`; empty for the story itself. Only differences, in the story's order.
#[must_use]
pub fn write(story: &Story, scenario: &Scenario) -> String {
    let figures = scenario.changes().filter_map(|(id, change)| {
        let value = match change {
            Change::Taken(alternative) => format!("@{alternative}"),
            // A typed number is exact, so its digits say it all.
            Change::Typed(Amount::Number(number, _)) => number.to_string(),
            Change::Typed(amount) => amount.to_string(),
        };
        Some(format!("{}={value}", story.figure(id)?.id))
    });
    let selections = scenario.selections().flat_map(|(panel, chosen)| selection::write(story, panel, chosen));
    figures.chain(selections).collect::<Vec<_>>().join("&")
}

/// Reads a fragment, with or without its `#`. Parts that are unknown, repeated, malformed or out of range are
/// ignored one by one and named.
///
/// ```
/// use counted_core::{link, samples};
/// let story = samples::cases();
/// let arrived = link::read(&story, "#victims=500&state_cases=-3&victims=7");
/// assert_eq!(link::write(&story, &arrived.scenario), "victims=500");
/// assert_eq!(arrived.ignored.len(), 2);
/// ```
#[must_use]
pub fn read(story: &Story, fragment: &str) -> Arrived {
    applied(story, Scenario::default(), fragment)
}

/// The scenario with what a fragment sets: figures, and the parts of selections that it names. Everything else is kept, and
/// parts that [`read`] would ignore set nothing.
///
/// ```
/// use counted_core::{link, samples};
/// let story = samples::cases();
/// let readers = link::read(&story, "victims=500&state_cases=3").scenario;
/// let merged = link::merge(&story, &readers, "state_cases=30&federal_cases=@cases_2017");
/// assert_eq!(link::write(&story, &merged), "victims=500&federal_cases=@cases_2017&state_cases=30");
/// ```
#[must_use]
pub fn merge(story: &Story, scenario: &Scenario, fragment: &str) -> Scenario {
    applied(story, scenario.clone(), fragment).scenario
}

/// A scenario with a fragment's parts applied one by one.
fn applied(story: &Story, scenario: Scenario, fragment: &str) -> Arrived {
    let mut arrived = Arrived { scenario, ignored: Vec::new() };
    let mut set: Vec<String> = Vec::new();
    let (text, cut) = limited(fragment.strip_prefix('#').unwrap_or(fragment));
    let text = text.split(['#', '?']).next().unwrap_or_default();
    for part in text.split('&').filter(|part| !part.is_empty()) {
        match read_part(story, part, &arrived.scenario, &set) {
            Ok(None) => {}
            Ok(Some(Read { key, scenario, dropped })) => {
                arrived.scenario = scenario;
                arrived.ignored.extend(dropped.into_iter().map(|(item, why)| ignored(&format!("{key}={item}"), why)));
                set.push(key);
            }
            Err(why) => arrived.ignored.push(ignored(part, why)),
        }
    }
    if let Some(part) = cut {
        arrived.ignored.push(ignored(part, IgnoredFor::TooLong));
    }
    arrived
}

/// What is read of a text, and the part that its limit cuts, if any: that one is dropped whole.
fn limited(text: &str) -> (&str, Option<&str>) {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return (text, None) };
    let Some((head, rest)) = text.split_at_checked(end) else { return (text, None) };
    if rest.starts_with(['&', '#', '?']) || head.contains(['#', '?']) {
        return (head, None);
    }
    head.rsplit_once('&').map_or(("", Some(head)), |(whole, cut)| (whole, Some(cut)))
}

fn ignored(part: &str, why: IgnoredFor) -> Ignored {
    const SHOWN: usize = 60;
    let decoded = decode(part).unwrap_or_else(|| part.to_owned());
    let mut shown: String = decoded.chars().take(SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if decoded.chars().count() > SHOWN {
        shown.push('…');
    }
    Ignored { part: shown, why }
}

/// What a part makes of a scenario.
struct Read {
    key: String,
    scenario: Scenario,
    dropped: selection::Dropped,
}

/// The scenario with a part applied; nothing for what some hosts append to every address.
fn read_part(story: &Story, part: &str, scenario: &Scenario, set: &[String]) -> Result<Option<Read>, IgnoredFor> {
    let (key, value) = part.split_once('=').unwrap_or((part, ""));
    let key = decode(key).ok_or(IgnoredFor::Malformed)?;
    let value = decode(value).ok_or(IgnoredFor::Malformed)?;
    if matches!(key.as_str(), "amp" | "secret" | "childId") {
        return Ok(None);
    }
    let (scenario, dropped) = match selection::panel(story, &key) {
        Some((panel, kind, what)) => {
            let mut chosen = scenario.selection(story, panel).ok_or(IgnoredFor::Unknown)?;
            let dropped = selection::read(story, kind, what, &value, &mut chosen)?;
            (scenario.choosing(story, panel, chosen), dropped)
        }
        None => {
            let (id, change) = change(story, &key, &value)?;
            (scenario.with(story, id, change), Vec::new())
        }
    };
    if set.contains(&key) { Err(IgnoredFor::Repeated) } else { Ok(Some(Read { key, scenario, dropped })) }
}

/// A part as a change of a figure.
fn change(story: &Story, key: &str, value: &str) -> Result<(FigureId, Change), IgnoredFor> {
    let id = story.figure_id(key).ok_or(IgnoredFor::Unknown)?;
    let figure = story.figure(id).ok_or(IgnoredFor::Unknown)?;
    if let Some(name) = value.strip_prefix('@') {
        let known = figure.alternatives.iter().any(|other| other.id == name);
        return if known { Ok((id, Change::Taken(name.to_owned()))) } else { Err(IgnoredFor::NoAlternative) };
    }
    let amount = match figure.domain.shape {
        _ if value == "none" => Amount::NotStated,
        Shape::Day => Amount::Day(value.parse().map_err(|_| IgnoredFor::Malformed)?),
        Shape::Whole | Shape::Decimal if value.starts_with('-') => return Err(IgnoredFor::Malformed),
        Shape::Whole | Shape::Decimal => Amount::exactly(value.parse().map_err(|_| IgnoredFor::Malformed)?),
    };
    match figure.domain.check(amount) {
        Ok(amount) => Ok((id, Change::Typed(amount))),
        Err(Outside::Below | Outside::Above) => Err(IgnoredFor::Outside),
        Err(Outside::NotWhole | Outside::WrongKind) => Err(IgnoredFor::Malformed),
    }
}

/// Percent-decodes once; `None` for what does not decode to text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
            let (high, low) = (digit()?, digit()?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
