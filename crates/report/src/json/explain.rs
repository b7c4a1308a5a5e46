//! The page of a note's code: kind "explain".

use super::envelope;
use crate::codes::Explained;
use serde_json::{Value, json};

/// What a code means and what to do about it.
pub fn explain(explained: Explained) -> Value {
    let result = json!({
        "code": explained.code,
        "severity": explained.severity,
        "page": explained.page.trim_end(),
    });
    envelope("explain", &[], &result, &[])
}
