//! A guide as a single file: opened from a disk or a mail, without a server or other files.

use std::env;
use std::fs;

use crate::reader::{Reader, story};
use crate::server::dist;

const DELIVERY: &str = "How would you build delivery for a fleet";
const POINT: &str = "Ask about the shape first.";

#[test]
fn a_guide_in_one_file_needs_nothing_else() {
    let name = format!("study-alone-{}", std::process::id());
    let folder = env::temp_dir().join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("saved from a mail.html");
    let single = dist().join("single/devops-senior.html");
    fs::copy(&single, &file).unwrap_or_else(|error| {
        let next = "run `cargo xtask build --single-file`";
        panic!("{}: {error}; {next}", single.display())
    });
    let address = format!("file://{}", file.display()).replace(' ', "%20");
    story(|reader| {
        reader.site().stop();
        opens(reader, &address);
        reader.does_not_see(POINT);
        reader.shows_framework(DELIVERY);
        reader.ticks(POINT);
        reader.sees_progress_of(1);
        opens(reader, &address);
        let saved: bool = reader.evaluates("return panelText().includes('1 of ')", ());
        let told: bool = reader.evaluates("return panelText().includes('not saved')", ());
        assert!(saved || told, "neither kept nor told that it is not");
        println!(
            "{:?} keeps what is ticked in a file: {saved}",
            reader.engine()
        );
        reader.opens_the_desk();
        let asked: Vec<String> = reader.evaluates(
            "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('data:'))",
            (),
        );
        assert_eq!(asked, [""; 0]);
    });
    let _ = fs::remove_dir_all(folder);
}

fn opens(reader: &Reader, address: &str) {
    reader.goes_to(address);
    let script = "return Boolean(document.querySelector('study-widget')?.outline) && panelText().includes(' of ')";
    reader.waits_for("the page to be ready for study", script, ());
}
