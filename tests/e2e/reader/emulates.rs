//! Emulation by the browsers' developer tools: windows and phones of any size, user preferences, time zones. WebKit's
//! driver can only resize windows, to 500 px or more.

use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use super::{APPEARANCES, Reader};
use crate::browser::{Engine, block_on};

impl Reader {
    /// Makes the viewport this size, in CSS pixels.
    #[track_caller]
    pub(crate) fn resizes_to(&self, width: u32, height: u32) {
        match self.engine() {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.sends_command("Emulation.setDeviceMetricsOverride", size);
                return;
            }
            Engine::Firefox => self.sizes_the_page(width, height),
            Engine::WebKit => self.sizes_the_window(width, height),
        }
        let is_so = "return innerWidth === args[0] && innerHeight === args[1]";
        self.waits_for("a window of another size", is_so, [width, height]);
    }

    /// Resizes the window itself.
    #[track_caller]
    fn sizes_the_window(&self, width: u32, height: u32) {
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (aside, above): (u32, u32) = self.evaluates(frame, ());
        let made = self
            .driver()
            .set_window_rect(0, 0, width + aside, height + above);
        block_on(made).expect("a window of another size");
    }

    /// Resizes the viewport, as Firefox's responsive design mode does.
    #[track_caller]
    fn sizes_the_page(&self, width: u32, height: u32) {
        self.overrides(
            "browser.style.cssText = `inline-size: ${args[0]}px; min-inline-size: 0; block-size: ${args[1]}px`",
            json!([width, height]),
        );
    }

    /// Makes scroll bars take no room.
    #[track_caller]
    pub(crate) fn hides_scroll_bars(&self) {
        if self.engine() == Engine::Firefox {
            let over = "Services.prefs.setIntPref('ui.useOverlayScrollbars', 1)";
            return self.overrides(over, Value::Null);
        }
        self.sends_command("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    }

    /// Emulates a phone of this width, in CSS pixels, without a mouse.
    #[track_caller]
    pub(crate) fn holds_a_phone(&self, width: u32) {
        const HEIGHT: u32 = 700;
        if self.engine() == Engine::Firefox {
            self.sizes_the_page(width, HEIGHT);
            let finger = "context.inRDMPane = true; context.touchEventsOverride = 'enabled'; context.setRDMPaneMaxTouchPoints(1)";
            return self.overrides(finger, Value::Null);
        }
        let screen =
            json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": true });
        self.sends_command("Emulation.setDeviceMetricsOverride", screen);
        let finger = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.sends_command("Emulation.setTouchEmulationEnabled", finger);
    }

    /// Touches the screen in the middle of what `script` returns.
    #[track_caller]
    pub(crate) fn touches(&self, script: &str) {
        let middle = format!(
            "const box = (() => {{ {script} }})().getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]"
        );
        let (x, y): (f64, f64) = self.evaluates(&middle, ());
        block_on(self.driver().handle().cmd(Touch { x, y })).expect("a finger on the screen");
    }

    /// Emulates these values of media features, and the machine's values of all others.
    #[track_caller]
    pub(crate) fn emulates_media(&self, features: &[(&str, &str)]) {
        if self.engine() == Engine::Firefox {
            let set = "for (const [feature, name] of [['prefers-color-scheme', 'prefersColorScheme'], ['forced-colors', 'forcedColors'], ['prefers-reduced-motion', 'prefersReducedMotion']])
                context[`${name}Override`] = args.find(([named]) => named === feature)?.[1] ?? 'none'";
            self.overrides(set, json!(features));
        } else {
            let named = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
            let features: Vec<Value> = features.iter().map(named).collect();
            let features = json!({ "features": features });
            self.sends_command("Emulation.setEmulatedMedia", features);
        }
        let is_so =
            "return args.every(([name, value]) => matchMedia(`(${name}: ${value})`).matches)";
        self.waits_for("the page to be told", is_so, features);
    }

    /// Light and wide, then dark and narrow, where the engine can emulate them.
    pub(crate) fn appearances(&self) -> &'static [(&'static str, u32)] {
        match self.engine() {
            Engine::Chromium | Engine::Firefox => &APPEARANCES[..2],
            Engine::WebKit => &APPEARANCES[..1],
        }
    }

    /// Emulates a width and a light or dark colour scheme, where the engine can.
    #[track_caller]
    pub(crate) fn emulates(&self, (scheme, width): (&str, u32)) {
        if self.engine() != Engine::WebKit {
            self.resizes_to(width, 800);
            self.emulates_media(&[("prefers-color-scheme", scheme)]);
        }
    }

    /// Emulates a time zone such as `Pacific/Kiritimati`, from the next page load on.
    #[track_caller]
    pub(crate) fn emulates_timezone(&self, zone: &str) {
        match self.engine() {
            Engine::Firefox => self.overrides("context.timezoneOverride = args", json!(zone)),
            _ => {
                let zone = json!({ "timezoneId": zone });
                self.sends_command("Emulation.setTimezoneOverride", zone);
            }
        }
    }

    /// Overrides values of Firefox's `browser` or its `context`, such as the media features.
    #[track_caller]
    fn overrides(&self, script: &str, args: Value) {
        let inside =
            "const browser = gBrowser.selectedBrowser; const context = browser.browsingContext";
        self.does_in_firefox(&format!("{inside}; {script}"), args);
    }
}

/// A tap with a finger on a point of the page.
#[derive(Debug)]
struct Touch {
    x: f64,
    y: f64,
}

impl FormatRequestData for Touch {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let finger = json!({
            "type": "pointer",
            "id": "finger",
            "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "x": self.x as i32, "y": self.y as i32 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        });
        let address = format!("/session/{session}/actions");
        RequestData::new(Method::POST, address).add_body(json!({ "actions": [finger] }))
    }
}
