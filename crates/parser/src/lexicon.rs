//! Facts of the field that are data, not code: regulators, professional bodies, professions,
//! qualification levels.
