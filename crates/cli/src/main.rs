//! The `personspec` command: files, threads, progress and exit codes.
fn main() {}
