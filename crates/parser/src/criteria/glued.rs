//! Criteria that lost what parted them: "Clear writing skillsAbility to chair meetings".

/// How criteria begin.
pub(crate) const BEGINNINGS: [&str; 7] = [
    "Experience ",
    "Knowledge ",
    "Ability ",
    "Able ",
    "Understanding ",
    "Evidence ",
    "Previous ",
];

/// One place where a small letter meets the beginning of a criterion may be a slip of the pen, which
/// a note tells; several are a list without its line breaks.
const FEWEST: usize = 2;

/// The criteria of a line that holds several without anything between them; one where it does not.
pub(super) fn parted(line: &str) -> Vec<&str> {
    let glued = |pair: &[u8]| matches!(pair, [before, after] if before.is_ascii_lowercase() && after.is_ascii_uppercase());
    let joints: Vec<usize> = line
        .as_bytes()
        .windows(2)
        .zip(1..)
        .filter(|(pair, _)| glued(pair))
        .map(|(_, at)| at)
        .filter(|at| {
            let next = line.get(*at..).unwrap_or_default();
            BEGINNINGS
                .iter()
                .any(|beginning| next.starts_with(beginning))
        })
        .collect();
    if joints.len() < FEWEST {
        return vec![line];
    }
    let starts = std::iter::once(0).chain(joints.iter().copied());
    let ends = joints.iter().copied().chain(std::iter::once(line.len()));
    starts
        .zip(ends)
        .filter_map(|(start, end)| line.get(start..end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lists_are_parted() {
        let line = "SystmOne skillsAbility to writeExperience of audit";
        let parts = ["SystmOne skills", "Ability to write", "Experience of audit"];
        assert_eq!(parted(line), parts);
        assert_eq!(parted("Writing skillsAbility to read").len(), 1);
        assert_eq!(parted("").len(), 1);
    }
}
