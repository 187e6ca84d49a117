//! The capabilities that a session of each kind of browser asks for.

use std::path::Path;

use serde_json::json;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::{Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities};

use super::Engine;
use super::driver::program;

/// Flags for a Chromium without a screen, possibly as root, that makes no requests of its own.
const HEADLESS: &str = "--headless=new";
const CHROMIUM_FLAGS: [&str; 14] = [
    HEADLESS,
    "--window-size=1280,1000",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--use-fake-device-for-media-stream",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/// The folder for downloads, in the profile.
pub(super) const FILES: &str = "handed-out";
/// The host name of the extension's pages in Firefox, which would otherwise choose a random one.
pub(crate) const EXTENSION_IN_FIREFOX: &str = "5d1a2f0e-7c1b-4a53-9a64-0c2d6b7e8f91";

/// Capabilities for a session with this profile; in Chromium with this unpacked extension, and with windows if there is
/// a screen.
pub(super) fn of(
    engine: Engine,
    profile: &Path,
    extension: Option<&Path>,
    has_screen: bool,
) -> Capabilities {
    match engine {
        Engine::Chromium => chromium(profile, extension, has_screen),
        Engine::Firefox => firefox(profile, extension.is_some()),
        Engine::WebKit => webkit(),
    }
}

fn chromium(profile: &Path, extension: Option<&Path>, has_screen: bool) -> Capabilities {
    let mut wanted = DesiredCapabilities::chrome();
    let binary = program(
        "STUDY_CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome"],
    );
    wanted
        .set_binary(&binary.to_string_lossy())
        .expect("the browser's path");
    for flag in CHROMIUM_FLAGS
        .iter()
        .filter(|flag| !(has_screen && **flag == HEADLESS))
    {
        wanted.add_arg(flag).expect("a flag");
    }
    wanted
        .add_arg(&format!("--user-data-dir={}", profile.display()))
        .expect("a flag");
    if let Some(extension) = extension {
        let off = "DisableLoadExtensionCommandLineSwitch";
        let load = format!("--load-extension={}", extension.display());
        for flag in [format!("--disable-features={off}"), load] {
            wanted.add_arg(&flag).expect("a flag");
        }
    }
    wanted
        .set("goog:loggingPrefs", serde_json::json!({ "browser": "ALL" }))
        .expect("a log level");
    wanted.into()
}

fn firefox(profile: &Path, has_extension: bool) -> Capabilities {
    let mut wanted = DesiredCapabilities::firefox();
    wanted
        .set_firefox_binary(&program("STUDY_FIREFOX", &["firefox"]).to_string_lossy())
        .expect("the browser's path");
    for argument in ["-headless", "-profile", &profile.to_string_lossy()] {
        wanted.add_arg(argument).expect("an argument");
    }
    let mut preferences = FirefoxPreferences::new();
    let files = profile.join(FILES);
    for (name, value) in [
        // A background tab is not throttled, as with Chromium's flags.
        ("dom.min_background_timeout_value", json!(4)),
        (
            "dom.min_background_timeout_value_without_budget_throttling",
            json!(4),
        ),
        ("dom.timeout.enable_budget_timer_throttling", json!(false)),
        // 2 stands for the folder in the next preference.
        ("browser.download.folderList", json!(2)),
        ("browser.download.dir", json!(files)),
    ] {
        preferences.set(name, value).expect("a preference");
    }
    if has_extension {
        let known = json!({ "study-widget@example.org": EXTENSION_IN_FIREFOX }).to_string();
        let keeps = "extensions.webextensions.keepStorageOnUninstall";
        let names = "extensions.webextensions.keepUuidOnUninstall";
        let known = ("extensions.webextensions.uuids", json!(known));
        for (name, value) in [known, (keeps, json!(true)), (names, json!(true))] {
            preferences.set(name, value).expect("a preference");
        }
    }
    wanted.set_preferences(preferences).expect("preferences");
    wanted.into()
}

fn webkit() -> Capabilities {
    let binary = program("STUDY_WEBKIT", &["MiniBrowser"]);
    let options = json!({ "binary": binary, "args": ["--automation"] });
    let mut wanted = Capabilities::new();
    wanted
        .set("webkitgtk:browserOptions", options)
        .expect("a browser");
    wanted
}
