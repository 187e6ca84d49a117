//! What the first release stored, exported and sent in links: read, merged and exported for ever as it was then.
//!
//! The texts in `tests/saved/v0.1` were written by that release. One thing may differ in what is written today: a control
//! character in a string may be `\n` where it was `\u000a`, which means the same.

use std::rc::Rc;

use study_widget::fragment::Pieces;
use study_widget::guide::Guide;
use study_widget::progress::{Answer, Day, Event, Print, Rating, Record, Register, Stamp, Status};
use study_widget::rehearsal::{Card, Covered, QuestionScore};
use study_widget::saved;
use study_widget::study::{ImportReport, OrphanTick};

use crate::desk::{Browser, DAY, START, of, question, with_points};

/// Every key and text of a browser in which a reader did everything there is.
const STORE: &str = include_str!("../saved/v0.1/store.json");
/// What that browser exported.
const EXPORT: &str = include_str!("../saved/v0.1/export.json");
/// What the reader's other browser exported.
const OTHER: &str = include_str!("../saved/v0.1/other-export.json");
/// What the first browser held once it had imported that.
const MERGED: &str = include_str!("../saved/v0.1/merged-store.json");
/// The link that took the first browser's guide elsewhere.
const LINK: &str = include_str!("../saved/v0.1/link.txt");

const ADDRESS: &str = "https://example.org/a:b/100%/?q=1";
const ODD: &str = "odd \"\\\u{1} \u{1f}\u{7f}\u{2028}é😀";
const LATER: u64 = START + 30 * DAY;

/// The same text by either way of writing control characters.
fn plain(text: &str) -> String {
    let names = [
        ("\\u0008", "\\b"),
        ("\\u0009", "\\t"),
        ("\\u000a", "\\n"),
        ("\\u000c", "\\f"),
        ("\\u000d", "\\r"),
    ];
    let text = text.trim_end().to_owned();
    names
        .iter()
        .fold(text, |text, (code, name)| text.replace(code, name))
}

/// A store as it stands in a file.
fn written(browser: &Browser) -> String {
    plain(&serde_json::to_string_pretty(&browser.texts()).unwrap())
}

fn browser_with(store: &str) -> Browser {
    let browser = Browser::new();
    browser.set_clock(LATER);
    for (key, text) in serde_json::from_str::<Vec<(String, String)>>(store).unwrap() {
        browser.put(&key, &text);
    }
    browser
}

fn guide() -> Rc<Guide> {
    of(vec![
        question("rollback", "How do you roll back a “bad” release?"),
        question("a:b%.unreadable", "What\tis\nodd?"),
        with_points(
            ODD,
            "Émoji 😀 \"quoted\"",
            &[(ODD, "Say \u{1}what"), ("二", "二つ目")],
        ),
        question("newer", "What comes later?"),
        question("damaged", "What was damaged?"),
    ])
}

/// The guide before its author renamed a question and took one out.
fn guide_before() -> Rc<Guide> {
    let words = [
        (
            "one",
            "Say first who is hurt and how badly before anything else is done",
        ),
        (
            "two",
            "Turn the feature flag off which takes seconds and not many minutes",
        ),
    ];
    of(vec![
        with_points(
            "rollback-once",
            "How do you roll back a “bad” release?",
            &words,
        ),
        question("gone", "Which question has gone?"),
    ])
}

fn tick(question: &str, item: &str, on: bool) -> Event {
    Event::Ticked {
        question: question.to_owned(),
        item: item.to_owned(),
        on,
    }
}

fn rated(question: &str, rating: Rating, on: i32, covered: &[&str]) -> Answer {
    Answer::Rated {
        question: question.to_owned(),
        rating,
        on: Day(on),
        due: Day(on + 3),
        covered: covered.iter().map(|&item| item.to_owned()).collect(),
    }
}

fn wrote(question: &str, name: &str, text: &str) -> Answer {
    Answer::Wrote {
        question: question.to_owned(),
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn card() -> Card {
    let told = |text: &str, on| Covered {
        text: text.to_owned(),
        on,
    };
    let scored = |question: &str, follow_up| QuestionScore {
        question: question.to_owned(),
        title: "What\tis \"it\"?".to_owned(),
        used: 61_000,
        points: vec![told("Say <b>\\one", true), told("two\nlines", false)],
        follow_up_used: if follow_up { 20_000 } else { 0 },
        follow_up: follow_up.then(|| told("And \u{1}then?", false)),
        mistakes: if follow_up {
            vec!["Being vague".to_owned()]
        } else {
            Vec::new()
        },
    };
    Card {
        at: START,
        on: Day(20_781),
        limit: 180_000,
        scored: vec![scored(ODD, true), scored("rollback", false)],
    }
}

/// A record that has every field, odd texts and the greatest numbers.
fn full() -> Record {
    fn set<T>(value: T, at: u64, count: u32, replica: u32) -> Register<T> {
        Register {
            value,
            stamp: Stamp { at, count, replica },
        }
    }
    let text = |value: &str| set(value.to_owned(), START, u32::MAX, 0);
    let controls: String = (0..0x20_u8).map(char::from).collect();
    Record {
        title: controls.clone() + ODD,
        print: Print::parse("0a11ce0b0b0b0c0ffe0dd0dd0e0e0e0f00ba10010112345613579b"),
        ticks: [
            (controls.clone(), set(true, 0, 0, 0)),
            (String::new(), set(false, u64::MAX, u32::MAX, u32::MAX)),
            (ODD.to_owned(), set(true, START, 2, 41)),
            ("__proto__".to_owned(), set(false, 1, 0, 1)),
        ]
        .into_iter()
        .collect(),
        open: Some(set(true, START, 7, 41)),
        former_ids: [("before", ()), ("日本", ())]
            .into_iter()
            .map(|(id, ())| (id.to_owned(), ()))
            .collect(),
        texts: [
            (
                "memory".to_owned(),
                text("23.0999999999 5.1000000000 12 20763"),
            ),
            ("note".to_owned(), text(&controls)),
            (ODD.to_owned(), text("{\"v\":1}")),
            ("since".to_owned(), text("1793000000000-0-7")),
        ]
        .into_iter()
        .collect(),
        reviews: [(
            "1795500000001-0-41".to_owned(),
            set("4 20780 20799".to_owned(), START + 1, 0, 41),
        )]
        .into_iter()
        .collect(),
        // Nothing of that release is unknown to this one.
        ..Record::default()
    }
}

/// The first browser.
fn reader() -> Browser {
    let browser = Browser::new();
    browser.put("theme", "dark");
    browser.put(
        "study-widget:devops:newer",
        r#"{"v":3,"ticks":7,"later":[1.5e3,null]}"#,
    );
    browser.put("study-widget:devops:damaged", "{oops");
    browser.put("study-widget:devops:old.unreadable-2", "\u{1}{oops\n");
    browser.put(&saved::key(ADDRESS, ODD), &saved::encode(&full()));
    let mut before = browser.open(&guide_before());
    before.act(tick("rollback-once", "one", true));
    before.act(tick("gone", "two", true));
    before.answer(wrote("gone", "note", "Kept \\ \"so\""));
    let mut tab = browser.open(&guide());
    tab.act(Event::AllOpened(true));
    tab.act(tick("rollback", "one", true));
    tab.act(tick("rollback", "two", true));
    tab.act(tick("rollback", "two", false));
    tab.act(tick(ODD, "二", true));
    tab.act(tick("a:b%.unreadable", "more", true));
    tab.hide(ODD);
    for day in 0..70 {
        let rating = Rating::ALL[day as usize % 4];
        tab.answer(rated("rollback", rating, 20_700 + day, &["one"]));
    }
    tab.answer(rated(ODD, Rating::Good, 20_781, &[ODD]));
    tab.answer(wrote(
        ODD,
        "note",
        "Ask “Ada”:\n\twho\\when\r\n\u{8}\u{c}\u{1b}😀",
    ));
    tab.answer(wrote("", "interview", "2026-12-24"));
    tab.answer(wrote("", "retention", "0.85"));
    tab.answer(wrote("", "story-1/title", "The night of the full disk"));
    tab.study.save_score_card(&card(), browser.now());
    let mut other_guide = browser.open_as("/guides/sre/", &guide());
    other_guide.tick("rollback/more");
    other_guide.act(Event::Reset);
    browser
}

/// The reader's other browser.
fn elsewhere() -> Browser {
    let browser = browser_with("[]");
    let mut tab = browser.open(&guide());
    tab.act(tick("rollback", "two", true));
    tab.act(tick("newer", "one", true));
    tab.act(tick("damaged", "one", true));
    tab.answer(rated("rollback", Rating::Easy, 20_811, &["two"]));
    tab.answer(wrote(ODD, "note", "Newer\nhere"));
    tab.act(Event::AllOpened(false));
    browser.open_as("third", &guide()).tick("rollback/one");
    browser
}

#[test]
fn what_a_reader_does_is_stored_as_it_was_then() {
    assert_eq!(written(&reader()), plain(STORE));
}

#[test]
fn each_field_of_a_record_is_read_and_written_as_it_was() {
    let browser = browser_with(STORE);
    let text = browser.text(&saved::key(ADDRESS, ODD));
    assert_eq!(saved::decode(&text), Ok(full()));
    let texts = browser.texts().into_iter();
    let records = texts.filter(|(key, _)| saved::ids(key).is_some());
    let sound = records.filter_map(|(_, text)| Some((saved::decode(&text).ok()?, text)));
    let count = sound
        .map(|(record, text)| assert_eq!(plain(&saved::encode(&record)), plain(&text)))
        .count();
    assert_eq!(count, 8);
}

#[test]
fn a_reader_finds_everything_they_left() {
    let browser = browser_with(STORE);
    let tab = browser.open(&guide());
    let study = &tab.study;
    for item in ["rollback/one", &format!("{ODD}/{ODD}")] {
        assert!(tab.is_ticked(item), "{item}");
    }
    assert!(study.is_ticked("a:b%.unreadable", "more"));
    assert!(!tab.is_ticked("rollback/two") && !tab.is_ticked(&format!("{ODD}/二")));
    assert_eq!(study.is_open("rollback"), Some(true));
    assert_eq!(study.is_open(ODD), Some(false));
    assert_eq!(
        study.text(ODD, "note"),
        "Ask “Ada”:\n\twho\\when\r\n\u{8}\u{c}\u{1b}😀"
    );
    assert_eq!(
        study.text("", "story-1/title"),
        "The night of the full disk"
    );
    assert_eq!(study.aim().retention, 0.85);
    assert_eq!(study.aim().interview, Day::parse("2026-12-24"));
    assert_eq!(study.rehearsals(), [card()]);
    assert_eq!(study.status(ODD), Status::Confident);
    assert_eq!(study.last_review("rollback").unwrap().due, Day(20_772));
    let (memory, reviews) = study.history("rollback");
    assert_eq!(memory.unwrap().count as usize + reviews.len(), 70);
    assert!(!study.changed_since_rated("rollback") && !study.changed_since_rated(ODD));
    assert!(study.is_read_only("newer") && !study.is_read_only("rollback"));
    assert_eq!(tab.orphans(), ["gone", "rollback-once"]);
    assert_eq!(study.orphan_ticks(), Vec::<OrphanTick>::new());
    assert_eq!(tab.notices().len(), 2, "{:?}", tab.notices());
}

#[test]
fn it_is_exported_as_it_was() {
    for (browser, then) in [(browser_with(STORE), EXPORT), (elsewhere(), OTHER)] {
        let export = browser.open(&guide()).study.export(LATER);
        assert_eq!(plain(&export), plain(then));
    }
}

#[test]
fn an_export_of_then_is_merged_as_it_was() {
    let browser = browser_with(STORE);
    let mut tab = browser.open(&guide());
    let report = tab.study.import(OTHER, LATER);
    assert_eq!(
        report,
        Ok(ImportReport {
            added: 2,
            updated: 3,
            unchanged: 0,
            rejected: 1,
        })
    );
    assert_eq!(written(&browser), plain(MERGED));
    let again = tab.study.import(EXPORT, LATER).unwrap();
    assert_eq!((again.added, again.updated), (0, 0));
}

#[test]
fn a_link_of_then_brings_the_guide() {
    let packed = Pieces::default().take(LINK).unwrap().unwrap();
    let bytes = miniz_oxide::inflate::decompress_to_vec(&packed).unwrap();
    let browser = browser_with("[]");
    let mut tab = browser.open(&guide());
    let text = String::from_utf8(bytes).unwrap();
    tab.study.import(&text, LATER).unwrap();
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(tab.study.rehearsals(), [card()]);
    let newer = "\"newer\":{\"v\":3,\"ticks\":7,\"later\":[1.5e3,null]},\n";
    let sound = plain(&text).replace(newer, "");
    assert_eq!(plain(&tab.study.carried(LATER)), sound);
}
