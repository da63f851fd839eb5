//! The names of a request's parameters: each stands once, and where it may.

use super::{BodyKind, Received, Rules};
use crate::Endpoint;
use crate::error::{self, ApiError};
use crate::parameters::{PARAMETERS, Parameter, Taken};

/// In a multipart body a name stands once, but for `image[]`.
pub(super) fn refuse_repeated_parts(received: &Received) -> Result<(), ApiError> {
    if received.body == BodyKind::Json {
        return Ok(());
    }
    let names = received.fields.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = names.chain(received.uploads.iter().map(|upload| upload.field.as_str())).collect();
    for (index, name) in names.iter().enumerate() {
        if names[..index].contains(name) && !name.ends_with("[]") {
            let hint = *name == "image" && received.endpoint == Endpoint::Edits;
            return Err(if hint { error::repeated_image() } else { error::duplicate_parameter(name, "") });
        }
    }
    if received.endpoint == Endpoint::Edits && names.contains(&"image") && names.contains(&"image[]") {
        return Err(error::mixed_images());
    }
    Ok(())
}

/// The first parameter that the endpoint does not take.
pub(super) fn refuse_unknown(received: &Received, rules: &Rules) -> Result<(), ApiError> {
    let fields = received.fields.iter().map(|(name, _)| (name.as_str(), false));
    let files = received.uploads.iter().map(|upload| (upload.field.as_str(), true));
    let files = files.filter(|_| received.body == BodyKind::Multipart);
    for (name, file) in fields.chain(files) {
        match known(name, received, rules) {
            None => return Err(unknown(name, received, rules)),
            Some(row) if file && !row.is_picture() => {
                return Err(error::invalid_type(name, "a value", "a file"));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The parameter of that name, if it may stand in this request.
fn known(name: &str, received: &Received, rules: &Rules) -> Option<&'static Parameter> {
    let edit = received.endpoint == Endpoint::Edits;
    let may_stand = |taken| match taken {
        Taken::Everywhere => true,
        Taken::Extension => !rules.strict,
        Taken::Edits => edit,
        Taken::Forms => edit && received.body == BodyKind::Multipart,
        Taken::Documents => edit && received.body == BodyKind::Json,
    };
    PARAMETERS.iter().find(|row| row.name == name && may_stand(row.taken))
}

/// The answer to a name that may not stand here: pictures are called differently in the two kinds of body, and a
/// name in brackets is refused by its root, or as an array where the root is a parameter.
fn unknown(name: &str, received: &Received, rules: &Rules) -> ApiError {
    let (root, form) = (root(name), received.body == BodyKind::Multipart);
    let edit = received.endpoint == Endpoint::Edits;
    if edit && form && (root == "image" || root == "images") {
        return error::misnamed_images(name, "For multipart/form-data use 'image' or 'image[]'.");
    }
    if edit && !form && (name == "image" || name == "image[]") {
        let instead = "For application/json on /v1/images/edits, use 'images' (array).";
        return error::misnamed_images(name, instead);
    }
    match known(root, received, rules).filter(|_| root != name) {
        Some(row) if !row.is_picture() => error::invalid_type(root, "a single value", "an array"),
        Some(_) if form => error::invalid_type(root, "a file", "an array"),
        _ => error::unknown_parameter(root),
    }
}

/// `svg` of `svg[reasoning][effort]`.
fn root(name: &str) -> &str {
    match name.split_once('[') {
        Some((root, _)) if !root.is_empty() => root,
        _ => name,
    }
}
