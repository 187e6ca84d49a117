//! A reader's standing in a guide, in numbers.

use study_widget::plan::Topic;
use study_widget::progress::{Day, Rating, Review, Stamp, Status};
use study_widget::schedule::Strength;
use study_widget::standing::{Standing, Week, curve, per_cent, spent_by_week, standing};

/// A Tuesday.
const TODAY: Day = Day(20_781);

fn review(ago: i32, rating: Rating) -> Review {
    Review {
        stamp: Stamp::default(),
        rating,
        on: TODAY.plus(-ago),
        due: TODAY,
    }
}

fn after(reviews: &[Review]) -> Standing {
    standing(&[], reviews.iter().copied(), TODAY)
}

fn topic(strength: Option<Strength>, due: Option<Day>) -> Topic {
    Topic {
        question: "rollback".to_owned(),
        title: "How do you roll back?".to_owned(),
        status: Status::New,
        strength,
        due,
        away: None,
        first: None,
        minutes: 1,
    }
}

#[test]
fn who_did_nothing_yet_stands_at_nothing() {
    let nothing = after(&[]);
    assert_eq!(nothing.strengths, []);
    assert!(
        nothing
            .studied
            .iter()
            .chain(&nothing.falling_due)
            .all(|(_, count)| *count == 0)
    );
    assert!(nothing.recall.iter().all(|week| week.per_cent().is_none()));
    assert_eq!(nothing.streak, 0);
}

#[test]
fn each_day_of_the_last_year_has_its_count() {
    let good = |ago| review(ago, Rating::Good);
    let standing = after(&[good(0), good(3), good(0), good(364), good(365), good(-1)]);
    assert_eq!(standing.studied.len(), 365);
    assert_eq!(standing.studied[0], (TODAY.plus(-364), 1));
    assert_eq!(standing.studied[361], (TODAY.plus(-3), 1));
    assert_eq!(standing.studied[364], (TODAY, 2));
    let all: usize = standing.studied.iter().map(|(_, count)| count).sum();
    assert_eq!(all, 4, "older days and days to come are not shown");
}

#[test]
fn days_in_a_row_count_until_one_is_missed() {
    let streak = |days: &[i32]| {
        let reviews: Vec<Review> = days.iter().map(|ago| review(*ago, Rating::Again)).collect();
        after(&reviews).streak
    };
    assert_eq!(streak(&[0, 1, 2, 4]), 3);
    assert_eq!(streak(&[1, 2]), 2, "today is not over");
    assert_eq!(streak(&[2, 3]), 0);
    assert_eq!(streak(&[0]), 1);
}

#[test]
fn what_falls_due_is_counted_by_day_and_what_is_overdue_today() {
    let due = |days| topic(None, Some(TODAY.plus(days)));
    let topics = [due(0), due(-9), due(1), due(29), due(30), topic(None, None)];
    let standing = standing(&topics, [].into_iter(), TODAY);
    assert_eq!(standing.falling_due.len(), 30);
    assert_eq!(
        standing.falling_due[..3],
        [(TODAY, 2), (TODAY.plus(1), 1), (TODAY.plus(2), 0)]
    );
    assert_eq!(standing.falling_due[29], (TODAY.plus(29), 1));
}

#[test]
fn strength_is_the_chance_of_recall_today() {
    let known = Strength::first(Rating::Good, TODAY.plus(-10));
    let topics = [topic(None, None), topic(Some(known), None)];
    let standing = standing(&topics, [].into_iter(), TODAY);
    assert_eq!(
        standing.strengths,
        [None, Some(known.retrievability(TODAY))]
    );
}

#[test]
fn recall_is_the_share_of_good_answers_by_week() {
    let reviews = [
        review(0, Rating::Good),
        review(1, Rating::Again),
        review(1, Rating::Easy),
        review(2, Rating::Hard),
        review(25 * 7 + 1, Rating::Easy),
        review(25 * 7 + 2, Rating::Easy),
    ];
    let recall = after(&reviews).recall;
    assert_eq!(recall.len(), 26);
    let monday = TODAY.plus(-1);
    let week = |monday, rated, well| Week {
        monday,
        rated,
        well,
    };
    assert_eq!(recall[25], week(monday, 3, 2));
    assert_eq!(recall[24], week(monday.plus(-7), 1, 0));
    assert_eq!(recall[0], week(monday.plus(-25 * 7), 1, 1));
    let shares = [recall[25], recall[24], recall[23]].map(|week| week.per_cent());
    assert_eq!(shares, [Some(67), Some(0), None]);
}

#[test]
fn a_share_is_rounded_and_is_whole_only_if_nothing_is_missing() {
    let shares = [(8, 9), (299, 300), (300, 300), (1, 2), (0, 4), (0, 0)];
    let shares = shares.map(|(part, whole)| per_cent(part, whole));
    assert_eq!(
        shares,
        [Some(89), Some(99), Some(100), Some(50), Some(0), None]
    );
}

#[test]
fn a_curve_falls_from_review_to_review_and_more_slowly_after_each() {
    let reviews = [review(20, Rating::Good), review(10, Rating::Good)];
    let curve = curve(None, &reviews, TODAY).unwrap();
    assert_eq!((curve.first, curve.today), (TODAY.plus(-20), 20));
    assert_eq!([curve.shares[0], curve.shares[10]], [1.0, 1.0]);
    assert!(curve.shares[1..10].is_sorted_by(|one, next| one > next));
    let fall = |from: usize| curve.shares[from] - curve.shares[from + 9];
    assert!(fall(10) < fall(0));
    assert!(curve.shares.len() > 34, "it goes on after today");
    let [first, second] = &curve.reviews[..] else {
        panic!("{:?}", curve.reviews)
    };
    assert_eq!(*first, (0, Rating::Good, None));
    let before = Strength::first(Rating::Good, TODAY.plus(-20)).retrievability(TODAY.plus(-10));
    assert_eq!(*second, (10, Rating::Good, Some(before)));
}

#[test]
fn a_curve_of_years_shows_the_last_and_one_of_nothing_is_none() {
    let long = curve(None, &[review(900, Rating::Easy)], TODAY).unwrap();
    assert_eq!((long.first, long.today), (TODAY.plus(-365), 365));
    assert_eq!(long.reviews, []);
    assert_eq!(curve(None, &[], TODAY), None);
}

#[test]
fn minutes_are_counted_by_week() {
    let spent = [
        (TODAY, 4),
        (TODAY.plus(-1), 6),
        (TODAY.plus(-2), 8),
        (TODAY.plus(-400), 9),
    ];
    let weeks = spent_by_week(spent.into_iter(), TODAY);
    let monday = TODAY.plus(-1);
    assert_eq!(weeks.len(), 26);
    assert_eq!(weeks[24..], [(monday.plus(-7), 8), (monday, 10)]);
}
