//! A CV as text, line by line: `sections` (which heading a line stands under) → `dates` (ranges in a
//! line) → `posts`, `lists` (what the lines of a section say) → `entries` (what every importer adds).

mod sections;
mod dates;
mod posts;
mod lists;
mod entries;

pub(crate) use entries::{award, licence, put_post, put_qualification, put_training, sentences};

use crate::draft::Draft;
use crate::registers;
use crate::said::Said;
use sections::{Line, Section};

/// Reads the text of a CV into the draft.
pub(crate) fn read(text: &str, draft: &mut Draft) {
    let lines = sections::lines(text);
    let mut from = 0;
    while let Some(first) = lines.get(from) {
        let len = lines
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|line| line.section == first.section && line.part == first.part)
            .count();
        let part = lines.get(from..from + len).unwrap_or_default();
        section(first.section, part, draft);
        from += len.max(1);
    }
    for line in &lines {
        let own = line.section == Section::Registrations;
        let origin = line.origin();
        if own || !matches!(line.section, Section::References | Section::Personal) {
            registers::add(
                &mut draft.registrations,
                registers::registrations(&line.text, &origin, own),
            );
            registers::add(
                &mut draft.memberships,
                registers::memberships(&line.text, &origin, own),
            );
        }
        if line.text.to_lowercase().contains("driving licence") {
            lists::driving(&line.text, &origin, draft);
        }
    }
}

fn section(section: Section, lines: &[Line<'_>], draft: &mut Draft) {
    match section {
        Section::Head => head(lines, draft),
        Section::Statements => lists::statements(lines, draft),
        Section::Employment => posts::read(lines, draft),
        Section::Qualifications => lists::qualifications(lines, draft),
        Section::Training => lists::training(lines, draft),
        Section::Skills => lists::skills(lines, draft),
        // Read line by line, wherever they stand.
        Section::Registrations => lists::left_over(lines, draft),
        Section::Practical => lists::practical(lines, draft),
        Section::Personal => lines.iter().for_each(|line| {
            let label = line.text.split(':').next().unwrap_or_default();
            let tells = personspec_profile::read::masked(label.trim());
            draft
                .dropped
                .count(tells.unwrap_or("other details of the person"));
        }),
        Section::References => lines
            .iter()
            .for_each(|_| draft.dropped.count("other people")),
        Section::Interests => lines.iter().for_each(|_| draft.dropped.count("interests")),
        Section::Other => lists::unplaced(lines, draft),
    }
}

/// What stands above the first heading: mostly who the person is. Only a line that names a profession
/// is kept, as the headline.
fn head(lines: &[Line<'_>], draft: &mut Draft) {
    use personspec_parser::lexicon::Profession;
    for (nth, line) in lines.iter().enumerate() {
        let pieces = personspec_profile::personal(&line.text);
        let about_work = !Profession::named_in(&line.text).is_empty();
        if about_work && pieces.is_empty() && draft.headline.is_none() {
            let said = Said::new(&*line.text, line.origin());
            draft.headline = Some(if nth == 0 {
                said.check("the first line of a CV: no name in it?")
            } else {
                said
            });
        } else if pieces.is_empty() {
            let label = line.text.split(':').next().unwrap_or_default().trim();
            let tells = match personspec_profile::read::masked(label) {
                Some(tells) => tells,
                None if nth == 0 => "who the person is",
                None => "other lines above the first heading",
            };
            draft.dropped.count(tells);
        } else {
            for piece in pieces {
                draft.dropped.count(piece.tells);
            }
        }
    }
}
