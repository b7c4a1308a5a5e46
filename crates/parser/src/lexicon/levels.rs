//! Qualification levels of the Regulated Qualifications Framework (RQF, level 1 to 8).

use super::rows;
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::{Word, words};
use std::sync::LazyLock;

/// An award named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Award {
    /// RQF level, 2 to 8.
    pub level: u8,
    /// What kind of award.
    pub kind: AwardKind,
}

/// What kind of award a qualification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AwardKind {
    /// GCSEs and the like.
    School,
    /// NVQ, BTEC, A level.
    Vocational,
    /// A certificate or single modules.
    Certificate,
    /// A diploma.
    Diploma,
    /// A bachelor's degree or more.
    Degree,
}

struct Table {
    awards: Vec<Award>,
    names: Phrases,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut awards = Vec::new();
    let mut names = Vec::new();
    for row in rows(include_str!("../../data/levels.tsv")) {
        let [level, kind, list] = row.as_slice() else {
            continue;
        };
        let kind = match *kind {
            "degree" => AwardKind::Degree,
            "diploma" => AwardKind::Diploma,
            "certificate" => AwardKind::Certificate,
            "vocational" => AwardKind::Vocational,
            _ => AwardKind::School,
        };
        names.extend(list.split('|').map(|name| (name, awards.len())));
        awards.push(Award {
            level: level.parse().unwrap_or(0),
            kind,
        });
    }
    Table {
        names: Phrases::new(Form::Word, names),
        awards,
    }
});

impl Award {
    /// The awards named in `text`, in order, with the words that name each.
    ///
    /// ```
    /// use personspec_parser::lexicon::Award;
    /// let levels: Vec<_> = Award::named_in("BSc/MSc/PG Dip").iter().map(|a| a.level).collect();
    /// assert_eq!(levels, [6, 7, 7]);
    /// ```
    pub fn named_in(text: &str) -> Vec<Self> {
        Self::named_in_words(&words(text))
            .into_iter()
            .map(|(award, _)| award)
            .collect()
    }

    /// [`Award::named_in`] over words that were parted already, with the words that name each.
    pub fn named_in_words(text: &[Word]) -> Vec<(Self, std::ops::Range<usize>)> {
        let found = TABLE.names.find(text).into_iter();
        found
            .filter_map(|found| {
                TABLE
                    .awards
                    .get(found.id)
                    .map(|award| (*award, found.words))
            })
            .collect()
    }
}
