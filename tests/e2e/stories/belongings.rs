//! The reader's data is their own: it leaves the browser and comes back, by file, by link, and after the author's
//! edits.

use crate::reader::{Reader, story};

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";

/// Ticks one point of this guide, and returns a backup.
fn backed_up(reader: &Reader) -> String {
    reader.opens(PLAIN);
    reader.shows_framework(SLOW);
    reader.ticks(POINT);
    reader.evaluates(
        "return document.querySelector('study-widget').exportProgress()",
        (),
    )
}

/// Makes the page start as in another browser, with no storage and no journal.
fn in_another_browser(reader: &Reader, path: &str) {
    reader.executes("localStorage.clear()", ());
    reader.visits("pages/essay.html");
    reader.loses_the_journal();
    reader.executes("localStorage.clear()", ());
    reader.opens(path);
    reader.sees_progress(0, 15);
}

/// Pastes a text, up to the preview of what it would change.
fn looks_at(reader: &Reader, text: &str) {
    reader.clicks_in_the_desk("summary", &["Or paste it"]);
    // Pasting sends no key events.
    reader.executes(
        "control('textarea', ['A backup or a link'], 'study-desk').value = args[0]",
        [text],
    );
    reader.clicks_in_the_desk("button", &["Preview it"]);
}

/// Previews a backup with one tick, in a browser that has none.
fn looks_at_another_browsers(reader: &Reader) {
    let backup = backed_up(reader);
    in_another_browser(reader, PLAIN);
    reader.opens_the_desk_by(&["Plan"]);
    reader.switches_to("Your data");
    looks_at(reader, &backup);
}

#[test]
fn a_backup_is_looked_at_merged_and_taken_back() {
    story(|reader| {
        looks_at_another_browsers(reader);
        reader.sees_in_the_desk("Nothing is changed yet.");
        reader.sees_in_the_desk("new");
        assert_eq!(reader.stored_keys(), [""; 0]);
        reader.clicks_in_the_desk("button", &["Merge it"]);
        reader.sees_in_the_desk("Merged: ");
        let gone = "return ![...desk.all('p')].some((each) => shown(each) && each.textContent.startsWith('Nothing is changed yet.'))";
        reader.waits_for("the preview gone", gone, ());
        let outcome =
            "return focused()?.localName === 'p' && focused().textContent.startsWith('Merged: ')";
        reader.waits_for("the focus on the outcome", outcome, ());
        reader.waits_for(
            "the tick on the page",
            "return panelText().includes('1 of 15')",
            (),
        );
        reader.clicks_in_the_desk("button", &["Undo"]);
        reader.sees_in_the_desk("Undone: ");
        assert_eq!(reader.stored_keys(), [""; 0]);
    });
}

#[test]
fn a_merge_can_be_taken_back_after_a_reload() {
    story(|reader| {
        looks_at_another_browsers(reader);
        reader.clicks_in_the_desk("button", &["Merge it"]);
        reader.sees_in_the_desk("Merged: ");
        reader.closes_the_desk();
        reader.reloads();
        reader.sees_progress(1, 15);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.clicks_in_the_desk("button", &["Undo the last merge"]);
        reader.sees_in_the_desk("Undone: ");
        assert_eq!(reader.stored_keys(), [""; 0]);
        // Undo is offered only once.
        reader.switches_to("Plan");
        reader.switches_to("Your data");
        let offers = "return controls('button', 'study-desk').some(({ name }) => name.includes('last merge'))";
        assert!(!reader.evaluates::<bool>(offers, ()));
    });
}

#[test]
fn a_text_that_is_no_backup_changes_nothing_and_says_so() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        looks_at(reader, "<script>alert(1)</script>");
        reader.sees_in_the_desk("nothing was imported: this text is not an export");
        assert_eq!(reader.stored_keys(), [""; 0]);
    });
}

#[test]
fn a_backup_file_that_went_is_said_to_have_and_can_be_chosen_again() {
    let choose = "const [text, is_gone] = args, { text: read } = Blob.prototype;
        // As where the file is on a stick that was pulled.
        if (is_gone) Blob.prototype.text = async () => { throw new DOMException('gone', 'NotFoundError'); };
        const input = control('input', ['A backup file'], 'study-desk'), chosen = new DataTransfer();
        chosen.items.add(new File([text], 'backup.json'));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        setTimeout(() => { Blob.prototype.text = read; });
        return input.value";
    story(|reader| {
        let backup = backed_up(reader);
        in_another_browser(reader, PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.executes(choose, (&backup, true));
        reader.sees_in_the_desk("The file could not be read. Choose it again.");
        // Choosing the same file again works, although a browser sends no event for it unless the field was cleared.
        assert_eq!(reader.evaluates::<String>(choose, (&backup, false)), "");
        reader.sees_in_the_desk("Nothing is changed yet.");
    });
}

#[test]
fn of_a_crowd_of_guides_the_first_are_shown_and_the_others_counted() {
    let guides: Vec<String> = (0..16_000)
        .map(|n| format!(r#""guide-{n:05}":{{"":{{"v":1,"ticks":{{"t":[true,1,0,1]}}}}}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"study-widget/1","guides":{{{}}}}}"#,
        guides.join(",")
    );
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        looks_at(reader, &text);
        reader.sees_in_the_desk("guide-00019");
        reader.sees_in_the_desk("And 15,980 more guides.");
        reader.closes_the_desk();
        reader.sees_progress(0, 15);
    });
}

#[test]
fn a_link_carries_progress_to_another_device_and_shows_it_first() {
    story(|reader| {
        backed_up(reader);
        // The link back to a page carries progress, like the link to copy.
        let back = reader.site().address(PLAIN);
        reader.opens(&format!("{PLAIN}?from={back}"));
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        let link = "return control('a', ['Take it back'], 'study-desk')?.href ?? ''";
        reader.waits_for(
            "the link",
            &format!("return (() => {{ {link} }})().includes('#study=1.')"),
            (),
        );
        let link: String = reader.evaluates(link, ());
        in_another_browser(reader, PLAIN);
        reader.goes_to(&link);
        reader.waits_for_the_desk();
        reader.sees_in_the_desk("Nothing is changed yet.");
        let first = "return folded(desk('h3').textContent) === 'Bring back'";
        reader.waits_for("what the link brought before all else", first, ());
        let in_address = "return location.href.includes('study=')";
        assert!(
            !reader.evaluates::<bool>(in_address, ()),
            "notes in the address"
        );
        // The preview is still there after a look at another mode.
        reader.switches_to("Plan");
        reader.switches_to("Your data");
        reader.sees_in_the_desk("Nothing is changed yet.");
        reader.clicks_in_the_desk("button", &["Merge it"]);
        reader.sees_in_the_desk("Merged: ");
        reader.closes_the_desk();
        reader.sees_progress(1, 15);
    });
}

#[test]
fn what_an_edit_left_behind_is_put_where_it_belongs() {
    story(|reader| {
        reader.opens(PLAIN);
        let guide = reader.events("study-ready")[0]["guide"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let old =
            r#"{"v":1,"title":"Why is a query slow?","ticks":{"look":[true,1795000000000,0,7]}}"#;
        reader.stores(&format!("study-widget:{guide}:old-question"), old);
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.sees_in_the_desk("Why is a query slow?");
        reader.clicks_in_the_desk("button", &["Discard"]);
        reader.sees_in_the_desk("Discarded; it is still in backups.");
        reader.sees_in_the_desk("When a question leaves this article");
    });
}
