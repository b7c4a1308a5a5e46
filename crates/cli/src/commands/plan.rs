//! `personspec plan`: the criteria as headings, the candidate's own lines beneath.

use super::ended;
use crate::args::{Format, Global, Plan};
use crate::exit::{Exit, Failure};
use crate::{Done, hints, input, output};
use personspec_report::{Pair, json, plan};
use personspec_scoring::{Policy, assess_read, claims, criteria};

/// Prints a plan for every vacancy that is named.
pub(crate) fn run(asked: &Plan, global: &Global) -> Done {
    let today = input::today(global);
    let named = (&asked.adverts[..], &asked.profiles[..]);
    let read = input::both(named, "plan", false, today, global)?;
    let words = usize::try_from(asked.words).unwrap_or(usize::MAX);
    let mut plans = Vec::new();
    let mut tripped = false;
    for advert in &read.adverts {
        let post = criteria::read(&advert.advert);
        for profile in &read.profiles {
            let who = claims::read(profile);
            let pair = Pair {
                advert,
                profile,
                assessment: assess_read(&post, &who, today, &Policy::default()),
            };
            tripped |= super::check::trips(&pair, asked.fail_on);
            plans.push(plan::plan(&pair, words));
        }
    }
    let printed = match global.format {
        Format::Text | Format::Md => {
            let pages: Vec<String> = plans.iter().map(plan::markdown).collect();
            pages.join("\n").into_bytes()
        }
        Format::Json => {
            json::pretty(&plan::json(plans, &read.files(None), &read.skipped)).into_bytes()
        }
        Format::Docx => word(&plans, global)?,
        other => return Err(super::not_printed("plan", other)),
    };
    output::print_bytes(&printed, global)?;
    hints::next(
        global,
        "write under each heading in your own words, then `personspec check` again",
    );
    let exit = ended(&read.skipped, asked.strict);
    Ok(if exit == Exit::Ran && tripped {
        Exit::Tripped
    } else {
        exit
    })
}

/// One Word document; it never goes to a terminal.
fn word(plans: &[plan::Plan], global: &Global) -> Result<Vec<u8>, Failure> {
    use std::io::IsTerminal;
    let usage = |message: &str| Failure {
        exit: Exit::Usage,
        message: message.to_owned(),
    };
    let [plan] = plans else {
        return Err(usage(
            "a Word document holds one plan: name one advert and one profile",
        ));
    };
    if global.output.is_none() && std::io::stdout().is_terminal() {
        return Err(usage(
            "a Word document is no text for the screen: add `-o plan.docx`",
        ));
    }
    plan::docx(plan).map_err(|error| Failure::unread(error.to_string()))
}
