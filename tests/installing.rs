//! What installers and hosts read of the app: the manifest and its pictures, and the page for a wrong address.

#![allow(
    clippy::unwrap_used,
    reason = "a file that cannot be read is a failure"
)]

use std::fs;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn manifest() -> Value {
    let text = fs::read_to_string("public/manifest.webmanifest").unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The entries of a list in the manifest.
fn entries(manifest: &Value, list: &str) -> Vec<Value> {
    let entries = manifest[list].as_array().unwrap();
    assert!(!entries.is_empty(), "{list}: none");
    entries.clone()
}

#[test]
fn the_manifest_says_all_that_installing_needs() {
    let manifest = manifest();
    for member in [
        "id",
        "name",
        "short_name",
        "description",
        "lang",
        "start_url",
        "scope",
        "display",
        "background_color",
        "theme_color",
    ] {
        assert!(manifest[member].is_string(), "{member}: not a text");
    }
    assert_eq!(manifest["display"], "standalone");
    // A launcher cuts off a name that does not fit under its icon.
    assert!(manifest["short_name"].as_str().unwrap().len() <= 12);
    for colour in ["background_color", "theme_color"] {
        let colour = manifest[colour].as_str().unwrap();
        assert!(colour.len() == 7 && colour.starts_with('#'), "{colour}");
    }
    let known = "background_color categories description dir display icons id lang name scope screenshots short_name shortcuts start_url theme_color";
    let members: Vec<_> = manifest.as_object().unwrap().keys().cloned().collect();
    for member in members {
        assert!(
            known.split(' ').any(|name| name == member),
            "{member}: no such member"
        );
    }
}

#[test]
fn the_manifest_works_at_any_path() {
    let manifest = manifest();
    let mut addresses = vec![manifest["start_url"].clone(), manifest["scope"].clone()];
    for list in ["icons", "screenshots"] {
        addresses.extend(
            entries(&manifest, list)
                .iter()
                .map(|entry| entry["src"].clone()),
        );
    }
    addresses.extend(
        entries(&manifest, "shortcuts")
            .iter()
            .map(|entry| entry["url"].clone()),
    );
    for address in addresses {
        let address = address.as_str().unwrap();
        assert!(
            !address.starts_with('/') && !address.contains("..") && !address.contains(':'),
            "{address}"
        );
    }
    // The id is resolved against the origin, not the manifest: with a path, apps of other folders there would share it.
    assert!(!manifest["id"].as_str().unwrap().contains(['/', '.']));
}

#[test]
fn there_is_an_icon_of_every_kind() {
    let icons = entries(&manifest(), "icons");
    for (size, purpose) in [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
        ("any", "any"),
    ] {
        let found = icons.iter().any(|icon| {
            icon["sizes"] == size && icon["purpose"].as_str().unwrap_or("any") == purpose
        });
        assert!(found, "no icon {size} for {purpose}");
    }
}

#[test]
fn a_picture_has_the_size_that_is_said_of_it() {
    let manifest = manifest();
    let mut pictures = entries(&manifest, "icons");
    pictures.extend(entries(&manifest, "screenshots"));
    for shortcut in entries(&manifest, "shortcuts") {
        pictures.extend(entries(&shortcut, "icons"));
    }
    for picture in pictures {
        let path = Path::new("public").join(picture["src"].as_str().unwrap());
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if picture["type"] == "image/svg+xml" {
            assert!(bytes.starts_with(b"<svg "), "{}", path.display());
            continue;
        }
        assert_eq!(picture["type"], "image/png", "{}", path.display());
        let [width, height] = size(&bytes);
        assert_eq!(
            picture["sizes"],
            format!("{width}x{height}"),
            "{}",
            path.display()
        );
    }
    assert_eq!(
        size(&fs::read("public/icons/apple-180.png").unwrap()),
        [180, 180]
    );
}

/// Width and height of a PNG.
fn size(png: &[u8]) -> [u32; 2] {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()))
}

#[test]
fn screenshots_are_of_both_widths_and_say_what_they_show() {
    let screenshots = entries(&manifest(), "screenshots");
    for width in ["wide", "narrow"] {
        assert!(
            screenshots
                .iter()
                .any(|picture| picture["form_factor"] == width),
            "{width}"
        );
    }
    assert!(
        screenshots
            .iter()
            .all(|picture| picture["label"].is_string())
    );
}

#[test]
fn the_page_for_a_wrong_address_allows_itself_and_nothing_else() {
    let page = fs::read_to_string("public/404.html").unwrap();
    for element in ["style", "script"] {
        let (_, rest) = page.split_once(&format!("<{element}>")).unwrap();
        let (text, _) = rest.split_once(&format!("</{element}>")).unwrap();
        let hash = STANDARD.encode(Sha256::digest(text));
        let allowed = format!("{element}-src 'sha256-{hash}';");
        assert!(page.contains(&allowed), "its policy must say {allowed}");
    }
    assert!(page.contains("default-src 'none';") && !page.contains("unsafe"));
    assert!(
        !page.contains("src=") && !page.contains("href=\"/"),
        "it stands at any path"
    );
}
