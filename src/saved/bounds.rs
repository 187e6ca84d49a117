//! Limits on what a stored or imported text may hold: serde_json itself limits neither what it skips nor how many
//! values it returns.

/// The deepest nesting of lists and objects: a record nests three deep, an export six.
const DEEPEST: usize = 128;
/// The most values: with more, a short text could exhaust the memory. The fullest storage has half as many.
const MOST: usize = 1 << 21;

/// The byte at which a text exceeds a limit; `None` if it does not, whether it is JSON or not.
pub(super) fn exceeded_at(text: &str) -> Option<usize> {
    let (mut depth, mut values) = (0_usize, 0_usize);
    let (mut in_string, mut is_escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                values += 1;
            }
            b',' => values += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST || values > MOST {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_bounded_and_breadth_is_not_taken_for_it() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(exceeded_at(&deep(DEEPEST)), None);
        assert_eq!(exceeded_at(&deep(DEEPEST + 1)), Some(DEEPEST));
        assert_eq!(exceeded_at(&"[]".repeat(1000)), None);
    }

    #[test]
    fn values_are_bounded_and_what_stands_in_strings_is_none() {
        let wide = format!("[{}0]", "0,".repeat(MOST));
        assert_eq!(exceeded_at(&wide), Some(2 * MOST));
        let text = r#""[,{\"[,{\\""#;
        assert_eq!(exceeded_at(&text.repeat(200)), None);
        let prose = format!("\"{}\"", ",[\\\"".repeat(MOST));
        assert_eq!(exceeded_at(&prose), None);
    }
}
