//! Sites of real generators and frameworks, from `tests/hosts`: the same promises hold on each.
//!
//! Only `cargo xtask hosts` runs these stories: it builds the sites and names each by `STUDY_HOST_…`.

use crate::browser::Engine;
use crate::reader::{Reader, story};

const TITLE: &str = "How would you find what slows a query down";
const POINT: &str = "Ask what changed.";
const LAST: &str = "Why did the build become slow";
const DEEP: &str = "Keep what does not change.";
const WIDGET: &str = "embed/study-widget.js";

/// A site of `tests/hosts`.
struct Host {
    /// The address of its article.
    article: &'static str,
    /// A script that turns on its dark palette; empty where it has none.
    darkens: &'static str,
}

macro_rules! hosts {
    ($($name:ident: $article:literal, $darkens:literal;)*) => {$(
        mod $name {
            const HOST: super::Host = super::Host { article: concat!("hosts/", stringify!($name), "/", $article), darkens: $darkens };
            hosts!(@stories
                the_article_is_counted_folded_and_ticked_over_a_reload
                a_link_into_a_closed_answer_opens_it
                another_page_of_the_site_is_studied_too
                the_palette_is_followed
                nothing_is_to_blame_but_what_was_before
                the_keys_of_the_site_are_not_ours
                nothing_jumps_under_the_wheel
                the_authors_elements_keep_their_style
                the_page_is_left_as_it_was
            );
        }
    )*};
    (@stories $($story:ident)*) => {$(
        #[test]
        #[ignore = "`cargo xtask hosts` builds the site and tells this"]
        fn $story() { super::$story(&HOST) }
    )*};
}

hosts! {
    react: "", "[...document.querySelectorAll('button')].find((button) => button.textContent === 'Palette').click()";
    vue: "", "[...document.querySelectorAll('button')].find((button) => button.textContent === 'Palette').click()";
    mdbook: "article.html", "document.querySelector('#mdbook-theme-coal').click()";
    mkdocs: "article/", "document.querySelector('#__palette_1').click()";
    sphinx: "article.html", "while (document.body.dataset.theme !== 'dark') document.querySelector('.theme-toggle').click()";
    vitepress: "article.html", "document.querySelector('.VPSwitchAppearance').click()";
    docusaurus: "article/", "const turn = () => {
        if (document.documentElement.dataset.theme === 'dark') return;
        document.querySelector('[aria-label^=\"Switch between dark\"]').click();
        setTimeout(turn, 50);
    };
    turn()";
    eleventy: "article/", "";
    hugo: "article/", "";
    jekyll: "pages/article/", "";
    next: "article/", "";
    starlight: "article/", "const list = document.querySelector('starlight-theme-select select');
    list.value = 'dark';
    list.dispatchEvent(new Event('change', { bubbles: true }))";
}

fn the_article_is_counted_folded_and_ticked_over_a_reload(host: &Host) {
    story(|reader| {
        reader.opens(host.article);
        reader.sees_progress(0, 48);
        reader.sees_one_widget(8);
        reader.shows_framework(TITLE);
        reader.ticks(POINT);
        reader.sees_progress(1, 48);
        reader.hides_framework(TITLE);
        reader.does_not_see(POINT);
        reader.reloads();
        reader.sees_progress(1, 48);
        reader.shows_framework(TITLE);
        reader.sees_ticked(POINT, true);
        reader.sees_one_widget(8);
        no_error(reader);
    });
}

fn a_link_into_a_closed_answer_opens_it(host: &Host) {
    story(|reader| {
        reader.opens(&format!("{}#deep", host.article));
        reader.sees(DEEP);
        reader.finds_on_the_screen(DEEP);
        let clear = "const { left, top } = holding(args[0])[0].getBoundingClientRect();
            return holding(args[0])[0].contains(document.elementFromPoint(left + 1, top + 5)) || document.elementFromPoint(left + 1, top + 5)?.localName";
        reader.waits_for(
            "the answer clear of what stays",
            &format!("return (() => {{ {clear} }})() === true"),
            [DEEP],
        );
    });
}

fn another_page_of_the_site_is_studied_too(host: &Host) {
    let follow = "holding(args[0]).map((found) => found.closest('a')).find(Boolean).click()";
    story(|reader| {
        reader.opens(host.article);
        reader.shows_framework(TITLE);
        reader.ticks(POINT);
        reader.sees_progress(1, 48);
        reader.executes(follow, ["one more page"]);
        reader.sees_progress(0, 3);
        reader.sees_one_widget(1);
        reader.executes(follow, ["the eight questions"]);
        reader.sees_progress(1, 48);
        reader.shows_framework(TITLE);
        reader.sees_ticked(POINT, true);
        reader.sees_one_widget(8);
        reader.goes_back();
        reader.sees_progress(0, 3);
        reader.goes_back();
        reader.sees_progress(1, 48);
        reader.sees_one_widget(8);
        no_error(reader);
    });
}

fn the_palette_is_followed(host: &Host) {
    if host.darkens.is_empty() {
        return;
    }
    story(|reader| {
        reader.opens(host.article);
        let scheme = "return getComputedStyle(document.querySelector('study-widget')).colorScheme === args[0]";
        reader.waits_for("light controls", scheme, ["light"]);
        reader.executes(host.darkens, ());
        reader.waits_for("dark controls", scheme, ["dark"]);
    });
}

fn nothing_is_to_blame_but_what_was_before(host: &Host) {
    // The rules that axe finds violated, once for each violation.
    let rule = |line: &String| line.split(':').next().map(str::to_owned);
    for paint in ["", host.darkens] {
        story(|reader| {
            let [without, mut with] = visits(reader, host, |reader| {
                reader.executes(paint, ());
                reader.executes("document.querySelector('study-widget')?.showAll?.()", ());
                reader.scrolls_through();
                reader.waits_until_idle();
                reader.axe_violations()
            });
            let mut before: Vec<_> = without.iter().filter_map(rule).collect();
            with.retain(|line| {
                let rule = |rule: &String| line.starts_with(&format!("{rule}:"));
                let known = before.iter().position(rule);
                known.map(|at| before.remove(at)).is_none()
            });
            assert!(with.is_empty(), "{with:#?}");
        });
    }
}

fn the_keys_of_the_site_are_not_ours(host: &Host) {
    story(|reader| {
        reader.opens(host.article);
        reader.opens_the_desk_by(&["Review"]);
        reader.tabs_to(&["Your answer"]);
        reader.types_text("docs/s");
        reader.sees_value("Your answer", "docs/s");
        let at_the_desk = "return document.activeElement.localName === 'study-desk' && !document.querySelector('dialog:modal')";
        assert!(
            reader.evaluates::<bool>(at_the_desk, ()),
            "the site acted on what was typed"
        );
    });
}

fn nothing_jumps_under_the_wheel(host: &Host) {
    story(|reader| {
        // Only Chromium reports layout shifts.
        if reader.engine() != Engine::Chromium {
            return;
        }
        let [without, with] = visits(reader, host, |reader| {
            reader.scrolls_by_wheel();
            reader.evaluates::<f64>("return recorder.articleShift", ())
        });
        // A tolerance for rounding.
        const NOTHING: f64 = 0.0005;
        assert!(
            with <= without + NOTHING,
            "the article shifts by {with}, and by {without} without the widget"
        );
    });
}

fn the_authors_elements_keep_their_style(host: &Host) {
    // Where a box has no room beside its text, for example under a side bar, the text of its item moves aside.
    let looks = "const isAside = (element) => element.localName === 'li';
        return [...(document.querySelector('article') ?? document.querySelector('main')).querySelectorAll('*')].filter((element) => !element.localName.startsWith('study-')).map((element) => {
        const { color, backgroundColor, letterSpacing, fontStyle, margin, padding, border } = getComputedStyle(element);
        const left = Math.round(element.getBoundingClientRect().left);
        return [element.localName, element.className, color, backgroundColor, letterSpacing, fontStyle, margin, isAside(element) ? '' : padding, border, left].join(' ') })";
    story(|reader| {
        let [without, with] = visits(reader, host, |reader| {
            reader.executes("document.querySelector('study-widget')?.showAll?.()", ());
            reader.scrolls_through();
            reader.executes("scrollTo({ top: 0, behavior: 'instant' })", ());
            reader.waits_until_idle();
            reader.evaluates::<Vec<String>>(looks, ())
        });
        let differ = with
            .iter()
            .zip(&without)
            .filter(|(with, without)| with != without);
        let differ: Vec<_> = differ.collect();
        assert!(differ.is_empty(), "with and without: {differ:#?}");
        assert_eq!(with.len(), without.len());
    });
}

fn the_page_is_left_as_it_was(host: &Host) {
    // A site may change the page at its own pace where the reader is, so wait until it rests.
    let rests = "const now = document.body.outerHTML;
        if (now !== window.before) { window.before = now; window.since = performance.now(); }
        return performance.now() - since > 500";
    story(|reader| {
        let [without, with] = visits(reader, host, |reader| {
            reader.executes("const widget = document.querySelector('study-widget'); widget?.showAll?.(); window.left = !widget", ());
            reader.scrolls_through();
            reader.executes("document.querySelector('study-widget')?.remove(); scrollTo({ top: 0, behavior: 'instant' })", ());
            reader.waits_until_idle();
            reader.waits_for("the page at rest", rests, ());
            reader.evaluates::<Vec<String>>("return document.body.outerHTML.split(/(?=<)/)", ())
        });
        let differ = with
            .iter()
            .zip(&without)
            .find(|(with, without)| with != without);
        assert!(differ.is_none(), "with and without: {differ:#?}");
        assert_eq!(with.len(), without.len());
    });
}

/// The results of a visit without the widget and of one with it.
fn visits<T>(reader: &Reader, host: &Host, visit: impl Fn(&Reader) -> T) -> [T; 2] {
    reader.site().fail(WIDGET, crate::server::Fault::Missing);
    reader.visits(host.article);
    reader.waits_until_idle();
    let without = visit(reader);
    reader.site().clear_faults();
    reader.opens(host.article);
    reader.waits_until_idle();
    [without, visit(reader)]
}

fn no_error(reader: &Reader) {
    let errors: Vec<String> = reader.evaluates("return recorder.errors", ());
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Pages that hydrate before or long after the widget comes, and render again every second.
mod hydrated {
    use super::{Reader, no_error, story};

    const WORDS: &str = "return document.querySelector('article').textContent";
    const TITLE: &str = "How would you move a service without stopping it";
    const POINT: &str = "Copy what is written.";

    #[test]
    #[ignore = "`cargo xtask hosts` builds the site and tells this"]
    fn react() {
        wakes_up("react");
    }

    #[test]
    #[ignore = "`cargo xtask hosts` builds the site and tells this"]
    fn vue() {
        wakes_up("vue");
    }

    fn wakes_up(name: &str) {
        // Hydration before the widget, while it starts, and long after the reader began.
        for late in [0, 300, 8000] {
            let page = format!("hosts/{name}/?ticks&late={late}");
            story(|reader| {
                reader.has_a_long_timeout();
                reader
                    .site()
                    .fail(super::WIDGET, crate::server::Fault::Missing);
                reader.visits(&page);
                is_rendered_again(reader);
                let words: String = reader.evaluates(WORDS, ());
                reader.site().clear_faults();
                reader.opens(&page);
                if late < 1000 {
                    is_rendered_again(reader);
                }
                reader.shows_framework(TITLE);
                reader.ticks(POINT);
                is_rendered_again(reader);
                let now: String = reader.evaluates(WORDS, ());
                assert_eq!(words, now, "woken up after {late} ms");
                reader.sees(POINT);
                reader.sees_ticked(POINT, true);
                reader.sees_progress(1, 56);
                reader.sees_one_widget(8);
                reader.ticks("Run both.");
                reader.sees_progress(2, 56);
                reader.hides_framework(TITLE);
                reader.does_not_see(POINT);
                no_error(reader);
                nothing_said_of_hydration(reader);
            });
        }
    }

    /// Waits until the page has rendered again several times.
    fn is_rendered_again(reader: &Reader) {
        let script = "return window.hydrated && document.querySelector('output').textContent > 4";
        reader.waits_for("the page to be rendered some times", script, ());
    }

    fn nothing_said_of_hydration(reader: &Reader) {
        if reader.engine() == crate::browser::Engine::Chromium {
            let said = reader.console().into_iter();
            let said: Vec<String> = said
                .filter(|line| line.to_lowercase().contains("hydrat"))
                .collect();
            assert!(said.is_empty(), "{said:#?}");
        }
    }
}
