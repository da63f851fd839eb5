//! The pictures of an edit: which upload is which, and whether each may be one.

use serde_json::{Map, Value as Json};

use super::read::type_name;
use super::{BodyKind, MAX_FILE_BYTES, MAX_IMAGE_URL_CHARS, Received, Rules, Upload, Value};
use crate::base64::DataUrlError;
use crate::error::{self, ApiError};
use crate::models::Rulebook;
use crate::scan::marker;
use crate::{Endpoint, Format};

/// Which of the uploads is what, as indices into [`Received::uploads`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pictures {
    /// "image 1, image 2" and so on of the prompt.
    pub images: Vec<usize>,
    /// The mask.
    pub mask: Option<usize>,
    /// The markup overlay.
    pub markup: Option<usize>,
}

/// Which of the uploads is what, in a request that [`super::validate()`] has accepted.
pub fn pictures(received: &Received) -> Pictures {
    match (received.endpoint, received.body) {
        (Endpoint::Generations, _) => Pictures::default(),
        (Endpoint::Edits, BodyKind::Multipart) => file_parts(&received.uploads),
        (Endpoint::Edits, BodyKind::Json) => references(&received.fields),
    }
}

/// The file parts of a multipart body by their names.
fn file_parts(uploads: &[Upload]) -> Pictures {
    let named = |name: &str| uploads.iter().position(|upload| upload.field == name);
    let is_image = |upload: &Upload| upload.field == "image" || upload.field == "image[]";
    let images = (0..uploads.len()).filter(|index| is_image(&uploads[*index])).collect();
    Pictures { images, mask: named("mask"), markup: named("markup") }
}

/// The cut strings of a JSON body by their markers.
fn references(fields: &[(String, Value)]) -> Pictures {
    let cut = |json: &Json| marker(json.get("image_url")?.as_str()?);
    let named = |name: &str| member(fields, name);
    let images = named("images").and_then(Json::as_array);
    Pictures {
        images: images.into_iter().flatten().filter_map(cut).collect(),
        mask: named("mask").and_then(cut),
        markup: named("markup").and_then(cut),
    }
}

/// A member of a JSON body.
fn member<'a>(fields: &'a [(String, Value)], name: &str) -> Option<&'a Json> {
    fields.iter().find_map(|(field, value)| match value {
        Value::Json(json) if field == name => Some(json),
        _ => None,
    })
}

/// Checks the pictures of an edit.
pub(super) fn check(received: &Received, model: &Rulebook, id: &str, rules: &Rules) -> Result<(), ApiError> {
    match received.body {
        BodyKind::Multipart => check_parts(received, model, id, rules),
        BodyKind::Json => check_references(received, model, id),
    }
}

/// Checks the pictures of a multipart body.
fn check_parts(received: &Received, model: &Rulebook, id: &str, rules: &Rules) -> Result<(), ApiError> {
    refuse_text_parts(&received.fields)?;
    let found = file_parts(&received.uploads);
    if found.images.is_empty() {
        return Err(error::missing_parameter("image"));
    }
    if found.images.len() > model.max_images {
        return Err(error::array_too_long("image", model.max_images, found.images.len()));
    }
    for (index, upload) in found.images.iter().enumerate() {
        check_image_file(&received.uploads[*upload], index + 1, rules)?;
    }
    for (name, upload) in [("mask", found.mask), ("markup", found.markup)] {
        if let Some(upload) = upload {
            check_overlay_file(name, &received.uploads[upload], rules)?;
        }
    }
    check_overlays(model, id, found.mask.is_some(), found.markup.is_some())
}

/// A picture must be a file, not a text.
fn refuse_text_parts(fields: &[(String, Value)]) -> Result<(), ApiError> {
    for (name, _) in fields {
        match name.as_str() {
            "image[]" => return Err(error::invalid_type("image[0]", "a file", "a string")),
            "image" | "mask" | "markup" => return Err(error::invalid_type(name, "a file", "a string")),
            _ => {}
        }
    }
    Ok(())
}

/// The types that an image may be declared as, in the order of OpenAI's message.
const IMAGE_TYPES: &[&str] = &["image/jpeg", "image/png", "image/webp"];

/// An image's file part; `number` counts from 1.
fn check_image_file(upload: &Upload, number: usize, rules: &Rules) -> Result<(), ApiError> {
    check_declared("image", upload, IMAGE_TYPES, rules)?;
    if upload.bytes == 0 {
        return Err(error::empty_image(number));
    }
    if upload.bytes > MAX_FILE_BYTES {
        return Err(error::file_too_large("image", MAX_FILE_BYTES));
    }
    if upload.format.is_none() {
        return Err(error::invalid_image(number));
    }
    Ok(())
}

/// The file part of a mask or markup: a PNG.
fn check_overlay_file(name: &str, upload: &Upload, rules: &Rules) -> Result<(), ApiError> {
    check_declared(name, upload, &["image/png"], rules)?;
    if upload.bytes > MAX_FILE_BYTES {
        return Err(error::file_too_large(name, MAX_FILE_BYTES));
    }
    check_overlay_format(name, upload)
}

/// A mask or markup is a PNG by its first bytes, too.
fn check_overlay_format(name: &str, upload: &Upload) -> Result<(), ApiError> {
    if upload.bytes == 0 {
        return Err(error::invalid_overlay(name, "the file is empty"));
    }
    match upload.format {
        Some(Format::Png) => Ok(()),
        _ => Err(error::invalid_overlay(name, &format!("{name} must be a PNG image with an alpha channel"))),
    }
}

/// A file is judged by its declared type; undeclared ones by their first bytes, where the operator allows it.
fn check_declared(param: &str, upload: &Upload, supported: &[&str], rules: &Rules) -> Result<(), ApiError> {
    let declared = upload.mime.as_deref().unwrap_or("application/octet-stream");
    let mime = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let sniffed = rules.sniff_octet_stream && mime == "application/octet-stream";
    // A file without bytes has a clearer fault than its type.
    let readable = upload.format.is_some() || upload.bytes == 0;
    if supported.contains(&mime.as_str()) || (sniffed && readable) {
        return Ok(());
    }
    Err(error::unsupported_file(param, &mime, supported))
}

/// Which overlays the model takes.
fn check_overlays(model: &Rulebook, id: &str, mask: bool, markup: bool) -> Result<(), ApiError> {
    if markup && !model.markup {
        return Err(error::model_without("markup", id));
    }
    if markup && mask {
        return Err(error::mask_and_markup());
    }
    Ok(())
}

/// Checks the pictures of a JSON body.
fn check_references(received: &Received, model: &Rulebook, id: &str) -> Result<(), ApiError> {
    let expected = "an array of objects";
    let images = match member(&received.fields, "images") {
        None => return Err(error::missing_parameter("images")),
        Some(Json::Array(images)) => images,
        Some(other) => return Err(error::invalid_type("images", expected, type_name(other))),
    };
    if images.is_empty() {
        return Err(error::empty_array("images"));
    }
    if images.len() > model.max_images {
        return Err(error::array_too_long("images", model.max_images, images.len()));
    }
    for (index, image) in images.iter().enumerate() {
        let param = format!("images[{index}]");
        let upload = reference(&param, image, &received.uploads)?;
        if upload.bytes == 0 || upload.format.is_none() {
            return Err(error::invalid_image_data(&format!("{param}.image_url")));
        }
    }
    let mut present = [false; 2];
    for (name, present) in ["mask", "markup"].iter().zip(&mut present) {
        let Some(overlay) = member(&received.fields, name).filter(|json| !json.is_null()) else { continue };
        check_overlay_format(name, reference(name, overlay, &received.uploads)?)?;
        *present = true;
    }
    check_overlays(model, id, present[0], present[1])
}

/// The upload behind `{image_url}`, `param` being the path of the object.
fn reference<'a>(param: &str, json: &Json, uploads: &'a [Upload]) -> Result<&'a Upload, ApiError> {
    let Json::Object(object) = json else {
        return Err(error::invalid_type(param, "an object", type_name(json)));
    };
    let known = |name: &String| name == "image_url" || name == "file_id";
    if let Some(name) = object.keys().find(|name| !known(name)) {
        return Err(error::unknown_parameter(&format!("{param}.{name}")));
    }
    let url = string_member(param, object, "image_url")?;
    let file = string_member(param, object, "file_id")?;
    let url_param = format!("{param}.image_url");
    match (url, file) {
        (Some(_), Some(_)) => Err(error::ambiguous_reference(param)),
        (None, None) => Err(error::missing_parameter(&url_param)),
        (None, Some(_)) => Err(unsupported(&format!("{param}.file_id"), "'file_id' is")),
        (Some(text), None) => {
            let upload = marker(text).and_then(|number| uploads.get(number));
            let upload = upload.ok_or_else(|| error::invalid_image_data(&url_param))?;
            match upload.fault {
                None => Ok(upload),
                Some(fault) => Err(url_fault(&url_param, fault)),
            }
        }
    }
}

/// A member that is a string, if it is there; null counts as not there.
fn string_member<'a>(
    param: &str,
    object: &'a Map<String, Json>,
    name: &str,
) -> Result<Option<&'a str>, ApiError> {
    match object.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => Err(error::invalid_type(&format!("{param}.{name}"), "a string", type_name(other))),
    }
}

/// The answer to a URL that gave no picture.
fn url_fault(param: &str, fault: DataUrlError) -> ApiError {
    match fault {
        DataUrlError::Remote => unsupported(param, "Remote image URLs are"),
        DataUrlError::NotDataUrl => {
            let message = format!(
                "Invalid '{param}': expected a base64 data URL, for example 'data:image/png;base64,...'."
            );
            ApiError { message, ..error::invalid_image_data(param) }
        }
        DataUrlError::TooLong => {
            let maximum = usize::try_from(MAX_IMAGE_URL_CHARS).expect("20 million fits");
            error::string_too_long(param, maximum, None)
        }
        DataUrlError::Base64(_) => error::invalid_image_data(param),
    }
}

/// A way to refer to a picture that waits for storage.
fn unsupported(param: &str, what: &str) -> ApiError {
    error::not_supported_yet(param, what, "send a base64 data URL")
}
