//! The switches: which of the counted, against what, and how sure.

use counted_core::words::Key;
use counted_core::{Basis, Level, Reference, Row, Selection};
use yew::prelude::*;

use super::Seen;
use crate::ui::session::Action;

/// Basis, reference and confidence.
pub(super) fn switches(seen: &Seen<'_>, act: &Callback<Action>) -> Html {
    let words = seen.view.story.words();
    let (id, selection) = (seen.id(), seen.selection);
    let bases =
        seen.kind.bases().map(|basis| (basis.slug().to_owned(), basis_name(seen, basis), selection.basis == basis, Selection { basis, ..selection.clone() }));
    let levels = Level::ALL.into_iter().map(|level| {
        let percent = level.percent();
        (percent.to_string(), format!("{percent}%"), selection.confidence == level, Selection { confidence: level, ..selection.clone() })
    });
    html! {
        <div class="switches">
            { choice(seen, &format!("{id}-basis"), words.get(Key::Basis), bases.collect(), act) }
            { choice(seen, &format!("{id}-reference"), words.get(Key::CompareWith), references(seen), act) }
            { choice(seen, &format!("{id}-confidence"), words.get(Key::Limits), levels.collect(), act) }
        </div>
    }
}

/// A value of a switch: its name in links, its words, whether it is chosen, and what choosing it makes.
type Value = (String, String, bool, Selection);

fn references(seen: &Seen<'_>) -> Vec<Value> {
    let (view, selection) = (seen.view, seen.selection);
    // The reference need not be a row, and then it stands first.
    let apart = match selection.reference {
        Reference::Place(place) if !selection.places.contains(&place) => Some(place),
        _ => None,
    };
    let places = apart.into_iter().chain(selection.places.iter().copied()).filter_map(|id| {
        let place = view.story.place(id)?;
        let reference = Reference::Place(id);
        Some((place.code.clone(), place.name.clone(), selection.reference == reference, Selection { reference, ..selection.clone() }))
    });
    let others = Selection { reference: Reference::Others, ..selection.clone() };
    let others = ("OTHERS".to_owned(), view.story.words().get(Key::TheOthers).to_owned(), selection.reference == Reference::Others, others);
    places.chain(std::iter::once(others)).collect()
}

/// What a basis is called.
pub(super) fn basis_name(seen: &Seen<'_>, basis: Basis) -> String {
    let words = seen.view.story.words();
    match (basis, seen.year()) {
        (Basis::All, _) => words.get(Key::BasisAll).to_owned(),
        (Basis::Recent, Some(year)) => words.fill(Key::BasisSince, &[("year", &year)]),
        (Basis::Older, Some(year)) => words.fill(Key::BasisBefore, &[("year", &year)]),
        (Basis::Recent, None) => words.get(Key::BasisRecent).to_owned(),
        (Basis::Older, None) => words.get(Key::BasisOlder).to_owned(),
    }
}

fn choice(seen: &Seen<'_>, name: &str, legend: &str, values: Vec<Value>, act: &Callback<Action>) -> Html {
    let options = values.into_iter().map(|(value, text, chosen, selection)| {
        let place = seen.place;
        let onchange = act.reform(move |_: Event| Action::Select(place, selection.clone()));
        html! { <label key={value.clone()}><input type="radio" name={name.to_owned()} value={value.clone()} checked={chosen} {onchange} />{ text }</label> }
    });
    html! { <fieldset class="seg"><legend>{ legend }</legend>{ for options }</fieldset> }
}

/// A row's name, shortened to its code where there are many.
pub(super) fn row_name(seen: &Seen<'_>, row: Row) -> String {
    seen.view.report.row_name(&seen.view.story, seen.place, row)
}
