//! JSON records, and a page that holds one; the first byte says which.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'<', rest)) => personspec_fuzz::advert(
            &[
                b"<html><script type=\"application/ld+json\">".as_slice(),
                rest,
                b"</script></html>",
            ]
            .concat(),
        ),
        _ => personspec_fuzz::advert(bytes),
    }
});
