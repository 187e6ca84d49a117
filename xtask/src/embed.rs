//! The files that other sites include, made from wasm-bindgen's glue and the loaders in `public/`.

use crate::budget::Load;
use crate::tools::{Packages, Std};
use crate::{carry, configurator, integrity, languages, package, shell};
use anyhow::{Context, Result, anyhow};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, thread};

/// The module that loads with the page, and the one that loads with the first study mode; each is a script and a
/// binary.
pub(crate) const MODULES: [&str; 2] = ["study-widget", "study-desk"];
/// Their folder in the site.
const EMBED: &str = "embed";
/// The module that both import by name: the page's functions for compiled code.
const SHARED: [(&str, &str); 1] = [("page", "public/page.js")];
const BUNDLED: &str = "--bundle --format=esm --target=es2022 --minify --legal-comments=none --inject:./public/natives.js";
/// Makes V8 compile every function while the script downloads, instead of each at its first call:
/// <https://v8.dev/blog/explicit-compile-hints>.
const HINT: &str = "--banner:js=//# allFunctionsCalledOnLoad";
/// Optimises for size, and strips what pages do not need: function names, producers, target features.
const OPTIMISED: &str = "-Oz --strip-debug --strip-producers --strip-target-features";

/// Makes the embed from the raw files in the site's folder, and removes those.
pub(crate) fn make(site: &Path) -> Result<()> {
    let packages = &Packages::ready()?;
    for folder in [EMBED, configurator::FOLDER] {
        fs::create_dir_all(site.join(folder))?;
    }
    eprintln!("optimising and bundling …");
    thread::scope(|scope| {
        let places = [
            (EMBED, MODULES[0]),
            (EMBED, MODULES[1]),
            (configurator::FOLDER, configurator::MODULE),
        ];
        let made = places
            .map(|(folder, module)| scope.spawn(move || optimise(packages, site, folder, module)));
        made.into_iter()
            .try_for_each(|made| made.join().map_err(|_| anyhow!("a thread stopped"))?)
    })?;
    let languages = languages::files()?;
    write(&site.join("embed"), &languages)?;
    let spoken = languages::hashes(&languages);
    let spoken = ("LANGUAGES", spoken.as_str());
    // The widget has the hash of the desk, so that a page that pins the widget has pinned the desk.
    let [widget, desk] = MODULES;
    let source = Path::new("public");
    bundle(packages, site, EMBED, desk, source, &[spoken])?;
    let desk = integrity::sha384(&read(&site.join("embed").join(desk).with_extension("js"))?);
    let desk = format!("\"{desk}\"");
    let known = [spoken, ("DESK_INTEGRITY", desk.as_str())];
    bundle(packages, site, EMBED, widget, source, &known)?;
    for name in ["site.css", "app.js"] {
        minify(packages, &site.join(name), &site.join(name))?;
    }
    keep_version(site, &languages)?;
    configurator::make(packages, site)?;
    package::write(packages, site, &languages)?;
    MODULES
        .into_iter()
        .chain([configurator::MODULE])
        .try_for_each(|module| remove(&site.join(module).with_extension("js")))
}

/// Writes a minified copy of a script or a style sheet.
pub(crate) fn minify(packages: &Packages, file: &Path, to: &Path) -> Result<()> {
    let mut esbuild = packages.esbuild()?;
    esbuild.arg(file).args(["--minify", "--target=es2022"]);
    esbuild
        .arg(format!("--outfile={}", to.display()))
        .arg("--allow-overwrite");
    shell::run(&mut esbuild)
}

/// What loads together, with its budget; `std` says which standard library is linked.
pub(crate) fn loads(site: &Path, std: Std) -> Result<[Load; 3]> {
    let load = |name, bar, most, folder, module| {
        Ok::<_, anyhow::Error>(Load {
            name,
            bar,
            most,
            files: files(site, folder, &[module])?,
        })
    };
    let [widget, desk] = MODULES;
    // How much larger the standard library as distributed makes each.
    let [to_widget, to_desk, to_try] = match std {
        Std::Small => [0, 0, 0],
        Std::Prebuilt => [33_000, 52_000, 33_000],
    };
    Ok([
        // Everything a page needs to tick a box.
        load(
            "first load",
            132_000 + to_widget,
            272_350 + to_widget,
            EMBED,
            widget,
        )?,
        load(
            "study modes",
            330_000 + to_desk,
            534_950 + to_desk,
            EMBED,
            desk,
        )?,
        load(
            "configurator",
            120_000 + to_try,
            194_050 + to_try,
            configurator::FOLDER,
            configurator::MODULE,
        )?,
    ])
}

fn files(site: &Path, folder: &str, modules: &[&str]) -> Result<Vec<(String, Vec<u8>)>> {
    let names = modules.iter().flat_map(|module| names(module));
    let file = |name: String| {
        let bytes = read(&site.join(folder).join(&name))?;
        Ok((name, bytes))
    };
    names.map(file).collect()
}

fn names(module: &str) -> [String; 2] {
    [format!("{module}.js"), format!("{module}.wasm")]
}

/// Optimises a binary for size, and puts it into its folder of the site.
fn optimise(packages: &Packages, site: &Path, folder: &str, module: &str) -> Result<()> {
    let raw = site.join(format!("{module}_bg.wasm"));
    let wasm = site.join(folder).join(module).with_extension("wasm");
    let kept = optimised(packages, &raw)?;
    fs::copy(&kept, &wasm).with_context(|| format!("failed to write {}", wasm.display()))?;
    remove(&raw)
}

/// The path of an optimised binary. It is cached by the content of its input, because the step is slow.
pub(crate) fn optimised(packages: &Packages, raw: &Path) -> Result<PathBuf> {
    let key = integrity::short(&[packages.key().as_bytes(), OPTIMISED.as_bytes(), &read(raw)?]);
    let kept = Path::new("target/wasm-opt")
        .join(key)
        .with_extension("wasm");
    if !kept.exists() {
        fs::create_dir_all("target/wasm-opt")?;
        let part = kept.with_extension("part");
        let mut optimise = packages.wasm_opt();
        optimise.args(OPTIMISED.split(' ')).arg(raw);
        shell::run(optimise.arg("-o").arg(&part))?;
        fs::rename(&part, &kept)?;
    }
    Ok(kept)
}

/// Bundles a module's script from `source` with wasm-bindgen's glue. The script gets the hash of its binary, and the
/// constants in `known`, each given as JavaScript.
pub(crate) fn bundle(
    packages: &Packages,
    site: &Path,
    folder: &str,
    module: &str,
    source: &Path,
    known: &[(&str, &str)],
) -> Result<()> {
    let [script, wasm] = names(module).map(|name| site.join(folder).join(name));
    let integrity = format!("\"{}\"", integrity::sha384(&read(&wasm)?));
    let mut esbuild = bundler(packages, site, module, source)?;
    esbuild.arg(HINT);
    esbuild.arg("--inject:./public/native-url.js");
    esbuild.arg("--alias:study-widget/files=./public/files.js");
    esbuild.arg("--alias:study-widget/texts=./public/texts.js");
    for (name, value) in [("WASM_INTEGRITY", integrity.as_str())].iter().chain(known) {
        esbuild.arg(format!("--define:{name}={value}"));
    }
    shell::run(esbuild.arg(format!("--outfile={}", script.display())))
}

/// The bundler for a module's script in `source`, which imports wasm-bindgen's glue as `<module>/glue`.
pub(crate) fn bundler(
    packages: &Packages,
    site: &Path,
    module: &str,
    source: &Path,
) -> Result<Command> {
    let glue = site.join(module).with_extension("js");
    let mut esbuild = packages.esbuild()?;
    esbuild
        .arg(source.join(module).with_extension("js"))
        .args(BUNDLED.split(' '));
    esbuild.arg(format!("--alias:{module}/glue={}", glue.display()));
    for (name, file) in SHARED {
        esbuild.arg(format!("--alias:study-widget/{name}=./{file}"));
    }
    Ok(esbuild)
}

fn remove(raw: &Path) -> Result<()> {
    fs::remove_file(raw).with_context(|| format!("failed to remove {}", raw.display()))
}

/// Copies the files into a folder of the package's version, for pages that pin what they include.
fn keep_version(site: &Path, languages: &[(String, Vec<u8>)]) -> Result<()> {
    let folder = site.join("embed").join(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(&folder)?;
    let mut files = files(site, EMBED, &MODULES)?;
    files.extend_from_slice(languages);
    write(&folder, &files)?;
    fs::write(folder.join(carry::MANIFEST), integrity::manifest(&files))?;
    carry::list(&site.join("embed"))
}

/// Writes files into a folder by their names.
pub(crate) fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    for (name, bytes) in files {
        let file = folder.join(name);
        fs::write(&file, bytes).with_context(|| format!("failed to write {}", file.display()))?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("failed to read {}", file.display()))
}
