//! What a person types: `cargo xtask serve`, `test`, `build`, `bench`.

fn main() {}
