//! The promises of scoring, each under test: one verdict a criterion, more evidence never lowers
//! points, the order of a ranking is the order of the printed figures, who the candidate is plays no
//! part.

use jiff::civil::{Date, date};
use personspec_parser::requirement::understand;
use personspec_parser::{Advert, Basis, Confidence, Criterion, Group, Importance, Origin, Stage};
use personspec_profile::RegistrationStatus::{Applied, Current, Lapsed};
use personspec_profile::{Employment, Profile, Registration, RegistrationStatus};
use personspec_scoring::{
    Assessment, GateState, Outcome, Policy, assess, assess_read, claims, criteria, rank,
};
use personspec_text::{Located, Span};
use proptest::prelude::*;

const TODAY: Date = date(2026, 7, 1);

fn nowhere() -> Span {
    Span::within("", "")
}

fn criterion(group: Group, importance: Importance, text: &str) -> Criterion {
    Criterion {
        id: text.to_owned(),
        group,
        heading: None,
        text: text.to_owned(),
        importance,
        basis: Basis::Heading,
        confidence: Confidence::High,
        stage: Stage::Application,
        origin: Origin::List,
        duplicate_of: None,
        span: nowhere(),
        requirement: understand(text, group),
    }
}

fn advert(id: &str, title: &str, lines: &[(Group, Importance, &str)]) -> Advert {
    let mut advert = Advert::empty(id, String::new());
    advert.fields.title = Some(Located::new(title.to_owned(), nowhere()));
    advert.criteria = lines
        .iter()
        .map(|(g, i, text)| criterion(*g, *i, text))
        .collect();
    advert
}

fn registered(profession: &str, status: RegistrationStatus) -> Profile {
    Profile {
        id: "c-01".to_owned(),
        registrations: vec![Registration {
            body: "HCPC".to_owned(),
            profession: Some(profession.to_owned()),
            status,
            since: None,
            until: None,
        }],
        ..Profile::default()
    }
}

fn post() -> Advert {
    advert(
        "post",
        "Occupational Therapist",
        &[
            (
                Group::Qualifications,
                Importance::Essential,
                "HCPC registration",
            ),
            (
                Group::Experience,
                Importance::Essential,
                "Experience of leading audit and teaching students",
            ),
            (
                Group::Experience,
                Importance::Essential,
                "Minimum of 2 years post-registration experience in stroke",
            ),
            (
                Group::Skills,
                Importance::Desirable,
                "Able to use SystmOne or a similar record system",
            ),
            (
                Group::Qualifications,
                Importance::Desirable,
                "Membership of a professional body",
            ),
        ],
    )
}

#[test]
fn registration_is_right_profession_in_force_and_not_membership() {
    let outcome = |profile: &Profile| {
        let assessment = assess(&post(), profile, TODAY, &Policy::default());
        (assessment.verdicts[0].outcome, assessment.gates[0].state)
    };
    let ot = "occupational therapist";
    assert_eq!(
        outcome(&registered(ot, Current)),
        (Outcome::Met, GateState::Held)
    );
    assert_eq!(
        outcome(&registered(ot, Applied)),
        (Outcome::Partly, GateState::ToCheck)
    );
    assert_eq!(
        outcome(&registered(ot, Lapsed)),
        (Outcome::NotEvidenced, GateState::Missed)
    );
    assert_eq!(
        outcome(&registered("dietitian", Current)),
        (Outcome::NotEvidenced, GateState::Missed)
    );
    // Silence is not a miss.
    assert_eq!(
        outcome(&Profile::default()),
        (Outcome::NotEvidenced, GateState::NotStated)
    );
}

#[test]
fn an_inferred_importance_never_makes_a_missed_gate() {
    let mut post = post();
    post.criteria[0].basis = Basis::Inferred;
    let other = registered("dietitian", Current);
    assert_eq!(
        assess(&post, &other, TODAY, &Policy::default()).gates[0].state,
        GateState::ToCheck
    );
}

#[test]
fn direction_and_copies() {
    let post = advert(
        "p",
        "Nurse",
        &[(
            Group::Experience,
            Importance::Essential,
            "Providing clinical supervision to junior staff and students on the ward",
        )],
    );
    let says = |statement: &str| {
        let profile = Profile {
            statements: vec![statement.to_owned()],
            ..Profile::default()
        };
        assess(&post, &profile, TODAY, &Policy::default()).verdicts[0].outcome
    };
    assert_eq!(
        says("I received clinical supervision from a senior nurse every month."),
        Outcome::NotEvidenced
    );
    assert_eq!(
        says("No experience of clinical supervision of junior staff."),
        Outcome::NotEvidenced
    );
    let pasted = says(
        "I am good at providing clinical supervision to junior staff and students on the ward.",
    );
    assert_eq!(pasted, Outcome::Partly);
}

#[test]
fn ties_share_a_rank_missed_gates_go_last_and_short_lists_do_not_win() {
    let line = |text| (Group::Skills, Importance::Essential, text);
    let short = advert("short", "Physiotherapist", &[line("SystmOne")]);
    let twin = advert("twin", "Physiotherapist", &[line("SystmOne")]);
    let full: Vec<_> = [
        "SystmOne", "Excel", "Outlook", "RiO", "EMIS", "PARIS", "Teams", "Word", "PACS",
    ]
    .into_iter()
    .map(line)
    .collect();
    let full = advert("full", "Physiotherapist", &full);
    let mut gated = full.clone();
    gated.id = "gated".to_owned();
    gated.criteria.push(criterion(
        Group::Qualifications,
        Importance::Essential,
        "HCPC registration as a dietitian",
    ));
    let mut profile = registered("physiotherapist", Current);
    profile.employment = vec![Employment {
        post: "Physiotherapist".to_owned(),
        duties: vec![
            "I use SystmOne, Excel, Outlook, RiO, EMIS, PARIS, Teams, Word and PACS daily"
                .to_owned(),
        ],
        ..Employment::default()
    }];
    let all: Vec<_> = [&twin, &gated, &short, &full]
        .into_iter()
        .map(|advert| assess(advert, &profile, TODAY, &Policy::default()))
        .collect();
    let order: Vec<(u32, &str)> = rank(&all)
        .iter()
        .map(|row| (row.rank, all[row.index].advert.as_str()))
        .collect();
    assert_eq!(
        order,
        [(1, "full"), (2, "short"), (2, "twin"), (4, "gated")]
    );
}

fn sentence() -> impl Strategy<Value = String> {
    let words = [
        "audit",
        "led",
        "supervised",
        "students",
        "SystmOne",
        "stroke",
        "ward",
        "taught",
        "Excel",
        "the",
        "and",
        "weekly",
        "2024",
        "I",
        "am",
        "not",
        "hope",
        "to",
        "would",
        "like",
        "shadowed",
        "experience",
        "of",
        "teaching",
        "leading",
        "no",
        "record",
        "system",
        "registration",
        ".",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 1..14)
        .prop_map(|words| words.join(" "))
}

fn profile() -> impl Strategy<Value = Profile> {
    let sentences = || prop::collection::vec(sentence(), 0..4);
    (sentences(), sentences(), sentences()).prop_map(|(duties, skills, statements)| Profile {
        employment: vec![Employment {
            post: "Occupational Therapist, stroke".to_owned(),
            band: Some("6".to_owned()),
            duties,
            ..Employment::default()
        }],
        skills,
        statements,
        ..Profile::default()
    })
}

/// A post of a few forms, for batches.
fn some_post(at: usize, form: usize) -> Advert {
    let mut advert = post();
    advert.id = format!("post-{at}");
    if let 1..=3 = form {
        advert.criteria.rotate_left(form);
        advert.criteria.truncate(5 - form);
    }
    advert
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn more_evidence_never_lowers_points(profile in profile(), more in sentence(), place in 0..3_usize) {
        let before = assess(&post(), &profile, TODAY, &Policy::default());
        let mut richer = profile.clone();
        match place {
            0 => richer.employment[0].duties.push(more),
            1 => richer.skills.push(more),
            _ => richer.statements.push(more),
        }
        let after = assess(&post(), &richer, TODAY, &Policy::default());
        for (old, new) in before.verdicts.iter().zip(&after.verdicts) {
            prop_assert!(new.points >= old.points, "{old:?} {new:?}");
        }
    }

    #[test]
    fn one_verdict_a_criterion_and_tallies_that_add_up(profile in profile()) {
        let post = post();
        let assessment = assess(&post, &profile, TODAY, &Policy::default());
        let indices: Vec<usize> = assessment.verdicts.iter().map(|v| v.criterion).collect();
        prop_assert_eq!(indices, (0..post.criteria.len()).collect::<Vec<_>>());
        for tally in [assessment.essential, assessment.desirable] {
            prop_assert_eq!(tally.met + tally.partly + tally.not_evidenced + tally.unclear, tally.total);
            prop_assert!(tally.points <= tally.available);
        }
        for verdict in &assessment.verdicts {
            let found = matches!(verdict.outcome, Outcome::Met | Outcome::Partly);
            prop_assert_eq!(found, !verdict.evidence.is_empty(), "{:?}", verdict);
        }
    }

    #[test]
    fn who_the_candidate_is_plays_no_part(profile in profile(), label in "[A-Z]{1,3}-[0-9]{1,3}", employer in "[A-Z][a-z]{3,9}") {
        let before = assess(&post(), &profile, TODAY, &Policy::default());
        let mut other = profile.clone();
        other.candidate = Some(label);
        other.employment[0].employer = Some(employer);
        prop_assert_eq!(before, assess(&post(), &other, TODAY, &Policy::default()));
    }

    #[test]
    fn a_verdict_is_the_same_alone_and_in_a_batch(profiles in prop::collection::vec(profile(), 1..5), picked in prop::collection::vec(0..4_usize, 1..6)) {
        let adverts: Vec<Advert> = picked.iter().enumerate().map(|(at, form)| some_post(at, *form)).collect();
        let posts: Vec<_> = adverts.iter().map(criteria::read).collect();
        let people: Vec<_> = profiles.iter().map(claims::read).collect();
        for (profile, who) in profiles.iter().zip(&people) {
            let batch: Vec<Assessment> = posts.iter().map(|post| assess_read(post, who, TODAY, &Policy::default())).collect();
            for (advert, in_batch) in adverts.iter().zip(&batch) {
                prop_assert_eq!(&assess(advert, profile, TODAY, &Policy::default()), in_batch);
            }
            // Nor does it matter for the order of two posts which others are ranked with them.
            let place = |index: usize, rows: &[personspec_scoring::ranking::Ranked]| rows.iter().position(|row| row.index == index);
            let all = rank(&batch);
            if let [first, second, ..] = batch.as_slice() {
                let two = rank(&[first.clone(), second.clone()]);
                prop_assert_eq!(place(0, &two) < place(1, &two), place(0, &all) < place(1, &all));
            }
        }
    }

    #[test]
    fn the_order_of_lines_changes_nothing(profile in profile(), by in 1..4_usize, advert_by in 0..5_usize) {
        let post = post();
        let before = assess(&post, &profile, TODAY, &Policy::default());
        let mut turned = profile.clone();
        for lines in [&mut turned.employment[0].duties, &mut turned.skills, &mut turned.statements] {
            let turn = by % lines.len().max(1);
            lines.rotate_left(turn);
            lines.reverse();
        }
        let mut other = post.clone();
        other.criteria.rotate_left(advert_by);
        let after = assess(&other, &turned, TODAY, &Policy::default());
        for old in &before.verdicts {
            let id = &post.criteria[old.criterion].id;
            let new = after.verdicts.iter().find(|new| other.criteria[new.criterion].id == *id);
            let new = new.expect("every criterion has a verdict");
            prop_assert_eq!(
                (old.outcome, old.points, old.available, old.confidence, &old.missing, &old.next_step),
                (new.outcome, new.points, new.available, new.confidence, &new.missing, &new.next_step)
            );
        }
        prop_assert_eq!((before.essential, before.desirable), (after.essential, after.desirable));
    }
}
