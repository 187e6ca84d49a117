//! How long the study modes take to open over a long history.

use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Browser, Engine, block_on};
use crate::visit::{middle, number, read};

/// The history: how many questions, and how many reviews in all.
pub(crate) const QUESTIONS: usize = 1_500;
pub(crate) const REVIEWS: usize = 10_000;
/// How often the desk is opened.
const OPENINGS: usize = 5;

/// Milliseconds until the desk is on the screen, until its first question is, and until it is modal, with the CPU
/// slowed down by `slowness`; and until the first question when the desk is first opened in a visit.
pub(crate) fn opening(address: &str, slowness: u32) -> [f64; 4] {
    let browser = Browser::start(Engine::Chromium, Vec::new());
    block_on(open(browser.session(), address, slowness))
        .unwrap_or_else(|error| panic!("{address}: {error}"))
}

async fn open(driver: &WebDriver, address: &str, slowness: u32) -> WebDriverResult<[f64; 4]> {
    driver
        .set_script_timeout(std::time::Duration::from_secs(300))
        .await?;
    driver.goto(address).await?;
    let remember = format!("ruler.remember({QUESTIONS}, {REVIEWS})");
    read(driver, &remember, false).await?;
    driver.goto(address).await?;
    let once =
        "while (!ruler.ready) await ruler.frame(); await ruler.rest(); return ruler.openDesk()";
    read(driver, once, false).await?;
    let throttle = json!({ "rate": slowness });
    driver
        .cdp()
        .send_raw("Emulation.setCPUThrottlingRate", throttle)
        .await?;
    let mut taken = [const { Vec::new() }; 3];
    for _ in 0..OPENINGS {
        let times = read(driver, "return ruler.openDesk()", false).await?;
        for (at, taken) in taken.iter_mut().enumerate() {
            taken.push(number(&times, at));
        }
    }
    driver.goto(address).await?;
    let first = read(driver, "await ruler.idle(); return ruler.openDesk()", false).await?;
    let [seen, furnished, modal] = taken.map(middle);
    Ok([seen, furnished, modal, number(&first, 1)])
}
