//! What the document says of the jobs.

use pictor_api::schema::{
    USAGE, about, between, count, dollars, exactly, flag, integer, list, moment, named, nullable, object,
    one_of, text, with_optional,
};
use pictor_api::{Endpoint, Format};
use serde_json::{Value, json};

use super::list::{LAST_SECOND, MAX_TEXT};
use super::object::path;
use crate::blobs::WIDTHS;
use crate::http::api::openapi::{answered, stream_of};
use crate::http::openapi::{Caller, JSON, Operation, Schema, deleted, page_of, stored_bytes};
use crate::jobs::Status;

/// The schemas that these operations name.
pub(in crate::http) fn schemas() -> Vec<Schema> {
    vec![
        ("ImageJob", job()),
        ("ImageJobList", page_of(named("ImageJob"))),
        ("ImageJobDeleted", deleted("image.job.deleted")),
        ("ImageJobEvent", event()),
        ("ImageJobsEvent", feed_event()),
    ]
}

/// The job object, to its owner.
pub(in crate::http) fn job() -> Value {
    object([
        ("id", id()),
        ("object", exactly("image.job")),
        ("status", status()),
        ("created_at", moment()),
        ("started_at", nullable(moment())),
        ("completed_at", nullable(moment())),
        ("expires_at", about(nullable(moment()), "When the pictures go, or went.")),
        ("endpoint", endpoint()),
        ("model", text()),
        ("requested_model", about(nullable(text()), "The model that was asked for, where another draws.")),
        ("upstream", about(nullable(text()), "Who made the pictures: an upstream, or `illustrator`.")),
        ("progress", between(0, 100)),
        ("usage", nullable(named(USAGE))),
        ("cost_usd", nullable(dollars())),
        ("adjusted", about(list(text()), "What of the request was adapted.")),
        ("error", nullable(fault())),
        ("starred", about(flag(), "Marked by its owner.")),
        ("result", about(nullable(list(picture())), "The pictures that can be fetched.")),
        ("partial", about(nullable(count()), "The newest partial picture that can be fetched here.")),
        ("request", nullable(request())),
    ])
}

fn id() -> Value {
    json!({ "type": "string", "pattern": "^job_" })
}

fn status() -> Value {
    one_of(Status::ALL.map(Status::name))
}

fn endpoint() -> Value {
    one_of([Endpoint::Generations, Endpoint::Edits].map(path))
}

fn fault() -> Value {
    object([("code", nullable(text())), ("message", text()), ("param", nullable(text())), ("type", text())])
}

fn picture() -> Value {
    let picture = object([
        ("index", count()),
        ("size", text()),
        ("output_format", one_of(Format::ALL.iter().map(|format| format.name()))),
        ("bytes", count()),
        ("width", count()),
        ("height", count()),
        ("color", about(nullable(text()), "The average colour, as `#rrggbb`, once it is known.")),
        ("url", nullable(text())),
    ]);
    with_optional(picture, [("aside", about(flag(), "Paid for, but no part of the answer."))])
}

/// Every parameter after defaults.
fn request() -> Value {
    let parameters = object([
        ("model", text()),
        ("prompt", text()),
        ("n", integer()),
        ("size", text()),
        ("quality", text()),
        ("background", text()),
        ("output_format", text()),
        ("output_compression", integer()),
        ("moderation", text()),
        ("stream", flag()),
        ("partial_images", integer()),
        ("user", nullable(text())),
        ("safety_identifier", nullable(text())),
        ("input_fidelity", nullable(text())),
        ("complexity", nullable(text())),
        ("response_format", text()),
        ("seed", count()),
        ("mask_mode", nullable(exactly("strict"))),
    ]);
    let sent = || json!({ "anyOf": [object([("file_id", text())]), exactly("not kept")] });
    let of_edits = [("images", list(sent())), ("mask", nullable(sent())), ("markup", nullable(sent()))];
    with_optional(parameters, of_edits)
}

/// Each event of a job that is watched.
fn event() -> Value {
    let changed =
        object([("type", one_of_statuses()), ("sequence_number", count()), ("job", named("ImageJob"))]);
    let shown = object([
        ("type", exactly("image.job.partial_image")),
        ("sequence_number", count()),
        ("partial_image_index", count()),
        ("b64_json", json!({ "type": "string", "contentEncoding": "base64" })),
        ("created_at", moment()),
        ("size", text()),
        ("quality", text()),
        ("background", text()),
        ("output_format", text()),
    ]);
    json!({ "oneOf": [changed, shown] })
}

/// Headers are text: a number from 0 to 255.
const BELOW_256: &str = "^([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])$";

fn one_of_statuses() -> Value {
    let names = Status::ALL.map(|status| format!("image.job.{}", status.name()));
    one_of(names.iter().map(String::as_str))
}

/// The parameters that choose among jobs.
pub(in crate::http) fn filtered(operation: Operation) -> Operation {
    let second = || between(0, LAST_SECOND);
    operation
        .query("status", status(), "Only jobs of this status.")
        .query("model", text(), "Only jobs of this model.")
        .query("starred", one_of(["true", "false"]), "Only jobs with a star, or without.")
        .query("endpoint", endpoint(), "Only jobs of this endpoint.")
        .query("created_after", second(), "Only jobs that began after this Unix second.")
        .query("created_before", second(), "Only jobs that began before this Unix second.")
        .query(
            "q",
            json!({ "type": "string", "maxLength": MAX_TEXT }),
            "Only jobs whose prompt has this text.",
        )
        .query(
            "after",
            json!({ "type": "string", "pattern": "^(job_.*)?$" }),
            "The last job of the page before.",
        )
        .query("limit", between(1, 100), "How many on a page; 20 unless said.")
        .query("order", one_of(["asc", "desc"]), "By age: `desc`, the newest first, unless said.")
}

pub(super) fn list_jobs() -> Operation {
    filtered(Operation::new("listImageJobs", "Jobs", Caller::Allowed, "List the project's jobs")).answers(
        200,
        "A page of jobs.",
        named("ImageJobList"),
    )
}

/// An operation on one job.
fn one(name: &'static str, summary: &'static str) -> Operation {
    Operation::new(name, "Jobs", Caller::Allowed, summary)
        .path("id", json!({ "type": "string" }), "The job's id.")
        .refuses(&[404])
}

pub(super) fn read() -> Operation {
    one("getImageJob", "Get a job as it stands now").answers(200, "The job.", named("ImageJob")).tells(
        200,
        "OpenAI-Poll-After-Ms",
        "When to ask again, in milliseconds, while the job goes on.",
    )
}

/// `name` tells the two methods apart.
pub(super) fn change(name: &'static str) -> Operation {
    let body = object([("starred", about(flag(), "Mark it, or take the mark away."))]);
    one(name, "Mark a job with a star").takes(JSON, body).answers(200, "The job.", named("ImageJob"))
}

pub(super) fn delete() -> Operation {
    one("deleteImageJob", "Delete a job's pictures and prompt")
        .says("What was paid stays in the ledger.")
        .answers(200, "They are gone.", named("ImageJobDeleted"))
        .refuses(&[409])
}

pub(super) fn response() -> Operation {
    let operation = one("getImageJobResponse", "Get what the call itself answered");
    answered(operation, json!({ "anyOf": [named("GenerationEvent"), named("EditEvent")] }))
        .says("With its status, in the same bytes, as often as it is asked for. While the work goes on, the client waits.")
        .refuses(&[400, 408, 409, 410, 422, 429, 502])
        .passes_refusals_on()
}

pub(super) fn events() -> Operation {
    one("watchImageJob", "Watch a job")
        .says("Server-sent events until the job has ended. Their ids only grow, so that a client goes on from any of them.")
        .query("starting_after", between(0, 255), "The last event that the client has.")
        .header("Last-Event-ID", json!({ "type": "string", "pattern": BELOW_256 }), "The same, as browsers say it; the larger one counts.")
        .answers_as(200, "What happens.", "text/event-stream", stream_of(named("ImageJobEvent")))
        .tells(200, "Cache-Control", "A stream is kept nowhere.")
        .tells(200, "X-Accel-Buffering", "`no`: proxies pass it on at once.")
        .answers_nothing(204, "There is nothing more to tell.")
}

/// An event of all jobs of a project.
fn feed_event() -> Value {
    let connected = object([("type", exactly("image.jobs.connected")), ("sequence_number", count())]);
    let changed =
        object([("type", one_of_statuses()), ("sequence_number", count()), ("job", named("ImageJob"))]);
    json!({ "oneOf": [connected, changed] })
}

pub(super) fn feed() -> Operation {
    let place = || json!({ "type": "string", "pattern": "^[0-9]{1,18}$" });
    Operation::new("watchImageJobs", "Jobs", Caller::Allowed, "Watch all jobs of the project")
        .says("Server-sent events without an end. An event's id is its place: who comes back with it misses no job that has changed since.")
        .query("starting_after", between(0, i64::MAX), "The last place that the client has.")
        .header("Last-Event-ID", place(), "The same, as browsers say it; the larger one counts.")
        .answers_as(200, "What changes.", "text/event-stream", stream_of(named("ImageJobsEvent")))
        .tells(200, "Cache-Control", "A stream is kept nowhere.")
        .tells(200, "X-Accel-Buffering", "`no`: proxies pass it on at once.")
}

pub(super) fn content() -> Operation {
    picture_bytes(one("getImageJobContent", "Get the bytes of a picture"))
}

pub(super) fn partial() -> Operation {
    let operation = one("getImageJobPartial", "Get the newest partial picture of a job under way")
        .says("Only the server that works on the job has it, and only while it does.")
        .path("index", json!({ "type": "integer", "minimum": 0 }), "The number that the job tells.");
    Format::ALL
        .iter()
        .fold(operation, |operation, format| {
            operation.answers_as(200, "The picture.", format.mime(), json!({}))
        })
        .tells(200, "Cache-Control", "It is kept nowhere.")
        .tells(200, "Content-Security-Policy", "`sandbox`")
}

pub(super) fn content_by_address() -> Operation {
    let operation = one("getImageContent", "Get the bytes of a picture by its signed address")
        .says("The address that an answer or a job names needs no key until it expires; without a signature it does.")
        .query("expires", integer(), "Until when the address opens the picture, as a Unix second.")
        .query("kid", text(), "Which secret it is signed with.")
        .query("signature", text(), "What opens the picture.");
    picture_bytes(operation)
}

/// The bytes of one picture, or of a small copy.
fn picture_bytes(operation: Operation) -> Operation {
    let operation = operation
        .path("index", json!({ "type": "integer", "minimum": 0 }), "Which picture, from 0.")
        .query("w", json!({ "type": "integer", "enum": WIDTHS }), "As a WebP copy that is no wider.");
    stored_bytes(operation, Format::ALL.iter().map(|format| format.mime()))
        .answers_nothing(302, "The bucket itself gives it, where the operator wants that.")
        .tells(302, "Location", "The signed address.")
        .tells(302, "Cache-Control", "The address holds for minutes.")
        .refuses(&[410])
}

pub(super) fn cancel() -> Operation {
    one("cancelImageJob", "Take a job back that was not sent yet")
        .answers(200, "The job.", named("ImageJob"))
        .refuses(&[400, 409])
}
