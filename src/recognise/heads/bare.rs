//! Questions without a label: list items and bold paragraphs most of which ask, and how far headings in items reach.

use std::mem;

use super::super::labels::Part;
use super::super::shape::Shape;
use super::super::titles::{COLONS, Title};
use super::super::words::hash;
use super::{Place, Walk};
use crate::article::{Kind, Said};
use crate::guide::BlockIndex;

/// From this many on they are a list.
const ENOUGH: usize = 3;

impl<'a> Walk<'_, 'a> {
    /// Whether it stands under a heading that asks among others that do: then it is part of an answer.
    fn is_answer(&self, place: Place, asking: &[bool; 7]) -> bool {
        let above = place.heading.map(|nth| &self.heads.headings[nth]);
        above.is_some_and(|(_, title, level)| title.is_sure() && asking[usize::from(*level)])
    }

    /// The levels at which most headings ask.
    fn asking_levels(&self) -> [bool; 7] {
        let mut asking = [false; 7];
        for level in 1..=6 {
            let of_level = || self.heads.headings.iter().filter(|(.., of)| *of == level);
            let asks = of_level().filter(|(_, title, _)| title.is_sure()).count();
            asking[usize::from(level)] = asks >= ENOUGH && asks * 2 > of_level().count();
        }
        asking
    }

    /// Items that begin with a line that asks and go on below it, and those in which a label says what the answer is.
    pub(super) fn items(&mut self) {
        let page = self.page;
        let answered = self.answered.iter();
        let answered = answered.filter_map(|item| page.first_text(*item..page.end(*item)));
        let paragraph = |at: &BlockIndex| page.block(*at).kind == Kind::Paragraph;
        let answered: Vec<_> = answered.filter(paragraph).collect();
        for at in answered.iter().filter(|_| answered.len() > 1) {
            self.add(*at, Shape::Item);
        }
        let levels = self.asking_levels();
        let (mut asking, mut heads) = (0, Vec::new());
        let mut claimed = 0;
        let mut seen = vec![false; page.len()];
        for place in &self.items {
            let Some(list) = place.list.filter(|list| *list >= claimed && !seen[*list]) else {
                continue;
            };
            seen[list] = true;
            let items: Vec<_> = page.children(list).collect();
            let first = |item: BlockIndex| page.first_text(item..page.end(item));
            let asks = |at: BlockIndex| {
                let kind = page.block(at).kind;
                matches!(kind, Kind::Paragraph | Kind::Item) && self.title(at).is_sure()
            };
            let sure: Vec<BlockIndex> = items
                .iter()
                .copied()
                .filter(|item| first(*item).is_some_and(asks))
                .collect();
            if sure.len() * 2 <= items.len() || self.is_answer(*place, &levels) {
                continue;
            }
            claimed = page.end(list);
            let label = (0..list).rev().find(|at| page.is_content(*at));
            let label = label.and_then(|at| self.labels.find(page.block(at)));
            if label.is_some_and(|label| label.part == Part::FollowUps) {
                continue;
            }
            asking += sure.len();
            let ordered = page.block(list).ordered || self.is_said(*place);
            for item in sure {
                let Some(at) = first(item) else { continue };
                let bold = page.block(at).lead.as_ref() == Some(&page.block(at).text);
                let answers = |at: BlockIndex| {
                    page.has_answer(at..at + 1)
                        && !asks(at)
                        && page.block(at).said != Some(Said::Wrong)
                };
                let inside = at + 1..page.end(item);
                let full = inside.clone().any(answers);
                // An item in which more is asked holds questions, and is none.
                let alone = bold || !inside.clone().any(|at| page.is_content(at) && asks(at));
                if full && alone && (bold || ordered) && page.block(at).mark.is_none() {
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

    /// Paragraphs that are bold from end to end and ask, where most such paragraphs do; and those that begin with a bold
    /// number, where the heading above says that they are questions.
    pub(super) fn bold(&mut self) {
        let page = self.page;
        let levels = self.asking_levels();
        let (mut asking, mut all, mut heads) = (0, 0, Vec::new());
        let bold = mem::take(&mut self.bold);
        for (nth, place) in bold.iter().enumerate() {
            let block = page.block(place.at);
            let end = self.region(*place);
            let next = bold.get(nth + 1).map_or(end, |next| next.at.min(end));
            let whole = block.lead.as_ref() == Some(&block.text);
            let free = place.scope.is_none() && !self.is_answer(*place, &levels);
            if !free || self.heads.is_head(place.at) {
                continue;
            }
            let title = self.title(place.at);
            let said = self.is_said(*place);
            if whole {
                let label = block.text.ends_with(COLONS) || self.labels.find(block).is_some();
                let sure = title.is_sure() || said && title.reads();
                all += usize::from(!label);
                asking += usize::from(!label && sure);
                if !label && sure && page.has_answer(place.at + 1..end) {
                    heads.push(place.at);
                }
            } else if said && Self::is_number(&title, block.lead.as_deref()) {
                all += 1;
                asking += 1;
                if page.has_answer(place.at + 1..next) {
                    heads.push(place.at);
                }
            }
        }
        // What stands again and again is a label.
        let mut titles: Vec<u32> = heads.iter().map(|at| hash(&page.block(*at).text)).collect();
        titles.sort_unstable();
        titles.dedup();
        if asking >= ENOUGH && asking * 3 > all * 2 && titles.len() * 2 > heads.len() {
            for at in heads.iter().copied() {
                // A head right above another has no answer.
                let next = page.first_content(at + 1..page.len());
                if next.is_some_and(|next| heads.binary_search(&next).is_err()) {
                    self.add(at, Shape::Bold);
                }
            }
        }
    }

    fn is_number(title: &Title<'a>, lead: Option<&str>) -> bool {
        let begins = |lead: &str| lead.starts_with(|letter: char| !letter.is_alphabetic());
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
