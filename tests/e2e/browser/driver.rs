//! The driver: the process through which stories control a browser, shared where a driver can serve several.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use super::Engine;
use super::screen::Screen;

static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A driver process; it ends with the last browser it drives.
pub(super) struct Driver {
    pub(super) address: String,
    process: Child,
    /// Kept open so that the driver can write to it.
    _output: BufReader<ChildStdout>,
    /// The virtual screen for its browsers' windows; ends after the driver.
    pub(super) screen: Option<Screen>,
}

impl Driver {
    /// The driver that stories share. Only Chromium's can drive several browsers at a time.
    pub(super) fn shared(engine: Engine) -> Arc<Self> {
        if engine != Engine::Chromium {
            let screen = (engine == Engine::WebKit).then(Screen::start);
            return Arc::new(Self::start(engine, screen));
        }
        let mut slot = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
        slot.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start(engine, None));
            *slot = Arc::downgrade(&driver);
            driver
        })
    }

    /// The driver of a Chromium with windows and dialogs on a virtual screen.
    pub(super) fn on_a_screen() -> Arc<Self> {
        Arc::new(Self::start(Engine::Chromium, Some(Screen::start())))
    }

    fn start(engine: Engine, screen: Option<Screen>) -> Self {
        let program = match engine {
            Engine::Chromium => program("STUDY_CHROMEDRIVER", &["chromedriver"]),
            Engine::Firefox => program("STUDY_GECKODRIVER", &["geckodriver"]),
            Engine::WebKit => program("STUDY_WEBKITDRIVER", &["WebKitWebDriver"]),
        };
        let mut command = Command::new(&program);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        // WebKit's driver neither chooses a port nor prints one.
        let given = (engine == Engine::WebKit).then(free_port);
        command.arg(format!("--port={}", given.unwrap_or(0)));
        if engine == Engine::Firefox {
            // Gives access to the browser's own buttons and menus.
            command.arg("--allow-system-access");
        }
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name);
        }
        let started = command.spawn();
        let mut process = started.unwrap_or_else(|error| {
            panic!("{}: the driver does not start: {error}", program.display())
        });
        let mut output = BufReader::new(process.stdout.take().expect("the driver's output"));
        let port = match given {
            Some(port) => answers(port).then_some(port),
            None => said_port(&mut output),
        };
        let port = port.unwrap_or_else(|| {
            panic!(
                "{}: the driver ended without a port that answers",
                program.display()
            )
        });
        Self {
            address: format!("http://127.0.0.1:{port}"),
            process,
            _output: output,
            screen,
        }
    }
}

/// The port that a driver chose, read from its first lines (`… on port 40213.`, `Listening on 127.0.0.1:40213`).
fn said_port(output: &mut impl BufRead) -> Option<u16> {
    output.lines().map_while(Result::ok).find_map(|line| {
        let told = line.contains("on port") || line.contains("Listening on");
        let end = line
            .trim_end_matches('.')
            .rsplit([' ', ':'])
            .next()?
            .parse::<u16>()
            .ok()?;
        (told && end > 0).then_some(end)
    })
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

/// Waits until a port accepts connections; false if it never does.
fn answers(port: u16) -> bool {
    let deadline = Instant::now() + Duration::from_secs(60);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(20));
    }
    true
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program that `variable` names, else the first of `names` on the `PATH`.
pub(super) fn program(variable: &str, names: &[&str]) -> PathBuf {
    let on_path = || {
        let path = env::var_os("PATH")?;
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        names
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .find(|file| file.is_file())
    };
    env::var_os(variable)
        .map(PathBuf::from)
        .or_else(on_path)
        .unwrap_or_else(|| {
            panic!(
                "{}: no such program on the PATH; install it, or name it by {variable}",
                names[0]
            );
        })
}
