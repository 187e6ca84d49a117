//! A recorded answer: played, deleted, and an explanation where recording is impossible.

use thirtyfour::Key;

use super::rehearsing::{at_the_desk, comes_to, interview, question_asked, says};
use crate::reader::chromium_story;

const EARS: &str = "window.streams = []; window.loudest = 0;
    { const { mediaDevices } = navigator, ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wish) => { const stream = await ask(wish); streams.push(stream); return stream; };
      const decode = AudioContext.prototype.decodeAudioData;
      AudioContext.prototype.decodeAudioData = async function (bytes) {
        const sound = await decode.call(this, bytes);
        window.loudest = sound.getChannelData(0).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
        return sound;
      }; }";

#[test]
fn an_answer_is_recorded_heard_again_and_forgotten() {
    chromium_story(interview, |reader| {
        reader.adds_init_script(EARS);
        at_the_desk(reader);
        reader.sets_microphone_permission(true);
        says(reader, &["never stored and never sent"]);
        reader.ticks_in_the_desk("Record my answers");
        reader.presses_in_the_desk("Begin");
        says(reader, &["Stop recording", "2:5"]);
        // In real time, since sound does not follow the fake clock.
        says(reader, &["2:57"]);
        reader.types(&[Key::Space]);
        says(reader, &["Hear what you said"]);
        let given_back = "return streams.length === args[0] && streams.every((stream) => stream.getTracks().every(({ readyState }) => readyState === 'ended'))";
        reader.waits_for("the microphone to be given back", given_back, [1]);
        let loudest: f64 = reader.evaluates("return loudest", ());
        assert!(loudest > 0.01, "nothing is to be heard: {loudest}");
        // The three seconds pass quickly, so an observer records what is shown meanwhile.
        let listen = "const { shadowRoot } = document.querySelector('study-desk');
            const look = () => { window.isHeard ||= /Stop/.test(shadowRoot.textContent) && /0:0[1-9] of 0:0/.test(shadowRoot.textContent); };
            new MutationObserver(look).observe(shadowRoot, { subtree: true, childList: true, characterData: true })";
        reader.executes(listen, ());
        reader.presses_in_the_desk("Hear what you said");
        reader.waits_for(
            "the recording to play",
            "return window.isHeard === true",
            (),
        );
        reader.tabs_to(&["Go on to a follow-up"]);
        reader.types(&[Key::Enter]);

        says(reader, &["left of 1 min", "Recording"]);
        reader.presses_in_the_desk("Pause");
        says(reader, &["Recording is paused"]);
        reader.types(&[Key::Escape]);
        reader.sees_the_desk_closed();
        reader.waits_for("the microphone to be given back", given_back, [2]);
        reader.finds_the_page_undisturbed();
        let asked = reader.site().requests();
        assert!(
            asked.iter().all(|(path, _)| !path.contains("blob")),
            "{asked:?}"
        );
    });
}

#[test]
fn a_microphone_that_is_refused_leaves_a_rehearsal_without_one() {
    chromium_story(interview, |reader| {
        at_the_desk(reader);
        reader.sets_microphone_permission(false);
        reader.ticks_in_the_desk("Record my answers");
        reader.presses_in_the_desk("Begin");
        says(
            reader,
            &[
                "The browser gives this page no microphone.",
                "Begin without recording, or try again.",
            ],
        );
        reader.finds_no_axe_violations("a refused microphone");
        reader.ticks_in_the_desk("Record my answers");
        reader.presses_in_the_desk("Begin");
        question_asked(reader, "Question 1 of 2");
        reader.types(&[Key::Space]);
        comes_to(reader, "0 of 2 points covered");
        assert!(!reader.text_of_the_desk().contains("Hear what you said"));
    });
}

#[test]
fn where_nothing_can_be_recorded_the_reader_is_told_why() {
    let reasons = [
        (
            "Object.defineProperty(window, 'isSecureContext', { value: false })",
            "only on https pages",
        ),
        ("delete window.MediaRecorder", "This browser cannot record."),
        (
            "Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined })",
            "This browser cannot record.",
        ),
    ];
    for (lacking, reason) in reasons {
        chromium_story(interview, |reader| {
            reader.adds_init_script(lacking);
            at_the_desk(reader);
            says(reader, &[reason]);
            let disabled: bool = reader.evaluates(
                "return control('input', ['Record my answers'], 'study-desk').disabled",
                (),
            );
            assert!(disabled);
        });
    }
    chromium_story(interview, |reader| {
        reader.adds_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))");
        at_the_desk(reader);
        reader.ticks_in_the_desk("Record my answers");
        reader.presses_in_the_desk("Begin");
        says(reader, &["This device has no microphone."]);
    });
}
