//! What clients were seen to send: each row a request, what is told of it, and what a strict server says to it.

use pictor_api::{Format, Size};
use pictor_testkit::pictures;
use reqwest::Response;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::Server;

const SIZE: Size = Size::new(64, 64);

/// A request, its notes, and the refusal of a strict server: its code, its parameter, and how its message begins.
pub(super) struct Row {
    pub(super) sent: Sent,
    pub(super) notes: &'static str,
    pub(super) refused: [&'static str; 3],
}

pub(super) enum Sent {
    /// A generation.
    Json(Value),
    /// An edit.
    Form(Vec<(&'static str, Item)>),
}

#[derive(Clone, Copy)]
pub(super) enum Item {
    Text(&'static str),
    /// The name of the file, its declared type, and what it is.
    File(Option<&'static str>, Option<&'static str>, Format),
}

pub(super) const PNG: Item = Item::File(Some("a.png"), Some("image/png"), Format::Png);

/// A generation with these members.
pub(super) fn generation(with: Value) -> Sent {
    let mut body = json!({ "model": "gpt-image-2", "prompt": "a red apple" });
    body.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    Sent::Json(body)
}

/// An edit with these parts.
pub(super) fn edit(items: &[(&'static str, Item)]) -> Sent {
    let usual = [("model", "gpt-image-2"), ("prompt", "at night"), ("quality", "low")];
    let missing = usual.into_iter().filter(|(name, _)| items.iter().all(|(other, _)| other != name));
    let all = missing.map(|(name, text)| (name, Item::Text(text))).chain(items.iter().copied());
    Sent::Form(all.collect())
}

fn part(name: &str, item: Item) -> Part {
    let (filename, mime, format) = match item {
        Item::Text(text) => return Part::text(text),
        Item::File(filename, mime, format) => (filename, mime, format),
    };
    let bytes = if name == "mask" { pictures::mask(SIZE) } else { pictures::file(1, SIZE, format) };
    let part = match filename {
        Some(filename) => Part::bytes(bytes).file_name(filename),
        None => Part::bytes(bytes),
    };
    match mime {
        Some(mime) => part.mime_str(mime).unwrap(),
        None => part,
    }
}

pub(super) async fn send(server: &Server, sent: &Sent) -> Response {
    let request = match sent {
        Sent::Json(body) => server.post("/v1/images/generations").json(body),
        Sent::Form(items) => {
            let add = |form: Form, (name, item): &(&'static str, Item)| form.part(*name, part(name, *item));
            server.post("/v1/images/edits").multipart(items.iter().fold(Form::new(), add))
        }
    };
    request.send().await.unwrap()
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = words();
    rows.extend(forms());
    rows
}

fn row(sent: Sent, notes: &'static str, refused: [&'static str; 3]) -> Row {
    Row { sent, notes, refused }
}

const DALL_E_2: [&str; 3] =
    ["invalid_value", "model", "The model 'dall-e-2' was retired on 2026-05-12. Use 'gpt-image-2' instead."];
const DALL_E_3: [&str; 3] =
    ["invalid_value", "model", "The model 'dall-e-3' was retired on 2026-05-12. Use 'gpt-image-2' instead."];
const GPT_IMAGE_1: [&str; 3] = [
    "invalid_value",
    "model",
    "The model 'gpt-image-1' was retired on 2026-10-23. Use 'gpt-image-2' instead.",
];
const STYLE: [&str; 3] = ["unknown_parameter", "style", "Unknown parameter: 'style'."];

/// What older models took.
fn words() -> Vec<Row> {
    let standard = "Invalid value: 'standard'. Supported values are: 'low', 'medium', 'high', and 'auto'.";
    let hd = "Invalid value: 'hd'. Supported values are: 'low', 'medium', 'high', and 'auto'.";
    let of_256 = "Invalid size '256x256'. Requested resolution is below the current minimum pixel budget. \
                  The nearest supported size is '816x816'.";
    let of_512 = "Invalid size '512x512'. Requested resolution is below the current minimum pixel budget. \
                  The nearest supported size is '816x816'.";
    let one = |with, notes, refused| row(generation(with), notes, refused);
    vec![
        one(json!({ "model": "dall-e-2" }), "model=dall-e-2->gpt-image-2", DALL_E_2),
        one(json!({ "model": "dall-e-3" }), "model=dall-e-3->gpt-image-2", DALL_E_3),
        one(json!({ "model": "gpt-image-1" }), "model=gpt-image-1->gpt-image-2", GPT_IMAGE_1),
        one(
            json!({ "quality": "standard" }),
            "quality=standard->medium",
            ["invalid_value", "quality", standard],
        ),
        one(json!({ "quality": "hd" }), "quality=hd->high", ["invalid_value", "quality", hd]),
        one(json!({ "style": "vivid" }), "style=vivid->dropped", STYLE),
        one(json!({ "style": "natural" }), "style=natural->dropped", STYLE),
        one(json!({ "size": "256x256" }), "size=256x256->816x816", ["invalid_value", "size", of_256]),
        one(json!({ "size": "512x512" }), "size=512x512->816x816", ["invalid_value", "size", of_512]),
        // LangChain for Node, with nothing set but the form of the answer.
        one(
            json!({ "model": "dall-e-3", "n": 1, "size": "1024x1024", "response_format": "b64_json",
                    "style": "vivid", "quality": "standard", "user": null }),
            "model=dall-e-3->gpt-image-2; quality=standard->medium; style=vivid->dropped",
            DALL_E_3,
        ),
        // Open WebUI, with nothing set.
        one(
            json!({ "model": "dall-e-2", "n": 1, "size": "512x512", "response_format": "b64_json" }),
            "model=dall-e-2->gpt-image-2; size=512x512->816x816",
            DALL_E_2,
        ),
    ]
}

/// The habits of clients and libraries that send forms.
fn forms() -> Vec<Row> {
    let fidelity = "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.";
    let jpg = "Invalid file 'image': unsupported mimetype ('image/jpg'). \
               Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.";
    let twice = "Duplicate parameter: 'image'. If you are trying to provide a list of values, \
                 use the array syntax instead e.g. 'image[]=<value>'.";
    let unnamed = Item::File(None, Some("application/octet-stream"), Format::Png);
    let untyped = Item::File(None, None, Format::Webp);
    let no_text = |name| {
        ["invalid_multipart", name, "We could not parse the multipart body of your request: part 'image"]
    };
    let one = |items: &[_], notes, refused| row(edit(items), notes, refused);
    let jpg_file = Item::File(Some("holiday.jpg"), Some("image/jpg"), Format::Jpeg);
    vec![
        one(
            &[("model", Item::Text("gpt-image-1")), ("image", PNG)],
            "model=gpt-image-1->gpt-image-2",
            GPT_IMAGE_1,
        ),
        // LobeChat 1.x.
        one(
            &[("input_fidelity", Item::Text("high")), ("image", PNG)],
            "input_fidelity=high->dropped",
            ["invalid_input_fidelity_model", "input_fidelity", fidelity],
        ),
        // n8n.
        one(
            &[("style", Item::Text("vivid")), ("quality", Item::Text("standard")), ("image", PNG)],
            "quality=standard->medium; style=vivid->dropped",
            STYLE,
        ),
        // Cherry Studio: the chat, and the page for drawing.
        one(
            &[("image[]", jpg_file)],
            "type=image/jpg->image/jpeg",
            ["unsupported_file_mimetype", "image", jpg],
        ),
        one(
            &[("image", PNG), ("image", PNG)],
            "image=repeated->image[]",
            ["duplicate_parameter", "image", twice],
        ),
        // openai-ruby and openai-java from a stream, axios from a buffer, and one that names no type either.
        one(&[("image", unnamed)], "image=unnamed->file", no_text("image")),
        one(&[("image", untyped)], "image=unnamed->file", no_text("image")),
        one(&[("image[]", unnamed), ("image[]", unnamed)], "image[]=unnamed->file", no_text("image[]")),
        one(
            &[("image", unnamed), ("image", unnamed)],
            "image=unnamed->file; image=repeated->image[]",
            no_text("image"),
        ),
        one(
            &[("image", unnamed), ("mask", unnamed)],
            "image=unnamed->file; mask=unnamed->file",
            no_text("image"),
        ),
        one(
            &[("n", Item::Text("1")), ("image", PNG), ("n", Item::Text("1"))],
            "n=repeated->once",
            ["duplicate_parameter", "n", "Duplicate parameter: 'n'."],
        ),
        // async-openai.
        one(
            &[
                ("image[]", PNG),
                ("output_format", Item::Text("jpeg")),
                ("output_compression", Item::Text("50")),
                ("output_compression", Item::Text("50")),
            ],
            "output_compression=repeated->once",
            ["duplicate_parameter", "output_compression", "Duplicate parameter: 'output_compression'."],
        ),
    ]
}
