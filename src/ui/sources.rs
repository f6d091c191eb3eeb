//! Where the figures come from, and how they are computed.

use counted_core::SourceId;
use counted_core::document::Status;
use counted_core::words::Key;
use yew::prelude::*;

use super::view::View;
use super::{card, field};

/// The last chapter.
pub(super) fn sources(view: &View) -> Html {
    let words = view.story.words();
    let statuses = [Status::Confirmed, Status::DifferentUnit, Status::Disputed, Status::Misread, Status::Unverified, Status::Assumption, Status::Invented];
    let used = |status: &Status| view.story.figures().any(|(_, figure)| figure.status == Some(*status));
    let statuses = statuses.into_iter().filter(used).map(|status| {
        let (name, means) = words.status(status);
        html! { <li key={name.to_owned()}><span class={classes!("st", field::slug(status))} aria-hidden="true"></span><span><b>{ name }</b>{ ": " }{ means }</span></li> }
    });
    let cited = (0..view.story.document().sources.len()).filter_map(SourceId::at).map(|id| html! { <li key={id.place()}>{ card::cited(view, id) }</li> });
    html! {
        <section class="chapter" id="sources" aria-labelledby="sources-title">
            <header class="head"><h2 id="sources-title">{ words.get(Key::Sources) }</h2><p class="q">{ words.get(Key::SourcesQuestion) }</p></header>
            <div class="row third small">
                <div class="over"><h3>{ words.get(Key::SourcesStatus) }</h3><ul class="statuses">{ for statuses }</ul></div>
                <div class="over"><h3>{ words.get(Key::SourcePublished) }</h3><ul class="refs">{ for cited }</ul></div>
                <div class="over"><h3>{ words.get(Key::Method) }</h3><p>{ words.get(Key::MethodText) }</p></div>
            </div>
        </section>
    }
}
