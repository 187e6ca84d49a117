//! What a reader said of their answers and wrote beside them.

use super::{Study, WHOLE, rated};
use crate::progress::{
    Answer, Day, MEMORY, Millis, RATED, RATED_POINTS, Record, Register, Review, Stamp, sum,
};
use crate::rehearsal::Card;
use crate::{saved, schedule};

/// What the names of the guide's texts begin with that hold score cards.
pub(super) const REHEARSAL: &str = "rehearsal-";
/// How many are kept: every page that shows the guide reads them.
const MOST_CARDS: usize = 40;

/// What the reader sees.
impl Study {
    /// The day a question comes back; none where it was never rated, or is away for good.
    #[must_use]
    pub fn comes_back(&self, question: &str) -> Option<Day> {
        self.standings[*self.places.get(question)?].due
    }

    /// How many questions come back on this day or should have before.
    #[must_use]
    pub fn due(&self, today: Day) -> usize {
        let dues = self.standings.iter().filter_map(|standing| standing.due);
        dues.filter(|due| *due <= today).count()
    }

    /// The last review of a question since the last reset; it says when the question was to come back.
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

    /// The question the reader acted in last, and when; none where they never did.
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

    /// Keeps the score card of a rehearsal, and of the older ones only the last.
    pub fn keep(&mut self, card: &Card, now: Millis) {
        let name = format!("{REHEARSAL}{}-{}", card.at, self.ledger.replica);
        let write = |name: &str, text| Answer::Wrote {
            question: WHOLE.to_owned(),
            name: name.to_owned(),
            text,
        };
        self.answer(write(&name, saved::encode_card(card)), now);
        // By name they are in the order of time.
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
        let points = rated::kept(question, guide.questions.len());
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
                // What is away was not asked.
                if record.away(&point.id).is_some_and(|away| away.holds(on)) {
                    continue;
                }
                let value = covered.contains(&point.id);
                // What was never ticked need not be unticked.
                if value || record.ticks.contains_key(&point.id) {
                    record
                        .ticks
                        .insert(point.id.clone(), Register { value, stamp });
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
                texts: [(MEMORY.to_owned(), memory.write())].into_iter().collect(),
                ..Record::default()
            };
            self.ledger.adopt(question, &folded);
            self.ledger.sync(question);
        }
    }
}
