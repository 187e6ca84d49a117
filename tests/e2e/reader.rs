//! The person in the stories: goes to pages, acts on them (`acts`) and looks at them (`sees`).
//!
//! Every step waits for the state of the page that it needs, never for a fixed time. A step that cannot be done fails
//! the story and leaves a picture of the page in `shots/`.

mod acts;
mod app;
mod asks;
mod axe;
mod desk;
mod dialogs;
mod emulates;
mod extension;
mod firefox;
mod keeps;
mod languages;
mod recorder;
mod rehearses;
mod sees;
mod stage;
mod tries;

use std::cell::RefCell;
use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::thread;
use std::time::Duration;

use thirtyfour::WindowHandle;

pub(crate) use extension::Extension;

use crate::browser::{Browser, Engine, block_on, engine};
use crate::server::{Server, Site};

/// A person at a browser, with a site to visit.
pub(crate) struct Reader {
    browser: Browser,
    server: Server,
    patience: Duration,
    /// The tabs in the order they were opened, once there are two; a driver lists them in any order.
    tabs: RefCell<Vec<WindowHandle>>,
}

/// Colour schemes and widths: light and dark, narrow and wide.
pub(crate) const APPEARANCES: [(&str, u32); 4] = [
    ("light", 1280),
    ("dark", 320),
    ("light", 320),
    ("dark", 1280),
];

/// Runs a story on the built site.
pub(crate) fn story(tell: impl Fn(&mut Reader)) {
    story_at(Site::new, tell);
}

/// Runs a story on a site of its own.
pub(crate) fn story_at(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    tell(&mut Reader::at(engine(), site()));
}

/// Runs a story in which the browser is closed, reopened and must keep its data.
pub(crate) fn persistent_story(tell: impl Fn(&mut Reader)) {
    story_except_in_webkit("what its driver starts remembers nothing", Site::new, tell);
}

/// Runs a story that only the Chrome DevTools Protocol can stage.
pub(crate) fn chromium_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    match engine() {
        Engine::Chromium => story_at(site, tell),
        Engine::Firefox | Engine::WebKit => leave_out("only Chromium's own protocol can stage it"),
    }
}

/// Runs a story with an emulated window size, phone or user preference.
pub(crate) fn emulated_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    story_except_in_webkit("its driver emulates nothing", site, tell);
}

/// Runs a story except in WebKit, and says why not there.
pub(crate) fn story_except_in_webkit(
    why: &str,
    site: impl Fn() -> Site,
    tell: impl Fn(&mut Reader),
) {
    match engine() {
        Engine::Chromium | Engine::Firefox => story_at(site, tell),
        Engine::WebKit => leave_out(why),
    }
}

/// Runs a story with a download.
pub(crate) fn download_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    story_except_in_webkit("its driver says nowhere where files go", site, tell);
}

/// Runs a story of a reader with the browser extension, which may access this machine's sites without asking. WebKit
/// has no extensions.
pub(crate) fn extension_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader, &Extension)) {
    if engine() == Engine::WebKit {
        return leave_out("WebKit's browser has no extensions");
    }
    let extension = Extension::unpacked(engine());
    let mut reader = Reader {
        browser: Browser::with_extension(engine(), extension.folder()),
        server: Server::start(site()),
        patience: Duration::from_secs(30),
        tabs: RefCell::default(),
    };
    tell(&mut reader, &extension);
}

/// Runs a story of a reader with the extension as it is released, in Firefox, whose driver reaches the browser's own
/// buttons, menus and prompts.
pub(crate) fn firefox_extension_story(
    site: impl Fn() -> Site,
    tell: impl Fn(&mut Reader, &Extension),
) {
    if engine() != Engine::Firefox {
        return leave_out("only Firefox's driver reaches the browser's own buttons and menus");
    }
    let extension = Extension::as_it_comes();
    let mut reader = Reader {
        browser: Browser::with_extension(engine(), extension.folder()),
        server: Server::start(site()),
        patience: Duration::from_secs(30),
        tabs: RefCell::default(),
    };
    tell(&mut reader, &extension);
}

/// Runs a story in a Chromium on a virtual screen, with the browser's own dialogs.
pub(crate) fn headed_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    if engine() != Engine::Chromium {
        return leave_out("only Chromium has this dialog");
    }
    tell(&mut Reader {
        browser: Browser::on_a_screen(),
        server: Server::start(site()),
        patience: Duration::from_secs(30),
        tabs: RefCell::default(),
    });
}

/// Records in the file that `STUDY_LEFT_OUT` names that this engine leaves out the current story, which counts as
/// passed.
fn leave_out(why: &str) {
    let Some(file) = env::var_os("STUDY_LEFT_OUT") else {
        return;
    };
    let story = thread::current();
    let line = format!("{}: {why}\n", story.name().unwrap_or_default());
    let mut file = OpenOptions::new().create(true).append(true).open(file);
    let file = file.as_mut().expect("the list of what is left out");
    file.write_all(line.as_bytes()).expect("room for a line");
}

/// Navigation.
impl Reader {
    fn at(engine: Engine, site: Site) -> Self {
        let server = Server::start(site);
        Self {
            browser: Browser::start(engine, server.origins()),
            server,
            patience: asks::PATIENCE,
            tabs: RefCell::default(),
        }
    }

    /// Waits up to a minute for each step from now on, in stories that say what takes so long.
    pub(crate) fn has_a_long_timeout(&mut self) {
        self.patience = Duration::from_secs(60);
    }

    /// The site, with the requests it received.
    pub(crate) fn site(&self) -> &Server {
        &self.server
    }

    /// Starts another site on an origin of its own for this reader to visit.
    pub(crate) fn has_another_site(&mut self, site: Site) -> Server {
        let server = Server::start(site);
        self.browser.goes_to_too(server.origins());
        server
    }

    /// The kind of browser in use.
    pub(crate) fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Goes to a page and waits until the widget is ready.
    #[track_caller]
    pub(crate) fn opens(&self, path: &str) {
        self.visits(path);
        self.waits_until_ready();
    }

    /// Goes to a page, without waiting for the widget.
    #[track_caller]
    pub(crate) fn visits(&self, path: &str) {
        self.goes_to(&self.server.address(path));
    }

    /// Goes to an address.
    #[track_caller]
    pub(crate) fn goes_to(&self, address: &str) {
        if address.starts_with("moz-extension:") {
            return self.goes_to_in_firefox(address);
        }
        block_on(self.driver().goto(address))
            .unwrap_or_else(|error| panic!("{address}: the page does not open: {error}"));
    }

    /// Waits until the widget is ready.
    #[track_caller]
    pub(crate) fn waits_until_ready(&self) {
        self.waits_for(
            "the page to be ready for study",
            "return recorder.events.some(({ type }) => type === 'study-ready')",
            (),
        );
    }

    /// Reloads the page.
    #[track_caller]
    pub(crate) fn reloads(&self) {
        block_on(self.driver().refresh()).expect("a reload");
        self.waits_until_ready();
    }

    /// Goes back in the history.
    #[track_caller]
    pub(crate) fn goes_back(&self) {
        block_on(self.driver().back()).expect("a page to go back to");
    }

    /// Opens a page in another tab, and switches to it.
    #[track_caller]
    pub(crate) fn opens_another_tab(&self, path: &str) {
        self.has_another_tab();
        self.opens(path);
    }

    /// Opens another tab, and switches to it.
    #[track_caller]
    pub(crate) fn has_another_tab(&self) {
        let mut tabs = self.tabs.borrow_mut();
        if tabs.is_empty() {
            tabs.push(block_on(self.driver().window()).expect("a tab"));
        }
        // Where a page has no frames, WebKit's driver leaves a new tab in the background, so it opens a window.
        let tab = match self.engine() {
            Engine::WebKit => block_on(self.driver().new_window()),
            Engine::Chromium | Engine::Firefox => block_on(self.driver().new_tab()),
        };
        let tab = tab.expect("another tab");
        block_on(self.driver().switch_to_window(tab.clone())).expect("another tab");
        tabs.push(tab);
    }

    /// Switches to a tab, counted from 0 in the order they were opened.
    #[track_caller]
    pub(crate) fn switches_to_tab(&self, number: usize) {
        let tab = self.tabs.borrow()[number].clone();
        block_on(self.driver().switch_to_window(tab)).expect("a tab");
    }

    /// Switches to the frame on the page.
    #[track_caller]
    pub(crate) fn enters_the_frame(&self) {
        block_on(self.driver().enter_frame(0)).expect("a frame");
    }

    /// Closes the browser, and opens it again with the same profile.
    pub(crate) fn closes_the_browser_and_opens_it_again(&mut self) {
        self.browser.reopen();
    }

    /// Kills the whole browser at once, and opens it again with the same profile.
    pub(crate) fn loses_the_browser_and_opens_it_again(&mut self) {
        self.browser.kill_and_reopen();
    }

    /// Follows a link to a fragment of the page.
    #[track_caller]
    pub(crate) fn follows(&self, fragment: &str) {
        self.executes("location.hash = args[0]", [fragment]);
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
