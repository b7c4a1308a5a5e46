//! Claims without a date: a panel asks how recent they are. Posts are remarked on when they are read.

use super::Rule;
use super::page::Page;
use crate::model::QualificationStatus;
use personspec_text::Diagnostic;

pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let undated = |path: String, name: &str, what: &str| {
        page.finding(
            Rule::Undated,
            page.find(&path, name),
            format!("{what} without a year: how recent it is cannot be told"),
            "write `year: 2022`",
        )
    };
    let mut found = Vec::new();
    for (at, held) in page.profile.qualifications.iter().enumerate() {
        if held.year.is_none() && held.status == QualificationStatus::Completed {
            found.push(undated(
                format!("qualifications[{at}]"),
                &held.award,
                "a qualification",
            ));
        }
    }
    for (at, course) in page.profile.training.iter().enumerate() {
        if course.year.is_none() {
            found.push(undated(
                format!("training[{at}]"),
                &course.title,
                "training",
            ));
        }
    }
    found
}
