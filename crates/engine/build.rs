//! Lets programs find the prebuilt libduckdb: beside themselves, then where an installer puts it, then where they were
//! linked to it.
//! Every crate that links the engine into a program names this file as its build script, or calls it from its own.

pub fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=DUCKDB_LIB_DIR");
    let system = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    let places = match system.as_str() {
        "macos" => ["@loader_path", "@loader_path/../Frameworks"],
        "linux" => ["$ORIGIN", "$ORIGIN/../lib/extension-studio"],
        _ => return,
    };
    for place in places {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{place}");
    }
    if let Ok(folder) = std::env::var("DUCKDB_LIB_DIR") {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{folder}");
    }
}
