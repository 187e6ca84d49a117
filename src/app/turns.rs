//! Schedules the work: what the reader asks for at once, the rest in short turns when the browser is idle.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use super::folding::Folding;
use super::part::{Part, controls};
use super::{App, weakly};
use crate::browser::fold::ClosingPass;
use crate::browser::room_beside::SideBar;
use crate::browser::screen::{height, screen_height, top};
use crate::browser::{anchor, beside, clock, dock, events, fit};

/// How long a turn of ours lasts before the browser gets its own, in milliseconds.
const TURN: f64 = 8.0;
/// The longest turn, where the browser's own turns are long, as in an article of thousands of questions.
const LONGEST: f64 = 48.0;
/// The longest turn while answers open, because the browser then has to lay out all that is in them.
const LONGEST_OPENING: f64 = 16.0;
/// Within these limits, our turn lasts as long as the browser's last one divided by this.
const SHARE: f64 = 3.0;
/// How many screens below the visible one are prepared, so that a reader who scrolls by screens sees nothing change.
const STEPS_AHEAD: f64 = 2.0;
/// How long the controls of a question take to mount at most, in milliseconds.
const MOUNTING: f64 = 2.0;

/// Up to this many questions above the screen each close in a frame of their own, in a browser that counts layout
/// shifts: the page is scrolled by what closed, and what lies between two folds that close in one frame would count as
/// a shift.
const MOST_IN_OWN_FRAME: usize = 48;

/// What waits for our turns, between which the browser has its own.
#[derive(Default)]
pub(super) struct Turns {
    /// Whether another turn follows.
    pub(super) are_on: Cell<bool>,
    /// How long the browser's last turn took, in milliseconds.
    pub(super) browsers: Cell<f64>,
    /// Parts near the screen that have no controls yet.
    pub(super) coming: RefCell<Vec<Rc<Part>>>,
    /// Parts whose blocks are not applied yet.
    waiting: RefCell<VecDeque<Rc<Part>>>,
    /// How many of the waiting parts, at the end of the queue, began above the screen.
    above: Cell<usize>,
    /// Height of the article when it was last looked at, in pixels.
    height: Cell<f64>,
    /// Whether a `resize` of ours is being dispatched.
    pub(super) announces: Cell<bool>,
}

impl Turns {
    /// Drops everything that waits.
    pub(super) fn forget(&self) {
        self.coming.take();
        self.waiting.take();
    }

    /// How long the next turn lasts at most, in milliseconds.
    fn next_length(&self) -> f64 {
        let waiting = self.waiting.borrow();
        let opens = waiting.front().is_some_and(|part| part.is_open());
        let longest = if opens { LONGEST_OPENING } else { LONGEST };
        (self.browsers.get() / SHARE).clamp(TURN, longest)
    }

    /// Whether a part waits to close in a frame of its own.
    pub(super) fn closes_in_own_frame(&self, part: &Rc<Part>) -> bool {
        let (waiting, above) = (self.waiting.borrow(), self.above.get());
        let mut last = waiting.iter().rev().take(above);
        above <= MOST_IN_OWN_FRAME && last.any(|last| Rc::ptr_eq(last, part))
    }

    /// The next fold that closes in a frame of its own, if its part is the first that waits.
    fn next_in_own_frame(&self) -> Option<Rc<Folding>> {
        let waiting = self.waiting.borrow();
        let next = waiting.front().filter(|next| !next.is_applied())?;
        // The last fold first: what closes moves all that follows it.
        let to_close = next.folds().filter(|fold| fold.is_to_close()).last();
        to_close.filter(|_| self.closes_in_own_frame(next)).cloned()
    }
}

impl App {
    /// Opens or closes questions as the reader just asked, so things on the screen may move.
    pub(super) fn apply_as_asked(self: &Rc<Self>, parts: &[Rc<Part>]) {
        let bar = SideBar::beside(&self.root);
        let mut pass = ClosingPass::new();
        for part in parts {
            part.folds().for_each(|fold| fold.make_room());
            part.apply(&mut pass);
        }
        pass.end();
        self.add_point_ticks(parts);
        fit::fit(&controls(parts), bar);
        dock::lengthen_under_panel(&self.host);
        self.release_panel();
    }

    /// After a scroll, applies the questions on the next [`STEPS_AHEAD`] screens before the reader sees them, and clips
    /// controls under bars.
    pub(super) fn on_scroll(self: &Rc<Self>) {
        let parts = self.parts.borrow();
        let ahead = on_screen_or_below(&parts, STEPS_AHEAD);
        let late = parts[ahead].iter().filter(|part| !part.is_ready());
        let late: Vec<_> = late.cloned().collect();
        drop(parts);
        if !late.is_empty() {
            self.apply_parts(&late);
        }
        self.stay_under_bars();
    }

    /// Clips controls on the screen where a bar of the host's, such as a sticky header, should cover them.
    pub(super) fn stay_under_bars(&self) {
        self.bars.look_once(&self.root);
        let parts = self.parts.borrow();
        let ahead = &parts[on_screen_or_below(&parts, STEPS_AHEAD)];
        let headings = ahead.iter().map(|part| part.place.heading.clone());
        let headings = headings.collect();
        self.bars.cut_off(&controls(ahead), &self.host, headings);
    }

    /// Questions came near the screen: some get their controls now, the others when the browser is idle.
    pub(super) fn come_near(self: &Rc<Self>, parts: &[Rc<Part>]) {
        let late = parts.iter().filter(|part| !part.is_ready());
        self.turns.coming.borrow_mut().extend(late.cloned());
        if !self.turns.coming.borrow().is_empty() {
            self.take_turns();
        }
    }

    /// Queues all questions to be applied. Those on the screen and the next ones below also get their controls.
    pub(super) fn apply_the_rest(self: &Rc<Self>) {
        let parts = self.parts.borrow();
        let near = &parts[on_screen_or_below(&parts, STEPS_AHEAD)];
        self.turns.coming.borrow_mut().extend_from_slice(near);
        // Not while a returning reader's place is held: a frame between two of our turns could be taken for another
        // place.
        let in_own_frames = anchor::shifts_are_counted() && self.returned.borrow().is_none();
        let above = if in_own_frames { above(&parts) } else { 0 };
        self.turns.above.set(above);
        *self.turns.waiting.borrow_mut() = from_the_screen(&parts).into();
        drop(parts);
        self.take_turns();
    }

    fn take_turns(self: &Rc<Self>) {
        if !self.turns.are_on.replace(true) {
            self.take_turn();
        }
    }

    /// One turn: mounts controls and applies parts for as long as it may last, then schedules the next.
    fn take_turn(self: &Rc<Self>) {
        self.flush_layout();
        let parts = self.parts.borrow().clone();
        let near = near(&parts);
        let is_back = self.returned.borrow().is_some();
        for part in near.iter().filter(|part| !part.is_applied()) {
            part.keep_visible_in_place(is_back);
        }
        self.hold_place();
        let turn = self.turns.next_length();
        let has_mounted = self.mount_coming(turn);
        let own_frame_is_next = self.apply_waiting(near, turn, !has_mounted);
        // The layout that this forces counts as the browser's turn.
        let ended = clock::monotonic();
        self.flush_layout();
        self.schedule_turn(ended, own_frame_is_next);
    }

    /// Mounts the controls of as many parts as a `turn` of that many milliseconds has time for; the others wait for the
    /// next turns. Returns whether there were any.
    fn mount_coming(self: &Rc<Self>, turn: f64) -> bool {
        let mut late = self.turns.coming.take();
        late.retain(|part| !part.is_ready());
        let at_once = (turn / MOUNTING) as usize;
        *self.turns.coming.borrow_mut() = late.split_off(late.len().min(at_once));
        self.apply_with(&late, false);
        !late.is_empty()
    }

    /// Applies waiting parts for `turn` milliseconds, up to one with a fold that closes in a frame of its own; that
    /// fold closes now if it comes first and `frame_is_free`. Returns whether such a fold was met.
    fn apply_waiting(self: &Rc<Self>, near: &[Rc<Part>], turn: f64, frame_is_free: bool) -> bool {
        let (mut seen, mut ticks) = (Vec::new(), Vec::new());
        let mut pass = ClosingPass::new();
        let end = clock::monotonic() + turn;
        let (mut own_frame_is_next, mut is_first) = (false, frame_is_free);
        while clock::monotonic() < end {
            if let Some(fold) = self.turns.next_in_own_frame() {
                if is_first {
                    fold.apply(&mut pass);
                }
                own_frame_is_next = true;
                break;
            }
            is_first = false;
            let Some(part) = self.turns.waiting.borrow_mut().pop_front() else {
                self.turns
                    .are_on
                    .set(!self.turns.coming.borrow().is_empty());
                break;
            };
            if part.is_applied() {
                continue;
            }
            if part.live.get().is_some() || near.iter().any(|near| Rc::ptr_eq(near, &part)) {
                part.apply(&mut pass);
                self.make_point_ticks(&part, &mut ticks);
                seen.push(part);
            } else {
                part.apply_unseen(&mut pass);
            }
        }
        pass.end();
        beside::put_beside(&ticks);
        self.pending_layout(|layout| layout.fit(controls(&seen)));
        own_frame_is_next
    }

    /// Schedules the next turn, if another follows the one that `ended`: before the next frame if a fold waits for that
    /// frame, else when the browser is idle.
    fn schedule_turn(self: &Rc<Self>, ended: f64, own_frame_is_next: bool) {
        if !self.turns.are_on.get() {
            self.announce_height();
        } else {
            let go_on = weakly(self, |app, ended| {
                app.turns.browsers.set(clock::monotonic() - ended);
                app.take_turn();
            });
            match own_frame_is_next {
                true => clock::before_frame(move || go_on(ended)),
                false => clock::when_idle(move || go_on(ended)),
            }
        }
    }

    /// Has the page measure itself again if the article became shorter: a script that shows each section once it is
    /// scrolled to would wait for places that are gone.
    pub(super) fn announce_height(&self) {
        let height = height(&self.root);
        if self.turns.height.replace(height) > height + 1.0 {
            self.turns.announces.set(true);
            events::dispatch_resize();
            self.turns.announces.set(false);
        }
    }
}

/// The questions of which a part may be on the screen.
pub(super) fn on_screen(parts: &[Rc<Part>]) -> Range<usize> {
    on_screen_or_below(parts, 0.0)
}

/// Like [`on_screen`], with the questions on that many `screens` below it.
fn on_screen_or_below(parts: &[Rc<Part>], screens: f64) -> Range<usize> {
    let height = screen_height() * (1.0 + screens);
    let end = parts.partition_point(|part| top(&part.place.heading) < height);
    let start = parts[..end].partition_point(|part| top(&part.place.heading) < 0.0);
    let start = start.saturating_sub(1);
    start..end
}

/// How many questions begin above the screen.
fn above(parts: &[Rc<Part>]) -> usize {
    parts.partition_point(|part| top(&part.place.heading) < 0.0)
}

/// How many questions before and after those on the screen are treated like them.
const NEXT: usize = 8;

fn near(parts: &[Rc<Part>]) -> &[Rc<Part>] {
    let seen = on_screen(parts);
    let end = (seen.end + NEXT).min(parts.len());
    &parts[seen.start.saturating_sub(NEXT)..end]
}

/// All questions in the order in which they are applied: those on the screen, then the others from the end of the
/// article. A change moves all that follows it, which is quick if that is closed already.
fn from_the_screen(parts: &[Rc<Part>]) -> Vec<Rc<Part>> {
    let seen = on_screen(parts);
    let (above, rest) = parts.split_at(above(parts));
    let (first, below) = rest.split_at((seen.len() + NEXT).min(rest.len()));
    let mut all = first.to_vec();
    all.extend(below.iter().rev().cloned());
    all.extend(above.iter().rev().cloned());
    all
}
