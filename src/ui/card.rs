//! A figure's source card: who said it, how it stands, what else is documented, with "use this value".

use counted_core::document::{Alternative, Figure, Form};
use counted_core::words::Key;
use counted_core::{Change, FigureId, Scenario, SourceId};
use yew::prelude::*;

use super::session::Action;
use super::view::View;
use super::{field, sentence};

/// The status line, which opens the card.
pub(super) fn source(view: &View, id: FigureId, act: &Callback<Action>) -> Html {
    let Some(figure) = view.story.figure(id) else { return html! { <details></details> } };
    let words = view.story.words();
    html! {
        <details class="src" name="source" id={format!("src-{}", figure.id)}>
            <summary>{ field::status(view, figure.status) }{ " " }<u>{ words.get(Key::Source) }<span class="vh">{ ": " }{ &figure.label }</span></u></summary>
            <div class="card">
                <div class="top"><h4>{ &figure.label }</h4><button type="button" class="btn" data-close="">{ words.get(Key::Close) }</button></div>
                { means(view, figure) }
                { facts(view, id, figure) }
                { uses(view, id, figure, act) }
            </div>
        </details>
    }
}

fn means(view: &View, figure: &Figure) -> Html {
    let Some(status) = figure.status else { return html! { <p></p> } };
    let (name, means) = view.story.words().status(status);
    html! { <p><span class={classes!("st", field::slug(status))} aria-hidden="true"></span>{ " " }<b>{ name }</b>{ ": " }{ means }</p> }
}

fn facts(view: &View, id: FigureId, figure: &Figure) -> Html {
    let words = view.story.words();
    let story = Scenario::default();
    let value = words.phrase(&story.term(&view.story, id), None, Form::Full);
    let period = story.span(&view.story, id).map(|span| format!(", {}", view.report.span(&view.story, span))).unwrap_or_default();
    let published: Vec<Html> = figure.sources.iter().map(|source| cited(view, *source)).collect();
    html! {
        <dl>
            <dt>{ words.get(Key::SourceStoryValue) }</dt><dd><b>{ value }</b>{ period }</dd>
            <dt hidden={figure.said_by.is_none()}>{ words.get(Key::SourceSaidBy) }</dt>
            <dd hidden={figure.said_by.is_none()}>{ figure.said_by.clone().unwrap_or_default() }</dd>
            <dt hidden={figure.note.is_empty()}>{ words.get(Key::SourceKnown) }</dt>
            <dd hidden={figure.note.is_empty()}>{ for figure.note.iter().map(|paragraph| sentence::plain(view, paragraph)) }</dd>
            <dt hidden={published.is_empty()}>{ words.get(Key::SourcePublished) }</dt>
            <dd hidden={published.is_empty()}>{ for published }</dd>
        </dl>
    }
}

/// A source by name and date, linked where its address is known.
pub(super) fn cited(view: &View, id: SourceId) -> Html {
    let Some(source) = view.story.document().sources.get(id.place()) else { return html! { <span></span> } };
    let date = source.date.map(|day| format!(", {}", view.story.words().day(day, counted_core::document::DateForm::Day))).unwrap_or_default();
    let name = match &source.url {
        Some(url) => html! { <a href={url.clone()} rel="noreferrer">{ &source.name }</a> },
        None => html! { { &source.name } },
    };
    html! { <span class="cited">{ name }{ date }</span> }
}

fn uses(view: &View, id: FigureId, figure: &Figure, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    let edited = view.is_edited(id);
    let back = words.fill(Key::BackToStory, &[("value", &field::story_value(view, id))]);
    let taken = view.scenario.alternative(&view.story, id).map(|taken| taken.id.as_str());
    html! {
        <div class="use" hidden={figure.alternatives.is_empty() && !edited}>
            <b hidden={figure.alternatives.is_empty()}>{ words.get(Key::SourceUseAnother) }</b>
            <ul>{ for figure.alternatives.iter().map(|other| alternative(view, id, other, taken == Some(other.id.as_str()), act)) }</ul>
            <p hidden={figure.alternatives.iter().all(|other| other.noun.is_none())}>{ words.get(Key::SourceNounFollows) }</p>
            <button type="button" class="btn line" data-story-value={figure.id.clone()} hidden={!edited} onclick={act.reform(move |_: MouseEvent| Action::Story(id))}>{ back }</button>
        </div>
    }
}

fn alternative(view: &View, id: FigureId, other: &Alternative, taken: bool, act: &Callback<Action>) -> Html {
    let words = view.story.words();
    let change = Change::Taken(other.id.clone());
    let term = Scenario::default().with(&view.story, id, change.clone()).term(&view.story, id);
    let phrase = words.phrase(&term, None, Form::Full);
    let period = other.period.map(|span| view.report.span(&view.story, span)).unwrap_or_default();
    let number = words.number(&term, None);
    let label = if taken { words.get(Key::SourceInUse).to_owned() } else { words.fill(Key::SourceUse, &[("value", &number)]) };
    let figure = view.story.figure(id).map(|figure| figure.id.as_str()).unwrap_or_default();
    let onclick = act.reform(move |_: MouseEvent| Action::Apply(vec![(id, change.clone())]));
    html! {
        <li key={other.id.clone()}>
            <span>
                <b>{ &phrase }</b>
                <span hidden={period.is_empty()}>{ period }</span>
                <span>{ for other.sources.iter().map(|source| cited(view, *source)) }</span>
                { for other.note.iter().map(|paragraph| sentence::plain(view, paragraph)) }
            </span>
            <button type="button" class="btn line" data-use={format!("{figure}=@{}", other.id)} disabled={taken} aria-label={format!("{label}: {phrase}")} {onclick}>{ label.clone() }</button>
        </li>
    }
}
