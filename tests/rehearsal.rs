//! Stories of a rehearsed interview.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::guide::{Fold, FollowUp, Framework, Guide, Item, Question};
use study_widget::plan::Topic;
use study_widget::progress::{Day, Rating, Status};
use study_widget::rehearsal::{Pool, Rehearsal, Setup, Stage, choose};
use study_widget::saved;
use study_widget::schedule::Strength;

const NOW: u64 = 1_795_500_000_000;
const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const TODAY: Day = Day(20_781);
const SETUP: Setup = Setup {
    questions: 3,
    minutes: 3,
    from: Pool::All,
    seed: 7,
};

fn items(of: &str, ids: &[&str]) -> Vec<Item> {
    let item = |id: &&str| Item {
        id: (*id).to_owned(),
        text: format!("{of} {id}"),
        block: 0,
    };
    ids.iter().map(item).collect()
}

fn question(id: &str, follow_ups: usize) -> Question {
    let follow_up = |n: usize| FollowUp {
        id: format!("f{n}"),
        text: format!("And what of {n}?"),
        block: 0,
        sketch: Vec::new(),
    };
    Question {
        id: id.to_owned(),
        title: format!("How do you {id}?"),
        heading: 0,
        intent: None,
        framework: Framework {
            fold: Fold::Button,
            label: None,
            blocks: Vec::new(),
            points: items("Say", &["one", "two", "three", "four"]),
        },
        follow_ups: (0..follow_ups).map(follow_up).collect(),
        blocks: 0..0,
    }
}

/// A guide in which `deploy` has five follow-ups and `watch` has none, with two common mistakes.
fn guide() -> Guide {
    Guide {
        title: "DevOps".to_owned(),
        questions: vec![question("deploy", 5), question("watch", 0)]
            .into_iter()
            .map(Rc::new)
            .collect(),
        mistakes: items("Being", &["vague", "late"]),
    }
}

fn begin(guide: &Guide, places: &[usize]) -> Rehearsal {
    Rehearsal::begin(guide, places, SETUP, TODAY, NOW).unwrap()
}

#[test]
fn an_interview_from_the_first_question_to_the_score_card() {
    let mut interview = begin(&guide(), &[0, 1]);
    assert_eq!(
        (interview.stage(), interview.place()),
        (Stage::Asking, (1, 2))
    );
    assert_eq!(interview.asked().title, "How do you deploy?");
    assert_eq!(
        (interview.limit(), interview.next_stage()),
        (Some(3 * MINUTE), Stage::Asking),
        "nothing comes before the reveal"
    );
    assert_eq!(
        interview.left(NOW + 50 * SECOND),
        Some(2 * MINUTE + 10 * SECOND)
    );

    interview.reveal(NOW + 100 * SECOND);
    assert_eq!(
        (interview.stage(), interview.left(NOW)),
        (Stage::Revealed, None)
    );
    assert_eq!(interview.took(), 100 * SECOND);
    interview.mark_covered("one", true);
    interview.mark_covered("two", true);
    interview.mark_covered("three", true);
    interview.mark_covered("two", false);
    assert_eq!(interview.asked().covered(), ["one", "three"]);
    assert_eq!(
        (interview.limit(), interview.next_stage()),
        (None, Stage::FollowUpAsked)
    );

    interview.advance(NOW + 200 * SECOND);
    assert_eq!(interview.stage(), Stage::FollowUpAsked);
    assert_eq!(interview.limit(), Some(MINUTE));
    assert!(
        interview
            .asked()
            .follow_up
            .as_ref()
            .unwrap()
            .text
            .starts_with("And what of ")
    );
    assert_eq!(
        interview.left(NOW + 215 * SECOND),
        Some(45 * SECOND),
        "a minute of its own"
    );
    interview.reveal(NOW + 230 * SECOND);
    assert_eq!(interview.stage(), Stage::FollowUpRevealed);
    assert_eq!(interview.took(), 30 * SECOND);
    interview.mark_follow_up(true);

    interview.advance(NOW + 240 * SECOND);
    assert_eq!(interview.stage(), Stage::Audited);
    interview.mark_mistake("late", true);

    interview.advance(NOW + 250 * SECOND);
    assert_eq!(
        (interview.stage(), interview.place()),
        (Stage::Asking, (2, 2))
    );
    interview.reveal(NOW + 450 * SECOND);
    interview.advance(NOW + 460 * SECOND);
    assert_eq!(interview.stage(), Stage::Audited, "there is no follow-up");
    interview.advance(NOW + 470 * SECOND);
    assert_eq!(interview.stage(), Stage::Finished);

    let card = interview.card();
    assert_eq!((card.points(), card.used()), ((2, 8), 300 * SECOND));
    let worst: Vec<&str> = card
        .to_study()
        .iter()
        .map(|scored| scored.title.as_str())
        .collect();
    assert_eq!(worst, ["How do you watch?", "How do you deploy?"]);
    let words = [
        "2 questions: 2 of 8 points in 5 min.",
        "How do you deploy? 2 of 4 points in 1 min 40 s. The follow-up was answered. 1 common mistake.",
        "How do you watch? 0 of 4 points in 3 min 20 s, 20 s too long.",
    ];
    assert_eq!(card.in_words(), words);
}

#[test]
fn a_pause_takes_no_time() {
    let mut interview = begin(&guide(), &[0]);
    interview.pause(NOW + 10 * SECOND);
    assert!(interview.is_paused());
    interview.pause(NOW + 20 * SECOND);
    assert_eq!(interview.used(NOW + MINUTE), 10 * SECOND);
    interview.resume(NOW + 2 * MINUTE);
    interview.resume(NOW + 3 * MINUTE);
    assert!(!interview.is_paused());
    assert_eq!(interview.used(NOW + 2 * MINUTE + 5 * SECOND), 15 * SECOND);
    interview.pause(NOW + 2 * MINUTE + 5 * SECOND);
    interview.reveal(NOW + 9 * MINUTE);
    assert_eq!(
        interview.card().used(),
        15 * SECOND,
        "revealed while paused"
    );
}

#[test]
fn a_clock_that_goes_back_adds_nothing() {
    let mut interview = begin(&guide(), &[0]);
    assert_eq!(interview.used(NOW - MINUTE), 0);
    interview.reveal(NOW - MINUTE);
    assert_eq!(interview.card().used(), 0);
}

#[test]
fn time_that_is_over_stays_over_and_the_answer_may_go_on() {
    let mut interview = begin(&guide(), &[0]);
    assert_eq!(interview.left(NOW + 5 * MINUTE), Some(0));
    interview.reveal(NOW + 5 * MINUTE);
    let card = interview.card();
    assert!(card.is_over(&card.scored[0]));
}

#[test]
fn a_move_out_of_place_does_nothing() {
    let mut interview = begin(&guide(), &[0, 1]);
    let before = interview.clone();
    interview.advance(NOW);
    interview.mark_covered("one", true);
    interview.mark_follow_up(true);
    interview.mark_mistake("late", true);
    assert_eq!(interview, before, "nothing is revealed yet");
    interview.reveal(NOW + SECOND);
    let before = interview.clone();
    interview.reveal(NOW + MINUTE);
    interview.pause(NOW + MINUTE);
    interview.resume(NOW + MINUTE);
    interview.mark_covered("five", true);
    assert_eq!(interview, before);
}

#[test]
fn an_interview_that_is_ended_early_counts_what_was_answered() {
    let mut interview = begin(&guide(), &[0, 1]);
    interview.end(NOW + SECOND);
    assert_eq!(interview.card().scored, []);

    let mut interview = begin(&guide(), &[0, 1]);
    interview.reveal(NOW + SECOND);
    interview.advance(NOW + SECOND);
    interview.end(NOW + MINUTE);
    let card = interview.card();
    assert_eq!(card.scored.len(), 1);
    assert_eq!(
        card.scored[0].follow_up, None,
        "it was asked and not answered"
    );
    let before = interview.clone();
    interview.advance(NOW + MINUTE);
    interview.reveal(NOW + MINUTE);
    assert_eq!(interview, before);
}

#[test]
fn where_no_mistakes_are_listed_there_is_no_audit() {
    let guide = Guide {
        mistakes: Vec::new(),
        ..guide()
    };
    let mut interview = begin(&guide, &[1, 0]);
    interview.reveal(NOW);
    interview.advance(NOW);
    assert_eq!(
        (interview.stage(), interview.place()),
        (Stage::Asking, (2, 2))
    );
}

#[test]
fn follow_ups_are_drawn_by_chance_and_the_same_again_by_the_same() {
    let drawn = |seed| {
        let setup = Setup { seed, ..SETUP };
        let interview = Rehearsal::begin(&guide(), &[0], setup, TODAY, NOW).unwrap();
        interview.asked().follow_up.clone().unwrap().id
    };
    assert_eq!(drawn(3), drawn(3));
    let mut all: Vec<String> = (0..100).map(drawn).collect();
    all.sort();
    all.dedup();
    assert_eq!(all, ["f0", "f1", "f2", "f3", "f4"]);
}

#[test]
fn an_interview_of_nothing_does_not_begin() {
    assert_eq!(Rehearsal::begin(&guide(), &[], SETUP, TODAY, NOW), None);
    assert_eq!(Rehearsal::begin(&guide(), &[9], SETUP, TODAY, NOW), None);
}

fn topic(status: Status, rated: Option<(Rating, i32)>, due: Option<i32>) -> Topic {
    Topic {
        question: String::new(),
        title: String::new(),
        status,
        strength: rated.map(|(rating, ago)| Strength::first(rating, TODAY.plus(-ago))),
        due: due.map(|days| TODAY.plus(days)),
        away: None,
        first: None,
        minutes: 1,
    }
}

#[test]
fn questions_are_drawn_from_what_the_reader_chose() {
    let topics = [
        topic(Status::New, None, None),
        topic(Status::Learning, None, None),
        topic(Status::Confident, Some((Rating::Good, 1)), Some(3)),
        topic(Status::Confident, Some((Rating::Good, 90)), Some(-80)),
        topic(Status::Learning, Some((Rating::Hard, 0)), Some(1)),
    ];
    let from = |from| {
        let setup = Setup {
            questions: 9,
            from,
            ..SETUP
        };
        let mut places = choose(&topics, setup, TODAY);
        places.sort_unstable();
        places
    };
    assert_eq!(from(Pool::All), [0, 1, 2, 3, 4]);
    assert_eq!(from(Pool::New), [0]);
    assert_eq!(from(Pool::Weak), [1, 3, 4]);
    assert_eq!(from(Pool::Due), [3]);
    assert_eq!(choose(&topics, SETUP, TODAY).len(), 3);
    assert_eq!(choose(&[], SETUP, TODAY), [0; 0]);
    let all = |seed| choose(&topics, Setup { seed, ..SETUP }, TODAY);
    assert_eq!(all(1), all(1));
    assert!((2..20).any(|seed| all(seed) != all(1)));
}

#[test]
fn a_rating_is_proposed_by_what_was_covered() {
    let proposed = |covered| Rating::proposed(covered, 5);
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(proposed),
        [
            Rating::Again,
            Rating::Again,
            Rating::Hard,
            Rating::Hard,
            Rating::Good,
            Rating::Easy
        ]
    );
    assert_eq!(Rating::proposed(0, 0), Rating::Easy, "nothing was missed");
}

#[test]
fn a_card_keeps_no_more_of_a_point_than_tells_which_it_was() {
    let mut guide = guide();
    Rc::make_mut(&mut guide.questions[0]).framework.points[0].text = "ä".repeat(500);
    let mut interview = begin(&guide, &[0]);
    interview.reveal(NOW);
    let text = &interview.card().scored[0].points[0].text;
    assert_eq!((text.chars().count(), text.ends_with('…')), (161, true));
}

#[derive(Debug, Clone)]
enum Move {
    Reveal,
    GoOn,
    Pause,
    Resume,
    Cover(bool),
    FollowUp(bool),
    Make(bool),
}

fn moves() -> impl Strategy<Value = Vec<(Move, u64)>> {
    let a_move = prop_oneof![
        4 => Just(Move::Reveal),
        4 => Just(Move::GoOn),
        1 => Just(Move::Pause),
        1 => Just(Move::Resume),
        1 => any::<bool>().prop_map(Move::Cover),
        1 => any::<bool>().prop_map(Move::FollowUp),
        1 => any::<bool>().prop_map(Move::Make),
    ];
    vec((a_move, 0..MINUTE), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_interview_ends_and_its_card_is_kept(moves in moves()) {
        let mut interview = begin(&guide(), &[1, 0]);
        let mut now = NOW;
        for (a_move, later) in moves {
            now += later;
            match a_move {
                Move::Reveal => interview.reveal(now),
                Move::GoOn => interview.advance(now),
                Move::Pause => interview.pause(now),
                Move::Resume => interview.resume(now),
                Move::Cover(on) => interview.mark_covered("one", on),
                Move::FollowUp(on) => interview.mark_follow_up(on),
                Move::Make(on) => interview.mark_mistake("vague", on),
            }
            prop_assert!(interview.used(now) <= now - NOW);
        }
        for _ in 0..20 {
            interview.reveal(now);
            interview.advance(now);
        }
        prop_assert_eq!(interview.stage(), Stage::Finished);
        let card = interview.card();
        prop_assert_eq!(card.scored.len(), 2);
        prop_assert!(card.used() <= now - NOW);
        prop_assert_eq!(saved::decode_card(&saved::encode_card(&card)), Some(card));
    }
}
