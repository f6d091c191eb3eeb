//! The table that was brought: its head, the way through its pages, and what can be done with it.

use counted_core::csv::{self, Column};
use counted_core::imported::By;
use counted_core::words::{Key, Words, capitalised, grouped};
use counted_core::{CaveatKind, caveat};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::editing::{PAGE, Table};
use super::row::{self, Drawn};
use super::state::{Act, Brought};
use super::{ImportProps, on};
use crate::ui::out::{button, out};

/// A table that was brought.
pub(super) fn table(props: &ImportProps, table: &Table, state: &UseReducerHandle<Brought>, lead: &NodeRef) -> Html {
    let words = props.known.words();
    let [_, base] = &props.nouns;
    let rate = capitalised(&words.fill(Key::ImportRate, &[("n", "100,000"), ("base", base)]));
    let titles = [words.get(Key::ImportPlace), words.get(Key::ImportCount), &capitalised(base), &rate].map(str::to_owned);
    let limits = words.fill(Key::ImportLimits, &[("n", &table.rows.level().percent().to_string())]);
    let drawn = Drawn::new(props, table, state, &titles, &limits);
    let rows = table.shown().iter().filter_map(|at| table.rows.row(*at).map(|row| drawn.row(*at, row)));
    let heads = titles.iter().zip([By::Column(Column::Place), By::Column(Column::Count), By::Column(Column::Children), By::Rate]);
    let heading = format!("{}-title", props.id);
    html! {
        <section class="brought" aria-labelledby={heading.clone()}>
            <h4 id={heading} tabindex="-1" ref={lead.clone()}>{ many(words, table.rows.len()) }</h4>
            { ignored(words, table) }
            { find(props, table, state) }
            { pages(words, table, state, None) }
            <table class="led pairs imported">
                <caption>{ words.get(Key::ImportCaptionNote) }</caption>
                <thead><tr>
                    <>{ for heads.map(|(title, by)| head(table, state, title, by)) }</>
                    <th scope="col" class="r">{ &limits }</th>
                    <td></td>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            { notes(words, table) }
            { pages(words, table, state, Some(lead)) }
            <div class="ends">
                { out(words, &format!("{}-own", props.id), "", props.name.clone(), written(state)) }
                { button(words, "remove-table", Key::ImportRemove, on(state, |_: MouseEvent| Act::Remove)) }
            </div>
        </section>
    }
}

fn written(state: &UseReducerHandle<Brought>) -> Callback<(), String> {
    let table = state.table.clone();
    Callback::from(move |()| table.as_ref().map(|table| csv::of_table(&table.rows, &table.order)).unwrap_or_default())
}

fn many(words: &Words, rows: usize) -> String {
    let n = grouped(&rows.to_string());
    words.fill(if rows == 1 { Key::ImportCaptionOne } else { Key::ImportCaptionOther }, &[("n", &n)])
}

fn ignored(words: &Words, table: &Table) -> Html {
    let names = table.ignored.join(", ");
    html! { <p class="note" hidden={names.is_empty()}>{ words.fill(Key::ImportIgnored, &[("names", &names)]) }</p> }
}

fn find(props: &ImportProps, table: &Table, state: &UseReducerHandle<Brought>) -> Html {
    let id = format!("{}-find", props.id);
    let oninput = on(state, |event: InputEvent| Act::Seek(row::typed(&event)));
    html! {
        <p class="find">
            <label for={id.clone()}>{ props.known.words().get(Key::ImportFind) }</label>
            <input type="search" {id} autocomplete="off" spellcheck="false" value={table.sought.clone()} {oninput} />
        </p>
    }
}

/// Which rows stand on the page, and the way to the others. Those beneath the table lead back to its head.
fn pages(words: &Words, table: &Table, state: &UseReducerHandle<Brought>, to: Option<&NodeRef>) -> Html {
    let (found, page, last) = (table.found.len(), table.page, table.pages().saturating_sub(1));
    let number = |number: usize| grouped(&number.to_string());
    let slots = [("from", number(page * PAGE + 1)), ("until", number(page * PAGE + table.shown().len())), ("n", number(found))];
    let rows = words.fill(Key::ImportRows, &slots.each_ref().map(|(slot, text)| (*slot, text.as_str())));
    let rows = if found == 0 { words.get(Key::ImportNoRows).to_owned() } else { rows };
    // Not disabled, which would take the focus from whoever has just come to the end.
    let turn = |name: &'static str, key: Key, target: usize| {
        let to = to.cloned();
        let turned = on(state, move |_: MouseEvent| {
            if let Some(head) = to.as_ref().and_then(NodeRef::cast::<HtmlElement>) {
                let _ = head.focus();
            }
            Act::Turn(target)
        });
        html! { <button type="button" class="btn line" data-do={name} aria-disabled={(target == page).then_some("true")} onclick={turned}>{ words.get(key) }</button> }
    };
    html! {
        <div class="pages" role="group" aria-label={words.get(Key::ImportPages).to_owned()} hidden={to.is_some() && last == 0}>
            <span>{ rows }</span>
            <span hidden={last == 0}>{ turn("previous", Key::ImportPrevious, page.saturating_sub(1)) }{ turn("next", Key::ImportNext, last.min(page + 1)) }</span>
        </div>
    }
}

/// The head of a column that the table can be sorted by.
fn head(table: &Table, state: &UseReducerHandle<Brought>, title: &str, by: By) -> Html {
    let sorted = table.sorted.filter(|(other, _)| *other == by).map(|(_, descending)| if descending { "descending" } else { "ascending" });
    let class = (by != By::Column(Column::Place)).then_some("r");
    let onclick = on(state, move |_: MouseEvent| Act::Sort(by));
    html! {
        <th key={title.to_owned()} scope="col" {class} aria-sort={sorted}><button type="button" class="sort" {onclick}>{ title }<span aria-hidden="true">{ match sorted { Some("descending") => " ↓", Some(_) => " ↑", None => " ↕" } }</span></button></th>
    }
}

/// What the marks in the rows of the page mean, each once.
fn notes(words: &Words, table: &Table) -> Html {
    let rows = table.shown().iter().filter_map(|at| table.rows.row(*at));
    let found: Vec<CaveatKind> = rows.flat_map(|row| caveat::alone(row.rate())).collect();
    let notes = CaveatKind::ALL.into_iter().filter(|kind| found.contains(kind)).map(|kind| {
        html! { <li key={kind.slug()} data-caveat={kind.slug()}><span class="g" aria-hidden="true">{ kind.mark() }</span><span>{ words.caveat(kind) }</span></li> }
    });
    html! { <ul class="notes">{ for notes }</ul> }
}
