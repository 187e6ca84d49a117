//! An article page as a file: the blocks a browser would find in it, and where in the file each begins.
//!
//! The file is parsed by a browser's rules, its article is found where the widget would find it, and the article's
//! nodes are handed to the [`Reader`] in the order a walk over the DOM meets them: every element and every text
//! inside the article element, not the element itself, from 0. Comments and what a `template` holds are not nodes.

use std::collections::HashMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink;
use scraper::{ElementRef, Html, HtmlTreeSink, Node, Selector};

use crate::article::{Article, Element, Reader};
use crate::guide::BlockIndex;
use crate::recognise::Hints;

/// A page that has been read.
#[derive(Debug)]
pub struct Page {
    /// The blocks of its article.
    pub article: Article,
    /// The id its progress is stored under, if the page gives one.
    pub guide_id: Option<String>,
    /// What its `<study-widget>` element says.
    pub hints: Hints,
    /// The byte at which each node of the article begins.
    begins: Vec<usize>,
}

/// Reads a page. Never fails: as in a browser, every text is some page.
#[must_use]
pub fn read(text: &str) -> Page {
    let (html, starts) = parse(text);
    let widget = first(&html, "study-widget");
    let mut reader = Reader::default();
    let mut begins = Vec::new();
    for step in steps(*find_article(&html, widget)) {
        match step {
            Step::Open(node) => {
                begins.push(starts.get(&node.id()).copied().unwrap_or_default());
                match node.value() {
                    Node::Element(element) => reader.open(Element {
                        tag: element.name(),
                        id: element.attr("id"),
                        mark: element.attr("data-study"),
                        study_id: element.attr("data-study-id"),
                    }),
                    Node::Text(text) => reader.text(text),
                    _ => {}
                }
            }
            Step::Close => reader.close(),
        }
    }
    Page {
        article: reader.finish(),
        guide_id: guide_id(&html, widget),
        hints: widget.map(hints).unwrap_or_default(),
        begins,
    }
}

impl Page {
    /// The byte at which a block begins; 0 for a block that is not the page's.
    #[must_use]
    pub fn begin(&self, block: BlockIndex) -> usize {
        let node = self.article.blocks.get(block).map(|block| block.node);
        node.and_then(|node| self.begins.get(node))
            .copied()
            .unwrap_or_default()
    }
}

/// The tree, and the byte at which each of its nodes begins.
///
/// The parser does not say where it stands, so it is fed tag by tag: what it adds to the tree on the way began there.
/// (A tag with a raw `<` in an attribute is placed at that `<`.)
fn parse(text: &str) -> (Html, HashMap<NodeId, usize>) {
    let mut parser = parse_document(
        HtmlTreeSink::new(Html::new_document()),
        ParseOpts::default(),
    );
    let mut begins = vec![(0, 0)];
    let (mut at, mut tag) = (0, 0);
    for piece in pieces(text) {
        if piece.starts_with('<') {
            tag = at;
        }
        parser.process(piece.into());
        let nodes = parser.tokenizer.sink.sink.0.borrow().tree.values().len();
        begins.resize(
            nodes,
            (tag, at + piece.len() - piece.trim_ascii_start().len()),
        );
        at += piece.len();
    }
    let html = parser.finish();
    begins.resize(html.tree.values().len(), (at, at));
    let nodes = html.tree.nodes().zip(begins);
    let starts = nodes
        .map(|(node, (tag, text))| (node.id(), if node.value().is_text() { text } else { tag }));
    let starts = starts.collect();
    (html, starts)
}

/// The text cut before each `<` and after each `>`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('>').flat_map(|piece| {
        let (before, tag) = piece.split_at(piece.rfind('<').unwrap_or(0));
        [before, tag].into_iter().filter(|piece| !piece.is_empty())
    })
}

enum Step<'a> {
    Open(NodeRef<'a, Node>),
    Close,
}

/// The walk a browser's DOM would give: elements open and close, texts open.
fn steps<'a>(root: NodeRef<'a, Node>) -> impl Iterator<Item = Step<'a>> {
    let mut fragments = 0_usize;
    root.traverse().filter_map(move |edge| match edge {
        Edge::Open(node) if node.value().is_fragment() => {
            fragments += 1;
            None
        }
        Edge::Close(node) if node.value().is_fragment() => {
            fragments -= 1;
            None
        }
        _ if fragments > 0 => None,
        Edge::Open(node) | Edge::Close(node) if node.id() == root.id() => None,
        Edge::Open(node) if node.value().is_element() || node.value().is_text() => {
            Some(Step::Open(node))
        }
        Edge::Close(node) if node.value().is_element() => Some(Step::Close),
        _ => None,
    })
}

/// The article the widget would take: what `for` selects, else the nearest `article`, else `main`, else `body`.
fn find_article<'a>(html: &'a Html, widget: Option<ElementRef<'a>>) -> ElementRef<'a> {
    let chosen = widget
        .and_then(|widget| widget.attr("for"))
        .and_then(|selector| first(html, selector));
    let around = |tag: &str| {
        let mut ancestors = widget
            .into_iter()
            .flat_map(|widget| widget.ancestors().filter_map(ElementRef::wrap));
        ancestors.find(|element| element.value().name() == tag)
    };
    let nearest = |tag: &str| around(tag).or_else(|| first(html, tag));
    chosen
        .or_else(|| nearest("article"))
        .or_else(|| nearest("main"))
        .or_else(|| first(html, "body"))
        .unwrap_or_else(|| html.root_element())
}

fn first<'a>(html: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    html.select(&selector).next()
}

/// What `guide` says, else `<meta name="study-guide">`, else the path of the canonical address.
fn guide_id(html: &Html, widget: Option<ElementRef<'_>>) -> Option<String> {
    let said = |selector, name| first(html, selector).and_then(|element| element.attr(name));
    let path = |address: &str| {
        let rest = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.trim_start_matches(|c| c != '/'));
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        path.starts_with('/').then(|| path.to_owned())
    };
    widget
        .and_then(|widget| widget.attr("guide"))
        .or_else(|| said("meta[name=study-guide]", "content"))
        .map(String::from)
        .or_else(|| said("link[rel=canonical]", "href").and_then(path))
}

fn hints(widget: ElementRef<'_>) -> Hints {
    let labels = |name| {
        let value = widget.attr(name).unwrap_or_default();
        value
            .split('|')
            .map(str::trim)
            .filter(|label| !label.is_empty())
            .map(String::from)
            .collect()
    };
    Hints {
        question_level: widget
            .attr("question-level")
            .and_then(|level| level.trim().parse().ok()),
        framework_labels: labels("framework-label"),
        intent_labels: labels("intent-label"),
        follow_ups_labels: labels("follow-ups-label"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Lines;

    /// The nodes of a page's article, one a line: what it is, and where it begins.
    fn walk(text: &str) -> String {
        let (html, starts) = parse(text);
        let lines = Lines::of(text);
        let nodes =
            steps(*find_article(&html, first(&html, "study-widget"))).filter_map(
                |step| match step {
                    Step::Open(node) => Some(node),
                    Step::Close => None,
                },
            );
        let describe = |node: NodeRef<'_, Node>| {
            let place = lines.place(starts[&node.id()]);
            let what = match node.value() {
                Node::Element(element) => format!("<{}>", element.name()),
                Node::Text(text) => format!("{:?}", &**text),
                _ => String::new(),
            };
            format!("{}:{} {what}\n", place.line, place.column)
        };
        nodes.map(describe).collect()
    }

    #[test]
    fn every_node_of_the_article_has_its_line_and_column() {
        let page = "<main>\n <h2>Größe? <b>Ja</b></h2><p title=\"x>y\">one\n</main>";
        let expected = "2:2 \"\\n \"\n2:2 <h2>\n2:6 \"Größe? \"\n2:13 <b>\n2:16 \"Ja\"\n2:27 <p>\n2:42 \"one\\n\"\n";
        assert_eq!(walk(page), expected);
    }

    #[test]
    fn nodes_are_counted_as_a_browser_counts_them() {
        let page = "<article><!-- no --><p>a<p>b<template><i>no</i></template><table><tr><td>c</table></article>";
        let names: Vec<_> = walk(page)
            .lines()
            .map(|line| line.split_once(' ').unwrap().1.to_owned())
            .collect();
        assert_eq!(
            names,
            [
                "<p>",
                "\"a\"",
                "<p>",
                "\"b\"",
                "<template>",
                "<table>",
                "<tbody>",
                "<tr>",
                "<td>",
                "\"c\""
            ]
        );
    }

    #[test]
    fn the_article_is_the_one_the_widget_would_take() {
        let found = |page: &str| {
            let (html, _) = parse(page);
            find_article(&html, first(&html, "study-widget"))
                .value()
                .id()
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(found("<body id=body><p>"), "body");
        assert_eq!(found("<main id=main><p></main>"), "main");
        assert_eq!(
            found("<main><article id=one></article><article id=two></article></main>"),
            "one"
        );
        assert_eq!(
            found("<article></article><article id=two><study-widget></study-widget></article>"),
            "two"
        );
        assert_eq!(
            found("<article></article><div id=div></div><study-widget for='#div'></study-widget>"),
            "div"
        );
        assert_eq!(
            found("<article id=one></article><study-widget for='!'></study-widget>"),
            "one"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_some_page(text in "(<[a-z/!]{1,8}[ >]|[<>\"'=&;\r\n a-zé-]){0,60}") {
            let page = read(&text);
            proptest::prop_assert!(page.article.blocks.iter().all(|block| block.node < page.begins.len()));
        }
    }
}
