//! JSON documents that can't be read, and those that can.

use pictor_api::request::{Value, json_fields, text_field};
use serde_json::json;

use crate::requests::line;

fn refused(document: &[u8]) -> String {
    line(&json_fields(document).expect_err(&String::from_utf8_lossy(document)))
}

fn invalid(why: &str) -> String {
    format!("request | invalid_json | null | We could not parse the JSON body of your request: {why}.")
}

#[test]
fn members_keep_their_order_and_values() {
    let fields = json_fields(r#" {"z": 1, "a": [null, {"b": "\u00e9"}], "n": 1.5} "#.as_bytes()).unwrap();
    let expected = [("z", json!(1)), ("a", json!([null, { "b": "é" }])), ("n", json!(1.5))]
        .map(|(name, value)| (name.to_string(), Value::Json(value)));
    assert_eq!(fields, expected);
    assert!(json_fields(b"{}").unwrap().is_empty());
}

#[test]
fn what_is_no_object_is_refused() {
    for document in ["[]", "null", "5", "\"x\""] {
        assert_eq!(refused(document.as_bytes()), invalid("it is not a JSON object"));
    }
    for document in ["", "{", "{\"a\":", "{\"a\":1", "[1", "\"x"] {
        assert_eq!(refused(document.as_bytes()), invalid("it ends too early"), "{document}");
    }
    assert_eq!(refused(b"{} {}"), invalid("trailing characters"));
    assert_eq!(refused(b"{\"a\":1,}"), invalid("trailing comma"));
    assert_eq!(refused(b"{'a':1}"), invalid("key must be a string"));
    assert_eq!(refused(b"model=gpt"), invalid("expected value"));
    assert_eq!(refused(b"{\"a\":\"\xff\"}"), invalid("it is not valid UTF-8"));
    assert_eq!(refused(b"{\"a\":1e999}"), invalid("number out of range"));
    assert!(refused(b"{\"a\":\"\\ud800\"}").contains("invalid_json"));
}

#[test]
fn a_repeated_key_is_named_at_any_depth() {
    let named =
        |path: &str| format!("request | duplicate_parameter | {path} | Duplicate parameter: '{path}'.");
    assert_eq!(refused(br#"{"n":1,"n":1}"#), named("n"));
    assert_eq!(refused(br#"{"n":1,"\u006e":1}"#), named("n"));
    assert_eq!(
        refused(br#"{"images":[{},{"image_url":"a","image_url":"b"}]}"#),
        named("images[1].image_url")
    );
    assert_eq!(refused(br#"{"a":{"b":{"c":1,"c":2}}}"#), named("a.b.c"));
    json_fields(br#"{"a":{"b":1},"b":{"a":1}}"#).unwrap();
}

#[test]
fn nesting_ends_at_32() {
    let nested = |levels: usize| format!("{{\"a\":{}1{}}}", "[".repeat(levels - 1), "]".repeat(levels - 1));
    json_fields(nested(32).as_bytes()).unwrap();
    assert_eq!(refused(nested(33).as_bytes()), invalid("it is nested deeper than 32 levels"));
    assert_eq!(refused(nested(100_000).as_bytes()), invalid("it is nested deeper than 32 levels"));
}

#[test]
fn a_text_part_is_utf8() {
    assert_eq!(text_field("prompt", "é".into()), Ok(Value::Text("é".into())));
    let error = text_field("prompt", vec![0xff]).unwrap_err();
    assert!(line(&error).contains("part 'prompt' is not valid UTF-8"));
}
