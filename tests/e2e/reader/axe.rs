//! The accessibility checks of the axe engine.

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs};

use super::Reader;
use crate::browser::block_on;

/// The engine's source, from the file `STUDY_AXE` names.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = env::var_os("STUDY_AXE").map(PathBuf::from);
    let file = file.expect("STUDY_AXE: it names no file; run `cargo xtask test`, or give it the path of axe-core's `axe.min.js`");
    fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{}: cannot be read: {error}; see STUDY_AXE", file.display())
    })
});

impl Reader {
    /// Checks that axe finds no violation on the page in this `state`; with forced colours the contrast is the reader's
    /// own and is not checked.
    #[track_caller]
    pub(crate) fn finds_no_axe_violations(&self, state: &str) {
        let blamed = self.axe_violations();
        assert!(blamed.is_empty(), "{state}: {blamed:#?}");
    }

    /// The violations that axe finds, a line each: the rule, its advice, and where.
    pub(crate) fn axe_violations(&self) -> Vec<String> {
        if !self.evaluates::<bool>("return Boolean(window.axe)", ()) {
            block_on(self.driver().execute(AXE.as_str(), Vec::new())).expect("axe on the page");
        }
        let judging = "const done = arguments[0];
            const rules = { 'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches } };
            axe.run(document, { rules, resultTypes: ['violations'] }).then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ target, html }) => `${id}: ${help}: ${JSON.stringify(target)} ${html.slice(0, 160)}`))))
                .catch((error) => done([String(error)]))";
        let judged =
            block_on(self.driver().execute_async(judging, Vec::new())).expect("axe's judgement");
        judged.convert().expect("a list")
    }
}
