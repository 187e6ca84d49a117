//! The questions and points that the reader put away.

use super::Study;
use crate::progress::{Away, Day};

/// A question or point that is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAway {
    /// The question's id.
    pub question: String,
    /// The point's id; empty where the whole question is away.
    pub point: String,
    /// The question's title, or the point's text.
    pub title: String,
    /// Until when it is away.
    pub until: Away,
}

impl Study {
    /// Whether a point is put away on this day or, if `point` is empty, the question.
    #[must_use]
    pub fn is_away(&self, question: &str, point: &str, today: Day) -> bool {
        let record = self.ledger.record(question);
        let away = record.and_then(|record| record.away(point));
        away.is_some_and(|away| away.holds(today))
    }

    /// Everything of this guide that is put away on this day, in guide order.
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
