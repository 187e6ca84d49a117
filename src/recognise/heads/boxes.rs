//! Questions that only their position or look shows: the first text of one box beside others, or one of several texts
//! with the same classes.

use std::mem;
use std::ops::Range;

use super::super::shape::Shape;
use super::super::share::{TWO_THIRDS, more_than};
use super::super::words::Kinds;
use super::{LONGEST, Letter, Place, Walk};
use crate::article::{Kind, Markup};
use crate::guide::BlockIndex;

/// At least this many must ask; fewer where the page says that it asks.
const ENOUGH: usize = 3;
const ENOUGH_UNDER_TOPIC: usize = 2;
/// How many classes are tried at most, since each search covers the whole page.
const MOST_CLASSES: usize = 12;

/// A text that may be a question, with the block before which its answer ends.
#[derive(Clone, Copy)]
struct Member {
    at: BlockIndex,
    until: BlockIndex,
    asks: bool,
}

impl Walk<'_, '_> {
    /// Collects a text that may ask; `kinds` are those of the letter or the name that opens it.
    pub(super) fn note(&mut self, place: Place, kinds: Kinds) {
        let block = self.page.block(place.at);
        let may_ask = |byte: u8| byte == b'?' || !byte.is_ascii();
        let opens_as_question = kinds & Letter::ASKS != 0 || block.kind == Kind::Trigger;
        let asks = opens_as_question || block.text.bytes().rev().take(12).any(may_ask);
        if asks && block.text.len() <= LONGEST && block.mark.is_none() {
            self.asked.push(place);
        }
    }

    /// Makes heads in runs of boxes most of which begin with a text that asks; then, of texts with the same classes.
    pub(super) fn boxes(&mut self) {
        let mut asked = mem::take(&mut self.asked);
        asked.retain(|place| !self.is_answer(*place));
        let Some(first) = asked.first() else { return };
        let is_under_topic = self.is_under_topic(*first);
        let mut is_seen = vec![false; self.page.len() + 1];
        let (mut found, mut lone) = (Vec::new(), Vec::new());
        for place in &asked {
            let Some(hull) = self.hull(place.at) else {
                continue;
            };
            let outer = self.page.parent(hull);
            if !mem::replace(&mut is_seen[outer.map_or(0, |outer| outer + 1)], true) {
                self.add_runs(outer, &mut found, &mut lone);
            }
        }
        // Beside enough of them, a single box that asks counts, too.
        if found.len() >= ENOUGH {
            found.append(&mut lone);
            found.sort_unstable_by_key(|member| member.at);
        }
        self.add_members(&found, is_under_topic);
        let mut hashes = Vec::new();
        for place in asked {
            let class_hash = self.page.block(place.at).class_hash;
            let is_new =
                class_hash > 0 && hashes.len() < MOST_CLASSES && !hashes.contains(&class_hash);
            if is_new && !self.heads.is_head(place.at) {
                hashes.push(class_hash);
                let members = self.of_class(class_hash);
                if is_most(&members) {
                    self.add_members(&members, is_under_topic);
                }
            }
        }
    }

    /// The texts with the same classes, each with the blocks up to the next.
    fn of_class(&self, class_hash: u32) -> Vec<Member> {
        let page = self.page;
        let mut members: Vec<Member> = Vec::new();
        for at in 0..page.len() {
            let block = page.block(at);
            let text = matches!(block.kind, Kind::Paragraph | Kind::Trigger);
            if block.class_hash == class_hash && text && !page.is_beside(at) {
                if let Some(before) = members.last_mut() {
                    before.until = before.until.min(at);
                }
                members.push(Member {
                    at,
                    until: self
                        .page
                        .parent(at)
                        .map_or(page.len(), |around| page.end(around)),
                    asks: self.asks(at),
                });
            }
        }
        members
    }

    /// The outermost box that begins with a text and holds its answer and no text besides.
    fn hull(&self, at: BlockIndex) -> Option<BlockIndex> {
        let page = self.page;
        let (mut hull, mut end) = (None, page.len());
        let mut around = self.page.parent(at);
        while let Some(outer) = around {
            let more = hull.is_some() && page.first_text(end..page.end(outer)).is_some();
            if more || page.first_text(outer..at + 1) != Some(at) || !self.is_box(outer, at) {
                break;
            }
            end = page.end(outer);
            if page.has_answer(at + 1..end) {
                hull = around;
            }
            around = self.page.parent(outer);
        }
        hull
    }

    /// Whether a block is a box: any wrapper, but a list item only if its classes, its lines or its fold say so, since
    /// `items` judges the others.
    fn is_box(&self, at: BlockIndex, first: BlockIndex) -> bool {
        let [block, text] = [at, first].map(|at| self.page.block(at));
        let next = || self.page.first_text(first + 1..self.page.end(at));
        let lines = || text.loose && next().is_some_and(|next| self.page.block(next).loose);
        let folds = || self.fold(first, self.page.end(at)).is_some();
        let fits = block.kind == Kind::Wrapper
            || block.kind == Kind::Item && (text.class_hash > 0 || lines() || folds());
        fits && block.mark.is_none()
    }

    /// Collects the runs of neighbouring boxes in a container most of which ask: longer ones in `found`, single boxes
    /// in `lone`.
    fn add_runs(&self, outer: Option<BlockIndex>, found: &mut Vec<Member>, lone: &mut Vec<Member>) {
        let page = self.page;
        let end = outer.map_or(page.len(), |outer| page.end(outer));
        let mut at = outer.map_or(0, |outer| outer + 1);
        let mut run = Vec::new();
        while at < end {
            let next = page.end(at);
            let member = self.member(at);
            let ends = member.is_none() && page.first_text(at..next).is_some();
            run.extend(member);
            at = next;
            if ends || at >= end {
                if is_most(&run) {
                    let runs = if run.len() > 1 {
                        &mut *found
                    } else {
                        &mut *lone
                    };
                    runs.append(&mut run);
                }
                run.clear();
            }
        }
    }

    fn member(&self, hull: BlockIndex) -> Option<Member> {
        let page = self.page;
        let until = page.end(hull);
        let at = page.first_text(hull..until)?;
        // An aside here is a link that opens the text below it.
        let fits = matches!(
            page.block(at).kind,
            Kind::Paragraph | Kind::Trigger | Kind::Aside
        );
        let is_whole = fits && self.hull(at) == Some(hull);
        let asks = self.asks(at);
        let full = is_whole && self.is_answered(at + 1..until);
        full.then_some(Member { at, until, asks })
    }

    /// Whether a range holds more than options to choose from.
    pub(super) fn is_answered(&self, range: Range<BlockIndex>) -> bool {
        let page = self.page;
        let plain = |at: BlockIndex| page.is_content(at) && !self.is_option(at);
        !page.has_content(range.clone()) || range.clone().any(plain)
    }

    fn asks(&self, at: BlockIndex) -> bool {
        let text = &self.page.block(at).text;
        self.title(at).is_question() && text.len() <= LONGEST
    }

    /// Makes heads of the members, if enough of them ask.
    fn add_members(&mut self, members: &[Member], is_under_topic: bool) {
        let asking = members.iter().filter(|member| member.asks).count();
        let least = if is_under_topic {
            ENOUGH_UNDER_TOPIC
        } else {
            ENOUGH
        };
        let heads: Vec<BlockIndex> = members.iter().map(|member| member.at).collect();
        if asking < least || self.is_label(&heads) {
            return;
        }
        // A letter or a number above others is no question.
        let is_word = |of: &&Member| {
            let block = self.page.block(of.at);
            of.asks || block.text.len() > 3 && !block.fallback_answer
        };
        for member in members.iter().filter(is_word) {
            let fold = self.fold(member.at, member.until);
            if self.page.has_answer(member.at + 1..member.until)
                && let Some(head) = self.add(member.at, Shape::Line)
            {
                head.until = Some(member.until);
                head.answer = fold;
            }
        }
    }

    /// The region below a text that the page itself opens and closes.
    fn fold(&self, at: BlockIndex, until: BlockIndex) -> Option<BlockIndex> {
        let page = self.page;
        let mut region = at + 1;
        while region < until && !page.has_answer(region..page.end(region)) {
            region = page.end(region);
        }
        let folds = |at: BlockIndex| {
            let block = page.block(at);
            block.kind == Kind::Trigger || block.markup == Some(Markup::Foldable)
        };
        let is_whole = region < until && page.end(region) <= until;
        (is_whole && (at..=region).any(folds)).then_some(region)
    }
}

/// Whether more than two thirds of the members ask.
fn is_most(members: &[Member]) -> bool {
    more_than(
        TWO_THIRDS,
        members.iter().filter(|of| of.asks).count(),
        members.len(),
    )
}
