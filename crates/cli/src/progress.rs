//! Progress on standard error: only on a terminal, and only for work that takes longer than a second.

use crate::args::Global;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// A progress line that stays hidden for its first second.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    since: Instant,
    shown: std::sync::atomic::AtomicBool,
    wanted: bool,
}

impl Progress {
    /// For `length` steps of `what`.
    pub(crate) fn new(what: &'static str, length: usize, global: &Global) -> Self {
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(length).unwrap_or(0)),
            ProgressDrawTarget::hidden(),
        );
        let style =
            ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(what);
        let wanted = !global.no_progress && !global.quiet && std::io::stderr().is_terminal();
        Self {
            bar,
            since: Instant::now(),
            shown: false.into(),
            wanted,
        }
    }

    /// One step is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
        let late = self.wanted && self.since.elapsed() > Duration::from_secs(1);
        if late && !self.shown.swap(true, std::sync::atomic::Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
