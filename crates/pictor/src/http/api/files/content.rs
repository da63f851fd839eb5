//! `GET /files/{id}/content`: the bytes, as they came.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    HeaderMap, HeaderName, HeaderValue,
};
use axum::response::{IntoResponse, Response};
use pictor_api::error;

use crate::files::File;
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};

/// `GET /files/{id}/content`
pub(super) async fn content(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let file = super::find(&house, &question).await?;
    let opened = house.files.open(&file).await.map_err(|cause| question.failed(&cause))?;
    let spool = opened.ok_or_else(|| error::file_not_found(&file.id))?;
    let length = [(CONTENT_LENGTH, HeaderValue::from(spool.len()))];
    Ok((headers(&file), length, Body::from_stream(spool.stream())).into_response())
}

/// Whatever it is, no browser runs it here.
fn headers(file: &File) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut add = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    add(CONTENT_TYPE, file.picture.map_or("application/octet-stream", |(format, _)| format.mime()));
    add(ETAG, &format!("\"{}\"", file.digest));
    add(CACHE_CONTROL, "private, no-cache");
    add(CONTENT_DISPOSITION, &disposition(&file.filename));
    add(CONTENT_SECURITY_POLICY, "sandbox");
    headers
}

/// The name in ASCII for all, and as it is for those that read RFC 6266.
fn disposition(filename: &str) -> String {
    let plain =
        |letter: char| if matches!(letter, ' '..='~') && !"\"\\%/".contains(letter) { letter } else { '_' };
    let ascii: String = filename.chars().map(plain).collect();
    let mut encoded = String::new();
    for byte in filename.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_whatever_is_in_it() {
        assert_eq!(disposition("a b.png"), "attachment; filename=\"a b.png\"; filename*=UTF-8''a%20b.png");
        assert_eq!(
            disposition("\u{732b}\"\r\n.png"),
            "attachment; filename=\"____.png\"; filename*=UTF-8''%E7%8C%AB%22%0D%0A.png"
        );
    }
}
