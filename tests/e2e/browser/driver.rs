//! The driver: the process that stories speak to browsers through, shared by all that can share one.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::Engine;

static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A driver process, ended with the last browser it drives.
pub(super) struct Driver {
    pub(super) address: String,
    process: Child,
    /// Held so that the driver can go on writing.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// The driver that stories share; of Firefox's, each browser needs its own.
    pub(super) fn shared(engine: Engine) -> Arc<Self> {
        if engine == Engine::Firefox {
            return Arc::new(Self::start(engine));
        }
        let mut slot = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
        slot.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start(engine));
            *slot = Arc::downgrade(&driver);
            driver
        })
    }

    /// Starts the driver on a port it chooses and says in its first lines (`… on port 40213.`, `Listening on 127.0.0.1:40213`).
    fn start(engine: Engine) -> Self {
        let program = match engine {
            Engine::Chromium => program("STUDY_CHROMEDRIVER", &["chromedriver"]),
            Engine::Firefox => program("STUDY_GECKODRIVER", &["geckodriver"]),
        };
        let started = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = started.unwrap_or_else(|error| {
            panic!("{}: the driver does not start: {error}", program.display())
        });
        let mut output = BufReader::new(process.stdout.take().expect("the driver's output"));
        let port = (&mut output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let told = line.contains("on port") || line.contains("Listening on");
                let end = line
                    .trim_end_matches('.')
                    .rsplit([' ', ':'])
                    .next()?
                    .parse::<u16>()
                    .ok()?;
                (told && end > 0).then_some(end)
            });
        let port = port.unwrap_or_else(|| {
            panic!(
                "{}: the driver ended without naming its port",
                program.display()
            )
        });
        Self {
            address: format!("http://127.0.0.1:{port}"),
            process,
            _output: output,
        }
    }
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
