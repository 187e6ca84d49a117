//! The widget's weight and speed beside its rivals', measured in one run on one page: what `cargo xtask bench` prints.
//!
//! `page` writes an article of any length; `site` serves it with each contender in turn; `visit` goes there, `reading` acts on
//! a long one, and both read what `ruler.js` measured; `desk` opens the study modes over a long history; `table` prints. The
//! rivals in `rivals/` do the same work (fold, one box a point, one stored record, a progress bar) by hand, with Preact, with
//! Lit and, the fairest, with controls that came in the HTML. It reads `STUDY_DIST`, `STUDY_RIVALS` (the bundled rivals),
//! `STUDY_CHROMEDRIVER` and `STUDY_CHROMIUM`.

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

/// Questions of an ordinary article, of a long one, and of one that no author would write.
const FEW: usize = 15;
const LONG: usize = reading::QUESTIONS;
const MANY: usize = 5_000;
/// Visits to each page, from which the middle is taken; the contenders take turns, so that they meet the same weather.
const ROUNDS: usize = 5;
/// How much slower than this machine a reader's may be.
const SLOWNESS: u32 = 4;

fn main() {
    let site = Site::start();
    table::sizes(&site);
    // The first browser of a run finds nothing in the machine's memory; nobody should pay for that.
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

/// What each contender took, in rounds; printed.
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
