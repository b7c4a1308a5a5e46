//! A Word document: as an archive, or as the text inside one.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        personspec_fuzz::advert(bytes);
    } else {
        personspec_fuzz::advert(&personspec_fuzz::word(bytes));
    }
});
