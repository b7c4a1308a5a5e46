//! Drafts of real-shaped samples: what is in them, what is not, and that they lint clean apart from the
//! lines that they mark themselves.

use crate::files::{SAMPLES, sample};
use personspec_imports::draft;
use personspec_profile::lint::{Days, Rule, lint};
use personspec_profile::{claims, read};

/// What tells who the person of the samples is: none of it may stand in a draft.
const PERSONAL: [&str; 14] = [
    "Maribel",
    "Testwick",
    "Larkspur",
    "EW4",
    "07700",
    "example.org",
    "1990",
    "OT012345",
    "19A1234E",
    "Somebody Else",
    "Portuguese",
    "linkedin.com/in",
    "2:1",
    "Fell running",
];

#[test]
fn a_draft_lints_clean_apart_from_the_lines_that_it_marks() {
    for name in SAMPLES {
        let yaml = draft(name, &sample(name)).unwrap().to_yaml();
        let loaded = read("p", "p.yaml", &yaml).unwrap_or_else(|faults| {
            let shown: String = faults
                .iter()
                .map(personspec_profile::Diagnostic::render)
                .collect();
            panic!("{name}:\n{yaml}\n{shown}")
        });
        let days = Days {
            today: Some(jiff::civil::date(2026, 11, 24)),
            ..Days::default()
        };
        let findings = lint(&loaded, "p.yaml", &yaml, days);
        let marked = |line: usize| yaml.lines().nth(line - 1).unwrap().contains("# check");
        for finding in &findings {
            assert!(
                marked(finding.at.line),
                "{name}: {}\n{yaml}",
                finding.render()
            );
        }
        let marks = findings
            .iter()
            .filter(|one| one.code == Some(Rule::Unconfirmed.as_str()));
        let lines = yaml.lines().filter(|line| line.contains("# check"));
        assert_eq!(marks.count(), lines.count(), "{name}: {yaml}");
    }
}

#[test]
fn nothing_personal_is_left_and_the_draft_says_what_was_dropped() {
    for name in SAMPLES {
        let draft = draft(name, &sample(name)).unwrap();
        let yaml = draft.to_yaml();
        for word in PERSONAL {
            assert!(!yaml.contains(word), "{name}: {word} in\n{yaml}");
        }
        assert!(yaml.contains("# Left out"), "{name}: {yaml}");
        assert!(
            draft
                .dropped()
                .any(|(tells, _)| tells == "who the person is"),
            "{name}"
        );
    }
}

#[test]
fn nothing_is_invented() {
    for name in SAMPLES {
        let source = crate::files::words_of(name);
        let yaml = draft(name, &sample(name)).unwrap().to_yaml();
        let profile = read("p", "p.yaml", &yaml).unwrap().profile;
        let own = [
            profile.skills.clone(),
            profile.statements.clone(),
            profile
                .employment
                .iter()
                .flat_map(|post| post.duties.clone())
                .collect(),
            profile
                .employment
                .iter()
                .map(|post| post.post.clone())
                .collect(),
            profile
                .employment
                .iter()
                .filter_map(|post| post.employer.clone())
                .collect(),
            profile
                .qualifications
                .iter()
                .map(|held| held.award.clone())
                .collect(),
            profile
                .qualifications
                .iter()
                .filter_map(|held| held.subject.clone())
                .collect(),
            profile
                .training
                .iter()
                .map(|course| course.title.clone())
                .collect(),
        ];
        for text in own.concat() {
            let cut = yaml.contains(&format!("{text}\"  # check: personal"))
                || yaml.contains(&format!("{text}  # check: personal"));
            assert!(
                cut || source.contains(&crate::files::squeezed(&text)),
                "{name}: {text:?}\n{source}"
            );
        }
        let years = |text: &str| {
            text.split(|c: char| !c.is_ascii_digit())
                .filter(|word| word.len() == 4)
                .map(ToOwned::to_owned)
                .collect::<std::collections::BTreeSet<_>>()
        };
        for claim in claims(&profile) {
            for year in years(&claim.text) {
                assert!(source.contains(&year), "{name}: {year} in {}", claim.text);
            }
        }
    }
}

#[test]
fn every_line_says_where_it_came_from() {
    for name in SAMPLES {
        let yaml = draft(name, &sample(name)).unwrap().to_yaml();
        let entries = yaml
            .lines()
            .filter(|line| line.trim_start().starts_with("- "));
        for line in entries {
            assert!(line.contains("  # "), "{name}: {line}\n{yaml}");
        }
    }
}

#[test]
fn the_text_cv_is_understood() {
    let yaml = draft("cv.txt", &sample("cv-ot.txt")).unwrap().to_yaml();
    let profile = read("p", "p.yaml", &yaml).unwrap().profile;
    let posts: Vec<_> = profile
        .employment
        .iter()
        .map(|post| {
            (
                post.post.as_str(),
                post.employer.as_deref().unwrap_or_default(),
                post.band.as_deref().unwrap_or_default(),
                post.from.unwrap().to_string(),
                post.duties.len(),
            )
        })
        .collect();
    assert_eq!(
        posts,
        [
            (
                "Senior Occupational Therapist",
                "Harrowgate Lane NHS Trust",
                "6",
                "2021-05".to_owned(),
                3
            ),
            (
                "Occupational Therapist",
                "Fennimore Community Trust",
                "5",
                "2018-09".to_owned(),
                2
            ),
            ("Something Else Entirely", "", "", "2016".to_owned(), 1),
        ],
        "{yaml}"
    );
    assert!(
        yaml.contains("post: Something Else Entirely  # check"),
        "{yaml}"
    );
    assert_eq!(profile.registrations.len(), 1, "{yaml}");
    assert_eq!(profile.memberships[0].body, "RCOT");
    assert_eq!(profile.qualifications[0].year, Some(2018));
    assert_eq!(profile.practical.driving_licence.as_deref(), Some("full"));
    assert_eq!(profile.skills.len(), 4, "{yaml}");
    assert_eq!(
        profile.headline.as_deref(),
        Some("Occupational Therapist, stroke and neuro rehabilitation")
    );
}
