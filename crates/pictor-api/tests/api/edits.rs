//! The pictures of an edit, in both kinds of body.

use pictor_api::base64::DataUrlError;
use pictor_api::models::ModelTable;
use pictor_api::request::{BodyKind, Pictures, Received, Rules, Source, Upload, Value, validate};
use pictor_api::{Endpoint, Format, InputFidelity};
use serde_json::json;

use crate::requests::{accepted, json_edit, line, multipart_edit, pictures, png, received, refused};

fn parts(names: &[&str]) -> Vec<Upload> {
    names.iter().map(|name| png(name)).collect()
}

fn uploads(indices: &[usize]) -> Vec<Source> {
    indices.iter().copied().map(Source::Upload).collect()
}

#[test]
fn multipart_takes_one_image_or_a_list() {
    let one = multipart_edit(&[], parts(&["image"]));
    assert_eq!(pictures(&one).images, uploads(&[0]));
    let list_of_one = multipart_edit(&[], parts(&["image[]"]));
    assert_eq!(pictures(&list_of_one).images, uploads(&[0]));
    let full = multipart_edit(&[], parts(&["image[]"; 16]));
    assert_eq!(pictures(&full).images.len(), 16);
    let masked = multipart_edit(&[], parts(&["mask", "image[]", "image[]"]));
    let mask = Some(Source::Upload(0));
    assert_eq!(pictures(&masked), Pictures { images: uploads(&[1, 2]), mask, markup: None });
}

#[test]
fn multipart_reads_text_as_what_it_should_be() {
    let call = accepted(&multipart_edit(
        &[
            ("n", "2"),
            ("stream", "False"),
            ("output_compression", "80"),
            ("output_format", "jpeg"),
            ("partial_images", "1"),
            ("size", "1024x1024"),
            ("quality", "low"),
            ("user", "u"),
        ],
        parts(&["image"]),
    ));
    assert_eq!((call.n, call.stream, call.compression, call.partial_images), (2, false, 80, 1));
    assert_eq!(call.format, Format::Jpeg);
    assert!(accepted(&multipart_edit(&[("stream", "true")], parts(&["image"]))).stream);
}

#[test]
fn bad_text_parts_have_their_errors() {
    let rows = [
        (
            "n",
            "x",
            "request | invalid_type | n | Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
        ),
        (
            "n",
            "",
            "request | invalid_type | n | Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
        ),
        (
            "n",
            "2.0",
            "request | invalid_type | n | Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
        ),
        (
            "stream",
            "yes",
            "request | invalid_type | stream | Invalid type for 'stream': expected a boolean, but got a string value that could not be converted into a boolean.",
        ),
        (
            "size",
            "",
            "user | invalid_value | size | Invalid size ''. Expected WIDTHxHEIGHT, for example '1824x1024'.",
        ),
        (
            "prompt",
            "absent",
            "request | missing_required_parameter | prompt | Missing required parameter: 'prompt'.",
        ),
        (
            "model",
            "absent",
            "request | missing_required_parameter | model | Missing required parameter: 'model'.",
        ),
        ("svg[reasoning][effort]", "low", "request | unknown_parameter | svg | Unknown parameter: 'svg'."),
        ("meta[a][]", "1", "request | unknown_parameter | meta | Unknown parameter: 'meta'."),
        (
            "images",
            "x",
            "request | invalid_value | images | Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
        ),
        (
            "image[1]",
            "x",
            "request | invalid_value | image[1] | Unknown parameter: 'image[1]'. For multipart/form-data use 'image' or 'image[]'.",
        ),
        (
            "mask",
            "x",
            "request | invalid_type | mask | Invalid type for 'mask': expected a file, but got a string instead.",
        ),
        (
            "image[]",
            "x",
            "request | invalid_type | image[0] | Invalid type for 'image[0]': expected a file, but got a string instead.",
        ),
    ];
    for (name, text, expected) in rows {
        let file = if name == "image[]" { "image[]" } else { "image" };
        assert_eq!(refused(&multipart_edit(&[(name, text)], parts(&[file]))), expected, "{name}={text}");
    }
    let text = multipart_edit(&[("image", "x")], vec![]);
    let words = "request | invalid_type | image | Invalid type for 'image': expected a file, but got a string instead.";
    assert_eq!(refused(&text), words);
}

#[test]
fn bad_sets_of_parts_have_their_errors() {
    let missing = "request | missing_required_parameter | image | Missing required parameter: 'image'.";
    assert_eq!(refused(&multipart_edit(&[], vec![])), missing);
    assert_eq!(refused(&multipart_edit(&[], parts(&["mask"]))), missing);
    let repeated = refused(&multipart_edit(&[], parts(&["image", "image"])));
    assert!(repeated.starts_with("request | duplicate_parameter | image | Duplicate parameter: 'image'. "));
    assert!(repeated.ends_with("use the array syntax instead e.g. 'image[]=<value>'."), "{repeated}");
    let mixed = refused(&multipart_edit(&[], parts(&["image", "image[]"])));
    assert_eq!(
        mixed,
        "request | duplicate_parameter | image | Duplicate parameter: 'image'. Send one image as 'image' or several as 'image[]', not both."
    );
    let twice = "request | duplicate_parameter | mask | Duplicate parameter: 'mask'.";
    assert_eq!(refused(&multipart_edit(&[], parts(&["image", "mask", "mask"]))), twice);
    let twice = "request | duplicate_parameter | n | Duplicate parameter: 'n'.";
    assert_eq!(refused(&multipart_edit(&[("n", "1"), ("n", "1")], parts(&["image"]))), twice);
    let file = "request | invalid_type | prompt | Invalid type for 'prompt': expected a value, but got a file instead.";
    assert_eq!(refused(&multipart_edit(&[("prompt", "absent")], parts(&["image", "prompt"]))), file);
    for name in ["input_fidelity", "response_format", "n"] {
        let file = refused(&multipart_edit(&[], parts(&["image", name])));
        assert!(file.ends_with("expected a value, but got a file instead."), "{file}");
        let array = refused(&multipart_edit(&[(&format!("{name}[]"), "x")], parts(&["image"])));
        assert!(array.ends_with("expected a single value, but got an array instead."), "{array}");
    }
    let unknown = "request | unknown_parameter | photo | Unknown parameter: 'photo'.";
    assert_eq!(refused(&multipart_edit(&[], parts(&["photo"]))), unknown);
    let array =
        "request | invalid_type | mask | Invalid type for 'mask': expected a file, but got an array instead.";
    assert_eq!(refused(&multipart_edit(&[], parts(&["image", "mask[]"]))), array);
}

#[test]
fn a_file_is_judged_by_its_declared_type() {
    let file = |mime: Option<&str>, format| {
        let upload = Upload { mime: mime.map(str::to_string), format, ..png("image") };
        multipart_edit(&[], vec![upload])
    };
    for mime in ["image/png", "image/jpeg", "image/webp", "IMAGE/PNG", "image/png; charset=binary"] {
        accepted(&file(Some(mime), Some(Format::Webp)));
    }
    let unsupported = |mime: &str| {
        format!(
            "request | unsupported_file_mimetype | image | Invalid file 'image': unsupported mimetype ('{mime}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'."
        )
    };
    assert_eq!(refused(&file(Some("text/plain"), Some(Format::Png))), unsupported("text/plain"));
    assert_eq!(refused(&file(Some("image/gif"), None)), unsupported("image/gif"));
    let octets = "application/octet-stream";
    accepted(&file(Some(octets), Some(Format::Jpeg)));
    accepted(&file(None, Some(Format::Jpeg)));
    assert_eq!(refused(&file(Some(octets), None)), unsupported(octets));
    let exact = Rules { sniff_octet_stream: false, ..Rules::default() };
    let request = file(Some(octets), Some(Format::Png));
    let error = validate(&request, &ModelTable::builtin(), &exact, 0).unwrap_err();
    assert_eq!(line(&error), unsupported(octets));
    let text_called_png = "user | invalid_image_file | null | Invalid image file or mode for image 1, please check your image file.";
    assert_eq!(refused(&file(Some("image/png"), None)), text_called_png);
}

#[test]
fn bad_files_are_counted_from_one() {
    let second = |upload: Upload| refused(&multipart_edit(&[], vec![png("image[]"), upload]));
    let empty = Upload { bytes: 0, format: None, ..png("image[]") };
    assert_eq!(
        second(empty.clone()),
        "user | invalid_image_file | null | Invalid image file or mode for image 2, please check your image file. The file is empty."
    );
    assert_eq!(
        second(Upload { mime: Some("application/octet-stream".into()), ..empty }).split(" | ").nth(1),
        Some("invalid_image_file")
    );
    let huge = Upload { bytes: 52_428_801, ..png("image[]") };
    assert_eq!(
        second(huge),
        "request | file_too_large | image | Invalid file 'image': file too large. Expected at most 52428800 bytes (50 MB)."
    );
    let largest = Upload { bytes: 52_428_800, ..png("image") };
    accepted(&multipart_edit(&[], vec![largest]));
}

#[test]
fn a_mask_is_a_png() {
    let masked = |mask: Upload| refused(&multipart_edit(&[], vec![png("image"), mask]));
    let jpeg = Upload { mime: Some("image/jpeg".into()), format: Some(Format::Jpeg), ..png("mask") };
    assert_eq!(
        masked(jpeg),
        "request | unsupported_file_mimetype | mask | Invalid file 'mask': unsupported mimetype ('image/jpeg'). Supported file formats are 'image/png'."
    );
    let wrong = Upload { format: Some(Format::Webp), ..png("mask") };
    assert_eq!(
        masked(wrong),
        "user | invalid_image_file | mask | Invalid mask image format - mask must be a PNG image with an alpha channel"
    );
    let empty = Upload { bytes: 0, format: None, ..png("mask") };
    assert_eq!(
        masked(empty),
        "user | invalid_image_file | mask | Invalid mask image format - the file is empty"
    );
    let huge = Upload { bytes: 60_000_000, ..png("mask") };
    assert!(masked(huge).starts_with("request | file_too_large | mask | "));
}

#[test]
fn markup_is_for_newer_models_and_instead_of_a_mask() {
    let newer = [("model", "gpt-image-2.5-flare")];
    let marked = pictures(&multipart_edit(&newer, parts(&["image", "markup"])));
    assert_eq!(marked.markup, Some(Source::Upload(1)));
    let both = multipart_edit(&newer, parts(&["image", "markup", "mask"]));
    assert_eq!(
        refused(&both),
        "request | invalid_value | markup | Send either 'mask' or 'markup', not both."
    );
    let older = multipart_edit(&[], parts(&["image", "markup"]));
    assert_eq!(
        refused(&older),
        "user | unsupported_parameter | markup | The model 'gpt-image-2' does not support the 'markup' parameter."
    );
}

#[test]
fn input_fidelity_is_for_the_older_family() {
    let call = accepted(&json_edit(&json!({ "model": "gpt-image-1.5", "input_fidelity": "high" })));
    assert_eq!(call.input_fidelity, Some(InputFidelity::High));
    assert_eq!(accepted(&json_edit(&json!({ "input_fidelity": null }))).input_fidelity, None);
    let mini = |fidelity| json_edit(&json!({ "model": "gpt-image-1-mini", "input_fidelity": fidelity }));
    assert_eq!(accepted(&mini("low")).input_fidelity, Some(InputFidelity::Low));
    assert_eq!(
        refused(&mini("high")),
        "user | invalid_input_fidelity_model | input_fidelity | The model 'gpt-image-1-mini' does not support \
         input_fidelity 'high'."
    );
    assert_eq!(
        refused(&json_edit(&json!({ "model": "gpt-image-1.5", "input_fidelity": "max" }))),
        "request | invalid_value | input_fidelity | Invalid value: 'max'. Supported values are: 'high' and 'low'."
    );
}

#[test]
fn json_takes_references_in_their_order() {
    let request = json_edit(&json!({
        "mask": { "image_url": "cut:1", "file_id": null },
        "images": [{ "image_url": "cut:0" }],
    }));
    let mask = Some(Source::Upload(1));
    assert_eq!(pictures(&request), Pictures { images: uploads(&[0]), mask, markup: None });
    assert_eq!(pictures(&json_edit(&json!({ "mask": null }))).mask, None);
}

/// Whether such a picture can be had is for the server to say.
#[test]
fn json_takes_file_ids_and_remote_urls() {
    let mut request = json_edit(&json!({
        "images": [{ "image_url": "cut:0" }, { "file_id": "file-1" }],
        "mask": { "file_id": "file-2", "image_url": null },
    }));
    let remote = "https://example.com/a.png".to_owned();
    request.uploads[0] = Upload { fault: Some(DataUrlError::Remote(remote.clone())), ..Upload::default() };
    let images = vec![Source::Url(remote), Source::File("file-1".into())];
    let expected = Pictures { images, mask: Some(Source::File("file-2".into())), markup: None };
    assert_eq!(pictures(&request), expected);
}

/// A part that names a file has no bytes of its own to check.
#[test]
fn a_form_names_files_among_its_parts() {
    let named =
        |field: &str, id: &str| Upload { field: field.into(), file_id: Some(id.into()), ..Upload::default() };
    let parts = vec![named("image[]", "file-1"), png("image[]"), named("mask", "file-2")];
    let images = vec![Source::File("file-1".into()), Source::Upload(1)];
    let expected = Pictures { images, mask: Some(Source::File("file-2".into())), markup: None };
    assert_eq!(pictures(&multipart_edit(&[], parts)), expected);
    let twice = multipart_edit(&[], vec![named("mask", "file-1"), png("image"), png("mask")]);
    assert!(refused(&twice).starts_with("request | duplicate_parameter | mask | "));
}

#[test]
fn a_marker_without_an_upload_is_no_picture() {
    let bad = json_edit(&json!({ "images": [{ "image_url": "cut:7" }] }));
    let expected = "user | invalid_image_file | images[0].image_url | Invalid image data.";
    assert_eq!(refused(&bad), expected);
}

#[test]
fn a_data_url_may_be_too_long() {
    let mut bad = json_edit(&json!({}));
    bad.uploads[0] = Upload { fault: Some(DataUrlError::TooLong), ..Upload::default() };
    let expected = "request | string_above_max_length | images[0].image_url | Invalid 'images[0].image_url': string too long. \
                    Expected a string with maximum length 20971520, but got a longer string instead.";
    assert_eq!(refused(&bad), expected);
}

/// A data URL's fault is found before `n`, but after the model, unknown names and the prompt.
#[test]
fn pictures_come_between_prompt_and_n() {
    let bad = json!({ "images": [], "n": 0, "size": "bogus" });
    assert_eq!(refused(&json_edit(&bad)).split(" | ").nth(2), Some("images"));
    let bad = json!({ "images": [], "n": 0, "prompt": "" });
    assert_eq!(refused(&json_edit(&bad)).split(" | ").nth(2), Some("prompt"));
    let bad = json!({ "images": [], "prompt": "", "image": 1 });
    assert_eq!(refused(&json_edit(&bad)).split(" | ").nth(2), Some("image"));
}

#[test]
fn a_multipart_generation_takes_no_files() {
    let text = |name: &str, text: &str| (name.to_string(), Value::Text(text.to_string()));
    let fields = vec![text("model", "gpt-image-2"), text("prompt", "p")];
    let plain = received(Endpoint::Generations, BodyKind::Multipart, fields);
    assert_eq!(pictures(&plain), Pictures::default());
    let with_file = Received { uploads: vec![png("image")], ..plain };
    assert_eq!(refused(&with_file), "request | unknown_parameter | image | Unknown parameter: 'image'.");
}
