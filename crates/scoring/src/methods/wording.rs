//! Word coverage: how much of a criterion's words a claim says, weighted by rarity inside the
//! criterion; a word counts as said by its stem, by an alias of its phrase, or by close spelling.

use crate::claims::{Candidate, ReadClaim};
use crate::criteria::{ReadCriterion, Term, is_giving};
use crate::lexicon;
use crate::policy::{strength, wording as policy};
use crate::verdict::Method;
use personspec_profile::ClaimKind;
use personspec_text::similarity::{Permille, close_spelling};

/// What each claim says of a criterion's terms.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// A row a claim: how well it says each term, in 1,000.
    pub rows: Vec<Row>,
}

/// What one claim says of a criterion's terms.
#[derive(Debug, Clone)]
pub struct Row {
    /// A term each, in 1,000; all zero where the claim cannot count.
    pub own: Vec<Permille>,
    /// The same with what the post's title and setting lend to a duty.
    pub with_post: Vec<Permille>,
    /// Whether the claim counts in full; else (bare, watched, pasted back) it half shows at most.
    pub instance: bool,
    /// How most of it was found.
    pub method: Method,
}

/// Holds every claim of `who` against `criterion`.
pub fn cover(criterion: &ReadCriterion<'_>, who: &Candidate<'_>) -> Coverage {
    let own: Vec<(Vec<Permille>, Method)> = who
        .claims
        .iter()
        .map(|claim| said(criterion, claim))
        .collect();
    let rows = who
        .claims
        .iter()
        .zip(&own)
        .map(|(claim, (row, method))| {
            let lent = claim
                .context
                .and_then(|at| own.get(at))
                .map(|(row, _)| row.as_slice());
            // A setting colours what was done in it; it shows nothing where nothing was said.
            let with_post = match lent {
                Some(lent) if row.iter().any(|s| *s > 0) => row
                    .iter()
                    .zip(lent)
                    .map(|(own, lent)| (*own).max(scale(*lent, strength::CONTEXT)))
                    .collect(),
                _ => row.clone(),
            };
            let willing = takes_willingness(criterion) && claim.willing.is_some();
            let instance = (claim.is_instance() || willing || names_it(criterion, claim))
                && !claim.watched
                && gives(criterion, row)
                && !pasted(criterion, claim);
            Row {
                own: row.clone(),
                with_post,
                instance,
                method: *method,
            }
        })
        .collect();
    Coverage { rows }
}

/// Whether a listed skill is a name that the criterion asks for ("Makaton", "SPSS", "Polish"): a name
/// can be checked, which praise cannot.
fn names_it(criterion: &ReadCriterion<'_>, claim: &ReadClaim) -> bool {
    let named = |word: &personspec_text::Word| {
        let term = criterion.terms.iter().find(|term| term.stem == word.stem);
        (word.initial || word.capitals) && term.is_some_and(is_name)
    };
    claim.claim.kind == ClaimKind::Skill && claim.words.iter().any(named)
}

/// Whether a term is a name by its rarity and its capital.
pub(crate) fn is_name(term: &Term) -> bool {
    term.weight >= policy::RARE_NAME && term.printed.starts_with(char::is_uppercase) && !term.first
}

pub(crate) fn scale(value: Permille, by: Permille) -> Permille {
    Permille::try_from(u32::from(value) * u32::from(by) / 1000).unwrap_or(1000)
}

/// How well `claim` says each term of `criterion`.
fn said(criterion: &ReadCriterion<'_>, claim: &ReadClaim) -> (Vec<Permille>, Method) {
    let mut row: Vec<Permille> = vec![0; criterion.terms.len()];
    // An entry on a register or a licence is a fact, judged as one: "occupational therapist" in it
    // says nothing of "activity and occupation".
    let fact = matches!(
        claim.claim.kind,
        ClaimKind::Registration | ClaimKind::Membership | ClaimKind::Practical
    );
    if fact || claim.received && criterion.giving {
        return (row, Method::Wording);
    }
    let (stems, concepts) = match &claim.willing {
        Some(willing) if takes_willingness(criterion) => (&willing.stems, &willing.concepts),
        _ => (&claim.stems, &claim.concepts),
    };
    let (mut by_word, mut by_alias, mut by_spelling) = (0, 0, 0);
    for (term, said) in criterion.terms.iter().zip(&mut row) {
        if stems.binary_search(&term.stem).is_ok() {
            *said = 1000;
            by_word += term.weight;
        } else if let Some(close) = spelt(term, claim) {
            *said = close;
            by_spelling += term.weight;
        }
    }
    for compound in &criterion.compounds {
        let says = |stem: &String| stems.binary_search(stem).is_ok();
        if !compound.stems.iter().all(says) {
            for at in &compound.terms {
                if let Some(said) = row.get_mut(*at) {
                    *said = 0;
                }
            }
        }
    }
    for (concept, terms) in &criterion.concepts {
        let shown = lexicon::shows(*concept, concepts);
        for at in terms {
            if let (Some(said), Some(term)) = (row.get_mut(*at), criterion.terms.get(*at))
                && *said < shown
            {
                *said = shown;
                by_alias += term.weight;
            }
        }
    }
    let method = if by_alias > by_word.max(by_spelling) {
        Method::Alias
    } else if by_spelling > by_word {
        Method::Spelling
    } else {
        Method::Wording
    };
    (row, method)
}

/// Whether a row says of what is asked to be given (supervision, teaching) that it was: a "support
/// worker" has not supported juniors by the title alone.
fn gives(criterion: &ReadCriterion<'_>, row: &[Permille]) -> bool {
    let mut asked = criterion
        .terms
        .iter()
        .zip(row)
        .filter(|(term, _)| is_giving(&term.stem));
    !criterion.giving || asked.any(|(_, said)| *said >= strength::RELATED)
}

/// Whether a stated wish counts for the criterion: "or willing to undertake".
fn takes_willingness(criterion: &ReadCriterion<'_>) -> bool {
    criterion.criterion.requirement.or_willing
}

/// The closest word of the claim, where it is the term mistyped. Common words are never tried: they
/// are near many others.
fn spelt(term: &Term, claim: &ReadClaim) -> Option<Permille> {
    // Nor are figures, which no spelling tells from one another.
    let figure = term.text.bytes().all(|byte| byte.is_ascii_digit());
    if figure || term.weight < policy::RARE_ENOUGH_TO_MISTYPE {
        return None;
    }
    claim
        .words
        .iter()
        .filter_map(|word| close_spelling(&term.text, &word.text))
        .max()
}

/// Whether the claim repeats a run of the criterion's own words: the advert pasted back.
pub(crate) fn pasted(criterion: &ReadCriterion<'_>, claim: &ReadClaim) -> bool {
    let run = policy::PASTED_RUN.min(criterion.keys.len());
    run >= policy::SHORTEST_PASTE
        && criterion
            .keys
            .windows(run)
            .any(|asked| claim.all_keys.windows(run).any(|said| said == asked))
}

/// The share of the weight of `terms` that `row` says, in 1,000; 0 of no terms.
pub fn share(criterion: &ReadCriterion<'_>, terms: &[usize], row: &[Permille]) -> Permille {
    let (mut said, mut all) = (0_u32, 0_u32);
    for at in terms {
        if let (Some(term), Some(value)) = (criterion.terms.get(*at), row.get(*at)) {
            said += term.weight * u32::from(*value);
            all += term.weight;
        }
    }
    said.checked_div(all)
        .and_then(|share| Permille::try_from(share).ok())
        .unwrap_or(0)
}

/// What several claims together say of `terms`, in 1,000; everything where no term is asked.
pub fn union(criterion: &ReadCriterion<'_>, terms: &[usize], claims: &[&ReadClaim]) -> Permille {
    if terms.is_empty() {
        return 1000;
    }
    let mut best: Vec<Permille> = vec![0; criterion.terms.len()];
    for claim in claims {
        for (best, said) in best.iter_mut().zip(said(criterion, claim).0) {
            *best = (*best).max(said);
        }
    }
    share(criterion, terms, &best)
}
