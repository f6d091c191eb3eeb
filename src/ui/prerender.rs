//! The page as HTML for its first paint, from the same components.

use std::rc::Rc;

use counted_chart::{Estimate, Frame, Palette, Surround, series, svg};
use counted_core::Story;
use yew::prelude::*;

use super::app::{App, Shared};
use super::outside;
use super::session::Session;
use super::view::View;

/// The body of a page: what stands around `<main>`, and `<main>` as the app will take it over.
pub async fn prerender(story: Story) -> String {
    let view = Session::new(Rc::new(story), "", None).view();
    let drawn = Rc::new(view.story.document().panels.iter().enumerate().map(|(place, _)| drawn(&view, place)).collect());
    let props = PageProps { view: Shared(view), drawn };
    yew::LocalServerRenderer::<Page>::with_props(props).hydratable(false).render().await
}

fn drawn(view: &View, place: usize) -> (AttrValue, AttrValue) {
    let series = series(&view.story, &view.report, place);
    let scale = series.scale(None, true);
    let [wide, narrow] = [(Frame::WIDE, "wide"), (Frame::NARROW, "narrow")].map(|(frame, class)| {
        let frame = Frame { height: series.height(frame.width, frame.text_scale), ..frame };
        let layout = series.layout(&frame, &scale, &Estimate);
        AttrValue::from(svg(&layout, &Palette::LIGHT, Surround::Page { class }))
    });
    (wide, narrow)
}

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    view: Shared,
    drawn: Rc<Vec<(AttrValue, AttrValue)>>,
}

#[component]
fn Page(props: &PageProps) -> Html {
    html! {
        <div class="page">
            { outside::masthead(&props.view) }
            <main id="main"><App first={props.view.clone()} act={Callback::noop()} mounted={Callback::noop()} drawn={props.drawn.clone()} /></main>
            { outside::footer(&props.view) }
        </div>
    }
}
