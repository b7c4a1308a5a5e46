//! Time spent at something: "Minimum of 2 years post-registration experience in …".

use super::Line;

/// Time that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tenure {
    /// Months asked; `None` where no figure is printed ("post-registration experience in …").
    pub months: Option<u32>,
    /// Whether only time after registration (or qualification) counts.
    pub registered: bool,
    /// Whether the wording asks for much of it ("significant", "substantial").
    pub substantial: bool,
    /// The folded words that say where or with whom; empty where any experience counts.
    pub context: Vec<String>,
}

/// Months that "post-registration experience" asks where no figure is printed.
pub const SOME: u32 = 6;
/// Months that "significant" or "substantial" experience asks where no figure is printed: two years
/// is what adverts most often print beside those words.
pub const SUBSTANTIAL: u32 = 24;

impl Tenure {
    /// Months asked: the printed figure, else [`SUBSTANTIAL`] or [`SOME`]. At least 1.
    pub fn needed(&self) -> u32 {
        self.months
            .unwrap_or(if self.substantial { SUBSTANTIAL } else { SOME })
            .max(1)
    }
}

/// Reads what `line` asks of time, if it does.
pub(crate) fn read(line: &Line<'_>) -> Option<Tenure> {
    let figure = figure(line);
    let registered = [
        "post registration",
        "post qualification",
        "post qualifying",
        "post qualified",
        "since qualifying",
        "since registration",
        "after qualification",
    ]
    .iter()
    .any(|phrase| line.says(phrase));
    let experience = line.any(&[
        "experience",
        "experienced",
        "work",
        "working",
        "practice",
        "employment",
    ]) || line.says("years as")
        || line.says("years in")
        || line.says("months as")
        || line.says("months in");
    // "within the last two years" says how recent, not how long; a course may last months too.
    let recency = line.any(&["within", "last", "past", "course", "training"]);
    let months = figure.filter(|_| !recency && (experience || registered));
    let asked = months.is_some()
        || (registered
            && (experience || line.words.len() <= 12)
            && !line.any(&["cpd", "training", "course", "courses"]));
    if !asked {
        return None;
    }
    let context = line
        .words
        .iter()
        .map(|word| word.text.as_str())
        .filter(|word| !FRAME.contains(word) && number(word).is_none())
        .map(str::to_owned)
        .collect();
    let substantial = line.any(&[
        "significant",
        "substantial",
        "extensive",
        "considerable",
        "broad",
        "wide",
    ]);
    Some(Tenure {
        months,
        registered,
        substantial,
        context,
    })
}

/// The first "<number> years" or "<number> months" of the line, in months; a range counts from its
/// lower end.
fn figure(line: &Line<'_>) -> Option<u32> {
    let unit = line.words.iter().position(|word| {
        matches!(
            word.text.as_str(),
            "year" | "years" | "yrs" | "months" | "month"
        )
    })?;
    let mut low = None;
    for word in line.words.get(unit.saturating_sub(3)..unit)?.iter().rev() {
        match number(&word.text) {
            Some(n) => low = Some(n),
            None if word.text == "to" => {}
            None => break,
        }
    }
    let scale = if line.words.get(unit)?.text.starts_with('y') {
        12
    } else {
        1
    };
    low.filter(|n| *n > 0 && *n < 100).map(|n| n * scale)
}

/// Whether a folded word is a number, in figures or letters.
pub fn is_number(word: &str) -> bool {
    number(word).is_some()
}

fn number(word: &str) -> Option<u32> {
    const NAMES: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let named = match word {
        "eighteen" => Some(18),
        "twentyfour" => Some(24),
        _ => NAMES
            .iter()
            .position(|name| *name == word)
            .and_then(|n| u32::try_from(n).ok()),
    };
    named.or_else(|| word.parse().ok())
}

/// Words that say how long, not at what.
const FRAME: [&str; 62] = [
    "a",
    "an",
    "the",
    "of",
    "in",
    "at",
    "as",
    "with",
    "within",
    "and",
    "or",
    "for",
    "to",
    "on",
    "least",
    "minimum",
    "min",
    "years",
    "year",
    "yrs",
    "months",
    "month",
    "post",
    "registration",
    "registered",
    "qualification",
    "qualifying",
    "qualified",
    "since",
    "after",
    "experience",
    "experienced",
    "working",
    "work",
    "practice",
    "employment",
    "previous",
    "relevant",
    "recent",
    "significant",
    "substantial",
    "extensive",
    "considerable",
    "broad",
    "wide",
    "range",
    "level",
    "equivalent",
    "including",
    "across",
    "setting",
    "settings",
    "area",
    "areas",
    "service",
    "services",
    "similar",
    "environment",
    "e",
    "g",
    "which",
    "must",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advert::Group;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Tenure> {
        read(&Line::of(&words(text), Group::Experience))
    }

    #[test]
    fn figures_in_digits_and_words() {
        assert_eq!(
            asked("Minimum of 2 years' experience in theatres")
                .unwrap()
                .months,
            Some(24)
        );
        let six = asked("At least six months paid work with older people").unwrap();
        assert_eq!(
            (six.months, six.context.contains(&"older".to_owned())),
            (Some(6), true)
        );
        assert_eq!(
            asked("12-18 months post-registration experience")
                .unwrap()
                .months,
            Some(12)
        );
        assert!(
            asked("Significant post-registration experience in frailty")
                .unwrap()
                .substantial
        );
    }

    #[test]
    fn no_time_asked() {
        assert_eq!(asked("CPD within the last two years"), None);
        assert_eq!(asked("Experience of audit"), None);
    }
}
