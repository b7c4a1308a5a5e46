//! Europass XML: the dialect of the old editor (`SkillsPassport`, to 2020) and that of the new one
//! (`Candidate`, HR Open). Both are read from one small tree by the local names of its elements.

mod tree;
mod old;
mod new;

use crate::Refusal;
use crate::draft::Draft;

/// How far into a file its first element is looked for, in bytes.
const HEAD: usize = 4096;

/// Whether an XML text is a Europass CV, by its first element.
pub(crate) fn is_europass(xml: &str) -> bool {
    let head: String = xml.chars().take(HEAD).collect();
    head.contains("<SkillsPassport") || (head.contains("<Candidate") || head.contains(":Candidate"))
}

/// Reads the XML into the draft.
pub(crate) fn read(xml: &str, draft: &mut Draft) -> Result<(), Refusal> {
    let root = tree::read(xml)?;
    match root.name.as_str() {
        "SkillsPassport" => old::read(&root, draft),
        _ => new::read(&root, draft),
    }
    Ok(())
}
