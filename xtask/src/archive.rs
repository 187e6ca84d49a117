//! Packs a folder into one zip file, with the same bytes for the same files.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes everything in a folder into a zip file; returns the file's size in bytes.
pub(crate) fn write(folder: &Path, to: &Path) -> Result<u64> {
    let mut archive = ZipWriter::new(
        File::create(to).with_context(|| format!("failed to write {}", to.display()))?,
    );
    add(&mut archive, folder, "")?;
    archive.finish()?;
    Ok(fs::metadata(to)?.len())
}

fn add(archive: &mut ZipWriter<File>, folder: &Path, under: &str) -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(15))
        .last_modified_time(DateTime::default());
    for name in names {
        let (path, inside) = (folder.join(&name), format!("{under}{name}"));
        if path.is_dir() {
            add(archive, &path, &format!("{inside}/"))?;
        } else {
            archive.start_file(inside, options)?;
            archive.write_all(&fs::read(path)?)?;
        }
    }
    Ok(())
}
