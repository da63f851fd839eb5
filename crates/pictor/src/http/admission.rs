//! What every call must pass before anything comes of it, whether it is made or only asked about.

use pictor_api::{ApiError, Call, error};

use super::{House, body};
use crate::keys::Principal;

/// Reads requests by the rules of the house.
pub(super) fn reader(house: &House) -> body::Reader<'_> {
    body::Reader {
        spools: &house.spools,
        models: &house.models,
        rules: house.rules,
        timeouts: &house.timeouts,
        metrics: &house.metrics,
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
