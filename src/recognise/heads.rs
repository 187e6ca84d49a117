//! Heads that are not headings: which paragraphs, items, terms, cells and buttons begin a question.
//!
//! One walk collects the candidates, each with the heading above it and the list item around it; then each series of
//! candidates is judged over the whole page. Every head found here is a question, except headings, for which only the
//! end is found here.

mod bare;
mod boxes;
mod disclosed;
mod paired;
mod scope;

use super::labels::{Label, Labels, Part, Strength};
use super::page::Page;
use super::shape::Shape;
use super::titles::{Title, is_digit};
use super::words::{
    ANSWER, ANSWERING, ASKING, EXERCISE, FRAMEWORK, Kinds, QUESTION, SOLUTION, Topic, hash, words,
};
use crate::article::{Kind, Markup};
use crate::guide::BlockIndex;
use scope::Scope;

/// The longest text, in bytes, that its position alone can make a question.
const LONGEST: usize = 300;

/// A head that is not a heading element, or, for a heading, only where its question ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Head {
    /// `None` where the block is a heading and only its end is known.
    pub(super) shape: Option<Shape>,
    /// Where the title begins in the block's text, in bytes.
    pub(super) from: usize,
    /// The block before which its section ends at the latest.
    pub(super) until: Option<BlockIndex>,
    /// What its section ends with.
    pub(super) scope: Scope,
    /// The region or the table cell that holds its answer.
    pub(super) answer: Option<BlockIndex>,
}

/// Where a candidate stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: BlockIndex,
    /// The innermost list item or `details` around it.
    scope: Option<BlockIndex>,
    /// The innermost list around it.
    list: Option<BlockIndex>,
    /// The last heading above it, by its index in [`Heads::headings`].
    heading: Option<usize>,
}

/// A letter or a name with a sign, such as "Q:" or "Answer.", that opens a text.
#[derive(Clone, Copy)]
struct Letter {
    place: Place,
    /// The hash of the name.
    name: u32,
    /// It is a name with a number, "Question 3", and the name can only mean a question.
    is_counted: bool,
    kinds: Kinds,
    from: usize,
}

impl Letter {
    /// The kinds that open a question.
    const ASKS: Kinds = ASKING | QUESTION | EXERCISE;
}

/// All heads of an article.
pub(super) struct Heads<'a> {
    found: Vec<Head>,
    /// For each block, the head that begins there, as an index into `found` plus 1; 0 for none.
    at: Vec<u32>,
    /// The headings, in the order of the article.
    headings: Vec<(Place, Title<'a>, u8)>,
    /// The page's own buttons that open an answer, each with the region it opens.
    folds: Vec<(BlockIndex, BlockIndex)>,
}

impl<'a> Heads<'a> {
    /// The title of a heading.
    pub(super) fn title(&self, at: BlockIndex) -> Option<Title<'a>> {
        let nth = self
            .headings
            .binary_search_by_key(&at, |(place, ..)| place.at);
        nth.ok().map(|nth| self.headings[nth].1)
    }

    /// The region that one of the page's own buttons opens, if that region is an answer.
    pub(super) fn fold(&self, at: BlockIndex) -> Option<BlockIndex> {
        let nth = self.folds.binary_search_by_key(&at, |(button, _)| *button);
        nth.ok().map(|nth| self.folds[nth].1)
    }

    pub(super) fn get(&self, at: BlockIndex) -> Option<&Head> {
        let nth = self.at.get(at).copied().unwrap_or_default();
        self.found.get((nth as usize).checked_sub(1)?)
    }

    /// Adds a head and returns it, for the caller to fill in; `None` where the block already is one.
    fn add(&mut self, at: BlockIndex, shape: Option<Shape>) -> Option<&mut Head> {
        if self.at[at] > 0 {
            return None;
        }
        self.found.push(Head::default());
        self.at[at] = self.found.len() as u32;
        let head = self.found.last_mut()?;
        head.shape = shape;
        Some(head)
    }

    fn is_head(&self, at: BlockIndex) -> bool {
        self.get(at).is_some_and(|head| head.shape.is_some())
    }
}

/// What one walk over the article collects.
struct Walk<'p, 'a> {
    page: &'p Page<'a>,
    labels: &'p Labels,
    heads: Heads<'a>,
    /// The title of the article says that the page asks questions.
    is_topic: bool,
    /// For each heading, whether the text under it is an answer: the heading, or one above it, asks at a level at which
    /// most headings do.
    answering: Vec<bool>,
    answers: Vec<Place>,
    /// Paragraphs outside list items that begin with "Answer", and boxes of the class "answer" or "solution".
    labelled_answers: Vec<Place>,
    letters: Vec<Letter>,
    terms: Vec<Place>,
    tables: Vec<BlockIndex>,
    triggers: Vec<Place>,
    /// The triggers whose words do not say "Answer", with the regions they open.
    regions: Vec<(Place, BlockIndex)>,
    lists: Vec<Place>,
    /// The list items in which the label of an answer stands below the first text, and the strength of that label.
    answered: Vec<(BlockIndex, Strength)>,
    /// Paragraphs that begin in bold or with a number.
    paragraphs: Vec<Place>,
    /// Texts that are the only one in their list.
    alone: Vec<Place>,
    /// Texts that seem to ask, and that only their position can make questions.
    asked: Vec<Place>,
}

/// Finds all heads. `schema_questions` are the questions that the page lists in its schema.org data.
pub(super) fn find<'a>(page: &Page<'a>, labels: &Labels, schema_questions: &[String]) -> Heads<'a> {
    let mut walk = Walk {
        page,
        labels,
        heads: Heads {
            found: Vec::new(),
            at: vec![0; page.len()],
            headings: Vec::new(),
            folds: Vec::new(),
        },
        is_topic: false,
        answering: Vec::new(),
        answers: Vec::new(),
        labelled_answers: Vec::new(),
        letters: Vec::new(),
        terms: Vec::new(),
        tables: Vec::new(),
        triggers: Vec::new(),
        regions: Vec::new(),
        lists: Vec::new(),
        answered: Vec::new(),
        paragraphs: Vec::new(),
        alone: Vec::new(),
        asked: Vec::new(),
    };
    walk.walk();
    walk.answers_by_heading();
    walk.schema(schema_questions);
    walk.tables();
    walk.letters();
    walk.folds();
    walk.answers(false);
    walk.answers(true);
    walk.terms();
    walk.triggers();
    walk.items();
    walk.boxes();
    walk.paragraphs();
    walk.headings_in_items();
    walk.heads
}

impl<'a> Walk<'_, 'a> {
    fn walk(&mut self) {
        let page = self.page;
        let (mut scopes, mut lists) = (Vec::<BlockIndex>::new(), Vec::<BlockIndex>::new());
        for at in (0..page.len()).filter(|at| !page.is_beside(*at)) {
            let block = page.block(at);
            while scopes.pop_if(|scope| page.end(*scope) <= at).is_some() {}
            while lists.pop_if(|list| page.end(*list) <= at).is_some() {}
            let place = Place {
                at,
                scope: scopes.last().copied(),
                list: lists.last().copied(),
                heading: self.heads.headings.len().checked_sub(1),
            };
            let outer = scopes.len().checked_sub(2).map(|outer| scopes[outer]);
            if block.mark.is_some() {
                // A block that the author marked needs no guess.
            } else if block.markup == Some(Markup::AnswerBox) && page.is_container(at) {
                self.labelled_answers.push(place);
            } else if block.controls.is_some() {
                self.triggers.push(place);
            }
            match block.kind {
                Kind::Heading(level) => {
                    let title = Title::of(&block.text, &self.labels.table);
                    let is_title = level == 1 || self.heads.headings.is_empty();
                    self.is_topic |=
                        is_title && self.labels.table.topic(&block.text) >= Topic::Questions;
                    self.heads.headings.push((place, title, level));
                }
                Kind::Summary => self.summary(place, outer),
                Kind::Term => self.terms.push(place),
                Kind::Table if page.end(at) > at + 1 => self.tables.push(at),
                Kind::Paragraph | Kind::Item | Kind::Quote => self.text(place, outer),
                Kind::Trigger | Kind::Aside if block.controls.is_none() => self.note(place, 0),
                _ => {}
            }
            match block.kind {
                Kind::List => {
                    lists.push(at);
                    self.lists.push(place);
                }
                Kind::Item | Kind::Details if page.is_container(at) => scopes.push(at),
                _ => {}
            }
        }
    }

    /// Records the `details` of a summary that says "Answer", unless it is empty or stands inside another answer.
    fn summary(&mut self, place: Place, outer: Option<BlockIndex>) {
        let page = self.page;
        let Some(details) = place
            .scope
            .filter(|at| page.block(*at).kind == Kind::Details)
        else {
            return;
        };
        let inside = self
            .answers
            .last()
            .is_some_and(|last| details < page.end(last.at));
        let says = || self.labels.discloses(&page.block(place.at).text).is_some();
        let full = || page.has_answer(place.at + 1..page.end(details));
        if !inside && says() && full() {
            self.answers.push(Place {
                at: details,
                scope: outer,
                ..place
            });
        }
    }

    fn text(&mut self, place: Place, outer: Option<BlockIndex>) {
        let block = self.page.block(place.at);
        if block.mark.is_some() {
            return;
        }
        let opening = self.page.opening(place.at, &self.labels.table);
        if block.kind == Kind::Paragraph {
            self.note(place, opening.as_ref().map_or(0, |opening| opening.kinds));
        }
        if let Some(opening) = opening {
            const PAIRED: Kinds = Letter::ASKS | ANSWERING | ANSWER | SOLUTION | FRAMEWORK;
            let is_item = |scope| self.page.block(scope).kind == Kind::Item;
            if opening.kinds & (ANSWER | SOLUTION) != 0 && !place.scope.is_some_and(is_item) {
                self.labelled_answers.push(place);
            }
            if opening.kinds & PAIRED != 0 {
                self.letters.push(Letter {
                    place: self.out_of_item(place, outer),
                    name: hash(&opening.name),
                    is_counted: opening.is_counted(),
                    kinds: opening.kinds,
                    from: opening.from,
                });
            }
        }
        let begins = |letter| is_digit(letter) || matches!(letter, '(' | '（');
        let numbered = || block.text.starts_with(begins);
        if block.kind == Kind::Paragraph && (block.lead.is_some() || numbered()) {
            self.paragraphs.push(place);
        }
        if let Some(list) = self.lists.last().filter(|list| Some(list.at) == place.list)
            && self.page.children(list.at).take(2).count() == 1
            && self.page.first_content(list.at..place.at).is_none()
            && !self.page.has_answer(place.at + 1..self.page.end(list.at))
            && (self.page.block(list.at).ordered
                || block.is_bold()
                || self.title(place.at).has_question_mark)
        {
            let scope = list.scope;
            self.alone.push(Place { scope, ..place });
        }
        let is_item = |at: &BlockIndex| self.page.block(*at).kind == Kind::Item;
        let item = place.scope.filter(is_item).and_then(|item| {
            // A label that opens a list item belongs to the item around that item.
            match self.page.first_text(item..place.at) {
                Some(_) => Some(item),
                None => self.page.parent(self.page.parent(item)?).filter(is_item),
            }
        });
        let last = self.answered.last().map(|(item, _)| *item);
        if let Some(item) = item.filter(|item| Some(*item) != last) {
            let ordered = place.list.is_some_and(|list| self.page.block(list).ordered);
            let least = if ordered {
                Strength::Weak
            } else {
                Strength::Fair
            };
            let label = self.labels.find(block);
            let is_meant = |label: &Label| label.part == Part::Framework && label.strength >= least;
            if let Some(label) = label.filter(is_meant) {
                self.answered.push((item, label.strength));
            }
        }
    }

    /// The place of a text that fills its list item: outside the item.
    fn out_of_item(&self, place: Place, outer: Option<BlockIndex>) -> Place {
        let page = self.page;
        let is_alone = |item: BlockIndex| {
            page.block(item).kind == Kind::Item
                && page.first_text(item..place.at).is_none()
                && !page.has_answer(place.at + 1..page.end(item))
        };
        let alone = place.scope.is_some_and(is_alone);
        let scope = if alone { outer } else { place.scope };
        Place { scope, ..place }
    }

    fn title(&self, at: BlockIndex) -> Title<'a> {
        Title::of(&self.page.block(at).text, &self.labels.table)
    }

    fn add(&mut self, at: BlockIndex, shape: Shape) -> Option<&mut Head> {
        self.heads.add(at, Some(shape))
    }

    /// Whether the title of the article, or the heading above, says that questions follow.
    fn is_under_topic(&self, place: Place) -> bool {
        let above = place.heading.map(|nth| self.heads.headings[nth].0.at);
        self.is_topic
            || above.is_some_and(|at| {
                self.labels.table.topic(&self.page.block(at).text) >= Topic::Questions
            })
    }

    /// Where the section of a head must end: at the next heading, or with its scope.
    fn region(&self, place: Place) -> BlockIndex {
        let next = place.heading.map_or(0, |nth| nth + 1);
        let next = self.heads.headings.get(next).map(|(next, ..)| next.at);
        let scope = place.scope.map(|scope| self.page.end(scope));
        let end = self.page.len();
        next.unwrap_or(end).min(scope.unwrap_or(end))
    }

    /// Makes heads of the blocks whose text is one of `questions`, those that the page lists in its schema.org
    /// data.
    fn schema(&mut self, questions: &[String]) {
        let mut asked: Vec<String> = questions.iter().map(|text| words(text, ' ', 60)).collect();
        let is_head = |kind| {
            matches!(
                kind,
                Kind::Heading(_) | Kind::Summary | Kind::Term | Kind::Trigger
            )
        };
        for heads in [true, false] {
            for at in 0..self.page.len() {
                let block = self.page.block(at);
                let text = matches!(block.kind, Kind::Paragraph | Kind::Item);
                let wanted = if heads { is_head(block.kind) } else { text };
                if asked.is_empty() || !wanted || self.page.is_beside(at) || block.text.is_empty() {
                    continue;
                }
                let text = words(self.title(at).text, ' ', 60);
                let whole = words(&block.text, ' ', 60);
                let found = asked
                    .iter()
                    .position(|asked| *asked == text || *asked == whole);
                if let Some(nth) = found {
                    asked.swap_remove(nth);
                    self.add(at, Shape::Schema);
                }
            }
        }
    }
}
