//! The widget crashes at every stage of its start: the article is as if the widget had never been there.

use crate::reader::{Reader, story_at};
use crate::server::Site;

const PAGE: &str = "pages/dying.html";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";
const ALL_OF_IT: [&str; 3] = [
    "Look before touching.",
    "When writes outnumber reads",
    "Write down the time line.",
];

/// Makes the WebAssembly trap at each call to the page from `diesAt` on, as an error in its own code would.
const MORTAL: &str = "<head><script>
    window.calls = 0;
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = (source, given) => {
        const mortal = (call) => (...words) => {
            calls += 1;
            if (calls >= diesAt) throw new WebAssembly.RuntimeError('unreachable');
            return call(...words);
        };
        for (const name in given) {
            const calls = Object.entries(given[name]).map(([name, it]) => [name, typeof it === 'function' ? mortal(it) : it]);
            given = { ...given, [name]: Object.fromEntries(calls) };
        }
        return real.call(WebAssembly, source, given);
    };
    </script>";

#[test]
fn a_widget_that_dies_as_it_starts_leaves_the_article_complete() {
    for lived in [10, 40, 100, 200] {
        story_at(
            || dying(&format!("<script>window.diesAt = {lived}</script>")),
            |reader| {
                reader.visits(PAGE);
                reader.waits_for(
                    &format!("the end after {lived} calls"),
                    "return calls >= diesAt",
                    (),
                );
                reads_all(reader);
            },
        );
    }
}

#[test]
fn a_widget_that_dies_at_work_leaves_the_article_complete() {
    story_at(
        || dying("<script>window.diesAt = Infinity</script>"),
        |reader| {
            reader.opens(PAGE);
            reader.shows_framework(SLOW);
            reader.ticks(POINT);
            let tick =
                "window.diesAt = 0; control('input[type=checkbox]', args, 'study-tick').click()";
            reader.executes(tick, ["Ask what changed."]);
            reads_all(reader);
        },
    );
}

fn dying(when: &str) -> Site {
    let page =
        include_str!("../pages/plain.html").replacen("<head>", &format!("{MORTAL}{when}"), 1);
    Site::new().with_page("dying.html", page)
}

fn reads_all(reader: &Reader) {
    reader.sees_the_plain_page();
    for words in ALL_OF_IT {
        reader.sees(words);
    }
    reader.scrolls_through();
    reader.sees_the_plain_page();
    let same = "return document.body.outerHTML === recorder.html ||
        document.body.outerHTML.replace(/<study-widget>.*?<.study-widget>/s, '') === recorder.html";
    reader.waits_for("the page as its author wrote it", same, ());
}
