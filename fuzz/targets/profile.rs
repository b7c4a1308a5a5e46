//! A candidate's file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| personspec_fuzz::profile(bytes));
