//! Quality and speed of personspec, as numbers.
