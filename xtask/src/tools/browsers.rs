//! The browsers in which tests run: Chromium, which is required, and Firefox and WebKit, if they can be installed.

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
/// The path of WebKit's own small browser below one of these folders.
const WEBKIT: &str = "webkit2gtk-4.1/MiniBrowser";
const LIBRARIES: [&str; 2] = ["/usr/lib", "/usr/libexec"];
const BY_HAND: &str = "install Chromium or Chrome, and the chromedriver of the same version on PATH \
                       (https://googlechromelabs.github.io/chrome-for-testing/)";

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A browser and the WebDriver that drives it.
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds a browser and its driver; installs them if either is missing.
    pub(crate) fn ready(engine: Engine) -> Result<Self> {
        match engine {
            Engine::Chromium => chromium(),
            Engine::Firefox => firefox(),
            Engine::WebKit => webkit(),
        }
    }

    /// Sets the variables that tell a test which browser to use and where it is.
    pub(crate) fn name_to(&self, test: &mut Command, engine: Engine) {
        let [word, program, driver] = match engine {
            Engine::Chromium => ["chromium", "STUDY_CHROMIUM", "STUDY_CHROMEDRIVER"],
            Engine::Firefox => ["firefox", "STUDY_FIREFOX", "STUDY_GECKODRIVER"],
            Engine::WebKit => ["webkit", "STUDY_WEBKIT", "STUDY_WEBKITDRIVER"],
        };
        test.env("STUDY_ENGINE", word)
            .env(program, &self.program)
            .env(driver, &self.driver);
    }

    /// The driver, and the first of these browsers with its major version; if there is none, the first browser.
    fn find(browsers: &[&str], driver: &str) -> Option<Self> {
        let driver = shell::find(&[driver])?;
        let found: Vec<PathBuf> = browsers
            .iter()
            .filter_map(|name| shell::find(&[name]))
            .collect();
        let drives = version(&driver).map(|driver| driver.0);
        let fits = |browser: &&PathBuf| version(browser).map(|browser| browser.0) == drives;
        let program = found.iter().find(fits).or(found.first())?.clone();
        Some(Self { program, driver })
    }
}

fn chromium() -> Result<Browser> {
    if Browser::find(CHROMIUM, "chromedriver").is_none() {
        let packages = ["chromium", "chromium-driver"];
        let what = "Chromium and its driver";
        system::install(what, "1 to 2 minutes", &packages, BY_HAND)?;
    }
    let chromium = Browser::find(CHROMIUM, "chromedriver")
        .with_context(|| format!("Chromium is missing; {BY_HAND}"))?;
    same_major(&chromium)?;
    Ok(chromium)
}

fn firefox() -> Result<Browser> {
    let by_hand = "install Firefox";
    if shell::find(FIREFOX).is_none() {
        system::install("Firefox", "half a minute", &["firefox-esr"], by_hand)?;
    }
    Ok(Browser {
        program: shell::find(FIREFOX).context(by_hand)?,
        driver: cargo::geckodriver()?,
    })
}

/// WebKit's driver opens a window, so it needs a display, which `Xvfb` provides without a screen.
fn webkit() -> Result<Browser> {
    let found = || {
        let driver = shell::find(&["WebKitWebDriver"])?;
        shell::find(&["Xvfb"])?;
        let program = mini_browser()?;
        Some(Browser { program, driver })
    };
    let by_hand = "install WebKitGTK with its driver, and Xvfb";
    if found().is_none() {
        let packages = ["webkit2gtk-driver", "xvfb"];
        system::install("WebKit and its driver", "half a minute", &packages, by_hand)?;
    }
    found().context(by_hand)
}

/// Looks below each library folder, and below each of its subfolders, such as one of a platform.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| {
        let platforms = fs::read_dir(folder).into_iter().flatten().flatten();
        platforms.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let folders = LIBRARIES.iter().map(PathBuf::from);
    let mut folders = folders.flat_map(|folder| [vec![folder.clone()], below(&folder)].concat());
    folders.find_map(|folder| Some(folder.join(WEBKIT)).filter(|file| file.is_file()))
}

/// A driver only drives a browser of its own major version; checked here, the error can name a next step.
fn same_major(found: &Browser) -> Result<()> {
    let (Some(browser), Some(driver)) = (version(&found.program), version(&found.driver)) else {
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
