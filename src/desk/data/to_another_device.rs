//! Progress to another device: as a link, or as QR codes shown in turn. No server is involved.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::address::{self, came_from, from_fragment};
use super::packed::{Packed, packed};
use crate::browser::{fetch, file};
use crate::desk::components::{Button, Disclosure};
use crate::desk::library::page_of;
use crate::desk::sitting::Desk;
use crate::fragment;
use crate::i18n::t;
use crate::qr;

/// The QR codes on show: the index of the current one, and the address in each.
type Codes = RwSignal<Option<(usize, Rc<[String]>)>, LocalStorage>;

/// The buttons for the link and the codes, and the codes.
#[component]
pub(super) fn ToAnotherDevice(desk: Desk) -> impl IntoView {
    let packed = packed(desk);
    let codes = Codes::new_local(None);
    let app = page_in_app(desk);
    view! {
        <p class="muted">
            {t!("This guide’s progress as a link to this page. It travels in the part of the link that no server is sent; on the other device it is shown before it is merged.")}
        </p>
        <div class="row" hidden=move || packed.with(|packed| !matches!(packed, Packed::Ready(_)))>
            <Button text=t!("Copy the link") on_press=move || copy(desk, packed)/>
            <Button
                text=t!("Show it as a code")
                on_press=move || codes.set(addresses(packed).map(|codes| (0, codes)))
            />
            <PageLink text=t!("Open in the app").to_owned() packed page=app/>
        </div>
        <WayBack packed/>
        <p class="notice" hidden=move || packed.with(|packed| !matches!(packed, Packed::Never))>
            {t!("this browser cannot make such a link; download a backup and bring it back on the other device instead")}
        </p>
        <div>
            {move || codes.get().map(|(at, addresses)| view! { <Code desk at addresses codes/> })}
        </div>
    }
}

/// A link that takes the progress to the page from which the reader came to the app. Anyone can make an address that
/// names a page, so the reader first sees to which host it leads.
#[component]
fn WayBack(packed: RwSignal<Packed, LocalStorage>) -> impl IntoView {
    came_from().map(|page| {
        let host = page.host();
        let words = t!("The link that led here names {host}. What you did with this guide goes there, your notes too.", host);
        let page = RwSignal::new(Some(Target { page: page.href(), from: None }));
        view! {
            <Disclosure summary=t!("Take it back to where you came from")>
                <p>{words}</p>
                <div class="row">
                    <PageLink text=t!("Take it back to {host}", host) packed page/>
                </div>
            </Disclosure>
        }
    })
}

/// One QR code, with the buttons for the next one and to hide it.
#[component]
fn Code(desk: Desk, at: usize, addresses: Rc<[String]>, codes: Codes) -> impl IntoView {
    let Some(code) = addresses.get(at).and_then(|address| qr::code(address)) else {
        return view! {
            <p class="notice">{t!("this address is too long for a code; copy the link instead")}</p>
        }
        .into_any();
    };
    let count = addresses.len();
    let name = t!("Code {at} of {count}", at = at + 1, count);
    let side = code.side.to_string();
    let view_box = format!("0 0 {side} {side}");
    let next = (count > 1).then(|| {
        let next = move || codes.set(Some(((at + 1) % count, Rc::clone(&addresses))));
        view! { <Button class="main" text=t!("Next code") on_press=next/> }
    });
    let hide = move || {
        codes.set(None);
        desk.focus_title();
    };
    view! {
        <p>{name.clone()}</p>
        <svg role="img" aria-label=name class="code" viewBox=view_box>
            <rect width=side.clone() height=side class="white"></rect>
            <path d=code.path class="black"></path>
        </svg>
        <div class="row">
            {next}
            <Button class="quiet" text=t!("Hide it") on_press=hide/>
        </div>
    }
    .into_any()
}

/// A link to another page of this guide, with the progress in its address. Hidden while either is missing.
#[component]
fn PageLink(
    text: String,
    packed: RwSignal<Packed, LocalStorage>,
    page: RwSignal<Option<Target>>,
) -> impl IntoView {
    let address = Memo::new(move |_| {
        let Target { page, from } = page.get()?;
        let address = packed.with(|packed| carrying(&page, packed))?;
        Some(match from {
            Some(from) => format!("{address}&{from}"),
            None => address,
        })
    });
    view! {
        <a
            rel="noreferrer"
            hidden=move || address.with(Option::is_none)
            href=move || address.get().unwrap_or_default()
        >
            {text}
        </a>
    }
}

/// A page of this guide, and the parameter that names the page to return to.
#[derive(Clone)]
struct Target {
    page: String,
    from: Option<String>,
}

/// A page's address with all of the progress in its fragment; none if the progress is not packed.
fn carrying(page: &str, packed: &Packed) -> Option<String> {
    match packed {
        Packed::Ready(packed) => Some(format!("{page}#{}", fragment::whole(packed))),
        _ => None,
    }
}

fn copy(desk: Desk, packed: RwSignal<Packed, LocalStorage>) {
    let Some(link) = packed.with_untracked(|packed| carrying(&address::page(), packed)) else {
        return;
    };
    file::copy(&link, move |copied| {
        desk.announce(if copied {
            t!("Copied. Open it on the other device.")
        } else {
            t!("the browser does not let this page copy; show the codes instead")
        });
    });
}

/// The address in each code. All are pieces of one export, even if the reader changes something while they are scanned.
fn addresses(packed: RwSignal<Packed, LocalStorage>) -> Option<Rc<[String]>> {
    let Packed::Ready(packed) = packed.get_untracked() else {
        return None;
    };
    let address = format!("{}#", address::page());
    let pieces = fragment::pieces(&packed, qr::LONGEST.saturating_sub(address.len()));
    let pieces = pieces.iter().map(|piece| format!("{address}{piece}"));
    Some(pieces.collect())
}

/// The page of this guide in the app, with the way back; none until it is found, or if this page belongs to the app.
fn page_in_app(desk: Desk) -> RwSignal<Option<Target>> {
    let page = RwSignal::new(None);
    let (home, guide) = (home(&desk.loader_address()), desk.guide_id());
    spawn_local(async move {
        if address::page().starts_with(&home) {
            return;
        }
        // The page's content security policy may forbid this request. Then there is no link to the app.
        let Some(catalogue) = fetch::text(&format!("{home}guides.json")).await else {
            return;
        };
        if let Some(url) = page_of(&guide, &catalogue) {
            page.try_set(Some(Target {
                page: format!("{home}{url}"),
                from: Some(from_fragment(&address::page())),
            }));
        }
    });
    page
}

/// The app's base address, from that of the loader, which is in the app's folder `embed/` or `embed/<version>/`.
fn home(loader: &str) -> String {
    let folder = loader.rsplit_once('/').map_or("", |(folder, _)| folder);
    let embed = match folder.rsplit_once('/') {
        Some((outer, version)) if version.starts_with(|first: char| first.is_ascii_digit()) => {
            outer
        }
        _ => folder,
    };
    let home = embed.rsplit_once('/').map_or("", |(home, _)| home);
    format!("{home}/")
}
