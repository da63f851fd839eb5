//! Forms as libraries write them: files without names, one name for several pictures, a value sent twice.

use super::note;
use crate::parameters::PARAMETERS;
use crate::request::{BodyKind, Received};

/// One picture and several.
const ONE: &str = "image";
const SEVERAL: &str = "image[]";

/// A media type that is none, and the one that it means.
const JPG: (&str, &str) = ("image/jpg", "image/jpeg");

/// Writes a form as the contract wants it.
pub(super) fn adapt(received: &mut Received) -> Vec<String> {
    if received.body != BodyKind::Multipart {
        return Vec::new();
    }
    let mut notes = drop_repeated(received);
    notes.extend(unnamed(received));
    notes.extend(rename_repeated(received));
    notes.extend(correct_types(received));
    notes
}

/// A value that stands under the same name before says nothing new. Two that differ stay, to be refused.
fn drop_repeated(received: &mut Received) -> Vec<String> {
    let mut notes = Vec::new();
    let mut kept = Vec::with_capacity(received.fields.len());
    for field in std::mem::take(&mut received.fields) {
        let known = PARAMETERS.iter().any(|row| row.name == field.0 && !row.is_picture());
        if known && kept.contains(&field) {
            notes.push(format!("{}=repeated->once", field.0));
        } else {
            kept.push(field);
        }
    }
    received.fields = kept;
    once(notes)
}

/// A file without a name could be read as text: whoever read the form took it for a file all the same.
fn unnamed(received: &Received) -> Vec<String> {
    let unnamed = received.uploads.iter().filter(|upload| upload.filename.is_none());
    once(unnamed.map(|upload| format!("{}=unnamed->file", upload.field)).collect())
}

fn once(mut notes: Vec<String>) -> Vec<String> {
    notes.sort();
    notes.dedup();
    notes
}

/// Several pictures under the name of one, in their order. Where both names are used, the order would be a guess.
fn rename_repeated(received: &mut Received) -> Option<String> {
    let named = |name: &str| received.uploads.iter().filter(|upload| upload.field == name).count();
    let is_text = |name: &str| received.fields.iter().any(|(field, _)| field == name);
    if named(ONE) < 2 || named(SEVERAL) > 0 || is_text(ONE) || is_text(SEVERAL) {
        return None;
    }
    for upload in received.uploads.iter_mut().filter(|upload| upload.field == ONE) {
        SEVERAL.clone_into(&mut upload.field);
    }
    Some(note(ONE, "repeated", SEVERAL))
}

fn correct_types(received: &mut Received) -> Option<String> {
    let (wrong, right) = JPG;
    let mut corrected = false;
    let pictures = received.uploads.iter_mut().filter(|upload| [ONE, SEVERAL].contains(&&*upload.field));
    for mime in pictures.filter_map(|upload| upload.mime.as_mut()) {
        let essence = mime.split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case(wrong) {
            right.clone_into(mime);
            corrected = true;
        }
    }
    corrected.then(|| note("type", wrong, right))
}
