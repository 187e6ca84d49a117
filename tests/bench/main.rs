//! The widget's weight and speed beside its rivals', measured in one run on one page: what `cargo xtask bench` prints.
//!
//! `page` writes an article of any length; `site` serves it with each contender in turn; `visit` goes there and reads
//! what `ruler.js` measured; `desk` opens the study modes over a long history; `table` prints. The rivals in `rivals/` do the same work (fold, one box a point, one stored
//! record, a progress bar) by hand, with Preact and with Lit. It reads `STUDY_DIST`, `STUDY_RIVALS` (the bundled
//! rivals), `STUDY_CHROMEDRIVER` and `STUDY_CHROMIUM`.

#![allow(
    clippy::expect_used,
    reason = "a measurement that cannot go on says why and stops"
)]

#[allow(
    dead_code,
    reason = "the stories of `tests/e2e` need more of a browser than a ruler does"
)]
#[path = "../e2e/browser.rs"]
mod browser;
mod desk;
mod page;
mod site;
mod table;
mod visit;

use site::{Contender, Site};
use visit::{Machine, Visit, median};

/// Questions of an ordinary article, and of one that no author would write.
const FEW: usize = 15;
const MANY: usize = 5_000;
/// Visits to each page, from which the middle is taken; the contenders take turns, so that they meet the same weather.
const ROUNDS: usize = 3;
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
        (MANY, Machine::Computer(1)),
    ];
    let [few, slow, phone, many] = readers.map(|(questions, machine)| {
        let measured = measured(&site, questions, machine);
        table::speeds(questions, machine, &measured);
        measured
            .into_iter()
            .find(|(contender, _)| *contender == Contender::Widget)
    });
    if let (Some((_, few)), Some((_, slow)), Some((_, phone)), Some((_, many))) =
        (few, slow, phone, many)
    {
        table::bars(&few, &slow, &phone, &many);
    }
    let address = site.address(Contender::Widget, desk::QUESTIONS);
    table::desk(desk::opening(&address, SLOWNESS));
}

/// The middle of several visits with each contender.
fn measured(site: &Site, questions: usize, machine: Machine) -> Vec<(Contender, Visit)> {
    let mut visits = Contender::ALL.map(|contender| (contender, Vec::new()));
    for round in 1..=ROUNDS {
        eprintln!("{questions} questions, {machine}: round {round} of {ROUNDS} …");
        for (contender, seen) in &mut visits {
            seen.push(Visit::to(&site.address(*contender, questions), machine));
        }
    }
    visits
        .into_iter()
        .map(|(contender, seen)| (contender, median(&seen)))
        .collect()
}
