//! The catalogue: `guides.json` as `press` writes it, read into guides.

use std::rc::Rc;

use serde::Deserialize;

use crate::browser::clock;
use crate::browser::store::BrowserStore;
use crate::guide::{Fold, FollowUp, Framework, Guide, Item, Question};
use crate::study::Study;

/// One guide of the library.
pub(super) struct Entry {
    pub(super) id: String,
    /// Relative to the library's page.
    pub(super) url: String,
    pub(super) guide: Rc<Guide>,
}

impl Entry {
    /// The reader's progress on this guide, as it is stored now.
    pub(super) fn study(&self) -> Study {
        let guide = Rc::clone(&self.guide);
        Study::open(
            &self.id,
            guide,
            Box::new(BrowserStore),
            clock::replica(),
            clock::now(),
        )
    }
}

/// The guides in a catalogue; none if the text is no catalogue.
pub(super) fn read(text: &str) -> Vec<Entry> {
    let guides: Vec<GuideWire> = serde_json::from_str(text).unwrap_or_default();
    guides.into_iter().map(Entry::from).collect()
}

#[derive(Deserialize)]
struct GuideWire {
    id: String,
    url: String,
    title: String,
    questions: Vec<QuestionWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct QuestionWire {
    id: String,
    title: String,
    points: Vec<ItemWire>,
    follow_ups: Vec<ItemWire>,
}

/// A point or a follow-up.
#[derive(Deserialize)]
struct ItemWire {
    id: String,
    text: String,
}

impl From<GuideWire> for Entry {
    fn from(guide: GuideWire) -> Entry {
        let questions = guide.questions.into_iter();
        Entry {
            id: guide.id,
            url: guide.url,
            guide: Rc::new(Guide {
                title: guide.title,
                questions: questions.map(|each| Rc::new(each.into())).collect(),
                mistakes: Vec::new(),
            }),
        }
    }
}

/// A question with its ids and texts. Its block indices are zero: the catalogue has no blocks, and none are needed.
impl From<QuestionWire> for Question {
    fn from(question: QuestionWire) -> Question {
        let point = |ItemWire { id, text }| Item { id, text, block: 0 };
        let follow_up = |ItemWire { id, text }| FollowUp {
            id,
            text,
            block: 0,
            sketch: Vec::new(),
        };
        Question {
            id: question.id,
            title: question.title,
            heading: 0,
            intent: None,
            framework: Framework {
                fold: Fold::Button,
                label: None,
                blocks: Vec::new(),
                points: question.points.into_iter().map(point).collect(),
            },
            follow_ups: question.follow_ups.into_iter().map(follow_up).collect(),
            blocks: 0..0,
        }
    }
}
