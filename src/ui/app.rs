//! The whole of what the app takes over: everything inside `<main>`.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::chapter::chapter;
use super::session::Action;
use super::view::View;
use super::{front, notices, sources};

/// A view that is compared by identity: an action that changes anything makes a new one.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<View>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = View;

    fn deref(&self) -> &View {
        &self.0
    }
}

/// What the app starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What there is to show first.
    pub first: Shared,
    /// Where actions go.
    pub act: Callback<Action>,
    /// Called once the page stands, with the way to show it anew.
    pub mounted: Callback<UseStateSetter<Shared>>,
    /// Each panel's chart as drawn for a page's first paint, wide and narrow; none in the browser, where canvases stand.
    #[prop_or_default]
    pub drawn: Rc<Vec<(AttrValue, AttrValue)>>,
}

/// Everything inside `<main>`.
#[component]
pub fn App(props: &AppProps) -> Html {
    let view = use_state_eq(|| props.first.clone());
    let (setter, mounted) = (view.setter(), props.mounted.clone());
    use_effect_with((), move |()| mounted.emit(setter));

    let act = &props.act;
    let panels = (0..view.story.document().panels.len()).map(|place| chapter(&view, place, act, props.drawn.get(place)));
    html! {
        <>
            { front::title(&view) }
            { front::bar(&view, act) }
            { notices::fixed(&view) }
            <div class="notices">{ notices::arrival(&view, act) }{ notices::ignored(&view, act) }</div>
            <div>{ notices::offer(&view, act) }</div>
            <div>{ for panels }</div>
            { sources::sources(&view) }
            <div class="vh" role="status" aria-live="polite" data-live=""></div>
        </>
    }
}
