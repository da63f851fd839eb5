//! `GET /images/jobs`: the project's jobs, newest first unless told otherwise, a page at a time.

use std::sync::Arc;

use axum::Json;
use pictor_api::{ApiError, Endpoint, error};
use serde_json::Value;

use super::object::{self, path};
use super::partial::object_now;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::links::Links;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::jobs::{Filter, Status, Within};

/// The parameters that choose among jobs.
pub(in crate::http) const FILTERS: [&str; 10] = [
    "status",
    "model",
    "endpoint",
    "after",
    "limit",
    "order",
    "created_after",
    "created_before",
    "starred",
    "q",
];

/// The longest text that is searched for, in characters.
pub(super) const MAX_TEXT: usize = 256;

/// The last second of the year 9999, so that a second in milliseconds stays a number.
pub(super) const LAST_SECOND: i64 = 253_402_300_799;

/// `GET /images/jobs`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    let principal = auth::authenticate_images(&house, &question.head.headers).await?;
    let query = Query::read(&question.head.uri, &FILTERS)?;
    let filter = filter(&query, Within::Project(principal.project))?;
    let page = house.images.jobs.list(&filter).await.map_err(|cause| question.failed(&cause))?;
    let links = Links::new(&house, &question.head);
    let data = page.jobs.iter().map(|job| links.shown(object_now(&house, job))).collect();
    Ok(Json(object::list(data, page.more)))
}

/// What a query asks of the jobs `within` what the caller may see.
pub(in crate::http) fn filter(query: &Query, within: Within) -> Result<Filter, ApiError> {
    let statuses = Status::ALL.map(|status| (status.name(), status));
    let endpoints = [Endpoint::Generations, Endpoint::Edits].map(|endpoint| (path(endpoint), endpoint));
    let moment = |name: &str| {
        let second = query.integer(name, 0..=LAST_SECOND)?;
        Ok::<_, ApiError>(second.map(|second| second * 1_000))
    };
    Ok(Filter {
        within,
        key: None,
        status: query.choice("status", &statuses)?,
        model: query.text("model").map(str::to_owned),
        endpoint: query.choice("endpoint", &endpoints)?,
        after: after(query)?,
        limit: query.integer("limit", 1..=100)?.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(20),
        newest_first: query.choice("order", &[("asc", false), ("desc", true)])?.unwrap_or(true),
        created_after: moment("created_after")?,
        created_before: moment("created_before")?,
        starred: query.choice("starred", &[("true", true), ("false", false)])?,
        text: text(query)?,
    })
}

/// Whether there is such a job does not matter: ids sort by time, so that a page goes on from one that was deleted.
fn after(query: &Query) -> Result<Option<String>, ApiError> {
    match query.text("after") {
        Some(id) if !id.starts_with("job_") => Err(error::invalid_id("after", id, "job_")),
        id => Ok(id.map(str::to_owned)),
    }
}

fn text(query: &Query) -> Result<Option<String>, ApiError> {
    let Some(text) = query.text("q") else { return Ok(None) };
    match text.chars().count() {
        length if length > MAX_TEXT => Err(error::string_too_long("q", MAX_TEXT, Some(length))),
        _ => Ok(Some(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Filter, ApiError> {
        let uri = format!("/v1/images/jobs?{query}").parse().unwrap();
        filter(&Query::read(&uri, &FILTERS)?, Within::All)
    }

    #[test]
    fn without_parameters_it_is_the_twenty_newest() {
        let filter = read("").unwrap();
        assert_eq!((filter.limit, filter.newest_first), (20, true));
        assert!(filter.status.is_none() && filter.after.is_none() && filter.created_after.is_none());
    }

    #[test]
    fn every_filter_is_read() {
        let filter = read(
            "status=unknown&model=gpt-image-2&endpoint=/v1/images/edits&after=job_1&limit=100&order=asc\
             &created_after=10&created_before=253402300799&q=a%20lake&starred=true",
        )
        .unwrap();
        assert_eq!((filter.status, filter.endpoint), (Some(Status::Unknown), Some(Endpoint::Edits)));
        assert_eq!((filter.model.as_deref(), filter.after.as_deref()), (Some("gpt-image-2"), Some("job_1")));
        assert_eq!((filter.limit, filter.newest_first), (100, false));
        assert_eq!((filter.created_after, filter.created_before), (Some(10_000), Some(253_402_300_799_000)));
        assert_eq!(filter.starred, Some(true));
        assert_eq!(filter.text.as_deref(), Some("a lake"));
    }

    #[test]
    fn a_fault_names_its_parameter() {
        let long = format!("q={}", "x".repeat(257));
        for (query, code, param) in [
            ("status=done", "invalid_value", "status"),
            ("endpoint=edits", "invalid_value", "endpoint"),
            ("after=file-1", "invalid_value", "after"),
            ("starred=yes", "invalid_value", "starred"),
            ("limit=101", "integer_above_max_value", "limit"),
            ("order=newest", "invalid_value", "order"),
            ("created_before=253402300800", "integer_above_max_value", "created_before"),
            ("created_after=-1", "integer_below_min_value", "created_after"),
            ("key=key_1", "unknown_parameter", "key"),
            (&long, "string_above_max_length", "q"),
        ] {
            let told = read(query).unwrap_err();
            assert_eq!((told.code.as_deref(), told.param.as_deref()), (Some(code), Some(param)), "{query}");
        }
    }
}
