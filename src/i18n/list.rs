//! The list of all English texts. A text is known by its index in the list, which is found at compile time.

const LIST: &[u8] = include_bytes!("en.txt");
const COUNT: usize = {
    let (mut rest, mut count) = (LIST, 0);
    while let Some((_, after)) = first_line(rest) {
        rest = after;
        count += 1;
    }
    count
};
const HASHES: [u64; COUNT] = {
    let (mut hashes, mut rest, mut at) = ([0; COUNT], LIST, 0);
    while let Some((hash, after)) = first_line(rest) {
        hashes[at] = hash;
        rest = after;
        at += 1;
    }
    hashes
};

/// The index of an English text in the list.
///
/// # Panics
/// At compile time, if the list lacks the text.
#[must_use]
pub const fn position(english: &str) -> usize {
    let mut at = 0;
    if let Some((hash, _)) = first_line(english.as_bytes()) {
        while at < COUNT {
            if HASHES[at] == hash {
                return at;
            }
            at += 1;
        }
    }
    panic!("the text is not in src/i18n/en.txt; add it there and to each language")
}

/// The FNV-1a hash of the first line, and the rest of the text; none if the text is empty.
const fn first_line(text: &[u8]) -> Option<(u64, &[u8])> {
    if text.is_empty() {
        return None;
    }
    let (mut hash, mut rest) = (0xcbf2_9ce4_8422_2325_u64, text);
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'\n' {
            break;
        }
        hash = (hash ^ *byte as u64).wrapping_mul(0x0100_0000_01b3);
    }
    Some((hash, rest))
}
