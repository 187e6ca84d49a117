//! The kept file: chosen once, it follows the reader's progress and never loses what it once held.
//!
//! Only the file pickers are staged: they return real files in the site's private folder. As in the browser, a file to
//! save to is empty when it is returned.

use crate::reader::{APPEARANCES, Reader, chromium_story, story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const FILE: &str = "study-progress.json";
const PICKER: &str = "window.showSaveFilePicker = async ({ suggestedName }) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
        await (await handle.createWritable()).close();
        return handle;
    };
    window.showOpenFilePicker = async () => [await (await navigator.storage.getDirectory()).getFileHandle('study-progress.json')];";
/// As after a restart of the browser: permission must be asked for again, and is granted on request.
const ASKS: &str = "{ let allowed = false;
    FileSystemHandle.prototype.queryPermission = async () => allowed ? 'granted' : 'prompt';
    FileSystemHandle.prototype.requestPermission = async () => { allowed = true; return 'granted'; }; }";
const OF_FILE: &str = "const folder = await navigator.storage.getDirectory(), handle = await folder.getFileHandle(args[0], { create: true });";

fn finds_in_the_file(reader: &Reader, words: &[&str]) {
    let script = format!(
        "return (async () => {{ {OF_FILE} const text = await (await handle.getFile()).text();
            return args[1].every((words) => text.includes(words)); }})()"
    );
    reader.waits_for(&format!("{words:?} in the file"), &script, (FILE, words));
}

fn puts_into_the_file(reader: &Reader, text: &str) {
    let script = format!(
        "return (async () => {{ {OF_FILE} const writable = await handle.createWritable();
            await writable.write(args[1]); await writable.close(); return true; }})()"
    );
    let _: bool = reader.evaluates(&script, (FILE, text));
}

fn at_their_data(reader: &Reader) {
    reader.opens(PLAIN);
    reader.opens_the_desk_by(&["Plan"]);
    reader.switches_to("Your data");
}

/// Ticks one point in the article, and creates the file.
fn chooses_a_file(reader: &Reader) {
    reader.adds_init_script(PICKER);
    reader.opens(PLAIN);
    reader.shows_framework(SLOW);
    reader.ticks("Look before touching.");
    reader.opens_the_desk_by(&["Plan"]);
    reader.switches_to("Your data");
    reader.clicks_in_the_desk("button", &["Make a new file"]);
    reader.sees_in_the_desk("“study-progress.json” is kept up to date: it is your backup.");
    finds_in_the_file(reader, &["study-widget/1", "look-before-touching"]);
}

#[test]
fn a_chosen_file_has_what_the_reader_does_from_then_on() {
    chromium_story(Site::new, |reader| {
        chooses_a_file(reader);
        reader.closes_the_desk();
        // The file follows with the desk closed, on a page where it was open.
        reader.scrolls_to(SLOW);
        reader.ticks("Ask what changed.");
        finds_in_the_file(reader, &["look-before-touching", "ask-what-changed"]);

        // One visit without the desk, then one with it.
        reader.closes_the_browser_and_opens_it_again();
        reader.adds_init_script(PICKER);
        reader.opens(PLAIN);
        reader.hides_framework(SLOW);
        reader.opens_the_desk_by(&["Plan"]);
        finds_in_the_file(reader, &["\"open\":[false"]);
        reader.switches_to("Notes");
        reader.types_into(SLOW, "Ask for the plan");
        finds_in_the_file(reader, &["Ask for the plan"]);
        reader.closes_the_desk();

        // The library writes the file, too.
        reader.visits("");
        finds_in_the_file(reader, &["Ask for the plan", "look-before-touching"]);
        at_their_data(reader);
        reader.clicks_in_the_desk("button", &["Stop updating it"]);
        reader.sees_in_the_desk("You have no backup yet.");
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.sees_in_the_desk("Make a new file");
        assert!(!reader.text_of_the_desk().contains("is kept up to date:"));
        reader.finds_the_page_undisturbed();
    });
}

/// The data of another browser: one ticked point of another guide.
const OTHERS: &str = r#"{"format":"study-widget/1","exported":1795491234567,"guides":{
"/elsewhere/":{"q":{"v":1,"title":"Elsewhere","ticks":{"held-before":[true,1795491234567,0,41]}}}}}"#;

#[test]
fn a_file_that_is_there_keeps_what_it_holds() {
    chromium_story(Site::new, |reader| {
        reader.adds_init_script(PICKER);
        reader.opens(PLAIN);
        puts_into_the_file(reader, OTHERS);
        reader.shows_framework(SLOW);
        reader.ticks("Look before touching.");
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.clicks_in_the_desk("button", &["Use a file that is there"]);
        reader.sees_in_the_desk("is kept up to date: it is your backup.");
        finds_in_the_file(reader, &["held-before", "look-before-touching"]);

        reader.clicks_in_the_desk("button", &["Stop updating it"]);
        reader.sees_in_the_desk("You have no backup yet.");
        puts_into_the_file(reader, "My own words");
        reader.clicks_in_the_desk("button", &["Use a file that is there"]);
        reader.sees_in_the_desk("it holds something else by now, and is left alone");
        finds_in_the_file(reader, &["My own words"]);
    });
}

#[test]
fn storage_that_another_tab_clears_meanwhile_takes_nothing_out_of_the_file() {
    chromium_story(Site::new, |reader| {
        reader.adds_init_script(PICKER);
        reader.opens(PLAIN);
        puts_into_the_file(reader, OTHERS);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.clicks_in_the_desk("button", &["Use a file that is there"]);
        reader.sees_in_the_desk("is kept up to date: it is your backup.");
        reader.closes_the_desk();
        reader.shows_framework(SLOW);
        reader.ticks("Look before touching.");
        finds_in_the_file(reader, &["held-before", "look-before-touching"]);
        // The storage is emptied; the file is as it was.
        reader.executes("localStorage.clear()", ());
        reader.ticks("Ask what changed.");
        finds_in_the_file(reader, &["held-before", "ask-what-changed"]);
    });
}

#[test]
fn storage_that_was_cleared_takes_nothing_out_of_the_file() {
    chromium_story(Site::new, |reader| {
        chooses_a_file(reader);
        reader.visits("pages/essay.html");
        reader.loses_the_journal();
        reader.executes("localStorage.clear()", ());
        reader.opens(PLAIN);
        reader.sees_progress(0, 15);
        reader.opens_the_desk_by(&["Plan"]);
        reader.closes_the_desk();
        finds_in_the_file(reader, &["look-before-touching"]);
        reader.shows_framework(SLOW);
        reader.ticks("Ask what changed.");
        finds_in_the_file(reader, &["look-before-touching", "ask-what-changed"]);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn a_browser_that_asks_again_is_answered_by_one_button() {
    chromium_story(Site::new, |reader| {
        chooses_a_file(reader);
        reader.adds_init_script(ASKS);
        for look in APPEARANCES {
            reader.emulates(look);
            at_their_data(reader);
            reader.sees_in_the_desk(
                "“study-progress.json” is not kept up to date until you allow it again.",
            );
            reader.finds_the_desk_accessible(&format!("file-asks-{}-{}", look.1, look.0));
        }
        reader.switches_to("Plan");
        reader.clicks_in_the_desk("button", &["Allow it"]);
        reader.switches_to("Your data");
        reader.sees_in_the_desk("is kept up to date: it is your backup.");
        reader.executes("desk('section[aria-label^=Keep]').scrollIntoView()", ());
        reader.takes_a_picture("file-kept");
        reader.finds_no_overflow_in_the_desk("a kept file");
        reader.waits_for("no word of it", "return !shown(desk('.kept'))", ());
    });
}

#[test]
fn a_file_that_cannot_be_written_says_why_and_what_to_do() {
    chromium_story(Site::new, |reader| {
        chooses_a_file(reader);
        let begin = "the file “study-progress.json” was not brought up to date: ";
        let faults = [
            ("NotFoundError", "it is not where it was; choose it anew"),
            (
                "QuotaExceededError",
                "there is no room on that disk; make room",
            ),
            ("NoModificationAllowedError", "another program holds it"),
            (
                "InvalidStateError",
                "the browser says `odd`; choose another file",
            ),
        ];
        for (name, said) in faults {
            let fails = "FileSystemFileHandle.prototype.createWritable = async () => { throw new DOMException('odd', args[0]); };
                control('input[type=checkbox]', ['Look before touching.'], 'study-tick').click()";
            reader.executes(fails, [name]);
            reader.sees_in_the_desk(&format!("{begin}{said}"));
        }
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        reader.closes_the_desk();
        finds_in_the_file(reader, &["look-before-touching"]);

        puts_into_the_file(reader, "My own words");
        reader.opens_the_desk_by(&["Plan"]);
        reader.sees_in_the_desk(&format!(
            "{begin}it holds something else by now, and is left alone"
        ));
        finds_in_the_file(reader, &["My own words"]);
        puts_into_the_file(reader, "");
        reader.clicks_in_the_desk("button", &["Try again"]);
        finds_in_the_file(reader, &["look-before-touching"]);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn a_browser_that_keeps_no_file_offers_none() {
    story(|reader| {
        reader.adds_init_script("delete window.showSaveFilePicker");
        at_their_data(reader);
        reader.sees_in_the_desk("Download a backup");
        assert!(!reader.text_of_the_desk().contains("Keep a file up to date"));
    });
}

#[test]
fn a_reader_who_chooses_none_has_none() {
    story(|reader| {
        reader.adds_init_script(
            "window.showSaveFilePicker = async () => { throw new DOMException('', 'AbortError'); }",
        );
        at_their_data(reader);
        reader.clicks_in_the_desk("button", &["Make a new file"]);
        reader.waits_until_idle();
        let said = reader.text_of_the_desk();
        assert!(said.contains("Make a new file") && !said.contains("was not brought up to date"));
    });
}
