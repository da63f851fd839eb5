//! What goes out: plain answers, events, usage; in the key order of the real thing.

use pictor_api::response::{Head, Piece, Usage, images_response, urls_response};
use pictor_api::{ApiError, Background, Endpoint, Format, Quality, Size, error, event};
use serde_json::{Value, json};

/// The recorded edit of 2026-08-12.
fn head() -> Head {
    Head {
        created: 1_786_572_410,
        background: Background::Opaque,
        format: Format::Png,
        quality: Quality::Low,
        size: Size::new(1536, 864),
        usage: Some(Usage {
            input_image_tokens: 64,
            input_text_tokens: 12,
            output_image_tokens: 120,
            output_text_tokens: 0,
        }),
        safety_identifier: None,
    }
}

/// The pieces as one text, pictures as `<0>`.
fn text(pieces: &[Piece]) -> String {
    let each = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Picture(index) => format!("<{index}>"),
    };
    pieces.iter().map(each).collect()
}

#[test]
fn a_plain_answer_is_the_recorded_one() {
    let expected = r#"{
  "created": 1786572410,
  "background": "opaque",
  "data": [
    {
      "b64_json": "<0>"
    }
  ],
  "output_format": "png",
  "quality": "low",
  "size": "1536x864",
  "usage": {
    "input_tokens": 76,
    "input_tokens_details": {
      "image_tokens": 64,
      "text_tokens": 12
    },
    "output_tokens": 120,
    "output_tokens_details": {
      "image_tokens": 120,
      "text_tokens": 0
    },
    "total_tokens": 196
  }
}"#;
    assert_eq!(text(&images_response(&head(), 1)), expected);
}

/// The same bytes as a pretty printer makes, for every number of pictures.
#[test]
fn an_answer_of_addresses_differs_by_nothing_else() {
    let urls = ["http://a/0?b=1&c=2", "http://a/1"].map(str::to_owned);
    let pictures = text(&images_response(&head(), 2)).replace("b64_json", "url");
    let expected = pictures.replace("<0>", &urls[0]).replace("<1>", &urls[1]);
    assert_eq!(urls_response(&head(), &urls), expected);
}

#[test]
fn a_plain_answer_is_pretty_printed() {
    for pictures in 0..=10 {
        let identifier = "a \"quoted\"\nname é \u{1}";
        let head = Head { safety_identifier: Some(identifier.into()), usage: None, ..head() };
        let answer = text(&images_response(&head, pictures));
        let value: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(format!("{value:#}"), answer);
        let data: Vec<Value> =
            (0..pictures).map(|index| json!({ "b64_json": format!("<{index}>") })).collect();
        assert_eq!(value["data"], Value::from(data));
        assert_eq!(value["safety_identifier"], identifier);
        assert!(value.get("usage").is_none());
    }
}

#[test]
fn a_partial_event_has_openais_order() {
    let frame = text(&event::partial_image(Endpoint::Generations, 1, &head()));
    let expected = concat!(
        "event: image_generation.partial_image\n",
        r#"data: {"type":"image_generation.partial_image","partial_image_index":1,"b64_json":"<0>","#,
        r#""created_at":1786572410,"size":"1536x864","quality":"low","background":"opaque","output_format":"png"}"#,
        "\n\n"
    );
    assert_eq!(frame, expected);
    assert!(
        text(&event::partial_image(Endpoint::Edits, 0, &head())).contains("\"image_edit.partial_image\"")
    );
}

#[test]
fn a_completed_event_has_openais_order() {
    let frame =
        text(&event::completed(Endpoint::Edits, &Head { safety_identifier: Some("me".into()), ..head() }));
    let expected = concat!(
        "event: image_edit.completed\n",
        r#"data: {"type":"image_edit.completed","b64_json":"<0>","created_at":1786572410,"#,
        r#""usage":{"input_tokens":76,"output_tokens":120,"total_tokens":196,"#,
        r#""input_tokens_details":{"text_tokens":12,"image_tokens":64},"#,
        r#""output_tokens_details":{"text_tokens":0,"image_tokens":120}},"#,
        r#""size":"1536x864","quality":"low","background":"opaque","output_format":"png","#,
        r#""safety_identifier":"me"}"#,
        "\n\n"
    );
    assert_eq!(frame, expected);
}

#[test]
fn every_frame_is_one_line_of_json_and_a_blank_line() {
    let odd = Head { safety_identifier: Some("two\r\nlines\u{2028}".into()), usage: None, ..head() };
    let failure = error::server_error("req\n1");
    for frame in [
        text(&event::partial_image(Endpoint::Generations, 0, &odd)),
        text(&event::completed(Endpoint::Generations, &odd)),
        event::error(&failure),
    ] {
        let lines: Vec<&str> = frame.split('\n').collect();
        assert_eq!(lines.len(), 4, "{frame}");
        assert_eq!(&lines[2..], ["", ""]);
        let data: Value = serde_json::from_str(lines[1].strip_prefix("data: ").unwrap()).unwrap();
        assert_eq!(data["type"], lines[0].strip_prefix("event: ").unwrap());
    }
    assert_eq!(event::HEARTBEAT, ": ping\n\n");
}

#[test]
fn the_events_of_a_job_are_numbered_by_its_life() {
    let queued = event::job("queued", 0, &json!({ "id": "job_1" }));
    let expected = concat!(
        "id: 0\nevent: image.job.queued\n",
        r#"data: {"type":"image.job.queued","sequence_number":0,"job":{"id":"job_1"}}"#,
        "\n\n"
    );
    assert_eq!(queued, expected);
    let partial = text(&event::job_partial_image(1, &head()));
    let expected = concat!(
        "id: 3\nevent: image.job.partial_image\n",
        r#"data: {"type":"image.job.partial_image","sequence_number":3,"partial_image_index":1,"#,
        r#""b64_json":"<0>","created_at":1786572410,"size":"1536x864","quality":"low","#,
        r#""background":"opaque","output_format":"png"}"#,
        "\n\n"
    );
    assert_eq!(partial, expected);
    for odd in [97, 98, 255] {
        assert_eq!(
            event::number_of_partial(odd),
            99,
            "an upstream may number as it likes; the end stays last"
        );
    }
}

#[test]
fn an_error_event_is_nested() {
    let expected = concat!(
        "event: error\n",
        r#"data: {"type":"error","error":{"type":"image_generation_server_error","#,
        r#""code":"image_generation_failed","message":"Image generation failed","param":null}}"#,
        "\n\n"
    );
    let failed = ApiError::new(500, "image_generation_server_error", "Image generation failed");
    assert_eq!(event::error(&failed.code("image_generation_failed")), expected);
    let blocked = event::error(&error::moderation_blocked("req_1", "output", &["sexual"]));
    assert!(
        blocked.contains(r#""moderation_details":{"moderation_stage":"output","categories":["sexual"]}"#)
    );
}

#[test]
fn usage_is_read_from_an_upstream() {
    let full = json!({
        "input_tokens": 76, "input_tokens_details": { "image_tokens": 64, "text_tokens": 12 },
        "output_tokens": 150, "output_tokens_details": { "image_tokens": 120, "text_tokens": 30 },
        "total_tokens": 226,
    });
    let expected = Usage {
        input_image_tokens: 64,
        input_text_tokens: 12,
        output_image_tokens: 120,
        output_text_tokens: 30,
    };
    assert_eq!(Usage::from_json(&full), Some(expected));
    assert_eq!(expected.total_tokens(), 226);
    let bare = Usage::from_json(&json!({ "input_tokens": 5, "output_tokens": 7 })).unwrap();
    assert_eq!((bare.input_text_tokens, bare.output_image_tokens), (5, 7));
    let liar =
        json!({ "input_tokens": 5, "input_tokens_details": { "image_tokens": 9 }, "output_tokens": 0 });
    assert_eq!(Usage::from_json(&liar).unwrap().input_tokens(), 5);
    let area = json!({ "generated_images": 1, "output_tokens": 16_280, "total_tokens": 16_280 });
    let half = json!({ "input_tokens": 5 });
    for nothing in [json!(null), json!({}), json!([]), json!({ "input_tokens": "5" }), area, half] {
        assert_eq!(Usage::from_json(&nothing), None);
    }
    let sum: Usage = [expected, expected].into_iter().sum();
    assert_eq!(sum.total_tokens(), 452);
}
