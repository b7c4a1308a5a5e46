//! When the panel looks at a criterion: attitudes and values are met at the interview.

use crate::advert::{Group, Stage};
use crate::requirement::Requirement;
use personspec_text::{Word, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An attitude: "resilient".
    Attitude,
    /// Something an application form shows: "weekends", "licence".
    Practical,
    /// Says nothing either way: "under", "pressure".
    Frame,
}

/// By stem, so that "resilience" is "resilient".
static WORDS: LazyLock<FxHashMap<String, Kind>> = LazyLock::new(|| {
    let rows = crate::vocabulary::rows(include_str!("../../data/attitudes.tsv"));
    rows.flat_map(|(kind, list)| {
        let kind = match kind {
            "attitude" => Kind::Attitude,
            "practical" => Kind::Practical,
            _ => Kind::Frame,
        };
        words(list).into_iter().map(move |word| (word.stem, kind))
    })
    .collect()
});

/// When the panel looks at a criterion of `group` that says `words`.
pub(crate) fn of(words: &[Word], group: Group, requirement: &Requirement) -> Stage {
    if !requirement.asks.is_empty() {
        return Stage::Application;
    }
    let interview = match group {
        _ if is_practical(words) => false,
        Group::Personal => true,
        Group::Other => is_attitude(words),
        // Elsewhere a line must speak of attitudes and of nothing else that can be shown.
        Group::Skills => matches!(count(words), (1.., 0)),
        Group::Qualifications | Group::Experience | Group::Knowledge => false,
    };
    if interview {
        Stage::Interview
    } else {
        Stage::Application
    }
}

/// Whether a line speaks of something that the form shows whatever else it says: hours, travel.
pub(super) fn is_practical(words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| WORDS.get(&word.stem) == Some(&Kind::Practical))
}

/// Whether a line speaks mostly of attitudes.
pub(super) fn is_attitude(words: &[Word]) -> bool {
    let (attitudes, others) = count(words);
    attitudes > 0 && attitudes * 2 > others && !is_practical(words)
}

/// How many words name attitudes, and how many name other things.
fn count(words: &[Word]) -> (usize, usize) {
    let (mut attitudes, mut others) = (0, 0);
    for word in words {
        match WORDS.get(&word.stem) {
            Some(Kind::Attitude) => attitudes += 1,
            Some(Kind::Frame | Kind::Practical) => {}
            None => others += 1,
        }
    }
    (attitudes, others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requirement::understand;

    fn stage(text: &str, group: Group) -> Stage {
        of(&words(text), group, &understand(text, group))
    }

    #[test]
    fn attitudes_are_met_at_the_interview() {
        assert_eq!(
            stage("Resilient under pressure", Group::Personal),
            Stage::Interview
        );
        assert_eq!(
            stage("Compassionate and flexible", Group::Other),
            Stage::Interview
        );
        assert_eq!(
            stage("Flexible approach to rotas", Group::Personal),
            Stage::Interview
        );
    }

    #[test]
    fn what_a_form_shows_is_not() {
        for (text, group) in [
            ("Able to work nights and weekends", Group::Personal),
            ("Full driving licence", Group::Personal),
            ("Experience of audit", Group::Experience),
            ("Participation in the Saturday rota", Group::Other),
            ("Excellent communication skills", Group::Skills),
        ] {
            assert_eq!(stage(text, group), Stage::Application, "{text}");
        }
    }
}
