//! Browsers: their kinds, and a fresh one for each reader.

#[path = "browser/capabilities.rs"]
mod capabilities;
#[path = "browser/driver.rs"]
mod driver;
#[path = "browser/pool.rs"]
mod pool;
#[path = "browser/screen.rs"]
mod screen;

use std::env;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use thirtyfour::WebDriver;
use thirtyfour::extensions::addons::firefox::FirefoxTools;
use tokio::runtime::Runtime;

pub(crate) use capabilities::EXTENSION_IN_FIREFOX;
use driver::Driver;
use pool::Lease;
pub(crate) use screen::Screen;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("an async runtime"));
static PROFILES: AtomicUsize = AtomicUsize::new(0);

/// Waits for the browser or the server, so that the stories are plain synchronous code.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    /// WebKit keeps nothing once it is closed.
    WebKit,
}

/// The browser that the stories run in: the one that `STUDY_ENGINE` names, else Chromium.
pub(crate) fn engine() -> Engine {
    match env::var("STUDY_ENGINE").as_deref() {
        Err(_) | Ok("chromium") => Engine::Chromium,
        Ok("firefox") => Engine::Firefox,
        Ok("webkit") => Engine::WebKit,
        Ok(other) => {
            panic!("STUDY_ENGINE: `{other}` is no engine; name chromium, firefox or webkit")
        }
    }
}

/// A reader's own browser.
pub(crate) struct Browser {
    open: Option<Open>,
    /// The origins whose data must be deleted after the reader.
    origins: Vec<String>,
    /// A field of its own, dropped after the browser went back to the pool.
    _loan: Lease,
}

impl Browser {
    /// A fresh browser for a reader who visits these origins.
    pub(crate) fn start(engine: Engine, origins: Vec<String>) -> Self {
        let loan = Lease::begins();
        Self {
            open: Some(pool::take(engine).unwrap_or_else(|| Open::start(engine))),
            origins,
            _loan: loan,
        }
    }

    /// A browser with an unpacked extension, which is never leased to another reader.
    pub(crate) fn with_extension(engine: Engine, extension: &Path) -> Self {
        let loan = Lease::begins();
        Self {
            open: Some(Open::start_with(
                Driver::shared(engine),
                engine,
                Some(extension),
            )),
            origins: Vec::new(),
            _loan: loan,
        }
    }

    /// A Chromium on a virtual screen, for stories that use the browser's own dialogs.
    pub(crate) fn on_a_screen() -> Self {
        let loan = Lease::begins();
        let mut open = Open::start_with(Driver::on_a_screen(), Engine::Chromium, None);
        open.is_dirty = true;
        Self {
            open: Some(open),
            origins: Vec::new(),
            _loan: loan,
        }
    }

    /// The virtual screen it runs on.
    pub(crate) fn screen(&self) -> &Screen {
        let open = self.open.as_ref().expect("a browser");
        open.driver.screen.as_ref().expect("a browser on a screen")
    }

    /// Adds origins that the reader visits.
    pub(crate) fn goes_to_too(&mut self, origins: Vec<String>) {
        self.origins.extend(origins);
    }

    /// The driver's session.
    pub(crate) fn session(&self) -> &WebDriver {
        self.open.as_ref().expect("a browser").session()
    }

    /// Which browser it is.
    pub(crate) fn engine(&self) -> Engine {
        self.open.as_ref().expect("a browser").engine
    }

    /// The folder for downloads. Chromium must be told about it first; WebKit's driver cannot be told.
    pub(crate) fn files(&self) -> PathBuf {
        let open = self.open.as_ref().expect("a browser");
        open.profile.join(capabilities::FILES)
    }

    /// Closes the browser as a reader does, and opens it again with the same profile.
    pub(crate) fn reopen(&mut self) {
        let open = self.open.as_mut().expect("a browser");
        open.is_dirty = true;
        open.reopen();
    }

    /// Ends every process of the browser at once, as a crash of the machine would, and opens it again with the same profile.
    pub(crate) fn kill_and_reopen(&mut self) {
        let open = self.open.as_mut().expect("a browser");
        open.is_dirty = true;
        open.kill_and_reopen();
    }

    /// Kills the renderer process that has used the most CPU time, as a system short of memory would.
    pub(crate) fn kill_the_busiest_page(&mut self) {
        let open = self.open.as_mut().expect("a browser");
        open.is_dirty = true;
        open.kill_the_busiest_page();
    }
}

/// Used only by the benchmark.
#[allow(dead_code, reason = "no story weighs a page")]
impl Browser {
    /// The memory (PSS) of the page that has used the most CPU time, in kB; `None` where the system does not report it.
    pub(crate) fn weight_of_the_busiest_page(&self) -> Option<f64> {
        let process = self.open.as_ref()?.busiest_page()?;
        let told = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        let line = told.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(open) = self.open.take() {
            pool::put_back(open, &self.origins);
        }
    }
}

/// A session with its profile; both are deleted when it is dropped.
struct Open {
    session: Option<WebDriver>,
    profile: PathBuf,
    engine: Engine,
    driver: Arc<Driver>,
    extension: Option<PathBuf>,
    /// It was closed or killed before, and may still be busy with data from its earlier run.
    is_dirty: bool,
}

impl Open {
    fn start(engine: Engine) -> Self {
        Self::start_with(Driver::shared(engine), engine, None)
    }

    fn start_with(driver: Arc<Driver>, engine: Engine, extension: Option<&Path>) -> Self {
        let number = PROFILES.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("study-e2e-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).expect("a folder for the browser's profile");
        let mut open = Self {
            session: None,
            profile,
            engine,
            driver,
            extension: extension.map(Path::to_owned),
            is_dirty: extension.is_some(),
        };
        open.reopen();
        open
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("an open browser")
    }

    fn reopen(&mut self) {
        self.close();
        let capabilities = capabilities::of(
            self.engine,
            &self.profile,
            self.extension.as_deref(),
            self.driver.screen.is_some(),
        );
        let session = block_on(WebDriver::new(&*self.driver.address, capabilities));
        self.session = Some(session.unwrap_or_else(|error| {
            panic!("{:?}: the browser does not start: {error}", self.engine)
        }));
        if let (Engine::Firefox, Some(extension)) = (self.engine, &self.extension) {
            // An unsigned extension is removed when the browser closes; `capabilities` keeps its storage.
            let tools = FirefoxTools::new(self.session().handle().clone());
            let folder = extension.to_string_lossy();
            block_on(tools.install_addon(&folder, Some(true))).expect("the extension installed");
        }
    }

    fn kill_and_reopen(&mut self) {
        let found = processes_of(&self.profile);
        let killed = Command::new("kill").arg("-9").args(&found).status();
        assert!(
            matches!(killed, Ok(status) if status.success()),
            "{found:?}: the browser's processes cannot be ended: {killed:?}"
        );
        // The browser is dead and cannot be asked to quit.
        if let Some(session) = self.session.take() {
            let _ = block_on(session.quit());
        }
        self.reopen();
    }

    /// The renderer process that has used the most CPU time.
    fn busiest_page(&self) -> Option<String> {
        let pages = processes_of(&self.profile).into_iter();
        let worked = pages.filter_map(|process| Some((time_of_page(&process)?, process)));
        worked.max().map(|(_, process)| process)
    }

    fn kill_the_busiest_page(&self) {
        let busiest = self.busiest_page().expect("a page's process");
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
        // The browser may still write while it closes; the system empties its temporary folder.
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// The ids of the processes that were started with exactly this profile.
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

/// How much CPU time a process has used, in ticks of the system; `None` if it is not a renderer.
fn time_of_page(process: &str) -> Option<u64> {
    let told = |name: &str| std::fs::read(format!("/proc/{process}/{name}")).ok();
    let is_page = String::from_utf8_lossy(&told("cmdline")?).contains("--type=renderer");
    let stat = String::from_utf8(told("stat")?).ok()?;
    // The numbers follow the process name in brackets, which may contain anything.
    let (_, numbers) = stat.rsplit_once(')')?;
    is_page.then(|| numbers.split_whitespace().nth(11)?.parse().ok())?
}
