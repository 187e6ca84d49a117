//! Fractions as texts, to ten places: the standard library's parsing and formatting would add 15 KB to the desk.

/// The scale of the last place.
const ONE: f64 = 1e10;
const PLACES: usize = 10;

/// Writes a number of 0 or more in decimal with all ten places, rounded.
pub(super) fn fraction(number: f64) -> String {
    let digits = format!("{:011}", (number * ONE).round() as u64);
    let (whole, places) = digits.split_at(digits.len() - PLACES);
    format!("{whole}.{places}")
}

/// Reads a number of 0 or more; `None` if the text is none.
pub(crate) fn read_fraction(text: &str) -> Option<f64> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let whole: u32 = whole.parse().ok()?;
    let places = places.get(..PLACES).unwrap_or(places);
    let is_plain = places.bytes().all(|digit| digit.is_ascii_digit());
    let padded = is_plain.then(|| format!("{places:0<PLACES$}"))?;
    Some((f64::from(whole) * ONE + padded.parse::<u64>().ok()? as f64) / ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_read_as_it_was_written() {
        assert_eq!(fraction(9.2714), "9.2714000000");
        assert_eq!(fraction(0.000_5), "0.0005000000");
        for number in [0.001, 2.3065, 5.108, 99.25, 36_500.0] {
            assert_eq!(read_fraction(&fraction(number)), Some(number));
        }
        assert_eq!(read_fraction("0.9"), Some(0.9));
        assert_eq!(read_fraction("12"), Some(12.0));
        assert_eq!(read_fraction("9.271400000012345"), Some(9.2714));
        for text in [
            "",
            ".",
            "x",
            "-1",
            "1e9",
            "NaN",
            "1.2.3",
            "1.-2",
            "99999999999",
        ] {
            assert_eq!(read_fraction(text), None, "{text}");
        }
    }
}
