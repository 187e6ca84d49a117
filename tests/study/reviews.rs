//! Reviews in their order: by their stamps, whatever the clock says and whoever merges what.

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::progress::{
    Answer, Day, Event, MEMORY, Memory, Rating, Record, Review, Stamp, Status,
};
use study_widget::schedule;
use study_widget::study::{MemoryStore, Store, Study};

use crate::desk::{DAY, START, guide};

const TODAY: Day = Day(20_781);
const KEY: &str = "study-widget:devops:rollback";
/// How many reviews a fold leaves as they are.
const KEPT: usize = 48;

fn open(store: &MemoryStore, now: u64) -> Study {
    Study::open("devops", guide(), Box::new(store.clone()), 7, now)
}

fn rate(study: &mut Study, rating: Rating, now: u64) {
    let answer = Answer::Rated {
        question: "rollback".to_owned(),
        rating,
        on: TODAY,
        due: TODAY.plus(rating as i32),
        covered: Vec::new(),
    };
    study.answer(answer, now);
}

fn toggle(study: &mut Study, times: usize, now: u64) {
    for _ in 0..times {
        let on = !study.is_ticked("rollback", "more");
        let (question, item) = ("rollback".to_owned(), "more".to_owned());
        study.act(Event::Ticked { question, item, on }, now);
    }
}

fn ratings(study: &Study) -> Vec<Rating> {
    let (_, reviews) = study.history("rollback");
    reviews.iter().map(|review| review.rating).collect()
}

fn rating() -> impl Strategy<Value = Rating> {
    proptest::sample::select(Rating::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_the_ratings_of_one_millisecond_the_last_counts(before in 0..110_usize, rated in vec(rating(), 1..14)) {
        let store = MemoryStore::default();
        let mut study = open(&store, START);
        toggle(&mut study, before, START);
        rated.iter().for_each(|rating| rate(&mut study, *rating, START));
        for study in [study, open(&store, START + DAY)] {
            let last = rated[rated.len() - 1];
            prop_assert_eq!(study.last_review("rollback").map(|last| last.rating), Some(last));
            prop_assert_eq!(ratings(&study), rated.clone());
            prop_assert_eq!(study.status("rollback") == Status::Confident, last.is_well());
            prop_assert_eq!(study.due(TODAY.plus(last as i32)), 1);
            prop_assert_eq!(study.due(TODAY.plus(last as i32 - 1)), 0);
        }
    }

    #[test]
    fn what_is_rated_after_a_reset_counts_in_the_same_millisecond_too(before in 0..110_usize, old in vec(rating(), 1..4), new in vec(rating(), 0..4)) {
        let store = MemoryStore::default();
        let mut study = open(&store, START);
        toggle(&mut study, before, START);
        old.iter().for_each(|rating| rate(&mut study, *rating, START));
        study.act(Event::Reset, START);
        prop_assert_eq!(ratings(&study), []);
        new.iter().for_each(|rating| rate(&mut study, *rating, START));
        prop_assert_eq!(ratings(&study), new.clone());
        prop_assert_eq!(ratings(&open(&store, START + DAY)), new.clone());
        study.act(Event::Undone, START);
        prop_assert_eq!(ratings(&study), [old, new].concat());
    }

    /// What a memory drops is so old that it decides nothing any more, whoever was late with it.
    #[test]
    fn the_newest_reviews_of_all_devices_are_never_dropped(acts in vec((0..3_usize, 0..3_usize, 1..90_u32), 1..40)) {
        let mut devices = [(); 3].map(|()| Record::default());
        let mut all = Vec::new();
        for (act, (device, other, count)) in acts.into_iter().enumerate() {
            let theirs = devices[other].clone();
            let record = &mut devices[device];
            record.merge(&theirs, START + DAY);
            for nth in 0..count {
                // Each knows no clock but its own.
                let at = START + (act as u64) * 60_000 + u64::from(nth) - 7_000 * device as u64;
                let stamp = Stamp { at, count: 0, replica: device as u32 };
                let review = Review { stamp, rating: Rating::Good, on: TODAY, due: TODAY.plus(1) };
                record.reviews.insert(stamp.name(), review.write());
                all.push(review);
                fold(record);
            }
        }
        let mut merged = Record::default();
        devices.iter().for_each(|record| merged.merge(record, START + DAY));
        all.sort();
        for review in all.iter().rev().take(KEPT) {
            prop_assert!(merged.reviews.contains_key(&review.stamp.name()), "{:?}", review);
        }
    }
}

fn fold(record: &mut Record) {
    let mut reviews: Vec<Review> = record.reviews.values().filter_map(Review::read).collect();
    reviews.sort();
    let memory = record.texts.get(MEMORY).and_then(Memory::read);
    if let Some(memory) = schedule::fold(memory, &reviews) {
        let texts = [(MEMORY.to_owned(), memory.write())];
        let folded = Record {
            texts: texts.into_iter().collect(),
            ..Record::default()
        };
        record.merge(&folded, START + DAY);
    }
}

#[test]
fn a_reset_reaches_what_was_rated_by_a_clock_that_is_far_ahead() {
    let store = MemoryStore::default();
    let mut study = open(&store, START + 100 * DAY);
    rate(&mut study, Rating::Good, START + 100 * DAY);
    drop(study);
    let mut study = open(&store, START);
    assert_eq!(ratings(&study), [Rating::Good]);
    study.act(Event::Reset, START);
    assert_eq!(ratings(&study), []);
    assert_eq!(study.last_review("rollback"), None);
    rate(&mut study, Rating::Hard, START);
    assert_eq!(ratings(&open(&store, START)), [Rating::Hard]);
}

#[test]
fn a_reset_that_an_earlier_version_wrote_is_read() {
    let store = MemoryStore::default();
    let text = r#"{"v":2,"texts":{"since":["1795500000000-9-7",1795500000000,9,7]},"reviews":{
        "1795500000000-8-7":["1 20781 20782",1795500000000,8,7],
        "1795500000000-10-7":["3 20781 20790",1795500000000,10,7]}}"#;
    store.write(KEY, text).unwrap();
    assert_eq!(ratings(&open(&store, START)), [Rating::Good]);
    store
        .write(KEY, &text.replace("1795500000000-9-7\"", "\""))
        .unwrap();
    assert_eq!(ratings(&open(&store, START)), [Rating::Again, Rating::Good]);
}
