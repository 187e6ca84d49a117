//! A phone in the reader's hand, as the browsers' own developer tools play it.

use axum::http::Method;
use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use super::Reader;
use crate::browser::{Engine, block_on};

/// A finger that comes down on a point of the page and goes.
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

impl Reader {
    /// Has a phone of this width in hand, in CSS pixels, and no mouse. Nobody plays one in WebKit.
    #[track_caller]
    pub(crate) fn holds_a_phone(&self, width: u32) {
        if self.engine() == Engine::Firefox {
            // As its responsive design mode does.
            let play = "const browser = gBrowser.selectedBrowser;
                const context = browser.browsingContext;
                context.inRDMPane = true;
                context.touchEventsOverride = 'enabled';
                context.setRDMPaneMaxTouchPoints(1);
                browser.style.cssText = `flex: none; inline-size: ${args}px; min-inline-size: 0; max-block-size: 700px`";
            self.does_in_firefox(play, json!(width));
            return self.waits_for("a phone", "return outerWidth === args[0]", [width]);
        }
        let screen =
            json!({ "width": width, "height": 700, "deviceScaleFactor": 1, "mobile": true });
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
}
