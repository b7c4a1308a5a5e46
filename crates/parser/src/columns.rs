//! What the head of a table says of its columns: "Factor, Essential, Desirable, Assessed by".

use crate::advert::{Group, Importance};
use crate::layout::tidy;
use crate::vocabulary::{self, Heading};
use personspec_text::fold;

/// A cell of a head is at most so long (bytes).
const LONGEST: usize = 80;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// The group: "Factor", "Attributes".
    Group,
    /// The criterion.
    Criterion,
    /// A letter or word: E, D.
    Level,
    /// Criteria of one level, or a mark for the criterion of the row.
    Of(Importance),
    /// Numbers, methods of assessment: nothing that is asked.
    Aside,
    /// Its head is empty, or of words that we do not know.
    Unknown,
}

/// The head of a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The group that the head names where others name a column: "Qualifications, Essential, …".
    pub heading: Option<(&'a str, Group)>,
}

/// The cells of a row, in order, empty ones too.
pub(crate) fn cells(row: &str) -> Vec<&str> {
    // Empty cells leave bars without a blank between them: "Audit | | X".
    let separator = [("\t", "\t"), (" | ", "|"), (" / ", " / ")]
        .into_iter()
        .find_map(|(sign, separator)| row.contains(sign).then_some(separator));
    separator.map_or_else(
        || vec![tidy(row)],
        |separator| row.split(separator).map(tidy).collect(),
    )
}

/// Whether `row` is the head of a person specification: it names both levels, or a column of levels.
pub(crate) fn opens_specification(row: &str) -> bool {
    head(&cells(row), &[]).is_some_and(|head| {
        let has = |wanted| head.columns.contains(&wanted);
        has(Column::Level)
            || has(Column::Of(Importance::Essential)) && has(Column::Of(Importance::Desirable))
    })
}

/// What `cells` say of the columns, if they are a head; `above` is the head of the row above, which
/// a head of two rows goes on.
pub(crate) fn head<'a>(cells: &[&'a str], above: &[Column]) -> Option<Head<'a>> {
    if cells.len() < 2 || cells.iter().any(|cell| cell.len() > LONGEST) {
        return None;
    }
    let own: Vec<Column> = cells.iter().map(|cell| column(cell)).collect();
    let columns: Vec<Column> = own
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(at, (column, cell))| match above.get(at) {
            Some(above) if cell.is_empty() => *above,
            _ => *column,
        })
        .collect();
    let has = |wanted: Column| columns.contains(&wanted);
    let essential = has(Column::Of(Importance::Essential));
    let desirable = has(Column::Of(Importance::Desirable));
    let levelled = own.contains(&Column::Level);
    let both = own.contains(&Column::Of(Importance::Essential))
        && own.contains(&Column::Of(Importance::Desirable));
    let named = has(Column::Criterion) || has(Column::Group);
    let heading = cells.first().and_then(|cell| group(cell));
    // One letter or word of level among a row's cells is that row's level, not a head: with one
    // level only, every word must be one that heads are made of.
    let one = essential || desirable;
    let kinds = [
        one && (named || has(Column::Aside)),
        has(Column::Criterion) && (has(Column::Group) || has(Column::Aside)),
    ];
    let strict = || {
        let mut pairs = own.iter().zip(cells);
        pairs.all(|(column, cell)| {
            cell.is_empty() || (*column != Column::Unknown && is_of_head_words(cell))
        })
    };
    let sure = both || levelled && (named || heading.is_some());
    if !(sure || kinds.contains(&true) && strict()) {
        return None;
    }
    let heading = heading.filter(|_| !named || columns.first() == Some(&Column::Unknown));
    Some(Head {
        columns: settled(columns),
        heading,
    })
}

/// The columns, each told by the others too.
fn settled(columns: Vec<Column>) -> Vec<Column> {
    let has = |wanted: Column| columns.contains(&wanted);
    let (grouped, stated, levelled) = (
        has(Column::Group),
        has(Column::Criterion),
        has(Column::Level),
    );
    let of_level = columns.iter().any(|column| matches!(column, Column::Of(_)));
    let mut columns = columns;
    for (at, column) in columns.iter_mut().enumerate() {
        *column = match *column {
            // Where the levels have columns of their own, the criteria stand in them, and "Criteria"
            // heads the groups.
            Column::Criterion if of_level && !levelled && !grouped => Column::Group,
            Column::Group if levelled && !stated => Column::Criterion,
            Column::Unknown if at == 0 && levelled && !stated && !grouped => Column::Criterion,
            Column::Unknown if at == 0 && of_level && !stated && !grouped => Column::Group,
            column => column,
        };
    }
    columns
}

/// The group that a cell names, if it is the heading of one.
pub(crate) fn group(cell: &str) -> Option<(&str, Group)> {
    match vocabulary::heading(cell) {
        Some(Heading::Part {
            group: Some(group),
            level: None,
        }) => Some((cell, group)),
        _ => None,
    }
}

fn column(cell: &str) -> Column {
    let folded = fold(cell);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let essential = says(&["essential"]) || matches!(folded.as_str(), "e" | "ess");
    let desirable = says(&["desirable"]) || matches!(folded.as_str(), "d" | "des");
    let aside = [
        "assess",
        "method",
        "evidence",
        "measured",
        "tested",
        "how",
        "stage",
        "weight",
        "score",
        "identified",
        "tick",
        "comment",
    ];
    let number = ["no", "no.", "ref", "ref.", "number", "reference", "#"];
    if (essential && desirable)
        || matches!(
            folded.as_str(),
            "e or d" | "e/d" | "e / d" | "d/e" | "ess/des" | "level" | "importance" | "priority"
        )
    {
        Column::Level
    } else if essential && folded.starts_with('e') {
        Column::Of(Importance::Essential)
    } else if desirable && folded.starts_with('d') {
        Column::Of(Importance::Desirable)
    } else if says(&aside) || number.contains(&folded.as_str()) {
        Column::Aside
    } else if essential {
        Column::Of(Importance::Essential)
    } else if desirable {
        Column::Of(Importance::Desirable)
    } else if says(&["criteri", "requirement", "specification", "description"]) {
        Column::Criterion
    } else if says(&["factor", "area", "categor", "attribute", "heading"]) {
        Column::Group
    } else {
        Column::Unknown
    }
}

/// Whether a cell is made of words that heads are made of, and of nothing else.
pub(crate) fn is_of_head_words(cell: &str) -> bool {
    let folded = fold(cell);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| HEAD_WORDS.contains(&word))
}

const HEAD_WORDS: [&str; 54] = [
    "a",
    "application",
    "area",
    "areas",
    "assessed",
    "assessment",
    "attribute",
    "attributes",
    "being",
    "by",
    "categories",
    "category",
    "criteria",
    "criterion",
    "description",
    "d",
    "desirable",
    "e",
    "essential",
    "evidence",
    "evidenced",
    "factor",
    "factors",
    "form",
    "heading",
    "how",
    "identified",
    "interview",
    "is",
    "job",
    "key",
    "measured",
    "method",
    "methods",
    "no",
    "number",
    "of",
    "or",
    "person",
    "personal",
    "personnel",
    "post",
    "ref",
    "requirement",
    "requirements",
    "score",
    "specification",
    "stage",
    "tested",
    "the",
    "to",
    "weighting",
    "when",
    "will",
];

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{Aside, Criterion, Group as Factor, Level, Of, Unknown};
    use Importance::{Desirable, Essential};

    fn columns(row: &str) -> Option<Vec<Column>> {
        head(&cells(row), &[]).map(|head| head.columns)
    }

    #[test]
    fn heads_are_told_by_their_words() {
        let (e, d) = (Of(Essential), Of(Desirable));
        for (row, want) in [
            (
                "Factor\tEssential\tDesirable\tMethod",
                vec![Factor, e, d, Aside],
            ),
            ("Criteria\tEssential\tDesirable", vec![Factor, e, d]),
            (
                "\tESSENTIAL CRITERIA\tDESIRABLE CRITERIA",
                vec![Factor, e, d],
            ),
            ("Area\tCriteria\tE\tD", vec![Factor, Criterion, e, d]),
            (
                "Attributes\tEssential (E) or Desirable (D)\tAssessed by",
                vec![Criterion, Level, Aside],
            ),
            ("Ref\tRequirement\tE/D", vec![Aside, Criterion, Level]),
            (
                "FACTOR\tESSENTIAL\tMETHOD OF ASSESSMENT",
                vec![Factor, e, Aside],
            ),
            (
                "Factor\tCriteria\tMethod of Assessment",
                vec![Factor, Criterion, Aside],
            ),
            ("Essential\tHow assessed", vec![e, Aside]),
            (
                "Qualifications\tEssential / Desirable\tAssessment",
                vec![Criterion, Level, Aside],
            ),
        ] {
            assert_eq!(columns(row), Some(want), "{row}");
        }
        for row in [
            "Audit\tE",
            "Knowledge of assessment methods\tEssential",
            "Description of the area\tEssential\tInterview",
            "Experience\tEssential\tApplication form",
        ] {
            assert_eq!(columns(row), None, "{row}");
        }
    }

    #[test]
    fn a_head_of_two_rows() {
        let above = columns("Factor\tCriteria\t\tAssessment").unwrap();
        let both = head(&cells("\tEssential\tDesirable\t"), &above).unwrap();
        assert_eq!(both.columns, [Factor, Of(Essential), Of(Desirable), Aside]);
        let alone = head(&cells("\tEssential\tDesirable\t"), &[]).unwrap();
        assert_eq!(alone.columns.last(), Some(&Unknown));
    }

    #[test]
    fn a_head_may_name_the_group() {
        let head = head(&cells("Qualifications\tEssential\tDesirable"), &[]).unwrap();
        assert_eq!(
            head.heading,
            Some(("Qualifications", Group::Qualifications))
        );
        assert!(opens_specification("Knowledge\tEssential\tDesirable"));
        assert!(!opens_specification("Factor\tCriteria\tMethod"));
    }
}
