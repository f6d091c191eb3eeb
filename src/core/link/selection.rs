//! What a reader chose of a panel of places, in links: `missing.basis=listed_recent`, `missing.places=CT,MA`,
//! `missing.custom=Elm~3~48000`.

use super::IgnoredFor;
use crate::document::Kind;
use crate::kinds::places::Places;
use crate::{Basis, Decimal, Level, OwnPlace, PlaceId, Reference, Selection, Story};

/// What the other rows together are called.
pub const OTHERS: &str = "OTHERS";

/// What a reference is called.
pub(crate) fn reference_code(story: &Story, reference: Reference) -> &str {
    match reference {
        Reference::Place(place) => story.place(place).map(|place| place.code.as_str()).unwrap_or_default(),
        Reference::Others => OTHERS,
    }
}

/// The parts of a selection that differ from what the story shows, in a fixed order.
pub(super) fn write(story: &Story, panel: usize, selection: &Selection) -> Vec<String> {
    let (Some(shown), Some(id)) = (story.shown_of(panel), story.panel(panel).map(|panel| &panel.id)) else { return Vec::new() };
    let code = |place: PlaceId| story.place(place).map(|place| place.code.clone()).unwrap_or_default();
    let reference = reference_code(story, selection.reference).to_owned();
    let places: Vec<String> = selection.places.iter().map(|place| code(*place)).collect();
    let own: Vec<String> = selection.own.iter().map(|own| format!("{}~{}~{}", encode(own.name()), own.count(), own.base())).collect();
    let parts = [
        (selection.basis != shown.basis, "basis", selection.basis.slug().to_owned()),
        (selection.reference != shown.reference, "reference", reference),
        (selection.confidence != shown.confidence, "confidence", selection.confidence.percent().to_string()),
        (selection.places != shown.places, "places", places.join(",")),
        (selection.own != shown.own, "custom", own.join(";")),
    ];
    parts.into_iter().filter(|(differs, ..)| *differs).map(|(_, key, value)| format!("{id}.{key}={value}")).collect()
}

/// The panel of places that a key names, with what the key says of it.
pub(super) fn panel<'a>(story: &'a Story, key: &'a str) -> Option<(usize, &'a Places, &'a str)> {
    let (id, what) = key.split_once('.')?;
    let panels = story.document().panels.iter().enumerate();
    panels.filter(|(_, panel)| panel.id == id).find_map(|(place, panel)| match &panel.kind {
        Kind::Places(kind) => Some((place, kind, what)),
        Kind::PartsOfBase(_) => None,
    })
}

/// What of a list was dropped, and why.
pub(super) type Dropped = Vec<(String, IgnoredFor)>;

/// Reads one part into a selection. What is wrong in a list is dropped, and the rest of it stands.
pub(super) fn read(story: &Story, kind: &Places, what: &str, value: &str, selection: &mut Selection) -> Result<Dropped, IgnoredFor> {
    let mut dropped = Vec::new();
    match what {
        "basis" => selection.basis = kind.bases().find(|basis: &Basis| basis.slug() == value).ok_or(IgnoredFor::Malformed)?,
        "reference" if value == OTHERS => selection.reference = Reference::Others,
        "reference" => selection.reference = Reference::Place(place(story, value).ok_or(IgnoredFor::NoPlace)?),
        "confidence" => selection.confidence = Level::ALL.into_iter().find(|level| level.percent().to_string() == value).ok_or(IgnoredFor::Malformed)?,
        "places" => {
            let mut places: Vec<PlaceId> = Vec::new();
            for code in value.split(',') {
                match place(story, code) {
                    None => dropped.push((code.to_owned(), IgnoredFor::NoPlace)),
                    Some(place) if places.contains(&place) => dropped.push((code.to_owned(), IgnoredFor::Repeated)),
                    Some(_) if places.len() >= Selection::MOST_PLACES => dropped.push((code.to_owned(), IgnoredFor::TooLong)),
                    Some(place) => places.push(place),
                }
            }
            if places.is_empty() {
                return Err(IgnoredFor::NoPlace);
            }
            selection.places = places;
        }
        "custom" => {
            let mut all: Vec<OwnPlace> = Vec::new();
            for item in value.split(';') {
                match own(item) {
                    Err(why) => dropped.push((item.to_owned(), why)),
                    Ok(own) if all.iter().any(|other| other.name() == own.name()) => dropped.push((item.to_owned(), IgnoredFor::Repeated)),
                    Ok(_) if all.len() >= OwnPlace::MOST => dropped.push((item.to_owned(), IgnoredFor::TooLong)),
                    Ok(own) => all.push(own),
                }
            }
            selection.own = all;
        }
        _ => return Err(IgnoredFor::Unknown),
    }
    Ok(dropped)
}

fn place(story: &Story, code: &str) -> Option<PlaceId> {
    story.places().find(|(_, place)| place.code == code).map(|(id, _)| id)
}

/// `Name~count~base`, with numbers as links write them.
fn own(item: &str) -> Result<OwnPlace, IgnoredFor> {
    let mut fields = item.split('~');
    let (Some(name), Some(count), Some(base), None) = (fields.next(), fields.next(), fields.next(), fields.next()) else { return Err(IgnoredFor::Malformed) };
    let number = |text: &str| if text.starts_with('-') { Err(IgnoredFor::Malformed) } else { text.parse::<Decimal>().map_err(|_| IgnoredFor::Malformed) };
    OwnPlace::new(name, number(count)?, number(base)?).map_err(|why| match why {
        crate::NotAPlace::Name => IgnoredFor::Malformed,
        crate::NotAPlace::Count | crate::NotAPlace::Base => IgnoredFor::Outside,
    })
}

/// A name with all but ASCII letters percent-encoded.
fn encode(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
