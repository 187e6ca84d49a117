//! What an act of the reader does to the records it concerns.

use super::{Study, WHOLE, identity};
use crate::progress::{Event, Print, Register, Stamp};

impl Study {
    /// Reads, merges, applies and writes one record.
    pub(super) fn change(&mut self, question: &str, events: &[Event]) {
        let stored = self.refresh(question);
        if self.is_read_only(question) {
            return;
        }
        let stamp = self.next_stamp(question);
        let text = self.text(question);
        let record = &mut self.entries.entry(question.to_owned()).or_default().record;
        // All of them, so no `any`, which stops at the first.
        let changes = events
            .iter()
            .filter(|event| record.apply(event, stamp))
            .count();
        if changes > 0 {
            if let Some((title, print)) = text {
                record.title = title;
                record.print = print;
            }
            self.changed.insert(question.to_owned());
            self.touched.insert(question.to_owned());
            self.save(question, stored);
        }
    }

    pub(super) fn reset(&mut self) {
        let ticked = self
            .entries
            .iter()
            .filter(|(question, _)| self.places.contains_key(*question));
        let undo: Vec<(String, Vec<String>)> = ticked
            .map(|(question, entry)| {
                (
                    question.clone(),
                    entry.record.ticked().map(str::to_owned).collect::<Vec<_>>(),
                )
            })
            .filter(|(question, items)| !items.is_empty() && !self.is_read_only(question))
            .collect();
        for (question, _) in &undo {
            self.change(question, &[Event::Reset]);
        }
        if !undo.is_empty() {
            self.undo = undo;
        }
    }

    pub(super) fn undo(&mut self) {
        for (question, items) in std::mem::take(&mut self.undo) {
            let tick = |item| Event::Ticked {
                question: question.clone(),
                item,
                on: true,
            };
            let events: Vec<Event> = items.into_iter().map(tick).collect();
            self.change(&question, &events);
        }
    }

    /// A stamp newer than whatever decides what this question shows.
    fn next_stamp(&self, question: &str) -> Stamp {
        let known = [question, WHOLE]
            .into_iter()
            .filter_map(|id| self.entries.get(id)?.record.newest(self.now));
        Stamp::next(
            known.max_by_key(|stamp| stamp.weight(self.now)),
            self.now,
            self.replica,
        )
    }

    /// The title and the print to keep beside a record; none where the question is gone.
    fn text(&self, question: &str) -> Option<(String, Option<Print>)> {
        match self.places.get(question) {
            Some(&place) => {
                let question = &self.guide.questions[place];
                Some((question.title.clone(), identity::print(question)))
            }
            None => (question == WHOLE).then(|| (self.guide.title.clone(), None)),
        }
    }

    pub(super) fn all_open(&self) -> Option<Register<bool>> {
        self.entries.get(WHOLE).and_then(|entry| entry.record.open)
    }
}
