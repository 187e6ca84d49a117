//! Parses HTML into a tree by a browser's rules, and records where in the text each node begins.
//!
//! The parser does not report its position, so it is fed one tag at a time: nodes it adds meanwhile begin there. (A tag
//! with a raw `<` in an attribute is placed at that `<`.)

use std::collections::HashMap;

use ego_tree::NodeId;
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink;
use scraper::{Html, HtmlTreeSink};

/// A page's tree, and the byte at which each of its nodes begins.
pub(super) struct Tree {
    pub(super) html: Html,
    begins: HashMap<NodeId, usize>,
}

impl Tree {
    pub(super) fn parse(text: &str) -> Tree {
        let mut parser = parse_document(
            HtmlTreeSink::new(Html::new_document()),
            ParseOpts::default(),
        );
        // For each node, where the tag that was read last begins, and where the text that was read last does.
        let mut read = vec![(0, 0)];
        let (mut at, mut tag) = (0, 0);
        for piece in pieces(text) {
            if piece.starts_with('<') {
                tag = at;
            }
            parser.process(piece.into());
            let nodes = parser.tokenizer.sink.sink.0.borrow().tree.values().len();
            read.resize(
                nodes,
                (tag, at + piece.len() - piece.trim_ascii_start().len()),
            );
            at += piece.len();
        }
        let html = parser.finish();
        read.resize(html.tree.values().len(), (at, at));
        let nodes = html.tree.nodes().zip(read);
        let begins = nodes.map(|(node, (tag, text))| {
            (node.id(), if node.value().is_text() { text } else { tag })
        });
        let begins = begins.collect();
        Tree { html, begins }
    }

    /// The byte at which a node begins.
    pub(super) fn begin(&self, node: NodeId) -> usize {
        self.begins.get(&node).copied().unwrap_or_default()
    }
}

/// The text cut before each `<` and after each `>`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('>').flat_map(|piece| {
        let (before, tag) = piece.split_at(piece.rfind('<').unwrap_or(0));
        [before, tag].into_iter().filter(|piece| !piece.is_empty())
    })
}
