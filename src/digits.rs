//! Numbers as texts. The standard library's way would come to 2 KB of the widget's first load for whole numbers, and to
//! 15 KB of the desk for fractions.

/// A number in decimal.
pub(crate) fn decimal(number: impl TryInto<u64>) -> String {
    written(number.try_into().unwrap_or_default(), 10, 1)
}

/// A number in hexadecimal, with so many digits at least.
pub(crate) fn hex(number: u32, least: usize) -> String {
    written(u64::from(number), 16, least)
}

/// So many ten-billionths make one: a fraction is written to that.
const ONE: f64 = 1e10;
const PLACES: usize = 10;

/// A fraction, 0 or more, in decimal with all ten places; nothing smaller is kept.
pub(crate) fn fraction(number: f64) -> String {
    let mut text = written((number * ONE).round() as u64, 10, PLACES + 1);
    text.insert(text.len() - PLACES, '.');
    text
}

/// The fraction in a text, 0 or more; none where there is none.
pub(crate) fn read_fraction(text: &str) -> Option<f64> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let whole: u32 = whole.parse().ok()?;
    let places = places.get(..PLACES).unwrap_or(places);
    let is_plain = places.bytes().all(|digit| digit.is_ascii_digit());
    let padded = is_plain.then(|| format!("{places:0<PLACES$}"))?;
    Some((f64::from(whole) * ONE + padded.parse::<u64>().ok()? as f64) / ONE)
}

fn written(mut number: u64, base: u64, least: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < least {
        digits.push(b"0123456789abcdef"[(number % base) as usize]);
        number /= base;
    }
    digits
        .iter()
        .rev()
        .map(|digit| char::from(*digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everybody_writes_them() {
        for number in [0, 7, 10, 4095, 1_795_491_234_567, u64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
        assert_eq!(hex(0xa0f, 6), "000a0f");
        assert_eq!(hex(0x12_3456, 4), "123456");
    }

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
