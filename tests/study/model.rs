//! The model test of persistence: two tabs and their desks, another device, a file, a storage that is full, fails, is
//! emptied and spoiled, pages that die between two writes and a browser that is killed, in any order; against a truth that
//! says what may never be missing.
//!
//! `cargo test` plays some thousand stories; `PROPTEST_CASES=100000` plays so many others.

mod steps;
mod storage;
mod truth;
mod world;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use steps::Step;
use storage::Texts;
use world::World;

fn step() -> impl Strategy<Value = Step> {
    let (tab, question, item) = (0..2_usize, 0..2_usize, 0..3_usize);
    let at = || (tab.clone(), question.clone());
    prop_oneof![
        8 => (at(), item.clone()).prop_map(|((tab, question), item)| Step::Tick(tab, question, item)),
        6 => (at(), 1..5_u64, 0..4_usize).prop_map(|((tab, question), rating, covered)| Step::Rate(tab, question, rating, covered)),
        1 => at().prop_map(|(tab, question)| Step::RateOften(tab, question)),
        3 => at().prop_map(|(tab, question)| Step::Note(tab, question)),
        3 => tab.clone().prop_map(Step::Desk),
        1 => tab.clone().prop_map(Step::Reset),
        1 => tab.clone().prop_map(Step::TakeBackReset),
        2 => (question.clone(), item).prop_map(|(question, item)| Step::Elsewhere(question, item)),
        2 => tab.clone().prop_map(Step::Import),
        1 => tab.clone().prop_map(Step::TakeBackImport),
        1 => question.clone().prop_map(Step::OtherGuide),
        3 => any::<bool>().prop_map(Step::KeepFile),
        1 => Just(Step::ChooseFile),
        2 => Just(Step::Clear),
        2 => (0..400_usize).prop_map(Step::Fill),
        2 => Just(Step::MakeRoom),
        1 => (0..8_usize).prop_map(Step::Fail),
        2 => (tab.clone(), 0..4_usize).prop_map(|(tab, writes)| Step::Die(tab, writes)),
        1 => Just(Step::ToDisk),
        1 => Just(Step::Kill),
        1 => question.prop_map(Step::Spoil),
        2 => tab.clone().prop_map(Step::Reload),
        1 => tab.clone().prop_map(Step::Wake),
        1 => tab.prop_map(Step::Flush),
        2 => Just(Step::Wait),
    ]
}

/// The check plays the same stories each time; a search, for which `PROPTEST_CASES` names a number, plays others.
fn config() -> ProptestConfig {
    let named = std::env::var("PROPTEST_CASES").ok();
    let named = named.and_then(|cases| cases.parse().ok());
    let (cases, rng_seed) =
        named.map_or((2000, RngSeed::Fixed(14)), |cases| (cases, RngSeed::Random));
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn an_import_that_finds_no_room_takes_nothing_from_what_the_journal_kept() {
    let before = [
        Step::Tick(0, 0, 0),
        Step::Elsewhere(0, 0),
        Step::Reload(0),
        Step::Elsewhere(1, 0),
    ];
    let full = [Step::Clear, Step::Fill(171), Step::Import(0)];
    let faults = faults_of([before.as_slice(), &full].concat());
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_look_that_fails_as_a_page_opens_keeps_nothing_from_being_brought_back() {
    let faults = faults_of(vec![
        Step::Die(1, 1),
        Step::Rate(1, 1, 1, 0),
        Step::Fail(2),
        Step::Clear,
        Step::Reload(1),
        Step::Rate(1, 1, 1, 0),
    ]);
    assert!(faults.is_empty(), "{faults}");
}

/// What is missing after a story, a line each.
fn faults_of(steps: Vec<Step>) -> String {
    let mut world = World::over(Box::<RefCell<Texts>>::default());
    for step in steps {
        world.plays(&step);
    }
    world.ends();
    world.faults.join("\n")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_happens_nothing_is_missing_that_was_said_to_be_kept(steps in proptest::collection::vec(step(), 1..30)) {
        let faults = faults_of(steps);
        prop_assert!(faults.is_empty(), "{faults}");
    }
}
