//! What a phrase of an advert is shown by: synonyms and abbreviations, with their direction.
//!
//! The table is `data/aliases.tsv`; its head says what the relations mean. Phrases that say one
//! thing ("same") become one concept; between concepts a relation has a strength, and two strong
//! relations in a row count as one (who uses Excel is computer literate, who is computer literate
//! has IT skills).

pub(crate) mod deeds;
pub mod own;

use crate::policy::strength;
use personspec_text::gists::Gists;
use personspec_text::similarity::Permille;
use personspec_text::words::Word;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A concept: a number into the table.
pub type Concept = usize;

/// A concept found in a text, and the words that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which concept.
    pub concept: Concept,
    /// Which words of the text, in order.
    pub words: Vec<usize>,
}

struct Table {
    phrases: Gists,
    /// Phrase number to the concepts it may mean; more than one where an abbreviation has senses.
    concepts: Vec<Concept>,
    /// Asked concept to what shows it, with its strength; sorted by shown concept.
    shown: Vec<Vec<(Concept, Permille)>>,
    /// Phrases by their number, and every row, to tell why something shows.
    texts: Vec<&'static str>,
    rows: Vec<Row>,
    /// The first concept that stands for a deed ([`deeds`]).
    first_deed: Concept,
}

/// Terms, abbreviations and their kin: what says one thing is one concept here, and two strong
/// steps count as one.
const TERMS: &str = include_str!("../data/aliases.tsv");

/// Ways to show what adverts ask, in the same columns: each row is one step and leads no further.
const WAYS: &str = include_str!("../data/lexicon/generic.tsv");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let own = own::taken();
    read(TERMS, own, WAYS)
});

/// The concepts named in a text, those inside others too.
pub fn named(text: &[Word]) -> Vec<Named> {
    let found = TABLE.phrases.find(text);
    found
        .into_iter()
        .filter_map(|found| {
            let concept = *TABLE.concepts.get(found.id)?;
            Some(Named {
                concept,
                words: found.words,
            })
        })
        .collect()
}

/// How strongly a claim that names the concepts of `claim` (sorted) shows `asked`, in 1,000; 0 where
/// it does not.
pub fn shows(asked: Concept, claim: &[Concept]) -> Permille {
    let table = TABLE.shown.get(asked).map_or(&[][..], Vec::as_slice);
    let strength = |(concept, strength): &(Concept, Permille)| {
        claim.binary_search(concept).is_ok().then_some(*strength)
    };
    table.iter().filter_map(strength).max().unwrap_or(0)
}

/// What a claim that names `told` shows, each with its strength: [`shows`], turned round.
pub(crate) fn shown_by(told: Concept) -> &'static [(Concept, Permille)] {
    static TURNED: LazyLock<Vec<Vec<(Concept, Permille)>>> = LazyLock::new(|| {
        let mut turned = vec![Vec::new(); TABLE.shown.len()];
        for (asked, list) in TABLE.shown.iter().enumerate() {
            for (told, strength) in list {
                if let Some(list) = turned.get_mut(*told) {
                    list.push((asked, *strength));
                }
            }
        }
        turned
    });
    TURNED.get(told).map_or(&[][..], Vec::as_slice)
}

/// A row of the table by which something shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What an advert asks.
    pub asked: &'static str,
    /// How the other phrase relates to it.
    pub relation: &'static str,
    /// What a profile shows.
    pub shown: &'static str,
}

/// The rows, one or two in a row, by which `told` shows `asked`; none where both are one concept by
/// its own words or where it does not show.
pub fn why(asked: Concept, told: Concept) -> Vec<Entry> {
    if asked >= TABLE.first_deed {
        return deeds::why(asked, told).into_iter().collect();
    }
    let concept = |phrase: usize| TABLE.concepts.get(phrase).copied();
    let joins = |row: &Row, a: Concept, b: Concept| {
        let (one, other) = (concept(row.0), concept(row.2));
        (one == Some(a) && other == Some(b)) || (one == Some(b) && other == Some(a))
    };
    let direct = TABLE.rows.iter().find(|row| joins(row, asked, told));
    if let Some(row) = direct {
        return entry(row).into_iter().collect();
    }
    let strong = |at: Concept| {
        let list = TABLE.shown.get(at).map_or(&[][..], Vec::as_slice);
        list.iter()
            .filter(|(_, s)| *s == strength::SAME)
            .map(|(by, _)| *by)
    };
    let middle =
        strong(asked).find(|middle| *middle != asked && strong(*middle).any(|by| by == told));
    let steps = middle
        .into_iter()
        .flat_map(|middle| [(asked, middle), (middle, told)]);
    let rows = steps.filter_map(|(a, b)| TABLE.rows.iter().find(|row| joins(row, a, b)));
    rows.filter_map(entry).collect()
}

fn entry(row: &Row) -> Option<Entry> {
    Some(Entry {
        asked: TABLE.texts.get(row.0)?,
        relation: row.1,
        shown: TABLE.texts.get(row.2)?,
    })
}

/// The concept of continuing professional development: every course taken is some.
pub fn development() -> Option<Concept> {
    static DEVELOPMENT: LazyLock<Option<Concept>> = LazyLock::new(|| {
        let words = personspec_text::words("continuing professional development");
        named(&words).into_iter().map(|named| named.concept).next()
    });
    *DEVELOPMENT
}

/// The rows of a table: what is asked, the relation, what is shown.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?, cells.next()?))
        })
}

/// A row, its phrases as numbers.
type Row = (usize, &'static str, usize);

fn read(terms: &'static str, own: &'static str, ways: &'static str) -> Table {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts: Vec<&str> = Vec::new();
    let mut number = |phrase: &'static str| {
        *numbers.entry(phrase.to_lowercase()).or_insert_with(|| {
            texts.push(phrase);
            texts.len() - 1
        })
    };
    let mut numbered = |table| -> Vec<Row> {
        rows(table)
            .map(|(asked, relation, shown)| (number(asked), relation, number(shown)))
            .collect()
    };
    let mut terms = numbered(terms);
    terms.extend(numbered(own));
    let ways = numbered(ways);
    let concepts = unite(texts.len(), &terms);
    let mut shown: Vec<BTreeMap<Concept, Permille>> = vec![BTreeMap::new(); texts.len()];
    for &concept in &concepts {
        put(&mut shown, concept, concept, strength::SAME);
    }
    relate(&mut shown, &concepts, &terms);
    let mut shown = chain(&shown);
    relate(&mut shown, &concepts, &ways);
    shown.extend(deeds::shown(texts.len()));
    Table {
        phrases: Gists::new(texts.iter().copied().zip(0..)),
        concepts,
        first_deed: texts.len(),
        texts,
        rows: terms.into_iter().chain(ways).collect(),
        shown: shown
            .into_iter()
            .map(|list| list.into_iter().filter(|(_, s)| *s > 0).collect())
            .collect(),
    }
}

/// Adds the relations of `rows`, both ways.
fn relate(shown: &mut [BTreeMap<Concept, Permille>], concepts: &[Concept], rows: &[Row]) {
    let concept = |phrase: usize| concepts.get(phrase).copied().unwrap_or(phrase);
    for &(asked, relation, by) in rows {
        let (forth, back) = directions(relation);
        put(shown, concept(asked), concept(by), forth);
        put(shown, concept(by), concept(asked), back);
    }
}

/// Notes that `by` shows `asked` so strongly, where nothing stronger is noted yet.
fn put(shown: &mut [BTreeMap<Concept, Permille>], asked: Concept, by: Concept, how: Permille) {
    if let Some(list) = shown.get_mut(asked) {
        let entry = list.entry(by).or_insert(0);
        *entry = (*entry).max(how);
    }
}

/// The relations of the tables; their heads say what each means.
pub const RELATIONS: [&str; 7] = [
    "same", "abbr", "narrower", "implies", "broader", "related", "not_same",
];

/// Strength of a relation as the row reads, and the other way round.
fn directions(relation: &str) -> (Permille, Permille) {
    match relation {
        "same" | "abbr" => (strength::SAME, strength::SAME),
        "narrower" => (strength::SAME, strength::BROADER),
        "implies" => (strength::SAME, strength::IMPLIED_BACK),
        "broader" => (strength::BROADER, strength::SAME),
        "related" => (strength::RELATED, strength::RELATED),
        _ => (0, 0),
    }
}

/// One concept for phrases that say one thing: "same" rows, and abbreviations of one sense only.
fn unite(phrases: usize, rows: &[Row]) -> Vec<Concept> {
    let mut parent: Vec<usize> = (0..phrases).collect();
    let find = |parent: &[usize], mut at: usize| {
        while let Some(&up) = parent.get(at).filter(|up| **up != at) {
            at = up;
        }
        at
    };
    for &(asked, relation, shown) in rows {
        let senses = rows
            .iter()
            .filter(|row| row.1 == "abbr" && row.2 == shown)
            .count();
        if relation == "same" || (relation == "abbr" && senses == 1) {
            let (a, b) = (find(&parent, asked), find(&parent, shown));
            if let Some(slot) = parent.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
    }
    (0..phrases).map(|at| find(&parent, at)).collect()
}

/// Adds what is shown over one concept in between, where both steps are full strength.
fn chain(shown: &[BTreeMap<Concept, Permille>]) -> Vec<BTreeMap<Concept, Permille>> {
    shown
        .iter()
        .enumerate()
        .map(|(asked, list)| {
            let mut all = list.clone();
            for (&middle, _) in list
                .iter()
                .filter(|(at, s)| **at != asked && **s == strength::SAME)
            {
                let Some(next) = shown.get(middle) else {
                    continue;
                };
                // A step back from a kind to its kin would make any two kinds of a thing one.
                let back = |by: &Concept| list.get(by).is_some();
                for (&by, &s) in next
                    .iter()
                    .filter(|(by, s)| **s == strength::SAME && !back(by))
                {
                    all.entry(by).or_insert(s);
                }
            }
            all
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    fn strength_of(asked: &str, shown: &str) -> Permille {
        let mut claim: Vec<Concept> = named(&words(shown))
            .into_iter()
            .map(|n| n.concept)
            .collect();
        claim.sort_unstable();
        let asked = named(&words(asked));
        asked
            .iter()
            .map(|named| shows(named.concept, &claim))
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn direction_matters() {
        assert_eq!(strength_of("Microsoft Office", "Excel"), 1000);
        assert!(strength_of("Excel", "Microsoft Office") < 1000);
        assert_eq!(strength_of("MOHO", "Model of Human Occupation"), 1000);
        assert_eq!(strength_of("Basic life support", "ALS provider"), 1000);
        assert!(strength_of("ALS provider", "basic life support") < 1000);
    }

    #[test]
    fn two_steps_count_as_one_and_kin_do_not() {
        assert_eq!(strength_of("IT skills", "Excel"), 1000);
        assert!(strength_of("RiO", "PARIS") < 1000);
    }

    #[test]
    fn an_abbreviation_needs_capitals() {
        assert_eq!(
            strength_of("acceptance and commitment therapy", "an act of kindness"),
            0
        );
    }

    #[test]
    fn the_table_is_well_formed() {
        let mut seen = std::collections::BTreeSet::new();
        let lines = [TERMS, WAYS]
            .into_iter()
            .flat_map(|table| table.lines().filter(|line| !line.starts_with('#')).skip(1));
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(RELATIONS.contains(&cells[1]), "{line}");
            assert_ne!(cells[0].to_lowercase(), cells[2].to_lowercase(), "{line}");
            assert!(
                seen.insert((cells[0].to_lowercase(), cells[2].to_lowercase())),
                "twice: {line}"
            );
        }
    }
}
