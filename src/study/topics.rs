//! What a reader's reviews and settings mean for the scheduler, the plan, rehearsals and charts.

use super::answers::REHEARSAL;
use super::{Study, WHOLE};
use crate::chance::Chance;
use crate::plan::{self, Plan, Topic};
use crate::progress::{Day, MEMORY, Memory, Review};
use crate::rehearsal::Card;
use crate::saved;
use crate::schedule::{self, Aim, Strength};

/// The name of the guide's text with the wanted share of questions still known when they are due.
pub const RETENTION: &str = "retention";
/// The name of the guide's text with the date of the interview, such as `2026-12-24`.
pub const INTERVIEW: &str = "interview";

/// Prefix of the names of the guide's texts that each mark a day off: `off/2026-12-24`.
const OFF: &str = "off/";

/// The name of the guide's text that marks a day off; an empty text marks none.
#[must_use]
pub fn day_off(day: Day) -> String {
    format!("{OFF}{day}")
}
/// The name of the guide's text with the hour at which the calendar reminds; no text means no reminder.
pub const REMIND_AT: &str = "remind-at";

impl Study {
    /// A question's history since the last reset: the memory that its oldest reviews were folded into, and the other
    /// reviews.
    #[must_use]
    pub fn history(&self, question: &str) -> (Option<Memory>, Vec<Review>) {
        let now = self.ledger.now;
        let Some(record) = self.ledger.record(question) else {
            return (None, Vec::new());
        };
        let counted = record.reviews.values();
        let counted = counted.filter(|review| record.counts(review.stamp, now));
        let mut reviews: Vec<Review> = counted.filter_map(Review::read).collect();
        reviews.sort_by_key(|review| review.stamp.weight(now));
        // Reviews by a clock far ahead are dropped once a correct clock has made one: their days say nothing.
        if reviews
            .last()
            .is_some_and(|last| last.stamp.is_believed(now))
        {
            reviews.retain(|review| review.stamp.is_believed(now));
        }
        for review in &mut reviews {
            *review = review.no_later_than(now);
        }
        let memory = record.texts.get(MEMORY).and_then(Memory::read);
        let memory = memory.filter(|memory| record.counts(memory.stamp, now));
        (memory, reviews)
    }

    /// Every review that is kept, those before a reset and of vanished questions included.
    pub fn reviews(&self) -> impl Iterator<Item = Review> {
        let records = self.ledger.records();
        records.flat_map(|(_, record)| record.reviews.values().filter_map(Review::read))
    }

    /// About how many minutes were spent, by day: an answer counts as long as it takes to say and to read, a rehearsal
    /// as long as its answers took.
    pub fn spent(&self) -> impl Iterator<Item = (Day, usize)> {
        let rehearsals = self.rehearsals().into_iter().map(|card| {
            let minutes = card.used().div_ceil(60_000);
            (card.on, usize::try_from(minutes).unwrap_or_default())
        });
        self.answered().chain(rehearsals)
    }

    /// The day and the estimated minutes of each rated answer.
    fn answered(&self) -> impl Iterator<Item = (Day, usize)> {
        self.guide.questions.iter().flat_map(|question| {
            let minutes = 2 * question.minutes();
            let record = self.ledger.record(&question.id);
            let reviews = record
                .into_iter()
                .flat_map(|record| record.reviews.values());
            let reviews = reviews.filter_map(Review::read);
            reviews.map(move |review| (review.on, minutes))
        })
    }

    /// What to do on each day from today on, with no more for today than its share.
    #[must_use]
    pub fn plan(&self, today: Day) -> Plan {
        let (topics, off) = (self.topics(), self.days_off(today));
        let plan = plan::plan(&topics, today, self.aim(), &off);
        plan.eased(&topics, &off, &self.days_behind(today))
    }

    /// What to review now, by index in the guide: what is due, and before an interview only today's share of it.
    #[must_use]
    pub fn queue(&self, today: Day) -> Vec<usize> {
        let queue = plan::queue(&self.topics(), today);
        let plan = self.plan(today);
        let share = plan.days.first().map(|now| now.reviews.as_slice());
        match share.filter(|share| plan.waiting > 0 && !share.is_empty()) {
            Some(share) => queue
                .into_iter()
                .filter(|place| share.contains(place))
                .collect(),
            None => queue,
        }
    }

    /// The minutes of each past day with an answer since the reader gave the date of the interview.
    fn days_behind(&self, today: Day) -> Vec<usize> {
        let record = self.ledger.record(WHOLE);
        let Some(date) = record.and_then(|record| record.texts.get(INTERVIEW)) else {
            return Vec::new();
        };
        // By UTC days: one day more or less does not matter.
        let given = Day(i32::try_from(date.stamp.at / 86_400_000).unwrap_or_default());
        let answered = self
            .answered()
            .filter(|(day, _)| (given..today).contains(day));
        let mut answered: Vec<(Day, usize)> = answered.collect();
        answered.sort_unstable();
        let days = answered.chunk_by(|(one, _), (other, _)| one == other);
        days.map(|day| day.iter().map(|(_, minutes)| minutes).sum())
            .collect()
    }

    /// The names and texts in a question's record or, if `question` is empty, in the guide's.
    pub fn texts(&self, question: &str) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.ledger.record(question).map(|record| &record.texts);
        let texts = texts.into_iter().flat_map(|texts| texts.iter());
        texts.map(|(name, text)| (name.as_str(), text.value.as_str()))
    }

    /// What the reader remembers of a question; `None` if they never rated it, or not since the last reset.
    #[must_use]
    pub fn strength(&self, question: &str) -> Option<Strength> {
        let (memory, reviews) = self.history(question);
        schedule::strength(memory, &reviews)
    }

    /// What the reader asks of the scheduler, from the guide's texts [`RETENTION`] and [`INTERVIEW`].
    #[must_use]
    pub fn aim(&self) -> Aim {
        Aim {
            retention: schedule::retention(self.text(WHOLE, RETENTION)),
            interview: Day::parse(self.text(WHOLE, INTERVIEW)),
        }
    }

    /// The days off from today on, in order.
    #[must_use]
    pub fn days_off(&self, today: Day) -> Vec<Day> {
        let texts = self.texts(WHOLE).filter(|(_, text)| !text.is_empty());
        let days = texts.filter_map(|(name, _)| Day::parse(name.strip_prefix(OFF)?));
        days.filter(|day| *day >= today).collect()
    }

    /// The guide's questions in order, each with the reader's standing.
    #[must_use]
    pub fn topics(&self) -> Vec<Topic> {
        let topics = self.guide.questions.iter().zip(&self.standings);
        let topics = topics.map(|(question, standing)| {
            let (strength, first, minutes) = *standing.derived.get_or_init(|| {
                let (memory, reviews) = self.history(&question.id);
                let first = memory.map(|memory| memory.on);
                let first = first.or(reviews.first().map(|review| review.on));
                (
                    schedule::strength(memory, &reviews),
                    first,
                    question.minutes(),
                )
            });
            Topic {
                question: question.id.clone(),
                title: question.title.clone(),
                status: standing.status,
                strength,
                due: standing.due,
                away: standing.away,
                first,
                minutes,
            }
        });
        topics.collect()
    }

    /// The day a question would be due for each rating it may get today, from `Again` to `Easy`.
    #[must_use]
    pub fn dues(&self, question: &str, today: Day) -> [Day; 4] {
        let chance = Chance::named(question, today.0.unsigned_abs().into());
        let aim = self.aim();
        let dues = schedule::dues(self.strength(question), today, aim, chance);
        let (off, is_aimed) = (
            self.days_off(today),
            aim.interview.is_some_and(|day| day > today),
        );
        match self.places.get(question) {
            Some(&place) if is_aimed || !off.is_empty() => {
                plan::dues(&self.topics(), place, dues, today, aim, &off)
            }
            _ => dues,
        }
    }

    /// The score cards that were kept, newest first.
    #[must_use]
    pub fn rehearsals(&self) -> Vec<Card> {
        let texts = self.texts(WHOLE);
        let cards = texts.filter(|(name, _)| name.starts_with(REHEARSAL));
        let mut cards: Vec<Card> = cards
            .filter_map(|(_, text)| saved::decode_card(text))
            .collect();
        cards.sort_by_key(|card| std::cmp::Reverse(card.at));
        cards
    }
}
