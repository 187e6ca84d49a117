//! Questions without a label: list items and paragraphs most of which ask, and how far headings in list items reach.

use std::mem;

use super::super::labels::{Part, Strength};
use super::super::shape::Shape;
use super::super::share::{HALF, TWO_THIRDS, more_than};
use super::super::titles::{COLONS, Title, is_digit};
use super::super::words::are_labels;
use super::{Place, Scope, Walk};
use crate::article::{Kind, in_word};
use crate::guide::BlockIndex;

/// At least this many must ask.
const ENOUGH: usize = 3;

/// The longest heading that may be a label, in bytes.
const LABEL: usize = 24;

/// The fewest words of a statement that counts as a question among questions.
const WORDS: usize = 3;

/// A list with items that ask.
#[derive(Default)]
struct AskedList {
    all: usize,
    /// How many items count as asking. Of these: `sure` by a question mark or a name, `instructions` without a
    /// question mark that are not bold, `set_off` only because they are bold or numbered.
    asking: usize,
    sure: usize,
    instructions: usize,
    set_off: usize,
    /// The first lines of the asking items that hold an answer.
    heads: Vec<BlockIndex>,
}

impl<'a> Walk<'_, 'a> {
    /// Whether a place is part of an answer: it stands under a heading that asks among others that do.
    pub(super) fn is_answer(&self, place: Place) -> bool {
        place.heading.is_some_and(|nth| self.answering[nth])
    }

    /// Finds the headings under which answers stand.
    pub(super) fn answers_by_heading(&mut self) {
        let mut counts = [(0, 0); 7];
        // A short heading may be the label of an answer.
        let answers = |at: BlockIndex| {
            let block = self.page.block(at);
            let label = (block.text.len() < LABEL).then(|| self.labels.find(block));
            let label = label.flatten();
            label.is_some_and(|of| of.part == Part::Framework && of.strength >= Strength::Fair)
        };
        let places = self.heads.headings.iter().map(|(place, ..)| place.at);
        let says: Vec<bool> = places.map(answers).collect();
        for ((_, title, level), _) in self.heads.headings.iter().zip(&says).filter(|of| !of.1) {
            let (all, asks) = &mut counts[usize::from(*level)];
            *all += 1;
            *asks += usize::from(title.is_question());
        }
        let is_row = counts.map(|(all, asks)| asks >= ENOUGH && more_than(HALF, asks, all));
        // For each level, whether answers stand under its last heading.
        let mut open = [false; 7];
        for ((_, title, level), says) in self.heads.headings.iter().zip(&says) {
            let level = usize::from(*level);
            let asks = title.may_be_question() && is_row[level];
            let answers = open[level - 1] || asks || *says;
            open[level..].fill(answers);
            self.answering.push(answers);
        }
    }

    /// Makes heads of items whose first line asks and that hold an answer, and of items in which a label opens an
    /// answer.
    pub(super) fn items(&mut self) {
        self.answered_items();
        let page = self.page;
        let mut claimed = 0;
        let mut lists = Vec::new();
        for place in mem::take(&mut self.lists) {
            let holds = page.children(place.at).any(|item| page.is_container(item));
            if place.at < claimed || !holds || self.is_answer(place) {
                continue;
            }
            let list = self.asked_list(place);
            let most = if self.is_under_topic(place) {
                list.asking
            } else {
                list.sure
            };
            if more_than(HALF, most, list.all) && !self.is_of_follow_ups(place.at) {
                claimed = page.end(place.at);
                lists.push(list);
            }
        }
        // Instructions are questions only beside enough that ask: where they are more than twice as many, a list counts
        // only if most of its items ask by themselves.
        let sum = |of: fn(&AskedList) -> usize| lists.iter().map(of).sum::<usize>();
        let few = sum(|list| list.sure) * 2 < sum(|list| list.instructions);
        // More than a quarter must ask by their words, not only by bold or a number. Lists of one item are judged
        // together.
        let is_asked = |asking: usize, others: usize| others * 4 < asking * 3;
        let ones = lists.iter().filter(|list| list.all == 1);
        let ones = is_asked(ones.clone().count(), ones.map(|list| list.set_off).sum());
        lists.retain(|list| {
            let asked = if list.all == 1 {
                ones
            } else {
                is_asked(list.asking, list.set_off)
            };
            asked && (!few || more_than(HALF, list.sure, list.all))
        });
        let asking: usize = lists.iter().map(|list| list.asking).sum();
        let heads: Vec<BlockIndex> = lists.into_iter().flat_map(|list| list.heads).collect();
        if asking >= ENOUGH && heads.len() * 2 >= asking {
            for at in heads {
                self.add(at, Shape::Item);
            }
        }
    }

    fn answered_items(&mut self) {
        let page = self.page;
        let (mut answered, mut least) = (Vec::new(), ENOUGH);
        for (item, strength) in mem::take(&mut self.answered) {
            let paragraph = |at: &BlockIndex| page.block(*at).kind == Kind::Paragraph;
            answered.extend(page.first_text(item..page.end(item)).filter(paragraph));
            // A common word is a label only if several items have it.
            least -= usize::from(strength > Strength::Weak && least == ENOUGH);
        }
        for at in answered.iter().filter(|_| answered.len() >= least) {
            self.add(*at, Shape::Item);
        }
    }

    fn asked_list(&self, place: Place) -> AskedList {
        let page = self.page;
        let is_under_topic = self.is_under_topic(place);
        let plain = page.block(place.at).ordered || is_under_topic;
        let mut list = AskedList::default();
        for item in page.children(place.at) {
            list.all += 1;
            let Some(at) = page.first_text(item..page.end(item)) else {
                continue;
            };
            let block = page.block(at);
            let sure = self.asks_in_item(at);
            let text = matches!(block.kind, Kind::Paragraph | Kind::Item);
            let bold = text && block.is_bold();
            let title = self.title(at);
            let is_instruction = !sure && text && (bold || is_under_topic) && title.is_prompt;
            let goes_on = block.mark.is_none() && self.goes_on(item, at, plain || bold);
            // Where the page says that it asks, a bold or numbered item that holds an answer counts, too.
            let set_off = !sure
                && !is_instruction
                && is_under_topic
                && goes_on
                && (bold || text && title.numbered);
            if !sure && !is_instruction && !set_off {
                continue;
            }
            list.asking += 1;
            list.sure += usize::from(sure);
            list.instructions += usize::from(is_instruction && !bold);
            list.set_off += usize::from(set_off);
            if goes_on {
                list.heads.push(at);
            }
        }
        list
    }

    /// Whether an item holds an answer below its first line. It may hold further questions only if that line is bold.
    fn goes_on(&self, item: BlockIndex, at: BlockIndex, meant: bool) -> bool {
        let page = self.page;
        let (mut full, mut alone) = (false, true);
        for below in at + 1..page.end(item) {
            let asks = page.is_content(below) && self.asks_in_item(below);
            full |= !asks && page.has_answer(below..below + 1);
            alone &= !asks;
        }
        full && meant && (alone || page.block(at).is_bold())
    }

    /// Whether a label of follow-ups stands above a list.
    fn is_of_follow_ups(&self, list: BlockIndex) -> bool {
        let label = (0..list).rev().find(|at| self.page.is_content(*at));
        let label = label.and_then(|at| self.labels.find(self.page.block(at)));
        label.is_some_and(|label| label.part == Part::FollowUps)
    }

    fn asks_in_item(&self, at: BlockIndex) -> bool {
        let text = matches!(self.page.block(at).kind, Kind::Paragraph | Kind::Item);
        text && self.title(at).is_question()
    }

    /// Makes heads of bold paragraphs that ask, where most such paragraphs do; of those that begin with a bold number,
    /// under a title that says that questions follow; and of numbered ones, where most ask. Likewise of texts alone in
    /// their list, with the answer below it.
    pub(super) fn paragraphs(&mut self) {
        let is_bold = |place: &Place| self.page.block(place.at).lead.is_some();
        let (bold, numbered) = mem::take(&mut self.paragraphs)
            .into_iter()
            .partition::<Vec<_>, _>(is_bold);
        self.asking_paragraphs(&bold, Shape::Bold);
        self.asking_paragraphs(&numbered, Shape::Bold);
        let alone = mem::take(&mut self.alone);
        self.asking_paragraphs(&alone, Shape::Item);
    }

    fn asking_paragraphs(&mut self, places: &[Place], shape: Shape) {
        let page = self.page;
        let mut counted = Vec::new();
        for place in places {
            let is_taken = place.scope.is_some() || self.heads.is_head(place.at);
            if !is_taken && !self.is_answer(*place) {
                let asks = self.paragraph_asks(*place, shape == Shape::Item);
                counted.extend(asks.map(|asks| (*place, asks)));
            }
        }
        let asking = counted.iter().filter(|(_, asks)| *asks).count();
        // Where titles say that questions follow and most texts ask, a statement is one, too, such as a complaint.
        let statements_count = more_than(HALF, asking, counted.len())
            && counted.iter().all(|(at, _)| self.is_under_topic(*at));
        let mut heads = Vec::new();
        let mut next = page.len();
        for (place, asks) in counted.iter().rev() {
            let below = place.at + 1..self.region(*place).min(next);
            if *asks || !page.block(place.at).is_bold() {
                next = place.at;
            }
            let asks =
                *asks || statements_count && page.block(place.at).text.split(' ').count() >= WORDS;
            if asks && page.has_answer(below.clone()) && self.is_answered(below) {
                heads.push(place.at);
            }
        }
        heads.reverse();
        if asking < ENOUGH
            || !statements_count && !more_than(TWO_THIRDS, asking, counted.len())
            || self.is_label(&heads)
        {
            return;
        }
        for at in &heads {
            // A head right above another has no answer.
            let next = page.first_content(at + 1..page.len());
            if next.is_some_and(|next| heads.binary_search(&next).is_err())
                && let Some(head) = self.add(*at, shape)
            {
                head.scope = Scope::Page;
            }
        }
    }

    /// Whether a paragraph asks; `None` where it cannot belong to a list of questions.
    fn paragraph_asks(&self, place: Place, alone: bool) -> Option<bool> {
        let block = self.page.block(place.at);
        let mut title = self.title(place.at);
        let is_under_topic = self.is_under_topic(place);
        // The list gives it its number.
        title.numbered |= alone;
        if block.lead.is_none() {
            return title.numbered.then_some(title.has_question_mark);
        }
        if block.is_bold() {
            let label = block.text.ends_with(COLONS) || self.labels.find(block).is_some();
            return (!label)
                .then_some(title.is_question() || is_under_topic && title.may_be_question());
        }
        (is_under_topic && Self::is_number(&title, block.lead.as_deref())).then_some(true)
    }

    /// Whether the texts repeat so much that they are labels.
    pub(super) fn is_label(&self, heads: &[BlockIndex]) -> bool {
        let title = |at: &BlockIndex| self.page.block(*at).text.as_str();
        are_labels(heads.iter().map(title))
    }

    fn is_number(title: &Title<'a>, lead: Option<&str>) -> bool {
        let begins = |lead: &str| lead.starts_with(|letter| is_digit(letter) || !in_word(letter));
        title.named || title.numbered && lead.is_some_and(begins)
    }

    /// Finds how far headings in list items reach. One that opens the last item of its list reaches to the next list
    /// that such a heading opens; one alone in its item reaches to the next heading of its level or above.
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
                head.scope = Scope::Page;
            }
        }
    }
}
