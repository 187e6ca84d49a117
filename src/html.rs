//! An article page read from a file: the blocks a browser would find in it, and where in the file each begins.
//!
//! The file is parsed by a browser's rules. Its article is chosen as the widget would choose it, and the article's
//! nodes are passed to the [`Reader`] in DOM order: all elements and texts inside the article element, but not that
//! element itself, counted from 0. Comments, the content of a `template` and the widget's own elements are not counted.

mod parse;
mod widget;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

use crate::article::{Article, Element, OURS, Reader};
use crate::guide::BlockIndex;
use crate::recognise::Hints;

use parse::Tree;
use widget::Widget;

/// A page that has been read.
#[derive(Debug, Default)]
pub struct Page {
    /// The blocks of its article.
    pub article: Article,
    /// The id its progress is stored under, if the page gives one.
    pub guide_id: Option<String>,
    /// The options of its `<study-widget>` element.
    pub hints: Hints,
    /// The byte at which each node of the article begins.
    begins: Vec<usize>,
}

/// Reads a page once for each article that the widget may stand for, best first: the widget takes the first that has a
/// question. Empty if `for` selects nothing.
#[must_use]
pub fn read(text: &str) -> Vec<Page> {
    let tree = Tree::parse(text);
    let widget = Widget::find(&tree.html);
    let schema = widget.schema();
    let pages = widget.articles().into_iter().map(|root| {
        let (article, begins) = walk(root, &tree, &schema);
        Page {
            article,
            guide_id: widget.guide_id(),
            hints: widget.hints(),
            begins,
        }
    });
    pages.collect()
}

fn walk(root: ElementRef<'_>, tree: &Tree, schema: &[String]) -> (Article, Vec<usize>) {
    let mut reader = Reader::default();
    for json in schema {
        reader.schema(json);
    }
    let mut met = Vec::new();
    for step in steps(*root) {
        match step {
            Step::Open(node) => {
                met.push(tree.begin(node.id()));
                match node.value() {
                    Node::Element(element) => {
                        reader.open(Element::with(element.name(), element.attrs()));
                    }
                    Node::Text(text) => reader.text(text),
                    _ => {}
                }
            }
            Step::Close => reader.close(),
        }
    }
    (reader.finish(), met)
}

impl Page {
    /// The byte at which a block begins; 0 if the page has no such block.
    #[must_use]
    pub fn begin(&self, block: BlockIndex) -> usize {
        let node = self.article.blocks.get(block).map(|block| block.node);
        node.and_then(|node| self.begins.get(node))
            .copied()
            .unwrap_or_default()
    }
}

enum Step<'a> {
    Open(NodeRef<'a, Node>),
    Close,
}

/// The walk over a browser's DOM: elements open and close, texts only open.
fn steps<'a>(root: NodeRef<'a, Node>) -> impl Iterator<Item = Step<'a>> {
    let mut hidden = 0_usize;
    root.traverse().filter_map(move |edge| match edge {
        Edge::Open(node) if is_hidden(node) => {
            hidden += 1;
            None
        }
        Edge::Close(node) if is_hidden(node) => {
            hidden -= 1;
            None
        }
        _ if hidden > 0 => None,
        Edge::Open(node) | Edge::Close(node) if node.id() == root.id() => None,
        Edge::Open(node) if node.value().is_element() || node.value().is_text() => {
            Some(Step::Open(node))
        }
        Edge::Close(node) if node.value().is_element() => Some(Step::Close),
        _ => None,
    })
}

/// Whether a node is the content of a `template`, or an element that the widget adds.
fn is_hidden(node: NodeRef<'_, Node>) -> bool {
    node.value().is_fragment()
        || node
            .value()
            .as_element()
            .is_some_and(|element| OURS.contains(&element.name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Lines;

    /// The nodes of a page's article, one a line: where it begins, and what it is.
    fn nodes(text: &str) -> String {
        let tree = Tree::parse(text);
        let lines = Lines::of(text);
        let root = Widget::find(&tree.html).articles()[0];
        let describe = |step| {
            let Step::Open(node) = step else {
                return String::new();
            };
            let place = lines.place(tree.begin(node.id()));
            let what = match node.value() {
                Node::Element(element) => format!("<{}>", element.name()),
                Node::Text(text) => format!("{:?}", &**text),
                _ => String::new(),
            };
            format!("{}:{} {what}\n", place.line, place.column)
        };
        steps(*root).map(describe).collect()
    }

    #[test]
    fn every_node_of_the_article_has_its_line_and_column() {
        let page = "<main>\n <h2>Größe? <b>Ja</b></h2><p title=\"x>y\">one\n</main>";
        let expected = "2:2 \"\\n \"\n2:2 <h2>\n2:6 \"Größe? \"\n2:13 <b>\n2:16 \"Ja\"\n2:27 <p>\n2:42 \"one\\n\"\n";
        assert_eq!(nodes(page), expected);
    }

    #[test]
    fn nodes_are_counted_as_a_browser_counts_them() {
        let page = "<article><!-- no --><p>a<study-tick><b>no</b></study-tick><p>b\
            <template><i>no</i></template><table><tr><td>c</table></article>";
        let nodes = nodes(page);
        let names: Vec<_> = nodes
            .lines()
            .filter_map(|line| line.split(' ').nth(1))
            .collect();
        let expected = [
            "<p>",
            "\"a\"",
            "<p>",
            "\"b\"",
            "<template>",
            "<table>",
            "<tbody>",
            "<tr>",
            "<td>",
            "\"c\"",
        ];
        assert_eq!(names, expected);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_some_page(text in "(<[a-z/!]{1,8}[ >]|[<>\"'=&;\r\n a-zé-]){0,60}") {
            for page in read(&text) {
                proptest::prop_assert!(page.article.blocks.iter().all(|block| block.node < page.begins.len()));
            }
        }
    }
}
