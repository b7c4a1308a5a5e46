//! Which licences may ship, and how an expression of them is read.

/// Licences that ask no more than to be named. `deny.toml` repeats the list.
pub(crate) const ALLOWED: [&str; 6] = [
    "Apache-2.0",
    "BSD-3-Clause",
    "BSL-1.0",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Whether an SPDX expression can be kept with [`ALLOWED`] licences alone. The older "MIT/Apache-2.0"
/// is "or" too; "AND" binds before "OR"; an exception ("WITH …") only ever permits more.
pub(crate) fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut tokens = spaced.split_whitespace().peekable();
    // Both are read to the end: what stands behind a licence that will do must be read as well.
    any(&mut tokens) == Some(true) && tokens.next().is_none()
}

type Tokens<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

/// Alternatives; `None` where the expression is broken.
fn any(tokens: &mut Tokens<'_>) -> Option<bool> {
    let mut allowed = all(tokens)?;
    while tokens.next_if_eq(&"OR").is_some() {
        allowed |= all(tokens)?;
    }
    Some(allowed)
}

/// Licences that all apply.
fn all(tokens: &mut Tokens<'_>) -> Option<bool> {
    let mut allowed = one(tokens)?;
    while tokens.next_if_eq(&"AND").is_some() {
        allowed &= one(tokens)?;
    }
    Some(allowed)
}

/// One licence, with its exception, or an expression in parentheses.
fn one(tokens: &mut Tokens<'_>) -> Option<bool> {
    let token = tokens.next()?;
    if token == "(" {
        let inner = any(tokens)?;
        return (tokens.next()? == ")").then_some(inner);
    }
    if tokens.next_if_eq(&"WITH").is_some() {
        tokens.next()?;
    }
    Some(ALLOWED.contains(&token))
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    for yes in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "Unlicense OR MIT",
        "MIT OR Apache-2.0 OR LGPL-2.1-or-later",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
        "GPL-3.0-only AND MIT OR Zlib",
    ] {
        assert!(is_allowed(yes), "{yes}");
    }
    for no in [
        "",
        "(none)",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR Apache-2.0) AND GPL-3.0-only",
        "GPL-3.0-only WITH Classpath-exception-2.0",
        "MIT OR",
        "(MIT",
        "MIT)",
        "MIT MIT",
    ] {
        assert!(!is_allowed(no), "{no}");
    }
}
