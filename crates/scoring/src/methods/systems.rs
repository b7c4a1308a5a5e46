//! Computer systems: a class of them ("an electronic patient record") is shown by any product of it, a
//! product by itself. That somebody lists a product is enough: it can be checked at the first login.

use super::checks::{Found, Once, Table, denies, rows, words_of};
use super::{Finding, Standing};
use crate::claims::{Candidate, ReadClaim};
use crate::verdict::Method;
use personspec_profile::ClaimKind;
use personspec_text::words::Word;
use std::sync::LazyLock;

/// The systems asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Each once.
    wanted: Vec<Wanted>,
    /// Whether one is enough.
    any: bool,
    /// Whether to use them is not enough: "advanced Excel".
    advanced: bool,
}

/// One system asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Wanted {
    /// Any product of the class.
    Class(&'static str),
    /// The product of this class and name.
    Product(&'static str, &'static str),
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct System {
    class: &'static str,
    /// The product's name; `None` for a phrase that asks for the class.
    name: Option<&'static str>,
}

/// The class that every product shows.
const COMPUTER: &str = "computer";

static TABLE: Once<System> = Once::new(|| {
    let rows = rows(include_str!("../../data/systems.tsv"));
    let systems = rows.filter_map(|cells| {
        let (class, kind, phrase) = (*cells.first()?, *cells.get(1)?, *cells.get(2)?);
        let name = (kind == "name").then_some(phrase);
        Some((phrase, System { class, name }))
    });
    Table::new(systems.collect(), "systems")
});

/// The systems that a criterion asks among other things.
pub(super) fn read(text: &str, words: &[Word]) -> Option<Found<Asked>> {
    let found = named(words, true);
    let covered: Vec<_> = found.iter().map(|(_, words)| words.clone()).collect();
    let is_advanced = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| ADVANCED.contains(&word.text.as_str()))
    };
    let advanced: Vec<_> = (0..words.len())
        .filter(|at| is_advanced(*at))
        .map(|at| at..at + 1)
        .collect();
    let covered: Vec<_> = covered.iter().chain(&advanced).cloned().collect();
    if found.is_empty() || denies(words) {
        return None;
    }
    let all = TABLE.only_framed(words, &covered);
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    // Of "SystmOne or similar" and "a record, e.g. EMIS" the class is meant.
    let examples = says(&["eg", "similar", "equivalent", "etc"])
        || words.windows(2).any(|pair| matches!(pair, [a, b] if (a.text == "e" && b.text == "g") || (a.text == "such" && b.text == "as")));
    let bracket = text.find('(').unwrap_or(text.len());
    let begins =
        |range: &std::ops::Range<usize>| words.get(range.start).map_or(0, |word| word.span.start());
    // What stands in brackets explains what stands before them.
    let outside = found.iter().any(|(_, range)| begins(range) < bracket);
    let mut wanted = Vec::new();
    for (system, range) in &found {
        if outside && begins(range) > bracket {
            continue;
        }
        let one = match system.name {
            Some(name) if !examples => Wanted::Product(system.class, name),
            _ => Wanted::Class(system.class),
        };
        if !wanted.contains(&one) {
            wanted.push(one);
        }
    }
    // "IT skills including Excel" asks for Excel; so does "electronic records (IT)".
    let narrow = |one: &Wanted| *one != Wanted::Class(COMPUTER);
    if wanted.iter().any(narrow) && !says(&["including", "include", "and"]) {
        wanted.retain(narrow);
    }
    let any = says(&["or"]) && !says(&["and", "including", "include"]);
    let advanced = !advanced.is_empty();
    let asked = Asked {
        wanted,
        any,
        advanced,
    };
    Some(Found {
        asked,
        covered,
        all,
    })
}

/// Judges the systems asked by those the profile names.
pub(super) fn judge(asked: &Asked, who: &Candidate<'_>) -> Finding {
    let told: Vec<(usize, Vec<System>)> = who
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| (at, told(claim)))
        .filter(|(_, systems)| !systems.is_empty())
        .collect();
    let (mut claims, mut missing, mut near) = (Vec::new(), Vec::new(), false);
    for wanted in &asked.wanted {
        let best = told
            .iter()
            .flat_map(|(at, systems)| {
                let most = if asked.advanced { depth(who, *at) } else { 2 };
                systems
                    .iter()
                    .map(move |one| (shows(*one, *wanted).min(most), *at))
            })
            .max_by_key(|(shown, at)| (*shown, std::cmp::Reverse(*at)));
        if let Some((1.., at)) = best
            && !claims.contains(&at)
        {
            claims.push(at);
        }
        match best {
            Some((2, _)) => {}
            Some((1, _)) => {
                near = true;
                missing.push(called(*wanted));
            }
            _ => missing.push(called(*wanted)),
        }
    }
    let shown = asked.wanted.len() - missing.len();
    let missing = missing.join(", ");
    match shown {
        n if n == asked.wanted.len() || (asked.any && n > 0) => {
            Finding::met(Method::System, claims)
        }
        0 if !near => Finding::none(Method::System, Standing::NotStated, missing),
        _ => Finding::partly(Method::System, claims, missing),
    }
}

/// How far `told` shows `wanted`: 2 in full, 1 in part, 0 not.
fn shows(told: System, wanted: Wanted) -> u8 {
    let product = told.name.is_some();
    match wanted {
        Wanted::Class(class) if told.class == class => {
            if product || class != COMPUTER {
                2
            } else {
                1
            }
        }
        Wanted::Class(COMPUTER) => 2,
        // An imaging system holds patients' records too.
        Wanted::Class("record") if told.class == "imaging" && product => 1,
        Wanted::Product(_, name)
            if told
                .name
                .is_some_and(|told| told.split(' ').next() == name.split(' ').next()) =>
        {
            2
        }
        _ => 0,
    }
}

/// What a claim shows at most of advanced use: 2 where it says so, nothing where it says "basic".
fn depth(who: &Candidate<'_>, at: usize) -> u8 {
    let says = |list: &[&str]| {
        let words = who
            .claims
            .get(at)
            .map_or(&[][..], |claim| claim.words.as_slice());
        words.iter().any(|word| list.contains(&word.text.as_str()))
    };
    match (says(&ADVANCED), says(&BASIC)) {
        (true, _) => 2,
        (false, true) => 0,
        (false, false) => 1,
    }
}

/// Words for more than using a system.
static ADVANCED: LazyLock<Vec<&str>> = LazyLock::new(|| words_of("systems-advanced").collect());
/// Words for less than that.
static BASIC: LazyLock<Vec<&str>> = LazyLock::new(|| words_of("systems-basic").collect());

fn called(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Product(_, name) => name,
        Wanted::Class("record") => "an electronic patient record",
        Wanted::Class("office") => "Microsoft Office or the like",
        Wanted::Class("laboratory") => "a laboratory system",
        Wanted::Class("roster") => "an e-rostering system",
        Wanted::Class("theatre") => "a theatre system",
        Wanted::Class("statistics") => "statistical software",
        Wanted::Class("dietary") => "dietary analysis software",
        Wanted::Class("observations") => "electronic observations",
        Wanted::Class("incidents") => "an incident reporting system",
        Wanted::Class("pharmacy") => "electronic prescribing",
        Wanted::Class(COMPUTER) => "a system that you use",
        Wanted::Class(_) => "a system of the kind asked",
    }
}

/// The systems that a claim tells of.
fn told(claim: &ReadClaim) -> Vec<System> {
    let tells = matches!(
        claim.claim.kind,
        ClaimKind::Duty | ClaimKind::Statement | ClaimKind::Skill | ClaimKind::Training
    );
    if !tells || claim.watched {
        return Vec::new();
    }
    let listed = matches!(claim.claim.kind, ClaimKind::Skill | ClaimKind::Training);
    named(&claim.words, listed)
        .into_iter()
        .map(|(system, _)| *system)
        .collect()
}

/// The systems that `words` name. In a list any name counts; a sentence's first word has its capital
/// from its place ("Allocate the work").
fn named(words: &[Word], listed: bool) -> Vec<(&'static System, std::ops::Range<usize>)> {
    let mut found = TABLE.find(words);
    found.retain(|(system, range)| {
        let Some(first) = words.get(range.start) else {
            return false;
        };
        match system.name {
            Some(_) => first.capitals || (first.initial && (listed || range.start > 0)),
            // "IT", not "it".
            None if first.text == "it" => first.capitals,
            None => true,
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Vec<Wanted>> {
        read(text, &words(text))
            .and_then(Found::whole)
            .map(|asked| asked.wanted)
    }

    #[test]
    fn systems_and_nothing_else() {
        assert_eq!(asked("IT literate"), Some(vec![Wanted::Class("computer")]));
        assert_eq!(
            asked("Microsoft Office and a clinical system"),
            Some(vec![Wanted::Class("office"), Wanted::Class("record")])
        );
        assert_eq!(
            asked("Confident with an electronic patient record, e.g. EMIS"),
            Some(vec![Wanted::Class("record")])
        );
        assert_eq!(
            asked("EMIS Web"),
            Some(vec![Wanted::Product("record", "EMIS Web")])
        );
        let advanced = "Advanced Excel or Power BI";
        assert!(
            read(advanced, &words(advanced))
                .and_then(Found::whole)
                .is_some_and(|asked| asked.advanced && asked.any)
        );
        assert_eq!(asked("Makes it work in teams"), None);
        assert_eq!(
            asked("Good record keeping using an electronic system"),
            None
        );
    }

    #[test]
    fn a_name_has_its_capital() {
        assert!(named(&words("Allocate the work for a team"), false).is_empty());
        assert_eq!(named(&words("Word, Excel, Teams"), true).len(), 3);
    }
}
