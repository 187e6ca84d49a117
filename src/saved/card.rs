//! The stored text of a rehearsal's score card.
//!
//! ```json
//! {"v":1,"at":1795491234567,"on":20781,"limit":180000,"scored":[{"question":"rollback","title":"How …?","used":95000,
//!  "points":[["Say what …",true]],"followUp":["And then?",false],"followUpUsed":20000,"mistakes":["Reading …"]}]}
//! ```

use super::json::{self, Json};
use crate::progress::Day;
use crate::rehearsal::{Card, Scored, Told};

/// The version of the card.
const VERSION: u64 = 1;

/// The text of a score card.
#[must_use]
pub fn encode_card(card: &Card) -> String {
    let fields = [
        ("v", VERSION.to_string()),
        ("at", card.at.to_string()),
        ("on", card.on.0.max(0).to_string()),
        ("limit", card.limit.to_string()),
        ("scored", json::array(card.scored.iter().map(scored))),
    ];
    json::object(&mut fields.into_iter())
}

/// The score card in a text; none where there is none, or one of a newer version.
#[must_use]
pub fn decode_card(text: &str) -> Option<Card> {
    let card = json::read(text).ok()?;
    if card.get("v")?.number()? != VERSION {
        return None;
    }
    let scored = card.get("scored")?.list()?.iter().map(read_scored);
    Some(Card {
        at: card.get("at")?.number()?,
        on: Day(i32::try_from(card.get("on")?.number()?).ok()?),
        limit: card.get("limit")?.number()?,
        scored: scored.collect::<Option<_>>()?,
    })
}

fn scored(scored: &Scored) -> String {
    let mut fields = vec![
        ("question", json::string(&scored.question)),
        ("title", json::string(&scored.title)),
        ("used", scored.used.to_string()),
        ("points", json::array(scored.points.iter().map(told))),
    ];
    if let Some(follow_up) = &scored.follow_up {
        fields.push(("followUp", told(follow_up)));
        fields.push(("followUpUsed", scored.follow_up_used.to_string()));
    }
    if !scored.mistakes.is_empty() {
        let mistakes = scored.mistakes.iter().map(|text| json::string(text));
        fields.push(("mistakes", json::array(mistakes)));
    }
    json::object(&mut fields.into_iter())
}

fn read_scored(value: &Json) -> Option<Scored> {
    let text = |name| value.get(name)?.text().map(str::to_owned);
    let points = value.get("points")?.list()?.iter().map(read_told);
    let mistakes = value
        .get("mistakes")
        .map_or(Some(&[][..]), Json::list)?
        .iter();
    Some(Scored {
        question: text("question")?,
        title: text("title")?,
        used: value.get("used")?.number()?,
        points: points.collect::<Option<_>>()?,
        follow_up: match value.get("followUp") {
            Some(told) => Some(read_told(told)?),
            None => None,
        },
        follow_up_used: value.get("followUpUsed").map_or(Some(0), Json::number)?,
        mistakes: mistakes
            .map(|text| Some(text.text()?.to_owned()))
            .collect::<Option<_>>()?,
    })
}

fn told(told: &Told) -> String {
    json::array([json::string(&told.text), told.on.to_string()].into_iter())
}

fn read_told(value: &Json) -> Option<Told> {
    match value.list()? {
        [Json::Text(text), Json::Bool(on)] => Some(Told {
            text: text.clone(),
            on: *on,
        }),
        _ => None,
    }
}
