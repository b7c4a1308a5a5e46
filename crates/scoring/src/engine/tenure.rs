//! Months in posts that fit what is asked, added up once for every set of posts.

use super::bank::Time;
use super::sheet::{Lanes, NOWHERE};
use crate::claims::Candidate;
use crate::methods::tenure::{held, qualified};
use crate::policy::tenure as policy;
use jiff::civil::Date;
use personspec_profile::{MonthRange, months_of};

/// A candidate's posts.
#[derive(Debug, Default)]
pub(super) struct Posts(Vec<Post>);

#[derive(Debug)]
struct Post {
    /// The lanes of the post and its duties.
    lanes: Vec<usize>,
    qualified: bool,
    months: Option<MonthRange>,
}

/// Months served.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Served {
    pub(super) fitting: u32,
    pub(super) near: u32,
    /// Whether any post is near.
    pub(super) any: bool,
}

impl Posts {
    pub(super) fn new(who: &Candidate<'_>, lanes: &Lanes, today: Date) -> Self {
        let mut posts = Vec::new();
        for (_, number, post) in held(who) {
            let own = who.claims.iter().enumerate();
            let own = own.filter(|(_, other)| other.claim.post == Some(number));
            let own = own.map(|(claim, _)| lanes.of_claim[claim]);
            posts.push(Post {
                lanes: own.filter(|lane| *lane != NOWHERE).collect(),
                qualified: qualified(post),
                months: post.months(today),
            });
        }
        Self(posts)
    }

    /// The months that count for `asked`. `best` gives what a term comes to over some lanes, by its
    /// weight.
    pub(super) fn served(&self, asked: &Time, best: impl Fn(u32, &[usize]) -> u32) -> Served {
        let (mut fitting, mut near, mut any) = (Vec::new(), Vec::new(), false);
        for post in &self.0 {
            if asked.registered && !post.qualified {
                continue;
            }
            let share = if asked.context.is_empty() {
                1000
            } else {
                let said: u32 = asked
                    .context
                    .iter()
                    .map(|term| best(*term, &post.lanes))
                    .sum();
                said.checked_div(asked.weight).unwrap_or(0)
            };
            if share >= u32::from(policy::NEAR) {
                any = true;
                near.extend(post.months);
            }
            if share >= u32::from(policy::FITS) {
                fitting.extend(post.months);
            }
        }
        Served {
            fitting: months_of(fitting),
            near: months_of(near),
            any,
        }
    }
}
