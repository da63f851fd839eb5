//! The tests of pictor-api, one binary.

mod answers;
mod base64;
mod cases;
mod compat;
mod document;
mod edits;
mod errors;
mod fingerprints;
mod generations;
mod models;
mod money;
mod parameters;
mod random;
mod records;
mod requests;
mod scan;
mod schema;
mod sizes;
mod tokens;
