//! What a reader puts away: it is not asked, not due and in no plan until it is back, and devices agree on it.

use study_widget::plan::{plan, queue};
use study_widget::progress::{Answer, Away, Day, Rating, Status};
use study_widget::rehearsal::Pool;
use study_widget::study::Study;

use crate::desk::{Browser, DAY, Tab, guide, of, question};

const TODAY: Day = Day(20_781);

fn put(tab: &mut Tab, question: &str, point: &str, text: &str) {
    tab.answer(Answer::Wrote {
        question: question.to_owned(),
        name: Away::name(point),
        text: text.to_owned(),
    });
}

fn rate(tab: &mut Tab, question: &str, covered: &[&str]) {
    tab.answer(Answer::Rated {
        question: question.to_owned(),
        rating: Rating::Hard,
        on: TODAY,
        due: TODAY,
        covered: covered.iter().map(|&id| id.to_owned()).collect(),
    });
}

fn titles(study: &Study) -> Vec<(String, String, Away)> {
    let away = study.put_away(TODAY).into_iter();
    away.map(|away| (away.question, away.point, away.until))
        .collect()
}

#[test]
fn what_is_away_is_not_due_until_the_day_it_is_back() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    for question in ["rollback", "drift"] {
        rate(&mut tab, question, &[]);
    }
    assert_eq!(tab.study.due(TODAY), 2);
    put(
        &mut tab,
        "rollback",
        "",
        &Away::Until(TODAY.plus(7)).write(),
    );
    put(&mut tab, "drift", "", &Away::Never.write());
    for tab in [tab, browser.open(&guide())] {
        let due = [0, 6, 7, 400].map(|days| tab.study.due(TODAY.plus(days)));
        assert_eq!(due, [0, 0, 1, 1]);
        assert_eq!(tab.study.comes_back("rollback"), Some(TODAY.plus(7)));
        assert_eq!(tab.study.comes_back("drift"), None);
    }
}

#[test]
fn what_is_away_is_in_no_plan_and_no_interview() {
    let browser = Browser::new();
    let three = of(["a", "b", "c"].map(|id| question(id, id)).to_vec());
    let mut tab = browser.open(&three);
    rate(&mut tab, "a", &[]);
    put(&mut tab, "a", "", "never");
    put(&mut tab, "b", "", "never");
    let topics = tab.study.topics();
    assert_eq!(queue(&topics, TODAY), [2]);
    let plan = plan(&topics, TODAY, tab.study.aim(), &[]);
    let asked = plan
        .days
        .iter()
        .flat_map(|day| day.reviews.iter().chain(&day.new));
    assert!(asked.clone().all(|place| *place == 2) && asked.count() > 0);
    let held = topics.iter().filter(|topic| Pool::All.holds(topic, TODAY));
    assert_eq!(held.count(), 1);
}

#[test]
fn a_point_that_is_away_keeps_its_tick_and_is_not_needed() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    put(
        &mut tab,
        "rollback",
        "one",
        &Away::Until(TODAY.plus(1)).write(),
    );
    rate(&mut tab, "rollback", &[]);
    assert!(tab.is_ticked("rollback/one"), "it was not asked");
    put(&mut tab, "rollback", "one", "");
    rate(&mut tab, "rollback", &["one"]);
    assert_eq!(tab.study.status("rollback"), Status::Learning);
    put(&mut tab, "rollback", "two", "never");
    assert_eq!(tab.study.status("rollback"), Status::Confident);
    assert_eq!(
        tab.study.due(TODAY),
        1,
        "the question is asked all the same"
    );
}

#[test]
fn the_list_names_what_is_away_and_loses_what_was_brought_back() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let week = Away::Until(TODAY.plus(7));
    put(&mut tab, "drift", "", "never");
    put(&mut tab, "rollback", "two", &week.write());
    put(&mut tab, "rollback", "one", &Away::Until(TODAY).write());
    let row = |question: &str, point: &str, away| (question.to_owned(), point.to_owned(), away);
    assert_eq!(
        titles(&tab.study),
        [row("rollback", "two", week), row("drift", "", Away::Never)],
        "what comes back today is not away"
    );
    put(&mut tab, "drift", "", "");
    assert_eq!(titles(&tab.study), [row("rollback", "two", week)]);
}

#[test]
fn devices_agree_on_the_last_word_in_whichever_order_they_meet() {
    let (here, there) = (Browser::new(), Browser::new());
    let mut tab = here.open(&guide());
    put(&mut tab, "drift", "", "never");
    put(&mut tab, "rollback", "one", "never");
    there.set_clock(here.now() + DAY);
    let mut other = there.open(&guide());
    put(&mut other, "drift", "", "");
    put(&mut other, "rollback", "", "never");
    let now = there.now() + 1000;
    let exports = [tab.study.export(now), other.study.export(now)];
    let mut found = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let third = Browser::new();
        third.set_clock(now);
        let mut tab = third.open(&guide());
        for nth in order {
            tab.study.import(&exports[nth], now).unwrap();
        }
        found.push((titles(&tab.study), third.texts()));
    }
    assert_eq!(found[0], found[1]);
    let row = |point: &str| ("rollback".to_owned(), point.to_owned(), Away::Never);
    assert_eq!(found[0].0, [row(""), row("one")]);
}

#[test]
fn a_text_that_says_nothing_of_a_day_puts_nothing_away() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    rate(&mut tab, "drift", &[]);
    for text in ["", "Never", "2026-13-01", "tomorrow", "\u{0}"] {
        put(&mut tab, "drift", "", text);
        assert_eq!(tab.study.due(TODAY), 1, "{text:?}");
        assert_eq!(titles(&tab.study), [], "{text:?}");
    }
}
