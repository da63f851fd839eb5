//! A call before it is a job.

use pictor_api::Endpoint;
use pictor_api::money::Nanos;

use super::job::Route;

/// What tells whether a call was made before.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Who pays.
    pub project: String,
    /// The id of the key that asked.
    pub key: String,
    /// The caller's own name for the call.
    pub idempotency_key: Option<String>,
    /// Which repetition the SDK says it is; 0 for none.
    pub retry: u32,
    /// What the call means, hashed.
    pub fingerprint: String,
}

/// A call that is to be started.
#[derive(Clone, Debug)]
pub struct New {
    /// Of `ids::job_id`.
    pub id: String,
    /// Who pays.
    pub project: String,
    /// The id of the key that asked.
    pub key: String,
    /// Which endpoint it came to.
    pub endpoint: Endpoint,
    /// The model as the caller named it.
    pub model: String,
    /// How many pictures are asked for.
    pub n: u8,
    /// The caller's own name for the call.
    pub idempotency_key: Option<String>,
    /// Which repetition the SDK says it is; 0 for none.
    pub retry: u32,
    /// What the call means, hashed.
    pub fingerprint: String,
    /// All parameters after defaults, as JSON.
    pub request: String,
    /// Whether the pictures that came with it are kept.
    pub inputs_kept: bool,
    /// Whether the caller does not wait for it.
    pub asynchronous: bool,
    /// Who makes the pictures.
    pub route: Route,
    /// The worst case of what it may cost.
    pub reserve: Nanos,
    /// Where its end is told, beside the endpoints of the project.
    pub webhook_url: Option<String>,
}

impl New {
    /// What tells whether it was made before.
    pub(super) fn identity(&self) -> Identity {
        let Self { project, key, idempotency_key, retry, fingerprint, .. } = self.clone();
        Identity { project, key, idempotency_key, retry, fingerprint }
    }
}
