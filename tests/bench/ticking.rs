//! The cost of a page at rest whose text changes ten times a second.

use std::time::Duration;

use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Browser, Engine, block_on};
use crate::visit::{main_thread, read};

/// How many questions the page has.
pub(crate) const QUESTIONS: usize = 300;
/// How long the page is watched, in milliseconds.
const WATCHED: f64 = 6_000.0;

/// The share of the main thread's CPU time that scripts take meanwhile, in percent.
pub(crate) fn share(address: &str) -> f64 {
    let browser = Browser::start(Engine::Chromium, Vec::new());
    block_on(watch(browser.session(), address)).unwrap_or_else(|error| panic!("{address}: {error}"))
}

async fn watch(driver: &WebDriver, address: &str) -> WebDriverResult<f64> {
    driver.set_script_timeout(Duration::from_secs(120)).await?;
    let enable = json!({ "timeDomain": "threadTicks" });
    driver.cdp().send_raw("Performance.enable", enable).await?;
    driver.goto(address).await?;
    let begin = "while (!ruler.ready) await ruler.frame();
        let ticks = 0;
        setInterval(() => { document.querySelector('article p').textContent = `Tick ${ticks += 1}`; }, 100);
        while (ticks < 100) await ruler.frame();";
    read(driver, begin, false).await?;
    let [_, before, ..] = main_thread(driver).await?;
    let watch = format!("await new Promise((passed) => setTimeout(passed, {WATCHED}))");
    read(driver, &watch, false).await?;
    let [_, after, ..] = main_thread(driver).await?;
    Ok(100.0 * (after - before) / WATCHED)
}
