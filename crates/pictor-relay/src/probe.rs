//! Asking every upstream, with every key, whether it is there and lets us in. Nothing is drawn or billed.

use std::time::Duration;

use futures_util::future::join_all;
use http::Method;
use serde_json::Value;
use tokio::time::Instant;

use crate::attempt_error::from_status;
use crate::client::Client;
use crate::headers::request;
use crate::incoming::{Incoming, describe};
use crate::outgoing::Outgoing;
use crate::pool::Member;
use crate::upstream::{AzureSurface, Kind, Models, Secret, Upstream};

/// A probe waits this long for its whole answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A list of models is read up to this many bytes.
const LONGEST_LIST: usize = 4 << 20;

/// What one upstream said to one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The operator's name for the upstream.
    pub upstream: String,
    /// Which of its keys, from 0; `None` when it asks for none.
    pub key: Option<usize>,
    /// How long the answer took.
    pub elapsed: Duration,
    /// What is wrong, in words for the operator; `None` when all is well.
    pub problem: Option<String>,
}

/// Probes all members side by side.
pub(crate) async fn probe_all(members: &[Member], client: &Client) -> Vec<Probe> {
    let probes = members.iter().flat_map(|member| {
        let keys = member.upstream.keys.iter().enumerate().map(|(index, key)| (Some(index), Some(key)));
        let none = member.upstream.keys.is_empty().then_some((None, None));
        keys.chain(none).map(move |(index, key)| probe(&member.upstream, client, index, key))
    });
    join_all(probes).await
}

async fn probe(upstream: &Upstream, client: &Client, index: Option<usize>, key: Option<&Secret>) -> Probe {
    let started = Instant::now();
    let listed = tokio::time::timeout(PATIENCE, list_models(upstream, client, key)).await;
    let problem = match listed {
        Ok(Ok(listed)) => missing(upstream, &listed),
        Ok(Err(problem)) => Some(problem),
        Err(_) => Some("no answer in time".into()),
    };
    Probe { upstream: upstream.name.clone(), key: index, elapsed: started.elapsed(), problem }
}

/// The names of the models that the upstream offers to this key.
async fn list_models(
    upstream: &Upstream,
    client: &Client,
    key: Option<&Secret>,
) -> Result<Vec<String>, String> {
    let request = request(Method::GET, &models_url(upstream), upstream, key, Outgoing::default());
    let response =
        client.request(request).await.map_err(|error| format!("not reached: {}", describe(&error)))?;
    let status = response.status().as_u16();
    let mut body = Incoming::new(response.into_body(), PATIENCE, PATIENCE);
    let body = body.rest(LONGEST_LIST).await.map_err(|error| error.to_string())?;
    // Not every service that draws has a list of its models; then there is nothing more that costs nothing.
    if matches!(upstream.kind, Kind::Compatible(_)) && [404, 405].contains(&status) {
        return Ok(Vec::new());
    }
    if status != 200 {
        return Err(from_status(status, &body, None, upstream).to_string());
    }
    let list: Value =
        serde_json::from_slice(&body).map_err(|_| "the list of models is no JSON".to_owned())?;
    let models = list["data"].as_array().ok_or("the list of models has no data")?;
    Ok(models.iter().filter_map(|model| model["id"].as_str()).map(ToOwned::to_owned).collect())
}

/// The first model that is configured but not offered. Azure lists models, not the deployments that we name; of other
/// services it is not known that they list all that they draw with.
fn missing(upstream: &Upstream, listed: &[String]) -> Option<String> {
    let Models::Named(names) = &upstream.models else { return None };
    if upstream.kind != Kind::OpenAi {
        return None;
    }
    let missing = names.values().find(|name| !listed.contains(name))?;
    Some(format!("does not offer the model '{missing}'"))
}

fn models_url(upstream: &Upstream) -> String {
    let base = upstream.base_url.trim_end_matches('/');
    match &upstream.kind {
        Kind::OpenAi | Kind::Compatible(_) => format!("{base}/models"),
        Kind::Azure { api_version, surface: AzureSurface::Deployments } => {
            format!("{base}/openai/models?api-version={api_version}")
        }
        Kind::Azure { api_version, surface: AzureSurface::V1 } => {
            format!("{base}/openai/v1/models?api-version={api_version}")
        }
    }
}
