//! Which question a record belongs to when the id it is stored under has vanished from the guide.
//!
//! It follows the question it is known to have been, or to have become. Else, where it is unmistakably the same text as
//! exactly one question that has no record, and no other vanished record is, it follows that one. Else it is an orphan,
//! kept as it is. Nothing is written for it: the question it followed takes it in when the reader next acts there, and
//! remembers the old id. The old record stays, for the day its id returns.

use std::collections::BTreeMap;

use super::{Entry, Study, WHOLE};
use crate::guide::Question;
use crate::progress::{Print, Record};

/// A record whose question is not in the guide any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The id it is stored under.
    pub question: String,
    /// The title the question had.
    pub title: String,
    /// How many points and follow-ups are ticked.
    pub ticked: usize,
}

/// The print of a question: its title, its points and its follow-ups.
pub(super) fn print(question: &Question) -> Option<Print> {
    let points = question
        .framework
        .points
        .iter()
        .map(|point| point.text.as_str());
    let follow_ups = question
        .follow_ups
        .iter()
        .map(|follow_up| follow_up.text.as_str());
    Print::of(
        [question.title.as_str()]
            .into_iter()
            .chain(points)
            .chain(follow_ups),
    )
}

impl Study {
    /// The records whose questions are gone, by id.
    #[must_use]
    pub fn orphans(&self) -> Vec<Orphan> {
        let orphans = self
            .vanished()
            .filter(|(id, _)| !self.homes.contains_key(*id));
        orphans
            .map(|(id, record)| Orphan {
                question: id.clone(),
                title: record.title.clone(),
                ticked: record.ticked().count(),
            })
            .collect()
    }

    /// Shows the records of vanished questions where they belong now.
    pub(super) fn follow(&mut self) {
        self.homes = self.known_homes();
        let same_text = self.homes_by_text();
        self.homes.extend(same_text);
        for (old, home) in self.homes.clone() {
            let Some(mut record) = self.entries.get(&old).map(|entry| entry.record.clone()) else {
                continue;
            };
            record.was.insert(old);
            let entry = self.entries.entry(home.clone()).or_default();
            let before = entry.record.clone();
            entry.record.merge(&record, self.now);
            if !entry.record.shows_as(&before) {
                self.changed.insert(home);
            }
        }
    }

    /// Records that hold something and whose id is not in the guide.
    fn vanished(&self) -> impl Iterator<Item = (&String, &Record)> {
        let gone = |id: &String| id != WHOLE && !self.places.contains_key(id);
        let entries = self.entries.iter().filter(move |(id, _)| gone(id));
        entries
            .map(|(id, entry)| (id, &entry.record))
            .filter(|(_, record)| **record != Record::default())
    }

    /// The questions that vanished records are known to have been or become, by way of other vanished ones or not.
    fn known_homes(&self) -> BTreeMap<String, String> {
        let mut links: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, entry) in &self.entries {
            for was in &entry.record.was {
                links.entry(id).or_default().push(was);
                links.entry(was).or_default().push(id);
            }
        }
        let home = |id| Some(self.nearest(id, &links)?.to_owned());
        self.vanished()
            .filter_map(|(id, _)| Some((id.clone(), home(id)?)))
            .collect()
    }

    fn nearest<'a>(&self, id: &'a str, links: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<&'a str> {
        let mut met = vec![id];
        let mut next = 0;
        while let Some(id) = met.get(next) {
            for &other in links.get(id).into_iter().flatten() {
                if self.places.contains_key(other) {
                    return Some(other);
                }
                if !met.contains(&other) {
                    met.push(other);
                }
            }
            next += 1;
        }
        None
    }

    fn homes_by_text(&self) -> BTreeMap<String, String> {
        let mut homeless: Vec<(&String, &Print)> = Vec::new();
        for (id, record) in self
            .vanished()
            .filter(|(id, _)| !self.homes.contains_key(*id))
        {
            homeless.extend(record.print.as_ref().map(|print| (id, print)));
        }
        if homeless.is_empty() {
            return BTreeMap::new();
        }
        let unclaimed = self
            .guide
            .questions
            .iter()
            .filter(|question| !self.is_claimed(&question.id));
        let unclaimed: Vec<(&String, Print)> = unclaimed
            .filter_map(|question| Some((&question.id, print(question)?)))
            .collect();
        let mut pairs = Vec::new();
        for (id, print) in &homeless {
            pairs.extend(
                unclaimed
                    .iter()
                    .filter(|(_, other)| print.is_of_same_text(other))
                    .map(|(home, _)| (*id, *home)),
            );
        }
        let alone = |pair: &&(&String, &String)| {
            pairs
                .iter()
                .filter(|other| other.0 == pair.0 || other.1 == pair.1)
                .count()
                == 1
        };
        pairs
            .iter()
            .filter(alone)
            .map(|(id, home)| ((*id).clone(), (*home).clone()))
            .collect()
    }

    fn is_claimed(&self, question: &str) -> bool {
        let claims =
            |entry: &Entry| entry.record != Record::default() || entry.unreadable || entry.newer;
        self.entries.get(question).is_some_and(claims)
    }
}
