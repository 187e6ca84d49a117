//! Prints the figures as tables.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::site::{Contender, Site};
use crate::visit::middle;

/// The first load of packages too large to bundle here, in KB: `gzip -9` of what they published by November 2026.
const PUBLISHED: [(&str, u32); 5] = [
    ("giscus (comments)", 9),
    ("H5P player, without content", 62),
    ("quizdown", 90),
    ("SurveyJS", 415),
    ("mdbook-quiz", 458),
];

/// Prints the size of the files that each contender fetches.
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

/// The figures of each contender: the median of all rounds, and half of their spread.
pub(crate) struct Table {
    names: Vec<&'static str>,
    rows: Vec<[(f64, f64); Contender::ALL.len()]>,
}

impl Table {
    pub(crate) fn of(
        names: Vec<&'static str>,
        rounds: &[[Vec<f64>; Contender::ALL.len()]],
    ) -> Self {
        let row = |figure: usize| {
            std::array::from_fn(|contender| {
                let mut seen: Vec<f64> = rounds.iter().map(|all| all[contender][figure]).collect();
                seen.sort_by(f64::total_cmp);
                let spread = seen.last().unwrap_or(&0.0) - seen.first().unwrap_or(&0.0);
                (middle(seen), spread / 2.0)
            })
        };
        let rows = (0..names.len()).map(row).collect();
        Self { names, rows }
    }

    /// The median of a contender's figure.
    pub(crate) fn of_contender(&self, name: &str, contender: Contender) -> f64 {
        let row = self.names.iter().position(|other| *other == name);
        let row = row.map_or([(0.0, 0.0); Contender::ALL.len()], |row| self.rows[row]);
        row[contender as usize].0
    }

    /// What a contender adds to the figure of the article alone.
    pub(crate) fn added(&self, name: &str, contender: Contender) -> f64 {
        self.of_contender(name, contender) - self.of_contender(name, Contender::Article)
    }

    pub(crate) fn print(&self, title: &str) {
        println!("\n{title}; the middle ± half the spread, and how many times Lit's");
        let heads = Contender::ALL.map(|contender| format!("{:>20}", contender.name()));
        println!("{:<18}{}", "", heads.concat());
        for (name, row) in self.names.iter().zip(&self.rows) {
            let lit = row[Contender::Lit as usize].0;
            let cells = row.map(|(middle, spread)| {
                let digits = match middle.abs() {
                    100.0.. | 0.0 => 0,
                    1.0.. => 1,
                    _ => 3,
                };
                let times = match lit > 0.0 && middle != lit {
                    true => format!(" {:.2}×", middle / lit),
                    false => String::new(),
                };
                format!(
                    "{:>20}",
                    format!("{middle:.digits$} ±{spread:.digits$}{times}")
                )
            });
            println!("{name:<18}{}", cells.concat());
            if ["main thread", "blocking"].contains(name) {
                let added = row.map(|(middle, _)| format!("{:>20.0}", middle - row[0].0));
                println!("{:<18}{}", "- added", added.concat());
            }
        }
    }
}

/// Prints the promised limits and whether this run met them: from `[few, slow, phone, long, many]` and the reading.
pub(crate) fn bars([few, slow, phone, long, many]: &[Table; 5], read: &Table) {
    let ours = |table: &Table, name| table.of_contender(name, Contender::Widget);
    let times_lits =
        |table: &Table, name| ours(table, name) / table.of_contender(name, Contender::Lit);
    let added = |table: &Table, name| table.added(name, Contender::Widget);
    let work_added = |table: &Table| {
        let name = "main thread";
        added(table, name) / table.added(name, Contender::Lit)
    };
    let shift = [few, slow, phone, long, many].map(|table| ours(table, "shift"));
    println!("\nthe widget's bars");
    bar(
        "ms from compiled wasm to ready",
        ours(few, "ready after wasm"),
        100.0,
    );
    bar(
        "ms in one task on the slow machine",
        ours(slow, "longest task"),
        50.0,
    );
    bar(
        "times Lit's time until ready on a phone",
        times_lits(phone, "ready"),
        1.25,
    );
    bar("times Lit's work added", work_added(few), 2.0);
    bar(
        "times Lit's work added, of a long page",
        work_added(long),
        1.0,
    );
    let blocking = [few, slow, long, many].map(|table| added(table, "blocking"));
    bar(
        "ms of blocking added at any length",
        blocking.into_iter().fold(0.0, f64::max),
        20.0,
    );
    let many_times = |name| ours(many, name) / ours(few, name);
    bar(
        "times the work of a tick of few, for many",
        many_times("work of a tick"),
        4.0,
    );
    bar(
        "times its time to the frame",
        many_times("tick to frame"),
        2.0,
    );
    bar(
        "ms to the frame that shows all",
        ours(read, "Show all, ms"),
        50.0,
    );
    let weight = ours(read, "renderer, MB") / read.of_contender("renderer, MB", Contender::Article);
    bar("times the memory of the article", weight, 1.1);
    let shifts = ours(read, "shift, scrolled") + ours(read, "shift, all shown");
    bar(
        "layout shift",
        shift.into_iter().fold(shifts, f64::max),
        0.0,
    );
}

/// Prints the cost of a text that ticks.
pub(crate) fn ticking(share: f64) {
    bar("% of the main thread while a text ticks", share, 2.0);
}

/// Prints how fast the desk opens.
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

/// Bytes compressed as they are sent.
pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .expect("memory takes what is written");
    encoder.finish().expect("memory takes what is written")
}
