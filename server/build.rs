//! What only the linker can do for the size of the program.

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script what it builds in no other way")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let told = |name| std::env::var(name).unwrap_or_default();
    // On this target Rust brings LLD along; other linkers may not know these words.
    if told("PROFILE") == "release" && told("TARGET") == "x86_64-unknown-linux-gnu" {
        // One copy of functions whose machine code is the same: a program of many pages has thousands.
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
        // `strip = true` in a profile takes away the debugger's information only, as soon as packages have settings of
        // their own; names are a fifth of the file.
        println!("cargo:rustc-link-arg-bins=-Wl,--strip-all");
    }
}
