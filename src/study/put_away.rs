//! What the reader put away, question by question and point by point.

use super::Study;
use crate::progress::{Away, Day};

/// Something that is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAway {
    /// The question's id.
    pub question: String,
    /// The point's id; empty where the whole question is away.
    pub point: String,
    /// The question's title, or the point's text.
    pub title: String,
    /// How long.
    pub until: Away,
}

impl Study {
    /// Whether a point is away on this day or, with no `point`, the question.
    #[must_use]
    pub fn is_away(&self, question: &str, point: &str, today: Day) -> bool {
        let record = self.ledger.record(question);
        let away = record.and_then(|record| record.away(point));
        away.is_some_and(|away| away.holds(today))
    }

    /// All of this guide that is away on this day, in the order of the guide.
    #[must_use]
    pub fn put_away(&self, today: Day) -> Vec<PutAway> {
        let mut all = Vec::new();
        for question in &self.guide.questions {
            let Some(record) = self.ledger.record(&question.id) else {
                continue;
            };
            let points = question.framework.points.iter();
            let points = points.map(|point| (point.id.as_str(), &point.text));
            for (point, title) in [("", &question.title)].into_iter().chain(points) {
                let away = record.away(point).filter(|away| away.holds(today));
                all.extend(away.map(|until| PutAway {
                    question: question.id.clone(),
                    point: point.to_owned(),
                    title: title.clone(),
                    until,
                }));
            }
        }
        all
    }
}
