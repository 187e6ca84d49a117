//! A page of ours loads what it needs in as few turns as it can.

use crate::reader::chromium_story;
use crate::server::Site;

const GUIDE: &str = "guides/devops-senior/";
const COMPILED: &str = "embed/study-widget.wasm";

#[test]
fn the_compiled_half_is_asked_for_by_the_page_and_not_again_by_the_script() {
    // Other browsers list the script's request too, and answer it from their cache.
    chromium_story(Site::new, |reader| {
        reader.opens(GUIDE);
        let asked_by: Vec<String> = reader.asks(
            "return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(args[0])).map(({ initiatorType }) => initiatorType)",
            [COMPILED],
        );
        assert_eq!(asked_by, ["link"]);
    });
}
