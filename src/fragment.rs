//! Progress in the fragment of a link, which browsers never send to a server: it travels from one device to another by
//! a link or by a series of QR codes.
//!
//! ```text
//! study=1.<bytes>                    all of it
//! study=1.2of5.<sum>.<characters>    the second of five pieces of <bytes>
//! ```
//!
//! Other parameters may follow after an `&`; they are ignored here.
//!
//! `1` is the version. `<bytes>` is base64url without padding: the four bytes of a CRC-32, big-endian, then the data it
//! was computed from, which is the export's text compressed by DEFLATE (RFC 1951). Each piece has the sum of the whole
//! in hexadecimal, so that pieces of two exports are never combined; pieces may come in any order and more than once.
//!
//! The browser compresses, by `deflate-raw`; "packed" means compressed here.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::i18n::t;

/// The beginning of all our fragments, before the version.
const NAME: &str = "study=";
const VERSION: u64 = 1;
/// The most pieces of one export.
const MOST: usize = 999;
/// The longest fragment or export in bytes, more than ten thousand reviews of fifteen hundred questions take:
/// decompression stops there, and a longer fragment is not read. Whoever sends a link must not make its reader's
/// browser work for seconds.
pub const LONGEST: usize = 2 << 20;
/// The most values of an export, counted in commas: a guide of that length has a quarter fewer. Many tiny values take
/// far longer to read than their length suggests.
const MOST_COMMAS: usize = 1 << 18;
/// The characters of a piece before its data.
const FRAME: usize = "study=1.999of999.01234567.".len();

/// Why a text is no fragment of ours, or not a piece of this export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FragmentError {
    /// It contains no progress.
    Foreign,
    /// A newer version of the widget made it.
    Newer {
        /// The version it says it has.
        version: u64,
    },
    /// It contains progress, but not as it was sent.
    Damaged,
    /// It is a piece of another export than those before.
    Another,
}

/// Whether an export is small enough for a link: a larger one is neither sent nor read.
#[must_use]
pub fn may_carry(export: &str) -> bool {
    let commas = || export.bytes().filter(|byte| *byte == b',').count();
    export.len() <= LONGEST && commas() <= MOST_COMMAS
}

/// The fragment with a whole packed export, without the `#`.
#[must_use]
pub fn whole(packed: &[u8]) -> String {
    format!("{NAME}{VERSION}.{}", written(packed))
}

/// The fragments with a packed export in pieces, none longer than `longest` characters; a single one if it fits.
#[must_use]
pub fn pieces(packed: &[u8], longest: usize) -> Vec<String> {
    let whole = whole(packed);
    if whole.len() <= longest {
        return vec![whole];
    }
    let written = written(packed);
    let share = longest
        .saturating_sub(FRAME)
        .max(written.len().div_ceil(MOST));
    let count = written.len().div_ceil(share);
    let sum = sum(written.as_bytes());
    // All characters are ASCII, so any index is a boundary. Pieces of one length make codes of one size.
    let share = written.len().div_ceil(count);
    (0..count)
        .map(|nth| {
            let end = written.len().min((nth + 1) * share);
            let characters = &written[(nth * share).min(end)..end];
            format!(
                "{NAME}{VERSION}.{}of{count}.{sum:08x}.{characters}",
                nth + 1
            )
        })
        .collect()
}

/// Whether a page's fragment, or a text that ends in one, contains progress or a piece of it.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    after_name(text).is_some()
}

/// The pieces of an export that have come so far.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    sum: u32,
    /// The pieces in order; `None` for those that have not come yet.
    came: Vec<Option<String>>,
}

impl Pieces {
    /// Takes a fragment, or an address or other text that ends in one; returns the packed export once it is complete.
    ///
    /// # Errors
    /// When the text is not ours, damaged, or a piece of another export; earlier pieces stay.
    pub fn take(&mut self, text: &str) -> Result<Option<Vec<u8>>, FragmentError> {
        let rest = after_name(text).ok_or(FragmentError::Foreign)?;
        let (version, rest) = rest.split_once('.').ok_or(FragmentError::Foreign)?;
        match version.parse() {
            Ok(VERSION) => {}
            Ok(version) if version > VERSION => return Err(FragmentError::Newer { version }),
            _ => return Err(FragmentError::Foreign),
        }
        if rest.len() > LONGEST {
            return Err(FragmentError::Damaged);
        }
        let Some((place, rest)) = rest.split_once('.') else {
            return read(rest).map(Some);
        };
        let piece = piece(place, rest).ok_or(FragmentError::Damaged)?;
        if self.came.is_empty() {
            self.sum = piece.sum;
            self.came = vec![None; piece.count];
        } else if (self.sum, self.came.len()) != (piece.sum, piece.count) {
            return Err(FragmentError::Another);
        }
        self.came[piece.nth - 1] = Some(piece.characters.to_owned());
        if self.came.contains(&None) {
            return Ok(None);
        }
        // The pieces are complete: whether they are sound or damaged, the next ones begin anew.
        let came: String = std::mem::take(&mut self.came)
            .into_iter()
            .flatten()
            .collect();
        if came.len() > LONGEST || sum(came.as_bytes()) != self.sum {
            return Err(FragmentError::Damaged);
        }
        read(&came).map(Some)
    }

    /// The numbers of the pieces that have not come yet, from 1; empty if none has come.
    #[must_use]
    pub fn missing(&self) -> Vec<usize> {
        let places = self.came.iter().zip(1..);
        places
            .filter(|(piece, _)| piece.is_none())
            .map(|(_, nth)| nth)
            .collect()
    }

    /// How many pieces the export has; 0 if none has come.
    #[must_use]
    pub fn count(&self) -> usize {
        self.came.len()
    }
}

struct Piece<'a> {
    nth: usize,
    count: usize,
    sum: u32,
    characters: &'a str,
}

fn piece<'a>(place: &str, rest: &'a str) -> Option<Piece<'a>> {
    let (nth, count) = place.split_once("of")?;
    let (sum, characters) = rest.split_once('.')?;
    let piece = Piece {
        nth: number(nth)?,
        count: number(count)?,
        sum: u32::from_str_radix(sum, 16).ok()?,
        characters,
    };
    let is_one = (1..=piece.count).contains(&piece.nth) && piece.count <= MOST;
    is_one.then_some(piece)
}

/// A number as we write it: only digits.
fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

fn after_name(text: &str) -> Option<&str> {
    let text = text.trim();
    let fragment = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
    fragment.strip_prefix(NAME)?.split('&').next()
}

/// The packed bytes after their checksum, in base64url.
fn written(packed: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode([&sum(packed).to_be_bytes()[..], packed].concat())
}

fn read(written: &str) -> Result<Vec<u8>, FragmentError> {
    let bytes = URL_SAFE_NO_PAD.decode(written);
    let bytes = bytes.map_err(|_| FragmentError::Damaged)?;
    match bytes.split_first_chunk() {
        Some((told, packed)) if u32::from_be_bytes(*told) == sum(packed) => Ok(packed.to_vec()),
        _ => Err(FragmentError::Damaged),
    }
}

/// The CRC-32 of ISO 3309, as gzip and PNG have it.
fn sum(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
        }
        sum
    });
    !sum
}

impl fmt::Display for FragmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FragmentError::Foreign => {
                t!("this link carries no progress; use one that the other device shows under `Your data`")
            }
            FragmentError::Newer { version } => {
                let known = VERSION.to_string();
                return f.write_str(&t!(
                    "this link has version {version} and this page reads up to {known}; reload the page to get the newer one, then open the link again",
                    version = version.to_string(),
                    known
                ));
            }
            FragmentError::Damaged => {
                t!("this link did not arrive as it was sent; copy the whole of it, or scan its codes again")
            }
            FragmentError::Another => {
                t!("this code belongs to another export; scan the codes of one, or begin again with this one")
            }
        })
    }
}

impl std::error::Error for FragmentError {}
