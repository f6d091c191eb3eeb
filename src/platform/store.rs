//! Where actions arrive: computes the next view in the event itself, hands it to the components and the painter, and
//! lets the address, the storage, the title and the live region follow.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use counted_core::link;
use counted_core::words::Key;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MediaQueryList};
use yew::{Callback, UseStateSetter};

use super::painter::Painter;
use super::speech::Speech;
use super::{address, anchors, clipboard, dom, storage, takeover, theme};
use crate::ui::session::{Action, Session};
use crate::ui::view::{Copied, View};
use crate::ui::{App, AppProps, Shared, spoken};

/// How long after an edit the address and the storage follow, in milliseconds.
const FOLLOWS: u32 = 250;

struct Store {
    session: RefCell<Session>,
    show: RefCell<Option<UseStateSetter<Shared>>>,
    painter: Rc<Painter>,
    speech: Speech,
    following: RefCell<Option<Timeout>>,
    /// The fragment that was last written or read: a change of address to it is no news.
    written: Rc<RefCell<String>>,
    title: String,
    /// Actions of one's own making do not come while one is being carried out, but hosts' events may.
    busy: Cell<bool>,
}

/// Renders the app beside the page and takes the page over once it stands.
pub(super) fn run(session: Session, before: takeover::Before) -> Result<(), String> {
    let main = before.detached()?;
    let view = session.view();
    let store = Rc::new(Store {
        session: RefCell::new(session),
        show: RefCell::new(None),
        painter: Rc::new(Painter::default()),
        speech: Speech::default(),
        following: RefCell::new(None),
        written: Rc::new(RefCell::new(link::write(&view.story, &view.scenario))),
        title: dom::document().map(|document| document.title()).unwrap_or_default(),
        busy: Cell::new(false),
    });
    let act = {
        let store = store.clone();
        Callback::from(move |action| store.act(action))
    };
    let mounted = {
        let (store, main) = (store.clone(), main.clone());
        Callback::from(move |show| store.stand(show, &before, &main))
    };
    yew::Renderer::<App>::with_root_and_props(main, AppProps { first: Shared(view), act, mounted, drawn: Rc::default() }).render();
    Ok(())
}

impl Store {
    /// The app stands in its detached element: everything from here to the end happens before the next frame.
    fn stand(self: &Rc<Self>, show: UseStateSetter<Shared>, before: &takeover::Before, main: &Element) {
        self.show.replace(Some(show));
        before.swap(main);
        let view = self.session.borrow().view();
        self.painter.adopt(main, &view);
        self.entitle(&view);
        dom::ready();
        self.listen(main);
    }

    fn act(self: &Rc<Self>, action: Action) {
        if self.busy.replace(true) {
            return;
        }
        let before = self.session.borrow().view();
        let view = self.session.borrow_mut().act(action);
        self.busy.set(false);
        if let Some(show) = self.show.borrow().as_ref() {
            show.set(Shared(view.clone()));
        }
        self.painter.show(&view);
        if view.scenario != before.scenario {
            self.entitle(&view);
            self.follow();
            // Only of the panels whose finding changed, unless none did: then that nothing did is said too.
            let panels = 0..view.story.document().panels.len();
            let all: Vec<(String, bool)> = panels
                .filter_map(|place| {
                    let now = spoken(&view, place)?;
                    let is_new = spoken(&before, place).as_ref() != Some(&now);
                    Some((now, is_new))
                })
                .collect();
            let any = all.iter().any(|(_, is_new)| *is_new);
            let sentences: Vec<String> = all.into_iter().filter(|(_, is_new)| *is_new || !any).map(|(now, _)| now).collect();
            self.speech.say(sentences.join(" "));
        } else if before.offer.is_some() && view.offer.is_none() {
            // Declined: it is not kept for yet another time.
            storage::write(&storage::key(&view.story), "");
        }
    }

    /// The page's title says when its figures are not the story's.
    fn entitle(&self, view: &View) {
        let Some(document) = dom::document() else { return };
        let title = if view.scenario.is_edited() { format!("{} {}", view.story.words().get(Key::EditedPrefix), self.title) } else { self.title.clone() };
        document.set_title(&title);
    }

    /// The address and the storage follow, a moment later.
    fn follow(self: &Rc<Self>) {
        let store = self.clone();
        self.following.replace(Some(Timeout::new(FOLLOWS, move || store.write())));
    }

    fn write(&self) {
        let view = self.session.borrow().view();
        let fragment = link::write(&view.story, &view.scenario);
        if *self.written.borrow() != fragment {
            address::write(&fragment);
            storage::write(&storage::key(&view.story), &fragment);
            self.written.replace(fragment);
        }
    }

    fn listen(self: &Rc<Self>, main: &Element) {
        let Some((window, document)) = dom::window().zip(dom::document()) else { return };
        let store = self.clone();
        EventListener::new(&window, "hashchange", move |_| {
            let fragment = address::fragment();
            if *store.written.borrow() != fragment {
                store.written.replace(fragment.clone());
                store.act(Action::Arrive(fragment));
            }
        })
        .forget();
        let store = self.clone();
        // What was typed last is kept even when the page goes before its time.
        EventListener::new(&window, "pagehide", move |_| store.write()).forget();
        let painter = self.painter.clone();
        anchors::listen(move || painter.repaint());
        let (store, options) = (self.clone(), gloo::events::EventListenerOptions::enable_prevent_default());
        EventListener::new_with_options(&document, "keydown", options, move |event| {
            if let Some(action) = event.dyn_ref::<KeyboardEvent>().and_then(shortcut) {
                event.prevent_default();
                store.act(action);
            }
        })
        .forget();
        let store = self.clone();
        EventListener::new(main, "click", move |event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if element.and_then(|element| element.closest("[data-do='link']").ok().flatten()).is_some() {
                store.copy();
            }
        })
        .forget();
        for (query, dark) in [("(prefers-color-scheme: dark)", true), ("(forced-colors: active)", false)] {
            let Some(list) = window.match_media(query).ok().flatten() else { continue };
            let painter = self.painter.clone();
            EventListener::new(&list, "change", move |event| {
                if let Some(list) = event.target().and_then(|target| target.dyn_into::<MediaQueryList>().ok()).filter(|_| dark) {
                    theme::follow(list.matches());
                }
                painter.repaint();
            })
            .forget();
        }
    }

    /// Copies the address of what is shown; where the clipboard is denied, shows it to copy by hand.
    fn copy(self: &Rc<Self>) {
        self.write();
        let view = self.session.borrow().view();
        let Some(address) = address::with(&link::write(&view.story, &view.scenario)) else { return };
        let store = self.clone();
        clipboard::copy(address.clone(), move |copied| {
            store.act(Action::Copied(if copied { Copied::Done } else { Copied::ByHand(address) }));
            if let Some(field) = dom::find_as::<web_sys::HtmlInputElement>("[data-address]").filter(|_| !copied) {
                select_once_shown(field, FRAMES);
            }
        });
    }
}

/// The most frames that a field is waited for.
const FRAMES: u8 = 60;

/// The field appears with a render, which a slow device may spread over frames; selecting it then is a courtesy.
fn select_once_shown(field: web_sys::HtmlInputElement, frames: u8) {
    gloo::render::request_animation_frame(move |_| {
        if field.offset_width() > 0 {
            let _ = field.focus();
            field.select();
        } else if frames > 0 {
            select_once_shown(field, frames - 1);
        }
    })
    .forget_frame();
}

/// Undo and redo, outside text fields, where these keys mean the text.
fn shortcut(event: &KeyboardEvent) -> Option<Action> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typing = target.is_some_and(|element| element.closest("input[type=text], textarea").ok().flatten().is_some());
    if typing || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    match (event.key().as_str(), event.shift_key()) {
        ("z" | "Z", false) => Some(Action::Undo),
        ("z" | "Z", true) | ("y" | "Y", false) => Some(Action::Redo),
        _ => None,
    }
}

/// An animation frame that nothing cancels.
trait ForgetFrame {
    fn forget_frame(self);
}

impl ForgetFrame for gloo::render::AnimationFrame {
    fn forget_frame(self) {
        // Dropping the handle would cancel the frame; it is a few bytes, once for each press of a button.
        std::mem::forget(self);
    }
}
