//! Screenshots of the states, in `shots/`, for those who maintain the design.

use serde_json::json;

use crate::reader::chromium_story;
use crate::server::Site;

#[test]
fn pictures_of_the_states_are_taken() {
    chromium_story(Site::new, |reader| {
        for scheme in ["light", "dark"] {
            reader.emulates_media(&[("prefers-color-scheme", scheme)]);
            for (page, path) in [
                ("guide", "guides/devops-senior/"),
                ("stranger", "pages/plain.html"),
                ("blog", "pages/blog.html"),
                ("arabic", "pages/arabic.html"),
            ] {
                for width in [320, 768, 1440] {
                    reader.resizes_to(width, 900);
                    reader.opens(path);
                    reader.presses(&["Hide all"]);
                    reader.takes_a_picture(&format!("{page}-{width}-{scheme}-closed"));
                    reader.presses(&["Show all"]);
                    reader.executes("controls('input[type=checkbox]', 'study-tick').slice(0, 4).forEach(({ element }) => element.checked || element.click())", ());
                    reader.executes("(document.querySelectorAll('h2')[1] ?? document.querySelector('h3, h6, summary')).scrollIntoView({ behavior: 'instant' })", ());
                    reader.waits_until_idle();
                    reader.takes_a_picture(&format!("{page}-{width}-{scheme}-open"));
                }
            }
        }
    });
}

/// The manifest's screenshots, which browsers show before installation; copy them to `public/screenshots/` after a
/// change.
#[test]
fn pictures_for_the_manifest_are_taken() {
    chromium_story(Site::new, |reader| {
        reader.resizes_to(1280, 800);
        reader.sends_command("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        reader.opens("guides/devops-senior/");
        reader.shows_framework("How would you build delivery");
        for point in [
            "Ask about the shape first.",
            "Give every service its own short path.",
            "Build once, promote the digest.",
        ] {
            reader.ticks(point);
        }
        let to_the_top = "document.querySelector(args[0]).scrollIntoView({ behavior: 'instant' });
            scrollBy({ top: -24, behavior: 'instant' })";
        reader.executes(to_the_top, ["study-widget"]);
        reader.waits_until_idle();
        reader.takes_a_picture("guide-wide");
        reader.resizes_to(390, 844);
        reader.executes(to_the_top, ["#microservice-delivery"]);
        reader.waits_until_idle();
        reader.takes_a_picture("guide-narrow");
        reader.visits("");
        reader.waits_until_idle();
        reader.takes_a_picture("library-narrow");
    });
}
