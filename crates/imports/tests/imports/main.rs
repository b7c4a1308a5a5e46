//! Guards the importers: samples of every kind, and files made to harm. One program, so that it is
//! linked once.
#![expect(
    clippy::disallowed_methods,
    reason = "a test measures how long a file made to harm takes"
)]

mod files;
mod samples;
mod hostile;
