//! Version numbers, parsed from the output of tools.

use std::fmt;

/// Major, minor and patch number, compared in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// The first `1.2.3` in a text, as in `geckodriver 0.36.0` or `Chromium 156.0.8078.79 built on Debian`.
    pub(crate) fn find(text: &str) -> Option<Self> {
        text.split(|c: char| !c.is_ascii_digit() && c != '.')
            .find_map(|word| {
                let mut parts = word.split('.').map(|part| part.parse().ok());
                Some(Self(parts.next()??, parts.next()??, parts.next()??))
            })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_tools_print() {
        assert_eq!(Version::find("geckodriver 0.36.0"), Some(Version(0, 36, 0)));
        assert_eq!(
            Version::find("ChromeDriver 156.0.8078.79 (abc1)"),
            Some(Version(156, 0, 8078))
        );
        assert_eq!(Version::find("v20.20.2"), Some(Version(20, 20, 2)));
        assert_eq!(Version::find("tool 7"), None);
    }

    #[test]
    fn a_later_version_is_greater_by_number_and_not_by_letter() {
        assert!(Version(0, 21, 14) > Version(0, 21, 9));
    }
}
