//! `GET /files`: the files of the caller's project.

use std::sync::Arc;

use axum::Json;
use pictor_api::{ApiError, error};
use serde_json::Value;

use super::object::object;
use crate::files::{File, Filter, Purpose};
use crate::http::api::jobs::page;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::query::Query;
use crate::http::{House, auth};

/// As many as OpenAI gives, at most and without a limit.
pub(super) const MOST: u32 = 10_000;

const FILTERS: [&str; 4] = ["purpose", "after", "limit", "order"];

/// `GET /files`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    let principal = auth::authenticate_images(&house, &question.head.headers).await?;
    let query = Query::read(&question.head.uri, &FILTERS)?;
    let filter = filter(&query, principal.project)?;
    if query.text("purpose").is_some() && filter.purpose.is_none() {
        // Of a purpose that none can have here, there are none.
        return Ok(Json(page(Vec::new(), false)));
    }
    let listed = house.files.list(&filter).await.map_err(|cause| question.failed(&cause))?;
    Ok(Json(page(listed.files.iter().map(object).collect(), listed.more)))
}

fn filter(query: &Query, project: String) -> Result<Filter, ApiError> {
    // Whether there is such a file does not matter: ids sort by time, so that a page goes on from one that was deleted.
    let after = match query.text("after") {
        Some(id) if !File::is_id(id) => return Err(error::invalid_id("after", id, "file-")),
        id => id.map(str::to_owned),
    };
    let limit = query.integer("limit", 1..=MOST.into())?;
    Ok(Filter {
        project,
        purpose: query.text("purpose").and_then(Purpose::from_name),
        after,
        limit: limit.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(MOST),
        newest_first: query.choice("order", &[("asc", false), ("desc", true)])?.unwrap_or(true),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Filter, ApiError> {
        let uri = format!("/v1/files?{query}").parse().unwrap();
        filter(&Query::read(&uri, &FILTERS)?, "proj_1".into())
    }

    #[test]
    fn every_filter_is_read() {
        let all = read("").unwrap();
        assert_eq!((all.limit, all.newest_first, all.purpose, all.after), (10_000, true, None, None));
        let some = read("purpose=vision&after=file-1&limit=2&order=asc").unwrap();
        assert_eq!((some.limit, some.newest_first), (2, false));
        assert_eq!((some.purpose, some.after.as_deref()), (Some(Purpose::Vision), Some("file-1")));
    }

    #[test]
    fn a_fault_names_its_parameter() {
        for (query, code, param) in [
            ("after=job_1", "invalid_value", "after"),
            ("after=file-%00", "invalid_value", "after"),
            ("limit=0", "integer_below_min_value", "limit"),
            ("limit=10001", "integer_above_max_value", "limit"),
            ("order=newest", "invalid_value", "order"),
            ("page=2", "unknown_parameter", "page"),
        ] {
            let told = read(query).unwrap_err();
            assert_eq!((told.code.as_deref(), told.param.as_deref()), (Some(code), Some(param)), "{query}");
        }
    }
}
