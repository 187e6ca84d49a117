//! The laws of stamps, records and text fingerprints.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use litemap::LiteMap;
use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::progress::{
    Day, Ids, MEMORY, MOVED, Memory, Millis, Print, RATED, RATED_POINTS, Rating, Record, Register,
    Review, SINCE, Stamp, sum,
};

const NOW: Millis = 1_795_500_000_000;
const DAY: Millis = 24 * 60 * 60 * 1000;

/// Few values of each, so that they collide: past, now, ahead within a day, ahead beyond it.
fn stamp() -> impl Strategy<Value = Stamp> {
    let at = prop_oneof![
        0..3_u64,
        NOW - 2..NOW + 2,
        NOW + DAY - 2..NOW + DAY + 3,
        Just(u64::MAX)
    ];
    (at, 0..3_u32, 0..3_u32).prop_map(|(at, count, replica)| Stamp { at, count, replica })
}

fn register() -> impl Strategy<Value = Register<bool>> {
    (any::<bool>(), stamp()).prop_map(|(value, stamp)| Register { value, stamp })
}

fn text() -> impl Strategy<Value = Register<String>> {
    ("[no]?", stamp()).prop_map(|(value, stamp)| Register { value, stamp })
}

fn review() -> impl Strategy<Value = Review> {
    (stamp(), 0..4_usize, 0..2).prop_map(|(stamp, rating, due)| Review {
        stamp,
        rating: Rating::ALL[rating],
        on: Day(20_780),
        due: Day(20_781 + due),
    })
}

fn named(reviews: &[Review]) -> LiteMap<String, Register<String>> {
    let named = |review: &Review| (review.stamp.name(), review.write());
    reviews.iter().map(named).collect()
}

fn record() -> impl Strategy<Value = Record> {
    let print = (0..3_usize).prop_map(|n| {
        Print::of(
            ["a b c d e f g h i j", "k l m n o p q r s t u"]
                .into_iter()
                .take(n),
        )
    });
    let ticks = vec(("[a-c]", register()), 0..4).prop_map(LiteMap::from_iter);
    let open = proptest::option::of(register());
    let former_ids =
        vec("[x-z]", 0..3).prop_map(|ids| ids.into_iter().map(|id| (id, ())).collect::<Ids>());
    let ticked = ("[st]?", print, ticks, open, former_ids);
    // A record keeps the data of its reviews among its texts; odd names are tried, too.
    let known = [MEMORY, SINCE, RATED, RATED_POINTS, "away", "away/a", MOVED].map(str::to_owned);
    let name = prop_oneof!["[a-c]", proptest::sample::select(known.to_vec())];
    let since = (stamp(), stamp()).prop_map(|(value, stamp)| Register {
        value: value.name(),
        stamp,
    });
    let texts = vec((name, prop_oneof![text(), since]), 0..4).prop_map(LiteMap::from_iter);
    let reviews = vec(review(), 0..4).prop_map(|reviews| named(&reviews));
    let unknown = vec(("[kl]", "[1-3]"), 0..3).prop_map(LiteMap::from_iter);
    (ticked, texts, reviews, unknown).prop_map(|(ticked, texts, reviews, unknown)| {
        let (title, print, ticks, open, former_ids) = ticked;
        Record {
            title,
            print,
            ticks,
            open,
            former_ids,
            texts,
            reviews,
            unknown,
        }
    })
}

fn merged(mut one: Record, other: &Record, now: Millis) -> Record {
    one.merge(other, now);
    one
}

/// Enough for every day; `PROPTEST_CASES` names another number.
fn cases() -> u32 {
    let named = std::env::var("PROPTEST_CASES").ok();
    named.and_then(|cases| cases.parse().ok()).unwrap_or(2000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_does_not_matter_who_merges_whom(a in record(), b in record()) {
        prop_assert_eq!(merged(a.clone(), &b, NOW), merged(b, &a, NOW));
    }

    #[test]
    fn it_does_not_matter_who_merges_first(a in record(), b in record(), c in record()) {
        let left = merged(merged(a.clone(), &b, NOW), &c, NOW);
        prop_assert_eq!(left, merged(a, &merged(b, &c, NOW), NOW));
    }

    #[test]
    fn merging_twice_is_merging_once(a in record(), b in record()) {
        let once = merged(a, &b, NOW);
        prop_assert_eq!(merged(once.clone(), &b, NOW), once.clone());
        prop_assert_eq!(merged(once.clone(), &once, NOW), once);
    }

    #[test]
    fn a_merge_forgets_no_item_and_no_id(a in record(), b in record()) {
        let both = merged(a.clone(), &b, NOW);
        prop_assert!(a.ticks.keys().chain(b.ticks.keys()).all(|item| both.ticks.contains_key(item)));
        prop_assert!(a.former_ids.keys().chain(b.former_ids.keys()).all(|id| both.former_ids.contains_key(id)));
    }

    #[test]
    fn a_merge_forgets_no_text_and_no_review_but_what_was_folded(a in record(), b in record()) {
        let both = merged(a.clone(), &b, NOW);
        prop_assert!(a.texts.keys().chain(b.texts.keys()).all(|name| both.texts.contains_key(name)));
        let folded = |stamp: Stamp| both.texts.get(MEMORY).is_some_and(|memory| stamp <= memory.stamp);
        let is_known = |(name, review): (&String, &Register<String>)| both.reviews.contains_key(name) || folded(review.stamp);
        prop_assert!(a.reviews.iter().chain(b.reviews.iter()).all(is_known));
    }

    #[test]
    fn a_wrong_clock_hides_no_review(old in vec(review(), 0..4), last in review(), ahead in NOW + DAY + 1..u64::MAX) {
        let right = Review { stamp: Stamp { at: NOW - 1, count: 0, replica: 0 }, ..last };
        let mut reviews = old;
        reviews.retain(|review| review.stamp.at < NOW - 2);
        reviews.push(right);
        let ours = Record { reviews: named(&reviews), ..Record::default() };
        let wrong = Stamp { at: ahead, count: 0, replica: 0 };
        let text = |name: &str, value| (name.to_owned(), Register { value, stamp: wrong });
        let theirs = Record {
            reviews: named(&[Review { stamp: wrong, ..last }]),
            texts: [text(MEMORY, "9 5 1 2".to_owned()), text(SINCE, wrong.name())].into_iter().collect(),
            ..Record::default()
        };
        prop_assert_eq!(merged(ours, &theirs, NOW).last_review(NOW), Some(right));
    }

    #[test]
    fn a_review_and_a_memory_are_read_as_written(review in review(), stability in 0.0..36_500.0, difficulty in 1.0..10.0, count in any::<u32>()) {
        prop_assert_eq!(Review::read(&review.write()), Some(review));
        let memory = Memory { stamp: review.stamp, stability, difficulty, count, on: review.on };
        let read = Memory::read(&memory.write()).unwrap();
        prop_assert!((read.stability - stability).abs() < 1e-10 && (read.difficulty - difficulty).abs() < 1e-10, "{:?}", read);
        prop_assert_eq!((read.stamp, read.count, read.on), (memory.stamp, count, memory.on));
        // Reading loses precision at most once: what was read is written and read without a change.
        prop_assert_eq!(Memory::read(&read.write()), Some(read));
    }

    #[test]
    fn no_text_is_too_odd_for_a_review(value in "[0-9 x]{0,12}|.*") {
        let text = Register { value, stamp: Stamp::default() };
        let _ = Review::read(&text);
        let _ = Memory::read(&text);
    }

    #[test]
    fn names_are_in_the_order_of_time(at in prop_oneof![0..9_u64, NOW..NOW + 1000 * DAY], later in 1..DAY, replicas in any::<[u32; 2]>()) {
        let stamp = |at, replica| Stamp { at, count: 0, replica };
        prop_assert!(stamp(at, replicas[0]).name() < stamp(at + later, replicas[1]).name());
    }

    #[test]
    fn what_is_done_now_is_newer_than_all_that_is_known(newest in stamp(), replica in any::<u32>()) {
        let next = Stamp::next(Some(newest), NOW, replica);
        prop_assert!(next.weight(NOW) > newest.weight(NOW));
        prop_assert!(next.at >= NOW);
    }

    #[test]
    fn a_text_is_the_same_as_itself_in_other_case_and_punctuation(words in "([a-zé]{1,6} ){12,40}") {
        let print = Print::of([words.as_str()].into_iter());
        let loud = words.to_ascii_uppercase().replace(' ', ", ");
        prop_assert_eq!(&print, &Print::of([loud.as_str()].into_iter()));
        if let Some(print) = print {
            prop_assert!(print.is_of_same_text(&print));
            prop_assert_eq!(Print::parse(&print.to_string()), Some(print));
        }
    }

    #[test]
    fn no_text_is_too_odd_for_a_print(text in any::<String>()) {
        let _ = Print::of([text.as_str()].into_iter());
        let _ = Print::parse(&text);
    }
}

#[test]
fn a_stamp_more_than_a_day_ahead_is_older_than_any_other() {
    let stamp = |at| Stamp {
        at,
        count: 0,
        replica: 0,
    };
    assert!(stamp(NOW + DAY).weight(NOW) > stamp(NOW).weight(NOW));
    assert!(stamp(NOW + DAY + 1).weight(NOW) < stamp(0).weight(NOW));
    assert!(
        stamp(NOW + DAY + 1).weight(NOW + 1) > stamp(NOW).weight(NOW + 1),
        "a day later it is believed"
    );
}

#[test]
fn within_one_millisecond_the_count_goes_on() {
    let known = Stamp {
        at: NOW,
        count: 7,
        replica: 9,
    };
    assert_eq!(
        Stamp::next(Some(known), NOW, 3),
        Stamp {
            at: NOW,
            count: 8,
            replica: 3
        }
    );
    assert_eq!(
        Stamp::next(Some(known), NOW + 1, 3),
        Stamp {
            at: NOW + 1,
            count: 0,
            replica: 3
        }
    );
    assert_eq!(
        Stamp::next(None, NOW, 3),
        Stamp {
            at: NOW,
            count: 0,
            replica: 3
        }
    );
    let last = Stamp {
        at: NOW,
        count: u32::MAX,
        replica: 9,
    };
    assert_eq!(
        Stamp::next(Some(last), NOW, 3),
        Stamp {
            at: NOW + 1,
            count: 0,
            replica: 3
        }
    );
}

#[test]
fn a_clock_that_is_far_ahead_does_not_pull_ours_along() {
    let ahead = Stamp {
        at: NOW + 365 * DAY,
        count: 0,
        replica: 9,
    };
    assert_eq!(Stamp::next(Some(ahead), NOW, 3).at, NOW);
}

/// The fingerprint of a question of 12 points with 12 words each, `changed` of the points rewritten.
fn question(changed: usize) -> Print {
    let part = |n: usize| {
        (0..12)
            .map(|word| format!("w{n}x{word} "))
            .collect::<String>()
    };
    let parts: Vec<String> = (0..12)
        .map(|n| part(if n < changed { n + 100 } else { n }))
        .collect();
    Print::of(parts.iter().map(String::as_str)).unwrap()
}

#[test]
fn a_question_with_a_quarter_rewritten_is_the_same_text() {
    assert!((0..=3).all(|changed| question(0).is_of_same_text(&question(changed))));
}

#[test]
fn a_question_with_half_rewritten_is_another_text() {
    assert!((6..=12).all(|changed| !question(0).is_of_same_text(&question(changed))));
}

#[test]
fn the_order_of_the_parts_makes_no_difference() {
    let parts = [
        "one two three four five six",
        "seven eight nine ten eleven twelve",
    ];
    assert_eq!(
        Print::of(parts.into_iter()),
        Print::of(parts.into_iter().rev())
    );
}

#[test]
fn a_few_words_have_no_print() {
    assert_eq!(Print::of(["What is the output?", "true"].into_iter()), None);
    assert_eq!(Print::of(["", "—", "…"].into_iter()), None);
}

#[test]
fn any_changed_word_changes_the_sum_and_no_comma_does() {
    let text = |text: &'static str| sum(text.split(';'));
    assert_eq!(text("Say what; you saw"), text("say: “what”;you, saw!"));
    let others = [
        "say what; you see",
        "what say; you saw",
        "say what you; saw it",
        "",
    ];
    assert!(
        others
            .iter()
            .all(|other| text(other) != text("say what; you saw"))
    );
    // The hash is stored: if it changes, every answer seems to have changed.
    assert_eq!(text("Say what you saw"), 329_443_247);
}

#[test]
fn a_day_begins_at_four_in_the_morning_where_the_reader_is() {
    // 2026-11-24, 06:00 UTC.
    let at = |hours: i64| (NOW / DAY * DAY).saturating_add_signed(hours * 60 * 60 * 1000);
    let day = Day(20_781);
    assert_eq!(Day::of(at(4) - 1, 0), day.plus(-1));
    assert_eq!((Day::of(at(4), 0), Day::of(at(28) - 1, 0)), (day, day));
    assert_eq!(Day::of(at(2), -120), day, "it is four in Berlin in summer");
    assert_eq!(Day::of(at(8), 300), day.plus(-1), "it is three in New York");
    assert_eq!(Day::of(0, 840), Day(0));
    assert_eq!(Day::of(u64::MAX, 0), Day(i32::MAX));
}

#[test]
fn a_day_is_written_as_its_date() {
    let dates = [
        (0, "1970-01-01", 3),
        (59, "1970-03-01", 6),
        (11_016, "2000-02-29", 1),
        (11_017, "2000-03-01", 2),
        (20_781, "2026-11-24", 1),
        (47_540, "2100-02-28", 6),
        (47_541, "2100-03-01", 0),
    ];
    for (day, date, weekday) in dates {
        assert_eq!(
            (Day(day).to_string().as_str(), Day(day).weekday()),
            (date, weekday)
        );
        assert_eq!(Day::parse(date), Some(Day(day)));
    }
    for day in 0..80_000 {
        assert_eq!(Day::parse(&Day(day).to_string()), Some(Day(day)));
    }
    for odd in [
        "",
        "2026",
        "2026-11",
        "2026-11-31",
        "2026-13-01",
        "2026-00-01",
        "2026-1-1",
        "1969-12-31",
        "+026-11-24",
        "2026-11-24x",
    ] {
        assert_eq!(Day::parse(odd), None, "{odd}");
    }
}

/// Fingerprints are stored for ever: if they change, old records no longer follow their questions.
#[test]
fn a_print_is_what_it_always_was() {
    let text = "How would you roll back a bad release without losing what was written since?";
    let print = Print::of([text].into_iter()).unwrap();
    assert_eq!(
        print.to_string(),
        "091b422198b339c1dd45805059f97e77e8a6954d289e3319b864aec0aa91d9b2e7de6a7afcaecf"
    );
}
