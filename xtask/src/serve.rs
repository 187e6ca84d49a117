//! The site on this machine, built again when a file of it changes.

use crate::shell;
use crate::tools::Tools;
use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Child;
use std::thread;
use std::time::Duration;

const PORT: u16 = 8080;

/// Builds and serves until it is stopped; prints the address once it answers.
pub(crate) fn serve() -> Result<()> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, PORT)).is_err() {
        bail!("port {PORT} is taken; stop what listens there and run `cargo xtask serve` again");
    }
    let tools = Tools::ready()?;
    eprintln!("building the site, usually 3 minutes the first time …");
    let mut trunk = tools.trunk("serve");
    let mut server = trunk
        .args(["--quiet", "--port", &PORT.to_string()])
        .spawn()
        .with_context(|| format!("failed to start `{}`", shell::shown(&trunk)))?;
    wait_for_answer(&mut server)?;
    println!("http://localhost:{PORT}/ (Ctrl+C stops it; a changed file is built again)");
    let status = server.wait()?;
    if !status.success() {
        bail!("the server stopped ({status}); what it printed above says why");
    }
    Ok(())
}

fn wait_for_answer(server: &mut Child) -> Result<()> {
    while !answers() {
        if let Some(status) = server.try_wait()? {
            bail!(
                "the build failed ({status}); mend what is printed above and run `cargo xtask serve` again"
            );
        }
        thread::sleep(Duration::from_millis(200));
    }
    Ok(())
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
