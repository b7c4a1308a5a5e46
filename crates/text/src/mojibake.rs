//! Text that was decoded with the wrong encoding before it came here: "Â£" for "£".

use std::sync::LazyLock;

/// How a character looks in such a text, and what it was.
static LOOKS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("../data/mojibake.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).collect()
});

/// The text as it was meant, where it holds UTF-8 that was read as Windows-1252; `None` where it
/// does not. Only signs that no text has by itself are touched: quotes, dashes, bullets, the pound
/// sign and the commonest letters with an accent.
///
/// ```
/// use personspec_text::mended;
/// assert_eq!(mended("Â£12 â€“ peopleâ€™s cafÃ©").as_deref(), Some("£12 – people’s café"));
/// assert_eq!(mended("Château"), None);
/// ```
pub fn mended(text: &str) -> Option<String> {
    // Every row begins with one of these, which share their first byte.
    let suspect = |text: &str| text.find(['Â', 'â', 'Ã']);
    if !text.as_bytes().contains(&0xc3) {
        return None;
    }
    let mut mended: Option<String> = None;
    let mut rest = text;
    let mut kept = 0;
    while let Some(at) = suspect(rest) {
        let here = rest.get(at..).unwrap_or_default();
        let found = LOOKS.iter().find(|(looks, _)| here.starts_with(looks));
        let start = text.len() - here.len();
        let length = match found {
            Some((looks, was)) => {
                let whole = mended.get_or_insert_with(|| String::with_capacity(text.len()));
                whole.push_str(text.get(kept..start).unwrap_or_default());
                whole.push_str(was);
                kept = start + looks.len();
                looks.len()
            }
            None => here.chars().next().map_or(1, char::len_utf8),
        };
        rest = here.get(length..).unwrap_or_default();
    }
    let mut mended = mended?;
    mended.push_str(text.get(kept..).unwrap_or_default());
    Some(mended)
}
