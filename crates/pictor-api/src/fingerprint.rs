//! What a call means, hashed: two requests with one fingerprint ask for the same.

use serde_json::{Map, Value};

use crate::Call;

/// Names what is hashed and how; another encoding gets another number.
const CONTEXT: &str = "pictor 2026-11 fingerprint of an image call, 1";

/// BLAKE3 of a call in hexadecimal: the endpoint, every parameter after defaults, and its pictures.
///
/// `inputs` are the pictures that came with it by the digest of their decoded bytes, `remote` those that it only names,
/// by the text of their URLs: what is behind one may differ the next time, and must not be fetched to find out. Both go
/// with their roles: `0` to `15` in the order of the call, `mask`, `markup`. File names and declared types say nothing
/// about what is asked for, so the same bytes as a form, in a document or by id agree.
pub fn of(call: &Call, inputs: &[(&str, [u8; 32])], remote: &[(&str, &str)]) -> String {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    let parameters = parameters(call);
    // Each text behind its length, each list behind its own: no two calls can be written the same way.
    count(&mut hasher, parameters.len());
    for (name, value) in &parameters {
        text(&mut hasher, name.as_bytes());
        text(&mut hasher, value.to_string().as_bytes());
    }
    count(&mut hasher, inputs.len());
    for (role, digest) in inputs {
        text(&mut hasher, role.as_bytes());
        text(&mut hasher, digest);
    }
    count(&mut hasher, remote.len());
    for (role, url) in remote {
        text(&mut hasher, role.as_bytes());
        text(&mut hasher, url.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// What was asked for. A model counts by the name that its caller wrote, so that a retry is the same call also where its
/// name leads to another model in the meantime; a size that the pictures are brought to counts beside the one that is
/// drawn.
fn parameters(call: &Call) -> Map<String, Value> {
    let mut parameters = crate::record::parameters(call);
    if let Some(model) = &call.adapted.requested_model {
        parameters.insert("model".into(), model.as_str().into());
    }
    if let Some(size) = call.adapted.resize_to {
        parameters.insert("resize_to".into(), size.to_string().into());
    }
    parameters
}

/// A text behind its length.
fn text(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    count(hasher, bytes.len());
    hasher.update(bytes);
}

/// A length, in eight bytes.
fn count(hasher: &mut blake3::Hasher, length: usize) {
    hasher.update(&(length as u64).to_le_bytes());
}
