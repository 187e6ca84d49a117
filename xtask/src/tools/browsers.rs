//! The browsers that tests are run in: Chromium, which there must be, and Firefox and WebKit, where they can be had.

use super::{cargo, system};
use crate::shell;
use crate::version::Version;
use anyhow::{Context, Result, bail};
use std::fs;
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
/// WebKit's own small browser stands in a folder of this name, below one of these.
const WEBKIT: &str = "webkit2gtk-4.1/MiniBrowser";
const LIBRARIES: [&str; 2] = ["/usr/lib", "/usr/libexec"];
const BY_HAND: &str = "install Chromium or Chrome, and the chromedriver of the same version on PATH \
                       (https://googlechromelabs.github.io/chrome-for-testing/)";

/// Where the browsers and their drivers are.
pub(crate) struct Browsers {
    chromium: Engine,
    firefox: Result<Engine>,
    webkit: Result<Engine>,
}

/// A browser and the WebDriver that drives it.
struct Engine {
    browser: PathBuf,
    driver: PathBuf,
}

impl Browsers {
    /// Finds Chromium; installs it where it or its driver is missing.
    pub(crate) fn chromium() -> Result<Self> {
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
        let not_asked = || bail!("`--engines all` adds it");
        Ok(Self {
            chromium,
            firefox: not_asked(),
            webkit: not_asked(),
        })
    }

    /// Finds or installs the other engines too.
    pub(crate) fn all() -> Result<Self> {
        Ok(Self {
            firefox: firefox(),
            webkit: webkit(),
            ..Self::chromium()?
        })
    }

    /// The driver that component tests run by.
    pub(crate) fn chromedriver(&self) -> &Path {
        &self.chromium.driver
    }

    /// The browser that Lighthouse looks through.
    pub(crate) fn chrome(&self) -> &Path {
        &self.chromium.browser
    }

    /// Tells a test where they are.
    pub(crate) fn name_to(&self, test: &mut Command) {
        let named = [
            (Ok(&self.chromium), "STUDY_CHROMIUM", "STUDY_CHROMEDRIVER"),
            (self.firefox.as_ref(), "STUDY_FIREFOX", "STUDY_GECKODRIVER"),
            (self.webkit.as_ref(), "STUDY_WEBKIT", "STUDY_WEBKITDRIVER"),
        ];
        for (engine, browser, driver) in named {
            if let Ok(engine) = engine {
                test.env(browser, &engine.browser)
                    .env(driver, &engine.driver);
            }
        }
    }

    /// The engines that are not there, each with the reason.
    pub(crate) fn missing(&self) -> Vec<String> {
        let others = [("Firefox", &self.firefox), ("WebKit", &self.webkit)];
        let missing = others.into_iter().filter_map(|(name, engine)| {
            let reason = engine.as_ref().err()?;
            Some(format!("{name} ({reason:#})"))
        });
        missing.collect()
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

fn firefox() -> Result<Engine> {
    let by_hand = "install Firefox";
    if shell::find(FIREFOX).is_none() {
        system::install("Firefox", "half a minute", &["firefox-esr"], by_hand)?;
    }
    Ok(Engine {
        browser: shell::find(FIREFOX).context(by_hand)?,
        driver: cargo::geckodriver()?,
    })
}

/// Its driver opens a window, so it needs a screen: `Xvfb` is one that nobody sees.
fn webkit() -> Result<Engine> {
    let found = || {
        let driver = shell::find(&["WebKitWebDriver"])?;
        shell::find(&["Xvfb"])?;
        let browser = mini_browser()?;
        Some(Engine { browser, driver })
    };
    let by_hand = "install WebKitGTK with its driver, and Xvfb";
    if found().is_none() {
        let packages = ["webkit2gtk-driver", "xvfb"];
        system::install("WebKit and its driver", "half a minute", &packages, by_hand)?;
    }
    found().context(by_hand)
}

/// Below a library folder, or below one of a platform's in it.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| {
        let platforms = fs::read_dir(folder).into_iter().flatten().flatten();
        platforms.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let folders = LIBRARIES.iter().map(PathBuf::from);
    let mut folders = folders.flat_map(|folder| [vec![folder.clone()], below(&folder)].concat());
    folders.find_map(|folder| Some(folder.join(WEBKIT)).filter(|file| file.is_file()))
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
