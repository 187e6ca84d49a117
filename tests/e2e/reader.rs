//! The person the stories are about: goes to pages, acts on what is there, and (in `sees`) looks.
//!
//! Whatever the reader does waits until it can be done: for a state of the page, never for a while. What cannot be
//! done within [`PATIENCE`] ends the story, with a picture of the page in `shots/`.

mod keeps;
mod sees;

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver, WebElement};

use crate::browser::{Browser, Engine, block_on, engines};
use crate::server::{Server, Site};

const PATIENCE: Duration = Duration::from_secs(10);
const EYES: &str = include_str!("eyes.js");

/// Someone at a browser, with a site to visit.
pub(crate) struct Reader {
    browser: Browser,
    server: Server,
}

/// Tells a story on the built site, once in each browser.
pub(crate) fn story(tell: impl Fn(&mut Reader)) {
    story_at(Site::new, tell);
}

/// Tells a story on a site of its own, once in each browser.
pub(crate) fn story_at(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    for engine in engines() {
        tell(&mut Reader::at(engine, site()));
    }
}

/// Tells a story that only Chromium's own protocol can stage.
pub(crate) fn chromium_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    tell(&mut Reader::at(Engine::Chromium, site()));
}

/// Going places.
impl Reader {
    fn at(engine: Engine, site: Site) -> Self {
        Self {
            browser: Browser::start(engine),
            server: Server::start(site),
        }
    }

    /// The site, to ask what it was asked.
    pub(crate) fn site(&self) -> &Server {
        &self.server
    }

    /// Goes to a page and waits until it can be studied.
    #[track_caller]
    pub(crate) fn opens(&self, path: &str) {
        self.visits(path);
        self.finds_it_ready();
    }

    /// Goes to a page, whatever becomes of it.
    #[track_caller]
    pub(crate) fn visits(&self, path: &str) {
        self.goes_to(&self.server.address(path));
    }

    /// Goes to an address.
    #[track_caller]
    pub(crate) fn goes_to(&self, address: &str) {
        block_on(self.driver().goto(address))
            .unwrap_or_else(|error| panic!("{address}: the page does not open: {error}"));
    }

    /// Waits until the page can be studied.
    #[track_caller]
    pub(crate) fn finds_it_ready(&self) {
        self.waits(
            "the page to be ready for study",
            "return witness.heard.some(({ type }) => type === 'study-ready')",
            (),
        );
    }

    /// Loads the page anew.
    #[track_caller]
    pub(crate) fn reloads(&self) {
        block_on(self.driver().refresh()).expect("a reload");
        self.finds_it_ready();
    }

    /// Goes back to the page before.
    #[track_caller]
    pub(crate) fn goes_back(&self) {
        block_on(self.driver().back()).expect("a page to go back to");
    }

    /// Opens a page in another tab, and stays there.
    #[track_caller]
    pub(crate) fn opens_another_tab(&self, path: &str) {
        let tab = block_on(self.driver().new_tab()).expect("another tab");
        block_on(self.driver().switch_to_window(tab)).expect("another tab");
        self.opens(path);
    }

    /// Turns to a tab, counted from 0 in the order they were opened.
    #[track_caller]
    pub(crate) fn turns_to_tab(&self, number: usize) {
        let tabs = block_on(self.driver().windows()).expect("the tabs");
        block_on(self.driver().switch_to_window(tabs[number].clone())).expect("a tab");
    }

    /// Closes the browser, and opens it again another day.
    pub(crate) fn closes_the_browser_and_opens_it_again(&mut self) {
        self.browser.reopen();
    }

    /// Follows a link within the page.
    #[track_caller]
    pub(crate) fn follows(&self, fragment: &str) {
        self.does("location.hash = args[0]", [fragment]);
    }
}

/// Acting.
impl Reader {
    /// Presses the button whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn presses(&self, words: &[&str]) {
        self.clicks(
            &format!("a button {words:?}"),
            "return control('button', args, undefined)",
            words,
        );
    }

    /// Opens the framework of the question.
    #[track_caller]
    pub(crate) fn shows_framework(&self, question: &str) {
        self.scrolls_to(question);
        self.presses(&["Show framework", question]);
    }

    /// Closes the framework of the question.
    #[track_caller]
    pub(crate) fn hides_framework(&self, question: &str) {
        self.scrolls_to(question);
        self.presses(&["Hide framework", question]);
    }

    /// Opens the answer sketch of the follow-up.
    #[track_caller]
    pub(crate) fn shows_sketch(&self, follow_up: &str) {
        self.scrolls_to(follow_up);
        self.presses(&["Show sketch", follow_up]);
    }

    /// Clicks the box beside a point or follow-up.
    #[track_caller]
    pub(crate) fn ticks(&self, words: &str) {
        self.scrolls_to(words);
        self.clicks(
            &format!("a box to tick for {words:?}"),
            "return control('input[type=checkbox]', args, 'study-tick')",
            [words],
        );
    }

    /// Chooses which questions are shown.
    #[track_caller]
    pub(crate) fn chooses(&self, status: &str) {
        let script = "return controls('select', 'study-widget').flatMap(({ element }) => [...element.options])
            .find((option) => folded(option.textContent).startsWith(args[0]))";
        self.clicks(&format!("the choice {status:?}"), script, [status]);
    }

    /// Presses keys, one after the other.
    #[track_caller]
    pub(crate) fn types(&self, keys: &[Key]) {
        for key in keys {
            block_on(
                self.driver()
                    .action_chain()
                    .send_keys(key.clone())
                    .perform(),
            )
            .expect("a key to press");
        }
    }

    /// Brings the author's words to the middle of the window.
    #[track_caller]
    pub(crate) fn scrolls_to(&self, words: &str) {
        let script = "const found = holding(args[0])[0];
            found?.scrollIntoView({ block: 'center', behavior: 'instant' });
            return Boolean(found)";
        self.waits(&format!("the words {words:?}"), script, [words]);
    }

    #[track_caller]
    fn clicks(&self, what: &str, script: &str, args: impl Serialize) {
        let args = json!(args);
        let ready = format!(
            "const element = (() => {{ {script} }})(); return Boolean(element) && (element.localName === 'option' || shown(element))"
        );
        self.waits(what, &ready, &args);
        let element = self
            .element(script, &args)
            .unwrap_or_else(|| panic!("{what}: gone"));
        block_on(element.click())
            .unwrap_or_else(|error| panic!("{what}: cannot be clicked: {error}"));
    }
}

/// Below the words: scripts on the page.
impl Reader {
    /// The browser's session.
    pub(crate) fn driver(&self) -> &WebDriver {
        self.browser.session()
    }

    /// Runs a script on the page, its arguments in `args`, and returns what it returns.
    #[track_caller]
    pub(crate) fn asks<T: DeserializeOwned>(&self, script: &str, args: impl Serialize) -> T {
        let value = self
            .runs(script, &json!(args))
            .unwrap_or_else(|error| panic!("the script failed: {error}"));
        serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("the script answered {value}: {error}"))
    }

    /// Runs a script on the page for what it does.
    #[track_caller]
    pub(crate) fn does(&self, script: &str, args: impl Serialize) {
        let _: Value = self.asks(script, args);
    }

    /// Waits until a script returns something true.
    #[track_caller]
    pub(crate) fn waits(&self, what: &str, script: &str, args: impl Serialize) {
        let args = json!(args);
        let deadline = Instant::now() + PATIENCE;
        loop {
            // A page that is just being left or has not begun cannot answer yet.
            let answer = self.runs(script, &args);
            if matches!(&answer, Ok(value) if ![Value::Null, json!(false), json!(0), json!("")].contains(value))
            {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "waited {PATIENCE:?} for {what}; the last answer was {answer:?}"
            );
            block_on(async { tokio::time::sleep(Duration::from_millis(20)).await });
        }
    }

    /// The element a script returns.
    fn element(&self, script: &str, args: &Value) -> Option<WebElement> {
        let whole = format!("{EYES}; const args = arguments[0]; {script}");
        block_on(self.driver().execute(whole, vec![args.clone()]))
            .ok()?
            .element()
            .ok()
    }

    fn runs(&self, script: &str, args: &Value) -> Result<Value, thirtyfour::error::WebDriverError> {
        let whole = format!("{EYES}; const args = arguments[0]; {script}");
        Ok(block_on(self.driver().execute(whole, vec![args.clone()]))?
            .json()
            .clone())
    }

    /// Says a word in Chromium's own protocol.
    #[track_caller]
    pub(crate) fn stages(&self, method: &str, params: Value) -> Value {
        block_on(self.driver().cdp().send_raw(method, params))
            .unwrap_or_else(|error| panic!("{method}: {error}"))
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

impl Drop for Reader {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let story = std::thread::current()
                .name()
                .unwrap_or("a story")
                .replace("::", "-");
            self.takes_a_picture(&format!("failed-{story}"));
        }
    }
}
