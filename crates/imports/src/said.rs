//! One value of a draft, with where it came from and what is to be checked about it.

/// One value of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// The value.
    pub(crate) text: String,
    /// Where it stands in the source; empty: where the entry does.
    pub(crate) origin: String,
    /// What is to be checked; `None`: the source says it so.
    pub(crate) check: Option<String>,
}

impl Said {
    /// A value as the source has it.
    pub(crate) fn new(text: impl Into<String>, origin: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            origin: origin.into(),
            check: None,
        }
    }

    /// The same, to be checked.
    pub(crate) fn check(mut self, what: impl Into<String>) -> Self {
        self.check = Some(what.into());
        self
    }
}

/// One entry of a list of the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Keys of the profile with their values, in their order.
    pub(crate) fields: Vec<(&'static str, Said)>,
    /// What was done, for a post.
    pub(crate) duties: Vec<Said>,
}

impl Entry {
    /// An entry without a field.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a field, unless it is empty.
    pub(crate) fn put(&mut self, key: &'static str, said: Option<Said>) {
        if let Some(said) = said.filter(|said| !said.text.trim().is_empty()) {
            self.fields.push((key, said));
        }
    }

    /// The value of a field.
    pub(crate) fn get(&self, key: &str) -> Option<&Said> {
        let field = self.fields.iter().find(|(own, _)| *own == key);
        field.map(|(_, said)| said)
    }
}
