//! "Bring your own table": a reader's table of places, read here, edited here, and taken away again. It is no part of the
//! scenario: nothing else on the page follows from it, and no link carries it.
//!
//! It is a module of its own, which the page asks for when a reader opens the place for it ([`super::tables`]).

mod editing;
mod problems;
mod row;
mod state;
mod table;

use std::rc::Rc;

use counted_core::Level;
use counted_core::csv::{self, Column, MOST_ROWS};
use counted_core::words::{Key, Words, grouped};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node};
use yew::prelude::*;

use self::state::{Act, Brought, Trouble};
use super::out::button;
use crate::platform::files::{self, NoText};

/// The lines of the example that a reader sees.
const EXAMPLE: &str = "place,count,children\nElm County,12,45210\nOak County,>=75,\"1,385,700\"";

/// What the import of a panel depends on: no figure of the page, so that none of their edits draws it anew.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// The story's words.
    pub known: Known,
    /// The element that it stands in, a file on which may be dropped anywhere.
    pub at: HtmlDetailsElement,
    /// What the ids here begin with.
    pub id: String,
    /// How sure limits are to hold what they should.
    pub level: Level,
    /// What is counted, and against what.
    pub nouns: [String; 2],
    /// The name of the file that takes the table away.
    pub name: String,
}

/// The story's words, which never change on a page.
#[derive(Clone, Debug)]
pub struct Known(pub Rc<Words>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Known {
    fn words(&self) -> &Words {
        &self.0
    }
}

/// What was read: a text, or why there is none.
type Text = Result<String, NoText>;

/// A reader's own table.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let words = props.known.words();
    let state = use_reducer(|| Brought::nothing(words.plural_rule(), props.level));
    let (typed, lead) = (use_node_ref(), use_node_ref());
    use_level(props.level, &state);
    use_lead(&state, &lead);
    let read = reader(props, &state);
    use_drops(&props.at, &read);
    html! {
        <>
            { form(props, &typed, &read) }
            { problems::problems(words, &state) }
            { aside(words, &state, &lead) }
            { state.table.as_deref().map(|table| table::table(props, table, &state, &lead)).unwrap_or_default() }
        </>
    }
}

/// Where a table is pasted, or its file chosen. What was typed stays until the reader changes it.
fn form(props: &ImportProps, typed: &NodeRef, read: &Callback<Text>) -> Html {
    let words = props.known.words();
    let most = grouped(&MOST_ROWS.to_string());
    let [text, file, hint] = ["text", "file", "hint"].map(|part| format!("{}-{part}", props.id));
    let onclick = {
        let (typed, read) = (typed.clone(), read.clone());
        Callback::from(move |_: MouseEvent| read.emit(Ok(typed.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default())))
    };
    html! {
        <div class="bring">
            <div class="hint" id={hint.clone()}><p>{ words.fill(Key::ImportHint, &[("n", &most)]) }</p><p>{ words.get(Key::ImportExample) }</p><pre>{ EXAMPLE }</pre></div>
            <div class="paste">
                <label for={text.clone()}>{ words.get(Key::ImportPaste) }</label>
                <textarea id={text} ref={typed.clone()} rows="6" spellcheck="false" autocomplete="off" aria-describedby={hint} />
                { button(words, "read", Key::ImportRead, onclick) }
            </div>
            <div class="choose">
                <label for={file.clone()}>{ words.get(Key::ImportFile) }</label>
                <input type="file" id={file} accept=".csv,.tsv,.txt,text/csv,text/plain" onclick={Callback::from(forget)} onchange={chosen(read)} />
            </div>
        </div>
    }
}

/// The table that was removed or replaced, while it can come back.
fn aside(words: &Words, state: &UseReducerHandle<Brought>, lead: &NodeRef) -> Html {
    let said = if state.table.is_some() { Key::ImportReplaced } else { Key::ImportRemoved };
    html! {
        <p class="aside" hidden={state.aside.is_none()}>
            <span tabindex="-1" ref={if state.table.is_some() { NodeRef::default() } else { lead.clone() }}>{ words.get(said) }</span>
            { " " }
            { button(words, "bring-back", Key::ImportBringBack, on(state, |_: MouseEvent| Act::BringBack)) }
        </p>
    }
}

/// What an event comes to.
fn on<E>(state: &UseReducerHandle<Brought>, make: impl Fn(E) -> Act + 'static) -> Callback<E> {
    let act = state.dispatcher();
    Callback::from(move |event: E| act.dispatch(make(event)))
}

/// Reads a text as a table, with the story's words for its columns too.
fn reader(props: &ImportProps, state: &UseReducerHandle<Brought>) -> Callback<Text> {
    let words = props.known.words();
    let [parts, base] = &props.nouns;
    let names = [words.get(Key::ImportPlace), words.get(Key::ImportCount), parts, base].map(str::to_owned);
    let (act, language) = (state.dispatcher(), words.plural_rule());
    Callback::from(move |text: Text| {
        let [place, count, parts, base] = names.each_ref().map(String::as_str);
        let names = [(Column::Place, place), (Column::Count, count), (Column::Count, parts), (Column::Children, base)];
        let text = text.map_err(|why| match why {
            NoText::TooLarge => Trouble::Text(csv::Unreadable::TooLarge),
            NoText::Unreadable => Trouble::File,
        });
        act.dispatch(Act::Read(text.and_then(|text| csv::read(&text, &names, language).map_err(Trouble::Text))));
    })
}

/// The limits follow the confidence that is chosen above.
#[hook]
fn use_level(level: Level, state: &UseReducerHandle<Brought>) {
    let (is_other, act) = (state.level != level, state.dispatcher());
    use_effect_with(level, move |level| {
        if is_other {
            act.dispatch(Act::Sure(*level));
        }
    });
}

/// Whoever brings a table is led to it, and whoever removes it to where it can be brought back.
#[hook]
fn use_lead(state: &UseReducerHandle<Brought>, lead: &NodeRef) {
    let lead = lead.clone();
    use_effect_with((state.comings, state.table.is_some()), move |(comings, _)| {
        if let Some(element) = lead.cast::<HtmlElement>().filter(|_| *comings > 0) {
            let _ = element.focus();
        }
    });
}

/// A file that is chosen again, once it is mended, is a choice too.
fn forget(event: MouseEvent) {
    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
        input.set_value("");
    }
}

fn chosen(read: &Callback<Text>) -> Callback<Event> {
    let read = read.clone();
    Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        if let Some(file) = input.and_then(|input| input.files()?.get(0)) {
            read_file(file, &read);
        }
    })
}

fn read_file(file: File, read: &Callback<Text>) {
    let read = read.clone();
    files::read(file, move |text| read.emit(text));
}

/// Files and texts are dropped anywhere on the element around, its heading too. Its reader never changes.
#[hook]
fn use_drops(at: &HtmlDetailsElement, read: &Callback<Text>) {
    let (at, read) = (at.clone(), read.clone());
    use_effect_with((), move |()| {
        let drop_here = move |at: &HtmlDetailsElement, event: &DragEvent| dropped(at, event, &read);
        let listeners = [listener(&at, "dragover", dragged), listener(&at, "dragleave", left), listener(&at, "drop", drop_here)];
        move || drop(listeners)
    });
}

fn listener(at: &HtmlDetailsElement, name: &'static str, heard: impl Fn(&HtmlDetailsElement, &DragEvent) + 'static) -> EventListener {
    let element = at.clone();
    EventListener::new_with_options(at, name, EventListenerOptions::enable_prevent_default(), move |event| {
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<DragEvent>() {
            heard(&element, event);
        }
    })
}

/// Marks what a file may be dropped on, as long as it is above.
fn mark(at: &HtmlDetailsElement, is_over: bool) {
    let _ = at.class_list().toggle_with_force("over", is_over);
}

fn dragged(at: &HtmlDetailsElement, _: &DragEvent) {
    mark(at, true);
}

fn left(at: &HtmlDetailsElement, event: &DragEvent) {
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    mark(at, to.is_some_and(|to| at.contains(Some(&to))));
}

/// A file or a text that is dropped.
fn dropped(at: &HtmlDetailsElement, event: &DragEvent, read: &Callback<Text>) {
    mark(at, false);
    at.set_open(true);
    let Some(data) = event.data_transfer() else { return };
    match data.files().and_then(|files| files.get(0)) {
        Some(file) => read_file(file, read),
        None => read.emit(Ok(data.get_data("text/plain").unwrap_or_default())),
    }
}
