//! Adverts in blocks of files, so that no more of them is in memory than is being read.

use super::files::{bytes, files, ids, shown};
use super::{ADVERT_FILES, ADVERTS, lexicon, of_file, options, records, tell_files};
use crate::args::Global;
use crate::exit::Failure;
use crate::progress::Progress;
use jiff::civil::Date;
use personspec_report::{Input, ReadAdvert, Skipped};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Files that are read at a time.
const BLOCK: usize = 512;

/// The adverts of one file.
#[derive(Debug)]
pub(crate) struct OfFile {
    pub(crate) path: PathBuf,
    /// Its place among the files that were read.
    pub(crate) file: usize,
    /// Whether it holds one advert and nothing else, so that reading it again gives that advert.
    pub(crate) single: bool,
    pub(crate) adverts: Vec<ReadAdvert>,
}

/// What a stream of adverts was.
#[derive(Debug, Default)]
pub(crate) struct Streamed {
    /// Every file that was read, with its hash.
    pub(crate) files: Vec<Input>,
    /// Files and records that could not be read or understood.
    pub(crate) skipped: Vec<Skipped>,
}

/// Reads adverts and hands them on, file by file in the order of their names.
///
/// # Errors
/// As [`super::adverts`], and what `take` gives up on.
pub(crate) fn adverts(
    paths: &[PathBuf],
    today: Date,
    global: &Global,
    mut take: impl FnMut(Vec<OfFile>) -> Result<(), Failure>,
) -> Result<Streamed, Failure> {
    let (names, skipped) = files(paths, &ADVERTS, ADVERT_FILES, global)?;
    let ids = ids(&names);
    let options = options(today, global);
    let mut streamed = Streamed {
        files: lexicon::file().into_iter().collect(),
        skipped,
    };
    let progress = Progress::new("reading", names.len(), global);
    let mut faults = Vec::new();
    for (paths, ids) in names.chunks(BLOCK).zip(ids.chunks(BLOCK)) {
        let read: Vec<_> = paths
            .par_iter()
            .zip(ids)
            .map(|(path, id)| {
                let read = of_file(path, id, &options);
                progress.step();
                read
            })
            .collect();
        let mut block = Vec::with_capacity(read.len());
        for (path, one) in paths.iter().zip(read) {
            let (records, file) = match one {
                Ok(read) => read,
                Err(fault) => {
                    streamed.skipped.push(fault);
                    continue;
                }
            };
            // What comes through a pipe comes once.
            let single = records.len() == 1 && path.is_file();
            let (mut adverts, mut bad) = (Vec::new(), Vec::new());
            for record in records {
                match record {
                    Ok(advert) => adverts.push(advert),
                    Err(fault) => bad.push(fault),
                }
            }
            faults.extend(bad);
            block.push(OfFile {
                path: path.clone(),
                file: streamed.files.len(),
                single,
                adverts,
            });
            streamed.files.push(file);
        }
        take(block)?;
    }
    tell_files(&streamed.files, global);
    streamed.skipped.extend(faults);
    Ok(streamed)
}

/// Reads the one advert of a file again.
///
/// # Errors
/// Where it is not what it was.
pub(crate) fn again(
    path: &Path,
    id: &str,
    sha256: &str,
    today: Date,
    global: &Global,
) -> Result<ReadAdvert, Failure> {
    let changed = || {
        Failure::unread(format!(
            "{}: the file changed while it was ranked; run the ranking again",
            shown(path)
        ))
    };
    let (bytes, file) = bytes(path).map_err(|_| changed())?;
    if file.sha256 != sha256 {
        return Err(changed());
    }
    let read = records(&bytes, id, &file.name, &options(today, global));
    read.into_iter()
        .next()
        .and_then(Result::ok)
        .ok_or_else(changed)
}
