//! Guards the command line as a user and a script meet it: rankings, inputs of every bad kind,
//! outputs, exit codes. One program, so that it is linked once; one module a subject.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests make the files that the program reads"
)]
#![expect(
    clippy::print_stdout,
    reason = "a test that cannot run here says that it was skipped"
)]

mod run;
mod xml;
#[expect(dead_code, reason = "the tests of the importers use all of it")]
#[path = "../../../imports/tests/imports/files.rs"]
mod cvs;
mod examples;
mod ranking;
mod adverts;
mod records;
mod profiles;
mod folders;
mod outputs;
mod inert;
mod hostile;
mod carried;
mod drafts;
mod schemas;
mod formats;
mod pictures;
mod caseload;
mod workbook;
mod shared;
mod bad;
mod contract;
mod pipes;
mod settings;
mod batch;
