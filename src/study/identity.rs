//! Which question a record belongs to when the id it is stored under has vanished from the guide.
//!
//! It follows the question it is known to have been, or to have become. Else, where it is unmistakably the same text as
//! exactly one question that has no record, and no other vanished record is, it follows that one. Else it is an orphan,
//! kept as it is. Nothing is written for it: the question it followed takes it in when the reader next acts there, and
//! remembers the old id. The old record stays, for the day its id returns.

use std::collections::{BTreeMap, BTreeSet};

use super::{Study, WHOLE};
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
        let by_text = self.homes_by_text();
        self.adopt(&by_text);
        // What became of a record that just found its home has found it too.
        self.homes = self.known_homes();
        self.adopt(&self.homes.clone());
    }

    fn adopt(&mut self, homes: &BTreeMap<String, String>) {
        for (old, home) in homes {
            if let Some(mut record) = self.ledger.record(old).cloned() {
                record.was.insert(old.clone());
                self.ledger.adopt(home, &record);
            }
        }
    }

    /// Records that hold something and whose id is not in the guide.
    fn vanished(&self) -> impl Iterator<Item = (&String, &Record)> {
        let records = self
            .ledger
            .records()
            .filter(|(_, record)| **record != Record::default());
        records.filter(|(id, _)| *id != WHOLE && !self.places.contains_key(*id))
    }

    /// The questions that vanished records are known to have been or become, by way of other vanished ones or not.
    fn known_homes(&self) -> BTreeMap<String, String> {
        let mut links: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, record) in self.ledger.records() {
            for was in &record.was {
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

    /// The questions that are unmistakably what vanished records were about.
    fn homes_by_text(&self) -> BTreeMap<String, String> {
        // Of several ids that one question had, the last speaks for all.
        let earlier: BTreeSet<&String> = self
            .vanished()
            .flat_map(|(_, record)| &record.was)
            .collect();
        let homeless = self
            .vanished()
            .filter(|(id, _)| !self.homes.contains_key(*id) && !earlier.contains(id));
        let homeless: Vec<(&String, &Print)> = homeless
            .filter_map(|(id, record)| Some((id, record.print.as_ref()?)))
            .collect();
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
        let pairs = same_text(&homeless, &unclaimed);
        let mut claims: BTreeMap<&String, usize> = BTreeMap::new();
        pairs
            .iter()
            .flat_map(|(old, home)| [old, home])
            .for_each(|id| *claims.entry(id).or_default() += 1);
        let alone = pairs
            .iter()
            .filter(|(old, home)| claims[old] == 1 && claims[home] == 1);
        alone
            .map(|&(old, home)| (old.clone(), home.clone()))
            .collect()
    }

    fn is_claimed(&self, question: &str) -> bool {
        let ledger = &self.ledger;
        ledger.record(question).is_some()
            || ledger.unreadable.contains(question)
            || ledger.newer.contains(question)
    }
}

/// Which of these are unmistakably the same text as which of those.
fn same_text<'a>(
    these: &[(&'a String, &Print)],
    those: &[(&'a String, Print)],
) -> Vec<(&'a String, &'a String)> {
    // Only prints that share a hash are compared: thousands of questions may have changed their ids at once.
    let mut holders: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for (place, (_, print)) in those.iter().enumerate() {
        for hash in print.hashes() {
            holders.entry(*hash).or_default().insert(place);
        }
    }
    let mut pairs = Vec::new();
    for (id, print) in these {
        let near: BTreeSet<&usize> = print
            .hashes()
            .iter()
            .filter_map(|hash| holders.get(hash))
            .flatten()
            .collect();
        let same = near
            .into_iter()
            .map(|&place| &those[place])
            .filter(|(_, other)| print.is_of_same_text(other));
        pairs.extend(same.map(|(other, _)| (*id, *other)));
    }
    pairs
}
