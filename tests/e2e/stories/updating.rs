//! A new release is offered and never forced, and nobody gets a mix of two releases.

use crate::reader::{Reader, story_at};
use crate::release::Release;
use crate::server::{Fault, Site};

const GUIDE: &str = "guides/devops-senior/";
const DELIVERY: &str = "How would you build delivery for a fleet";
const POINT: &str = "Ask about the shape first.";

#[test]
fn an_update_comes_to_both_tabs_whole_when_the_reader_asks_for_it() {
    let (first, second) = (Release::numbered(1), Release::numbered(2));
    story_at(
        || Site::releasing(&first, "/some-repo/"),
        |reader| {
            opens_first(reader);
            reader.shows_framework(DELIVERY);
            reader.ticks(POINT);
            reader.opens_another_tab(GUIDE);
            reader.site().publish(&second);
            reader.loads_anew();
            reader.is_offered_a_new_version();
            reader.sees_release(1);
            reader.switches_to_tab(0);
            reader.is_offered_a_new_version();
            reader.sees_release(1);
            reader.ticks("Give every service its own short path.");
            reader.loads_the_new_version();
            for tab in [0, 1] {
                reader.switches_to_tab(tab);
                reader.sees_release(2);
                reader.waits_until_ready();
                reader.sees_progress_of(2);
                reader.sees_ticked(POINT, true);
                reader.is_offered_nothing();
                reader.finds_the_page_undisturbed();
            }
            reader.site().stop();
            reader.loads_anew();
            reader.sees_release(2);
        },
    );
}

#[test]
fn an_update_that_broke_off_leaves_the_old_release_whole_and_is_taken_up_again() {
    let (first, second) = (Release::numbered(1), Release::numbered(2));
    story_at(
        || Site::releasing(&first, "/"),
        |reader| {
            opens_first(reader);
            reader.site().publish(&second);
            reader.site().fail("guides/write-a-guide/", Fault::CutShort);
            reader.looks_for_a_new_version();
            reader.loads_anew();
            reader.sees_release(1);
            reader.is_offered_nothing();
            reader.site().stop();
            reader.visits("");
            reader.sees_release(1);
            reader.site().restart();
            reader.site().clear_faults();
            reader.looks_for_a_new_version();
            reader.loads_the_new_version();
            reader.sees_release(2);
        },
    );
}

#[test]
fn a_release_can_be_taken_back() {
    let (first, second) = (Release::numbered(1), Release::numbered(2));
    story_at(
        || Site::releasing(&first, "/"),
        |reader| {
            opens_first(reader);
            for (release, number) in [(&second, 2), (&first, 1)] {
                reader.site().publish(release);
                reader.looks_for_a_new_version();
                reader.loads_the_new_version();
                reader.sees_release(number);
            }
            // The release is withdrawn before the reader accepts it.
            reader.site().publish(&second);
            reader.looks_for_a_new_version();
            reader.is_offered_a_new_version();
            reader.site().publish(&first);
            reader.looks_for_a_new_version();
            reader.loads_the_new_version();
            reader.sees_release(1);
            reader.site().stop();
            reader.visits(GUIDE);
            reader.sees_release(1);
        },
    );
}

#[test]
fn only_our_own_caches_are_touched() {
    let (first, second) = (Release::numbered(1), Release::numbered(2));
    story_at(
        || Site::releasing(&first, "/x/"),
        |reader| {
            opens_first(reader);
            let ours = reader.cache_names();
            let neighbours = [
                "photos-v7".to_owned(),
                ours[0].replace("/x/", "/x/y/"),
                ours[0].replace("/x/", "/"),
            ];
            reader.executes(
                "return Promise.all(args.map((name) => caches.open(name)))",
                &neighbours,
            );
            reader.site().publish(&second);
            reader.looks_for_a_new_version();
            reader.loads_the_new_version();
            reader.sees_release(2);
            let names = reader.cache_names();
            assert!(!names.contains(&ours[0]), "{names:?}");
            assert!(
                neighbours.iter().all(|name| names.contains(name)),
                "{names:?}"
            );
            assert_eq!(names.len(), 4, "{names:?}");
        },
    );
}

#[test]
fn the_kill_switch_ends_it_all_but_what_was_ticked() {
    let first = Release::numbered(1);
    let last = Release::numbered(2).without_a_worker();
    story_at(
        || Site::releasing(&first, "/"),
        |reader| {
            opens_first(reader);
            reader.shows_framework(DELIVERY);
            reader.ticks(POINT);
            reader.site().publish(&last);
            reader.loads_anew();
            reader.sees_release(2);
            let script = "return caches.keys().then((names) => names.length === 0)";
            reader.waits_for("nothing to be kept", script, ());
            reader.loads_anew();
            reader.sees_release(2);
            reader.sees_progress_of(1);
            assert_eq!(reader.cache_names(), [""; 0]);
        },
    );
}

#[test]
fn a_reader_at_the_desk_in_another_tab_is_asked_before_that_is_loaded_anew() {
    let (first, second) = (Release::numbered(1), Release::numbered(2));
    story_at(
        || Site::releasing(&first, "/"),
        |reader| {
            opens_first(reader);
            reader.opens_another_tab(GUIDE);
            reader.opens_the_desk_by(&["Review", "of this guide"]);
            reader.switches_to_tab(0);
            reader.site().publish(&second);
            reader.looks_for_a_new_version();
            reader.is_offered_a_new_version();
            reader.executes("document.querySelector('.news button').click()", ());
            let asks = "return document.querySelector('.news').textContent.includes('at the desk')";
            reader.waits_for("to be asked once more", asks, ());
            reader.sees_release(1);
            reader.switches_to_tab(1);
            reader.sees_release(1);
            reader.waits_for_the_desk();
            reader.switches_to_tab(0);
            reader.executes("document.querySelector('.news button').click()", ());
            reader.sees_release(2);
        },
    );
}

/// Opens the guide and stays until the site is cached.
#[track_caller]
fn opens_first(reader: &Reader) {
    reader.opens(GUIDE);
    reader.finds_the_site_kept();
    reader.sees_release(1);
}
