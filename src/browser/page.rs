//! The page as the widget finds it: which article, what its author said by attributes, and its nodes as blocks.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::watch::is_control;
use super::{document, window};
use crate::article::{Article, Element as Tag, Reader};
use crate::guide::Guide;
use crate::options::Options;
use crate::problem::Problem;
use crate::recognise::recognise;

/// An article as read from the page, with the node behind every number in it.
pub(crate) struct Page {
    pub(crate) root: Element,
    pub(crate) article: Article,
    pub(crate) nodes: Vec<Node>,
}

impl Page {
    /// Reads everything under `root`, except what the widget added.
    pub(crate) fn read(root: Element) -> Page {
        let mut walk = Walk {
            reader: Reader::default(),
            nodes: Vec::new(),
        };
        walk.children(&root);
        Page {
            root,
            article: walk.reader.finish(),
            nodes: walk.nodes,
        }
    }

    /// The node of a block.
    pub(crate) fn node(&self, block: usize) -> Option<&Node> {
        self.nodes.get(self.article.blocks.get(block)?.node)
    }
}

struct Walk {
    reader: Reader,
    nodes: Vec<Node>,
}

impl Walk {
    fn children(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            match node.node_type() {
                Node::TEXT_NODE => {
                    self.reader.text(&node.node_value().unwrap_or_default());
                    self.nodes.push(node);
                }
                Node::ELEMENT_NODE if !is_control(&node) => self.element(node.unchecked_into()),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: Element) {
        let tag = element.local_name();
        let mut id = None;
        let mut mark = None;
        let mut study_id = None;
        if element.has_attributes() {
            id = element.get_attribute("id");
            mark = element.get_attribute("data-study");
            study_id = element.get_attribute("data-study-id");
        }
        self.reader.open(Tag {
            tag: &tag,
            id: id.as_deref(),
            mark: mark.as_deref(),
            study_id: study_id.as_deref(),
        });
        self.nodes.push(element.clone().unchecked_into());
        self.children(&element);
        self.reader.close();
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
    let attribute = |selector: &str, name: &str| {
        let element = document().query_selector(selector).ok().flatten()?;
        element
            .get_attribute(name)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let given = options
        .guide
        .clone()
        .or_else(|| attribute("meta[name=study-guide]", "content"));
    given.unwrap_or_else(|| {
        let base = document().base_uri().ok().flatten().unwrap_or_default();
        let canonical = attribute("link[rel=canonical]", "href");
        let url = canonical.and_then(|href| web_sys::Url::new_with_base(&href, &base).ok());
        url.map_or_else(
            || window().location().pathname().unwrap_or_default(),
            |url| url.pathname(),
        )
    })
}

/// The language of the controls: the widget's own, the nearest ancestor's, the page's.
pub(crate) fn language(host: &Element) -> String {
    let nearest = host
        .closest("[lang]")
        .ok()
        .flatten()
        .or_else(|| document().document_element());
    nearest
        .and_then(|element| element.get_attribute("lang"))
        .unwrap_or_default()
}

/// What the address points at: the element its hash names.
pub(crate) fn hash_target() -> Option<Element> {
    let hash = window().location().hash().ok()?;
    let name = hash.strip_prefix('#').filter(|name| !name.is_empty())?;
    let decoded = js_sys::decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from);
    document().get_element_by_id(&decoded)
}
