//! Versions, read from what tools print and from `Cargo.lock`.

use std::fmt;

/// Three numbers, compared in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// The first `1.2.3` in a text, as in `trunk 0.21.14` or `Chromium 156.0.8078.79 built on Debian`.
    pub(crate) fn find(text: &str) -> Option<Self> {
        text.split(|c: char| !c.is_ascii_digit() && c != '.')
            .find_map(|word| {
                let mut parts = word.split('.').map(|part| part.parse().ok());
                Some(Self(parts.next()??, parts.next()??, parts.next()??))
            })
    }

    /// The version of a package in a `Cargo.lock`; the first, where there are several.
    pub(crate) fn locked(lock: &str, package: &str) -> Option<Self> {
        let name = format!("name = \"{package}\"");
        let mut lines = lock.lines().skip_while(|line| *line != name);
        Self::find(lines.nth(1)?)
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
        assert_eq!(Version::find("trunk 0.21.14"), Some(Version(0, 21, 14)));
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

    #[test]
    fn a_package_is_found_in_the_lock_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            Version::locked(lock, "wasm-bindgen"),
            Some(Version(0, 2, 130))
        );
        assert_eq!(Version::locked(lock, "wasm"), None);
    }
}
