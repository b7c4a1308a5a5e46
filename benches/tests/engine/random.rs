//! Random adverts and profiles, put together from fragments so that they meet: every kind of ask, wishes,
//! denials, what was received, names, compounds, mistyped words, lines that repeat a criterion.

use personspec_parser::requirement::understand;
use personspec_parser::{Advert, Basis, Confidence, Criterion, Group, Importance, Origin, Stage};
use personspec_profile::Profile;
use personspec_text::{Located, Span};
use proptest::prelude::*;

const TITLES: [&str; 5] = [
    "Occupational Therapist",
    "Senior Physiotherapist",
    "Staff Nurse",
    "Project Manager",
    "Speech and Language Therapist",
];

const ASKS: [&str; 44] = [
    "HCPC registration",
    "NMC registered nurse or other HCPC registrant",
    "Current registration with the GPhC",
    "Membership of RCOT, including a specialist section",
    "Member of a professional body",
    "BSc or MSc in Occupational Therapy",
    "Degree in Physiotherapy or equivalent experience",
    "Master's level study in stroke care or working towards it",
    "GCSE maths and English, grade C or above",
    "Full driving licence and access to a car",
    "Able to travel between sites, with a car or otherwise",
    "Minimum 2 years post-registration experience",
    "18 months experience of working on stroke wards",
    "Significant experience in acute hospitals with older people",
    "Post-registration experience of dysphagia",
    "Experience of audit and research",
    "Experience of supervising students and junior staff",
    "Teaching and mentoring of assistants on the ward",
    "Trained as a practice educator, or willing to train",
    "Willingness to undertake training in prescribing",
    "Trusted assessor training",
    "Course in manual handling or cardiac rehabilitation",
    "Basic life support",
    "Immediate Life Support (ILS)",
    "Able to work weekends, nights and bank holidays",
    "IT skills including Excel",
    "Experience of SystmOne or a similar electronic patient record",
    "Knowledge of the Mental Capacity Act 2005 and of safeguarding",
    "Makaton or British Sign Language",
    "Model of Human Occupation (MOHO), AMPS or ESI",
    "Splinting of hands, e.g. after tendon repair or fracture",
    "Communication with patients, carers and the multidisciplinary team",
    "Resilient, flexible and kind",
    "Rotas that cover 24 hours",
    "Welsh, level 3 or above",
    "Evidence of continuing professional development",
    "Leading quality improvement and change in a service",
    "Ran groups for people with a learning disability in the community",
    "Managing budgets, rotas and staff of a large department over several sites and services",
    "Wound care and tissue viability",
    "Anti-coagulation clinics; tracheostomy care; non-invasive ventilation",
    "Advanced care planning for people at the end of life",
    "of and the with",
    "Computer literate",
];

const SAID: [&str; 34] = [
    "I led an audit of falls on two wards in 2023.",
    "Supervised three students and two juniors each year.",
    "I received supervision every month.",
    "Shadowed the dietitian on the stroke ward.",
    "No experience of dysphagia.",
    "I would like to train as a practice educator.",
    "Keen to learn prescribing, and willing to undertake training in it.",
    "Ran a weekly splinting clinic for hands.",
    "Makaton",
    "SystmOne",
    "Excel",
    "MOHO",
    "resilient and flexible",
    "Basic life support",
    "Trusted assessor",
    "Introduction to prescribing",
    "Practice educator",
    "Worked nights and weekends on a rota.",
    "Taught nurses on the ward about dysphagia and reserch.",
    "Used Excel and RiO every day for outcomes.",
    "Comunication with carers and the MDT in community clinics.",
    "Mental Capacity Act assessments, safeguarding referrals.",
    "Wrote the business case for a stroke early discharge team.",
    "Tissue viability link for the ward.",
    "I own a car and drive to work with business insurance.",
    "Led quality improvment in wound care.",
    "Ran groups for adults with a learning disability.",
    "Chaired the falls meeting for 18 months, and it worked.",
    "Budget: I know what it costs but I don't hold one.",
    "Managed rotas of 24 hours for 12 staff.",
    "Welsh to level 3",
    "Read a book on Makaton",
    "Assisted with research in older people's rehabilitation",
    "Taking anticoagulant clinics with non invasive ventilation cover",
];

fn group() -> impl Strategy<Value = Group> {
    prop_oneof![
        Just(Group::Qualifications),
        Just(Group::Experience),
        Just(Group::Skills),
        Just(Group::Knowledge),
        Just(Group::Personal),
        Just(Group::Other),
    ]
}

prop_compose! {
    fn criterion()(
        first in prop::sample::select(&ASKS[..]),
        second in prop::option::weighted(0.3, prop::sample::select(&ASKS[..])),
        group in group(),
        importance in prop_oneof![
            3 => Just(Importance::Essential),
            2 => Just(Importance::Desirable),
            1 => Just(Importance::Unstated),
        ],
        basis in prop_oneof![Just(Basis::Heading), Just(Basis::Inferred), Just(Basis::None)],
        interview in prop::bool::weighted(0.1),
        twin in prop::bool::weighted(0.1),
    ) -> Criterion {
        let text = match second {
            Some(second) => format!("{first}, or {second}"),
            None => first.to_owned(),
        };
        Criterion {
            id: String::new(),
            group,
            heading: None,
            importance,
            basis,
            confidence: Confidence::High,
            stage: if interview { Stage::Interview } else { Stage::Application },
            origin: Origin::List,
            duplicate_of: twin.then(|| "E1".to_owned()),
            span: Span::within("", ""),
            requirement: understand(&text, group),
            text,
        }
    }
}

pub(crate) fn adverts() -> impl Strategy<Value = Vec<Advert>> {
    let advert = (
        prop::sample::select(&TITLES[..]),
        prop::collection::vec(criterion(), 0..14),
    );
    prop::collection::vec(advert, 1..12).prop_map(|list| {
        let each = list.into_iter().enumerate();
        each.map(|(at, (title, criteria))| {
            let mut advert = Advert::empty(&format!("post-{}", (at * 7) % 11), String::new());
            advert.id = format!("{}-{at}", advert.id);
            advert.fields.title = Some(Located::new(title.to_owned(), Span::within("", "")));
            advert.criteria = criteria;
            advert
        })
        .collect()
    })
}

/// A line that a candidate might write: of their own, or a criterion pasted back.
fn line() -> impl Strategy<Value = String> {
    let own = prop::sample::select(&SAID[..]).prop_map(ToOwned::to_owned);
    let pasted = prop::sample::select(&ASKS[..]).prop_map(|text| format!("I have {text}."));
    prop_oneof![6 => own, 1 => pasted]
}

fn lines(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 0..most)
}

fn list(lines: &[String]) -> String {
    let quoted: Vec<String> = lines.iter().map(|line| format!("{line:?}")).collect();
    format!("[{}]", quoted.join(", "))
}

prop_compose! {
    fn profile()(
        profession in prop::sample::select(&TITLES[..]),
        status in prop::sample::select(vec!["current", "applied", "lapsed"]),
        body in prop::sample::select(vec!["HCPC", "NMC"]),
        registered in any::<bool>(),
        award in prop::sample::select(vec!["BSc (Hons)", "MSc", "Diploma", "GCSEs", "PhD"]),
        duties in lines(9),
        earlier in lines(5),
        skills in lines(8),
        statements in lines(16),
        training in lines(4),
        drives in prop::option::of(any::<bool>()),
        years in (1990_u16..2020, 0_u16..8),
    ) -> Profile {
        let mut yaml = format!("headline: {profession} on a stroke ward\n");
        if registered {
            yaml += &format!(
                "registrations: [{{body: {body}, profession: {profession}, status: {status}}}]\n\
                 memberships: [{{body: RCOT, section: Neurological Practice}}]\n"
            );
        }
        yaml += &format!(
            "qualifications: [{{award: {award}, subject: {profession}, year: 2012, status: completed}}]\n"
        );
        let titles: Vec<String> =
            training.iter().map(|title| format!("{{title: {title:?}, year: 2024}}")).collect();
        yaml += &format!("training: [{}]\n", titles.join(", "));
        yaml += &format!(
            "employment:\n  - {{post: {profession}, band: 6, setting: stroke ward, from: {}, to: {}, duties: {}}}\n  \
             - {{post: Support worker, band: 3, setting: community learning disability team, from: 1988-02, to: 1991-03, duties: {}}}\n",
            years.0, years.0 + years.1, list(&duties), list(&earlier)
        );
        yaml += &format!("skills: {}\nstatements: {}\n", list(&skills), list(&statements));
        if let Some(drives) = drives {
            yaml += &format!("practical: {{driving_licence: full, vehicle: {drives}}}\n");
        }
        match personspec_profile::read("candidate", "candidate.yaml", &yaml) {
            Ok(loaded) => loaded.profile,
            Err(faults) => panic!("{faults:?}\n{yaml}"),
        }
    }
}

pub(crate) fn profiles() -> impl Strategy<Value = Vec<Profile>> {
    prop::collection::vec(profile(), 1..3)
}
