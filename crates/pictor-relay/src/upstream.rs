//! What an operator says about one upstream, and about the pool as a whole. Plain data, checked once.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::time::Duration;

use pictor_api::Format;

use crate::capabilities::Capabilities;

/// One service that makes pictures for us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    /// The operator's name for it; unique, and shown in logs, metrics and headers.
    pub name: String,
    /// Which dialect it speaks.
    pub kind: Kind,
    /// Where it is. OpenAI and compatible: up to and with `/v1`. Azure: the resource, without `/openai`.
    pub base_url: String,
    /// Its keys, used in turn. May be empty for a service that asks for none.
    pub keys: Vec<Secret>,
    /// Headers that every request to it carries, by name, such as `OpenAI-Organization`. None of those that the relay
    /// sets itself.
    pub headers: BTreeMap<String, Secret>,
    /// Whether it honours `Idempotency-Key`: a request that comes again under the same key is answered as before and not
    /// billed again, as at another Pictor.
    pub idempotent: bool,
    /// Which models it serves, and under which names.
    pub models: Models,
    /// What it can do for single models, where that is not what its kind says: a part of the upstream's name for the
    /// model, ignoring case, and all that holds for it. The first that fits counts.
    pub by_model: Vec<(String, Capabilities)>,
    /// Lower is tried first; a higher number is used only when nothing lower can take the call.
    pub priority: u32,
    /// Its share among upstreams of one priority; 1 is normal.
    pub weight: u32,
    /// How many attempts may run there at once.
    pub max_in_flight: usize,
    /// How long it may draw: the longest wait for the answer to begin, and for it to arrive from then on.
    pub timeout: Duration,
    /// The longest silence in the middle of a plain answer that has begun.
    pub idle_timeout: Duration,
}

impl Upstream {
    /// An upstream of `kind` at `base_url` with defaults for everything else: every model, no key, weight 1,
    /// 50 attempts at once, 300 s to draw.
    pub fn new(name: impl Into<String>, kind: Kind, base_url: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind,
            base_url: base_url.into(),
            keys: Vec::new(),
            headers: BTreeMap::new(),
            idempotent: false,
            models: Models::Every,
            by_model: Vec::new(),
            priority: 0,
            weight: 1,
            max_in_flight: 50,
            timeout: Duration::from_secs(300),
            idle_timeout: Duration::from_secs(60),
        }
    }

    /// Whether what was learnt about this one holds for the other: the same account at the same service.
    pub(crate) fn is_same_account(&self, other: &Self) -> bool {
        self.name == other.name
            && self.kind == other.kind
            && self.base_url == other.base_url
            && self.keys == other.keys
            && self.headers == other.headers
    }

    /// Everything that is wrong with it, each with its key and its mend.
    pub fn problems(&self) -> Vec<ConfigError> {
        let is_usable = self.base_url.parse::<http::Uri>().is_ok_and(|url| {
            let plain = url.authority().is_some_and(|authority| !authority.as_str().contains('@'));
            plain && matches!(url.scheme_str(), Some("http" | "https")) && url.query().is_none()
        });
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        let named_safely = |name: &String| name.bytes().all(is_plain);
        let deployments_are_safe = match (&self.kind, &self.models) {
            (Kind::Azure { .. }, Models::Named(names)) => names.values().all(named_safely),
            _ => true,
        };
        let version_is_safe = match &self.kind {
            Kind::Azure { api_version, .. } => api_version.bytes().all(is_plain),
            Kind::OpenAi | Kind::Compatible(_) => true,
        };
        let base = self.kind.capabilities();
        let all = std::iter::once(&base).chain(self.by_model.iter().map(|(_, capabilities)| capabilities));
        let header = |key: &Secret| !key.0.is_empty() && key.0.bytes().all(|byte| byte.is_ascii_graphic());
        let rules = [
            (self.headers.iter().all(is_free_header), "headers", WRONG_HEADER),
            (!self.name.is_empty(), "name", "must not be empty"),
            (is_usable, "base_url", "must be an http or https URL without query or password"),
            (
                self.keys.iter().all(header),
                "api_keys",
                "a key is empty or has characters that no header may have",
            ),
            (!self.idempotent || self.keys.len() < 2, "idempotent", ONE_ACCOUNT),
            (
                deployments_are_safe,
                "models",
                "a deployment's name may have only letters, digits, '-', '.' and '_'",
            ),
            (version_is_safe, "api_version", "may have only letters, digits, '-', '.' and '_'"),
            (self.weight > 0, "weight", "must be at least 1"),
            (self.max_in_flight > 0, "max_in_flight", "must be at least 1"),
            (!self.timeout.is_zero(), "timeout", "must be longer than 0s"),
            (!self.idle_timeout.is_zero(), "idle_timeout", "must be longer than 0s"),
        ];
        let rules = rules.into_iter().chain(all.flat_map(Capabilities::rules));
        let broken = rules.filter(|(holds, ..)| !holds);
        let key = |key: &str| format!("upstream.{}.{key}", self.name);
        broken.map(|(_, name, problem)| ConfigError { key: key(name), problem: problem.into() }).collect()
    }
}

/// What is wrong with an upstream, or with all of them together.
pub(crate) fn check(upstreams: &[Upstream]) -> Result<(), ConfigError> {
    let mut names = HashSet::new();
    for upstream in upstreams {
        if let Some(problem) = upstream.problems().into_iter().next() {
            return Err(problem);
        }
        if !names.insert(&upstream.name) {
            let key = format!("upstream.{}.name", upstream.name);
            return Err(ConfigError { key, problem: "must be unique".into() });
        }
    }
    Ok(())
}

const WRONG_HEADER: &str = "a header has a name or a value that HTTP does not allow, or one that Pictor sets itself: \
     authorization, api-key, content-type, content-length, host, user-agent, connection, transfer-encoding, \
     idempotency-key";

const ONE_ACCOUNT: &str = "goes with one key only, since a service knows idempotency keys by account; write an \
     [[upstream]] for each";

/// Whether a header may be sent, and is not one that the relay or the connection sets.
fn is_free_header((name, value): (&String, &Secret)) -> bool {
    const OWN: [&str; 9] = [
        "authorization",
        "api-key",
        "connection",
        "content-length",
        "content-type",
        "host",
        "idempotency-key",
        "transfer-encoding",
        "user-agent",
    ];
    let is_name = http::HeaderName::from_bytes(name.as_bytes()).is_ok();
    let is_value = value.0.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    is_name && is_value && !OWN.contains(&name.to_ascii_lowercase().as_str())
}

/// Which dialect an upstream speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there are as many as upstreams, made once")]
pub enum Kind {
    /// `api.openai.com`, or something that cannot be told from it.
    OpenAi,
    /// Azure OpenAI.
    Azure {
        /// The `api-version` in the query, for example `2025-04-01-preview`, or `preview` on the v1 surface.
        api_version: String,
        /// Which of its two surfaces to use.
        surface: AzureSurface,
    },
    /// A service with OpenAI's paths and shapes that can do only part of it.
    Compatible(Capabilities),
}

impl Kind {
    /// What a service of this kind can do.
    pub fn capabilities(&self) -> Capabilities {
        match self {
            Self::OpenAi => Capabilities::everything(),
            // Azure documents no WebP (April 2026); the rest is as at OpenAI.
            Self::Azure { .. } => {
                Capabilities { formats: vec![Format::Png, Format::Jpeg], ..Capabilities::everything() }
            }
            Self::Compatible(capabilities) => capabilities.clone(),
        }
    }
}

/// The two ways to address Azure OpenAI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AzureSurface {
    /// `/openai/deployments/{deployment}/images/...`: the model's name on our side maps to a deployment.
    Deployments,
    /// `/openai/v1/images/...`: the deployment is named in the body, as at OpenAI.
    V1,
}

/// Which models an upstream serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Models {
    /// Any, under the name that the caller uses.
    Every,
    /// These: the caller's name to the upstream's.
    Named(BTreeMap<String, String>),
}

impl Models {
    /// The upstream's name for `model`, if it serves it.
    pub fn name_of<'a>(&'a self, model: &'a str) -> Option<&'a str> {
        match self {
            Self::Every => Some(model),
            Self::Named(names) => names.get(model).map(String::as_str),
        }
    }
}

/// A key that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a key.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key itself, for the one header that carries it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// How the pool behaves, whatever the upstream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How many attempts one call may have in all.
    pub max_attempts: u32,
    /// Whether an attempt that may have been billed is made again elsewhere.
    pub retry_unknown: bool,
    /// What to do with a picture that has not the size that was asked for.
    pub wrong_size: WrongSize,
    /// How many calls may wait for a free place.
    pub queue: usize,
    /// How long a call waits for a free place, and for room in the spools, while nothing of it has been sent.
    pub queue_wait: Duration,
    /// The rest after a refusal that names no time.
    pub cooldown: Duration,
    /// The longest rest that a `Retry-After` can impose.
    pub max_cooldown: Duration,
    /// The rest of a key that was refused as invalid or out of quota.
    pub key_rest: Duration,
    /// How many failures in a row open the breaker.
    pub breaker_failures: u32,
    /// How long an open breaker waits before one probe.
    pub breaker_rest: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            max_attempts: 4,
            retry_unknown: false,
            wrong_size: WrongSize::AsIs,
            queue: 1_000,
            queue_wait: Duration::from_secs(20),
            cooldown: Duration::from_secs(5),
            max_cooldown: Duration::from_secs(300),
            key_rest: Duration::from_secs(600),
            breaker_failures: 5,
            breaker_rest: Duration::from_secs(30),
        }
    }
}

/// What to do with a picture of another size than the one asked for. The caller is told in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongSize {
    /// Deliver it, with its true size in the answer.
    AsIs,
    /// Resize it to what was asked.
    Resize,
    /// Ask another upstream, although this one was paid.
    FailOver,
}

/// What is wrong with the configuration of a pool.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {problem}")]
pub struct ConfigError {
    /// Where: `upstream.<name>.<key>`.
    pub key: String,
    /// What, and how to mend it.
    pub problem: String,
}
