//! Plain text to blocks: finds bullets and numbers, joins lines that were wrapped, tells headings
//! and rows by their form.

use super::{Block, Form, Hints, Mark, MarkKind};
use crate::advert::Basis;
use crate::vocabulary::{self, Heading, tail};
use std::sync::LazyLock;

/// A line that was wrapped is at least this long (bytes): shorter ones were ended on purpose.
const SHORTEST_WRAPPED: usize = 45;

/// Cuts `plain` from byte `body` on into blocks. `marks` are what mark-up said of its lines: a line
/// with one is whole and is not joined to the line before it.
pub(super) fn blocks<'a>(plain: &'a str, marks: &[Mark], body: usize) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut gap = false;
    let clean = residue(plain).is_none();
    let mut marks = marks.iter().peekable();
    for raw in lines(tail(plain, body)) {
        let at = raw.as_ptr() as usize - plain.as_ptr() as usize;
        let mut mark = None;
        while let Some(next) = marks.next_if(|mark| mark.at <= at) {
            mark = Some(next);
        }
        let raw_line = if clean { raw } else { without_residue(raw) };
        let mut line = tidy(raw_line);
        if line.is_empty() {
            gap = true;
            continue;
        }
        // The empty cells before the first full one tell the columns of a table.
        let in_table = line.contains('\t')
            || blocks
                .last()
                .is_some_and(|last| last.form == Form::Row && last.text.contains('\t'));
        if mark.is_some_and(|mark| mark.table > 0 && mark.kind == MarkKind::Row) {
            line = raw_line;
        } else if raw.starts_with('\t') && in_table {
            line = raw_line.trim_end();
        }
        let mut block = match mark {
            Some(mark) if mark.kind != MarkKind::Text => marked_block(line, mark, gap),
            _ => block(line, gap),
        };
        block.table = mark.map_or(0, |mark| mark.table);
        gap = false;
        if mark.is_none()
            && let Some(last) = blocks.last_mut()
            && continues(last, &block)
            && let Some(joined) = join(plain, last.text, line)
        {
            last.text = joined;
            continue;
        }
        blocks.push(block);
    }
    blocks
}

/// The lines of `text`, without their ends. Word's line and page breaks end a line too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| {
        let rare = |byte: &u8| matches!(byte, 0x0b..=0x0d | 0xc2 | 0xe2);
        // No early end, so that the look takes many bytes at a time.
        let any = line.bytes().fold(false, |any, byte| any | rare(&byte));
        let whole = (!any).then_some(line);
        let parts = any.then(|| line.split(RARE_ENDS));
        whole.into_iter().chain(parts.into_iter().flatten())
    })
}

/// Ends of lines beside the usual one.
const RARE_ENDS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Without white space and invisible marks at both ends.
pub(crate) fn tidy(line: &str) -> &str {
    line.trim_matches(|c: char| personspec_text::fold::plain(c).is_none_or(|plain| plain == ' '))
}

static RESIDUE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/residue.tsv").lines();
    lines.filter(|line| !line.starts_with("# ")).collect()
});

/// The scraper's residue in `line`, up to the next white space.
pub(crate) fn residue(line: &str) -> Option<&str> {
    let residue = RESIDUE.iter().find(|residue| line.contains(**residue))?;
    let start = line.find(residue)?;
    line.get(start..)?.split_whitespace().next()
}

fn without_residue(line: &str) -> &str {
    match residue(line) {
        Some(residue) => {
            let (head, tail) = line.split_once(residue).unwrap_or((line, ""));
            if tidy(head).is_empty() { tail } else { head }
        }
        None => line,
    }
}

fn marked_block<'a>(line: &'a str, mark: &Mark, gap: bool) -> Block<'a> {
    let (text, number) = match mark.kind {
        MarkKind::Item => bullet(line).unwrap_or((line, None)),
        _ => (line, None),
    };
    let form = match mark.kind {
        MarkKind::Heading(_) => {
            Form::Heading(vocabulary::heading(text).unwrap_or(Heading::Unknown))
        }
        MarkKind::Item => Form::Item,
        MarkKind::Row => Form::Row,
        MarkKind::Text => Form::Paragraph,
    };
    Block {
        form,
        text,
        gap,
        number,
        level: mark.level.map(|level| (level, Basis::Html)),
        table: mark.table,
        depth: match mark.kind {
            MarkKind::Heading(depth) => depth,
            _ => 0,
        },
        hints: Hints::default(),
    }
}

/// One line without mark-up.
pub(super) fn block(line: &str, gap: bool) -> Block<'_> {
    let paragraph = |form, text, number| Block {
        form,
        text,
        gap,
        number,
        level: None,
        table: 0,
        depth: 0,
        hints: Hints::default(),
    };
    if let Some(heading) = markdown_heading(line) {
        let known = vocabulary::heading(heading).unwrap_or(Heading::Unknown);
        return paragraph(Form::Heading(known), heading, None);
    }
    let item = bullet(line);
    // "• Mandatory training" is a line of its list; "• Essential" can still head one.
    let listed = item.is_some() && line.starts_with(is_bullet) && !line.ends_with(':');
    if let Some(heading) = vocabulary::heading(line)
        && (!listed || matches!(heading, Heading::Part { group: None, .. }))
    {
        return paragraph(Form::Heading(heading), line, None);
    }
    // A tab often follows a bullet; only a tab further on parts the cells of a row.
    let cells = item.map_or(line, |(text, _)| text);
    let barred = cells.contains('|') && cells.contains(" | ");
    let slashed = || cells.contains('/') && cells.matches(" / ").nth(1).is_some();
    if cells.contains('\t') || barred || slashed() {
        return paragraph(Form::Row, line, None);
    }
    if let Some((text, number)) = item {
        return paragraph(Form::Item, text, number);
    }
    paragraph(Form::Paragraph, line, None)
}

/// The words of a Markdown heading: "## Experience", "**Experience**".
fn markdown_heading(line: &str) -> Option<&str> {
    let hashes = line.trim_start_matches('#');
    let depth = line.len() - hashes.len();
    if (1..=6).contains(&depth) && hashes.starts_with(' ') {
        return Some(hashes.trim_end_matches('#').trim());
    }
    let bold = line.strip_prefix("**")?.trim_end_matches(':');
    let bold = bold.strip_suffix("**")?;
    (!bold.contains("**") && bold.len() < 80).then(|| bold.trim_end_matches(':').trim())
}

/// The text after a bullet or a number, and the number.
pub(crate) fn bullet(line: &str) -> Option<(&str, Option<u32>)> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let spaced = rest.starts_with(char::is_whitespace);
    let text = tidy(rest.trim_start_matches([first, '\u{fe0f}']));
    let sure = is_bullet(first);
    let likely = matches!(
        first,
        '*' | '-' | '–' | '—' | '+' | '>' | '~' | 'o' | '‑' | '−' | '‐' | '.'
    );
    if sure || (likely && spaced) || (first == '*' && rest.starts_with(char::is_alphabetic)) {
        return (!text.is_empty()).then_some((text, None));
    }
    numbered(line)
}

/// A mark that stands before nothing but the lines of a list.
fn is_bullet(mark: char) -> bool {
    matches!(
        mark,
        '•' | '·'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '◦'
            | '‣'
            | '⁃'
            | '∙'
            | '❖'
            | '◆'
            | '◇'
            | '■'
            | '□'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '☐'
            | '☑'
            | '»'
            | '→'
            | '⇒'
            | '¨'
            | '§'
            | '\u{f000}'..='\u{f0ff}'
    )
}

/// "1.", "12)", "(3)", "1.1 Word", "a)", "(ii)".
fn numbered(line: &str) -> Option<(&str, Option<u32>)> {
    let (head, rest) = line.split_once(char::is_whitespace)?;
    let rest = tidy(rest);
    if rest.is_empty() || head.len() > 6 {
        return None;
    }
    let open = head.starts_with('(');
    let inner = head.trim_start_matches('(');
    let core = inner.trim_end_matches(['.', ')']);
    let closed = core.len() < inner.len() && (!open || inner.ends_with(')'));
    if core.is_empty() {
        return None;
    }
    if core.chars().all(|c| c.is_ascii_digit()) {
        return (closed && core.len() <= 3).then(|| (rest, core.parse().ok()));
    }
    let deep = core
        .split('.')
        .all(|part| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()));
    if deep {
        let last = core.rsplit('.').next().and_then(|part| part.parse().ok());
        let word = rest.starts_with(|c: char| c.is_uppercase());
        return (closed || word).then_some((rest, last));
    }
    let letters = core.len() <= 4
        && (core.len() == 1 || core.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        && core.chars().all(|c| c.is_ascii_alphabetic());
    (letters && inner.ends_with(')')).then_some((rest, None))
}

/// Whether `next` is the rest of a line that was wrapped.
fn continues(last: &Block<'_>, next: &Block<'_>) -> bool {
    let open = |form| matches!(form, Form::Item | Form::Paragraph);
    if next.gap || !open(last.form) || next.form != Form::Paragraph {
        return false;
    }
    // An item goes on in a line that begins in lower case, however short it is.
    if last.form == Form::Item && next.text.starts_with(char::is_lowercase) {
        return !last.text.ends_with(['.', '!', '?', ':', ';']) && !next.text.starts_with("http");
    }
    let tail = last.text.rsplit(['\n', '\r']).next().unwrap_or(last.text);
    if tail.len() < SHORTEST_WRAPPED || last.text.ends_with(['.', '!', '?', ':', ';']) {
        return false;
    }
    if next.text.starts_with(char::is_lowercase) {
        return !next.text.starts_with("https");
    }
    // A sentence can also be wrapped before a name or a figure.
    let word = last
        .text
        .rsplit(|c: char| !c.is_alphanumeric() && c != ',')
        .next()
        .unwrap_or_default();
    last.text.ends_with(',') || LEADING_WORDS.contains(&word) || last.text.ends_with('(')
}

/// Words that no line ends with on purpose.
const LEADING_WORDS: [&str; 28] = [
    "a", "an", "the", "of", "and", "or", "to", "in", "for", "with", "at", "by", "from", "on",
    "our", "your", "their", "its", "is", "are", "be", "as", "that", "this", "will", "within",
    "per", "you",
];

/// The slice of `plain` from the start of `first` to the end of `second`.
fn join<'a>(plain: &'a str, first: &'a str, second: &'a str) -> Option<&'a str> {
    let base = plain.as_ptr() as usize;
    let start = first.as_ptr() as usize - base;
    let end = second.as_ptr() as usize - base + second.len();
    plain.get(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Form, &str)> {
        blocks(text, &[], 0)
            .into_iter()
            .map(|block| (block.form, block.text))
            .collect()
    }

    #[test]
    fn every_kind_of_bullet_and_number_is_taken_off() {
        for line in [
            "* Audit",
            "•Audit",
            "\u{f0b7}\tAudit",
            "- Audit",
            "– Audit",
            "o Audit",
            "1. Audit",
            "(2) Audit",
            "1.1 Audit",
            "a) Audit",
            "iv) Audit",
            "\u{a0}\u{b7} Audit",
            "*Audit",
        ] {
            let read = blocks(line, &[], 0);
            assert_eq!(read.len(), 1);
            assert_eq!(
                (read[0].form, read[0].text),
                (Form::Item, "Audit"),
                "{line:?}"
            );
        }
        assert_eq!(read("• Mandatory training")[0].0, Form::Item);
        assert_eq!(read("37.5 hours per week")[0].0, Form::Paragraph);
        assert_eq!(read("2 years of audit")[0].0, Form::Paragraph);
        assert_eq!(read("Other-worldly")[0].0, Form::Paragraph);
    }

    #[test]
    fn wrapped_lines_are_one_block_and_short_ones_are_not() {
        let text =
            "We need a therapist for our two busy wards in the\nold hospital.\r\nPay is good";
        assert_eq!(read(text).len(), 2);
        assert_eq!(read("Audit and research\nteaching").len(), 2);
        let item = "* Experience of working on a ward with many other people and of\nSystmOne";
        assert_eq!(read(item).len(), 1);
    }

    #[test]
    fn residue_is_no_part_of_a_line() {
        assert_eq!(read("Job locations\n#J-18808-Ljbffr").len(), 1);
        assert_eq!(read("Ashcombe #J-18808-Abc")[0].1, "Ashcombe");
    }
}
