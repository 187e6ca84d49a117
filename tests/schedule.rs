//! The laws of scheduling, and its agreement with the reference implementation.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRS6_DEFAULT_DECAY, MemoryState, current_retrievability};
use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::chance::Chance;
use study_widget::progress::{Day, Memory, Rating, Register, Review, Stamp};
use study_widget::schedule::{self, Aim, Strength};

const START: Day = Day(20_000);
const AIM: Aim = Aim {
    retention: 0.9,
    interview: None,
};

fn rating() -> impl Strategy<Value = Rating> {
    (0..4_usize).prop_map(|nth| Rating::ALL[nth])
}

/// Ratings with the days before each: often none, mostly a few, sometimes years.
fn history(most: usize) -> impl Strategy<Value = Vec<(Rating, i32)>> {
    let days = prop_oneof![2 => Just(0), 6 => 1..30_i32, 2 => 30..400_i32, 1 => 400..4000_i32];
    vec((rating(), days), 1..most)
}

fn reviews(history: &[(Rating, i32)]) -> Vec<Review> {
    let mut on = START;
    let review = |(nth, &(rating, days)): (usize, &(Rating, i32))| {
        on = on.plus(days);
        let (count, replica) = (u32::try_from(nth).unwrap(), 1);
        Review {
            stamp: Stamp {
                at: u64::try_from(on.0).unwrap(),
                count,
                replica,
            },
            rating,
            on,
            due: on.plus(1),
        }
    };
    history.iter().enumerate().map(review).collect()
}

fn close(ours: f64, theirs: f32) -> bool {
    (ours - f64::from(theirs)).abs() <= 1e-4 * f64::from(theirs).abs()
}

fn seeds() -> impl Strategy<Value = Chance> {
    any::<u64>().prop_map(Chance::new)
}

fn known() -> impl Strategy<Value = Strength> {
    (-6.9..10.5_f64, 1.0..=10.0_f64).prop_map(|(stability, difficulty)| Strength {
        stability: stability.exp(),
        difficulty,
        on: START,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_history_comes_to_what_the_reference_says(history in history(40), retention in 0.7..0.97_f64, later in 0..400_i32) {
        let fsrs = FSRS::new(&[]).unwrap();
        let mut theirs: Option<MemoryState> = None;
        let mut ours: Option<Strength> = None;
        for review in reviews(&history) {
            let days = ours.map_or(0, |ours| review.on.since(ours.on));
            let next = fsrs.next_states(theirs, retention as f32, u32::try_from(days).unwrap()).unwrap();
            let next = [next.again, next.hard, next.good, next.easy][review.rating as usize - 1].clone();
            let now = match ours {
                Some(ours) => ours.rated(review.rating, review.on),
                None => Strength::first(review.rating, review.on),
            };
            prop_assert!(close(now.stability, next.memory.stability), "{:?} {:?}", now, next);
            prop_assert!(close(now.difficulty, next.memory.difficulty), "{:?} {:?}", now, next);
            prop_assert!(close(now.days(f64::from(retention as f32)), next.interval), "{:?} {:?}", now, next);
            let recall = current_retrievability(next.memory, later as f32, FSRS6_DEFAULT_DECAY);
            prop_assert!(close(now.retrievability(now.on.plus(later)), recall));
            (ours, theirs) = (Some(now), Some(next.memory));
        }
        prop_assert_eq!(schedule::strength(None, &reviews(&history)), ours);
    }

    #[test]
    fn a_better_rating_never_comes_back_sooner_and_none_before_tomorrow(known in proptest::option::of(known()), days in 0..2000_i32, retention in 0.0..1.5_f64, chance in seeds()) {
        let today = START.plus(days);
        let [again, hard, good, easy] = schedule::dues(known, today, Aim { retention, ..AIM }, chance);
        prop_assert!(again > today);
        prop_assert!(again <= hard && hard < good && good < easy, "{again} {hard} {good} {easy}");
    }

    #[test]
    fn a_stabler_memory_never_comes_back_sooner(known in known(), more in 1.0..10.0_f64, retention in 0.7..0.97_f64) {
        let stabler = Strength { stability: known.stability * more, ..known };
        prop_assert!(stabler.days(retention) >= known.days(retention));
        prop_assert!(stabler.retrievability(START.plus(9)) >= known.retrievability(START.plus(9)));
        for rating in Rating::ALL {
            let next = |strength: Strength, days| strength.rated(rating, START.plus(days)).stability;
            for days in [0, 1, 7, 300] {
                prop_assert!(next(stabler, days) >= next(known, days) * (1.0 - 1e-9), "{rating:?} {days}");
            }
        }
    }

    #[test]
    fn who_wants_to_know_more_is_asked_sooner(known in known(), retention in 0.7..0.96_f64) {
        prop_assert!(known.days(retention + 0.01) < known.days(retention));
    }

    #[test]
    fn after_the_days_promised_recall_is_what_was_wanted(known in known(), retention in 0.7..0.97_f64) {
        let days = known.days(retention);
        let (before, after) = (days.floor() as i32, days.ceil() as i32);
        prop_assert!(known.retrievability(START.plus(before)) >= retention - 1e-9);
        prop_assert!(known.retrievability(START.plus(after)) <= retention + 1e-9);
    }

    #[test]
    fn chance_moves_a_due_day_a_little(known in known(), seed in any::<u64>()) {
        let today = START.plus(3);
        let days = |seed| schedule::dues(Some(known), today, AIM, Chance::new(seed))[2].since(today);
        let wanted = known.rated(Rating::Good, today).days(0.9).clamp(1.0, 36_500.0);
        // The interval for Good is after that for Hard, which is random too, so the check leaves some room.
        prop_assert!((f64::from(days(seed)) - wanted).abs() <= 4.0 + 0.15 * wanted, "{} {}", days(seed), wanted);
        prop_assert_eq!(days(seed), days(seed));
    }

    #[test]
    fn a_first_rating_never_comes_back_past_the_interview(to in 1..60_i32, chance in seeds()) {
        let aim = Aim { interview: Some(START.plus(to)), ..AIM };
        for due in schedule::dues(None, START, aim, chance) {
            prop_assert!(due > START && due <= START.plus(to));
        }
    }

    #[test]
    fn folding_changes_nothing_that_follows(history in history(200), next in rating(), seed in any::<u64>()) {
        let all = reviews(&history);
        let memory = schedule::fold(None, &all);
        prop_assert_eq!(memory.is_some(), all.len() > 64);
        let Some(memory) = memory.and_then(|memory| Memory::read(&memory.write())) else { return Ok(()) };
        let left: Vec<Review> = all.iter().copied().filter(|review| review.stamp > memory.stamp).collect();
        prop_assert_eq!(memory.count as usize + left.len(), all.len());
        let (before, after) = (schedule::strength(None, &all), schedule::strength(Some(memory), &left));
        prop_assert!(alike(before, after), "{:?} {:?}", before, after);
        let today = all.last().unwrap().on.plus(5);
        let dues = |known| schedule::dues(known, today, AIM, Chance::new(seed));
        prop_assert_eq!(dues(before), dues(after));
        prop_assert_eq!(all.last(), left.last(), "the day promised is not folded");
        let again = |known: Option<Strength>| known.unwrap().rated(next, today);
        prop_assert!(alike(Some(again(before)), Some(again(after))));
    }
}

/// Equal to a millionth, since a folded memory is written with ten decimal places.
fn alike(before: Option<Strength>, after: Option<Strength>) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(1e-3);
    let (Some(before), Some(after)) = (before, after) else {
        return before == after;
    };
    near(before.stability, after.stability)
        && near(before.difficulty, after.difficulty)
        && before.on == after.on
}

#[test]
fn the_parameters_are_the_published_ones() {
    let first = DEFAULT_PARAMETERS[..4].iter();
    for (rating, stability) in Rating::ALL.into_iter().zip(first) {
        assert!(close(Strength::first(rating, START).stability, *stability));
    }
}

#[test]
fn without_chance_worth_the_name_the_first_days_are_known() {
    let days = schedule::dues(None, START, AIM, Chance::new(0)).map(|due| due.since(START));
    assert_eq!(days[..3], [1, 1, 2]);
    assert!((6..=10).contains(&days[3]));
}

#[test]
fn an_interview_that_is_over_or_a_question_known_before_changes_nothing() {
    let dues = |known, interview| {
        let aim = Aim { interview, ..AIM };
        schedule::dues(known, START, aim, Chance::new(1))
    };
    assert_eq!(dues(None, Some(START)), dues(None, None));
    let known = Some(Strength::first(Rating::Easy, START.plus(-9)));
    assert_eq!(dues(known, Some(START.plus(2))), dues(known, None));
    let tomorrow = [START.plus(1); 4];
    assert_eq!(dues(None, Some(START.plus(1))), tomorrow);
    assert_eq!(dues(None, Some(START.plus(2))), tomorrow, "on its eve");
}

#[test]
fn the_retention_a_reader_wants_is_read_kindly() {
    let cases = [
        ("", 0.9),
        ("0.85", 0.85),
        ("0.1", 0.7),
        ("1", 0.97),
        ("NaN", 0.9),
        ("much", 0.9),
    ];
    for (text, retention) in cases {
        assert_eq!(schedule::retention(text), retention, "{text}");
    }
}

#[test]
fn a_memory_nobody_can_read_counts_as_none() {
    let stamp = Stamp::default();
    for odd in [
        "",
        "long 5 1 2",
        "NaN 5 1 2",
        "9.5 5 1",
        "9.5 5 one 2",
        "9.5",
    ] {
        let value = odd.to_owned();
        assert_eq!(Memory::read(&Register { value, stamp }), None, "{odd}");
    }
}

#[test]
fn a_review_by_a_wrong_clock_is_not_folded() {
    let mut all = reviews(&[(Rating::Good, 1); 70]);
    let last = all.pop().unwrap();
    all.insert(0, last);
    assert_eq!(schedule::fold(None, &all), None);
}

#[test]
fn what_is_drawn_is_spread_evenly_and_can_be_told_again() {
    let mut chance = Chance::named("rollback", 7);
    assert_eq!(chance, Chance::named("rollback", 7));
    assert_ne!(chance, Chance::named("rollback", 8));
    assert_ne!(chance, Chance::named("drift", 7));
    let mut counts = [0; 5];
    (0..5000).for_each(|_| counts[chance.draw(5)] += 1);
    assert!(
        counts.iter().all(|count| (850..1150).contains(count)),
        "{counts:?}"
    );
    assert_eq!(chance.draw(0), 0);
    let mut things: Vec<usize> = (0..50).collect();
    chance.shuffle(&mut things);
    assert!(!things.is_sorted());
    things.sort_unstable();
    assert!(things.into_iter().eq(0..50));
}
