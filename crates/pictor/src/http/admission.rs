//! What every call must pass before anything comes of it, whether it is made or only asked about.

use std::collections::BTreeMap;

use pictor_api::request::compat::Served;
use pictor_api::{ApiError, Call, error};

use super::log::Facts;
use super::{House, body};
use crate::keys::Principal;

/// Reads requests by the rules of the house, and tells `facts` what is adapted.
pub(super) fn reader<'a>(house: &'a House, facts: &'a Facts) -> body::Reader<'a> {
    body::Reader {
        spools: &house.spools,
        models: &house.models,
        rules: house.rules,
        compat: house.compat.as_ref(),
        maker: &house.images.maker,
        now: house.clock.unix_seconds(),
        timeouts: &house.timeouts,
        metrics: &house.metrics,
        facts,
        model: None,
    }
}

/// Whether somebody serves the model, and the caller may name it.
pub(super) fn may_call(house: &House, principal: &Principal, call: &Call) -> Result<(), ApiError> {
    if !house.images.maker.serves(&call.model) {
        return Err(error::unknown_model(&call.model));
    }
    if !principal.may_use(&call.model) {
        return Err(error::model_not_allowed(&principal.project, &call.model));
    }
    Ok(())
}

/// The names that lead to other models, and to which, where they are listed.
pub(super) fn listed_aliases(house: &House) -> BTreeMap<String, String> {
    let Some(compat) = house.compat.as_ref().filter(|_| house.list_aliases) else { return BTreeMap::new() };
    let by_anybody = |name: &str| house.images.maker.serves(name);
    compat.all(Served { models: &house.models, by_anybody: &by_anybody, at: house.clock.unix_seconds() })
}
