//! Moving due days: sharing out the due questions, postponing or advancing them, and undoing that.

use super::Study;
use crate::plan::shared_out;
use crate::progress::{Answer, Day, MOVED, Millis};

/// The ids of moved questions, each with its [`MOVED`] text from before the move.
pub type Moves = Vec<(String, String)>;

impl Study {
    /// Spreads the rated questions over the days to come as the plan does, final reviews included. With neither an
    /// interview ahead nor days off, every question returns to the day its review promised.
    pub fn share_out(&mut self, today: Day, now: Millis) -> Moves {
        let (aim, off) = (self.aim(), self.days_off(today));
        let mut topics = self.topics();
        for topic in &mut topics {
            // For a question that was moved before, the promised day is the one that counts.
            let promised = self.last_review(&topic.question).map(|last| last.due);
            topic.due = topic.due.and(promised);
        }
        let is_ahead = aim.interview.is_some_and(|interview| interview > today);
        let wanted = match is_ahead || !off.is_empty() {
            true => shared_out(&topics, today, aim, &off),
            false => topics.iter().map(|topic| topic.due).collect(),
        };
        let moves = topics.iter().zip(wanted).filter_map(|(topic, day)| {
            let promised = topic.due?;
            let day = day.unwrap_or(promised);
            // An overdue question is due today in any case, so nothing needs to be written.
            let is_kept = day == promised || (promised < day && day == today);
            let text = if is_kept {
                String::new()
            } else {
                day.to_string()
            };
            Some((topic.question.clone(), text))
        });
        let moves: Vec<_> = moves.collect();
        self.move_to(moves, now)
    }

    /// Moves the questions due on `from` to another day; if `from` is today, the overdue ones too.
    pub fn move_day(&mut self, from: Day, to: Day, today: Day, now: Millis) -> Moves {
        let topics = self.topics();
        let is_meant = |due: Day| due == from || (from == today && due < from);
        let meant = topics
            .iter()
            .filter(|topic| topic.due.is_some_and(is_meant));
        let moves = meant.map(|topic| (topic.question.clone(), to.to_string()));
        let moves: Vec<_> = moves.collect();
        self.move_to(moves, now)
    }

    /// After the interview: a question that was due by then gets the day of the ordinary schedule, if that is still to
    /// come.
    pub fn resume_schedule(&mut self, interview: Day, today: Day, now: Millis) -> Moves {
        let retention = self.aim().retention;
        let moves = self.topics().into_iter().filter_map(|topic| {
            let (strength, due) = (topic.strength?, topic.due?);
            let ordinary = strength.on.plus(strength.days(retention).round() as i32);
            let is_cut = due <= interview && ordinary > today;
            is_cut.then(|| (topic.question, ordinary.to_string()))
        });
        let moves: Vec<_> = moves.collect();
        self.move_to(moves, now)
    }

    /// Undoes moves.
    pub fn move_back(&mut self, moves: Moves, now: Millis) {
        self.move_to(moves, now);
    }

    fn move_to(&mut self, moves: Vec<(String, String)>, now: Millis) -> Moves {
        let mut before = Vec::new();
        for (question, text) in moves {
            let is_held = |stamp| self.ledger.record(&question)?.moved(stamp, now);
            let last = self.last_review(&question);
            let held = last.and_then(|last| is_held(last.stamp));
            let held = held.map(|day| day.to_string()).unwrap_or_default();
            if held == text {
                continue;
            }
            self.answer(
                Answer::Wrote {
                    question: question.clone(),
                    name: MOVED.to_owned(),
                    text,
                },
                now,
            );
            before.push((question, held));
        }
        before
    }
}
