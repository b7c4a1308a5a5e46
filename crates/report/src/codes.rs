//! A page for each kind of note: what it means and what to do.

use personspec_parser::{Code, Severity};
use personspec_profile::Rule;
use personspec_text::Level;

/// The page of a code: a few lines of plain text, the last of which begins with "Do:".
pub fn page(code: Code) -> &'static str {
    match code {
        Code::NotText => include_str!("../data/codes/not-text.md"),
        Code::ImageOnly => include_str!("../data/codes/image-only.md"),
        Code::Refused => include_str!("../data/codes/refused.md"),
        Code::Undecodable => include_str!("../data/codes/undecodable.md"),
        Code::NoCriteria => include_str!("../data/codes/no-criteria.md"),
        Code::ImportanceLost => include_str!("../data/codes/importance-lost.md"),
        Code::Repeated => include_str!("../data/codes/repeated.md"),
        Code::Contradiction => include_str!("../data/codes/contradiction.md"),
        Code::OnlyInProse => include_str!("../data/codes/only-in-prose.md"),
        Code::Fused => include_str!("../data/codes/fused.md"),
        Code::UnknownAcronym => include_str!("../data/codes/unknown-acronym.md"),
        Code::ScraperResidue => include_str!("../data/codes/scraper-residue.md"),
        Code::WrongLabel => include_str!("../data/codes/wrong-label.md"),
        Code::BandWorkedOut => include_str!("../data/codes/band-worked-out.md"),
        Code::Closed => include_str!("../data/codes/closed.md"),
        Code::Mojibake => include_str!("../data/codes/mojibake.md"),
        Code::NotAdvert => include_str!("../data/codes/not-an-advert.md"),
        Code::OneLine => include_str!("../data/codes/one-line.md"),
        Code::Truncated => include_str!("../data/codes/truncated.md"),
    }
}

/// The page of a rule for profiles, of the same form.
pub fn rule_page(rule: Rule) -> &'static str {
    match rule {
        Rule::MaskedKey => include_str!("../data/codes/masked-key.md"),
        Rule::Undated => include_str!("../data/codes/undated.md"),
        Rule::Overlap => include_str!("../data/codes/overlap.md"),
        Rule::RegistrationEnds => include_str!("../data/codes/registration-ends.md"),
        Rule::TrainingEnded => include_str!("../data/codes/training-ended.md"),
        Rule::PersonalData => include_str!("../data/codes/personal-data.md"),
        Rule::Unconfirmed => include_str!("../data/codes/unconfirmed.md"),
    }
}

/// A code of an advert's note or of a profile's finding, with its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explained {
    /// The code as results print it.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it means and what to do.
    pub page: &'static str,
}

/// What is said of the code that results print as `word`.
///
/// ```
/// use personspec_report::codes::find;
/// assert_eq!(find("overlap").unwrap().severity.as_str(), "info");
/// assert!(find("no-such-code").is_none());
/// ```
pub fn find(word: &str) -> Option<Explained> {
    all().find(|explained| explained.code == word)
}

/// Every code, those of adverts first.
pub fn all() -> impl Iterator<Item = Explained> {
    let adverts = Code::ALL.into_iter().map(|code| Explained {
        code: code.as_str(),
        severity: code.severity(),
        page: page(code),
    });
    let profiles = Rule::ALL.into_iter().map(|rule| Explained {
        code: rule.as_str(),
        severity: match rule.level() {
            Level::Note => Severity::Info,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        },
        page: rule_page(rule),
    });
    adverts.chain(profiles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_that_says_what_to_do() {
        for explained in all() {
            let code = explained.code;
            let last = explained
                .page
                .trim_end()
                .lines()
                .next_back()
                .unwrap_or_default();
            assert!(last.starts_with("Do: "), "{code}");
            assert_eq!(find(code), Some(explained));
        }
    }
}
