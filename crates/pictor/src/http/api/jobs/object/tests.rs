//! The job object of each status, as its owner reads it.

use pictor_api::money::Nanos;
use pictor_api::response::{Head, Usage};
use pictor_api::{Background, Call, Format, Quality, Size, record};

use super::*;
use crate::jobs::{Money, Route};

const MONTH: Duration = Duration::from_hours(720);

/// A job for two pictures that has just come.
fn queued() -> Job {
    let call = Call { n: 2, ..Call::new(Endpoint::Generations, "gpt-image-2", "a red apple") };
    Job {
        id: "job_1".into(),
        project: "proj_default".into(),
        key: "key_admin".into(),
        endpoint: Endpoint::Generations,
        model: "gpt-image-2".into(),
        n: 2,
        idempotency_key: None,
        fingerprint: "ab".into(),
        status: Status::Queued,
        money: Money::Reserved,
        route: Route::Relay,
        asynchronous: true,
        request: record::call(&call),
        inputs_kept: false,
        reserved: Nanos(21_200_000),
        cost: None,
        upstream: None,
        created_at: 1_795_361_646_999,
        started_at: None,
        completed_at: None,
        delivered_at: None,
        stored: None,
        error: None,
        retryable: false,
        recovered: false,
        swept_at: None,
        uploading: false,
        starred: false,
        colors: None,
    }
}

fn in_progress() -> Job {
    Job { status: Status::InProgress, started_at: Some(1_795_361_647_000), ..queued() }
}

fn ended(status: Status) -> Job {
    let (money, completed_at) = (Money::Closed, Some(1_795_361_660_500));
    Job { status, money, completed_at, ..in_progress() }
}

fn stored(pictures: usize, answered: usize) -> Option<Stored> {
    let kept = |index| Kept {
        name: format!("results/20261122/job_1-{index}.webp"),
        format: Format::Webp,
        size: Size::new(1536, 1024),
        bytes: 4_096,
        digest: "cd".into(),
    };
    let usage = Usage { input_text_tokens: 14, output_image_tokens: 392, ..Usage::default() };
    let head = Head {
        created: 1_795_361_660,
        background: Background::Opaque,
        format: Format::Webp,
        quality: Quality::Low,
        size: Size::new(1536, 1024),
        usage: Some(usage),
        safety_identifier: None,
    };
    Some(Stored {
        head: (answered > 0).then_some(head),
        pictures: (0..pictures).map(kept).collect(),
        answered,
        upstream: "openai-main".into(),
        adjusted: Vec::new(),
    })
}

fn completed() -> Job {
    let colors = Some(vec![Some("#4a6b8c".to_owned()), None]);
    Job { stored: stored(2, 2), colors, cost: Some(Nanos(11_830_000)), ..ended(Status::Completed) }
}

#[test]
fn a_completed_job_has_all_members_in_their_order() {
    let picture = |index, color: Value| {
        json!({ "index": index, "size": "1536x1024", "output_format": "webp", "bytes": 4_096, "width": 1_536,
                "height": 1_024, "color": color, "url": null })
    };
    let expected = json!({
        "id": "job_1",
        "object": "image.job",
        "status": "completed",
        "created_at": 1_795_361_646,
        "started_at": 1_795_361_647,
        "completed_at": 1_795_361_660,
        "expires_at": 1_797_953_660,
        "endpoint": "/v1/images/generations",
        "model": "gpt-image-2",
        "requested_model": null,
        "upstream": "openai-main",
        "progress": 100,
        "usage": {
            "input_tokens": 14, "output_tokens": 392, "total_tokens": 406,
            "input_tokens_details": { "text_tokens": 14, "image_tokens": 0 },
            "output_tokens_details": { "text_tokens": 0, "image_tokens": 392 },
        },
        "cost_usd": "0.01183",
        "adjusted": [],
        "error": null,
        "starred": false,
        "result": [picture(0, json!("#4a6b8c")), picture(1, Value::Null)],
        "partial": null,
        "request": {
            "model": "gpt-image-2", "prompt": "a red apple", "n": 2, "size": "auto", "quality": "auto",
            "background": "auto", "output_format": "png", "output_compression": 100, "moderation": "auto",
            "stream": false, "partial_images": 0, "user": null, "safety_identifier": null,
            "input_fidelity": null, "complexity": null, "response_format": "b64_json", "seed": 0,
            "mask_mode": null,
        },
    });
    assert_eq!(object(&completed(), MONTH).to_string(), expected.to_string());
}

#[test]
fn each_status_tells_what_is_known_of_it() {
    let refused = ApiError::new(400, "image_generation_user_error", "No.").code("moderation_blocked");
    let partly = error::partly_made(1, 2, "job_1");
    let rows = [
        (queued(), "queued", 0, None, 0),
        (in_progress(), "in_progress", 0, None, 0),
        (completed(), "completed", 100, None, 2),
        (Job { error: Some(refused), ..ended(Status::Failed) }, "failed", 0, Some("moderation_blocked"), 0),
        (
            Job { error: Some(partly), stored: stored(1, 0), ..ended(Status::Failed) },
            "failed",
            50,
            Some("partly_made"),
            1,
        ),
        (ended(Status::Unknown), "unknown", 0, Some("outcome_unknown"), 0),
        (Job { stored: stored(1, 0), ..ended(Status::Unknown) }, "unknown", 50, Some("outcome_unknown"), 1),
        (Job { started_at: None, ..ended(Status::Cancelled) }, "cancelled", 0, None, 0),
        (Job { swept_at: Some(1_797_953_661_000), ..completed() }, "completed", 100, None, 0),
    ];
    for (job, status, progress, code, pictures) in rows {
        let object = object(&job, MONTH);
        assert_eq!((&object["status"], &object["progress"]), (&json!(status), &json!(progress)), "{object}");
        assert_eq!(object["error"]["code"], json!(code), "{object}");
        assert_eq!(object["result"].as_array().map_or(0, Vec::len), pictures, "{object}");
        assert_eq!(object["result"].is_null(), pictures == 0, "{object}");
        assert_eq!(object["completed_at"].is_null(), job.status.is_open(), "{object}");
    }
}

#[test]
fn an_error_is_told_as_in_its_envelope_without_details() {
    let blocked = error::moderation_blocked("req_1", "input", &["sexual"]);
    let object = object(&Job { error: Some(blocked), ..ended(Status::Failed) }, MONTH);
    let members: Vec<&String> = object["error"].as_object().unwrap().keys().collect();
    assert_eq!(members, ["code", "message", "param", "type"]);
}

#[test]
fn pictures_are_kept_for_a_time_or_until_they_are_swept() {
    let swept = object(&Job { swept_at: Some(1_796_000_000_000), ..completed() }, MONTH);
    assert_eq!(swept["expires_at"], 1_796_000_000);
    assert_eq!(object(&completed(), Duration::ZERO)["expires_at"], 1_795_361_660);
    assert!(object(&ended(Status::Failed), MONTH)["expires_at"].is_null(), "nothing to keep");
}

#[test]
fn pictures_that_are_no_part_of_the_answer_say_so() {
    let object = object(&Job { n: 1, stored: stored(2, 1), ..completed() }, MONTH);
    assert!(object["result"][0].get("aside").is_none());
    assert_eq!(object["result"][1]["aside"], true);
}

#[test]
fn a_deleted_request_is_gone() {
    assert!(object(&Job { request: Value::Null, ..completed() }, MONTH)["request"].is_null());
}

#[test]
fn an_edit_says_how_many_pictures_it_had_but_keeps_none() {
    let call = Call {
        size: Some(Size::new(1024, 1024)),
        quality: Some(Quality::Low),
        strict_mask: true,
        ..Call::new(Endpoint::Edits, "gpt-image-2", "darker")
    };
    let mut request = record::call(&call);
    request["inputs"] = json!({ "images": 2, "mask": true, "markup": false });
    let object = object(&Job { endpoint: Endpoint::Edits, request, ..queued() }, MONTH);
    assert_eq!(object["endpoint"], "/v1/images/edits");
    let request = &object["request"];
    assert_eq!(request["images"], json!(["not kept", "not kept"]));
    assert_eq!((&request["mask"], &request["markup"]), (&json!("not kept"), &Value::Null));
    assert_eq!((&request["size"], &request["quality"]), (&json!("1024x1024"), &json!("low")));
    assert_eq!(request["mask_mode"], "strict");
}

#[test]
fn a_list_names_its_ends() {
    let page =
        list(vec![object(&queued(), MONTH), object(&Job { id: "job_0".into(), ..queued() }, MONTH)], true);
    assert_eq!((&page["first_id"], &page["last_id"]), (&json!("job_1"), &json!("job_0")));
    let expected =
        json!({ "object": "list", "data": [], "first_id": null, "last_id": null, "has_more": false });
    assert_eq!(list(Vec::new(), false), expected);
}
