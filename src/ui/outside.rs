//! What stands around `<main>` and is never taken over: it works without the app.

use counted_core::words::Key;
use yew::prelude::*;

use super::sentence;
use super::view::View;

/// Where "leave this page" leads: something that is on many screens.
const ELSEWHERE: &str = "https://www.weather.gov/";

/// The links that come first, and the page's name.
pub fn masthead(view: &View) -> Html {
    let words = view.story.words();
    let first = view.story.document().panels.first().map(|panel| format!("#{}", panel.id)).unwrap_or_default();
    html! {
        <>
            <a class="skip" href={first}>{ words.get(Key::Skip) }</a>
            <header class="mast">
                <a class="btn solid leave" href={ELSEWHERE} rel="noreferrer" data-leave="">{ words.get(Key::Leave) }</a>
                <a class="brand" href="./">{ "Counted" }</a>
                <span class="what">{ words.get(Key::Tagline) }</span>
                <button type="button" class="btn" data-theme-switch=""><span class="to-dark">{ words.get(Key::ThemeDark) }</span><span class="to-light">{ words.get(Key::ThemeLight) }</span></button>
            </header>
        </>
    }
}

/// The help lines.
pub fn footer(view: &View) -> Html {
    let words = view.story.words();
    let document = view.story.document();
    let lines = document.help.iter().map(|help| {
        html! {
            <div>
                <dt>{ &help.label }</dt>
                <dd><a class="tel" href={format!("tel:{}", help.phone)}>{ &help.phone }</a>{ for help.note.iter().map(|paragraph| sentence::plain(view, paragraph)) }</dd>
            </div>
        }
    });
    html! {
        <footer class="foot">
            <h2>{ words.get(Key::Help) }</h2>
            <dl class="help">{ for lines }</dl>
            <div class="credits"><p>{ words.fill(Key::HelpChecked, &[("date", &document.help_checked)]) }{ " " }{ words.get(Key::HowSent) }</p></div>
        </footer>
    }
}
