//! An interview rehearsal as a state machine.
//!
//! Each question is asked against a clock and answered aloud or in writing; then its framework is revealed and the
//! reader ticks what they covered. One of its follow-ups, drawn at random, is asked with a minute of its own, and its
//! sketch is revealed. Then the reader checks the answer against the guide's common mistakes, and the next question is
//! asked.
//!
//! Each transition takes the time as an argument. One that is not possible in the current stage does nothing.

mod card;
mod choice;
mod words;

use crate::chance::Chance;
use crate::guide::{Guide, Question};
use crate::progress::{Day, Millis};

pub use card::{Card, Covered, QuestionScore};
pub use choice::{Pool, Setup, choose};
pub use words::time;

const MINUTE: Millis = 60 * 1000;
/// How much time a follow-up has.
const FOLLOW_UP: Millis = MINUTE;

/// An interview under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    on: Day,
    at: Millis,
    limit: Millis,
    asked: Vec<AskedQuestion>,
    /// The index of the current question.
    nth: usize,
    stage: Stage,
}

/// The stage of the current question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is asked, and the clock runs.
    Asking,
    /// Its framework is revealed.
    Revealed,
    /// A follow-up is asked, and its clock runs.
    FollowUpAsked,
    /// Its sketch is revealed.
    FollowUpRevealed,
    /// The reader checks the answer against the common mistakes.
    Audited,
    /// The interview is over.
    Finished,
}

/// One question of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    /// The question's id.
    pub question: String,
    /// Its title.
    pub title: String,
    /// Its points; `on` marks those that were covered.
    pub points: Vec<CheckItem>,
    /// The follow-up that was drawn; `None` if the question has none.
    pub follow_up: Option<CheckItem>,
    /// The guide's mistakes; `on` marks those that were made.
    pub mistakes: Vec<CheckItem>,
    clock: Clock,
    follow_up_clock: Clock,
    is_answered: bool,
    is_followed_up: bool,
}

/// An item with a checkbox, and whether it is ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Whether it is ticked.
    pub on: bool,
}

/// A stopwatch: the time used, and when it was last started if it runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Clock {
    used: Millis,
    since: Option<Millis>,
}

impl Rehearsal {
    /// Begins with the first of these questions; `None` if there are none.
    #[must_use]
    pub fn begin(
        guide: &Guide,
        places: &[usize],
        setup: Setup,
        on: Day,
        now: Millis,
    ) -> Option<Rehearsal> {
        // A generator of its own: which follow-ups are drawn must not depend on how many questions there were to choose
        // from.
        let mut chance = Chance::named("follow-ups", setup.seed);
        let questions = places
            .iter()
            .filter_map(|&place| guide.questions.get(place));
        let mut rehearsal = Rehearsal {
            on,
            at: now,
            limit: Millis::from(setup.minutes.max(1)) * MINUTE,
            asked: questions
                .map(|question| AskedQuestion::of(question, guide, &mut chance))
                .collect(),
            nth: 0,
            stage: Stage::Asking,
        };
        rehearsal.asked.first_mut()?.clock.start(now);
        Some(rehearsal)
    }

    /// The stage of the current question.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The current question; the last one once the interview is over.
    #[must_use]
    pub fn asked(&self) -> &AskedQuestion {
        &self.asked[self.nth]
    }

    /// The number of the current question, from 1, and how many there are.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.nth + 1, self.asked.len())
    }

    /// How long the current question or follow-up has been asked, without pauses.
    #[must_use]
    pub fn used(&self, now: Millis) -> Millis {
        self.clock().map_or(0, |clock| clock.read(now))
    }

    /// How long the answer took that was last revealed: to the follow-up once that is answered, else to the question.
    #[must_use]
    pub fn took(&self) -> Millis {
        let asked = self.asked();
        if asked.is_followed_up {
            asked.follow_up_clock.used
        } else {
            asked.clock.used
        }
    }

    /// How much of its time is left; `None` if no clock runs at this stage, 0 if the time is over.
    #[must_use]
    pub fn left(&self, now: Millis) -> Option<Millis> {
        Some(self.limit()?.saturating_sub(self.used(now)))
    }

    /// How much time the current question or follow-up has in all; `None` if no clock runs at this stage.
    #[must_use]
    pub fn limit(&self) -> Option<Millis> {
        match self.stage {
            Stage::Asking => Some(self.limit),
            Stage::FollowUpAsked => Some(FOLLOW_UP),
            _ => None,
        }
    }

    /// Whether the clock of this stage is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.clock().is_some_and(|clock| clock.since.is_none())
    }

    /// The stage to which [`Rehearsal::advance`] leads: the follow-up, the audit, the next question or the end.
    #[must_use]
    pub fn next_stage(&self) -> Stage {
        let asked = self.asked();
        match self.stage {
            Stage::Revealed if asked.follow_up.is_some() => Stage::FollowUpAsked,
            Stage::Revealed | Stage::FollowUpRevealed if !asked.mistakes.is_empty() => {
                Stage::Audited
            }
            Stage::Revealed | Stage::FollowUpRevealed | Stage::Audited => {
                let (place, all) = self.place();
                if place < all {
                    Stage::Asking
                } else {
                    Stage::Finished
                }
            }
            stage => stage,
        }
    }

    /// The score card so far: every question that was answered.
    #[must_use]
    pub fn card(&self) -> Card {
        let answered = self.asked.iter().filter(|asked| asked.is_answered);
        Card {
            at: self.at,
            on: self.on,
            limit: self.limit,
            scored: answered.map(AskedQuestion::scored).collect(),
        }
    }

    fn clock(&self) -> Option<&Clock> {
        let asked = self.asked();
        match self.stage {
            Stage::Asking => Some(&asked.clock),
            Stage::FollowUpAsked => Some(&asked.follow_up_clock),
            _ => None,
        }
    }
}

/// Transitions.
impl Rehearsal {
    /// Stops the clock.
    pub fn pause(&mut self, now: Millis) {
        if let Some(clock) = self.running() {
            clock.stop(now);
        }
    }

    /// Starts the clock again.
    pub fn resume(&mut self, now: Millis) {
        if let Some(clock) = self.running() {
            clock.start(now);
        }
    }

    /// Ends the answer to the question or the follow-up, and reveals its framework or sketch.
    pub fn reveal(&mut self, now: Millis) {
        self.pause(now);
        let asked = &mut self.asked[self.nth];
        match self.stage {
            Stage::Asking => {
                asked.is_answered = true;
                self.stage = Stage::Revealed;
            }
            Stage::FollowUpAsked => {
                asked.is_followed_up = true;
                self.stage = Stage::FollowUpRevealed;
            }
            _ => {}
        }
    }

    /// Sets whether a point was covered, once the framework is revealed.
    pub fn mark_covered(&mut self, point: &str, on: bool) {
        if self.stage != Stage::Asking {
            tick(&mut self.asked[self.nth].points, point, on);
        }
    }

    /// Sets whether the follow-up was answered, once its sketch is revealed.
    pub fn mark_follow_up(&mut self, on: bool) {
        let asked = &mut self.asked[self.nth];
        if asked.is_followed_up
            && let Some(follow_up) = &mut asked.follow_up
        {
            follow_up.on = on;
        }
    }

    /// Sets whether a mistake was made, in the audit.
    pub fn mark_mistake(&mut self, mistake: &str, on: bool) {
        if self.stage == Stage::Audited {
            tick(&mut self.asked[self.nth].mistakes, mistake, on);
        }
    }

    /// Goes on to the next stage.
    pub fn advance(&mut self, now: Millis) {
        let next = self.next_stage();
        if next == self.stage {
            return;
        }
        self.nth += usize::from(next == Stage::Asking);
        self.stage = next;
        self.resume(now);
    }

    /// Ends the interview early.
    pub fn end(&mut self, now: Millis) {
        self.pause(now);
        self.stage = Stage::Finished;
    }

    fn running(&mut self) -> Option<&mut Clock> {
        let asked = &mut self.asked[self.nth];
        match self.stage {
            Stage::Asking => Some(&mut asked.clock),
            Stage::FollowUpAsked => Some(&mut asked.follow_up_clock),
            _ => None,
        }
    }
}

impl AskedQuestion {
    fn of(question: &Question, guide: &Guide, chance: &mut Chance) -> AskedQuestion {
        let drawn = chance.draw(question.follow_ups.len());
        let follow_up = question.follow_ups.get(drawn);
        let unticked = |id: &String, text: &String| CheckItem {
            id: id.clone(),
            text: text.clone(),
            on: false,
        };
        let points = question.framework.points.iter();
        let mistakes = guide.mistakes.iter();
        AskedQuestion {
            question: question.id.clone(),
            title: question.title.clone(),
            points: points
                .map(|point| unticked(&point.id, &point.text))
                .collect(),
            follow_up: follow_up.map(|follow_up| unticked(&follow_up.id, &follow_up.text)),
            mistakes: mistakes
                .map(|mistake| unticked(&mistake.id, &mistake.text))
                .collect(),
            clock: Clock::default(),
            follow_up_clock: Clock::default(),
            is_answered: false,
            is_followed_up: false,
        }
    }

    /// The ids of the points that were covered, as a rating takes them.
    #[must_use]
    pub fn covered(&self) -> Vec<String> {
        let covered = self.points.iter().filter(|point| point.on);
        covered.map(|point| point.id.clone()).collect()
    }

    fn scored(&self) -> QuestionScore {
        let covered = |boxed: &CheckItem| Covered::new(&boxed.text, boxed.on);
        let follow_up = self.follow_up.as_ref().filter(|_| self.is_followed_up);
        let made = self.mistakes.iter().filter(|mistake| mistake.on);
        QuestionScore {
            question: self.question.clone(),
            title: self.title.clone(),
            used: self.clock.used,
            points: self.points.iter().map(covered).collect(),
            follow_up: follow_up.map(covered),
            follow_up_used: self.follow_up_clock.used,
            mistakes: made.map(|mistake| card::short(&mistake.text)).collect(),
        }
    }
}

impl Clock {
    fn start(&mut self, now: Millis) {
        self.since = self.since.or(Some(now));
    }

    fn stop(&mut self, now: Millis) {
        self.used = self.read(now);
        self.since = None;
    }

    fn read(&self, now: Millis) -> Millis {
        // A clock that was set back adds no time.
        let more = self.since.map_or(0, |since| now.saturating_sub(since));
        self.used + more
    }
}

fn tick(boxes: &mut [CheckItem], id: &str, on: bool) {
    if let Some(boxed) = boxes.iter_mut().find(|boxed| boxed.id == id) {
        boxed.on = on;
    }
}
