//! The figures as a person reads them.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::site::{Contender, Site};
use crate::visit::{Machine, Visit};

/// The first load of packages too large to bundle here, in KB: `gzip -9` of what they published by November 2026.
const PUBLISHED: [(&str, u32); 5] = [
    ("giscus (comments)", 9),
    ("H5P player, without content", 62),
    ("quizdown", 90),
    ("SurveyJS", 415),
    ("mdbook-quiz", 458),
];

/// What each contender makes a page fetch.
pub(crate) fn sizes(site: &Site) {
    println!("\n{:<30}{:>10}", "first load, gzip", "KB");
    for contender in Contender::ALL {
        let bytes: usize = contender
            .files()
            .iter()
            .map(|file| gzipped(&site.file(file)).len())
            .sum();
        println!("{:<30}{:>10.1}", contender.name(), bytes as f64 / 1_000.0);
    }
    for (name, size) in PUBLISHED {
        println!("{:<30}{size:>10}", format!("{name} *"));
    }
    println!("* published, not run here");
}

/// Start-up and ticks on a page of this length.
pub(crate) fn speeds(questions: usize, machine: Machine, visits: &[(Contender, Visit)]) {
    let columns = [
        "ready",
        "after wasm",
        "reading",
        "added",
        "longest task",
        "tick to frame",
        "for a tick",
        "shift",
    ];
    let [a, b, r, c, d, e, f, g] = columns;
    println!("\n{questions} questions, {machine}, ms");
    println!(
        "{:<20}{a:>8}{b:>12}{r:>9}{c:>8}{d:>14}{e:>15}{f:>12}{g:>8}",
        ""
    );
    let alone = visits.first().map_or(0.0, |(_, visit)| visit.work);
    for (contender, visit) in visits {
        let Visit {
            ready,
            start,
            reading,
            longest,
            frame,
            tick,
            shift,
            ..
        } = visit;
        let added = visit.work - alone;
        println!(
            "{:<20}{ready:>8.0}{start:>12.0}{reading:>9.0}{added:>8.0}{longest:>14.0}{frame:>15.1}{tick:>12.1}{shift:>8.3}",
            contender.name()
        );
    }
}

/// What the widget promises, and whether this run saw it kept.
pub(crate) fn bars(few: &Visit, slow: &Visit, phone: &Visit, many: &Visit) {
    println!("\nthe widget's bars");
    bar("ms from compiled wasm to ready", few.start, 100.0);
    bar("ms in one task on the slow machine", slow.longest, 50.0);
    bar("ms until ready on a phone", phone.ready, 2_300.0);
    bar(
        "start-up of many beyond reading, times few's",
        (many.start - many.reading) / few.start,
        2.0,
    );
    bar(
        "times the work of a tick of few, for many",
        many.tick / few.tick,
        2.0,
    );
    bar(
        "layout shift",
        few.shift.max(many.shift).max(slow.shift),
        0.0,
    );
}

/// How fast the desk opens.
pub(crate) fn desk([seen, furnished, modal, first]: [f64; 4]) {
    println!(
        "\nthe desk over {} reviews of {} questions, {}× slower than this machine",
        crate::desk::REVIEWS,
        crate::desk::QUESTIONS,
        crate::SLOWNESS
    );
    bar("ms until it is on the screen", seen, 100.0);
    bar("ms until the first question is on it", furnished, 100.0);
    println!("{:<44}{modal:>10.3}", "ms until it is modal");
    println!(
        "{:<44}{first:>10.3}",
        "ms until the first question of a visit"
    );
}

fn bar(what: &str, seen: f64, most: f64) {
    let verdict = if seen <= most { "kept" } else { "missed" };
    println!("{what:<44}{seen:>10.3}   at most {most:<6}{verdict}");
}

/// As bytes travel.
pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .expect("memory takes what is written");
    encoder.finish().expect("memory takes what is written")
}
