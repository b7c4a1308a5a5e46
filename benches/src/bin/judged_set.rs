//! Measures a judged set that lies somewhere else: nothing is kept, and it has no floor.
//!
//! usage: `judged_set FOLDER… [--rows]`, folders as those of `benches/quality`. With `--rows` every verdict is
//! printed, judged and ours, instead of the tables.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(clippy::disallowed_methods, reason = "a program reads its arguments")]

use personspec_benches::gold::Gold;
use personspec_benches::{judging, kinds, learning, reading, tables, weaknesses};
use std::path::Path;

fn main() -> Result<(), String> {
    let (flags, folders): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let rows = match flags.as_slice() {
        [] => false,
        [flag] if flag == "--rows" => true,
        _ => return Err("usage: judged_set FOLDER… [--rows]".to_owned()),
    };
    if rows {
        print!("{}", tables::ROWS_HEAD);
    }
    for folder in &folders {
        let name = Path::new(folder);
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        let gold = Gold::read(Path::new(folder))?;
        let held = judging::judge(&gold);
        if rows {
            for one in &held {
                print!("{}", tables::row(&name, one));
            }
            continue;
        }
        let figures = [(&*name, reading::measure(&gold), judging::figures(&held))];
        let by_kind = [(&*name, kinds::confusions(&gold, &held))];
        let faults = [(
            &*name,
            weaknesses::count(&gold, &held, &learning::rows(&gold)?),
        )];
        println!("{}", tables::confusion(&name, &held));
        println!("{}", tables::figures(&figures));
        println!("{}", weaknesses::kinds_table(&by_kind));
        println!("{}", weaknesses::table(&faults));
    }
    Ok(())
}
