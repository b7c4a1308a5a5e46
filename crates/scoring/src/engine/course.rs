//! Courses: whether titles say which course is asked.

use super::bank::Course;
use super::sheet::Sheet;
use crate::policy::course as policy;
use crate::verdict::Outcome;

/// What titles show of `asked`; `None` where no title says all of a part. `said` gives what a lane says
/// of a term, by its weight; `says` whether a claim has a stem.
pub(super) fn outcome(
    asked: &Course,
    in_progress: bool,
    sheet: &Sheet,
    said: impl Fn(u32, usize) -> u32,
    says: impl Fn(usize, u32) -> bool,
) -> Option<Outcome> {
    let mut whole = true;
    let titles: Vec<usize> = sheet
        .lanes
        .titles
        .iter()
        .copied()
        .filter(|lane| asked.agents.iter().all(|agent| says(*lane, *agent)))
        .collect();
    for part in &asked.parts {
        let (mut any, mut full) = (false, false);
        for lane in &titles {
            let shown = part.iter().any(|(terms, weight)| {
                let all: u32 = terms.iter().map(|term| said(*term, *lane)).sum();
                all >= u32::from(policy::TITLE) * weight
            });
            any |= shown;
            full |= shown && sheet.lanes.whole[*lane];
        }
        if !any {
            return None;
        }
        whole &= full;
    }
    Some(if whole || in_progress {
        Outcome::Met
    } else {
        Outcome::Partly
    })
}
