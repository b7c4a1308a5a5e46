//! Results to what people and programs read. Renderers only print: every word of a finding is
//! computed by the code that scores.
#![forbid(unsafe_code)]
