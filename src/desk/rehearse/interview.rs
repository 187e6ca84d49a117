//! The interview under way: the reader's moves, the screen after each, and what is saved.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::choices::Choices;
use super::tape::Tape;
use crate::browser::events::Listener;
use crate::browser::{clock, document, window};
use crate::desk::aloud::Narrator;
use crate::desk::components::keep_until_cleanup;
use crate::desk::sitting::Desk;
use crate::guide::{Guide, Item, Question};
use crate::i18n::t;
use crate::progress::{Answer, Day, Event, Millis, Rating};
use crate::rehearsal::{AskedQuestion, Card, Rehearsal, Setup, Stage, choose};
use crate::study::Study;

/// The screen of the mode.
#[derive(Clone)]
pub(super) enum Screen {
    /// The set-up of a rehearsal, and the past ones.
    SetUp,
    /// A question, and the stage it is in.
    Question(Stage, Rc<AskedQuestion>),
    /// The score card of an interview.
    ScoreCard(Rc<Card>),
}

/// The reader's rehearsal, for components to hold. Copies share one state.
#[derive(Clone, Copy)]
pub(super) struct Interview {
    pub(super) desk: Desk,
    pub(super) screen: RwSignal<Screen, LocalStorage>,
    pub(super) tape: Tape,
    pub(super) narrator: Narrator,
    /// Whether it is hands-free: it goes on by itself.
    pub(super) hands_free: RwSignal<bool>,
    /// The written answer to what was just revealed.
    pub(super) written: RwSignal<String>,
    /// What the set-up screen shows as chosen.
    pub(super) choices: Choices,
    rehearsal: StoredValue<Option<Rehearsal>>,
}

impl Interview {
    /// Starts without a rehearsal. One that begins later ends when the reader leaves the page or the calling component
    /// is gone.
    pub(super) fn new(desk: Desk) -> Interview {
        let interview = Interview {
            desk,
            screen: RwSignal::new_local(Screen::SetUp),
            tape: Tape::new(),
            narrator: Narrator::new(),
            hands_free: RwSignal::new(false),
            written: RwSignal::default(),
            choices: Choices::new(),
            rehearsal: StoredValue::default(),
        };
        keep_until_cleanup([
            Listener::new(&window(), "pagehide", move |_| {
                if interview.with(|_| ()).is_some() {
                    interview.end_and_show_score_card();
                }
            }),
            // On a phone this may be the last event that comes.
            Listener::new(&document(), "visibilitychange", move |_| {
                interview.save_score_card()
            }),
        ]);
        on_cleanup(move || interview.end_and_announce());
        interview
    }

    /// Reads the rehearsal under way; none where there is none.
    pub(super) fn with<T>(self, read: impl FnOnce(&Rehearsal) -> T) -> Option<T> {
        self.rehearsal
            .with_value(|rehearsal| rehearsal.as_ref().map(read))
    }

    /// The question of the guide that is asked; none once an edit took it away.
    pub(super) fn question(self, asked: &AskedQuestion) -> Option<Rc<Question>> {
        let guide = self.desk.guide();
        let mut questions = guide.questions.iter();
        questions
            .find(|question| question.id == asked.question)
            .cloned()
    }

    /// Changes the rehearsal, and leaves the screen as it is.
    pub(super) fn update(self, update: impl FnOnce(&mut Rehearsal, Millis)) {
        self.rehearsal.update_value(|rehearsal| {
            if let Some(rehearsal) = rehearsal {
                update(rehearsal, clock::now());
            }
        });
    }
}

/// The reader's moves.
impl Interview {
    /// Asks the first question. If the answers are recorded, the tape is running already.
    pub(super) fn begin(self, setup: Setup) {
        let today = self.desk.today();
        let places = choose(&self.desk.with_study_untracked(Study::topics), setup, today);
        let guide = self.asked_guide(today);
        let rehearsal = Rehearsal::begin(&guide, &places, setup, today, clock::now());
        self.rehearsal.set_value(rehearsal);
        self.show_stage();
    }

    /// The guide without the points that are put away.
    fn asked_guide(self, today: Day) -> Guide {
        let mut guide = Guide::clone(&self.desk.guide());
        for question in &mut guide.questions {
            let id = question.id.clone();
            let is_asked = |point: &Item| {
                self.desk
                    .with_study_untracked(|study| !study.is_away(&id, &point.id, today))
            };
            if !question.framework.points.iter().all(is_asked) {
                Rc::make_mut(question).framework.points.retain(is_asked);
            }
        }
        guide
    }

    /// Pauses the clock and the recording, or resumes them.
    pub(super) fn pause(self, paused: bool) {
        self.update(|rehearsal, now| {
            if paused {
                rehearsal.pause(now);
            } else {
                rehearsal.resume(now);
            }
        });
        self.tape.pause(paused);
    }

    /// Ends the answer and shows what should have been in it. `written` is what the reader wrote.
    pub(super) fn reveal(self, written: String) {
        self.tape.stop();
        if let Some((Stage::Asking, question)) =
            self.with(|rehearsal| (rehearsal.stage(), rehearsal.asked().question.clone()))
        {
            self.desk.keep_attempt(&question, &written);
        }
        self.written.set(written);
        self.update(Rehearsal::reveal);
        self.show_stage();
    }

    /// Shows the next stage. A question that is left is saved first.
    pub(super) fn advance(self) {
        let leaves = self.with(|rehearsal| {
            let leaves = matches!(rehearsal.next_stage(), Stage::Asking | Stage::Finished);
            leaves.then(|| rehearsal.asked().clone())
        });
        let hands_free = self.hands_free.get_untracked();
        // In hands-free mode the reader may be unable to tick, so an answer without a tick is not saved.
        let leaves = leaves.flatten();
        if let Some(asked) = leaves.filter(|asked| !hands_free || !asked.covered().is_empty()) {
            self.save_answer(&asked);
        }
        self.save_score_card();
        self.tape.forget();
        self.update(Rehearsal::advance);
        match self.with(Rehearsal::stage) {
            Some(Stage::Finished) => return self.end_and_show_score_card(),
            Some(Stage::Audited) if hands_free => return self.advance(),
            Some(Stage::Asking | Stage::FollowUpAsked) => self.start_recording(),
            _ => {}
        }
        self.show_stage();
    }

    /// Ends the interview, early or at its end, and shows the score card.
    pub(super) fn end_and_show_score_card(self) {
        let card = self.end_and_save();
        self.tape.forget();
        self.desk.announce(match card {
            Some(_) => "",
            None => t!("Nothing was answered, so there is nothing to keep."),
        });
        self.screen.set(match card {
            Some(card) => Screen::ScoreCard(Rc::new(card)),
            None => Screen::SetUp,
        });
    }

    /// Ends the interview under way, if there is one, because the reader goes to another mode.
    fn end_and_announce(self) {
        if self.with(|_| ()).is_none() {
            return;
        }
        self.desk.announce(match self.end_and_save() {
            Some(_) => t!("The rehearsal has ended. Its score card is under Past rehearsals."),
            None => t!("Nothing was answered, so there is nothing to keep."),
        });
    }

    fn show_stage(self) {
        self.narrator.stop();
        // Clears the announcement of the previous screen.
        self.desk.announce("");
        let asked = self.with(|rehearsal| {
            let asked = Rc::new(rehearsal.asked().clone());
            Screen::Question(rehearsal.stage(), asked)
        });
        self.screen.set(asked.unwrap_or(Screen::SetUp));
    }

    /// Records the answer to what is asked now, if the reader wants that.
    fn start_recording(self) {
        if !self.tape.is_enabled() {
            return;
        }
        spawn_local(async move {
            let runs = self.tape.start().await.is_ok();
            if runs && self.with(Rehearsal::is_paused) == Some(true) {
                self.tape.pause(true);
            }
        });
    }
}

/// Saving.
impl Interview {
    /// Ends the rehearsal under way and saves what was answered. Returns its score card; none if nothing was answered.
    /// No signal of the screen is set, because the screen may be unmounting.
    fn end_and_save(self) -> Option<Card> {
        let mut rehearsal = self.rehearsal.try_update_value(Option::take).flatten()?;
        self.tape.release();
        self.narrator.stop();
        let asked = rehearsal.asked().clone();
        let is_answered = match rehearsal.stage() {
            // Just revealed, so perhaps not ticked yet: no tick does not mean that nothing was covered.
            Stage::Revealed => !asked.covered().is_empty(),
            Stage::Asking | Stage::Finished => false,
            _ => true,
        };
        if is_answered {
            self.save_answer(&asked);
        }
        rehearsal.end(clock::now());
        let card = Some(rehearsal.card()).filter(|card| !card.scored.is_empty())?;
        self.desk.save_score_card(&card);
        Some(card)
    }

    /// Saves the score card of what was answered so far, in case the interview ends here.
    fn save_score_card(self) {
        let card = self.with(Rehearsal::card);
        if let Some(card) = card.filter(|card| !card.scored.is_empty()) {
            self.desk.save_score_card(&card);
        }
    }

    /// Saves an answer as a review, rated by the points covered, and whether the follow-up is ticked.
    fn save_answer(self, asked: &AskedQuestion) {
        let Interview { desk, .. } = self;
        let today = desk.today();
        let covered = asked.covered();
        let rating = Rating::proposed(covered.len(), asked.points.len());
        let dues = desk.with_study_untracked(|study| study.dues(&asked.question, today));
        desk.answer(Answer::Rated {
            question: asked.question.clone(),
            rating,
            on: today,
            due: dues[rating as usize - 1],
            covered,
        });
        let Some(follow_up) = &asked.follow_up else {
            return;
        };
        if follow_up.on
            != desk.with_study_untracked(|study| study.is_ticked(&asked.question, &follow_up.id))
        {
            desk.act(Event::Ticked {
                question: asked.question.clone(),
                item: follow_up.id.clone(),
                on: follow_up.on,
            });
        }
    }
}
