//! Who the candidate is plays no part: every invented profile is written anew with another name,
//! other pronouns, another age, nationality, address, school, employer or spelling, a career break, or
//! its dates moved by decades, and judged against every advert beside it, from the text of the YAML to the
//! ranking. Nothing may change but the words that were swapped.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads profiles and adverts; the engine does not"
)]

#[path = "fairness/cases.rs"]
mod cases;

use cases::{Case, TODAY, cases};
use jiff::civil::Date;
use personspec_parser::Advert;
use personspec_scoring::{Assessment, Policy, assess, rank};
use serde_yaml::Value;
use std::fmt::Write as _;

/// Everything the engine says of a profile: an assessment an advert, and their order.
#[derive(PartialEq)]
struct Said {
    each: Vec<Assessment>,
    ranks: Vec<(u32, usize)>,
}

fn judge(yaml: &Value, adverts: &[Advert], today: Date) -> Said {
    let text = serde_yaml::to_string(yaml).expect("what was read can be written");
    let loaded = personspec_profile::read("candidate", "candidate.yaml", &text);
    let profile = loaded
        .unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
        .profile;
    let judged = |advert| assess(advert, &profile, today, &Policy::default());
    let each: Vec<Assessment> = adverts.iter().map(judged).collect();
    let ranks = rank(&each)
        .iter()
        .map(|row| (row.rank, row.index))
        .collect();
    Said { each, ranks }
}

/// What differs between two readings, once `swap` has been applied to the quotes of the first.
fn differences(case: &Case, a: &Said, b: &Said, swap: &dyn Fn(&str) -> String) -> String {
    let mut told = String::new();
    for ((a, b), advert) in a.each.iter().zip(&b.each).zip(&*case.adverts) {
        let place = format!("{} × {}", case.name, a.advert);
        for (x, y) in a.verdicts.iter().zip(&b.verdicts) {
            let mut x = x.clone();
            for evidence in &mut x.evidence {
                evidence.quote = swap(&evidence.quote);
            }
            if x != *y {
                let criterion = advert.criteria.get(x.criterion);
                let asked = criterion.map_or("", |criterion| criterion.text.as_str());
                let _ = writeln!(told, "{place}: {asked}\n  {x:?}\n  {y:?}");
            }
        }
        if a.gates != b.gates || a.essential != b.essential || a.desirable != b.desirable {
            let _ = writeln!(told, "{place}: gates or totals differ");
        }
    }
    if told.is_empty() && a.ranks != b.ranks {
        let _ = writeln!(told, "{}: the order of the adverts differs", case.name);
    }
    told
}

/// Applies `change` to every text of the profile that stands under one of `keys` (every text, where
/// none is named), keys left as they are.
fn each_text(yaml: &mut Value, keys: &[&str], change: &dyn Fn(&str) -> String) {
    fn walk(value: &mut Value, inside: bool, keys: &[&str], change: &dyn Fn(&str) -> String) {
        match value {
            Value::String(text) if inside => *text = change(text),
            Value::Sequence(values) => {
                for value in values {
                    walk(value, inside, keys, change);
                }
            }
            Value::Mapping(map) => {
                for (key, value) in map.iter_mut() {
                    let key = key.as_str().unwrap_or_default().to_owned();
                    let inside = inside || keys.contains(&key.as_str());
                    walk(value, inside, keys, change);
                }
            }
            _ => {}
        }
    }
    walk(yaml, keys.is_empty(), keys, change);
}

/// The profile with one more statement at its end.
fn with_statement(yaml: &Value, sentence: &str) -> Value {
    let mut changed = yaml.clone();
    let map = changed.as_mapping_mut().expect("a profile is a mapping");
    let statements = map
        .entry("statements".into())
        .or_insert_with(|| Value::Sequence(Vec::new()));
    let statements = statements.as_sequence_mut().expect("statements are a list");
    statements.push(sentence.into());
    changed
}

/// Fails with every difference at once, the first few in full.
fn none(told: &str) {
    let lines = told.lines().count();
    let first: Vec<&str> = told.lines().take(40).collect();
    assert!(
        told.is_empty(),
        "{lines} lines of differences\n{}",
        first.join("\n")
    );
}

fn same(text: &str) -> String {
    text.to_owned()
}

/// Changes each word of `text` that `other` has another for; an initial capital is kept.
fn each_word(text: &str, other: &dyn Fn(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut word = String::new();
    for sign in text.chars().chain(['\0']) {
        if sign.is_alphanumeric() {
            word.push(sign);
            continue;
        }
        match other(&word.to_lowercase()) {
            Some(new) if word.starts_with(char::is_uppercase) => {
                let mut signs = new.chars();
                changed.extend(signs.next().into_iter().flat_map(char::to_uppercase));
                changed.push_str(signs.as_str());
            }
            Some(new) => changed.push_str(&new),
            None => changed.push_str(&word),
        }
        word.clear();
        if sign != '\0' {
            changed.push(sign);
        }
    }
    changed
}

/// One sentence, told by different people: the engine must not tell them apart.
fn told_by(sentences: &[&str]) {
    let mut told = String::new();
    for case in cases() {
        let said =
            |sentence: &str| judge(&with_statement(&case.yaml, sentence), &case.adverts, TODAY);
        let first = said(sentences[0]);
        for other in &sentences[1..] {
            let swap = |quote: &str| quote.replace(sentences[0], other);
            told += &differences(&case, &first, &said(other), &swap);
        }
    }
    none(&told);
}

#[test]
fn names_play_no_part() {
    told_by(&[
        "My name is Emma Clarke and colleagues call me Em.",
        "My name is Mohammed Khan and colleagues call me Mo.",
        "My name is Oluwaseun Adeyemi and colleagues call me Seun.",
        "My name is Zofia Nowak and colleagues call me Zo.",
    ]);
}

#[test]
fn keys_that_tell_who_somebody_is_are_not_read() {
    let keys = "{name: Oluwaseun Adeyemi, age: 61, gender: female, pronouns: she/her, nationality: \
                Nigerian, date_of_birth: 1965-03-02, address: 9 Heol Fawr, religion: Muslim}";
    let keys: Value = serde_yaml::from_str(keys).expect("the keys are YAML");
    let mut told = String::new();
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        let mut changed = case.yaml.clone();
        let map = changed.as_mapping_mut().expect("a profile is a mapping");
        for (key, value) in keys.as_mapping().expect("the keys are a mapping") {
            map.insert(key.clone(), value.clone());
        }
        told += &differences(
            &case,
            &before,
            &judge(&changed, &case.adverts, TODAY),
            &same,
        );
    }
    none(&told);
}

#[test]
fn pronouns_play_no_part() {
    const FORMS: [[&str; 4]; 3] = [
        ["he", "him", "his", "himself"],
        ["she", "her", "her", "herself"],
        ["they", "them", "their", "themselves"],
    ];
    let mut told = String::new();
    let mut changed = 0;
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        for wanted in FORMS {
            let other = |word: &str| {
                let form = FORMS
                    .iter()
                    .find_map(|forms| forms.iter().position(|f| *f == word));
                form.and_then(|form| wanted.get(form))
                    .map(|new| (*new).to_owned())
            };
            let swap = |text: &str| each_word(text, &other);
            let mut swapped = case.yaml.clone();
            each_text(&mut swapped, &["duties", "statements"], &swap);
            changed += usize::from(swapped != case.yaml);
            let after = judge(&swapped, &case.adverts, TODAY);
            told += &differences(&case, &before, &after, &swap);
        }
    }
    none(&told);
    assert!(changed > 30, "only {changed} profiles have a pronoun");
}

#[test]
fn where_somebody_studied_or_worked_plays_no_part() {
    let mut told = String::new();
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        for (school, employer) in [
            (
                "University of Oxford",
                "Guy's and St Thomas' NHS Foundation Trust",
            ),
            ("University of Ibadan", "Lagos University Teaching Hospital"),
            ("Glyndŵr University, Wrexham", "a small private firm"),
        ] {
            let mut changed = case.yaml.clone();
            each_text(&mut changed, &["institution"], &|_| school.to_owned());
            each_text(&mut changed, &["employer"], &|_| employer.to_owned());
            told += &differences(
                &case,
                &before,
                &judge(&changed, &case.adverts, TODAY),
                &same,
            );
        }
    }
    none(&told);
}

#[test]
fn age_and_nationality_play_no_part() {
    told_by(&[
        "I am 24 years old and British.",
        "I am 61 years old and Filipino.",
        "I am 45 years old and Nigerian.",
        "I am 33 years old and Irish.",
    ]);
}

#[test]
fn where_somebody_lives_plays_no_part() {
    told_by(&[
        "I live at 3 Church Lane, Harrogate HG1 2AB.",
        "I live at 114 Alum Rock Road, Birmingham B8 1HX.",
        "I live at 9 Heol Fawr, Pwllheli LL53 5DE.",
    ]);
    let mut told = String::new();
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        let mut moved = case.yaml.clone();
        each_text(&mut moved, &["places"], &|_| "Lerwick".to_owned());
        told += &differences(&case, &before, &judge(&moved, &case.adverts, TODAY), &same);
    }
    none(&told);
}

/// What is done in a break may well be evidence ("carer for my mother" on a care post), so the lines
/// tell of the break alone.
#[test]
fn a_career_break_plays_no_part() {
    let mut told = String::new();
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        for sentence in [
            "I took two years out in 2019 when my daughter was born.",
            "I had a career break of eighteen months for my own health.",
            "I was on maternity leave from March 2020 to February 2021.",
            "I was abroad with my husband's job from 2016 to 2018.",
            "We followed my wife abroad and came back in 2020.",
        ] {
            let after = judge(&with_statement(&case.yaml, sentence), &case.adverts, TODAY);
            told += &differences(&case, &before, &after, &same);
        }
    }
    none(&told);
}

/// Every year of 1950 to 2049 in `text`, moved by `years`.
fn moved(text: &str, years: i64) -> String {
    each_word(text, &|word| {
        let year: i64 = word.parse().ok()?;
        (word.len() == 4 && (1950..2050).contains(&year)).then(|| (year + years).to_string())
    })
}

#[test]
fn dates_moved_by_decades_together_play_no_part() {
    fn walk(value: &mut Value, years: i64) {
        match value {
            Value::String(text) => *text = moved(text, years),
            Value::Number(number) => {
                if let Some(year) = number.as_i64().filter(|year| (1950..2050).contains(year)) {
                    *value = Value::from(year + years);
                }
            }
            Value::Sequence(values) => values.iter_mut().for_each(|value| walk(value, years)),
            Value::Mapping(map) => map.iter_mut().for_each(|(_, value)| walk(value, years)),
            _ => {}
        }
    }
    let mut told = String::new();
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        for years in [-20, -10, 10] {
            let mut changed = case.yaml.clone();
            walk(&mut changed, years);
            let year = i16::try_from(i64::from(TODAY.year()) + years).expect("a year");
            let then = jiff::civil::date(year, 7, 1);
            let after = judge(&changed, &case.adverts, then);
            told += &differences(&case, &before, &after, &|quote| moved(quote, years));
        }
    }
    none(&told);
}

/// Beginnings and endings by which British and American spelling differ.
const SPELLINGS: [(&str, &str); 33] = [
    ("-isation", "-ization"),
    ("-isations", "-izations"),
    ("-ising", "-izing"),
    ("-ised", "-ized"),
    ("-ise", "-ize"),
    ("-ysing", "-yzing"),
    ("-ysed", "-yzed"),
    ("-yse", "-yze"),
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("colour", "color"),
    ("counsell", "counsel"),
    ("enrol", "enroll"),
    ("diarrhoea", "diarrhea"),
    ("oedema", "edema"),
    ("favour", "favor"),
    ("gynaecol", "gynecol"),
    ("haemato", "hemato"),
    ("haemo", "hemo"),
    ("honour", "honor"),
    ("ischaemi", "ischemi"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("leukaemi", "leukemi"),
    ("neighbour", "neighbor"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("anaesthe", "anesthe"),
    ("anaemi", "anemi"),
    ("programme", "program"),
    ("theatre", "theater"),
    ("tumour", "tumor"),
    ("fibre", "fiber"),
];

/// Words that end as those above and are spelt one way.
const ONE_WAY: [&str; 14] = [
    "exercise",
    "exercised",
    "exercising",
    "supervise",
    "supervised",
    "supervising",
    "advise",
    "advised",
    "advising",
    "revise",
    "revised",
    "raised",
    "otherwise",
    "promise",
];

fn american(word: &str) -> Option<String> {
    if ONE_WAY.contains(&word) || word.ends_with("wise") || word.ends_with("aise") || word.len() < 6
    {
        return None;
    }
    SPELLINGS.iter().find_map(|(british, american)| {
        match (british.strip_prefix('-'), american.strip_prefix('-')) {
            (Some(from), Some(to)) => Some(format!("{}{to}", word.strip_suffix(from)?)),
            _ => Some(format!("{american}{}", word.strip_prefix(british)?)),
        }
    })
}

#[test]
fn british_and_american_spelling_are_one() {
    let mut told = String::new();
    let mut changed = 0;
    let swap = |text: &str| each_word(text, &american);
    for case in cases() {
        let before = judge(&case.yaml, &case.adverts, TODAY);
        let mut spelt = case.yaml.clone();
        let places = [
            "duties",
            "statements",
            "skills",
            "headline",
            "post",
            "setting",
            "title",
            "subject",
        ];
        each_text(&mut spelt, &places, &swap);
        changed += usize::from(spelt != case.yaml);
        let after = judge(&spelt, &case.adverts, TODAY);
        told += &differences(&case, &before, &after, &swap);
    }
    none(&told);
    assert!(changed > 10, "only {changed} profiles have a word to spell");
}

#[test]
fn the_rewriting_changes_what_it_should() {
    assert_eq!(
        each_word("Organised a programme", &american),
        "Organized a program"
    );
    let yaml: Value =
        serde_yaml::from_str("{skills: [RiO], practical: {driving_licence: full}}").expect("YAML");
    let mut changed = yaml.clone();
    each_text(&mut changed, &["skills"], &|text| text.to_lowercase());
    assert_ne!(yaml, changed);
    assert_eq!(yaml["practical"], changed["practical"]);
}
