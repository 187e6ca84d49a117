//! One visit to a page by a fresh browser, and its cost.

use serde_json::{Value, json};
use std::fmt;
use std::time::Duration;
use thirtyfour::WebDriver;

use crate::browser::{Browser, Engine, block_on};

/// How many ticks a visit makes.
const TICKS: usize = 6;

/// The cost of one visit, in milliseconds except for the shift.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Visit {
    /// From the start of the navigation until the page can be studied (without a contender: until it has loaded).
    pub ready: f64,
    /// From compiled WebAssembly until the page can be studied; 0 without WebAssembly.
    pub start: f64,
    /// The part of it that reads the page and recognises its questions.
    pub reading: f64,
    /// The main thread's CPU time until nothing is left to do: scripts, styles, layout, paint.
    pub work: f64,
    /// The parts of it for scripts, styles and layout.
    pub parts: [f64; 3],
    /// The longest task of over 50 ms; 0 if there is none.
    pub longest: f64,
    /// The time of tasks beyond 50 ms each, in sum.
    pub blocking: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// From a tick to the frame that shows it.
    pub frame: f64,
    /// The main thread's CPU time for a tick.
    pub tick: f64,
}

/// The reader's machine, compared with this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Machine {
    /// This many times slower, without network delay.
    Computer(u32),
    /// Like Lighthouse's phone: four times slower, each answer after 562 ms and at 1.6 Mbit/s.
    Phone,
}

impl Machine {
    /// Makes the browser emulate this machine.
    async fn stage(self, driver: &WebDriver) -> thirtyfour::error::WebDriverResult<()> {
        let slowness = match self {
            Self::Computer(slowness) => slowness,
            Self::Phone => 4,
        };
        let cdp = driver.cdp();
        let rate = json!({ "rate": slowness });
        cdp.send_raw("Emulation.setCPUThrottlingRate", rate).await?;
        if self == Self::Phone {
            // The latency in milliseconds, the rates in bytes a second.
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
    /// Opens the page, opens its first framework, and ticks its first point several times.
    pub(crate) fn to(address: &str, machine: Machine) -> Self {
        let browser = Browser::start(Engine::Chromium, Vec::new());
        block_on(visit(browser.session(), address, machine))
            .unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    /// The figures in the order of [`FIGURES`].
    pub(crate) fn figures(self) -> [f64; 12] {
        let [script, style, layout] = self.parts;
        [
            self.ready,
            self.start,
            self.reading,
            self.work,
            script,
            style,
            layout,
            self.longest,
            self.blocking,
            self.shift,
            self.frame,
            self.tick,
        ]
    }
}

/// The names of the figures, which are in milliseconds except for the shift.
pub(crate) const FIGURES: [&str; 12] = [
    "ready",
    "ready after wasm",
    "reading",
    "main thread",
    "- scripts",
    "- styles",
    "- layout",
    "longest task",
    "blocking",
    "shift",
    "tick to frame",
    "work of a tick",
];

/// The median.
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
    // CPU time, since other programs may be running.
    let enable = json!({ "timeDomain": "threadTicks" });
    driver.cdp().send_raw("Performance.enable", enable).await?;
    machine.stage(driver).await?;
    driver.goto(address).await?;
    let alone = !address.contains(".js");
    let seen = read(
        driver,
        "while (!alone && !ruler.ready) await ruler.frame(); await ruler.settled();
        const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
        return [alone ? loaded : ruler.ready, ruler.compiled, ruler.longest, ruler.shift, ruler.read, ruler.blocking];",
        alone,
    )
    .await?;
    let [work, parts @ ..] = main_thread(driver).await?;
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
        parts,
        longest: number(&seen, 2),
        shift: number(&seen, 3),
        blocking: number(&seen, 5),
        ..Visit::default()
    };
    if !alone {
        let fold = read(driver, "return ruler.firstFold()", alone).await?;
        click(driver, number(&fold, 0), number(&fold, 1)).await?;
        read(driver, "await ruler.settled()", alone).await?;
        let [before, ..] = main_thread(driver).await?;
        let frames = read(driver, &format!("return ruler.tickSome({TICKS})"), alone).await?;
        let [after, ..] = main_thread(driver).await?;
        visit.tick = (after - before) / TICKS as f64;
        visit.frame = middle((0..TICKS).map(|at| number(&frames, at)).collect());
        let after = read(driver, "return [ruler.shift]", alone).await?;
        visit.shift = number(&after, 0);
    }
    Ok(visit)
}

/// Clicks as a reader does, so that the browser counts a shift after it as asked for.
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

/// The work that Chromium counts for the page so far, in milliseconds: all of it, scripts, styles, layout.
pub(crate) async fn main_thread(
    driver: &WebDriver,
) -> thirtyfour::error::WebDriverResult<[f64; 4]> {
    const NAMES: [&str; 4] = [
        "TaskDuration",
        "ScriptDuration",
        "RecalcStyleDuration",
        "LayoutDuration",
    ];
    let told = driver
        .cdp()
        .send_raw("Performance.getMetrics", json!({}))
        .await?;
    let metrics = told["metrics"].as_array();
    Ok(NAMES.map(|name| {
        let mut metrics = metrics.into_iter().flatten();
        let metric = metrics.find(|metric| metric["name"] == name);
        1_000.0
            * metric
                .and_then(|metric| metric["value"].as_f64())
                .unwrap_or_default()
    }))
}

/// A number from the list that a script returned.
pub(crate) fn number(answer: &Value, at: usize) -> f64 {
    answer[at].as_f64().unwrap_or_default()
}
