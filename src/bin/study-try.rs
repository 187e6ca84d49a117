//! The configurator's program: it fills the page `try/index.html`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    study_widget::tryit::start();
}
