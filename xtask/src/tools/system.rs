//! The system's package manager, if it can be used without a prompt: Debian's, as root or by `sudo` without a password.

use super::install as announce;
use crate::shell;
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Installs Debian packages; on other systems, an error that says what to do by hand.
pub(crate) fn install(what: &str, usually: &str, packages: &[&str], by_hand: &str) -> Result<()> {
    if !can_install() {
        bail!("{what} is missing; {by_hand}, then run the command again");
    }
    announce(what, usually, || apt(packages))
        .with_context(|| format!("{what} could not be installed; {by_hand}"))
}

/// Whether packages can be installed without a prompt.
pub(crate) fn can_install() -> bool {
    shell::find(&["apt-get"]).is_some()
        && (is_root() || shell::read(Command::new("sudo").args(["-n", "true"])).is_ok())
}

/// A command that is run as root.
pub(crate) fn as_root(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", program]);
    sudo
}

fn apt(packages: &[&str]) -> Result<()> {
    let mut install = as_root("apt-get");
    install
        .args([
            "-o",
            "DPkg::Lock::Timeout=600",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
        ])
        .args(packages);
    shell::read(as_root("apt-get").args(["-o", "DPkg::Lock::Timeout=600", "update", "-qq"]))?;
    shell::read(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
    Ok(())
}

fn is_root() -> bool {
    shell::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
