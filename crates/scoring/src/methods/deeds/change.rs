//! A change told in figures: "from 58% to 90%", "down from 9 to 2", "fell by a third".

use super::super::checks::words_of;
use super::table::Words;

/// Whether a line tells a change in figures.
pub(super) fn measured(text: &str) -> bool {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let bare = |token: &str| {
        let token = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '£');
        token.to_lowercase()
    };
    let tokens: Vec<String> = tokens.iter().map(|token| bare(token)).collect();
    let turns = |token: &String| TURNS.contains(&token.as_str());
    let turned = tokens.iter().any(turns);
    let percent = |token: &String| token.ends_with('%') && is_quantity(token);
    for (at, token) in tokens.iter().enumerate() {
        let next = |by: usize| tokens.get(at + by);
        // "Down 4%", "fell by a third".
        let by = usize::from(next(1).is_some_and(|word| word == "by"));
        if turns(token) && next(1 + by).is_some_and(&percent) {
            return true;
        }
        // "It's down to four": "up to four" tells no change.
        let to = next(1).is_some_and(|word| word == "to") && token != "up";
        if turns(token) && to && next(2).is_some_and(|word| is_quantity(word)) {
            return true;
        }
        let share = next(3).is_some_and(|word| FRACTIONS.contains(&word.as_str()));
        if turns(token) && by == 1 && share {
            return true;
        }
        if !is_quantity(token) {
            continue;
        }
        // "62 to 84%", "9 a month to 3", "1.1% down to 0.4%".
        let to = (1..=4).find(|by| next(*by).is_some_and(|word| word == "to"));
        let Some(after) = to.and_then(|by| next(by + 1)) else {
            continue;
        };
        let from = at.checked_sub(1).and_then(|at| tokens.get(at));
        let from = from.is_some_and(|word| word == "from");
        if is_quantity(after) && (from || turned || percent(token) || percent(after)) {
            return true;
        }
    }
    tokens.iter().any(|token| HALVES.contains(&token.as_str()))
}

/// A figure that counts something: no year and no time of day.
fn is_quantity(token: &str) -> bool {
    if NUMBERS.contains(&token) {
        return true;
    }
    let token = token.strip_prefix('£').unwrap_or(token);
    if !token.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let figure = token.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = token.strip_prefix(figure).unwrap_or_default();
    let year = figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    !year && !matches!(unit, "am" | "pm" | "st" | "nd" | "rd" | "th")
}

/// Numbers in words.
static NUMBERS: Words = Words::new(|| words_of("deeds-number").collect());
/// Words by which figures turn.
static TURNS: Words = Words::new(|| words_of("deeds-turn").collect());
/// Words for a share.
static FRACTIONS: Words = Words::new(|| words_of("deeds-share").collect());
/// Words that tell a change and its size.
static HALVES: Words = Words::new(|| words_of("deeds-halve").collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_in_figures() {
        for change in [
            "Uptake went from 31% to 64%",
            "Waits cut from 26 weeks to 9",
            "Falls down 40% in a year",
            "Missed doses fell by a third",
            "Complaints halved",
            "The backlog went from eleven days to four",
            "Fourteen had missed their check and it is down to four",
        ] {
            assert!(measured(change), "{change}");
        }
        for none in [
            "Groups of 10 to 14 people",
            "Open 8am to 8pm",
            "Worked there from 2019 to 2021",
            "Up to 12 new referrals a day",
            "Groups of four to six people",
            "Treat from the plans that others set, 8 to 10 people a day",
        ] {
            assert!(!measured(none), "{none}");
        }
    }
}
