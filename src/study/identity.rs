//! Finds the question that a record belongs to when its id has vanished from the guide.
//!
//! The record follows the question that it is known to have been or to have become. Otherwise, if its text unmistakably
//! matches exactly one question without a record, and no other vanished record matches that question, it follows that
//! one. Otherwise it is an orphan and stays as it is. Following writes nothing: when the reader next acts in the
//! question, its record takes in the vanished one and remembers the old id. The old record stays, in case its id
//! returns.

use litemap::LiteMap;

use super::{Study, WHOLE};
use crate::guide::Question;
use crate::progress::{Ids, Millis, Print, Record};

/// The fingerprint of a question: of its title, its points and its follow-ups.
pub(super) fn fingerprint(question: &Question) -> Option<Print> {
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
    /// Whether a changed record can change where vanished records belong: it is one itself, or names a vanished id as a
    /// former id of its own.
    pub(super) fn affects_vanished(&self, id: &str) -> bool {
        let is_unresolved = |id: &String| {
            let gone = !self.places.contains_key(id) && !self.merged_into.contains_key(id);
            gone && self.ledger.record(id).is_some()
        };
        let former_ids = self.ledger.record(id).map(|record| &record.former_ids);
        (id != WHOLE && !self.places.contains_key(id))
            || former_ids.is_some_and(|ids| ids.keys().any(is_unresolved))
    }

    /// Merges the records of vanished questions into the questions they belong to now, in memory.
    pub(super) fn resolve_vanished(&mut self) {
        self.merged_into = self.linked_questions();
        let by_text = self.questions_by_text();
        if !by_text.is_empty() {
            self.merge_vanished(&by_text);
            // Other vanished records may be linked to one that was just matched by its text.
            self.merged_into = self.linked_questions();
        }
        self.merge_vanished(&self.merged_into.clone());
    }

    /// Merges into each question the records of all vanished ids that belong to it; `owners` has the question of each.
    fn merge_vanished(&mut self, owners: &LiteMap<String, String>) {
        let mut pairs: Vec<(&String, &String)> = owners
            .iter()
            .map(|(vanished, question)| (question, vanished))
            .collect();
        pairs.sort_unstable();
        for pairs in pairs.chunk_by(|(question, _), (other, _)| question == other) {
            let known = pairs
                .iter()
                .filter(|(_, vanished)| self.ledger.record(vanished).is_some());
            let ids: Vec<&String> = known.map(|(_, vanished)| *vanished).collect();
            let records: Vec<&Record> =
                ids.iter().filter_map(|id| self.ledger.record(id)).collect();
            let mut record = merged(&records, self.ledger.now);
            record
                .former_ids
                .extend(ids.into_iter().map(|id| (id.clone(), ())));
            if let [(question, _), ..] = pairs
                && !records.is_empty()
            {
                self.ledger.merge(question, &record);
            }
        }
    }

    /// Records that are not empty and whose id is not in the guide.
    pub(super) fn vanished(&self) -> impl Iterator<Item = (&String, &Record)> {
        let gone = |id: &String| id != WHOLE && !self.places.contains_key(id);
        let records = self.ledger.records().filter(move |(id, _)| gone(id));
        records.filter(|(_, record)| **record != Record::default())
    }

    /// For each vanished id, the nearest question that it is known to have been or become, directly or by other
    /// vanished ids.
    fn linked_questions(&self) -> LiteMap<String, String> {
        let records = self.ledger.records();
        let links = records
            .flat_map(|(id, record)| record.former_ids.keys().map(move |former| (id, former)));
        // The links come from stored data and may form cycles: each is followed once, in both directions, from the
        // guide's ids.
        let mut links: Vec<(&String, &String)> = links
            .flat_map(|(id, former)| [(id, former), (former, id)])
            .collect();
        links.sort_unstable();
        let ids: Vec<&[(&String, &String)]> =
            links.chunk_by(|(id, _), (other, _)| id == other).collect();
        let is_there = |id: &String| self.places.contains_key(id);
        let mut owners: Vec<Option<&String>> = ids
            .iter()
            .map(|links| Some(links[0].0).filter(|id| is_there(id)))
            .collect();
        let mut reached: Vec<usize> = (0..ids.len()).filter(|id| owners[*id].is_some()).collect();
        let mut next = 0;
        while let Some(&at) = reached.get(next) {
            next += 1;
            for (_, other) in ids[at] {
                if let Ok(other) = ids.binary_search_by_key(other, |links| links[0].0)
                    && owners[other].is_none()
                {
                    owners[other] = owners[at];
                    reached.push(other);
                }
            }
        }
        let found = ids
            .iter()
            .zip(owners)
            .filter(|(links, _)| !is_there(links[0].0));
        found
            .filter_map(|(links, owner)| Some((links[0].0.clone(), owner?.clone())))
            .collect()
    }

    /// For each vanished record, the one question that unmistakably has its text.
    fn questions_by_text(&self) -> LiteMap<String, String> {
        // Of several ids that one question had, only the last is matched.
        let vanished = || self.vanished();
        let earlier: Ids = vanished()
            .flat_map(|(_, record)| record.former_ids.clone())
            .collect();
        let is_unresolved =
            |id: &String| !self.merged_into.contains_key(id) && !earlier.contains_key(id);
        let unresolved = vanished().filter(|(id, _)| is_unresolved(id));
        let unresolved: Vec<(&str, &Print)> = unresolved
            .filter_map(|(id, record)| Some((id.as_str(), record.print.as_ref()?)))
            .collect();
        if unresolved.is_empty() {
            return LiteMap::new();
        }
        let questions = self.guide.questions.iter();
        let unclaimed = questions.filter(|question| !self.is_claimed(&question.id));
        let unclaimed: Vec<(&str, Print)> = unclaimed
            .filter_map(|question| Some((question.id.as_str(), fingerprint(question)?)))
            .collect();
        let pairs = same_text(&unresolved, &unclaimed);
        let mut claims = [vec![0; unresolved.len()], vec![0; unclaimed.len()]];
        for (vanished, question) in &pairs {
            claims[0][*vanished] += 1;
            claims[1][*question] += 1;
        }
        let sure = pairs
            .iter()
            .filter(|(vanished, question)| claims[0][*vanished] == 1 && claims[1][*question] == 1);
        sure.map(|(vanished, question)| {
            (
                unresolved[*vanished].0.to_owned(),
                unclaimed[*question].0.to_owned(),
            )
        })
        .collect()
    }

    fn is_claimed(&self, question: &str) -> bool {
        let ledger = &self.ledger;
        ledger.record(question).is_some()
            || ledger.unreadable.contains_key(question)
            || ledger.newer.contains_key(question)
    }
}

/// Merges all records, by halves, so that each is copied only about log n times.
fn merged(records: &[&Record], now: Millis) -> Record {
    match records {
        [] => Record::default(),
        [record] => (*record).clone(),
        _ => {
            let (some, others) = records.split_at(records.len() / 2);
            let mut record = merged(some, now);
            record.merge(&merged(others, now), now);
            record
        }
    }
}

/// If more questions than this share a hash, that hash identifies none of them.
const COMMON: usize = 8;

/// Pairs of indexes into `these` and `those` whose texts are unmistakably the same.
fn same_text(these: &[(&str, &Print)], those: &[(&str, Print)]) -> Vec<(usize, usize)> {
    // Only prints that share a hash are compared: thousands of questions may have changed their ids at once.
    const SLOTS: usize = 1 << 16;
    let mut holders = vec![Vec::new(); SLOTS];
    for (place, (_, print)) in those.iter().enumerate() {
        for hash in print.hashes() {
            holders[*hash as usize % SLOTS].push(place);
        }
    }
    let mut pairs = Vec::new();
    for (this, (_, print)) in these.iter().enumerate() {
        let mut met = Vec::new();
        for hash in print.hashes() {
            let near = &holders[*hash as usize % SLOTS];
            for &place in near.iter().filter(|_| near.len() <= COMMON) {
                if !met.contains(&place) && print.is_of_same_text(&those[place].1) {
                    pairs.push((this, place));
                }
                met.push(place);
            }
        }
    }
    pairs
}
