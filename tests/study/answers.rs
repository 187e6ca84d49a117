//! A reader who rates answers and writes beside them.

use study_widget::progress::{Answer, Day, Event, Rating, Status};
use study_widget::rehearsal::Card;
use study_widget::study::{INTERVIEW, RETENTION};

use crate::desk::{Browser, Tab, guide, of, with_points};

const TODAY: Day = Day(20_781);

impl Tab {
    pub(crate) fn rate(
        &mut self,
        question: &str,
        rating: Rating,
        days: i32,
        covered: &[&str],
    ) -> Vec<String> {
        self.answer(Answer::Rated {
            question: question.to_owned(),
            rating,
            on: TODAY,
            due: TODAY.plus(days),
            covered: covered.iter().map(|item| (*item).to_owned()).collect(),
        })
    }

    fn write(&mut self, question: &str, name: &str, text: &str) -> Vec<String> {
        self.answer(Answer::Wrote {
            question: question.to_owned(),
            name: name.to_owned(),
            text: text.to_owned(),
        })
    }

    fn last(&self, question: &str) -> Option<(Rating, Day)> {
        let review = self.study.last_review(question)?;
        Some((review.rating, review.due))
    }
}

#[test]
fn a_rating_survives_a_reload_and_ticks_what_was_covered() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    assert_eq!(
        tab.rate("rollback", Rating::Hard, 2, &["two"]),
        ["rollback"]
    );
    let tab = browser.open(&guide());
    assert_eq!(tab.last("rollback"), Some((Rating::Hard, TODAY.plus(2))));
    assert!(tab.is_ticked("rollback/two"));
    assert!(
        !tab.is_ticked("rollback/one"),
        "it was not covered this time"
    );
    assert_eq!(tab.last("drift"), None);
}

#[test]
fn a_rating_leaves_the_follow_ups_as_they_were() {
    let mut tab = Browser::new().open(&guide());
    tab.tick("rollback/more");
    tab.rate("rollback", Rating::Good, 2, &["one"]);
    assert!(tab.is_ticked("rollback/more"));
}

#[test]
fn a_rating_unticks_what_another_tab_ticked_unheard() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    browser.open(&guide()).tick("rollback/one");
    tab.rate("rollback", Rating::Again, 1, &[]);
    assert!(!browser.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn a_good_rating_makes_sure_and_any_rating_begins() {
    let mut tab = Browser::new().open(&guide());
    tab.rate("rollback", Rating::Again, 1, &[]);
    assert_eq!(tab.study.status("rollback"), Status::Learning);
    tab.rate("rollback", Rating::Good, 1, &[]);
    assert_eq!(tab.study.status("rollback"), Status::Confident);
    tab.rate("rollback", Rating::Hard, 1, &["one"]);
    assert_eq!(tab.study.status("rollback"), Status::Learning);
    tab.rate("rollback", Rating::Hard, 1, &["one", "two"]);
    assert_eq!(tab.study.status("rollback"), Status::Confident);
    assert_eq!(tab.study.summary().confident, 1);
}

#[test]
fn a_question_is_due_on_its_day_and_every_day_after() {
    let mut tab = Browser::new().open(&guide());
    assert_eq!(tab.study.due(TODAY.plus(1000)), 0, "what is new is not due");
    tab.rate("rollback", Rating::Good, 3, &[]);
    tab.rate("drift", Rating::Again, 1, &[]);
    let due = |days| tab.study.due(TODAY.plus(days));
    assert_eq!([0, 1, 2, 3, 99].map(due), [0, 1, 1, 2, 2]);
    tab.rate("drift", Rating::Good, 5, &[]);
    let due = |days| tab.study.due(TODAY.plus(days));
    assert_eq!([1, 3, 5].map(due), [0, 1, 2], "the last rating counts");
}

#[test]
fn two_tabs_that_both_reviewed_end_with_both_reviews() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    one.rate("rollback", Rating::Good, 3, &[]);
    two.rate("rollback", Rating::Hard, 2, &[]);
    assert_eq!(one.on_storage("study-widget:devops:rollback"), ["rollback"]);
    for tab in [one, two, browser.open(&guide())] {
        let (_, reviews) = tab.study.history("rollback");
        assert_eq!(reviews.len(), 2);
        assert_eq!(tab.last("rollback"), Some((Rating::Hard, TODAY.plus(2))));
    }
}

#[test]
fn two_devices_that_both_reviewed_end_with_both_reviews_and_both_notes() {
    let (home, work) = (Browser::new(), Browser::new());
    work.set_clock(crate::desk::START + 500);
    let (mut here, mut there) = (home.open(&guide()), work.open(&guide()));
    here.rate("rollback", Rating::Good, 3, &["one"]);
    here.write("drift", "note", "Ask Ada");
    there.rate("rollback", Rating::Easy, 9, &["two"]);
    there.write("", "interview", "2026-12-24");
    let (ours, theirs) = (here.study.export(0), there.study.export(0));
    here.study
        .import(&theirs, crate::desk::START + 9000)
        .unwrap();
    there
        .study
        .import(&ours, crate::desk::START + 9000)
        .unwrap();
    for tab in [here, there] {
        assert_eq!(tab.study.history("rollback").1.len(), 2);
        assert_eq!(tab.last("rollback"), Some((Rating::Easy, TODAY.plus(9))));
        assert_eq!(tab.study.text("drift", "note"), "Ask Ada");
        assert_eq!(tab.study.text("", "interview"), "2026-12-24");
    }
}

#[test]
fn a_note_is_kept_as_written_and_alone_says_nothing_of_the_question() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    assert_eq!(tab.study.text("rollback", "note"), "");
    assert_eq!(
        tab.write("rollback", "note", "Ask “Ada”\nby Friday"),
        ["rollback"]
    );
    tab.write("rollback", "note", "");
    tab.write("rollback", "note", "Ask Bob");
    let tab = browser.open(&guide());
    assert_eq!(tab.study.text("rollback", "note"), "Ask Bob");
    assert_eq!(tab.study.status("rollback"), Status::New);
    let texts: Vec<_> = tab.study.texts("rollback").collect();
    assert_eq!(texts, [("note", "Ask Bob")]);
}

#[test]
fn nothing_is_rated_or_written_in_a_question_that_is_not_there() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    assert_eq!(tab.rate("scaling", Rating::Good, 1, &["one"]), [""; 0]);
    assert_eq!(tab.rate("", Rating::Good, 1, &["one"]), [""; 0]);
    assert_eq!(tab.write("scaling", "note", "x"), [""; 0]);
    assert_eq!(browser.keys(), [""; 0]);
}

#[test]
fn a_reset_starts_afresh_and_can_be_undone() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.rate("rollback", Rating::Good, 3, &["one"]);
    tab.rate("drift", Rating::Good, 3, &[]);
    tab.write("drift", "note", "Ask Ada");

    assert_eq!(tab.act(Event::Reset), ["drift", "rollback"]);
    let mut tab = tab;
    for tab in [&tab, &browser.open(&guide())] {
        assert_eq!(tab.study.status("rollback"), Status::New);
        assert_eq!(
            (tab.last("rollback"), tab.study.due(TODAY.plus(9))),
            (None, 0)
        );
        assert_eq!(tab.study.history("drift").1, []);
        assert_eq!(
            tab.study.reviews().count(),
            2,
            "the days stay days of study"
        );
        assert_eq!(tab.study.text("drift", "note"), "Ask Ada");
    }
    assert_eq!(tab.act(Event::Reset), [""; 0]);

    assert_eq!(tab.act(Event::Undone), ["drift", "rollback"]);
    let tab = browser.open(&guide());
    assert_eq!(tab.last("rollback"), Some((Rating::Good, TODAY.plus(3))));
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(tab.study.due(TODAY.plus(9)), 2);
}

#[test]
fn after_a_reset_new_reviews_count_and_undoing_the_next_reset_leaves_the_first() {
    let mut tab = Browser::new().open(&guide());
    tab.rate("rollback", Rating::Good, 3, &[]);
    tab.act(Event::Reset);
    tab.rate("rollback", Rating::Hard, 1, &[]);
    assert_eq!(tab.study.history("rollback").1.len(), 1);
    tab.act(Event::Reset);
    assert_eq!(tab.study.history("rollback").1.len(), 0);
    tab.act(Event::Undone);
    let (_, reviews) = tab.study.history("rollback");
    assert_eq!(reviews.len(), 1);
    assert_eq!(reviews[0].rating, Rating::Hard);
}

#[test]
fn a_reset_of_ticks_alone_leaves_a_record_of_version_1() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.act(Event::Reset);
    assert!(
        browser
            .text("study-widget:devops:rollback")
            .starts_with(r#"{"v":1,"#)
    );
}

#[test]
fn the_reader_is_told_when_an_answer_changed_since_they_rated_it() {
    let with = |text| of(vec![with_points("rollback", "How?", &[("one", text)])]);
    let browser = Browser::new();
    let mut tab = browser.open(&with("Say the first thing"));
    assert!(!tab.study.changed_since_rated("rollback"));
    tab.tick("rollback/one");
    tab.rate("rollback", Rating::Good, 3, &["one"]);
    assert!(!tab.study.changed_since_rated("rollback"));
    assert!(
        !browser
            .open(&with("Say the first thing!"))
            .study
            .changed_since_rated("rollback")
    );

    tab.regrow(&with("Say the last thing"));
    assert!(tab.study.changed_since_rated("rollback"));
    tab.untick("rollback/one");
    assert!(
        tab.study.changed_since_rated("rollback"),
        "a tick is no rating"
    );
    tab.rate("rollback", Rating::Good, 3, &["one"]);
    assert!(!tab.study.changed_since_rated("rollback"));
    assert!(!tab.study.changed_since_rated("drift"));
}

#[test]
fn a_rating_comes_back_when_the_scheduler_said_it_would() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.write("", INTERVIEW, &TODAY.plus(4).to_string());
    let first = tab.study.dues("rollback", TODAY);
    assert_eq!(
        first,
        tab.study.dues("rollback", TODAY),
        "told twice, told the same"
    );
    assert_eq!(first[3], TODAY.plus(3), "on the eve of the interview");
    tab.write("", INTERVIEW, "");
    assert!(tab.study.dues("rollback", TODAY)[3] > TODAY.plus(3));
    assert_eq!(tab.study.strength("rollback"), None);

    tab.rate("rollback", Rating::Good, 2, &[]);
    let strict = |tab: &mut Tab, retention| {
        tab.write("", RETENTION, retention);
        tab.study.dues("rollback", TODAY.plus(2))[2]
    };
    assert!(strict(&mut tab, "0.97") < strict(&mut tab, "0.7"));
    assert_eq!(tab.study.aim().retention, 0.7);
    assert_eq!(tab.study.strength("rollback").unwrap().on, TODAY);
    tab.act(Event::Reset);
    assert_eq!(tab.study.strength("rollback"), None);
    assert_eq!(tab.study.aim().retention, 0.7, "settings are not progress");
}

#[test]
fn what_old_reviews_came_to_takes_their_place() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    for _ in 0..64 {
        tab.rate("rollback", Rating::Good, 9, &[]);
    }
    assert_eq!(tab.study.history("rollback").1.len(), 64);
    let before = tab.study.strength("rollback").unwrap();
    let mut other = browser.open(&guide());
    tab.rate("rollback", Rating::Hard, 9, &[]);
    let after = before.rated(Rating::Hard, TODAY);
    other.rate("rollback", Rating::Hard, 9, &[]);
    for tab in [&other, &browser.open(&guide())] {
        let (memory, reviews) = tab.study.history("rollback");
        assert_eq!((memory.unwrap().count, reviews.len()), (17, 49));
        let (known, wanted) = (
            tab.study.strength("rollback").unwrap(),
            after.rated(Rating::Hard, TODAY),
        );
        assert!(
            (known.stability - wanted.stability).abs() < 1e-6,
            "{known:?}"
        );
    }
    tab.on_storage("study-widget:devops:rollback");
    let text = browser.text("study-widget:devops:rollback");
    tab.flush();
    assert_eq!(
        browser.text("study-widget:devops:rollback"),
        text,
        "nobody brings back what was folded"
    );
}

#[test]
fn a_reset_after_folding_starts_afresh_too() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    for _ in 0..70 {
        tab.rate("rollback", Rating::Good, 9, &[]);
    }
    let before = tab.study.strength("rollback");
    tab.act(Event::Reset);
    assert_eq!(tab.study.strength("rollback"), None);
    tab.act(Event::Undone);
    assert_eq!(tab.study.strength("rollback"), before);
}

#[test]
fn progress_of_version_3_is_shown_read_only() {
    let browser = Browser::new();
    browser.put("study-widget:devops:rollback", r#"{"v":3}"#);
    let mut tab = browser.open(&guide());
    assert!(tab.study.is_read_only("rollback"));
    assert_eq!(tab.rate("rollback", Rating::Good, 1, &[]), [""; 0]);
    assert_eq!(tab.write("rollback", "note", "x"), [""; 0]);
    assert_eq!(browser.text("study-widget:devops:rollback"), r#"{"v":3}"#);
}

#[test]
fn score_cards_are_kept_the_newest_first_and_the_oldest_go() {
    let card = |nth: u64| Card {
        at: crate::desk::START + nth,
        on: TODAY,
        limit: 60_000,
        scored: Vec::new(),
    };
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    for nth in 0..45 {
        let now = browser.now() + nth;
        tab.study.save_score_card(&card(nth), now);
    }
    tab.write("", "rehearsal-0-0", "not a card");
    let cards = browser.open(&guide()).study.rehearsals();
    assert_eq!(
        (cards.len(), &cards[0], &cards[39]),
        (40, &card(44), &card(5))
    );
}

#[test]
fn where_the_reader_stands_is_told_for_each_question() {
    let mut tab = Browser::new().open(&guide());
    tab.rate("drift", Rating::Good, 3, &["one"]);
    let topics = tab.study.topics();
    let ids: Vec<&str> = topics.iter().map(|topic| topic.question.as_str()).collect();
    assert_eq!(ids, ["rollback", "drift"], "in the order of the guide");
    assert_eq!(
        (
            topics[0].status,
            topics[0].strength,
            topics[0].due,
            topics[0].first
        ),
        (Status::New, None, None, None)
    );
    assert_eq!(
        (topics[1].status, topics[1].due, topics[1].first),
        (Status::Confident, Some(TODAY.plus(3)), Some(TODAY))
    );
    assert_eq!(topics[1].strength, tab.study.strength("drift"));
}
