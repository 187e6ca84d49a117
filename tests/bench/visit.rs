//! One visit of a page by a browser that was never there, and what it cost.

use serde_json::{Value, json};
use std::fmt;
use std::time::Duration;
use thirtyfour::WebDriver;

use crate::browser::{Browser, Engine, block_on};

/// Ticks in a visit.
const TICKS: usize = 6;

/// What one visit cost, in milliseconds but for the shift.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Visit {
    /// From the start of the navigation until the page can be studied (without a contender: until it has loaded).
    pub ready: f64,
    /// From compiled WebAssembly until the page can be studied; 0 where there is none.
    pub start: f64,
    /// The part of it in which the page was read and its questions were recognised.
    pub reading: f64,
    /// The main thread's work up to then: reading the page, scripts, layout.
    pub work: f64,
    /// The longest task of over 50 ms, else 0.
    pub longest: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// From a tick to the frame that shows it.
    pub frame: f64,
    /// The main thread's work for a tick.
    pub tick: f64,
}

/// What the reader's machine is like, beside this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Machine {
    /// As fast, or so many times slower; the network takes no time.
    Computer(u32),
    /// As Lighthouse's: four times slower, each answer after 562 ms and at 1.6 Mbit/s.
    Phone,
}

impl Machine {
    /// Makes the browser behave so.
    async fn stage(self, driver: &WebDriver) -> thirtyfour::error::WebDriverResult<()> {
        let slowness = match self {
            Self::Computer(slowness) => slowness,
            Self::Phone => 4,
        };
        let cdp = driver.cdp();
        let rate = json!({ "rate": slowness });
        cdp.send_raw("Emulation.setCPUThrottlingRate", rate).await?;
        if self == Self::Phone {
            // Latency in milliseconds, the others in bytes a second.
            let network = json!({
                "offline": false,
                "latency": 562,
                "downloadThroughput": 200_000,
                "uploadThroughput": 93_750,
            });
            cdp.send_raw("Network.enable", json!({})).await?;
            cdp.send_raw("Network.emulateNetworkConditions", network)
                .await?;
        }
        Ok(())
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Computer(slowness) => write!(f, "{slowness}× slower than this machine"),
            Self::Phone => f.write_str("on a phone (4× slower, 562 ms, 1.6 Mbit/s)"),
        }
    }
}

impl Visit {
    /// Opens the page, opens its first framework and ticks its first point a few times.
    pub(crate) fn to(address: &str, machine: Machine) -> Self {
        let browser = Browser::start(Engine::Chromium, Vec::new());
        block_on(visit(browser.session(), address, machine))
            .unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    fn figures(self) -> [f64; 8] {
        [
            self.ready,
            self.start,
            self.reading,
            self.work,
            self.longest,
            self.shift,
            self.frame,
            self.tick,
        ]
    }
}

/// The middle of each figure.
pub(crate) fn median(visits: &[Visit]) -> Visit {
    let figures: Vec<[f64; 8]> = visits.iter().map(|visit| visit.figures()).collect();
    let [ready, start, reading, work, longest, shift, frame, tick] =
        std::array::from_fn(|at| middle(figures.iter().map(|figure| figure[at]).collect()));
    Visit {
        ready,
        start,
        reading,
        work,
        longest,
        shift,
        frame,
        tick,
    }
}

/// The one in the middle.
pub(crate) fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

async fn visit(
    driver: &WebDriver,
    address: &str,
    machine: Machine,
) -> thirtyfour::error::WebDriverResult<Visit> {
    driver.set_script_timeout(Duration::from_secs(120)).await?;
    driver
        .cdp()
        .send_raw("Performance.enable", json!({}))
        .await?;
    machine.stage(driver).await?;
    driver.goto(address).await?;
    let alone = !address.contains(".js");
    let seen = read(
        driver,
        "while (!alone && !ruler.ready) await ruler.frame(); await ruler.rest();
        const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
        return [alone ? loaded : ruler.ready, ruler.compiled, ruler.longest, ruler.shift, ruler.read];",
        alone,
    )
    .await?;
    let work = main_thread(driver).await?;
    let (ready, compiled) = (number(&seen, 0), number(&seen, 1));
    let start = if compiled > 0.0 {
        ready - compiled
    } else {
        0.0
    };
    let mut visit = Visit {
        ready,
        start,
        reading: (number(&seen, 4) - compiled).max(0.0),
        work,
        longest: number(&seen, 2),
        shift: number(&seen, 3),
        ..Visit::default()
    };
    if !alone {
        let fold = read(driver, "return ruler.firstFold()", alone).await?;
        click(driver, number(&fold, 0), number(&fold, 1)).await?;
        read(driver, "await ruler.rest()", alone).await?;
        let before = main_thread(driver).await?;
        let frames = read(driver, &format!("return ruler.tickSome({TICKS})"), alone).await?;
        visit.tick = (main_thread(driver).await? - before) / TICKS as f64;
        visit.frame = middle((0..TICKS).map(|at| number(&frames, at)).collect());
        let after = read(driver, "return [ruler.shift]", alone).await?;
        visit.shift = number(&after, 0);
    }
    Ok(visit)
}

/// Clicks as a reader does: what moves then was asked for.
async fn click(driver: &WebDriver, x: f64, y: f64) -> thirtyfour::error::WebDriverResult<()> {
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
        driver
            .cdp()
            .send_raw("Input.dispatchMouseEvent", event)
            .await?;
    }
    Ok(())
}

/// Runs a script on the page and returns what it returns.
pub(crate) async fn read(
    driver: &WebDriver,
    script: &str,
    alone: bool,
) -> thirtyfour::error::WebDriverResult<Value> {
    let script = format!(
        "const [alone, done] = arguments; (async () => {{ {script} }})().then(done, (error) => done(String(error)));"
    );
    Ok(driver
        .execute_async(script, vec![json!(alone)])
        .await?
        .json()
        .clone())
}

/// Seconds of work that Chromium counts for the page so far, in milliseconds.
async fn main_thread(driver: &WebDriver) -> thirtyfour::error::WebDriverResult<f64> {
    let told = driver
        .cdp()
        .send_raw("Performance.getMetrics", json!({}))
        .await?;
    let metrics = told["metrics"].as_array().into_iter().flatten();
    let work = metrics
        .filter(|metric| metric["name"] == "TaskDuration")
        .filter_map(|metric| metric["value"].as_f64());
    Ok(work.sum::<f64>() * 1_000.0)
}

/// A number of a list that a script returned.
pub(crate) fn number(answer: &Value, at: usize) -> f64 {
    answer[at].as_f64().unwrap_or_default()
}
