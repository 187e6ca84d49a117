//! Ratings, notes and score cards: what a reader said of their answers and wrote beside them.

use super::{Study, WHOLE, rated};
use crate::progress::{
    Answer, Day, MEMORY, Millis, RATED, RATED_POINTS, Record, Register, Review, Stamp, sum,
};
use crate::rehearsal::Card;
use crate::{saved, schedule};

/// Prefix of the names of the guide's texts that hold score cards.
pub(super) const REHEARSAL: &str = "rehearsal-";
/// How many score cards are kept; few, because every page that shows the guide reads them.
const MOST_CARDS: usize = 40;

/// What the page shows.
impl Study {
    /// The day a question is due; `None` if it was never rated or was put away for good.
    #[must_use]
    pub fn comes_back(&self, question: &str) -> Option<Day> {
        self.standings[*self.places.get(question)?].due
    }

    /// How many questions are due today or overdue.
    #[must_use]
    pub fn due(&self, today: Day) -> usize {
        let dues = self.standings.iter().filter_map(|standing| standing.due);
        dues.filter(|due| *due <= today).count()
    }

    /// The last review of a question since the last reset, with the day it was scheduled for.
    #[must_use]
    pub fn last_review(&self, question: &str) -> Option<Review> {
        self.ledger.record(question)?.last_review(self.ledger.now)
    }

    /// A text from a question's record or, if `question` is empty, from the guide's; empty if there is none.
    #[must_use]
    pub fn text(&self, question: &str, name: &str) -> &str {
        let record = self.ledger.record(question);
        record
            .and_then(|record| record.texts.get(name))
            .map_or("", |text| &text.value)
    }

    /// The question the reader acted in last, and when; `None` if they never acted.
    #[must_use]
    pub fn last(&self) -> Option<(&str, Millis)> {
        let questions = self.guide.questions.iter();
        let acted = questions.filter_map(|question| {
            let stamp = self.ledger.record(&question.id)?.newest(self.ledger.now)?;
            Some((stamp.weight(self.ledger.now), question.id.as_str()))
        });
        acted
            .max()
            .map(|((_, stamp), question)| (question, stamp.at))
    }

    /// Whether the points of a question's answer changed since the reader last rated it.
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

/// How changes are applied.
impl Study {
    /// Applies a rating or a note and saves it. Returns the ids of the questions that now look different. Separate from
    /// [`Study::act`], so that a page where nobody answers need not load it.
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
                    self.rate(place, on, &covered, |stamp| Review {
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
                if question == WHOLE || self.places.contains_key(&question) {
                    self.change(&question, &mut |record, stamp| {
                        let value = text.clone();
                        record.texts.insert(name.clone(), Register { value, stamp });
                    });
                }
            }
        }
        self.ledger.retry();
        self.report()
    }

    /// Saves the score card of a rehearsal, and empties the oldest where there are too many.
    pub fn save_score_card(&mut self, card: &Card, now: Millis) {
        let name = format!("{REHEARSAL}{}-{}", card.at, self.ledger.replica);
        let write = |name: &str, text| Answer::Wrote {
            question: WHOLE.to_owned(),
            name: name.to_owned(),
            text,
        };
        self.answer(write(&name, saved::encode_card(card)), now);
        // A name begins with its time, so names sort by time.
        let texts = self.texts(WHOLE);
        let cards = texts.filter(|(name, text)| name.starts_with(REHEARSAL) && !text.is_empty());
        let names: Vec<String> = cards.map(|(name, _)| name.to_owned()).collect();
        for old in names.iter().rev().skip(MOST_CARDS) {
            self.answer(write(old, String::new()), now);
        }
    }

    fn rate(
        &mut self,
        place: usize,
        on: Day,
        covered: &[String],
        review: impl Fn(Stamp) -> Review,
    ) {
        let guide = self.guide.clone();
        let question = &guide.questions[place];
        let sum = self.sum(place);
        let points = rated::rated_points(question, guide.questions.len());
        self.change(&question.id, &mut |record, stamp| {
            let review = review(stamp).write();
            record.reviews.insert(stamp.name(), review);
            for (name, value) in [(RATED, &sum), (RATED_POINTS, &points)] {
                let value = value.clone();
                record
                    .texts
                    .insert(name.to_owned(), Register { value, stamp });
            }
            for point in &question.framework.points {
                // A point that is put away was not asked.
                if record.away(&point.id).is_some_and(|away| away.holds(on)) {
                    continue;
                }
                let value = covered.contains(&point.id);
                // A point that was never ticked needs no "off" value.
                if value || record.ticks.contains_key(&point.id) {
                    record
                        .ticks
                        .insert(point.id.clone(), Register { value, stamp });
                }
            }
        });
        self.fold(&question.id);
    }

    /// Replaces the oldest reviews of a long history by the memory they come to.
    fn fold(&mut self, question: &str) {
        let (memory, reviews) = self.history(question);
        if let Some(memory) = schedule::fold(memory, &reviews) {
            let folded = Record {
                texts: [(MEMORY.to_owned(), memory.write())].into_iter().collect(),
                ..Record::default()
            };
            self.ledger.merge(question, &folded);
            self.ledger.sync(question);
        }
    }
}
