//! A guide on another site: the reader continues in the app, and brings the progress back.

use crate::pages::page;
use crate::reader::{Reader, story};
use crate::server::{Site, dist};

const GUIDE: &str = "guides/devops-senior/";
const COPY: &str = "pages/copy.html";
const DELIVERY: &str = "How would you build delivery for a fleet";
const POINT: &str = "Ask about the shape first.";
const OTHER: &str = "Build once, promote the digest.";

#[test]
fn what_was_done_on_another_site_is_gone_on_with_in_the_app_and_comes_back() {
    goes_there_and_back("embed/");
}

#[test]
fn the_embed_of_one_version_knows_the_app_too() {
    goes_there_and_back(concat!("embed/", env!("CARGO_PKG_VERSION"), "/"));
}

/// The other site's page loads the widget from this folder of ours.
fn goes_there_and_back(folder: &str) {
    story(|reader| {
        let tag = reader.site().address(&format!("{folder}study-widget.js"));
        let abroad = reader.has_another_site(Site::new().with_page("copy.html", copy(&tag)));
        let copy = abroad.address(COPY);
        reader.goes_to(&copy);
        reader.waits_until_ready();
        reader.shows_framework(DELIVERY);
        reader.ticks(POINT);
        let app = reader.site().address(GUIDE);
        takes_it_along(reader, "Open in the app", &app);
        reader.sees_progress_of(1);
        reader.shows_framework(DELIVERY);
        reader.sees_ticked(POINT, true);
        reader.ticks(OTHER);
        // The address to return to is in the fragment, so our server never sees it; nor do notes stay in the address.
        let there: String = reader.evaluates("return location.search + location.hash", ());
        assert!(there.starts_with("#from="), "{there}");
        takes_it_along(reader, "Take it back to 127.0.0.1", &copy);
        reader.sees_progress_of(2);
        reader.sees_ticked(POINT, true);
        reader.sees_ticked(OTHER, true);
        let asked = abroad.requests();
        assert!(
            asked
                .iter()
                .all(|(path, _)| path.starts_with("pages/") || path == "recorder.js"),
            "the stranger's site is asked for what is its own: {asked:?}"
        );
    });
}

/// Follows a link that carries progress to another site, and merges it there.
fn takes_it_along(reader: &Reader, link: &str, to: &str) {
    reader.opens_the_desk_by(&["Plan"]);
    reader.switches_to("Your data");
    if link.starts_with("Take it back") {
        reader.clicks_in_the_desk("summary", &["Take it back to where you came from"]);
        reader.sees_in_the_desk("your notes too");
    }
    let carries = "return control('a', [args[0]], 'study-desk')?.href.includes('#study=1.')";
    reader.waits_for("the progress in the link", carries, [link]);
    reader.clicks_in_the_desk("a", &[link]);
    let there = "return location.href.startsWith(args[0]) && !document.referrer";
    reader.waits_for(&format!("{to}, which is not told of the way"), there, [to]);
    reader.waits_until_ready();
    reader.waits_for_the_desk();
    reader.sees_in_the_desk("Nothing is changed yet.");
    reader.clicks_in_the_desk("button", &["Merge it"]);
    reader.sees_in_the_desk("Merged: ");
    reader.closes_the_desk();
}

/// A copy of the guide as another site would publish it.
fn copy(tag: &str) -> String {
    let guide = std::fs::read_to_string(dist().join(GUIDE).join("index.html")).expect("the guide");
    let start = guide.find("<article").expect("an article");
    let end = guide.find("</article>").expect("an article's end");
    let known = r#"<meta name="study-guide" content="devops-senior">"#;
    page(known, &guide[start..end]).replace("../embed/study-widget.js", tag)
}
