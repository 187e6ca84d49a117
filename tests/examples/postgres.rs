//! A real PostgreSQL of the test's own: on a socket in a folder of its own, gone with the last test that uses it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::left_out;

static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());
/// How many servers were started.
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// A running server, without a network address.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    account: Option<(u32, u32)>,
}

/// The server, or none, said aloud, where PostgreSQL is not installed.
pub(crate) fn server(test: &str) -> Option<Arc<Server>> {
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(running) = shared.upgrade() {
        return Some(running);
    }
    match programs() {
        Err(why) => {
            left_out(test, why);
            None
        }
        Ok(programs) => {
            let started = Arc::new(Server::start(programs));
            *shared = Arc::downgrade(&started);
            Some(started)
        }
    }
}

/// The folder of the server's programs: Debian has one for each version and keeps it off `PATH`.
fn programs() -> Result<PathBuf, &'static str> {
    if cfg!(windows) {
        return Err("the test gives the server a Unix socket");
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let versions = versions.flatten().map(|version| version.path().join("bin"));
    env::split_paths(&path)
        .chain(versions)
        .find(|folder| {
            ["initdb", "postgres", "psql"]
                .iter()
                .all(|name| folder.join(name).is_file())
        })
        .ok_or("PostgreSQL is not installed (Debian: `apt-get install postgresql`)")
}

impl Server {
    fn start(programs: PathBuf) -> Self {
        // The last one may still be ending.
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("study-widget-postgres-{}-{number}", std::process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir(&folder).unwrap();
        let account = account(&folder);
        let server = Self {
            programs,
            folder,
            account,
        };
        let options = format!(
            "-k {} -c listen_addresses= -c fsync=off",
            server.folder.display()
        );
        let data = server.folder.join("data");
        let data = data.to_str().unwrap();
        let init = [
            "-D",
            data,
            "-U",
            "reader",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ];
        server.must(server.command("initdb").args(init));
        let log = server.folder.join("log");
        let start = [
            "start",
            "-w",
            "-D",
            data,
            "-o",
            &options,
            "-l",
            log.to_str().unwrap(),
        ];
        server.must(server.command("pg_ctl").args(start));
        server
    }

    /// A new database of that name, with the statements run in it.
    pub(crate) fn database(&self, name: &str, statements: &str) -> Database<'_> {
        self.must(self.command("createdb").arg(name));
        let database = Database {
            server: self,
            name: name.to_owned(),
        };
        database.runs(statements);
        database
    }

    /// A program of the server's, as the account that it runs under, connected to it.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        self.prepare(&mut command);
        command
    }

    /// Lets any program find the server and its programs.
    pub(crate) fn prepare(&self, command: &mut Command) {
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::split_paths(&path);
        let path = env::join_paths([self.programs.clone()].into_iter().chain(path)).unwrap();
        command
            .current_dir(&self.folder)
            .env("PATH", path)
            .env("PGHOST", &self.folder)
            .env("PGUSER", "reader");
        #[cfg(unix)]
        if let Some((user, group)) = self.account {
            use std::os::unix::process::CommandExt;
            command.uid(user).gid(group);
        }
    }

    /// Where programs of [`Self::prepare`] run and may write.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn must(&self, command: &mut Command) {
        if let Err(said) = outcome(command.output().unwrap()) {
            panic!("{command:?}: {said}");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let mut stop = self.command("pg_ctl");
        let stopped = stop
            .arg("stop")
            .args(["-m", "immediate", "-D"])
            .arg(data)
            .output();
        if stopped.is_ok() {
            fs::remove_dir_all(&self.folder).ok();
        }
    }
}

/// One database of a server.
pub(crate) struct Database<'s> {
    server: &'s Server,
    name: String,
}

impl Database<'_> {
    /// Runs statements; the complaint of the one that fails, or what was printed, notices included.
    pub(crate) fn run(&self, statements: &str) -> Result<String, String> {
        let mut psql = self.server.command("psql");
        psql.args([
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            &self.name,
        ]);
        // A command each: `CREATE INDEX CONCURRENTLY` would not run among others.
        for statement in statements.split_inclusive(';') {
            psql.args(["-c", statement]);
        }
        outcome(psql.output().unwrap())
    }

    pub(crate) fn runs(&self, statements: &str) -> String {
        self.run(statements)
            .unwrap_or_else(|said| panic!("{statements}\n{said}"))
    }
}

fn outcome(output: Output) -> Result<String, String> {
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.success() {
        true => Ok(printed + &complained),
        false => Err(complained + &printed),
    }
}

/// PostgreSQL refuses to run as root: then the folder is handed to an account without rights.
#[cfg(unix)]
fn account(folder: &Path) -> Option<(u32, u32)> {
    use std::os::unix::fs::{MetadataExt, chown};
    if fs::metadata(folder).unwrap().uid() != 0 {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap();
    let mut accounts = accounts
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>());
    let nobody = accounts.find(|fields| fields[0] == "nobody").unwrap();
    let (user, group) = (nobody[2].parse().unwrap(), nobody[3].parse().unwrap());
    chown(folder, Some(user), Some(group)).unwrap();
    Some((user, group))
}

#[cfg(not(unix))]
fn account(_: &Path) -> Option<(u32, u32)> {
    None
}
