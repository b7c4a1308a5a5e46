//! Guards that every command is silent where its reader has seen enough (`| head -1`), and says nothing
//! beside its result where it is piped.
#![cfg(unix)]

use crate::examples::{commands, copy, of};
use crate::run::program;
use std::io::Read;
use std::process::Stdio;

#[test]
fn every_command_survives_a_reader_that_has_seen_enough() {
    for bytes in [0, 1] {
        // Some write, and nothing is overwritten: each round begins anew.
        let place = copy();
        for command in commands() {
            for example in of(&command) {
                let mut child = program(place.path())
                    .args(example.split_whitespace())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("the program starts");
                let mut out = child.stdout.take().expect("its output is a pipe");
                let mut some = vec![0; bytes];
                let _ = out.read(&mut some);
                drop(out);
                let done = child.wait_with_output().expect("it ends");
                let told = String::from_utf8_lossy(&done.stderr).into_owned();
                assert_eq!(
                    (done.status.code(), told.as_str()),
                    (Some(0), ""),
                    "{example}"
                );
            }
        }
    }
}

#[test]
fn the_help_of_every_command_survives_it_too() {
    let place = copy();
    for command in commands() {
        let mut child = program(place.path())
            .args([&command, "--help"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(
            (done.status.code(), told.as_str()),
            (Some(0), ""),
            "{command}"
        );
    }
}

#[test]
fn errors_survive_a_closed_standard_error() {
    let place = copy();
    let mut child = program(place.path())
        .args(["parse", "missing.txt"])
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    drop(child.stderr.take());
    let done = child.wait().expect("it ends");
    assert_eq!(done.code(), Some(3));
}
