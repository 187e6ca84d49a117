//! Days moved: for the interview, for a day off, forward and back; what was promised stays beside it.

use study_widget::progress::{Answer, Day, Rating};
use study_widget::study::{INTERVIEW, day_off};

use crate::desk::{Browser, Tab, guide};

const TODAY: Day = Day(20_781);

fn rate(tab: &mut Tab, question: &str, rating: Rating, due: i32) {
    tab.answer(Answer::Rated {
        question: question.to_owned(),
        rating,
        on: TODAY,
        due: TODAY.plus(due),
        covered: Vec::new(),
    });
}

fn write(tab: &mut Tab, name: &str, text: &str) {
    tab.answer(Answer::Wrote {
        question: String::new(),
        name: name.to_owned(),
        text: text.to_owned(),
    });
}

fn back(tab: &Tab) -> [i32; 2] {
    ["rollback", "drift"].map(|question| tab.study.comes_back(question).unwrap().since(TODAY))
}

#[test]
fn a_date_brings_everything_back_before_the_day_and_clearing_it_keeps_the_old_promise() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "rollback", Rating::Easy, 40);
    rate(&mut tab, "drift", Rating::Good, 2);
    write(&mut tab, INTERVIEW, &TODAY.plus(20).to_string());
    let moves = tab.study.share_out(TODAY, browser.now());
    assert_eq!(moves.len(), 1, "what comes back in time keeps its day");
    let [rollback, drift] = back(&tab);
    assert!(
        (1..20).contains(&rollback) && drift == 2,
        "{rollback} {drift}"
    );
    assert_eq!(back(&browser.open(&guide())), [rollback, 2], "it is stored");
    write(&mut tab, INTERVIEW, "");
    tab.study.share_out(TODAY, browser.now());
    assert_eq!(back(&tab), [40, 2]);
}

#[test]
fn a_move_is_taken_back_and_ends_with_the_next_rating() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "rollback", Rating::Hard, 1);
    rate(&mut tab, "drift", Rating::Hard, 3);
    let moves = tab
        .study
        .move_day(TODAY.plus(1), TODAY, TODAY, browser.now());
    assert_eq!(back(&tab), [0, 3]);
    assert_eq!(tab.study.due(TODAY), 1);
    tab.study.move_back(moves, browser.now() + 1);
    assert_eq!(back(&tab), [1, 3]);
    tab.study
        .move_day(TODAY.plus(1), TODAY, TODAY, browser.now() + 2);
    rate(&mut tab, "rollback", Rating::Good, 9);
    assert_eq!(back(&tab), [9, 3]);
}

#[test]
fn a_day_off_takes_nothing_and_gives_it_back() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "rollback", Rating::Hard, 3);
    rate(&mut tab, "drift", Rating::Hard, 5);
    write(&mut tab, &day_off(TODAY.plus(3)), "off");
    assert_eq!(tab.study.days_off(TODAY), [TODAY.plus(3)]);
    assert_eq!(tab.study.days_off(TODAY.plus(4)), []);
    tab.study.share_out(TODAY, browser.now());
    let [rollback, drift] = back(&tab);
    assert!(rollback != 3 && (2..=4).contains(&rollback), "{rollback}");
    assert!((4..=5).contains(&drift), "{drift}");
    write(&mut tab, &day_off(TODAY.plus(3)), "");
    tab.study.share_out(TODAY, browser.now());
    assert_eq!(back(&tab), [3, 5]);
}

#[test]
fn an_answer_given_before_the_interview_is_promised_for_before_it() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "rollback", Rating::Easy, 1);
    write(&mut tab, INTERVIEW, &TODAY.plus(30).to_string());
    let dues = tab.study.dues("rollback", TODAY.plus(9));
    assert!(dues.iter().all(|due| *due < TODAY.plus(30)), "{dues:?}");
    assert!(dues.is_sorted());
    let eve = tab.study.dues("rollback", TODAY.plus(29));
    assert!(eve[2] > TODAY.plus(30), "the last look is over: {eve:?}");
}

#[test]
fn after_the_interview_what_was_cut_short_goes_on_by_the_ordinary_schedule() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "rollback", Rating::Easy, 5);
    rate(&mut tab, "drift", Rating::Hard, 5);
    let moves = tab
        .study
        .resume_schedule(TODAY.plus(6), TODAY.plus(7), browser.now());
    assert_eq!(moves.len(), 1, "what is overdue by itself stays so");
    assert_eq!(back(&tab), [8, 5]);
}

#[test]
fn before_an_interview_a_review_holds_no_more_than_the_days_share() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "rollback", Rating::Good, 0);
    rate(&mut tab, "drift", Rating::Again, 0);
    assert_eq!(tab.study.queue(TODAY.plus(1)).len(), 2);
    write(&mut tab, INTERVIEW, &TODAY.plus(8).to_string());
    let plan = tab.study.plan(TODAY.plus(1));
    let queue = tab.study.queue(TODAY.plus(1));
    assert_eq!(plan.waiting, 1, "one of the two waits");
    assert_eq!(queue.len() + plan.waiting, 2);
    assert_eq!(queue.len(), plan.days[0].reviews.len());
}
