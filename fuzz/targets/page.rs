//! A saved page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    personspec_fuzz::advert(&[b"<!doctype html><html><body>".as_slice(), bytes].concat());
});
