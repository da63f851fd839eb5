//! Files, as OpenAI has them: uploaded once, named in edits by their ids.
//!
//! A file of another project is told in the words for one that never was.

mod content;
mod create;
mod delete;
mod list;
mod object;
mod openapi;
mod read;

use axum::http::Uri;
use pictor_api::error;

use crate::files::File;
use crate::http::error::Refusal;
use crate::http::exchange::{Question, handler};
use crate::http::openapi::Route;
use crate::http::{House, auth, path};
pub(super) use openapi::schemas;

/// The routes of the API.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/files", handler("files", list::list), openapi::list()),
        Route::post("/files", handler("files", create::create), openapi::create()),
        Route::get("/files/{id}", handler("files", read::read), openapi::read()),
        Route::delete("/files/{id}", handler("files", delete::delete), openapi::delete()),
        Route::get("/files/{id}/content", handler("files", content::content), openapi::content()),
    ]
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
