//! From device to device: a link, or codes to be shown in turn. No server is told.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::packed::{Packed, packed};
use crate::browser::{file, window};
use crate::desk::parts::{button, line, row, show};
use crate::desk::picture::shape;
use crate::desk::sitting::Desk;
use crate::fragment;
use crate::qr;
use crate::view::View;
use crate::view::make::{element, fill};

/// The codes on show: which of them, and the address in each.
type Shown = RwSignal<Option<(usize, Rc<[String]>)>, LocalStorage>;

/// Makes the link and the codes.
pub(super) fn to_another_device(view: &mut View, desk: Desk, _: RwSignal<Option<String>>) {
    let advice = "This guide's progress as a link to this page. It travels in the part of the link that no server is sent; on the other device it is shown before it is merged.";
    let sorry = "this browser cannot make such a link; download a backup and bring that back on the other device, which does the same";
    let packed = packed(view, desk);
    let shown = Shown::new_local(None);
    let link = button(view, "", "Copy the link", move || copy(desk, packed));
    let codes = button(view, "", "Show it as a code", move || {
        shown.set(codes(packed).map(|codes| (0, codes)))
    });
    let app = RwSignal::new(None);
    desk.find_in_app(move |page| {
        let back = js_sys::encode_uri_component(&address());
        let page = format!("{page}?from={}", String::from(back));
        app.try_set(Some(page));
    });
    let back = there(
        view,
        packed,
        "Take it back to where you came from",
        RwSignal::new(came_from()),
    );
    let app = there(view, packed, "Open in the app", app);
    let (ways, sorry) = (row(&[&link, &codes, &back, &app]), line("notice", sorry));
    let place = element("div", "");
    view.fill(&[&line("muted", advice), &ways, &sorry, &place]);
    view.draw(move || {
        packed.with(|packed| {
            show(&ways, matches!(packed, Packed::Ready(_)));
            show(&sorry, matches!(packed, Packed::Never));
        })
    });
    view.part(&place, move |view| {
        if let Some((at, codes)) = shown.get() {
            show_code(view, at, &codes, shown);
        }
    });
}

/// A page's address with all of the progress in it.
fn carrying(page: &str, packed: &Packed) -> Option<String> {
    match packed {
        Packed::Ready(packed) => Some(format!("{page}#{}", fragment::whole(packed))),
        _ => None,
    }
}

fn copy(desk: Desk, packed: RwSignal<Packed, LocalStorage>) {
    let Some(link) = packed.with_untracked(|packed| carrying(&address(), packed)) else {
        return;
    };
    file::copy(&link, move |copied| {
        desk.say(if copied {
            "Copied. Open it on the other device."
        } else {
            "the browser does not let this page copy; show the codes instead"
        });
    });
}

/// The address in each code. They are of one export, whatever the reader does while they are scanned.
fn codes(packed: RwSignal<Packed, LocalStorage>) -> Option<Rc<[String]>> {
    let Packed::Ready(packed) = packed.get_untracked() else {
        return None;
    };
    let address = format!("{}#", address());
    let pieces = fragment::pieces(&packed, qr::LONGEST.saturating_sub(address.len()));
    Some(
        pieces
            .iter()
            .map(|piece| format!("{address}{piece}"))
            .collect(),
    )
}

/// Shows one code, and the way to the next.
fn show_code(view: &mut View, at: usize, codes: &Rc<[String]>, shown: Shown) {
    let Some(code) = codes.get(at).and_then(|address| qr::code(address)) else {
        return view.fill(&[&line(
            "notice",
            "this address is too long for a code; copy the link instead",
        )]);
    };
    let name = format!("Code {} of {}", at + 1, codes.len());
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
    if codes.len() > 1 {
        let codes = Rc::clone(codes);
        controls.push(button(view, "main", "Next code", move || {
            shown.set(Some(((at + 1) % codes.len(), Rc::clone(&codes))))
        }));
    }
    controls.push(button(view, "quiet", "Hide it", move || shown.set(None)));
    let controls: Vec<&Element> = controls.iter().collect();
    view.fill(&[&line("", &name), &picture, &row(&controls)]);
}

/// A link to another page of this guide that carries what was done here; hidden while there is no such page.
fn there(
    view: &mut View,
    packed: RwSignal<Packed, LocalStorage>,
    words: &str,
    page: RwSignal<Option<String>>,
) -> Element {
    let link = element("a rel=noreferrer", words);
    let drawn = link.clone();
    view.draw(move || {
        let page = page.get();
        let address = page.and_then(|page| packed.with(|packed| carrying(&page, packed)));
        show(&drawn, address.is_some());
        let _ = drawn.set_attribute("href", &address.unwrap_or_default());
    });
    link
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
