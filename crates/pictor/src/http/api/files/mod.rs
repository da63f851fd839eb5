//! Files, as OpenAI has them: uploaded once, named in edits by their ids.
//!
//! A file of another project is told in the words for one that never was.

mod content;
mod create;
mod delete;
mod list;
mod object;
mod read;

use std::sync::Arc;

use axum::Router;
use axum::http::Uri;
use axum::routing::get;
use pictor_api::error;

use crate::files::File;
use crate::http::error::Refusal;
use crate::http::exchange::{Question, handler};
use crate::http::{House, auth, path};

/// The routes below `prefix`.
pub(super) fn routes(prefix: &str) -> Router<Arc<House>> {
    let at = |path: &str| format!("{prefix}/files{path}");
    let one = get(handler("files", read::read)).delete(handler("files", delete::delete));
    Router::new()
        .route(&at(""), get(handler("files", list::list)).post(handler("files", create::create)))
        .route(&at("/{id}"), one)
        .route(&at("/{id}/content"), get(handler("files", content::content)))
}

/// The file that the path names, if the caller may see it.
async fn find(house: &House, question: &Question) -> Result<File, Refusal> {
    let principal = auth::authenticate_images(house, &question.head.headers).await?;
    let id = id(&question.head.uri);
    match house.files.read(&principal.project, id).await {
        Ok(Some(file)) => Ok(file),
        Ok(None) => Err(error::file_not_found(id).into()),
        Err(cause) => Err(question.failed(&cause)),
    }
}

/// The id in the path.
fn id(uri: &Uri) -> &str {
    path::behind(uri, "/files/", 0)
}
