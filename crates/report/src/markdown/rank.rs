//! The rankings of a batch, what to do first, and what changed.

use super::{made, plain, table};
use crate::data::{Changes, Envelope, Gap, NearMiss, Rank, Ranking, Row};
use crate::inert;
use crate::words::{self, count};

/// The rankings of a batch.
pub fn rank(result: &Envelope<Rank>) -> String {
    let result = &inert::all(result);
    let rank = &result.result;
    let mut text = format!(
        "# {}\n\nDecision support; a person decides.\n",
        words::batch(rank)
    );
    text.push_str(&near_misses(&rank.near_misses));
    if !rank.unlocks.is_empty() {
        text.push_str("\n## What unlocks most\n\n");
        let rows = rank.unlocks.iter().map(|one| {
            vec![
                plain(one.candidate.as_deref().unwrap_or(&one.profile)),
                plain(&one.gap),
                format!("{} of {}", one.completes, count(one.of, "post")),
            ]
        });
        text.push_str(&table(&["Candidate", "Gap", "Closed, completes"], rows));
    }
    if !rank.gaps.is_empty() {
        text.push_str("\n## Gaps that several share\n\n");
        let rows = rank.gaps.iter().map(|one| {
            vec![
                plain(&one.gap),
                format!("{} of {}", one.candidates, one.of),
                one.completes.to_string(),
            ]
        });
        let head = ["Gap", "Candidates", "Posts it would complete"];
        text.push_str(&table(&head, rows));
    }
    if let Some(changes) = &rank.changes {
        text.push_str(&changed(changes));
    }
    for one in &rank.rankings {
        text.push_str(&ranking(one));
    }
    if !result.notes.is_empty() {
        text.push_str("\n## Skipped inputs\n\n");
        for note in &result.notes {
            text.push_str(&format!(
                "- {}: {}\n",
                plain(&note.input),
                plain(&note.message)
            ));
        }
    }
    let today = rank.today.as_deref();
    text.push_str(&made(result, &words::command("rank", result, today)));
    text
}

fn near_misses(near: &[NearMiss]) -> String {
    if near.is_empty() {
        return String::new();
    }
    let rows = near.iter().map(|one| {
        vec![
            plain(one.candidate.as_deref().unwrap_or(&one.profile)),
            plain(&words::post(&one.post, &one.advert)),
            words::closes(one),
            words::met_of(&one.essential),
            format!("{} ({})", plain(&one.gap.text), plain(&one.gap.criterion)),
        ]
    });
    let head = ["Candidate", "Post", "Closes", "Essentials", "Missing"];
    format!(
        "\n## One gap away, soonest closing date first\n\n{}",
        table(&head, rows)
    )
}

fn changed(changes: &Changes) -> String {
    let mut text = format!("\n## Since {}\n\n", plain(&words::since(changes)));
    for (said, list) in [
        ("New", &changes.new_adverts),
        ("Gone", &changes.gone_adverts),
    ] {
        for named in list {
            let title = named.title.as_deref().unwrap_or(&named.advert);
            text.push_str(&format!("- {said}: {}\n", plain(title)));
        }
    }
    for pair in &changes.pairs {
        text.push_str(&format!(
            "- {}, {}: essentials {} before, {} now\n",
            plain(pair.candidate.as_deref().unwrap_or(&pair.profile)),
            plain(pair.title.as_deref().unwrap_or(&pair.advert)),
            words::met_of(&pair.before.essential),
            words::met_of(&pair.after.essential),
        ));
    }
    if changes.new_adverts.is_empty() && changes.gone_adverts.is_empty() && changes.pairs.is_empty()
    {
        text.push_str("Nothing changed.\n");
    }
    text
}

fn ranking(ranking: &Ranking) -> String {
    let of_post = ranking.advert.is_some();
    let mut text = format!("\n## {}\n\n", plain(&words::subject(ranking)));
    let subject = if of_post { "Candidate" } else { "Post" };
    let head = [
        "Rank",
        subject,
        "Essentials",
        "Desirables",
        "Gates",
        "Missing",
    ];
    text.push_str(&table(
        &head,
        ranking.rows.iter().map(|one| row(one, of_post)),
    ));
    for said in words::below(ranking) {
        text.push_str(&format!("\n{}\n", plain(&said)));
    }
    text
}

fn row(row: &Row, of_post: bool) -> Vec<String> {
    let subject = if of_post {
        row.candidate.clone().unwrap_or_else(|| row.profile.clone())
    } else {
        words::post(&row.post, &row.advert)
    };
    let named = |gap: &Gap| format!("{} ({})", plain(&gap.text), plain(&gap.criterion));
    let missing: Vec<String> = row.missing().map(named).collect();
    vec![
        row.rank.to_string(),
        plain(&subject),
        words::tally_with_points(&row.essential),
        words::tally_with_points(&row.desirable),
        words::gates(&row.gates),
        missing.join("<br>"),
    ]
}
