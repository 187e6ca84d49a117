//! Time zones and clocks: a reader who travels, puts the clock on or back, or whose clock was wrong for a while.

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::progress::{Answer, Day, Rating};
use study_widget::study::{MemoryStore, Study};

use crate::desk::{DAY, START, guide};

const HOUR: u64 = 60 * 60 * 1000;
/// Pacific/Kiritimati and Pacific/Honolulu, in minutes behind UTC.
const KIRITIMATI: i32 = -14 * 60;
const HONOLULU: i32 = 10 * 60;

/// Every quarter of an hour between the two, with and without daylight saving.
fn zone() -> impl Strategy<Value = i32> {
    (0..=96_i32).prop_map(|quarters| KIRITIMATI + 15 * quarters)
}

fn open(store: &MemoryStore, replica: u32, now: u64) -> Study {
    Study::open("devops", guide(), Box::new(store.clone()), replica, now)
}

/// Rates as the desk does.
fn rate(study: &mut Study, question: &str, rating: Rating, now: u64, zone: i32) -> [Day; 2] {
    let on = Day::of(now, zone);
    let due = study.dues(question, on)[rating as usize - 1];
    let answer = Answer::Rated {
        question: question.to_owned(),
        rating,
        on,
        due,
        covered: Vec::new(),
    };
    study.answer(answer, now);
    [on, due]
}

fn is_due(study: &Study, today: Day) -> bool {
    study.due(today) > 0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn at_one_moment_two_places_are_never_more_than_a_day_apart(at in 0..400 * DAY, here in zone(), there in zone(), saving in 0..=60_i32) {
        let now = START + at;
        let [here, there] = [here, there].map(|zone| Day::of(now, zone));
        prop_assert!(here.since(there).abs() <= 1);
        let saved = Day::of(now, HONOLULU.min(0) - saving);
        prop_assert!(Day::of(now, 0).since(saved).abs() <= 1);
    }

    /// Wherever they go and whatever the clocks there do, a question comes back when it was promised, or a day off.
    #[test]
    fn a_traveller_is_asked_when_it_was_promised_and_never_twice_on_a_day(
        legs in vec((1..200_u64, zone(), 0..4_usize), 1..30), start in 0..366_u64,
    ) {
        let store = MemoryStore::default();
        let mut now = START + start * DAY;
        let mut study = open(&store, 1, now);
        let mut last: Option<(u64, [Day; 2])> = None;
        for (hours, zone, rating) in legs {
            now += hours * HOUR;
            study.reload(now);
            let today = Day::of(now, zone);
            if let Some((then, [on, due])) = last {
                let promised = due.since(on);
                let passed = i32::try_from((now - then) / DAY).unwrap();
                if is_due(&study, today) {
                    prop_assert!(today > on, "due twice on {on}");
                    prop_assert!(passed >= promised - 2, "after {passed} days instead of {promised}");
                } else {
                    prop_assert!(passed <= promised + 1, "still not there after {passed} days instead of {promised}");
                    continue;
                }
            }
            let days = rate(&mut study, "rollback", Rating::ALL[rating], now, zone);
            prop_assert!(!is_due(&study, today), "due again at once");
            last = Some((now, days));
        }
    }

    /// A device whose clock is wrong by a year, ahead or behind, costs no other device its days.
    #[test]
    fn a_clock_that_is_a_year_off_moves_no_day_of_a_right_one(zone in zone(), is_ahead in any::<bool>(), rating in 0..4_usize, late in 1..20_u64) {
        let (right, wrong) = (MemoryStore::default(), MemoryStore::default());
        let now = START + 400 * DAY;
        let off = if is_ahead { now + 365 * DAY } else { now - 365 * DAY };
        let mut theirs = open(&wrong, 2, off);
        rate(&mut theirs, "rollback", Rating::Easy, off, zone);
        let text = theirs.export(off);
        let mut ours = open(&right, 1, now);
        let [_, due] = rate(&mut ours, "rollback", Rating::ALL[rating], now, zone);
        let later = now + late * HOUR;
        ours.import(&text, later).unwrap();
        prop_assert_eq!(ours.comes_back("rollback"), Some(due));
        let strength = ours.strength("rollback").unwrap();
        prop_assert!(strength.on.since(Day::of(now, zone)).abs() <= 1, "{:?}", strength);
    }

    /// Put right again, it hides nothing for a year, and what is rated from then on counts as if nothing had been.
    #[test]
    fn after_a_clock_that_was_a_year_ahead_everything_is_asked_again(zone in zone(), rating in 0..4_usize, next in 0..4_usize) {
        let store = MemoryStore::default();
        let now = START + 400 * DAY;
        let mut study = open(&store, 1, now + 365 * DAY);
        rate(&mut study, "rollback", Rating::ALL[rating], now + 365 * DAY, zone);
        let mut study = open(&store, 1, now);
        let today = Day::of(now, zone);
        prop_assert!(is_due(&study, today), "it is not lost for a year");
        let [_, due] = rate(&mut study, "rollback", Rating::ALL[next], now, zone);
        prop_assert_eq!(study.comes_back("rollback"), Some(due));
        prop_assert!(!is_due(&study, today), "due twice");
        prop_assert!(due.since(today) < 366, "{due}");
    }
}
