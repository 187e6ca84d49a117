//! The page as the widget reads it: which article, what its author set by attributes, and its nodes as blocks.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use super::observe::is_ours;
use super::texts::is_text;
use super::{address, claim, document, styles};
use crate::article::{Article, Element as Tag, Reader};
use crate::guide::Guide;
use crate::options::Options;
use crate::problem::Problem;
use crate::recognise::recognise;

/// An article as read from the page, with the DOM node for each node number in it.
pub(crate) struct Page {
    pub(crate) root: Element,
    pub(crate) article: Article,
    nodes: Array,
}

impl Page {
    /// Reads everything under `root`, except what the widget added.
    pub(crate) fn read(root: Element) -> Page {
        let nodes = Array::new();
        let mut reader = Reader::default();
        for said in read_blocks(&root, &nodes).split('\0') {
            match said.split_at_checked(1) {
                Some(("t", text)) => reader.text(text),
                Some(("j", json)) => reader.schema(json),
                Some(("<", element)) => {
                    let (tag, attributes) = element.split_once('\u{1}').unwrap_or((element, ""));
                    let attributes = attributes.split('\u{1}');
                    reader.open(Tag::with(
                        tag,
                        attributes.filter_map(|said| said.split_once('=')),
                    ));
                }
                Some(_) => reader.close(),
                None => {}
            }
        }
        Page {
            root,
            article: reader.finish(),
            nodes,
        }
    }

    /// The node of a block; `None` where there is no such block.
    pub(crate) fn node(&self, block: usize) -> Option<Node> {
        let block = self.article.blocks.get(block)?;
        self.nodes.get(block.node as u32).dyn_into().ok()
    }

    /// The element that is the whole of a block. Loose text may begin with an element too, which is only a part of it
    /// unless all of the text is bold.
    pub(crate) fn element(&self, block: usize) -> Option<Element> {
        let of = self.article.blocks.get(block)?;
        let is_whole = !of.loose || of.is_bold();
        self.node(block).filter(|_| is_whole)?.dyn_into().ok()
    }

    /// The element of a block, or the parent element of loose text.
    pub(crate) fn element_or_parent(&self, block: usize) -> Option<Element> {
        let parent = || self.node(block)?.parent_element();
        self.element(block).or_else(parent)
    }

    /// The elements that these blocks are made of.
    pub(crate) fn elements(&self, blocks: &[usize]) -> Vec<Element> {
        let elements = blocks.iter().flat_map(|block| match self.element(*block) {
            Some(element) => vec![element],
            None => self.loose_elements(*block),
        });
        elements.collect()
    }

    /// The elements that loose text consists of, such as a picture; empty if it has words outside them.
    fn loose_elements(&self, block: usize) -> Vec<Element> {
        let run = || {
            let end = self.article.blocks.get(block)?.end?;
            let end: Node = self.nodes.get(end as u32).dyn_into().ok()?;
            let mut elements = Vec::new();
            let mut node = self.node(block)?;
            loop {
                let is_end = node.contains(Some(&end));
                let next = node.next_sibling();
                match node.dyn_into::<Element>() {
                    Ok(element) if is_ours(&element) => {}
                    Ok(element) => elements.push(element),
                    Err(node) if is_text(&node) => return None,
                    Err(_) => {}
                }
                if is_end {
                    return Some(elements);
                }
                node = next?;
            }
        };
        run().unwrap_or_default()
    }
}

/// The first candidate article with a question in it, its guide and its problems. `Err` with the last problems where
/// none has a question, and without any at a candidate that is not free.
pub(crate) fn find_guide(
    host: &Element,
    options: &Options,
    is_free: impl Fn(&Element) -> bool,
) -> Result<(Page, Guide, Vec<Problem>), Vec<Problem>> {
    let mut found = Vec::new();
    for root in articles(host, options).map_err(|problem| vec![problem])? {
        if !is_free(&root) {
            return Err(Vec::new());
        }
        let page = Page::read(root);
        let (guide, problems) = recognise(&page.article, &options.hints);
        if !guide.questions.is_empty() {
            return Ok((page, guide, problems));
        }
        found = problems;
    }
    Err(found)
}

/// The best candidate article of a widget, not read yet.
pub(crate) fn article(host: &Element, options: &Options) -> Option<Element> {
    articles(host, options).ok()?.into_iter().next()
}

/// The candidate articles of a widget, best first: the one that `for` selects; else the one that contains the widget
/// or, while it is in no document, the page's `article`, `main` and `body`.
fn articles(host: &Element, options: &Options) -> Result<Vec<Element>, Problem> {
    let document = styles::root(host);
    if let Some(selector) = &options.article {
        let article = document.query_selector(selector).ok().flatten();
        let next = "give the CSS selector of an element on this page";
        return article
            .map(|article| vec![article])
            .ok_or_else(|| Problem::attribute("for", selector, next));
    }
    let nearest = |selector: &str| match host.is_connected() {
        true => host.closest(selector).ok().flatten(),
        false => document.query_selector(selector).ok().flatten(),
    };
    let found = ["article", "main", "body"].into_iter().filter_map(nearest);
    Ok(if host.is_connected() {
        let mut found = found;
        let first = found.next().or_else(|| host.parent_element());
        first.into_iter().collect()
    } else {
        found.collect()
    })
}

/// The guide's id: the widget's attribute, else the page's `meta` element, else by its address.
pub(crate) fn guide_id(options: &Options) -> String {
    guide_ids(options).0
}

/// The guide's id, and the ids it had by earlier rules.
pub(crate) fn guide_ids(options: &Options) -> (String, Vec<String>) {
    match &options.guide {
        Some(guide) => (guide.clone(), Vec::new()),
        None => address::guide_ids(),
    }
}

/// Whether a translator marked words in an article as its own: some browsers wrap them in `font`.
pub(crate) fn has_marked_words(root: &Element) -> bool {
    matches!(root.query_selector("font"), Ok(Some(_)))
}

/// Calls `restart` on a widget's element: the page has become another one.
pub(crate) fn restart(host: &Element) {
    call(host, "restart");
}

/// Calls `leave` on a widget's element: it ends and gives the page back as it was.
pub(crate) fn leave(host: &Element) {
    call(host, "leave");
}

fn call(host: &Element, name: &str) {
    let member = Reflect::get(host, &JsValue::from_str(name)).ok();
    if let Some(member) = member.and_then(|member| member.dyn_into::<Function>().ok()) {
        let _ = member.call0(host);
    }
}

/// Creates an element and claims it as ours; it is in no document yet.
pub(crate) fn new_element(name: &str) -> Element {
    let element = document()
        .create_element(name)
        .unwrap_or_else(|_| unreachable!("{name} is a name for an element"));
    claim::claim(&element);
    element
}

#[wasm_bindgen(raw_module = "study-widget/page")]
extern "C" {
    #[wasm_bindgen(js_name = readBlocks)]
    fn read_blocks(root: &Element, nodes: &Array) -> String;
}
