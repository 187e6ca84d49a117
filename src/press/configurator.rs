//! The configurator's page: its policy allows the two scripts of its preview by their hashes.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::tag::without_address;

/// Fills in the hashes of the preview's script and of the embed's; `None` if the page has no placeholder for them, or
/// if a script contains what would end its own `script` element.
#[must_use]
pub fn configurator(page: &str, preview: &str, widget: &str) -> Option<String> {
    let ends = |script: &&str| script.contains("</script") || script.contains("<!--");
    if [preview, widget].iter().any(ends) {
        return None;
    }
    let hash = |script: &str| format!("sha256-{}", STANDARD.encode(Sha256::digest(script)));
    let places = [
        ("{preview}", hash(preview)),
        ("{widget}", hash(&without_address(widget))),
    ];
    places
        .iter()
        .try_fold(page.to_owned(), |page, (place, value)| {
            page.contains(place).then(|| page.replace(place, value))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "script-src '{preview}' '{widget}'";

    #[test]
    fn the_preview_may_run_the_embed_as_it_runs_without_an_address() {
        let page = configurator(PAGE, "", "b(import.meta.url)").unwrap();
        let inside = "b(document.querySelector(\"meta[name=study-embed]\").content)";
        let hash = STANDARD.encode(Sha256::digest(inside));
        assert!(page.contains(&format!("'sha256-{hash}'")), "{page}");
        // The published hash of an empty file.
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert!(page.contains(empty), "{page}");
    }

    #[test]
    fn what_would_end_early_or_has_no_place_is_refused() {
        assert_eq!(configurator(PAGE, "'</script>'", "b()"), None);
        assert_eq!(configurator("no place", "a()", "b()"), None);
    }

    #[test]
    fn the_page_of_the_house_has_every_place() {
        let page = include_str!("../../public/try/index.html");
        let page = configurator(page, "a()", "b()").unwrap();
        assert!(!page.contains('{'), "{page}");
    }
}
