//! A PDF: as a file, or as the instructions of its one page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%PDF") {
        personspec_fuzz::advert(bytes);
    } else {
        personspec_fuzz::advert(&personspec_fuzz::page(bytes));
    }
});
