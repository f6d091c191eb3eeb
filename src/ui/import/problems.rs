//! What is wrong with a text, line by line, and what can be taken of it all the same.

use counted_core::Domain;
use counted_core::csv::{Column, LONGEST_NAME, MOST_ROWS, Problem, Unreadable, Wrong, children_domain, count_domain};
use counted_core::entry::EntryError;
use counted_core::words::{Key, Words, grouped};
use yew::prelude::*;

use super::on;
use super::state::{Act, Brought, Found, Trouble};

/// The names of the columns, as a file has them.
const COLUMNS: &str = "place,count,children";

/// The problems of what was read last. The region stands before there are any, so that they are heard when they come.
pub(super) fn problems(words: &Words, state: &UseReducerHandle<Brought>) -> Html {
    let found = state.found.as_deref();
    let readable = match found {
        Some(Ok(reading)) => reading.lines.len(),
        _ => 0,
    };
    let take = if readable == 1 { Key::ImportTakeOne } else { Key::ImportTakeOther };
    html! {
        <div class="problems">
            <div role="alert">{ found.map(|found| said(words, found)).unwrap_or_default() }</div>
            <button type="button" class="btn line" data-do="take" hidden={readable == 0} onclick={on(state, |_: MouseEvent| Act::Take)}>{ words.fill(take, &[("n", &number(readable))]) }</button>
        </div>
    }
}

fn number(number: usize) -> String {
    grouped(&number.to_string())
}

fn said(words: &Words, found: &Found) -> Html {
    let reading = match found {
        Ok(reading) => reading,
        Err(trouble) => return html! { <p>{ no_table(words, *trouble) }</p> },
    };
    let lines = reading.problems.iter().enumerate().map(|(at, problem)| html! { <li key={at}>{ line(words, problem) }</li> });
    let further = (reading.further > 0).then(|| html! { <p>{ words.fill(Key::ImportMore, &[("n", &number(reading.further))]) }</p> });
    html! { <><p>{ words.get(Key::ImportSome) }</p><ol>{ for lines }</ol><>{ further.unwrap_or_default() }</></> }
}

fn no_table(words: &Words, trouble: Trouble) -> String {
    match trouble {
        Trouble::File => words.get(Key::ImportNoFile).to_owned(),
        Trouble::Text(Unreadable::TooLarge) => words.get(Key::ImportLarge).to_owned(),
        Trouble::Text(Unreadable::Empty) => words.fill(Key::ImportEmpty, &[("columns", COLUMNS)]),
        Trouble::Text(Unreadable::NoColumn { line, missing }) => {
            words.fill(Key::ImportNoColumn, &[("n", &number(line)), ("column", missing.name()), ("columns", COLUMNS)])
        }
        Trouble::Text(Unreadable::ColumnTwice { line, column }) => words.fill(Key::ImportColumnTwice, &[("n", &number(line)), ("column", column.name())]),
    }
}

/// "Line 5, children: Type 1 or more."
fn line(words: &Words, problem: &Problem) -> String {
    let n = number(problem.line);
    let (column, what) = match &problem.what {
        Wrong::Count(error) => (Some(Column::Count.name()), entry(words, *error, &count_domain())),
        Wrong::Children(error) => (Some(Column::Children.name()), entry(words, *error, &children_domain())),
        Wrong::Bound => (Some("bound"), words.get(Key::ImportBound).to_owned()),
        Wrong::OpenQuote => (None, words.get(Key::ImportQuote).to_owned()),
        Wrong::Values { found, columns } => (None, words.fill(Key::ImportValues, &[("found", &number(*found)), ("columns", &number(*columns))])),
        Wrong::NoPlace => (None, words.get(Key::ImportNoPlace).to_owned()),
        Wrong::PlaceTooLong => (None, words.fill(Key::ImportLongPlace, &[("n", &number(LONGEST_NAME))])),
        Wrong::PlaceUnreadable => (None, words.get(Key::ImportOddPlace).to_owned()),
        Wrong::Twice { first } => (None, words.fill(Key::ImportTwice, &[("n", &number(*first))])),
        Wrong::TooMany { more } => (None, words.fill(Key::ImportTooMany, &[("n", &number(MOST_ROWS)), ("more", &number(*more))])),
    };
    match column {
        Some(column) => words.fill(Key::ImportLineColumn, &[("n", &n), ("column", column), ("what", &what)]),
        None => words.fill(Key::ImportLine, &[("n", &n), ("what", &what)]),
    }
}

/// What to type in the stead of what is wrong.
pub(super) fn entry(words: &Words, error: EntryError, domain: &Domain) -> String {
    let example = [("example", "1,234")];
    match error {
        EntryError::Empty => words.get(Key::EntryEmpty).to_owned(),
        EntryError::NotWhole => words.fill(Key::EntryNotWhole, &example),
        EntryError::Below => words.fill(Key::EntryBelow, &[("min", &words.decimal(domain.min))]),
        EntryError::Above => words.fill(Key::EntryAbove, &[("max", &words.decimal(domain.max))]),
        EntryError::NotANumber | EntryError::NotADay | EntryError::NoSuchDay => words.fill(Key::EntryNotANumber, &example),
    }
}
