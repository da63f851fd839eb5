//! The ids in a path. Not axum's extractor: it would answer one that is not UTF-8 with text of its own.

use axum::http::Uri;

/// The part at `index` behind the collection: of `/v1/files/file-1/content` and `"/files/"`, 0 is `file-1`. Empty where
/// there is none.
pub(super) fn behind<'a>(uri: &'a Uri, collection: &str, index: usize) -> &'a str {
    let (_, rest) = uri.path().split_once(collection).unwrap_or_default();
    rest.split('/').nth(index).unwrap_or_default()
}
