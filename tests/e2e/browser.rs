//! Browsers: which there are, and one for each reader that remembers nobody.

#[path = "browser/driver.rs"]
mod driver;
#[path = "browser/shelf.rs"]
mod shelf;

use std::env;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::{
    Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver,
};
use tokio::runtime::Runtime;

use driver::{Driver, program};
use shelf::Loan;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("an async runtime"));
static PROFILES: AtomicUsize = AtomicUsize::new(0);

/// What a Chromium needs to run quietly on a machine without a screen, as root too, and to ask nobody for anything.
const CHROMIUM_FLAGS: [&str; 14] = [
    "--headless=new",
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

/// Waits for what the browser or the server does; the stories themselves read from top to bottom.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Required.
    Chromium,
    /// Where `STUDY_FIREFOX` and `STUDY_GECKODRIVER` name one.
    Firefox,
}

/// The browsers on this machine: Chromium, whose absence the first session reports, and what else is named.
pub(crate) fn engines() -> Vec<Engine> {
    let firefox =
        env::var_os("STUDY_FIREFOX").is_some() && env::var_os("STUDY_GECKODRIVER").is_some();
    if firefox {
        vec![Engine::Chromium, Engine::Firefox]
    } else {
        vec![Engine::Chromium]
    }
}

/// A reader's own browser.
pub(crate) struct Browser {
    open: Option<Open>,
    /// Where the reader may leave something behind.
    origins: Vec<String>,
    /// Ends after the browser is back on the shelf.
    _loan: Loan,
}

impl Browser {
    /// A browser that knows nothing yet, for someone who goes to these origins.
    pub(crate) fn start(engine: Engine, origins: Vec<String>) -> Self {
        let loan = Loan::begins();
        Self {
            open: Some(shelf::take(engine).unwrap_or_else(|| Open::start(engine))),
            origins,
            _loan: loan,
        }
    }

    /// Tells of more origins that the reader goes to.
    pub(crate) fn goes_to_too(&mut self, origins: Vec<String>) {
        self.origins.extend(origins);
    }

    /// The session to speak to.
    pub(crate) fn session(&self) -> &WebDriver {
        self.open.as_ref().expect("a browser").session()
    }

    /// Which browser it is.
    pub(crate) fn engine(&self) -> Engine {
        self.open.as_ref().expect("a browser").engine
    }

    /// Closes the browser as a reader does, and opens it again with the same profile.
    pub(crate) fn reopen(&mut self) {
        let open = self.open.as_mut().expect("a browser");
        open.worn = true;
        open.reopen();
    }

    /// Ends every process of the browser at once, as a crash of the machine would, and opens it again with the same profile.
    pub(crate) fn kill_and_reopen(&mut self) {
        let open = self.open.as_mut().expect("a browser");
        open.worn = true;
        open.kill_and_reopen();
    }

    /// Ends the process of the page that has worked most, as a system short of memory would.
    pub(crate) fn kill_the_busiest_page(&mut self) {
        let open = self.open.as_mut().expect("a browser");
        open.worn = true;
        open.kill_the_busiest_page();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(open) = self.open.take() {
            shelf::put_back(open, &self.origins);
        }
    }
}

/// One session with a profile; both are gone when it is dropped.
struct Open {
    session: Option<WebDriver>,
    profile: PathBuf,
    engine: Engine,
    driver: Arc<Driver>,
    /// Closed or killed before: it may still be busy with what it found of its last life.
    worn: bool,
}

impl Open {
    fn start(engine: Engine) -> Self {
        let number = PROFILES.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("study-e2e-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).expect("a folder for the browser's profile");
        let mut open = Self {
            session: None,
            profile,
            engine,
            driver: Driver::shared(engine),
            worn: false,
        };
        open.reopen();
        open
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("an open browser")
    }

    fn reopen(&mut self) {
        self.close();
        let capabilities = match self.engine {
            Engine::Chromium => chromium(&self.profile),
            Engine::Firefox => firefox(&self.profile),
        };
        let session = block_on(WebDriver::new(&*self.driver.address, capabilities));
        self.session = Some(session.unwrap_or_else(|error| {
            panic!("{:?}: the browser does not start: {error}", self.engine)
        }));
    }

    fn kill_and_reopen(&mut self) {
        let found = processes_of(&self.profile);
        let killed = Command::new("kill").arg("-9").args(&found).status();
        assert!(
            matches!(killed, Ok(status) if status.success()),
            "{found:?}: the browser's processes cannot be ended: {killed:?}"
        );
        // It cannot be asked to quit any more.
        if let Some(session) = self.session.take() {
            let _ = block_on(session.quit());
        }
        self.reopen();
    }

    fn kill_the_busiest_page(&self) {
        let pages = processes_of(&self.profile).into_iter();
        let worked = pages.filter_map(|process| Some((time_of_page(&process)?, process)));
        let (_, busiest) = worked.max().expect("a page's process");
        let killed = Command::new("kill").args(["-9", &busiest]).status();
        assert!(
            matches!(killed, Ok(status) if status.success()),
            "{killed:?}"
        );
    }

    fn close(&mut self) {
        if let Some(Err(error)) = self.session.take().map(|session| block_on(session.quit())) {
            eprintln!("{:?}: the browser did not close: {error}", self.engine);
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.close();
        // A browser may still be writing as it leaves; the system empties its temporary folder.
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// The ids of the processes that were started with this profile, and with no other that begins alike.
fn processes_of(profile: &Path) -> Vec<String> {
    let wanted = format!("--user-data-dir={}", profile.display());
    let folders = std::fs::read_dir("/proc").expect("a list of processes");
    let found = folders.flatten().filter(|process| {
        let words = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        words
            .split(|byte| [0, b' '].contains(byte))
            .any(|word| word == wanted.as_bytes())
    });
    found
        .map(|process| process.file_name().to_string_lossy().into_owned())
        .collect()
}

/// How long a process has worked, in ticks of the system; none where it is no page's.
fn time_of_page(process: &str) -> Option<u64> {
    let told = |name: &str| std::fs::read(format!("/proc/{process}/{name}")).ok();
    let is_page = String::from_utf8_lossy(&told("cmdline")?).contains("--type=renderer");
    let stat = String::from_utf8(told("stat")?).ok()?;
    // After the name, which may hold anything, in brackets.
    let (_, numbers) = stat.rsplit_once(')')?;
    is_page.then(|| numbers.split_whitespace().nth(11)?.parse().ok())?
}

fn chromium(profile: &Path) -> Capabilities {
    let mut wanted = DesiredCapabilities::chrome();
    let binary = program(
        "STUDY_CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome"],
    );
    wanted
        .set_binary(&binary.to_string_lossy())
        .expect("the browser's path");
    for flag in CHROMIUM_FLAGS {
        wanted.add_arg(flag).expect("a flag");
    }
    wanted
        .add_arg(&format!("--user-data-dir={}", profile.display()))
        .expect("a flag");
    wanted
        .set("goog:loggingPrefs", serde_json::json!({ "browser": "ALL" }))
        .expect("a log level");
    wanted.into()
}

fn firefox(profile: &Path) -> Capabilities {
    let mut wanted = DesiredCapabilities::firefox();
    wanted
        .set_firefox_binary(&program("STUDY_FIREFOX", &["firefox"]).to_string_lossy())
        .expect("the browser's path");
    for argument in ["-headless", "-profile", &profile.to_string_lossy()] {
        wanted.add_arg(argument).expect("an argument");
    }
    // A tab out of sight works on, as Chromium's flags have it.
    let mut awake = FirefoxPreferences::new();
    let shortest = "dom.min_background_timeout_value";
    let otherwise = "dom.min_background_timeout_value_without_budget_throttling";
    for (name, milliseconds) in [(shortest, 4), (otherwise, 4)] {
        awake.set(name, milliseconds).expect("a preference");
    }
    awake
        .set("dom.timeout.enable_budget_timer_throttling", false)
        .expect("a preference");
    wanted.set_preferences(awake).expect("preferences");
    wanted.into()
}
