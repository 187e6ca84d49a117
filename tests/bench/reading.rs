//! A long page in use: its memory, scrolling, showing all, and a reload with half of the boxes ticked.

use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Browser, Engine, block_on};
use crate::visit::{number, read};

/// How many questions the page has.
pub(crate) const QUESTIONS: usize = 1_500;

/// The names of the figures.
pub(crate) const FIGURES: [&str; 7] = [
    "renderer, MB",
    "wasm, MB",
    "late frames, %",
    "shift, scrolled",
    "Show all, ms",
    "shift, all shown",
    "reload, ms",
];

/// Measures the page in a fresh browser; the figures are in the order of [`FIGURES`].
pub(crate) fn of(address: &str) -> [f64; 7] {
    let browser = Browser::start(Engine::Chromium, Vec::new());
    block_on(through(&browser, address)).unwrap_or_else(|error| panic!("{address}: {error}"))
}

async fn through(browser: &Browser, address: &str) -> WebDriverResult<[f64; 7]> {
    let driver = browser.session();
    driver
        .set_script_timeout(std::time::Duration::from_secs(300))
        .await?;
    let alone = !address.contains(".js");
    driver.goto(address).await?;
    let wasm = ready(
        driver,
        "return [(ruler.memory?.buffer.byteLength ?? 0) / 1e6]",
        alone,
    )
    .await?;
    let weight = browser.weight_of_the_busiest_page().unwrap_or_default() / 1_000.0;
    let through = "return ruler.scrollThrough()";
    let scrolled = patiently(driver, through, alone).await?;
    if alone {
        let late = number(&scrolled, 0);
        return Ok([weight, 0.0, late, number(&scrolled, 1), 0.0, 0.0, 0.0]);
    }
    let shown = patiently(driver, "return [await ruler.showAll()]", alone).await?;
    let all_shown = patiently(driver, through, alone).await?;
    read(driver, "ruler.tickHalf()", alone).await?;
    driver.goto(address).await?;
    let again = ready(driver, "return [ruler.ready]", alone).await?;
    Ok([
        weight,
        number(&wasm, 0),
        number(&scrolled, 0),
        number(&scrolled, 1),
        number(&shown, 0),
        number(&all_shown, 1),
        number(&again, 0),
    ])
}

/// Runs a long script and returns its result. Polls for it, since a driver would time out in a single call.
async fn patiently(
    driver: &WebDriver,
    script: &str,
    alone: bool,
) -> WebDriverResult<serde_json::Value> {
    let begin = format!(
        "ruler.told = null; (async () => {{ {script} }})().then((told) => {{ ruler.told = told; }}); return []"
    );
    let look = "for (let frames = 0; frames < 40 && !ruler.told; frames += 1) await ruler.frame();
        return ruler.told ?? []";
    read(driver, &begin, alone).await?;
    loop {
        let told = read(driver, look, alone).await?;
        if told.as_array().is_some_and(|told| !told.is_empty()) {
            return Ok(told);
        }
    }
}

/// Runs a script once the page is ready and at rest, and returns its result.
async fn ready(
    driver: &WebDriver,
    script: &str,
    alone: bool,
) -> WebDriverResult<serde_json::Value> {
    let wait = "while (!alone && !ruler.ready) await ruler.frame(); await ruler.settled();";
    read(driver, &format!("{wait} {script}"), alone).await
}
