//! Prints the texts of a judged set as the engine compares them, for scorers outside it
//! (`baselines/scores.py`): one JSON object a line, `{"verdict": [advert, profile, criterion],
//! "criterion": TEXT, "claims": [TEXT, …]}`.
//!
//! usage: `judged_texts FOLDER`, the folder of a judged set.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(clippy::disallowed_methods, reason = "a program reads its arguments")]

use personspec_benches::baselines::texts;
use personspec_benches::gold::Gold;
use serde_json::json;
use std::path::Path;

fn main() -> Result<(), String> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("usage: judged_texts FOLDER")?;
    for one in texts(&Gold::read(Path::new(&folder))?) {
        let verdict = one.verdict;
        println!(
            "{}",
            json!({
                "verdict": [verdict.advert, verdict.profile, verdict.criterion],
                "criterion": one.criterion,
                "claims": one.claims,
            })
        );
    }
    Ok(())
}
