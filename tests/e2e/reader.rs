//! The person the stories are about: goes to pages, acts on what is there (`acts`) and looks (`sees`).
//!
//! Whatever the reader does waits until it can be done: for a state of the page, never for a while. What cannot be
//! done ends the story, with a picture of the page in `shots/`.

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

/// Someone at a browser, with a site to visit.
pub(crate) struct Reader {
    browser: Browser,
    server: Server,
    patience: Duration,
    /// The tabs in the order they were opened, once there are two; a driver lists them in any.
    tabs: RefCell<Vec<WindowHandle>>,
}

/// Light and dark, narrow and wide.
pub(crate) const APPEARANCES: [(&str, u32); 4] = [
    ("light", 1280),
    ("dark", 320),
    ("light", 320),
    ("dark", 1280),
];

/// Tells a story on the built site.
pub(crate) fn story(tell: impl Fn(&mut Reader)) {
    story_at(Site::new, tell);
}

/// Tells a story on a site of its own.
pub(crate) fn story_at(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    tell(&mut Reader::at(engine(), site()));
}

/// Tells a story of a browser that is closed and opened again, where it then remembers.
pub(crate) fn persistent_story(tell: impl Fn(&mut Reader)) {
    story_except_in_webkit("what its driver starts remembers nothing", Site::new, tell);
}

/// Tells a story that only Chromium's own protocol can stage.
pub(crate) fn chromium_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    match engine() {
        Engine::Chromium => story_at(site, tell),
        Engine::Firefox | Engine::WebKit => leave_out("only Chromium's own protocol can stage it"),
    }
}

/// Tells a story of a window, a phone or preferences that a browser's developer tools emulate.
pub(crate) fn emulated_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    story_except_in_webkit("its driver emulates nothing", site, tell);
}

/// Tells a story that cannot be told in WebKit, and why.
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

/// Tells a story of a file that the page hands out.
pub(crate) fn download_story(site: impl Fn() -> Site, tell: impl Fn(&mut Reader)) {
    story_except_in_webkit("its driver says nowhere where files go", site, tell);
}

/// Tells a story of someone with the browser extension, which may go to this machine's sites without being asked. WebKit has none.
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

/// Tells a story of someone with the browser extension as it comes, in Firefox, whose driver reaches the browser's own buttons,
/// menus and questions.
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

/// Tells a story of someone at a Chromium on a screen, whose own dialogs they see.
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

/// Notes in the file that `STUDY_LEFT_OUT` names that the story at hand is not told in this engine: it counts as passed.
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

/// Going places.
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

    /// Waits up to a minute from now on, where the story says what takes so long.
    pub(crate) fn has_a_long_timeout(&mut self) {
        self.patience = Duration::from_secs(60);
    }

    /// The site, to ask what it was asked.
    pub(crate) fn site(&self) -> &Server {
        &self.server
    }

    /// Serves another site, on an origin of its own, for this reader to go to.
    pub(crate) fn has_another_site(&mut self, site: Site) -> Server {
        let server = Server::start(site);
        self.browser.goes_to_too(server.origins());
        server
    }

    /// The kind of browser.
    pub(crate) fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Goes to a page and waits until it can be studied.
    #[track_caller]
    pub(crate) fn opens(&self, path: &str) {
        self.visits(path);
        self.waits_until_ready();
    }

    /// Goes to a page, whatever becomes of it.
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

    /// Waits until the page can be studied.
    #[track_caller]
    pub(crate) fn waits_until_ready(&self) {
        self.waits_for(
            "the page to be ready for study",
            "return recorder.events.some(({ type }) => type === 'study-ready')",
            (),
        );
    }

    /// Loads the page anew.
    #[track_caller]
    pub(crate) fn reloads(&self) {
        block_on(self.driver().refresh()).expect("a reload");
        self.waits_until_ready();
    }

    /// Goes back to the page before.
    #[track_caller]
    pub(crate) fn goes_back(&self) {
        block_on(self.driver().back()).expect("a page to go back to");
    }

    /// Opens a page in another tab, and stays there.
    #[track_caller]
    pub(crate) fn opens_another_tab(&self, path: &str) {
        self.has_another_tab();
        self.opens(path);
    }

    /// Opens another tab, and stays there.
    #[track_caller]
    pub(crate) fn has_another_tab(&self) {
        let mut tabs = self.tabs.borrow_mut();
        if tabs.is_empty() {
            tabs.push(block_on(self.driver().window()).expect("a tab"));
        }
        // WebKit's driver opens a tab behind the first, and leaves it there, where a page has no frames.
        let tab = match self.engine() {
            Engine::WebKit => block_on(self.driver().new_window()),
            Engine::Chromium | Engine::Firefox => block_on(self.driver().new_tab()),
        };
        let tab = tab.expect("another tab");
        block_on(self.driver().switch_to_window(tab.clone())).expect("another tab");
        tabs.push(tab);
    }

    /// Turns to a tab, counted from 0 in the order they were opened.
    #[track_caller]
    pub(crate) fn switches_to_tab(&self, number: usize) {
        let tab = self.tabs.borrow()[number].clone();
        block_on(self.driver().switch_to_window(tab)).expect("a tab");
    }

    /// Turns to the frame on the page.
    #[track_caller]
    pub(crate) fn enters_the_frame(&self) {
        block_on(self.driver().enter_frame(0)).expect("a frame");
    }

    /// Closes the browser, and opens it again another day.
    pub(crate) fn closes_the_browser_and_opens_it_again(&mut self) {
        self.browser.reopen();
    }

    /// Loses the whole browser in a moment, and opens it again with what it had kept.
    pub(crate) fn loses_the_browser_and_opens_it_again(&mut self) {
        self.browser.kill_and_reopen();
    }

    /// Follows a link within the page.
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
