//! Whatever a reader does, in whatever order: the page stays ready and says what the engine says.

use std::time::{SystemTime, UNIX_EPOCH};

use counted_core::words::PluralRule;
use counted_core::{Amount, Change, Decimal, FigureId, Gesture, History, Scenario, Story, entry, kinds, link};
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::driver::Outcome;
use crate::engine::{assert_agrees, story};

crate::tests![any_run_of_actions_leaves_the_page_and_the_engine_in_agreement];

/// A small generator: the same seed makes the same run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(end).unwrap()).unwrap()
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// What can be done.
#[derive(Clone, Debug)]
enum Action {
    Type(FigureId, &'static str),
    TypeAndEscape(FigureId, &'static str),
    Step(FigureId, Key, usize),
    Slide(FigureId, Key, usize),
    WhatIf(usize),
    Take(FigureId, String),
    BackToStory(FigureId),
    Address(String),
    Undo,
    Redo,
    Reset,
    Theme,
    Card(FigureId),
    Resize(u32),
}

const NUMBERS: [&str; 16] = ["0", "1", "7", "28", "100", "432", "433", "1,234", "12.5", "0.01", "2016", "1000000000", "007", " 50 ", "0.7", "99.95"];
const JUNK: [&str; 8] = ["", "x", "-3", "1e9", "12,5", "5.5.5", "<b>7</b>", "99999999999999999999"];
const DAYS: [&str; 5] = ["2016-03-31", "2005-01-01", "2100-12-31", "2016-02-29", "2006-12-31"];

struct Monkey {
    story: Story,
    history: History,
    figures: Vec<FigureId>,
    what_ifs: Vec<String>,
    dice: Dice,
}

impl Monkey {
    fn new(story: Story, seed: u64) -> Self {
        use counted_core::document::{Part, Passage};
        let panels = &story.document().panels;
        let figures = panels.iter().flat_map(|panel| kinds::figures(&panel.kind)).collect();
        let passages = panels.iter().flat_map(|panel| &panel.text).flat_map(|paragraph| &paragraph.0);
        let parts = passages.filter_map(|passage| if let Passage::Always(parts) = passage { Some(parts) } else { None }).flatten();
        let what_ifs = parts.filter_map(|part| if let Part::WhatIf { sets, .. } = part { Some(sets.clone()) } else { None }).collect();
        Self { story, history: History::default(), figures, what_ifs, dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1) }
    }

    /// What the address says once it has followed.
    fn address(&self) -> String {
        format!("#{}", link::write(&self.story, self.history.now()))
    }

    fn is_day(&self, id: FigureId) -> bool {
        matches!(self.story.figure(id).unwrap().value, Amount::Day(_))
    }

    /// Something that can be done now.
    fn choose(&mut self) -> Action {
        let id = self.dice.pick(&self.figures);
        let figure = self.story.figure(id).unwrap().clone();
        match self.dice.below(20) {
            0..=4 if self.is_day(id) => Action::Type(id, self.dice.pick(&DAYS)),
            0..=4 => Action::Type(id, self.dice.pick(&NUMBERS)),
            5..=6 => Action::TypeAndEscape(id, self.dice.pick(&JUNK)),
            7 => Action::Step(id, self.dice.pick(&[Key::Up, Key::Down]), 1 + self.dice.below(3)),
            8..=9 if figure.slider.is_some() => {
                Action::Slide(id, self.dice.pick(&[Key::Right, Key::Left, Key::Home, Key::End, Key::PageUp]), 1 + self.dice.below(3))
            }
            10 => Action::WhatIf(self.dice.below(self.what_ifs.len())),
            11 if !figure.alternatives.is_empty() => Action::Take(id, self.dice.pick(&figure.alternatives).id),
            12 if self.history.now().change(id).is_some() => Action::BackToStory(id),
            13 => {
                let value = if self.is_day(id) { self.dice.pick(&DAYS) } else { self.dice.pick(&["3", "500", "0", "abc", "-1", "1e3", "2010"]) };
                Action::Address(format!("{}={value}&{}", figure.id, self.dice.pick(&["", "nothing=1", "state_cases=12", "victims=@reports_2017"])))
            }
            14..=15 if self.history.can_undo() => Action::Undo,
            16 if self.history.can_redo() => Action::Redo,
            17 if self.history.now().is_edited() && self.dice.below(3) == 0 => Action::Reset,
            18 => self.dice.pick(&[Action::Theme, Action::Resize(320), Action::Resize(1280)]),
            _ => Action::Card(id),
        }
    }

    /// What the field takes of a text, keystroke by keystroke.
    fn type_in(&mut self, id: FigureId, text: &str) {
        let domain = self.story.figure(id).unwrap().domain;
        let prefixes = if text.is_empty() { vec![""] } else { text.char_indices().map(|(at, c)| &text[..at + c.len_utf8()]).collect() };
        for typed in prefixes {
            if let Ok(amount) = entry::read(typed, &domain, PluralRule::English) {
                self.set(id, amount);
            }
        }
    }

    fn set(&mut self, id: FigureId, amount: Amount) {
        let next = self.history.now().with(&self.story, id, Change::Typed(amount));
        self.history.set(next, Gesture::Figure(id));
    }

    fn put(&mut self, next: Scenario) {
        self.history.set(next, Gesture::Once);
    }

    /// Does it in the page, and to the history that the page should have.
    async fn act(&mut self, browser: &Browser, action: &Action) -> Outcome {
        let names: Vec<String> = self.story.figures().map(|(_, figure)| figure.id.clone()).collect();
        let name = |id: FigureId| &names[id.place()];
        // An open card lies over other fields: a reader clicks it away.
        if matches!(action, Action::Type(..) | Action::TypeAndEscape(..)) {
            browser.eval("document.querySelector('h1').click()").await?;
        }
        match action {
            Action::Type(id, text) => {
                browser.type_into(name(*id), text).await?;
                browser.press(&[Key::Enter]).await?;
                browser.eval("document.activeElement.blur()").await?;
                self.type_in(*id, text);
                self.history.end();
                // A number that this figure cannot hold stays in its field; the reader clears it away.
                let left = format!("document.querySelector('[data-figure={}]').getAttribute('aria-invalid') === 'true'", name(*id));
                if browser.eval(&left).await? == true {
                    let held = self.history.now().amount(&self.story, *id);
                    let text = self.story.words().in_field(held, &self.history.now().unit(&self.story, *id));
                    browser.type_into(name(*id), &text).await?;
                    browser.eval("document.activeElement.blur()").await?;
                    self.type_in(*id, &text);
                    self.history.end();
                }
            }
            Action::TypeAndEscape(id, text) => {
                let held = self.history.now().clone();
                browser.type_into(name(*id), text).await?;
                browser.press(&[Key::Escape]).await?;
                browser.eval("document.activeElement.blur()").await?;
                self.type_in(*id, text);
                let given_back = match held.change(*id) {
                    Some(change) => self.history.now().with(&self.story, *id, change.clone()),
                    None => self.history.now().without(*id),
                };
                self.history.set(given_back, Gesture::Figure(*id));
                self.history.end();
            }
            Action::Step(id, key, times) => {
                browser.eval(&format!("document.querySelector('[data-figure={}]').focus()", name(*id))).await?;
                browser.press(&vec![*key; *times]).await?;
                browser.eval("document.activeElement.blur()").await?;
                let domain = self.story.figure(*id).unwrap().domain;
                for _ in 0..*times {
                    let next = match self.history.now().amount(&self.story, *id) {
                        Amount::Day(day) => Amount::Day(day.offset(if matches!(key, Key::Up) { 1 } else { -1 })),
                        Amount::Number(number, _) => {
                            let next = if matches!(key, Key::Up) { number.plus(1.into()) } else { number.minus(1.into()) }.unwrap();
                            let least = if next.compare(domain.min).is_lt() { domain.min } else { next };
                            Amount::exactly(if least.compare(domain.max).is_gt() { domain.max } else { least })
                        }
                        Amount::NotStated => Amount::exactly(domain.min),
                    };
                    self.set(*id, next);
                }
                self.history.end();
            }
            Action::Slide(id, key, times) => {
                let slider = format!("document.querySelector('[data-slider={}]')", name(*id));
                browser.eval(&format!("{slider}.focus()")).await?;
                for _ in 0..*times {
                    let before = browser.text(&format!("{slider}.value")).await?;
                    browser.press(&[*key]).await?;
                    let after = browser.text(&format!("{slider}.value")).await?;
                    if before != after {
                        let number: Decimal = after.parse().map_err(|_| format!("{after} on a slider"))?;
                        self.set(*id, Amount::exactly(number));
                    }
                    self.history.end();
                }
            }
            Action::WhatIf(place) => {
                browser.eval(&format!("document.querySelectorAll('a[data-what-if]')[{place}].click()")).await?;
                self.put(link::merge(&self.story, self.history.now(), &self.what_ifs[*place]));
            }
            Action::Take(id, alternative) => {
                browser.eval(&format!("document.querySelector('[data-use=\"{}=@{alternative}\"]').click()", name(*id))).await?;
                self.put(self.history.now().with(&self.story, *id, Change::Taken(alternative.clone())));
            }
            Action::BackToStory(id) => {
                browser.eval(&format!("document.querySelector('[data-story-value={}]').click()", name(*id))).await?;
                self.put(self.history.now().without(*id));
            }
            Action::Address(fragment) => {
                // Let the address follow first: what is under way there would overtake the new one.
                browser.until(&format!("(location.hash || '#') === {}", json!(self.address()))).await?;
                let heard = format!(
                    "new Promise(done => {{ addEventListener('hashchange', () => done(true), {{ once: true }}); if (location.hash === {0}) done(false); location.hash = {0} }})",
                    json!(format!("#{fragment}"))
                );
                browser.eval(&heard).await?;
                self.put(link::read(&self.story, fragment).scenario);
            }
            Action::Undo | Action::Redo | Action::Reset => {
                let (button, step): (&str, fn(&mut History)) = match action {
                    Action::Undo => ("undo", History::undo),
                    Action::Redo => ("redo", History::redo),
                    _ => ("reset", |history| history.set(Scenario::default(), Gesture::Once)),
                };
                browser.eval(&format!("document.querySelector('[data-do={button}]').click()")).await?;
                step(&mut self.history);
            }
            Action::Theme => browser.eval("document.querySelector('[data-theme-switch]').click()").await.map(drop)?,
            Action::Card(id) => browser.eval(&format!("document.querySelector('#src-{} > summary').click()", name(*id))).await.map(drop)?,
            Action::Resize(width) => browser.resize(*width, 800).await?,
        }
        Ok(())
    }
}

/// What was done, told when it ends badly.
struct Log {
    seed: u64,
    done: Vec<Action>,
}

impl Drop for Log {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last: Vec<&Action> = self.done.iter().rev().take(6).rev().collect();
            eprintln!("COUNTED_SEED={}, action {}; the last were {last:#?}", self.seed, self.done.len());
        }
    }
}

async fn any_run_of_actions_leaves_the_page_and_the_engine_in_agreement(browser: &Browser) -> Outcome {
    let seed = std::env::var("COUNTED_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs());
    eprintln!("COUNTED_SEED={seed}");
    let long = std::env::var_os("COUNTED_LONG").is_some();
    let mut monkey = Monkey::new(story(), seed);
    let mut log = Log { seed, done: Vec::new() };
    browser.page("").await?;
    for _ in 0..if long { 2000 } else { 200 } {
        let action = monkey.choose();
        log.done.push(action.clone());
        monkey.act(browser, &action).await.unwrap();
        assert_eq!(browser.root("data-app").await?, "ready");
        assert_eq!(browser.console_errors().await?, [""; 0]);
        let buttons = browser.eval("['undo', 'redo'].map(name => !document.querySelector(`[data-do=${name}]`).disabled)").await?;
        assert_eq!(buttons, json!([monkey.history.can_undo(), monkey.history.can_redo()]), "undo and redo");
        assert_agrees(browser, &monkey.story, monkey.history.now()).await?;
    }
    browser.until(&format!("(location.hash || '#') === {}", json!(monkey.address()))).await.unwrap();
    // All of it can be taken back, step by step.
    while monkey.history.can_undo() {
        browser.eval("document.querySelector('[data-do=undo]').click()").await?;
        monkey.history.undo();
    }
    assert_agrees(browser, &monkey.story, monkey.history.now()).await?;
    assert_eq!(browser.eval("document.querySelector('[data-do=undo]').disabled").await?, true);
    let text = browser.text("document.querySelector('.page').outerHTML").await?;
    assert!(!["NaN", "Infinity", "undefined"].iter().any(|wrong| text.contains(wrong)));
    Ok(())
}
