//! A guide for Anki: the cards hold the author's content as it is on the page.

use crate::pages::known_page;
use crate::reader::download_story;
use crate::server::Site;

const PAGE: &str = "pages/cards.html";

/// A question with a point that holds code, and one whose points are blocks, with a table and a picture.
fn cards() -> Site {
    let article = "<h2 id=gate>How do you gate?</h2><p><b>Answer framework</b></p>
        <ul><li><b>Write it down.</b> In one file:<pre><code>on:\n  push:\n    paths: [a]</code></pre></li><li>Ask.</li></ul>
        <h2 id=keep>What do you keep?</h2><p><b>Answer framework</b></p>
        <p><b>Who asked.</b> As here:</p><table><tr><th>Who</th><td>Ada</td></tr></table>
        <p><b>Why.</b> And how it looked: <img src=pic.svg alt='The gate'></p>";
    Site::new().with_page("cards.html", known_page("cards", article))
}

#[test]
fn cards_keep_code_tables_and_pictures_and_say_where_the_reader_stands() {
    download_story(cards, |reader| {
        reader.opens(PAGE);
        reader.shows_framework("How do you gate?");
        reader.ticks("Ask.");
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        let day: String = reader.evaluates(
            "return new Date(Date.now() - 4 * 36e5).toLocaleDateString('sv')",
            (),
        );
        let file = |each: &str, button: &str| {
            reader.downloads(&format!("study-{each}-{day}.txt"), || {
                reader.presses_in_the_desk(button);
            })
        };
        let code = "<pre><code>on:<br>  push:<br>    paths: &#91;a]</code></pre>";
        let table = "<table border=\"1\"><tbody><tr><th>Who</th><td>Ada</td></tr></tbody></table>";
        let picture = format!(
            "<img src=\"{}\" alt=\"The gate\">",
            reader.site().address("pages/pic.svg")
        );
        let questions = file("questions", "Anki, one card per question");
        let points = file("points", "Anki, one card per point");
        for text in [&questions, &points] {
            for kept in [code, table, &picture] {
                assert!(text.contains(kept), "{kept} in {text}");
            }
            assert!(text.contains("study-widget::status::learning"), "{text}");
            assert!(text.contains("study-widget::status::new"), "{text}");
        }
        let who = points
            .lines()
            .find(|line| line.contains("Who asked."))
            .unwrap_or_default();
        assert!(
            who.contains(table) && !who.contains("And how it looked"),
            "{who}"
        );
    });
}
