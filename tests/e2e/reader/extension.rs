//! The browser extension and its button.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Reader;
use crate::browser::{EXTENSION_IN_FIREFOX, Engine, block_on};
use crate::server::dist;

/// The built extension, unpacked for one story.
pub(crate) struct Extension {
    folder: PathBuf,
    address: String,
}

impl Extension {
    /// A copy that may access this machine's sites. Chromium's driver cannot press the toolbar button by which a reader
    /// grants access to one tab.
    pub(super) fn unpacked(engine: Engine) -> Self {
        let extension = Self::copied(engine);
        let file = extension.folder.join("manifest.json");
        let text = std::fs::read(&file).expect("a manifest");
        let mut manifest: Value = serde_json::from_slice(&text).expect("a manifest");
        manifest["host_permissions"] = json!(["http://127.0.0.1/*", "http://localhost/*"]);
        std::fs::write(&file, manifest.to_string()).expect("a manifest");
        extension
    }

    /// A copy of Firefox's extension that may access only what its reader allows.
    pub(super) fn as_it_comes() -> Self {
        Self::copied(Engine::Firefox)
    }

    fn copied(engine: Engine) -> Self {
        let built = dist().join(match engine {
            Engine::Firefox => "extension-firefox",
            _ => "extension",
        });
        assert!(
            built.is_dir(),
            "the extension is not built; run `cargo xtask extension`"
        );
        let thread = format!("{:?}", std::thread::current().id());
        let number: String = thread.chars().filter(char::is_ascii_digit).collect();
        let name = format!("study-extension-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        copy(&built, &folder);
        let address = match engine {
            Engine::Firefox => format!("moz-extension://{EXTENSION_IN_FIREFOX}"),
            _ => unpacked_address(&folder),
        };
        Self { folder, address }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of one of the extension's own pages.
    pub(crate) fn page(&self, name: &str) -> String {
        format!("{}/{name}", self.address)
    }
}

impl Drop for Extension {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Chromium derives the id of an unpacked extension from its path, in the letters a to p.
fn unpacked_address(folder: &Path) -> String {
    let hash = Sha256::digest(folder.to_string_lossy().as_bytes());
    let halves = hash.iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]);
    let id: String = halves.map(|half| char::from(b'a' + half)).collect();
    format!("chrome-extension://{id}")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the extension").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(std::fs::copy(&path, &to).expect("a copy")),
        }
    }
}

/// Steps with the extension.
impl Reader {
    /// Presses the extension's button on the page.
    #[track_caller]
    pub(crate) fn presses_the_button(&self, extension: &Extension) {
        if self.engine() == Engine::Firefox {
            return self.presses_in_firefox();
        }
        self.presses_in_the_menu(extension, "content.js");
    }

    /// Chooses the menu entry that injects this script into the page.
    #[track_caller]
    pub(crate) fn presses_in_the_menu(&self, extension: &Extension, script: &str) {
        let address: String = self.evaluates("return location.href", ());
        let page = block_on(self.driver().window()).expect("a tab");
        let tab = block_on(self.driver().new_tab()).expect("another tab");
        block_on(self.driver().switch_to_window(tab)).expect("another tab");
        self.goes_to(&extension.page("privacy.html"));
        // Does what the button does in `background.js`.
        let press = "chrome.tabs.query({})
            .then((tabs) => chrome.scripting.executeScript({ target: { tabId: tabs.find(({ url }) => url === args[0]).id }, files: [args[1]] }))
            .then(() => { window.pressed = true; }, (error) => { window.pressed = String(error); })";
        self.executes(press, (address, script));
        self.waits_for(
            "the button to be pressed",
            "return window.pressed === true",
            (),
        );
        block_on(self.driver().close_window()).expect("the other tab closed");
        block_on(self.driver().switch_to_window(page)).expect("the page");
    }

    /// Presses one of the extension's own buttons in the page, in a dialog or beside a selection.
    #[track_caller]
    pub(crate) fn answers(&self, _: &Extension, button: &str) {
        let press = "const roots = [...document.querySelectorAll('study-guest')].map(({ shadowRoot }) => shadowRoot);
            const found = roots.flatMap((root) => [...root?.querySelectorAll('button') ?? []]);
            const button = found.find((button) => button.textContent === args[0] && button.checkVisibility());
            button?.click();
            return Boolean(button)";
        self.waits_for(&format!("`{button}`"), press, [button]);
    }

    /// Selects from the words `from`, in the shortest text that has them, to the words `to`.
    #[track_caller]
    pub(crate) fn selects(&self, from: &str, to: &str) {
        let select = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            const [start] = texts.filter(({ data }) => data.includes(args[0])).sort((one, other) => one.data.length - other.data.length);
            const end = texts.slice(texts.indexOf(start)).find(({ data }) => data.includes(args[1]));
            start.parentElement.scrollIntoView({ block: 'center' });
            getSelection().setBaseAndExtent(start, start.data.indexOf(args[0]), end, end.data.indexOf(args[1]) + args[1].length)";
        self.executes(select, (from, to));
    }

    /// The keys in the extension's storage; must be called on one of its pages.
    #[track_caller]
    pub(crate) fn stored_by_the_extension(&self) -> Vec<String> {
        self.executes("chrome.storage.local.get(null).then((all) => { window.kept = Object.keys(all).sort(); })", ());
        self.waits_for("what is kept", "return window.kept", ());
        self.evaluates("return window.kept", ())
    }
}
