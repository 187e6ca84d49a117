//! The author's command line: its commands, the files they read and write, the exit codes.

mod recipes;
mod site;

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::Parser;
use lexopt::prelude::*;
use study_widget::check::check;
use study_widget::press::press;

const HELP: &str = "\
study-widget: the author's tool

  study-widget check PAGE... [--why] [--json]
      What the widget would find in each HTML or Markdown file, and every problem with it.
      --why says why each is a guide or is none, and what each question was taken for.
      --json prints one outline a line instead.
  study-widget press [--content FOLDER] [--recipes FOLDER] --into FOLDER
      Makes a page of every Markdown file in the content folder (\"content\" if none is named) and lists
      them in the library page that stands in the last; and one of each recipe for authors.

Ends with 0 where all is well, 1 where there is a problem, 2 where a command or a file cannot be read.
";

/// Whether all is well, or why the command failed.
type Outcome = Result<bool, Box<dyn Error>>;

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: Parser) -> ExitCode {
    match command(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            print(&format!("study-widget: {error}\n"), &mut io::stderr());
            ExitCode::from(2)
        }
    }
}

fn command(mut arguments: Parser) -> Outcome {
    let hint = "say `study-widget --help` for the commands";
    match arguments.next()? {
        Some(Long("help") | Short('h')) | None => {
            print(HELP, &mut io::stdout());
            Ok(true)
        }
        Some(Value(name)) if name == "check" => check_pages(arguments),
        Some(Value(name)) if name == "press" => press_guides(arguments),
        Some(Value(name)) => {
            Err(format!("there is no command \"{}\"; {hint}", name.to_string_lossy()).into())
        }
        Some(other) => Err(format!("{}; {hint}", other.unexpected()).into()),
    }
}

fn check_pages(mut arguments: Parser) -> Outcome {
    let (mut files, mut json, mut why) = (Vec::new(), false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("json") => json = true,
            Long("why") => why = true,
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        let fact = "no page is named; name one or more HTML or Markdown files after `check`";
        return Err(fact.into());
    }
    let mut all_well = true;
    for file in &files {
        let text = site::read(file)?;
        let beside = guides(file.parent().unwrap_or(Path::new("")))?;
        let siblings: Vec<_> = beside.iter().map(|(id, _)| id.as_str()).collect();
        let finding = check(file, &text, &siblings);
        let report = if json {
            format!("{}\n", finding.outline())
        } else {
            finding.report(&file.to_string_lossy())
        };
        print(&report, &mut io::stdout());
        if why && !json {
            print(&finding.reasons(&file.to_string_lossy()), &mut io::stdout());
        }
        all_well &= finding.faults.is_empty();
    }
    Ok(all_well)
}

fn press_guides(mut arguments: Parser) -> Outcome {
    let (mut content, mut recipes, mut into) = (PathBuf::from("content"), None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("content") => content = arguments.value()?.into(),
            Long("recipes") => recipes = Some(PathBuf::from(arguments.value()?)),
            Long("into") => into = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let into = into.ok_or("no folder is named to press into; add `--into FOLDER`")?;
    let files = guides(&content)?;
    if files.is_empty() {
        let fact = "there is no guide here; add a Markdown file";
        return Err(format!("{}: {fact}", content.display()).into());
    }
    let siblings: Vec<_> = files.iter().map(|(id, _)| id.as_str()).collect();
    let (mut pressed, mut all_well) = (Vec::new(), true);
    for (id, file) in &files {
        let (guide, faults) = press(id, &site::read(file)?, &siblings);
        for fault in &faults {
            let line = fault.line(&file.to_string_lossy());
            print(&format!("{line}\n"), &mut io::stderr());
        }
        all_well &= faults.is_empty();
        pressed.push(guide);
    }
    if let Some(folder) = recipes {
        all_well &= recipes::press(&folder, &into)?;
    }
    if all_well {
        site::write(&into, &pressed)?;
    }
    Ok(all_well)
}

/// The Markdown files of a folder with their guides' ids, sorted.
fn guides(folder: &Path) -> Result<Vec<(String, PathBuf)>, Box<dyn Error>> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("{}: cannot be read: {error}", folder.display()))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let markdown = files.filter(|file| file.extension().is_some_and(|extension| extension == "md"));
    let mut guides: Vec<_> = markdown
        .filter_map(|file| Some((file.file_stem()?.to_string_lossy().into_owned(), file)))
        .collect();
    guides.sort();
    Ok(guides)
}

/// Prints a text. Errors are ignored: the reading end may be closed, as with `head`.
fn print(text: &str, to: &mut impl Write) {
    let _ = to.write_all(text.as_bytes());
}
