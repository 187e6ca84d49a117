//! Hashes: those that a page checks before it trusts a file, and those that tell files apart.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// The value of an `integrity` attribute for these bytes.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Like [`sha384`] with a shorter hash, as the service worker lists it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Twelve hexadecimal digits that identify these bytes in a file's name.
pub(crate) fn short(parts: &[&[u8]]) -> String {
    let hash = parts
        .iter()
        .fold(Sha256::new(), |hash, part| hash.chain_update(part))
        .finalize();
    hash.iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `integrity.json`: each file's name and integrity, one per line.
pub(crate) fn manifest(files: &[(String, Vec<u8>)]) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|(name, bytes)| format!("  \"{name}\": \"{}\"", sha384(bytes)))
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_the_published_one_for_an_empty_file() {
        assert_eq!(
            sha384(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
        assert_eq!(
            sha256(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn other_bytes_have_another_name() {
        assert_eq!(short(&[b"a", b"b"]), short(&[b"ab"]));
        assert_ne!(short(&[b"a"]), short(&[b"b"]));
        assert_eq!(short(&[b""]).len(), 12);
    }

    #[test]
    fn the_manifest_lists_every_file() {
        let files = [
            ("a.js".to_owned(), b"".to_vec()),
            ("b.wasm".to_owned(), b"".to_vec()),
        ];
        let hash = sha384(b"");
        assert_eq!(
            manifest(&files),
            format!("{{\n  \"a.js\": \"{hash}\",\n  \"b.wasm\": \"{hash}\"\n}}\n")
        );
    }
}
