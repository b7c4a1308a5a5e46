//! The posts of a section: an entry begins at the line with its dates, or at the short lines before it.

use super::dates::{Dates, range};
use super::entries::put_post;
use super::sections::Line;
use crate::draft::Draft;
use crate::said::{Entry, Said};
use personspec_parser::lexicon::Profession;

/// The longest line that can be a title or an employer, in characters.
const SHORT: usize = 90;

/// A post as it is gathered.
struct Post<'l> {
    heads: Vec<(usize, String)>,
    dates: Dates,
    line: &'l Line<'l>,
    body: Vec<&'l Line<'l>>,
}

/// Reads the posts of a section.
pub(super) fn read(lines: &[Line<'_>], draft: &mut Draft) {
    let mut posts: Vec<Post<'_>> = Vec::new();
    let mut before: Vec<&Line<'_>> = Vec::new();
    for line in lines {
        let Some(dates) = range(&line.text).filter(|_| !line.item && short(line)) else {
            match posts.last_mut() {
                Some(post) => post.body.push(line),
                None => before.push(line),
            }
            continue;
        };
        let mut rest = line.text.to_string();
        rest.replace_range(dates.at.clone(), "\t");
        let mut heads: Vec<(usize, String)> = pieces(&rest)
            .into_iter()
            .map(|piece| (line.number, piece))
            .collect();
        // Dates alone, or dates with an employer: the title stands on the short lines before.
        if heads.len() < 2 && !heads.iter().any(|(_, head)| is_title(head)) {
            let list = posts.last_mut().map_or(&mut before, |post| &mut post.body);
            let mut taken = Vec::new();
            while taken.len() < 2
                && let Some(last) = list.last()
                && is_head(last)
                && last.number + 3 > line.number
            {
                taken.insert(0, *last);
                let gap = last.gap;
                list.pop();
                if gap {
                    break;
                }
            }
            let taken = taken.iter().flat_map(|line| {
                let pieces = pieces(&line.text).into_iter();
                pieces.map(|piece| (line.number, piece))
            });
            heads = taken.chain(heads).collect();
        }
        posts.push(Post {
            heads,
            dates,
            line,
            body: Vec::new(),
        });
    }
    for line in before {
        let said = Said::new(&*line.text, line.origin());
        draft.unplaced.extend(draft.dropped.scrub(said));
    }
    for mut post in posts {
        following(&mut post);
        let entry = entry(&post, draft);
        if entry.get("post").is_some() {
            put_post(entry, draft);
        } else {
            let said = Said::new(&*post.line.text, post.line.origin());
            draft.unplaced.extend(draft.dropped.scrub(said));
        }
    }
}

/// A title or an employer on the line behind the dates, where the line of dates lacks it.
fn following(post: &mut Post<'_>) {
    while let Some(next) = post.body.first().copied() {
        let lacks_title = post.heads.is_empty();
        let lacks_employer = !post.heads.iter().any(|(_, head)| is_employer(head));
        let fits = is_head(next) && !next.gap;
        if fits && (lacks_title || (lacks_employer && is_employer(&next.text))) {
            post.heads.extend(
                pieces(&next.text)
                    .into_iter()
                    .map(|piece| (next.number, piece)),
            );
            post.body.remove(0);
        } else {
            return;
        }
    }
}

fn entry(post: &Post<'_>, draft: &mut Draft) -> Entry {
    let mut entry = Entry::new();
    let mut heads = post.heads.clone();
    let band = heads.iter_mut().find_map(|(_, head)| take_band(head));
    // A band in the middle of a line parts the title from the employer.
    heads = heads
        .into_iter()
        .flat_map(|(line, head)| pieces(&head).into_iter().map(move |piece| (line, piece)))
        .collect();
    let title = heads.iter().position(|(_, head)| is_title(head));
    let sure = title.is_some();
    if !heads.is_empty() {
        let (line, text) = heads.remove(title.unwrap_or(0));
        let said = Said::new(text, format!("line {line}"));
        let said = if sure {
            said
        } else {
            said.check("is this the title of the post?")
        };
        entry.put("post", draft.dropped.scrub(said));
    }
    let employer = heads.iter().position(|(_, head)| is_employer(head));
    let sure = employer.is_some();
    if !heads.is_empty() {
        let (line, text) = heads.remove(employer.unwrap_or(0));
        let said = Said::new(text, format!("line {line}"));
        let said = if sure {
            said
        } else {
            said.check("is this the employer?")
        };
        entry.put("employer", draft.dropped.scrub(said));
    }
    entry.put("band", band.map(|band| Said::new(band, "")));
    if !heads.is_empty() {
        let line = heads.first().map_or(0, |(line, _)| *line);
        let rest: Vec<String> = heads.into_iter().map(|(_, head)| head).collect();
        let said = Said::new(rest.join(", "), format!("line {line}"));
        entry.put(
            "setting",
            draft
                .dropped
                .scrub(said.check("is this the ward, team or place?")),
        );
    }
    let origin = post.line.origin();
    entry.put(
        "from",
        Some(Said::new(post.dates.from.to_string(), &origin)),
    );
    let to = post
        .dates
        .to
        .map_or("present".to_owned(), |to| to.to_string());
    entry.put("to", Some(Said::new(to, &origin)));
    for line in &post.body {
        let said = Said::new(line.text.replace('\t', " "), line.origin());
        entry.duties.extend(draft.dropped.scrub(said));
    }
    entry
}

/// The parts of a line that a tab, a bar, a dash between blanks, or a comma parts.
fn pieces(line: &str) -> Vec<String> {
    let line = line
        .replace(" – ", "\t")
        .replace(" — ", "\t")
        .replace(" - ", "\t");
    let line = line
        .replace('|', "\t")
        .replace(", ", "\t")
        .replace(" at ", "\t");
    line.split('\t')
        .map(|piece| piece.trim_matches(|c: char| c.is_whitespace() || ",;:()–—-".contains(c)))
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            // A bracket that was opened inside the piece is closed again.
            let open = piece.matches('(').count() > piece.matches(')').count();
            if open {
                format!("{piece})")
            } else {
                piece.to_owned()
            }
        })
        .collect()
}

/// "Band 6" out of a piece: the band, the piece without it.
fn take_band(piece: &mut String) -> Option<String> {
    let lower = piece.to_ascii_lowercase();
    let at = lower.find("band ")?;
    let band: String = lower
        .get(at + 5..)?
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let valid = band.chars().next().is_some_and(|c| c.is_ascii_digit()) && band.len() <= 2;
    if !valid {
        return None;
    }
    piece.replace_range(at..at + 5 + band.len(), "\t");
    *piece = piece.replace("(\t)", "\t");
    Some(band)
}

fn short(line: &Line<'_>) -> bool {
    line.text.chars().count() <= SHORT + 60
}

/// A line that can be a title or an employer: short, no item, no sentence.
fn is_head(line: &Line<'_>) -> bool {
    !line.item && line.text.chars().count() <= SHORT && !line.text.ends_with('.')
}

fn is_title(piece: &str) -> bool {
    if is_employer(piece) {
        return false;
    }
    !Profession::named_in(piece).is_empty() || personspec_parser::document::names_a_post(piece)
}

/// Whether a piece names an employer.
fn is_employer(piece: &str) -> bool {
    super::lists::names("employer", piece)
}
