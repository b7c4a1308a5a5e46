//! The sums over a candidate's lanes: what the claims say of a criterion's words. This is where the time
//! of a batch goes, so it is written as plain loops over a fixed number of lanes, which the compiler makes
//! into the widest instructions of the machine (`pulp` picks them when the program runs).

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is not made for the instructions that were picked"
)]
#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch a lane would keep the lanes apart"
)]

use super::sheet::{ON, STEP};
use crate::policy::{self, wording};

/// A row of values, by weight, as it is added up.
type Step = [u32; STEP];

/// The rows of one term, as [`super::sheet::Sheet`] keeps them: what each claim says itself, then the same
/// with what its post lends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Where its rows begin.
    pub(super) start: u32,
    /// Whether the word is rare enough to tell something: all bits or none.
    pub(super) telling: u32,
}

/// Which lanes count for what; 0 or [`ON`] a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Masks<'s> {
    pub(super) instance: &'s [u32],
    pub(super) posts: &'s [u32],
    pub(super) courses: &'s [u32],
    /// Lanes that say nothing here, if there are any: what was given to the person.
    pub(super) silent: Option<&'s [u32]>,
}

/// What the lanes come to, by the weight of the words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) any: u32,
    pub(super) instance: u32,
    pub(super) instance_lent: u32,
    pub(super) any_lent: u32,
    pub(super) post: u32,
    pub(super) course: u32,
    /// Lanes of instances that bear on it.
    pub(super) several: u32,
    /// Whether a lane says enough to be cited.
    pub(super) cited: bool,
}

#[inline(always)]
fn step<T: Copy + Default>(row: &[T], at: usize) -> [T; STEP] {
    row.get(at..at + STEP)
        .and_then(|step| step.try_into().ok())
        .unwrap_or([T::default(); STEP])
}

#[inline(always)]
fn add(sum: &mut Step, row: [u16; STEP]) {
    for lane in 0..STEP {
        sum[lane] += u32::from(row[lane]);
    }
}

#[inline(always)]
fn raise(most: &mut Step, row: Step) {
    for lane in 0..STEP {
        most[lane] = most[lane].max(row[lane]);
    }
}

#[inline(always)]
fn both(a: Step, b: Step) -> Step {
    let mut both = a;
    for lane in 0..STEP {
        both[lane] &= b[lane];
    }
    both
}

#[inline(always)]
fn most(row: Step) -> u32 {
    let mut most = 0;
    for value in row {
        most = most.max(value);
    }
    most
}

/// Adds up the rows of `hits` over all lanes, for a criterion of `weight`. `said` becomes the lanes that
/// say something.
#[inline(always)]
pub(super) fn sums(
    rows: &[u16],
    width: usize,
    hits: &[Hit],
    masks: Masks<'_>,
    weight: u32,
    said: &mut [u32],
) -> Sums {
    let (mut top_any, mut top_instance) = ([0; STEP], [0; STEP]);
    let (mut top_instance_lent, mut top_lent) = ([0; STEP], [0; STEP]);
    let (mut top_post, mut top_course) = ([0; STEP], [0; STEP]);
    let mut several: Step = [0; STEP];
    let mut cited: Step = [0; STEP];
    let bears = u32::from(wording::BEARS_ON) * weight;
    let (worth, much) = (
        u32::from(policy::WORTH_CITING) * weight,
        u32::from(policy::SAYS_MUCH) * weight,
    );
    for at in (0..width).step_by(STEP) {
        let (mut own, mut lent, mut tells): (Step, Step, Step) = ([0; STEP], [0; STEP], [0; STEP]);
        for hit in hits {
            let start = hit.start as usize + at;
            let row = step(rows, start);
            add(&mut own, row);
            add(&mut lent, step(rows, start + width));
            for lane in 0..STEP {
                tells[lane] |= u32::from(row[lane]) & hit.telling;
            }
        }
        if let Some(silent) = masks.silent {
            let silent = step(silent, at);
            for lane in 0..STEP {
                own[lane] &= !silent[lane];
                tells[lane] &= !silent[lane];
            }
        }
        // A setting colours what was done in it; it shows nothing where nothing was said.
        let mut says = [0; STEP];
        for lane in 0..STEP {
            says[lane] = if own[lane] > 0 { ON } else { 0 };
        }
        lent = both(lent, says);
        if let Some(said) = said.get_mut(at..at + STEP) {
            said.copy_from_slice(&says);
        }
        let instance = step(masks.instance, at);
        let own_instance = both(own, instance);
        raise(&mut top_any, own);
        raise(&mut top_instance, own_instance);
        raise(&mut top_instance_lent, both(lent, instance));
        raise(&mut top_lent, lent);
        raise(&mut top_post, both(own, step(masks.posts, at)));
        raise(&mut top_course, both(own, step(masks.courses, at)));
        for lane in 0..STEP {
            several[lane] += u32::from(own_instance[lane] >= bears);
            let least = worth + (worth & !instance[lane]);
            let enough = (tells[lane] > 0) | (lent[lane] >= much);
            cited[lane] |= u32::from((lent[lane] >= least) & enough);
        }
    }
    let mut bearing = 0;
    for count in several {
        bearing += count;
    }
    Sums {
        any: most(top_any),
        instance: most(top_instance),
        instance_lent: most(top_instance_lent),
        any_lent: most(top_lent),
        post: most(top_post),
        course: most(top_course),
        several: bearing,
        cited: most(cited) > 0,
    }
}

/// The most that instances, and that any claims, say of some of the terms with what is lent, in lanes that
/// say something of the criterion.
#[inline(always)]
pub(super) fn lent(
    rows: &[u16],
    width: usize,
    starts: &[u32],
    instance: &[u32],
    said: &[u32],
) -> [u32; 2] {
    let (mut top_instance, mut top): (Step, Step) = ([0; STEP], [0; STEP]);
    for at in (0..width).step_by(STEP) {
        let mut sum = [0; STEP];
        for start in starts {
            add(&mut sum, step(rows, *start as usize + width + at));
        }
        sum = both(sum, step(said, at));
        raise(&mut top_instance, both(sum, step(instance, at)));
        raise(&mut top, sum);
    }
    [most(top_instance), most(top)]
}
