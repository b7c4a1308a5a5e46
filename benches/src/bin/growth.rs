//! How time and memory grow with the batch: `personspec rank` over more and more profiles and adverts.
//!
//! usage: `growth BINARY FOLDER [--profiles 1,10,100,1000] [--adverts 500,5000,40000] [--rounds N]
//! [--plot FILE.svg] [--memory-plot FILE.svg] [-- OPTION…]`. FOLDER is what `workload` wrote; the first files of it
//! are used. What follows `--` is given to `rank`. A table is printed; the plots show CPU time, and memory at its peak.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and writes its plot"
)]

use personspec_benches::plot::{Plot, Series};
use personspec_benches::processes::{files_in, first_of, median, run};
use personspec_benches::workload::figures::float;
use std::path::Path;
use std::process::Command;

fn main() -> Result<(), String> {
    let usage = "usage: growth BINARY FOLDER [--profiles N,…] [--adverts N,…] [--rounds N] \
                 [--plot FILE.svg] [--memory-plot FILE.svg] [-- OPTION…]";
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = match arguments.iter().position(|word| word == "--") {
        Some(at) => arguments.split_off(at).split_off(1),
        None => Vec::new(),
    };
    let [binary, folder, options @ ..] = &arguments[..] else {
        return Err(usage.to_owned());
    };
    let option = |name: &str| {
        let at = options.iter().position(|word| word == name)?;
        options.get(at + 1).map(String::as_str)
    };
    let sizes = |name: &str, usual: &str| -> Result<Vec<usize>, String> {
        let list = option(name).unwrap_or(usual).split(',');
        list.map(|word| word.parse().map_err(|_| format!("{name}: {word}")))
            .collect()
    };
    let profiles = sizes("--profiles", "1,10,100,1000")?;
    let adverts = sizes("--adverts", "500,5000,40000")?;
    let rounds = sizes("--rounds", "3")?.first().copied().unwrap_or(3);
    let folder = Path::new(folder);
    // Beside the workload: files are linked, and links cannot leave a file system.
    let place = tempfile::tempdir_in(folder).map_err(|error| error.to_string())?;
    let all = files_in(&folder.join("profiles"))?;
    for count in &profiles {
        first_of(&all, *count, &place.path().join(format!("p{count}")))?;
    }
    let all = files_in(&folder.join("adverts"))?;
    for count in &adverts {
        first_of(&all, *count, &place.path().join(format!("a{count}")))?;
    }
    println!("{rounds} rounds; medians\n");
    println!("| adverts | profiles | CPU, s | wall, s | peak, MiB | pairs a CPU-second |");
    println!("|---:|---:|---:|---:|---:|---:|");
    let (mut time, mut memory) = (Vec::new(), Vec::new());
    for posts in &adverts {
        let (mut times, mut peaks) = (Vec::new(), Vec::new());
        for people in &profiles {
            let mut spent = Vec::new();
            for _ in 0..rounds.max(1) {
                let mut command = Command::new(binary);
                command
                    .arg("rank")
                    .arg(place.path().join(format!("a{posts}")));
                command
                    .arg("-p")
                    .arg(place.path().join(format!("p{people}")));
                command
                    .args(["--top", "10", "--format", "ndjson"])
                    .args(&given);
                spent.push(run(&mut command)?);
            }
            let cpu = median(&spent.iter().map(|one| one.cpu).collect::<Vec<_>>()).as_secs_f64();
            let wall = median(&spent.iter().map(|one| one.wall).collect::<Vec<_>>()).as_secs_f64();
            let peak = median(&spent.iter().map(|one| one.peak).collect::<Vec<_>>());
            println!(
                "| {posts} | {people} | {cpu:.3} | {wall:.3} | {:.0} | {:.0} |",
                mebibytes(peak),
                float(posts * people) / cpu.max(1e-6)
            );
            times.push((float(*people), cpu));
            peaks.push((float(*people), mebibytes(peak)));
        }
        let name = format!("{posts} adverts");
        time.push(Series {
            name: name.clone(),
            points: times,
        });
        memory.push(Series {
            name,
            points: peaks,
        });
    }
    for (to, title, up, series) in [
        (
            "--plot",
            "Time to rank adverts for profiles",
            "CPU seconds",
            time,
        ),
        (
            "--memory-plot",
            "Memory to rank adverts for profiles",
            "MiB at the peak",
            memory,
        ),
    ] {
        let Some(file) = option(to) else {
            continue;
        };
        let plot = Plot {
            title: title.to_owned(),
            across: "profiles".to_owned(),
            up: up.to_owned(),
            series,
        };
        std::fs::write(file, plot.svg()).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

/// Bytes as MiB.
fn mebibytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0
}
