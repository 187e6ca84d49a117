//! Which question a record belongs to when the id it is stored under has vanished from the guide.
//!
//! It follows the question it is known to have been, or to have become. Else, where it is unmistakably the same text as
//! exactly one question that has no record, and no other vanished record is, it follows that one. Else it is an orphan,
//! kept as it is. Nothing is written for it: the question it followed takes it in when the reader next acts there, and
//! remembers the old id. The old record stays, for the day its id returns.

use super::{Study, WHOLE};
use crate::guide::Question;
use crate::progress::{Print, Record};
use crate::sorted::{Ids, Sorted};

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
    /// Whether a record that changed may be a vanished question's, or the home of one that had none.
    pub(super) fn finds_homes(&self, id: &str) -> bool {
        let is_homeless = |id: &String| {
            let gone = !self.places.contains(id) && !self.homes.contains(id);
            gone && self.ledger.record(id).is_some()
        };
        let was = self.ledger.record(id).map(|record| &record.was);
        (id != WHOLE && !self.places.contains(id))
            || was.is_some_and(|was| was.ids().iter().any(is_homeless))
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

    fn adopt(&mut self, homes: &Sorted<String>) {
        for (old, home) in homes.iter() {
            if let Some(mut record) = self.ledger.record(old).cloned() {
                record.was.insert(old, ());
                self.ledger.adopt(home, &record);
            }
        }
    }

    /// Records that hold something and whose id is not in the guide.
    pub(super) fn vanished(&self) -> impl Iterator<Item = (&str, &Record)> {
        let gone = |id: &str| id != WHOLE && !self.places.contains(id);
        let records = self.ledger.records().filter(move |(id, _)| gone(id));
        records.filter(|(_, record)| **record != Record::default())
    }

    /// The questions that vanished records are known to have been or become, by way of other vanished ones or not.
    fn known_homes(&self) -> Sorted<String> {
        let mut links: Sorted<Vec<&str>> = Sorted::default();
        for (id, record) in self.ledger.records() {
            for was in record.was.ids() {
                links.or_default(id).push(was);
                links.or_default(was).push(id);
            }
        }
        let home = |id| Some(self.nearest(id, &links)?.to_owned());
        self.vanished()
            .filter_map(|(id, _)| Some((id, home(id)?)))
            .collect()
    }

    fn nearest<'a>(&self, id: &'a str, links: &Sorted<Vec<&'a str>>) -> Option<&'a str> {
        let mut met = vec![id];
        let mut next = 0;
        while let Some(id) = met.get(next) {
            for &other in links.get(id).into_iter().flatten() {
                if self.places.contains(other) {
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
    fn homes_by_text(&self) -> Sorted<String> {
        // Of several ids that one question had, the last speaks for all.
        let earlier: Ids = self
            .vanished()
            .flat_map(|(_, record)| record.was.ids())
            .collect();
        let homeless = self
            .vanished()
            .filter(|(id, _)| !self.homes.contains(id) && !earlier.contains(id));
        let homeless: Vec<(&str, &Print)> = homeless
            .filter_map(|(id, record)| Some((id, record.print.as_ref()?)))
            .collect();
        if homeless.is_empty() {
            return Sorted::default();
        }
        let unclaimed = self
            .guide
            .questions
            .iter()
            .filter(|question| !self.is_claimed(&question.id));
        let unclaimed: Vec<(&str, Print)> = unclaimed
            .filter_map(|question| Some((question.id.as_str(), print(question)?)))
            .collect();
        let pairs = same_text(&homeless, &unclaimed);
        let mut claims: Sorted<usize> = Sorted::default();
        for (old, home) in &pairs {
            *claims.or_default(old) += 1;
            *claims.or_default(home) += 1;
        }
        let alone = |id| claims.get(id) == Some(&1);
        let pairs = pairs
            .into_iter()
            .filter(|(old, home)| alone(old) && alone(home));
        pairs.map(|(old, home)| (old, home.to_owned())).collect()
    }

    fn is_claimed(&self, question: &str) -> bool {
        let ledger = &self.ledger;
        ledger.record(question).is_some()
            || ledger.unreadable.contains(question)
            || ledger.newer.contains(question)
    }
}

/// How many questions may share a hash before it says nothing about which of them is meant.
const COMMON: usize = 8;

/// Which of these are unmistakably the same text as which of those.
fn same_text<'a>(
    these: &[(&'a str, &Print)],
    those: &[(&'a str, Print)],
) -> Vec<(&'a str, &'a str)> {
    // Only prints that share a hash are compared: thousands of questions may have changed their ids at once.
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); 1 << 16];
    let slot = |hash: &u32| *hash as usize % (1 << 16);
    for (place, (_, print)) in those.iter().enumerate() {
        print
            .hashes()
            .iter()
            .for_each(|hash| holders[slot(hash)].push(place));
    }
    let mut pairs = Vec::new();
    for (id, print) in these {
        let near = print
            .hashes()
            .iter()
            .map(|hash| &holders[slot(hash)])
            .filter(|places| places.len() <= COMMON);
        let mut met = Vec::new();
        for &place in near.flatten() {
            let (other, text) = &those[place];
            if !met.contains(&place) && print.is_of_same_text(text) {
                pairs.push((*id, *other));
            }
            met.push(place);
        }
    }
    pairs
}
