//! The site on this machine, built again when a file of it changes.
//!
//! Trunk is the server. Where the system allows it this process becomes Trunk, so that whoever stops the one stops the
//! other; a second process prints the address once the site answers there.

use crate::tools::Tools;
use crate::{dist, shell};
use anyhow::{Context, Result, bail};
use std::env;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

const PORT: u16 = 8080;

/// Builds and serves until it is stopped.
pub(crate) fn serve() -> Result<()> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, PORT)).is_err() {
        bail!("port {PORT} is taken; stop what listens there and run `cargo xtask serve` again");
    }
    let tools = Tools::ready()?;
    // Trunk would go on serving the last site after a first build that failed.
    dist::build_with(&tools)?;
    let announcer = Command::new(env::current_exe()?)
        .arg("announce")
        .spawn()
        .context("failed to start a second xtask")?;
    let mut trunk = tools.trunk("serve")?;
    become_server(
        trunk.args(["--quiet", "--port", &PORT.to_string()]),
        announcer,
    )
}

/// Prints the address once the site answers; gives up when the server has ended before that.
pub(crate) fn announce() {
    let server = parent();
    while parent() == server {
        if answers() {
            println!(
                "http://localhost:{PORT}/ (Ctrl+C stops it; a changed file is built again, and open pages offer it)"
            );
            return;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

#[cfg(unix)]
fn become_server(trunk: &mut Command, _announcer: Child) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(trunk.exec()).with_context(|| format!("failed to start `{}`", shell::shown(trunk)))
}

#[cfg(not(unix))]
fn become_server(trunk: &mut Command, mut announcer: Child) -> Result<()> {
    let served = shell::run(trunk);
    announcer.kill()?;
    served
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

/// Elsewhere the server ends the announcer.
#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

/// Whether the first page is there, and not only something that listens.
fn answers() -> bool {
    let mut start = [0; 12];
    TcpStream::connect((Ipv4Addr::LOCALHOST, PORT)).is_ok_and(|mut stream| {
        let asked =
            stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        asked.is_ok() && stream.read_exact(&mut start).is_ok() && start == *b"HTTP/1.1 200"
    })
}
