//! What OpenAI's objects lack: rights, limits and budgets, as further members of projects and keys.

use pictor_api::money::Nanos;
use pictor_api::{ApiError, error};
use serde_json::{Value, json};

use crate::http::House;
use crate::http::fields::{Change, Fields};
use crate::keys::{HIGHEST_RATE, Limits, Scopes};

/// The members that change limits; a project has no limit on calls at once.
pub(super) const LIMITS: [&str; 4] =
    ["max_requests_per_1_minute", "max_images_per_1_minute", "budget_usd", "budget_month_usd"];

/// What becomes of each limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Changes {
    requests: Change<u32>,
    images: Change<u32>,
    concurrency: Change<u32>,
    total: Change<Nanos>,
    month: Change<Nanos>,
}

impl Changes {
    pub(super) fn read(fields: &Fields) -> Result<Self, ApiError> {
        Ok(Self {
            requests: fields.count("max_requests_per_1_minute", HIGHEST_RATE)?,
            images: fields.count("max_images_per_1_minute", HIGHEST_RATE)?,
            concurrency: fields.count("max_concurrent_requests", u32::MAX)?,
            total: fields.dollars("budget_usd")?,
            month: fields.dollars("budget_month_usd")?,
        })
    }

    pub(super) fn apply(&self, limits: &mut Limits) {
        self.requests.apply(&mut limits.requests);
        self.images.apply(&mut limits.images);
        self.concurrency.apply(&mut limits.concurrency);
        self.total.apply(&mut limits.budget_total);
        self.month.apply(&mut limits.budget_month);
    }

    /// As the limits of something new.
    pub(super) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        self.apply(&mut limits);
        limits
    }
}

/// Adds the limits to an object.
pub(super) fn show(object: &mut Value, limits: &Limits) {
    object["max_requests_per_1_minute"] = json!(limits.requests);
    object["max_images_per_1_minute"] = json!(limits.images);
    object["budget_usd"] = json!(limits.budget_total.map(|amount| amount.to_string()));
    object["budget_month_usd"] = json!(limits.budget_month.map(|amount| amount.to_string()));
}

/// What a key may do, where the body says so.
pub(super) fn scopes(fields: &Fields) -> Result<Option<Scopes>, ApiError> {
    let Some(names) = fields.texts("scopes")? else { return Ok(None) };
    match Scopes::named(names) {
        Ok(scopes) => Ok(Some(scopes)),
        Err(unknown) => Err(error::unsupported_value("scopes", unknown, &["images", "admin"])),
    }
}

/// The models that a key may name; `None` for every one.
pub(super) fn models(house: &House, fields: &Fields) -> Result<Option<Vec<String>>, ApiError> {
    let Some(names) = fields.texts("models")? else { return Ok(None) };
    let now = house.clock.unix_seconds();
    let served = |name: &str| house.models.get(name).is_some_and(|model| !model.is_retired(now));
    if let Some((index, unknown)) = names.iter().enumerate().find(|(_, name)| !served(name)) {
        let all: Vec<&str> = house.models.served(now).map(|(model, _)| model.id.as_str()).collect();
        return Err(error::unsupported_value(&format!("models[{index}]"), unknown, &all));
    }
    Ok(Some(names.into_iter().map(str::to_owned).collect()))
}

/// A hundred years, in seconds.
pub(super) const LONGEST_LIFE: i64 = 3_153_600_000;

/// How long a key lasts from now on, in milliseconds.
pub(super) fn life(fields: &Fields) -> Result<Option<i64>, ApiError> {
    let seconds = fields.integer("expires_in_seconds", 1..=LONGEST_LIFE)?;
    Ok(seconds.map(|seconds| seconds * 1_000))
}

/// A moment in seconds, as OpenAI tells it.
pub(super) fn seconds(moment: Option<i64>) -> Value {
    json!(moment.map(|milliseconds| milliseconds.div_euclid(1_000)))
}
