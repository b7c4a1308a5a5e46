//! Programs that are run to be measured: their time, their memory, the files they are given.

use crate::workload::{Workload, tables::Tables};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// What a run of a program took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    /// From before it was started until it had ended.
    pub wall: Duration,
    /// Time that cores worked for it, the system's part too.
    pub cpu: Duration,
    /// Memory at its peak, in bytes.
    pub peak: u64,
}

/// Runs a program whose output nobody reads.
///
/// # Errors
/// The program that could not be run, or did not end well, with the end of what it said.
pub fn run(command: &mut Command) -> Result<Spent, String> {
    let fault = |command: &Command, why: &str| format!("{command:?}: {why}");
    let since = Instant::now();
    let mut child = (command.stdin(Stdio::null()))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| fault(command, &error.to_string()))?;
    // Read before it is waited for: a program whose pipe is full does not end.
    let mut said = String::new();
    if let Some(mut pipe) = child.stderr.take() {
        let _ = pipe.read_to_string(&mut said);
    }
    let ended = child
        .wait4()
        .map_err(|error| fault(command, &error.to_string()))?;
    let wall = since.elapsed();
    if !ended.status.success() {
        let last = said.lines().last().unwrap_or_default();
        return Err(fault(command, &format!("{}: {last}", ended.status)));
    }
    Ok(Spent {
        wall,
        cpu: ended.rusage.utime + ended.rusage.stime,
        peak: ended.rusage.maxrss,
    })
}

/// How long this thread has worked so far: what others do on the machine does not count.
pub fn worked() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let part = |part: i64| u64::try_from(part).unwrap_or(0);
    Duration::from_secs(part(now.tv_sec)) + Duration::from_nanos(part(now.tv_nsec))
}

/// The value in the middle.
pub fn median<T: Ord + Copy + Default>(list: &[T]) -> T {
    let mut sorted = list.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// Milliseconds.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Writes a workload of so many profiles and adverts to `folder`, as the program `workload` does.
///
/// # Errors
/// The file that could not be written and why.
pub fn write_workload(
    folder: &Path,
    profiles: usize,
    adverts: usize,
    seed: u64,
) -> Result<(), String> {
    let tables = Tables::read()?;
    let mut workload = Workload::new(&tables, seed);
    for part in ["adverts", "profiles"] {
        std::fs::create_dir_all(folder.join(part)).map_err(|error| error.to_string())?;
    }
    let write = |path: PathBuf, text: &str| {
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    for _ in 0..adverts {
        let one = workload.advert();
        write(folder.join(format!("adverts/{}.txt", one.id)), &one.text)?;
    }
    for _ in 0..profiles {
        let one = workload.profile();
        write(folder.join(format!("profiles/{}.yaml", one.id)), &one.text)?;
    }
    Ok(())
}

/// The files of a folder and of its folders, in the order of their paths.
///
/// # Errors
/// The folder that could not be read and why.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(fault)?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Makes `into` a folder that holds the first `count` of `files`, without copying them where the
/// system allows it.
///
/// # Errors
/// Fewer files than that, or the file that could not be put there.
pub fn first_of(files: &[PathBuf], count: usize, into: &Path) -> Result<(), String> {
    let first =
        (files.get(..count)).ok_or_else(|| format!("{} files, not {count}", files.len()))?;
    std::fs::create_dir_all(into).map_err(|error| format!("{}: {error}", into.display()))?;
    for file in first {
        let place = into.join(file.file_name().unwrap_or_default());
        std::fs::hard_link(file, &place)
            .or_else(|_| std::fs::copy(file, &place).map(|_| ()))
            .map_err(|error| format!("{}: {error}", place.display()))?;
    }
    Ok(())
}
