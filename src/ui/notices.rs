//! What is said about how a reader arrived. Nothing here is forced on anyone, and each box can be dismissed.

use counted_core::document::Form;
use counted_core::link::IgnoredFor;
use counted_core::words::Key;
use counted_core::{OwnPlace, Row};
use yew::prelude::*;

use super::session::Action;
use super::view::View;

/// What is said where the page cannot be changed: without scripts, and when the app could not start.
pub(super) fn fixed(view: &View) -> Html {
    let words = view.story.words();
    html! {
        <>
            <noscript><p class="plain">{ words.get(Key::NoScript) }</p></noscript>
            <p class="plain when-failed">{ words.get(Key::Failed) }</p>
        </>
    }
}

fn button(act: &Callback<Action>, class: &'static str, label: &str, action: Action) -> Html {
    let onclick = act.reform(move |_: MouseEvent| action.clone());
    html! { <button type="button" {class} {onclick}>{ label }</button> }
}

/// Every figure that a link changed, beside the story's, with the story's figures first.
pub(super) fn arrival(view: &View, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    let changed: Vec<_> = view.arrival.iter().filter(|figure| view.is_edited(**figure)).collect();
    let own: Vec<Html> = view.brought.iter().filter_map(|(panel, own)| own_place(view, *panel, own)).collect();
    let count = changed.len() + own.len();
    if count == 0 {
        return html! { <div></div> };
    }
    let n = count.to_string();
    let heading = words.fill(if count == 1 { Key::ArrivalOne } else { Key::ArrivalOther }, &[("n", &n)]);
    let rows = changed.iter().map(|figure| {
        let label = view.report.label(&view.story, figure.cell());
        let now = view.report.phrase(&view.story, figure.cell(), None, Form::Full);
        let was = view.report.was_phrase(&view.story, figure.cell(), None, Form::Full).unwrap_or_else(|| now.clone());
        html! { <tr key={figure.place()}><th scope="row">{ label }</th><td class="r">{ now }</td><td class="r">{ was }</td></tr> }
    });
    html! {
        <section class="box" data-arrival="" aria-labelledby="arrival-title">
            <h2 id="arrival-title">{ heading }</h2>
            <table class="changes">
                <thead><tr>
                    <th scope="col">{ words.get(Key::SourcesFigure) }</th>
                    <th scope="col" class="r">{ words.get(Key::TableYours) }</th>
                    <th scope="col" class="r">{ words.get(Key::TableStory) }</th>
                </tr></thead>
                <tbody>{ for rows }{ for own }</tbody>
            </table>
            <div class="choices">
                { button(act, "btn solid", words.get(Key::ArrivalShowStory), Action::Reset) }
                { button(act, "btn line", words.get(Key::ArrivalKeep), Action::Keep) }
            </div>
        </section>
    }
}

/// A place of the reader's own, of which the story knows nothing; none once it was taken away.
fn own_place(view: &View, panel: usize, own: &OwnPlace) -> Option<Html> {
    let at = view.report.selection(panel)?.own.iter().position(|other| other == own)?;
    let words = view.story.words();
    let (base, parts) = view.report.nouns(&view.story, panel);
    let now = format!("{} {} / {} {}", words.decimal(own.count()), words.plural_of(&parts), words.decimal(own.base()), words.plural_of(&base));
    Some(
        html! { <tr key={own.name().to_owned()}><th scope="row">{ view.report.row_name(&view.story, panel, Row::Own(at)) }</th><td class="r">{ now }</td><td class="r">{ "–" }</td></tr> },
    )
}

/// The parts of a link that were ignored, each with why.
pub(super) fn ignored(view: &View, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    if view.ignored.is_empty() {
        return html! { <div></div> };
    }
    let parts = view.ignored.iter().enumerate().map(|(place, ignored)| {
        let why = words.get(match ignored.why {
            IgnoredFor::Unknown => Key::LinkUnknown,
            IgnoredFor::Repeated => Key::LinkRepeated,
            IgnoredFor::Malformed => Key::LinkMalformed,
            IgnoredFor::Outside => Key::LinkOutside,
            IgnoredFor::NoAlternative => Key::LinkNoAlternative,
            IgnoredFor::NoPlace => Key::LinkNoPlace,
            IgnoredFor::TooLong => Key::LinkTooLong,
        });
        html! { <li key={place}><code>{ &ignored.part }</code>{ ": " }{ why }</li> }
    });
    html! {
        <div class="box aside" data-notice="" role="status">
            <p><b>{ words.get(Key::NoticeIgnored) }</b></p>
            <ul>{ for parts }</ul>
            <p>{ words.get(Key::NoticeRest) }</p>
            <div class="choices">{ button(act, "btn", words.get(Key::Close), Action::CloseNotice) }</div>
        </div>
    }
}

/// The last visit's figures, offered.
pub(super) fn offer(view: &View, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    let Some(last) = &view.offer else { return html! { <div></div> } };
    let n = last.edits();
    let text = words.fill(if n == 1 { Key::RestoreOne } else { Key::RestoreOther }, &[("n", &n.to_string())]);
    html! {
        <div class="box" data-restore="" role="region" aria-label={text.clone()}>
            <p>{ text }</p>
            <div class="choices">
                { button(act, "btn line", words.get(Key::RestoreYes), Action::Restore(true)) }
                { button(act, "btn", words.get(Key::RestoreNo), Action::Restore(false)) }
            </div>
        </div>
    }
}
