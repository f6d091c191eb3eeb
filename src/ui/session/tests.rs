//! What a reader does, and what stands then.

use super::*;
use counted_core::entry::EntryError;
use counted_core::samples;

fn session(fragment: &str, last: Option<&str>) -> Session {
    Session::new(Rc::new(samples::cases()), fragment, last)
}

fn id(session: &Session, name: &str) -> FigureId {
    session.view.story.figure_id(name).unwrap()
}

fn at(view: &View) -> String {
    link::write(&view.story, &view.scenario)
}

#[test]
fn keystrokes_apply_as_they_parse_and_keep_what_was_typed() {
    let mut session = session("", None);
    let victims = id(&session, "victims");
    for (typed, scenario, error) in [
        ("5", "victims=5", None),
        ("5x", "victims=5", Some(EntryError::NotANumber)),
        ("", "victims=5", Some(EntryError::Empty)),
        ("1,2", "victims=5", Some(EntryError::NotANumber)),
        ("1,234", "victims=1234", None),
    ] {
        let view = session.act(Action::Type(victims, typed.to_owned()));
        assert_eq!((at(&view).as_str(), view.field(victims).as_str(), view.error(victims)), (scenario, typed, error));
    }
    let view = session.act(Action::Commit(victims));
    assert_eq!(view.field(victims), "1,234");
    // One run of keystrokes is one step.
    let view = session.act(Action::Undo);
    assert_eq!((at(&view).as_str(), view.can_undo), ("", false));
}

#[test]
fn a_wrong_entry_survives_leaving_undo_and_other_edits() {
    let mut session = session("", None);
    let (victims, state) = (id(&session, "victims"), id(&session, "state_cases"));
    session.act(Action::Type(victims, "12,5".to_owned()));
    session.act(Action::Commit(victims));
    session.act(Action::Slide(state, "30".to_owned()));
    let view = session.act(Action::Undo);
    assert_eq!((view.field(victims).as_str(), view.error(victims)), ("12,5", Some(EntryError::NotANumber)));
    assert_eq!(at(&view), "");
}

#[test]
fn a_what_if_is_one_step_over_what_the_reader_did() {
    let story = Rc::new(samples::places());
    let mut session = Session::new(story, "ct_listed=24&missing.reference=NY", None);
    let (recent, all) = (id(&session, "ma_listed_recent"), id(&session, "ct_listed"));
    session.act(Action::Type(recent, "7x".to_owned()));
    session.act(Action::Type(all, "2x".to_owned()));
    let view = session.act(Action::WhatIf("ma_listed_recent=75&missing.basis=listed_recent".to_owned()));
    assert_eq!(at(&view), "ct_listed=24&ma_listed_recent=75&missing.basis=listed_recent&missing.reference=NY");
    // What stands half-typed in a field that it does not set stays.
    assert_eq!((view.field(recent).as_str(), view.field(all).as_str()), ("75", "2x"));
    let view = session.act(Action::Undo);
    assert_eq!((at(&view).as_str(), view.can_undo), ("ct_listed=24&missing.reference=NY", false));
}

#[test]
fn escape_gives_back_what_the_field_held_on_entry() {
    let mut session = session("victims=@reports_2017", None);
    let victims = id(&session, "victims");
    session.act(Action::Enter(victims));
    session.act(Action::Type(victims, "7".to_owned()));
    let view = session.act(Action::Escape(victims));
    assert_eq!((at(&view).as_str(), view.field(victims).as_str()), ("victims=@reports_2017", "650"));
}

#[test]
fn steps_stay_within_the_domain() {
    let mut session = session("", None);
    let (state, day, each) = (id(&session, "state_cases"), id(&session, "last_day"), id(&session, "children_per_case"));
    assert_eq!(at(&session.act(Action::Step(state, -10))), "");
    assert_eq!(at(&session.act(Action::Step(state, 10))), "state_cases=10");
    assert_eq!(at(&session.act(Action::Step(day, 1))), "state_cases=10&last_day=2016-04-01");
    assert_eq!(at(&session.act(Action::Step(each, -1))), "state_cases=10&last_day=2016-04-01&children_per_case=0.01");
}

#[test]
fn the_last_visit_is_offered_and_never_forced() {
    let mut first = session("", Some("state_cases=30"));
    assert!(first.view.offer.is_some() && !first.view.scenario.is_edited());
    assert_eq!(at(&first.act(Action::Restore(true))), "state_cases=30");
    let mut second = session("", Some("state_cases=30"));
    let view = second.act(Action::Restore(false));
    assert!(view.offer.is_none() && !view.scenario.is_edited());
    assert!(session("victims=5", Some("state_cases=30")).view.offer.is_none());
    assert!(session("", Some("nonsense")).view.offer.is_none());
}

#[test]
fn an_address_replaces_the_scenario_and_can_be_undone() {
    let mut session = session("victims=5", None);
    assert_eq!(session.view.arrival.len(), 1);
    let view = session.act(Action::Arrive("state_cases=3&x=1".to_owned()));
    assert_eq!((at(&view).as_str(), view.arrival.len(), view.ignored.len()), ("state_cases=3", 1, 1));
    assert_eq!(at(&session.act(Action::Undo)), "victims=5");
    assert!(session.act(Action::Keep).arrival.is_empty());
}
