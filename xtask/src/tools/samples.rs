//! Installs PostgreSQL and shellcheck, which run the samples in the guides. Optional: if they cannot be installed
//! without asking, the tests print what they leave out.

use super::system;
use crate::shell;
use std::path::Path;

/// Installs what is missing, if possible.
pub(crate) fn ready() {
    let missing: Vec<&str> = [
        ("postgresql", has_postgres()),
        ("shellcheck", shell::find(&["shellcheck"]).is_some()),
    ]
    .into_iter()
    .filter_map(|(package, is_there)| (!is_there).then_some(package))
    .collect();
    if missing.is_empty() || !system::can_install() {
        return;
    }
    let what = format!("{}, for the samples in the guides", missing.join(" and "));
    if let Err(error) = system::install(&what, "a minute", &missing, "install them by hand") {
        println!("{error:#}; the tests say what they leave out without them");
    }
}

/// Debian does not put the server's programs on `PATH`.
fn has_postgres() -> bool {
    shell::find(&["initdb"]).is_some() || Path::new("/usr/lib/postgresql").is_dir()
}
