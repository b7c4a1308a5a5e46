//! An advert as plain text, in any encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| personspec_fuzz::advert(bytes));
