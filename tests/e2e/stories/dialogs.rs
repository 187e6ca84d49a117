//! The kept file, chosen in the browser's own dialogs: the file comes from the system, and the browser itself writes
//! it.
//!
//! `cargo xtask test` leaves these out where there is no `xdotool` or no `Xvfb`.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::reader::{Reader, headed_story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const OURS: &str = "look-before-touching";
/// The data of another browser: one ticked point of another guide.
const OTHERS: &str = r#"{"format":"study-widget/1","exported":1795491234567,"guides":{
"/elsewhere/":{"q":{"v":1,"title":"Elsewhere","ticks":{"held-before":[true,1795491234567,0,41]}}}}}"#;

#[test]
fn a_file_that_is_there_is_chosen_as_it_is() {
    let folder = folder("there");
    let file = folder.join("progress.json");
    headed_story(Site::new, |reader| {
        fs::write(&file, OTHERS).expect("a file");
        at_their_data(reader);
        reader.clicks_in_the_desk("button", &["Use a file that is there"]);
        reader.chooses_in_the_dialog("can read", &file, "o");
        // The file is unchanged before the browser lets us write it, whatever the reader answers.
        let held = fs::read_to_string(&file).expect("the file");
        assert_eq!(held, OTHERS);
    });
    fs::remove_dir_all(folder).expect("a folder to take away");
}

#[test]
fn a_new_file_has_what_the_reader_did() {
    let folder = folder("new");
    let file = folder.join("progress.json");
    headed_story(Site::new, |reader| {
        at_their_data(reader);
        reader.clicks_in_the_desk("button", &["Make a new file"]);
        reader.chooses_in_the_dialog("can see edits", &file, "s");
        reader.sees_in_the_desk("“progress.json” is kept up to date: it is your backup.");
        finds_in(&file, &[OURS]);
    });
    fs::remove_dir_all(folder).expect("a folder to take away");
}

fn folder(name: &str) -> PathBuf {
    let name = format!("study-dialogs-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).expect("a folder for the file");
    folder
}

/// Ticks one point, and opens the screen with the file pickers.
fn at_their_data(reader: &Reader) {
    reader.opens(PLAIN);
    reader.shows_framework(SLOW);
    reader.ticks("Look before touching.");
    reader.opens_the_desk_by(&["Plan"]);
    reader.switches_to("Your data");
}

#[track_caller]
fn finds_in(file: &Path, words: &[&str]) {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let text = fs::read_to_string(file).unwrap_or_default();
        if words.iter().all(|words| text.contains(words)) {
            return;
        }
        assert!(Instant::now() < deadline, "{words:?} are not in {text:?}");
        thread::sleep(Duration::from_millis(50));
    }
}
