//! Two requests have one fingerprint when they ask for the same, and only then.

use std::collections::BTreeSet;

use pictor_api::models::ModelTable;
use pictor_api::request::{BodyKind, Headers, Received, Rules, Value, validate};
use pictor_api::{
    Background, Call, Complexity, Endpoint, Format, InputFidelity, Moderation, Quality, ResponseFormat, Size,
    fingerprint,
};
use serde_json::json;

/// Calls that each differ from the default, and from each other, in one parameter.
pub(crate) fn variants() -> Vec<Call> {
    let base = Call::new(Endpoint::Generations, "gpt-image-2", "a red apple");
    let changes: [fn(&mut Call); 27] = [
        |_| {},
        |call| call.endpoint = Endpoint::Edits,
        |call| call.model = "gpt-image-1".into(),
        |call| call.prompt = "a red apple ".into(),
        |call| call.n = 2,
        |call| call.size = Some(Size::new(1024, 1536)),
        |call| call.size = Some(Size::new(1536, 1024)),
        |call| call.quality = Some(Quality::Low),
        |call| call.quality = Some(Quality::Max),
        |call| call.background = Some(Background::Opaque),
        |call| call.background = Some(Background::Transparent),
        |call| call.format = Format::Webp,
        |call| call.format = Format::Jpeg,
        |call| call.compression = 99,
        |call| call.moderation = Moderation::Low,
        |call| call.stream = true,
        |call| call.partial_images = 3,
        |call| call.user = Some(String::new()),
        |call| call.user = Some("ann \u{1f600}\n\"".into()),
        |call| call.safety_identifier = Some("ann".into()),
        |call| call.input_fidelity = Some(InputFidelity::High),
        |call| call.complexity = Some(Complexity::Medium),
        |call| call.response_format = ResponseFormat::Url,
        |call| call.seed = u64::MAX,
        |call| call.strict_mask = true,
        |call| call.adapted.requested_model = Some("dall-e-3".into()),
        |call| call.adapted.resize_to = Some(Size::new(512, 512)),
    ];
    let make = |change: &fn(&mut Call)| {
        let mut call = base.clone();
        change(&mut call);
        call
    };
    changes.iter().map(make).collect()
}

#[test]
fn every_parameter_is_in_it() {
    let all: BTreeSet<String> = variants().iter().map(|call| fingerprint::of(call, &[], &[])).collect();
    assert_eq!(all.len(), variants().len());
    assert!(all.iter().all(|print| print.len() == 64 && print.bytes().all(|byte| byte.is_ascii_hexdigit())));
}

#[test]
fn every_picture_its_role_and_its_order_are_in_it() {
    let call = Call::new(Endpoint::Edits, "gpt-image-2", "a red apple");
    let (one, two) = ([1; 32], [2; 32]);
    let url = "https://example.com/a.png";
    let prints = [
        fingerprint::of(&call, &[], &[]),
        fingerprint::of(&call, &[("0", one)], &[]),
        fingerprint::of(&call, &[("0", two)], &[]),
        fingerprint::of(&call, &[("0", one), ("1", two)], &[]),
        fingerprint::of(&call, &[("0", two), ("1", one)], &[]),
        fingerprint::of(&call, &[("0", one), ("mask", two)], &[]),
        fingerprint::of(&call, &[("0", one), ("markup", two)], &[]),
        fingerprint::of(&call, &[("0", one)], &[("1", url)]),
        fingerprint::of(&call, &[("1", one)], &[("0", url)]),
        fingerprint::of(&call, &[], &[("0", url)]),
        fingerprint::of(&call, &[], &[("0", "https://example.com/b.png")]),
    ];
    assert_eq!(prints.iter().collect::<BTreeSet<_>>().len(), prints.len());
}

/// A caller who asks again is answered with what it got, also where its model's name leads to another by now; and one
/// whose words were adapted asks for the same as one who wrote them as they are meant.
#[test]
fn it_is_of_what_was_asked_for() {
    let aliased = |draws: &str| {
        let mut call = Call::new(Endpoint::Generations, draws, "a red apple");
        call.adapted.requested_model = (draws != "gpt-image-1.5").then(|| "gpt-image-1.5".into());
        fingerprint::of(&call, &[], &[])
    };
    assert_eq!(aliased("gpt-image-1.5"), aliased("gpt-image-2.6-sunburst"));
    let plain = Call::new(Endpoint::Generations, "gpt-image-2", "a red apple");
    let mut told = plain.clone();
    told.adapted.notes.push("quality=hd->high".into());
    assert_eq!(fingerprint::of(&told, &[], &[]), fingerprint::of(&plain, &[], &[]));
}

/// Rows hold fingerprints for 90 days: a change here makes every stored one worthless.
#[test]
fn it_stays_the_same_over_versions() {
    let call = Call::new(Endpoint::Edits, "gpt-image-2", "a red apple");
    let print = fingerprint::of(&call, &[("0", [7; 32])], &[("1", "https://example.com/a.png")]);
    assert_eq!(print, "f565f653c1b44cb12db48e8addac321a96ff429697c03832ee4a404588b25b7b");
}

#[test]
fn what_is_left_out_is_what_it_means_in_either_kind_of_body() {
    let validated = |body, fields: Vec<(String, Value)>| {
        let received = Received {
            endpoint: Endpoint::Generations,
            body,
            fields,
            uploads: Vec::new(),
            headers: Headers::default(),
        };
        let (call, _) = validate(&received, &ModelTable::builtin(), &Rules::default(), 0).unwrap();
        fingerprint::of(&call, &[], &[])
    };
    let document = |fields: serde_json::Value| {
        let fields = fields.as_object().unwrap().clone();
        validated(
            BodyKind::Json,
            fields.into_iter().map(|(name, value)| (name, Value::Json(value))).collect(),
        )
    };
    let short = document(json!({ "model": "gpt-image-2", "prompt": "an apple", "n": null }));
    let long = document(json!({
        "response_format": "b64_json", "stream": false, "size": "auto", "n": 1, "quality": "auto",
        "output_format": "png", "prompt": "an apple", "model": "gpt-image-2",
    }));
    let form = [("prompt", "an apple"), ("model", "gpt-image-2"), ("n", "1")];
    let form = form.map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned())));
    assert_eq!(short, long);
    assert_eq!(short, validated(BodyKind::Multipart, form.to_vec()));
}
