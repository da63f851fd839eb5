//! Faults of a request: what the client can mend. All are 400 unless they say otherwise.

use std::borrow::Cow;

use super::{ApiError, IMAGE_USER_ERROR, INVALID_REQUEST};

/// A fault of one parameter, by OpenAI's general checks.
fn invalid(code: &str, param: &str, message: impl Into<String>) -> ApiError {
    ApiError::new(400, INVALID_REQUEST, message).code(code).param(&shown(param))
}

/// A fault of one parameter, by the image models' own checks.
fn user_error(code: &str, param: &str, message: impl Into<String>) -> ApiError {
    ApiError::new(400, IMAGE_USER_ERROR, message).code(code).param(param)
}

/// A required parameter was not sent.
pub fn missing_parameter(param: &str) -> ApiError {
    invalid("missing_required_parameter", param, format!("Missing required parameter: '{param}'."))
}

/// 404: no such path. `named` is the method and the path. Where clients look for something else than pictures, the
/// answer says what is there instead.
pub fn unknown_url(named: &str) -> ApiError {
    let message = format!(
        "Unknown request URL: {}. This server makes pictures: POST /v1/images/generations draws from a prompt, \
         POST /v1/images/edits works on pictures, GET /v1/models lists the models.",
        shown(named)
    );
    ApiError::new(404, INVALID_REQUEST, message).code("unknown_url")
}

/// A parameter that the endpoint does not know.
pub fn unknown_parameter(param: &str) -> ApiError {
    invalid("unknown_parameter", param, format!("Unknown parameter: '{}'.", shown(param)))
}

/// A parameter that was sent twice. `hint` names the way to send several, or is empty.
pub fn duplicate_parameter(param: &str, hint: &str) -> ApiError {
    let message = format!("Duplicate parameter: '{}'.{}{hint}", shown(param), space_before(hint));
    invalid("duplicate_parameter", param, message)
}

/// Several images under the plain name `image`.
pub fn repeated_image() -> ApiError {
    // OpenAI's words beyond these two sentences are not known; they are widely quoted with an ellipsis.
    let hint =
        "If you are trying to provide a list of values, use the array syntax instead e.g. 'image[]=<value>'.";
    duplicate_parameter("image", hint)
}

/// Both `image` and `image[]`: their order, which the prompt refers to, would be a guess.
pub fn mixed_images() -> ApiError {
    duplicate_parameter("image", "Send one image as 'image' or several as 'image[]', not both.")
}

/// The name of the pictures in the other kind of body; `instead` says what this kind calls them.
pub fn misnamed_images(param: &str, instead: &str) -> ApiError {
    invalid("invalid_value", param, format!("Unknown parameter: '{}'. {instead}", shown(param)))
}

/// A value of the wrong JSON type: `expected` and `got` with their articles, such as `an integer`.
pub fn invalid_type(param: &str, expected: &str, got: &str) -> ApiError {
    invalid(
        "invalid_type",
        param,
        format!("Invalid type for '{param}': expected {expected}, but got {got} instead."),
    )
}

/// The text of a multipart part that is not `expected`, such as `an integer`.
pub fn unconvertible_text(param: &str, expected: &str) -> ApiError {
    let message = format!(
        "Invalid type for '{param}': expected {expected}, but got a string value that could not be \
         converted into {expected}."
    );
    invalid("invalid_type", param, message)
}

/// A string that must not be empty.
pub fn empty_string(param: &str) -> ApiError {
    let message = format!(
        "Invalid '{param}': empty string. Expected a string with minimum length 1, but got an empty string \
         instead."
    );
    invalid("empty_string", param, message)
}

/// A string with the character NUL, which no name has and not every database can keep.
pub fn nul_in_text(param: &str) -> ApiError {
    let message = format!("Invalid '{param}': the character U+0000 cannot be part of it. Leave it out.");
    invalid("invalid_value", param, message)
}

/// A string of more than `maximum` characters; `got` is its length where that is known.
pub fn string_too_long(param: &str, maximum: usize, got: Option<usize>) -> ApiError {
    let got = got.map_or("a longer string".into(), |length| format!("a string with length {length}"));
    let message = format!(
        "Invalid '{param}': string too long. Expected a string with maximum length {maximum}, but got {got} \
         instead."
    );
    invalid("string_above_max_length", param, message)
}

/// An array that must not be empty.
pub fn empty_array(param: &str) -> ApiError {
    let message = format!(
        "Invalid '{param}': empty array. Expected an array with minimum length 1, but got an empty array \
         instead."
    );
    invalid("empty_array", param, message)
}

/// An array of more than `maximum` items.
pub fn array_too_long(param: &str, maximum: usize, got: usize) -> ApiError {
    let message = format!(
        "Invalid '{param}': array too long. Expected an array with maximum length {maximum}, but got an array \
         with length {got} instead."
    );
    invalid("array_above_max_length", param, message)
}

/// An integer above its range.
pub fn integer_too_large(param: &str, maximum: i64, got: i128) -> ApiError {
    let message = format!(
        "Invalid '{param}': integer above maximum value. Expected a value <= {maximum}, but got {got} instead."
    );
    invalid("integer_above_max_value", param, message)
}

/// An integer below its range.
pub fn integer_too_small(param: &str, minimum: i64, got: i128) -> ApiError {
    let message = format!(
        "Invalid '{param}': integer below minimum value. Expected a value >= {minimum}, but got {got} instead."
    );
    invalid("integer_below_min_value", param, message)
}

/// A value that is none of `supported`, which stay in their order.
pub fn unsupported_value(param: &str, got: &str, supported: &[&str]) -> ApiError {
    let message =
        format!("Invalid value: '{}'. Supported values are: {}.", shown(got), list(supported, "and"));
    invalid("invalid_value", param, message)
}

/// Something else than a string where one of `supported` belongs.
pub fn enum_invalid_type(param: &str, supported: &[&str], got: &str) -> ApiError {
    invalid_type(param, &format!("one of {}", list(supported, "or")), got)
}

/// A value that OpenAI takes and this server does not take yet; `instead` says what to send.
pub fn not_supported_yet(param: &str, what: &str, instead: &str) -> ApiError {
    invalid("invalid_value", param, format!("{what} not supported by this server yet: {instead}."))
}

/// A header of ours with another value than `expected`.
pub fn invalid_header(name: &str, expected: &str) -> ApiError {
    invalid("invalid_value", name, format!("Invalid header '{name}': expected {expected}."))
}

/// A reference to a picture with neither or both of its two members.
pub fn ambiguous_reference(param: &str) -> ApiError {
    let message = format!("Invalid '{param}': provide exactly one of 'image_url' or 'file_id'.");
    invalid("invalid_value", param, message)
}

/// A size that breaks a rule: `tail` is OpenAI's sentence, `nearest` the closest size that keeps all rules.
pub fn invalid_size(got: &str, tail: &str, nearest: Option<crate::Size>) -> ApiError {
    let nearest = nearest.map_or(String::new(), |size| format!(" The nearest supported size is '{size}'."));
    user_error("invalid_value", "size", format!("Invalid size '{}'. {tail}{nearest}", shown(got)))
}

/// A model that the table does not have.
pub fn unknown_model(model: &str) -> ApiError {
    user_error("invalid_value", "model", format!("The model '{}' does not exist.", shown(model)))
}

/// A model that is no longer served; `message` names one to use.
pub fn retired_model(message: &str) -> ApiError {
    user_error("invalid_value", "model", message)
}

/// `input_fidelity` on a model that can't be told.
pub fn model_without_input_fidelity(model: &str) -> ApiError {
    let message = format!("The model '{model}' does not support the 'input_fidelity' parameter.");
    user_error("invalid_input_fidelity_model", "input_fidelity", message)
}

/// `input_fidelity: high` on a model that takes `low` only. The sentence is the one that OpenAI was seen to say of such
/// values; which code it has here is not known.
pub fn model_without_high_fidelity(model: &str) -> ApiError {
    let message = format!("The model '{model}' does not support input_fidelity 'high'.");
    user_error("invalid_input_fidelity_model", "input_fidelity", message)
}

/// Any other parameter that the model does not take.
pub fn model_without(param: &str, model: &str) -> ApiError {
    let message = format!("The model '{model}' does not support the '{param}' parameter.");
    user_error("unsupported_parameter", param, message)
}

/// PNG is lossless, so compression has no meaning for it.
pub fn png_compression() -> ApiError {
    let message = "Compression less than 100 is not supported for PNG output format";
    ApiError::new(400, IMAGE_USER_ERROR, message).code("invalid_png_output_compression")
}

/// JPEG has no alpha.
pub fn transparent_jpeg() -> ApiError {
    user_error(
        "invalid_value",
        "background",
        "Transparent background is not supported for JPEG output format",
    )
}

/// The model draws no transparent background.
pub fn transparent_model() -> ApiError {
    user_error("invalid_value", "background", "Transparent background is not supported for this model.")
}

/// A stream shows one picture.
pub fn stream_of_several() -> ApiError {
    // The parameter really is called "input" in OpenAI's answer.
    user_error("unsupported_parameter", "input", "Streaming is only supported with n=1.")
}

/// `mask` and `markup` say the same thing in two ways.
pub fn mask_and_markup() -> ApiError {
    invalid("invalid_value", "markup", "Send either 'mask' or 'markup', not both.")
}

/// A file whose declared type is none of `supported`, which are media types.
pub fn unsupported_file(param: &str, mime: &str, supported: &[&str]) -> ApiError {
    let message = format!(
        "Invalid file '{param}': unsupported mimetype ('{}'). Supported file formats are {}.",
        shown(mime),
        list(supported, "and")
    );
    invalid("unsupported_file_mimetype", param, message)
}

/// A file that is no readable picture; `number` counts the images from 1.
pub fn invalid_image(number: usize) -> ApiError {
    let message = format!("Invalid image file or mode for image {number}, please check your image file.");
    ApiError::new(400, IMAGE_USER_ERROR, message).code("invalid_image_file")
}

/// A file of no bytes; `number` counts the images from 1.
pub fn empty_image(number: usize) -> ApiError {
    let message = format!(
        "Invalid image file or mode for image {number}, please check your image file. The file is empty."
    );
    ApiError::new(400, IMAGE_USER_ERROR, message).code("invalid_image_file")
}

/// Base64 that is none, or no picture behind it. `param` is such as `images[0].image_url`.
pub fn invalid_image_data(param: &str) -> ApiError {
    user_error("invalid_image_file", param, "Invalid image data.")
}

/// A mask or markup that can't be one; `why` completes "Invalid mask image format - ".
pub fn invalid_overlay(param: &str, why: &str) -> ApiError {
    user_error("invalid_image_file", param, format!("Invalid {param} image format - {why}"))
}

/// 413: a file above `maximum` bytes. OpenAI's own answer is not known; one gateway showed its status.
pub fn file_too_large(param: &str, maximum: u64) -> ApiError {
    let message = format!(
        "Invalid file '{param}': file too large. Expected at most {maximum} bytes ({} MB).",
        maximum / (1024 * 1024)
    );
    ApiError { status: 413, ..invalid("file_too_large", param, message) }
}

/// 413: the body, or its part beside the pictures, is larger than this server reads. `what` begins a sentence.
pub fn body_too_large(what: &str, maximum: u64) -> ApiError {
    let message = format!("{what} is too large. Expected at most {maximum} bytes.");
    ApiError::new(413, INVALID_REQUEST, message).code("request_too_large")
}

/// A JSON body that is none; `why` completes a sentence.
pub fn invalid_json(why: &str) -> ApiError {
    let message = format!("We could not parse the JSON body of your request: {why}.");
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_json")
}

/// A multipart body that is none; `why` completes a sentence.
pub fn invalid_multipart(why: &str) -> ApiError {
    let message = format!("We could not parse the multipart body of your request: {why}.");
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_multipart")
}

/// 415: a body of a type that the endpoint does not take.
pub fn unsupported_content_type(got: &str, supported: &[&str]) -> ApiError {
    let message = format!(
        "Unsupported content type: '{}'. This API method accepts {}.",
        shown(got),
        list(supported, "and")
    );
    ApiError::new(415, INVALID_REQUEST, message).code("unsupported_content_type")
}

/// `'a', 'b', and 'c'`; `'a' and 'b'`; `'a'`.
fn list(items: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = items.iter().map(|item| format!("'{item}'")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} {conjunction} {two}"),
        [first @ .., last] => format!("{}, {conjunction} {last}", first.join(", ")),
    }
}

/// A space where a sentence follows.
fn space_before(sentence: &str) -> &'static str {
    if sentence.is_empty() { "" } else { " " }
}

/// What the client sent, as far as an error repeats it.
fn shown(sent: &str) -> Cow<'_, str> {
    match sent.char_indices().nth(256) {
        Some((end, _)) => Cow::Owned(format!("{}...", &sent[..end])),
        None => Cow::Borrowed(sent),
    }
}
