//! Firefox's own window with its buttons, menus and prompts, as far as the driver gives access.

use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Key, RequestData, SessionId};

use super::{Extension, Reader};
use crate::browser::block_on;

/// The beginning of all scripts that run in the browser's window.
const WINDOW: &str = r#"
const done = arguments[arguments.length - 1];
const args = arguments[0];
const window = Services.wm.getMostRecentWindow("navigator:browser");
const { document, gBrowser } = window;
const until = async (there) => {
  for (let looks = 0; looks < 600; looks += 1) {
    const found = there();
    if (found) return found;
    await new Promise((then) => window.setTimeout(then, 50));
  }
  throw new Error(`not there: ${there}`);
};
const buttonOf = async () => {
  const id = "study-widget_example_org-browser-action";
  window.CustomizableUI.addWidgetToArea(id, "nav-bar");
  const inner = ".unified-extensions-item-action-button";
  const button = await until(() => document.getElementById(id)?.querySelector(inner));
  await until(() => button.getBoundingClientRect().width);
  return button;
};
const choose = async (menu, label) => {
  await until(() => menu.state === "open");
  const item = await until(() => [...menu.querySelectorAll("menuitem")].find((item) => item.label === label && !item.hidden));
  const inner = item.closest("menupopup");
  if (inner !== menu) {
    inner.parentNode.openMenu(true);
    await until(() => inner.state === "open");
  }
  inner.activateItem(item);
};
"#;

/// Whether scripts run in the browser's own window ("chrome") or in the page ("content").
#[derive(Debug)]
struct Scope(&'static str);

impl FormatRequestData for Scope {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let address = format!("/session/{session}/moz/context");
        RequestData::new(Method::POST, address).add_body(json!({ "context": self.0 }))
    }
}

impl Reader {
    /// Runs a script in the browser's own window.
    #[track_caller]
    pub(super) fn does_in_firefox(&self, script: &str, args: Value) {
        let whole = format!(
            "{WINDOW} (async () => {{ {script} }})().then(() => done(''), (error) => done(String(error)))"
        );
        let scope = |scope| block_on(self.driver().handle().cmd(Scope(scope)));
        scope("chrome").expect("the browser's own window");
        let fault = block_on(self.driver().execute_async(whole, vec![args]));
        scope("content").expect("the page again");
        let fault = fault.expect("a script in the browser's window");
        assert_eq!(fault.json(), &json!(""), "in the browser's own window");
    }

    /// Opens a page of the extension, whose addresses the driver does not open.
    #[track_caller]
    pub(super) fn goes_to_in_firefox(&self, address: &str) {
        let load = "const browser = gBrowser.selectedBrowser;
            browser.loadURI(Services.io.newURI(args), { triggeringPrincipal: document.nodePrincipal });
            await until(() => browser.currentURI.spec === args && !browser.webProgress.isLoadingDocument)";
        self.does_in_firefox(load, json!(address));
    }

    /// Presses the extension's button.
    #[track_caller]
    pub(super) fn presses_in_firefox(&self) {
        self.does_in_firefox("(await buttonOf()).click()", Value::Null);
    }

    /// Presses the keys that the extension suggests for its button.
    #[track_caller]
    pub(crate) fn presses_the_chord(&self, _: &Extension) {
        let scope = |scope| block_on(self.driver().handle().cmd(Scope(scope)));
        scope("chrome").expect("the browser's own window");
        let keys = self
            .driver()
            .action_chain()
            .key_down(Key::Alt)
            .key_down(Key::Shift);
        let keys = keys
            .key_down('K')
            .key_up('K')
            .key_up(Key::Shift)
            .key_up(Key::Alt);
        let pressed = block_on(keys.perform());
        scope("content").expect("the page again");
        pressed.expect("keys to press");
    }

    /// Chooses an entry of the page's context menu, opened on these words.
    #[track_caller]
    pub(crate) fn chooses_in_the_pages_menu(&self, _: &Extension, words: &str, label: &str) {
        let place = self
            .element("return holding(args[0])[0]", &json!([words]))
            .expect("the words");
        block_on(
            self.driver()
                .action_chain()
                .context_click_element(&place)
                .perform(),
        )
        .expect("a menu");
        let choose = "await choose(document.getElementById('contentAreaContextMenu'), args)";
        self.does_in_firefox(choose, json!(label));
    }

    /// Chooses an entry of the context menu of the extension's button.
    #[track_caller]
    pub(crate) fn chooses_in_the_buttons_menu(&self, _: &Extension, label: &str) {
        let choose_it = "const button = await buttonOf();
            const { x, y } = button.getBoundingClientRect();
            button.dispatchEvent(new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x + 5, clientY: y + 5, button: 2, view: window }));
            await choose(document.getElementById('toolbar-context-menu'), args)";
        self.does_in_firefox(choose_it, json!(label));
    }

    /// Accepts the browser's permission prompt.
    #[track_caller]
    pub(crate) fn allows_it_in_firefox(&self) {
        let allow = "const { panel } = window.PopupNotifications;
            const question = await until(() => panel.state === 'open' && panel.querySelector('#addon-webext-permissions-notification'));
            question.button.click();
            await until(() => panel.state === 'closed')";
        self.does_in_firefox(allow, Value::Null);
    }
}
