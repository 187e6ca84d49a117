//! Shell examples: read by the shell itself, which runs nothing of them, and by shellcheck.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use super::left_out;

/// What bash or shellcheck has against the code.
pub(crate) fn fault(code: &str) -> Option<String> {
    read_by("bash", &["-n"], code)
        .or_else(|| read_by("shellcheck", &["--shell=bash", "--color=never", "-"], code))
}

/// What a program says of the code when it fails; where there is no such program, the example is left out aloud.
fn read_by(program: &str, arguments: &[&str], code: &str) -> Option<String> {
    let mut reader = Command::new(program);
    reader
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut reader = match reader.spawn() {
        Err(fault) if fault.kind() == ErrorKind::NotFound => {
            let why = format!("{program} is not on PATH (Debian: `apt-get install {program}`)");
            left_out("shell examples", &why);
            return None;
        }
        reader => reader.unwrap(),
    };
    let mut typed = reader.stdin.take().unwrap();
    typed.write_all(code.as_bytes()).unwrap();
    drop(typed);
    let said = reader.wait_with_output().unwrap();
    let text = [said.stdout, said.stderr].concat();
    (!said.status.success()).then(|| String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn an_unquoted_variable_is_a_fault() {
    let there = Command::new("shellcheck").arg("--version").output().is_ok();
    assert_eq!(fault("rm -r $1/cache\n").is_some(), there);
}
