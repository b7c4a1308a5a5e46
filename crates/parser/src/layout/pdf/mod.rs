//! A PDF to lines.
