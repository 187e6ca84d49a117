//! Days moved: what is due shared out anew, put off or brought forward, and taken back.

use super::Study;
use crate::plan::shared_out;
use crate::progress::{Answer, Day, MOVED, Millis};

/// Where questions were before they were moved: each with the text that said so.
pub type Moves = Vec<(String, String)>;

impl Study {
    /// Shares out what was rated over the days to come, as the plan has it, the last looks included; without an interview,
    /// and after one, everything goes back to the day it was promised for.
    pub fn share_out(&mut self, today: Day, now: Millis) -> Moves {
        let (aim, off) = (self.aim(), self.days_off(today));
        let mut topics = self.topics();
        for topic in &mut topics {
            // What was moved before is shared out as it was promised.
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
            // What is overdue is due today as it is.
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

    /// Moves what is due on `from`, or with today what is overdue too, to another day.
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

    /// After the interview: what the last look did not come to goes on by the ordinary schedule.
    pub fn go_on(&mut self, interview: Day, today: Day, now: Millis) -> Moves {
        let retention = self.aim().retention;
        let moves = self.topics().into_iter().filter_map(|topic| {
            let (known, due) = (topic.strength?, topic.due?);
            let ordinary = known.on.plus(known.days(retention).round() as i32);
            let is_cut = due <= interview && ordinary > today;
            is_cut.then(|| (topic.question, ordinary.to_string()))
        });
        let moves: Vec<_> = moves.collect();
        self.move_to(moves, now)
    }

    /// Takes moves back.
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
