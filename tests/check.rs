//! The author's tool as an author runs it: arguments in, output and an exit code out.

#![allow(clippy::unwrap_used, reason = "a tool that cannot be run is a failure")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = "<!doctype html>
<title>Caching</title>
<article><h1>Caching</h1>
  <h2 id=size>1. How big should a cache be?</h2>
  <p><b>What they are really asking:</b> Do you measure?</p>
  <p>Answer framework</p>
  <ul><li>Measure.</li><li>Then buy.</li></ul>
  <p>Follow-up questions</p>
  <ul><li>And if memory is short?<p>Keep what is dear.</p></li></ul>
</article>";

/// A temporary folder with some files, in which the tool runs.
struct Desk(PathBuf);

impl Desk {
    fn with(name: &str, files: &[(&str, &str)]) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        for (file, text) in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Desk(folder)
    }

    /// The exit code, the standard output and the standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_study-widget"));
        let output = tool.args(arguments).current_dir(&self.0).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    fn has(&self, file: &str) -> bool {
        self.0.join(file).exists()
    }
}

fn guide(id: &str) -> String {
    format!(
        "---\ntitle: Caching & queues\ndescription: One question.\nlang: en\nupdated: 2026-04-21\n---\n\n\
         ## How big should a {id} be? {{#size}}\n\n**Answer framework**\n\n- Measure. {{#measure}}\n"
    )
}

#[test]
fn a_sound_page_is_shown_as_the_widget_would_find_it() {
    let desk = Desk::with("sound", &[("page.html", PAGE)]);
    let said = "page.html: 1 question, 2 points, 1 follow-up\n  1. How big should a cache be? [size]: 2 points, 1 follow-up\n";
    assert_eq!(
        desk.run(&["check", "page.html"]),
        (0, said.to_owned(), String::new())
    );
}

#[test]
fn the_outline_is_that_of_the_element() {
    let desk = Desk::with("outline", &[("page.html", PAGE)]);
    let (code, said, _) = desk.run(&["check", "--json", "page.html"]);
    let outline: serde_json::Value = serde_json::from_str(&said).unwrap();
    let expected = serde_json::json!({
        "guide": "page.html",
        "title": "Caching",
        "questions": [{
            "id": "size",
            "title": "How big should a cache be?",
            "intent": "Do you measure?",
            "points": [{"id": "measure", "text": "Measure."}, {"id": "then-buy", "text": "Then buy."}],
            "followUps": [{"id": "and-if-memory-is-short", "text": "And if memory is short?"}],
        }],
        "problems": [],
    });
    assert_eq!((code, outline), (0, expected));
}

#[test]
fn a_problem_is_told_with_its_place_and_the_next_step() {
    let page = PAGE.replace(
        "<p>Answer framework</p>\n  <ul><li>Measure.</li><li>Then buy.</li></ul>",
        "<p data-study=quiz>Hm.</p>",
    );
    let desk = Desk::with("problem", &[("page.html", &page), ("sound.html", PAGE)]);
    let (code, said, _) = desk.run(&["check", "page.html", "sound.html"]);
    assert_eq!(code, 1);
    assert!(said.contains("\npage.html:6:3: "), "{said}");
    assert!(
        said.ends_with("2 points, 1 follow-up\n"),
        "the other page is shown all the same: {said}"
    );
}

#[test]
fn a_page_says_why_it_is_a_guide_and_what_each_question_was_taken_for() {
    let post = "<article><h2>Why?</h2><p>So.</p><h2>Then what?</h2><p>This.</p></article>";
    let desk = Desk::with("why", &[("page.html", PAGE), ("post.html", post)]);
    let (_, said, _) = desk.run(&["check", "--why", "page.html", "post.html"]);
    let guide = "page.html: a guide: 1 × a label stands under it\n  1. How big should a cache be? [size]: a label stands under it\n";
    assert!(said.contains(guide), "{said}");
    let none = "post.html: no guide: 2 headings ask; three of a kind with an answer each would be one, if most of their kind ask\n";
    assert!(said.ends_with(none), "{said}");
}

#[test]
fn a_page_on_which_much_asks_and_little_is_found_is_no_success() {
    let list = "<article><h1>Quiz</h1><ul><li>What is a jig?</li><li>What is set?</li><li>What is a kerf?</li></ul></article>";
    let inline = "<article><h1>Shed</h1><p>Big?<br>a) yes<br>b) no</p><p>Old?<br>a) yes<br>b) no</p>\
        <p>Locked?<br>a) yes<br>b) no</p></article>";
    let desk = Desk::with("silent", &[("list.html", list), ("inline.html", inline)]);
    let (code, said, _) = desk.run(&["check", "list.html"]);
    let expected = "list.html:1:27: no question was recognised, though 3 headings or list items ask and have no answer \
        under them; write the answer below each, as paragraphs or a list\n";
    assert!(code == 1 && said.ends_with(expected), "{said}");
    let (code, said, _) = desk.run(&["check", "inline.html"]);
    assert!(
        code == 1 && said.contains("though 3 paragraphs ask; make each a heading"),
        "{said}"
    );
}

#[test]
fn a_page_is_read_where_for_points() {
    let page = "<article><p>Nothing here.</p></article><study-widget for='.gone'></study-widget>";
    let desk = Desk::with("for", &[("page.html", page)]);
    let said = "page.html: 0 questions, 0 points, 0 follow-ups\n\
        page.html:1:40: `for` selects nothing on this page; give it the CSS selector of the article, or leave it out\n";
    assert_eq!(
        desk.run(&["check", "page.html"]),
        (1, said.to_owned(), String::new())
    );
}

#[test]
fn markdown_is_checked_like_the_page_it_becomes() {
    let desk = Desk::with(
        "markdown",
        &[
            ("caching.md", &guide("cache")),
            ("queues.md", "## No front matter {#no}\n"),
        ],
    );
    let said = "caching.md: 1 question, 1 point, 0 follow-ups\n  1. How big should a cache be? [size]: 1 point, 0 follow-ups\n";
    assert_eq!(
        desk.run(&["check", "caching.md"]),
        (0, said.to_owned(), String::new())
    );
    let (code, said, _) = desk.run(&["check", "queues.md"]);
    assert!(
        code == 1 && said.contains("queues.md:1:1: the guide has no front matter; "),
        "{said}"
    );
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let desk = Desk::with("unreadable", &[("latin.html", "")]);
    fs::write(desk.0.join("latin.html"), b"caf\xe9").unwrap();
    let complaint = |arguments: &[&str]| {
        let (code, _, complaint) = desk.run(arguments);
        (
            code,
            complaint.lines().next().unwrap_or_default().to_owned(),
        )
    };
    let (code, said) = complaint(&["check", "gone.html"]);
    assert!(
        code == 2 && said.starts_with("study-widget: gone.html: cannot be read: "),
        "{said}"
    );
    let (code, said) = complaint(&["check", "latin.html"]);
    assert!(
        code == 2 && said.starts_with("study-widget: latin.html: cannot be read: "),
        "{said}"
    );
    let hint = "say `study-widget --help` for the commands";
    assert_eq!(
        complaint(&["teach"]),
        (
            2,
            format!("study-widget: there is no command \"teach\"; {hint}")
        )
    );
    let none =
        "study-widget: no page is named; name one or more HTML or Markdown files after `check`";
    assert_eq!(complaint(&["check"]), (2, none.to_owned()));
    let nowhere = "study-widget: no folder is named to press into; add `--into FOLDER`";
    assert_eq!(complaint(&["press"]), (2, nowhere.to_owned()));
}

#[test]
fn help_names_every_command() {
    let (code, said, _) = Desk::with("help", &[("x", "")]).run(&["--help"]);
    assert!(
        code == 0
            && said.contains("study-widget check PAGE")
            && said.contains("study-widget press"),
        "{said}"
    );
}

#[test]
fn pressing_makes_a_page_of_every_guide_and_lists_them() {
    let library = "<main><!-- guides --></main>";
    let files = [
        ("content/caching.md", guide("cache")),
        ("content/queues.md", guide("queue")),
        ("dist/index.html", library.to_owned()),
    ];
    let desk = Desk::with(
        "press",
        &files.each_ref().map(|(file, text)| (*file, text.as_str())),
    );
    assert_eq!(
        desk.run(&["press", "--into", "dist"]),
        (0, String::new(), String::new())
    );
    assert!(
        desk.read("dist/guides/caching/index.html")
            .contains("How big should a cache be?")
    );
    assert!(
        desk.read("dist/guides/queues/index.html")
            .contains("How big should a queue be?")
    );
    let listed = desk.read("dist/index.html");
    assert!(
        listed.contains("<a href=\"guides/caching/\">Caching &amp; queues</a>")
            && listed.contains("guides/queues/"),
        "{listed}"
    );
}

#[test]
fn one_problem_in_content_stops_the_press_and_all_are_told() {
    let bad = guide("cache")
        .replace("lang: en", "lang: english")
        .replace("{#size}", "");
    let files = [
        ("content/a.md", bad.as_str()),
        ("content/B 2.md", &guide("queue")),
        ("dist/index.html", "<!-- guides -->"),
    ];
    let desk = Desk::with("stopped", &files);
    let (code, _, complaint) = desk.run(&["press", "--into", "dist"]);
    let expected = "content/B 2.md:1:1: the file's name cannot be a guide's id; \
        use lower-case letters, digits and single hyphens, a letter first\n\
        content/a.md:4:7: `english` is no language tag; write one such as `en` or `en-GB`\n\
        content/a.md:8:1: this heading has no id; end its line with `{#how-big-should-a-cache}`\n";
    assert_eq!((code, complaint.as_str()), (1, expected));
    assert!(!desk.has("dist/guides"), "nothing is written");
}

#[test]
fn a_press_without_content_or_library_says_what_to_add() {
    let text = guide("cache");
    let files = [
        ("content/caching.md", text.as_str()),
        ("dist/index.html", "<main></main>"),
        ("none/x.txt", ""),
    ];
    let desk = Desk::with("nothing", &files);
    let (code, _, complaint) = desk.run(&["press", "--content", "none", "--into", "dist"]);
    assert_eq!(
        (code, complaint.as_str()),
        (
            2,
            "study-widget: none: there is no guide here; add a Markdown file\n"
        )
    );
    let (code, _, complaint) = desk.run(&["press", "--into", "dist"]);
    let expected =
        "study-widget: dist/index.html: no place for the guides; add the comment <!-- guides -->\n";
    assert_eq!((code, complaint.as_str()), (2, expected));
}
