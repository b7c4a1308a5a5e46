//! Lines that lead into a list of what a person must be, have or do: "Essential requirements are:",
//! "To be considered you must have:". They head the list below as a printed heading would.

use super::{Block, Form};
use crate::advert::Importance;
use crate::cues::Cues;
use crate::vocabulary::{Heading, rows};
use personspec_text::fold;
use std::sync::LazyLock;

/// A longer line (bytes) is a paragraph.
const LONGEST: usize = 150;
/// A line that does not end in a colon leads into a list only if it is as short as a heading.
const LONGEST_BARE: usize = 70;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Level(Importance),
    Open,
    Stop,
}

static CUES: LazyLock<Cues<Cue>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/lead_ins.tsv"));
    Cues::new(rows.map(|(kind, phrase)| {
        let cue = match kind {
            "essential" => Cue::Level(Importance::Essential),
            "desirable" => Cue::Level(Importance::Desirable),
            "open" => Cue::Open,
            _ => Cue::Stop,
        };
        (phrase, cue)
    }))
});

/// Turns lines that lead into a list into its headings.
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    for at in 0..blocks.len() {
        let listed = match blocks.get(at + 1) {
            Some(next) if next.form == Form::Item => true,
            Some(next) if next.form == Form::Paragraph && next.text.len() <= LONGEST => false,
            _ => continue,
        };
        if let Some(block) = blocks.get_mut(at)
            && matches!(
                block.form,
                Form::Paragraph | Form::Heading(Heading::Unknown)
            )
            && let Some(level) = level(block.text)
            // Lines without bullets are a list only where the level and the colon say so.
            && (listed || level.is_some() && block.text.trim_end().ends_with([':', ';']))
        {
            block.form = Form::Heading(Heading::Lead(level));
        }
    }
}

/// The level that a line gives the list it leads into; `None` inside: it does not say; `None`: it
/// leads into no list of what is asked of a person.
#[expect(
    clippy::option_option,
    reason = "no list and a list of no level are two answers"
)]
fn level(text: &str) -> Option<Option<Importance>> {
    if text.len() > LONGEST {
        return None;
    }
    let bare = text.trim_end_matches([' ', '-', '–', '—', '…', '.', '*']);
    let colon =
        bare.ends_with([':', ';']) || text.ends_with(['-', '–', '…']) || text.ends_with("...");
    if !colon && (text.ends_with(['.', '!', '?', ',']) || text.len() > LONGEST_BARE) {
        return None;
    }
    let folded = fold(text);
    let (mut essential, mut desirable, mut open) = (false, false, false);
    for (_, cue) in CUES.find(&folded) {
        match cue {
            Cue::Stop => return None,
            Cue::Open => open = true,
            Cue::Level(Importance::Desirable) => desirable = true,
            Cue::Level(_) => essential = true,
        }
    }
    match (essential, desirable) {
        // "Essential and desirable criteria:" says of no line which.
        (true, true) => Some(None),
        (true, false) => Some(Some(Importance::Essential)),
        (false, true) => Some(Some(Importance::Desirable)),
        (false, false) => (open && colon).then_some(None),
    }
}

/// Whether a line leads into a list of something else: benefits, shifts, duties.
pub(crate) fn leads_elsewhere(text: &str) -> bool {
    text.len() <= 2 * LONGEST && CUES.find(&fold(text)).any(|(_, cue)| cue == Cue::Stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_into_a_list_of_criteria() {
        let (essential, desirable) = (Some(Importance::Essential), Some(Importance::Desirable));
        for (line, want) in [
            ("Essential requirements are:-", Some(essential)),
            (
                "To be considered for this post you must have:",
                Some(essential),
            ),
            ("Essential criteria for the post include", Some(essential)),
            (
                "Experience in the following would be desirable:",
                Some(desirable),
            ),
            ("The successful candidate will have:", Some(None)),
            ("You must provide these documents:", None),
            ("In return we offer these essentials:", None),
            ("You will be responsible for:", None),
            ("A driving licence is essential.", None),
            ("Our wards", None),
        ] {
            assert_eq!(level(line), want, "{line}");
        }
    }
}
