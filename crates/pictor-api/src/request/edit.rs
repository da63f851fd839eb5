//! The pictures of an edit: where each is, and whether those that came with the request may be one.

use serde_json::{Map, Value as Json};

use super::read::type_name;
use super::{BodyKind, MAX_FILE_BYTES, MAX_IMAGE_URL_CHARS, Received, Rules, Upload, Value};
use crate::Format;
use crate::base64::DataUrlError;
use crate::error::{self, ApiError};
use crate::models::Rulebook;
use crate::scan::marker;

/// Where the pictures of an edit are; nowhere for a generation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pictures {
    /// "image 1, image 2" and so on of the prompt.
    pub images: Vec<Source>,
    /// The mask.
    pub mask: Option<Source>,
    /// The markup overlay.
    pub markup: Option<Source>,
}

/// Where one picture is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// It came with the request: an index into [`Received::uploads`].
    Upload(usize),
    /// In a file that was uploaded before, by its id.
    File(String),
    /// Elsewhere, by its `http:` or `https:` URL.
    Url(String),
}

/// A member of a JSON body.
fn member<'a>(fields: &'a [(String, Value)], name: &str) -> Option<&'a Json> {
    fields.iter().find_map(|(field, value)| match value {
        Value::Json(json) if field == name => Some(json),
        _ => None,
    })
}

/// Finds the pictures of an edit, and checks those that came with it.
pub(super) fn pictures(
    received: &Received,
    model: &Rulebook,
    id: &str,
    rules: &Rules,
) -> Result<Pictures, ApiError> {
    let pictures = match received.body {
        BodyKind::Multipart => file_parts(received, model, rules)?,
        BodyKind::Json => references(received, model)?,
    };
    if pictures.markup.is_some() && !model.markup {
        return Err(error::model_without("markup", id));
    }
    if pictures.markup.is_some() && pictures.mask.is_some() {
        return Err(error::mask_and_markup());
    }
    Ok(pictures)
}

/// The pictures of a multipart body, by the names of its parts.
fn file_parts(received: &Received, model: &Rulebook, rules: &Rules) -> Result<Pictures, ApiError> {
    refuse_text_parts(&received.fields)?;
    let is_image = |upload: &Upload| upload.field == "image" || upload.field == "image[]";
    let uploads = &received.uploads;
    let images: Vec<usize> = (0..uploads.len()).filter(|index| is_image(&uploads[*index])).collect();
    if images.is_empty() {
        return Err(error::missing_parameter("image"));
    }
    if images.len() > model.max_images {
        return Err(error::array_too_long("image", model.max_images, images.len()));
    }
    for (index, upload) in images.iter().enumerate() {
        if uploads[*upload].file_id.is_none() {
            check_image_file(&uploads[*upload], index + 1, rules)?;
        }
    }
    let images = images.into_iter().map(|index| part_source(uploads, index)).collect();
    let (mask, markup) = (overlay_part("mask", uploads, rules)?, overlay_part("markup", uploads, rules)?);
    Ok(Pictures { images, mask, markup })
}

/// The file part of a mask or markup, if there is one.
fn overlay_part(name: &str, uploads: &[Upload], rules: &Rules) -> Result<Option<Source>, ApiError> {
    let Some(index) = uploads.iter().position(|upload| upload.field == name) else { return Ok(None) };
    if uploads[index].file_id.is_none() {
        check_overlay_file(name, &uploads[index], rules)?;
    }
    Ok(Some(part_source(uploads, index)))
}

/// Where the picture of a part is: in it, or in the file that it names.
fn part_source(uploads: &[Upload], index: usize) -> Source {
    uploads[index].file_id.clone().map_or(Source::Upload(index), Source::File)
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

/// The pictures of a JSON body.
fn references(received: &Received, model: &Rulebook) -> Result<Pictures, ApiError> {
    let mut images = Vec::new();
    for (index, image) in image_list(received, model)?.iter().enumerate() {
        let param = format!("images[{index}]");
        let source = reference(&param, image, &received.uploads)?;
        if let Source::Upload(number) = source {
            check_image_data(&param, &received.uploads[number])?;
        }
        images.push(source);
    }
    let (mask, markup) = (overlay_reference("mask", received)?, overlay_reference("markup", received)?);
    Ok(Pictures { images, mask, markup })
}

/// The items of `images`, 1 to as many as the model takes.
fn image_list<'a>(received: &'a Received, model: &Rulebook) -> Result<&'a [Json], ApiError> {
    let images = match member(&received.fields, "images") {
        None => return Err(error::missing_parameter("images")),
        Some(Json::Array(images)) => images,
        Some(other) => return Err(error::invalid_type("images", "an array of objects", type_name(other))),
    };
    match images.len() {
        0 => Err(error::empty_array("images")),
        length if length > model.max_images => Err(error::array_too_long("images", model.max_images, length)),
        _ => Ok(images),
    }
}

/// The reference to a mask or markup, if there is one.
fn overlay_reference(name: &str, received: &Received) -> Result<Option<Source>, ApiError> {
    let Some(json) = member(&received.fields, name).filter(|json| !json.is_null()) else { return Ok(None) };
    let source = reference(name, json, &received.uploads)?;
    if let Source::Upload(number) = source {
        check_overlay_format(name, &received.uploads[number])?;
    }
    Ok(Some(source))
}

/// What a data URL held is a picture by its first bytes.
fn check_image_data(param: &str, upload: &Upload) -> Result<(), ApiError> {
    if upload.bytes == 0 || upload.format.is_none() {
        return Err(error::invalid_image_data(&format!("{param}.image_url")));
    }
    Ok(())
}

/// What `{image_url}` or `{file_id}` refers to, `param` being the path of the object.
fn reference(param: &str, json: &Json, uploads: &[Upload]) -> Result<Source, ApiError> {
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
        (None, Some(id)) => Ok(Source::File(id.to_owned())),
        (Some(text), None) => url_source(&url_param, text, uploads),
    }
}

/// What became of the URL that the scanner cut out and left `text` for.
fn url_source(param: &str, text: &str, uploads: &[Upload]) -> Result<Source, ApiError> {
    let number = marker(text).filter(|number| *number < uploads.len());
    let number = number.ok_or_else(|| error::invalid_image_data(param))?;
    match &uploads[number].fault {
        None => Ok(Source::Upload(number)),
        Some(DataUrlError::Remote(url)) => Ok(Source::Url(url.clone())),
        Some(DataUrlError::NotDataUrl) => {
            let message = format!(
                "Invalid '{param}': expected a base64 data URL, for example 'data:image/png;base64,...'."
            );
            Err(ApiError { message, ..error::invalid_image_data(param) })
        }
        Some(DataUrlError::TooLong) => {
            let maximum = usize::try_from(MAX_IMAGE_URL_CHARS).expect("20 million fits");
            Err(error::string_too_long(param, maximum, None))
        }
        Some(DataUrlError::Base64(_)) => Err(error::invalid_image_data(param)),
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
