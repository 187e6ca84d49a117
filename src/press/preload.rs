//! A page that asks for both halves of the widget at once, and not for the second only when the first has run.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

const SCRIPT: &str = "<script type=\"module\" src=\"../../embed/study-widget.js\"></script>";

/// Puts a preload of the compiled half, of which these are the bytes, before the script of a guide's page.
///
/// The script asks for it with its hash, and a browser takes only a preload with the same hash for the answer.
#[must_use]
pub fn preload(page: &str, wasm: &[u8]) -> String {
    let hash = STANDARD.encode(Sha384::digest(wasm));
    let link = format!(
        "<link rel=\"preload\" href=\"../../embed/study-widget.wasm\" as=\"fetch\" crossorigin integrity=\"sha384-{hash}\">"
    );
    page.replacen(SCRIPT, &format!("{link}\n{SCRIPT}"), 1)
}
