//! The page as the widget finds it: which article, what its author said by attributes, and its nodes as blocks.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::{document, script};
use crate::article::{Article, Element as Tag, Reader};
use crate::guide::Guide;
use crate::options::Options;
use crate::problem::Problem;
use crate::recognise::recognise;

/// An article as read from the page, with the node behind every number in it.
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
        for said in script::told(&root, &nodes).split('\0') {
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

    /// The node of a block; undefined where there is no such block.
    pub(crate) fn node(&self, block: usize) -> JsValue {
        let node = self.article.blocks.get(block);
        node.map_or(JsValue::UNDEFINED, |block| {
            self.nodes.get(block.node as u32)
        })
    }

    /// The element of a block; that around it, where it is loose text.
    pub(crate) fn element(&self, block: usize) -> Option<Element> {
        let node = self.node(block).dyn_into::<Node>().ok()?;
        node.dyn_into()
            .or_else(|node| node.parent_element().ok_or(node))
            .ok()
    }

    /// The nodes of these blocks that are elements.
    pub(crate) fn elements(&self, blocks: &[usize]) -> Array {
        let elements = Array::new();
        for block in blocks {
            let node = self.node(*block);
            if node.has_type::<Element>() {
                elements.push(&node);
            }
        }
        elements
    }
}

/// The first of the articles a widget may stand for that has a question in it, and what is wrong with it.
/// An error, with the problems, where there is none, or where the first with an article is not free.
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

/// The article that a widget most likely stands for, before it is read.
pub(crate) fn article(host: &Element, options: &Options) -> Option<Element> {
    articles(host, options).ok()?.into_iter().next()
}

/// The articles a widget may stand for, best first: the one its `for` names, the one around it, or the page's.
fn articles(host: &Element, options: &Options) -> Result<Vec<Element>, Problem> {
    let document = document();
    if let Some(selector) = &options.article {
        let article = document.query_selector(selector).ok().flatten();
        let next = "give the CSS selector of an element on this page";
        return article
            .map(|article| vec![article])
            .ok_or_else(|| Problem::attribute("for", selector, next));
    }
    let around = |selector: &str| match host.is_connected() {
        true => host.closest(selector).ok().flatten(),
        false => document.query_selector(selector).ok().flatten(),
    };
    let found = ["article", "main", "body"].into_iter().filter_map(around);
    Ok(if host.is_connected() {
        found.take(1).collect()
    } else {
        found.collect()
    })
}

/// The guide's id: the widget's, else the page's, else the canonical address's path, else the page's own.
pub(crate) fn guide_id(options: &Options) -> String {
    options.guide.clone().unwrap_or_else(script::guide_id)
}

/// The language of the controls: the widget's own, the nearest ancestor's, the page's.
pub(crate) fn language(host: &Element) -> String {
    script::language(host)
}

/// Dispatches an event on an element, or on the document where the element stands in none; it bubbles out of every shadow.
pub(crate) fn tell(host: &Element, name: &str, detail: &JsValue) {
    script::tell(host, name, detail);
}

/// Puts the keyboard where a question is answered: on the fold in a slot, or on the author's own. Nothing moves by it.
pub(crate) fn focus_fold(slot: Option<&Element>, details: Option<&Element>) {
    script::focus_fold(slot, details);
}

/// Brings an element to the top of the screen, without haste where the reader wants none.
pub(crate) fn scroll_to(element: &Element) {
    script::scroll_to(element);
}

/// What the address points at: the element its hash names.
pub(crate) fn hash_target() -> Option<Element> {
    script::hash_target()
}
