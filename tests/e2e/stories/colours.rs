//! The colours of our controls: as the reader's system forces them, and as other programs read them.

use crate::pages::{known_page, question};
use crate::reader::{chromium_story, story_at};
use crate::server::Site;

const PAGE: &str = "pages/colours.html";

fn site() -> Site {
    let html = question("one", "What is on shelf 1?", &["Count it.", "Name it."]);
    Site::new().with_page("colours.html", known_page("colours", &html))
}

#[test]
fn a_program_that_makes_pictures_of_pages_can_read_every_colour() {
    // Such programs know the notations of CSS 3 only, and fail at `color()`.
    let unread = "const all = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [...shadowRoot?.querySelectorAll('*') ?? []]);
        const read = (element) => ['color', 'background-color', 'border-top-color', 'fill', 'stroke']
            .map((name) => getComputedStyle(element)[name] ?? '').filter((colour) => colour.includes('color('));
        return [all.length > 20, all.flatMap(read).length]";
    story_at(site, |reader| {
        reader.opens(PAGE);
        reader.ticks("Count it.");
        reader.sees_progress(1, 2);
        assert_eq!(reader.evaluates::<(bool, usize)>(unread, ()), (true, 0));
    });
}

#[test]
fn no_bullet_shines_through_a_box_in_forced_colours() {
    // A marker's colour is forced, too, so it must have no text.
    let bullets = "return [...document.querySelectorAll('li')].filter((item) => getComputedStyle(item, '::marker').content !== '\"\"').length";
    chromium_story(site, |reader| {
        reader.emulates_media(&[("forced-colors", "active")]);
        reader.opens(PAGE);
        reader.ticks("Count it.");
        assert_eq!(reader.evaluates::<usize>(bullets, ()), 0);
    });
}
