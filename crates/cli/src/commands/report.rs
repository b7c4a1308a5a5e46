//! `personspec report`: a saved result in another format, without its inputs; or adverts and profiles, for
//! whom the result itself does not matter.

use super::{check, ended, rank, render};
use crate::args::{Format, Global, Report};
use crate::exit::{Exit, Failure};
use crate::input::saved;
use crate::settings::Understood;
use crate::{Done, input};
use personspec_report::caseload::{Filters, Settings};
use personspec_report::data::{Check, Envelope, Rank};
use std::path::Path;

/// Prints the result anew, or makes it first.
pub(crate) fn run(asked: &Report, global: &Global, understood: &Understood) -> Done {
    match (&asked.inputs[..], asked.profiles.is_empty()) {
        ([folder], true) if folder.is_dir() => Err(Failure::unread(format!(
            "{}: this is a folder; name a saved result in it, or give --profile to report on its adverts",
            folder.display()
        ))),
        ([result], true) => of_saved(asked, result, global),
        ([result], false) if is_result(result, understood) => {
            if typed(understood) {
                return Err(usage(format!(
                    "{}: this is a saved result, which has its profiles in it; leave --profile out",
                    result.display()
                )));
            }
            of_saved(asked, result, global)
        }
        (_, false) => of_inputs(asked, global),
        (_, true) => Err(usage(
            "report takes one saved result; where these are adverts, give their --profile too"
                .to_owned(),
        )),
    }
}

/// Whether profiles were named in this call, and not by the settings.
fn typed(understood: &Understood) -> bool {
    let own = understood.matches.subcommand();
    own.and_then(|(_, own)| own.value_source("profiles"))
        == Some(clap::parser::ValueSource::CommandLine)
}

/// Whether a saved result is meant, where there are profiles: standard input cannot be looked into first.
fn is_result(path: &Path, understood: &Understood) -> bool {
    if path.as_os_str() == "-" {
        !typed(understood)
    } else {
        saved::is(path)
    }
}

fn of_saved(asked: &Report, path: &Path, global: &Global) -> Done {
    let saved = saved::read(path, ", or give --profile to report on adverts")?;
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
                path.display()
            )));
        }
    }
    Ok(Exit::Ran)
}

/// One pair as `check` has it, more as `rank` has them; a workbook is of a ranking.
fn of_inputs(asked: &Report, global: &Global) -> Done {
    let today = input::today(global);
    let named = (&asked.inputs[..], &asked.profiles[..]);
    let read = input::both(named, "report", false, today, global)?;
    let pair = read.adverts.len() == 1 && read.profiles.len() == 1;
    let workbook = global.format == Format::Xlsx;
    if pair && !workbook {
        let pairs = check::judged(&read, today, global)?;
        let result = check::result(&read, &pairs, None, today);
        render::check(&result, asked.sort, global, asked.sharing)?;
    } else {
        let settings = Settings {
            top: rank::on_screen(read.profiles.len(), read.adverts.len(), global),
            filters: Filters {
                preferences: true,
                ..Filters::default()
            },
            criteria: workbook,
            ..Settings::default()
        };
        let result = rank::ranked(&read, settings, None, None, global)?;
        render::rank(&result, false, global, asked.sharing)?;
    }
    Ok(ended(&read.skipped, asked.strict))
}

fn usage(message: String) -> Failure {
    Failure {
        exit: Exit::Usage,
        message,
    }
}
