//! What holds for every page, however odd.

use std::collections::HashSet;

use proptest::prelude::*;
use study_widget::article::{Article, Element, Kind, Reader};
use study_widget::guide::{Guide, Item};
use study_widget::recognise::{Hints, recognise};

/// A step of a walk over a page.
#[derive(Debug, Clone)]
enum Step {
    Open {
        tag: &'static str,
        id: Option<&'static str>,
        mark: Option<&'static str>,
    },
    Text(&'static str),
    Close,
}

/// An element of a page, or a text.
#[derive(Debug, Clone)]
enum Node {
    Element {
        tag: &'static str,
        mark: Option<&'static str>,
        inside: Vec<Node>,
    },
    Text(&'static str),
}

proptest! {
    // A failure is a line in the log, not a file to keep: it becomes a test of its own.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_page_breaks_the_reader(steps in prop::collection::vec(step(), 0..80), level in prop::option::of(0..9_u8)) {
        let article = read(&steps);
        let nodes = steps.iter().filter(|step| !matches!(step, Step::Close)).count();
        blocks_are_in_order(&article, nodes)?;
        let (guide, problems) = recognise(&article, &Hints { question_level: level, ..Hints::default() });
        parts_are_in_place(&article, &guide)?;
        ids_are_unique(&guide)?;
        prop_assert!(problems.iter().all(|problem| problem.block.is_none_or(|at| at < article.blocks.len())));
    }

    #[test]
    fn wrappers_change_nothing(page in prop::collection::vec(node(), 0..12), wrapped in any::<u64>()) {
        let plain = recognise(&read(&walk(&page, 0)), &Hints::default()).0;
        let deep = recognise(&read(&walk(&page, wrapped)), &Hints::default()).0;
        prop_assert_eq!(words(&plain), words(&deep));
    }
}

#[test]
fn five_thousand_questions_are_all_found() {
    let mut steps = Vec::new();
    for _ in 0..5_000 {
        for (tag, text) in [
            ("h2", "1. What do you see?"),
            ("p", "What they are really asking: do you look?"),
            ("p", "Answer framework:"),
            ("p", "Say what is there."),
            ("p", "Say what is missing."),
            ("p", "Follow-up questions:"),
        ] {
            steps.extend([open(tag), Step::Text(text), Step::Close]);
        }
        steps.extend([
            open("ul"),
            open("li"),
            Step::Text("And behind it?"),
            Step::Close,
            Step::Close,
        ]);
    }
    let (guide, problems) = recognise(&read(&steps), &Hints::default());
    assert_eq!(guide.questions.len(), 5_000);
    assert_eq!(guide.counts(), (10_000, 5_000));
    assert_eq!(
        problems.len(),
        1,
        "one for all that have one title and the same words under it"
    );
}

fn open(tag: &'static str) -> Step {
    Step::Open {
        tag,
        id: None,
        mark: None,
    }
}

fn read(steps: &[Step]) -> Article {
    let mut reader = Reader::default();
    for step in steps {
        match step {
            Step::Open { tag, id, mark } => reader.open(Element {
                tag,
                id: *id,
                mark: *mark,
                ..Element::default()
            }),
            Step::Text(text) => reader.text(text),
            Step::Close => reader.close(),
        }
    }
    reader.finish()
}

/// The page's walk, with a `div` around every block whose turn has a one in `wrapped`.
fn walk(nodes: &[Node], wrapped: u64) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut turn = 0;
    for node in nodes {
        walk_into(node, wrapped, &mut turn, &mut steps);
    }
    steps
}

fn walk_into(node: &Node, wrapped: u64, turn: &mut u32, steps: &mut Vec<Step>) {
    let (tag, mark, inside) = match node {
        Node::Text(text) => return steps.push(Step::Text(text)),
        Node::Element { tag, mark, inside } => (*tag, *mark, inside),
    };
    let is_block = !matches!(
        tag,
        "li" | "summary" | "b" | "a" | "img" | "script" | "custom-box" | "br" | "button"
    );
    *turn += 1;
    let wrap = is_block && wrapped >> (*turn % 64) & 1 == 1;
    if wrap {
        steps.push(open("div"));
    }
    steps.push(Step::Open {
        tag,
        id: None,
        mark,
    });
    for node in inside {
        walk_into(node, wrapped, turn, steps);
    }
    steps.push(Step::Close);
    if wrap {
        steps.push(Step::Close);
    }
}

fn blocks_are_in_order(article: &Article, nodes: usize) -> Result<(), TestCaseError> {
    let mut depth = 0;
    let mut node = 0;
    for block in &article.blocks {
        prop_assert!(block.depth <= depth, "{block:?} stands in no container");
        prop_assert!(
            block.node >= node && block.node < nodes,
            "{block:?} stands at no node of its own"
        );
        let holds = matches!(
            block.kind,
            Kind::List | Kind::Item | Kind::Details | Kind::Wrapper
        );
        depth = block.depth + usize::from(holds);
        node = block.node;
    }
    Ok(())
}

fn parts_are_in_place(article: &Article, guide: &Guide) -> Result<(), TestCaseError> {
    let end = |at: usize| {
        let inside = article.blocks[at + 1..]
            .iter()
            .take_while(|block| block.depth > article.blocks[at].depth);
        at + 1 + inside.count()
    };
    let apart = |blocks: &[usize]| blocks.windows(2).all(|pair| end(pair[0]) <= pair[1]);
    let mut before = 0;
    for question in &guide.questions {
        prop_assert!(
            before <= question.blocks.start && question.blocks.end <= article.blocks.len()
        );
        before = question.blocks.end;
        prop_assert!(question.blocks.contains(&question.heading));
        let framework = &question.framework;
        prop_assert!(apart(&framework.blocks), "{:?}", framework.blocks);
        let within = |at: usize| question.blocks.contains(&at) && end(at) <= question.blocks.end;
        prop_assert!(
            framework
                .blocks
                .iter()
                .chain(&framework.label)
                .all(|at| within(*at)),
            "{question:?}"
        );
        prop_assert!(!framework.blocks.contains(&question.heading));
        for point in &framework.points {
            let folded = framework
                .blocks
                .iter()
                .any(|at| (*at..end(*at)).contains(&point.block));
            prop_assert!(
                folded && !point.text.is_empty(),
                "{point:?} of {question:?}"
            );
        }
        for follow_up in &question.follow_ups {
            prop_assert!(within(follow_up.block) && apart(&follow_up.sketch));
            prop_assert!(
                follow_up
                    .sketch
                    .iter()
                    .all(|at| *at > follow_up.block && *at < end(follow_up.block))
            );
        }
    }
    Ok(())
}

fn ids_are_unique(guide: &Guide) -> Result<(), TestCaseError> {
    let unique = |ids: Vec<&String>| {
        ids.iter().all(|id| !id.is_empty()) && ids.iter().collect::<HashSet<_>>().len() == ids.len()
    };
    prop_assert!(unique(
        guide
            .questions
            .iter()
            .map(|question| &question.id)
            .collect()
    ));
    prop_assert!(unique(
        guide.mistakes.iter().map(|mistake| &mistake.id).collect()
    ));
    for question in &guide.questions {
        let points = question.framework.points.iter().map(|point| &point.id);
        prop_assert!(unique(
            points
                .chain(question.follow_ups.iter().map(|follow_up| &follow_up.id))
                .collect()
        ));
    }
    Ok(())
}

/// What a guide says, wherever it stands.
fn words(guide: &Guide) -> Vec<String> {
    let items = |items: &[Item]| {
        items
            .iter()
            .map(|item| format!("{} {}", item.id, item.text))
            .collect::<Vec<_>>()
    };
    let questions = guide.questions.iter().map(|question| {
        let follow_ups = question
            .follow_ups
            .iter()
            .map(|follow_up| format!("{} {}", follow_up.id, follow_up.text));
        format!(
            "{} {} {:?} {:?} {:?}",
            question.id,
            question.title,
            question.intent,
            items(&question.framework.points),
            follow_ups.collect::<Vec<_>>()
        )
    });
    questions.chain(items(&guide.mistakes)).collect()
}

fn step() -> impl Strategy<Value = Step> {
    let id = prop::option::weighted(0.1, prop::sample::select(vec!["a", "b", "what-is-it", ""]));
    prop_oneof![
        (tag(), id, mark()).prop_map(|(tag, id, mark)| Step::Open { tag, id, mark }),
        text().prop_map(Step::Text),
        Just(Step::Close),
        Just(Step::Close),
    ]
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        text().prop_map(Node::Text),
        (
            prop::sample::select(vec!["h2", "h3", "p", "p", "p", "pre"]),
            mark(),
            text()
        )
            .prop_map(|(tag, mark, text)| Node::Element {
                tag,
                mark,
                inside: vec![Node::Text(text)]
            }),
    ];
    leaf.prop_recursive(4, 24, 6, |inside| {
        (tag(), mark(), prop::collection::vec(inside, 0..6))
            .prop_map(|(tag, mark, inside)| Node::Element { tag, mark, inside })
    })
}

fn tag() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "h1",
        "h2",
        "h2",
        "h3",
        "h4",
        "p",
        "p",
        "div",
        "section",
        "ul",
        "ul",
        "li",
        "li",
        "details",
        "summary",
        "b",
        "a",
        "pre",
        "table",
        "blockquote",
        "aside",
        "img",
        "hr",
        "script",
        "custom-box",
        "br",
        "br",
        "button",
    ])
}

fn mark() -> impl Strategy<Value = Option<&'static str>> {
    let marks = vec![
        "question",
        "intent",
        "framework",
        "point",
        "follow-ups",
        "follow-up",
        "mistakes",
        "mistake",
        "ignore",
        "nonsense",
    ];
    prop::option::weighted(0.05, prop::sample::select(marks))
}

fn text() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        " ",
        "A plain sentence.",
        "What is it?",
        "2. What is it?",
        "Answer framework:",
        "Answer: it depends.",
        "Solution",
        "What they are really asking",
        "What they are really asking: do you know?",
        "Follow-up questions:",
        "An introduction:",
        "Größe · 日本語 ?",
        "—",
    ])
}
