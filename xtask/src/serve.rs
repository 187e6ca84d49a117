//! Serves the site on this machine, and builds it again when one of its files changes.

use crate::dist;
use crate::host::Host;
use crate::tools::{Std, Toolchain};
use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The files and folders that the site is made of.
const WATCHED: [&str; 5] = ["Cargo.toml", "content", "index.html", "public", "src"];
/// How long nothing may change before the site is built: an editor saves several files at once.
const CALM: Duration = Duration::from_millis(300);

/// Builds and serves until it is stopped.
pub(crate) fn serve() -> Result<()> {
    // First, because a port that is in use should not be noticed only after the build.
    let address = Host::HERE.serve(Path::new(dist::FOLDER))?;
    let toolchain = Toolchain::ready(Std::Prebuilt)?;
    dist::build(&toolchain)?;
    let (changed, changes) = channel();
    let mut watcher = notify::recommended_watcher(changed)?;
    for path in WATCHED {
        let watched = watcher.watch(Path::new(path), RecursiveMode::Recursive);
        watched.with_context(|| format!("failed to watch {path}"))?;
    }
    println!("{address} (Ctrl+C stops it; a changed file is built again, and open pages offer it)");
    loop {
        wait_for_change(&changes)?;
        match dist::build(&toolchain) {
            Ok(()) => println!("built again: {address}"),
            Err(error) => eprintln!("error: {error:#}\nthe last site is still at {address}"),
        }
    }
}

/// Waits until a file has changed and nothing changes for a while; a build only reads these files.
fn wait_for_change(changes: &Receiver<notify::Result<Event>>) -> Result<()> {
    while changes.recv()??.kind.is_access() {}
    while changes.recv_timeout(CALM).is_ok() {}
    Ok(())
}
