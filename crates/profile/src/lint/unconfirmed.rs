//! Lines of a draft that nobody has confirmed yet.

use super::Rule;
use super::page::Page;
use personspec_text::Diagnostic;

/// What a draft writes behind a line that is to be confirmed; what is asked follows it.
pub(crate) const MARK: &str = "# check";

pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in page.text.split_inclusive('\n') {
        if let Some(at) = mark(line) {
            let asked = line.get(at + MARK.len()..).unwrap_or_default();
            let asked = asked.trim().trim_start_matches(':').trim();
            let message = match asked {
                "" => "this line of the draft is not confirmed yet".to_owned(),
                asked => format!("this line of the draft is not confirmed yet: {asked}"),
            };
            let span = page.span(start + at, start + at + MARK.len());
            found.push(page.finding(
                Rule::Unconfirmed,
                span,
                message,
                "put the line right, then remove the mark",
            ));
        }
        start += line.len();
    }
    found
}

/// Where the mark begins as a comment of `line`.
fn mark(line: &str) -> Option<usize> {
    let at = line.rfind(MARK)?;
    let before = line.get(..at)?;
    let after = line.get(at + MARK.len()..)?.chars().next();
    let comment = before.is_empty() || before.ends_with([' ', '\t']);
    let quoted = before.matches('"').count() % 2 == 1;
    (comment && !quoted && after.is_none_or(|c| !c.is_alphanumeric())).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn only_a_comment_is_a_mark() {
        assert_eq!(mark("skills: [a]  # check: sure?\n"), Some(13));
        assert_eq!(mark("# check\n"), Some(0));
        assert_eq!(mark("- \"see # check\"\n"), None);
        assert_eq!(mark("- a # checked\n"), None);
    }
}
