//! A row of the table that was brought: two fields, and what follows from them.

use counted_core::csv::{self, Column, Line, children_domain, count_domain};
use counted_core::document::Form;
use counted_core::imported::ImportedRow;
use counted_core::words::{Key, Words, grouped};
use counted_core::{Amount, CaveatKind, caveat};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::editing::{Place, Table};
use super::problems::entry;
use super::state::{Act, Brought};
use super::{ImportProps, on};

/// What rows are drawn with.
pub(super) struct Drawn<'a> {
    words: &'a Words,
    id: &'a str,
    table: &'a Table,
    /// What the columns are called: the place, the count, what it is counted against, the rate.
    titles: &'a [String; 4],
    limits: &'a str,
    /// The room that the fields of each column have, in figures.
    widths: [usize; 2],
    state: &'a UseReducerHandle<Brought>,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(props: &'a ImportProps, table: &'a Table, state: &'a UseReducerHandle<Brought>, titles: &'a [String; 4], limits: &'a str) -> Self {
        let lines: Vec<&Line> = table.shown().iter().filter_map(|at| table.rows.row(*at)).map(ImportedRow::line).collect();
        // Room for what stands there and a digit more, so that nothing moves while one types.
        let widths = [Column::Count, Column::Children].map(|column| {
            let longest = lines.iter().map(|line| committed(line, column).chars().count()).max().unwrap_or_default();
            (longest + 1).clamp(5, 14)
        });
        Self { words: props.known.words(), id: &props.id, table, titles, limits, widths, state }
    }

    fn words(&self) -> &'a Words {
        self.words
    }

    /// A row, and after it what is wrong with what stands in its fields.
    pub(super) fn row(&self, at: usize, row: &ImportedRow) -> Html {
        let [_, count, children, rate] = self.titles;
        let [count_width, children_width] = self.widths;
        let wrong = [Column::Count, Column::Children].into_iter().filter_map(|column| self.message((at, column), row));
        html! {
            <>
                <tr key={at} data-at={at.to_string()}>
                    <th scope="row">{ row.line().place() }</th>
                    <td class="r" data-label={count.clone()}>{ self.field((at, Column::Count), row, count, count_width) }</td>
                    <td class="r" data-label={children.clone()}>{ self.field((at, Column::Children), row, children, children_width) }</td>
                    { self.rate(row, rate) }
                    { self.range(row) }
                    <td class="m"><span class="marks">{ for caveat::alone(row.rate()).into_iter().filter_map(|caveat| self.mark(caveat)) }</span></td>
                </tr>
                <>{ for wrong }</>
            </>
        }
    }

    fn field(&self, place: Place, row: &ImportedRow, title: &str, width: usize) -> Html {
        let (_, column) = place;
        let draft = self.table.draft(place);
        let text = draft.map_or_else(|| committed(row.line(), column), |draft| draft.text.clone());
        let was = self.table.was(place).filter(|_| draft.is_none()).map(|line| self.was(line, column));
        let is_wrong = draft.is_some_and(|draft| draft.error.is_some());
        let is_none = text.is_empty() && !is_wrong;
        let class = classes!("fig", format!("n{width}"), self.table.was(place).map(|_| "is-edited"), is_none.then_some("is-none"));
        let label = format!("{title}, {}", row.line().place());
        let placeholder = (column == Column::Count).then(|| self.words().get(Key::NotStated).to_owned());
        html! {
            <span class="held">
                <input type="text" {class} data-own={column.name()} inputmode="decimal" autocomplete="off" spellcheck="false" {placeholder} value={text}
                    aria-label={label} aria-invalid={is_wrong.then_some("true")} aria-describedby={is_wrong.then(|| self.message_id(place))}
                    onfocus={on(self.state, move |_: FocusEvent| Act::Enter(place))}
                    oninput={on(self.state, move |event: InputEvent| Act::Type(place, typed(&event)))}
                    onblur={on(self.state, move |_: FocusEvent| Act::Commit(place))}
                    onkeydown={keys(self.state, place)} />
                <small class="was" hidden={was.is_none()}>{ was.unwrap_or_default() }</small>
            </span>
        }
    }

    fn was(&self, line: &Line, column: Column) -> String {
        let text = committed(line, column);
        let text = if text.is_empty() { self.words().get(Key::NotStated) } else { &text };
        self.words().fill(Key::Was, &[("value", text)])
    }

    fn message_id(&self, (at, column): Place) -> String {
        format!("{}-{at}-{}", self.id, column.name())
    }

    /// What to type, and what is still used.
    fn message(&self, place: Place, row: &ImportedRow) -> Option<Html> {
        let (words, (_, column)) = (self.words(), place);
        let error = self.table.draft(place)?.error?;
        let domain = if column == Column::Count { count_domain() } else { children_domain() };
        let in_force = committed(row.line(), column);
        let in_force = if in_force.is_empty() { words.get(Key::NotStated) } else { &in_force };
        let text = format!("{} {}", entry(words, error, &domain), words.fill(Key::EntryStillUses, &[("value", in_force)]));
        Some(html! { <tr key={column.name()} class="wrong"><td colspan="6"><p class="msg" id={self.message_id(place)}>{ text }</p></td></tr> })
    }

    fn rate(&self, row: &ImportedRow, title: &str) -> Html {
        let pieces = self.words().pieces(row.rate(), Some(1), Form::Number);
        let digits = row.rate().value().map(counted_core::Value::digits).unwrap_or_default();
        html! { <td class="r y" data-label={title.to_owned()} data-rate={digits}><small>{ pieces.lead }</small>{ pieces.number }</td> }
    }

    fn range(&self, row: &ImportedRow) -> Html {
        let (low, high) = row.limits();
        let number = |term| self.words().number(term, Some(1));
        let lead = self.words().pieces(high, Some(1), Form::Number).lead;
        let text = (low.value().is_ok() && high.value().is_ok()).then(|| format!("{}–{}", number(low), number(high)));
        html! { <td class="r s" data-label={text.as_ref().map(|_| self.limits.to_owned())}><small>{ lead }</small>{ text.unwrap_or_default() }</td> }
    }

    fn mark(&self, caveat: CaveatKind) -> Option<Html> {
        let means = match caveat {
            CaveatKind::Unstable => self.words().get(Key::ImportUnstable),
            CaveatKind::PartsExceedBase => self.words().caveat(caveat),
            // The rate says its own bound.
            _ => return None,
        };
        Some(
            html! { <span key={caveat.slug()} class="cav" data-caveat={caveat.slug()}><span aria-hidden="true">{ caveat.mark() }</span><span class="vh">{ means }</span></span> },
        )
    }
}

/// A number in force as its field shows it: nothing where it is not stated, `≥75` where it is a limit.
fn committed(line: &Line, column: Column) -> String {
    match (column, line.count()) {
        (Column::Count, Amount::Number(number, _)) => format!("{}{}", csv::sign(line.count()), grouped(&number.to_string())),
        (Column::Count, _) => String::new(),
        _ => grouped(&line.children().to_string()),
    }
}

/// What stands in the field that an event comes from.
pub(super) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Up and Down step, with Shift by ten; Enter commits; Escape gives back what the field held.
fn keys(state: &UseReducerHandle<Brought>, place: Place) -> Callback<KeyboardEvent> {
    let act = state.dispatcher();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let size = if event.shift_key() { 10 } else { 1 };
        let made = match event.key().as_str() {
            "ArrowUp" => Act::Step(place, size),
            "ArrowDown" => Act::Step(place, -size),
            "Enter" => Act::Commit(place),
            "Escape" => Act::Escape(place),
            _ => return,
        };
        event.prevent_default();
        act.dispatch(made);
    })
}
