//! Follows the host's changes to its page: it re-renders parts, translates them, fills in texts late, removes our
//! controls. A question on the same nodes stays the same question, with its ids, if its title is the same, if only its
//! title changed, or if the page was translated.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::WeakSet;
use web_sys::{Element, Node};

use super::part::Part;
use super::turns::on_screen;
use super::{App, weakly};
use crate::browser::observe::{Change, Changes};
use crate::browser::page::{self, Page};
use crate::browser::place::Place;
use crate::browser::{clock, leftovers, speech};
use crate::guide::{Guide, Item, Question};
use crate::recognise::recognise;

/// After a text changed, the wait until the page is read again, as a multiple of how long the last reading took.
const REREAD_WAIT_FACTOR: f64 = 100.0;
/// The shortest such wait, in milliseconds.
const MIN_REREAD_WAIT: f64 = 1000.0;
/// How many times in a row controls that the host removed are restored before the widget leaves the page.
const MAX_REMOVALS: u32 = 5;
/// A removal counts as in a row if it comes within this time of the last one, in milliseconds.
const REMOVAL_WINDOW: f64 = 250.0;

/// What following the host has to remember: known blocks, changes not yet read, and timings.
#[derive(Default)]
pub(super) struct Followed {
    /// The blocks of all questions, except their headings.
    known_blocks: WeakSet,
    /// Where blocks were added, removed or marked since the page was last read.
    changed_nodes: RefCell<Vec<Node>>,
    /// Whether the page will be read again before the next frame.
    rereads_before_frame: Cell<bool>,
    /// Whether the page will be read again later, in idle time.
    rereads_when_idle: Cell<bool>,
    /// How long the last reading took, in milliseconds.
    last_reading_took: Cell<f64>,
    removals: Cell<Removals>,
    /// Whether the host folds the frameworks by a style of its own.
    pub(super) host_folds: Cell<bool>,
    /// The language of the article when the widget came.
    language: String,
}

/// The host's removals of our controls in a row: how many, and when the last was, in milliseconds.
#[derive(Clone, Copy, Default)]
struct Removals {
    count: u32,
    last: f64,
}

impl Followed {
    pub(super) fn new(root: &Element) -> Followed {
        Followed {
            language: language(root),
            ..Followed::default()
        }
    }
}

impl App {
    /// Reads the page again when its host changes it, until the returned observer is dropped.
    pub(super) fn follow_the_host(self: &Rc<Self>) -> Changes {
        let changed = weakly(self, |app, change: Change| app.host_changed(change));
        Changes::new(&self.root, changed)
    }

    fn host_changed(self: &Rc<Self>, change: Change) {
        self.guide_object.take();
        if change.took_ours {
            self.restore_controls();
        }
        if !change.blocks.is_empty() {
            self.followed
                .changed_nodes
                .borrow_mut()
                .extend(change.blocks);
            self.reread_before_frame();
        } else if change.texts.iter().any(|text| !self.is_known(text)) {
            self.reread_when_idle();
        }
    }

    /// Whether a changed text can be ignored: its node is in a block of a known question, which stays the same
    /// question, or is no longer in the article.
    fn is_known(&self, node: &Node) -> bool {
        let mut ancestor = Some(node.clone());
        while let Some(at) = ancestor {
            if at == *self.root {
                return false;
            }
            if self.followed.known_blocks.has(&at) {
                return true;
            }
            ancestor = at.parent_node();
        }
        true
    }

    fn reread_before_frame(self: &Rc<Self>) {
        if !self.followed.rereads_before_frame.replace(true) {
            let read = weakly(self, |app, ()| {
                if app.followed.rereads_before_frame.get() {
                    app.reread();
                }
            });
            clock::before_frame(move || read(()));
        }
    }

    fn reread_when_idle(self: &Rc<Self>) {
        if !self.followed.rereads_when_idle.replace(true) {
            let wait =
                (self.followed.last_reading_took.get() * REREAD_WAIT_FACTOR).max(MIN_REREAD_WAIT);
            let read = weakly(self, |app, ()| {
                if app.followed.rereads_when_idle.get() {
                    app.reread();
                }
            });
            clock::after(wait as i32, move || clock::when_idle(move || read(())));
        }
    }

    /// Reads the page now if it waits to be read again, unless it has become another guide.
    pub(super) fn reread_if_due(self: &Rc<Self>) {
        let followed = &self.followed;
        let is_due = followed.rereads_before_frame.get() || followed.rereads_when_idle.get();
        if is_due && page::guide_id(&self.options) == self.guide_id {
            self.reread();
        }
    }

    fn reread(self: &Rc<Self>) {
        let began = clock::monotonic();
        self.followed.rereads_before_frame.set(false);
        self.followed.rereads_when_idle.set(false);
        if page::guide_id(&self.options) != self.guide_id {
            return page::restart(&self.host);
        }
        leftovers::clear();
        let page = Page::read(self.root.clone());
        let (guide, problems) = recognise(&page.article, &self.options.hints);
        let parts = self.match_parts(&page, &guide);
        self.followed.changed_nodes.take();
        let questions = parts.iter().map(|part| Rc::clone(&part.question));
        let guide = Rc::new(Guide {
            questions: questions.collect(),
            ..guide
        });
        self.study
            .borrow_mut()
            .regrow(Rc::clone(&guide), clock::now());
        *self.guide.borrow_mut() = guide;
        *self.problems.borrow_mut() = problems;
        self.hold_place();
        self.set_parts(parts);
        self.show_standing();
        let parts = self.parts.borrow().clone();
        self.apply_parts(&parts[on_screen(&parts)]);
        self.go_on();
        self.followed
            .last_reading_took
            .set(clock::monotonic() - began);
    }

    /// The parts for a page that was read again: reused where the nodes are the same, else new. Intact parts whose
    /// question is no longer recognised, as under a translation, are kept.
    fn match_parts(&self, page: &Page, guide: &Guide) -> Vec<Rc<Part>> {
        let is_translated = self.is_translated();
        let mut known: Vec<Rc<Part>> = self.parts.borrow().clone();
        let mut parts: Vec<Rc<Part>> = Vec::new();
        for question in &guide.questions {
            let Some(place) = self.place_of(question, page) else {
                continue;
            };
            let at = known
                .iter()
                .position(|part| part.place.heading == place.heading);
            // Cheap: most questions keep their order, so the match is at the front.
            let before = at.map(|at| known.remove(at));
            parts.extend(match before {
                Some(part) if part.is_same(question, &place, is_translated) => Some(part),
                Some(part) if is_translated && self.is_intact(&part) => Some(part),
                Some(part) => {
                    let is_same = is_translated
                        || question.title == part.question.title
                        || self.has_only_another_title(question, guide, &part);
                    let question = Rc::new(with_known_ids(question, &place, &part, is_same));
                    Some(self.new_part(question, place, Some(&part)))
                }
                None if known.iter().any(|part| self.keeps(part, &place)) => None,
                None => Some(self.new_part(Rc::clone(question), place, None)),
            });
        }
        for part in known.into_iter().filter(|part| self.is_intact(part)) {
            let after = |other: &Rc<Part>| other.is_after(&part);
            let at = parts.iter().position(after).unwrap_or(parts.len());
            parts.insert(at, part);
        }
        parts
    }

    /// A question's nodes, if the page has them all.
    pub(super) fn place_of(&self, question: &Question, page: &Page) -> Option<Place> {
        let mut place = Place::of(question, page)?;
        if self.followed.host_folds.get() {
            place.leave_fold_to_host();
        }
        Some(place)
    }

    /// Whether a place is inside a part that stays.
    fn keeps(&self, part: &Part, place: &Place) -> bool {
        part.holds(&place.heading) && self.is_intact(part)
    }

    /// Whether a translator put its own words into the article: it wraps them in `font`, or names their language. Other
    /// words on the same nodes are no sign, since a page may show another topic on them.
    pub(super) fn is_translated(&self) -> bool {
        page::has_marked_words(&self.root) || language(&self.root) != self.followed.language
    }

    /// Whether a question is that of `part` with another title, into which a script may write a formula or a count: its
    /// points are the same and no other question has them, and its id is no other's.
    fn has_only_another_title(&self, question: &Question, guide: &Guide, part: &Part) -> bool {
        let known = &part.question;
        let parts = self.parts.borrow();
        let mut others = parts.iter().filter(|other| other.question.id != known.id);
        has_points_of(question, known)
            && !others.any(|other| has_points_of(question, &other.question))
            && !guide.questions.iter().any(|other| other.id == known.id)
    }

    /// Whether a question's nodes are all still in the article and no block changed among them.
    fn is_intact(&self, part: &Part) -> bool {
        let changed = self.followed.changed_nodes.borrow();
        part.place.is_in(&self.root) && !changed.iter().any(|node| part.holds(node))
    }

    pub(super) fn new_part(
        &self,
        question: Rc<Question>,
        place: Place,
        before: Option<&Part>,
    ) -> Rc<Part> {
        let authors = place.details.as_ref().map(|details| details.open());
        let at_first = self.options.open.or(authors).unwrap_or(false);
        let open = self.study.borrow().is_open(&question.id);
        let part = Part::new(question, place, open.unwrap_or(at_first));
        // A question that the host re-renders stays open or closed as it was.
        if let Some(before) = before.filter(|before| before.is_applied()) {
            part.succeed(before);
        }
        Rc::new(part)
    }

    pub(super) fn set_parts(&self, parts: Vec<Rc<Part>>) {
        for part in &parts {
            let blocks = part.place.whole.iter();
            for block in blocks.filter(|block| **block != part.place.heading) {
                self.followed.known_blocks.add(block);
            }
        }
        self.turns.coming.take();
        self.guide_object.take();
        self.parts.replace(parts);
    }

    /// Opens what the host copied while it was closed, and removes copies of controls.
    pub fn clear_copies(&self) {
        leftovers::clear();
    }

    /// Restores controls that the host removed. If the host keeps removing them, the widget leaves the page.
    fn restore_controls(self: &Rc<Self>) {
        leftovers::clear();
        let parts = self.parts.borrow().clone();
        let is_short = |part: &&Rc<Part>| part.place.is_in(&self.root) && part.misses_controls();
        let short: Vec<_> = parts.iter().filter(is_short).collect();
        if short.is_empty() {
            return;
        }
        let (removals, now) = (self.followed.removals.get(), clock::monotonic());
        let is_in_a_row = now - removals.last < REMOVAL_WINDOW;
        let count = if is_in_a_row { removals.count + 1 } else { 1 };
        self.followed.removals.set(Removals { count, last: now });
        if count > MAX_REMOVALS {
            return page::leave(&self.host);
        }
        self.hold_place();
        for part in short {
            part.restore_controls();
        }
        self.refit();
    }
}

/// The language that an element says it is in, without its region; empty where it says none.
fn language(element: &Element) -> String {
    let tag = speech::language(element);
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.to_ascii_lowercase()
}

/// A question that was read again, with the ids that its nodes had before; its own only if it `is_same`.
pub(super) fn with_known_ids(
    question: &Question,
    place: &Place,
    part: &Part,
    is_same: bool,
) -> Question {
    let mut question = question.clone();
    let known = &part.question;
    if is_same {
        question.id.clone_from(&known.id);
    }
    let (points, follow_ups) = (&known.framework.points, &known.follow_ups);
    let ids = points.iter().map(|point| &point.id);
    take_ids(
        question
            .framework
            .points
            .iter_mut()
            .map(|point: &mut Item| &mut point.id),
        &place.points,
        &part.place.points,
        &ids.collect::<Vec<_>>(),
    );
    let ids = follow_ups.iter().map(|follow_up| &follow_up.id);
    take_ids(
        question
            .follow_ups
            .iter_mut()
            .map(|follow_up| &mut follow_up.id),
        &place.follow_ups,
        &part.place.follow_ups,
        &ids.collect::<Vec<_>>(),
    );
    question
}

/// Whether a question has points, and they are those of another.
fn has_points_of(question: &Question, other: &Question) -> bool {
    let [points, others] = [question, other].map(|of| of.framework.points.iter());
    let others = others.map(|point| &point.text);
    points.len() > 0 && points.map(|point| &point.text).eq(others)
}

/// Gives each item on a known node the id that the node had, unless another item has that id.
fn take_ids<'a>(
    ids: impl Iterator<Item = &'a mut String>,
    nodes: &[Node],
    known_nodes: &[Node],
    known: &[&String],
) {
    let mut ids: Vec<&mut String> = ids.collect();
    for (at, node) in nodes.iter().enumerate() {
        let id = known_nodes.iter().position(|other| other == node);
        let id = id.and_then(|place| known.get(place).copied());
        let is_free = |id: &&String| !ids.iter().any(|other| **other == **id);
        if let Some(id) = id.filter(is_free) {
            ids[at].clone_from(id);
        }
    }
}
