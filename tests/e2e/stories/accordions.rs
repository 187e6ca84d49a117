//! Pages whose own accordion opens and closes the answers, by class alone or by attributes that a script adds.

use crate::pages::page;
use crate::reader::{Reader, story_at};
use crate::server::Site;

const PAGE: &str = "pages/accordion.html";

/// A page of four questions, each written by `item`, with this style.
fn site(style: &str, item: impl Fn(u32) -> String) -> Site {
    let items: String = (1..=4).map(item).collect();
    let list = format!("<style>{style}</style><ul>{items}</ul>");
    Site::new().with_page("accordion.html", page("", &list))
}

fn title(number: u32) -> String {
    format!("What would you do about case {number}?")
}

fn answer(number: u32) -> String {
    format!("<p>Say what you saw of {number}.</p><p>Say why it matters in {number}.</p>")
}

fn answers_the_third(reader: &Reader) {
    reader.executes("holding(args[0])[0].click()", [title(3)]);
    reader.sees("Say why it matters in 3.");
    reader.ticks("Say why it matters in 3.");
    reader.sees_progress(1, 8);
}

#[test]
fn an_accordion_without_attributes_opens_its_answers_by_itself() {
    let item = |number| {
        let (title, answer) = (title(number), answer(number));
        format!(
            "<li onclick=\"this.classList.add('open')\"><h3>{title}</h3><div>{answer}</div></li>"
        )
    };
    for closed in ["display: none", "max-height: 0; overflow: hidden"] {
        let style = format!("li:not(.open) > div {{ {closed} }}");
        story_at(
            || site(&style, item),
            |reader| {
                reader.opens(PAGE);
                answers_the_third(reader);
                reader.opens(PAGE);
                reader.sees_progress(1, 8);
                reader.finds_the_page_restored_without_the_widget();
            },
        );
    }
}

#[test]
fn an_accordion_that_a_script_makes_later_keeps_its_questions() {
    let item = |number| {
        let (title, answer) = (title(number), answer(number));
        format!(
            "<li class=accordion-item><a class=accordion-title href='#'>{title}</a><div class=accordion-content>{answer}</div></li>"
        )
    };
    // As accordion libraries do: ids and attributes for what had none.
    let makes = "document.querySelectorAll('.accordion-item').forEach((item, at) => {
        const [link, panel] = item.querySelectorAll('a, div');
        link.id = `link${at}`;
        panel.id = `panel${at}`;
        panel.setAttribute('role', 'region');
        link.setAttribute('aria-controls', panel.id);
        link.setAttribute('aria-expanded', 'false');
    })";
    let read = "return document.querySelectorAll('study-fold').length === 0";
    story_at(
        || site("", item),
        |reader| {
            reader.opens(PAGE);
            reader.sees_progress(0, 8);
            reader.executes(makes, ());
            reader.waits_for("the page to be read again", read, ());
            answers_the_third(reader);
        },
    );
}

/// The element around such an answer has no height, as if its page had closed it.
#[test]
fn answers_whose_boxes_float_are_folded_as_others_are() {
    let article: String = (1..=4)
        .map(|number| {
            let title = title(number);
            format!(
                "<h2 style='clear: both'>{title}</h2><div class=row>{}</div>",
                answer(number)
            )
        })
        .collect();
    let style = "<style>.row p { float: left; width: 40% }</style>";
    let site = || Site::new().with_page("accordion.html", page(style, &article));
    story_at(site, |reader| {
        reader.opens(PAGE);
        reader.sees_button(&["framework", &title(1)]);
        reader.sees_button(&["framework", &title(4)]);
    });
}
