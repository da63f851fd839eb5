//! `POST /files`: a form with a file and what it is for.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::response::{IntoResponse, Response};
use pictor_api::request::{MAX_FILE_BYTES, Upload, Value};
use pictor_api::{ApiError, Format, Size, error};
use pictor_codec::Limits;
use pictor_relay::describe;
use pictor_spool::Spool;

use super::object::object;
use crate::db::DbError;
use crate::files::{FilesError, New, Purpose};
use crate::http::body::{self, Parts, ReadError};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::{House, auth};
use crate::images::FULL_DISK;
use crate::keys::Principal;

/// The lifetimes that a file may ask for, in seconds: an hour to 30 days.
pub(super) const SECONDS: std::ops::RangeInclusive<i64> = 3_600..=2_592_000;

/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 255;

/// `POST /files`
pub(super) async fn create(house: Arc<House>, inbound: Inbound) -> Response {
    let Inbound { id, head, body, facts } = inbound;
    let refuse = |refused: ReadError| {
        let told = refused.told(&id);
        facts.refused(&told, refused.cause());
        Refusal(told).into_response()
    };
    let principal = match may_upload(&house, &head.headers).await {
        Ok(principal) => principal,
        Err(told) => {
            body::linger(&head.headers, body, &house.timeouts, &house.metrics).await;
            return refuse(told.into());
        }
    };
    let (new, spool) = match read(&house, principal, &head.headers, body).await {
        Ok(read) => read,
        Err(refused) => return refuse(refused),
    };
    match house.files.keep(new, spool).await {
        Ok(file) => Json(object(&file)).into_response(),
        Err(cause) => {
            let told = told(&cause, &id);
            facts.refused(&told, describe(&cause));
            Refusal(told).into_response()
        }
    }
}

/// Who brings a file, if there is room for it.
async fn may_upload(house: &House, headers: &axum::http::HeaderMap) -> Result<Principal, ApiError> {
    let principal = auth::authenticate_images(house, headers).await?;
    house.images.disk.has_room().map_err(|_| error::overloaded(FULL_DISK))?;
    Ok(principal)
}

async fn read(
    house: &House,
    principal: Principal,
    headers: &axum::http::HeaderMap,
    body: axum::body::Body,
) -> Result<(New, Spool), ReadError> {
    let parts = body::form(headers, body, &house.spools, &house.timeouts, &house.metrics).await?;
    let asked = Asked::read(&parts.fields)?;
    let (upload, spool) = only_file(parts)?;
    let (looked_at, purpose) = (spool.clone(), asked.purpose);
    let looking =
        tokio::task::spawn_blocking(move || picture(&looked_at, &upload, purpose).map(|it| (it, upload)));
    let (picture, upload) =
        looking.await.map_err(|_| ReadError::Internal("reading the header of a file panicked"))??;
    let Principal { project, key, .. } = principal;
    let filename = filename(upload.filename.as_deref().unwrap_or_default());
    let Asked { purpose, expires_after } = asked;
    Ok((New { project, key, purpose, filename, picture, expires_after }, spool))
}

/// What a form says beside its file.
struct Asked {
    purpose: Purpose,
    expires_after: Option<Duration>,
}

impl Asked {
    fn read(fields: &[(String, Value)]) -> Result<Self, ApiError> {
        const ANCHOR: &str = "expires_after[anchor]";
        const LIFETIME: &str = "expires_after[seconds]";
        for (index, (name, _)) in fields.iter().enumerate() {
            match name.as_str() {
                "purpose" | ANCHOR | LIFETIME => {}
                "file" => return Err(error::invalid_type("file", "a file", "a string")),
                _ => return Err(error::unknown_parameter(name)),
            }
            if fields[..index].iter().any(|(other, _)| other == name) {
                return Err(error::duplicate_parameter(name, ""));
            }
        }
        let text = |wanted: &str| {
            fields.iter().find_map(|(name, value)| match value {
                Value::Text(text) if name == wanted => Some(text.as_str()),
                _ => None,
            })
        };
        let purpose = text("purpose").ok_or_else(|| error::missing_parameter("purpose"))?;
        let purpose = Purpose::from_name(purpose)
            .ok_or_else(|| error::unsupported_value("purpose", purpose, &Purpose::ALL.map(Purpose::name)))?;
        let expires_after = match (text(ANCHOR), text(LIFETIME)) {
            (None, None) => None,
            (None, Some(_)) => return Err(error::missing_parameter(ANCHOR)),
            (Some("created_at"), seconds) => {
                Some(lifetime(LIFETIME, seconds.ok_or_else(|| error::missing_parameter(LIFETIME))?)?)
            }
            (Some(other), _) => return Err(error::unsupported_value(ANCHOR, other, &["created_at"])),
        };
        Ok(Self { purpose, expires_after })
    }
}

fn lifetime(name: &str, text: &str) -> Result<Duration, ApiError> {
    let seconds: i128 = text.parse().map_err(|_| error::unconvertible_text(name, "an integer"))?;
    let (shortest, longest) = (*SECONDS.start(), *SECONDS.end());
    match u64::try_from(seconds) {
        _ if seconds < shortest.into() => Err(error::integer_too_small(name, shortest, seconds)),
        Ok(whole) if seconds <= longest.into() => Ok(Duration::from_secs(whole)),
        _ => Err(error::integer_too_large(name, longest, seconds)),
    }
}

/// The one file of a form.
fn only_file(parts: Parts) -> Result<(Upload, Spool), ReadError> {
    let mut files = parts.uploads.into_iter().zip(parts.files);
    let (upload, spool) = files.next().ok_or_else(|| error::missing_parameter("file"))?;
    if upload.field != "file" {
        return Err(error::unknown_parameter(&upload.field).into());
    }
    if let Some((other, _)) = files.next() {
        let refused = match other.field.as_str() {
            "file" => error::duplicate_parameter("file", ""),
            other => error::unknown_parameter(other),
        };
        return Err(refused.into());
    }
    match spool {
        _ if upload.bytes > MAX_FILE_BYTES => Err(error::file_too_large("file", MAX_FILE_BYTES).into()),
        Some(spool) if !spool.is_empty() => Ok((upload, spool)),
        _ => Err(error::empty_file().into()),
    }
}

/// What picture a file is, by its bytes: one for vision must be one. Blocks.
fn picture(spool: &Spool, upload: &Upload, purpose: Purpose) -> Result<Option<(Format, Size)>, ApiError> {
    let header = pictor_codec::header(&mut spool.reader()).ok();
    let (limits, must) = (Limits::default(), purpose == Purpose::Vision);
    match (upload.format, header) {
        (None, _) if must => {
            let declared = upload.mime.as_deref().unwrap_or("application/octet-stream");
            Err(error::unsupported_file("file", declared, &["image/jpeg", "image/png", "image/webp"]))
        }
        (_, None) if must => Err(error::invalid_image_data("file")),
        (_, Some(header)) if must && header.size.pixels() > limits.pixels => {
            Err(error::invalid_image_data("file"))
        }
        (_, header) => Ok(header.map(|header| (header.format, header.size))),
    }
}

/// A name without a way to it and without what cannot be shown.
fn filename(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    if name.is_empty() { "upload".to_owned() } else { name }
}

fn told(cause: &FilesError, request: &str) -> ApiError {
    match cause {
        FilesError::OverBudget { budget } => error::file_storage_exceeded(*budget),
        FilesError::Db(cause) if DbError::is_transient(cause) => error::database_unavailable(2),
        FilesError::Db(_) => error::server_error(request),
        // The disk is full or the bucket does not answer: nothing is kept, and it may be sent again.
        FilesError::Blobs(_) => error::overloaded(5),
    }
}
