//! A page for each kind of note: what it means and what to do.

use personspec_parser::Code;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_that_says_what_to_do() {
        for code in Code::ALL {
            let last = page(code)
                .trim_end()
                .lines()
                .next_back()
                .unwrap_or_default();
            assert!(last.starts_with("Do: "), "{code}");
            assert_eq!(Code::of_word(code.as_str()), Some(code));
        }
    }
}
