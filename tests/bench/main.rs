//! The widget's weight and speed beside its rivals', measured in one run on one page: what `cargo xtask bench` prints.
//!
//! `page` writes an article of any length; `site` serves it with each contender in turn; `visit` opens it, `reading`
//! uses a long one, and both read what `ruler.js` measured; `desk` opens the study modes over a long history; `table`
//! prints. The rivals in `rivals/` do the same work (fold, one box a point, one stored record, a progress bar) by hand,
//! with Preact, with Lit and, the fairest, with controls that are already in the HTML. The environment names
//! `STUDY_DIST`, `STUDY_RIVALS` (the bundled rivals), `STUDY_CHROMEDRIVER` and `STUDY_CHROMIUM`.

#![allow(
    clippy::expect_used,
    reason = "a measurement that cannot go on says why and stops"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "the stories of `tests/e2e` need more of a browser than a ruler does"
)]
#[path = "../e2e/browser.rs"]
mod browser;
mod desk;
mod page;
mod reading;
mod site;
mod table;
mod ticking;
mod visit;

use site::{Contender, Site};
use table::Table;
use visit::{Machine, Visit};

/// How many questions an ordinary article has, a long one, and one longer than any author would write.
const FEW: usize = 15;
const LONG: usize = reading::QUESTIONS;
const MANY: usize = 5_000;
/// Visits to each page, of which the median counts; the contenders take turns, so that the machine's load affects all
/// alike.
const ROUNDS: usize = 5;
/// How many times slower than this machine a reader's may be.
const SLOWNESS: u32 = 4;

fn main() {
    let site = Site::start();
    table::sizes(&site);
    // The run's first browser starts with cold caches; this visit warms them and is not counted.
    Visit::to(&site.address(Contender::Widget, FEW), Machine::Computer(1));
    let readers = [
        (FEW, Machine::Computer(1)),
        (FEW, Machine::Computer(SLOWNESS)),
        (FEW, Machine::Phone),
        (LONG, Machine::Computer(1)),
        (MANY, Machine::Computer(1)),
    ];
    let visits = readers.map(|(questions, machine)| {
        let title = format!("{questions} questions, {machine}; times in ms");
        measured(&title, visit::FIGURES, |contender| {
            Visit::to(&site.address(contender, questions), machine).figures()
        })
    });
    let title = format!("{LONG} questions, read");
    let read = measured(&title, reading::FIGURES, |contender| {
        reading::of(&site.address(contender, LONG))
    });
    table::bars(&visits, &read);
    table::ticking(ticking::share(
        &site.address(Contender::Widget, ticking::QUESTIONS),
    ));
    let address = site.address(Contender::Widget, desk::QUESTIONS);
    table::desk(desk::opening(&address, SLOWNESS));
}

/// Measures each contender in rounds, and prints the result.
fn measured<const N: usize>(
    title: &str,
    names: [&'static str; N],
    measure: impl Fn(Contender) -> [f64; N],
) -> Table {
    let mut rounds = Vec::new();
    for round in 1..=ROUNDS {
        eprintln!("{title}: round {round} of {ROUNDS} …");
        rounds.push(Contender::ALL.map(|contender| measure(contender).to_vec()));
    }
    let table = Table::of(names.to_vec(), &rounds);
    table.print(title);
    table
}
