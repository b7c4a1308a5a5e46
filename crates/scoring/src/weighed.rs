//! The wording of one criterion held against every claim of a candidate, and weighed.

use crate::claims::Candidate;
use crate::criteria::{Post, ReadCriterion};
use crate::features::{self, Features, OTHERS_SHOWN, part_shares};
use crate::methods::{tenure, wording};
use crate::model::{self, Sums};
use crate::policy;
use crate::verdict::{Evidence, Method, Outcome};
use jiff::civil::Date;
use personspec_parser::Confidence;
use personspec_parser::requirement::{Ask, Tenure};

/// The wording, weighed.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    coverage: wording::Coverage,
    served: Option<(Tenure, tenure::Served)>,
    features: Features,
    sums: Sums,
    outcome: Outcome,
    /// Whether something of it was done, not only said, seen or copied.
    done: bool,
    /// Whether all there is was only said, seen or copied.
    only_bare: bool,
    /// Whether one claim says all of it, or all but a light word.
    says_all: bool,
    /// Whether no claim says enough to be cited.
    nothing: bool,
}

impl Weighed {
    /// Holds every claim against the words of `criterion`. The outcome is open until
    /// [`Weighed::weigh`].
    pub(crate) fn new(
        criterion: &ReadCriterion<'_>,
        post: &Post<'_>,
        who: &Candidate<'_>,
        today: Date,
    ) -> Self {
        let coverage = wording::cover(criterion, who);
        let served = criterion
            .criterion
            .requirement
            .asks
            .iter()
            .find_map(|ask| match ask {
                Ask::Tenure(asked) => {
                    Some((asked.clone(), tenure::served(asked, criterion, who, today)))
                }
                _ => None,
            });
        let features = features::features(
            criterion,
            post,
            who,
            &coverage,
            served.as_ref().map(|(a, s)| (a, s)),
        );
        let all = criterion.all_terms();
        let says = |row: &wording::Row| {
            wording::share(criterion, &all, &row.own) >= policy::SAYS_SOMETHING
        };
        let served_it = served
            .as_ref()
            .is_some_and(|(_, served)| served.fitting > 0);
        let served_near = served
            .as_ref()
            .is_some_and(|(_, served)| !served.claims.is_empty());
        let done = served_it || coverage.rows.iter().any(|row| row.instance && says(row));
        // Without a line to cite there is nothing to show, whatever the form of the criterion says.
        let cited = |row: &wording::Row| {
            let least = if row.instance { 1 } else { 2 } * policy::WORTH_CITING;
            let share = wording::share(criterion, &all, &row.with_post);
            let telling = criterion
                .terms
                .iter()
                .zip(&row.own)
                .any(|(term, said)| *said > 0 && term.weight >= policy::TELLING);
            share >= least && (telling || share >= policy::SAYS_MUCH)
        };
        let nothing = !served_near && !coverage.rows.iter().any(cited);
        let says_all = coverage
            .rows
            .iter()
            .any(|row| wording::share(criterion, &all, &row.own) >= policy::SAYS_ALL);
        let only_bare = !done && coverage.rows.iter().any(says);
        Self {
            coverage,
            served,
            features,
            sums: Sums::default(),
            outcome: Outcome::NotEvidenced,
            done,
            only_bare,
            says_all,
            nothing,
        }
    }

    /// Weighs the wording, with what the other criteria of the pair say.
    pub(crate) fn weigh(&mut self, others: i32) {
        self.features[OTHERS_SHOWN] = others;
        self.sums = model::sums(&self.features);
        self.outcome = match model::outcome(self.sums) {
            _ if self.nothing => Outcome::NotEvidenced,
            // Met asks for something done; what is only said, seen or copied shows half at most.
            Outcome::Met if !self.done => Outcome::Partly,
            // Somebody who says all of it, if only says it, shows a part.
            Outcome::NotEvidenced if self.says_all => Outcome::Partly,
            outcome => outcome,
        };
    }

    /// How far it shows by its own wording, before the pair is known: 0 to 1,000.
    pub(crate) fn alone(&self) -> i32 {
        if self.nothing {
            0
        } else {
            model::alone(&self.features)
        }
    }

    /// What each claim says of the criterion's words.
    pub(crate) fn coverage(&self) -> &wording::Coverage {
        &self.coverage
    }

    /// The time asked and the time served, where time is asked.
    pub(crate) fn served(&self) -> Option<(&Tenure, &tenure::Served)> {
        self.served.as_ref().map(|(asked, served)| (asked, served))
    }

    /// What was found.
    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What it was weighed by.
    pub(crate) fn features(&self) -> &Features {
        &self.features
    }

    /// Whether all there is was only said, seen or copied.
    pub(crate) fn only_bare(&self) -> bool {
        self.only_bare
    }

    /// Whether no claim says enough to be cited.
    pub(crate) fn nothing(&self) -> bool {
        self.nothing
    }

    /// The claims that say most of the criterion, strongest first.
    pub(crate) fn evidence(
        &self,
        criterion: &ReadCriterion<'_>,
        who: &Candidate<'_>,
    ) -> Vec<Evidence> {
        let all = criterion.all_terms();
        let mut ranked: Vec<(u16, usize)> = self
            .coverage
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let share = wording::share(criterion, &all, &row.with_post);
                (if row.instance { share } else { share / 2 }, at)
            })
            .filter(|(share, _)| *share >= policy::WORTH_CITING)
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut evidence: Vec<Evidence> = Vec::new();
        if let Some((_, served)) = &self.served {
            evidence.extend(
                served
                    .claims
                    .iter()
                    .take(2)
                    .filter_map(|at| cite(who, *at, Method::Years)),
            );
        }
        let best = ranked.first().map_or(0, |(share, _)| *share);
        evidence.extend(
            ranked
                .iter()
                .filter(|(share, _)| *share * 2 >= best)
                .filter_map(|(_, at)| {
                    self.coverage
                        .rows
                        .get(*at)
                        .and_then(|row| cite(who, *at, row.method))
                }),
        );
        evidence
    }

    /// The parts that no claim says, in the criterion's words.
    pub(crate) fn missing(&self, criterion: &ReadCriterion<'_>) -> Vec<String> {
        let rows: Vec<_> = self.coverage.rows.iter().collect();
        let shares = part_shares(criterion, &rows);
        criterion
            .printed_parts
            .iter()
            .zip(shares)
            .filter(|(_, share)| *share < i32::from(policy::PART_SHOWN))
            .map(|(printed, _)| printed.clone())
            .collect()
    }

    /// How far the sums are from the nearest threshold.
    pub(crate) fn confidence(&self) -> Confidence {
        let nearest = if self.outcome == Outcome::NotEvidenced {
            self.sums.shown.abs()
        } else {
            self.sums.shown.abs().min(self.sums.full.abs())
        };
        match nearest {
            n if n >= policy::SURE => Confidence::High,
            n if n >= policy::LIKELY => Confidence::Medium,
            _ => Confidence::Low,
        }
    }
}

/// The claim as evidence.
pub(crate) fn cite(who: &Candidate<'_>, claim: usize, method: Method) -> Option<Evidence> {
    let read = who.claims.get(claim)?;
    Some(Evidence {
        path: read.claim.path.clone(),
        quote: read.claim.text.clone(),
        method,
    })
}
