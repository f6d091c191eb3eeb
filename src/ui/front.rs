//! The title, and the bar with chapters and tools.

use counted_core::words::Key;
use yew::prelude::*;

use super::sentence;
use super::session::Action;
use super::view::{Copied, View};

/// Title, standfirst, how to use the page, and what it deals with.
pub(super) fn title(view: &View) -> Html {
    let story = &view.story;
    let words = story.words();
    let front = &story.document().front;
    let (before, after) = words.around(Key::How, "sample");
    // The first figure of the first panel serves as the example of what can be changed.
    let sample = story.figures().next().map(|(id, figure)| (format!("#f-{}", figure.id), super::field::story_value(view, id)));
    let sample = sample.map(|(href, text)| html! { <a class={classes!("fig", format!("n{}", text.chars().count().clamp(1, 14)))} {href}>{ text }</a> });
    html! {
        <div class="title">
            <div>
                <h1>{ &front.title }</h1>
                <div class="stand">{ for front.standfirst.iter().map(|paragraph| sentence::plain(view, paragraph)) }</div>
            </div>
            <div class="how">
                <p>{ before }{ sample.unwrap_or_default() }{ after }{ " " }{ words.get(Key::HowSent) }</p>
                { for front.content.iter().map(|paragraph| sentence::plain(view, paragraph)) }
            </div>
        </div>
    }
}

/// The chapters, and what can be done with the edits: disabled rather than hidden.
pub(super) fn bar(view: &View, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    let panels = view.story.document().panels.iter().enumerate().map(|(place, panel)| {
        html! { <a key={panel.id.clone()} href={format!("#{}", panel.id)}><b>{ place + 1 }</b><span>{ &panel.title }</span></a> }
    });
    let edits = view.edits();
    let count = edits.to_string();
    let edited = words.fill(if edits == 1 { Key::EditedOne } else { Key::EditedOther }, &[("n", &count)]);
    let tool = |name: &'static str, key: Key, action: Action, enabled: bool| {
        let onclick = act.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" class="btn" data-do={name} disabled={!enabled} {onclick}>{ words.get(key) }</button> }
    };
    let idle = (view.is_the_story() && !view.can_undo && !view.can_redo).then_some("");
    html! {
        <div class="bar">
            <nav aria-label={words.get(Key::Chapters).to_owned()}>
                <>{ for panels }</>
                <a href="#sources"><b aria-hidden="true">{ "§" }</b><span>{ words.get(Key::Sources) }</span></a>
            </nav>
            <div class="tools" role="group" aria-label={words.get(Key::EditedFigures).to_owned()} data-idle={idle}>
                <span class="tag" data-edited={(edits > 0).then_some("")} hidden={edits == 0}>{ edited }</span>
                { tool("undo", Key::Undo, Action::Undo, view.can_undo) }
                { tool("redo", Key::Redo, Action::Redo, view.can_redo) }
                { tool("reset", Key::Reset, Action::Reset, !view.is_the_story() || !view.drafts.is_empty()) }
                <button type="button" class="btn" data-do="link">{ words.get(Key::CopyLink) }</button>
                { copied(view) }
            </div>
        </div>
    }
}

/// What became of the link: on the clipboard, or here to copy by hand.
fn copied(view: &View) -> Html {
    let words = view.story.words();
    let (done, address) = match &view.copied {
        Copied::No => (false, None),
        Copied::Done => (true, None),
        Copied::ByHand(address) => (false, Some(address.clone())),
    };
    html! {
        <span class="copied" role="status" hidden={!done && address.is_none()}>
            <span hidden={!done}>{ words.get(Key::CopyDone) }</span>
            <label hidden={address.is_none()}>
                { words.get(Key::CopyByHand) }{ " " }<input type="text" readonly=true data-address="" value={address.unwrap_or_default()} />
            </label>
        </span>
    }
}
