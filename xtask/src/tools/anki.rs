//! Anki itself, from PyPI, to try our files on: in a virtual environment in the cache. A luxury: none where there is no
//! Python that can have it.

use super::{cache, install};
use crate::shell;
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "26.9.3";

/// The Python that knows Anki; else why there is none.
pub(crate) fn python() -> Result<PathBuf, String> {
    let folder = cache::folder(&format!("anki-{VERSION}")).map_err(|error| error.to_string())?;
    let python = if cfg!(windows) {
        folder.join("Scripts/python.exe")
    } else {
        folder.join("bin/python")
    };
    if knows_anki(&python) {
        return Ok(python);
    }
    let system = shell::find(&["python3", "python"])
        .ok_or("Python is not installed (https://www.python.org/); CI has it")?;
    install("Anki from PyPI", "half a minute", || {
        shell::read(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
        let pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ];
        shell::read(
            Command::new(&python)
                .args(pip)
                .arg(format!("anki=={VERSION}")),
        )?;
        Ok(())
    })
    .map_err(|error| format!("this Python cannot have it; CI's can: {error:#}"))?;
    Ok(python)
}

fn knows_anki(python: &PathBuf) -> bool {
    python.is_file() && shell::read(Command::new(python).args(["-c", "import anki"])).is_ok()
}
