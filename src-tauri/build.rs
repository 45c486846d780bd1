use std::path::Path;

#[path = "../crates/engine/build.rs"]
mod engine;

const PAGES: &str = "../ui/dist";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    engine::main();
    println!("cargo:rerun-if-changed={PAGES}");
    if std::env::var_os("CARGO_FEATURE_CUSTOM_PROTOCOL").is_some() && !Path::new(PAGES).join("index.html").exists() {
        return Err("the window has no pages to show: build them first with `scripts/build.sh pages`".into());
    }
    tauri_build::try_build(tauri_build::Attributes::new()).map_err(Into::into)
}
