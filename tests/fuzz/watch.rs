//! Sees that no text panics or stalls, and keeps the one that does.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use std::cell::Cell;

use cpu_time::ThreadTime;

/// No text may take more of the processor.
const LONGEST: Duration = Duration::from_secs(2);
/// Longer takes only what will never end, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

/// What happens to a text, to whoever waits for its end.
enum Word {
    Begins(Vec<u8>),
    Ends,
}

/// One who waits, and where what is found is kept.
pub(crate) struct Watch {
    found: PathBuf,
    tell: Sender<Word>,
    slowest: Cell<Duration>,
}

impl Watch {
    pub(crate) fn over(found: PathBuf) -> Watch {
        let (tell, hear) = mpsc::channel();
        let folder = found.clone();
        thread::spawn(move || wait(&hear, &folder));
        Watch {
            found,
            tell,
            slowest: Cell::default(),
        }
    }

    /// Runs a test of a text; keeps the text if that fails, or takes too much of the processor.
    pub(crate) fn sees(&self, text: &[u8], test: impl FnOnce()) {
        let begun = ThreadTime::now();
        self.tell.send(Word::Begins(text.to_vec())).unwrap();
        if let Err(panic) = panic::catch_unwind(AssertUnwindSafe(test)) {
            keep(&self.found, text);
            panic::resume_unwind(panic);
        }
        self.tell.send(Word::Ends).unwrap();
        let took = begun.elapsed();
        if took > LONGEST {
            keep(&self.found, text);
            panic!("a text takes {took:?}");
        }
        self.slowest.set(self.slowest.get().max(took));
    }

    pub(crate) fn slowest(&self) -> Duration {
        self.slowest.get()
    }
}

fn wait(hear: &Receiver<Word>, found: &PathBuf) {
    let mut text = None;
    loop {
        match hear.recv_timeout(PATIENCE) {
            Ok(Word::Begins(begins)) => text = Some(begins),
            Ok(Word::Ends) => text = None,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(text) = &text {
                    keep(found, text);
                    eprintln!("{}: a text stalls", found.display());
                    std::process::abort();
                }
            }
        }
    }
}

fn keep(found: &PathBuf, text: &[u8]) {
    let mut name = DefaultHasher::new();
    text.hash(&mut name);
    let file = found.join(format!("{:016x}", name.finish()));
    fs::create_dir_all(found).unwrap();
    fs::write(&file, text).unwrap();
    eprintln!("{}: kept what failed", file.display());
}
