//! Aloud: the question is read out, the screen stays on while the reader speaks, and a rehearsal goes on hands-free.
//!
//! Test machines have no voice, so the page gets a fake one, which finishes a sentence at once.

use serde_json::{Value, json};

use super::rehearsing::{at_the_desk, interview, question_asked};
use crate::reader::{APPEARANCES, Reader, story, story_at};
use crate::server::Site;

/// A fake speech synthesis with two voices. It records each sentence, which ends at once, or when the story ends it.
const VOICES: &str = "window.spoken = []; window.speaking = [];
    class Said extends EventTarget {
        constructor(text) { super(); Object.assign(this, { text, lang: '', rate: 1, voice: null, onend: null, onerror: null }); }
        end() { this.onend?.(new Event('end')); }
    }
    class Synthesis extends EventTarget {
        getVoices() { return [['uri:ada', 'Ada', 'en-GB'], ['uri:bea', 'Bea', 'de-DE']].map(([voiceURI, name, lang]) => ({ voiceURI, name, lang })); }
        speak(said) {
            spoken.push([said.text.trim(), said.lang, said.rate, said.voice?.name ?? '']);
            if (window.slow) speaking.push(said); else setTimeout(() => said.end());
        }
        cancel() { window.cancelled = (window.cancelled ?? 0) + 1; }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Said });
    Object.defineProperty(window, 'speechSynthesis', { value: new Synthesis() });";

/// A fake wake lock, and the number of locks held.
const SCREEN: &str = "window.locks = 0;
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
        window.locks += 1;
        return { release: async () => { window.locks -= 1; } };
    } } });";

fn hears(reader: &Reader, words: &str) {
    let script = "return spoken.some(([text]) => text.includes(args[0]))";
    reader.waits_for(&format!("{words:?} to be read"), script, [words]);
}

#[test]
fn a_question_is_read_by_the_voice_and_at_the_speed_that_the_reader_chose() {
    story_at(interview, |reader| {
        reader.adds_init_script(VOICES);
        reader.opens("pages/interview.html");
        reader.opens_the_desk_by(&["Review"]);
        let question = reader.question_asked();
        reader.presses_in_the_desk("Read it aloud");
        hears(reader, &question);
        reader.clicks_in_the_desk("summary", &["Voice and speed"]);
        let choose = "const [voice, speed] = desk.all('select');
            const offered = [...voice.options].map(({ textContent }) => textContent);
            voice.value = 'uri:ada'; speed.value = '150';
            for (const each of [voice, speed]) each.dispatchEvent(new Event('change'));
            return offered";
        // The page is in English, so the other voice is not offered.
        assert_eq!(
            reader.evaluates::<Vec<String>>(choose, ()),
            ["The browser’s own", "Ada"]
        );
        // The choice is stored on the device for the next visit.
        let kept = "return new Promise((done) => { const asked = indexedDB.open('study-widget-desk');
            asked.onerror = () => done(false); asked.onupgradeneeded = () => asked.transaction.abort();
            asked.onsuccess = () => { const found = asked.result.transaction('room').objectStore('room').get('speed');
                found.onsuccess = () => { asked.result.close(); done(found.result === 150); }; }; })";
        reader.waits_for("the choice to be kept", kept, ());
        reader.reloads();
        reader.opens_the_desk_by(&["Review"]);
        reader.question_asked();
        let chosen = "return desk.all('select')[0]?.value === 'uri:ada'";
        reader.waits_for("the voice that was chosen", chosen, ());
        reader.executes("window.slow = true", ());
        reader.presses_in_the_desk("Read it aloud");
        hears(reader, &question);
        let said: Value = reader.evaluates("return spoken.at(-1)", ());
        assert_eq!(said, json!([question, "en", 1.5, "Ada"]));
        reader.presses_in_the_desk("Stop reading");
        reader.sees_in_the_desk("Read it aloud");
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn where_there_is_no_voice_there_is_no_control_and_a_reason() {
    story(|reader| {
        reader.opens("pages/plain.html");
        if reader.evaluates::<bool>(
            "return (window.speechSynthesis?.getVoices().length ?? 0) > 0",
            (),
        ) {
            return;
        }
        reader.opens_the_desk_by(&["Review"]);
        reader.question_asked();
        let offered = "return controls('button, summary', 'study-desk').some(({ element, name }) => /aloud|Voice/.test(name) && shown(element))";
        assert!(!reader.evaluates::<bool>(offered, ()));
        reader.switches_to("Rehearse");
        reader.sees_in_the_desk(
            "Hands-free needs a voice to read to you, and this browser has none.",
        );
    });
}

#[test]
fn the_screen_stays_on_while_the_reader_speaks() {
    story_at(interview, |reader| {
        let on = |is_on: bool| {
            let count = usize::from(is_on);
            reader.waits_for(
                &format!("{count} screens kept on"),
                "return locks === args[0]",
                [count],
            );
        };
        reader.adds_init_script(SCREEN);
        at_the_desk(reader);
        on(false);
        reader.presses_in_the_desk("Begin");
        question_asked(reader, "Question 1 of 2");
        on(true);
        reader.presses_in_the_desk("Show the framework");
        reader.sees_in_the_desk("points covered");
        on(false);
        reader.switches_to("Review");
        on(true);
        reader.closes_the_desk();
        on(false);
    });
}

#[test]
fn a_rehearsal_goes_from_question_to_question_without_a_hand() {
    story_at(interview, |reader| {
        reader.adds_init_script(VOICES);
        at_the_desk(reader);
        reader.ticks_in_the_desk("Hands-free");
        reader.executes("window.slow = true", ());
        reader.presses_in_the_desk("Begin");
        let first = question_asked(reader, "Question 1 of 2");
        hears(reader, &format!("How do you {first}?"));
        // The clock waits until the question has been read out.
        reader.sees_in_the_desk("left, paused");
        reader.executes(
            "window.slow = false; speaking.forEach((said) => said.end())",
            (),
        );
        reader.sees_in_the_desk("left of 3 min");
        reader.advances_the_clock(181);
        reader.sees_in_the_desk("0 of 2 points covered");
        hears(reader, &format!("First, look before you {first}."));
        // Without a click, the rehearsal goes on to the follow-up, through it, past the mistakes and to the next
        // question.
        reader.sees_in_the_desk("left of 1 min");
        hears(reader, &format!("Who else may {first} tonight?"));
        reader.advances_the_clock(61);
        hears(reader, &format!("Whoever is on call for {first}."));
        let second = question_asked(reader, "Question 2 of 2");
        assert_ne!(first, second);
        hears(reader, &format!("How do you {second}?"));
        reader.presses_in_the_desk("End here");
        reader.sees_in_the_desk("Score card");
        // Nothing was ticked, so no review is recorded.
        let rated =
            "return Object.values(localStorage).some((text) => text.includes('\"reviews\"'))";
        assert!(!reader.evaluates::<bool>(rated, ()));
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn axe_finds_nothing_to_blame_in_what_is_read_aloud() {
    story_at(Site::new, |reader| {
        reader.adds_init_script(VOICES);
        for look in APPEARANCES {
            reader.emulates(look);
            reader.opens("guides/devops-senior/");
            reader.opens_the_desk_by(&["Review"]);
            reader.question_asked();
            reader.clicks_in_the_desk("summary", &["Voice and speed"]);
            reader.finds_the_desk_accessible(&format!("aloud-review-{look:?}"));
            reader.switches_to("Rehearse");
            reader.clicks_in_the_desk("summary", &["Voice and speed"]);
            reader.finds_the_desk_accessible(&format!("aloud-rehearse-{look:?}"));
            reader.closes_the_desk();
        }
    });
}
