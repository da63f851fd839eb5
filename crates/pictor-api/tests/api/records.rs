//! What is written into a row is read from it again, field by field, by this version and by later ones.

use pictor_api::models::{DatedPrice, ModelTable};
use pictor_api::money::{Nanos, Price};
use pictor_api::receipt::{Facts, Share};
use pictor_api::response::{Head, Usage};
use pictor_api::{ApiError, Background, Format, Quality, Size, error, record};
use serde_json::{Value, json};

use crate::fingerprints::variants;

/// As it comes from a row: through text, with a member of a later version.
fn stored(value: Value) -> Value {
    let mut row: Value = serde_json::from_str(&value.to_string()).expect("what was written is JSON");
    row["of a later version"] = json!({ "deep": [1] });
    row
}

const USAGE: Usage = Usage {
    input_image_tokens: 1,
    input_text_tokens: u64::MAX,
    output_image_tokens: 3,
    output_text_tokens: 4,
};

fn heads() -> Vec<Head> {
    let plain = Head {
        created: 1_790_000_000,
        background: Background::Opaque,
        format: Format::Png,
        quality: Quality::Low,
        size: Size::new(1, u32::MAX),
        usage: None,
        safety_identifier: None,
    };
    let mut heads = vec![plain.clone()];
    for (quality, format) in Quality::ALL.iter().zip(Format::ALL.iter().cycle()) {
        let background = Background::Transparent;
        let (usage, safety_identifier) = (Some(USAGE), Some("ann".to_owned()));
        let changed = Head { quality: *quality, format: *format, background, ..plain.clone() };
        heads.push(Head { usage, safety_identifier, ..changed });
    }
    heads
}

fn errors() -> Vec<ApiError> {
    vec![
        ApiError::new(599, "t", ""),
        error::invalid_type("n", "an integer", "a string"),
        error::moderation_blocked("req_1", "input", &["sexual"]),
        error::overloaded(7),
        error::outcome_unknown(),
        ApiError::new(503, "t", "m").should_retry(true).retry_after(u64::MAX),
    ]
}

#[test]
fn everything_comes_back() {
    for mut call in variants() {
        assert_eq!(record::read_call(&stored(record::call(&call))), Some(call.clone()));
        call.adapted.notes = vec!["quality=hd->high".into(), "n=repeated->once".into()];
        assert_eq!(record::read_call(&stored(record::call(&call))), Some(call));
    }
    for head in heads() {
        assert_eq!(record::read_head(&stored(record::head(&head))), Some(head));
    }
    for error in errors() {
        assert_eq!(record::read_error(&stored(record::error(&error))), Some(error));
    }
    assert_eq!(record::read_usage(&stored(record::usage(&USAGE))), Some(USAGE));
}

#[test]
fn what_an_older_version_did_not_write_is_its_default() {
    let row = json!({ "endpoint": "edits", "model": "m", "prompt": "p" });
    let call = record::read_call(&row).unwrap();
    assert_eq!(call, pictor_api::Call::new(pictor_api::Endpoint::Edits, "m", "p"));
    let row = json!({ "status": 500, "type": "t", "message": "m" });
    assert_eq!(record::read_error(&row), Some(ApiError::new(500, "t", "m")));
}

#[test]
fn what_no_version_wrote_is_not_guessed() {
    for row in [json!(null), json!([]), json!({}), json!({ "endpoint": "x", "model": "m", "prompt": "p" })] {
        assert_eq!(record::read_call(&row), None, "{row}");
        assert_eq!(record::read_head(&row), None, "{row}");
        assert_eq!(record::read_error(&row), None, "{row}");
        assert_eq!(Facts::from_json(&row), None, "{row}");
    }
    let mut row = record::call(&variants()[0]);
    row["quality"] = json!("dreadful");
    assert_eq!(record::read_call(&row), None);
    assert_eq!(record::read_error(&json!({ "status": 99, "type": "t", "message": "m" })), None);
}

fn facts() -> Facts {
    let price = Price {
        text_input: Nanos(1),
        text_input_cached: Nanos(2),
        image_input: Nanos(3),
        image_input_cached: Nanos(4),
        text_output: Nanos(5),
        image_output: Nanos(6),
    };
    let usage = Usage {
        input_image_tokens: 10,
        input_text_tokens: 100,
        output_image_tokens: 1000,
        output_text_tokens: 10_000,
    };
    let share = Share { upstream: "a".into(), pictures: 2, usage, by_formula: false };
    let other = Share { upstream: "b".into(), pictures: 1, by_formula: true, ..share.clone() };
    Facts {
        model: Some("gpt-image-2".into()),
        requested_model: Some("dall-e-3".into()),
        price: DatedPrice { from: 9, price },
        shares: vec![share, other],
        digests: vec!["00ff".into()],
    }
}

#[test]
fn a_receipt_comes_back_and_costs_what_it_did() {
    let facts = facts();
    let read = Facts::from_json(&stored(facts.to_json())).unwrap();
    assert_eq!(read, facts);
    assert_eq!(read.cost(), Nanos(2 * (30 + 100 + 50_000 + 6_000)));
    assert_eq!(read.cost_of(&read.shares[0]), Nanos(56_130));
    let free = Facts { shares: Vec::new(), ..facts.clone() };
    assert_eq!(free.cost(), Nanos(0));
    let mut older = facts.to_json();
    older.as_object_mut().unwrap().retain(|name, _| !name.ends_with("model"));
    assert_eq!(Facts::from_json(&older), Some(Facts { model: None, requested_model: None, ..facts }));
}

#[test]
fn no_cost_is_computed_from_half_of_the_facts() {
    for path in
        ["/price/image_output", "/price/from", "/shares/1/usage", "/shares/0/by_formula", "/digests/0"]
    {
        let mut row = facts().to_json();
        *row.pointer_mut(path).unwrap() = Value::Null;
        assert_eq!(Facts::from_json(&row), None, "{path}");
    }
}

#[test]
fn the_price_of_a_moment_comes_with_its_date() {
    let table = ModelTable::builtin();
    for (_, rules) in table.served(0) {
        for dated in &rules.prices {
            assert_eq!(rules.dated_price_at(dated.from), dated);
        }
    }
}
