//! `personspec report`: a saved result in another format, without its inputs.

use super::render;
use crate::Done;
use crate::args::{Global, Report};
use crate::exit::{Exit, Failure};
use crate::input::saved;
use personspec_report::data::{Check, Envelope, Rank};

/// Reads the result and prints it anew.
pub(crate) fn run(asked: &Report, global: &Global) -> Done {
    let saved = saved::read(&asked.result)?;
    match saved.kind() {
        "check" => {
            let result: Envelope<Check> = saved.result()?;
            render::check(&result, asked.sort, global, asked.sharing)?;
        }
        "rank" => {
            let result: Envelope<Rank> = saved.result()?;
            render::rank(&result, false, global, asked.sharing)?;
        }
        other => {
            return Err(Failure::unread(format!(
                "{}: this is a result of {other}; report renders those of check and rank",
                asked.result.display()
            )));
        }
    }
    Ok(Exit::Ran)
}
