//! The browsers that tests are run in: Chromium, which there must be, and Firefox, where it is there.

use super::system;
use crate::shell;
use crate::version::Version;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];
const FIREFOX: &[&str] = &[
    "firefox",
    "firefox-esr",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
];
const BY_HAND: &str = "install Chromium or Chrome, and the chromedriver of the same version on PATH \
                       (https://googlechromelabs.github.io/chrome-for-testing/)";

/// Where the browsers and their drivers are.
pub(crate) struct Browsers {
    pub chromium: Engine,
    pub firefox: Option<Engine>,
}

/// A browser and the WebDriver that drives it.
pub(crate) struct Engine {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

impl Browsers {
    /// Finds the browsers; installs Chromium where it or its driver is missing.
    pub(crate) fn ready() -> Result<Self> {
        if Engine::find(CHROMIUM, "chromedriver").is_none() {
            system::install(
                "Chromium and its driver",
                "1 to 2 minutes",
                &["chromium", "chromium-driver"],
                BY_HAND,
            )?;
        }
        let chromium = Engine::find(CHROMIUM, "chromedriver")
            .with_context(|| format!("Chromium is missing; {BY_HAND}"))?;
        same_major(&chromium)?;
        Ok(Self {
            chromium,
            firefox: Engine::find(FIREFOX, "geckodriver"),
        })
    }
}

impl Browsers {
    /// Tells a test where they are.
    pub(crate) fn name_to(&self, test: &mut Command) {
        test.env("STUDY_CHROMIUM", &self.chromium.browser)
            .env("STUDY_CHROMEDRIVER", &self.chromium.driver);
        if let Some(firefox) = &self.firefox {
            test.env("STUDY_FIREFOX", &firefox.browser)
                .env("STUDY_GECKODRIVER", &firefox.driver);
        }
    }
}

impl Engine {
    /// The driver, and the first of these browsers that it drives; where there is none such, the first.
    fn find(browsers: &[&str], driver: &str) -> Option<Self> {
        let driver = shell::find(&[driver])?;
        let found: Vec<PathBuf> = browsers
            .iter()
            .filter_map(|name| shell::find(&[name]))
            .collect();
        let drives = version(&driver).map(|driver| driver.0);
        let fits = |browser: &&PathBuf| version(browser).map(|browser| browser.0) == drives;
        let browser = found.iter().find(fits).or(found.first())?.clone();
        Some(Self { browser, driver })
    }
}

/// A driver drives only a browser of its own major version; found out here, it has a next step.
fn same_major(engine: &Engine) -> Result<()> {
    let (Some(browser), Some(driver)) = (version(&engine.browser), version(&engine.driver)) else {
        return Ok(());
    };
    if browser.0 != driver.0 {
        bail!(
            "the browser is version {} and its driver {}; {BY_HAND}",
            browser.0,
            driver.0
        );
    }
    Ok(())
}

fn version(program: &Path) -> Option<Version> {
    Version::find(&shell::read(Command::new(program).arg("--version")).ok()?)
}
