//! `GET /files/{id}/content`: the bytes, as they came.

use std::sync::Arc;

use axum::response::Response;
use pictor_api::error;

use crate::files::File;
use crate::http::House;
use crate::http::download::Download;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};

/// `GET /files/{id}/content`
pub(super) async fn content(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let file = super::find(&house, &question).await?;
    let download = download(&file);
    if let Some(unchanged) = download.unchanged(&question.head) {
        return Ok(unchanged);
    }
    let opened = house.files.open(&file).await.map_err(|cause| question.failed(&cause))?;
    let spool = opened.ok_or_else(|| error::file_not_found(&file.id))?;
    Ok(download.answer(&question.head, &spool))
}

fn download(file: &File) -> Download {
    let mime = file.picture.map_or("application/octet-stream", |(format, _)| format.mime());
    Download::new(mime, &file.digest.to_string(), "private, no-cache", &disposition(&file.filename))
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
