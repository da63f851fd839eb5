//! What clients send and OpenAI refuses: what becomes of it, and what is told.

use std::collections::BTreeMap;

use pictor_api::models::ModelTable;
use pictor_api::request::compat::{Compat, Served, adapt};
use pictor_api::request::{Received, Rules, Upload, Value, validate};
use pictor_api::{Adapted, Call, Quality, Size};
use serde_json::{Value as Json, json};

use crate::requests::{generation, json_edit, line, multipart_edit, png, refused};

/// 2026-11-28 and 2026-12-02.
const NOVEMBER: u64 = 1_795_824_000;
const DECEMBER: u64 = 1_796_169_600;

/// A server with these lines of aliases, at a moment, with models that nobody makes pictures with.
struct House {
    compat: Compat,
    at: u64,
    without: &'static [&'static str],
}

fn house(aliases: &[(&str, &str)]) -> House {
    let aliases = aliases.iter().map(|(name, target)| ((*name).to_owned(), (*target).to_owned())).collect();
    House { compat: Compat { aliases, resize: false }, at: NOVEMBER, without: &[] }
}

impl House {
    fn with<T>(&self, ask: impl FnOnce(Served<'_>) -> T) -> T {
        let models = ModelTable::builtin();
        let by_anybody = |name: &str| !self.without.contains(&name);
        ask(Served { models: &models, by_anybody: &by_anybody, at: self.at })
    }

    fn adapted(&self, received: &Received) -> (Received, Adapted) {
        let mut received = received.clone();
        let adapted = self.with(|served| adapt(&mut received, served, &self.compat));
        (received, adapted)
    }

    /// The notes, joined, and the call.
    fn takes(&self, sent: &Received) -> (String, Call) {
        let (received, adapted) = self.adapted(sent);
        let (call, _) = validate(&received, &ModelTable::builtin(), &Rules::default(), self.at)
            .unwrap_or_else(|error| panic!("{sent:?} was refused: {error}"));
        (adapted.notes.join("; "), call)
    }

    /// The model that draws where `name` is asked for.
    fn draws(&self, name: &str) -> Option<String> {
        self.with(|served| self.compat.drawn_by(name, served))
    }
}

/// What was sent is refused as ever without the step, and with it taken and told of.
fn told(sent: &Received, notes: &str) -> Call {
    refused(sent);
    let (found, call) = house(&[]).takes(sent);
    assert_eq!(found, notes);
    call
}

fn jpg(field: &str) -> Upload {
    Upload { mime: Some("image/jpg".into()), ..png(field) }
}

fn unnamed(field: &str) -> Upload {
    Upload { filename: None, ..png(field) }
}

#[test]
fn each_word_of_older_models_is_told() {
    for (sent, notes) in [
        (json!({ "model": "dall-e-3" }), "model=dall-e-3->gpt-image-2"),
        (json!({ "quality": "standard" }), "quality=standard->medium"),
        (json!({ "quality": "hd" }), "quality=hd->high"),
        (json!({ "style": "vivid" }), "style=vivid->dropped"),
        (json!({ "style": "natural" }), "style=natural->dropped"),
        (json!({ "size": "256x256" }), "size=256x256->816x816"),
        (json!({ "size": "512x512" }), "size=512x512->816x816"),
        (json!({ "model": "gpt-image-1.5", "size": "512x512" }), "size=512x512->1024x1024"),
        (json!({ "model": "gpt-image-1-mini", "size": "1792x1024" }), "size=1792x1024->1536x1024"),
        (json!({ "model": "chatgpt-image-latest", "size": "1024x1792" }), "size=1024x1792->1024x1536"),
        (
            json!({ "model": "dall-e-2", "size": "512x512", "quality": "hd", "style": "natural" }),
            "model=dall-e-2->gpt-image-2; quality=hd->high; style=natural->dropped; size=512x512->816x816",
        ),
    ] {
        told(&generation(&sent), notes);
    }
    let call = told(
        &generation(&json!({ "quality": "hd", "size": "512x512" })),
        "quality=hd->high; size=512x512->816x816",
    );
    assert_eq!((call.quality, call.size), (Some(Quality::High), Some(Size::new(816, 816))));
}

#[test]
fn each_form_of_a_library_is_told() {
    let edit = |texts: &[(&str, &str)], uploads| multipart_edit(texts, uploads);
    let one = || vec![png("image")];
    let rows = [
        (edit(&[("model", "gpt-image-1")], one()), "model=gpt-image-1->gpt-image-2"),
        (
            edit(&[("quality", "standard"), ("style", "vivid")], one()),
            "quality=standard->medium; style=vivid->dropped",
        ),
        (edit(&[("input_fidelity", "high")], one()), "input_fidelity=high->dropped"),
        (edit(&[("n", "2"), ("n", "2")], one()), "n=repeated->once"),
        (
            edit(
                &[("output_compression", "100"), ("n", "1"), ("output_compression", "100"), ("n", "1")],
                one(),
            ),
            "n=repeated->once; output_compression=repeated->once",
        ),
        (edit(&[], vec![jpg("image")]), "type=image/jpg->image/jpeg"),
        (edit(&[], vec![jpg("image[]"), png("image[]"), jpg("image[]")]), "type=image/jpg->image/jpeg"),
        (edit(&[], vec![png("image"), png("image")]), "image=repeated->image[]"),
        (
            edit(&[("model", "dall-e-2"), ("size", "256x256")], vec![unnamed("image"), jpg("image")]),
            "model=dall-e-2->gpt-image-2; image=unnamed->file; image=repeated->image[]; type=image/jpg->image/jpeg; \
             size=256x256->816x816",
        ),
    ];
    for (sent, notes) in rows {
        told(&sent, notes);
    }
    told(&json_edit(&json!({ "input_fidelity": "low" })), "input_fidelity=low->dropped");
    // Whoever reads a form takes these for files, or else they are texts.
    let files = edit(&[], vec![unnamed("image[]"), unnamed("image[]"), unnamed("mask")]);
    assert_eq!(house(&[]).takes(&files).0, "image[]=unnamed->file; mask=unnamed->file");
}

#[test]
fn pictures_under_the_name_of_one_keep_their_order() {
    let sent = multipart_edit(&[], vec![png("image"), png("mask"), Upload { bytes: 7, ..png("image") }]);
    let (received, _) = house(&[]).adapted(&sent);
    let fields: Vec<_> = received.uploads.iter().map(|upload| (&*upload.field, upload.bytes)).collect();
    assert_eq!(fields, [("image[]", 1000), ("mask", 1000), ("image[]", 7)]);
}

/// What no client means by anything that is known here gets the answer that it always got.
#[test]
fn what_is_not_known_is_refused_as_ever() {
    let rows = [
        generation(&json!({ "quality": "ultra" })),
        generation(&json!({ "quality": "HD" })),
        generation(&json!({ "style": "baroque" })),
        generation(&json!({ "style": null })),
        generation(&json!({ "size": "800x800" })),
        generation(&json!({ "size": "512x513" })),
        generation(&json!({ "model": "stable-diffusion" })),
        generation(&json!({ "model": "" })),
        generation(&json!({ "model": 5, "quality": "low" })),
        generation(&json!({ "input_fidelity": "high" })),
        json_edit(&json!({ "input_fidelity": "ultra" })),
        multipart_edit(&[("n", "1"), ("n", "2")], vec![png("image")]),
        multipart_edit(&[("image", "text"), ("image", "text")], vec![]),
        multipart_edit(&[], vec![png("image"), png("image"), png("image[]")]),
        multipart_edit(&[], vec![png("image"), jpg("mask")]),
        multipart_edit(&[], vec![Upload { mime: Some("image/pjpeg".into()), ..png("image") }]),
    ];
    for sent in rows {
        let (received, adapted) = house(&[]).adapted(&sent);
        assert_eq!((adapted, refused(&received)), (Adapted::default(), refused(&sent)), "{sent:?}");
    }
}

#[test]
fn what_is_legal_stays_as_it_is() {
    for sent in [
        generation(&json!({})),
        generation(&json!({ "size": "1792x1024", "quality": "high", "response_format": "b64_json" })),
        generation(&json!({ "model": "gpt-image-1.5", "size": "1024x1024" })),
        generation(&json!({ "response_format": "url" })),
        json_edit(&json!({ "model": "gpt-image-1.5", "input_fidelity": "high" })),
        multipart_edit(&[], vec![png("image[]"), png("image[]"), png("mask")]),
    ] {
        assert_eq!(house(&[]).adapted(&sent), (sent, Adapted::default()));
    }
}

#[test]
fn a_picture_is_brought_to_the_size_that_was_asked_for_where_that_is_wanted() {
    let sent = generation(&json!({ "size": "512x512" }));
    let mut house = house(&[]);
    assert_eq!(house.adapted(&sent).1.resize_to, None);
    house.compat.resize = true;
    assert_eq!(house.adapted(&sent).1.resize_to, Some(Size::new(512, 512)));
    assert_eq!(house.adapted(&generation(&json!({ "size": "816x816" }))).1.resize_to, None);
}

#[test]
fn a_retired_name_leads_to_its_heir_from_its_day_on() {
    let (before, mut after) = (house(&[]), house(&[]));
    after.at = DECEMBER;
    for (name, heir_before, heir_after) in [
        ("dall-e-2", Some("gpt-image-2"), Some("gpt-image-2")),
        ("dall-e-3", Some("gpt-image-2"), Some("gpt-image-2")),
        ("gpt-image-1", Some("gpt-image-2"), Some("gpt-image-2")),
        ("gpt-image-1.5", None, Some("gpt-image-2.6-sunburst")),
        ("chatgpt-image-latest", None, Some("gpt-image-2.6-sunburst")),
        ("gpt-image-1-mini", None, Some("gpt-image-2.6-flare")),
        ("gpt-image-2", None, None),
        ("flux", None, None),
    ] {
        assert_eq!(before.draws(name).as_deref(), heir_before, "{name} in November");
        assert_eq!(after.draws(name).as_deref(), heir_after, "{name} in December");
    }
    let (notes, call) = after.takes(&generation(&json!({ "model": "gpt-image-1-mini" })));
    assert_eq!(
        (&*notes, &*call.model),
        ("model=gpt-image-1-mini->gpt-image-2.6-flare", "gpt-image-2.6-flare")
    );
}

#[test]
fn an_heir_that_nobody_serves_is_none() {
    let house = House {
        without: &["gpt-image-2"],
        ..house(&[("paint", "gpt-image-2"), ("*", "gpt-image-2.5-flare")])
    };
    assert_eq!(house.draws("paint"), None, "the operator's line leads nowhere");
    assert_eq!(house.draws("dall-e-3").as_deref(), Some("gpt-image-2.5-flare"), "as any name does");
    assert_eq!(house.draws("gpt-image-2").as_deref(), Some("gpt-image-2.5-flare"), "nobody serves it");
}

#[test]
fn the_operators_lines_win() {
    let mut house = house(&[
        ("dall-e-2", ""),
        ("dall-e-3", "gpt-image-2.5-flare"),
        ("paint", "gpt-image-1-mini"),
        ("gpt-image-2", "pictor-illustrator"),
        ("gpt-image-2.5-flare", "gpt-image-2.5-flare"),
    ]);
    for (name, draws) in [
        ("dall-e-2", None),
        ("dall-e-3", Some("gpt-image-2.5-flare")),
        ("paint", Some("gpt-image-1-mini")),
        ("gpt-image-2", Some("pictor-illustrator")),
        ("gpt-image-2.5-flare", None),
        ("other", None),
    ] {
        assert_eq!(house.draws(name).as_deref(), draws, "{name}");
    }
    house.at = DECEMBER;
    assert_eq!(house.draws("paint").as_deref(), Some("gpt-image-2.6-flare"), "its model has an heir");
    house.compat.aliases.insert("*".into(), "gpt-image-2".into());
    assert_eq!(house.draws("other").as_deref(), Some("gpt-image-2"));
    assert_eq!(house.draws("dall-e-2"), None, "its line is taken away, and no other stands in");
    assert_eq!(house.draws(""), None);
    let all = house.with(|served| house.compat.all(served));
    let expected = [
        ("chatgpt-image-latest", "gpt-image-2.6-sunburst"),
        ("dall-e-3", "gpt-image-2.5-flare"),
        ("gpt-image-1", "gpt-image-2"),
        ("gpt-image-1-mini", "gpt-image-2.6-flare"),
        ("gpt-image-1.5", "gpt-image-2.6-sunburst"),
        ("gpt-image-1.5-2025-12-16", "gpt-image-2.6-sunburst"),
        ("gpt-image-2", "pictor-illustrator"),
        ("paint", "gpt-image-2.6-flare"),
    ];
    assert_eq!(all, BTreeMap::from(expected.map(|(name, draws)| (name.to_owned(), draws.to_owned()))));
}

#[test]
fn a_line_that_leads_to_no_model_is_found() {
    let astray = |lines: &[(&str, &str)]| {
        let house = house(lines);
        house.compat.astray(&ModelTable::builtin()).map(|(name, target)| format!("{name} {target}"))
    };
    assert_eq!(astray(&[("a", ""), ("b", "gpt-image-2"), ("c", "dall-e-3")]), None);
    assert_eq!(astray(&[("*", "gpt-image-9")]).as_deref(), Some("* gpt-image-9"));
}

/// Notes stand in a header and in the log: nothing that a caller writes can end one or begin another.
#[test]
fn a_name_is_told_without_what_could_be_taken_for_more() {
    let house = house(&[("*", "gpt-image-2")]);
    let note = |name: &str| house.adapted(&generation(&json!({ "model": name }))).1.notes.concat();
    assert_eq!(note("openai/dall-e:3"), "model=openai/dall-e:3->gpt-image-2");
    assert_eq!(note("a; b\r\nc\u{e4}\\"), r"model=a\u{3b}\u{20}b\u{d}\u{a}c\u{e4}\u{5c}->gpt-image-2");
    let long = note(&"x".repeat(500));
    assert_eq!(long, format!("model={}...->gpt-image-2", "x".repeat(100)));
}

/// With `strict = true` the step is not taken: these are then the answers.
#[test]
fn without_the_step_each_is_refused_in_the_words_of_openai() {
    for (sent, words) in [
        (
            json!({ "model": "dall-e-3" }),
            "user | invalid_value | model | The model 'dall-e-3' was retired on 2026-05-12. Use 'gpt-image-2' instead.",
        ),
        (
            json!({ "quality": "hd" }),
            "request | invalid_value | quality | Invalid value: 'hd'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
        ),
        (json!({ "style": "vivid" }), "request | unknown_parameter | style | Unknown parameter: 'style'."),
        (
            json!({ "size": "512x512" }),
            "user | invalid_value | size | Invalid size '512x512'. Requested resolution is below the current minimum pixel budget. The nearest supported size is '816x816'.",
        ),
    ] {
        let strict = Rules { strict: true, sniff_octet_stream: false };
        let error = validate(&generation(&sent), &ModelTable::builtin(), &strict, NOVEMBER).unwrap_err();
        assert_eq!(line(&error), words);
    }
}

/// A text stays a text and a member of a document one.
#[test]
fn what_is_put_in_place_is_of_the_same_kind() {
    let (document, _) = house(&[]).adapted(&generation(&json!({ "quality": "hd" })));
    assert!(document.fields.contains(&("quality".into(), Value::Json(Json::from("high")))));
    let (form, _) = house(&[]).adapted(&multipart_edit(&[("quality", "hd")], vec![png("image")]));
    assert!(form.fields.contains(&("quality".into(), Value::Text("high".into()))));
}
