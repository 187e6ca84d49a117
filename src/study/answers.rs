//! What a reader said of their answers and wrote beside them: ratings, notes, and resets of all but what they wrote.

use super::{Study, WHOLE};
use crate::chance::Chance;
use crate::plan::Topic;
use crate::progress::{
    Answer, Day, Event, MEMORY, Memory, Millis, RATED, Record, Register, Review, Stamp, sum,
};
use crate::schedule::{self, Aim, Strength};

/// The guide's text that says which share of the questions is to be known when they come back.
pub const RETENTION: &str = "retention";
/// The guide's text that says the date of the interview, `2026-12-24`.
pub const INTERVIEW: &str = "interview";

/// What a reset took back from one question.
pub(super) struct Undo {
    question: String,
    ticked: Vec<String>,
    /// Since when reviews counted; none where there were none.
    since: Option<String>,
}

/// What the reader sees.
impl Study {
    /// How many questions come back on this day or should have before.
    #[must_use]
    pub fn due(&self, today: Day) -> usize {
        let dues = self.standings.iter().filter_map(|standing| standing.due);
        dues.filter(|due| *due <= today).count()
    }

    /// The last review of a question since the last reset; it says when the question comes back.
    #[must_use]
    pub fn last_review(&self, question: &str) -> Option<Review> {
        self.ledger.record(question)?.last_review(self.ledger.now)
    }

    /// What was written in a question's record or, with no `question`, in the guide's; empty where nothing was.
    #[must_use]
    pub fn text(&self, question: &str, name: &str) -> &str {
        let record = self.ledger.record(question);
        record
            .and_then(|record| record.texts.get(name))
            .map_or("", |text| &text.value)
    }

    /// Whether the answer to a question says something else today than when it was last rated.
    #[must_use]
    pub fn changed_since_rated(&self, question: &str) -> bool {
        let rated = self.text(question, RATED);
        let place = self.places.get(question).filter(|_| !rated.is_empty());
        place.is_some_and(|&place| self.sum(place) != rated) && self.last_review(question).is_some()
    }

    fn sum(&self, place: usize) -> String {
        let points = &self.guide.questions[place].framework.points;
        sum(points.iter().map(|point| point.text.as_str())).to_string()
    }
}

/// What only the scheduler and the pictures need.
impl Study {
    /// What is known of a question since the last reset: what its oldest reviews came to, and the others as they came.
    #[must_use]
    pub fn history(&self, question: &str) -> (Option<Memory>, Vec<Review>) {
        let now = self.ledger.now;
        let Some(record) = self.ledger.record(question) else {
            return (None, Vec::new());
        };
        let since = record.since(now);
        let counted = record.reviews.iter().filter(|(name, _)| *name > since);
        let mut reviews: Vec<Review> = counted
            .filter_map(|(_, review)| Review::read(review))
            .collect();
        reviews.sort_by_key(|review| review.stamp.weight(now));
        let memory = record.texts.get(MEMORY).and_then(Memory::read);
        let memory = memory.filter(|memory| memory.stamp.name().as_str() > since);
        (memory, reviews)
    }

    /// Every review that is still known, whatever was reset and whichever questions have left the guide.
    pub fn reviews(&self) -> impl Iterator<Item = Review> {
        let records = self.ledger.records();
        records.flat_map(|(_, record)| record.reviews.values().iter().filter_map(Review::read))
    }

    /// The names and texts in the record of a question or, with no `question`, of the guide.
    pub fn texts(&self, question: &str) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.ledger.record(question).map(|record| &record.texts);
        let texts = texts.into_iter().flat_map(|texts| texts.iter());
        texts.map(|(name, text)| (name, text.value.as_str()))
    }

    /// What the reader remembers of a question; none where they never rated it, or not since the last reset.
    #[must_use]
    pub fn strength(&self, question: &str) -> Option<Strength> {
        let (memory, reviews) = self.history(question);
        schedule::strength(memory, &reviews)
    }

    /// What the reader wants of the scheduler, from the guide's texts [`RETENTION`] and [`INTERVIEW`].
    #[must_use]
    pub fn aim(&self) -> Aim {
        Aim {
            retention: schedule::retention(self.text(WHOLE, RETENTION)),
            interview: Day::parse(self.text(WHOLE, INTERVIEW)),
        }
    }

    /// The guide's questions in their order, and where the reader stands with each.
    #[must_use]
    pub fn topics(&self) -> Vec<Topic> {
        let topics = self.guide.questions.iter().zip(&self.standings);
        let topics = topics.map(|(question, standing)| {
            let (memory, reviews) = self.history(&question.id);
            let first = memory.map(|memory| memory.on);
            Topic {
                question: question.id.clone(),
                title: question.title.clone(),
                status: standing.status,
                strength: schedule::strength(memory, &reviews),
                due: standing.due,
                first: first.or(reviews.first().map(|review| review.on)),
                minutes: question.minutes(),
            }
        });
        topics.collect()
    }

    /// The day a question comes back for each rating it may get today, from `Again` to `Easy`.
    #[must_use]
    pub fn dues(&self, question: &str, today: Day) -> [Day; 4] {
        let chance = Chance::named(question, today.0.unsigned_abs().into());
        schedule::dues(self.strength(question), today, self.aim(), chance)
    }
}

/// Acts.
impl Study {
    /// Takes in what the reader did with an answer, and saves it. Returns the ids of the questions that now look
    /// different. Apart from [`Study::act`], so that a page where nobody answers need not load it.
    pub fn answer(&mut self, answer: Answer, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.ensure_loaded();
        match answer {
            Answer::Rated {
                question,
                rating,
                on,
                due,
                covered,
            } => {
                if let Some(&place) = self.places.get(&question) {
                    self.rate(place, &covered, |stamp| Review {
                        stamp,
                        rating,
                        on,
                        due,
                    });
                }
            }
            Answer::Wrote {
                question,
                name,
                text,
            } => {
                if question == WHOLE || self.places.contains(&question) {
                    self.change(&question, &mut |record, stamp| {
                        let value = text.clone();
                        record.texts.insert(&name, Register { value, stamp });
                    });
                }
            }
        }
        self.ledger.retry();
        self.report()
    }

    fn rate(&mut self, place: usize, covered: &[String], review: impl Fn(Stamp) -> Review) {
        let guide = self.guide.clone();
        let question = &guide.questions[place];
        let sum = self.sum(place);
        self.change(&question.id, &mut |record, stamp| {
            let review = review(stamp).write();
            record.reviews.insert(&stamp.name(), review);
            let value = sum.clone();
            record.texts.insert(RATED, Register { value, stamp });
            for point in &question.framework.points {
                let value = covered.contains(&point.id);
                // What was never ticked need not be unticked.
                if value || record.ticks.contains(&point.id) {
                    record.ticks.insert(&point.id, Register { value, stamp });
                }
            }
        });
        self.fold(&question.id);
    }

    /// Puts what the oldest of many reviews came to in their place.
    fn fold(&mut self, question: &str) {
        let (memory, reviews) = self.history(question);
        if let Some(memory) = schedule::fold(memory, &reviews) {
            let folded = Record {
                texts: [(MEMORY, memory.write())].into_iter().collect(),
                ..Record::default()
            };
            self.ledger.adopt(question, &folded);
            self.ledger.sync(question);
        }
    }

    pub(super) fn reset(&mut self) {
        // It must reach what other tabs did.
        self.ledger.load();
        let now = self.ledger.now;
        let questions = self
            .ledger
            .records()
            .filter(|(id, _)| self.places.contains(id) && !self.is_read_only(id));
        let undo = questions.map(|(id, record)| Undo {
            question: id.to_owned(),
            ticked: record.ticked().map(str::to_owned).collect(),
            since: record
                .last_review(now)
                .map(|_| record.since(now).to_owned()),
        });
        let undo: Vec<Undo> = undo
            .filter(|undo| !undo.ticked.is_empty() || undo.since.is_some())
            .collect();
        for Undo { question, .. } in &undo {
            self.change(question, &mut |record, stamp| {
                record.apply(&Event::Reset, stamp);
            });
        }
        if !undo.is_empty() {
            self.undo = undo;
        }
    }

    pub(super) fn undo(&mut self) {
        for undo in std::mem::take(&mut self.undo) {
            self.change(&undo.question, &mut |record, stamp| {
                for item in &undo.ticked {
                    record.ticks.insert(item, Register { value: true, stamp });
                }
                if let Some(since) = &undo.since {
                    record.count_since(since.clone(), stamp);
                }
            });
        }
    }
}
