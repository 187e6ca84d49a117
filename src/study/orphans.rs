//! Orphans of an author's edits: records whose question is gone, and ticks whose point is gone. The reader may reattach
//! each to where it belongs now, or discard it.
//!
//! Discarding deletes nothing, because another tab or an old backup would bring it back. Instead the record gets a text
//! that says it was discarded, with its stamp, which merges like all others. Any later change to the record makes it
//! count again, and an id that returns to the guide has its record again. A tick is discarded by unticking it.

use super::{Study, WHOLE};
use crate::progress::{Event, Ids, Millis, Record, Register};

/// The name of the text that marks a record as discarded; empty if that was undone.
const DISCARDED: &str = "discarded";

/// A record whose question is not in the guide any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The id it is stored under.
    pub question: String,
    /// The title the question had.
    pub title: String,
    /// How many points and follow-ups are ticked.
    pub ticked: usize,
    /// How many reviews there were.
    pub reviews: usize,
    /// The question it may have become, judged by the words of its title and id: only a guess.
    pub guess: Option<String>,
}

/// A tick whose point or follow-up is not in its question any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrphanTick {
    /// The question's id.
    pub question: String,
    /// The item's id, most often the first words of its text.
    pub item: String,
    /// The question's id and the item's id that it may have become, judged by the item's words: only a guess.
    pub guess: Option<(String, String)>,
}

/// What orphans there are.
impl Study {
    /// The records whose questions are gone and that were not discarded, by id.
    #[must_use]
    pub fn orphans(&self) -> Vec<Orphan> {
        let orphans = self.vanished().filter(|(id, record)| {
            !self.merged_into.contains_key(*id)
                && has_something(record)
                && !self.is_discarded(record)
        });
        orphans
            .map(|(id, record)| Orphan {
                question: id.to_owned(),
                title: record.title.clone(),
                ticked: record.ticked().count(),
                reviews: record.reviews.len(),
                guess: self.question_like(id, &record.title),
            })
            .collect()
    }

    /// The ticks whose points and follow-ups are gone from questions of the guide, in guide order.
    #[must_use]
    pub fn orphan_ticks(&self) -> Vec<OrphanTick> {
        let mut orphans = Vec::new();
        for question in &self.guide.questions {
            let record = self.ledger.record(&question.id);
            let ticked = record.into_iter().flat_map(Record::ticked);
            for item in ticked.filter(|item| !question.has(item)) {
                orphans.push(OrphanTick {
                    question: question.id.clone(),
                    item: item.to_owned(),
                    guess: self.item_like(&question.id, item),
                });
            }
        }
        orphans
    }

    fn is_discarded(&self, record: &Record) -> bool {
        let discarded = record.texts.get(DISCARDED);
        discarded.is_some_and(|discarded| {
            !discarded.value.is_empty() && record.newest(self.ledger.now) == Some(discarded.stamp)
        })
    }

    fn question_like(&self, id: &str, title: &str) -> Option<String> {
        let questions = self.guide.questions.iter();
        let free = questions.filter(|question| {
            let record = self.ledger.record(&question.id);
            !record.is_some_and(has_something)
        });
        let words = [id, title].join(" ");
        let free = free.map(|question| {
            let theirs = [question.id.as_str(), &question.title].join(" ");
            (question.id.clone(), likeness(&words, &theirs))
        });
        likest(free)
    }

    /// An item of the same question with similar words, else the same id in exactly one other question.
    fn item_like(&self, question: &str, item: &str) -> Option<(String, String)> {
        let is_free = |question: &str, item: &str| {
            let record = self.ledger.record(question);
            !record.is_some_and(|record| record.ticks.contains_key(item))
        };
        let home = &self.guide.questions[*self.places.get(question)?];
        let near = home.items().filter(|(id, _)| is_free(question, id));
        let near = near.map(|(id, text)| {
            let begins: Vec<&str> = text.split(' ').take(words(item).count() + 4).collect();
            let theirs = [id, &begins.join(" ")].join(" ");
            (id.to_owned(), likeness(item, &theirs))
        });
        if let Some(found) = likest(near) {
            return Some((question.to_owned(), found));
        }
        let mut others =
            self.guide.questions.iter().filter(|other| {
                other.id != question && other.has(item) && is_free(&other.id, item)
            });
        let other = others.next()?;
        let is_alone = others.next().is_none();
        is_alone.then(|| (other.id.clone(), item.to_owned()))
    }
}

/// How orphans are reattached and discarded.
impl Study {
    /// Merges the record of a vanished question into a question of the guide, for good: they are one from now on, and
    /// the newer of each value counts. Returns the ids of the questions that now look different.
    pub fn reattach(&mut self, orphan: &str, question: &str, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.ensure_loaded();
        let is_orphan = orphan != WHOLE && !self.places.contains_key(orphan);
        let may = self.places.contains_key(question) && !self.is_read_only(question);
        if let Some(mut record) = self.ledger.record(orphan).cloned()
            && is_orphan
            && may
        {
            record.former_ids.insert(orphan.to_owned(), ());
            record.texts.remove(DISCARDED);
            self.ledger.merge(question, &record);
            self.ledger.protect(question);
            self.ledger.sync(question);
            self.resolve_vanished();
        }
        self.report()
    }

    /// Discards the record of a vanished question, or undoes that.
    pub fn discard(&mut self, orphan: &str, is_discarded: bool, now: Millis) {
        self.ledger.now = now;
        self.ledger.ensure_loaded();
        if orphan != WHOLE
            && !self.places.contains_key(orphan)
            && self.ledger.record(orphan).is_some()
        {
            let value = if is_discarded { "1" } else { "" };
            let mut say = |record: &mut Record, stamp| {
                let value = value.to_owned();
                let discarded = Register { value, stamp };
                record.texts.insert(DISCARDED.to_owned(), discarded);
            };
            self.ledger.change(orphan, &mut say, None);
        }
        self.ledger.retry();
        self.report();
    }

    /// Moves a tick from an item that is gone to one that is there. Returns the ids of the questions that now look
    /// different.
    pub fn reattach_tick(
        &mut self,
        orphan: &OrphanTick,
        to: (&str, &str),
        now: Millis,
    ) -> Vec<String> {
        let (question, item) = to;
        let place = self.places.get(question);
        if place.is_none_or(|&place| !self.guide.questions[place].has(item)) {
            return Vec::new();
        }
        let tick = |question: &str, item: &str, on| Event::Ticked {
            question: question.to_owned(),
            item: item.to_owned(),
            on,
        };
        let mut changed = self.act(tick(question, item, true), now);
        changed.extend(self.act(tick(&orphan.question, &orphan.item, false), now));
        changed.sort();
        changed.dedup();
        changed
    }

    /// Unticks a tick whose item is gone, or sets it again.
    pub fn discard_tick(&mut self, orphan: &OrphanTick, is_discarded: bool, now: Millis) {
        let tick = Event::Ticked {
            question: orphan.question.clone(),
            item: orphan.item.clone(),
            on: !is_discarded,
        };
        self.act(tick, now);
    }
}

/// Whether a record holds anything that a reader would miss.
fn has_something(record: &Record) -> bool {
    let says =
        |(name, text): (&String, &Register<String>)| name != DISCARDED && !text.value.is_empty();
    record.ticked().next().is_some() || !record.reviews.is_empty() || record.texts.iter().any(says)
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The percentage of the words of `text` that `other` has too; 0 if they share only one.
fn likeness(text: &str, other: &str) -> usize {
    let ours: Ids = words(text).map(|word| (word, ())).collect();
    let theirs: Ids = words(other).map(|word| (word, ())).collect();
    let shared = ours.keys().filter(|word| theirs.contains_key(*word));
    match shared.count() {
        0 | 1 => 0,
        shared => 100 * shared / ours.len(),
    }
}

/// The candidate with the highest likeness, if that is at least 50 and no other candidate equals it.
fn likest(candidates: impl Iterator<Item = (String, usize)>) -> Option<String> {
    const HALF: usize = 50;
    let mut candidates: Vec<(usize, String)> = candidates
        .map(|(id, likeness)| (likeness, id))
        .filter(|(likeness, _)| *likeness >= HALF)
        .collect();
    candidates.sort();
    let (best, id) = candidates.pop()?;
    let is_alone = candidates.last().is_none_or(|(next, _)| *next < best);
    is_alone.then_some(id)
}
