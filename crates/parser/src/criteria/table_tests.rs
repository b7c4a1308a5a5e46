use super::*;
use Importance::{Desirable, Essential};

fn read<'a>(rows: &[&'a str]) -> Vec<(&'a str, Option<Importance>)> {
    read_in(&mut Table::default(), rows, 0)
}

fn read_in<'a>(
    table: &mut Table,
    rows: &[&'a str],
    number: usize,
) -> Vec<(&'a str, Option<Importance>)> {
    rows.iter()
        .flat_map(|row| table.read(row, number, false).criteria)
        .map(|(text, level)| (text, level.map(|(level, _)| level)))
        .collect()
}

#[test]
fn a_letter_column() {
    let rows = [
        "Ref / Criterion / E or D / Assessed",
        "1.1 / Audit / E / A, I",
        "1.2 / RiO / D / A",
    ];
    let want = [("Audit", Some(Essential)), ("RiO", Some(Desirable))];
    assert_eq!(read(&rows), want);
    assert_eq!(read(&["Audit\tE", "RiO\tD"]), want);
    let legend = [
        "Attributes\tEssential (E) or Desirable (D)\tAssessed by",
        "Audit\tE\tA/I",
        "RiO\tDesirable\tA",
    ];
    assert_eq!(read(&legend), want);
}

#[test]
fn letters_one_a_paragraph() {
    let rows = [
        "Criteria\tE/D",
        "Audit • RiO\tE • D",
        "Welsh • BSL\tD",
        "Rota • Nights\tE • D • E",
    ];
    let want = [
        ("Audit", Some(Essential)),
        ("RiO", Some(Desirable)),
        ("Welsh", Some(Desirable)),
        ("BSL", Some(Desirable)),
        ("Rota", None),
        ("Nights", None),
    ];
    assert_eq!(read(&rows), want);
}

#[test]
fn a_column_a_level() {
    let rows = [
        "Factor\tEssential\tDesirable\tMethod",
        "Skills\t• Audit • RiO\tWelsh\tA/I",
        "\t1. Rota (A/I)\tNone\tA",
    ];
    let want = [
        ("Audit", Some(Essential)),
        ("RiO", Some(Essential)),
        ("Welsh", Some(Desirable)),
        ("Rota", Some(Essential)),
    ];
    assert_eq!(read(&rows), want);
}

#[test]
fn an_announcement_is_no_item_and_a_lone_heading_no_criterion() {
    let rows = [
        "Essential\tDesirable",
        "Qualifications\t",
        "Experience of: • audit • research\tDegree in a subject other than this one",
    ];
    assert_eq!(read(&rows).len(), 3);
    let mut table = Table::default();
    table.read(rows[0], 0, false);
    let heading = table.read(rows[1], 0, false).heading;
    assert_eq!(heading, Some(("Qualifications", Group::Qualifications)));
}

#[test]
fn marks() {
    for rows in [
        [
            "Area | Criteria | Essential | Desirable",
            "Skills | Audit | | X",
        ],
        ["Criteria\tEssential\tDesirable", "Audit\t\t✓"],
        ["\tE\tD", "Audit\t\t☒"],
        ["Skills\tEssential\tDesirable", "Audit\t\tx"],
    ] {
        assert_eq!(read(&rows), [("Audit", Some(Desirable))], "{}", rows[0]);
    }
}

#[test]
fn one_level_and_its_method() {
    let mut table = Table::default();
    let rows = [
        "FACTOR\tESSENTIAL\tMETHOD OF ASSESSMENT",
        "Skills\tAudit • RiO\tInterview",
    ];
    let want = [("Audit", Some(Essential)), ("RiO", Some(Essential))];
    assert_eq!(read_in(&mut table, &rows, 1), want);
    let rows = [
        "FACTOR\tDESIRABLE\tMETHOD OF ASSESSMENT",
        "Skills\tWelsh\tInterview",
    ];
    assert_eq!(read_in(&mut table, &rows, 2), [("Welsh", Some(Desirable))]);
}

#[test]
fn rows_that_name_their_level() {
    let rows = [
        "Qualifications\tEssential\tDegree • HCPC",
        "\tDesirable\tMasters",
    ];
    let want = [
        ("Degree", Some(Essential)),
        ("HCPC", Some(Essential)),
        ("Masters", Some(Desirable)),
    ];
    assert_eq!(read(&rows), want);
    assert_eq!(read(&["Essential\tDegree"]), [("Degree", Some(Essential))]);
}

#[test]
fn a_table_goes_on_without_its_head_and_another_does_not() {
    let mut table = Table::default();
    let rows = ["Factor\tEssential\tDesirable", "Skills\tAudit\t"];
    assert_eq!(read_in(&mut table, &rows, 1).len(), 1);
    let more = read_in(&mut table, &["\tRiO\tWelsh"], 2);
    assert_eq!(more, [("RiO", Some(Essential)), ("Welsh", Some(Desirable))]);
    let other = read_in(&mut table, &["Signed by the manager\tDate"], 3);
    assert_eq!(other, []);
}

#[test]
fn a_line_with_slashes_is_no_table() {
    assert_eq!(
        read(&["AMPS / ESI / SI training"]),
        [("AMPS / ESI / SI training", None)]
    );
}
