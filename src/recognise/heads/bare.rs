//! Questions without a label: list items and bold paragraphs most of which ask, and how far headings in items reach.

use std::mem;

use super::super::labels::{Part, Strength};
use super::super::shape::Shape;
use super::super::titles::{COLONS, Title, is_digit};
use super::super::words::hash;
use super::{Place, Walk};
use crate::article::{Kind, Said, in_word};
use crate::guide::BlockIndex;

/// From this many on they are a list.
const ENOUGH: usize = 3;

impl<'a> Walk<'_, 'a> {
    /// Whether it stands under a heading that asks among others that do: then it is part of an answer.
    pub(super) fn is_answer(&self, place: Place) -> bool {
        let above = place.heading.map(|nth| &self.heads.headings[nth]);
        let asks = |level: u8| self.asking[usize::from(level)];
        above.is_some_and(|(_, title, level)| title.is_sure() && asks(*level))
    }

    /// Finds the levels at which most headings ask.
    pub(super) fn asking_levels(&mut self) {
        for level in 1..=6 {
            let (mut all, mut asks) = (0, 0);
            for (_, title, of) in &self.heads.headings {
                all += usize::from(*of == level);
                asks += usize::from(*of == level && title.is_sure());
            }
            self.asking[usize::from(level)] = asks >= ENOUGH && asks * 2 > all;
        }
    }

    /// Items that begin with a line that asks and go on below it, and those in which a label says what the answer is.
    pub(super) fn items(&mut self) {
        let page = self.page;
        let first = |item: BlockIndex| page.first_text(item..page.end(item));
        let (mut answered, mut least) = (Vec::new(), ENOUGH);
        for (item, strength) in mem::take(&mut self.answered) {
            let paragraph = |at: &BlockIndex| page.block(*at).kind == Kind::Paragraph;
            answered.extend(first(item).filter(paragraph));
            // A common word is a label if several items have it.
            least -= usize::from(strength > Strength::Weak && least == ENOUGH);
        }
        for at in answered.iter().filter(|_| answered.len() >= least) {
            self.add(*at, Shape::Item);
        }
        let (mut asking, mut heads) = (0, Vec::new());
        let mut claimed = 0;
        for place in mem::take(&mut self.lists) {
            let list = place.at;
            if list < claimed || !page.children(list).any(|item| page.is_container(item)) {
                continue;
            }
            let (mut all, mut sure, mut fellows) = (0, Vec::new(), Vec::new());
            for item in page.children(list) {
                all += 1;
                let Some(at) = first(item) else { continue };
                if self.asks_in_item(at) {
                    sure.push((item, at));
                } else if page.block(at).is_bold() && self.title(at).orders {
                    fellows.push((item, at));
                }
            }
            if sure.len() * 2 <= all || self.is_answer(place) {
                continue;
            }
            claimed = page.end(list);
            let label = (0..list).rev().find(|at| page.is_content(*at));
            let label = label.and_then(|at| self.labels.find(page.block(at)));
            if label.is_some_and(|label| label.part == Part::FollowUps) {
                continue;
            }
            asking += sure.len() + fellows.len();
            let ordered = page.block(list).ordered || self.is_said(place);
            for (item, at) in sure.into_iter().chain(fellows) {
                let block = page.block(at);
                let (mut full, mut alone) = (false, true);
                for below in at + 1..page.end(item) {
                    let asks = page.is_content(below) && self.asks_in_item(below);
                    let wrong = page.block(below).said == Some(Said::Wrong);
                    full |= !asks && !wrong && page.has_answer(below..below + 1);
                    // An item in which more is asked holds questions, and is none.
                    alone &= !asks;
                }
                if full && block.mark.is_none() && (block.is_bold() || alone && ordered) {
                    heads.push(at);
                }
            }
        }
        if asking >= ENOUGH && heads.len() * 2 >= asking {
            for at in heads {
                self.add(at, Shape::Item);
            }
        }
    }

    fn asks_in_item(&self, at: BlockIndex) -> bool {
        let text = matches!(self.page.block(at).kind, Kind::Paragraph | Kind::Item);
        text && self.title(at).is_sure()
    }

    /// Paragraphs that are bold from end to end and ask, where most such paragraphs do; and those that begin with a bold
    /// number, where the heading above says that they are questions.
    pub(super) fn bold(&mut self) {
        let page = self.page;
        let (mut asking, mut all, mut heads) = (0, 0, Vec::new());
        let bold = mem::take(&mut self.bold);
        for (nth, place) in bold.iter().enumerate() {
            if place.scope.is_some() || self.is_answer(*place) || self.heads.is_head(place.at) {
                continue;
            }
            let block = page.block(place.at);
            let mut until = self.region(*place);
            let title = self.title(place.at);
            let said = self.is_said(*place);
            let (counts, asks) = if block.is_bold() {
                let label = block.text.ends_with(COLONS) || self.labels.find(block).is_some();
                (!label, title.is_sure() || said && title.reads())
            } else {
                until = bold.get(nth + 1).map_or(until, |next| next.at.min(until));
                (said, Self::is_number(&title, block.lead.as_deref()))
            };
            if counts && (asks || block.is_bold()) {
                all += 1;
                asking += usize::from(asks);
                if asks && page.has_answer(place.at + 1..until) {
                    heads.push(place.at);
                }
            }
        }
        if asking < ENOUGH || asking * 3 <= all * 2 || self.is_label(&heads) {
            return;
        }
        for at in &heads {
            // A head right above another has no answer.
            let next = page.first_content(at + 1..page.len());
            if next.is_some_and(|next| heads.binary_search(&next).is_err()) {
                self.add(*at, Shape::Bold);
            }
        }
    }

    /// What stands again and again is a label.
    pub(super) fn is_label(&self, heads: &[BlockIndex]) -> bool {
        let title = |at: &BlockIndex| hash(&self.page.block(*at).text);
        let mut titles: Vec<u32> = heads.iter().map(title).collect();
        titles.sort_unstable();
        titles.dedup();
        titles.len() * 2 <= heads.len()
    }

    fn is_number(title: &Title<'a>, lead: Option<&str>) -> bool {
        let begins = |lead: &str| lead.starts_with(|letter| is_digit(letter) || !in_word(letter));
        title.named || title.numbered && lead.is_some_and(begins)
    }

    /// A heading that opens the last item of its list reaches to the next list that such a heading opens; one that has
    /// nothing else in its item, as far as headings reach.
    pub(super) fn headings_in_items(&mut self) {
        let page = self.page;
        let mut reaches = Vec::new();
        for (nth, (place, _, level)) in self.heads.headings.iter().enumerate() {
            let (Some(item), Some(list)) = (place.scope, place.list) else {
                continue;
            };
            let opens = page.block(item).kind == Kind::Item
                && page.first_text(item..page.end(item)) == Some(place.at);
            if !opens || page.end(item) != page.end(list) {
                continue;
            }
            let after = page.end(list);
            let lower = |(_, _, other): &&(Place, Title<'_>, u8)| other <= level;
            let next = self.heads.headings[nth + 1..].iter().find(lower);
            let next_list = next
                .filter(|(next, _, other)| other == level && next.scope.is_some())
                .and_then(|(next, ..)| next.list)
                .filter(|next| *next >= after && page.block(*next).kind == Kind::List);
            let until = match next_list {
                Some(next) => Some(next),
                None if !page.has_answer(place.at + 1..page.end(item)) => {
                    Some(next.map_or(page.len(), |(next, ..)| next.at))
                }
                None => None,
            };
            if until.is_some_and(|until| page.has_answer(after..until)) {
                reaches.push((place.at, until));
            }
        }
        for (at, until) in reaches {
            if let Some(head) = self.heads.add(at, None) {
                head.until = until;
                head.scope = Some(None);
            }
        }
    }
}
