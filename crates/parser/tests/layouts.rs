//! The layouts that adverts really come in, one row each: a text, and what is read of it.

use personspec_parser::{Code, Importance, Options, Origin, Parsed, parse};

/// A level as it stands at the start of a wanted line: essential, desirable, inferred, in prose.
fn read(text: &str) -> Vec<String> {
    let parsed = parsed(text);
    let criteria = parsed.advert.criteria.iter();
    criteria
        .map(|one| {
            let level = match (one.basis.as_str(), one.importance) {
                ("inferred", _) => '?',
                (_, Importance::Essential) => 'E',
                (_, Importance::Desirable) => 'D',
                (_, Importance::Unstated) => '-',
            };
            let prose = if one.origin == Origin::Prose { "~" } else { "" };
            format!("{level}{prose} {}", one.text)
        })
        .collect()
}

fn parsed(text: &str) -> Parsed {
    parse("x", text.as_bytes(), &Options::default())
}

const HEAD: &str = "Ward Nurse\nElm NHS Trust\nThe closing date is 02 March 2027\n";

/// What stands after [`HEAD`], and the criteria that are read.
const LAYOUTS: &[(&str, &str, &[&str])] = &[
    (
        "bullets inside one paragraph",
        "Person Specification\nSkills\nEssential\n• Audit of notes • Letters to families • Rotas\nDesirable\n• Welsh",
        &[
            "E Audit of notes",
            "E Letters to families",
            "E Rotas",
            "D Welsh",
        ],
    ),
    (
        "a level and its bullets in one line",
        "Person Specification\nSkills\nEssential: • Audit of notes • Letters to families\nDesirable: • Welsh",
        &["E Audit of notes", "E Letters to families", "D Welsh"],
    ),
    (
        "items glued to one another",
        "Person Specification\nSkills\nEssential\nClear writing skillsAbility to chair meetingsKnowledge of auditExperience of rotas",
        &[
            "E Clear writing skills",
            "E Ability to chair meetings",
            "E Knowledge of audit",
            "E Experience of rotas",
        ],
    ),
    (
        "two glued items stay one, with a note",
        "Person Specification\nSkills\nEssential\nClear writing skillsAbility to chair meetings\nRotas",
        &["E Clear writing skillsAbility to chair meetings", "E Rotas"],
    ),
    (
        "Welsh inside a list of essentials",
        "Person Specification\nSkills\nEssential\n- Audit\n- Welsh language skills are desirable for this post\n- Speaks Welsh (Desirable)",
        &[
            "E Audit",
            "D Welsh language skills are desirable for this post",
            "D Speaks Welsh",
        ],
    ),
    (
        "Welsh in prose, with its remark",
        "Job summary\nThe ability to speak Welsh is desirable for this post; English and/or Welsh speakers are equally welcome to apply.",
        &[
            "D~ The ability to speak Welsh is desirable for this post; English and/or Welsh speakers are equally welcome to apply.",
        ],
    ),
    (
        "headings in Welsh",
        "Manyleb y Person\nHanfodol\n- Audit\nDymunol\n- Rotas",
        &["E Audit", "D Rotas"],
    ),
    (
        "an allowance is no level",
        "Job summary\nThis is an essential car user post. It attracts the essential user allowance.\nPerson Specification\nOther\nDesirable\n- Essential car user status",
        &["D Essential car user status"],
    ),
    (
        "what is said of the criteria is none",
        "Job summary\nYou must meet the essential criteria to be shortlisted. Applicants must show how they meet all the essential criteria.",
        &[],
    ),
    (
        "private-use and wide bullets",
        "Person Specification\nSkills\nEssential\n\u{f0b7}\tAudit\n\u{f0a7} Rotas\n➢ Letters\n● Meetings\nDesirable\n\u{f0d8} Welsh",
        &["E Audit", "E Rotas", "E Letters", "E Meetings", "D Welsh"],
    ),
    (
        "soft hyphens",
        "Person Speci\u{ad}fication\nSkills\nEssen\u{ad}tial\n- Super\u{ad}vision of students\nDesir\u{ad}able\n- Welsh",
        &["E Super\u{ad}vision of students", "D Welsh"],
    ),
    (
        "levels above groups, numbers begin anew",
        "Person Specification\nEssential\nQualifications\n1. NMC registration\n2. Degree\nSkills\n1. Audit\nDesirable\nQualifications\n1. Teaching award\nSkills\n1. Welsh",
        &[
            "E NMC registration",
            "E Degree",
            "D Teaching award",
            "E Audit",
            "D Welsh",
        ],
    ),
    (
        "a blank line is all that is left between the levels",
        "Person Specification\nExperience\nTwo years on a busy ward\nLeading a shift\n\nResearch\nQualifications\nNMC registration",
        &[
            "? Two years on a busy ward",
            "? Leading a shift",
            "? Research",
            "? NMC registration",
        ],
    ),
    (
        "groups that name their level",
        "Person Specification\nSkills (Essential)\nAudit\nSkills (Desirable)\nWelsh\nEssential Qualifications\nNMC registration\nDesirable Qualifications\nTeaching award",
        &[
            "E Audit",
            "D Welsh",
            "E NMC registration",
            "D Teaching award",
        ],
    ),
    (
        "a line leads into the list and another out of it",
        "Job summary\nTo be considered for this post you must have:\n- NMC registration\n- Two years on a ward\nIt would be an advantage to have:\n- Welsh\nIn return we offer:\n- Free tea\n- A cycle scheme",
        &["E NMC registration", "E Two years on a ward", "D Welsh"],
    ),
    (
        "a list of the person among duties",
        "Main duties of the job\n- Giving care\n- Writing notes\nEssential requirements are:\n- NMC registration\nWe have a busy ward with thirty beds and a garden, and we like it.\n- Free tea",
        &["E NMC registration"],
    ),
    (
        "levels that the lines print themselves, without a heading",
        "Job summary\nWe are a busy ward.\n- NMC registration (Essential)\n- Two years on a ward - essential\n- Welsh (Desirable)\n- Free tea",
        &["E NMC registration", "E Two years on a ward", "D Welsh"],
    ),
    (
        "a specification without its name, then contacts",
        "What we are looking for\n- NMC registration\n- Kindness\nFor an informal visit ring Sam on the ward.\nNext steps\n- Send the form",
        &["? NMC registration", "? Kindness"],
    ),
];

#[test]
fn every_layout_is_read() {
    let mut faults = String::new();
    for (name, text, wanted) in LAYOUTS {
        let read = read(&format!("{HEAD}{text}"));
        let mut read: Vec<&str> = read.iter().map(String::as_str).collect();
        let mut wanted = wanted.to_vec();
        read.sort_unstable();
        wanted.sort_unstable();
        if read != wanted {
            faults += &format!("{name}\n  wanted {wanted:?}\n  read   {read:?}\n");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn two_glued_items_are_noted() {
    let text =
        "Person Specification\nSkills\nEssential\nClear writing skillsAbility to chair meetings";
    let notes = parsed(text).notes;
    assert!(notes.iter().any(|note| note.code == Code::Fused));
}

#[test]
fn a_text_without_lines_is_told_and_nothing_is_made_up() {
    let text = "Ward Nurse Elm NHS Trust Job summary We are looking for a nurse for our busy ward with thirty beds \
        and a garden where we grow beans and roses for everybody who stays with us Main duties You will give care \
        write notes and take part in the rota as others do Person Specification Qualifications Essential NMC \
        registration Degree in nursing Desirable Teaching award Experience Essential Two years on a ward Leading \
        a shift Desirable Research Skills Essential Audit Letters to families Desirable Welsh Other Essential \
        Full driving licence";
    let parsed = parsed(text);
    assert_eq!(
        parsed.advert.criteria.len(),
        0,
        "{:?}",
        parsed.advert.criteria
    );
    assert!(parsed.notes.iter().any(|note| note.code == Code::OneLine));
}

#[test]
fn mojibake_is_read_as_it_was_meant() {
    let text = "Nurse\nSalary: Â£32,073 to Â£39,043 a year\nPerson Specification\nEssential\n\
        â€¢ Peopleâ€™s carers â€“ all of them\nâ€¢ Audit";
    let parsed = parsed(text);
    assert_eq!(parsed.advert.fields.salary.unwrap().value.min, 3_207_300);
    assert_eq!(
        parsed.advert.criteria[0].text,
        "People’s carers – all of them"
    );
    assert_eq!(parsed.advert.criteria.len(), 2);
    assert!(parsed.notes.iter().any(|note| note.code == Code::Mojibake));
}

/// Saved pages, and the criteria that are read.
const PAGES: &[(&str, &str, &[&str])] = &[
    (
        "a table with columns of essentials and desirables, several lines a cell",
        "<html><body><h1>Ward Nurse</h1><h2>Person specification</h2><table>
        <tr><th>Criteria</th><th>Essential</th><th>Desirable</th><th>Measured by</th></tr>
        <tr><td>Qualifications</td><td><p>NMC registration</p><p>Degree in nursing<br>or its equal</p></td>
        <td><ul><li>Teaching award</li><li>Leadership course</li></ul></td><td>A</td></tr>
        <tr><td>Skills</td><td>Audit</td><td></td><td>A/I</td></tr></table>
        <h2>How to apply</h2><p>Send the form.</p></body></html>",
        &[
            "E NMC registration",
            "E Degree in nursing or its equal",
            "D Teaching award",
            "D Leadership course",
            "E Audit",
        ],
    ),
    (
        "a table with a letter column",
        "<html><body><h2>Person specification</h2><table><tr><th>Criterion</th><th>E/D</th></tr>
        <tr><td><p>NMC</p><p>registration</p></td><td>E</td></tr><tr><td>Welsh</td><td>D</td></tr></table></body></html>",
        &["E NMC registration", "D Welsh"],
    ),
    (
        "what stands on every page of a site is no part of the advert",
        "<html><body><div id='cookie-banner'><p>Essential cookies are required.</p><ul><li>Accept</li></ul></div>
        <nav><ul><li>Skills</li><li>Jobs</li></ul></nav><main><h1>Ward Nurse</h1>
        <h2>Person specification</h2><h3>Essential</h3><ul><li>NMC registration</li></ul>
        <h2>Similar vacancies</h2><ul><li>Midwife</li><li>Porter</li></ul></main>
        <footer><h2>Skills</h2><ul><li>Accessibility</li><li>Terms</li></ul></footer></body></html>",
        &["E NMC registration"],
    ),
    (
        "bold lines for headings, lists without their own mark-up",
        "<div><p><strong>Person Specification</strong></p><p><b>Essential:</b></p><p>- NMC registration<br>- Audit</p>
        <p><b>Desirable:</b></p><p>- Welsh</p><p><b>Benefits</b></p><p>- Tea</p></div>",
        &["E NMC registration", "E Audit", "D Welsh"],
    ),
];

#[test]
fn every_page_is_read() {
    let mut faults = String::new();
    for (name, page, wanted) in PAGES {
        let read = read(page);
        let mut read: Vec<&str> = read.iter().map(String::as_str).collect();
        let mut wanted = wanted.to_vec();
        read.sort_unstable();
        wanted.sort_unstable();
        if read != wanted {
            faults += &format!("{name}\n  wanted {wanted:?}\n  read   {read:?}\n");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
