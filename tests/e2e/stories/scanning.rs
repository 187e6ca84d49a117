//! QR codes that one device shows and another's camera reads. The camera is the browser's fake one. Decoding is staged,
//! since no browser here can do it: it returns what the shown codes hold.

use study_widget::fragment::{self, Pieces};
use study_widget::qr;

use crate::reader::{APPEARANCES, Reader, chromium_story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const EYES: &str = "window.streams = []; window.code = '';
    { const { mediaDevices } = navigator, ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wish) => { const stream = await ask(wish); streams.push(stream); return stream; }; }
    window.BarcodeDetector = class {
      static getSupportedFormats = async () => ['ean_13', 'qr_code'];
      async detect(video) {
        if (video.readyState < 2 || !video.videoWidth) throw new DOMException('', 'InvalidStateError');
        return window.code ? [{ rawValue: window.code }] : [];
      }
    };";
const GIVEN_BACK: &str = "return streams.length === args[0] && streams.every((stream) => stream.getTracks().every(({ readyState }) => readyState === 'ended'))";
const RUNNING: &str = "return desk('video')?.videoWidth && streams.at(-1).getTracks().every(({ readyState }) => readyState === 'live')";

/// The texts of the codes that the desk shows for progress that needs several.
fn codes(reader: &Reader) -> Vec<String> {
    let back = reader.site().address(PLAIN);
    reader.opens(&format!("{PLAIN}?from={back}"));
    let note = "const part = () => Math.random().toString(36).slice(2);
        document.querySelector('study-widget').importProgress(JSON.stringify({ format: 'study-widget/1', guides: {
            [document.querySelector('study-widget').outline.guide]: { [document.querySelector('study-widget').outline.questions[0].id]:
                { v: 2, ticks: { [document.querySelector('study-widget').outline.questions[0].points[0].id]: [true, 1795491234567, 0, 41] },
                  texts: { note: [Array.from({ length: 200 }, part).join(' '), 1795491234567, 0, 41] } } } } }))";
    reader.executes(note, ());
    reader.sees_progress(1, 15);
    reader.opens_the_desk_by(&["Plan"]);
    reader.switches_to("Your data");
    reader.waits_for(
        "the link",
        "return control('a', ['Take it back'], 'study-desk')?.href.includes('#study=1.')",
        (),
    );
    let link: String = reader.evaluates(
        "return control('a', ['Take it back'], 'study-desk').href",
        (),
    );
    let packed = Pieces::default()
        .take(&link)
        .ok()
        .flatten()
        .expect("all of it in the link");
    // This page's address is longer than that of the page to return to, so a code holds less.
    let here: String = reader.evaluates("return `${location.href.split('#')[0]}#`", ());
    let pieces = fragment::pieces(&packed, qr::LONGEST - here.len());
    let codes: Vec<String> = pieces
        .iter()
        .map(|piece| format!("{here}{piece}"))
        .collect();
    assert!(codes.len() > 1, "{codes:?}");
    reader.clicks_in_the_desk("button", &["Show it as a code"]);
    for (nth, code) in codes.iter().enumerate() {
        reader.sees_in_the_desk(&format!("Code {} of {}", nth + 1, codes.len()));
        let drawn: String =
            reader.evaluates("return desk('svg.code .black').getAttribute('d')", ());
        assert_eq!(drawn, qr::code(code).expect("a code").path);
        reader.clicks_in_the_desk("button", &["Next code"]);
    }
    codes
}

fn scans(reader: &Reader) {
    reader.clicks_in_the_desk("button", &["Scan a code"]);
    reader.waits_for("what the camera sees", RUNNING, ());
}

fn holds_up(reader: &Reader, code: &str) {
    reader.executes("window.code = args[0]", [code]);
}

#[test]
fn several_codes_are_scanned_in_turn_and_shown_before_they_are_merged() {
    chromium_story(Site::new, |reader| {
        reader.adds_init_script(EYES);
        reader.sets_permission("camera", true);
        let codes = codes(reader);
        reader.visits("pages/essay.html");
        reader.loses_the_journal();
        reader.executes("localStorage.clear()", ());
        reader.opens(PLAIN);
        reader.sees_progress(0, 15);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        scans(reader);
        holds_up(reader, "https://example.org/menu");
        reader.sees_in_the_desk("That code carries no progress.");
        // Codes may come in any order and repeatedly.
        let mut order: Vec<&String> = codes.iter().rev().collect();
        order.insert(1, &codes[codes.len() - 1]);
        let last = order.pop().expect("codes");
        let mut seen = 0;
        for (nth, code) in order.into_iter().enumerate() {
            holds_up(reader, code);
            seen += usize::from(nth != 1);
            reader.sees_in_the_desk(&format!("{seen} of {} codes scanned", codes.len()));
        }
        for look in APPEARANCES {
            reader.emulates(look);
            reader.executes("desk('video').scrollIntoView({ block: 'center' })", ());
            reader.finds_the_desk_accessible(&format!("scan-{}-{}", look.1, look.0));
        }
        holds_up(reader, last);
        reader.sees_in_the_desk("Nothing is changed yet.");
        reader.waits_for("the camera to be given back", GIVEN_BACK, [1]);
        assert_eq!(reader.stored_keys(), [""; 0]);
        reader.clicks_in_the_desk("button", &["Merge it"]);
        reader.sees_in_the_desk("Merged: 1 added");
        reader.closes_the_desk();
        reader.sees_progress(1, 15);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn the_camera_is_given_back_however_the_reader_goes_on() {
    chromium_story(Site::new, |reader| {
        reader.adds_init_script(EYES);
        reader.sets_permission("camera", true);
        reader.opens(PLAIN);
        let mut times = 0;
        let ways: [&dyn Fn(&Reader); 4] = [
            &|reader| reader.clicks_in_the_desk("button", &["Stop the camera"]),
            &|reader| reader.switches_to("Plan"),
            &|reader| reader.closes_the_desk(),
            &|reader| {
                reader.executes("Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
                document.dispatchEvent(new Event('visibilitychange')); delete document.visibilityState", ())
            },
        ];
        for way in ways {
            reader.executes("document.querySelector('study-widget').study('data')", ());
            reader.sees_in_the_desk("Your data");
            scans(reader);
            way(reader);
            times += 1;
            reader.waits_for("the camera to be given back", GIVEN_BACK, [times]);
        }
        // The scan also ends when the camera is unplugged.
        scans(reader);
        reader.executes(
            "streams.at(-1).getTracks()[0].dispatchEvent(new Event('ended'))",
            (),
        );
        reader.sees_in_the_desk("The camera does not answer.");
        reader.waits_for("the camera to be given back", GIVEN_BACK, [times + 1]);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn a_reader_without_a_camera_is_told_why() {
    let reasons = [
        ("", "The browser gives this page no camera."),
        (
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));",
            "This device has no camera.",
        ),
        (
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));",
            "The camera does not answer.",
        ),
        (
            "BarcodeDetector.prototype.detect = () => Promise.reject(new DOMException('', 'NotSupportedError'));",
            "This browser cannot read codes after all.",
        ),
    ];
    for (fault, reason) in reasons {
        chromium_story(Site::new, |reader| {
            reader.sets_permission("camera", !fault.is_empty());
            reader.adds_init_script(&format!("{EYES} {fault}"));
            reader.opens(PLAIN);
            reader.opens_the_desk_by(&["Plan"]);
            reader.switches_to("Your data");
            reader.clicks_in_the_desk("button", &["Scan a code"]);
            reader.sees_in_the_desk(reason);
            reader.sees_in_the_desk("Scan a code");
            reader.finds_no_axe_violations(reason);
            reader.finds_the_page_undisturbed();
        });
    }
}

#[test]
fn a_browser_that_reads_no_codes_offers_no_scan() {
    for lacking in [
        "delete window.BarcodeDetector",
        "window.BarcodeDetector = class { static getSupportedFormats = async () => ['ean_13']; }",
        "window.BarcodeDetector = class { static getSupportedFormats = async () => { throw new Error('no service'); } }",
    ] {
        chromium_story(Site::new, |reader| {
            reader.adds_init_script(lacking);
            reader.opens(PLAIN);
            reader.opens_the_desk_by(&["Plan"]);
            reader.switches_to("Your data");
            reader.waits_until_idle();
            let offered: bool = reader.evaluates(
                "return shown(control('button', ['Scan a code'], 'study-desk'))",
                (),
            );
            assert!(!offered, "{lacking}");
            reader.finds_the_page_undisturbed();
        });
    }
}
