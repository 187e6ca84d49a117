//! Readers who have studied for years: what their history weighs, and that no due day depends on its being folded.

use study_widget::chance::Chance;
use study_widget::fragment;
use study_widget::progress::{Answer, Day, Rating};
use study_widget::schedule::{self, Strength};
use study_widget::study::Store;

use crate::desk::{Browser, DAY, START, Tab, of, with_points};

const QUESTIONS: usize = 1500;
const REVIEWS: usize = 10_000;

/// Reviews `REVIEWS` times, a question picked by `pick`, and checks each due day against a history nobody folded.
fn studied(pick: impl Fn(&mut Chance) -> usize) -> Browser {
    let text = |n: usize, nth: usize| {
        format!("Point {nth} of question {n} says what to do, why, and how you know it worked")
    };
    let questions = (0..QUESTIONS).map(|n| {
        let texts: Vec<(String, String)> = (0..6)
            .map(|nth| (format!("say-what-to-do-{nth}"), text(n, nth)))
            .collect();
        let points: Vec<(&str, &str)> = texts
            .iter()
            .map(|(id, text)| (id.as_str(), text.as_str()))
            .collect();
        let title = format!("How would you find out why service number {n} fails only at night?");
        with_points(&format!("why-service-{n}-fails-at-night"), &title, &points)
    });
    let guide = of(questions.collect());
    let browser = Browser::new();
    let mut tab: Tab = browser.open(&guide);
    let mut chance = Chance::new(7);
    let mut unfolded: Vec<Option<Strength>> = vec![None; QUESTIONS];
    for nth in 0..REVIEWS {
        // Thirty a day.
        let day = nth / 30;
        let on = Day::of(START, 0).plus(i32::try_from(day).unwrap());
        browser.set_clock((START + day as u64 * DAY).max(browser.now()));
        let place = pick(&mut chance);
        let question = guide.questions[place].id.clone();
        let rating = Rating::ALL[chance.draw(4)];
        let dues = tab.study.dues(&question, on);
        let seed = Chance::named(&question, u64::try_from(on.0).unwrap());
        assert_eq!(
            dues,
            schedule::dues(unfolded[place], on, tab.study.aim(), seed)
        );
        unfolded[place] = Some(match unfolded[place] {
            Some(known) => known.rated(rating, on),
            None => Strength::first(rating, on),
        });
        let points = guide.questions[place].framework.points.iter();
        tab.answer(Answer::Rated {
            question,
            rating,
            on,
            due: dues[rating as usize - 1],
            covered: points
                .take(2 * rating as usize)
                .map(|point| point.id.clone())
                .collect(),
        });
    }
    browser
}

/// What a browser counts: keys and texts.
fn weight(browser: &Browser) -> usize {
    browser
        .texts()
        .iter()
        .map(|(key, text)| key.len() + text.len())
        .sum()
}

#[test]
fn ten_thousand_reviews_in_fifteen_hundred_questions_take_less_than_two_megabytes_and_fit_a_link() {
    let browser = studied(|chance| chance.draw(QUESTIONS));
    let weight = weight(&browser);
    assert!((1_000_000..2_000_000).contains(&weight), "{weight}");
    let tab = browser.open(&of(Vec::new()));
    let carried = tab.study.carried(browser.now());
    assert!(carried.len() > 1_000_000);
    assert!(fragment::may_carry(&carried), "{}", carried.len());
}

#[test]
fn ten_thousand_reviews_in_a_few_questions_are_folded_and_no_due_day_changes() {
    let browser = studied(|chance| chance.draw(20));
    let weight = weight(&browser);
    assert!(weight < 120_000, "{weight}");
    let text = browser
        .store
        .read("study-widget:devops:why-service-0-fails-at-night")
        .unwrap()
        .unwrap();
    assert!(text.contains(r#""memory":["#));
}
