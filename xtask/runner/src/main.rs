//! wasm-bindgen's test runner, as a program of this workspace: it is compiled where component tests are run and nowhere
//! else, and is always of the version that the tests are compiled with.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
