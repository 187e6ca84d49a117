//! The stored text of a rehearsal's score card.
//!
//! ```json
//! {"v":1,"at":1795491234567,"on":20781,"limit":180000,"scored":[{"question":"rollback","title":"How …?","used":95000,
//!  "points":[["Say what …",true]],"followUp":["And then?",false],"followUpUsed":20000,"mistakes":["Reading …"]}]}
//! ```

use serde::{Deserialize, Serialize};

use super::wire::not_null;
use super::{read, write};
use crate::progress::{Day, Millis};
use crate::rehearsal::{Card, Covered, QuestionScore};

/// The version of the card's format.
const VERSION: u64 = 1;

/// The text of a score card.
#[must_use]
pub fn encode_card(card: &Card) -> String {
    write(&Wire {
        v: VERSION,
        at: card.at,
        on: card.on.0.max(0).unsigned_abs(),
        limit: card.limit,
        scored: card.scored.iter().map(WireQuestionScore::from).collect(),
    })
}

/// The score card in a text; `None` if the text is no card, or one of a newer version.
#[must_use]
pub fn decode_card(text: &str) -> Option<Card> {
    let card: Wire = read(text)?;
    (card.v == VERSION).then_some(())?;
    Some(Card {
        at: card.at,
        on: Day(i32::try_from(card.on).ok()?),
        limit: card.limit,
        scored: card.scored.into_iter().map(QuestionScore::from).collect(),
    })
}

#[derive(Serialize, Deserialize)]
struct Wire {
    v: u64,
    at: Millis,
    on: u32,
    limit: Millis,
    scored: Vec<WireQuestionScore>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireQuestionScore {
    question: String,
    title: String,
    used: Millis,
    points: Vec<WireCovered>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_null"
    )]
    follow_up: Option<WireCovered>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_null"
    )]
    follow_up_used: Option<Millis>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mistakes: Vec<String>,
}

/// A point or follow-up, and whether it was covered: `["Say what …",true]`.
#[derive(Serialize, Deserialize)]
struct WireCovered(String, bool);

impl From<&QuestionScore> for WireQuestionScore {
    fn from(scored: &QuestionScore) -> WireQuestionScore {
        let follow_up = scored.follow_up.as_ref();
        WireQuestionScore {
            question: scored.question.clone(),
            title: scored.title.clone(),
            used: scored.used,
            points: scored.points.iter().map(WireCovered::from).collect(),
            follow_up: follow_up.map(WireCovered::from),
            follow_up_used: follow_up.map(|_| scored.follow_up_used),
            mistakes: scored.mistakes.clone(),
        }
    }
}

impl From<WireQuestionScore> for QuestionScore {
    fn from(scored: WireQuestionScore) -> QuestionScore {
        QuestionScore {
            question: scored.question,
            title: scored.title,
            used: scored.used,
            points: scored.points.into_iter().map(Covered::from).collect(),
            follow_up: scored.follow_up.map(Covered::from),
            follow_up_used: scored.follow_up_used.unwrap_or_default(),
            mistakes: scored.mistakes,
        }
    }
}

impl From<&Covered> for WireCovered {
    fn from(covered: &Covered) -> WireCovered {
        WireCovered(covered.text.clone(), covered.on)
    }
}

impl From<WireCovered> for Covered {
    fn from(WireCovered(text, on): WireCovered) -> Covered {
        Covered { text, on }
    }
}
