//! The page of a note's code: kind "explain".

use super::envelope;
use crate::codes;
use personspec_parser::Code;
use serde_json::{Value, json};

/// What a code means and what to do about it.
pub fn explain(code: Code) -> Value {
    let result = json!({
        "code": code.as_str(),
        "severity": code.severity().as_str(),
        "page": codes::page(code).trim_end(),
    });
    envelope("explain", &[], &result, &[])
}
