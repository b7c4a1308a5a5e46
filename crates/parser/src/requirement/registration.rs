//! An entry on a register: "HCPC registered", "Registered Nurse (Adult) with live NMC pin".

use super::Line;
use crate::advert::Group;
use crate::lexicon::{Profession, Register};

/// An entry on a register that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Registration {
    /// The registers named; one is enough. Empty: that of the profession.
    pub registers: Vec<Register>,
    /// The professions named; one is enough. Empty: the advertised profession.
    pub professions: Vec<Profession>,
    /// Whether a registration that is applied for counts.
    pub pending: bool,
    /// Whether any registrant counts ("or other HCPC/NMC registrant").
    pub any_profession: bool,
}

/// Reads what `line` asks of registration, if it does.
pub(crate) fn read(line: &Line<'_>) -> Option<Registration> {
    let registers = Register::named_in_words(line.words);
    let professions = Profession::named_in_words(line.words);
    let says_so = line.words.iter().enumerate().any(|(at, word)| {
        let before = at
            .checked_sub(1)
            .and_then(|at| line.words.get(at))
            .map(|w| w.text.as_str());
        match word.text.as_str() {
            "registration" | "registered" | "registrant" | "registrants" | "register" => !matches!(
                before,
                Some("post" | "pre" | "after" | "since" | "newly" | "a" | "by")
            ),
            "pin" => true,
            _ => false,
        }
    });
    let qualifying = line.group == Group::Qualifications;
    let named = !registers.is_empty() && (says_so || qualifying);
    let titled = says_so && qualifying && !professions.is_empty();
    let plain = says_so
        && [
            "professional registration",
            "current registration",
            "state registration",
            "relevant registration",
        ]
        .iter()
        .any(|phrase| line.says(phrase));
    // "Working with the HCPC standards", "adherence to NMC guidelines": about the code, not the entry.
    let code = line.any(&[
        "code",
        "codes",
        "guidelines",
        "standards",
        "principles",
        "framework",
    ]);
    if !(named || titled || plain) || (code && !line.any(&["registration", "registered", "pin"])) {
        return None;
    }
    Some(Registration {
        registers,
        professions,
        pending: line.any(&["awaiting", "pending", "eligible", "eligibility", "imminent"])
            || line.says("working towards")
            || line.says("upon qualification"),
        any_profession: line.any(&["registrant", "registrants"]) && line.has("other"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Registration> {
        read(&Line::of(&words(text), Group::Qualifications))
    }

    #[test]
    fn the_ways_to_ask_for_it() {
        assert_eq!(
            asked("Current HCPC registration").unwrap().registers[0].abbr(),
            "HCPC"
        );
        assert!(asked("State Registration").is_some());
        assert!(
            asked("NMC registered, or eligible for registration")
                .unwrap()
                .pending
        );
        let nurse = asked("Registered Nurse (Adult)").unwrap();
        assert_eq!(nurse.professions[0].name(), "adult nurse");
        assert!(nurse.registers.is_empty());
    }

    #[test]
    fn what_only_sounds_like_it() {
        for text in [
            "Post-registration experience",
            "Carrying out programmes set by a registered therapist",
            "Understanding of the NMC code",
            "Registered with a GP",
        ] {
            assert_eq!(
                read(&Line::of(&words(text), Group::Experience)),
                None,
                "{text}"
            );
        }
    }
}
