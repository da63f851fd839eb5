//! Every parameter of a generation, good and bad.

use pictor_api::models::ModelTable;
use pictor_api::request::{Headers, Received, Rules, validate};
use pictor_api::{Background, Complexity, Format, Moderation, Quality, ResponseFormat, Size};
use serde_json::json;

use crate::requests::{accepted, generation, line, refused};

#[test]
fn the_smallest_request_gets_every_default() {
    let call = accepted(&generation(&json!({})));
    assert_eq!(
        (call.n, call.size, call.quality, call.background, call.format, call.compression),
        (1, None, None, None, Format::Png, 100)
    );
    assert_eq!((call.moderation, call.stream, call.partial_images), (Moderation::Auto, false, 0));
    assert_eq!((call.user, call.safety_identifier), (None, None));
    assert_eq!((call.model.as_str(), call.prompt.as_str()), ("gpt-image-2", "a red apple"));
}

#[test]
fn null_is_omission_where_openai_says_so() {
    let omitted = accepted(&generation(&json!({})));
    for name in [
        "n",
        "output_compression",
        "partial_images",
        "quality",
        "size",
        "stream",
        "safety_identifier",
        "background",
        "output_format",
        "moderation",
        "user",
        "complexity",
        "response_format",
    ] {
        assert_eq!(accepted(&generation(&json!({ name: null }))), omitted, "{name}");
    }
    for (name, expected) in [("model", "a string"), ("prompt", "a string")] {
        let words = format!(
            "request | invalid_type | {name} | Invalid type for '{name}': expected {expected}, but got null instead."
        );
        assert_eq!(refused(&generation(&json!({ name: null }))), words);
    }
}

#[test]
fn every_parameter_is_understood() {
    let call = accepted(&generation(&json!({
        "n": 10, "size": "1024x640", "quality": "high", "background": "opaque", "output_format": "webp",
        "output_compression": 0, "moderation": "low", "partial_images": 3, "user": "u",
        "safety_identifier": "s", "response_format": "b64_json",
    })));
    assert_eq!(call.n, 10);
    assert_eq!(call.size, Some(Size::new(1024, 640)));
    assert_eq!(call.quality, Some(Quality::High));
    assert_eq!(call.background, Some(Background::Opaque));
    assert_eq!((call.format, call.compression), (Format::Webp, 0));
    assert_eq!((call.moderation, call.partial_images), (Moderation::Low, 3));
    assert_eq!((call.user.as_deref(), call.safety_identifier.as_deref()), (Some("u"), Some("s")));
    assert_eq!(call.response_format, ResponseFormat::B64Json);
    let auto = accepted(&generation(
        &json!({ "size": "auto", "quality": "auto", "background": "auto", "stream": true }),
    ));
    assert_eq!((auto.size, auto.quality, auto.background, auto.stream), (None, None, None, true));
}

#[test]
fn newer_models_take_more() {
    let call = accepted(&generation(&json!({
        "model": "gpt-image-2.6-flare", "quality": "max", "complexity": "high", "background": "transparent",
    })));
    assert_eq!((call.quality, call.complexity), (Some(Quality::Max), Some(Complexity::High)));
    assert_eq!(call.background, Some(Background::Transparent));
    let call = accepted(&generation(&json!({ "model": "gpt-image-1.5", "size": "1536x1024" })));
    assert_eq!(call.size, Some(Size::new(1536, 1024)));
    let call = accepted(&generation(&json!({ "model": "pictor-illustrator", "background": "transparent" })));
    assert_eq!(call.background, Some(Background::Transparent));
}

#[test]
fn odd_but_accepted() {
    assert_eq!(accepted(&generation(&json!({ "prompt": "   " }))).prompt, "   ");
    assert_eq!(
        accepted(&generation(&json!({ "prompt": "字".repeat(32_000) }))).prompt.chars().count(),
        32_000
    );
    assert_eq!(accepted(&generation(&json!({ "user": 123 }))).user.as_deref(), Some("123"));
    assert_eq!(accepted(&generation(&json!({ "user": ["a"] }))).user.as_deref(), Some("[\"a\"]"));
    assert_eq!(accepted(&generation(&json!({ "safety_identifier": "" }))).safety_identifier, None);
    for (sent, end_user) in [
        (json!({ "user": "u", "safety_identifier": "s" }), Some("s")),
        (json!({ "user": "u", "safety_identifier": "" }), Some("u")),
        (json!({ "user": "u", "safety_identifier": null }), Some("u")),
        (json!({ "user": 123 }), Some("123")),
        (json!({ "user": "" }), None),
        (json!({}), None),
    ] {
        assert_eq!(accepted(&generation(&sent)).end_user(), end_user, "{sent}");
    }
    assert_eq!(accepted(&generation(&json!({ "output_compression": 100 }))).compression, 100);
    assert_eq!(accepted(&generation(&json!({ "partial_images": 2 }))).partial_images, 2);
}

/// What `conformance/cases.json` cannot hold.
#[test]
fn bad_values_beyond_the_cases() {
    let long = "x".repeat(32_001);
    for (changes, expected) in [
        (
            json!({"model": "absent"}),
            "request | missing_required_parameter | model | Missing required parameter: 'model'.",
        ),
        (
            json!({"prompt": "absent"}),
            "request | missing_required_parameter | prompt | Missing required parameter: 'prompt'.",
        ),
        (
            json!({"prompt": long}),
            "request | string_above_max_length | prompt | Invalid 'prompt': string too long. Expected a string with maximum length 32000, but got a string with length 32001 instead.",
        ),
        (
            json!({"n": u64::MAX}),
            "request | integer_above_max_value | n | Invalid 'n': integer above maximum value. Expected a value <= 10, but got 18446744073709551615 instead.",
        ),
    ] {
        assert_eq!(refused(&generation(&changes)), expected, "{changes:.60}");
    }
}

/// Each row has every fault of the rows below it, and only its own is reported.
#[test]
fn only_the_first_fault_is_reported_in_openais_order() {
    let faults = [
        ("model", json!("nope")),
        ("bogus", json!(1)),
        ("prompt", json!("")),
        ("n", json!(0)),
        ("quality", json!("ultra")),
        ("output_compression", json!(101)),
        ("output_format", json!("gif")),
        ("background", json!("white")),
        ("moderation", json!("none")),
        ("stream", json!("yes")),
        ("partial_images", json!(9)),
        ("safety_identifier", json!(1)),
        ("size", json!("1792x936")),
    ];
    for first in 0..faults.len() {
        let mut changes = serde_json::Map::new();
        for (name, value) in faults[first..].iter().rev() {
            changes.insert(name.to_string(), value.clone());
        }
        let error = refused(&generation(&changes.into()));
        assert_eq!(error.split(" | ").nth(2), Some(faults[first].0), "{error}");
    }
    let size_after_contradiction = generation(&json!({ "stream": true, "n": 2, "size": "bogus" }));
    assert!(refused(&size_after_contradiction).contains("Streaming"));
}

#[test]
fn strict_refuses_response_format_even_as_null() {
    let rules = Rules { strict: true, ..Rules::default() };
    for value in [json!(null), json!("b64_json"), json!("url")] {
        let request = generation(&json!({ "response_format": value }));
        let error = validate(&request, &ModelTable::builtin(), &rules, 0).unwrap_err();
        let words = "request | unknown_parameter | response_format | Unknown parameter: 'response_format'.";
        assert_eq!(line(&error), words);
    }
}

#[test]
fn an_error_repeats_only_so_much_of_what_was_sent() {
    for changes in [
        json!({ "model": "m".repeat(500_000) }),
        json!({ "q".repeat(500_000): 1 }),
        json!({ "quality": "é".repeat(500_000) }),
        json!({ "size": "9".repeat(500_000) }),
    ] {
        assert!(refused(&generation(&changes)).len() < 1_000);
    }
}

#[test]
fn headers_are_part_of_the_call() {
    let with = |seed: Option<&str>, mask_mode: Option<&str>| {
        let headers = Headers { seed: seed.map(str::to_owned), mask_mode: mask_mode.map(str::to_owned) };
        Received { headers, ..generation(&json!({})) }
    };
    let call = accepted(&with(None, None));
    assert_eq!((call.seed, call.strict_mask), (0, false));
    let call = accepted(&with(Some("18446744073709551615"), Some("strict")));
    assert_eq!((call.seed, call.strict_mask), (u64::MAX, true));
    for seed in ["", "-1", "1.5", "18446744073709551616", "one"] {
        let words = "request | invalid_value | X-Pictor-Seed | Invalid header 'X-Pictor-Seed': expected a whole number from 0 to 18446744073709551615.";
        assert_eq!(refused(&with(Some(seed), None)), words, "{seed}");
    }
    for mode in ["", "Strict", "loose"] {
        let words = "request | invalid_value | X-Pictor-Mask-Mode | Invalid header 'X-Pictor-Mask-Mode': expected 'strict'.";
        assert_eq!(refused(&with(None, Some(mode))), words, "{mode}");
    }
}
