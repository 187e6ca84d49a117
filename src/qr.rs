//! A text as a QR code, drawn as one path.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The longest text, in bytes, whose code a phone still reads from a screen at arm's length: 105 modules a side.
pub const LONGEST: usize = 1003;

/// A code to be drawn: black inside the path, white elsewhere, with a margin of four modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// How many modules a side has, including the margins.
    pub side: usize,
    /// The `d` attribute of an SVG path in a `viewBox` of `0 0 side side`.
    pub path: String,
}

/// How many modules must be white around a code.
const MARGIN: usize = 4;

/// The code of a text; `None` if the text fits no code.
#[must_use]
pub fn code(text: &str) -> Option<Code> {
    // A screen is neither torn nor dirty: the lowest error correction makes the largest modules.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let black = (x..code.size())
                .take_while(|&x| code.get_module(x, y))
                .count();
            if black > 0 {
                let left = usize::try_from(x).unwrap_or_default() + MARGIN;
                let top = usize::try_from(y).unwrap_or_default() + MARGIN;
                let _ = write!(path, "M{left} {top}h{black}v1h-{black}z");
            }
            x += i32::try_from(black).unwrap_or_default() + 1;
        }
    }
    Some(Code {
        side: usize::try_from(code.size()).ok()? + 2 * MARGIN,
        path,
    })
}
