//! The parts of one question: its intent, its framework with the points, and its follow-ups.

use std::ops::Range;

use super::labels::Part;
use super::page::{Page, join};
use super::sections::{Section, Sign};
use super::titles::COLONS;
use super::words::words;
use crate::article::{Kind, MARKS, Mark, Markup};
use crate::guide::{BlockIndex, Fold, Framework};

/// A block and its text, which becomes a point, a follow-up or a mistake once it has an id.
pub(super) type Passage = (BlockIndex, String);

/// The blocks of one question after its heading, and the signs in them.
pub(super) struct Parts<'p, 'a> {
    page: &'p Page<'a>,
    signs: Vec<Sign>,
    heading: BlockIndex,
    /// The block after the text that asks, which is the heading or the text below "Question 3".
    start: BlockIndex,
    end: BlockIndex,
}

/// The intent of a question as it was found.
pub(super) struct Intent {
    /// The label, or the block marked.
    pub(super) at: BlockIndex,
    pub(super) text: String,
    /// The block after the intent.
    after: BlockIndex,
}

impl<'p, 'a> Parts<'p, 'a> {
    /// The parts of a section up to `end`, where the next question begins.
    pub(super) fn new(page: &'p Page<'a>, section: &Section<'_>, end: BlockIndex) -> Self {
        let signs = section
            .signs
            .iter()
            .copied()
            .filter(|sign| sign.at < end)
            .collect();
        Parts {
            page,
            signs,
            heading: section.heading,
            start: stated_below(page, section, end).unwrap_or(section.heading) + 1,
            end,
        }
    }

    pub(super) fn intent(&self) -> Option<Intent> {
        let at = self
            .signs
            .iter()
            .position(|sign| sign.part == Part::Intent)?;
        let sign = self.signs[at];
        let next = self.signs.get(at + 1).map_or(self.end, |next| next.at);
        let (text, after) = if let Some(until) = sign.until {
            (self.page.text(sign.start..until), until)
        } else if let Some(block) = (sign.start..next).find(|at| self.page.is_content(*at)) {
            (self.text(block), self.page.end(block))
        } else {
            (String::new(), sign.start)
        };
        Some(Intent {
            at: sign.at,
            text,
            after,
        })
    }

    /// The framework and its points, which have no ids yet.
    pub(super) fn framework(&self, intent: Option<&Intent>) -> (Framework, Vec<Passage>) {
        let first = self.signs.iter().find(|sign| sign.part == Part::Framework);
        let mut ranges = self.ranges(Part::Framework);
        if first.is_none() {
            ranges.push(self.rest(intent.map_or(self.start, |intent| intent.after)));
        }
        let mut fold = match first.map_or(Fold::Button, |sign| sign.fold) {
            Fold::Button => self.own_details().map_or(Fold::Button, Fold::Details),
            fold => fold,
        };
        if let (Fold::Button, [range]) = (fold, ranges.as_mut_slice())
            && let Some(details) = self.only_details(range.clone())
        {
            let summary = self.page.block(details + 1).kind == Kind::Summary;
            *range = details + 1 + usize::from(summary)..self.page.end(details);
            fold = Fold::Details(details);
        }
        let own = |sign: &&Sign| sign.fold == Fold::Button && sign.stands_alone();
        let label = first.filter(own).filter(|sign| sign.at != self.heading);
        let mut framework = Framework {
            fold,
            label: label.map(|sign| sign.at),
            blocks: Vec::new(),
            points: Vec::new(),
        };
        let mut points = Vec::new();
        for range in ranges {
            let whole = self.element_of(range.start, range.end)..range.end;
            framework.blocks.extend(self.page.outermost(whole));
            self.add_points(range.clone(), false, &mut points);
            if points.is_empty() {
                // A picture or signs are points only where the answer has no other.
                self.add_points(range, true, &mut points);
            }
        }
        (framework, points)
    }

    /// The label or mark of the follow-ups, and the list items that are follow-ups.
    pub(super) fn follow_ups(&self) -> Option<(BlockIndex, Vec<BlockIndex>)> {
        let sign = self
            .signs
            .iter()
            .find(|sign| sign.part == Part::FollowUps)?;
        let mut items = Vec::new();
        for range in self.ranges(Part::FollowUps) {
            items.extend(listed(
                self.page,
                range,
                Mark::FollowUp,
                sign.until.is_some(),
            ));
        }
        Some((sign.at, items))
    }

    /// Every block of the question, up to its last part.
    pub(super) fn blocks(&self, last: Option<BlockIndex>) -> Range<BlockIndex> {
        let mut end = last.map_or(self.end, |last| self.page.end(last));
        // A wrapper that begins before `end` and ends after it belongs to the next question.
        while end > self.heading + 1 && self.page.end(end - 1) > end {
            end -= 1;
        }
        // The list item or `details` that holds nothing but the question belongs to it; for a question in loose text,
        // so does any element.
        let holds = |at: &BlockIndex| (self.heading + 1..=self.end).contains(&self.page.end(*at));
        let loose = self.page.block(self.heading).loose;
        let is_own = |at: &BlockIndex| match self.page.block(*at).kind {
            Kind::Item | Kind::Details => true,
            Kind::Wrapper => loose,
            _ => false,
        };
        let around = (0..self.heading).rev().take_while(holds);
        let own = around.filter(is_own).last();
        own.map_or(self.heading..end, |own| own..end.max(self.page.end(own)))
    }

    /// The ranges of a part: from each of its signs to the next sign of another part.
    fn ranges(&self, part: Part) -> Vec<Range<BlockIndex>> {
        let mut ranges: Vec<Range<BlockIndex>> = Vec::new();
        for (nth, sign) in self
            .signs
            .iter()
            .enumerate()
            .filter(|(_, sign)| sign.part == part)
        {
            if ranges.last().is_some_and(|last| sign.start < last.end) {
                continue;
            }
            let next = self.signs[nth..]
                .iter()
                .find(|next| next.part != part)
                .map_or(self.end, |next| next.at);
            let end = sign.until.unwrap_or(next).min(self.end);
            ranges.push(sign.start..end.max(sign.start));
        }
        ranges
    }

    /// The framework of a question without a framework label: everything up to the next part.
    fn rest(&self, start: BlockIndex) -> Range<BlockIndex> {
        let next = self
            .signs
            .iter()
            .find(|sign| sign.at >= start)
            .map_or(self.end, |next| next.at);
        let end = next.min(self.end).max(start);
        self.after_options(start..end)..end
    }

    /// The element that begins with a line and ends with the answer; the line itself, where there is none.
    fn element_of(&self, line: BlockIndex, end: BlockIndex) -> BlockIndex {
        let around = line.checked_sub(1).filter(|at| *at > self.heading);
        let fits = |at: &BlockIndex| {
            let is_line = self.page.parent(line) == Some(*at) && self.page.block(line).loose;
            is_line && self.page.block(*at).kind == Kind::Wrapper && self.page.end(*at) <= end
        };
        around.filter(fits).unwrap_or(line)
    }

    /// Where the answer begins. If the range starts with options, perhaps after code they are about, and the text below
    /// them repeats one of the options, that text is the answer.
    fn after_options(&self, range: Range<BlockIndex>) -> BlockIndex {
        let page = self.page;
        let plain = |at: BlockIndex| words(&page.block(at).text, ' ', 40) + " ";
        let code = |at: &BlockIndex| page.block(*at).kind == Kind::Code;
        let next = |after: BlockIndex| page.first_content(after..range.end);
        let Some(first) = next(range.start) else {
            return range.start;
        };
        let about = Some(page.end(first)).filter(|_| code(&first));
        let Some(first) = about.map_or(Some(first), next).filter(|at| !code(at)) else {
            return range.start;
        };
        let list = |at: &BlockIndex| page.block(*at).kind == Kind::List;
        let list = (range.start..first).rev().find(list);
        let mut options: Vec<BlockIndex> =
            list.map_or_else(|| vec![first], |list| page.children(list).collect());
        let mut answer = next(page.end(list.unwrap_or(first)));
        // Options without a list count if the first text begins with a letter and a sign: all in one text, or a line
        // each.
        let option = page.block(first).text.strip_prefix(['A', 'a', '1']);
        let is_option = option.is_some_and(|option| option.starts_with(['.', ')', ':']));
        let lettered = list.is_none() && is_option;
        while let Some(line) = answer.filter(|at| lettered && !code(at) && options.len() < 8) {
            options.push(line);
            answer = next(page.end(line));
        }
        let Some(answer) = answer.filter(code) else {
            return range.start;
        };
        let answer_words = plain(answer);
        let holds_answer = |option: &BlockIndex| plain(*option).contains(&answer_words);
        if answer_words.len() > 1
            && (options.len() > 1 || lettered)
            && options.iter().any(holds_answer)
        {
            answer
        } else {
            range.start
        }
    }

    /// The `details` whose summary is the question.
    fn own_details(&self) -> Option<BlockIndex> {
        let summary = self.page.block(self.heading).kind == Kind::Summary;
        let details = |at: &BlockIndex| self.page.block(*at).kind == Kind::Details;
        if summary {
            (0..self.heading).rev().find(details)
        } else {
            None
        }
    }

    /// The `details` that is all there is to fold in a range.
    fn only_details(&self, range: Range<BlockIndex>) -> Option<BlockIndex> {
        let shows =
            |at: &BlockIndex| !matches!(self.page.block(*at).kind, Kind::Wrapper | Kind::Aside);
        let details = range.clone().find(shows)?;
        let end = self.page.end(details);
        let alone = end <= range.end && !(end..range.end).any(|at| shows(&at));
        if self.page.block(details).kind == Kind::Details && end > details + 1 && alone {
            Some(details)
        } else {
            None
        }
    }

    fn add_points(
        &self,
        range: Range<BlockIndex>,
        with_fallbacks: bool,
        points: &mut Vec<Passage>,
    ) {
        let page = self.page;
        let marked = marked(page, range.clone(), Mark::Point);
        for at in &marked {
            points.push((*at, self.text(*at)));
        }
        let has_markup = |at: BlockIndex, markup| page.block(at).markup == Some(markup);
        let ticked = range.clone().any(|at| has_markup(at, Markup::TickedOption));
        let mut introduces = false;
        let mut at = if marked.is_empty() {
            range.start
        } else {
            range.end
        };
        while at < range.end {
            let block = page.block(at);
            let end = page.end(at);
            let unit = matches!(block.kind, Kind::Item | Kind::Table);
            let whole = unit && end <= range.end && !page.ignores(at..end);
            let label = self
                .signs
                .iter()
                .any(|sign| sign.at == at && sign.stands_alone());
            let is_answer = |at: BlockIndex| {
                page.is_content(at) || with_fallbacks && page.is_fallback_answer(at)
            };
            let wrong = ticked && has_markup(at, Markup::UntickedOption);
            if label
                || block.mark == Some(Mark::Mistake)
                || matches!(block.kind, Kind::Heading(_)) && !self.is_sign(at)
                || wrong
            {
                introduces = false;
            } else if whole && (at..end).any(is_answer) || !whole && is_answer(at) {
                let text = self.text(at);
                let attached =
                    introduces && matches!(block.kind, Kind::Code | Kind::Table | Kind::Quote);
                introduces = !attached && text.ends_with(COLONS);
                match points.last_mut() {
                    Some((_, introduction)) if attached => join(introduction, &text),
                    _ if introduces && self.leads_to_links(end..range.end) => {}
                    Some(_) if block.leads_to_links && !self.is_sign(at) => {}
                    _ => points.push((at, text)),
                }
            }
            at = if whole { end } else { at + 1 };
        }
    }

    fn is_sign(&self, at: BlockIndex) -> bool {
        self.signs.iter().any(|sign| sign.at == at)
    }

    /// Whether a list of nothing but links follows.
    fn leads_to_links(&self, mut range: Range<BlockIndex>) -> bool {
        let shown = |at: &BlockIndex| self.page.block(*at).kind != Kind::Wrapper;
        let list = range.find(shown);
        list.is_some_and(|list| {
            let inside = list..self.page.end(list);
            self.page.block(list).kind == Kind::List
                && self.page.first_text(inside.clone()).is_some()
                && !self.page.has_answer(inside)
        })
    }

    /// All the text of a block, without the label it opens with.
    fn text(&self, at: BlockIndex) -> String {
        let mut text = self.page.text(at..self.page.end(at));
        if let Some(sign) = self.signs.iter().find(|sign| sign.at == at) {
            text.drain(..sign.text);
        }
        text
    }
}

/// The text that asks below a title such as "Question 3", where no label shows where the answer begins.
pub(super) fn stated_below(
    page: &Page<'_>,
    section: &Section<'_>,
    end: BlockIndex,
) -> Option<BlockIndex> {
    let first = page.first_content(section.heading + 1..end)?;
    let block = page.block(first);
    let asks = block.kind == Kind::Paragraph && (block.is_bold() || block.text.ends_with(MARKS));
    let full = page.has_answer(page.end(first)..end);
    (section.title.bare && section.signs.is_empty() && asks && full).then_some(first)
}

/// The blocks in a range that carry the author's mark; else the items of the first list in it.
///
/// Blocks without text may interrupt the list. `bounded` says that the author marked the range itself, so that a
/// heading before the list does not end it.
pub(super) fn listed(
    page: &Page<'_>,
    range: Range<BlockIndex>,
    mark: Mark,
    bounded: bool,
) -> Vec<BlockIndex> {
    let mut items = marked(page, range.clone(), mark);
    if !items.is_empty() {
        return items;
    }
    let mut at = range.start;
    while at < range.end {
        let over = match page.block(at).kind {
            Kind::Heading(_) => !bounded || !items.is_empty(),
            _ => page.is_content(at) && !items.is_empty(),
        };
        if over {
            break;
        }
        if page.block(at).kind == Kind::List && !page.is_beside(at) {
            let inside = page.outermost(at + 1..page.end(at)).into_iter();
            items.extend(inside.filter(|at| {
                page.block(*at).kind == Kind::Item && page.first_text(*at..page.end(*at)).is_some()
            }));
            at = page.end(at);
        } else {
            at += 1;
        }
    }
    items
}

fn marked(page: &Page<'_>, range: Range<BlockIndex>, mark: Mark) -> Vec<BlockIndex> {
    let end = range.end;
    let is_marked = |at: &BlockIndex| page.block(*at).mark == Some(mark) && page.end(*at) <= end;
    range
        .filter(is_marked)
        .filter(|at| page.first_text(*at..page.end(*at)).is_some())
        .collect()
}
