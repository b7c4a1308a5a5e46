//! Guards that the workbook opens in LibreOffice, which gives back the same cells, and that they are
//! those of the JSON. Where no LibreOffice is installed this says so.

use crate::run::{folder, repository, run};
use quick_xml::events::Event;
use std::io::Read;
use std::path::Path;
use std::process::Command;

type Sheet = Vec<Vec<String>>;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a zip");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("the part is there");
    part.read_to_string(&mut text).expect("XML");
    text
}

/// The texts of every `<tag>` of an XML, what stands inside `<t>` or `<v>` joined.
fn shared(bytes: &[u8]) -> Vec<String> {
    let xml = part(bytes, "xl/sharedStrings.xml");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut all = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) if tag.name().as_ref() == "si" => all.push(String::new()),
            Event::Text(text) => push(&mut all, &text),
            Event::GeneralRef(name) => push(&mut all, &entity(&name)),
            Event::Eof => return all,
            _ => {}
        }
    }
}

fn push(all: &mut [String], text: &str) {
    if let Some(last) = all.last_mut() {
        last.push_str(text);
    }
}

fn entity(name: &str) -> String {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        other => panic!("an entity of ours: {other}"),
    }
    .to_owned()
}

/// The cells of a sheet as the file has them.
fn cells(bytes: &[u8], sheet: usize) -> Sheet {
    let shared = shared(bytes);
    let xml = part(bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
    let mut rows: Sheet = Vec::new();
    for row in xml.split("<row ").skip(1) {
        let mut cells = Vec::new();
        for cell in row.split("<c ").skip(1) {
            let value = cell
                .split_once("<v>")
                .and_then(|(_, rest)| rest.split_once("</v>"));
            let value = value.map_or("", |(value, _)| value);
            let text = cell
                .split_once('>')
                .is_some_and(|(head, _)| head.contains("t=\"s\""));
            cells.push(if text {
                shared[value.parse::<usize>().expect("an index")].clone()
            } else {
                value.to_owned()
            });
        }
        rows.push(cells);
    }
    rows
}

/// The sheets as LibreOffice reads them; `None` where it is not installed.
fn by_libreoffice(file: &Path, names: &[&str]) -> Option<Vec<Sheet>> {
    let home = tempfile::tempdir().expect("a folder can be made");
    let profile = format!("-env:UserInstallation=file://{}", home.path().display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to"])
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
        .arg("--outdir")
        .args([home.path(), file])
        .output();
    let stem = file
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let path = |name: &str| home.path().join(format!("{stem}-{name}.csv"));
    // It may be there without its spreadsheet.
    if !names.iter().all(|name| path(name).exists()) {
        let wanted = std::env::var_os("PERSONSPEC_LIBREOFFICE").is_some();
        assert!(!wanted, "LibreOffice was to read it: {done:?}");
        println!("skipped: no LibreOffice with its spreadsheet is installed");
        return None;
    }
    let sheets = names.iter().map(|name| {
        let bytes = std::fs::read(path(name)).expect("it is there");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_slice());
        let rows = reader
            .records()
            .map(|row| row.expect("CSV").iter().map(ToOwned::to_owned).collect());
        rows.collect()
    });
    Some(sheets.collect())
}

/// Empty cells at the end of a row are as good as none.
fn trimmed(mut sheet: Sheet) -> Sheet {
    for row in &mut sheet {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    sheet
}

#[test]
fn libreoffice_gives_back_the_same_cells() {
    let files = folder(&[]);
    let out = files.path().join("caseload.xlsx");
    let line = "rank adverts -p profiles --no-preferences --names";
    run(
        &repository(),
        &format!("{line} --format xlsx -o {}", out.display()),
    )
    .quietly();
    let bytes = std::fs::read(&out).expect("it was written");
    let names = ["Summary", "Matrix", "Criteria", "Run"];
    let own: Vec<Sheet> = (1..=names.len())
        .map(|sheet| trimmed(cells(&bytes, sheet)))
        .collect();

    // What the JSON has.
    let json = run(&repository(), &format!("{line} --criteria --format json")).json();
    let rankings = json["result"]["rankings"].as_array().expect("rankings");
    let mut rows = own[0].iter().skip(1);
    let mut criteria = own[2].iter().skip(1);
    for ranking in rankings {
        for row in ranking["rows"].as_array().expect("rows") {
            let cells = rows.next().expect("a row a pair");
            let word = |at: usize| cells.get(at).map_or("", String::as_str);
            assert_eq!(word(0), row["candidate"]);
            assert_eq!(word(3), row["title"].as_str().unwrap_or_default());
            for (at, value) in [
                (1, &row["rank"]),
                (2, &ranking["of"]),
                (8, &row["essential"]["met"]),
                (9, &row["essential"]["partly"]),
                (10, &row["essential"]["not_evidenced"]),
                (11, &row["essential"]["total"]),
                (12, &row["essential"]["points"]),
                (13, &row["essential"]["ranked_of"]),
                (14, &row["desirable"]["met"]),
                (16, &row["desirable"]["total"]),
            ] {
                assert_eq!(word(at), value.to_string(), "{at}: {cells:?}");
            }
            for verdict in row["verdicts"].as_array().expect("verdicts") {
                let cells = criteria.next().expect("a row a criterion");
                assert_eq!(cells[2], verdict["criterion"].as_str().expect("an id"));
                assert_eq!(cells[3], verdict["text"].as_str().expect("a text"));
            }
        }
    }
    assert_eq!((rows.next(), criteria.next()), (None, None));
    assert_eq!(own[1].len(), 1 + rankings.len());

    let Some(theirs) = by_libreoffice(&out, &names) else {
        return;
    };
    for ((name, own), theirs) in names.iter().zip(own).zip(theirs) {
        let theirs = trimmed(theirs);
        assert_eq!(own.len(), theirs.len(), "{name}");
        for (own, theirs) in own.iter().zip(&theirs) {
            assert_eq!(own, theirs, "{name}");
        }
    }
}
