//! Every error as the client sees it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use pictor_api::error::{self, CODES};
use pictor_api::money::Nanos;
use pictor_api::{ApiError, Size};
use serde_json::json;

/// One of every error, named by its function.
fn every_error() -> Vec<(&'static str, ApiError)> {
    vec![
        ("missing_parameter", error::missing_parameter("prompt")),
        ("unknown_parameter", error::unknown_parameter("bogus")),
        ("duplicate_parameter", error::duplicate_parameter("n", "")),
        ("repeated_image", error::repeated_image()),
        ("mixed_images", error::mixed_images()),
        (
            "misnamed_images",
            error::misnamed_images("images", "For multipart/form-data use 'image' or 'image[]'."),
        ),
        ("invalid_type", error::invalid_type("n", "an integer", "a string")),
        ("unconvertible_text", error::unconvertible_text("n", "an integer")),
        ("empty_string", error::empty_string("prompt")),
        ("nul_in_text", error::nul_in_text("name")),
        ("string_too_long", error::string_too_long("prompt", 32_000, Some(32_001))),
        ("empty_array", error::empty_array("images")),
        ("array_too_long", error::array_too_long("images", 16, 17)),
        ("integer_too_large", error::integer_too_large("n", 10, 11)),
        ("integer_too_small", error::integer_too_small("n", 1, 0)),
        (
            "unsupported_value",
            error::unsupported_value("quality", "ultra", &["low", "medium", "high", "auto"]),
        ),
        (
            "enum_invalid_type",
            error::enum_invalid_type("quality", &["low", "medium", "high", "auto"], "an integer"),
        ),
        (
            "not_supported_yet",
            error::not_supported_yet("images[0].file_id", "'file_id' is", "send a base64 data URL"),
        ),
        ("invalid_header", error::invalid_header("X-Pictor-Mask-Mode", "'strict'")),
        ("ambiguous_reference", error::ambiguous_reference("images[0]")),
        (
            "invalid_size",
            error::invalid_size(
                "1792x936",
                "Width and height must both be divisible by 16.",
                Some(Size::new(1792, 944)),
            ),
        ),
        ("unknown_model", error::unknown_model("foo-model")),
        (
            "retired_model",
            error::retired_model("The model 'dall-e-2' was retired. Use 'gpt-image-2' instead."),
        ),
        ("model_without_input_fidelity", error::model_without_input_fidelity("gpt-image-2")),
        ("model_without_high_fidelity", error::model_without_high_fidelity("gpt-image-1-mini")),
        ("model_without", error::model_without("markup", "gpt-image-2")),
        ("png_compression", error::png_compression()),
        ("transparent_jpeg", error::transparent_jpeg()),
        ("transparent_model", error::transparent_model()),
        ("stream_of_several", error::stream_of_several()),
        ("mask_and_markup", error::mask_and_markup()),
        (
            "unsupported_file",
            error::unsupported_file(
                "image",
                "application/octet-stream",
                &["image/jpeg", "image/png", "image/webp"],
            ),
        ),
        ("invalid_image", error::invalid_image(1)),
        ("empty_image", error::empty_image(2)),
        ("invalid_image_data", error::invalid_image_data("images[0].image_url")),
        ("invalid_overlay", error::invalid_overlay("mask", "mask size does not match image size")),
        ("file_too_large", error::file_too_large("image", 52_428_800)),
        ("body_too_large", error::body_too_large("The request body", 1_048_576)),
        ("invalid_json", error::invalid_json("it ends too early")),
        ("invalid_multipart", error::invalid_multipart("it ends too early")),
        ("job_ended", error::job_ended("completed")),
        ("invalid_id", error::invalid_id("after", "file-1", "job_")),
        ("picture_not_found", error::picture_not_found("job_1", "3")),
        ("job_open", error::job_open()),
        ("unsupported_content_type", error::unsupported_content_type("text/xml", &["application/json"])),
        ("invalid_api_key", error::invalid_api_key("invalid-key")),
        ("missing_api_key", error::missing_api_key()),
        ("permission_denied", error::permission_denied("This key may not use the admin API.")),
        ("upstream_forbidden", error::upstream_forbidden("gpt-image-2")),
        ("model_not_found", error::model_not_found("foo-model")),
        ("unknown_url", error::unknown_url("POST /v1/chat/completions")),
        ("method_not_allowed", error::method_not_allowed("GET")),
        ("request_timeout", error::request_timeout()),
        ("job_in_progress", error::job_in_progress(10)),
        ("outcome_unknown", error::outcome_unknown()),
        ("moderation_blocked", error::moderation_blocked("req_1", "input", &["sexual", "violence"])),
        ("image_rate_limit", error::image_rate_limit("gpt-image-2", "org-1", 5, 5, 1, 12)),
        ("insufficient_quota", error::insufficient_quota()),
        ("upstream_rate_limited", error::upstream_rate_limited(9)),
        ("server_busy", error::server_busy(3)),
        ("server_error", error::server_error("req_1")),
        ("bad_upstream_answer", error::bad_upstream_answer()),
        ("partly_made", error::partly_made(2, 3, "job_1")),
        ("overloaded", error::overloaded(7)),
        ("upstream_quota_spent", error::upstream_quota_spent()),
    ]
}

/// One of every error about files and stored bytes, calls that are sent again, jobs, limits and money.
fn errors_of_jobs() -> Vec<(&'static str, ApiError)> {
    vec![
        ("file_not_found", error::file_not_found("file-1")),
        ("unknown_file", error::unknown_file("images[0].file_id", "file-1")),
        ("remote_images_off", error::remote_images_off("images[0].image_url")),
        ("download_failed", error::download_failed("Upstream status code: 404.")),
        ("empty_file", error::empty_file()),
        ("invalid_signature", error::invalid_signature()),
        ("range_not_satisfiable", error::range_not_satisfiable(2_048)),
        ("file_storage_exceeded", error::file_storage_exceeded(10_737_418_240)),
        ("invalid_idempotency_key", error::invalid_idempotency_key()),
        ("idempotency_key_reused", error::idempotency_key_reused()),
        ("job_cancelled", error::job_cancelled("job_1")),
        ("already_sent", error::already_sent("job_1")),
        ("not_in_doubt", error::not_in_doubt("job_1")),
        ("job_not_found", error::job_not_found("job_1")),
        ("result_expired", error::result_expired("job_1")),
        ("missing_scope", error::missing_scope("admin")),
        ("sign_in_refused", error::sign_in_refused()),
        ("session_ended", error::session_ended()),
        ("foreign_page", error::foreign_page()),
        ("invalid_settings", error::invalid_settings("relay.queue: 'many' is no number")),
        ("webhook_refused", error::webhook_refused("url", "it is no URL")),
        ("too_many_sign_ins", error::too_many_sign_ins(10, 6)),
        ("model_not_allowed", error::model_not_allowed("proj_1", "gpt-image-2")),
        ("request_rate_limit", error::request_rate_limit("gpt-image-2", "org-1", 3, 20)),
        ("concurrency_limit", error::concurrency_limit("gpt-image-2", "org-1", 4, 1)),
        ("max_cost_exceeded", error::max_cost_exceeded(Nanos(711_000_000), Nanos(500_000_000))),
        ("image_limit_exceeded", error::image_limit_exceeded(2, 4)),
        ("resource_not_found", error::resource_not_found("project", "proj_1")),
        ("project_archived", error::project_archived("proj_1")),
        ("protected_resource", error::protected_resource("The default project cannot be archived.")),
        ("database_unavailable", error::database_unavailable(2)),
        ("pictures_on_their_way", error::pictures_on_their_way(5)),
        ("storage_unavailable", error::storage_unavailable(5)),
    ]
}

/// Compared with `errors.txt`; with `BLESS=1` in the environment that file is written anew.
#[test]
fn every_error_is_as_recorded() {
    let mut all = String::new();
    for (name, error) in every_error().into_iter().chain(errors_of_jobs()) {
        let headers = [
            error.retry_after.map(|seconds| format!(", retry-after: {seconds}")),
            error.should_retry.map(|retry| format!(", x-should-retry: {retry}")),
        ];
        let headers: String = headers.into_iter().flatten().collect();
        writeln!(all, "## {name}: {}{headers}\n{}\n", error.status, error.to_json()).unwrap();
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/errors.txt"), &all).unwrap();
    }
    let recorded = include_str!("errors.txt");
    for (made, recorded) in all.split("## ").zip(recorded.split("## ")) {
        assert_eq!(made, recorded);
    }
    assert_eq!(all.len(), recorded.len(), "an error is recorded that is not made, or the other way round");
}

#[test]
fn the_code_table_is_complete_and_true() {
    let row = |error: &ApiError| (error.code.clone().unwrap_or_default(), error.kind.clone(), error.status);
    let made: BTreeSet<_> =
        every_error().iter().chain(&errors_of_jobs()).map(|(_, error)| row(error)).collect();
    let listed: BTreeSet<_> =
        CODES.iter().map(|row| (row.code.to_string(), row.kind.to_string(), row.status)).collect();
    assert_eq!(made, listed);
    assert_eq!(listed.len(), CODES.len(), "a row is there twice");
    assert!(CODES.iter().all(|row| !row.client.is_empty()));
    assert!(CODES.is_sorted_by_key(|row| (row.status, row.code)));
}

#[test]
fn an_upstreams_error_is_passed_on_faithfully() {
    let original = error::moderation_blocked("req_9", "output", &["violence"]);
    let read = ApiError::from_upstream(400, original.to_json().as_bytes()).unwrap();
    assert_eq!(read, original);
    assert_eq!(read.to_json(), original.to_json());
    let body = json!({ "error": { "code": 429, "message": "m", "param": null, "extra": [1] } }).to_string();
    let read = ApiError::from_upstream(429, body.as_bytes()).unwrap();
    assert_eq!(
        (read.status, read.kind.as_str(), read.code.as_deref()),
        (429, "invalid_request_error", Some("429"))
    );
    assert_eq!(serde_json::to_value(&read.details).unwrap(), json!({ "extra": [1] }));
    let event = br#"{"type":"error","error":{"type":"t","code":"c","message":"m","param":"p"}}"#;
    let read = ApiError::from_upstream(500, event).unwrap();
    assert_eq!(read, ApiError::new(500, "t", "m").code("c").param("p"));
    let bare = ApiError::from_upstream(503, br#"{"error":{"message":"m","type":null}}"#).unwrap();
    assert_eq!(bare.kind, "server_error");
}

#[test]
fn what_is_no_envelope_is_not_passed_on() {
    for body in [
        "",
        "<html>",
        "{}",
        "{\"detail\":\"x\"}",
        "{\"error\":\"x\"}",
        "{\"error\":{}}",
        "[]",
        "{\"error\":{\"message\":5.5}",
    ] {
        assert_eq!(ApiError::from_upstream(500, body.as_bytes()), None, "{body}");
    }
}

/// What may have been billed, and what only the operator can change, is not sent again by the SDKs: they retry 408,
/// 409, 429 and everything from 500 on, unless `x-should-retry` says otherwise.
#[test]
fn what_must_not_be_sent_again_says_so() {
    for error in [
        error::partly_made(1, 2, "req_1"),
        error::upstream_quota_spent(),
        error::outcome_unknown(),
        error::bad_upstream_answer(),
        error::insufficient_quota(),
        error::job_cancelled("job_1"),
        error::already_sent("job_1"),
        error::result_expired("job_1"),
    ] {
        assert_eq!((error.should_retry, error.retry_after), (Some(false), None), "{error}");
    }
    assert_eq!(error::upstream_forbidden("m").status, 403);
}

#[test]
fn our_own_refusals_name_nobody_elses_help() {
    for (name, error) in every_error().into_iter().chain(errors_of_jobs()) {
        assert!(!error.to_json().to_lowercase().contains("openai.com"), "{name}: {error}");
    }
    let blocked = error::moderation_blocked("req_1", "input", &["sexual"]);
    assert!(blocked.message.contains("the operator of this server"), "{blocked}");
    assert!(blocked.message.contains("request ID req_1"), "{blocked}");
    assert!(blocked.message.ends_with("safety_violations=[sexual]."), "{blocked}");
}

#[test]
fn a_key_is_shown_only_in_part() {
    assert_eq!(error::masked_key("invalid-key"), "invalid-key");
    let masked = error::masked_key("sk-proj-0123456789abcdefghijklmnop");
    assert_eq!(masked, "sk-proj-***mnop");
    assert_eq!(error::masked_key("a\nb"), "a?b");
}

#[test]
fn services_with_envelopes_of_their_own_are_understood() {
    for (body, message, code, param) in [
        (r#"{"error":"no such size"}"#, "no such size", None, None),
        (r#"{"code":"invalid-argument","error":"no key"}"#, "no key", Some("invalid-argument"), None),
        (r#"{"code":20012,"message":"no model","data":null}"#, "no model", Some("20012"), None),
        (r#"{"detail":"too many"}"#, "too many", None, None),
        (r#"{"detail":{"error":"no credit"}}"#, "no credit", None, None),
        (
            r#"{"detail":[{"loc":["body","size"],"msg":"one"},{"loc":["body"],"msg":"two"}]}"#,
            "one; two",
            None,
            Some("size"),
        ),
    ] {
        let error = ApiError::from_stranger(422, body.as_bytes()).unwrap();
        assert_eq!((error.status, error.message.as_str()), (422, message));
        assert_eq!((error.code.as_deref(), error.param.as_deref()), (code, param), "{body}");
    }
    for body in ["<html>", "{}", "[]", r#"{"error":{}}"#, r#"{"detail":[]}"#, r#"{"detail":null}"#] {
        assert_eq!(ApiError::from_stranger(400, body.as_bytes()), None, "{body}");
    }
}
