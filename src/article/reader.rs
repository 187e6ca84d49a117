//! Turns nodes into blocks: decides, as each element ends, whether it was a block, a container or running text.

use std::mem;

use super::lines::{self, Broken};
use super::roles::{Role, class_hash, controls, is_invisible, is_schema, owned, role_of};
use super::run::Run;
use super::{Article, Block, Element, Kind, Mark, Markup, schema};

/// Takes a page's nodes in document order and makes blocks of them.
///
/// Each call of [`open`](Reader::open) and [`text`](Reader::text) is one node, numbered from 0. Nodes that are not read
/// (scripts, buttons, navigation) are handed over and numbered as well. Comments and our own `study-*` elements with
/// their contents are never handed over, so they have no number.
#[derive(Debug, Default)]
pub struct Reader {
    article: Article,
    open: Vec<Frame>,
    nodes: usize,
    /// Number of open elements in a subtree that is not read; 0 outside such a subtree.
    unread: usize,
    /// Number of open containers.
    depth: usize,
    /// The open block that is read as one block, whatever it contains.
    whole: Option<usize>,
    /// The column of the next table cell; the last cell's block, and where its text begins in the run.
    column: u8,
    cell: Option<(usize, usize)>,
    run: Run,
    /// Texts of several lines, which may be split at the end.
    broken: Vec<Broken>,
}

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Frame {
    node: usize,
    /// Its block; `None` for an element of the running text.
    block: Option<usize>,
    bold: bool,
    link: bool,
}

impl Reader {
    /// Begins an element.
    pub fn open(&mut self, element: Element<'_>) {
        let node = self.next_node();
        if self.unread > 0 {
            self.unread += 1;
            return;
        }
        let mark = element.mark.and_then(Mark::named);
        match self.whole {
            Some(whole) => self.open_inside(whole, element, node),
            None => self.open_in_flow(element, mark, node),
        }
        if let (Some(value), None) = (element.mark, mark) {
            let block = self.open.iter().rev().find_map(|frame| frame.block);
            self.article
                .unknown_marks
                .push((block.unwrap_or(0), value.to_owned()));
        }
    }

    /// Reads a text node.
    pub fn text(&mut self, text: &str) {
        let node = self.next_node();
        if self.unread > 0 {
            return;
        }
        let (bold, link) = self.style();
        let (mut from, mut at) = (0, 0);
        while let Some(byte) = text.as_bytes().get(at) {
            let letter = match byte {
                0..=127 => char::from(*byte),
                _ => text[at..].chars().next().unwrap_or_default(),
            };
            let (end, is_space) = (at, letter.is_whitespace());
            at += letter.len_utf8();
            if is_space || is_invisible(letter) {
                self.run.push(&text[from..end], node, bold, link);
                self.run.space |= is_space;
                from = at;
            }
        }
        self.run.push(&text[from..], node, bold, link);
    }

    /// Reads a JSON-LD script, which may name the page's questions. It does not count as a node.
    pub fn schema(&mut self, json: &str) {
        let questions = schema::questions(json);
        self.article.schema_questions.extend(questions);
    }

    /// Ends the element opened last.
    pub fn close(&mut self) {
        if self.unread > 0 {
            self.unread -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        let Some(block) = frame.block else {
            return self.close_inline(frame);
        };
        if self.whole == Some(block) {
            self.whole = None;
            self.end_cell();
            self.fill(block);
        } else if block + 1 == self.article.blocks.len() {
            self.close_leaf(block);
        } else {
            self.flush();
        }
        self.depth -= 1;
    }

    /// Ends the page, and returns its blocks.
    #[must_use]
    pub fn finish(mut self) -> Article {
        self.unread = 0;
        while !self.open.is_empty() {
            self.close();
        }
        self.flush();
        lines::split(&mut self.article, self.broken);
        self.article
    }

    fn next_node(&mut self) -> usize {
        self.nodes += 1;
        self.nodes - 1
    }

    /// Whether text at this point is bold, and whether it is in a link.
    fn style(&self) -> (bool, bool) {
        self.open
            .last()
            .map_or((false, false), |frame| (frame.bold, frame.link))
    }

    fn open_in_flow(&mut self, element: Element<'_>, mark: Option<Mark>, node: usize) {
        let role = match (role_of(&element, mark), mark) {
            (Role::Inline | Role::Unread, Some(Mark::Ignore)) => Role::Unread,
            (Role::Inline, Some(_)) => Role::Flow(Kind::Wrapper),
            (Role::Inline, None) if is_schema(element.markup) => Role::Flow(Kind::Wrapper),
            (role, _) => role,
        };
        match role {
            Role::Unread => self.pass_over(&element),
            Role::Media => self.media(&element, node),
            Role::Inline => self.open_inline(&element, node),
            Role::Whole(kind) | Role::Flow(kind) if mark == Some(Mark::Ignore) => {
                let kind = if matches!(kind, Kind::Heading(_)) {
                    kind
                } else {
                    Kind::Aside
                };
                self.begin(kind, mark, element, node);
                self.unread = 1;
            }
            Role::Whole(kind) => self.whole = Some(self.open_block(kind, mark, element, node)),
            Role::Flow(kind) => {
                self.open_block(kind, mark, element, node);
            }
        }
    }

    /// Inside a block that is read whole, every element is part of its text.
    fn open_inside(&mut self, whole: usize, element: Element<'_>, node: usize) {
        let role = role_of(&element, None);
        let block = &mut self.article.blocks[whole];
        let is_heading = matches!(role, Role::Whole(Kind::Heading(_)));
        // A quote with a class that begins with a heading is styled as a box, and is read as a container.
        if block.kind == Kind::Quote && block.class_hash > 0 && is_heading && self.run.is_blank() {
            block.kind = Kind::Wrapper;
            self.whole = None;
            return self.open_in_flow(element, None, node);
        }
        if matches!(block.kind, Kind::Heading(_) | Kind::Summary) {
            block.id = block.id.take().or_else(|| owned(element.id));
            block.controls = block.controls.take().or_else(|| controls(&element));
        }
        if block.kind == Kind::Table {
            self.open_cell(&element, node);
        }
        match role {
            Role::Unread => self.pass_over(&element),
            Role::Media => self.media(&element, node),
            Role::Inline => self.open_inline(&element, node),
            Role::Whole(_) | Role::Flow(_) => {
                self.run.space = true;
                self.open_inline(&element, node);
            }
        }
    }

    /// Skips an element and its contents, but notes a checkbox.
    fn pass_over(&mut self, element: &Element<'_>) {
        if element.is_box {
            self.run.ticked = self.run.ticked.or(Some(element.is_ticked));
        }
        self.unread = 1;
    }

    fn media(&mut self, element: &Element<'_>, node: usize) {
        self.run.go_on(node);
        self.run.media = true;
        // Most `svg` elements are icons.
        if element.tag != "svg" && self.run.alt.is_none() {
            let name = owned(element.alt);
            self.run.alt = name.or_else(|| Some("Picture".to_owned()));
        }
        self.unread = 1;
    }

    /// Begins a cell of a table that is read whole. The cell's text is part of the table's text.
    fn open_cell(&mut self, element: &Element<'_>, node: usize) {
        match element.tag {
            "tr" => self.column = 0,
            "td" | "th" => {
                self.end_cell();
                let cell = self.push(Kind::Cell(self.column), node);
                self.cell = Some((cell, self.run.text.len()));
                self.column = self.column.saturating_add(1);
            }
            _ => {}
        }
    }

    /// Ends a cell: the text since it began is the cell's.
    fn end_cell(&mut self) {
        if let Some((cell, from)) = self.cell.take() {
            let text = self.run.text.get(from..).unwrap_or_default().trim();
            self.article.blocks[cell].text = text.to_owned();
        }
    }

    fn open_inline(&mut self, element: &Element<'_>, node: usize) {
        let tag = element.tag;
        match tag {
            "br" => self.run.end_line(),
            "td" | "th" | "tr" => self.run.space = true,
            _ => {}
        }
        let (bold, link) = self.style();
        self.open.push(Frame {
            node,
            block: None,
            bold: bold || matches!(tag, "b" | "strong"),
            link: link || tag == "a" && !element.is_target,
        });
    }

    fn close_inline(&mut self, frame: Frame) {
        if frame.bold && !self.style().0 {
            self.run.end_bold();
        }
        if !self.run.is_blank() {
            self.run.seen_from(frame.node);
        }
    }

    fn open_block(
        &mut self,
        kind: Kind,
        mark: Option<Mark>,
        element: Element<'_>,
        node: usize,
    ) -> usize {
        let block = self.begin(kind, mark, element, node);
        self.open.push(Frame {
            node,
            block: Some(block),
            bold: false,
            link: false,
        });
        self.depth += 1;
        block
    }

    fn begin(
        &mut self,
        kind: Kind,
        mark: Option<Mark>,
        element: Element<'_>,
        node: usize,
    ) -> usize {
        self.end_run();
        let block = self.push(kind, node);
        let at = &mut self.article.blocks[block];
        at.mark = mark;
        at.id = owned(element.id);
        at.study_id = owned(element.study_id);
        at.markup = element
            .markup
            .or((element.tag == "aside").then_some(Markup::Aside));
        at.controls = controls(&element);
        at.ordered = element.tag == "ol";
        at.class_hash = element.class.map_or(0, class_hash);
        block
    }

    /// Ends the run before a block. The open elements of the running text hold the block, so they become containers.
    fn end_run(&mut self) {
        let inline = self
            .open
            .iter()
            .rposition(|frame| frame.block.is_some())
            .map_or(0, |at| at + 1);
        for at in inline..self.open.len() {
            let node = self.open[at].node;
            if self.run.first < node {
                // Drops the lines, so that this run is not split: one may begin in this element.
                self.run.take_lines();
                self.flush();
            }
            self.open[at].block = Some(self.push(Kind::Wrapper, node));
            self.depth += 1;
        }
        self.flush();
    }

    /// Ends an element that holds no block.
    fn close_leaf(&mut self, block: usize) {
        match self.article.blocks[block].kind {
            Kind::List | Kind::Details => self.flush(),
            Kind::Item if !self.run.plain => {
                self.tick(Some(block), self.run.ticked);
                self.flush();
            }
            _ => self.fill(block),
        }
    }

    /// Makes the run the text of a block.
    fn fill(&mut self, block: usize) {
        let mut run = mem::take(&mut self.run);
        let ticked = run.is_ticked();
        self.tick(Some(block), ticked);
        let (at, lines) = (block, run.take_lines());
        let block = &mut self.article.blocks[block];
        let kind = block.kind;
        if ticked.is_some() {
            // Options of a checklist look alike, but are no questions.
            block.class_hash = 0;
        }
        block.kind = match kind {
            Kind::Wrapper if run.plain && block.markup != Some(Markup::Aside) => Kind::Paragraph,
            Kind::Wrapper => Kind::Aside,
            Kind::Item | Kind::Summary => kind,
            _ if run.text.is_empty() => Kind::Aside,
            kind => kind,
        };
        block.lead = run.lead();
        block.leads_to_links = run.leads_to_links();
        block.fallback_answer = kind == Kind::Wrapper
            && block.kind == Kind::Aside
            && block.markup != Some(Markup::Aside)
            && !run.link
            && (run.alt.is_some() || !run.text.is_empty());
        block.text = if run.text.is_empty() && block.fallback_answer {
            run.alt.unwrap_or_default()
        } else {
            run.text
        };
        if block.mark.is_none() && matches!(block.kind, Kind::Paragraph | Kind::Item) {
            self.broken.extend(Broken::of(at, &block.text, lines));
        }
    }

    /// Marks the nearest list item around a checkbox as a right or wrong option.
    fn tick(&mut self, block: Option<usize>, ticked: Option<bool>) {
        let Some(ticked) = ticked else { return };
        let around = self.open.iter().rev().filter_map(|frame| frame.block);
        let blocks = &mut self.article.blocks;
        let mut items = block.into_iter().chain(around);
        if let Some(item) = items.find(|at| blocks[*at].kind == Kind::Item) {
            blocks[item].markup = Some(Markup::of_option(ticked));
        }
    }

    /// Makes the run a block of loose text.
    fn flush(&mut self) {
        if !self.run.is_blank() {
            let loose = self.push(Kind::Wrapper, self.run.first);
            self.article.blocks[loose].loose = true;
            self.article.blocks[loose].end = Some(self.run.last);
            self.fill(loose);
        }
        self.tick(None, self.run.ticked);
        self.run = Run::default();
    }

    fn push(&mut self, kind: Kind, node: usize) -> usize {
        let block = Block::new(kind, self.depth, node);
        self.article.blocks.push(block);
        self.article.blocks.len() - 1
    }
}
