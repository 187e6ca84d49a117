//! Nodes to blocks: decides, as each element ends, whether it was a block, a container or part of the running text.

use std::mem;

use super::run::Run;
use super::{Article, Block, Element, Kind, Mark};

/// Takes a page's nodes in document order and makes blocks of them.
///
/// Each call of [`open`](Reader::open) and [`text`](Reader::text) is one node, numbered from 0. What is never read
/// (scripts, buttons, navigation) is handed over and numbered all the same. Comments and our own `study-*` elements,
/// with all that stands in them, are not handed over at all, so they never have a number.
#[derive(Debug, Default)]
pub struct Reader {
    article: Article,
    open: Vec<Frame>,
    nodes: usize,
    /// How many elements are open of a subtree that is not read.
    unread: usize,
    /// How many containers are open.
    depth: usize,
    /// The open block that is read as one, whatever stands in it.
    whole: Option<usize>,
    run: Run,
}

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Frame {
    node: usize,
    /// Its block; none for an element of the running text.
    block: Option<usize>,
    bold: bool,
    link: bool,
}

/// How an element is read.
#[derive(Clone, Copy)]
enum Role {
    /// With what stands in it, as if it were not there.
    Unread,
    /// A picture or the like, in the running text.
    Media,
    /// Part of the running text.
    Inline,
    /// One block, whatever stands in it.
    Whole(Kind),
    /// A container where it holds blocks, else one block.
    Flow(Kind),
}

impl Reader {
    /// An element begins.
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

    /// A text node.
    pub fn text(&mut self, text: &str) {
        let node = self.next_node();
        if self.unread > 0 {
            return;
        }
        let (bold, link) = self.style();
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.run.space = true;
            } else {
                self.run.push(letter, node, bold, link);
            }
        }
    }

    /// The element opened last ends.
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
            self.fill(block);
        } else if block + 1 == self.article.blocks.len() {
            self.close_leaf(block);
        } else {
            self.flush();
        }
        self.depth -= 1;
    }

    /// The page is over.
    #[must_use]
    pub fn finish(mut self) -> Article {
        self.unread = 0;
        while !self.open.is_empty() {
            self.close();
        }
        self.flush();
        self.article
    }

    fn next_node(&mut self) -> usize {
        self.nodes += 1;
        self.nodes - 1
    }

    /// Whether text here is bold, and whether it is a link.
    fn style(&self) -> (bool, bool) {
        self.open
            .last()
            .map_or((false, false), |frame| (frame.bold, frame.link))
    }

    fn open_in_flow(&mut self, element: Element<'_>, mark: Option<Mark>, node: usize) {
        let role = match (role(element.tag, mark), mark) {
            (Role::Inline | Role::Unread, Some(Mark::Ignore)) => Role::Unread,
            (Role::Inline, Some(_)) => Role::Flow(Kind::Wrapper),
            (role, _) => role,
        };
        match role {
            Role::Unread => self.unread = 1,
            Role::Media => self.media(node),
            Role::Inline => self.open_inline(element.tag, node),
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
        let block = &mut self.article.blocks[whole];
        if block.id.is_none() && matches!(block.kind, Kind::Heading(_) | Kind::Summary) {
            block.id = owned(element.id);
        }
        match role(element.tag, None) {
            Role::Unread => self.unread = 1,
            Role::Media => self.media(node),
            Role::Inline => self.open_inline(element.tag, node),
            Role::Whole(_) | Role::Flow(_) => {
                self.run.space = true;
                self.open_inline(element.tag, node);
            }
        }
    }

    fn media(&mut self, node: usize) {
        self.run.begin(node);
        self.run.media = true;
        self.unread = 1;
    }

    fn open_inline(&mut self, tag: &str, node: usize) {
        self.run.space |= matches!(tag, "br" | "td" | "th" | "tr");
        let (bold, link) = self.style();
        self.open.push(Frame {
            node,
            block: None,
            bold: bold || matches!(tag, "b" | "strong"),
            link: link || tag == "a",
        });
    }

    fn close_inline(&mut self, frame: Frame) {
        if frame.bold && !self.style().0 {
            self.run.end_bold();
        }
        // A run that began inside this element begins with it, seen from outside.
        if !self.run.is_blank() && self.run.first > frame.node {
            self.run.first = frame.node;
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
        block
    }

    /// A block begins: the run before it ends, and the elements of the running text that hold the block are containers.
    fn end_run(&mut self) {
        let inline = self
            .open
            .iter()
            .rposition(|frame| frame.block.is_some())
            .map_or(0, |at| at + 1);
        for at in inline..self.open.len() {
            let node = self.open[at].node;
            if self.run.first < node {
                self.flush();
            }
            self.open[at].block = Some(self.push(Kind::Wrapper, node));
            self.depth += 1;
        }
        self.flush();
    }

    /// An element that holds no block ends.
    fn close_leaf(&mut self, block: usize) {
        match self.article.blocks[block].kind {
            Kind::List | Kind::Details => self.flush(),
            Kind::Item if !self.run.plain => self.flush(),
            _ => self.fill(block),
        }
    }

    /// The run is the text of a block.
    fn fill(&mut self, block: usize) {
        let run = mem::take(&mut self.run);
        let block = &mut self.article.blocks[block];
        block.kind = match block.kind {
            Kind::Wrapper if run.plain => Kind::Paragraph,
            Kind::Wrapper => Kind::Aside,
            Kind::Item | Kind::Summary => block.kind,
            _ if run.text.is_empty() => Kind::Aside,
            kind => kind,
        };
        block.lead = run.lead();
        block.text = run.text;
    }

    /// The run is loose text among blocks.
    fn flush(&mut self) {
        if !self.run.is_blank() {
            let loose = self.push(Kind::Wrapper, self.run.first);
            self.article.blocks[loose].loose = true;
            self.fill(loose);
        }
        self.run = Run::default();
    }

    fn push(&mut self, kind: Kind, node: usize) -> usize {
        self.article.blocks.push(Block {
            kind,
            depth: self.depth,
            text: String::new(),
            lead: None,
            id: None,
            mark: None,
            study_id: None,
            node,
            loose: false,
        });
        self.article.blocks.len() - 1
    }
}

fn owned(value: Option<&str>) -> Option<String> {
    value
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
}

/// How an element is read, by its name and its author's mark.
fn role(tag: &str, mark: Option<Mark>) -> Role {
    // What is a whole elsewhere may hold what its author marked.
    let is_group = mark.is_some_and(Mark::is_of_group);
    match tag {
        "head" | "script" | "style" | "template" | "noscript" | "nav" | "footer" | "button"
        | "select" | "textarea" | "input" => Role::Unread,
        "img" | "picture" | "video" | "audio" | "canvas" | "iframe" | "object" | "embed"
        | "svg" => Role::Media,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            Role::Whole(Kind::Heading(tag.as_bytes()[1] - b'0'))
        }
        "pre" => Role::Whole(Kind::Code),
        "table" => Role::Whole(Kind::Table),
        "summary" => Role::Whole(Kind::Summary),
        "blockquote" | "aside" | "figcaption" | "hr" if is_group => Role::Flow(Kind::Wrapper),
        "blockquote" => Role::Whole(Kind::Quote),
        "aside" | "figcaption" | "hr" => Role::Whole(Kind::Aside),
        "ul" | "ol" | "menu" => Role::Flow(Kind::List),
        "li" => Role::Flow(Kind::Item),
        "details" => Role::Flow(Kind::Details),
        "p" | "div" | "section" | "article" | "main" | "header" | "figure" | "dl" | "dt" | "dd"
        | "form" | "fieldset" | "address" | "center" | "body" | "html" | "hgroup" => {
            Role::Flow(Kind::Wrapper)
        }
        _ => Role::Inline,
    }
}
