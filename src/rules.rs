//! Style sheets as they travel: without the comments, which are for their authors.

/// The rules in the file of a style sheet, which is named as for `include_str!`.
#[macro_export]
macro_rules! rules {
    ($file:literal) => {{
        const SHEET: &str = include_str!($file);
        const LENGTH: usize = $crate::rules::without_comments::<{ SHEET.len() }>(SHEET).1;
        const RULES: [u8; LENGTH] = $crate::rules::without_comments(SHEET).0;
        const TEXT: &str = match std::str::from_utf8(&RULES) {
            Ok(text) => text,
            Err(_) => unreachable!(),
        };
        TEXT
    }};
}

/// As much of a style sheet without its comments as there is room for, and how long all of it is.
#[must_use]
pub const fn without_comments<const ROOM: usize>(sheet: &str) -> ([u8; ROOM], usize) {
    let sheet = sheet.as_bytes();
    let (mut rules, mut length, mut at) = ([0; ROOM], 0, 0);
    while at < sheet.len() {
        if begins(sheet, at, b"/*") {
            at += 2;
            while !begins(sheet, at, b"*/") {
                at += 1;
            }
            at += 2;
        } else {
            if length < ROOM {
                rules[length] = sheet[at];
            }
            length += 1;
            at += 1;
        }
    }
    (rules, length)
}

const fn begins(text: &[u8], at: usize, sign: &[u8; 2]) -> bool {
    text[at] == sign[0] && at + 1 < text.len() && text[at + 1] == sign[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home_and_rules_travel() {
        const SHEET: &str = "/* für * uns */a { b: c } /**/\nd { e: f / g }\n/* end */";
        let (rules, length) = without_comments::<{ SHEET.len() }>(SHEET);
        assert_eq!(&rules[..length], b"a { b: c } \nd { e: f / g }\n");
    }
}
