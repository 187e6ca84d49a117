//! After one visit the app needs no network: whatever happens to it, the reader can study.
//!
//! The network fails by stopping the server, since the offline mode of developer tools does not affect service workers.

use crate::reader::{Reader, chromium_story, story_at};
use crate::release::Release;
use crate::server::{Fault, Network, Site};

const GUIDE: &str = "guides/devops-senior/";
const OTHER: &str = "guides/write-a-guide/";
const DELIVERY: &str = "How would you build delivery for a fleet";
const POINT: &str = "Ask about the shape first.";
const FOLLOW_UP: &str = "Can a page carry two kinds of section?";

#[test]
fn after_one_visit_everything_works_without_a_network() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/some-repo/"),
        |reader| {
            visits_once(reader, "");
            reader.site().stop();
            reader.visits("");
            reader.sees("Senior DevOps interviews");
            studies(reader);
            reader.opens(OTHER);
            reader.shows_sketch(FOLLOW_UP);
            reader.ticks(FOLLOW_UP);
            reader.sees_progress_of(1);
            reader.visits("?from=home#guides");
            reader.sees("How to write a guide");
        },
    );
}

#[test]
fn the_first_page_may_be_the_last_before_the_network_goes() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/"),
        |reader| {
            visits_once(reader, GUIDE);
            reader.site().stop();
            reader.shows_framework(DELIVERY);
            reader.ticks(POINT);
            reader.opens_the_desk();
            reader.loads_anew();
            reader.sees_ticked(POINT, true);
        },
    );
}

#[test]
fn a_page_goes_by_each_of_its_addresses() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/x/"),
        |reader| {
            visits_once(reader, "");
            reader.site().stop();
            for address in [
                "guides/devops-senior",
                "guides/devops-senior/index.html",
                "guides/devops-senior/?utm_source=mail",
                "guides/devops-senior?utm_source=mail#microservice-delivery",
            ] {
                reader.opens(address);
                reader.sees_release(1);
            }
            reader.visits("index.html");
            reader.sees_release(1);
        },
    );
}

#[test]
fn a_bad_network_is_no_worse_than_none() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/"),
        |reader| {
            visits_once(reader, "");
            for network in [Network::Hanging, Network::Overloaded, Network::Portal] {
                reader.site().set_network(network);
                reader.opens(GUIDE);
                reader.sees_release(1);
                reader.visits("");
                reader.sees("Senior DevOps interviews");
                reader.is_offered_nothing();
            }
        },
    );
}

#[test]
fn a_first_visit_that_went_wrong_keeps_nothing_and_the_next_keeps_all() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/"),
        |reader| {
            reader.site().fail("guides.json", Fault::Missing);
            reader.visits("");
            let told = "return document.querySelector('.news')?.textContent.includes('could not be kept for use without a network')";
            reader.waits_for("to be told", told, ());
            reader.finds_the_site_not_kept();
            for fault in [
                Fault::Broken,
                Fault::Garbled,
                Fault::CutShort,
                Fault::AnotherPage,
            ] {
                reader.site().fail("guides.json", fault);
                reader.visits("");
                reader.sees("Senior DevOps interviews");
                reader.finds_the_site_not_kept();
                // The failure is reported only once.
                reader.is_offered_nothing();
            }
            reader.site().clear_faults();
            visits_once(reader, GUIDE);
            reader.site().stop();
            reader.visits("");
            reader.sees("Senior DevOps interviews");
        },
    );
}

#[test]
fn keeping_that_takes_a_while_is_told() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/"),
        |reader| {
            reader.site().fail("guides.json", Fault::Stalled);
            reader.visits("");
            reader.sees("Keeping everything here for use without a network");
            reader.site().clear_faults();
            reader.sees("Everything here now works without a network.");
            reader.finds_the_site_kept();
        },
    );
}

#[test]
fn the_browser_is_asked_once_to_keep_what_is_ticked() {
    // Firefox does not let a script replace its own objects.
    chromium_story(Site::new, |reader| {
        reader.opens(GUIDE);
        let counts = "window.asked = 0;
            Object.assign(navigator.storage, { persisted: async () => false, persist: async () => { asked += 1; } })";
        reader.executes(counts, ());
        reader.shows_framework(DELIVERY);
        reader.ticks(POINT);
        reader.waits_for("the browser to be asked", "return asked === 1", ());
        reader.ticks("Build once, promote the digest.");
        reader.sees_progress_of(2);
        reader.waits_for("no second question", "return asked === 1", ());
    });
}

#[test]
fn a_strangers_page_gets_the_widget_and_not_the_app() {
    story_at(Site::new, |reader| {
        reader.opens("pages/plain.html");
        reader.finds_the_site_not_kept();
        let asked = reader.site().requests();
        let of_the_app = |path: &str| path == "app.js" || path == "sw.js";
        assert!(!asked.iter().any(|(path, _)| of_the_app(path)), "{asked:?}");
    });
}

#[test]
fn a_cache_emptied_under_the_app_is_filled_again() {
    let (first, second) = (Release::numbered(1), Release::numbered(2));
    story_at(
        || Site::releasing(&first, "/"),
        |reader| {
            visits_once(reader, GUIDE);
            empties_the_cache(reader);
            reader.loads_anew();
            reader.sees_release(1);
            reader.site().stop();
            reader.loads_anew();
            reader.sees_release(1);
            reader.site().restart();
            reader.site().publish(&second);
            empties_the_cache(reader);
            reader.loads_anew();
            reader.sees_release(2);
        },
    );
}

#[test]
fn the_site_stays_in_its_folder_and_finds_all_it_asks_for() {
    let release = Release::numbered(1);
    for base in ["/", "/x/", "/x/y/"] {
        story_at(
            || Site::releasing(&release, base),
            |reader| {
                visits_once(reader, "");
                reader.executes("document.querySelector('.guides a').click()", ());
                reader.waits_until_ready();
                reader.executes("document.querySelector('header.site a').click()", ());
                reader.sees("How to write a guide");
                let asked = reader.site().requests();
                assert!(asked.len() > 10, "{asked:?}");
                for (path, status) in asked {
                    assert_eq!(status, 200, "{base}: {path}");
                    assert!(!path.starts_with(".."), "{base}: outside of the folder");
                }
            },
        );
    }
}

#[test]
fn a_wrong_address_leads_home() {
    let release = Release::numbered(1);
    let page = std::fs::read_to_string(release.folder().join("404.html")).expect("the page");
    story_at(
        || Site::releasing(&release, "/x/y/"),
        |reader| {
            // As a host that sends this page for every unknown address.
            let site = reader.site();
            for path in ["nowhere.html", "guides/devops/", "a/b/c/d.html"] {
                site.set_page_at(path, &page);
                reader.visits(path);
                let script = "return document.querySelector('a').href === args[0]";
                reader.waits_for("the way home", script, [site.address("")]);
            }
        },
    );
}

/// Visits a page and stays until the site is cached.
#[track_caller]
fn visits_once(reader: &Reader, path: &str) {
    reader.visits(path);
    reader.finds_the_site_kept();
}

/// Uses every control of the guide.
fn studies(reader: &Reader) {
    reader.opens(GUIDE);
    reader.sees_release(1);
    reader.shows_framework(DELIVERY);
    reader.ticks(POINT);
    reader.sees_progress_of(1);
    reader.presses(&["Show all"]);
    reader.presses(&["Hide all"]);
    reader.chooses("Learning");
    reader.chooses("All");
    reader.presses(&["Next open question"]);
    reader.presses(&["Reset progress"]);
    reader.presses(&["Undo reset"]);
    reader.loads_anew();
    reader.sees_progress_of(1);
    reader.presses(&["Show all"]);
    reader.sees_ticked(POINT, true);
}

fn empties_the_cache(reader: &Reader) {
    reader.executes(
        "return caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))",
        (),
    );
}
