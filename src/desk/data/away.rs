//! From device to device: a link, or codes to be shown in turn. No server is told.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::{file, window};
use crate::desk::parts::{button, line, row};
use crate::desk::picture::shape;
use crate::desk::sitting::Desk;
use crate::fragment;
use crate::qr;
use crate::view::View;
use crate::view::make::{element, fill};

/// Makes the link and the codes.
pub(super) fn to_another_device(view: &mut View, desk: Desk, _: RwSignal<Option<String>>) {
    let advice = "This guide's progress as a link to this page. It travels in the part of the link that no server is sent; on the other device it is shown before it is merged.";
    let shown = RwSignal::new(None::<usize>);
    let link = button(view, "", "Copy the link", move || {
        let export = desk.study(|study| study.progress(desk.now()));
        let address = format!("{}#{}", address(), fragment::whole(&export));
        file::copy(&address, move |copied| {
            desk.say(if copied {
                "Copied. Open it on the other device."
            } else {
                "the browser does not let this page copy; show the codes instead"
            });
        });
    });
    let codes = button(view, "", "Show it as a code", move || shown.set(Some(0)));
    let place = element("div", &[], "");
    let ways = row(&[&link, &codes]);
    view.fill(&[&line("muted", advice), &ways, &place]);
    if let Some(page) = came_from() {
        fill(
            &ways,
            &[&there(desk, "Take it back to where you came from", &page)],
        );
    }
    desk.find_in_app(move |page| {
        let back = js_sys::encode_uri_component(&address());
        let page = format!("{page}?from={}", String::from(back));
        fill(&ways, &[&there(desk, "Open in the app", &page)]);
    });
    view.part(&place, move |view| {
        if let Some(at) = shown.get() {
            show(view, desk, at, shown);
        }
    });
}

/// Shows one code, and the way to the next.
fn show(view: &mut View, desk: Desk, at: usize, shown: RwSignal<Option<usize>>) {
    let export = desk.study(|study| study.progress(desk.now()));
    let address = format!("{}#", address());
    let pieces = Rc::new(fragment::pieces(
        &export,
        qr::LONGEST.saturating_sub(address.len()),
    ));
    let Some(piece) = pieces.get(at) else { return };
    let Some(code) = qr::code(&format!("{address}{piece}")) else {
        return view.fill(&[&line(
            "notice",
            "this address is too long for a code; copy the link instead",
        )]);
    };
    let name = format!("Code {} of {}", at + 1, pieces.len());
    let side = code.side.to_string();
    let view_box = format!("0 0 {side} {side}");
    let attributes = [
        ("role", "img"),
        ("aria-label", &*name),
        ("class", "code"),
        ("viewBox", &view_box),
    ];
    let picture = shape("svg", &attributes);
    let white = shape(
        "rect",
        &[("width", &side), ("height", &side), ("class", "white")],
    );
    fill(
        &picture,
        &[
            &white,
            &shape("path", &[("d", &code.path), ("class", "black")]),
        ],
    );
    let mut controls: Vec<Element> = Vec::new();
    if pieces.len() > 1 {
        let count = pieces.len();
        controls.push(button(view, "main", "Next code", move || {
            shown.set(Some((at + 1) % count))
        }));
    }
    controls.push(button(view, "quiet", "Hide it", move || shown.set(None)));
    let controls: Vec<&Element> = controls.iter().collect();
    view.fill(&[&line("", &name), &picture, &row(&controls)]);
}

/// A link to another page of this guide that carries what was done here.
fn there(desk: Desk, words: &str, page: &str) -> Element {
    let export = desk.study(|study| study.progress(desk.now()));
    let href = format!("{page}#{}", fragment::whole(&export));
    element("a", &[("href", &href), ("rel", "noreferrer")], words)
}

/// The page from which the reader came to the app; none where the address names no page.
fn came_from() -> Option<String> {
    let search = window().location().search().ok()?;
    let query = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    let page = query.get("from")?;
    let is_page = page.starts_with("https://") || page.starts_with("http://");
    is_page.then(|| page.split('#').next().unwrap_or_default().to_owned())
}

fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
