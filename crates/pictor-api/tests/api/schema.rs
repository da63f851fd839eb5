//! The schemas say what validation and the writers do: they reject what `conformance/cases.json` has refused, but for
//! the rows that are marked as `beyond` them, and take what is accepted and what is answered.

use jsonschema::Validator;
use pictor_api::models::ModelTable;
use pictor_api::request::Rules;
use pictor_api::response::{Head, Piece, Usage, images_response};
use pictor_api::schema::{self, Contract};
use pictor_api::{ApiError, Background, Endpoint, Format, Quality, Size, event};
use serde_json::{Value as Json, json};

use crate::cases::{arguments, rows};
use crate::requests::NOW;

fn validator(schema: &Json) -> Validator {
    let mut whole = schema.clone();
    whole["components"]["schemas"] = json!({
        schema::USAGE: schema::usage(),
        schema::ERROR: schema::error(),
        schema::PICTURE: schema::picture(),
    });
    jsonschema::draft202012::new(&whole).unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

/// With the rules of a server that is strict or not.
fn contract(strict: bool, make: fn(&Contract<'_>) -> Json) -> Validator {
    let (rules, models) = (Rules { strict, ..Rules::default() }, ModelTable::builtin());
    validator(&make(&Contract { rules: &rules, models: &models, at: NOW }))
}

fn refuses(group: &str, usual: &Json, make: fn(&Contract<'_>) -> Json, sent: fn(Json) -> Json) {
    let schema = contract(false, make);
    assert!(schema.is_valid(&sent(usual.clone())) || group == "json_edit_errors", "{usual}");
    let wrong = rows(group).into_iter().filter(|row| {
        let beyond = row["beyond"] == true || row["after_validation"] == true;
        schema.is_valid(&sent(Json::from(arguments(row, usual)))) != beyond
    });
    let wrong: Vec<String> = wrong.map(|row| row.to_string()).collect();
    assert!(wrong.is_empty(), "the schema and {group} disagree about\n{}", wrong.join("\n"));
}

#[test]
fn a_generation_that_is_refused_is_rejected() {
    let usual = json!({ "model": "gpt-image-2", "prompt": "An otter" });
    refuses("generate_errors", &usual, |it| it.generation(), |body| body);
}

#[test]
fn a_form_that_is_refused_is_rejected() {
    let usual = json!({ "model": "gpt-image-2", "prompt": "Add a boat", "image": "photo.png" });
    refuses(
        "edit_errors",
        &usual,
        |it| it.edit_form(),
        |mut body| {
            if body["image"].is_array() {
                let several = body.as_object_mut().and_then(|members| members.shift_remove("image"));
                body["image[]"] = several.unwrap();
            }
            body
        },
    );
}

#[test]
fn a_document_that_is_refused_is_rejected() {
    let usual = json!({ "model": "gpt-image-2", "prompt": "Add a red boat" });
    refuses("json_edit_errors", &usual, |it| it.edit(), named_as_data);
}

/// The rows name pictures by their files, which a client would send as data URLs.
fn named_as_data(body: Json) -> Json {
    match body {
        Json::Object(members) => {
            let member = |(name, value): (String, Json)| match value {
                Json::String(url) if name == "image_url" && !url.contains(':') => {
                    (name, json!(format!("data:image/png;base64,{url}")))
                }
                other => (name, named_as_data(other)),
            };
            members.into_iter().map(member).collect()
        }
        Json::Array(items) => items.into_iter().map(named_as_data).collect(),
        other => other,
    }
}

#[test]
fn what_is_accepted_is_taken() {
    let cases: Json = serde_json::from_str(include_str!("../../../../conformance/cases.json")).unwrap();
    let usual = json!({ "model": "gpt-image-2", "prompt": cases["prompt"] });
    let taken = contract(false, |it| it.generation());
    let lines = cases["accepted"].as_array().unwrap().iter().map(|row| row["args"].clone());
    let sizes = cases["sizes"].as_array().unwrap().iter().map(|size| json!({ "size": size }));
    for args in lines.chain(sizes).chain(cases["formats"].as_array().unwrap().iter().cloned()) {
        let mut body = usual.clone();
        body.as_object_mut().unwrap().extend(args.as_object().unwrap().clone());
        assert!(taken.is_valid(&body), "{body}: {:?}", taken.validate(&body));
    }
    let picture =
        json!([{ "image_url": "data:image/png;base64,AAAA" }, { "file_id": "file-1", "image_url": null }]);
    let edit = json!({ "model": "gpt-image-2", "prompt": "p", "images": picture, "mask": null });
    let documents = contract(false, |it| it.edit());
    assert!(documents.is_valid(&edit), "{:?}", documents.validate(&edit));
}

#[test]
fn an_extension_is_none_of_a_strict_server() {
    let body = json!({ "model": "gpt-image-2", "prompt": "p", "response_format": "b64_json" });
    assert!(contract(false, |it| it.generation()).is_valid(&body));
    assert!(!contract(true, |it| it.generation()).is_valid(&body));
}

/// Each model has its own rules: those of another are no help to it.
#[test]
fn what_a_model_takes_depends_on_the_model() {
    let schema = contract(false, |it| it.generation());
    for (model, with, taken) in [
        ("gpt-image-2", json!({ "quality": "max" }), false),
        ("gpt-image-2.5-flare", json!({ "quality": "max" }), true),
        ("gpt-image-2.5-flare", json!({ "background": "transparent" }), true),
        ("gpt-image-2.6-flare", json!({ "complexity": "low" }), true),
        ("gpt-image-1-mini", json!({ "size": "1024x640" }), false),
        ("gpt-image-1-mini", json!({ "size": "1536x1024" }), true),
        ("a-name-of-the-operators", json!({ "quality": "max" }), true),
    ] {
        let mut body = json!({ "model": model, "prompt": "p" });
        body.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        assert_eq!(schema.is_valid(&body), taken, "{body}");
    }
}

fn heads() -> [Head; 2] {
    let bare = Head {
        created: 1,
        background: Background::Opaque,
        format: Format::Png,
        quality: Quality::Low,
        size: Size::new(1024, 1024),
        usage: None,
        safety_identifier: None,
    };
    let full = Head { usage: Some(Usage::default()), safety_identifier: Some("u".into()), ..bare.clone() };
    [bare, full]
}

fn written(pieces: Vec<Piece>) -> String {
    let piece = |piece| match piece {
        Piece::Text(text) => text,
        Piece::Picture(_) => "AAAA".to_owned(),
    };
    pieces.into_iter().map(piece).collect()
}

#[test]
fn what_is_answered_is_as_the_schemas_say() {
    let answers = validator(&schema::image_response());
    for head in heads() {
        let answer: Json = serde_json::from_str(&written(images_response(&head, 2))).unwrap();
        assert!(answers.is_valid(&answer), "{:?}", answers.validate(&answer));
        for endpoint in [Endpoint::Generations, Endpoint::Edits] {
            let events = validator(&schema::events(endpoint));
            let refused = ApiError::new(400, "t", "m");
            for frame in [
                written(event::partial_image(endpoint, 0, &head)),
                written(event::completed(endpoint, &head)),
                event::error(&refused),
            ] {
                let (_, data) = frame.trim().split_once("data: ").unwrap();
                let data: Json = serde_json::from_str(data).unwrap();
                assert!(events.is_valid(&data), "{:?}", events.validate(&data));
            }
        }
    }
    let envelope: Json = serde_json::from_str(&ApiError::new(400, "t", "m").to_json()).unwrap();
    assert!(validator(&schema::error()).is_valid(&envelope));
    assert!(!validator(&schema::error()).is_valid(&json!({ "error": "m" })));
}
