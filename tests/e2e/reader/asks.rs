//! Below the reader's words: runs scripts on the page, and waits for their results.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverError;
use thirtyfour::{WebDriver, WebElement};

use super::Reader;
use crate::browser::block_on;

/// How long the reader waits for one thing, at least.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How many times a wait looks, at least: on a busy machine the page gets as many turns as on a quiet one.
const APPEARANCES: u32 = 250;
const EYES: &str = include_str!("eyes.js");

/// Scripts.
impl Reader {
    /// The browser's session.
    pub(crate) fn driver(&self) -> &WebDriver {
        self.browser.session()
    }

    /// Runs a script on the page, its arguments in `args`, and returns what it returns.
    #[track_caller]
    pub(crate) fn evaluates<T: DeserializeOwned>(&self, script: &str, args: impl Serialize) -> T {
        let value = self
            .runs(script, &json!(args))
            .unwrap_or_else(|error| panic!("the script failed: {error}"));
        serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("the script answered {value}: {error}"))
    }

    /// Runs a script on the page and ignores its result.
    #[track_caller]
    pub(crate) fn executes(&self, script: &str, args: impl Serialize) {
        let _: Value = self.evaluates(script, args);
    }

    /// Waits until a script returns a truthy value.
    #[track_caller]
    pub(crate) fn waits_for(&self, what: &str, script: &str, args: impl Serialize) {
        let args = json!(args);
        let deadline = Instant::now() + self.patience;
        for looks in 1.. {
            let look = Instant::now();
            // A page that is unloading or loading cannot answer; the wait goes on.
            let answer = self.runs(script, &args);
            if matches!(&answer, Ok(value) if ![Value::Null, json!(false), json!(0), json!("")].contains(value))
            {
                return;
            }
            assert!(
                Instant::now() < deadline || looks < APPEARANCES,
                "looked {looks} times for {what}; the last answer was {answer:?}"
            );
            // Pauses as long as the look took, so that the page gets time for its own work.
            let pause = look
                .elapsed()
                .clamp(Duration::from_millis(20), Duration::from_secs(1));
            block_on(async { tokio::time::sleep(pause).await });
        }
    }

    /// The element that a script returns.
    pub(super) fn element(&self, script: &str, args: &Value) -> Option<WebElement> {
        let whole = format!("{EYES}; const args = arguments[0]; {script}");
        block_on(self.driver().execute(whole, vec![args.clone()]))
            .ok()?
            .element()
            .ok()
    }

    fn runs(&self, script: &str, args: &Value) -> Result<Value, WebDriverError> {
        let whole = format!("{EYES}; const args = arguments[0]; {script}");
        Ok(block_on(self.driver().execute(whole, vec![args.clone()]))?
            .json()
            .clone())
    }

    /// Takes a picture of the window into `shots/`.
    pub(crate) fn takes_a_picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("shots");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let picture = block_on(
            self.driver()
                .screenshot(&folder.join(format!("{name}.png"))),
        );
        picture.unwrap_or_else(|error| eprintln!("{name}: no picture: {error}"));
    }
}
