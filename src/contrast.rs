//! Whether text in one colour can be read on another: the contrast ratio of WCAG 2.

/// The least ratio for text of normal size (WCAG 1.4.3).
pub const ENOUGH: f64 = 4.5;

/// The ratio of two colours written as `#rrggbb`, from 1 to 21; `None` if either has another form.
#[must_use]
pub fn ratio(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Relative luminance, from 0 for black to 1 for white.
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|rest| rest.len() == 6)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let channel = |shift: u32| {
        let part = f64::from(value >> shift & 0xff) / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    };
    Some(0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_the_most_there_is_and_the_order_does_not_matter() {
        assert_eq!(ratio("#000000", "#ffffff"), Some(21.0));
        assert_eq!(ratio("#ffffff", "#000000"), Some(21.0));
        assert_eq!(ratio("#123456", "#123456"), Some(1.0));
    }

    #[test]
    fn the_greys_at_the_border_fall_on_their_sides() {
        assert!(ratio("#767676", "#ffffff").unwrap() >= ENOUGH);
        assert!(ratio("#777777", "#ffffff").unwrap() < ENOUGH);
    }

    #[test]
    fn what_is_no_colour_has_no_ratio() {
        for wrong in ["", "red", "#fff", "#12345g", "#1234567", "#é1234"] {
            assert_eq!(ratio(wrong, "#ffffff"), None, "{wrong}");
        }
    }
}
