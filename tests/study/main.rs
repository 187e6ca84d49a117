//! Stories of a reader, their tabs and the store their progress is kept in.

use std::rc::Rc;

use study_widget::guide::{Fold, FollowUp, Framework, Guide, Item, Question};
use study_widget::progress::{Event, Status};
use study_widget::study::{MemoryStore, Study};

const NOON: u64 = 1_795_500_000_000;

fn guide(questions: &[(&str, &str)]) -> Rc<Guide> {
    let questions = questions
        .iter()
        .map(|(id, title)| question(id, title))
        .collect();
    Rc::new(Guide {
        title: "DevOps".to_owned(),
        questions,
        mistakes: Vec::new(),
    })
}

fn question(id: &str, title: &str) -> Question {
    let item = |id: &str, text: &str| Item {
        id: id.to_owned(),
        text: text.to_owned(),
        block: 0,
    };
    let points = vec![
        item("first", &format!("{title}: the first thing to say")),
        item("second", "Then the second"),
    ];
    let follow_ups = vec![FollowUp {
        id: "more".to_owned(),
        text: "And then?".to_owned(),
        block: 0,
        sketch: Vec::new(),
    }];
    let framework = Framework {
        fold: Fold::Button,
        label: None,
        blocks: Vec::new(),
        points,
    };
    Question {
        id: id.to_owned(),
        title: title.to_owned(),
        heading: 0,
        intent: None,
        framework,
        follow_ups,
        blocks: 0..0,
    }
}

fn open(store: &MemoryStore, replica: u32, now: u64) -> Study {
    let guide = guide(&[
        ("rollback", "How do you roll back?"),
        ("drift", "How do you find drift?"),
    ]);
    Study::open("devops", guide, Box::new(store.clone()), replica, now)
}

fn tick(question: &str, item: &str, on: bool) -> Event {
    Event::Ticked {
        question: question.to_owned(),
        item: item.to_owned(),
        on,
    }
}

#[test]
fn a_tick_survives_a_reload() {
    let store = MemoryStore::default();
    let mut tab = open(&store, 1, NOON);
    assert_eq!(tab.act(tick("rollback", "first", true), NOON), ["rollback"]);
    let tab = open(&store, 2, NOON + 1000);
    assert!(tab.is_ticked("rollback", "first"));
    assert_eq!(tab.status("rollback"), Status::Learning);
    assert_eq!(tab.summary().ticked, 1);
    assert_eq!(tab.summary().total, 6);
}
