//! A plan as Markdown, which reads on a screen as it is.

use super::{Heading, Plan};
use crate::data::Stage;
use crate::inert::inert;

/// The plan as Markdown.
pub fn markdown(plan: &Plan) -> String {
    let mut text = format!("# Plan for: {}\n\n", safe(&named(plan)));
    text.push_str(&format!(
        "{} words for {}. The headings are the advert's criteria; beneath stand your own lines, as \
         notes to write from. Nothing here was written for you.\n",
        plan.words,
        safe(&plan.candidate)
    ));
    for heading in &plan.headings {
        text.push_str(&format!("\n## {}\n\n", safe(&heading.text)));
        text.push_str(&format!("{}\n", about(heading)));
        if !heading.lines.is_empty() {
            text.push('\n');
        }
        for line in &heading.lines {
            text.push_str(&format!("- {} ({})\n", safe(&line.quote), line.path));
        }
        if heading.lines.is_empty() {
            text.push_str("\n(nothing found in the profile)\n");
        } else if !heading.missing.is_empty() {
            text.push_str(&format!(
                "\nNot shown yet: {}\n",
                safe(&heading.missing.join("; "))
            ));
        }
    }
    text
}

/// Title and employer.
pub(super) fn named(plan: &Plan) -> String {
    let title = if plan.title.is_empty() {
        "(no title found)"
    } else {
        &plan.title
    };
    if plan.employer.is_empty() {
        title.to_owned()
    } else {
        format!("{title}, {}", plan.employer)
    }
}

/// "Q1, essential, about 60 words".
pub(super) fn about(heading: &Heading) -> String {
    let interview = if heading.stage == Stage::Interview {
        ", mostly for the interview"
    } else {
        ""
    };
    format!(
        "{}, {}{interview}, about {} words",
        heading.criterion, heading.importance, heading.words
    )
}

/// A text that Markdown does not act on.
fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in inert(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn words_of_an_advert_are_no_markup() {
        assert_eq!(
            safe("<img src=x> [a](b) *c*"),
            "&lt;img src=x> \\[a\\](b) \\*c\\*"
        );
        assert_eq!(safe("one\n# two"), "one \\# two");
    }
}
