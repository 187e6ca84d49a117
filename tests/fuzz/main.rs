//! Whatever may be handed to us from outside, handed at length: stored texts, imports, links and pages, damaged in every
//! way, in search of one that panics, stalls or is not understood as it was meant.
//!
//! `cargo test` plays back what was found, in `found/<target>/`, and tries for a moment; `cargo xtask fuzz MINUTES` goes
//! on for so long with each. What breaks something is written to `found/` and stays there, mended, as a test.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod damage;
mod watch;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use damage::Damage;
use study_widget::fragment::{self, Pieces};
use study_widget::html;
use study_widget::recognise::recognise;
use study_widget::saved;
use study_widget::study::{MemoryStore, Store, Study, keep_up};

const NOW: u64 = 1_795_500_000_000;

#[test]
fn stored_texts() {
    let words = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\u0000",
        "\\ud800",
        "\"v\":",
        "\"v\":1",
        "\"v\":2",
        "\"ticks\":{",
        "\"open\":",
        "\"was\":[",
        "\"print\":\"",
        "\"title\":\"",
        "\"texts\":{",
        "\"reviews\":{",
        "[true,1,2,3]",
        "[\"3 20781 20790\",5,0,1]",
        "18446744073709551615",
        "4294967296",
        "-1",
        "1e999",
        "null",
        "\"memory\"",
        "\"since\"",
        "\"rated\"",
        "\"rated-points\":[\"0a1b2c3d4e Say\\n",
    ];
    fuzz(
        "stored-texts",
        &seeds("tests/saved", "json"),
        &words,
        |text| {
            let Ok(record) = saved::decode(text) else {
                return;
            };
            let written = saved::encode(&record);
            assert_eq!(saved::decode(&written), Ok(record.clone()));
            let mut merged = record.clone();
            merged.merge(&record, NOW);
            let mut again = merged.clone();
            again.merge(&record, NOW);
            assert_eq!(again, merged);
        },
    );
}

#[test]
fn imports() {
    let words = [
        "{",
        "}",
        "\"",
        ":",
        ",",
        "\"format\":\"study-widget/1\"",
        "\"guides\":{",
        "\"aside\":{",
        "\"devops\":{",
        "\"\":{\"v\":1}",
        "\"q\":{\"v\":1,\"was\":[\"a\"]}",
        "{\"v\":2,\"texts\":{\"note\":[\"x\",1,0,1]}}",
        "{\"v\":99}",
        "\"study-widget:devops:q.unreadable\":\"\"",
        ".unreadable",
        "%2E",
        "__proto__",
        "study-widget:",
        "[false,9,0,1]",
    ];
    let guide = Rc::new(recognise(&html::read(PAGE)[0].article, &html::read(PAGE)[0].hints).0);
    fuzz("imports", &seeds("tests/saved", "json"), &words, |text| {
        let store = MemoryStore::default();
        store.write("study-widget:devops:q", "{oops").unwrap();
        store.write("theme", "dark").unwrap();
        let open = || Study::open("devops", guide.clone(), Box::new(store.clone()), 7, NOW);
        let before = texts(&store);
        if let Ok(Some(file)) = keep_up(&store, text, NOW) {
            assert_eq!(keep_up(&store, &file, NOW), Ok(Some(file)), "it has all");
        }
        assert_eq!(texts(&store), before);
        let mut study = open();
        let Ok(preview) = study.preview(text, NOW) else {
            assert!(study.import(text, NOW).is_err());
            assert_eq!(texts(&store), before);
            return;
        };
        let (report, undo) = study.import_undoably(text, NOW).unwrap();
        assert_eq!(preview.report(), report);
        let imported = texts(&store);
        let mut fresh = open();
        let again = fresh.import(text, NOW).unwrap();
        assert_eq!((again.added, again.updated), (0, 0), "twice is once");
        assert_eq!(texts(&store), imported);
        // Everything comes out again and goes in elsewhere.
        let export = fresh.export(NOW);
        Study::open(
            "other",
            guide.clone(),
            Box::new(MemoryStore::default()),
            8,
            NOW,
        )
        .import(&export, NOW)
        .unwrap();
        assert_eq!(store.read("theme").unwrap().as_deref(), Some("dark"));
        assert!(
            store
                .keys()
                .unwrap()
                .iter()
                .all(|key| key == "theme" || key.starts_with("study-widget:"))
        );
        study.undo_import(&undo, NOW).unwrap();
        assert_eq!(texts(&store), before);
    });
}

#[test]
fn links() {
    let words = [
        "#",
        "study=",
        "study=1.",
        "study=2.",
        ".",
        "of",
        "1of2",
        "2of2",
        "1of1",
        "999of999",
        "00000000",
        "AAAA",
        "-_",
        "=",
        "\n",
        "https://example.org/#",
    ];
    let mut seeds = seeds("tests/saved", "txt");
    seeds.push(
        fragment::pieces("progress ".repeat(50).as_bytes(), 40)
            .join("\n")
            .into_bytes(),
    );
    fuzz("links", &seeds, &words, |text| {
        let mut pieces = Pieces::default();
        for line in text.lines() {
            if let Ok(Some(packed)) = pieces.take(line) {
                assert_eq!(
                    Pieces::default().take(&fragment::whole(&packed)),
                    Ok(Some(packed))
                );
            }
            assert!(pieces.missing().len() <= pieces.count());
            assert!(fragment::is_ours(line) || pieces.take(line).is_err());
        }
    });
}

#[test]
fn pages() {
    let words = [
        "<article>",
        "</article>",
        "<h2>",
        "</h2>",
        "<h3 id=x>",
        "<ul>",
        "<ol>",
        "<li>",
        "</li>",
        "<details>",
        "<summary>",
        "</details>",
        "<p>",
        "<b>Answer framework</b>",
        "Follow-up questions",
        "<pre>",
        "<table><tr><td>",
        "<div>",
        "</div>",
        "<template>",
        "<svg>",
        "<math>",
        " data-study=question",
        " data-study=point",
        " data-study-id=x",
        "<study-widget for=\"*\" question-level=3>",
        "What?",
        "1. ",
        "&nbsp;",
        "<!--",
        "-->",
        "\0",
    ];
    fuzz("pages", &seeds("tests/articles", "html"), &words, |text| {
        for page in html::read(text) {
            let (guide, _) = recognise(&page.article, &page.hints);
            let mut ids: Vec<&str> = guide
                .questions
                .iter()
                .map(|question| question.id.as_str())
                .collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "each id once");
            assert!(
                guide
                    .questions
                    .iter()
                    .all(|question| question.blocks.end <= page.article.blocks.len())
            );
            let guide = Rc::new(guide);
            let store = Box::new(MemoryStore::default());
            let study = Study::open("page", guide, store, 1, NOW);
            assert_eq!(study.summary().ticked, 0);
        }
    });
}

const PAGE: &str = "<article><h2 data-study-id=q>What?</h2><p><b>Answer framework</b></p><ul><li>One</li></ul></article>";

/// Plays back what was found for a target, then damages its seeds until time is up.
fn fuzz(target: &'static str, seeds: &[Vec<u8>], words: &[&str], test: impl Fn(&str)) {
    let found = folder("tests/fuzz/found").join(target);
    let watch = watch::Watch::over(found.clone());
    let run = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        watch.sees(bytes, || test(&text));
    };
    for file in files(&found) {
        run(&fs::read(file).unwrap());
    }
    seeds.iter().for_each(|seed| run(seed));
    let minutes = env::var("STUDY_FUZZ_MINUTES").map(|minutes| minutes.parse::<f64>().unwrap());
    let time = minutes.map_or(Duration::from_millis(500), |minutes| {
        Duration::from_secs_f64(60.0 * minutes)
    });
    let mut damage = Damage::by_chance();
    let (begun, mut count) = (Instant::now(), 0_u64);
    while begun.elapsed() < time {
        run(&damage.to(seeds, words));
        count += 1;
    }
    println!(
        "{target}: {count} texts, the slowest in {:?}",
        watch.slowest()
    );
}

fn texts(store: &MemoryStore) -> Vec<(String, String)> {
    let keys = store.keys().unwrap();
    keys.into_iter()
        .filter_map(|key| store.read(&key).unwrap().map(|text| (key, text)))
        .collect()
}

fn seeds(place: &str, ending: &str) -> Vec<Vec<u8>> {
    let files = files(&folder(place));
    let files = files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|found| found == ending));
    files.map(|file| fs::read(file).unwrap()).collect()
}

fn folder(place: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(place)
}

/// Every file under a folder; none where there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}
