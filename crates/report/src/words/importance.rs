//! Why an importance is held to be so, as parts of a sentence.

use crate::data::{Basis, Cue, Importance, Inferred, TurnMark};
use crate::words::count;

/// From which odds, in thousandths, a lean is called clear, fair or slight.
const LEANS: [(u16, &str); 3] = [(900, "clearly"), (700, "rather"), (550, "slightly")];

/// Why a criterion is held to be of this importance.
pub(crate) fn importance_reasons(
    importance: Importance,
    basis: Basis,
    inferred: Option<&Inferred>,
) -> Vec<String> {
    let printed = match basis {
        Basis::Heading => "printed: a sub-heading above the line says so",
        Basis::Column => "printed: its column of the table says so",
        Basis::Inline => "printed: the line itself says so, or a sentence that asks the same",
        Basis::Html => "printed: the mark-up of the saved page says so",
        Basis::User => "you said so",
        Basis::None => {
            "the advert does not say, and outside a list no place tells; it counts as an essential"
        }
        Basis::Inferred => {
            return inferred.map_or_else(Vec::new, |found| reasons(importance, found));
        }
    };
    vec![printed.to_owned()]
}

fn reasons(importance: Importance, found: &Inferred) -> Vec<String> {
    if found.bare {
        let other = match importance {
            Importance::Essential => "desirable",
            _ => "essential",
        };
        return vec![format!(
            "the advert marks single lines, and only ever as {other}; this one is bare"
        )];
    }
    let by_words = format!("by its own words {}{}", leans(found.by_words), cues(found));
    vec![
        place(found),
        format!("by its place {}", leans(found.by_place)),
        by_words,
    ]
}

/// "line 2 of 6; the list most likely turns to desirable after line 4, at a blank line".
fn place(found: &Inferred) -> String {
    if found.of == 1 {
        return "the only line of its list".to_owned();
    }
    let turn = match found.turns_after {
        0 => "is desirable throughout".to_owned(),
        after if after >= found.of => "is essential throughout".to_owned(),
        after => format!("turns to desirable after line {after}"),
    };
    let mark = match found.mark {
        Some(TurnMark::Gap) => ", at a blank line",
        Some(TurnMark::Restart) => ", where its numbers begin anew",
        Some(TurnMark::Repeat) => ", at a line that repeats an earlier one",
        None => "",
    };
    let stated = match found.stated {
        0 => String::new(),
        lines => format!(" (printed: {} of it)", count(lines, "line")),
    };
    format!(
        "line {} of {}; the list{stated} most likely {turn}{mark}",
        found.line, found.of
    )
}

/// "clearly essential".
fn leans(odds: u16) -> String {
    let (to, odds) = towards(odds);
    match LEANS.iter().find(|(from, _)| odds >= *from) {
        Some((_, how)) => format!("{how} {}", to.as_str()),
        None => "neither".to_owned(),
    }
}

fn towards(odds: u16) -> (Importance, u16) {
    if odds >= 500 {
        (Importance::Essential, odds)
    } else {
        (Importance::Desirable, 1000_u16.saturating_sub(odds))
    }
}

/// " (“audit”, 3 words long; against it: “ability to”)".
fn cues(found: &Inferred) -> String {
    let (to, odds) = towards(found.by_words);
    let of = |same: bool| -> String {
        let cues = found.cues.iter().filter(|cue| (cue.leans == to) == same);
        cues.map(cue).collect::<Vec<_>>().join(", ")
    };
    // Where they cancel out, each side is named.
    let even = odds < LEANS[2].0;
    let side = |name: Importance, cues: &str| {
        if even {
            format!("{}: {cues}", name.as_str())
        } else {
            cues.to_owned()
        }
    };
    let other = match to {
        Importance::Essential => Importance::Desirable,
        _ => Importance::Essential,
    };
    let against = |cues: &str| {
        if even {
            side(other, cues)
        } else {
            format!("against it: {cues}")
        }
    };
    match (of(true), of(false)) {
        (yes, no) if yes.is_empty() && no.is_empty() => String::new(),
        (yes, no) if no.is_empty() => format!(" ({})", side(to, &yes)),
        (yes, no) if yes.is_empty() => format!(" ({})", against(&no)),
        (yes, no) => format!(" ({}; {})", side(to, &yes), against(&no)),
    }
}

/// "“audit”".
fn cue(cue: &Cue) -> String {
    let what = &cue.what;
    match (cue.kind.as_str(), what.as_str()) {
        ("length", "1") => "1 word long".to_owned(),
        ("length", _) => format!("{what} words long"),
        ("asks", "registration") => "asks a registration".to_owned(),
        ("asks", "membership") => "asks a membership".to_owned(),
        ("asks", "tenure") => "asks a length of time".to_owned(),
        ("asks", "driving") => "asks to drive".to_owned(),
        ("asks", "entry") => "asks the profession's qualification".to_owned(),
        ("asks", _) => format!("asks a qualification ({})", what.replace("award", "level")),
        ("or_else", "equivalent") => "an equivalent is enough".to_owned(),
        ("or_else", "willing") => "to be willing is enough".to_owned(),
        ("or_else", _) => "to be on the way is enough".to_owned(),
        _ => format!("\u{201c}{what}\u{201d}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(kind: &str, what: &str, leans: Importance) -> Cue {
        Cue {
            kind: kind.to_owned(),
            what: what.to_owned(),
            leans,
            weight: 1,
        }
    }

    fn found() -> Inferred {
        Inferred {
            essential: 300,
            by_words: 280,
            by_place: 510,
            cues: vec![
                cue("words", "audit", Importance::Desirable),
                cue("length", "3", Importance::Desirable),
                cue("asks", "award 6", Importance::Essential),
            ],
            line: 3,
            of: 6,
            turns_after: 2,
            mark: Some(TurnMark::Gap),
            stated: 1,
            bare: false,
        }
    }

    #[test]
    fn place_and_words_are_told_apart_each_with_its_lean() {
        assert_eq!(
            importance_reasons(Importance::Desirable, Basis::Inferred, Some(&found())),
            [
                "line 3 of 6; the list (printed: 1 line of it) most likely turns to desirable after \
                 line 2, at a blank line",
                "by its place neither",
                "by its own words rather desirable (“audit”, 3 words long; against it: asks a \
                 qualification (level 6))",
            ]
        );
        let even = Inferred {
            by_words: 500,
            by_place: 990,
            of: 1,
            ..found()
        };
        assert_eq!(
            importance_reasons(Importance::Essential, Basis::Inferred, Some(&even)),
            [
                "the only line of its list",
                "by its place clearly essential",
                "by its own words neither (essential: asks a qualification (level 6); desirable: \
                 “audit”, 3 words long)",
            ]
        );
        let bare = Inferred {
            bare: true,
            ..found()
        };
        assert_eq!(
            importance_reasons(Importance::Essential, Basis::Inferred, Some(&bare)),
            ["the advert marks single lines, and only ever as desirable; this one is bare"]
        );
    }
}
