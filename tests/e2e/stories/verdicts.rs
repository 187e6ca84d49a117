//! Pages from public bug reports, each of which checks the widget itself.

use crate::reader::story;

/// Opens a page and waits until its own check passes.
fn is_fine(page: &str) {
    story(|reader| {
        reader.has_a_long_timeout();
        reader.visits(&format!("pages/faults/{page}.html"));
        let verdict = "return window.verdict && Promise.race([verdict, new Promise((done) => setTimeout(done, 200))])
            .then((said) => { window.said = said; return Boolean(said) })";
        reader.waits_for("the page's verdict", verdict, ());
        let (ok, said): (bool, String) = reader.evaluates("return [said.ok, said.said]", ());
        assert!(ok, "{page}: {said}");
    });
}

#[test]
fn a_text_that_changes_near_the_screen_leaves_its_question_the_controls() {
    is_fine("a-text-changes-below-the-screen");
}

#[test]
fn what_is_open_has_its_boxes_however_the_reader_came_there() {
    is_fine("show-all-then-a-jump");
}

#[test]
fn boxes_are_in_reach_in_sections_that_paint_nothing_outside() {
    is_fine("sections-with-paint-containment");
}

#[test]
fn boxes_are_in_reach_in_cards_that_cut_what_overflows() {
    is_fine("cards");
}

#[test]
fn an_old_library_that_replaces_array_from_changes_nothing() {
    is_fine("array-from-of-an-old-library");
}

#[test]
fn a_page_put_back_from_its_own_text_has_one_set_of_controls() {
    is_fine("restored-from-a-snapshot");
}

#[test]
fn a_page_translated_in_place_keeps_its_ticks() {
    is_fine("translated");
}

#[test]
fn a_jump_into_an_open_answer_in_a_frame_finds_its_boxes() {
    is_fine("in-a-frame");
}

#[test]
fn a_page_that_forbids_shadow_roots_is_left_readable() {
    is_fine("no-shadow-roots");
}

#[test]
fn a_saved_page_has_its_answers() {
    is_fine("a-saved-page");
}
